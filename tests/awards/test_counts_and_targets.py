"""RT11 over the register of achievements, RT08 over a target of the movement."""

from fractions import Fraction

import pytest

from desktop.awards.counting import AchievementsAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Window
from desktop.awards.targeting import TargetReached
from desktop.emulation.indicators import Assessment, Progress
from desktop.emulation.movements import Period
from desktop.emulation.records import AchievementKind
from tests.factories import SECOND_HALF, achievement, facts, indicator

CONTEST = AchievementKind.CONTEST


def judged(count=1, kinds=(), window=Window.ROUND, **known):
    rule = AchievementsAtLeast("Thành tích", "III.1", count, kinds, window)
    return rule.judge(facts(**known))


def test_an_empty_register_of_achievements_counts_as_none():
    found = judged()

    assert (found.verdict, found.used) == (Verdict.NOT_MET, "00")


@pytest.mark.parametrize(
    ("count", "verdict"),
    [(1, Verdict.MET), (2, Verdict.MET), (3, Verdict.NOT_MET)],
)
def test_so_many_achievements_are_enough(count, verdict):
    rows = (achievement(content="Một"), achievement(content="Hai"))

    assert judged(count, achievements=rows).verdict is verdict


@pytest.mark.parametrize(
    ("kinds", "verdict"), [((), Verdict.MET), ((CONTEST,), Verdict.NOT_MET)]
)
def test_only_the_kinds_named_count(kinds, verdict):
    assert judged(kinds=kinds, achievements=(achievement(),)).verdict is verdict


@pytest.mark.parametrize(
    ("window", "verdict"),
    [(Window.ROUND, Verdict.NOT_MET), (Window.PLAN, Verdict.MET)],
)
def test_the_window_says_which_achievements_count(window, verdict):
    phase = Period(SECOND_HALF.first.replace(year=2024), SECOND_HALF.last)
    earlier = (achievement(year=2024),)

    assert judged(window=window, phase=phase, achievements=earlier).verdict is verdict


@pytest.mark.parametrize(
    ("progress", "verdict"),
    [
        (Progress.EXCEEDED, Verdict.MET),
        (Progress.REACHED, Verdict.MET),
        (Progress.NOT_REACHED, Verdict.NOT_MET),
        (Progress.NO_DATA, Verdict.UNKNOWN),
        (Progress.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
    ],
)
def test_a_target_of_the_movement_is_taken_as_it_stands(progress, verdict):
    target = Assessment(
        indicator(), progress, measured=Fraction(95), missing="Chưa có số liệu"
    )

    found = TargetReached("Đúng hạn", "II.2", "I01").judge(
        facts(movement={"I01": target})
    )

    assert found.verdict is verdict


def test_a_target_nobody_entered_is_unknown_and_says_where_to_enter_it():
    found = TargetReached("Đúng hạn", "II.2", "I01").judge(facts())

    assert found.verdict is Verdict.UNKNOWN
    assert (found.place.page, found.place.key) == ("indicators", "I01")
