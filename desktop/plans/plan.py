"""The plan: the paper and its rules, as one value read from a file.

Every difference between plans is data in here; no code knows a plan by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.awards.deadlines import Deadline, day_in
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import Quota
from desktop.awards.standards import Standard
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.indicators import Indicator
from desktop.emulation.indices import IndexCode
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.plans.provisions import (
    DossierProfile,
    Duty,
    Named,
    Principle,
    PrincipleKind,
    Step,
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued the plan and who stands for it."""

    office: str
    place: str
    standing_body: str
    signature: tuple[str, ...]
    signer: str
    commune: str = ""
    province: str = ""
    level: Level | None = None


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
    is_head: bool | None = None
    scope_note: str = ""


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
    lint: str = ""

    def label_of(self, value: str) -> str:
        """Return the words of a value, or that none was chosen."""
        for alternative in self.alternatives:
            if alternative.value == value:
                return alternative.label
        return "chưa chọn"


@dataclass(frozen=True, slots=True)
class OfferQuota:
    """The number for some kinds of subject, and some blocks, counted together.

    `blocks` is empty where the number is for every block.
    """

    quota: Quota
    kinds: tuple[Kind, ...]
    blocks: tuple[str, ...] = ()

    def takes(self, kind: Kind, block: str) -> bool:
        """Tell whether subjects of a kind in a block count under this number."""
        return kind in self.kinds and (not self.blocks or block in self.blocks)

    @property
    def key(self) -> str:
        """Return what names the number within its offer."""
        return "+".join((self.quota.kind.value, *self.blocks))


@dataclass(frozen=True, slots=True)
class AwardOffer:
    """An award that may be given on an occasion.

    `order` are the keys that order candidates: "total", "direct_work", or the code of
    a criteria heading. `citation` is the merit printed on papers and certificates.
    `total` is the most over all its numbers together (A52); `dossiers` are profiles in
    the order of the receiving steps.
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
    groups: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    total: int | None = None
    total_quoted: str = ""
    steps: tuple[Step, ...] = ()
    note: str = ""

    def citation_in(self, year: int) -> str:
        """Return the merit printed in an award year; it may name the year."""
        return self.citation.replace("{year}", str(year))

    def takes(self, group: str) -> bool:
        """Tell whether members of a group can be nominated."""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A round the plan foresees: once, every year, or whenever there is cause.

    Attributes:
        name: may hold "{year}" for a yearly round.
        period: what is looked at once; None for the plan's period, or for the year.
        cutoff: the day data is looked at; for a yearly round the day of the year
            `cutoff_year_offset` years after it; None when opened on demand.
        offers: the awards of the round; empty for all of its occasion.
    """

    code: str
    name: str
    occasion: Occasion
    cutoff: date | None
    period: Period | None = None
    is_yearly: bool = False
    cutoff_year_offset: int = 0
    is_on_demand: bool = False
    offers: tuple[str, ...] = ()

    def name_in(self, year: int) -> str:
        """Return the name of the round of a year."""
        return self.name.replace("{year}", str(year))

    def cutoff_in(self, year: int) -> date | None:
        """Return the day data is looked at for an award year."""
        if self.cutoff is None or not self.is_yearly:
            return self.cutoff
        return day_in(self.cutoff, year + self.cutoff_year_offset)


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes of an index, low to high; `is_outside` when no plan gives them."""

    index: IndexCode
    classes: tuple[str, ...]
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """Something in the plan's wording the officer should know; never repaired."""

    clause: str
    text: str
    lint: str = ""


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
    recipients: tuple[str, ...] = ()
    parent_plan: str = ""
    principles: tuple[Principle, ...] = ()
    dossiers: tuple[DossierProfile, ...] = ()
    scales: tuple[Scale, ...] = ()
    models: tuple[Named, ...] = ()
    sub_movements: tuple[Named, ...] = ()

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
        takers = (
            g
            for g in self.groups
            if kind in g.unit_kinds and Kind.COLLECTIVE in g.kinds
        )
        return next(takers, None)

    def group_for_person(
        self,
        employment: Employment,
        unit_kind: UnitKind | None = None,
        *,
        is_head: bool = False,
    ) -> SubjectGroup | None:
        """Return the first group that takes such a person.

        A group of individuals may name the kinds of unit they belong to, and whether
        they lead it.
        """
        for group in self.groups:
            if Kind.INDIVIDUAL not in group.kinds:
                continue
            is_employed = employment in group.employments
            is_placed = (
                not group.unit_kinds
                or Kind.COLLECTIVE in group.kinds
                or unit_kind in group.unit_kinds
            )
            is_led = group.is_head is None or group.is_head == is_head
            if is_employed and is_placed and is_led:
                return group
        return None

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
        self, group: SubjectGroup, readings: Mapping[str, str], offer: str = ""
    ) -> Standard | None:
        """Return the standard of a group for an offer; None while none is set.

        A standard that names both comes first, then one that names the group for every
        offer, then the one the group itself names or the officer chose.
        """
        for standard in self.standards:
            if group.code in standard.groups and offer in standard.offers:
                return standard
        for standard in self.standards:
            if group.code in standard.groups and not standard.offers:
                return standard
        code = group.standard or readings.get(group.reading, "")
        return self.standard_by_code.get(code)

    @cached_property
    def offer_by_code(self) -> Mapping[str, AwardOffer]:
        """Return the offers by code."""
        return {offer.code: offer for offer in self.offers}

    @cached_property
    def template_by_code(self) -> Mapping[str, RoundTemplate]:
        """Return the rounds the plan foresees, by code."""
        return {template.code: template for template in self.rounds}

    def offers_in(self, template: str, occasion: Occasion) -> tuple[AwardOffer, ...]:
        """Return what can be awarded in a round, in the plan's order.

        What a unit awards by its own rules is none of this office's lists (R081).
        """
        found = self.template_by_code.get(template)
        if found is not None and found.offers:
            named = [o for o in self.offers if o.code in found.offers]
        else:
            named = [o for o in self.offers if o.occasion is occasion]
        return tuple(o for o in named if o.level is not Level.UNIT)

    @property
    def own_level(self) -> Level:
        """Return the level of the office that issued the plan."""
        if self.issuer.level is not None:
            return self.issuer.level
        return Level.COMMUNE if self.issuer.commune else Level.CITY

    def decides(self, offer: AwardOffer) -> bool:
        """Tell whether the office's own Chair decides an award (A40, R111)."""
        return offer.level is self.own_level

    @cached_property
    def forbids_double_awards(self) -> bool:
        """Tell whether one achievement may be awarded once only (RT20)."""
        return any(p.kind is PrincipleKind.NO_DUPLICATE for p in self.principles)
