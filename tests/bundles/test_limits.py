"""Each limit holds at the limit and not one above, when writing and when reading."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from desktop.bundles import limits
from desktop.bundles.archive import archive_bytes
from desktop.bundles.descriptor import path_of
from desktop.bundles.nodes import NAME
from desktop.bundles.payload import package_files, write_package, write_zip
from desktop.bundles.reading import read_package
from desktop.bundles.tables import Field, Package, Table
from desktop.errors import BundleError

KEY = Field("id", "integer", required=True)


def _table(count: int = 1, kind="string", value=None, **words) -> Table:
    rows = tuple((number, value) for number in range(count))
    words = {"name": "t", "title": "T", "fields": (KEY, Field("v", kind))} | words
    return Table(primary_key=("id",), rows=rows, **words)


def _package(*tables: Table, **words) -> Package:
    words = {"name": "p", "title": "P", "office": {}, "created_on": None} | words
    return Package(plan_id="", plan_version="", round_id="", tables=tables, **words)


def refused(make, *words, **more) -> None:
    with pytest.raises(BundleError):
        make(*words, **more)


@pytest.mark.parametrize(
    ("kind", "fits", "above"),
    [
        ("string", "ệ" * limits.MAX_CELL, "ệ" * (limits.MAX_CELL + 1)),
        ("integer", 10**15 - 1, 10**15),
        ("integer", -(10**15) + 1, -(10**15)),
        ("number", Decimal("99999999999.9999"), Decimal(100000000000)),
        ("number", Decimal("0.0001"), Decimal("0.00001")),
        ("number", Decimal("1.50000000"), Decimal("1.50001")),
        ("number", Decimal("0E+30"), Decimal("1E+30")),
        ("number", Decimal(-1), Decimal("NaN")),
        ("number", Decimal(-1), Decimal("Infinity")),
    ],
)
def test_a_value_fits_or_is_refused(tmp_path, kind, fits, above):
    package = _package(_table(1, kind, fits))
    write_package(tmp_path / "goi", package)

    assert read_package(tmp_path / "goi") == package
    refused(_table, 1, kind, above)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", 1),
        ("integer", True),
        ("integer", "1"),
        ("number", 1.5),
        ("number", 1),
        ("boolean", 1),
        ("boolean", "true"),
        ("date", datetime(2026, 1, 1)),
        ("date", "2026-01-01"),
        ("string", date(2026, 1, 1)),
    ],
)
def test_a_value_of_another_type_is_refused(kind, value):
    refused(_table, 1, kind, value)


def test_a_long_text_is_refused_when_read_too(forge):
    def data(length):
        text = "x" * length
        return f"block,year,at_most\n{text},2026,1\nb,2026,1\n".encode()

    assert read_package(forge("quotas", data(limits.MAX_CELL)))
    refused(read_package, forge("quotas", data(limits.MAX_CELL + 1)))


def test_rows_stop_at_the_limit(tmp_path, monkeypatch):
    package = _package(_table(4))
    write_package(tmp_path / "goi", package)

    monkeypatch.setattr(limits, "MAX_ROWS", 4)
    assert read_package(tmp_path / "goi") == package
    assert _table(4)

    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    refused(read_package, tmp_path / "goi")
    refused(_table, 4)


def test_columns_stop_at_the_limit():
    extra = [Field(f"c{number}", "string") for number in range(limits.MAX_FIELDS)]

    assert _table(0, fields=(KEY, *extra[1:]))
    refused(_table, 0, fields=(KEY, *extra))
    refused(_table, 0, fields=())


def test_tables_stop_at_the_limit(tmp_path):
    tables = [_table(1, name=f"t{number}") for number in range(limits.MAX_TABLES + 1)]
    package = _package(*tables[:-1])
    write_zip(tmp_path / "goi.zip", package)

    assert read_package(tmp_path / "goi.zip") == package
    refused(_package, *tables)
    refused(_package)


@pytest.mark.parametrize(
    "name", ["MAX_LINE_BYTES", "MAX_TABLE_BYTES", "MAX_DESCRIPTOR_BYTES"]
)
def test_bytes_stop_at_the_limit(tmp_path, monkeypatch, name):
    package = _package(_table(1, value="x" * 2000))
    files = package_files(package)
    table = files[path_of("t")]
    size = {
        "MAX_LINE_BYTES": max(map(len, table.split(b"\n"))),
        "MAX_TABLE_BYTES": len(table),
        "MAX_DESCRIPTOR_BYTES": len(files[NAME]),
    }[name]

    monkeypatch.setattr(limits, name, size)
    write_package(tmp_path / "goi", package)
    write_zip(tmp_path / "goi.zip", package)

    monkeypatch.setattr(limits, name, size - 1)
    refused(read_package, tmp_path / "goi")
    refused(read_package, tmp_path / "goi.zip")
    refused(package_files, package)


def test_the_whole_package_stops_at_the_limit(tmp_path, monkeypatch):
    package = _package(_table(3))
    files = package_files(package)
    size = sum(map(len, files.values()))

    monkeypatch.setattr(limits, "MAX_PACKAGE_BYTES", size)
    write_package(tmp_path / "goi", package)

    monkeypatch.setattr(limits, "MAX_PACKAGE_BYTES", size - 1)
    refused(read_package, tmp_path / "goi")
    refused(package_files, package)


def test_the_zip_file_stops_at_the_limit(tmp_path, monkeypatch):
    package = _package(_table(3))
    size = len(archive_bytes(package_files(package)))

    monkeypatch.setattr(limits, "MAX_ARCHIVE_BYTES", size)
    write_zip(tmp_path / "goi.zip", package)

    monkeypatch.setattr(limits, "MAX_ARCHIVE_BYTES", size - 1)
    refused(read_package, tmp_path / "goi.zip")
    refused(archive_bytes, package_files(package))


def test_the_descriptor_nests_up_to_the_limit(edit):
    def nest(depth):
        def change(node):
            inner: object = []
            for _ in range(depth):
                inner = [inner]
            node["_deep"] = inner

        return change

    assert read_package(edit(nest(limits.MAX_JSON_DEPTH - 2)))
    refused(read_package, edit(nest(limits.MAX_JSON_DEPTH - 1)))


def test_names_and_words_stop_at_the_limit():
    name, title = "n" * limits.MAX_NAME, "t" * limits.MAX_TITLE
    words = "d" * limits.MAX_DESCRIPTION
    package, count = "p" * limits.MAX_PACKAGE_NAME, limits.MAX_OFFICE_FIELDS
    office = {f"a{number}": title for number in range(count)}

    assert Field(name, "string", title=title, description=words)
    assert _table(0, name=name, title=title)
    assert _package(_table(), name=package, title=title, office=office)
    refused(Field, name + "n", "string")
    refused(Field, "a", "string", title=title + "t")
    refused(Field, "a", "string", description=words + "d")
    refused(_table, 0, name=name + "n")
    refused(_package, _table(), name=package + "p")
    refused(_package, _table(), title=title + "t")
    refused(_package, _table(), office=office | {"more": ""})
    refused(_package, _table(), office={"a": title + "t"})


@pytest.mark.parametrize(
    "name", ["con", "aux", "nul", "com1", "lpt9", "A", "a b", "é", ""]
)
def test_a_table_name_must_be_safe_on_windows(name):
    refused(_table, 0, name=name)


def test_what_makes_no_table_is_refused():
    text = Field("v", "string")
    refused(Field, "a", "geojson")
    refused(Field, "a", "string", title=None)
    refused(_table, 0, fields=(KEY, KEY))
    refused(Table, "t", "T", (KEY, text), ())
    refused(Table, "t", "T", (KEY, text), ("v",))
    refused(Table, "t", "T", (KEY, text), ("other",))
    refused(Table, "t", "T", (KEY,), ("id",), ((1, 2),))
    refused(Table, "t", "T", (KEY,), ("id",), ((None,),))
    refused(Table, "t", "T", (KEY,), ("id",), ((1,), (1,)))
    refused(_package, _table(), _table())


def test_the_moment_of_export_needs_a_zone():
    seconds = timezone(timedelta(hours=7, seconds=20))

    refused(_package, _table(), created_on=datetime(2026, 1, 1))
    refused(_package, _table(), created_on=datetime(2026, 1, 1, tzinfo=seconds))


def test_a_table_is_found_by_its_name(package):
    assert package.table("quotas") is package.tables[1]
    assert package.table("none") is None
    assert replace(package, notes=("x",)) == package
