"""Stock tools read what we write: DuckDB, PostgreSQL, LibreOffice, Spark.

The recipes are taken from docs/consolidation.md and run as they stand there.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import psycopg
import pytest

from desktop.app import main
from desktop.bundles.table_files import table_bytes
from desktop.errors import OfficeError
from desktop.office.exchanging.consolidated import flat_tables
from desktop.office.exchanging.receiving import Receiving
from desktop.office.exchanging.register_tables import UNITS
from tests.office.consolidated_city import (
    TRICKY,
    WHEN,
    accept,
    digest_of,
    ranking,
    unit,
)
from tests.office.local_server import server
from tests.office.two_offices import city_in

ROOT = Path(__file__).resolve().parents[2]
ONE, OTHER = "vn-xa-99001", "vn-xa-99002"
NAME = "Trịnh Thị Bích Nguyệt"


@pytest.fixture
def city(tmp_path):
    with city_in(tmp_path / "so") as office:
        yield office


@pytest.fixture(scope="session")
def postgres():
    with server() as address:
        yield address


@pytest.fixture
def url(postgres, request):
    """A database of its own."""
    name = re.sub(r"\W", "_", request.node.name)[:60].lower()
    with psycopg.connect(f"{postgres} dbname=postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield f"{postgres} dbname={name}"
    with psycopg.connect(f"{postgres} dbname=postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def rows(url, sql):
    with psycopg.connect(f"{url} options='-c search_path=so_vang'") as connection:
        return connection.execute(sql).fetchall()


def load(office, url, **options):
    return office.consolidating.to_postgres(url, **options)


# --- a server -------------------------------------------------------------------------


def test_a_server_gets_typed_rows_with_whose_they_are(city, url):
    meeting = {
        "meeting_id": "h1",
        "held_on": date(2026, 11, 20),
        "members": 9,
        "threshold_percent": Decimal("66.6667"),
        "is_strict": True,
        "denominator": "members",
        "ballot": "secret",
    }
    accept(city, ONE, {"council_meetings": [meeting], "units": [unit(1)]}, seq=7)

    loaded = load(city, url)

    assert (loaded.loaded, loaded.unchanged, loaded.removed) == (1, 0, 0)
    assert loaded.rows == {"council_meetings": 1, "units": 1}
    [row] = rows(
        url,
        "SELECT sender, movement, period, seq, rev, held_on, threshold_percent,"
        " is_strict, present FROM council_meetings",
    )
    expected = (ONE, *WHEN, 7, 1, date(2026, 11, 20), Decimal("66.6667"), True, None)
    assert row == expected
    [(kind,)] = rows(
        url,
        "SELECT data_type FROM information_schema.columns WHERE table_schema ="
        " 'so_vang' AND table_name = 'scores' AND column_name = 'points'",
    )
    assert kind == "numeric"


def test_texts_reach_the_server_as_they_were(city, url):
    accept(city, ONE, {"units": [{**unit(n), "name": t} for n, t in enumerate(TRICKY)]})

    load(city, url)

    found = rows(url, "SELECT name FROM units ORDER BY id")
    assert [name for (name,) in found] == list(TRICKY)


def test_every_table_has_its_primary_key(city, url):
    accept(city, ONE, {"units": [unit(1)]})

    load(city, url)

    found = dict(
        rows(
            url,
            "SELECT conrelid::regclass::text, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE contype = 'p'"
            " AND connamespace = 'so_vang'::regnamespace",
        )
    )
    assert set(found) == {t.name for t in flat_tables(with_personal=False)} | {
        "streams"
    }
    assert found.pop("streams") == "PRIMARY KEY (sender, movement, period)"
    assert set(found.values()) == {"PRIMARY KEY (sender, id, movement, period)"}


def test_loading_again_touches_no_row(city, url):
    accept(city, ONE, {"units": [unit(1), unit(2)]})
    load(city, url)
    before = rows(url, "SELECT xmin::text, ctid::text, * FROM units ORDER BY id")

    loaded = load(city, url)

    assert (loaded.loaded, loaded.unchanged, loaded.rows) == (0, 1, {})
    after = rows(url, "SELECT xmin::text, ctid::text, * FROM units ORDER BY id")
    assert after == before


def test_a_newer_bundle_replaces_the_rows_of_its_scope_only(city, url):
    late = ("2026-thu", "2027.nam")
    accept(city, ONE, {"units": [unit(1), unit(2)]})
    accept(city, OTHER, {"units": [unit(1)]})
    accept(city, ONE, {"units": [unit(1)]}, scope=late)
    load(city, url)
    accept(city, ONE, {"units": [unit(3)], "rankings": [ranking(3, "9", 1)]}, seq=2)

    loaded = load(city, url)

    assert (loaded.loaded, loaded.unchanged) == (1, 2)
    found = rows(url, "SELECT sender, period, seq, subject_id FROM units ORDER BY 1, 2")
    assert found == [
        (ONE, "2026.nam", 2, "u3"),
        (ONE, "2027.nam", 1, "u1"),
        (OTHER, "2026.nam", 1, "u1"),
    ]


def test_an_undone_bundle_is_taken_away(city, url):
    accept(city, ONE, {"units": [unit(1)]})
    accept(city, OTHER, {"units": [unit(1)]})
    load(city, url)
    Receiving(city._desk, city.identity, city.backups)._undoing.undo(
        digest_of(OTHER, 1)
    )

    loaded = load(city, url)

    assert loaded.removed == 1
    assert rows(url, "SELECT DISTINCT sender FROM units") == [(ONE,)]
    assert rows(url, "SELECT sender FROM streams") == [(ONE,)]


def test_undoing_the_newest_brings_the_one_before_back(city, url):
    accept(city, ONE, {"units": [unit(1)]})
    accept(city, ONE, {"units": [unit(2)]}, seq=2)
    load(city, url)
    Receiving(city._desk, city.identity, city.backups)._undoing.undo(digest_of(ONE, 2))

    loaded = load(city, url)

    assert (loaded.loaded, loaded.newer) == (1, ())
    assert rows(url, "SELECT seq, subject_id FROM units") == [(1, "u1")]


def test_what_another_pc_loaded_is_not_replaced_by_something_older(city, url, tmp_path):
    accept(city, ONE, {"units": [unit(1)]})
    with city_in(tmp_path / "may-hai") as second:
        accept(second, ONE, {"units": [unit(2)]}, seq=2)
        load(second, url)

    loaded = load(city, url)

    assert (loaded.loaded, loaded.newer) == (0, (ONE,))
    assert rows(url, "SELECT seq, subject_id FROM units") == [(2, "u2")]


def test_two_pcs_load_their_own_communes_beside_each_other(city, url, tmp_path):
    accept(city, ONE, {"units": [unit(1)]})
    load(city, url)
    with city_in(tmp_path / "may-hai") as second:
        accept(second, OTHER, {"units": [unit(1)]})

        loaded = load(second, url)

    assert loaded.removed == 0
    assert rows(url, "SELECT sender FROM units ORDER BY 1") == [(ONE,), (OTHER,)]


def test_a_row_that_does_not_fit_leaves_the_whole_bundle_out(city, url):
    accept(city, ONE, {"units": [unit(1)], "rankings": [ranking(1, "9", 1)]})
    load(city, url)
    accept(city, ONE, {"units": [unit(2)], "rankings": [ranking(2, "8", 1)]}, seq=2)
    city._database.execute_sql(
        "UPDATE received_row SET body = replace(body, '\"8\"', '\"tám\"')"
        " WHERE table_name = 'rankings'"
    )

    with pytest.raises(OfficeError, match="không nhận dữ liệu"):
        load(city, url)

    assert rows(url, "SELECT seq, subject_id FROM units") == [(1, "u1")]
    assert rows(url, "SELECT seq, total FROM rankings") == [(1, Decimal(9))]
    assert rows(url, "SELECT seq FROM streams") == [(1,)]


def test_a_column_of_a_later_version_is_added_and_filled(city, url):
    accept(city, ONE, {"units": [{**unit(1), "block": "khoi-a"}]})
    load(city, url)
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE so_vang.units DROP COLUMN block")
        connection.execute("UPDATE so_vang.streams SET shape = 'older'")

    load(city, url)

    assert rows(url, "SELECT block FROM units") == [("khoi-a",)]


def test_tables_of_others_in_the_schema_are_left_alone(city, url):
    accept(city, ONE, {"units": [unit(1)]})
    load(city, url)
    with psycopg.connect(url) as connection:
        connection.execute(
            "CREATE TABLE so_vang.ours AS"
            " SELECT 1 AS sender, 2 AS movement, 3 AS period"
        )
    accept(city, ONE, {"units": [unit(2)]}, seq=2)

    load(city, url)

    assert rows(url, "SELECT * FROM ours") == [(1, 2, 3)]


def test_names_come_only_when_asked_for_and_go_again(city, url):
    person = {"subject_id": "p1", "name": NAME, "birth_year": 1990}
    person |= {"employment": "civil_servant", "is_head": False}
    breach = {"breach_id": "b1", "subject_id": "p1", "severity": "warning"}
    breach |= {"happened_on": date(2026, 1, 2), "kind": "other", "content": "Chậm"}
    accept(city, ONE, {"people": [person], "breaches": [breach]})
    load(city, url)
    [columns] = rows(
        url,
        "SELECT array_agg(column_name::text) FROM information_schema.columns"
        " WHERE table_schema = 'so_vang' AND table_name = 'people'",
    )
    assert "name" not in columns[0]
    assert rows(url, "SELECT subject_id FROM people") == [("p1",)]

    load(city, url, with_personal=True)
    assert rows(url, "SELECT name, birth_year FROM people") == [(NAME, 1990)]
    assert rows(url, "SELECT content FROM breaches") == [("Chậm",)]

    load(city, url)
    assert rows(url, "SELECT name, birth_year FROM people") == [(None, None)]
    assert rows(url, "SELECT * FROM breaches") == []


def test_both_views_rank_as_duckdb_does(city, url, tmp_path):
    ranked = [
        ranking(1, "90", 1),
        ranking(2, "85.5", 2, tied=True),
        ranking(3, "85.5", 2, tied=True),
        ranking(4, "80", 5),
        ranking(5, None, None),
    ]
    accept(city, ONE, {"rankings": ranked})
    accept(city, OTHER, {"rankings": [ranking(1, "1", 1, block="c")]})
    sql = "SELECT * FROM ranking_by_block ORDER BY sender, block, place, subject_id"

    load(city, url)
    city.consolidating.to_parquet(tmp_path / "kho")

    with duckdb.connect() as connection:
        folder = tmp_path / "kho" / "v1"
        connection.execute(f"SET file_search_path = '{folder}'")
        connection.execute((folder / "views.sql").read_text("utf-8"))
        expected = connection.execute(sql).fetchall()
    found = rows(url, sql)
    assert found == expected
    assert [row[-1] for row in found] == [True, True, True, False, True]
    assert rows(url, "SELECT * FROM ranking_of_city") == []


def test_the_password_is_told_nowhere(city, caplog, capsys):
    accept(city, ONE, {"units": [unit(1)]})
    secret = "b%C3%AD-m%E1%BA%ADt-8412"  # noqa: S105 - of nobody
    addresses = (
        f"postgresql://chu:{secret}@127.0.0.1:1/x?connect_timeout=2",
        f"postgresql//chu:{secret}@127.0.0.1/x",
        f"postgresql://chu:{secret}@127.0.0.1:cong/x",
    )

    for address in addresses:
        with pytest.raises(OfficeError) as refused:
            load(city, address)
        said = refused.value
        assert said.__cause__ is None
        words = f"{said} {said.detail} {said.__suppress_context__}"
        assert secret not in words
        assert "bí-mật-8412" not in words
        assert "8412" not in words

    root = city.folders.root
    city._database.close()
    for address in addresses:
        code = main(
            ["consolidate", "--postgres", address, "--data", str(root), "--json"]
        )
        assert code == 1
    out = capsys.readouterr()
    logs = "".join(p.read_text("utf-8") for p in (root / "logs").iterdir())
    assert "8412" not in out.out + out.err + logs + caplog.text


def test_the_command_loads_a_server(city, url, capsys):
    accept(city, ONE, {"units": [unit(1)]})
    root = city.folders.root
    city._database.close()

    code = main(["consolidate", "--postgres", url, "--data", str(root)])

    said = capsys.readouterr().out
    assert code == 0
    assert "đã nạp 1 gói, 0 gói đã có sẵn" in said
    assert rows(url, "SELECT count(*) FROM units") == [(1,)]


# --- recipes --------------------------------------------------------------------------


def recipe(name):
    """Return a recipe of the document as it stands there."""
    text = (ROOT / "docs" / "consolidation.md").read_text("utf-8")
    found = re.search(rf"<!-- recipe: {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found, name
    return found[1]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with `units.csv` as it stands in a bundle; we stand in it."""
    made = [
        (f"{n:08d}", 1, UNITS.cells(**unit(n), retired_on=day) | {"name": text})
        for n, (text, day) in enumerate(zip(TRICKY, DAYS, strict=True))
    ]
    (tmp_path / "units.csv").write_bytes(table_bytes(UNITS.filled(made)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


DAYS = [date(2026, 3, 1), *[None] * (len(TRICKY) - 1)]


def test_duckdb_reads_a_table_of_a_bundle(folder):
    with duckdb.connect() as connection:
        connection.execute(recipe("duckdb"))
        found = connection.execute(
            "SELECT name, retired_on, rev FROM units ORDER BY id"
        ).fetchall()

    assert found == [(t, d, 1) for t, d in zip(TRICKY, DAYS, strict=True)]


def test_postgresql_reads_a_table_of_a_bundle(folder, url):
    if shutil.which("psql") is None:
        pytest.skip("SKIPPED LOUDLY: psql is not installed")
    asked = "SELECT name, retired_on, rev FROM units ORDER BY id;"
    plain = ("-At", "-F", "\x1f", "-R", "\x1e")
    done = subprocess.run(
        ["psql", "-X", "-q", *plain, "-v", "ON_ERROR_STOP=1", url],
        input=recipe("postgres") + asked,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
    )

    assert done.returncode == 0, done.stderr
    found = [
        line.split("\x1f") for line in done.stdout.removesuffix("\n").split("\x1e")
    ]
    days = [day.isoformat() if day else "" for day in DAYS]
    assert found == [[t, d, "1"] for t, d in zip(TRICKY, days, strict=True)]


def test_postgresql_refuses_a_table_with_other_columns(folder, url):
    if shutil.which("psql") is None:
        pytest.skip("SKIPPED LOUDLY: psql is not installed")
    file = folder / "units.csv"
    file.write_bytes(file.read_bytes().replace(b"subject_id", b"subject_if", 1))

    done = subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", url],
        input=recipe("postgres"),
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
    )

    assert done.returncode
    assert "column name mismatch" in done.stderr


def test_a_spreadsheet_computes_nothing(folder):
    if shutil.which("soffice") is None:
        pytest.skip(
            "SKIPPED LOUDLY: LibreOffice is not installed: soffice was not found"
        )
    profile = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    command = recipe("libreoffice").replace("--headless", f"--headless {profile}")
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, timeout=200
    )

    if b"could not be loaded" in done.stderr:
        pytest.skip("SKIPPED LOUDLY: LibreOffice is installed without Calc")
    assert done.returncode == 0, done.stderr
    sheet = openpyxl.load_workbook(folder / "units.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    names = [row[3].value for row in sheet.iter_rows(min_row=2)]
    assert names[TRICKY.index("=1+1")] == "\\=1+1"
    assert names[TRICKY.index("@SUM(A1)")] == "\\@SUM(A1)"
    assert names[TRICKY.index("00008")] == "00008"
    assert names[-1] == "Phòng Kinh tế"
    assert sheet.max_row == len(TRICKY) + 1


def spark_python():
    """Return a Python with Spark: this one, or the one SPARK_PYTHON names."""
    named = os.environ.get("SPARK_PYTHON")
    if named:
        return named
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("SKIPPED LOUDLY: no pyspark (450 MB) here, none in SPARK_PYTHON")
    return sys.executable


def test_spark_reads_a_table_of_a_bundle(folder):
    python = spark_python()
    if shutil.which("java") is None:
        pytest.skip("SKIPPED LOUDLY: Spark needs Java, and there is none")
    asked = """
        import json
        found = units.orderBy("id").select("name", "retired_on", "rev").collect()
        rows = [[r[0], str(r[1] or ""), r[2]] for r in found]
        open("said.json", "w", encoding="utf-8").write(json.dumps(rows))
    """
    script = recipe("spark") + textwrap.dedent(asked)
    (folder / "doc.py").write_text(script, "utf-8")
    done = subprocess.run(
        [python, "doc.py"], cwd=folder, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads((folder / "said.json").read_text("utf-8"))
    days = [day.isoformat() if day else "" for day in DAYS]
    assert found == [[t, d, 1] for t, d in zip(TRICKY, days, strict=True)]
