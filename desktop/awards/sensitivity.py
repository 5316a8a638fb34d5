"""How firm a list is: the gap at its line, and what another order of keys would change.

The plan's order of priorities is declared, and nothing here departs from it (A59). The
council reads how much hangs on it: by how little somebody missed a seat, and whom two
priorities the other way round would have seated. Nothing depends on the order in which
the contenders come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop.awards.forms import Nomination
from desktop.awards.selection import Contender, Line, Section, Shortlist, shortlist
from desktop.emulation.participants import Kind
from desktop.emulation.ranking import best_first
from desktop.vietnamese import shown_exactly

_KEY_WORDS = {
    "total": "tổng điểm",
    "direct_work": "người trực tiếp làm CCHC",
    "not_head": "người không giữ chức vụ lãnh đạo",
    "initiatives": "số sáng kiến, giải pháp",
}
_COUNTED = {"total": "điểm", "initiatives": "sáng kiến, giải pháp"}
_YES_OR_NO = {"direct_work", "not_head"}


@dataclass(frozen=True, slots=True)
class Gap:
    """What separates the last above the line from the first below it.

    `place` is the seat the line runs under. `key` is the first key in which the two
    differ, empty where they are tied; `difference` is None where that key does not
    apply to the one below.
    """

    place: int
    above: str
    below: str
    key: str
    difference: Fraction | None


@dataclass(frozen=True, slots=True)
class Swap:
    """What changes when the keys at two neighbouring places of the order are swapped.

    Attributes:
        place: of the first of the two keys, counted from 1.
        enter: who would be proposed, by id.
        leave: who would not, in the order of the list as it is.
        tied: those of `leave` whom a tie at the line would still leave a chance.
    """

    place: int
    enter: tuple[str, ...]
    leave: tuple[str, ...]
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The gaps at the line, one for each number, and the swaps, in their order."""

    gaps: tuple[Gap, ...]
    swaps: tuple[Swap, ...]


def sensitivity(
    found: Shortlist, order: Sequence[str], nominations: Mapping[str, Nomination]
) -> Sensitivity:
    """Return how firm a list is; empty where the plan sets no number.

    Args:
        found: the list as it is.
        order: the names of the keys its contenders are ordered by.
        nominations: the stated departures it was drawn with, by subject id.
    """
    if found.quota.count is None:
        return Sensitivity((), ())
    swaps = (_swap(found, place, nominations) for place in range(1, len(order)))
    return Sensitivity(tuple(_gaps(found, order)), tuple(swaps))


def _gaps(found: Shortlist, order: Sequence[str]) -> Iterable[Gap]:
    count = found.quota.count or 0
    for _, group in sorted(_counted_together(found).items()):
        group.sort(key=lambda line: (best_first(_keys(line)), line.candidate.id))
        if 0 < count < len(group):
            yield _gap(group[count - 1], group[count], order)


def _counted_together(found: Shortlist) -> dict[str, list[Line]]:
    """Return those with a place of their own, by the unit whose number they take."""
    groups: dict[str, list[Line]] = {}
    for line in found.lines:
        if line.rank is not None and not line.is_conditional:
            unit = line.candidate.proposer if found.quota.is_per_proposer else ""
            groups.setdefault(unit, []).append(line)
    return groups


def _gap(above: Line, below: Line, order: Sequence[str]) -> Gap:
    place = above.rank or 0
    ids = (above.candidate.id, below.candidate.id)
    for key, mine, theirs in zip(order, _keys(above), _keys(below), strict=True):
        if mine != theirs:
            known = mine is not None and theirs is not None
            difference = mine - theirs if known else None  # type: ignore[operator]
            return Gap(place, *ids, key, difference)
    return Gap(place, *ids, "", Fraction(0))


def _keys(line: Line) -> tuple[Fraction | None, ...]:
    return line.contender.keys or ()


def _swap(found: Shortlist, place: int, nominations: Mapping[str, Nomination]) -> Swap:
    contenders = [_swapped(line.contender, place) for line in found.lines]
    other = shortlist(found.quota, contenders, nominations)
    before = {line.candidate.id for line in found.proposed}
    after = {line.candidate.id for line in other.proposed}
    tied = {line.candidate.id for line in other.of(Section.AT_THE_LINE)}
    leave = _in_order(found, before - after)
    return Swap(
        place,
        _in_order(other, after - before),
        leave,
        tuple(subject for subject in leave if subject in tied),
    )


def _swapped(contender: Contender, place: int) -> Contender:
    if contender.keys is None:
        return contender
    keys = list(contender.keys)
    keys[place - 1], keys[place] = keys[place], keys[place - 1]
    return replace(contender, keys=tuple(keys))


def _in_order(found: Shortlist, wanted: set[str]) -> tuple[str, ...]:
    lines = [line for line in found.lines if line.candidate.id in wanted]
    lines.sort(key=lambda line: (line.rank or 0, line.candidate.id))
    return tuple(line.candidate.id for line in lines)


# --- in words -------------------------------------------------------------------------


def key_words(key: str) -> str:
    """Return what an order key is, in words; a heading's code is "nhóm B"."""
    return _KEY_WORDS.get(key, f"nhóm {key}")


def sentences(
    found: Shortlist, order: Sequence[str], result: Sensitivity
) -> tuple[str, ...]:
    """Return the gaps, then what each swap changes, unchanged ones in one sentence."""
    said = [_gap_words(found, gap) for gap in result.gaps]
    said += [_swap_words(found, order, swap) for swap in result.swaps if _moves(swap)]
    still = [swap.place for swap in result.swaps if not _moves(swap)]
    if still:
        pairs = ", ".join(f"{place} và {place + 1}" for place in still)
        said.append(f"Đổi thứ tự ưu tiên {pairs} thì danh sách không đổi")
    return tuple(said)


def _moves(swap: Swap) -> bool:
    return bool(swap.enter or swap.leave)


def _gap_words(found: Shortlist, gap: Gap) -> str:
    above, below = _named(found, (gap.above, gap.below))
    pair = f"{above} và {below}"
    if not gap.key:
        return "Ngay trên vạch đồng hạng, thứ tự ưu tiên không phân được"
    if gap.difference is None:
        return f"Ngay trên vạch {pair} khác nhau ở {key_words(gap.key)}"
    if gap.key in _YES_OR_NO:
        return f"Ngay trên vạch {pair} chỉ khác nhau ở ưu tiên {key_words(gap.key)}"
    unit = _COUNTED.get(gap.key, f"điểm {key_words(gap.key)}")
    shown = shown_exactly(gap.difference, 2)
    return f"Ngay trên vạch {pair} cách nhau {shown} {unit}"


def _swap_words(found: Shortlist, order: Sequence[str], swap: Swap) -> str:
    first, second = order[swap.place - 1 : swap.place + 1]
    head = (
        f"Đổi thứ tự ưu tiên {swap.place} và {swap.place + 1} "
        f"({key_words(second)} trước {key_words(first)})"
    )
    ranks = {line.candidate.id: line.rank for line in found.lines}
    seats = sorted({ranks[subject] or 0 for subject in swap.leave})
    noun = "người" if found.quota.kind is Kind.INDIVIDUAL else found.quota.kind.label
    what = "danh sách thay đổi"
    if seats:
        what = f"{noun} thứ {', '.join(map(str, seats))} thay đổi"
    return f"{head} thì {what}: {'; '.join(_moved(found, swap))}"


def _moved(found: Shortlist, swap: Swap) -> Iterable[str]:
    if swap.enter:
        yield f"thêm {', '.join(_named(found, swap.enter))}"
    gone = tuple(subject for subject in swap.leave if subject not in swap.tied)
    if gone:
        yield f"{', '.join(_named(found, gone))} xuống dưới vạch"
    if swap.tied:
        yield f"{', '.join(_named(found, swap.tied))} đồng hạng ngay trên vạch"


def _named(found: Shortlist, wanted: Iterable[str]) -> list[str]:
    names = {line.candidate.id: line.candidate.name for line in found.lines}
    return [names[subject] for subject in wanted]
