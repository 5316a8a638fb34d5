"""A receiver works out the same as the sender, from what the sender sent alone."""

import dataclasses
import json
import shutil
import time
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from desktop.bundles.table_files import read_table, table_bytes
from desktop.office.demo import demo
from desktop.office.exchanging.recomputing import recompute_tables
from desktop.office.exchanging.revisions import revise
from desktop.office.exchanging.submission_contents import submission
from desktop.office.exchanging.temporary_office import temporary_office
from desktop.office.office import Office

ORG, CITY = "vn-xa-10210", "vn-tinh-01"
PLANS = (
    "hong-van-2025",
    "hai-hoa-2024",
    "ngoc-ha-2026-2030",
    "vinh-bao-2026-2030",
    "ha-noi-2026-2030",
)


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    made = {}

    def of(code):
        if code not in made:
            made[code] = tmp_path_factory.mktemp(code) / "so"
            demo.prepare(made[code], code).close()
        return made[code]

    return of


@pytest.fixture
def opened(templates, tmp_path):
    offices = []

    def of(code):
        root = tmp_path / code
        shutil.copytree(templates(code), root)
        offices.append(Office.open(root))
        return demo.in_its_time(offices[-1])

    yield of
    for office in offices:
        office.close()


def tables_of(office):
    """Return the tables as they come out of their files at the receiver."""
    sheet = office.council.sheet()
    now = submission(office._desk, ORG, office.roundup(), office.outcome(), sheet)
    made = revise(office._desk.database, now, org=ORG, to=CITY)
    return tuple(read_table(table_bytes(t), replace(t, rows=())) for t in made.tables)


def digest_of(outcome):
    def plain(value):
        if isinstance(value, Decimal):
            return format(value.normalize(), "f")
        return str(value)

    said = json.dumps(dataclasses.asdict(outcome), default=plain, sort_keys=True)
    return sha256(said.encode()).hexdigest()


@pytest.mark.parametrize("code", PLANS)
def test_the_receiver_works_out_exactly_what_the_sender_did(opened, code):
    office = opened(code)
    tables = tables_of(office)

    with temporary_office(tables) as made:
        assert digest_of(made.outcome) == digest_of(office.outcome())
    assert recompute_tables(tables) == []


def test_a_closed_round_gives_the_same_too(opened):
    office = opened("hong-van-2025")
    demo.finish_demo(office)
    assert office.roundup().round.is_closed

    assert recompute_tables(tables_of(office)) == []


def changed(tables, name, pick, **cells):
    """Return the tables with some cells of one row of one of them replaced."""
    found = next(t for t in tables if t.name == name)
    names = found.field_names
    rows = [dict(zip(names, row, strict=True)) for row in found.rows]
    [row] = [r for r in rows if pick(r)][:1]
    row.update(cells)
    kept = tuple(tuple(r[n] for n in names) for r in rows)
    return tuple(replace(t, rows=kept) if t is found else t for t in tables)


def codes(findings):
    return [finding.code for finding in findings]


def test_a_rank_that_does_not_follow_is_named_with_both_values(opened):
    tables = tables_of(opened("hong-van-2025"))
    forged = changed(tables, "rankings", lambda r: r["rank"] == 2, rank=1)

    [finding] = recompute_tables(forged)

    assert finding.code == "TD-510"
    assert "hạng của" in finding.sentence
    assert "gói ghi 1" in finding.sentence
    assert "tính được 2" in finding.sentence


def test_a_score_changed_on_the_way_shows_in_totals(opened):
    tables = tables_of(opened("hong-van-2025"))
    forged = changed(
        tables,
        "scores",
        lambda r: r["side"] == "verified" and (r["points"] or 0) > 1,
        points=Decimal("0.5"),
    )

    assert set(codes(recompute_tables(forged))) == {"TD-510"}


def test_a_verdict_that_does_not_follow_is_named(opened):
    tables = tables_of(opened("ngoc-ha-2026-2030"))
    forged = changed(
        tables, "verdicts", lambda r: r["verdict"] == "not_met", verdict="met"
    )

    [finding] = recompute_tables(forged)

    assert finding.code == "TD-510"
    assert "kết luận của" in finding.sentence


def test_points_outside_a_criterion_are_refused(opened):
    tables = tables_of(opened("hong-van-2025"))
    forged = changed(
        tables, "scores", lambda r: r["points"] is not None, points=Decimal(900)
    )

    assert "TD-504" in codes(recompute_tables(forged))


def test_a_code_nobody_knows_is_a_finding_and_no_crash(opened):
    tables = tables_of(opened("hong-van-2025"))
    odd = changed(tables, "breaches", lambda _: True, severity="cosmic")

    assert codes(recompute_tables(odd)) == ["TD-405"]


def test_a_row_about_somebody_who_is_not_sent_is_a_finding(opened):
    tables = tables_of(opened("hong-van-2025"))
    odd = changed(tables, "attestations", lambda _: True, subject_id="nobody")

    assert codes(recompute_tables(odd)) == ["TD-408"]


def test_a_plan_this_program_cannot_read_is_told(opened):
    tables = tables_of(opened("hong-van-2025"))
    odd = changed(tables, "plan_files", lambda r: r["part"] == 1, text="format = 99\n")

    assert codes(recompute_tables(odd)) == ["TD-511"]


def test_a_bundle_without_a_round_is_a_finding(opened):
    tables = tables_of(opened("hong-van-2025"))
    none = tuple(replace(t, rows=()) if t.name == "rounds" else t for t in tables)

    assert codes(recompute_tables(none)) == ["TD-412"]


def test_nothing_is_written_to_the_disk(opened, tmp_path, monkeypatch):
    tables = tables_of(opened("hong-van-2025"))
    before = {p for p in tmp_path.rglob("*") if p.is_file()}
    monkeypatch.chdir(tmp_path)

    recompute_tables(tables)

    assert {p for p in tmp_path.rglob("*") if p.is_file()} == before


def test_it_is_fast_enough_to_be_done_for_every_bundle_of_a_city(opened):
    tables = tables_of(opened("hong-van-2025"))
    recompute_tables(tables)  # imports, and the plan as it is read first

    begin = time.perf_counter()
    recompute_tables(tables)

    assert time.perf_counter() - begin < 3
