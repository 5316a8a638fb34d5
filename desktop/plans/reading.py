"""Read a plan file. Nothing is repaired: what is wrong is refused with its line.

The format is described in docs/plan-format.md and resources/plans/plan.schema.json.
"""

import re
import tomllib
from decimal import Decimal

from desktop.awards.forms import Level
from desktop.emulation.movements import Period
from desktop.errors import PlanFileError
from desktop.plans import laying_down, offering, parts
from desktop.plans import plan as values
from desktop.plans.consistency import check_references
from desktop.plans.positions import lines_of
from desktop.plans.sections import Problem, Report, Section

FORMAT = 1
MAX_BYTES = 1024 * 1024  # the longest seed plan is 24 KB as text


def read_plan(text: str) -> values.Plan:
    """Return the plan a file holds.

    Raises:
        PlanFileError: the file is not a plan as docs/plan-format.md describes it; the
            sentence names the first problem, `detail` lists all of them.
    """
    plan, problems = examine(text)
    if plan is None or problems:
        raise _refusal(problems)
    return plan


def examine(text: str) -> tuple[values.Plan | None, tuple[Problem, ...]]:
    """Return the plan as far as it could be read, and every problem met."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return None, (Problem(1, "", f"tệp lớn hơn {MAX_BYTES // 1024} KB."),)
    try:
        data = tomllib.loads(text, parse_float=_exact)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return None, (_syntax_problem(error, text),)
    try:
        return _hold_to_the_format(data, text)
    except RecursionError:
        return None, (Problem(1, "", "các bảng lồng nhau quá sâu."),)


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except ArithmeticError:  # an exponent beyond all bounds; refused where it stands
        return Decimal("Infinity")


def _hold_to_the_format(
    data: dict[str, object], text: str
) -> tuple[values.Plan, tuple[Problem, ...]]:
    report = Report(lines_of(text))
    root = Section(data, (), report)
    plan = _plan(root)
    root.close()
    if not report.problems:
        check_references(plan, report)
    problems = sorted(report.problems, key=lambda p: p.line)
    return plan, tuple(problems)


def _refusal(problems: tuple[Problem, ...]) -> PlanFileError:
    more = f" Còn {len(problems) - 1} lỗi khác." if len(problems) > 1 else ""
    return PlanFileError(
        f"{problems[0]}{more}",
        "Sửa chỗ đó trong tệp kế hoạch rồi mở lại; chưa có gì thay đổi.",
        detail="\n".join(str(problem) for problem in problems),
    )


def _syntax_problem(error: Exception, text: str) -> Problem:
    line = 1
    words = str(error)
    if "(at line " in words:
        line = int(words.split("(at line ")[1].split(",")[0])
    elif "(at end of document)" in words:
        line = text.count("\n") + 1
    return Problem(line, "", f"không đúng cách viết của tệp TOML ({words}).")


def _plan(root: Section) -> values.Plan:
    if root.integer("format", least=1) != FORMAT:
        root.problem("format", f"cần số {FORMAT}.")
    period = root.section("period")
    plan = values.Plan(
        code=_identity(root),
        title=root.text("title"),
        movement=root.text("movement"),
        short_name=root.text("short_name"),
        number=root.text("number", ""),
        issued_on=root.day("issued_on"),
        issuer=_issuer(root.section("issuer")),
        period=_period(period),
        period_clause=period.text("clause"),
        period_quoted=period.text("quoted"),
        bases=tuple(_basis(s) for s in root.sections("basis")),
        clauses=tuple(_clause(s) for s in root.sections("clause")),
        groups=tuple(parts.group(s) for s in root.sections("group")),
        indicators=tuple(parts.indicator(s) for s in root.sections("indicator")),
        criteria_sets=tuple(parts.criteria(s) for s in root.sections("criteria")),
        blocks=tuple(parts.block(s) for s in root.sections("block")),
        precedence=root.texts("precedence"),
        # Before the standards: their rules take the words of a reading along.
        readings=tuple(_reading(s) for s in root.sections("reading")),
        standards=tuple(parts.standard(s) for s in root.sections("standard")),
        offers=tuple(offering.offer(s) for s in root.sections("offer")),
        deadlines=tuple(offering.deadline(s) for s in root.sections("deadline")),
        rounds=tuple(offering.round_template(s) for s in root.sections("round")),
        duties=tuple(laying_down.duty(s) for s in root.sections("duty")),
        cautions=tuple(_caution(s) for s in root.sections("caution")),
        recipients=root.texts("recipients"),
        parent_plan=root.text("parent_plan", ""),
        principles=tuple(laying_down.principle(s) for s in root.sections("principle")),
        dossiers=tuple(laying_down.dossier(s) for s in root.sections("dossier")),
        scales=tuple(laying_down.scale(s) for s in root.sections("scale")),
        models=tuple(laying_down.named(s) for s in root.sections("model")),
        sub_movements=tuple(
            laying_down.named(s) for s in root.sections("sub_movement")
        ),
    )
    period.close()
    return plan


def _identity(root: Section) -> str:
    code = root.text("id")
    if code and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", code):
        root.problem("id", "cần chữ thường không dấu, số và dấu gạch, nhiều nhất 60.")
    return code


def _issuer(section: Section) -> values.Issuer:
    issuer = values.Issuer(
        office=section.text("office"),
        place=section.text("place"),
        standing_body=section.text("standing_body"),
        signature=section.texts("signature"),
        signer=section.text("signer", ""),
        commune=section.text("commune", ""),
        province=section.text("province", ""),
        level=section.choice("level", Level, Level.COMMUNE)
        if section.has("level")
        else None,
    )
    section.close()
    return issuer


def _period(section: Section) -> Period:
    period = Period(section.required_day("from"), section.required_day("to"))
    if period.first > period.last:
        section.problem("to", "cần một ngày không trước ngày “from”.")
    return period


def _basis(section: Section) -> values.LegalBasis:
    return values.LegalBasis(
        kind=section.text("kind"),
        number=section.text("number", ""),
        issued_on=section.day("issued_on"),
        issuer=section.text("issuer", ""),
        subject=section.text("subject"),
        is_parent=section.flag("parent"),
    )


def _clause(section: Section) -> values.Clause:
    return values.Clause(
        number=section.text("number"),
        text=section.text("text"),
        is_heading=section.flag("heading"),
    )


def _reading(section: Section) -> values.Reading:
    reading = values.Reading(
        key=section.text("key"),
        clause=section.text("clause"),
        quoted=section.text("quoted"),
        question=section.text("question"),
        default=section.text("default", ""),
        alternatives=tuple(
            values.Alternative(s.text("value"), s.text("label"))
            for s in section.sections("alternative")
        ),
        lint=section.text("lint", ""),
    )
    for each in reading.alternatives:
        section.remember_words(reading.key, each.value, each.label)
    known = [a.value for a in reading.alternatives]
    if not known:
        section.problem("alternative", "cần ít nhất một cách hiểu.")
    if reading.default and reading.default not in known:
        section.problem("default", f"cần một trong: {', '.join(known)}.")
    return reading


def _caution(section: Section) -> values.Caution:
    return values.Caution(
        section.text("clause"), section.text("text"), section.text("lint", "")
    )
