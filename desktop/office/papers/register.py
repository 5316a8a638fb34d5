"""The Sổ khen thưởng on paper: a year of it, or the lines of one award or decision.

The register knows no round: its papers are made from the decisions, whatever round is
in hand, and are never drafts.
"""

from collections.abc import Sequence
from datetime import datetime

from db import awards, offices
from desktop.awards.deliveries import Delivery
from desktop.awards.forms import Decision, Grant
from desktop.documents.paper import Paper
from desktop.documents.papers.award_register import (
    AwardRegister,
    RegisterLine,
    describe_award_register,
)
from desktop.documents.papers.register_extract import (
    RegisterExtract,
    describe_register_extract,
)
from desktop.documents.papers.wording import Office as Letterhead
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import names
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.vietnamese import short_date, time

REGISTER, EXTRACT = "register:", "register-extract:"


class RegisterPapers:
    """Describe the register and extracts of it; a family of papers."""

    def __init__(self, office: PaperOffice, desk: Desk) -> None:
        self._office = office
        self._desk = desk

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the register of the decision's year, and what the round added to it.

        None before there is a decision: nothing stands in the register yet.
        """
        if now.decision is None:
            return []
        found = awards.grants(self._desk.database, decision_id=now.decision.id)
        if not found:
            return []
        year = found[0].register_year
        return [
            _kind(
                f"{REGISTER}{year}",
                f"Sổ khen thưởng năm {year}",
                f"so-khen-thuong-{year}",
            ),
            _kind(
                f"{EXTRACT}{now.decision.id}",
                "Trích Sổ khen thưởng của quyết định",
                "trich-so-khen-thuong",
            ),
        ]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return a paper by its code: a year, an award or a decision."""
        return self.paper(code)

    def paper(self, code: str) -> Paper | None:
        """Return a paper of the register without a round; None for other codes."""
        if code.startswith(REGISTER):
            return self._register(code.removeprefix(REGISTER))
        if code.startswith(EXTRACT):
            return self._extract(code.removeprefix(EXTRACT))
        return None

    def years(self) -> list[int]:
        """Return the years that have numbers, the latest first."""
        found = awards.grants(self._desk.database)
        return sorted({grant.register_year for grant in found}, reverse=True)

    # --- the papers ---------------------------------------------------------------

    def _register(self, typed: str) -> Paper:
        year = int(typed) if typed.isdecimal() else 0
        found = awards.grants(self._desk.database, register_year=year)
        if not found:
            raise OfficeError(
                f"Sổ khen thưởng năm {typed} chưa có dòng nào.",
                "Ra quyết định trước; mỗi khen thưởng tự vào sổ một số.",
            )
        titles, signer = self._signer()
        return describe_award_register(
            AwardRegister(
                self._letterhead(),
                year,
                self._lines(found),
                titles,
                signer,
                footer=printed_at(self._desk.now()),
            )
        )

    def _extract(self, wanted: str) -> Paper:
        every = awards.grants(self._desk.database)
        found = [one for one in every if wanted in {one.id, one.decision_id}]
        if not found:
            raise OfficeError(
                "Không thấy dòng này trong Sổ khen thưởng.",
                "Chọn lại dòng ở trang Sổ khen thưởng.",
                detail=wanted,
            )
        titles, signer = self._signer()
        return describe_register_extract(
            RegisterExtract(
                self._letterhead(),
                found[0].register_year,
                self._lines(found),
                titles,
                signer,
            )
        )

    def _letterhead(self) -> Letterhead:
        mine = self._office.particulars()
        return Letterhead(commune=mine.full_name, place=mine.place)

    def _signer(self) -> tuple[tuple[str, ...], str]:
        """Return titles and name of who usually signs."""
        found = offices.signatories(self._desk.database)
        usual = sorted(found, key=lambda one: not one.is_default)
        return (usual[0].titles, usual[0].name) if usual else (("CHỦ TỊCH",), "")

    def _lines(self, grants: Sequence[Grant]) -> tuple[RegisterLine, ...]:
        decisions = {one.id: one for one in awards.decisions(self._desk.database)}
        handed = awards.deliveries(self._desk.database)
        own_name = self._office.name()
        return tuple(
            line_of(
                grant,
                decisions.get(grant.decision_id),
                handed.get(grant.id),
                own_name,
            )
            for grant in grants
        )


def line_of(
    grant: Grant, decision: Decision | None, delivery: Delivery | None, own_name: str
) -> RegisterLine:
    """Return an award as the register on paper shows it.

    Args:
        own_name: of the office; right under it goes without saying.
    """
    number, day, signer = "", None, ""
    if decision is not None:
        number = f"{decision.number}/{decision.symbol}" if decision.number else ""
        day, signer = decision.issued_on, decision.signer
    return RegisterLine(
        number=grant.register_mark,
        recipient=grant.recipient,
        detail=_detail(grant, own_name),
        form=grant.form.label,
        citation=grant.citation,
        decision=number,
        decided_on=day,
        signer=signer,
        amount=grant.amount,
        delivered_on=delivery.delivered_on if delivery else None,
        receiver=delivery.receiver if delivery else "",
        revoked_on=grant.revoked_on,
        revoked_reason=grant.revoked_reason,
    )


def _detail(grant: Grant, own_name: str) -> str:
    is_own = grant.detail.casefold() == own_name.casefold()
    is_said = grant.detail.casefold() in grant.recipient.casefold()
    return "" if is_own or is_said else names.lower_types(grant.detail)


def printed_at(now: datetime) -> str:
    """Return the line at the foot of a list kept in the office."""
    return f"In lúc {time(now)} ngày {short_date(now.date())}"


def _kind(code: str, title: str, stem: str) -> PaperKind:
    return PaperKind(
        code,
        title,
        f"{stem}.pdf",
        PaperStep.HANDING_OUT,
        is_final=True,
    )
