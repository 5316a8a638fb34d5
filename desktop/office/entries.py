"""Typed entries: what an officer may write into a name, a number or a day."""

from datetime import date

from desktop import text
from desktop.errors import EntryError

LONGEST_NAME = 200
LONGEST_NOTE = 4000


def name(typed: str, what: str) -> str:
    """Return a name in NFC on one line, not empty and not too long.

    Args:
        typed: what the officer wrote or pasted.
        what: what it is the name of, "tên đơn vị".
    """
    cleaned = text.clean(typed)
    if not cleaned:
        raise EntryError(
            f"Chưa có {what}.", f"Nhập {what} rồi lưu; chưa có gì thay đổi."
        )
    if len(cleaned) > LONGEST_NAME:
        raise EntryError(
            f"{what[0].upper()}{what[1:]} dài {len(cleaned)} chữ, quá {LONGEST_NAME}.",
            "Viết ngắn lại; chưa có gì thay đổi.",
        )
    return cleaned


def note(typed: str, what: str = "ghi chú") -> str:
    """Return text of several lines in NFC, possibly empty."""
    cleaned = text.clean_lines(typed)
    if len(cleaned) > LONGEST_NOTE:
        raise EntryError(
            f"{what[0].upper()}{what[1:]} dài {len(cleaned)} chữ, quá {LONGEST_NOTE}.",
            "Viết ngắn lại; chưa có gì thay đổi.",
        )
    return cleaned


def reason(typed: str, what: str = "lý do") -> str:
    """Return a reason that is not empty."""
    cleaned = note(typed, what)
    if not cleaned:
        raise EntryError(
            f"Cần ghi {what}.", f"Nhập {what} rồi làm lại; chưa có gì thay đổi."
        )
    return cleaned


def birth_year(value: int | None, today: date) -> int | None:
    """Return a year of birth a living official can have."""
    if value is not None and not 1900 <= value <= today.year - 14:
        raise EntryError(
            f"Năm sinh {value} không hợp lý.",
            f"Nhập năm từ 1900 đến {today.year - 14}, hoặc để trống.",
        )
    return value


def short(typed: str) -> str:
    """Return what was typed, cut where it would fill the sentence."""
    return typed if len(typed) <= 30 else f"{typed[:30]}…"
