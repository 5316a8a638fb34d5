"""The lines of the plan's text with their marks, and the gaps shown in place."""

from collections.abc import Sequence

from desktop.plans.checking import Notice
from desktop.plans.plan import Clause, Plan
from ui.pages.plan_parts import belongs
from ui.pages.plan_text import Line
from ui.pages.plan_words import Understood, short_number


def lines_of(
    plan: Plan, understood: dict[str, Understood], notices: Sequence[Notice]
) -> list[Line]:
    """Return what stands on the left side, from the title to the last clause."""
    unnamed = any(n.is_open and not n.clause for n in notices)
    lines = [Line("", plan.title, "warn" if unnamed else "ok", is_heading=True)]
    for clause in plan.clauses:
        gap = _gap(notices, clause.number)
        if gap is not None:
            lines.append(Line(clause.number, gap.sentence, is_notice=True))
        lines.append(_line(clause, understood, notices))
    return lines


def _line(
    clause: Clause, understood: dict[str, Understood], notices: Sequence[Notice]
) -> Line:
    found = understood[clause.number]
    mark = "ok" if found else ""
    if any(belongs(n.clause, clause.number) for n in notices):
        mark = "warn"
    top = "." not in clause.number
    words = clause.text.upper() if top and clause.is_heading else clause.text
    return Line(
        clause.number,
        f"{short_number(clause.number)} {words}",
        mark,
        is_heading=clause.is_heading,
        quotes=found.quotes,
    )


def _gap(notices: Sequence[Notice], number: str) -> Notice | None:
    """Return the notice of the numbers missing before a clause."""
    said = f" là {number}."
    return next((n for n in notices if n.sentence.endswith(said)), None)
