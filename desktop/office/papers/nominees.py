"""The family of lists of nominees and reports of achievements, from a round's lists."""

from collections.abc import Iterator, Sequence

from desktop.awards.forms import Level
from desktop.awards.report_forms import choose
from desktop.documents.kinds import Kind
from desktop.documents.paper import Paper, Signature
from desktop.documents.papers.authorities import NAME_ROOM, for_committee
from desktop.documents.papers.merit_report import describe_merit_report
from desktop.documents.papers.nominee_list import (
    NomineeList,
    NomineePart,
    describe_nominee_list,
)
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import merit_reports as reports
from desktop.office.papers import names, words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.file_names import plain_name
from desktop.office.papers.merit_honours import Awarded, awarded_before
from desktop.office.papers.merit_writing import Writing
from desktop.office.papers.merits import (
    common_period,
)
from desktop.office.papers.nominee_rows import YEARS, NomineeRow
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList
from desktop.plans.plan import AwardOffer

NOMINEES, MERITS = "nominees:", "merits:"
_STANDING_CODE, _UPWARD_CODE = "proposal", "upward:"
_PLURAL = {
    Kind.COLLECTIVE: "tap-the",
    Kind.HOUSEHOLD: "ho-gia-dinh",
    Kind.INDIVIDUAL: "ca-nhan",
}


class NomineePapers:
    """Describe the lists of nominees, and the report of each of them."""

    def __init__(self, office: PaperOffice, desk: Desk) -> None:
        self._office = office
        self._desk = desk

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return a list for each award and kind of subject, a report for each name."""
        lists = list(_list_kinds(now))
        return [*_report_kinds(now), *lists]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one paper: "nominees:<offer>:<kind>", "merits:<offer>:<subject>"."""
        if code.startswith(NOMINEES):
            offer, _, kind = code.removeprefix(NOMINEES).rpartition(":")
            return self._listed(now, offer, Kind[kind.upper()])
        if code.startswith(MERITS):
            offer, _, subject_id = code.removeprefix(MERITS).rpartition(":")
            return self._report(now, offer, subject_id)
        return None

    # --- lists --------------------------------------------------------------------

    def _listed(self, now: Round, offer: str, kind: Kind) -> Paper:
        plan, lists = now.roundup.plan, _lists_of(now, offer, kind)
        if not lists:
            raise OfficeError(
                "Chưa có ai được đề nghị nên chưa có danh sách trích ngang.",
                "Xét khen thưởng trước, rồi tạo lại.",
            )
        office = self._office.letterhead(plan)
        is_own = lists[0].is_own
        by_committee = not is_own or office.has_no_body
        issued = now.issued_of(_STANDING_CODE if is_own else _UPWARD_CODE + offer)
        parts, rated = self._parts(now, lists)
        return describe_nominee_list(
            NomineeList(
                office=office,
                kind=kind,
                award=self._award(now, plan.offer_by_code[offer], is_short=True),
                parts=parts,
                signatures=self._signatures(now, is_own=is_own),
                symbol=f"TTr-{office.standing_symbol if is_own else 'UBND'}",
                number=issued.number,
                signed_on=issued.issued_on,
                sender=office.committee if by_committee else office.standing_body,
                years=YEARS,
                rated=rated,
                by_committee=not is_own,
            )
        )

    def _award(self, now: Round, offer: AwardOffer, *, is_short: bool = False) -> str:
        """Return "tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Hồng Vân".

        A short one leaves out the office's own name, which stands above it.
        """
        plan, form = now.roundup.plan, words.form_words(offer.form.label)
        office = self._office.letterhead(plan)
        whose = office.short_chair if is_short else office.chair
        if not plan.decides(offer):
            is_of_province = offer.level is Level.CITY
            mine = self._office.particulars()
            province = mine.province_name if is_of_province else ""
            whose = names.full_authority(offer.authority, province)
        return f"tặng {form} của {whose}" if form else "khen thưởng"

    def _signatures(self, now: Round, *, is_own: bool) -> tuple[Signature, ...]:
        maker = Signature(("NGƯỜI LẬP DANH SÁCH",), NAME_ROOM)
        if is_own:
            name, title = self._office.head(now.roundup.plan)
            return (maker, Signature((title,), name or NAME_ROOM))
        name, titles = self._office.usual_signer()
        return (maker, for_committee(titles, name))

    def _parts(
        self, now: Round, lists: Sequence[ReviewList]
    ) -> tuple[tuple[NomineePart, ...], str]:
        """Return the parts, and the time most ratings are for, for the heading."""
        rated = common_period(
            now.roundup.facts(row.subject_id).ratings
            for found in lists
            for row in found.proposed
        )
        sheet = self._office.council(now)
        voted = {(r.offer, r.row.subject_id): r.result.share for r in sheet.rows}
        before = self._before(now)
        parts = tuple(
            NomineePart(
                found.scope or words.PAPER_KINDS[found.kind].value,
                tuple(
                    NomineeRow(
                        now,
                        row,
                        before.get(row.subject_id, ()),
                        voted.get((found.offer, row.subject_id), ""),
                        self._office.name(),
                        rated,
                    ).nominee()
                    for row in found.proposed
                ),
            )
            for found in lists
        )
        return parts, rated

    def _before(self, now: Round) -> dict[str, tuple[Awarded, ...]]:
        chair = self._office.letterhead(now.roundup.plan).chair
        return awarded_before(self._desk, now.roundup.round.id, chair)

    # --- reports ------------------------------------------------------------------

    def _report(self, now: Round, offer: str, subject_id: str) -> Paper:
        plan = now.roundup.plan
        candidate = now.roundup.candidates.get(subject_id)
        award = plan.offer_by_code.get(offer)
        if candidate is None or award is None:
            raise OfficeError(
                "Đối tượng này không còn thuộc diện xét của đợt.",
                "Tải lại trang Xét khen thưởng rồi chọn lại.",
                detail=f"{offer}:{subject_id}",
            )
        wanted = reports.wanted_of(plan, award, candidate, self._office.day(now))
        picked = reports.picked(now.texts, subject_id)
        chosen = choose(reports.report_forms(), wanted, picked)
        said = f"{self._award(now, award)} trong {words.movement_in(now)}"
        writing = Writing(
            now,
            self._office.letterhead(plan),
            candidate,
            chosen.form,
            said,
            self._before(now).get(subject_id, ()),
        )
        return describe_merit_report(writing.report())


# --- the catalogue --------------------------------------------------------------------


def report_code(offer: str, subject_id: str) -> str:
    """Return the code of the report of somebody for an award."""
    return f"{MERITS}{offer}:{subject_id}"


def list_code(offer: str, kind: Kind) -> str:
    """Return the code of the list of nominees of one kind for an award."""
    return f"{NOMINEES}{offer}:{kind.name.lower()}"


def _list_kinds(now: Round) -> Iterator[PaperKind]:
    for place, offer in enumerate(now.roundup.offers, start=1):
        for kind in Kind:
            lists = _lists_of(now, offer.code, kind)
            if lists:
                form = words.form_words(offer.form.label) or "khen thưởng"
                to = "" if lists[0].is_own else f", trình {lists[0].authority}"
                yield PaperKind(
                    list_code(offer.code, kind),
                    f"Danh sách trích ngang {kind.value} đề nghị {form}{to}",
                    f"trich-ngang-{place}-{_PLURAL[kind]}.pdf",
                    PaperStep.COUNCIL,
                )


def _report_kinds(now: Round) -> Iterator[PaperKind]:
    rows = [(found, row) for found in now.outcome.lists for row in found.proposed]
    several = len({found.offer for found, _row in rows}) > 1
    for place, (found, row) in enumerate(rows, start=1):
        form = words.form_words(found.form) or "khen thưởng"
        for_what = f" ({form}, {found.authority})" if several else ""
        yield PaperKind(
            report_code(found.offer, row.subject_id),
            f"Báo cáo thành tích: {row.name}{for_what}",
            f"bao-cao-thanh-tich-{place:02d}-{plain_name(row.name)}.pdf",
            PaperStep.UNITS,
        )


def _lists_of(now: Round, offer: str, kind: Kind) -> list[ReviewList]:
    return [
        found
        for found in now.outcome.lists
        if found.offer == offer
        and words.PAPER_KINDS[found.kind] is kind
        and found.proposed
    ]
