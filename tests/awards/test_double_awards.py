"""RT20, one achievement is awarded once: certain and possible conflicts, rulings."""

from datetime import date

import pytest

from desktop.awards.duplicates import (
    CitedAchievement,
    OtherAward,
    Ruling,
    Standing,
    StatedRuling,
    cited_by_default,
    conflicts,
)
from desktop.awards.forms import AwardForm, Level
from desktop.emulation.movements import Period
from tests.factories import achievement, facts, initiative

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
BEFORE = Period(date(2023, 1, 1), date(2023, 12, 31))
CITED = CitedAchievement("achievement:t1", "Trả kết quả tại nhà", YEAR)


def award(**more):
    values = {
        "key": "grant:g1",
        "subject_id": "s1",
        "recipient": "Đơn vị s1",
        "form": AwardForm.COMMENDATION,
        "level": Level.COMMUNE,
        "standing": Standing.DECIDED,
        "cited": ("achievement:t1",),
        "merit": "",
        "days": YEAR,
    }
    return OtherAward(**{**values, **more})


def found(*others, cited=(CITED,), rulings=()):
    by_key = {(r.subject_id, r.achievement, r.other): r for r in rulings}
    return conflicts("s1", cited, others, by_key)


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("level", Level)
def test_the_same_achievement_is_a_conflict_at_every_level(standing, level):
    (conflict,) = found(award(standing=standing, level=level))

    assert conflict.is_certain
    assert standing.label in conflict.words


@pytest.mark.parametrize(
    "other",
    [award(subject_id="s2"), award(cited=("achievement:t2",), merit="Việc khác")],
    ids=["of somebody else", "for something else"],
)
def test_another_award_is_no_conflict(other):
    assert found(other) == ()


@pytest.mark.parametrize(
    "merit",
    ["Trả kết quả tại nhà", "Có thành tích TRẢ  KẾT QUẢ TẠI NHÀ năm 2025"],
)
def test_the_same_words_are_a_possible_conflict(merit):
    (conflict,) = found(award(cited=(), merit=merit))

    assert not conflict.is_certain
    assert "có thể trùng" in conflict.words


@pytest.mark.parametrize(
    ("days", "is_found"), [(YEAR, True), (None, True), (BEFORE, False)]
)
def test_the_same_words_conflict_unless_the_days_lie_apart(days, is_found):
    other = award(cited=(), merit="Trả kết quả tại nhà", days=days)

    assert bool(found(other)) is is_found


def test_a_ruling_stays_with_its_conflict_and_settles_no_other():
    ruling = StatedRuling(
        "r1",
        "s1",
        "achievement:t1",
        "grant:g1",
        Ruling.NOT_SAME,
        "Hai việc khác nhau",
        "Phòng Văn hóa",
        date(2025, 12, 1),
    )

    settled, still_open = found(award(), award(key="grant:g2"), rulings=(ruling,))

    assert settled.ruling == ruling
    assert still_open.ruling is None


def test_every_achievement_is_held_against_every_award():
    second = CitedAchievement("initiative:i1", "Phần mềm xếp hàng", YEAR)
    other = award(cited=("achievement:t1", "initiative:i1"))

    assert [c.cited.key for c in found(other, cited=(CITED, second))] == [
        "achievement:t1",
        "initiative:i1",
    ]


def test_a_nomination_rests_on_what_the_period_holds():
    known = facts(
        achievements=(achievement(year=2025), achievement(year=2024)),
        initiatives=(
            initiative(title="Trong kỳ", registered_on=date(2025, 9, 1)),
            initiative(title="Trước kỳ", registered_on=date(2025, 6, 30)),
            initiative(title="Chưa ghi ngày", registered_on=None),
        ),
    )

    assert [c.key for c in cited_by_default(known)] == [
        "achievement:t-outstanding-2025",
        "initiative:Trong kỳ",
    ]
