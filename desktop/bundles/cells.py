r"""One value as one CSV cell, and back.

A record is one line, so a newline inside a text is written as an escape. One escape
character serves every need: ``\n``, ``\t``, ``\\``, ``\e`` for a text that is empty
(an empty cell is null), and a backslash before a first ``=``, ``+``, ``-`` or ``@``,
so that a spreadsheet shows the text instead of computing it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from desktop.bundles import limits

Value = str | int | Decimal | bool | date | None

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# Controls, direction marks and lone surrogates: nothing an office writes on purpose.
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

_FORMULA = "=+-@＝＋－＠"  # noqa: RUF001 - full-width forms are computed too
_ESCAPE = str.maketrans({"\\": r"\\", "\n": r"\n", "\t": r"\t"})
_PLAIN = {"\\": "\\", "n": "\n", "t": "\t"}
_SEQUENCE = re.compile(r"\\(.?)", re.DOTALL)
_EMPTY = r"\e"

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class CellError(ValueError):
    """A value or a cell that is not of its type; the caller knows where it stands."""

    code = "TD-405"


class SpellingError(CellError):
    """A text with marks that are not seen, or in another form of Unicode than NFC."""

    code = "TD-402"


def canonical(text: str) -> str:
    """Return the text as a package keeps it: NFC, lines by LF, no control marks."""
    if _is_clean(text):
        return text
    text = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def _is_clean(text: str) -> bool:
    """Tell a text as it should be, quickly: nothing unseen is printable."""
    return text.isprintable() and (
        text.isascii() or unicodedata.is_normalized("NFC", text)
    )


def kept_value(kind: str, value: Value) -> Value:
    """Return the value as a package keeps it; raise CellError for a wrong type."""
    return _KEEP[kind](value)


def written(kind: str, value: Value) -> str:
    """Return the cell of a value that `kept_value` has passed."""
    return "" if value is None else _WRITE[kind](value)


def parsed(kind: str, cell: str) -> Value:
    """Return the value of a cell; an empty cell is null."""
    return None if cell == "" else _PARSE[kind](cell)


def keeper(kind: str) -> Callable[[Value], Value]:
    """Return what `kept_value` does for one type, for a whole column."""
    return _KEEP[kind]


def writer(kind: str) -> Callable[[Value], str]:
    """Return what `written` does for one type, but for null."""
    return _WRITE[kind]


def parser(kind: str) -> Callable[[str], Value]:
    """Return what `parsed` does for one type, but for an empty cell."""
    return _PARSE[kind]


def _keep_text(value: Value) -> str:
    if type(value) is not str:
        raise CellError("không phải là chữ")
    text = canonical(value)
    if len(text) > limits.MAX_CELL:
        raise CellError(f"dài quá {limits.MAX_CELL} ký tự")
    return text


def _keep_integer(value: Value) -> int:
    if type(value) is not int:  # bool is an int in Python, not here
        raise CellError("không phải là số nguyên")
    if abs(value) >= 10**limits.MAX_INTEGER_DIGITS:
        raise CellError(f"có quá {limits.MAX_INTEGER_DIGITS} chữ số")
    return value


def _keep_number(value: Value) -> Decimal:
    if type(value) is not Decimal or not value.is_finite():
        raise CellError("không phải là số thập phân")
    if value and value.adjusted() >= limits.MAX_WHOLE_DIGITS:
        raise CellError(f"có quá {limits.MAX_WHOLE_DIGITS} chữ số phần nguyên")
    if _decimals(value) > limits.MAX_DECIMALS:
        raise CellError(f"có quá {limits.MAX_DECIMALS} chữ số phần thập phân")
    return value


def _decimals(value: Decimal) -> int:
    """Count the decimals that matter: 1.50 has one."""
    _, digits, exponent = value.as_tuple()
    zeros = 0
    for digit in reversed(digits):
        if digit:
            break
        zeros += 1
    return max(0, -int(exponent) - zeros) if value else 0


def _keep_boolean(value: Value) -> bool:
    if type(value) is not bool:
        raise CellError("không phải là đúng/sai")
    return value


def _keep_date(value: Value) -> date:
    if type(value) is not date:  # a datetime is a date in Python, not here
        raise CellError("không phải là ngày")
    return value


_KEEP: dict[str, Callable[[Value], Value]] = {
    "string": _keep_text,
    "integer": _keep_integer,
    "number": _keep_number,
    "boolean": _keep_boolean,
    "date": _keep_date,
}


def _write_text(value: Value) -> str:
    text = str(value)
    if not text:
        return _EMPTY
    if not text.isprintable() or "\\" in text:
        guard = "\\" if text[0] in _FORMULA else ""
        return guard + text.translate(_ESCAPE)
    return f"\\{text}" if text[0] in _FORMULA else text


def _write_number(value: Value) -> str:
    # Equal values give equal bytes: 1.50 and 1.5 are both written 1.5.
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _write_boolean(value: Value) -> str:
    return "true" if value else "false"


_WRITE: dict[str, Callable[[Value], str]] = {
    "string": _write_text,
    "integer": str,
    "number": _write_number,
    "boolean": _write_boolean,
    "date": str,  # ISO
}


def _parse_text(cell: str) -> str:
    text = _unescaped(cell) if "\\" in cell else cell
    if len(text) > limits.MAX_CELL:
        raise CellError(f"dài quá {limits.MAX_CELL} ký tự")
    if _is_clean(text):
        return text
    if _FORBIDDEN.search(text):
        raise SpellingError("có ký tự điều khiển")
    if not unicodedata.is_normalized("NFC", text):
        raise SpellingError("chữ chưa theo chuẩn Unicode NFC")
    return text


def _unescaped(cell: str) -> str:
    if cell == _EMPTY:
        return ""
    if cell[0] == "\\" and cell[1:2] and cell[1] in _FORMULA:
        return cell[1] + _SEQUENCE.sub(_plain, cell[2:])
    return _SEQUENCE.sub(_plain, cell)


def _plain(sequence: re.Match[str]) -> str:
    try:
        return _PLAIN[sequence[1]]
    except KeyError:
        raise CellError("có dấu “\\” viết sai quy ước") from None


def _parse_integer(cell: str) -> int:
    if len(cell) > limits.MAX_INTEGER_DIGITS + 1 or not _INTEGER.fullmatch(cell):
        raise CellError("không phải là số nguyên")
    return _keep_integer(int(cell))


def _parse_number(cell: str) -> Decimal:
    # The grammar comes first: Decimal() also takes NaN, 1e9, 1_0 and ١٢.
    found = _NUMBER.fullmatch(cell)
    if found is None:
        raise CellError("không phải là số thập phân")
    if len(found[1]) > limits.MAX_WHOLE_DIGITS:
        raise CellError(f"có quá {limits.MAX_WHOLE_DIGITS} chữ số phần nguyên")
    if len(found[2] or "") > limits.MAX_DECIMALS:
        raise CellError(f"có quá {limits.MAX_DECIMALS} chữ số phần thập phân")
    return Decimal(cell)


def _parse_boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise CellError("không phải là true hoặc false")
    return cell == "true"


def _parse_date(cell: str) -> date:
    if not _DATE.fullmatch(cell):
        raise CellError("không phải là ngày dạng năm-tháng-ngày")
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise CellError("là ngày không có trong lịch") from None


_PARSE: dict[str, Callable[[str], Value]] = {
    "string": _parse_text,
    "integer": _parse_integer,
    "number": _parse_number,
    "boolean": _parse_boolean,
    "date": _parse_date,
}
