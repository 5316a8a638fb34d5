"""The family of score sheets of units, with empty forms; reviews of standards else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from db import records
from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.facts import Candidate
from desktop.documents.paper import Paper, Signature
from desktop.documents.papers.authorities import NAME_ROOM
from desktop.documents.papers.score_sheet import (
    ConditionRow,
    NoScore,
    Points,
    ScoreRow,
    ScoreSheet,
    ScoreTotal,
    StandardSheet,
    describe_score_sheet,
    describe_standard_sheet,
)
from desktop.emulation.criteria import CriteriaSet, Criterion
from desktop.emulation.participants import Kind
from desktop.emulation.scoring import Score, Side, Total, class_of, group_totals
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.file_names import plain_name
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.vietnamese import number

SHEET, FORM = "score-sheet:", "score-form:"
_WHO = {
    Kind.INDIVIDUAL: "Họ và tên",
    Kind.HOUSEHOLD: "Tên hộ",
    Kind.BUSINESS: "Tên doanh nghiệp",
}
_SIGNS: dict[Kind | None, str] = {
    Kind.HOUSEHOLD: "ĐẠI DIỆN HỘ GIA ĐÌNH",
    Kind.BUSINESS: "ĐẠI DIỆN DOANH NGHIỆP",
}
_ANSWERS = {Verdict.MET: True, Verdict.NOT_MET: False}


class ScorePapers:
    """Describe a sheet for each candidate, and an empty one for each set."""

    def __init__(self, office: PaperOffice, desk: Desk) -> None:
        self._office = office
        self._desk = desk

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the empty forms, and the sheets of whoever is proposed or scored."""
        return [*_form_kinds(now), *_sheet_kinds(now)]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one paper: "score-sheet:<subject id>", "score-form:<set or group>"."""
        if code.startswith(SHEET):
            return self._sheet(now, code.removeprefix(SHEET))
        if code.startswith(FORM):
            return self._form(now, code.removeprefix(FORM))
        return None

    def _sheet(self, now: Round, subject_id: str) -> Paper:
        candidate = now.roundup.candidates.get(subject_id)
        if candidate is None:
            raise _gone(subject_id)
        criteria = now.roundup.criteria_for(subject_id)
        if criteria is None:
            return self._review(now, candidate, is_blank=False)
        return describe_score_sheet(self._scored(now, criteria, candidate))

    def _form(self, now: Round, code: str) -> Paper:
        for criteria in now.roundup.plan.criteria_sets:
            if criteria.code == code:
                return describe_score_sheet(self._scored(now, criteria, None))
        for candidate in now.roundup.candidates.values():
            if candidate.group == code:
                return self._review(now, candidate, is_blank=True)
        raise _gone(code)

    def _scored(
        self, now: Round, criteria: CriteriaSet, candidate: Candidate | None
    ) -> ScoreSheet:
        read = _Reader(now, criteria, candidate, self._evidence())
        movement = words.movement_in(now)
        return ScoreSheet(
            office=self._office.letterhead(now.roundup.plan),
            unit=candidate.name if candidate else "",
            subject=f"{criteria.name}, {movement}",
            rows=tuple(read.row(each) for each in criteria.criteria),
            totals=tuple(read.totals()),
            signatures=self._signatures(now, candidate),
            has_survey=criteria.has_survey,
            origin=_origin(criteria),
            who=self._who(now, criteria, candidate),
        )

    def _who(
        self, now: Round, criteria: CriteriaSet, candidate: Candidate | None
    ) -> str:
        """Return what stands before the name: a person is no "Đơn vị"."""
        if candidate is not None:
            return _WHO.get(candidate.kind, "Đơn vị")
        groups = now.roundup.plan.group_by_code
        kinds = {
            k for code in criteria.groups if code in groups for k in groups[code].kinds
        }
        return "Họ và tên" if kinds == {Kind.INDIVIDUAL} else "Đơn vị"

    def _review(self, now: Round, candidate: Candidate, *, is_blank: bool) -> Paper:
        explained = now.roundup.explanation(candidate.id)
        group = now.roundup.plan.group_by_code[candidate.group]
        said = f"{group.name}, {words.movement_in(now)}"
        return describe_standard_sheet(
            StandardSheet(
                office=self._office.letterhead(now.roundup.plan),
                unit="" if is_blank else candidate.name,
                subject=said,
                rows=tuple(_conditions(explained, is_blank=is_blank)),
                signatures=self._signatures(now, None if is_blank else candidate),
            )
        )

    def _signatures(
        self, now: Round, candidate: Candidate | None
    ) -> tuple[Signature, ...]:
        heads = [
            person.name
            for person in now.roundup.people
            if candidate is not None
            and person.is_head
            and person.unit_id == (candidate.unit_id or candidate.id)
            and not person.retired_on
        ]
        head = heads[0] if len(heads) == 1 else ""
        kind = candidate.kind if candidate else None
        title = _SIGNS.get(kind, "THỦ TRƯỞNG ĐƠN VỊ")
        unit_head = Signature((title,), head or NAME_ROOM)
        return (unit_head, Signature(("NGƯỜI THẨM ĐỊNH",), NAME_ROOM))

    def _evidence(self) -> dict[str, str]:
        """Return the titles of what proves each cell, by the cell's owner key."""
        found: dict[str, list[str]] = {}
        for each in records.evidence(self._desk.database):
            found.setdefault(each.owner, []).append(each.title)
        return {owner: "; ".join(titles) for owner, titles in found.items()}


class _Reader:
    """The cells of one sheet; without a candidate every one is empty."""

    def __init__(
        self,
        now: Round,
        criteria: CriteriaSet,
        candidate: Candidate | None,
        evidence: Mapping[str, str],
    ) -> None:
        self._roundup, self._criteria = now.roundup, criteria
        self._id = candidate.id if candidate else ""
        self._evidence = evidence
        parents = {each.parent for each in criteria.criteria}
        self._headings = {c.code for c in criteria.criteria if c.code in parents}
        self._sums = {side: self._groups(side) for side in Side}

    def _groups(self, side: Side) -> Mapping[str, Decimal | None]:
        sheet = self._roundup.counted(self._id, side) if self._id else {}
        return group_totals(self._criteria, sheet) if sheet else {}

    def row(self, criterion: Criterion) -> ScoreRow:
        """Return the row of a criterion."""
        is_heading = criterion.code in self._headings
        points = self._sum if is_heading else self._points
        owner = f"score:{self._roundup.round.id}:{self._id}:{criterion.code}"
        return ScoreRow(
            criterion.code,
            criterion.name,
            criterion.max_points,
            points(criterion, Side.SELF),
            points(criterion, Side.VERIFIED),
            points(criterion, Side.SURVEY),
            evidence=self._evidence.get(owner, "") if self._id else "",
            note=self._reason(criterion),
            is_heading=is_heading,
        )

    def _score(self, criterion: Criterion, side: Side) -> Score | None:
        if not self._id:
            return None
        return self._roundup.sheet(self._id, side).get(criterion.code)

    def _points(self, criterion: Criterion, side: Side) -> Points:
        score = self._score(criterion, side)
        if score is None:
            return NoScore.NOT_SCORED
        return NoScore.NOT_APPLICABLE if score.points is None else score.points

    def _sum(self, criterion: Criterion, side: Side) -> Points:
        found = self._sums[side].get(criterion.code)
        return NoScore.NOT_SCORED if found is None else found

    def _reason(self, criterion: Criterion) -> str:
        score = self._score(criterion, Side.VERIFIED)
        return score.reason if score else ""

    # --- totals -------------------------------------------------------------------

    def totals(self) -> Iterator[ScoreTotal]:
        """Yield the lines under the criteria."""
        mine, verified = self._total(Side.SELF), self._total(Side.VERIFIED)
        whole = number(self._criteria.total)
        yield ScoreTotal(
            "Tổng điểm", _points(mine), _points(verified), self._survey(), most=whole
        )
        yield ScoreTotal("Điểm tối đa áp dụng", _most(mine), _most(verified))
        if self._criteria.has_extras:
            yield ScoreTotal("Điểm thưởng, trừ", _extra(mine), _extra(verified))
        note = verified.remark if verified else ""
        name = "Chỉ số (%)" if self._criteria.total == 100 else f"Điểm trên {whole}"
        yield ScoreTotal(name, _value(mine), _value(verified), note=note)
        if self._criteria.bands:
            classed = class_of(self._criteria, verified) if verified else None
            named = classed.band.name if classed else ""
            yield ScoreTotal("Xếp loại", verified=named)

    def _total(self, side: Side) -> Total | None:
        """Return a side's total, None while nothing is scored on it."""
        if not self._id or not self._roundup.sheet(self._id, side):
            return None
        return self._roundup.total(self._id, side)

    def _survey(self) -> str:
        sheet = self._roundup.sheet(self._id, Side.SURVEY) if self._id else {}
        found = [score.points for score in sheet.values() if score.points is not None]
        return number(sum(found, Decimal(0)), 2) if found else ""


def _points(sums: Total | None) -> str:
    return "" if sums is None or sums.value is None else number(sums.points, 2)


def _most(sums: Total | None) -> str:
    return "" if sums is None or sums.value is None else number(sums.applicable_max)


def _extra(sums: Total | None) -> str:
    return "" if sums is None or sums.value is None else number(sums.extra, 2)


def _value(sums: Total | None) -> str:
    value = sums.rounded() if sums else None
    return "" if value is None else number(value, 2)


def _origin(criteria: CriteriaSet) -> str:
    if criteria.is_own:
        return "Bộ tiêu chí do cơ quan tự lập, không có trong Kế hoạch."
    return f"{criteria.origin}." if criteria.origin else ""


def _conditions(
    node: Explanation, place: str = "1", *, is_blank: bool
) -> Iterator[ConditionRow]:
    label = f"{node.label}, {node.quantifier}" if node.quantifier else node.label
    found = "; ".join(part for part in (node.used, node.source) if part)
    yield ConditionRow(
        place,
        label,
        node.clause,
        holds=None if is_blank else _ANSWERS.get(node.verdict),
        found="" if is_blank else found,
        is_heading=bool(node.quantifier),
        applies=is_blank or node.verdict is not Verdict.NOT_APPLICABLE,
    )
    for index, child in enumerate(node.children, 1):
        yield from _conditions(child, f"{place}.{index}", is_blank=is_blank)


# --- the catalogue --------------------------------------------------------------------


def _form_kinds(now: Round) -> Iterator[PaperKind]:
    """Yield an empty form for each set in use, else for each group of candidates."""
    plan = now.roundup.plan
    groups = dict.fromkeys(c.group for c in now.roundup.candidates.values())
    sets = [s for s in plan.criteria_sets if any(g in groups for g in s.groups)]
    named = {s.code: f"Phiếu chấm điểm để trống: {s.name}" for s in sets}
    for group in groups:
        if plan.criteria_of(group) is None:
            name = plan.group_by_code[group].name
            named[group] = f"Phiếu rà soát tiêu chuẩn để trống: {name}"
    for code, title in named.items():
        file_name = f"phieu-trong-{plain_name(code)}.pdf"
        yield PaperKind(
            f"{FORM}{code}", title, file_name, PaperStep.UNITS, is_final=True
        )


def _sheet_kinds(now: Round) -> Iterator[PaperKind]:
    used: Counter[str] = Counter()
    proposed = {row.subject_id for row in now.outcome.proposed}
    for candidate in now.roundup.candidates.values():
        scored = now.roundup.scores.get(candidate.id)
        is_scored = now.roundup.criteria_for(candidate.id) is not None
        # Sheets of many people would bury the rest; `describe` gives anybody's.
        is_listed = scored and candidate.kind is not Kind.INDIVIDUAL
        if candidate.id not in proposed and not (is_scored and is_listed):
            continue
        title = "Phiếu tự chấm, thẩm định" if is_scored else "Phiếu rà soát tiêu chuẩn"
        slug = plain_name(candidate.name)
        used[slug] += 1
        again = f"-{used[slug]}" if used[slug] > 1 else ""
        yield PaperKind(
            f"{SHEET}{candidate.id}",
            f"{title}: {candidate.name}",
            f"phieu-{slug}{again}.pdf",
            PaperStep.APPRAISAL,
        )


def _gone(code: str) -> OfficeError:
    return OfficeError(
        "Không còn phiếu này trong đợt xét.",
        "Mở lại trang Hồ sơ & văn bản để xem danh sách hiện nay.",
        detail=code,
    )
