"""Look over what a plan offers: standards, kinds, numbers and forms it leaves out."""

from collections.abc import Iterable, Iterator, Mapping

from desktop.awards.attesting import Discretion
from desktop.awards.belonging import Member
from desktop.awards.forms import AwardForm
from desktop.awards.standards import Node
from desktop.emulation.participants import Kind
from desktop.plans.notices import Notice, known
from desktop.plans.plan import AwardOffer, OfferQuota, Plan, SubjectGroup
from desktop.plans.trees import children


def look_over_awards(plan: Plan, choices: Mapping[str, str]) -> tuple[Notice, ...]:
    """Return what the awards of a plan lack."""
    return (
        *_groups(plan, choices),
        *_discretion(plan, choices),
        *_totals(plan),
        *_forms(plan),
        *_mixed_sheets(plan),
        *_unserved_kinds(plan),
    )


def _groups(plan: Plan, choices: Mapping[str, str]) -> Iterator[Notice]:
    """Tell groups without a standard of their own (A45)."""
    readings = plan.settled(choices)
    served = {code for standard in plan.standards for code in standard.groups}
    for group in plan.groups:
        if group.standard or group.code in served or not _is_offered(plan, group):
            continue
        chosen = plan.standard_for(group, readings)
        if chosen is None:
            sentence = f"Nhóm “{group.name}” không có tiêu chuẩn; hãy chọn cách xét."
        else:
            sentence = (
                f"Nhóm “{group.name}” không có tiêu chuẩn riêng; "
                f"đang xét theo mục {chosen.code}."
            )
        yield Notice(
            group.clause, sentence, group.reading, is_open=chosen is None, lint="A45"
        )


def _is_offered(plan: Plan, group: SubjectGroup) -> bool:
    return not plan.offers or any(offer.takes(group.code) for offer in plan.offers)


def _discretion(plan: Plan, choices: Mapping[str, str]) -> Iterator[Notice]:
    """Tell awards for which the plan sets no standard for some groups (A38)."""
    readings = plan.settled(choices)
    served = {code for standard in plan.standards for code in standard.groups}
    for offer in plan.offers:
        left = []
        for group in _takers(plan, offer):
            standard = plan.standard_for(group, readings, offer.code)
            has_own = group.standard or group.code in served  # else told by `_groups`
            if _is_left_open(standard.root) if standard else has_own:
                left.append(group.name)
        if left:
            yield known(
                offer.clause,
                f"{_name(offer)}: kế hoạch không nêu tiêu chuẩn cho {', '.join(left)}; "
                f"chờ {offer.authority} xem xét, quyết định.",
                "A38",
            )


def _takers(plan: Plan, offer: AwardOffer) -> Iterable[SubjectGroup]:
    """Return the groups an award has a number for."""
    for group in plan.groups:
        block = plan.block_of(group.code)
        is_counted = any(
            quota.takes(kind, block) for quota in offer.quotas for kind in group.kinds
        )
        if offer.takes(group.code) and is_counted:
            yield group


def _is_left_open(node: Node) -> bool:
    """Tell whether a standard asks nothing but somebody's decision."""
    leaves = [leaf for leaf in _leaves(node) if not isinstance(leaf, Member)]
    return bool(leaves) and all(isinstance(leaf, Discretion) for leaf in leaves)


def _leaves(node: Node) -> Iterator[Node]:
    below = children(node)
    if not below:
        yield node
    for child in below:
        yield from _leaves(child)


def _totals(plan: Plan) -> Iterator[Notice]:
    """Tell a total that is not the sum of its parts (A52)."""
    for offer in plan.offers:
        counts = [q.quota.count for q in offer.quotas if not q.quota.is_per_proposer]
        stated = [count for count in counts if count is not None]
        is_whole = len(stated) == len(offer.quotas)
        if offer.total is None or not stated:
            continue
        if sum(stated) > offer.total or (is_whole and sum(stated) < offer.total):
            parts = " + ".join(f"{count:02d}" for count in stated)
            yield known(
                offer.clause,
                f"{_name(offer)}: {parts} = {sum(stated):02d}, khác với tổng "
                f"{offer.total:02d}; chương trình giữ cả hai giới hạn.",
                "A52",
            )


def _forms(plan: Plan) -> Iterator[Notice]:
    """Tell awards whose form the plan does not name (A40)."""
    for offer in plan.offers:
        if offer.form is AwardForm.UNSPECIFIED:
            yield known(
                offer.clause,
                f"Kế hoạch không nêu hình thức khen của {offer.authority} "
                f"({offer.occasion.label}); do cấp có thẩm quyền xác định.",
                "A40",
            )


def _mixed_sheets(plan: Plan) -> Iterator[Notice]:
    for offer in plan.offers:
        for quota in offer.quotas:
            sheets = _sheets_under(plan, offer, quota)
            if len(sheets) > 1:
                named = " và ".join(f"“{name}”" for name in sheets)
                yield known(
                    offer.clause,
                    f"Số lượng {quota.quota.words} xếp chung những đối tượng chấm "
                    f"theo {named}; điểm hai bộ chỉ so được khi cùng thang.",
                )


def _sheets_under(plan: Plan, offer: AwardOffer, quota: OfferQuota) -> tuple[str, ...]:
    """Return the criteria sets of whoever is counted under one number, once each."""
    names = [
        criteria.name
        for group in plan.groups
        if offer.takes(group.code)
        and any(quota.takes(k, plan.block_of(group.code)) for k in group.kinds)
        and (criteria := plan.criteria_of(group.code)) is not None
    ]
    return tuple(dict.fromkeys(names))


def _unserved_kinds(plan: Plan) -> Iterator[Notice]:
    """Tell groups with subjects that no number of any award counts."""
    for group in plan.groups:
        offers = [offer for offer in plan.offers if offer.takes(group.code)]
        counted = _counted_kinds(offers)
        left = [kind.label for kind in group.kinds if kind not in counted]
        if offers and left:
            clauses = ", ".join(dict.fromkeys(offer.clause for offer in offers))
            yield known(
                group.clause,
                f"Nhóm “{group.name}” có {', '.join(left)} không thuộc số lượng "
                f"khen thưởng nào của mục {clauses}.",
            )


def _counted_kinds(offers: Iterable[AwardOffer]) -> set[Kind]:
    return {kind for offer in offers for quota in offer.quotas for kind in quota.kinds}


def _name(offer: AwardOffer) -> str:
    return f"{offer.form.label} {offer.occasion.label} của {offer.authority}"
