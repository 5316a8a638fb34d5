"""The results of one subject in the numbers the registers have, for its report."""

from fractions import Fraction

from desktop.awards.facts import Facts
from desktop.documents.papers.merit_report import Measure
from desktop.emulation.indicators import Assessment, Progress
from desktop.emulation.indicators import Measure as Kind
from desktop.emulation.indices import IndexCode, IndexValue
from desktop.emulation.records import TaskRating
from desktop.emulation.scoring import round_half_up
from desktop.office.papers.merits import short_grade
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import number

_UNKNOWN = (Progress.NO_DATA,)


def measures_of(roundup: Roundup, subject_id: str) -> tuple[Measure, ...]:
    """Return targets, indices, points and ratings of a candidate, as far as known."""
    facts = roundup.facts(subject_id)
    return (
        *(_target(each) for each in facts.targets),
        *_indices(facts),
        *_points(roundup, subject_id),
        *_ratings(facts),
    )


def _target(assessed: Assessment) -> Measure:
    indicator, result = assessed.indicator, assessed.result
    goal = indicator.target
    before = None
    if result is not None and indicator.measure is Kind.TREND:
        before = result.assigned
    elif result is not None and indicator.measure is Kind.ASSIGNED:
        goal = result.assigned
    operator = f"{indicator.operator.label} " if indicator.operator else ""
    known = assessed.progress not in _UNKNOWN
    return Measure(
        indicator.name,
        indicator.unit,
        before="" if before is None else number(before),
        now="" if assessed.measured is None else _number(assessed.measured),
        target=indicator.target_class or (f"{operator}{number(goal)}" if goal else ""),
        reached=assessed.progress.label if known else "",
    )


def _number(exact: Fraction) -> str:
    return number(round_half_up(exact, 2).normalize())


def _indices(facts: Facts) -> list[Measure]:
    """Return each whole index of the year, or of the year before where that is last."""
    whole = {(v.index, v.year): v for v in facts.indices if not v.component}
    found = []
    for code in IndexCode:
        now, before = whole.get((code, facts.year)), whole.get((code, facts.year - 1))
        if now is not None or before is not None:
            found.append(_index(code, now, before))
    return found


def _index(
    code: IndexCode, now: IndexValue | None, before: IndexValue | None
) -> Measure:
    return Measure(
        code.short,
        "%" if code is IndexCode.SIPAS else "điểm",
        before=_value(before),
        now=_value(now),
        reached=_change(now, before),
    )


def _value(found: IndexValue | None) -> str:
    if found is None:
        return ""
    shown = "" if found.value is None else number(found.value)
    rank = f"hạng {found.rank}" if found.rank else ""
    return "; ".join(part for part in (shown, rank, found.class_name) if part)


def _change(now: IndexValue | None, before: IndexValue | None) -> str:
    if now is None or before is None or now.percent is None or before.percent is None:
        return ""
    change = now.percent - before.percent
    if not change:
        return "giữ nguyên"
    return f"{'tăng' if change > 0 else 'giảm'} {_number(abs(change))}"


def _points(roundup: Roundup, subject_id: str) -> list[Measure]:
    sums, criteria = roundup.total(subject_id), roundup.criteria_for(subject_id)
    value = sums.rounded() if sums else None
    if value is None or criteria is None:
        return []
    standing = roundup.standing_of(subject_id)
    rank = standing.rank if standing else None
    return [
        Measure(
            "Điểm thẩm định trong phong trào",
            f"điểm/{number(criteria.total)}",
            now=number(value, 2),
            reached=f"hạng {rank} trong khối" if rank else "",
        )
    ]


def _ratings(facts: Facts) -> list[Measure]:
    """Return the rating of the year beside the one before, where either is known."""
    years: dict[int, TaskRating] = {}
    for rating in sorted(facts.ratings, key=lambda r: (r.last_day, r.id)):
        years[rating.last_day.year] = rating
    now, before = years.get(facts.year), years.get(facts.year - 1)
    if now is None and before is None:
        return []
    return [
        Measure(
            "Xếp loại mức độ hoàn thành nhiệm vụ",
            before=short_grade(before.grade) if before else "",
            now=short_grade(now.grade) if now else "",
        )
    ]
