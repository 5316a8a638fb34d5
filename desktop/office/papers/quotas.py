"""What the papers of a round say of the council's votes, and how quotas were used."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from desktop.awards.council import VoteResult, VoteState
from desktop.awards.eligibility import Verdict
from desktop.documents.papers import proposal
from desktop.office.council.sheet import CouncilList, CouncilRow, CouncilSheet
from desktop.office.papers import words
from desktop.office.papers.votes import before_the_council
from desktop.office.rounds.outcome import ReviewList
from desktop.vietnamese import percent, two_digits


def council_process(sheet: CouncilSheet) -> tuple[str, ...]:
    """Return how the council decided, a sentence; nothing before its meeting ends."""
    meeting = sheet.meeting
    if meeting is None or meeting.finished_on is None:
        return ()
    turnout, rule = sheet.turnout, meeting.regulation
    came = two_digits(turnout.voters(rule))
    said = (
        f"Ngày {words.number_day(meeting.held_on)}, Hội đồng Thi đua - Khen thưởng "
        f"họp với {came}/{two_digits(turnout.members)} thành viên, "
        f"{rule.ballot.label}; trường hợp được đề nghị phải đạt {rule.share} "
        f"{rule.denominator.label}."
    )
    return (said,)


def votes_of(sheet: CouncilSheet) -> dict[tuple[str, str], str]:
    """Return the votes of each candidate, "12/13 phiếu (92,31%)", where counted."""
    return {
        (found.offer, found.row.subject_id): (
            f"{found.result.share} phiếu ({_share(found.result)})"
        )
        for found in sheet.rows
        if found.result.yes is not None and found.result.denominator
    }


def _share(result: VoteResult) -> str:
    """Write the share of a vote: "92,31%", "100%"."""
    exact = Decimal((result.yes or 0) * 100) / (result.denominator or 1)
    return percent(exact, 0 if exact == exact.to_integral_value() else 2)


def quotas(
    lists: Sequence[ReviewList], sheet: CouncilSheet | None = None
) -> tuple[proposal.QuotaUse, ...]:
    """Return how each number of the plan was used, with votes where there are any."""
    several = len({found.form for found in lists}) > 1
    voted = {(each.found.offer, each.found.key): each for each in _voted(sheet)}
    if voted:
        return tuple(
            _voted_use(found, voted.get((found.offer, found.key)), several=several)
            for found in lists
        )
    return tuple(
        proposal.QuotaUse(
            words.PAPER_KINDS[found.kind],
            found.count,
            considered=sum(map(words.is_considered, found.rows)),
            passed=sum(1 for row in found.rows if row.verdict is Verdict.MET),
            proposed=len(found.proposed),
            name=_number_name(found, with_form=several),
        )
        for found in lists
    )


def _voted(sheet: CouncilSheet | None) -> tuple[CouncilList, ...]:
    """Return the lists the council has voted on; none before its meeting ends."""
    if sheet is None or sheet.meeting is None or sheet.meeting.finished_on is None:
        return ()
    return tuple(
        each for each in sheet.lists if any(r.result.yes is not None for r in each.rows)
    )


def _voted_use(
    found: ReviewList, voted: CouncilList | None, *, several: bool
) -> proposal.QuotaUse:
    rows = before_the_council(voted) if voted else ()
    passed = [row for row in rows if row.result.state is VoteState.PASSED]
    return proposal.QuotaUse(
        words.PAPER_KINDS[found.kind],
        found.count,
        considered=len(rows),
        passed=len(passed),
        lowest_votes=_lowest(row for row in passed if row.is_proposed),
        proposed=len(found.proposed),
        name=_number_name(found, with_form=several),
    )


def _lowest(rows: Iterable[CouncilRow]) -> str:
    """Return the smallest share of votes among the proposed, "10/13"."""
    counted = [row.result for row in rows if row.result.denominator]
    lowest = min(
        counted,
        key=lambda r: Fraction(r.yes or 0, r.denominator or 1),
        default=None,
    )
    return lowest.share if lowest else ""


def _number_name(found: ReviewList, *, with_form: bool) -> str:
    """Return "tập thể, khối xã, phường": what a number of the plan is for."""
    form = words.form_words(found.form) if with_form else ""
    kind = words.PAPER_KINDS[found.kind].value
    return ", ".join(part for part in (form, kind, found.scope) if part)
