"""What the frame of the window shows and may ask for, whoever answers.

The composition root gives an object that fits `Shell`; tests give a plain one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Progress(Enum):
    """How far a place of the side list is."""

    TODO = "chưa làm"
    PARTIAL = "còn thiếu"
    DONE = "đã xong"


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """The mark of a place: its state and how many things are missing."""

    state: Progress = Progress.TODO
    count: int = 0


class ShellState(NamedTuple):
    """Everything the frame shows around the page.

    `undo_number` tells the step that undo would take back from any other;
    `is_copy_stale` that the second place of backups got nothing for a week.
    """

    office_name: str
    movement: str
    round_name: str
    undo_title: str | None = None
    undo_number: int | None = None
    redo_title: str | None = None
    saved_at: datetime | None = None
    backup_at: datetime | None = None
    is_copy_stale: bool = False
    folder: str = ""
    deadline_text: str = ""
    deadline_date_text: str = ""
    is_deadline_late: bool = False
    is_draft: bool = False
    is_closed: bool = False
    is_demo: bool = False
    marks: Mapping[str, PlaceMark] = MappingProxyType({})


class Choice(NamedTuple):
    """A movement or a round one can stand in."""

    key: str
    title: str
    note: str = ""
    is_current: bool = False


class Target(NamedTuple):
    """A place in the side list and the thing to show there (None: just the place)."""

    place: str
    item: object = None


class Hit(NamedTuple):
    """Something the search found: kind is person, unit, page, clause or document."""

    kind: str
    title: str
    note: str
    target: Target


class PageEntry(NamedTuple):
    """One entry of the side list; the page is made on the first visit."""

    key: str
    group: str
    title: str
    icon: str
    factory: "Callable[[], QWidget]"


class Shell(Protocol):
    """What the frame asks for."""

    def state(self) -> ShellState:
        """Return what the frame shows now."""

    def search(self, text: str) -> Sequence[Hit]:
        """Return what fits a text, best first."""

    def undo(self) -> str:
        """Take the last action back and return the sentence that says so."""

    def redo(self) -> str:
        """Do it again and return the sentence that says so."""

    def movements(self) -> Sequence[Choice]:
        """Return the movements of the office."""

    def rounds(self) -> Sequence[Choice]:
        """Return the rounds of the movement."""

    def choose_movement(self, key: str) -> str:
        """Stand in another movement and return the sentence that says so."""

    def choose_round(self, key: str) -> str:
        """Stand in another round and return the sentence that says so."""
