"""The Bảng tổng hợp điểm và xếp hạng of a criteria set, from a round's outcome."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.awards.selection import Remark, Section
from desktop.documents.paper import Signature
from desktop.documents.papers import ranking_table
from desktop.documents.papers.wording import Office as Letterhead
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.participants import Kind
from desktop.emulation.scoring import Side
from desktop.errors import OfficeError
from desktop.office.papers.words import Round, form_words, movement_in
from desktop.office.rounds.outcome import RankRow, RankTable, ReviewList
from desktop.vietnamese import long_date, number

_CUT = "(số liệu tính đến hết"


def ranking_of(
    now: Round, criteria: str, office: Letterhead, signatures: tuple[Signature, ...]
) -> ranking_table.RankingTable:
    """Return what the table of a criteria set says.

    Raises:
        OfficeError: nothing is scored by it.
    """
    tables = [t for t in now.outcome.tables if t.criteria == criteria]
    if not tables:
        raise OfficeError(
            "Chưa có điểm nào để lập bảng xếp hạng.", "Chấm điểm trước, rồi tạo lại."
        )
    scored = _set_of(now, criteria)
    whole = tables[0].scale
    is_percent = whole == 100
    cutoff = long_date(now.roundup.round.cutoff)
    deciding = _deciding(now, tables)
    return ranking_table.RankingTable(
        office=office,
        subject=f"Kết quả thực hiện {movement_in(now)} {_CUT} {cutoff})",
        groups=tuple(
            ranking_table.CriteriaGroup(h.name, h.max_points)
            for h in tables[0].headings
            if not h.is_extra
        ),
        blocks=tuple(_block(now, table) for table in tables),
        signatures=signatures,
        total_name="Chỉ số (%)" if is_percent else f"Điểm trên thang {number(whole)}",
        who=_who(now, tables),
        equals="bằng nhau ở mọi tiêu chí so sánh" if deciding else "bằng điểm",
        rules=tuple(_rules(now, tables, scored, deciding)),
        remark=_remark(tables),
    )


def _who(now: Round, tables: Sequence[RankTable]) -> str:
    """Return the head of the column of names: people are no "Đơn vị"."""
    found = now.roundup.candidates
    ids = (row.subject_id for table in tables for row in table.rows)
    kinds = {found[each].kind for each in ids if each in found}
    if kinds == {Kind.INDIVIDUAL}:
        return "Họ và tên"
    return "Họ tên, tên đơn vị" if Kind.INDIVIDUAL in kinds else "Đơn vị"


def _deciding(now: Round, tables: Sequence[RankTable]) -> tuple[str, ...]:
    """Return the groups of criteria that decide between equal totals, in order."""
    named = {h.code: h.name for table in tables for h in table.headings}
    return tuple(named[key] for key in now.roundup.plan.precedence if key in named)


def _set_of(now: Round, name: str) -> CriteriaSet | None:
    return next((s for s in now.roundup.plan.criteria_sets if s.name == name), None)


def _block(now: Round, table: RankTable) -> ranking_table.RankedBlock:
    rows = tuple(_unit(now, row, table) for row in table.rows)
    return ranking_table.RankedBlock(table.name, rows)


def _unit(now: Round, row: RankRow, table: RankTable) -> ranking_table.RankedUnit:
    empty = ranking_table.NoPoints.NOT_APPLICABLE
    if row.unranked_reason:
        empty = ranking_table.NoPoints.NOT_VERIFIED
    inside = [h for h in table.headings if not h.is_extra]
    parts = [row.parts.get(heading.code) for heading in inside]
    is_whole = row.total is not None
    survey = _survey(now, row.subject_id)
    verified = row.points if survey is None else row.points - survey
    return ranking_table.RankedUnit(
        name=row.name,
        points=tuple(empty if part is None else part for part in parts),
        total=row.total,
        rank=row.rank,
        tied=row.is_tied,
        grade=row.class_name,
        note=row.note,
        unranked_reason=row.unranked_reason,
        self_total=_self_total(now, row.subject_id),
        verified=verified if is_whole else None,
        survey=survey if is_whole else None,
        most=row.applicable_max,
        bonus=row.bonus,
        proposal="; ".join(_proposed(now, row.subject_id)),
    )


def _self_total(now: Round, subject_id: str) -> Decimal | None:
    """Return the unit's own sum, None while a cell is missing or it is gone."""
    if subject_id not in now.roundup.candidates:
        return None
    sums = now.roundup.total(subject_id, Side.SELF)
    return sums.points if sums is not None and sums.value is not None else None


def _survey(now: Round, subject_id: str) -> Decimal | None:
    """Return the sum of the survey's points, None where there was no survey."""
    sheet = now.roundup.sheet(subject_id, Side.SURVEY)
    found = [score.points for score in sheet.values() if score.points is not None]
    return sum(found, Decimal(0)) if found else None


def _proposed(now: Round, subject_id: str) -> Iterator[str]:
    """Yield what a unit is proposed for, and that of others who decide as "Trình …"."""
    for found in now.outcome.lists:
        if any(row.subject_id == subject_id for row in found.proposed):
            form = form_words(found.form) or "Khen thưởng"
            yield form if found.is_own else f"Trình {form}"


# --- the note -------------------------------------------------------------------------


def _rules(
    now: Round,
    tables: Sequence[RankTable],
    scored: CriteriaSet | None,
    deciding: Sequence[str],
) -> Iterator[str]:
    whole = tables[0].scale
    extra = any(row.bonus is not None for table in tables for row in table.rows)
    more = ", cộng điểm thưởng, trừ điểm phạt" if extra else ""
    said = f"tổng điểm thẩm định : điểm tối đa áp dụng × {number(whole)}{more}"
    name = "Chỉ số" if whole == 100 else "Điểm"
    yield f"{name} = {said}; xếp hạng trong từng khối theo số chưa làm tròn"
    if deciding:
        yield f"Bằng tổng điểm thì so lần lượt điểm: {'; '.join(deciding)}"
    if scored is not None and scored.bands:
        yield _bands(scored)
    shown = {row.subject_id for table in tables for row in table.rows}
    for found in now.outcome.lists:
        yield from _tie(found, shown)


def _bands(scored: CriteriaSet) -> str:
    """Return "Xuất sắc từ 90 điểm trở lên; Tốt từ 80 đến dưới 90 điểm; …"."""
    parts = []
    upper: Decimal | None = None
    for place, band in enumerate(scored.bands):
        is_last = place == len(scored.bands) - 1
        if upper is None:
            parts.append(f"{band.name} từ {number(band.lower)} điểm trở lên")
        elif is_last:
            parts.append(f"{band.name} dưới {number(upper)} điểm")
        else:
            bounds = f"từ {number(band.lower)} đến dưới {number(upper)} điểm"
            parts.append(f"{band.name} {bounds}")
        upper = band.lower
    return "; ".join(parts)


def _tie(found: ReviewList, shown: set[str]) -> Iterator[str]:
    """Yield who is tied at the quota line and how that stands."""
    tied = [r.name for r in found.of(Section.AT_THE_LINE) if r.subject_id in shown]
    if tied:
        names = ", ".join(tied)
        yield f"{names} đồng hạng tại ranh giới chỉ tiêu: Hội đồng xem xét"
    chosen = [
        row.name
        for row in found.proposed
        if row.remark is Remark.CHOSEN_AT_THE_LINE and row.subject_id in shown
    ]
    if chosen:
        yield f"{', '.join(chosen)} được chọn trong số đồng hạng tại ranh giới chỉ tiêu"


def _remark(tables: Sequence[RankTable]) -> str:
    """Return the note that points are the office's own, where they are."""
    if any(table.is_own for table in tables):
        return (
            "Điểm theo bộ tiêu chí do cơ quan tự lập, không có trong Kế hoạch; "
            "xếp hạng là căn cứ để xem xét."
        )
    return ""
