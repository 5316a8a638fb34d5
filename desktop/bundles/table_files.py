"""One table as the bytes of one CSV file, and back.

RFC 4180 with LF, UTF-8 without a mark, and one record on one line: tools that split
files by line (Spark, grep) and tools that read quotes agree on every record.
"""

import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from desktop.bundles import limits
from desktop.bundles.cells import CellError, Value, parser, writer
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal
from desktop.bundles.tables import Table
from desktop.errors import BundleError

Parser = Callable[[str], Value]

_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]")
_CELLS = re.compile(r',("(?:[^"]|"")*+"|[^",]*+)')
_BOM = b"\xef\xbb\xbf"


def table_bytes(table: Table) -> bytes:
    """Return the CSV file of a table; equal tables give equal bytes."""
    written = zip(*table.rows, strict=True)
    columns = [
        _written(writer(field.type), values)
        for field, values in zip(table.fields, written, strict=bool(table.rows))
    ]
    lines = [",".join(table.field_names)]
    lines += [",".join(cells) for cells in zip(*columns, strict=True)]
    raw = [line.encode("utf-8") for line in lines]
    longest = max(range(len(raw)), key=lambda index: len(raw[index]))
    if len(raw[longest]) > limits.MAX_LINE_BYTES:
        raise refusal(
            f"Bảng «{table.name}» dòng {longest + 1}: dài quá giới hạn một dòng.",
            "Hãy rút ngắn các đoạn ghi chú dài ở dòng này rồi xuất lại.",
            code="TD-406",
        )
    data = b"\n".join(raw) + b"\n"
    if len(data) > limits.MAX_TABLE_BYTES:
        raise refusal(
            f"Bảng «{table.name}» lớn quá giới hạn.", FIX_AND_EXPORT, code="TD-406"
        )
    return data


def read_table(data: bytes, shape: Table) -> Table:
    """Return the table in a CSV file; `shape` says which columns it must have."""
    lines = _lines(data, shape.name)
    titles = tuple(_unquoted(cell) for cell in _cells(lines[0], 1, shape))
    if titles != shape.field_names:
        raise refusal(
            f"Bảng «{shape.name}»: dòng tên cột không khớp bảng kê.", code="TD-404"
        )
    records = [_cells(text, line, shape) for line, text in enumerate(lines[1:], 2)]
    parsers = [parser(field.type) for field in shape.fields]
    raw = zip(*records, strict=True)
    try:
        columns = [
            _parsed(parse, cells)
            for parse, cells in zip(parsers, raw, strict=bool(records))
        ]
    except CellError:
        raise _wrong_cell(records, shape, parsers) from None
    return shape.filled(list(zip(*columns, strict=True)))


def _written(write: Callable[[Value], str], values: Sequence[Value]) -> list[str]:
    """Return the cells of a column; values that repeat are written once."""
    cells = {value: _quoted(write(value)) for value in set(values) - {None}}
    cells[None] = ""
    return [cells[value] for value in values]


def _parsed(parse: Parser, cells: Sequence[str]) -> list[Value]:
    """Return the values of a column; cells that repeat are looked at once."""
    values: dict[str, Value] = {}
    for cell in dict.fromkeys(cells):
        plain = _unquoted(cell)
        values[cell] = None if plain == "" else parse(plain)
    return [values[cell] for cell in cells]


def _quoted(cell: str) -> str:
    if '"' in cell or "," in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _lines(data: bytes, name: str) -> list[str]:
    """Return the lines of a file after looking at every byte of it."""
    if data.startswith(_BOM):
        _bad_characters(name, 1)
    control = _CONTROL.search(data)
    if control:
        _bad_characters(name, data.count(b"\n", 0, control.start()) + 1)
    if not data.endswith(b"\n"):
        raise refusal(f"Bảng «{name}» bị cắt ở cuối.", code="TD-403")
    raw = data[:-1].split(b"\n")
    if len(raw) - 1 > limits.MAX_ROWS:
        raise refusal(f"Bảng «{name}» có quá {limits.MAX_ROWS} dòng.", code="TD-406")
    for number, line in enumerate(raw, start=1):
        if len(line) > limits.MAX_LINE_BYTES:
            raise refusal(
                f"Bảng «{name}» dòng {number}: dài quá giới hạn một dòng.",
                code="TD-406",
            )
    try:
        lines = data[:-1].decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        _bad_characters(name, data.count(b"\n", 0, error.start) + 1)
    return lines


def _cells(text: str, line: int, shape: Table) -> list[str]:
    """Return the cells of a record, quoted ones with their quotes."""
    cells = _CELLS.findall(f",{text}") if '"' in text else text.split(",")
    # A quote where no cell begins or ends is passed over: readers disagree about it.
    is_whole = sum(map(len, cells)) + len(cells) == len(text) + 1
    if len(cells) != len(shape.fields) or not is_whole:
        raise refusal(
            f"Bảng «{shape.name}» dòng {line}: sai số cột hoặc dấu ngoặc kép.",
            code="TD-403",
        )
    return cells


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _wrong_cell(
    records: Sequence[Sequence[str]], shape: Table, parsers: Sequence[Parser]
) -> BundleError:
    """Return the refusal of the first cell that is wrong."""
    for line, cells in enumerate(records, start=2):
        for place, (parse, cell) in enumerate(zip(parsers, cells, strict=True)):
            plain = _unquoted(cell)
            try:
                if plain:
                    parse(plain)
            except CellError as error:
                return shape.wrong_value(line, place, str(error), plain, error.code)
    raise AssertionError("a cell was wrong and is not any more")


def _bad_characters(name: str, line: int) -> NoReturn:
    raise refusal(f"Bảng «{name}» dòng {line}: ký tự không hợp lệ.", code="TD-401")
