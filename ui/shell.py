"""What the frame of the window shows and may ask for, whoever answers.

The composition root gives an object that fits `Shell`; tests give a plain one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class ShellState:
    """Everything the frame shows around the page."""

    office_name: str
    movement: str
    round_name: str
    undo_title: str | None = None
    redo_title: str | None = None
    saved_at: datetime | None = None
    backup_at: datetime | None = None
    folder: str = ""
    deadline_text: str = ""
    deadline_date_text: str = ""
    is_draft: bool = False
    is_closed: bool = False
    is_demo: bool = False
    marks: Mapping[str, PlaceMark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """A movement or a round one can stand in."""

    key: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the side list and the thing to show there (None: just the place)."""

    place: str
    item: object = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something the search found: kind is person, unit, page, clause or document."""

    kind: str
    title: str
    note: str
    target: Target


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry of the side list; the page is made on the first visit."""

    key: str
    group: str
    title: str
    icon: str
    factory: Callable[[], QWidget]


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

    def choose_movement(self, key: str) -> None:
        """Stand in another movement."""

    def choose_round(self, key: str) -> None:
        """Stand in another round."""
