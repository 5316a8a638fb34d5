"""The city's desk: who is late, the consolidated round, doubles, and what goes back."""

import json
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from db import exchange, linked
from db.linked import OFFICE
from desktop.awards.forms import Level, Signatory
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.cli import running as cli
from desktop.emulation.indices import IndexCode, IndexValue
from desktop.emulation.participants import (
    Employment,
    Person,
    Unit,
    UnitKind,
)
from desktop.errors import EntryError, OfficeError
from desktop.office.exchanging.brought import Brought, Proposed
from desktop.office.exchanging.city_communes import Status
from desktop.office.exchanging.overlays import Flag
from desktop.office.exchanging.submission_checks import quota_findings
from desktop.office.exchanging.taking_in import Context
from desktop.office.exchanging.taking_in_submission import apply
from desktop.office.office import Office, Particulars
from desktop.office.plans import source_of
from tests.office.city_at_work import (
    HOA_SEN,
    SAU_GIA,
    receipts_of,
    send,
    take,
    withdraw,
)

NOW = datetime(2027, 3, 5, 9, 0)
TWELVE = {
    "vn-xa-99001": ("ward", "Hoa Sen"),
    "vn-xa-99002": ("ward", "Bằng Lăng"),
    "vn-xa-99003": ("ward", "Cây Gạo"),
    "vn-xa-99004": ("ward", "Sấu Già"),
    "vn-xa-99005": ("ward", "Làng Giấy"),
    "vn-xa-99006": ("ward", "Bến Gốm"),
    "vn-xa-99007": ("ward", "Hồ Cá"),
    "vn-xa-99008": ("commune", "Đồng Lúa"),
    "vn-xa-99009": ("commune", "Bãi Dâu"),
    "vn-xa-99010": ("commune", "Vườn Quýt"),
    "vn-xa-99011": ("commune", "Đê Xanh"),
    "vn-xa-99012": ("commune", "Phù Sa"),
}


def state_of(city, org):
    [state] = [s for s in city.city_desk.communes() if s.org == org]
    return state


# --- who has sent what ----------------------------------------------------------------


def test_every_commune_and_department_has_a_state(city_offices):
    city = city_offices.city
    take(city, send(city_offices.communes[HOA_SEN]))

    states = city.city_desk.communes()

    assert len(states) == 20
    assert [s.block for s in states] == ["Khối xã, phường"] * 12 + [
        "Khối sở, ban, ngành"
    ] * 8
    counts = city.city_desk.counts(states)
    assert (counts.total, counts.received, counts.not_sent) == (20, 1, 19)
    state = state_of(city, HOA_SEN)
    assert (state.name, state.status, state.seq) == (
        "Phường Hoa Sen",
        Status.RECEIVED,
        1,
    )
    assert state.received_on == city.today()
    assert (state.collectives, state.individuals) == (1, 3)
    assert state.is_receipt_sent
    assert "TD-502" in {finding.code for finding in state.findings}
    assert receipts_of(city, HOA_SEN)


def test_after_the_day_whoever_sent_nothing_is_overdue(city_offices):
    city = city_offices.city
    take(city, send(city_offices.communes[HOA_SEN]))
    assert city.city_desk.deadline_words() == "Hạn nhận: chưa ấn định"
    city.city_desk.set_receiving_day(date(2027, 3, 10))
    assert city.city_desk.deadline_words() == (
        "Hạn nhận: chậm nhất ngày 10/03/2027 (còn 5 ngày)"
    )
    assert not city.city_desk.late()

    city.city_desk.set_receiving_day(date(2027, 2, 20))

    assert "đã quá 13 ngày" in city.city_desk.deadline_words()
    state = state_of(city, HOA_SEN)
    assert (state.status, state.is_late) == (Status.RECEIVED, True)
    late = city.city_desk.late()
    assert len(late) == 20
    assert sum(1 for s in late if s.status is Status.OVERDUE) == 19
    city.undo()
    assert not city.city_desk.late()


def test_a_waiting_bundle_is_said_beside_its_commune(city_offices):
    city = city_offices.city
    city.receiving.take(send(city_offices.communes[HOA_SEN]))

    waiting = [s for s in city.city_desk.communes() if s.waiting]

    assert [s.waiting for s in waiting] == ["Gói số 1: chờ nhận"]


def test_a_dossier_that_came_on_paper_counts_for_a_department(city_offices):
    city = city_offices.city
    [dossier] = [
        one
        for one in city.dossiers.all()
        if one.case.unit_name == "Sở Kiến thiết" or "Sở Nội vụ" in one.case.unit_name
    ][:1]
    line = next(one for one in dossier.lines if one.is_required)
    city.dossiers.tick(dossier, [line])

    [state] = [s for s in city.city_desk.communes() if s.is_on_paper]

    assert state.status is Status.RECEIVED
    assert state.seq is None


# --- the round over all communes ------------------------------------------------------


def take_in_tables(city, tables, org, kind, name, seq=1):
    """Take in the tables of one commune's submission as if they came from another."""
    tables = tuple(
        _as_office(one, org, kind, name) if one.name == "office" else one
        for one in tables
    )
    envelope = SimpleNamespace(
        sender=SimpleNamespace(org=org, name=f"Ủy ban nhân dân {name}"),
        scope=Scope("ngoc-ha-2026-2030", "2026.so-ket"),
        seq=seq,
        based_on=None,
    )
    opened = SimpleNamespace(
        head=SimpleNamespace(envelope=envelope),
        contents=SimpleNamespace(tables=tables),
    )
    desk = city._desk
    context = Context(desk, city.identity, "0" * 64, desk.today(), (), (), None)
    with desk.trail.operation(f"Nhận hồ sơ của {name}"):
        apply(context, opened)


def _as_office(table, org, kind, name):
    cells = dict(zip(table.field_names, table.rows[0], strict=True))
    cells |= {"org": org, "kind": kind, "name": name, "commune_code": org[-5:]}
    return replace(table, rows=(tuple(cells[n] for n in table.field_names),))


@pytest.fixture
def twelve(city_offices):
    """The city with twelve communes that all propose the same under other names."""
    city = city_offices.city
    commune = city_offices.communes[HOA_SEN]
    tables = commune.sending.prepare(BundleType.SUBMISSION).revised.tables
    for org, (kind, name) in TWELVE.items():
        take_in_tables(city, tables, org, kind, name)
    return city


def test_twelve_communes_are_consolidated_in_one_round(twelve):
    links = linked.links(twelve._desk.database)
    units = {one.org: one.subject_id for one in links if one.their_id == OFFICE}
    assert units.keys() == TWELVE.keys()
    assert len(set(units.values())) == 12

    communes, departments = twelve.city_desk.ranking()

    assert [row.org for row in communes.rows if row.org] == [
        row.org for row in communes.rows
    ]
    assert (communes.name, departments.name) == (
        "Khối xã, phường",
        "Khối sở, ban, ngành",
    )
    assert communes.basis == "PAR INDEX năm 2026, hạng công bố"
    assert [(r.rank, r.name) for r in communes.rows[:5]] == [
        (1, "Phường Hoa Sen"),
        (2, "Xã Đồng Lúa"),
        (3, "Phường Bằng Lăng"),
        (4, "Phường Cây Gạo"),
        (4, "Phường Sấu Già"),
    ]
    last = communes.rows[-1]
    assert (last.name, last.rank) == ("Xã Phù Sa", None)
    assert "Chưa có PAR INDEX năm 2026" in last.why


def test_the_numbers_of_the_city_count_over_all_communes(twelve):
    collectives, people = twelve.city_desk.quotas()

    assert (collectives.quota, collectives.count) == ("20 tập thể", 20)
    assert collectives.nominated == 12
    assert not collectives.is_over
    # Two of the three people belong to a group of the city's plan.
    assert (people.nominated, people.count) == (24, 20)
    assert people.is_over
    assert all(row.reason or row.remark for row in people.rows)
    explained = [row for row in collectives.rows if row.explanation.children]
    assert len(explained) >= 12


def test_every_pair_of_communes_with_one_achievement_is_shown_once(twelve):
    found = twelve.city_desk.doubles()

    same = [d for d in found if "Phiếu hẹn một dòng gửi qua Zalo" in d.why]
    people = [d for d in found if d.why == "cùng họ tên, năm sinh"]
    pairs = {frozenset(d.subject_ids) for d in found}
    assert len(pairs) == len(found)
    assert len(people) + len(same) >= 66
    first = found[0]
    twelve.city_desk.keep_apart(first)
    left = {frozenset(d.subject_ids) for d in twelve.city_desk.doubles()}
    assert left == pairs - {frozenset(first.subject_ids)}


# --- a city that works as Hải Phòng does ----------------------------------------------


def hai_phong(folder):
    """Return a made-up city under the rules of Vĩnh Bảo III.2.1.2, for all blocks."""
    source = source_of("vinh-bao-2026-2030")
    source = source.replace('commune = "11824"', 'province = "31"\nlevel = "city"')
    source = source.replace(
        'standing_body = "Phòng Văn hóa - Xã hội"', 'standing_body = "Sở Nội vụ"'
    )
    office = Office.open(folder, lambda: NOW)
    mine = Particulars("31", "", "city", "thành phố", "Thành phố", "Cảng", "Sở Nội vụ")
    with office.trail.operation("Lập"):
        office.introduce(mine)
        office.keep_signatory(Signatory("", "Cầm Vĩnh Tường", ("CHỦ TỊCH",), True))
        office.plans.adopt_text(source)
    [city_round] = [r for r in office.rounds() if r.template == "nam-thanh-pho"]
    office.reviewing.work_on(city_round)
    return office


KINDS = {"Sở": UnitKind.DEPARTMENT, "Phường": UnitKind.WARD, "Xã": UnitKind.COMMUNE}


@pytest.fixture
def port(tmp_path):
    with hai_phong(tmp_path / "cang") as office:
        with office.trail.operation("Nhập đơn vị và Chỉ số CCHC"):
            for word, kind in KINDS.items():
                for place in range(1, 8):
                    name = f"{word} số {place}"
                    unit = office.register.add(Unit("", name, kind))
                    value = IndexValue(
                        "",
                        unit,
                        IndexCode.PAR,
                        2026,
                        rank=place,
                        block=f"Khối {word}",
                    )
                    office.registers.keep_index_value(value, name)
        yield office


def test_three_blocks_lead_with_three_five_and_five_places(port):
    found = {one.block: one for one in port.city_desk.ranking()}

    assert {code: one.leading for code, one in found.items()} == {
        "so-ban-nganh": 3,
        "phuong": 5,
        "xa-dac-khu": 5,
    }
    leading = {
        code: [row.name for row in one.rows if row.is_leading]
        for code, one in found.items()
    }
    assert leading["so-ban-nganh"] == ["Sở số 1", "Sở số 2", "Sở số 3"]
    assert leading["xa-dac-khu"] == [f"Xã số {n}" for n in range(1, 6)]
    assert found["phuong"].clause == "III.2.1.2.a ý 2"


def test_each_commune_may_propose_one_collective_and_one_person(port):
    roundup = port.roundup()
    [offer] = roundup.offers
    assert offer.level is Level.CITY

    def named(kind, number):
        return Proposed("x", "r", f"{kind}{number}", "o", "Bằng khen", "Tên", kind)

    [unit] = [u for u in port.register.units() if u.name == "Xã số 1"]
    one_each = Brought(
        "vn-xa-99001",
        unit,
        {},
        proposed=(named("collective", 1), named("individual", 1)),
    )
    assert quota_findings(roundup, one_each) == []
    too_many = replace(one_each, proposed=(*one_each.proposed, named("individual", 2)))
    [told] = quota_findings(roundup, too_many)
    assert told.code == "TD-501"
    assert "02 cá nhân" in told.sentence
    assert "01 cá nhân mỗi đơn vị" in told.sentence


def test_the_number_of_each_commune_is_counted_over_its_own_only(port):
    [unit] = [u for u in port.register.units() if u.name == "Xã số 2"]
    people = [
        port.register.add(Person("", name, unit.id, Employment.CIVIL_SERVANT))
        for name in ("Cù Một", "Cù Hai")
    ]
    with port.trail.operation("Gắn"):
        linked.put(
            port._desk.database,
            [linked.Link("vn-xa-99002", f"n{n}", one) for n, one in enumerate(people)],
        )

    use = next(one for one in port.city_desk.quotas() if "cá nhân" in one.quota)

    assert use.is_per_unit
    assert use.nominated == 2
    assert use.over == {"Xã số 2": 2}
    assert use.is_over


def test_the_last_step_before_the_city_appraises_is_when_it_is_due(port):
    deadline = port.city_desk.deadline()

    assert deadline.code == "S1-D3"
    assert deadline.last_day == date(2027, 3, 30)


# --- what is said ---------------------------------------------------------------------


def test_saying_something_needs_a_reason_and_a_value_that_fits(city_offices):
    city = city_offices.city
    take(city, send(city_offices.communes[HOA_SEN]))
    desk = city.city_desk
    table, field = "indicator_results", "value"
    row = desk.rows(HOA_SEN, table)[0]
    with pytest.raises(EntryError):
        desk.appraise(HOA_SEN, table, row.row_id, field, "chín", "Xem lại")
    with pytest.raises(EntryError):
        desk.appraise(HOA_SEN, table, row.row_id, field, "9", "  ")
    with pytest.raises(OfficeError):
        desk.appraise(HOA_SEN, table, row.row_id, "khong-co", "9", "Xem lại")
    with pytest.raises(OfficeError):
        desk.appraise(HOA_SEN, table, "khong-co", field, "9", "Xem lại")
    with pytest.raises(OfficeError):
        desk.return_fields(HOA_SEN, [])
    assert desk.said(HOA_SEN) == []

    said = desk.appraise(HOA_SEN, table, row.row_id, field, "8,5", "Thiếu một")

    assert (said.value, said.base_rev) == ("8.5", 1)
    again = desk.appraise(HOA_SEN, table, row.row_id, field, "8", "Thiếu hai")
    assert [s.overlay for s in desk.said(HOA_SEN)] == [again]
    city.undo()
    city.undo()
    assert desk.said(HOA_SEN) == []


def test_only_marked_fields_are_sent_back_and_a_withdrawn_row_needs_nothing(
    city_offices,
):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    desk = city.city_desk
    [row] = [r for r in desk.rows(HOA_SEN, "proposals") if r.name == "Cù Thu Hà"]
    desk.return_fields(HOA_SEN, [Flag("proposals", row.row_id, "citation", "Viết gọn")])
    rows = desk.rows(HOA_SEN, "proposals")
    [shown] = [r for r in rows if any(f.flag for f in r.fields)]
    marked = [f.title for f in shown.fields if f.flag is not None]
    assert marked == ["Thành tích"]
    assert state_of(city, HOA_SEN).status is Status.RETURNED
    desk.return_fields(HOA_SEN, [Flag("proposals", row.row_id, "citation", "Nêu số")])
    assert [s.overlay.reason for s in desk.said(HOA_SEN)] == ["Nêu số"]
    withdraw(commune, "Cù Thu Hà")

    take(city, send(commune))

    assert state_of(city, HOA_SEN).status is Status.RECEIVED


# --- what goes back -------------------------------------------------------------------


def decide(city):
    city.review.close(city.roundup())
    city.awarding.decide(
        city.roundup(),
        city.outcome(),
        number="45",
        issued_on=city.today(),
        signatory=city.awarding.signatories()[0],
    )


def sent_tables(city, org):
    return {
        t.name: t for t in city.sending.prepare(BundleType.RESULT, org).revised.tables
    }


def stand_in(city, name):
    """State that the chair chose somebody, as for the people of the city's own demo."""
    [person] = [p for p in city.register.people() if p.name == name]
    known = next(
        a
        for a in city.roundup().attestations
        if a.statement == "chon-bang-khen" and a.holds
    )
    city.records.attest([replace(known, subject_id=person.id)], "Xác nhận")


def rows(table):
    return [dict(zip(table.field_names, row, strict=True)) for row in table.rows]


def test_a_result_holds_the_commune_s_own_and_nothing_of_another(city_offices):
    city = city_offices.city
    for office in city_offices.communes.values():
        take(city, send(office))
    desk = city.city_desk
    [row] = [r for r in desk.rows(HOA_SEN, "people") if r.name == "Cù Thu Hà"]
    desk.return_fields(HOA_SEN, [Flag("people", row.row_id, "position", "Ghi đủ")])
    stand_in(city, "Cù Thu Hà")
    stand_in(city, "Lều Thu Hà")
    decide(city)

    mine, theirs = sent_tables(city, HOA_SEN), sent_tables(city, SAU_GIA)

    assert [r["reason"] for r in rows(mine["returns"])] == ["Ghi đủ"]
    assert rows(theirs["returns"]) == []
    own = {p.id for p in city_offices.communes[HOA_SEN].register.people()}
    own |= {u.id for u in city_offices.communes[HOA_SEN].register.units()}
    named = {r["recipient"]: r["subject_id"] for r in rows(mine["awards"])}
    assert named.keys() >= {"Bà Cù Thu Hà", "Phường Hoa Sen"}
    assert named["Bà Cù Thu Hà"] in own
    assert named["Phường Hoa Sen"] in own
    assert not [n for n in named if "Lều" in n]
    assert "Bà Lều Thu Hà" in {r["recipient"] for r in rows(theirs["awards"])}
    [rank] = rows(mine["rankings"])
    assert (rank["org"], rank["rank"], rank["of"]) == (HOA_SEN, 1, 11)
    assert json.dumps(rows(mine["awards"]), default=str).count("Lều") == 0


def test_results_are_made_for_all_and_who_has_no_key_is_listed(city_offices, tmp_path):
    city = city_offices.city
    for office in city_offices.communes.values():
        take(city, send(office))
    city._desk.database.execute_sql("DELETE FROM known_key WHERE org = ?", (SAU_GIA,))

    batch = city.city_desk.make_results(state_secret_free=True)

    assert list(batch.made) == [HOA_SEN]
    assert [one.name for one in batch.without_key] == ["Phường Sấu Già"]
    assert batch.failed == ()
    assert batch.summary == "Đã tạo 01 gói kết quả; 01 nơi chưa có khóa"
    (tmp_path / "usb").mkdir()
    [file] = city.city_desk.put_results(batch, tmp_path / "usb")
    assert HOA_SEN in file.name
    assert "Thu Hà".encode() not in file.read_bytes()


def test_nothing_goes_back_before_it_is_stated_to_hold_no_state_secret(city_offices):
    city = city_offices.city
    with pytest.raises(OfficeError):
        city.city_desk.make_results(state_secret_free=True)
    take(city, send(city_offices.communes[HOA_SEN]))

    with pytest.raises(OfficeError):
        city.city_desk.make_results(state_secret_free=False)

    assert not [
        one
        for one in exchange.sent_bundles(city._desk.database)
        if one.type == "result"
    ]


def test_the_whole_year_goes_up_down_and_up_again(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    desk = city.city_desk
    [row] = [r for r in desk.rows(HOA_SEN, "people") if r.name == "Cù Thu Hà"]
    desk.return_fields(HOA_SEN, [Flag("people", row.row_id, "birth_year", "Sai năm")])
    returned = desk.make_results([HOA_SEN], state_secret_free=True)
    take(commune, returned.made[HOA_SEN].path)
    [theirs] = [p for p in commune.register.people() if p.name == "Cù Thu Hà"]
    commune.register.change(replace(theirs, birth_year=1991))
    take(city, send(commune))
    assert state_of(city, HOA_SEN).status is Status.RECEIVED
    decide(city)

    decided = desk.make_results([HOA_SEN], state_secret_free=True)

    job = take(commune, decided.made[HOA_SEN].path)
    assert job.seq == 2
    for kind, office in (("receipt", city), ("receipt", commune)):
        sent = exchange.sent_bundles(office._desk.database)
        receipts = [one for one in sent if one.type == kind]
        assert len(receipts) == 2
    for receipt in reversed(receipts_of(city, HOA_SEN)):
        take(commune, city.sending.kept_file(receipt))


# --- on the command line --------------------------------------------------------------


def test_the_command_line_tells_the_same(city_offices, tmp_path, capsys):
    city = city_offices.city
    for office in city_offices.communes.values():
        take(city, send(office))
    folder = city.folders.root
    city.close()
    arguments = ["--data", str(folder)]

    done = cli.run(cli.parse([*arguments, "--json", "city", "status"]))

    said = json.loads(capsys.readouterr().out)
    assert done == 0
    assert said["counts"]["received"] == 2
    [mine] = [one for one in said["communes"] if one["org"] == HOA_SEN]
    assert (mine["status"], mine["seq"], mine["collectives"]) == ("received", 1, 1)
    out = tmp_path / "ra"
    out.mkdir()
    words = [*arguments, "--json", "city", "results", str(out), "--no-state-secret"]
    assert cli.run(cli.parse(words)) == 0
    made = json.loads(capsys.readouterr().out)["made"]
    assert sorted(made) == [HOA_SEN, SAU_GIA]
    assert sorted(f.name for f in out.rglob("*.tdkt")) == sorted(
        name.rpartition("/")[2] for name in made.values()
    )


def test_a_commune_has_no_communes(city_offices, capsys):
    commune = city_offices.communes[HOA_SEN]
    folder = commune.folders.root
    commune.close()

    assert cli.run(cli.parse(["--data", str(folder), "city", "status"])) == 1
    assert "không phải cấp tỉnh" in capsys.readouterr().err


def test_a_province_known_by_its_name_alone_has_a_desk_too(tmp_path):
    """The demonstration of a city keeps no code of its province."""
    from desktop.office.demo import demo

    with demo.prepare(tmp_path / "tp", "ha-noi-2026-2030") as office:
        assert office.identity.org == "vn-tinh-01"
        assert office.city_desk.is_city
        assert office.city_desk.communes()
