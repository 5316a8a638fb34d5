"""Rounds of Vĩnh Bảo: opened year by year or on demand, each with its own data."""

from datetime import date, datetime, timedelta

import pytest

from db import reviews
from db.identity import new_id
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Person, Unit, UnitKind
from desktop.emulation.records import Attestation, Initiative, InitiativeKind
from desktop.emulation.scoring import Side
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office, Particulars
from desktop.office.registers.scorebook import Entry
from tests.factories import shipped_text

COMMUNE, CITY = "vinh-bao-2026-2030", "ha-noi-2026-2030"
PARTICULARS = Particulars(
    "31", "11824", "commune", "Vĩnh Bảo", "Thành phố Hải Phòng", "Vĩnh Bảo", "Phòng"
)
BASE, TIER, INTERIM, FINAL, SUDDEN = (
    "nam-co-so",
    "nam-thanh-pho",
    "so-ket",
    "tong-ket",
    "dot-xuat",
)


class SetClock:
    """A clock one can set; it goes on by a second whenever somebody looks."""

    def __init__(self):
        self.time = datetime(2026, 6, 15, 8, 0)

    def __call__(self):
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def office(root, clock):
    with Office.open(root, clock) as opened:
        opened.set_up(PARTICULARS, [], COMMUNE)
        yield opened


@pytest.fixture
def people(office):
    unit = Unit(new_id(), "Phòng Kinh tế", UnitKind.OFFICE)
    person = Person(new_id(), "Vũ Đình Lợi", unit.id, Employment.CIVIL_SERVANT)
    office.register.add_many([unit, person], "Nhập đơn vị và người")
    return unit, person


def open_round(office, code, year=2026, name=""):
    plan, adopted = office.plan(), office.plans.current()
    template = plan.template_by_code[code]
    return office.reviewing.open_round(plan, adopted.id, template, year, name)


def take(office, code, year=2026):
    [found] = [
        r for r in office.rounds() if (r.template, r.period.last.year) == (code, year)
    ]
    office.reviewing.work_on(found)
    return found


def to_open(office):
    found = office.reviewing.to_open(office.plan(), office.plans.current().id)
    return {template.code: year for template, year in found}


def close(office):
    """Close the round in hand as the office would, whatever is on its lists."""
    now = office.current_round()
    with office.trail.operation("Chốt danh sách"):
        reviews.close_round(office._database, now.id, office.today(), "{}")


# --- year by year -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "cutoff"),
    [(BASE, date(2026, 11, 19)), (TIER, date(2027, 3, 9)), (FINAL, date(2030, 3, 30))],
    ids=["base tier", "city tier, the year after", "phase"],
)
def test_the_first_rounds_look_until_the_day_before_the_one_named(office, code, cutoff):
    """“Trước ngày 20/11”, “trước ngày 10/3”, “trước ngày 31/3/2030” (III.3)."""
    found = take(office, code, 2030 if code == FINAL else 2026)

    assert found.cutoff == cutoff


@pytest.mark.parametrize("year", [2027, 2028, 2030])
def test_a_yearly_round_is_opened_for_its_year(office, year):
    base, tier = open_round(office, BASE, year), open_round(office, TIER, year)

    assert (base.name, tier.name) == (
        f"Năm {year}, cấp cơ sở",
        f"Năm {year}, cấp thành phố",
    )
    assert (base.cutoff, tier.cutoff) == (date(year, 11, 19), date(year + 1, 3, 9))
    assert base.period == tier.period
    assert (base.period.first, base.period.last) == (
        date(year, 1, 1),
        date(year, 12, 31),
    )


def test_what_is_opened_is_in_hand(office):
    opened = open_round(office, BASE, 2027)

    assert office.current_round() == opened
    assert office.roundup().round == opened
    assert office.glance().round_name == "Năm 2027, cấp cơ sở"


def test_years_are_offered_one_after_the_other(office):
    assert to_open(office) == {BASE: 2027, TIER: 2027, INTERIM: 2026, SUDDEN: 2026}

    open_round(office, BASE, 2027)
    assert (to_open(office)[BASE], to_open(office)[TIER]) == (2028, 2027)
    for year in (2028, 2029, 2030):
        open_round(office, BASE, year)
    assert BASE not in to_open(office)


@pytest.mark.parametrize(("code", "year"), [(BASE, 2026), (FINAL, 2026), (FINAL, 2030)])
def test_a_second_round_of_a_year_is_refused(office, code, year):
    before = office.trail.content_digest()

    with pytest.raises(OfficeError, match="đã mở"):
        open_round(office, code, year)
    assert office.trail.content_digest() == before


def test_a_second_interim_review_of_a_year_is_refused_too(office):
    open_round(office, INTERIM, 2028)

    with pytest.raises(OfficeError, match="“Sơ kết” đã mở"):
        open_round(office, INTERIM, 2028, "Sơ kết lần hai")
    assert open_round(office, INTERIM, 2029, "Sơ kết năm 2029").period.last.year == 2029


@pytest.mark.parametrize("year", [2025, 2031])
def test_a_year_outside_the_plan_is_refused(office, year):
    with pytest.raises(EntryError, match=f"Năm {year} không thuộc.*2026–2030"):
        open_round(office, BASE, year)


# --- on demand ----------------------------------------------------------------------


def test_there_are_as_many_ad_hoc_rounds_in_a_year_as_there_is_cause(office, clock):
    first = open_round(office, SUDDEN, 2026, "Đột xuất, bão số 3")
    clock.time = datetime(2026, 9, 2, 9, 0)
    second = open_round(office, SUDDEN, 2026, "Đột xuất, tháng 9")

    assert first.occasion is second.occasion is Occasion.AD_HOC
    assert (first.cutoff, second.cutoff) == (date(2026, 6, 15), date(2026, 9, 2))
    assert to_open(office)[SUDDEN] == 2026


@pytest.mark.parametrize("name", ["Đột xuất", "đột  xuất", "Năm 2026, cấp cơ sở"])
def test_two_rounds_never_have_one_name(office, name):
    open_round(office, SUDDEN, 2026)

    with pytest.raises(EntryError, match="Đã có đợt xét tên"):
        open_round(office, SUDDEN, 2026, name)


def test_an_interim_review_looks_at_everything_since_the_phase_began(office):
    """R133, R134."""
    period = open_round(office, INTERIM, 2028).period

    assert (period.first, period.last) == (date(2026, 1, 1), date(2028, 12, 31))


def test_a_final_review_on_demand_is_held_once(root, clock):
    with Office.open(root, clock) as office:
        office.set_up(PARTICULARS, [], CITY)
        assert to_open(office)[FINAL] == 2026

        made = open_round(office, FINAL, 2026)

        assert (made.period.last, made.cutoff) == (date(2030, 12, 31), office.today())
        assert FINAL not in to_open(office)
        with pytest.raises(OfficeError, match="đã mở"):
            open_round(office, FINAL, 2027)


@pytest.mark.parametrize(
    ("at", "year", "cutoff"),
    [
        (datetime(2025, 12, 30, 8, 0), 2026, date(2026, 1, 1)),
        (datetime(2028, 2, 29, 8, 0), 2028, date(2028, 2, 29)),
        (datetime(2033, 5, 1, 8, 0), 2030, date(2033, 5, 1)),
    ],
    ids=["before the plan begins", "leap day", "after the plan ended"],
)
def test_a_clock_in_another_year_offers_a_year_of_the_plan(
    office, clock, at, year, cutoff
):
    clock.time = at

    assert to_open(office)[SUDDEN] == year
    assert open_round(office, SUDDEN, year).cutoff == cutoff


# --- the cut-off --------------------------------------------------------------------


def test_a_moved_cut_off_keeps_its_reason(office):
    now = take(office, BASE)
    office.reviewing.move_cutoff(now, date(2026, 11, 25), "Lũ, các thôn nộp muộn")

    assert office.current_round().cutoff == date(2026, 11, 25)
    [step] = office.trail.steps(limit=1)
    assert step.reason == "Lũ, các thôn nộp muộn"
    assert step.title.endswith("Năm 2026, cấp cơ sở: 25/11/2026")


def test_a_cut_off_is_not_moved_without_reason_or_before_the_time(office):
    now = take(office, BASE)
    with pytest.raises(EntryError, match="Cần ghi lý do"):
        office.reviewing.move_cutoff(now, date(2026, 11, 25), "  ")
    with pytest.raises(EntryError, match="31/12/2025 ở trước thời gian xét"):
        office.reviewing.move_cutoff(now, date(2025, 12, 31), "Nhầm")
    assert office.current_round().cutoff == date(2026, 11, 19)


def test_the_cut_off_of_a_closed_round_stays(office):
    take(office, BASE)
    close(office)

    with pytest.raises(OfficeError, match="đã chốt"):
        office.reviewing.move_cutoff(office.current_round(), date(2026, 12, 1), "Muộn")


@pytest.mark.parametrize(
    ("registered", "counts"),
    [(date(2026, 11, 19), True), (date(2026, 11, 20), False)],
    ids=["on the day", "a day later"],
)
def test_what_came_after_the_cut_off_is_not_counted(
    office, clock, people, registered, counts
):
    clock.time = datetime(2026, 12, 1, 8, 0)
    _unit, person = people
    office.records.keep_initiative(
        Initiative(
            "", "Hẹn qua mã QR", InitiativeKind.SOLUTION, registered, (person.id,)
        )
    )
    take(office, BASE)

    cited = office.roundup().cited(person.id, "gk-nam")

    assert bool(cited) is counts
    take(office, TIER)
    assert office.roundup().cited(person.id, "bk-thanh-pho-nam")


def test_moving_the_cut_off_lets_later_data_in(office, clock, people):
    clock.time = datetime(2026, 12, 1, 8, 0)
    _unit, person = people
    late = Initiative(
        "", "Hẹn qua mã QR", InitiativeKind.SOLUTION, date(2026, 11, 20), (person.id,)
    )
    office.records.keep_initiative(late)
    now = take(office, BASE)
    assert not office.roundup().cited(person.id, "gk-nam")

    office.reviewing.move_cutoff(now, date(2026, 11, 20), "Gia hạn một ngày")

    assert office.roundup().cited(person.id, "gk-nam")


# --- each round by itself -----------------------------------------------------------


def test_each_round_keeps_scores_and_attestations_of_its_own(office, people):
    unit, person = people
    base = take(office, BASE)
    leaf = office.roundup().criteria_for(unit.id).leaves[0].code
    office.enter_score(Entry(unit.id, leaf, Side.VERIFIED, "1"))
    said = Attestation(
        base.id, person.id, "ky-luat-ky-cuong", True, "Phòng", date(2026, 6, 1)
    )
    office.records.attest([said], "Xác nhận")

    take(office, TIER)
    assert office.roundup().sheet(unit.id, Side.VERIFIED) == {}
    assert office.roundup().attestations == []
    office.enter_score(Entry(unit.id, leaf, Side.VERIFIED, "0"))

    take(office, BASE)
    sheet = office.roundup().sheet(unit.id, Side.VERIFIED)
    assert [score.points for score in sheet.values()] == [1]
    assert office.roundup().attestations == [said]


def test_each_round_offers_awards_of_its_own(office):
    offers = {}
    for code, year in ((BASE, 2026), (TIER, 2026), (FINAL, 2030)):
        take(office, code, year)
        offers[code] = [offer.code for offer in office.roundup().offers]

    assert offers == {
        BASE: ["gk-nam"],
        TIER: ["bk-thanh-pho-nam"],
        FINAL: ["gk-tong-ket", "cap-tren-tong-ket"],
    }


def test_the_round_in_hand_is_remembered(office, root, clock):
    take(office, TIER)
    office.close()

    with Office.open(root, clock) as again:
        assert again.current_round().template == TIER
        assert again.glance().round_name == "Năm 2026, cấp thành phố"


def test_switching_is_taken_back_and_done_again(office):
    take(office, BASE)
    take(office, TIER)

    assert office.undo().title == "Chuyển sang đợt xét Năm 2026, cấp thành phố"
    assert office.current_round().template == BASE
    assert office.redo().title == "Chuyển sang đợt xét Năm 2026, cấp thành phố"
    assert office.current_round().template == TIER


def test_opening_is_taken_back_whole(office):
    take(office, TIER)
    before = office.trail.content_digest()
    open_round(office, BASE, 2027)

    assert office.undo().title == "Mở đợt xét Năm 2027, cấp cơ sở"

    assert office.trail.content_digest() == before
    assert office.current_round().template == TIER
    assert to_open(office)[BASE] == 2027


def test_closing_keeps_the_round_in_hand(demo_office):
    before = demo_office.current_round()

    demo.finish_demo(demo_office)

    assert demo_office.current_round().id == before.id
    assert demo_office.current_round().is_closed


# --- movements ----------------------------------------------------------------------


def test_two_movements_stand_beside_each_other(office):
    mine = office.plans.current()
    other = office.plans.adopt("hong-van-2025")
    assert [r.template for r in office.rounds()] == ["thang-12"]

    office.plans.work_by(mine)

    assert office.current_round().template == BASE
    assert office.plan().code == COMMUNE
    office.undo()
    assert office.plans.current() == other


def test_an_amended_plan_leaves_the_round_in_hand(office):
    now = take(office, TIER)

    office.plans.adopt_text(amended())

    assert office.plans.current().version == 2
    assert office.current_round().id == now.id


def test_a_closed_year_is_not_opened_again_under_an_amended_plan(office):
    take(office, BASE)
    close(office)
    office.plans.adopt_text(amended())

    assert to_open(office)[BASE] == 2027
    with pytest.raises(OfficeError, match="đã chốt"):
        open_round(office, BASE, 2026)
    adopted = office.plans.current()
    whole = office.reviewing.of_movement(adopted.id)
    assert {r.template for r in whole if r.is_closed} == {BASE}


def test_going_back_to_an_earlier_text_brings_the_open_rounds_back(office):
    first, now = office.plans.current(), take(office, TIER)
    office.plans.adopt_text(amended())

    again = office.plans.adopt(COMMUNE)

    assert again.id == first.id
    assert office.current_round().id == now.id
    assert len(office.rounds()) == 3


def amended():
    return shipped_text(COMMUNE).replace(
        'short_name = "Đẩy mạnh CCHC', 'short_name = "Đẩy mạnh mạnh CCHC', 1
    )


# --- due dates ----------------------------------------------------------------------


def due(office, code, year=2026):
    plan, adopted = office.plan(), office.plans.current()
    found = office.reviewing.deadlines(plan, adopted.id, year)
    return next(d for d in found if d.code == code)


def test_an_open_due_date_gets_its_day_for_one_year(office):
    adopted, wanted = office.plans.current(), due(office, "bao-cao-nam")
    office.reviewing.set_day(adopted.id, wanted, 2026, date(2026, 12, 5))

    assert due(office, "bao-cao-nam").last_day == date(2026, 12, 5)
    assert due(office, "bao-cao-nam", 2027).last_day is None
    [step] = office.trail.steps(limit=1)
    assert step.title.endswith("hàng năm”: 05/12/2026")
    office.reviewing.set_day(adopted.id, wanted, 2026, None)
    assert due(office, "bao-cao-nam").last_day is None


def test_a_day_the_plan_gives_is_not_moved(office):
    adopted = office.plans.current()

    with pytest.raises(OfficeError, match="do kế hoạch ấn định"):
        office.reviewing.set_day(
            adopted.id, due(office, "S1-D1"), 2026, date(2026, 12, 1)
        )


def test_a_day_before_the_award_year_is_refused(office):
    adopted = office.plans.current()

    with pytest.raises(EntryError, match="ở trước năm xét 2026"):
        office.reviewing.set_day(
            adopted.id, due(office, "bao-cao-nam"), 2026, date(2025, 12, 5)
        )


def test_days_set_go_along_with_an_amended_plan(office):
    adopted, wanted = office.plans.current(), due(office, "bao-cao-nam")
    office.reviewing.set_day(adopted.id, wanted, 2026, date(2026, 12, 5))

    office.plans.adopt_text(amended())

    assert due(office, "bao-cao-nam").last_day == date(2026, 12, 5)
