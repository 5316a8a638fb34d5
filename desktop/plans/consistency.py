"""Whether the parts of a plan file fit together: every name it uses is defined once."""

import re
from collections.abc import Iterable, Sequence

from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.plans.plan import Plan
from desktop.plans.positions import Path
from desktop.plans.sections import Report

ORDER_KEYS = ("total", "direct_work")


def check_references(plan: Plan, report: Report) -> None:
    """Note every name that is used but not defined, or defined twice."""
    _unique(report, "group", "code", [g.code for g in plan.groups])
    _unique(report, "indicator", "code", [i.code for i in plan.indicators])
    _unique(report, "criteria", "code", [c.code for c in plan.criteria_sets])
    _unique(report, "block", "code", [b.code for b in plan.blocks])
    _unique(report, "standard", "code", [s.code for s in plan.standards])
    _unique(report, "offer", "code", [o.code for o in plan.offers])
    _unique(report, "deadline", "code", [d.code for d in plan.deadlines])
    _unique(report, "round", "code", [r.code for r in plan.rounds])
    _unique(report, "clause", "number", [c.number for c in plan.clauses])
    _unique(report, "reading", "key", [r.key for r in plan.readings])
    _check_groups(plan, report)
    _check_reach(plan, report)
    _check_indicators(plan, report)
    _check_ranking(plan, report)
    _check_offers(plan, report)
    _check_clauses(plan, report)
    _check_standards(plan, report)


def _unique(report: Report, table: str, key: str, codes: Sequence[str]) -> None:
    for index, code in enumerate(codes):
        if code in codes[:index]:
            report.add((table, index, key), f"“{code}” đã dùng ở trên.")


def _known(
    report: Report, path: Path, codes: Iterable[str], known: Iterable[str]
) -> None:
    allowed = list(known)
    for code in codes:
        if code not in allowed:
            listed = ", ".join(allowed) or "chưa có gì"
            report.add(path, f"không có “{code}”; đang có: {listed}.")


def _check_groups(plan: Plan, report: Report) -> None:
    for index, group in enumerate(plan.groups):
        path: Path = ("group", index)
        if group.standard:
            known = plan.standard_by_code
            _known(report, (*path, "standard"), [group.standard], known)
        if group.reading:
            known_readings = plan.reading_by_key
            _known(report, (*path, "reading"), [group.reading], known_readings)
            _check_alternatives(plan, report, group.reading, plan.standard_by_code)


def _check_alternatives(
    plan: Plan, report: Report, key: str, known: Iterable[str]
) -> None:
    """Note every alternative of a reading that names none of the known codes."""
    for index, reading in enumerate(plan.readings):
        if reading.key == key:
            for number, alternative in enumerate(reading.alternatives):
                path: Path = ("reading", index, "alternative", number, "value")
                _known(report, path, [alternative.value], known)


def _check_reach(plan: Plan, report: Report) -> None:
    """Note what nobody could be reviewed by, or would be counted twice by."""
    if not plan.rounds:
        report.add(("round",), "thiếu; cần ít nhất một đợt xét [[round]].")
    for index, offer in enumerate(plan.offers):
        counted = [kind for quota in offer.quotas for kind in quota.kinds]
        for kind in dict.fromkeys(counted):
            if counted.count(kind) > 1:
                report.add(
                    ("offer", index, "quota"),
                    f"“{kind.value}” được tính ở hai số lượng.",
                )


def _check_indicators(plan: Plan, report: Report) -> None:
    codes = [i.code for i in plan.indicators if not i.exception_of]
    for index, indicator in enumerate(plan.indicators):
        if indicator.exception_of:
            path: Path = ("indicator", index, "exception_of")
            _known(report, path, [indicator.exception_of], codes)


def _check_ranking(plan: Plan, report: Report) -> None:
    groups = plan.group_by_code
    for index, criteria in enumerate(plan.criteria_sets):
        _known(report, ("criteria", index, "groups"), criteria.groups, groups)
    for index, block in enumerate(plan.blocks):
        _known(report, ("block", index, "groups"), block.groups, groups)
    _known(report, ("precedence",), plan.precedence, ["total", *_headings(plan)])


def _headings(plan: Plan) -> list[str]:
    return sorted({top.code for s in plan.criteria_sets for top in s.tops})


def _check_offers(plan: Plan, report: Report) -> None:
    for index, offer in enumerate(plan.offers):
        path: Path = ("offer", index)
        order = [*ORDER_KEYS, *_headings(plan)]
        _known(report, (*path, "order"), offer.order, order)
        if offer.deadline:
            deadlines = [d.code for d in plan.deadlines]
            _known(report, (*path, "deadline"), [offer.deadline], deadlines)


def _check_clauses(plan: Plan, report: Report) -> None:
    known = {c.number for c in plan.clauses}
    cited: list[tuple[Path, str]] = [(("period",), plan.period_clause)]
    for table, items in (
        ("group", [g.clause for g in plan.groups]),
        ("indicator", [i.clause for i in plan.indicators]),
        ("offer", [o.clause for o in plan.offers]),
        ("deadline", [d.clause for d in plan.deadlines]),
        ("reading", [r.clause for r in plan.readings]),
        ("duty", [d.clause for d in plan.duties]),
        ("caution", [c.clause for c in plan.cautions]),
    ):
        cited += [((table, n), clause) for n, clause in enumerate(items)]
    for index, standard in enumerate(plan.standards):
        paths = _cited((*("standard", index),), standard.root)
        cited += [(("standard", index), standard.clause), *paths]
    for index, offer in enumerate(plan.offers):
        for number, quota in enumerate(offer.quotas):
            cited.append((("offer", index, "quota", number), quota.quota.clause))
    for index, criteria in enumerate(plan.criteria_sets):
        for number, item in enumerate(criteria.criteria):
            if item.clause:
                cited.append((("criteria", index, "item", number), item.clause))
    for path, clause in cited:
        if clause.split(" ý ")[0] not in known:
            report.add((*path, "clause"), f"kế hoạch không có mục “{clause}”.")


def _cited(path: Path, node: Node) -> list[tuple[Path, str]]:
    found = [(path, node.clause)]
    for key, children in _below(node):
        for index, child in enumerate(children):
            found += _cited((*path, key, index), child)
    return found


def _below(node: Node) -> Iterable[tuple[str, tuple[Node, ...]]]:
    match node:
        case AllOf():
            yield "all", node.children
        case AnyOf():
            yield "any", node.children
        case AtLeast():
            yield "at_least", node.children


def _check_standards(plan: Plan, report: Report) -> None:
    for index, standard in enumerate(plan.standards):
        path: Path = ("standard", index)
        if standard.group:
            _known(report, (*path, "group"), [standard.group], plan.group_by_code)
        for where, reading in _readings(path, standard.root):
            _known(report, (*where, "reading"), [reading], plan.reading_by_key)
            _check_counts(plan, report, reading)


def _readings(path: Path, node: Node) -> list[tuple[Path, str]]:
    reading = getattr(node, "reading", "")
    found = [(path, reading)] if reading else []
    for key, children in _below(node):
        for index, child in enumerate(children):
            found += _readings((*path, key, index), child)
    return found


def _check_counts(plan: Plan, report: Report, key: str) -> None:
    """Note every alternative that is no number, where a number is asked for."""
    for index, reading in enumerate(plan.readings):
        if reading.key == key:
            for number, alternative in enumerate(reading.alternatives):
                if not re.fullmatch("[1-9][0-9]{0,3}", alternative.value):
                    report.add(
                        ("reading", index, "alternative", number, "value"),
                        f"cần một số nguyên từ 1, đang là “{alternative.value}”.",
                    )
