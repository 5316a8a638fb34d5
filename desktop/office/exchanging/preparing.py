"""What a bundle would say, gathered and looked over; nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from db import exchange
from db.exchange import SentBundle
from db.plans import AdoptedPlan
from desktop.bundles.sealed.catalogue import Finding, found, refuse
from desktop.bundles.sealed.envelope import (
    ALWAYS_SEALED,
    MAY_SEND,
    BundleType,
    is_for,
    tier_of,
)
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.prepared import Current, Prepared
from desktop.office.exchanging.receipt_contents import Receipt
from desktop.office.exchanging.result_contents import Enclosed
from desktop.office.exchanging.revisions import revise
from desktop.office.registers import communes

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.plans import Plans


class Preparing:
    """Gather bundles.

    Args:
        current: gives the round in hand, for submissions.
        enclosed: gives what a city adds to the result of one commune, by its code.
    """

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        plans: "Plans",
        current: Callable[[], Current],
        enclosed: Callable[[str], Enclosed],
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._plans = plans
        self._current = current
        self._enclosed = enclosed

    def prepare(
        self,
        kind: BundleType,
        to: str = "",
        *,
        receipt: Receipt | None = None,
        enclosed: Enclosed | None = None,
    ) -> Prepared:
        """Gather what a bundle would say; nothing is written.

        Args:
            kind: submission, plan, result or receipt; for keys see `Identity`.
            to: the receiver's code; the city above for a submission where absent.
            receipt: what a receipt says.
            enclosed: papers and words that go along with a result.

        Raises:
            OfficeError: there is nothing to send, or nobody to send it to.
            BundleRefusedError: TD-124, 126 or 127, not from us or not to them.
        """
        to = to or self._identity.above()
        mine = self._identity.org
        if to == mine:
            raise OfficeError(
                "Nơi nhận là chính cơ quan mình.",
                "Chọn nơi nhận khác; chưa có gì được xuất.",
            )
        self._check_address(kind, to)
        filled = self._filled(kind, to, receipt, enclosed)
        revised = revise(self._desk.database, filled, org=mine, to=to)
        last = self.last(filled, to)
        findings = list(filled.findings) + self._checked(filled)
        recipients: tuple[str, ...] = ()
        if filled.has_personal_data or kind in ALWAYS_SEALED:
            recipients = self._identity.recipients(to, with_own=True)
        if not recipients and kind is BundleType.RESULT:
            findings.append(found("TD-305"))
        prepared = Prepared(
            filled, revised, to, name_of(to), recipients, tuple(findings), last
        )
        if last is None or not prepared.is_unchanged:
            return prepared
        again = found("TD-707", seq=last.seq)
        return replace(prepared, findings=(*prepared.findings, again))

    def _check_address(self, kind: BundleType, to: str) -> None:
        """Refuse what its receiver would refuse, before a number is given."""
        tier = tier_of(self._identity.org)
        if kind not in MAY_SEND[tier]:
            raise refuse("TD-124", tier=tier.label, kind=kind.label)
        if not is_for(kind, to):
            raise refuse("TD-126", kind=kind.label, tier=tier_of(to).label)
        if kind is BundleType.SUBMISSION and to != self._identity.above():
            raise refuse("TD-127", name=name_of(to))

    def last(self, filled: Filled, to: str) -> SentBundle | None:
        """Return the bundle of that stream made last in this life of our data."""
        sent = exchange.sent_in(
            self._desk.database,
            filled.kind.value,
            to,
            movement=filled.scope.movement,
            period=filled.scope.period,
            epoch=self._identity.epochs.current(),
        )
        return max(sent, key=lambda one: one.seq, default=None)

    def _filled(
        self,
        kind: BundleType,
        to: str,
        receipt: Receipt | None,
        enclosed: Enclosed | None,
    ) -> Filled:
        match kind:
            case BundleType.SUBMISSION:
                return self._submission()
            case BundleType.PLAN:
                from desktop.office.exchanging.plan_contents import plan_bundle

                adopted = self._adopted()
                plan = self._plans.value_of(adopted)
                keyrings = self._identity.keyrings
                made = plan_bundle(self._desk, adopted, plan, keyrings.files())
                return replace(made, awaits_list=keyrings.is_outdated())
            case BundleType.RESULT:
                from desktop.office.exchanging.result_contents import result

                added = self._enclosed(to) if enclosed is None else enclosed
                return result(self._desk, to, self._plans.by_id, added)
            case BundleType.RECEIPT if receipt is not None:
                from desktop.office.exchanging.receipt_contents import (
                    receipt as receipt_of,
                )

                return receipt_of(receipt)
            case _:
                raise OfficeError(
                    "Loại gói này không gửi từ đây.",
                    "Chọn gói đề nghị, kế hoạch, kết quả hoặc biên nhận.",
                    detail=kind.value,
                )

    def _submission(self) -> Filled:
        from desktop.office.exchanging.submission_contents import submission

        now = self._current()
        return submission(
            self._desk, self._identity.org, now.roundup, now.outcome, now.sheet
        )

    def _checked(self, filled: Filled) -> list[Finding]:
        if filled.kind is not BundleType.SUBMISSION:
            return []
        from desktop.office.exchanging.sending_checks import submission_findings

        now = self._current()
        today = self._desk.today()
        return list(submission_findings(now.roundup, now.outcome, now.dossiers, today))

    def _adopted(self) -> AdoptedPlan:
        adopted = self._plans.current()
        if adopted is None:
            raise OfficeError(
                "Chưa có kế hoạch nào để gửi.", "Nhận một kế hoạch ở trang Kế hoạch."
            )
        return adopted


def name_of(org: str) -> str:
    """Return what an office is called, by its code: "Xã Vĩnh Bảo"."""
    if org.startswith("vn-tinh-"):
        province = communes.province(org.removeprefix("vn-tinh-"))
        return province.full_name if province else org
    commune = communes.commune(org.removeprefix("vn-xa-"))
    return commune.full_name if commune else org
