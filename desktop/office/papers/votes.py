"""The council's votes as its papers show them: rule, ballots, results, tellers."""

from desktop.awards.council import (
    Ballot,
    BallotCount,
    Presence,
    Regulation,
    VoteState,
    denominator_of,
    needed,
)
from desktop.awards.minutes import Counting
from desktop.awards.selection import Section
from desktop.documents.papers.vote_count import Ballots, Voters
from desktop.documents.papers.voting import Rule, Voted
from desktop.documents.papers.wording import AwardSubject
from desktop.emulation.participants import Kind
from desktop.office.council.sheet import CouncilList, CouncilRow, CouncilSheet
from desktop.office.papers import words
from desktop.office.papers.names import lower_types
from desktop.office.rounds.outcome import ReviewRow

_EXPECTED = (Section.PROPOSED, Section.AT_THE_LINE)
_RESULTS = {VoteState.PASSED: True, VoteState.REJECTED: False}


def rule_of(sheet: CouncilSheet, regulation: Regulation) -> Rule:
    """Return the regulation as papers quote it; no number where lists differ."""
    wholes = {
        denominator_of(regulation, sheet.turnout, (), found.ballots)
        for found in sheet.lists
    }
    whole = wholes.pop() if len(wholes) == 1 else None
    whole = whole or None  # nobody to count yet is not "of 00"
    return Rule(
        share=regulation.share,
        of_whom=regulation.denominator.label,
        is_secret=regulation.ballot is Ballot.SECRET,
        least=None if whole is None else needed(regulation, whole),
        whole=whole,
    )


def before_the_council(found: CouncilList) -> tuple[CouncilRow, ...]:
    """Return whom a list puts to the vote: voted on already, or proposed, or tied."""
    return tuple(row for row in found.rows if row.count or row.row.section in _EXPECTED)


def voted(sheet: CouncilSheet) -> tuple[Voted, ...]:
    """Return every candidate with votes and result."""
    return tuple(
        _voted(sheet, found, row)
        for found in sheet.lists
        for row in before_the_council(found)
    )


def _voted(sheet: CouncilSheet, found: CouncilList, row: CouncilRow) -> Voted:
    out = {recusal.member_id for recusal in row.recusals}
    count = row.count
    return Voted(
        kind=words.PAPER_KINDS[row.row.kind],
        name=candidate_name(row.row),
        yes=count.yes if count else None,
        no=count.no if count else None,
        blank=_blank(row, found.ballots),
        whole=row.result.denominator,
        passed=_RESULTS.get(row.result.state),
        form=words.form_words(found.found.form),
        recused=tuple(seat.name for seat in sheet.seats if seat.member_id in out),
    )


def _blank(row: CouncilRow, ballots: BallotCount | None) -> int | None:
    """Return who marked neither: as counted, else what the valid ballots leave over.

    Beside a recused member nothing can be reckoned: the ballot may be among the valid.
    """
    count = row.count
    if count is None or count.abstain is not None:
        return None if count is None else count.abstain
    if ballots is None or row.recusals or count.yes is None or count.no is None:
        return None
    left = ballots.valid - count.yes - count.no
    return left if left >= 0 else None


def candidate_name(row: ReviewRow) -> str:
    """Return "Ông Tạ Đình Phúc", "Hộ gia đình ông …, thôn …"."""
    name = AwardSubject(
        words.PAPER_KINDS[row.kind], row.name, salutation=row.salutation
    ).full_name
    if row.kind is Kind.HOUSEHOLD and row.detail and row.detail not in name:
        return f"{name}, {lower_types(row.detail)}"
    return name


def ballots_of(sheet: CouncilSheet) -> tuple[Ballots, ...]:
    """Return the ballots of each list; once where one sheet held all lists."""
    lists = [found for found in sheet.lists if before_the_council(found)]
    counted = [_ballots(found) for found in lists]
    numbers = {(b.issued, b.collected, b.valid, b.invalid) for b in counted}
    if len(numbers) <= 1:
        return (_ballots(lists[0], named=False),) if lists else (Ballots(),)
    return tuple(counted)


def _ballots(found: CouncilList, *, named: bool = True) -> Ballots:
    kept = found.ballots
    name = f"danh sách {found.found.quota}" if named else ""
    if kept is None:
        return Ballots(name)
    return Ballots(name, kept.issued, kept.collected, kept.valid, kept.invalid)


def voters_of(sheet: CouncilSheet, regulation: Regulation) -> Voters:
    """Return how members voted; only the members are known before attendance is."""
    turnout = sheet.turnout
    if turnout.unmarked:
        return Voters(turnout.members, None, None, None)
    marks = [seat.presence for seat in sheet.seats]
    away = marks.count(Presence.ABSENT)
    written = turnout.written if regulation.allows_written else 0
    return Voters(
        turnout.members, turnout.present, written, away + turnout.written - written
    )


def vote_sentences(
    sheet: CouncilSheet, regulation: Regulation, rule: Rule, tellers: str
) -> tuple[str, ...]:
    """Return how the council voted, by which threshold, with which ballots.

    Args:
        tellers: in words; empty where nobody said.
    """
    asked = f"Trường hợp được đề nghị khen thưởng phải đạt {rule.threshold}."
    if not rule.is_secret:
        how = "Hội đồng biểu quyết bằng hình thức giơ tay"
        letters = sheet.turnout.written if regulation.allows_written else 0
        extra = f", cùng {letters:02d} ý kiến bằng văn bản" if letters else ""
        return (f"{how}{extra}.", asked)
    who = f"Tổ kiểm phiếu gồm: {tellers or '……………………'}."
    return ("Hội đồng bỏ phiếu kín.", who, asked, *map(_said, ballots_of(sheet)))


def _said(ballots: Ballots) -> str:
    numbers = [
        "……" if number is None else f"{number:02d}"
        for number in (
            ballots.issued,
            ballots.collected,
            ballots.valid,
            ballots.invalid,
        )
    ]
    names = ("Số phiếu phát ra", "thu về", "hợp lệ", "không hợp lệ")
    counted = ", ".join(f"{n} {v}" for n, v in zip(names, numbers, strict=True))
    where = f" ({ballots.name})" if ballots.name else ""
    return f"{counted}{where}."


def teller_words(counting: Counting) -> str:
    """Return "bà Trần Thị Hạnh (Tổ trưởng), ông Hồ Minh Quân"."""
    first = [f"{counting.leader} (Tổ trưởng)"] if counting.leader else []
    return ", ".join([*first, *counting.names])
