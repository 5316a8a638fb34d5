"""Read the conditions that ask the registers, by the key that names each."""

from collections.abc import Callable
from fractions import Fraction

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.belonging import Member, WorksDirectly
from desktop.awards.counting import AchievementsAtLeast, InitiativesAtLeast
from desktop.awards.facts import Window
from desktop.awards.faultless import NoBreach, Scope
from desktop.awards.grading import GradedAtLeast, Ratings
from desktop.awards.standards import Node
from desktop.awards.targeting import ScoreReaches, TargetReached, TargetsMet
from desktop.awards.years import Counting, YearsAtLeast, YearSource
from desktop.emulation.indicators import Operator
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    LabelledEnum,
    UnitKind,
)
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from desktop.plans import index_conditions
from desktop.plans.index_conditions import fraction
from desktop.plans.sections import Section


class GradeCode(LabelledEnum):
    """The ratings as a plan file writes them."""

    NOT_COMPLETED = "not_completed", Grade.NOT_COMPLETED.label
    COMPLETED = "completed", Grade.COMPLETED.label
    GOOD = "good", Grade.GOOD.label
    EXCELLENT = "excellent", Grade.EXCELLENT.label


class Target(LabelledEnum):
    """How far assigned targets have to be reached."""

    MET = "met", "đạt"
    EXCEEDED = "exceeded", "vượt"


class TargetsOf(LabelledEnum):
    """Whose targets are looked at."""

    ASSIGNED = "assigned", "được giao cho đối tượng"
    MOVEMENT = "movement", "của cả phong trào"


def _window(section: Section, default: Window = Window.ROUND) -> Window:
    return section.optional_choice("window", Window, default)


def _grade_of(section: Section, key: str) -> Grade:
    return Grade[section.optional_choice(key, GradeCode, GradeCode.EXCELLENT).name]


def _attest(section: Section) -> Node:
    return Attested(
        section.text("label"),
        section.text("clause"),
        section.text("attest"),
        watches_breaches=section.flag("watches_breaches"),
        by=section.text("by", ""),
        needs_evidence=section.flag("evidence"),
    )


def _decide(section: Section) -> Node:
    return Discretion(
        section.text("label"),
        section.text("clause"),
        section.text("decide"),
        section.text("by"),
    )


def _grade(section: Section) -> Node:
    code = section.choice("grade", GradeCode, GradeCode.GOOD)
    return GradedAtLeast(
        section.text("label"),
        section.text("clause"),
        Grade[code.name],
        ratings=section.optional_choice("period", Ratings, Ratings.LAST),
        is_exact=section.flag("exactly"),
        by=section.text("by", ""),
        reading=section.text("reading", ""),
        window=_window(section),
    )


def _initiatives(section: Section) -> Node:
    return InitiativesAtLeast(
        section.text("label"),
        section.text("clause"),
        section.integer("initiatives", least=1) or 1,
        kinds=section.choices("kinds", InitiativeKind),
        is_new=section.flag("new"),
        is_applied=section.flag("applied"),
        is_replicable=section.flag("replicable"),
        recognised_at=section.choices("recognised_at", RecognitionLevel),
        since=section.day("since"),
        reading=section.text("reading", ""),
        window=_window(section),
    )


def _achievements(section: Section) -> Node:
    return AchievementsAtLeast(
        section.text("label"),
        section.text("clause"),
        section.integer("achievements", least=1) or 1,
        kinds=section.choices("kinds", AchievementKind),
        window=_window(section),
    )


def _years(section: Section) -> Node:
    return YearsAtLeast(
        section.text("label"),
        section.text("clause"),
        section.integer("years", least=1) or 1,
        source=section.choice("source", YearSource, YearSource.DIRECT_WORK),
        counting=section.optional_choice("counting", Counting, Counting.COMPLETE_YEARS),
        window=_window(section, Window.PLAN),
        roles=section.choices("roles", DirectRole),
        kinds=section.choices("kinds", AchievementKind),
        grade=_grade_of(section, "grade"),
        reading=section.text("reading", ""),
    )


def _no_breach(section: Section) -> Node:
    return NoBreach(
        section.text("label"),
        section.text("clause"),
        section.choice("no_breach", Scope, Scope.SELF),
        kinds=section.choices("kinds", BreachKind),
        severity=section.optional_choice("severity", Severity, Severity.REMINDER),
        window=_window(section),
    )


def _targets(section: Section) -> Node:
    wanted = section.choice("targets", Target, Target.MET)
    whose = section.optional_choice("of", TargetsOf, TargetsOf.ASSIGNED)
    share = fraction(section, "share") if section.has("share") else Fraction(100)
    if not 0 < share <= 100:
        section.problem("share", "cần một tỷ lệ phần trăm trên 0 và không quá 100.")
    return TargetsMet(
        section.text("label"),
        section.text("clause"),
        must_exceed=wanted is Target.EXCEEDED,
        share=share,
        indicators=section.texts("indicators"),
        of_movement=whose is TargetsOf.MOVEMENT,
    )


def _indicator(section: Section) -> Node:
    return TargetReached(
        section.text("label"), section.text("clause"), section.text("indicator")
    )


def _score(section: Section) -> Node:
    return ScoreReaches(
        section.text("label"),
        section.text("clause"),
        section.choice("operator", Operator, Operator.AT_LEAST),
        fraction(section, "score"),
    )


def _member(section: Section) -> Node:
    if not section.flag("member"):
        section.problem("member", "cần true.")
    is_head = section.flag("is_head") if section.has("is_head") else None
    node = Member(
        section.text("label"),
        section.text("clause"),
        kinds=section.choices("kinds", Kind),
        groups=section.texts("groups"),
        unit_kinds=section.choices("unit_kinds", UnitKind),
        employments=section.choices("employments", Employment),
        is_head=is_head,
    )
    named = (node.kinds, node.groups, node.unit_kinds, node.employments)
    if not any(named) and is_head is None:
        section.problem("member", "cần nói rõ là ai: kinds, groups, unit_kinds …")
    return node


def _direct_work(section: Section) -> Node:
    return WorksDirectly(
        section.text("label"),
        section.text("clause"),
        section.choices("direct_work", DirectRole),
        window=_window(section),
    )


KINDS: dict[str, Callable[[Section], Node]] = {
    "attest": _attest,
    "decide": _decide,
    "years": _years,
    "no_breach": _no_breach,
    "targets": _targets,
    "member": _member,
    "initiatives": _initiatives,
    "achievements": _achievements,
    "direct_work": _direct_work,
    "indicator": _indicator,
    "score": _score,
    "grade": _grade,
    **index_conditions.KINDS,
}
