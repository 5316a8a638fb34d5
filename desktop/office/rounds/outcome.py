"""The outcome of a round: ranks, verdicts and lists as plain values.

Every page, paper, command and export that shows a result shows an Outcome. While the
round is open it is made from the live data; closing keeps it as JSON, and from then
on nothing that is edited elsewhere can change it.
"""

import dataclasses
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Line, Remark, Section
from desktop.emulation.participants import Kind, Person
from desktop.emulation.ranking import Standing
from desktop.emulation.scoring import class_of
from desktop.errors import OfficeFileError
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer, OfferQuota

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A criteria group as a column; an extra one stands outside the full scale."""

    code: str
    name: str
    max_points: Decimal
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place in a block, or the reason for none.

    `total` is on the full scale, rounded half-up to two decimals for showing; ranks
    were made from exact values. `points` of `applicable_max` says what was rescaled.
    `class_name` is the class of `total`, "" where the set has none; `bonus` is what
    bonus and penalty changed, None where the set has neither; `note` says that there
    was no survey, `class_basis` which value the class was read from.
    """

    subject_id: str
    name: str
    kind: Kind
    detail: str
    rank: int | None
    is_tied: bool
    total: Decimal | None
    points: Decimal
    applicable_max: Decimal
    parts: dict[str, Decimal | None]
    unranked_reason: str
    class_name: str = ""
    bonus: Decimal | None = None
    note: str = ""
    class_basis: str = ""


@dataclass(frozen=True, slots=True)
class RankTable:
    """The ranking of a block."""

    block: str
    name: str
    criteria: str
    is_own: bool
    scale: Decimal
    headings: tuple[Heading, ...]
    rows: tuple[RankRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A candidate of an award with verdict, place on the list and stated reason."""

    subject_id: str
    name: str
    kind: Kind
    group: str
    group_name: str
    detail: str
    salutation: str
    works_directly: bool
    is_head: bool
    total: Decimal | None
    rank: int | None
    is_tied: bool
    is_conditional: bool
    section: Section
    remark: Remark
    reason: str
    explanation: Explanation
    proposer: str = ""
    conflicts: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()

    @property
    def merits(self) -> tuple[str, ...]:
        """Return the initiatives that counted, each once: "giải pháp “…”"."""
        counted = (
            f"{node.source} {node.label}"
            for node in self.explanation.walk()
            if node.verdict is Verdict.MET
            and node.place is not None
            and node.place.page == "initiatives"
            and node.place.key
        )
        return tuple(dict.fromkeys(counted))

    @property
    def verdict(self) -> Verdict:
        """Return the verdict on the standard."""
        return self.explanation.verdict


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The candidates counted under one quota of an award, in order of the sections.

    Attributes:
        is_own: the office's own Chair decides; otherwise it proposes upward.
        beyond: who alone may go beyond a hard number; empty for nobody.
        is_per_proposer: the number counts for each proposing unit.
        scope: the block the number is for, in words.
    """

    offer: str
    form: str
    kind: Kind
    quota: str
    count: int | None
    is_soft: bool
    clause: str
    quoted: str
    rows: tuple[ReviewRow, ...]
    authority: str = ""
    is_own: bool = True
    beyond: str = ""
    is_per_proposer: bool = False
    scope: str = ""
    number: str = ""
    """What names the number within the award: its kind, and blocks where it has any."""

    @property
    def key(self) -> str:
        """Return what names the list within its award."""
        return self.number or self.kind.value

    def of(self, section: Section) -> tuple[ReviewRow, ...]:
        """Return the rows of one section."""
        return tuple(row for row in self.rows if row.section is section)

    @property
    def proposed(self) -> tuple[ReviewRow, ...]:
        """Return who is proposed, extras included."""
        return self.of(Section.PROPOSED)

    @property
    def extras(self) -> tuple[ReviewRow, ...]:
        """Return who is proposed beyond the number."""
        beyond = (Remark.EXTRA, Remark.BEYOND)
        return tuple(row for row in self.proposed if row.remark in beyond)

    @property
    def open_seats(self) -> int:
        """Return how many seats a tie at the line leaves to be settled."""
        tied = self.of(Section.AT_THE_LINE)
        if self.count is None or not tied:
            return 0
        if not self.is_per_proposer:
            return self.count - (len(self.proposed) - len(self.extras))
        units = {row.proposer for row in tied}
        within = [r for r in self.proposed if r not in self.extras]
        seated = sum(1 for row in within if row.proposer in units)
        return self.count * len(units) - seated


@dataclass(frozen=True, slots=True)
class Outcome:
    """All ranks and lists of a round."""

    tables: tuple[RankTable, ...]
    lists: tuple[ReviewList, ...]

    def list_of(self, kind: Kind) -> ReviewList:
        """Return the first list counted for a kind."""
        return next(found for found in self.lists if found.kind is kind)

    @property
    def proposed(self) -> tuple[ReviewRow, ...]:
        """Return everybody proposed, collectives first as the plan lists them."""
        return tuple(row for found in self.lists for row in found.proposed)

    @property
    def own(self) -> tuple[ReviewList, ...]:
        """Return the lists the office's own Chair decides about."""
        return tuple(found for found in self.lists if found.is_own)


def outcome_of(roundup: Roundup) -> Outcome:
    """Work out ranks, verdicts and lists from the data of a round."""
    people = {person.id: person for person in roundup.people}
    return Outcome(
        tables=tuple(
            table
            for block in roundup.blocks
            if (table := _table(roundup, block.code, block.name)) is not None
        ),
        lists=tuple(
            _list(roundup, offer, quota, people)
            for offer in roundup.offers
            for quota in offer.quotas
        ),
    )


def _table(roundup: Roundup, block: str, name: str) -> RankTable | None:
    standings = roundup.standings(block)
    if not standings:
        return None
    criteria = roundup.criteria_for(standings[0].subject_id)
    if criteria is None:
        return None
    return RankTable(
        block,
        name,
        criteria.name,
        criteria.is_own,
        criteria.total,
        tuple(Heading(c.code, c.name, c.max_points, c.is_extra) for c in criteria.tops),
        tuple(_rank_row(roundup, standing) for standing in standings),
    )


def _rank_row(roundup: Roundup, standing: Standing) -> RankRow:
    candidate = roundup.candidates[standing.subject_id]
    sums = standing.entrant.total
    criteria = roundup.criteria_for(candidate.id)
    classed = class_of(criteria, sums) if criteria else None
    return RankRow(
        candidate.id,
        candidate.name,
        candidate.kind,
        candidate.detail,
        standing.rank,
        standing.is_tied,
        sums.rounded(),
        sums.points,
        sums.applicable_max,
        dict(standing.entrant.parts),
        standing.entrant.unranked_reason,
        classed.band.name if classed else "",
        sums.extra if criteria and criteria.has_extras else None,
        sums.remark if sums.value is not None else "",
        classed.sentence if classed else "",
    )


def _list(
    roundup: Roundup, offer: AwardOffer, quota: OfferQuota, people: dict[str, Person]
) -> ReviewList:
    found = roundup.shortlist(offer, quota)
    return ReviewList(
        offer=offer.code,
        form=offer.form.label,
        kind=quota.quota.kind,
        quota=quota.quota.words,
        count=quota.quota.count,
        is_soft=quota.quota.mode is QuotaMode.SOFT,
        clause=quota.quota.clause,
        quoted=quota.quota.quoted,
        rows=tuple(_review_row(roundup, offer, line, people) for line in found.lines),
        authority=offer.authority,
        is_own=roundup.plan.decides(offer),
        beyond=quota.quota.beyond,
        is_per_proposer=quota.quota.is_per_proposer,
        scope=quota.quota.scope,
        number=quota.key,
    )


def _review_row(
    roundup: Roundup, offer: AwardOffer, line: Line, people: dict[str, Person]
) -> ReviewRow:
    candidate = line.candidate
    person = people.get(candidate.id)
    sums = roundup.total(candidate.id) if candidate.group else None
    group = roundup.plan.group_by_code.get(candidate.group)
    return ReviewRow(
        subject_id=candidate.id,
        name=candidate.name,
        kind=candidate.kind,
        group=candidate.group,
        group_name=group.name if group else "",
        detail=candidate.detail,
        salutation=person.salutation.label if person and person.salutation else "",
        works_directly=candidate.works_directly,
        is_head=candidate.is_head,
        total=sums.rounded() if sums else None,
        rank=line.rank,
        is_tied=line.is_tied,
        is_conditional=line.is_conditional,
        section=line.section,
        remark=line.remark,
        reason=line.reason,
        explanation=line.contender.explanation,
        proposer=candidate.proposer,
        conflicts=tuple(c.words for c in line.contender.conflicts),
        cited=_cited(roundup, offer, line),
    )


def _cited(roundup: Roundup, offer: AwardOffer, line: Line) -> tuple[str, ...]:
    """Return the keys of the achievements a proposed candidate is awarded for."""
    if line.section is not Section.PROPOSED:
        return ()
    return tuple(c.key for c in roundup.cited(line.candidate.id, offer.code))


# --- kept as JSON when a round is closed ----------------------------------------------


def to_json(outcome: Outcome) -> str:
    """Return the outcome as JSON; decimals are text, so nothing is rounded."""
    data = {"format": FORMAT, **dataclasses.asdict(outcome)}
    return json.dumps(data, ensure_ascii=False, default=str, sort_keys=True)


def from_json(text: str) -> Outcome:
    """Return the outcome that was kept."""
    data = json.loads(text)
    if data["format"] > FORMAT:
        raise OfficeFileError(
            "Đợt xét này được chốt bằng phiên bản mới hơn của chương trình.",
            "Cài phiên bản mới rồi mở lại; dữ liệu vẫn còn nguyên.",
        )
    return Outcome(
        tuple(_kept_table(table) for table in data["tables"]),
        tuple(_kept_list(found) for found in data["lists"]),
    )


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _kept_table(data: dict[str, Any]) -> RankTable:
    headings = tuple(
        Heading(**h | {"max_points": Decimal(h["max_points"])})
        for h in data.pop("headings")
    )
    rows = tuple(_kept_rank_row(row) for row in data.pop("rows"))
    scale = Decimal(data.pop("scale"))
    return RankTable(**data, scale=scale, headings=headings, rows=rows)


def _kept_rank_row(data: dict[str, Any]) -> RankRow:
    return RankRow(
        **data
        | {
            "kind": _kind(data["kind"]),
            "total": _number(data["total"]),
            "points": Decimal(data["points"]),
            "applicable_max": Decimal(data["applicable_max"]),
            "parts": {code: _number(part) for code, part in data["parts"].items()},
            # A round closed before there were classes has none of these.
            "bonus": _number(data.get("bonus")),
        }
    )


def _kept_list(data: dict[str, Any]) -> ReviewList:
    rows = tuple(_kept_review_row(row) for row in data["rows"])
    return ReviewList(**data | {"kind": _kind(data["kind"]), "rows": rows})


def _kept_review_row(data: dict[str, Any]) -> ReviewRow:
    return ReviewRow(
        **data
        | {
            "kind": _kind(data["kind"]),
            "total": _number(data["total"]),
            "section": next(s for s in Section if s.value == data["section"]),
            "remark": next(r for r in Remark if r.value == data["remark"]),
            "explanation": _kept_explanation(data["explanation"]),
            "conflicts": tuple(data.get("conflicts", ())),
            "cited": tuple(data.get("cited", ())),
        }
    )


def _kept_explanation(data: dict[str, Any]) -> Explanation:
    place = data["place"]
    return Explanation(
        **data
        | {
            "verdict": next(v for v in Verdict if v.value == data["verdict"]),
            "place": Place(**place) if place else None,
            "children": tuple(_kept_explanation(c) for c in data["children"]),
        }
    )


def _kind(code: str) -> Kind:
    return next(kind for kind in Kind if kind.value == code)
