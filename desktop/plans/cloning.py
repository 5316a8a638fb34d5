"""Make next year's plan out of this year's: the same rules, every day moved.

The copy is a draft. Its own number and date are blank, its legal bases are those of the
year before, and a caution says so; nobody but the office knows the new ones.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import tomlkit

from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.deadlines import Deadline, When
from desktop.errors import EntryError
from desktop.plans.plan import Plan, RoundTemplate
from desktop.plans.reading import read_plan
from desktop.plans.shifting import YearShift
from desktop.plans.trees import walk
from desktop.vietnamese import short_date

MOST_YEARS = 20

_WORDS = frozenset(
    {
        "title",
        "movement",
        "short_name",
        "citation",
        "name",
        "label",
        "text",
        "quoted",
        "total_quoted",
        "what",
        "question",
        "note",
        "after",
        "by_plan",
        "undated",
        "quarter",
        "month",
        "scope_note",
        "denominator",
        "excludes",
    }
)
"""Keys whose words move with the plan."""

_LEFT = frozenset({"basis", "recipients", "issuer"})
"""Tables about other papers and offices."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that is different in the copy, in words."""

    what: str
    before: str
    after: str


def usual_years(plan: Plan) -> int:
    """Return by how many years a plan is usually copied: as long as it runs."""
    return plan.period.last.year - plan.period.first.year + 1


def shifted(source: str, years: int = 1) -> str:
    """Return a plan's text for later years, its comments kept.

    Period, due days, rounds and every other day move by whole years, with the years
    its words name.

    Raises:
        PlanFileError: the text is no plan.
        EntryError: not a number of years from 1 to 20.
    """
    plan = read_plan(source)
    if not 1 <= years <= MOST_YEARS:
        raise EntryError(
            f"Không sao chép kế hoạch sang {years} năm sau được.",
            f"Nhập số năm từ 1 đến {MOST_YEARS}.",
        )
    by = YearShift(plan.period.first.year, plan.period.last.year, years)
    document = tomlkit.parse(source)
    for key, value in document.items():
        if key not in _LEFT:
            _move(document, key, value, by)
    document["id"] = by.code(plan.code)
    if "number" in document:
        document["number"] = ""
    document.pop("issued_on", None)
    text = tomlkit.dumps(document) + _caution(plan)
    made = f"# Sao chép từ kế hoạch {plan.code}, dời {years} năm.\n{text}"
    read_plan(made)
    return made


def _move(
    table: MutableMapping[str, Any],
    key: str,
    value: Any,  # noqa: ANN401 - whatever a TOML key holds
    by: YearShift,
) -> None:
    if isinstance(value, MutableMapping):
        for inner, each in list(value.items()):
            _move(value, inner, each, by)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, MutableMapping):
                for inner, leaf in list(each.items()):
                    _move(each, inner, leaf, by)
    elif isinstance(value, date):
        table[key] = by.day(date(value.year, value.month, value.day))
    elif isinstance(value, str) and key in _WORDS:
        moved = by.words(value)
        if moved != value:
            table[key] = moved


def _caution(plan: Plan) -> str:
    """Return the caution of a copy, as a table of the file."""
    name = plan.short_name.replace("\\", "").replace('"', "”")
    said = (
        f"Sao chép từ “{name}”, chỉ dời ngày và năm: số, ngày ban hành để trống; "
        "căn cứ pháp lý, người ký, kế hoạch cấp trên còn theo kế hoạch cũ. Kiểm tra "
        "lại từng mục trước khi ban hành."
    )
    return f'\n[[caution]]\nclause = "{plan.period_clause}"\ntext = "{said}"\n'


# --- what is different ----------------------------------------------------------------


def differences(old: Plan, new: Plan) -> tuple[Moved, ...]:
    """Return what a copy has otherwise than the plan it was made from."""
    found = (
        moved
        for moved in (
            Moved("Tên kế hoạch", old.short_name, new.short_name),
            Moved("Thời gian", _period(old), _period(new)),
            Moved("Số, ngày ban hành", _identity(old), _identity(new)),
            *_named(_days(old), _days(new)),
        )
        if moved.before != moved.after
    )
    return tuple(dict.fromkeys(found))


def _named(
    old: Iterator[tuple[str, str]], new: Iterator[tuple[str, str]]
) -> Iterator[Moved]:
    for (what, before), (_, after) in zip(old, new, strict=True):
        yield Moved(what, before, after)


def _days(plan: Plan) -> Iterator[tuple[str, str]]:
    for due in plan.deadlines:
        yield f"Hạn: {due.what}", _due(due)
    for template in plan.rounds:
        yield "Đợt xét", _round(template)
    for target in plan.indicators:
        if target.due is not None:
            yield f"Chỉ tiêu: {target.name}", short_date(target.due)
    for standard in plan.standards:
        for _, node in walk(standard.root):
            if isinstance(node, InitiativesAtLeast) and node.since is not None:
                yield f"{node.label}, tính từ", short_date(node.since)
    for offer in plan.offers:
        yield "Thành tích in trên giấy", offer.citation


def _period(plan: Plan) -> str:
    return f"{short_date(plan.period.first)} – {short_date(plan.period.last)}"


def _identity(plan: Plan) -> str:
    day = short_date(plan.issued_on) if plan.issued_on else ""
    return " ngày ".join(part for part in (plan.number, day) if part) or "để trống"


def _due(due: Deadline) -> str:
    if due.day is None or due.when is When.YEARLY:
        return due.after or due.quoted
    return short_date(due.day)


def _round(template: RoundTemplate) -> str:
    if template.cutoff is None or template.is_yearly:
        return template.name
    return f"{template.name}, chốt số liệu {short_date(template.cutoff)}"
