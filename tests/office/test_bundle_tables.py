"""What travels: columns that are listed, ids that stay, revisions, tombstones."""

import shutil

import pytest

from db import exchange
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.office.demo import demo
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.plan_parts import digest_of, plan_rows, plans_in
from desktop.office.exchanging.revisions import revise
from desktop.office.exchanging.submission_contents import submission
from desktop.office.exchanging.tables import SUBMISSION, WIRE, shapes, wire_table
from desktop.office.exchanging.wire_tables import rows_in
from desktop.office.office import Office

ORG, CITY = "vn-xa-10210", "vn-tinh-01"
PRIVATE = {
    "phone",
    "email",
    "bank",
    "account",
    "id_number",
    "citizen",
    "voter",
    "member_id",
    "search",
    "same",
}


def filled_of(office):
    sheet = office.council.sheet()
    return submission(office._desk, ORG, office.roundup(), office.outcome(), sheet)


def revised(office, filled=None):
    return revise(office._desk.database, filled or filled_of(office), org=ORG, to=CITY)


def keep(office, made):
    exchange.put_sent_revisions(office._desk.database, made.changed)


def table_in(made, name):
    return rows_in(next(t for t in made.tables if t.name == name))


@pytest.mark.parametrize("kind", BundleType)
def test_every_table_has_an_id_a_revision_and_words_for_every_column(kind):
    for table in shapes(kind):
        assert table.primary_key == ("id",)
        assert [f.name for f in table.fields[:2]] == ["id", "rev"]
        assert all(f.title for f in table.fields), table.name
        assert table.title


@pytest.mark.parametrize("kind", BundleType)
def test_no_column_asks_for_what_no_form_needs(kind):
    names = {column.name for table in WIRE[kind] for column in table.columns}

    assert not names & PRIVATE
    for name in ("units", "people", "other_subjects"):
        table = wire_table(BundleType.SUBMISSION, name)
        assert "note" not in {column.name for column in table.columns}


def test_plans_and_receipts_tell_nothing_of_people():
    for kind in (BundleType.PLAN, BundleType.RECEIPT):
        assert [t.name for t in WIRE[kind] if t.has_people] == []


def test_nobody_who_sat_on_the_council_is_named(demo_office):
    filled = filled_of(demo_office)
    members = {m.name for m in demo_office.council.members()}
    people = {p.name for p in demo_office.roundup().people}

    said = " ".join(
        str(value)
        for name in ("council_meetings", "council_ballots", "council_votes")
        for row in filled.rows.get(name, ())
        for value in row.values()
    )

    assert filled.rows["council_votes"]
    assert members - people
    assert not [name for name in members if name in said]


def test_the_same_row_has_the_same_id_in_every_bundle(demo_office):
    first, second = revised(demo_office), revised(demo_office)

    assert first == second
    ids = [row[0] for table in first.tables for row in table.rows]
    assert len(ids) == len(set(ids))


def test_another_office_has_other_ids(demo_office):
    mine = revised(demo_office)
    filled = filled_of(demo_office)
    theirs = revise(demo_office._desk.database, filled, org="vn-xa-00008", to=CITY)

    ours = {row["id"] for row in table_in(mine, "units")}
    assert ours.isdisjoint(row["id"] for row in table_in(theirs, "units"))


def test_a_row_that_changed_since_it_was_sent_is_one_revision_higher(
    demo_office, enter, named
):
    keep(demo_office, revised(demo_office))
    before = revised(demo_office)
    assert before.changed == ()

    subject = named(demo_office, "Trạm Y tế").id
    enter(demo_office, subject, "B2", "8", reason="Chấm lại")
    after = revised(demo_office)

    def revisions(made):
        return {row["id"]: row["rev"] for row in table_in(made, "scores")}

    higher = [i for i, rev in revisions(after).items() if rev == 2]
    assert len(higher) <= 1
    if not higher:  # the cell was empty before
        assert revisions(after).keys() - revisions(before).keys()
    assert after.content != before.content


def test_a_row_that_is_gone_leaves_a_tombstone_with_its_reason(demo_office):
    keep(demo_office, revised(demo_office))
    initiative = demo_office.roundup().breaches[0]
    with demo_office.trail.operation("Bỏ vi phạm ghi nhầm", reason="Ghi nhầm người"):
        demo_office.records.remove_breach(initiative, "x")
    sent = revised(demo_office)

    [stone] = table_in(sent, "tombstones")
    assert (stone["table_name"], stone["last_rev"]) == ("breaches", 1)
    assert stone["reason"] == "Ghi nhầm người"

    keep(demo_office, sent)
    assert len(table_in(revised(demo_office), "tombstones")) == 1

    demo_office.undo()
    again = revised(demo_office)
    assert table_in(again, "tombstones") == []
    back = [r for r in table_in(again, "breaches") if r["id"] == stone["row_id"]]
    assert [row["rev"] for row in back] == [2]


def test_ranks_and_verdicts_leave_no_tombstones(demo_office):
    filled = filled_of(demo_office)
    keep(demo_office, revised(demo_office, filled))
    fewer = {**filled.rows, "rankings": [], "explanations": []}
    less = Filled(filled.kind, filled.scope, fewer, filled.based_on)

    assert table_in(revised(demo_office, less), "tombstones") == []


def test_two_rounds_have_their_own_rows_but_one_register(demo_office):
    filled = filled_of(demo_office)
    other = Filled(filled.kind, Scope("khac", "2027"), filled.rows)

    first, second = revised(demo_office, filled), revised(demo_office, other)

    def ids(made, name):
        return {row["id"] for row in table_in(made, name)}

    assert ids(first, "people") == ids(second, "people")
    assert ids(first, "scores").isdisjoint(ids(second, "scores"))


def test_a_plan_travels_in_parts_and_comes_out_to_the_last_character(demo_office):
    adopted = demo_office.plans.current()
    rows = plan_rows(adopted)

    assert len(rows) > 1
    assert all(len(row["text"]) <= 8_000 for row in rows)
    [back] = plans_in(reversed(rows))
    assert back.source == adopted.source
    assert digest_of(back.source.replace("\n", "\r\n")) == digest_of(adopted.source)


def test_a_number_too_fine_for_a_bundle_is_refused_by_its_row(demo_office):
    from decimal import Decimal

    from desktop.errors import BundleError

    filled = filled_of(demo_office)
    rows = [{**filled.rows["scores"][0], "points": Decimal("1.23456")}]
    odd = Filled(filled.kind, filled.scope, {"scores": rows})

    with pytest.raises(BundleError, match="chữ số phần thập phân"):
        revised(demo_office, odd)


def test_every_mirror_lists_columns_the_office_has(demo_office):
    for table in SUBMISSION:
        if table.model is not None:
            own = table.mirrors.columns()
            assert {c.of for c in table.columns} <= own.keys(), table.name


@pytest.fixture(scope="session")
def city_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tp") / "so"
    demo.prepare(folder, "ha-noi-2026-2030").close()
    return folder


@pytest.fixture
def city(city_template, root):
    shutil.copytree(city_template, root)
    with Office.open(root) as office:
        yield demo.in_its_time(office)


def test_a_city_sends_its_plan_with_criteria_quotas_deadlines_and_words(city):
    from desktop.office.exchanging.plan_contents import plan_bundle

    adopted = city.plans.current()
    filled = plan_bundle(city._desk, adopted, city.plan(), {})

    assert filled.scope == Scope("ha-noi-2026-2030", "2026-2030")
    counts = {name: len(rows) for name, rows in filled.rows.items()}
    assert counts["quotas"] == sum(len(o.quotas) for o in city.plan().offers)
    assert counts["deadlines"] == 5 * len(city.plan().deadlines)
    assert {"award_form", "index_code"} <= {
        row["list"] for row in filled.rows["code_lists"]
    }
    assert not filled.has_personal_data
    made = revise(city._desk.database, filled, org=CITY, to=ORG)
    assert {t.name for t in made.tables} == {t.name for t in WIRE[BundleType.PLAN]}


# --- the plain package carries the same registers -------------------------------------


def test_the_plain_package_carries_every_register_the_rules_read(
    demo_office, tmp_path, named
):
    from desktop.emulation.records import Achievement, AchievementKind
    from desktop.office.exchanging.package_registers import REGISTERS

    office = demo_office
    unit = named(office, "Trạm Y tế")
    period = office.current_round().period
    given = Achievement(
        "", unit.id, next(iter(AchievementKind)), period.first, period.last, "Đạt giải"
    )
    office.registers.keep_achievement(given, unit.name)
    exported = office.export(tmp_path / "goi")
    before = office.trail.content_digest()
    names = {path.stem for path in (exported.parent / "data").glob("*.csv")}
    assert {table.name for table in REGISTERS} <= names
    assert office.preview(exported).changes == ()

    [kept] = office.roundup().achievements
    with office.trail.operation("Bỏ"):
        from db import achievements

        achievements.remove(office._desk.database, kept.id)
    assert office.preview(exported).counts == {"added": 1, "changed": 0, "withdrawn": 0}
    office.accept(exported)

    assert office.trail.content_digest() == before
    office.undo()
    assert office.roundup().achievements == []
