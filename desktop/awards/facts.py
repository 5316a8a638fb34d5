"""What is known about one candidate when a standard is held against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.emulation.indicators import Assessment
from desktop.emulation.indices import CLASS_SCALE, IndexCode, IndexDuty, IndexValue
from desktop.emulation.movements import Period
from desktop.emulation.participants import (
    DirectWork,
    Employment,
    Kind,
    LabelledEnum,
    UnitKind,
)
from desktop.emulation.records import (
    Achievement,
    Attestation,
    Breach,
    BreachReview,
    Initiative,
    TaskRating,
)
from desktop.emulation.scoring import Total


class Window(LabelledEnum):
    """Which days a rule looks at."""

    ROUND = "round", "trong thời gian xét"
    PLAN = "plan", "trong cả giai đoạn"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject of the round, as rules and lists need it.

    Attributes:
        group: code of the plan's subject group it belongs to; empty for none.
        detail: position and unit of a person, parent of a unit, address of others.
        proposer: id of the unit whose number it counts under, where a quota is given
            per proposing unit; empty when the office itself proposes.
    """

    id: str
    name: str
    kind: Kind
    group: str
    block: str
    detail: str = ""
    unit_id: str | None = None
    unit_kind: UnitKind | None = None
    employment: Employment | None = None
    is_head: bool = False
    works_directly: bool = False
    proposer: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A candidate with everything in the registers that concerns it in the period.

    Attributes:
        period: what the award is for; events after `cutoff` are not looked at.
        readings: the plan's named parameters as the officer left or set them.
        cutoff: the last day looked at; None for the end of the period.
        phase: the plan's whole period; None when it is the period itself.
        breaches: of the subject; of a unit, also of who belonged to it that day.
        beneath: for a head, the breaches of the people of the unit led.
        reviews: of the subject, and for a person of the unit as well.
        targets: assigned to the subject, assessed.
        movement: the movement's own targets by code, assessed.
        scales: the classes of an index, low to high.
        above: the facts of the parent unit; of a person, of the unit belonged to.
    """

    candidate: Candidate
    period: Period
    attestations: Mapping[str, Attestation] = field(default_factory=dict)
    ratings: tuple[TaskRating, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    breaches: tuple[Breach, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    cutoff: date | None = None
    phase: Period | None = None
    achievements: tuple[Achievement, ...] = ()
    direct_work: tuple[DirectWork, ...] = ()
    beneath: tuple[Breach, ...] = ()
    reviews: tuple[BreachReview, ...] = ()
    indices: tuple[IndexValue, ...] = ()
    duties: tuple[IndexDuty, ...] = ()
    targets: tuple[Assessment, ...] = ()
    movement: Mapping[str, Assessment] = field(default_factory=dict)
    score: Total | None = None
    scales: Mapping[IndexCode, tuple[str, ...]] = field(default_factory=dict)
    above: "Facts | None" = None

    @property
    def last_day(self) -> date:
        """Return the last day whose events count."""
        if self.cutoff is None:
            return self.period.last
        return max(self.period.first, min(self.cutoff, self.period.last))

    def days(self, window: Window = Window.ROUND) -> Period:
        """Return the days a rule looks at, up to the cut-off."""
        span = self.period
        if window is Window.PLAN and self.phase is not None:
            span = self.phase
        last = span.last if self.cutoff is None else min(span.last, self.cutoff)
        return Period(span.first, max(span.first, last))

    def scale_of(self, index: IndexCode) -> tuple[str, ...]:
        """Return the classes of an index, low to high."""
        return self.scales.get(index, CLASS_SCALE)

    @property
    def year(self) -> int:
        """Return the year the award is for: that of the period's last day (A27)."""
        return self.period.last.year
