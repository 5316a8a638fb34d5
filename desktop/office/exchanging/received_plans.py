"""The plans that came from above: which version, and whether we work by it already."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from db import exchange, receiving
from db.exchange import ReceivedStream
from db.plans import AdoptedPlan
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import by_name
from desktop.errors import OfficeError, PlanFileError
from desktop.office.desk import Desk
from desktop.office.exchanging.kept_rows import tables_of
from desktop.office.exchanging.plan_parts import digest_of, plans_in
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.wire_tables import rows_in

if TYPE_CHECKING:
    from desktop.office.plans import Plans


class Offer(Enum):
    """What there is to do with a plan that came; the value is the word on screen."""

    IN_USE = "Đang làm theo đúng bản này"
    AMENDED = "Bản mới của kế hoạch đang làm"
    ABOVE = "Kế hoạch của cấp trên"
    NEW = "Chưa nhận"


@dataclass(frozen=True, slots=True)
class ReceivedPlan:
    """A plan in the bundle of its movement that counts.

    Attributes:
        plan: code, version as the sender counts, text, number and day.
        digest: "sha256:…" of its text.
        seq: of the bundle it came in; `org` and `org_name` say who sent it.
        trouble: why this program cannot read it; "" where it can.
    """

    plan: AdoptedPlan
    title: str
    digest: str
    org: str
    org_name: str
    seq: int
    offer: Offer
    trouble: str = ""

    @property
    def is_waiting(self) -> bool:
        """Tell whether the officer has something to decide about it."""
        return self.offer in {Offer.NEW, Offer.AMENDED}


class ReceivedPlans:
    """Look at the plans that came, and work by one."""

    def __init__(self, desk: Desk, plans: "Plans") -> None:
        self._desk = desk
        self._plans = plans

    def all(self) -> list[ReceivedPlan]:
        """Return the plans that count, what there is to do first."""
        found = [
            self._seen(stream, plan)
            for stream in exchange.streams(self._desk.database)
            if stream.type == BundleType.PLAN.value and stream.current
            for plan in self._in(stream)
        ]
        order = list(Offer)
        return sorted(found, key=lambda one: -order.index(one.offer))

    def adopt(self, received: ReceivedPlan) -> AdoptedPlan:
        """Work by a plan that came: a new one, or a new version of ours.

        What is under way comes along, as with every amended plan.

        Raises:
            OfficeError: it cannot be read here, or is in use already.
        """
        if received.offer is Offer.IN_USE:
            raise OfficeError(
                f"Đang làm theo đúng bản này của kế hoạch “{received.title}”.",
                "Không cần làm gì thêm.",
            )
        if received.trouble:
            raise OfficeError(
                f"Chưa đọc được kế hoạch trong gói: {received.trouble}",
                "Cập nhật chương trình rồi nhận lại gói; chưa có gì thay đổi.",
            )
        reason = f"Theo gói kế hoạch số {received.seq} của {received.org_name}"
        title = f"Nhận kế hoạch {received.title} từ gói số {received.seq}"
        with self._desk.trail.operation(title, reason=reason):
            adopted = self._plans.adopt_text(received.plan.source, reason=reason)
            if received.plan.number or received.plan.issued_on:
                self._plans.number(
                    adopted, received.plan.number, received.plan.issued_on
                )
        return adopted

    def _in(self, stream: ReceivedStream) -> Iterable[AdoptedPlan]:
        tables = tables_of(self._desk.database, shapes(BundleType.PLAN), stream.current)
        return plans_in(rows_in(by_name(tables).get("plan_files")))

    def _seen(self, stream: ReceivedStream, plan: AdoptedPlan) -> ReceivedPlan:
        digest, title, trouble = digest_of(plan.source), plan.code, ""
        bundle = receiving.bundle(self._desk.database, stream.current)
        try:
            title = self._plans.value_of(plan).short_name
        except PlanFileError as problem:
            trouble = problem.sentence
        return ReceivedPlan(
            plan,
            title,
            digest,
            stream.org,
            bundle.org_name if bundle else stream.org,
            bundle.seq if bundle else stream.last_seq,
            self._offer(plan.code, digest),
            trouble,
        )

    def _offer(self, code: str, digest: str) -> Offer:
        mine = self._plans.adopted()
        if digest in {digest_of(one.source) for one in mine}:
            return Offer.IN_USE
        if code in {one.code for one in mine}:
            return Offer.AMENDED
        current = self._plans.current()
        above = self._plans.value_of(current).parent_plan if current else ""
        return Offer.ABOVE if code == above else Offer.NEW
