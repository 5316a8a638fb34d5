"""Ranks, verdicts, explanations and lists as rows; also what a receiver works out."""

from collections.abc import Iterator, Mapping

from desktop.awards.duplicates import OtherAward
from desktop.awards.eligibility import Explanation
from desktop.awards.selection import Section
from desktop.office.exchanging import award_tables as tables
from desktop.office.exchanging.wire_tables import Cells
from desktop.office.rounds.outcome import Outcome, ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import Plan

PAST = "past:"
"""How the key of an award begins that stands in the register of past awards."""


def outcome_rows(outcome: Outcome) -> dict[str, list[Cells]]:
    """Return rankings, verdicts and explanations as rows."""
    return {
        tables.RANKINGS.name: list(_rankings(outcome)),
        tables.VERDICTS.name: list(_verdicts(outcome)),
        tables.EXPLANATIONS.name: list(_explanations(outcome)),
    }


def proposals(outcome: Outcome, plan: Plan, year: int) -> list[Cells]:
    """Return who is proposed upward, list by list, in the order of the lists."""
    upward = [found for found in outcome.lists if not found.is_own]
    return [
        _proposal(found, row, place, plan, year)
        for found in upward
        for place, row in enumerate(found.of(Section.PROPOSED), start=1)
    ]


def other_awards(roundup: Roundup) -> list[Cells]:
    """Return awards of this office in other rounds, which the rules look at.

    Those entered as decided elsewhere have a table of their own.
    """
    return [
        _other_award(award, place)
        for place, award in enumerate(roundup.other_awards, start=1)
        if not award.key.startswith(PAST)
    ]


def _rankings(outcome: Outcome) -> Iterator[Cells]:
    for table in outcome.tables:
        for row in table.rows:
            yield tables.RANKINGS.cells(
                block=table.block,
                subject_id=row.subject_id,
                name=row.name,
                rank=row.rank,
                tied=row.is_tied,
                total=row.total,
                points=row.points,
                applicable_max=row.applicable_max,
                bonus=row.bonus,
                class_name=row.class_name,
                unranked_reason=row.unranked_reason,
            )


def _verdicts(outcome: Outcome) -> Iterator[Cells]:
    for found in outcome.lists:
        for row in found.rows:
            yield tables.VERDICTS.cells(
                **_whose(found, row),
                name=row.name,
                kind=row.kind.value,
                detail=row.detail,
                verdict=row.verdict.value,
                section=row.section.value,
                remark=row.remark.value,
                reason=row.reason,
                rank=row.rank,
                tied=row.is_tied,
                total=row.total,
                is_conditional=row.is_conditional,
            )


def _explanations(outcome: Outcome) -> Iterator[Cells]:
    for found in outcome.lists:
        for row in found.rows:
            whose = _whose(found, row)
            nodes = enumerate(_walk(row.explanation), start=1)
            for line, (depth, node) in nodes:
                yield tables.EXPLANATIONS.cells(
                    **whose,
                    line=line,
                    depth=depth,
                    label=node.label,
                    verdict=node.verdict.value,
                    used=node.used,
                    source=node.source,
                    missing=node.missing,
                    clause=node.clause,
                )


def _walk(node: Explanation, depth: int = 0) -> Iterator[tuple[int, Explanation]]:
    yield depth, node
    for child in node.children:
        yield from _walk(child, depth + 1)


def _whose(found: ReviewList, row: ReviewRow) -> Mapping[str, str]:
    return {
        "offer": found.offer,
        "quota": found.key,
        "subject_id": row.subject_id,
    }


def _proposal(
    found: ReviewList, row: ReviewRow, place: int, plan: Plan, year: int
) -> Cells:
    offer = plan.offer_by_code.get(found.offer)
    return tables.PROPOSALS.cells(
        **_whose(found, row),
        form=found.form,
        authority=found.authority,
        place=place,
        of=found.count,
        name=row.name,
        kind=row.kind.value,
        detail=row.detail,
        citation=offer.citation_in(year) if offer else "",
        cited=" ".join(row.cited),
    )


def _other_award(award: OtherAward, place: int) -> Cells:
    days = award.days
    return tables.OTHER_AWARDS.cells(
        award=award.key,
        place=place,
        subject_id=award.subject_id,
        recipient=award.recipient,
        form=award.form.value,
        level=award.level.value,
        standing=award.standing.value,
        cited=" ".join(award.cited),
        merit=award.merit,
        first_day=days.first if days else None,
        last_day=days.last if days else None,
        number=award.number,
        issued_on=award.issued_on,
        former=" ".join(award.former),
    )
