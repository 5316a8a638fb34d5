"""Handing awards over: noted in the register, for one award or many at once."""

from collections.abc import Sequence
from datetime import date

from db import awards
from desktop import text
from desktop.awards.deliveries import Delivery
from desktop.awards.forms import Grant
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk


class Deliveries:
    """Note, correct and take back that awards were handed over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def by_grant(self) -> dict[str, Delivery]:
        """Return what is noted, by the id of the award."""
        return awards.deliveries(self._desk.database)

    def note(self, grants: Sequence[Grant], day: date, receiver: str = "") -> None:
        """Note that awards were handed over on a day, as one action.

        Args:
            grants: one or several; those noted before are corrected.
            day: not in the future, and not before the decision.
            receiver: who took it for the awarded; only for a single award.

        Raises:
            OfficeError: nothing is chosen, or an award was taken back.
            EntryError: the day cannot be, or the name is too long.
        """
        if not grants:
            raise OfficeError(
                "Chưa chọn khen thưởng nào.", "Chọn một hoặc nhiều dòng trong sổ."
            )
        who = text.clean(receiver)
        who = entries.name(who, "tên người nhận") if who else ""
        for grant in grants:
            self._check(grant, day)
        with self._desk.trail.operation(_title("Ghi đã trao", grants)):
            given = [Delivery(grant.id, day, who) for grant in grants]
            awards.put_deliveries(self._desk.database, given)

    def remove(self, grants: Sequence[Grant]) -> None:
        """Take back that awards were handed over, entered by mistake."""
        known = self.by_grant()
        noted = [grant for grant in grants if grant.id in known]
        if not noted:
            raise OfficeError(
                "Dòng này chưa ghi đã trao.", "Không cần bỏ; chưa có gì thay đổi."
            )
        with self._desk.trail.operation(_title("Bỏ ghi đã trao", noted)):
            for grant in noted:
                awards.remove_delivery(self._desk.database, grant.id)

    def _check(self, grant: Grant, day: date) -> None:
        if grant.revoked_on is not None:
            raise OfficeError(
                f"{grant.form.label} của {grant.recipient} đã thu hồi.",
                "Bỏ dòng này ra rồi ghi lại; chưa có gì thay đổi.",
            )
        if day > self._desk.today():
            raise EntryError(
                f"Ngày trao {day:%d/%m/%Y} ở sau hôm nay.",
                "Sửa lại ngày; chưa có gì thay đổi.",
            )
        decision = awards.decision(self._desk.database, grant.decision_id)
        decided = decision.issued_on if decision else None
        if decided is not None and day < decided:
            raise EntryError(
                f"Ngày trao {day:%d/%m/%Y} trước ngày quyết định {decided:%d/%m/%Y}.",
                "Sửa lại ngày; chưa có gì thay đổi.",
            )


def _title(verb: str, grants: Sequence[Grant]) -> str:
    if len(grants) == 1:
        return f"{verb} {grants[0].form.label} của {grants[0].recipient}"
    return f"{verb} {len(grants):02d} khen thưởng"
