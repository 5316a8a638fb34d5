"""Conditions on published indices: value, class, place, trend, and a unit's part.

Rules read what was published; a value worked out or scored by the unit itself only
where the plan file says so (A22). Values are compared exactly, never rounded (A26).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop.awards.combining import ancestor
from desktop.awards.eligibility import Explanation, Place, Verdict, all_of
from desktop.awards.facts import Facts
from desktop.awards.standards import combined
from desktop.emulation.indicators import Operator
from desktop.emulation.indices import IndexCode, IndexRole, IndexValue, Origin
from desktop.emulation.participants import LabelledEnum, UnitKind
from desktop.vietnamese import shown_exactly

PAGE = "ratings"


@dataclass(frozen=True, slots=True)
class IndexReaches:
    """An index of the subject in a year stands so to a number, in percent; RT08."""

    label: str
    clause: str
    index: IndexCode
    operator: Operator
    value: Fraction
    year_offset: int = 0
    component: str = ""
    origin: Origin = Origin.PUBLISHED
    reading: str = ""

    def judge(self, facts: Facts) -> Explanation:
        """Compare the exact percentage of the year."""
        year = facts.year + self.year_offset
        found = value_of(facts, self.index, year, self.component, self.origin)
        percent = found.percent if found else None
        if found is None or percent is None:
            return _unpublished(self.label, self.clause, facts, self.index, year)
        goal = self._goal(facts)
        met = self.operator.compares(percent, goal)
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if met else Verdict.NOT_MET,
            used=f"{shown_exactly(percent)}%",
            source=_source(found),
            reading=f"hiểu là {shown_exactly(goal)}%" if self.reading else "",
            place=_place(facts, self.index),
        )

    def _goal(self, facts: Facts) -> Fraction:
        chosen = facts.readings.get(self.reading, "")
        return Fraction(chosen) if chosen else self.value

    def __str__(self) -> str:
        goal = shown_exactly(self.value)
        return f"{self.index.label} {self.operator.label} {goal}%"


@dataclass(frozen=True, slots=True)
class IndexClassAtLeast:
    """The class of an index in a year is at least the named one; RT09, A28."""

    label: str
    clause: str
    index: IndexCode
    class_name: str
    year_offset: int = 0

    def judge(self, facts: Facts) -> Explanation:
        """Compare places on the scale of the index."""
        year = facts.year + self.year_offset
        found = value_of(facts, self.index, year)
        if found is None or not found.class_name:
            return _unpublished(self.label, self.clause, facts, self.index, year)
        scale = facts.scale_of(self.index)
        if found.class_name not in scale:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Lớp “{found.class_name}” không có trong thang "
                f"{', '.join(scale)}; hãy kiểm tra lại chỉ số năm {year}",
                place=_place(facts, self.index),
            )
        met = scale.index(found.class_name) >= scale.index(self.class_name)
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if met else Verdict.NOT_MET,
            used=found.class_name,
            source=_source(found),
            place=_place(facts, self.index),
        )

    def __str__(self) -> str:
        return f"{self.index.label} xếp loại từ {self.class_name} trở lên"


@dataclass(frozen=True, slots=True)
class Places:
    """How many places count for the units of some kinds."""

    unit_kinds: tuple[UnitKind, ...]
    places: int


@dataclass(frozen=True, slots=True)
class RankWithin:
    """The published place of the subject, or of its unit above, is near the top; RT10.

    A tie at the last place counts for everybody who has that place (A23); who is
    ranked is the nearest unit of the kinds named, the subject included, unless
    `of_subject` (A21). Where the register names no such unit the answer is unknown.
    """

    label: str
    clause: str
    index: IndexCode
    limits: tuple[Places, ...]
    year_offset: int = 0
    of_subject: bool = False
    reading: str = ""

    def judge(self, facts: Facts) -> Explanation:
        """Compare the place of whoever is ranked."""
        kinds = tuple(kind for limit in self.limits for kind in limit.unit_kinds)
        ranked = facts if self.of_subject else ancestor(facts, kinds, or_self=True)
        limit = self._limit(ranked, facts)
        if ranked is None or limit is None:
            # Never "does not apply": inside an ALL that would pass without any place.
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa ghi đơn vị được xếp hạng mà {facts.candidate.name} "
                "thuộc về",
                place=Place("subjects", facts.candidate.id),
            )
        year = facts.year + self.year_offset
        found = value_of(ranked, self.index, year)
        if found is None or found.rank is None:
            return _unpublished(self.label, self.clause, ranked, self.index, year)
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if found.rank <= limit else Verdict.NOT_MET,
            used=f"{ranked.candidate.name}: hạng {found.rank}"
            + (f", {found.block}" if found.block else ""),
            source=_source(found),
            reading=f"hiểu là {limit:02d} đơn vị dẫn đầu" if self.reading else "",
            place=_place(ranked, self.index),
        )

    def _limit(self, ranked: Facts | None, facts: Facts) -> int | None:
        if ranked is None:
            return None
        kind = ranked.candidate.unit_kind
        for limit in self.limits:
            if kind in limit.unit_kinds or (self.of_subject and not limit.unit_kinds):
                return int(facts.readings.get(self.reading) or limit.places)
        return None

    def __str__(self) -> str:
        listed = "; ".join(
            f"{' hoặc '.join(k.label for k in limit.unit_kinds)}: {limit.places:02d}"
            for limit in self.limits
        )
        return f"hạng {self.index.label} trong nhóm đầu ({listed})"


class Equal(LabelledEnum):
    """Whether an unchanged value is good enough (A29)."""

    ONLY_AT_MAXIMUM = "only_at_maximum", "giữ nguyên chỉ khi đã đạt điểm tối đa"
    YES = "yes", "được giữ nguyên"
    NO = "no", "phải tăng"


@dataclass(frozen=True, slots=True)
class NonDecreasing:
    """Components rise against the year before, or stay where that is allowed; RT14.

    Values are compared as shares of their full scale; where the scale changed between
    the years the explanation says so. With `is_assigned`, only what the subject is in
    charge of that year is looked at.
    """

    label: str
    clause: str
    indices: tuple[IndexCode, ...]
    is_assigned: bool = True
    equal: Equal = Equal.ONLY_AT_MAXIMUM
    year_offset: int = 0

    def judge(self, facts: Facts) -> Explanation:
        """Compare every component with the year before."""
        year = facts.year + self.year_offset
        parts = self._parts(facts, year)
        judged = tuple(self._judge_one(facts, i, c, year) for i, c in parts)
        if not judged:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa ghi chỉ số thành phần nào của năm {year}",
                place=_place(facts, self.indices[0]),
            )
        verdict = all_of([e.verdict for e in judged])
        return combined(self, verdict, "đạt tất cả", judged)

    def _parts(self, facts: Facts, year: int) -> list[tuple[IndexCode, str]]:
        if self.is_assigned:
            found: Iterable[tuple[IndexCode, str]] = (
                (d.index, d.component)
                for d in facts.duties
                if d.role in (IndexRole.IN_CHARGE, IndexRole.SAMPLE)
                and d.year == year
                and d.index in self.indices
            )
        else:
            found = (
                (v.index, v.component)
                for v in facts.indices
                if v.year == year and v.index in self.indices
            )
        return sorted(set(found))

    def _judge_one(
        self, facts: Facts, index: IndexCode, component: str, year: int
    ) -> Explanation:
        now = value_of(facts, index, year, component)
        before = value_of(facts, index, year - 1, component)
        label = f"{index.label} {component}".strip()
        if now is None or now.percent is None:
            return _unpublished(label, self.clause, facts, index, year)
        if before is None or before.percent is None:
            return _unpublished(label, self.clause, facts, index, year - 1)
        met = now.percent > before.percent or (
            now.percent == before.percent and self._may_stay(now.percent)
        )
        changed = now.maximum != before.maximum
        return Explanation(
            label,
            self.clause,
            Verdict.MET if met else Verdict.NOT_MET,
            used=f"{shown_exactly(before.percent)}% → {shown_exactly(now.percent)}%",
            source=_source(now),
            caution="Điểm tối đa hai năm khác nhau; so theo tỷ lệ." if changed else "",
            place=_place(facts, index),
        )

    def _may_stay(self, percent: Fraction) -> bool:
        if self.equal is Equal.ONLY_AT_MAXIMUM:
            return percent == 100
        return self.equal is Equal.YES

    def __str__(self) -> str:
        names = " và ".join(index.label for index in self.indices)
        return f"{names} không giảm so với năm trước ({self.equal.label})"


@dataclass(frozen=True, slots=True)
class HasIndexRole:
    """The subject has to do with an index in a year; a guard for RT06, A28.

    Whether a unit is assessed must be recorded either way; being in charge, or a
    sample, is a yes only where it is recorded.
    """

    label: str
    clause: str
    role: IndexRole
    indices: tuple[IndexCode, ...] = ()
    year_offset: int = 0

    def judge(self, facts: Facts) -> Explanation:
        """Look for the record of the year."""
        year = facts.year + self.year_offset
        index = self.indices[0] if self.indices else IndexCode.PAR
        verdict = self._verdict(facts, year)
        used = missing = ""
        if verdict is Verdict.MET:
            used = f"{self.role.label}, năm {year}"
        elif verdict is Verdict.NOT_MET:
            used = f"không {self.role.label}, năm {year}"
        else:
            missing = f"Chưa ghi đơn vị có được đánh giá chỉ số năm {year} hay không"
        return Explanation(
            self.label,
            self.clause,
            verdict,
            used=used,
            source="Sổ chỉ số" if used else "",
            missing=missing,
            place=_place(facts, index),
        )

    def _verdict(self, facts: Facts, year: int) -> Verdict:
        is_denied = False
        for duty in facts.duties:
            if duty.year == year and self._is_meant(duty.index):
                if duty.role is self.role:
                    return Verdict.MET
                is_denied = is_denied or duty.role is IndexRole.NOT_ASSESSED
        if self.role is not IndexRole.ASSESSED:
            return Verdict.NOT_MET
        if self._was_published(facts, year):
            return Verdict.MET
        return Verdict.NOT_MET if is_denied else Verdict.UNKNOWN

    def _is_meant(self, index: IndexCode) -> bool:
        return not self.indices or index in self.indices

    def _was_published(self, facts: Facts, year: int) -> bool:
        """Tell whether a published value already says the unit was assessed."""
        for value in facts.indices:
            is_whole = value.origin is Origin.PUBLISHED and not value.component
            if is_whole and value.year == year and self._is_meant(value.index):
                return True
        return False

    def __str__(self) -> str:
        return f"{self.label} ({self.role.label})"


def value_of(
    facts: Facts,
    index: IndexCode,
    year: int,
    component: str = "",
    origin: Origin = Origin.PUBLISHED,
) -> IndexValue | None:
    """Return the value of a year as the named origin gives it, None where none is."""
    wanted = (index, year, component, origin)
    for value in facts.indices:
        if (value.index, value.year, value.component, value.origin) == wanted:
            return value
    return None


def _unpublished(
    label: str, clause: str, facts: Facts, index: IndexCode, year: int
) -> Explanation:
    return Explanation(
        label,
        clause,
        Verdict.UNKNOWN,
        missing=f"Chưa có {index.label} năm {year} được công bố của "
        f"{facts.candidate.name}",
        place=_place(facts, index),
    )


def _place(facts: Facts, index: IndexCode) -> Place:
    return Place(PAGE, facts.candidate.id, index)


def _source(value: IndexValue) -> str:
    paper = f", {value.document}" if value.document else ""
    return f"{value.index.label} năm {value.year}, {value.origin.label}{paper}"
