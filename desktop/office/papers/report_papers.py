"""Báo cáo sơ kết, tổng kết, hằng năm of the round in hand; a family of papers.

The kind follows the round: its occasion says whether half a year, a year, the interim
or the final review is reported. Sudden awards have no report of their own.
"""

from db import awards
from desktop.awards.forms import Grant
from desktop.documents.paper import Paper
from desktop.documents.papers.movement_report import (
    MovementReport,
    days_in_words,
    describe_movement_report,
)
from desktop.emulation.movements import Occasion
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import names, report_journal, report_parts, words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.office.registers.journal import Journal
from desktop.plans.plan import Plan

REPORT = "report:"
_NAMED = {
    Occasion.HALF_YEAR: ("half-year", "Báo cáo 6 tháng", "Kết quả thực hiện"),
    Occasion.ANNUAL: ("annual", "Báo cáo hằng năm", "Kết quả thực hiện"),
    Occasion.INTERIM: ("interim", "Báo cáo sơ kết", "Sơ kết"),
    Occasion.FINAL: ("final", "Báo cáo tổng kết", "Tổng kết"),
}
_COMMITTEE = ("ủy ban nhân dân", "ubnd")


class ReportPapers:
    """Describe the report of the movement out of what was recorded."""

    def __init__(self, office: PaperOffice, desk: Desk) -> None:
        self._office = office
        self._desk = desk
        self._journal = Journal(desk)

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the report the round calls for."""
        named = _NAMED.get(now.roundup.round.occasion)
        if named is None:
            return []
        code, title, _lead = named
        return [
            PaperKind(
                f"{REPORT}{code}",
                title,
                f"bao-cao-{code}.pdf",
                PaperStep.REPORT,
                is_numbered=True,
            )
        ]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return the report of the round; its kind is the round's own."""
        if not code.startswith(REPORT):
            return None
        named = _NAMED.get(now.roundup.round.occasion)
        if named is None or code != f"{REPORT}{named[0]}":
            raise OfficeError(
                "Đợt xét đang mở không có loại báo cáo này.",
                "Chọn đợt xét 6 tháng, hằng năm, sơ kết hoặc tổng kết rồi tạo lại.",
                detail=code,
            )
        return describe_movement_report(self._report(code, named[2], now))

    def _report(self, code: str, lead: str, now: Round) -> MovementReport:
        roundup, outcome = now.roundup, now.outcome
        plan, period = roundup.plan, roundup.round.period
        signer, titles = self._office.signer(now)
        issued = now.issued_of(code)
        return MovementReport(
            office=self._office.letterhead(plan),
            title=f"{lead} {words.movement_in(now)}",
            plan=names.plan_basis(plan).removeprefix("Căn cứ "),
            days=days_in_words(period.first, period.last),
            leadership=report_journal.leadership(self._journal, roundup),
            fields=(
                report_parts.indices(roundup),
                report_parts.targets(roundup.assessments),
                *report_parts.criteria(outcome.tables),
            ),
            standings=(
                report_parts.ranking(outcome.tables),
                report_parts.awards(now, self._grants(now)),
            ),
            proposals=report_parts.proposals(now, self._office.name()),
            difficulties=report_journal.difficulties(
                self._journal.difficulties(), roundup
            ),
            titles=titles,
            signer=signer,
            addressees=_addressees(plan),
            number=issued.number,
            signed_on=issued.issued_on,
            recipients=self._office.recipients(now),
        )

    def _grants(self, now: Round) -> list[Grant]:
        if now.decision is None:
            return []
        return awards.grants(self._desk.database, decision_id=now.decision.id)


def _addressees(plan: Plan) -> tuple[str, ...]:
    """Return whom the plan lets the committee itself report to; often nobody."""
    found = (
        duty.report_to.replace("UBND", "Ủy ban nhân dân")
        for duty in plan.duties
        if duty.report_to
        and duty.owner.casefold().startswith(_COMMITTEE)
        and "báo cáo" in duty.text.casefold()
    )
    return tuple(dict.fromkeys(found))
