"""Whether the rules of a plan file name what there is: codes, classes, readings."""

import re

from desktop.awards.belonging import Member
from desktop.awards.combining import ByReading
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.grading import GradedAtLeast, Ratings
from desktop.awards.indexing import IndexClassAtLeast, IndexReaches, RankWithin
from desktop.awards.standards import AnyOf, Node
from desktop.awards.targeting import TargetReached, TargetsMet
from desktop.awards.years import Counting, YearsAtLeast
from desktop.emulation.indices import CLASS_SCALE
from desktop.plans.plan import Plan
from desktop.plans.positions import Path
from desktop.plans.references import alternatives_named, named
from desktop.plans.sections import Report
from desktop.plans.trees import walk


def check_standards(plan: Plan, report: Report) -> None:
    """Note every name in the rules of the standards that leads nowhere."""
    seen: set[tuple[str, str]] = set()
    for index, standard in enumerate(plan.standards):
        path: Path = ("standard", index)
        key = "group" if (*path, "group") in report.lines else "groups"
        named(report, (*path, key), standard.groups, plan.group_by_code)
        named(report, (*path, "offers"), standard.offers, plan.offer_by_code)
        for pair in [(g, o) for g in standard.groups for o in standard.offers or [""]]:
            if pair in seen:
                report.add(path, f"nhóm “{pair[0]}” đã có tiêu chuẩn ở trên.")
            seen.add(pair)
        for where, node in walk(standard.root, path):
            _check_node(plan, report, where, node)


def _check_node(plan: Plan, report: Report, path: Path, node: Node) -> None:
    codes = [i.code for i in plan.indicators]
    match node:
        case TargetReached():
            named(report, (*path, "indicator"), [node.indicator], codes)
        case TargetsMet():
            named(report, (*path, "indicators"), node.indicators, codes)
        case Member():
            named(report, (*path, "groups"), node.groups, plan.group_by_code)
        case IndexClassAtLeast():
            scale = scale_of(plan, node.index)
            named(report, (*path, "index_class"), [node.class_name], scale)
        case ByReading():
            _check_cases(plan, report, path, node)
        case _:
            pass
    key = getattr(node, "reading", "")
    if key:
        where: Path = (*path, "choose" if isinstance(node, ByReading) else "reading")
        named(report, where, [key], plan.reading_by_key)
        _check_values(plan, report, key, node)


def scale_of(plan: Plan, index: str) -> tuple[str, ...]:
    """Return the classes of an index, low to high, as the plan or custom has them."""
    found = (s.classes for s in plan.scales if s.index == index)
    return next(found, CLASS_SCALE)


def _check_cases(plan: Plan, report: Report, path: Path, node: ByReading) -> None:
    """Note a reading that leads nowhere, or a case nobody can choose."""
    reading = plan.reading_by_key.get(node.reading)
    if reading is None:
        return
    values = [a.value for a in reading.alternatives]
    cases = [value for value, _, _ in node.cases]
    for number, value in enumerate(cases):
        where: Path = (*path, "case", number, "value")
        named(report, where, [value], values)
        if value in cases[:number]:
            report.add(where, f"trường hợp “{value}” đã có ở trên.")
    for value in values:
        if value not in cases:
            report.add((*path, "case"), f"thiếu trường hợp “{value}” của cách hiểu.")


def _check_values(plan: Plan, report: Report, key: str, node: Node) -> None:
    """Note every alternative of a reading that its rule could not understand."""
    match node:
        case ByReading():
            return
        case AnyOf():
            known = [v.value for v in Verdict][:3]
        case GradedAtLeast():
            known = [r.value for r in Ratings]
        case YearsAtLeast():
            known = [c.value for c in Counting]
        case IndexReaches():
            _check_numbers(plan, report, key, r"[0-9]{1,4}(\.[0-9]{1,6})?", "một số")
            return
        case InitiativesAtLeast() | RankWithin():
            _check_numbers(plan, report, key, "[1-9][0-9]{0,3}", "một số nguyên từ 1")
            return
        case _:
            return
    alternatives_named(plan, report, key, known)


def _check_numbers(
    plan: Plan, report: Report, key: str, pattern: str, words: str
) -> None:
    for index, reading in enumerate(plan.readings):
        if reading.key == key:
            for number, alternative in enumerate(reading.alternatives):
                if not re.fullmatch(pattern, alternative.value):
                    report.add(
                        ("reading", index, "alternative", number, "value"),
                        f"cần {words}, đang là “{alternative.value}”.",
                    )
