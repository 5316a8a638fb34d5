"""One achievement or one person proposed twice, by two communes or by one.

Names alone prove nothing: what is found is shown to be compared, and once somebody has
said "không trùng" it is never asked again. What was awarded before is told by the rules
of the round themselves (`Roundup.conflicts`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from db.linked import OFFICE, Link
from desktop.emulation.participants import Person
from desktop.office.rounds.roundup import Roundup
from desktop.text import same_key, sort_key


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody a commune proposes.

    Attributes:
        titles: the achievements and initiatives named for it, by their key.
        birth_year: None for a collective, or where nobody knows.
    """

    org: str
    commune: str
    subject_id: str
    name: str
    is_person: bool
    birth_year: int | None
    titles: Mapping[str, str]

    @property
    def words(self) -> str:
        """Return "Nguyễn Văn A (Phường Hoa Sen)"."""
        return f"{self.name} ({self.commune})"


@dataclass(frozen=True, slots=True)
class Double:
    """Two claims, or a claim and an award, that may be one.

    Attributes:
        first, second: in words, in Vietnamese order.
        why: what agrees, in words.
        subject_ids: of both; the second is "" for an award of the register.
        is_certain: the register says that it is the same achievement.
    """

    first: str
    second: str
    why: str
    subject_ids: tuple[str, str]
    is_certain: bool = False


def claims_of(roundup: Roundup, links: Iterable[Link]) -> list[Claim]:
    """Return everybody communes propose who is a candidate of the round."""
    links = list(links)
    communes = {
        link.org: roundup.unit_by_id[link.subject_id].name
        for link in links
        if link.their_id == OFFICE and link.subject_id in roundup.unit_by_id
    }
    return [
        _claim(roundup, link, communes.get(link.org, link.org))
        for link in links
        if link.their_id != OFFICE and link.subject_id in roundup.candidates
    ]


def doubles_among(
    claims: Sequence[Claim], settled: Iterable[frozenset[str]] = ()
) -> list[Double]:
    """Return the pairs that may be one person or one achievement.

    Args:
        settled: pairs of subjects somebody said are not the same.
    """
    apart = set(settled)
    found = [*_same_people(claims), *_same_work(claims)]
    told: dict[frozenset[str], Double] = {}
    for double in found:
        pair = frozenset(double.subject_ids)
        if pair not in apart:
            told.setdefault(pair, double)
    return _in_order(told.values())


def doubles_with_register(roundup: Roundup, subject_ids: Iterable[str]) -> list[Double]:
    """Return where a candidate's achievement was awarded already, or elsewhere."""
    found = [
        Double(
            candidate.name,
            conflict.other.words,
            conflict.words,
            (candidate.id, ""),
            conflict.is_certain,
        )
        for subject_id in subject_ids
        if (candidate := roundup.candidates.get(subject_id)) is not None
        for offer in roundup.offers
        if offer.takes(candidate.group)
        for conflict in roundup.conflicts(subject_id, offer.code)
        if conflict.ruling is None
    ]
    return _in_order(dict.fromkeys(found))


def _claim(roundup: Roundup, link: Link, commune: str) -> Claim:
    facts = roundup.facts(link.subject_id)
    person = roundup.person_by_id.get(link.subject_id)
    named = [f"{i.title}" for i in facts.initiatives]
    named += [a.content for a in facts.achievements]
    return Claim(
        link.org,
        commune,
        link.subject_id,
        facts.candidate.name,
        isinstance(person, Person),
        person.birth_year if person else None,
        {same_key(title): title for title in named if title},
    )


def _same_people(claims: Sequence[Claim]) -> Iterable[Double]:
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.is_person:
            by_name[same_key(claim.name)].append(claim)
    for same in by_name.values():
        for one, other in combinations(same, 2):
            years = {one.birth_year, other.birth_year}
            if one.subject_id == other.subject_id or len(years - {None}) == 2:
                continue
            why = "cùng họ tên, năm sinh"
            if None in years:
                why = "cùng họ tên, chưa rõ năm sinh"
            yield _double(one, other, why)


def _same_work(claims: Sequence[Claim]) -> Iterable[Double]:
    by_title: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in claim.titles:
            by_title[key].append(claim)
    for key, same in by_title.items():
        for one, other in combinations(same, 2):
            # Authors of one commune share their initiative: that is no double.
            if one.org != other.org and one.subject_id != other.subject_id:
                yield _double(one, other, f"cùng thành tích “{one.titles[key]}”")


def _double(one: Claim, other: Claim, why: str) -> Double:
    first, second = sorted((one, other), key=lambda c: (c.words, c.subject_id))
    return Double(first.words, second.words, why, (first.subject_id, second.subject_id))


def _in_order(found: Iterable[Double]) -> list[Double]:
    return sorted(found, key=lambda d: (sort_key(d.first), sort_key(d.second), d.why))
