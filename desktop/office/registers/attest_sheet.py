"""Who has answered what about whom: candidates by statements, as a sheet.

The statements are those the standards of the round's awards ask, each once, under the
first award that asks it. *Not answered* is neither yes nor no.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.facts import Candidate
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Attestation
from desktop.office.rounds.roundup import Roundup
from desktop.plans.asking import Statement, asked
from desktop.plans.plan import AwardOffer
from desktop.plans.trees import walk


class Answer(LabelledEnum):
    """What is known of a statement about somebody."""

    YES = "yes", "đạt"
    NO = "no", "không đạt"
    OPEN = "open", "chưa xác nhận"
    NOT_ASKED = "not_asked", "không áp dụng"


@dataclass(frozen=True, slots=True)
class AttestColumn:
    """A statement: its words, its clause, who is to answer, which awards ask it."""

    key: str
    label: str
    clause: str
    by: str
    needs_evidence: bool
    awards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttestGroup:
    """The statements an award is the first to ask."""

    award: str
    columns: tuple[AttestColumn, ...]


@dataclass(frozen=True, slots=True)
class AttestCell:
    """A statement about somebody.

    Attributes:
        given: the answer kept, also a yes that still lacks the evidence asked for.
        explanation: how the rule reads it now; None where it is not asked.
        is_wanted: the answer is open and keeps a verdict open; an open one that no
            verdict waits for (another alternative is met already) is not wanted.
    """

    answer: Answer
    given: Attestation | None = None
    explanation: Explanation | None = None
    is_wanted: bool = False

    @property
    def is_asked(self) -> bool:
        """Tell whether the statement concerns this candidate."""
        return self.answer is not Answer.NOT_ASKED

    @property
    def caution(self) -> str:
        """Return what the register of breaches holds against a yes, or ""."""
        return self.explanation.caution if self.explanation else ""


_NOT_ASKED = AttestCell(Answer.NOT_ASKED)
_COMMITTEE = "Ủy ban nhân dân "  # "Chủ tịch Ủy ban nhân dân phường": "phường"
_ANSWERS = {Verdict.MET: Answer.YES, Verdict.NOT_MET: Answer.NO}


class AttestSheet:
    """The statements about some candidates of a round; cells are made when looked at.

    Use: `sheet = AttestSheet(roundup, roundup.in_block(code))`, then `groups` and
    `cell(subject_id, statement)`.
    """

    def __init__(self, roundup: Roundup, candidates: Sequence[Candidate]) -> None:
        self._roundup = roundup
        self.candidates = tuple(candidates)
        self._wanted: dict[str, frozenset[str]] = {}
        self._cells: dict[tuple[str, str], AttestCell] = {}
        self._asked = {c.id: self._asked_of(c) for c in candidates}
        self.groups = self._groups()

    def cell(self, subject_id: str, statement: str) -> AttestCell:
        """Return what is known of a statement about a candidate."""
        key = (subject_id, statement)
        if key not in self._cells:
            self._cells[key] = self._cell(subject_id, statement)
        return self._cells[key]

    def _cell(self, subject_id: str, statement: str) -> AttestCell:
        found = self._asked.get(subject_id, {}).get(statement)
        if found is None:
            return _NOT_ASKED
        node, _offers = found
        facts = self._roundup.facts(subject_id)
        explained = node.judge(facts)
        answer = _ANSWERS.get(explained.verdict, Answer.OPEN)
        is_wanted = answer is Answer.OPEN and statement in self._wanted_of(subject_id)
        given = facts.attestations.get(statement)
        return AttestCell(answer, given, explained, is_wanted)

    def wanted(self, subject_id: str) -> int:
        """Return how many answers the verdicts on a candidate wait for."""
        return len(self._wanted_of(subject_id))

    def answered_about(self, subject_id: str) -> tuple[int, int]:
        """Return how many statements are answered, of those asked about somebody."""
        mine = self._asked.get(subject_id, {})
        cells = [self.cell(subject_id, statement) for statement in mine]
        return sum(c.answer is not Answer.OPEN for c in cells), len(cells)

    def answered(self, statement: str) -> tuple[int, int]:
        """Return for how many a statement is answered, and of how many it is asked."""
        cells = [self.cell(c.id, statement) for c in self.candidates]
        told = [c.answer is not Answer.OPEN for c in cells if c.is_asked]
        return sum(told), len(told)

    def _wanted_of(self, subject_id: str) -> frozenset[str]:
        if subject_id not in self._wanted:
            offers = {
                offer.code: offer
                for _node, wanted in self._asked.get(subject_id, {}).values()
                for offer in wanted
            }
            self._wanted[subject_id] = frozenset(
                node.place.key
                for code in offers
                for node in _open(self._roundup.explanation(subject_id, code))
                if node.place is not None
                and (node.place.page, node.place.subject_id) == ("review", subject_id)
            )
        return self._wanted[subject_id]

    def _asked_of(
        self, candidate: Candidate
    ) -> dict[str, tuple[Statement, list[AwardOffer]]]:
        roundup, found = self._roundup, dict[str, tuple[Statement, list[AwardOffer]]]()
        group = roundup.plan.group_by_code.get(candidate.group)
        if group is None:
            return found
        for offer in roundup.offers:
            if not offer.takes(group.code):
                continue
            standard = roundup.plan.standard_for(group, roundup.readings, offer.code)
            if standard is None:
                continue
            for node in asked(standard.root, roundup.facts(candidate.id)):
                _node, offers = found.setdefault(node.statement, (node, []))
                if offer not in offers:
                    offers.append(offer)
        return found

    def _groups(self) -> tuple[AttestGroup, ...]:
        nodes: dict[str, Statement] = {}
        offers: dict[str, set[str]] = {}
        for mine in self._asked.values():
            for key, (node, wanted) in mine.items():
                nodes.setdefault(key, node)
                offers.setdefault(key, set()).update(o.code for o in wanted)
        named = _names(self._roundup.offers)
        groups: list[AttestGroup] = []
        taken: set[str] = set()
        for offer in self._roundup.offers:
            mine_keys = [k for k in nodes if offer.code in offers[k] and k not in taken]
            taken.update(mine_keys)
            columns = tuple(
                _column(
                    nodes[key],
                    tuple(n for code, n in named.items() if code in offers[key]),
                )
                for key in mine_keys
            )
            if columns:
                groups.append(AttestGroup(named[offer.code], columns))
        return tuple(groups)


def _column(node: Statement, awards: tuple[str, ...]) -> AttestColumn:
    return AttestColumn(
        node.statement,
        node.label,
        node.clause,
        node.by,
        not isinstance(node, Discretion) and node.needs_evidence,
        awards,
    )


def _names(offers: Sequence[AwardOffer]) -> dict[str, str]:
    """Return the awards by name; those of one name with whose they are."""
    forms = [offer.form.label for offer in offers]
    return {
        offer.code: offer.form.label
        if forms.count(offer.form.label) == 1
        else f"{offer.form.label}, {offer.authority.rpartition(_COMMITTEE)[2]}"
        for offer in offers
    }


def _open(node: Explanation) -> Iterator[Explanation]:
    """Yield the conditions that keep an answer open, and no others."""
    if node.verdict is Verdict.UNKNOWN:
        yield node
        for child in node.children:
            yield from _open(child)


def asks_statements(roundup: Roundup, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a standard of the round asks anything of the groups of some.

    Groups alone are looked at, so that it costs nothing to ask about thousands.
    """
    for code in {candidate.group for candidate in candidates}:
        group = roundup.plan.group_by_code.get(code)
        for offer in roundup.offers if group else ():
            if group is None or not offer.takes(code):
                continue
            standard = roundup.plan.standard_for(group, roundup.readings, offer.code)
            if standard and any(
                isinstance(node, Attested | Discretion)
                for _path, node in walk(standard.root)
            ):
                return True
    return False
