"""Whatever is written is read back the same."""

import tempfile
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bundles import limits
from desktop.bundles.cells import parsed, written
from desktop.bundles.payload import package_files, write_package, write_zip
from desktop.bundles.reading import read_package
from desktop.bundles.tables import Field, Package, Table

AWKWARD = st.sampled_from(
    [
        *("", "=", "=1+1", "+84", "-5", "@a", "\uff1d1", ";=", "'x", "\t="),
        *("\\", "\\n", "\\e", "\\=", "\n", "\r\n", '"', '""', ",", '",\n"'),
        *("Hòa", "e\u0301", "\u1ec7", "-\u0338", "\n\u0303", "😀"),
        *("\u202eabc", "\x00", "\u2028", "\ufeff", "null", "true", " a "),
    ]
)
TEXTS = st.one_of(
    AWKWARD,
    st.text(max_size=60),
    st.lists(AWKWARD, max_size=6).map("".join),
)
NUMBERS = st.decimals(
    min_value=Decimal(-99999999999),
    max_value=Decimal(99999999999),
    places=4,
)
MOST = 10**limits.MAX_INTEGER_DIGITS - 1
FIELDS = (
    Field("id", "integer", required=True),
    Field("text", "string"),
    Field("points", "number"),
    Field("rank", "integer"),
    Field("is_met", "boolean"),
    Field("day", "date"),
    Field("word", "string", required=True),
)
VALUES = st.tuples(
    st.none() | TEXTS,
    st.none() | NUMBERS,
    st.none() | st.integers(-MOST, MOST),
    st.none() | st.booleans(),
    st.none() | st.dates(),
    TEXTS,
)


def _package(rows, title="Đợt") -> Package:
    numbered = tuple((number, *row) for number, row in enumerate(rows))
    table = Table("rows", title, FIELDS, ("id",), numbered)
    return Package("p", title, None, {"name": title}, "k", "1", "r", (table,))


@settings(deadline=None, max_examples=150)
@given(st.lists(VALUES, max_size=5), TEXTS)
def test_whatever_is_exported_is_read_back_from_the_folder_and_the_zip(rows, title):
    package = _package(rows, title)

    with tempfile.TemporaryDirectory() as place:
        write_package(Path(place) / "goi", package)
        write_zip(Path(place) / "goi.zip", package)

        assert read_package(Path(place) / "goi") == package
        assert read_package(Path(place) / "goi" / "datapackage.json") == package
        assert read_package(Path(place) / "goi.zip") == package


@given(TEXTS)
def test_a_text_is_one_line_and_never_a_formula_in_its_cell(text):
    kept = _package([(text, None, None, None, None, "")]).tables[0].rows[0][1]

    cell = written("string", kept)

    assert "\n" not in cell
    assert cell[:1] not in set("=+-@\uff1d\uff0b\uff0d\uff20")
    assert parsed("string", cell) == kept


@given(st.text())
def test_a_kept_text_is_nfc_and_keeping_it_again_changes_nothing(text):
    kept = _package([], text).title if len(text) <= limits.MAX_TITLE else ""

    assert unicodedata.is_normalized("NFC", kept)
    assert _package([], kept).title == kept


def test_decomposed_letters_come_back_composed(tmp_path):
    decomposed = unicodedata.normalize("NFD", "Phường Ngọc Hà")

    write_package(tmp_path / "goi", _package([(decomposed, *[None] * 4, "x")]))

    read = read_package(tmp_path / "goi")
    assert read.tables[0].rows[0][1] == "Phường Ngọc Hà"


def test_an_empty_text_is_not_null(tmp_path, package):
    write_package(tmp_path / "goi", package)

    notes = [row[-1] for row in read_package(tmp_path / "goi").tables[0].rows]

    assert notes == ["=1+1", "một\nhai", ""]
    lines = (tmp_path / "goi/data/candidates.csv").read_text("utf-8").split("\n")
    assert lines[1] == r"a,Thôn Đông,92.5,1,true,2026-11-20,\=1+1"
    assert lines[2] == r'b,"Tổ ""2"", khu A",-0.5,2,false,,một\nhai'
    assert lines[3] == r"c,Thôn Đoài,,,,,\e"


def test_the_same_data_gives_the_same_bytes(tmp_path, package):
    for name in ("một", "hai"):
        write_package(tmp_path / name, package)
        write_zip(tmp_path / f"{name}.zip", package)

    for path in package_files(package):
        one, two = (tmp_path / "một" / path), (tmp_path / "hai" / path)
        assert one.read_bytes() == two.read_bytes()
    assert (tmp_path / "một.zip").read_bytes() == (tmp_path / "hai.zip").read_bytes()


def test_equal_numbers_and_offices_give_equal_bytes(package):
    table = package.tables[0]
    row = list(table.rows[0])
    row[2] = Decimal("92.5000")
    same = replace(
        package,
        office=dict(reversed(package.office.items())),
        tables=(replace(table, rows=(tuple(row), *table.rows[1:])), package.tables[1]),
    )

    assert package_files(same) == package_files(package)


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("1E+3", "1000"),
        ("100.10", "100.1"),
        ("1E-4", "0.0001"),
    ],
)
def test_a_number_is_written_plain_and_exact(number, cell):
    assert written("number", Decimal(number)) == cell


@pytest.mark.parametrize("day", [date.min, date(987, 6, 5), date.max])
def test_every_day_is_written_with_four_digits_of_year(day):
    assert len(written("date", day)) == 10
    assert parsed("date", written("date", day)) == day


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=7))])
def test_the_moment_of_export_keeps_its_zone(tmp_path, package, zone):
    moment = datetime(2026, 11, 21, 8, 30, 1, 999, tzinfo=zone)

    write_package(tmp_path / "goi", replace(package, created_on=moment))

    read = read_package(tmp_path / "goi").created_on
    assert read == moment.replace(microsecond=0)
    assert read.utcoffset() == moment.utcoffset()


def test_a_text_that_packs_too_well_is_still_read_back_from_the_zip(tmp_path):
    same = "a" * limits.MAX_CELL
    package = _package([(same, None, None, None, None, same)] * 50)

    write_zip(tmp_path / "goi.zip", package)

    assert read_package(tmp_path / "goi.zip") == package
