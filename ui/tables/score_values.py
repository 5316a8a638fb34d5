"""What the score grid asks of its page: rows, criteria, cells, and what was typed.

The page gives an object that fits `GridSource`; keys of rows and criteria are the
page's own (any hashable value). Every entry answers with a sentence when it is refused:
the old value stays and the grid shows the sentence. An OfficeError counts as such.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

Key = Hashable


class Side(Enum):
    """Whose score: the unit's own, the verified one, that of a survey.

    An attested cell holds no score but a yes or a no.
    """

    SELF = "tự chấm"
    VERIFIED = "thẩm định"
    SURVEY = "điều tra xã hội học"
    ATTESTED = "xác nhận"

    @property
    def short(self) -> str:
        """Return the two letters of the header; "" for statements, which need none."""
        named = {Side.SELF: "TC", Side.VERIFIED: "TĐ", Side.SURVEY: "XHH"}
        return named.get(self, "")


class CellState(Enum):
    """Three different things that must never look the same."""

    SCORED = "đã chấm"
    NOT_SCORED = "chưa chấm"
    NOT_APPLICABLE = "không áp dụng"


@dataclass(frozen=True, slots=True)
class Cell:
    """A score as it is shown: `text` is "14,5"; `changed` = sửa có lý do.

    `can_work_out`: the points may be computed from what was counted (F4).
    `icon` with its `tone` is drawn instead of the text; `words` are spoken instead of
    the state; `is_calm`: nothing waits for an empty cell; `is_doubted`: something
    should be looked at before the answer.
    """

    state: CellState
    text: str = ""
    changed: bool = False
    has_evidence: bool = False
    can_edit: bool = True
    remark: str = ""
    can_work_out: bool = False
    icon: str = ""
    tone: str = ""
    words: str = ""
    is_calm: bool = False
    is_doubted: bool = False

    def spoken(self) -> str:
        """Return the cell as screen readers say it."""
        said = self.text if self.state is CellState.SCORED else self.state.value
        said = self.words or said
        if self.has_evidence:
            said += ", có minh chứng"
        return said + (", đã sửa có lý do" if self.changed else "")


@dataclass(frozen=True, slots=True)
class GridCriterion:
    """A criterion: code "B1", title, and its maximum as text ("15").

    A surveyed one has a single column, shown beside the verified ones. One without a
    code has its title over the whole height of the header; `tip` is its tool tip.
    """

    key: Key
    code: str
    title: str
    maximum: str = ""
    is_surveyed: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Criteria under one heading: "B. Thủ tục hành chính", maximum "35"."""

    title: str
    criteria: Sequence[GridCriterion]
    maximum: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Who is scored; `note` is shown as tooltip of the name."""

    key: Key
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TotalColumn:
    """A frozen column at the right: "Thẩm định", strong; `below` in the last tier."""

    title: str
    below: str = ""
    strong: bool = False
    width: int = 80


@dataclass(frozen=True, slots=True)
class Total:
    """A total: text, an icon with its tone before it, or how many cells are missing."""

    text: str = ""
    missing: int = 0
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a pasted or filled block; text "" means chưa chấm."""

    row: Key
    criterion: Key
    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was refused, and why."""

    row: Key
    criterion: Key
    side: Side
    sentence: str


class GridSource(Protocol):
    """The scores of one list, as the page keeps them."""

    def rows(self) -> Sequence[GridRow]:
        """Return who is scored, from top to bottom."""

    def groups(self) -> Sequence[GridGroup]:
        """Return the criteria under their headings, from left to right."""

    def cell(self, row: Key, criterion: Key, side: Side) -> Cell:
        """Return a cell as it is now."""

    def enter(self, row: Key, criterion: Key, side: Side, text: str) -> str | None:
        """Keep what was typed, or return why not."""

    def clear(self, row: Key, criterion: Key, side: Side) -> str | None:
        """Make the cell "chưa chấm" again, or return why not."""

    def mark_not_applicable(self, row: Key, criterion: Key, side: Side) -> str | None:
        """Make the cell "không áp dụng", or return why not."""

    def paste(self, block: Sequence[Entry]) -> Sequence[Problem]:
        """Keep a block in one action; return the cells that were refused."""

    def total_title(self) -> str:
        """Return the heading over the totals: "Tổng quy về 100"."""

    def total_columns(self) -> Sequence[TotalColumn]:
        """Return the frozen columns at the right."""

    def totals(self, row: Key) -> Sequence[Total]:
        """Return the totals of a row, one per column."""

    def foot_title(self) -> str:
        """Return the name of the line under the grid; "" leaves it out."""

    def foot(self, criterion: Key, side: Side) -> str:
        """Return what stands under a column ("13/13")."""

    def foot_totals(self) -> Sequence[str]:
        """Return what stands under the totals."""
