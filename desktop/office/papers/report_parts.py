"""What a report of the movement says of results: registers, ranks, lists of awards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.awards.forms import Grant
from desktop.documents.kinds import kinds_counted
from desktop.documents.papers.movement_report import Recorded, Results
from desktop.documents.papers.wording import counted
from desktop.emulation.indicators import Assessment, Progress
from desktop.emulation.indices import IndexValue
from desktop.emulation.participants import Kind
from desktop.emulation.rounding import round_half_up
from desktop.office.papers import target_phrases, words
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import RankRow, RankTable, ReviewList
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import number, short_date, two_digits

UNKNOWN = "……"
_MOST_LEADERS = 3
_POINTS = ("Tối đa", "Bình quân", "Cao nhất", "Thấp nhất")

# --- results by field -----------------------------------------------------------------


def indices(roundup: Roundup) -> Results:
    """Return the published indices of the round's years: our own, and the units'."""
    own = _own_units(roundup)
    years = range(roundup.round.period.first.year - 1, _year(roundup) + 1)
    taken = [v for v in roundup.indices if not v.component and v.year in years]
    mine = [value for value in taken if value.subject_id in own]
    rows = [_index_row(value, own[value.subject_id]) for value in mine]
    rows += _units_rows([v for v in taken if v.subject_id not in own], roundup)
    return Results(
        "Các chỉ số cải cách hành chính đã công bố",
        ("STT", "Chỉ số", "Năm", "Đơn vị", "Kết quả", "Xếp loại, thứ hạng"),
        (10, 34, 14, 46, 26, 30),
        _numbered(rows),
        numbers=(4,),
    )


def _own_units(roundup: Roundup) -> dict[str, str]:
    """Return the unit all others hang under; a city has many, and none is it."""
    above = {unit.parent_id for unit in roundup.units}
    tops = [u for u in roundup.units if u.parent_id is None and u.id in above]
    return {unit.id: unit.name for unit in tops} if len(tops) == 1 else {}


def _index_row(value: IndexValue, unit: str) -> tuple[str, ...]:
    said = "" if value.value is None else number(value.value)
    place = f"hạng {value.rank}" if value.rank is not None else ""
    standing = ", ".join(part for part in (value.class_name, place) if part)
    return (value.index.short, str(value.year), unit, said, standing)


_Rows = list[tuple[str, ...]]


def _units_rows(values: Sequence[IndexValue], roundup: Roundup) -> _Rows:
    """Return one row for each index and year: how many units, from what to what."""
    rows: _Rows = []
    for index, year in dict.fromkeys((v.index, v.year) for v in values):
        of_year = [v for v in values if (v.index, v.year) == (index, year)]
        known = [v for v in of_year if v.value is not None]
        said = ""
        if known:
            low = min(v.value for v in known if v.value is not None)
            high = max(v.value for v in known if v.value is not None)
            said = f"{number(low)} – {number(high)}"
        best = [v for v in of_year if v.rank == 1]
        leads = [roundup.unit_by_id[v.subject_id].name for v in best]
        count = f"{two_digits(len(of_year))} đơn vị"
        first = f"hạng 1: {', '.join(leads)}" if 0 < len(leads) <= 2 else ""
        rows.append((index.short, str(year), count, said, first))
    return rows


def targets(assessments: Sequence[Assessment]) -> Results:
    """Return the plan's targets with what was reached; unknown ones have dots."""
    rows = []
    for each in assessments:
        is_known = each.progress is not Progress.NO_DATA
        reached = target_phrases.reached(each) or UNKNOWN
        judged = each.progress.label if is_known else UNKNOWN
        goal = target_phrases.goal(each.indicator)
        rows.append((each.indicator.name, goal, reached, judged))
    return Results(
        "Các chỉ tiêu của Kế hoạch",
        ("STT", "Chỉ tiêu", "Phải đạt", "Kết quả", "Đánh giá"),
        (10, 66, 30, 28, 26),
        _numbered(rows),
    )


def criteria(tables: Sequence[RankTable]) -> tuple[Results, ...]:
    """Return, for each set of criteria, how the scored ones stand group by group."""
    found = []
    for name in dict.fromkeys(table.criteria for table in tables):
        of_set = [table for table in tables if table.criteria == name]
        scored = [r for table in of_set for r in table.rows if r.total is not None]
        rows = []
        for heading in of_set[0].headings:
            points = [r.parts.get(heading.code) for r in scored]
            known = [point for point in points if point is not None]
            rows.append(
                (
                    f"{heading.code}. {heading.name}",
                    number(heading.max_points),
                    _mean(known),
                    number(max(known)) if known else UNKNOWN,
                    number(min(known)) if known else UNKNOWN,
                )
            )
        found.append(
            Results(
                f"Điểm theo nhóm tiêu chí ({name}, {two_digits(len(scored))} đối tượng "
                "đã thẩm định)",
                ("STT", "Nhóm tiêu chí", *_POINTS),
                (10, 78, 16, 20, 18, 18),
                _numbered(rows) if scored else (),
                numbers=(2, 3, 4, 5),
            )
        )
    return tuple(found)


def _mean(points: Sequence[Decimal]) -> str:
    if not points:
        return UNKNOWN
    total = sum((Fraction(point) for point in points), Fraction(0))
    return number(round_half_up(total / len(points), 2), 2)


# --- scores, ranks, awards ------------------------------------------------------------


def ranking(tables: Sequence[RankTable]) -> Results:
    """Return each block: how many were ranked, who leads it, the classes if any."""
    classes = [_classes(table.rows) for table in tables]
    has_classes = any(classes)
    rows = [
        (
            table.name,
            two_digits(len(table.rows)),
            two_digits(sum(row.rank is not None for row in table.rows)),
            _leaders(table.rows),
            *((said,) if has_classes else ()),
        )
        for table, said in zip(tables, classes, strict=True)
    ]
    head = ("STT", "Khối", "Số đối tượng", "Đã xếp hạng", "Dẫn đầu")
    return Results(
        "Kết quả chấm điểm, xếp hạng",
        (*head, "Xếp loại") if has_classes else head,
        (10, 40, 18, 18, 44, 30) if has_classes else (10, 50, 18, 18, 64),
        _numbered(rows),
        numbers=(2, 3),
        note=_unranked(tables),
    )


def _leaders(rows: Sequence[RankRow]) -> str:
    first = [row for row in rows if row.rank == 1]
    if not first:
        return UNKNOWN
    if len(first) > _MOST_LEADERS:
        return f"{two_digits(len(first))} đối tượng đồng hạng nhất"
    names = ", ".join(row.name for row in first)
    total = first[0].total
    return names if total is None else f"{names} ({number(total, 2)} điểm)"


def _classes(rows: Sequence[RankRow]) -> str:
    found = Counter(row.class_name for row in rows if row.rank is not None)
    named = [(name, count) for name, count in found.items() if name]
    return "; ".join(f"{name}: {two_digits(count)}" for name, count in named)


def _unranked(tables: Sequence[RankTable]) -> str:
    out = [r for table in tables for r in table.rows if r.rank is None]
    if not out:
        return ""
    return f"{two_digits(len(out))} đối tượng chưa đủ điểm thẩm định nên chưa xếp hạng"


def awards(now: Round, grants: Sequence[Grant]) -> Results:
    """Return what the office awarded by form, or proposes while nothing is decided."""
    taken_back = {(g.subject_id, g.form.label) for g in grants if g.revoked_on}
    rows = []
    forms = dict.fromkeys(one.form for one in now.outcome.own)
    for form in forms:
        lists = [one for one in now.outcome.own if one.form == form]
        row = _award_row(form, lists, taken_back)
        if row[-1]:
            rows.append(row)
    sums = tuple(sum(row[place] for row in rows) for place in range(1, 7))  # type: ignore[misc]
    shown = [(row[0], *(two_digits(n) for n in row[1:])) for row in rows]
    table = [*_numbered(shown)]
    if len(rows) > 1:
        table.append(("", "Cộng", *(two_digits(total) for total in sums)))
    decided = now.decision is not None
    return Results(
        "Khen thưởng" if decided else "Đề nghị khen thưởng, chưa có quyết định",
        (
            "STT",
            "Hình thức",
            "Tập thể",
            "Hộ gia đình",
            "Cá nhân",
            "Lãnh đạo",
            "Trực tiếp",
            "Cộng",
        ),
        (10, 42, 18, 18, 18, 18, 18, 18),
        tuple(table),
        numbers=(2, 3, 4, 5, 6, 7),
        totals=len(rows) > 1,
        note=_decided(now, len(taken_back)),
    )


def _award_row(
    form: str, lists: Sequence[ReviewList], taken_back: set[tuple[str, str]]
) -> tuple[str, int, int, int, int, int, int]:
    rows = [
        row
        for one in lists
        for row in one.proposed
        if (row.subject_id, one.form) not in taken_back
    ]
    collective = (Kind.COLLECTIVE, Kind.BUSINESS)
    people = [row for row in rows if row.kind is Kind.INDIVIDUAL]
    return (
        words.form_words(form) or "Khen thưởng",
        sum(row.kind in collective for row in rows),
        sum(row.kind is Kind.HOUSEHOLD for row in rows),
        len(people),
        sum(row.is_head for row in people),
        sum(row.works_directly for row in people),
        len(rows),
    )


def _decided(now: Round, taken_back: int) -> str:
    if now.decision is None:
        return ""
    day = now.decision.issued_on
    numbered = f"{now.decision.number or UNKNOWN}/{now.decision.symbol}"
    said = f"Theo Quyết định số {numbered} ngày {_short(day)}"
    lost = f"; không tính {two_digits(taken_back)} khen thưởng đã thu hồi"
    return f"{said}{lost if taken_back else ''}"


def _short(day: date | None) -> str:
    return short_date(day) if day else UNKNOWN


# --- proposals ------------------------------------------------------------------------


def proposals(now: Round, own_name: str) -> tuple[Recorded, ...]:
    """Return who is proposed to whom above, with names."""
    entries = []
    for lists in now.upward.values():
        listed = words.subjects(lists, own_name)
        counts = kinds_counted(counted(listed))
        named = ", ".join(one.full_name for one in listed)
        asked = words.forms_of(lists)
        entries.append(f"Đề nghị {lists[0].authority} {asked} cho {counts}: {named}")
    return (Recorded("Đề nghị cấp trên khen thưởng", tuple(entries)),)


def _year(roundup: Roundup) -> int:
    return roundup.round.period.last.year


def _numbered(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(place), *row) for place, row in enumerate(rows, start=1))
