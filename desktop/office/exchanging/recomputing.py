"""The sender's results worked out again from its own rows, and where they differ.

Whoever receives a submission uses what it works out itself; a difference is told with
both values, never repaired.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop.bundles.cells import Value
from desktop.bundles.sealed.catalogue import BundleRefusedError, Finding, found
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table, by_name
from desktop.errors import PlanFileError
from desktop.office.exchanging import award_tables
from desktop.office.exchanging.outcome_rows import outcome_rows
from desktop.office.exchanging.temporary_office import (
    TemporaryOffice,
    temporary_office,
)
from desktop.office.exchanging.wire_tables import Cells, WireTable, rows_in

MOST_NAMED = 20
"""After so many differences the rest is counted: the officer asks the sender anyway."""

_COMPARED = {
    award_tables.RANKINGS.name: {
        "rank": "hạng",
        "tied": "đồng hạng",
        "total": "tổng điểm",
        "points": "điểm",
        "applicable_max": "điểm tối đa",
        "class_name": "xếp loại",
        "unranked_reason": "lý do chưa xếp hạng",
    },
    award_tables.VERDICTS.name: {
        "verdict": "kết luận",
        "section": "phần danh sách",
        "remark": "nhận xét",
        "rank": "hạng trong danh sách",
        "total": "tổng điểm",
        "is_conditional": "điều kiện",
    },
}


def recompute(opened: Opened) -> list[Finding]:
    """Return where a submission's results differ from what its data give.

    TD-510 for every rank, total and verdict that differs, TD-504 for points outside a
    criterion, TD-511 where the plan cannot be read here. Rows that cannot be loaded
    are the refusals of the 400s, as findings.
    """
    return recompute_tables(opened.contents.tables)


def recompute_tables(tables: Sequence[Table]) -> list[Finding]:
    """Return the same for tables at hand, such as rows kept of a bundle."""
    try:
        with temporary_office(tables) as made:
            return [*_outside(made), *_differences(made, by_name(tables))]
    except BundleRefusedError as refusal:
        return [refusal.finding]
    except PlanFileError as problem:
        return [found("TD-511", why=problem.sentence)]


def _outside(made: TemporaryOffice) -> list[Finding]:
    """Find points above or below what a criterion gives."""
    findings = []
    roundup = made.roundup
    for subject_id, sides in roundup.scores.items():
        if subject_id not in roundup.candidates:
            continue
        criteria = roundup.criteria_for(subject_id)
        known = criteria.by_code if criteria else {}
        for score in (s for sheet in sides.values() for s in sheet.values()):
            criterion = known.get(score.criterion)
            if criterion is None or score.points is None:
                continue
            is_low = score.points < 0 and not criterion.may_be_negative
            if is_low or score.points > criterion.max_points:
                facts = {"points": score.points, "criterion": score.criterion}
                findings.append(found("TD-504", **facts))
    return findings[:MOST_NAMED]


def _differences(made: TemporaryOffice, tables: dict[str, Table]) -> list[Finding]:
    ours = outcome_rows(made.outcome)
    findings: list[Finding] = []
    for wire in (award_tables.RANKINGS, award_tables.VERDICTS):
        theirs = rows_in(tables.get(wire.name))
        findings += _compared(wire, theirs, ours[wire.name])
    if len(findings) > MOST_NAMED:
        rest = len(findings) - MOST_NAMED
        more = found("TD-510", what=f"thêm {rest} chỗ", theirs="…", ours="…")
        return [*findings[:MOST_NAMED], more]
    return findings


def _compared(
    wire: WireTable, theirs: Iterable[Cells], ours: Iterable[Cells]
) -> list[Finding]:
    said = {_key(wire, row): row for row in theirs}
    made = {_key(wire, row): row for row in ours}
    findings = []
    for key in sorted(said.keys() | made.keys()):
        their, our = said.get(key), made.get(key)
        name = (our or their or {}).get("name")
        for column, words in _COMPARED[wire.name].items():
            before = _value(their, column)
            after = _value(our, column)
            if before != after:
                facts = {"what": f"{words} của {name}", "theirs": before, "ours": after}
                findings.append(found("TD-510", **facts))
                break  # the first difference of a row tells enough
    return findings


def _key(wire: WireTable, row: Cells) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in wire.key)


def _value(row: Cells | None, column: str) -> str:
    """Return a cell as it is compared and shown; equal numbers are equal."""
    if row is None:
        return "không có"
    value: Value = row[column]
    if value is None:
        return "chưa có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    return str(value)
