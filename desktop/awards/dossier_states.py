"""How far one paper of a dossier is, and what it still needs.

A box on the index is ticked for COMPLETE alone; every other state is said in words.
"""

from dataclasses import dataclass
from datetime import date

from desktop.emulation.participants import LabelledEnum


class ItemState(LabelledEnum):
    """How far a paper of a dossier is, with the words beside its box."""

    COMPLETE = "complete", "Đủ"
    DRAFT = "draft", "Chờ chốt"
    UNSIGNED = "unsigned", "Chờ ký"
    UNCONFIRMED = "unconfirmed", "Thiếu xác nhận"
    SHORT = "short", "Thiếu bản"
    NOT_ORIGINAL = "not_original", "Cần bản chính"
    MISSING = "missing", "Chưa có"
    DOUBTFUL = "doubtful", "Cần hỏi lại"
    OPTIONAL = "optional", "Nếu có"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a paper before it is judged.

    Args:
        copies: how many lie there; None where nobody has counted.
        is_original: None where nobody has looked.
        is_made: the program makes this paper.
        is_draft: it would carry BẢN NHÁP now.
        is_issued: it has a number and a day, so it was signed.
        wanted: how many copies are asked for; None where no paper says.
        wants_original: originals are asked for.
        unconfirmed: how many confirmations on it are open.
    """

    copies: int | None = None
    is_original: bool | None = None
    is_made: bool = False
    is_draft: bool = False
    is_issued: bool = False
    wanted: int | None = None
    wants_original: bool = False
    unconfirmed: int = 0

    @property
    def lacking(self) -> int:
        """Return how many copies are missing of those counted."""
        return max((self.wanted or 1) - (self.copies or 0), 0)


def state_of(found: Found, *, is_required: bool) -> ItemState:
    """Return how far a paper is; what nobody has counted is not taken for there."""
    if found.copies is None and not found.is_made:
        return ItemState.MISSING if is_required else ItemState.OPTIONAL
    if found.copies == 0:
        return ItemState.MISSING if is_required else ItemState.OPTIONAL
    if found.copies is None:
        if found.is_draft:
            return ItemState.DRAFT
        if not found.is_issued:
            return ItemState.UNSIGNED
    elif found.lacking:
        return ItemState.SHORT
    if found.wants_original and found.is_original is False:
        return ItemState.NOT_ORIGINAL
    return ItemState.UNCONFIRMED if found.unconfirmed else ItemState.COMPLETE


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of the file a paper takes, "tờ số", counted from 1."""

    first: int
    last: int

    def __str__(self) -> str:
        """Write "01 - 02", or "08" of a single sheet."""
        if self.first == self.last:
            return f"{self.first:02d}"
        return f"{self.first:02d} - {self.last:02d}"


@dataclass(frozen=True, slots=True)
class Dated:
    """Number with symbol, and day, of a paper; blank where it has none."""

    number: str = ""
    issued_on: date | None = None
