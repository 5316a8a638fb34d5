"""Look a plan over: gaps and unclear places as notices with their clause."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at in a plan; `reading` names the parameter that settles it."""

    clause: str
    sentence: str
    reading: str = ""
    is_open: bool = True
    is_identity: bool = False  # the plan's own number and date are missing


def look_over(
    plan: Plan,
    choices: Mapping[str, str],
    *,
    number: str = "",
    has_date: bool = False,
) -> tuple[Notice, ...]:
    """Return the warnings of a plan.

    Args:
        plan: the plan as read.
        choices: the readings the officer has settled, by key.
        number: the plan's number as filled in by the office.
        has_date: whether its date has been filled in.
    """
    return (
        *_identity(plan, number, has_date=has_date),
        *_numbering(plan),
        *_groups(plan, choices),
        *_times(plan),
        *_readings(plan, choices),
        *(Notice(c.clause, c.text, is_open=False) for c in plan.cautions),
        *_own_criteria(plan),
        *_mixed_sheets(plan),
        *_unserved_kinds(plan),
    )


def _identity(plan: Plan, number: str, *, has_date: bool) -> Iterator[Notice]:
    if not (plan.number or number) or not (plan.issued_on or has_date):
        yield Notice(
            "",
            "Chưa có số, ngày ban hành; bản in để trống chỗ này.",
            is_identity=True,
        )


def _numbering(plan: Plan) -> Iterator[Notice]:
    last: dict[str, tuple[int, str]] = {}
    for clause in plan.clauses:
        match = re.fullmatch(r"(|.*\D)(\d{1,3})", clause.number)
        if match is None:
            continue
        parent, number = match.group(1), int(match.group(2))
        before, name = last.get(parent, (number - 1, ""))
        if number > before + 1:
            gap = ", ".join(f"{parent}{n}" for n in range(before + 1, number))
            yield Notice(
                parent.rstrip("."),
                f"Thiếu mục {gap}: sau {name} là {clause.number}.",
                is_open=False,
            )
        last[parent] = (number, clause.number)


def _groups(plan: Plan, choices: Mapping[str, str]) -> Iterator[Notice]:
    readings = plan.settled(choices)
    for group in plan.groups:
        if group.standard:
            continue
        chosen = plan.standard_for(group, readings)
        if chosen is None:
            sentence = f"Nhóm “{group.name}” không có tiêu chuẩn; hãy chọn cách xét."
        else:
            sentence = (
                f"Nhóm “{group.name}” không có tiêu chuẩn riêng; "
                f"đang xét theo mục {chosen.code}."
            )
        yield Notice(group.clause, sentence, group.reading, is_open=chosen is None)


def _times(plan: Plan) -> Iterator[Notice]:
    for deadline in plan.deadlines:
        if deadline.last_day < plan.period.last:
            yield Notice(
                deadline.clause,
                f"Hạn “{deadline.what}” ngày {deadline.last_day:%d/%m/%Y} trước ngày "
                f"kết thúc phong trào {plan.period.last:%d/%m/%Y}.",
                is_open=False,
            )


def _readings(plan: Plan, choices: Mapping[str, str]) -> Iterator[Notice]:
    by_group = {group.reading for group in plan.groups}
    for reading in plan.readings:
        if reading.key in by_group:
            continue
        value = choices.get(reading.key, reading.default)
        yield Notice(
            reading.clause,
            f"“{reading.quoted}” không rõ; đang hiểu là {reading.label_of(value)}.",
            reading.key,
            is_open=reading.key not in choices,
        )


def _own_criteria(plan: Plan) -> Iterator[Notice]:
    for criteria in plan.criteria_sets:
        if criteria.is_own:
            yield Notice(
                "",
                f"“{criteria.name}” do cơ quan tự lập, không có trong kế hoạch.",
                is_open=False,
            )


def _mixed_sheets(plan: Plan) -> Iterator[Notice]:
    for offer in plan.offers:
        for quota in offer.quotas:
            sheets = [
                criteria.name
                for group in plan.groups
                if set(group.kinds) & set(quota.kinds)
                and (criteria := plan.criteria_of(group.code)) is not None
            ]
            if len(set(sheets)) > 1:
                named = " và ".join(f"“{name}”" for name in dict.fromkeys(sheets))
                yield Notice(
                    offer.clause,
                    f"Số lượng {quota.quota.words} xếp chung những đối tượng chấm "
                    f"theo {named}; điểm hai bộ chỉ so được khi cùng thang.",
                    is_open=False,
                )


def _unserved_kinds(plan: Plan) -> Iterator[Notice]:
    for offer in plan.offers:
        counted = {kind for quota in offer.quotas for kind in quota.kinds}
        for group in plan.groups:
            left = [kind.label for kind in group.kinds if kind not in counted]
            if left:
                yield Notice(
                    group.clause,
                    f"Nhóm “{group.name}” có {', '.join(left)} không thuộc số lượng "
                    f"khen thưởng nào của mục {offer.clause}.",
                    is_open=False,
                )
