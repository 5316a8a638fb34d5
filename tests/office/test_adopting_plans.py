"""Plans as the office takes them: shipped, from a file, settled, never twice."""

from datetime import date

import pytest

from desktop.errors import EntryError, OfficeError, PlanFileError
from desktop.office import plans
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
