"""The plan: the paper and its rules, as one value read from a file.

Every difference between plans is data in here; no code knows a plan by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.awards.deadlines import Deadline
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import Quota
from desktop.awards.standards import Standard
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.indicators import Indicator
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Employment, Kind, UnitKind


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued the plan and who stands for it."""

    office: str
    place: str
    standing_body: str
    signature: tuple[str, ...]
    signer: str
    commune: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A paper the plan rests on."""

    kind: str
    number: str
    issued_on: date | None
    issuer: str
    subject: str
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered passage, shortened in our own words; numbers are text, gaps stay."""

    number: str
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """Who is judged by the same standard.

    `standard` is empty where the plan sets none (A45); `reading` then names the
    parameter by which the officer chooses one.
    """

    code: str
    name: str
    clause: str
    kinds: tuple[Kind, ...]
    unit_kinds: tuple[UnitKind, ...] = ()
    employments: tuple[Employment, ...] = ()
    standard: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The groups that are ranked against each other."""

    code: str
    name: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to read an unclear wording."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A named parameter: how an unclear wording is read, by default and otherwise."""

    key: str
    clause: str
    quoted: str
    question: str
    default: str
    alternatives: tuple[Alternative, ...]

    def label_of(self, value: str) -> str:
        """Return the words of a value, or that none was chosen."""
        for alternative in self.alternatives:
            if alternative.value == value:
                return alternative.label
        return "chưa chọn"


@dataclass(frozen=True, slots=True)
class OfferQuota:
    """The number for some kinds of subject counted together."""

    quota: Quota
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class AwardOffer:
    """An award that may be given on an occasion.

    `order` are the keys that order candidates: "total", "direct_work", or the code of
    a criteria heading. `citation` is the merit printed on papers and certificates.
    """

    code: str
    form: AwardForm
    level: Level
    authority: str
    occasion: Occasion
    clause: str
    proposer: str
    citation: str
    order: tuple[str, ...]
    quotas: tuple[OfferQuota, ...]
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A round the plan foresees."""

    code: str
    name: str
    occasion: Occasion
    cutoff: date


@dataclass(frozen=True, slots=True)
class Duty:
    """Who has to do what."""

    owner: str
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something in the plan's wording the officer should know; never repaired."""

    clause: str
    text: str


@dataclass(frozen=True)
class Plan:
    """A plan with everything the program can serve."""

    code: str
    title: str
    movement: str
    short_name: str
    number: str
    issued_on: date | None
    issuer: Issuer
    period: Period
    period_clause: str
    period_quoted: str
    bases: tuple[LegalBasis, ...]
    clauses: tuple[Clause, ...]
    groups: tuple[SubjectGroup, ...]
    indicators: tuple[Indicator, ...]
    criteria_sets: tuple[CriteriaSet, ...]
    blocks: tuple[Block, ...]
    precedence: tuple[str, ...]
    standards: tuple[Standard, ...]
    offers: tuple[AwardOffer, ...]
    deadlines: tuple[Deadline, ...]
    rounds: tuple[RoundTemplate, ...]
    readings: tuple[Reading, ...]
    duties: tuple[Duty, ...]
    cautions: tuple[Caution, ...]

    @cached_property
    def group_by_code(self) -> Mapping[str, SubjectGroup]:
        """Return the groups by code."""
        return {group.code: group for group in self.groups}

    @cached_property
    def standard_by_code(self) -> Mapping[str, Standard]:
        """Return the standards by code."""
        return {standard.code: standard for standard in self.standards}

    @cached_property
    def reading_by_key(self) -> Mapping[str, Reading]:
        """Return the readings by key."""
        return {reading.key: reading for reading in self.readings}

    @cached_property
    def block_by_code(self) -> Mapping[str, Block]:
        """Return the blocks by code."""
        return {block.code: block for block in self.blocks}

    def block_of(self, group: str) -> str:
        """Return the code of the block a group is ranked in, or empty."""
        return next((b.code for b in self.blocks if group in b.groups), "")

    def criteria_of(self, group: str) -> CriteriaSet | None:
        """Return the set by which a group is scored, None where there is none."""
        return next((s for s in self.criteria_sets if group in s.groups), None)

    def group_for_unit(self, kind: UnitKind) -> SubjectGroup | None:
        """Return the first group that takes units of a kind."""
        return next((g for g in self.groups if kind in g.unit_kinds), None)

    def group_for_person(self, employment: Employment) -> SubjectGroup | None:
        """Return the first group that takes people so employed."""
        return next((g for g in self.groups if employment in g.employments), None)

    def group_for_other(self, kind: Kind) -> SubjectGroup | None:
        """Return the first group that takes households, businesses and the like."""
        takers = (
            g
            for g in self.groups
            if kind in g.kinds and kind not in (Kind.COLLECTIVE, Kind.INDIVIDUAL)
        )
        return next(takers, None)

    def settled(self, choices: Mapping[str, str]) -> dict[str, str]:
        """Return every reading with the officer's choice, else the default."""
        return {r.key: choices.get(r.key, r.default) for r in self.readings}

    def standard_for(
        self, group: SubjectGroup, readings: Mapping[str, str]
    ) -> Standard | None:
        """Return the standard of a group; None while none is set or chosen."""
        code = group.standard or readings.get(group.reading, "")
        return self.standard_by_code.get(code)
