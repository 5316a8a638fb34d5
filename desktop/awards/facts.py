"""What is known about one candidate when a standard is held against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.emulation.movements import Period
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.emulation.records import Attestation, Breach, Initiative, TaskRating


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject of the round, as rules and lists need it.

    Attributes:
        group: code of the plan's subject group it belongs to; empty for none.
        detail: position and unit of a person, parent of a unit, address of others.
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


@dataclass(frozen=True, slots=True)
class Facts:
    """A candidate with everything in the registers that concerns it in the period.

    `readings` are the plan's named parameters as the officer left or set them.
    """

    candidate: Candidate
    period: Period
    attestations: Mapping[str, Attestation] = field(default_factory=dict)
    ratings: tuple[TaskRating, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    breaches: tuple[Breach, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
