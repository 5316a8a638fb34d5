"""Whether the parts of a plan file fit together: every name it uses is defined once."""

from desktop.emulation.indicators import Measure
from desktop.emulation.participants import Kind
from desktop.plans.plan import AwardOffer, Plan
from desktop.plans.positions import Path
from desktop.plans.references import alternatives_named, named, unique
from desktop.plans.rule_references import check_standards, scale_of
from desktop.plans.sections import Report
from desktop.plans.trees import walk

ORDER_KEYS = ("total", "direct_work", "initiatives", "not_head")


def check_references(plan: Plan, report: Report) -> None:
    """Note every name that is used but not defined, or defined twice."""
    unique(report, "group", "code", [g.code for g in plan.groups])
    unique(report, "indicator", "code", [i.code for i in plan.indicators])
    unique(report, "criteria", "code", [c.code for c in plan.criteria_sets])
    unique(report, "block", "code", [b.code for b in plan.blocks])
    unique(report, "standard", "code", [s.code for s in plan.standards])
    unique(report, "offer", "code", [o.code for o in plan.offers])
    unique(report, "deadline", "code", [d.code for d in plan.deadlines])
    unique(report, "round", "code", [r.code for r in plan.rounds])
    unique(report, "dossier", "code", [d.code for d in plan.dossiers])
    unique(report, "scale", "index", [s.index for s in plan.scales])
    unique(report, "clause", "number", [c.number for c in plan.clauses])
    unique(report, "reading", "key", [r.key for r in plan.readings])
    _check_groups(plan, report)
    _check_reach(plan, report)
    _check_indicators(plan, report)
    _check_ranking(plan, report)
    _check_offers(plan, report)
    _check_dossiers(plan, report)
    _check_clauses(plan, report)
    check_standards(plan, report)


def _check_groups(plan: Plan, report: Report) -> None:
    for index, group in enumerate(plan.groups):
        path: Path = ("group", index)
        if group.standard:
            known = plan.standard_by_code
            named(report, (*path, "standard"), [group.standard], known)
        if group.reading:
            known_readings = plan.reading_by_key
            named(report, (*path, "reading"), [group.reading], known_readings)
            alternatives_named(plan, report, group.reading, plan.standard_by_code)


def _check_reach(plan: Plan, report: Report) -> None:
    """Note what nobody could be reviewed by, or would be counted twice by."""
    if not plan.rounds:
        report.add(("round",), "thiếu; cần ít nhất một đợt xét [[round]].")
    for index, offer in enumerate(plan.offers):
        for kind, block in _counted_twice(plan, offer):
            where = f" của khối “{block}”" if block else ""
            report.add(
                ("offer", index, "quota"),
                f"“{kind.value}”{where} được tính ở hai số lượng.",
            )


def _counted_twice(plan: Plan, offer: AwardOffer) -> list[tuple[Kind, str]]:
    blocks = [b.code for b in plan.blocks] or [""]
    return [
        (kind, block if any(q.blocks for q in offer.quotas) else "")
        for kind in Kind
        for block in blocks[: None if any(q.blocks for q in offer.quotas) else 1]
        if sum(1 for q in offer.quotas if q.takes(kind, block)) > 1
    ]


def _check_indicators(plan: Plan, report: Report) -> None:
    codes = [i.code for i in plan.indicators if not i.exception_of]
    for index, indicator in enumerate(plan.indicators):
        if indicator.exception_of:
            path: Path = ("indicator", index, "exception_of")
            named(report, path, [indicator.exception_of], codes)
        if indicator.of:
            every = [i.code for i in plan.indicators]
            named(report, ("indicator", index, "of"), [indicator.of], every)
        if indicator.measure is Measure.CLASS:
            scale = scale_of(plan, indicator.index)
            asked: Path = ("indicator", index, "target_class")
            named(report, asked, [indicator.target_class], scale)
        where: Path = ("indicator", index, "groups")
        named(report, where, indicator.groups, plan.group_by_code)


def _check_ranking(plan: Plan, report: Report) -> None:
    groups = plan.group_by_code
    for index, criteria in enumerate(plan.criteria_sets):
        named(report, ("criteria", index, "groups"), criteria.groups, groups)
    for index, block in enumerate(plan.blocks):
        named(report, ("block", index, "groups"), block.groups, groups)
    named(report, ("precedence",), plan.precedence, ["total", *_headings(plan)])


def _headings(plan: Plan) -> list[str]:
    return sorted({top.code for s in plan.criteria_sets for top in s.tops})


def _check_offers(plan: Plan, report: Report) -> None:
    deadlines = [d.code for d in plan.deadlines]
    blocks = plan.block_by_code
    for index, offer in enumerate(plan.offers):
        path: Path = ("offer", index)
        order = [*ORDER_KEYS, *_headings(plan)]
        named(report, (*path, "order"), offer.order, order)
        named(report, (*path, "groups"), offer.groups, plan.group_by_code)
        profiles = [d.code for d in plan.dossiers]
        named(report, (*path, "dossiers"), offer.dossiers, profiles)
        if offer.deadline:
            named(report, (*path, "deadline"), [offer.deadline], deadlines)
        for number, quota in enumerate(offer.quotas):
            named(report, (*path, "quota", number, "blocks"), quota.blocks, blocks)
        for number, step in enumerate(offer.steps):
            if step.deadline:
                where: Path = (*path, "step", number, "deadline")
                named(report, where, [step.deadline], deadlines)
    offers = plan.offer_by_code
    for index, template in enumerate(plan.rounds):
        named(report, ("round", index, "offers"), template.offers, offers)
    for index, due in enumerate(plan.deadlines):
        named(report, ("deadline", index, "offers"), due.offers, offers)
    for index, duty in enumerate(plan.duties):
        if duty.deadline:
            named(report, ("duty", index, "deadline"), [duty.deadline], deadlines)


def _check_dossiers(plan: Plan, report: Report) -> None:
    for index, profile in enumerate(plan.dossiers):
        path: Path = ("dossier", index)
        for number, part in enumerate(profile.components):
            where: Path = (*path, "component", number, "groups")
            named(report, where, part.groups, plan.group_by_code)
        for number, confirmation in enumerate(profile.confirmations):
            where = (*path, "confirmation", number, "groups")
            named(report, where, confirmation.groups, plan.group_by_code)


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
        ("principle", [p.clause for p in plan.principles]),
        ("model", [m.clause for m in plan.models]),
        ("sub_movement", [m.clause for m in plan.sub_movements]),
    ):
        cited += [((table, n), clause) for n, clause in enumerate(items)]
    for index, standard in enumerate(plan.standards):
        cited.append((("standard", index), standard.clause))
        start: Path = ("standard", index)
        cited += [(path, node.clause) for path, node in walk(standard.root, start)]
    for index, offer in enumerate(plan.offers):
        for number, quota in enumerate(offer.quotas):
            cited.append((("offer", index, "quota", number), quota.quota.clause))
        for number, step in enumerate(offer.steps):
            if step.clause:
                cited.append((("offer", index, "step", number), step.clause))
    for index, profile in enumerate(plan.dossiers):
        if profile.clause:
            cited.append((("dossier", index), profile.clause))
        for number, confirmation in enumerate(profile.confirmations):
            if confirmation.clause:
                where: Path = ("dossier", index, "confirmation", number)
                cited.append((where, confirmation.clause))
    for index, criteria in enumerate(plan.criteria_sets):
        for number, item in enumerate(criteria.criteria):
            if item.clause:
                cited.append((("criteria", index, "item", number), item.clause))
    for path, clause in cited:
        if clause.split(" ý ")[0] not in known:
            report.add((*path, "clause"), f"kế hoạch không có mục “{clause}”.")
