"""The shortlist of an offer: the line, its ties, the reserves, a remark for everyone.

Only whoever meets the standard can stand above the line. A tie that the line would cut
is shown to the council and settled by its stated choice, never by chance. Everyone not
proposed carries a remark (plans-digest RT21, RT22; A54, A59).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from desktop.awards.duplicates import Conflict
from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.facts import Candidate
from desktop.awards.forms import Choice, Nomination
from desktop.awards.quotas import Quota, QuotaMode
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.ranking import best_first


class Section(LabelledEnum):
    """Where on the shortlist a line stands, top to bottom."""

    PROPOSED = "proposed", "Đề nghị"
    AT_THE_LINE = "at_the_line", "Ngay trên vạch"
    RESERVE = "reserve", "Dự bị"
    PENDING = "pending", "Chưa xét được"
    NOT_PROPOSED = "not_proposed", "Không đề nghị"


class Remark(LabelledEnum):
    """Why somebody is where they are."""

    WITHIN_QUOTA = "within_quota", "Trong số lượng"
    CHOSEN_AT_THE_LINE = "chosen_at_the_line", "Được chọn khi đồng hạng"
    EXTRA = "extra", "Đề nghị thêm ngoài số lượng"
    BEYOND = "beyond", "Ngoài chỉ tiêu, do cấp quyết định chọn"
    TIED_AT_THE_LINE = "tied_at_the_line", "Đồng hạng ngay trên vạch"
    OVER_QUOTA = "over_quota", "Đạt tiêu chuẩn, xếp sau số lượng"
    NOT_RANKED = "not_ranked", "Đạt tiêu chuẩn, chưa có điểm để xếp thứ tự"
    LACKS_DATA = "lacks_data", "Chưa đủ dữ liệu"
    NOT_ELIGIBLE = "not_eligible", "Không đạt tiêu chuẩn"
    NOT_APPLICABLE = "not_applicable", "Không thuộc đối tượng xét"
    DOUBLE_AWARD = "double_award", "Trùng thành tích đã được khen"
    WITHDRAWN = "withdrawn", "Rút khỏi danh sách"


@dataclass(frozen=True, slots=True)
class Contender:
    """A candidate with its verdict and the keys that order it, best first.

    `keys` is None while the candidate has no score to be ordered by; a key that does
    not apply is None inside and stands behind every number. `conflicts` are double
    awards for one achievement; those nobody has settled keep it from the list.
    """

    candidate: Candidate
    explanation: Explanation
    keys: tuple[Fraction | None, ...] | None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """Return the certain double awards without a ruling."""
        return tuple(c for c in self.conflicts if c.is_certain and c.ruling is None)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the shortlist.

    `rank` is the place among those who meet the standard; for somebody still lacking
    data it is the place it would take, and `is_conditional` says so.
    """

    contender: Contender
    section: Section
    remark: Remark
    reason: str
    rank: int | None = None
    is_tied: bool = False
    is_conditional: bool = False
    nomination: Nomination | None = None

    @property
    def candidate(self) -> Candidate:
        """Return whose line it is."""
        return self.contender.candidate


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The lines of one offer for one kind of subject, in order of the sections."""

    quota: Quota
    lines: tuple[Line, ...]

    def of(self, section: Section) -> tuple[Line, ...]:
        """Return the lines of one section, in order."""
        return tuple(line for line in self.lines if line.section is section)

    @property
    def proposed(self) -> tuple[Line, ...]:
        """Return who is proposed, extras included."""
        return self.of(Section.PROPOSED)

    @property
    def extras(self) -> tuple[Line, ...]:
        """Return who is proposed beyond the number, each with its justification."""
        beyond = (Remark.EXTRA, Remark.BEYOND)
        return tuple(line for line in self.proposed if line.remark in beyond)

    @property
    def open_seats(self) -> int:
        """Return how many seats a tie at the line leaves to be settled."""
        tied = self.of(Section.AT_THE_LINE)
        if not tied or self.quota.count is None:
            return 0
        within = [line for line in self.proposed if line not in self.extras]
        if not self.quota.is_per_proposer:
            return self.quota.count - len(within)
        units = {line.candidate.proposer for line in tied}
        seated = sum(1 for line in within if line.candidate.proposer in units)
        return self.quota.count * len(units) - seated


def shortlist(
    quota: Quota,
    contenders: Sequence[Contender],
    nominations: Mapping[str, Nomination],
) -> Shortlist:
    """Draw the line through the contenders of one kind.

    Args:
        quota: the number and how binding it is.
        contenders: all candidates of the kind, met or not.
        nominations: stated departures by subject id.
    """
    withdrawn, standing = [], []
    for contender in contenders:
        nomination = nominations.get(contender.candidate.id)
        if nomination is not None and nomination.choice is Choice.WITHDRAWN:
            withdrawn.append(_withdrawn(contender, nomination))
        else:
            standing.append(contender)
    met = [c for c in standing if c.explanation.verdict is Verdict.MET]
    doubled = [c for c in met if c.open_conflicts]
    met = [c for c in met if not c.open_conflicts]
    ordered = _ordered([c for c in met if c.keys is not None])
    lines = []
    for group in _by_proposer(quota, ordered):
        lines += _settle(quota, _cut(quota, group), nominations)
    lines += [_not_ranked(c) for c in met if c.keys is None]
    lines += [_doubled(c) for c in doubled]
    others = [c for c in standing if c.explanation.verdict is not Verdict.MET]
    lines += [_left_out(c, ordered) for c in others]
    lines += withdrawn
    order = list(Section)
    lines.sort(key=lambda line: order.index(line.section))
    return Shortlist(quota, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Placed:
    contender: Contender
    rank: int
    size: int  # how many share the rank


def _by_proposer(quota: Quota, ordered: list[_Placed]) -> list[list[_Placed]]:
    """Return the ones counted under one number: all, or those of each unit (A53)."""
    if not quota.is_per_proposer:
        return [ordered]
    units: dict[str, list[Contender]] = {}
    for place in ordered:
        proposer = place.contender.candidate.proposer
        units.setdefault(proposer, []).append(place.contender)
    return [_ordered(found) for found in units.values()]


def _sort_keys(contender: Contender) -> tuple[tuple[int, Fraction], ...]:
    return best_first(contender.keys or ())


def _ordered(contenders: list[Contender]) -> list[_Placed]:
    contenders = sorted(contenders, key=_sort_keys)
    placed: list[_Placed] = []
    for _, tied in groupby(contenders, key=lambda c: c.keys):
        same = list(tied)
        rank = len(placed) + 1
        placed += [_Placed(contender, rank, len(same)) for contender in same]
    return placed


def _cut(quota: Quota, ordered: list[_Placed]) -> list[Line]:
    lines = []
    for place in ordered:
        is_tied = place.size > 1
        last = place.rank + place.size - 1
        if quota.count is None or last <= quota.count:
            section, remark, reason = Section.PROPOSED, Remark.WITHIN_QUOTA, ""
        elif place.rank > quota.count:
            section, remark = Section.RESERVE, Remark.OVER_QUOTA
            reason = f"Đạt tiêu chuẩn, xếp sau số lượng {quota.words}"
        else:
            section, remark = Section.AT_THE_LINE, Remark.TIED_AT_THE_LINE
            seats = quota.count - place.rank + 1
            reason = (
                f"Đồng hạng {place.rank}; cần chọn {seats:02d} trong {place.size:02d}"
            )
        lines.append(
            Line(place.contender, section, remark, reason, place.rank, is_tied)
        )
    return lines


def _settle(
    quota: Quota, lines: list[Line], nominations: Mapping[str, Nomination]
) -> list[Line]:
    tied = [line for line in lines if line.section is Section.AT_THE_LINE]
    if len(_chosen(tied, nominations)) > _seats(quota, tied):
        nominations = {  # more were chosen than fit: the tie is still open
            subject: nomination
            for subject, nomination in nominations.items()
            if nomination.choice is not Choice.CHOSEN
        }
    settled = [_apply(quota, line, nominations) for line in lines]
    return _seat_the_rest(quota, settled)


def _seat_the_rest(quota: Quota, lines: list[Line]) -> list[Line]:
    """Say what is left of a tie once some of it was chosen or proposed beyond."""
    tied = [line for line in lines if line.section is Section.AT_THE_LINE]
    if not tied or quota.count is None:
        return lines
    within = sum(
        1
        for line in lines
        if line.section is Section.PROPOSED
        and line.remark not in (Remark.EXTRA, Remark.BEYOND)
    )
    seats = quota.count - within
    return [_seated(line, quota, seats, len(tied)) for line in lines]


def _seated(line: Line, quota: Quota, seats: int, tied: int) -> Line:
    if line.section is not Section.AT_THE_LINE:
        return line
    if seats <= 0:
        return replace(
            line,
            section=Section.RESERVE,
            remark=Remark.OVER_QUOTA,
            reason=f"Đồng hạng {line.rank}, không được chọn trong {quota.words}",
        )
    if tied <= seats:
        return replace(
            line, section=Section.PROPOSED, remark=Remark.WITHIN_QUOTA, reason=""
        )
    reason = f"Đồng hạng {line.rank}; cần chọn {seats:02d} trong {tied:02d}"
    return replace(line, reason=reason)


def _chosen(tied: list[Line], nominations: Mapping[str, Nomination]) -> list[Line]:
    return [
        line
        for line in tied
        if (nomination := nominations.get(line.candidate.id)) is not None
        and nomination.choice is Choice.CHOSEN
    ]


def _seats(quota: Quota, tied: list[Line]) -> int:
    if not tied or quota.count is None or tied[0].rank is None:
        return 0
    return quota.count - tied[0].rank + 1


def _apply(quota: Quota, line: Line, nominations: Mapping[str, Nomination]) -> Line:
    nomination = nominations.get(line.candidate.id)
    if nomination is None or line.section is Section.PROPOSED:
        return line
    if nomination.choice is Choice.CHOSEN and line.section is Section.AT_THE_LINE:
        remark = Remark.CHOSEN_AT_THE_LINE
    elif nomination.choice is Choice.EXTRA and quota.mode is QuotaMode.SOFT:
        remark = Remark.EXTRA
    elif nomination.choice is Choice.BEYOND and quota.beyond:
        remark = Remark.BEYOND
    else:
        return line
    return replace(
        line,
        section=Section.PROPOSED,
        remark=remark,
        reason=nomination.reason,
        nomination=nomination,
    )


def _withdrawn(contender: Contender, nomination: Nomination) -> Line:
    return Line(
        contender,
        Section.NOT_PROPOSED,
        Remark.WITHDRAWN,
        nomination.reason,
        nomination=nomination,
    )


def _not_ranked(contender: Contender) -> Line:
    remark = Remark.NOT_RANKED
    return Line(contender, Section.PENDING, remark, remark.label)


def _doubled(contender: Contender) -> Line:
    listed = "; ".join(c.words for c in contender.open_conflicts)
    return Line(contender, Section.PENDING, Remark.DOUBLE_AWARD, listed)


def _left_out(contender: Contender, ordered: list[_Placed]) -> Line:
    explanation = contender.explanation
    match explanation.verdict:
        case Verdict.UNKNOWN:
            rank = None
            if contender.keys is not None:
                mine = _sort_keys(contender)
                ahead = bisect_left(
                    ordered, mine, key=lambda p: _sort_keys(p.contender)
                )
                rank = 1 + ahead
            return Line(
                contender,
                Section.PENDING,
                Remark.LACKS_DATA,
                explanation.missing,
                rank,
                is_conditional=rank is not None,
            )
        case Verdict.NOT_APPLICABLE:
            remark = Remark.NOT_APPLICABLE
            return Line(contender, Section.NOT_PROPOSED, remark, remark.label)
        case _:
            return Line(
                contender,
                Section.NOT_PROPOSED,
                Remark.NOT_ELIGIBLE,
                _why_not(explanation),
            )


def _why_not(explanation: Explanation) -> str:
    reasons = []
    for leaf in explanation.deciding():
        value = f" ({leaf.used})" if leaf.used else ""
        reasons.append(f"{leaf.label}{value}")
    return "Không đạt: " + "; ".join(reasons or [explanation.label])
