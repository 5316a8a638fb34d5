"""The lines of the register: awards decided here, and those entered from elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop import vietnamese
from desktop.awards.deliveries import Delivery
from desktop.awards.forms import Decision, Grant
from desktop.emulation.participants import Kind
from desktop.office.rounds.double_awards import PastAward
from ui.language import _
from ui.widgets.subject_picker import Named


@dataclass(frozen=True, slots=True)
class Entry:
    """An award with the decision it was given by."""

    grant: Grant
    decision: Decision | None
    delivery: Delivery | None = None

    @property
    def id(self) -> str:
        """Return what names the line."""
        return self.grant.id

    @property
    def subject_id(self) -> str:
        """Return whose award it is."""
        return self.grant.subject_id

    @property
    def kind(self) -> Kind:
        """Return what kind of subject it went to."""
        return self.grant.kind

    @property
    def number(self) -> int | None:
        """Return the register number."""
        return self.grant.register_number

    @property
    def mark(self) -> str:
        """Return the number as the certificate shows it: "12/2026-98"."""
        return self.grant.register_mark

    @property
    def year(self) -> int:
        """Return the year of the register."""
        return self.grant.register_year

    @property
    def recipient(self) -> str:
        """Return the name as it was when decided."""
        return self.grant.recipient

    @property
    def detail(self) -> str:
        """Return post and unit."""
        return self.grant.detail

    @property
    def form(self) -> str:
        """Return "Giấy khen"."""
        return self.grant.form.label

    @property
    def merit(self) -> str:
        """Return what it was given for."""
        return self.grant.citation

    @property
    def is_revoked(self) -> bool:
        """Tell whether the award was taken back."""
        return self.grant.revoked_on is not None

    @property
    def decision_number(self) -> str:
        """Return "1284/QĐ-UBND", or that it is still missing."""
        if self.decision is None or not self.decision.number:
            return _("chưa có số")
        return f"{self.decision.number}/{self.decision.symbol}"

    @property
    def day(self) -> date | None:
        """Return the day of the decision."""
        return self.decision.issued_on if self.decision else None

    @property
    def decided_on(self) -> str:
        """Return "16/12/2025", or that it is still missing."""
        return vietnamese.short_date(self.day) if self.day else _("chưa có ngày")

    @property
    def amount(self) -> int | None:
        """Return the money in đồng, None where none is known."""
        return self.grant.amount

    @property
    def delivered_on(self) -> str:
        """Return the day it was handed over, empty before."""
        day = self.delivery.delivered_on if self.delivery else None
        return vietnamese.short_date(day) if day else ""

    @property
    def receiver(self) -> str:
        """Return who took it for the awarded, empty for nobody else."""
        return self.delivery.receiver if self.delivery else ""

    @property
    def state(self) -> str:
        """Return "Đã tặng", when it was handed over, or when it was taken back."""
        if self.grant.revoked_on is None and self.delivery is not None:
            return _("Đã trao {day}").format(day=self.delivered_on)
        if self.grant.revoked_on is None:
            return _("Đã tặng")
        return _("Đã thu hồi {day}").format(
            day=vietnamese.short_date(self.grant.revoked_on)
        )

    @property
    def state_note(self) -> str:
        """Return why it was taken back, else who took it for somebody."""
        if self.grant.revoked_on is not None or not self.receiver:
            return self.grant.revoked_reason
        return _("{name} nhận thay").format(name=self.receiver)


@dataclass(frozen=True, slots=True)
class PastEntry:
    """An award decided elsewhere or earlier, entered by hand: it has no number here."""

    award: PastAward
    who: Named | None
    number: int | None = None
    is_revoked: bool = False
    amount: int | None = None
    delivered_on: str = ""
    receiver: str = ""

    @property
    def id(self) -> str:
        """Return what names the line."""
        return self.award.id

    @property
    def subject_id(self) -> str:
        """Return whose award it is."""
        return self.award.subject_id

    @property
    def kind(self) -> Kind:
        """Return what kind of subject it went to."""
        return self.who.kind if self.who else Kind.COLLECTIVE

    @property
    def mark(self) -> str:
        """Return that it is not in the register of this office."""
        return "–"

    @property
    def year(self) -> int:
        """Return the year of the decision, or of the merit where no day is known."""
        return (self.award.issued_on or self.award.last_day).year

    @property
    def recipient(self) -> str:
        """Return the name as it was entered."""
        return self.award.recipient

    @property
    def detail(self) -> str:
        """Return post and unit."""
        is_person = self.who is not None and self.who.kind is Kind.INDIVIDUAL
        return self.who.detail if self.who and is_person else ""

    @property
    def form(self) -> str:
        """Return "Bằng khen"."""
        return self.award.form.label

    @property
    def merit(self) -> str:
        """Return what it was given for."""
        return self.award.merit

    @property
    def decision_number(self) -> str:
        """Return the number as typed, or that nobody entered one."""
        return self.award.number or _("không ghi số")

    @property
    def day(self) -> date | None:
        """Return the day of the decision."""
        return self.award.issued_on

    @property
    def decided_on(self) -> str:
        """Return "16/12/2024", or that nobody entered it."""
        return vietnamese.short_date(self.day) if self.day else _("không ghi ngày")

    @property
    def state(self) -> str:
        """Return where the line comes from."""
        return _("Ghi lại, không cấp số")

    @property
    def state_note(self) -> str:
        """Return who decided it."""
        return self.award.authority or self.award.level.label


Line = Entry | PastEntry


def entries(
    grants: Sequence[Grant],
    decisions: Mapping[str, Decision],
    past: Sequence[PastAward],
    names: Mapping[str, Named],
    year: object,
    handed: Mapping[str, Delivery] | None = None,
) -> list[Line]:
    """Return the lines of a year, or of all years for None, the latest year first.

    Within a year the numbered ones come first, then those from elsewhere by day.
    """
    known = handed or {}
    found: list[Line] = [
        Entry(g, decisions.get(g.decision_id), known.get(g.id)) for g in grants
    ]
    found += [PastEntry(award, names.get(award.subject_id)) for award in past]
    found = [line for line in found if year in (None, line.year)]
    return sorted(found, key=_place)


def _place(line: Line) -> tuple[int, int, date, str]:
    number = line.number if line.number is not None else 10**9
    return -line.year, number, line.day or date.max, line.id
