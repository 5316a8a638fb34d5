"""Values for tests: every builder has a believable default for what is not said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.facts import Candidate, Facts
from desktop.awards.forms import Choice, Nomination
from desktop.awards.quotas import Quota, QuotaMode
from desktop.awards.selection import Contender
from desktop.emulation.criteria import CriteriaSet, Criterion
from desktop.emulation.indicators import (
    Indicator,
    IndicatorResult,
    Measure,
    Operator,
    ResultState,
)
from desktop.emulation.indices import IndexCode, IndexDuty, IndexRole, IndexValue
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind
from desktop.emulation.ranking import Entrant
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Attestation,
    Breach,
    BreachKind,
    BreachReview,
    Grade,
    Initiative,
    InitiativeKind,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import Score, ScoreState, Side, Total

ROOT = Path(__file__).parents[1]
SHIPPED_PLAN = ROOT / "resources" / "plans" / "hong-van-2025.toml"
SECOND_HALF = Period(date(2025, 7, 1), date(2025, 12, 31))


def shipped_text(code: str = "hong-van-2025") -> str:
    return (SHIPPED_PLAN.parent / f"{code}.toml").read_text("utf-8")


# --- emulation --------------------------------------------------------------------


def criteria_set(maxima: dict[str, str | int], total: str | int = 100) -> CriteriaSet:
    """Build a set from "A/A1": points; a name without a stroke is a heading."""
    criteria = []
    for name, points in maxima.items():
        parent, _, code = name.rpartition("/")
        criteria.append(Criterion(code, f"Tiêu chí {code}", Decimal(points), parent))
    return CriteriaSet("bo", "Bộ tiêu chí", Decimal(total), tuple(criteria))


def score(criterion: str, points: str | int | None) -> Score:
    """Build a verified score; None is a criterion that does not apply."""
    if points is None:
        return Score(criterion, Side.VERIFIED, ScoreState.NOT_APPLICABLE)
    return Score(criterion, Side.VERIFIED, ScoreState.SCORED, Decimal(points))


def sheet(**points: str | int | None) -> dict[str, Score]:
    return {code: score(code, value) for code, value in points.items()}


def fractions(*values: str | int | None) -> tuple[Fraction | None, ...]:
    return tuple(None if v is None else Fraction(v) for v in values)


def entrant(subject: str, *keys: str | int | None, reason: str = "") -> Entrant:
    value = fractions(*keys)
    sums = Total(Decimal(0), Decimal(100), Decimal(100), None, ())
    return Entrant(subject, "khoi", sums, value, {}, reason)


def indicator(
    operator: Operator | None = Operator.AT_LEAST,
    target: str | int | None = 90,
    measure: Measure = Measure.RATIO,
    **more: object,
) -> Indicator:
    goal = None if target is None else Decimal(target)
    values = {"code": "I01", "name": "Chỉ tiêu", "clause": "II.2", "quoted": "đạt"}
    return Indicator(
        measure=measure, operator=operator, target=goal, **{**values, **more}
    )


def result(
    value: str | int | None = None,
    over: tuple[int, int] | None = None,
    assigned: str | int | None = None,
    holds: bool | None = None,
    state: ResultState = ResultState.MEASURED,
) -> IndicatorResult:
    numerator, denominator = over or (None, None)
    return IndicatorResult(
        "r1",
        "I01",
        state,
        value=None if value is None else Decimal(value),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        assigned=None if assigned is None else Decimal(assigned),
        holds=holds,
    )


# --- records ----------------------------------------------------------------------


def attestation(
    statement: str, holds: bool = True, subject: str = "s1", evidence: str = ""
) -> Attestation:
    return Attestation(
        "r1",
        subject,
        statement,
        holds,
        "Phòng Văn hóa – Xã hội",
        date(2025, 12, 5),
        evidence,
    )


def attested(*yes: str, no: tuple[str, ...] = ()) -> dict[str, Attestation]:
    return {name: attestation(name, name not in no) for name in (*yes, *no)}


def rating(
    grade: Grade = Grade.GOOD,
    first: date = date(2025, 7, 1),
    last: date = date(2025, 12, 31),
    by: str = "",
) -> TaskRating:
    return TaskRating("x1", "s1", first, last, grade, by)


def initiative(
    kind: InitiativeKind = InitiativeKind.SOLUTION,
    title: str = "Trả kết quả tại nhà",
    registered_on: date | None = date(2025, 9, 1),
    new: bool | None = True,
    applied: bool | None = True,
    replicable: bool | None = True,
    **more: object,
) -> Initiative:
    return Initiative(
        id=more.pop("id", title),
        title=title,
        kind=kind,
        registered_on=registered_on,
        author_ids=("s1",),
        is_new=new,
        is_applied=applied,
        is_replicable=replicable,
        **more,
    )


def breach(
    content: str = "Trễ hẹn hồ sơ đất đai",
    on: date = date(2025, 8, 20),
    severity: Severity = Severity.REMINDER,
    kind: BreachKind = BreachKind.DISCIPLINE,
    subject: str = "s1",
) -> Breach:
    return Breach("v1", subject, on, severity, content, kind=kind)


def reviewed(first: date, last: date, subject: str = "s1") -> BreachReview:
    """Build the statement that the days first to last were looked through."""
    return BreachReview("k1", subject, first, last, "Văn phòng", last)


def achievement(
    kind: AchievementKind = AchievementKind.OUTSTANDING,
    year: int = 2025,
    content: str = "Thành tích nổi bật",
) -> Achievement:
    """Build an achievement of a whole year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Achievement(f"t-{kind.value}-{year}", "s1", kind, first, last, content)


def index_value(
    index: IndexCode = IndexCode.PAR,
    year: int = 2025,
    value: str | int | None = None,
    subject: str = "s1",
    **more: object,
) -> IndexValue:
    exact = None if value is None else Decimal(value)
    return IndexValue(f"i-{year}", subject, index, year, value=exact, **more)


def index_duty(
    role: IndexRole = IndexRole.ASSESSED,
    index: IndexCode = IndexCode.PAR,
    year: int = 2025,
    component: str = "",
) -> IndexDuty:
    return IndexDuty("s1", index, year, role, component)


# --- awards -----------------------------------------------------------------------


def candidate(
    subject: str = "s1", kind: Kind = Kind.COLLECTIVE, group: str = "1.1"
) -> Candidate:
    return Candidate(subject, f"Đơn vị {subject}", kind, group, "khoi")


def facts(**known: object) -> Facts:
    values = {"candidate": candidate(), "period": SECOND_HALF}
    return Facts(**{**values, **known})


def explanation(
    verdict: Verdict = Verdict.MET, label: str = "Tiêu chuẩn", missing: str = ""
) -> Explanation:
    if verdict is Verdict.UNKNOWN:
        missing = missing or "Chưa ai xác nhận"
    return Explanation(label, "III.1", verdict, missing=missing)


def contender(
    subject: str,
    *keys: str | int | None,
    verdict: Verdict = Verdict.MET,
    is_scored: bool = True,
) -> Contender:
    return Contender(
        candidate(subject),
        explanation(verdict),
        fractions(*keys) if is_scored else None,
    )


def quota(
    count: int | None, mode: QuotaMode = QuotaMode.SOFT, kind: Kind = Kind.COLLECTIVE
) -> Quota:
    return Quota(kind, mode, count, "III.2", "05 tập thể")


def nominations(**choices: Choice) -> dict[str, Nomination]:
    return {
        subject: Nomination(
            f"n-{subject}", "r1", "giay-khen", subject, choice, f"Lý do {subject}"
        )
        for subject, choice in choices.items()
    }
