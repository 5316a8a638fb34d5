"""Plans as the office takes them: shipped, from a file, settled, never twice."""

from datetime import date

import pytest

from desktop.emulation.records import Attestation
from desktop.emulation.scoring import Side
from desktop.errors import EntryError, OfficeError, PlanFileError
from desktop.office import plans
from desktop.office.registers.scorebook import Entry
from tests.factories import SHIPPED_PLAN, shipped_text

THON_XOM = "tieu-chuan-thon-xom"


def with_quota(count, in_words):
    changed = shipped_text().replace("count = 5", f"count = {count}")
    changed = changed.replace('in_words = "năm"', f'in_words = "{in_words}"')
    return changed.replace("05 tập thể và 05", f"{count:02d} tập thể và {count:02d}")


def test_the_shipped_plan_is_listed_with_its_time():
    [one] = [p for p in plans.shipped() if p.code == "hong-van-2025"]

    assert one.period == "01/07/2025 – 31/12/2025"


def test_an_adopted_plan_brings_its_rounds(office):
    [now] = office.rounds()

    assert (now.name, now.cutoff) == ("Tháng 12/2025", date(2025, 12, 14))
    assert not now.is_closed


def test_without_a_plan_the_office_says_what_to_do(new_office):
    for ask in (new_office.plan, new_office.current_round, new_office.outcome):
        with pytest.raises(OfficeError, match="Chưa có kế hoạch nào"):
            ask()


@pytest.mark.parametrize("name", ["hong-van-2025", str(SHIPPED_PLAN)])
def test_a_plan_is_adopted_once(office, name):
    before = office.trail.content_digest()

    with pytest.raises(OfficeError, match="đã được nhận từ trước"):
        office.plans.adopt(name)

    assert office.trail.content_digest() == before


def test_a_changed_plan_file_is_a_new_version(office):
    changed = with_quota(6, "sáu")

    adopted = office.plans.adopt_text(changed)

    assert adopted.version == 2
    assert office.plan().offers[0].quotas[0].quota.count == 6
    assert len(office.rounds()) == 1


def test_an_adopted_plan_stays_as_it_was(office, tmp_path):
    file = tmp_path / "kế hoạch.toml"
    file.write_text(with_quota(4, "bốn"), "utf-8")
    office.plans.adopt(str(file))
    file.write_text("hỏng", "utf-8")

    assert office.plan().offers[0].quotas[0].quota.count == 4


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "không phải tệp chữ UTF-8"),
        (b"format = 1\n[[", "không đúng cách viết"),
        (b"x" * (1024 * 1024 + 1), "lớn hơn 1024 KB"),
    ],
    ids=["not text", "not TOML", "too large"],
)
def test_a_file_that_is_no_plan_is_refused(new_office, tmp_path, content, sentence):
    file = tmp_path / "x.toml"
    file.write_bytes(content)

    with pytest.raises(PlanFileError, match=sentence):
        new_office.plans.adopt(str(file))
    assert new_office.plans.adopted() == []


@pytest.mark.parametrize("name", ["khong-co", "thu-muc/khong-co.toml"])
def test_a_plan_that_is_nowhere_is_refused(new_office, name):
    with pytest.raises(PlanFileError, match="Không"):
        new_office.plans.adopt(name)


def test_the_number_is_filled_in_later(office):
    adopted = office.plans.current()
    office.plans.number(adopted, " 12/KH-UBND ", date(2025, 7, 25))

    plan = office.plan()
    assert (plan.number, plan.issued_on) == ("12/KH-UBND", date(2025, 7, 25))
    notices = office.plans.notices(office.plans.current())
    assert not any("số, ngày" in notice.sentence for notice in notices)


def test_an_unclear_wording_is_settled_and_unsettled(office):
    adopted = office.plans.current()
    office.plans.settle(adopted, THON_XOM, "1.1", "Không có mục 1.3")
    assert office.roundup().readings[THON_XOM] == "1.1"
    [step] = office.trail.steps(limit=1)
    assert "theo mục 1.1" in step.title
    assert step.reason == "Không có mục 1.3"

    office.plans.settle(adopted, THON_XOM, "")
    assert office.roundup().readings[THON_XOM] == ""


@pytest.mark.parametrize(("key", "value"), [(THON_XOM, "1.3"), ("khong-co", "1")])
def test_a_reading_the_plan_does_not_offer_is_refused(office, key, value):
    with pytest.raises(EntryError, match="không có trong kế hoạch"):
        office.plans.settle(office.plans.current(), key, value)


# --- a plan amended while rounds are under way ----------------------------------------


def amended():
    return with_quota(6, "sáu")


def unit_of(office):
    return office.register.units()[0]


def scored(office):
    """Score and attest the unit in the round; return the round."""
    unit, now = unit_of(office), office.current_round()
    leaf = office.roundup().criteria_for(unit.id).leaves[0]
    office.enter_score(Entry(unit.id, leaf.code, Side.VERIFIED, "3"))
    answer = Attestation(
        now.id, unit.id, "doan-ket", True, "Phòng", date(2025, 12, 1), "Biên bản"
    )
    office.records.attest([answer], "Xác nhận")
    return now


def test_an_amended_plan_keeps_scores_and_attestations_of_an_open_round(office):
    before, unit = scored(office), unit_of(office)

    adopted = office.plans.adopt_text(amended(), reason="Sửa theo công văn 12")

    roundup = office.roundup()
    assert (roundup.round.id, roundup.round.plan_id) == (before.id, adopted.id)
    assert roundup.plan.offers[0].quotas[0].quota.count == 6
    assert len(roundup.sheet(unit.id, Side.VERIFIED)) == 1
    assert [a.statement for a in roundup.attestations] == ["doan-ket"]
    [step] = office.trail.steps(limit=1)
    assert step.reason == "Sửa theo công văn 12"


def test_number_date_and_readings_are_taken_along(office):
    office.plans.number(office.plans.current(), "12/KH-UBND", date(2025, 7, 25))
    office.plans.settle(office.plans.current(), THON_XOM, "1.1", "Họp ngày 3/12")

    adopted = office.plans.adopt_text(amended())

    assert (adopted.number, adopted.issued_on) == ("12/KH-UBND", date(2025, 7, 25))
    assert office.plans.choices(adopted)[THON_XOM].value == "1.1"


def test_an_amendment_is_undone_as_one_action(office):
    scored(office)
    before = office.trail.content_digest()

    office.plans.adopt_text(amended())
    office.undo()

    assert office.trail.content_digest() == before
    assert office.plan().offers[0].quotas[0].quota.count == 5


def test_an_earlier_version_is_taken_up_again_with_the_open_round(office):
    now, first = scored(office), office.plans.current()
    office.plans.adopt_text(amended())

    office.plans.take_up(first)
    assert office.current_round().id == now.id
    assert office.plan().offers[0].quotas[0].quota.count == 5

    third = office.plans.adopt_text(with_quota(7, "bảy"))
    assert (third.version, office.current_round().id) == (3, now.id)


# --- next year's plan -----------------------------------------------------------------


def test_a_copy_for_next_year_is_worked_by_beside_the_old_plan(office):
    old = scored(office)
    source = office.plans.current().source

    adopted = office.plans.clone(source)

    assert (adopted.code, adopted.version) == ("hong-van-2026", 1)
    assert office.current_round().name == "Tháng 12/2026"
    office.plans.work_by(office.plans.adopted()[0])
    assert office.current_round().id == old.id


def test_the_same_year_is_not_copied_twice(office):
    source = office.plans.current().source
    office.plans.clone(source)
    before = office.trail.content_digest()

    with pytest.raises(OfficeError, match="Đã có kế hoạch"):
        office.plans.clone(source)

    assert office.trail.content_digest() == before


def test_the_plan_above_is_known_when_it_is_shipped_or_adopted(office):
    assert office.plans.known("ha-noi-2026-2030").short_name.startswith("CCHC đồng bộ")
    office.plans.adopt_text(amended())
    assert office.plans.known("hong-van-2025").offers[0].quotas[0].quota.count == 6
    assert office.plans.known("khong-co") is None
    assert office.plans.known("") is None
