"""A truly signed table whose bytes or values are not of its grammar is refused."""
# ruff: noqa: RUF001 - letters that look like others are what is tried here

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.bundles.descriptor import resource_node
from desktop.bundles.sealed.manifest import small_files
from desktop.bundles.tables import Field, Table
from tests.bundles.sealed.conftest import BUNDLE_ID, code_of, scores
from tests.bundles.sealed.forging import Part, contents, honest_parts, zipped

SHAPE = Table(
    "t",
    "Bảng",
    (
        Field("id", "string", required=True, title="Mã"),
        Field("note", "string", title="Ghi chú"),
        Field("points", "number", title="Điểm"),
        Field("count", "integer", title="Số"),
        Field("done", "boolean", title="Xong"),
        Field("day", "date", title="Ngày"),
    ),
    ("id",),
)
HEAD = b"id,note,points,count,done,day\n"
ROW = b"a,x,1.5,2,true,2026-11-20\n"

BYTES = {
    "mark": b"\xef\xbb\xbf" + HEAD + ROW,
    "UTF-16": (HEAD + ROW).decode().encode("utf-16"),
    "UTF-16 without mark": (HEAD + ROW).decode().encode("utf-16-le"),
    "UTF-32": (HEAD + ROW).decode().encode("utf-32"),
    "Latin-1": HEAD + "a,ghi chú,,,,\n".encode("latin-1"),
    "Windows-1258": HEAD + b"a,\xf0\xdd,,,,\n",
    "overlong": HEAD + b"a,\xc0\xaf,,,,\n",
    "surrogate": HEAD + b"a,\xed\xa0\x80,,,,\n",
    "beyond Unicode": HEAD + b"a,\xf4\x90\x80\x80,,,,\n",
    "cut letter": HEAD + b"a,\xe1\xba,,,,\n",
    "NUL": HEAD + b"a,\0,,,,\n",
    "NUL at the end": HEAD + ROW + b"\0",
    "CRLF": HEAD.replace(b"\n", b"\r\n") + ROW,
    "CR alone": HEAD + b"a,x\ry,,,,\n",
    "CR at line ends": (HEAD + ROW).replace(b"\n", b"\r"),
    "tab": HEAD + b"a,x\ty,,,,\n",
    "form feed": HEAD + b"a,x\x0cy,,,,\n",
    "escape": HEAD + b"a,\x1b[31m,,,,\n",
    "delete": HEAD + b"a,\x7f,,,,\n",
    "control beyond ASCII": HEAD + "a,\x85,,,,\n".encode(),
    "line separator": HEAD + "a,\u2028,,,,\n".encode(),
    "override": HEAD + "a,\u202egpj.exe,,,,\n".encode(),
    "isolate": HEAD + "a,\u2066x\u2069,,,,\n".encode(),
    "letter mark": HEAD + "a,\u200f,,,,\n".encode(),
    "NFD": HEAD + "a,tie\u0302\u0301ng,,,,\n".encode(),
    "NFD of one letter": HEAD + "a,A\u030a,,,,\n".encode(),
    "compatible form": HEAD + "a,\u212b,,,,\n".encode(),
    "lone quote": HEAD + b'a,x"y,,,,\n',
    "open quote": HEAD + b'a,"x,,,,\n',
    "quote behind a quote": HEAD + b'a,"x"y,,,,\n',
    "quote over a line end": HEAD + b'a,"x\ny",,,,\n',
    "three quotes": HEAD + b'a,""",,,,\n',
    "too few cells": HEAD + b"a,x\n",
    "too many cells": HEAD + b"a,x,,,,,\n",
    "empty line": HEAD + b"\n" + ROW,
    "empty line at the end": HEAD + ROW + b"\n",
    "no line end": HEAD + ROW[:-1],
    "semicolons": (HEAD + ROW).replace(b",", b";"),
    "tabs": (HEAD + ROW).replace(b",", b"\t"),
    "no head": ROW,
    "empty": b"",
    "only a line end": b"\n",
    "head twice": HEAD + HEAD + ROW,
    "same column twice": b"id,note,note,count,done,day\n" + ROW,
    "column missing": b"id,note,points,count,done\na,,,,\n",
    "column more": b"id,note,points,count,done,day,x\na,,,,,,\n",
    "columns in another order": b"note,id,points,count,done,day\n" + ROW,
    "blank in the head": b"id, note,points,count,done,day\n" + ROW,
    "capital in the head": b"Id,note,points,count,done,day\n" + ROW,
    "head in quotes with a line end": b'"id\n",note,points,count,done,day\n' + ROW,
    "line of 64 KiB": HEAD + b"a," + b"x" * 65_536 + b",,,,\n",
    "cell of 8,001 letters": HEAD + b"a," + b"x" * 8_001 + b",,,,\n",
    "unknown escape": HEAD + b"a,\\x,,,,\n",
    "escape at the end": HEAD + b"a,\\,,,,\n",
    "empty text inside": HEAD + b"a,x\\e,,,,\n",
    "key is empty": HEAD + b",x,,,,\n",
    "key twice": HEAD + ROW + ROW,
}

VALUES = {
    "points": [
        *("1,5", "1.50000", "1e3", "1E3", "1e999", "-1e-9", "NaN", "nan", "Infinity"),
        *("-Infinity", "inf", "+1", "--1", "1.", ".5", "01", "00", "-01", "1_000"),
        *("１２", "٣", "1²", "½", "0x10", "1 ", " 1", "1 000", "1.5.2", "1,000.5"),
        *("−1", "9" * 12, "9" * 5_000, "0.00001", "1.5đ", "true", "=1+1", "1\\n"),
    ],
    "count": [
        *("1.0", "1e3", "+1", "01", "-0", "1_0", "１", "٣", "", "9" * 16),
        *("9" * 5_000, "0x1", "true", " 1", "1 ", "-", "--1", "NaN"),
    ],
    "done": ["True", "TRUE", "1", "0", "yes", "có", "t", "false ", "null"],
    "day": [
        *("2026-11-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1"),
        *("20/11/2026", "20261120", "2026-11-20T00:00", "２０２６-11-20", "0000-01-01"),
        *("2026-W47-5", "2026-324", "-2026-11-20", "10000-01-01", "2026-11-20 "),
    ],
}


def test_bytes_that_two_readers_could_read_in_two_ways(forger, counted):
    codes = {
        name: forger.code_of_table(data, SHAPE, None) for name, data in BYTES.items()
    }
    other = {
        name: code
        for name, code in codes.items()
        if not code.startswith("TD-40") and code != "TD-412"
    }
    assert other == {}
    assert {codes[name] for name in ("NFD", "override", "isolate")} == {"TD-402"}
    assert codes["cell of 8,001 letters"] == "TD-405"
    assert codes["line of 64 KiB"] == "TD-406"
    assert codes["NUL"] == codes["CRLF"] == codes["Latin-1"] == "TD-401"
    assert codes["lone quote"] == codes["too few cells"] == "TD-403"
    assert codes["same column twice"] == "TD-404"
    counted("F18", len(BYTES))


def read_by_us(forger, data: bytes) -> str:
    """Return the code with our own shape in hand, as a receiver has it."""
    node = resource_node(SHAPE, data)
    node["_rows"] = data.count(b"\n") - 1
    package = {"resources": [node]}
    manifest = small_files(contents())["datapackage.json"]
    whole = json.loads(manifest) | package
    text = json.dumps(whole).encode()
    parts = [Part(b"datapackage.json", text), Part(b"data/t.csv", data)]
    return forger.code(forger.bundle(zipped(parts), text), [SHAPE])


def test_a_value_out_of_its_grammar_is_refused(forger, counted):
    tried = 0
    for column, values in VALUES.items():
        for value in values:
            if value == "":
                continue
            cells = dict.fromkeys(SHAPE.field_names, "") | {"id": "a", column: value}
            cell = [f'"{one}"' if "," in one else one for one in cells.values()]
            data = HEAD + ",".join(cell).encode() + b"\n"
            assert (column, value, read_by_us(forger, data)) == (
                column,
                value,
                "TD-405",
            )
            tried += 1
    for name in uuids():
        code = code_of(lambda n=name: forger.open(identified(forger, n)))
        assert (name, code) == (name, "TD-121")
        tried += 1
    counted("F19", tried)


def uuids() -> list[str]:
    return [
        "",
        BUNDLE_ID[:-1],
        BUNDLE_ID + "0",
        BUNDLE_ID.upper(),
        BUNDLE_ID.replace("-", ""),
        "{" + BUNDLE_ID + "}",
        "urn:uuid:" + BUNDLE_ID,
        BUNDLE_ID.replace("0", "０", 1),
        BUNDLE_ID + "\n",
        BUNDLE_ID.replace("c", "g"),
    ]


def identified(forger, bundle_id: str) -> bytes:
    parts = honest_parts(scores())
    return forger.bundle(zipped(parts), parts[0].body, bundle_id=bundle_id)


def test_honest_values_come_back(forger):
    row = (
        "a",
        "=1+1\n“x”, 'y' \\",
        Decimal("-0.0001"),
        -(10**14),
        False,
        date(1, 1, 1),
    )
    table = replace(SHAPE, rows=(row, ("b", *[None] * 5)))
    parts = honest_parts(table)
    opened = forger.open(forger.bundle(zipped(parts), parts[0].body), [SHAPE])
    assert opened.contents.table("t") == table


@pytest.mark.parametrize("column", ["note", "points", "count", "done", "day"])
def test_a_column_we_have_and_they_retyped_is_refused(forger, column):
    fields = tuple(
        replace(field, type="string" if field.type != "string" else "integer")
        if field.name == column
        else field
        for field in SHAPE.fields
    )
    parts = honest_parts(replace(SHAPE, fields=fields))
    assert forger.code(forger.bundle(zipped(parts), parts[0].body), [SHAPE]) == "TD-404"


def test_a_required_column_that_is_missing_is_refused(forger):
    own = replace(SHAPE, fields=(*SHAPE.fields, Field("x", "string", required=True)))
    parts = honest_parts(SHAPE)
    assert forger.code(forger.bundle(zipped(parts), parts[0].body), [own]) == "TD-404"


def test_another_key_is_refused(forger):
    fields = tuple(replace(field, required=True) for field in SHAPE.fields)
    theirs = replace(SHAPE, fields=fields, primary_key=("id", "note"))
    parts = honest_parts(theirs)
    assert forger.code(forger.bundle(zipped(parts), parts[0].body), [SHAPE]) == "TD-404"


def test_an_older_bundle_has_no_later_columns(forger):
    own = replace(SHAPE, fields=(*SHAPE.fields, Field("later", "string")))
    rows = (("a", "x", None, None, None, None),)
    parts = honest_parts(replace(SHAPE, rows=rows))
    opened = forger.open(forger.bundle(zipped(parts), parts[0].body), [own])
    assert opened.contents.table("t").rows == ((*rows[0], None),)
    assert opened.findings == ()


def test_a_later_column_is_kept_beside_the_table(forger):
    later = replace(
        SHAPE,
        fields=(*SHAPE.fields[:2], Field("mood", "string"), *SHAPE.fields[2:]),
        rows=(("a", "x", "gay", None, None, None, None),),
    )
    parts = honest_parts(later)
    opened = forger.open(forger.bundle(zipped(parts), parts[0].body), [SHAPE])
    assert opened.contents.table("t").rows == (("a", "x", None, None, None, None),)
    (extra,) = opened.contents.extras
    assert (extra.name, extra.field_names) == ("t", ("id", "mood"))
    assert extra.rows == (("a", "gay"),)
    assert [finding.code for finding in opened.findings] == ["TD-203"]


def test_a_required_cell_left_empty_is_refused_by_our_shape(forger):
    strict = replace(
        SHAPE,
        fields=tuple(
            replace(f, required=True) if f.name == "note" else f for f in SHAPE.fields
        ),
    )
    parts = honest_parts(replace(SHAPE, rows=(("a", *[None] * 5),)))
    code = forger.code(forger.bundle(zipped(parts), parts[0].body), [strict])
    assert code == "TD-405"
