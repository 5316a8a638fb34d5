"""Change a plan file in one place: text in, text out, comments and order kept.

Nothing here looks at whether the result is still a plan: `checked` does, with the same
reader that reads every plan, and an editor keeps no text that does not pass it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date
from decimal import Decimal
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Item, Table

from desktop.errors import EntryError
from desktop.plans.plan import Plan
from desktop.plans.positions import Path
from desktop.plans.reading import examine
from desktop.vietnamese import number, number_in_words, short_date

Plain = bool | int | Decimal | date | str | tuple[str, ...]
QUANTIFIERS = ("all", "any", "at_least", "pre")
"""The keys of a list of conditions that can take each other's place."""

_OF_ANY = ("if_none_applies", "reading")
_KEPT = "Giá trị cũ được giữ."


def checked(source: str) -> Plan:
    """Return the plan a changed text holds.

    Raises:
        EntryError: it is no plan any more; the sentence names the first problem.
    """
    plan, problems = examine(source)
    if plan is None or problems:
        said = problems[0].sentence
        raise EntryError(f"Không sửa được: {said}", _KEPT)
    return plan


def set_key(source: str, path: Path, key: str, value: Plain | None) -> str:
    """Give a key of the table at a path another value; None takes the key out."""

    def change(table: MutableMapping[str, Any]) -> None:
        if value is None:
            table.pop(key, None)
        else:
            table[key] = _item(value)

    return _changed(source, path, change)


def set_quantifier(source: str, path: Path, to: str, count: int = 1) -> str:
    """Let all, any, at least so many (`count`) or first of all hold of the children."""

    def change(table: MutableMapping[str, Any]) -> None:
        now = _list_key(table)
        if now != to:
            for key in ("count", *_OF_ANY):
                table.pop(key, None)
            _rename(table, now, to)
        if to == "at_least":
            table["count"] = count

    return _changed(source, path, change)


def add(source: str, path: Path, values: Mapping[str, Any]) -> str:
    """Add a condition, given as plain keys and values, as the last below a node."""

    def change(table: MutableMapping[str, Any]) -> None:
        children = table[_list_key(table)]
        if isinstance(children, AoT):
            made: Table | InlineTable = tomlkit.table()
        else:
            made = tomlkit.inline_table()
        for key, value in values.items():
            made[key] = _deep(value)
        if isinstance(made, Table):
            made.add(tomlkit.nl())
        children.append(made)

    return _changed(source, path, change)


def remove(source: str, path: Path) -> str:
    """Take a condition out, with all below it; the last of a list stays."""
    index = path[-1]

    def change(children: Any) -> None:  # noqa: ANN401 - an AoT or an Array
        if len(children) == 1:
            message = "Đây là điều kiện duy nhất ở tầng này."
            raise EntryError(message, "Thêm điều kiện khác trước, hoặc bỏ tầng trên.")
        del children[index]

    return _changed(source, path[:-1], change)


def can_move(source: str, path: Path, by: int) -> bool:
    """Tell whether a condition can be moved up (-1) or down (1) in its list."""
    if len(path) < 4 or path[-2] not in QUANTIFIERS:
        return False
    place = int(path[-1]) + by
    return 0 <= place < len(_at(tomlkit.parse(source), path[:-1]))


def move(source: str, path: Path, by: int) -> str:
    """Move a condition up (-1) or down (1) among its own."""
    index = int(path[-1])

    def change(children: Any) -> None:  # noqa: ANN401
        bodies = children.body if isinstance(children, AoT) else None
        if bodies is not None:
            bodies[index], bodies[index + by] = bodies[index + by], bodies[index]
            list.__setitem__(children, index, bodies[index])
            list.__setitem__(children, index + by, bodies[index + by])
            return
        first, second = children[index].copy(), children[index + by].copy()
        children[index], children[index + by] = second, first

    return _changed(source, path[:-1], change)


# --- numbers and days outside the standards -------------------------------------------


def set_quota(source: str, offer: int, quota: int, count: int) -> str:
    """Let an award have another number, with its words and quotation."""
    document = tomlkit.parse(source)
    quotas = document["offer"][offer]["quota"]
    table = quotas[quota]
    kind = _KIND_WORDS.get(str(table["kinds"][0]), "")
    before, quoted = int(table["count"]), str(table["quoted"])
    said = re.sub(rf"\b0*{before} {kind}", f"{count:02d} {kind}", quoted)
    # The numbers of one sentence of the plan share its quotation.
    for each in quotas:
        if str(each["quoted"]) == quoted:
            each["quoted"] = said
    table["count"] = count
    if "in_words" in table:
        table["in_words"] = number_in_words(count)
    return tomlkit.dumps(document)


def set_deadline(source: str, deadline: int, day: date) -> str:
    """Let something be due on another day, with its quotation.

    Only what is due on a day, or on a day of every year, has one.
    """

    def change(table: MutableMapping[str, Any]) -> None:
        said = str(table["quoted"])
        if "day" in table:
            before: date = table["day"]
            table["day"] = day
            said = said.replace(short_date(before), short_date(day))
            plain = f"{before.day}/{before.month}/{before.year}"
            said = said.replace(plain, f"{day.day}/{day.month}/{day.year}")
        else:
            written = str(table["yearly"])
            table["yearly"] = f"{day.day}/{day.month}"
            said = said.replace(written, f"{day.day}/{day.month}")
        table["quoted"] = said

    return _changed(source, ("deadline", deadline), change)


def set_target(source: str, indicator: int, target: Decimal) -> str:
    """Let a target ask for another number, with its quotation."""

    def change(table: MutableMapping[str, Any]) -> None:
        before = Decimal(str(table["target"]))
        table["target"] = _item(target)
        said = re.sub(
            rf"(?<![\d,.]){re.escape(number(before))}(?![\d]|[,.]\d)",
            number(target),
            str(table["quoted"]),
        )
        table["quoted"] = said

    return _changed(source, ("indicator", indicator), change)


_KIND_WORDS = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "household": "hộ gia đình",
    "business": "doanh nghiệp, tổ chức kinh tế",
}

# --- the document ---------------------------------------------------------------------


def _changed(source: str, path: Path, change: Callable[[Any], None]) -> str:
    document = tomlkit.parse(source)
    change(_at(document, path))
    return tomlkit.dumps(document)


def _at(document: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401
    for key in path:
        document = document[key]
    return document


def _list_key(table: Mapping[str, Any]) -> str:
    for key in QUANTIFIERS:
        if key in table:
            return key
    message = "Điều kiện này không chứa điều kiện khác."
    raise EntryError(message, "Chọn một dòng “Đạt tất cả” hoặc “Đạt một trong”.")


def _rename(table: MutableMapping[str, Any], old: str, new: str) -> None:
    children = table.pop(old)
    if isinstance(children, AoT):
        fresh = tomlkit.aot()
        for child in children:
            fresh.append(child)
        children = fresh
    table[new] = children


def _item(value: Plain) -> Item:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        shown = value.quantize(Decimal(1)) if whole else value
        return tomlkit.value(format(shown, "f"))
    return tomlkit.item(list(value) if isinstance(value, tuple) else value)


def _deep(value: Any) -> Item:  # noqa: ANN401
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for key, each in value.items():
            table[key] = _deep(each)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for each in value:
            array.append(_deep(each))
        return array
    return _item(value)
