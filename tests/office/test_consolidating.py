"""What a city hands to other tools: files by DuckDB, and what is left out of them."""

import json
import shutil
import sys
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from db import exchange
from desktop.app import main
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.exchanging import lake as lakes
from desktop.office.exchanging.consolidated import flat_tables
from desktop.office.exchanging.consolidated_people import is_open
from desktop.office.exchanging.outcome_rows import outcome_rows
from desktop.office.exchanging.receiving import Receiving
from desktop.office.exchanging.tables import SUBMISSION
from desktop.office.exchanging.wire_tables import WireTable, needed
from tests.office.city_at_work import HOA_SEN, SAU_GIA, send, take
from tests.office.city_at_work import opened as opened_offices
from tests.office.consolidated_city import TRICKY, accept, digest_of, ranking, unit
from tests.office.two_offices import city_in


@pytest.fixture(scope="module")
def offices(city_folders, tmp_path_factory):
    """A city that accepted what two communes sent; nobody changes it."""
    folder, moment = city_folders
    root = tmp_path_factory.mktemp("tong-hop") / "so"
    shutil.copytree(folder, root)
    with opened_offices(root, moment) as found:
        for commune in found.communes.values():
            take(found.city, send(commune))
        yield found


@pytest.fixture
def city(offices):
    return offices.city


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kho"


@pytest.fixture
def small(tmp_path):
    """A city without a plan; what it accepted is put in its file by hand."""
    with city_in(tmp_path / "so-nho") as office:
        yield office


def opened(folder):
    """Open the published views as the recipe does, from another folder."""
    connection = duckdb.connect()
    connection.execute(f"SET file_search_path = '{folder / 'v1'}'")
    script = (folder / "v1" / "views.sql").read_text("utf-8")
    connection.execute(script)
    return connection


def query(folder, sql):
    with opened(folder) as connection:
        return connection.execute(sql).fetchall()


# --- whose rows, and which ------------------------------------------------------------


def test_rows_of_every_sender_are_published_with_whose_they_are(city, folder):
    city.consolidating.to_parquet(folder)

    found = query(
        folder, "SELECT sender, movement, period, seq, count(*) FROM units GROUP BY ALL"
    )
    senders = {row[0]: row for row in found}
    assert set(senders) == {HOA_SEN, SAU_GIA}
    for stream in exchange.streams(city._database):
        if stream.type == "submission":
            kept = exchange.received_rows(city._database, stream.current, "units")
            expected = (stream.org, stream.movement, stream.period, 1, len(kept))
            assert senders[stream.org] == expected


def test_only_what_counts_now_is_published(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1), unit(2)]}, seq=1)
    accept(small, "vn-xa-99001", {"units": [unit(3)]}, seq=2)

    small.consolidating.to_parquet(folder)

    found = query(folder, "SELECT seq, subject_id FROM units")
    assert found == [(2, "u3")]


def test_a_new_publication_takes_the_place_of_the_whole_one_before(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    stray = folder / "v1" / "units" / "part-00099.csv"
    shutil.copy(folder / "v1" / "units" / "part-00001.csv", stray)
    accept(small, "vn-xa-99002", {"units": [unit(1)]})

    small.consolidating.to_parquet(folder)

    found = query(folder, "SELECT sender FROM units ORDER BY ALL")
    assert found == [("vn-xa-99001",), ("vn-xa-99002",)]
    assert not stray.exists()
    assert [path.name for path in folder.iterdir()] == ["v1"]


def test_an_undone_submission_is_not_published(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    accept(small, "vn-xa-99002", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    pipeline = Receiving(small._desk, small.identity, small.backups)
    pipeline._undoing.undo(digest_of("vn-xa-99002", 1))

    small.consolidating.to_parquet(folder)

    assert query(folder, "SELECT sender FROM units") == [("vn-xa-99001",)]


# --- values ---------------------------------------------------------------------------


def test_texts_come_back_as_they_were_from_csv_and_parquet(small, folder):
    rows = [{**unit(n), "name": text} for n, text in enumerate(TRICKY)]
    accept(small, "vn-xa-99001", {"units": rows})

    small.consolidating.to_parquet(folder)

    found = query(folder, "SELECT name FROM units ORDER BY id")
    assert [name for (name,) in found] == list(TRICKY)
    lines = (folder / "v1" / "units" / "part-00001.csv").read_bytes().split(b"\n")
    assert len(lines) == len(TRICKY) + 2  # the header, and nothing after the last


def test_numbers_days_and_flags_have_their_types(small, folder):
    ranked = ranking(1, "12345678901.2345", rank=1)
    meeting = {
        "meeting_id": "h1",
        "held_on": date(2026, 11, 20),
        "members": 9,
        "threshold_percent": Decimal("66.6667"),
        "is_strict": True,
        "denominator": "members",
        "ballot": "secret",
    }
    accept(small, "vn-xa-99001", {"rankings": [ranked], "council_meetings": [meeting]})

    small.consolidating.to_parquet(folder)

    [row] = query(folder, 'SELECT total, "rank", tied, bonus FROM rankings')
    assert row == (Decimal("12345678901.2345"), 1, False, None)
    [row] = query(folder, "SELECT held_on, is_strict, present FROM council_meetings")
    assert row == (date(2026, 11, 20), True, None)
    types = dict(
        query(
            folder,
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_name = 'council_meetings'",
        )
    )
    assert types["threshold_percent"] == "DECIMAL(18,4)"
    assert (types["held_on"], types["is_strict"]) == ("DATE", "BOOLEAN")
    assert (types["seq"], types["sender"]) == ("BIGINT", "VARCHAR")


def test_a_big_table_is_parted_and_read_as_one(small, folder, monkeypatch):
    monkeypatch.setattr(lakes, "ROWS_IN_PART", 10)
    accept(small, "vn-xa-99001", {"units": [unit(n) for n in range(25)]})

    small.consolidating.to_parquet(folder)

    parts = sorted(path.name for path in (folder / "v1" / "units").iterdir())
    assert parts == ["part-00001.csv", "part-00002.csv", "part-00003.csv"]
    assert query(folder, "SELECT count(DISTINCT subject_id) FROM units") == [(25,)]


def test_tables_without_a_row_are_there_with_their_types(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})

    small.consolidating.to_parquet(folder)

    for table in flat_tables(with_personal=False):
        count = query(folder, f"SELECT count(*) FROM {table.name}")  # noqa: S608
        assert count == [(1 if table.name == "units" else 0,)]


# --- ranking --------------------------------------------------------------------------


@pytest.fixture(scope="session", params=sorted(demo.plans_with_demo()))
def outcome(request, tmp_path_factory):
    """The outcome of every demonstration, one after another."""
    root = tmp_path_factory.mktemp("mau-xep-hang") / "so"
    with demo.prepare(root, request.param) as office:
        return demo.in_its_time(office).outcome()


def test_duckdb_ranks_every_block_as_the_office_does(small, folder, outcome):
    accept(small, "vn-xa-99001", outcome_rows(outcome))

    small.consolidating.to_parquet(folder)

    found = query(
        folder, "SELECT block, subject_id, place, tied, agrees FROM ranking_by_block"
    )
    ranked = {
        (table.block, row.subject_id, row.rank, row.is_tied, True)
        for table in outcome.tables
        for row in table.rows
        if row.rank is not None
    }
    assert set(found) == ranked
    assert len(found) == len(ranked)


def test_some_demonstration_has_points_ties_and_more_than_one_block(outcome, request):
    """Guard: the test above compares something."""
    if request.node.callspec.params["outcome"] in {"hong-van-2025", "hai-hoa-2024"}:
        ranked = [r for t in outcome.tables for r in t.rows if r.rank is not None]
        assert len(ranked) > 5


def test_equal_values_share_a_place_and_the_next_is_left_out(small, folder):
    rows = [
        ranking(1, "90", 1),
        ranking(2, "85.5", 2, tied=True),
        ranking(3, "85.5", 2, tied=True),
        ranking(4, "80", 4),
        ranking(5, None, None),
        ranking(6, "10", 1, block="c"),
    ]
    accept(small, "vn-xa-99001", {"rankings": rows})
    accept(small, "vn-xa-99002", {"rankings": [ranking(1, "99", 1)]})

    small.consolidating.to_parquet(folder)

    found = query(
        folder,
        "SELECT sender, block, subject_id, place, tied FROM ranking_by_block"
        " WHERE agrees ORDER BY sender, block, place, subject_id",
    )
    mine = "vn-xa-99001"
    assert found == [
        (mine, "b", "u1", 1, False),
        (mine, "b", "u2", 2, True),
        (mine, "b", "u3", 2, True),
        (mine, "b", "u4", 4, False),
        (mine, "c", "u6", 1, False),
        ("vn-xa-99002", "b", "u1", 1, False),
    ]


def test_a_stated_place_against_the_points_is_told(small, folder):
    rows = [ranking(1, "80", 1), ranking(2, "90", 2), ranking(3, "70", 3)]
    accept(small, "vn-xa-99001", {"rankings": rows})

    small.consolidating.to_parquet(folder)

    found = query(
        folder,
        "SELECT subject_id, place, stated FROM ranking_by_block WHERE NOT agrees"
        " ORDER BY place",
    )
    assert found == [("u2", 1, 2), ("u1", 2, 1)]


def test_the_city_s_own_ranking_is_there_and_ranked_alike(city, folder):
    city.consolidating.to_parquet(folder)

    found = query(
        folder, "SELECT block, name, place, tied FROM ranking_of_city WHERE agrees"
    )
    blocks = city.city_desk.ranking()
    expected = {
        (block.block, row.name, row.rank, row.is_tied)
        for block in blocks
        for row in block.rows
        if row.rank is not None
    }
    assert expected
    assert set(found) == expected


def test_a_city_without_a_plan_says_that_it_has_no_ranking(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})

    made = small.consolidating.to_parquet(folder)

    assert "Không có bảng xếp hạng của thành phố" in made.notes[0]
    assert query(folder, "SELECT * FROM ranking_of_city") == []


# --- people ---------------------------------------------------------------------------


def everything_in(folder):
    """Return all texts and numbers of all published files as one text."""
    with opened(folder) as connection:
        tables = json.loads((folder / "v1" / "lake.json").read_text("utf-8"))["rows"]
        return "\n".join(
            repr(connection.table(name).fetchall()) for name in tables
        ) + "".join(path.read_text("utf-8") for path in (folder / "v1").rglob("*.csv"))


def test_no_name_of_a_person_is_published_unless_asked_for(city, folder, offices):
    people = {
        person.name
        for commune in offices.communes.values()
        for person in commune.register.people(with_retired=True)
    }
    assert len(people) > 20

    city.consolidating.to_parquet(folder)

    without = everything_in(folder)
    assert not [name for name in people if name in without]
    raw = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert not [name for name in people if name.encode() in raw]
    city.consolidating.to_parquet(folder, with_personal=True)
    withal = everything_in(folder)
    assert not [name for name in people if name not in withal]


def test_going_back_to_impersonal_leaves_no_name_behind(city, folder, offices):
    name = next(iter(offices.communes.values())).register.people()[0].name
    city.consolidating.to_parquet(folder, with_personal=True)
    assert name in everything_in(folder)

    city.consolidating.to_parquet(folder)

    left = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert name.encode() not in left


def test_a_column_added_to_a_table_about_people_stays_at_home():
    later = WireTable("people", "Cá nhân", (needed("phone", "SĐT"),), (), True)
    other = WireTable("rents", "Thuê", (needed("whose", "Của ai"),), (), True)

    assert not is_open(later, "phone")
    assert not is_open(other, "whose")


def test_columns_said_to_be_open_exist():
    from desktop.office.exchanging.consolidated_people import _CLOSED, _OPEN

    known = {table.name: {c.name for c in table.columns} for table in SUBMISSION}
    people = {table.name for table in SUBMISSION if table.has_people}
    for table, columns in {**_OPEN, **_CLOSED}.items():
        assert set(columns.split()) <= known[table], table
    assert set(_OPEN) <= people
    assert not set(_CLOSED) & people
    for table in people - {"attachments"}:
        names = {"name", "recipient", "text", "content", "position_held", "reason"}
        assert not names & set(_OPEN.get(table, "").split())


# --- refusals -------------------------------------------------------------------------


def refusal(call):
    with pytest.raises(OfficeError) as refused:
        call()
    return refused.value


def test_only_a_city_consolidates(office, folder):
    said = refusal(lambda: office.consolidating.to_parquet(folder))

    assert "Chỉ cấp tỉnh, thành phố" in said.sentence
    assert not folder.exists()


def test_nothing_accepted_is_nothing_to_consolidate(small, folder):
    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "Chưa nhận gói" in said.sentence
    assert not folder.exists()


def test_without_duckdb_the_command_that_installs_it_is_told(
    small, folder, monkeypatch
):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    monkeypatch.setitem(sys.modules, "duckdb", None)

    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "pip install" in said.next_step
    assert "duckdb" in said.next_step
    assert not folder.exists()


def test_without_psycopg_the_command_that_installs_it_is_told(small, monkeypatch):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    monkeypatch.setitem(sys.modules, "psycopg", None)

    said = refusal(lambda: small.consolidating.to_postgres("postgresql://x/y"))

    assert "psycopg" in said.next_step


def test_a_folder_with_other_files_of_that_name_is_not_touched(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    (folder / "v1").mkdir(parents=True)
    (folder / "v1" / "luan-van.txt").write_text("của tôi")

    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "không phải kho dữ liệu" in said.sentence
    assert (folder / "v1" / "luan-van.txt").read_text() == "của tôi"


def test_what_else_lies_in_the_folder_stays(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    folder.mkdir()
    (folder / "ghi-chu.txt").write_text("của tôi")

    small.consolidating.to_parquet(folder)
    small.consolidating.to_parquet(folder)

    assert (folder / "ghi-chu.txt").read_text() == "của tôi"


def test_another_city_does_not_write_over_it(small, folder, tmp_path):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    mark = folder / "v1" / "lake.json"
    mark.write_text(mark.read_text("utf-8").replace("vn-tinh-99", "vn-tinh-98"))

    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "không phải kho dữ liệu" in said.sentence


def test_it_is_not_written_to_a_stick(small, folder, monkeypatch):
    from desktop.bundles.drives import Drive

    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    stick = Drive(folder.parent, "USB", 10**9, 10**9)
    monkeypatch.setattr(lakes, "removable_drives", lambda: [stick])

    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "không ghi ra USB" in said.sentence
    assert not folder.exists()


# --- whole or not at all --------------------------------------------------------------


def test_what_breaks_on_the_way_leaves_what_was_published(small, folder, monkeypatch):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    accept(small, "vn-xa-99001", {"units": [unit(2)]}, seq=2)

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lakes, "_write_parquet", broken)
    with pytest.raises(OSError, match="space"):
        small.consolidating.to_parquet(folder)

    assert query(folder, "SELECT subject_id FROM units") == [("u1",)]
    assert [path.name for path in folder.iterdir()] == ["v1"]


def test_stopping_leaves_what_was_published(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)

    said = refusal(
        lambda: small.consolidating.to_parquet(folder, report=lambda done, of: False)
    )

    assert "Đã dừng" in said.sentence
    assert query(folder, "SELECT subject_id FROM units") == [("u1",)]


def test_a_pull_of_the_plug_between_two_names_is_put_right(small, folder):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    (folder / "v1").rename(folder / ".v1-cu")
    (folder / ".v1-moi-0badcafe").mkdir()

    small.consolidating.to_parquet(folder)

    assert [path.name for path in folder.iterdir()] == ["v1"]
    assert query(folder, "SELECT subject_id FROM units") == [("u1",)]


def test_a_folder_that_cannot_be_replaced_is_told_and_kept(small, folder, monkeypatch):
    accept(small, "vn-xa-99001", {"units": [unit(1)]})
    small.consolidating.to_parquet(folder)
    rename = lakes.Path.rename

    def held(path, target):
        if path.name.startswith(".v1-moi"):
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(lakes.Path, "rename", held)
    said = refusal(lambda: small.consolidating.to_parquet(folder))

    assert "đang mở tệp" in said.sentence
    assert query(folder, "SELECT subject_id FROM units") == [("u1",)]


def test_the_same_data_gives_the_same_files(small, folder, tmp_path):
    accept(small, "vn-xa-99001", {"units": [unit(n) for n in range(9)]})

    small.consolidating.to_parquet(folder)
    small.consolidating.to_parquet(tmp_path / "kho-hai")

    def csv_files(root):
        return {
            path.relative_to(root): path.read_bytes() for path in root.rglob("*.csv")
        }

    assert csv_files(folder) == csv_files(tmp_path / "kho-hai")


# --- on the command line --------------------------------------------------------------


def test_the_command_says_what_it_wrote_and_what_it_left_out(small, folder, capsys):
    person = {"subject_id": "p1", "name": "Lều Văn Tám", "is_head": False}
    person |= {"employment": "civil_servant"}
    accept(small, "vn-xa-99001", {"units": [unit(1)], "people": [person]})
    root = small.folders.root
    small._database.close()
    words = ["consolidate", "--parquet", str(folder), "--data", str(root)]

    code = main([*words, "--json"])

    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (said["bundles"], said["senders"]) == (1, 1)
    assert said["rows"] == {"units": 1, "people": 1}
    assert not said["with_personal"]
    assert "Lều" not in everything_in(folder)
    assert main([*words, "--with-personal"]) == 0
    out = capsys.readouterr().out
    assert "không mã hóa" in out
    assert "Có kèm dữ liệu cá nhân" in out
    assert "Lều" not in out
    assert "Lều Văn Tám" in everything_in(folder)


def test_the_command_wants_one_place(capsys):
    with pytest.raises(SystemExit):
        main(["consolidate"])
    assert "Còn thiếu một trong: --parquet --postgres" in capsys.readouterr().err
