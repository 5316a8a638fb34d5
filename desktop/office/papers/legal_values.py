"""Hằng số pháp lý: the values shipped in resources/law and those the office put in.

This is the one reader of that folder's dated values. The day of the decision chooses
among them (`PaperOffice.day`); the office's own value wins over a shipped one.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

import resources
from db import papers, settings
from db.identity import new_id
from desktop import text
from desktop.awards.legal import Law, LegalKind, LegalValue, overlapping
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.desk import Desk

CODE_SETTING = "decision_code"
_UNCHANGED = "chưa có gì thay đổi."


@cache
def shipped() -> tuple[LegalValue, ...]:
    """Return the values that come with the program, in the order papers cite them."""
    return tuple(
        _value(kind, entry)
        for kind in LegalKind
        for entry in tomllib.loads(resources.text(f"law/{kind.value}.toml"))["value"]
    )


def _value(kind: LegalKind, entry: dict[str, object]) -> LegalValue:
    first, last = entry["from"], entry.get("until")
    assert isinstance(first, date)  # noqa: S101 - a shipped file, tested
    assert last is None or isinstance(last, date)  # noqa: S101
    return LegalValue(
        kind=kind,
        code=str(entry["code"]),
        value=str(entry["value"]),
        valid_from=first,
        valid_to=last,
        legal_basis=str(entry["basis"]),
        is_checked=bool(entry["checked"]),
        title=str(entry["title"]),
        note=str(entry.get("note", "")),
    )


class LegalValues:
    """Read the law's values, and put the office's own in their place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def law(self) -> Law:
        """Return all values; the office's own stand after the shipped ones."""
        return Law((*shipped(), *papers.legal_values(self._desk.database)))

    def listed(self) -> list[LegalValue]:
        """Return every value by kind and code, the oldest first, own ones below."""
        order = {kind: place for place, kind in enumerate(LegalKind)}
        codes = {v.code: place for place, v in enumerate(shipped())}
        return sorted(
            self.law().values,
            key=lambda v: (order[v.kind], codes.get(v.code, 999), v.valid_from, v.id),
        )

    def put(self, value: LegalValue) -> LegalValue:
        """Keep a value of the office's own; an empty id makes a new one.

        Raises:
            EntryError: it is no such value, ends before it begins, or stands beside
                another of the office's own on the same day.
        """
        kept = _checked(replace(value, id=value.id or new_id()))
        others = [
            v for v in papers.legal_values(self._desk.database) if v.id != kept.id
        ]
        _refuse_overlap([*others, kept], kept)
        with self._desk.trail.operation(f"Ghi hằng số pháp lý: {kept.title}"):
            papers.put_legal_values(self._desk.database, [kept])
        return kept

    def confirm(self, value: LegalValue) -> LegalValue:
        """Mark a value as compared with the law's own text."""
        return self.put(replace(value, is_checked=True))

    def take_back(self, value: LegalValue) -> None:
        """Forget a value of the office's own; the shipped one holds again."""
        with self._desk.trail.operation(f"Bỏ hằng số pháp lý riêng: {value.title}"):
            papers.remove_legal_value(self._desk.database, value.id)

    def prints_code(self) -> bool:
        """Tell whether the decision's list carries a square code; off at first."""
        return settings.get(self._desk.database, CODE_SETTING) == "yes"

    def set_prints_code(self, *, wanted: bool) -> None:
        """Choose whether the decision's list carries a square code."""
        settings.put(self._desk.database, CODE_SETTING, "yes" if wanted else "")


def unchecked(values: Iterable[LegalValue]) -> list[str]:
    """Return “cần kiểm tra” sentences of values nobody has compared, each once."""
    said = {
        f"Cần kiểm tra: {v.title} ({v.legal_basis}). {v.note}".strip(): None
        for v in values
        if not v.is_checked
    }
    return list(said)


def _checked(value: LegalValue) -> LegalValue:
    title = text.clean(value.title)
    typed = text.clean(value.value)
    if value.valid_to is not None and value.valid_to < value.valid_from:
        raise EntryError(
            f"Ngày hết hiệu lực {value.valid_to:%d/%m/%Y} ở trước ngày bắt đầu.",
            f"Sửa lại ngày; {_UNCHANGED}",
        )
    if value.kind is not LegalKind.BASIS:
        _refuse_no_number(value.kind, typed)
        typed = typed.replace(",", ".")
    elif typed and not typed.startswith("Căn cứ "):
        raise EntryError(
            "Dòng căn cứ phải bắt đầu bằng “Căn cứ …”.",
            f"Nhập đủ câu, hoặc để trống nếu không in dòng này; {_UNCHANGED}",
        )
    basis = entries.name(value.legal_basis, "văn bản quy định")
    return replace(value, value=typed, title=title or value.code, legal_basis=basis)


def _refuse_no_number(kind: LegalKind, typed: str) -> None:
    if kind is LegalKind.CERTIFICATE_SIZE:
        sides = [side for side in typed.split("x") if side.isdecimal()]
        is_pair = len(sides) == 2 and typed == "x".join(sides)
        if is_pair and all(50 <= int(side) <= 900 for side in sides):
            return
        example = "420x297"
    elif kind is LegalKind.COEFFICIENT:
        if _is_between(typed.replace(",", "."), Decimal(0), Decimal(100)):
            return
        example = "0,15"
    else:
        whole = typed.isascii() and typed.isdecimal()
        if whole and _is_between(typed, Decimal(0), Decimal(10**9)):
            return
        example = "2530000" if kind is LegalKind.BASE_SALARY else "10"
    raise EntryError(
        f"“{entries.short(typed)}” không dùng được cho {kind.label.lower()}.",
        f"Nhập như ví dụ {example}; {_UNCHANGED}",
    )


def _is_between(typed: str, low: Decimal, high: Decimal) -> bool:
    try:
        value = Decimal(typed)
    except InvalidOperation:
        return False
    return value.is_finite() and low < value < high


def _refuse_overlap(values: list[LegalValue], kept: LegalValue) -> None:
    for one, other in overlapping(values):
        if kept in (one, other):
            beside = one if other == kept else other
            raise EntryError(
                f"Đã có giá trị riêng của “{beside.title}” từ "
                f"{beside.valid_from:%d/%m/%Y}.",
                f"Sửa giá trị đó, hoặc đổi ngày cho khỏi trùng; {_UNCHANGED}",
            )
