"""What the first page says of due dates, and of what is missing in each place."""

from datetime import date

import pytest

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.emulation.journal import Activity, ActivityKind
from desktop.emulation.participants import Kind
from desktop.office.overview.glance import Due, Glance, NextStep
from desktop.office.overview.places import (
    JournalState,
    council_place,
    journal_place,
    ratings_place,
)
from desktop.office.rounds.outcome import Outcome

CUTOFF = date(2026, 11, 19)
STEP = NextStep("Chấm điểm", "", "Chấm tiếp", "scores")


def due(code, day, **more):
    facts = {
        "is_fixed": True,
        "is_of_round": True,
        "is_main": False,
        "needs_list": False,
    } | more
    return Due(code, f"Việc {code}", "Phòng", "III.3", "trước ngày", day, "", **facts)


OWN = due("own", CUTOFF, is_main=True, needs_list=True)
UPWARD = due("upward", date(2027, 3, 9), is_of_round=False)
NEVER = due("never", None, is_fixed=False)


def glance(*dues, closed_on=None):
    return Glance("Phong trào", "Năm 2026", closed_on, CUTOFF, dues, (), STEP)


def told(now, today):
    return {d.due.code: (d.words, d.is_late) for d in now.overview(today).dues}


@pytest.mark.parametrize(
    ("today", "words", "late"),
    [
        (date(2026, 11, 7), "còn 12 ngày", False),
        (date(2026, 11, 19), "hôm nay", False),
        (date(2026, 11, 22), "quá hạn 3 ngày", True),
    ],
)
def test_days_left_and_days_late_are_told(today, words, late):
    assert told(glance(OWN), today)["own"] == (words, late)


def test_what_has_no_day_stands_last_and_is_never_late():
    overview = glance(NEVER, UPWARD, OWN).overview(date(2031, 1, 1))

    assert [now.due.code for now in overview.dues] == ["own", "upward", "never"]
    assert told(glance(NEVER), date(2031, 1, 1)) == {
        "never": ("chưa ấn định ngày", False)
    }


def test_what_another_round_owes_is_calm_and_not_late_here():
    overview = glance(OWN, UPWARD).overview(date(2027, 4, 1))
    marks = {m.title: m for m in overview.milestones}

    assert not marks["Việc upward"].is_late
    assert marks["Việc upward"].is_calm
    assert marks["Việc own"].is_late
    assert marks["Việc own"].is_main


@pytest.mark.parametrize(
    ("closed", "words", "late"),
    [
        (date(2026, 11, 18), "đã chốt đúng hạn", False),
        (date(2026, 11, 19), "đã chốt đúng hạn", False),
        (date(2026, 11, 21), "chốt quá hạn 2 ngày", True),
    ],
)
def test_a_closed_round_was_in_time_or_late_by_the_day_it_was_closed(
    closed, words, late
):
    """A15: a late list is closed and marked, never refused."""
    now = glance(OWN, closed_on=closed)

    assert told(now, date(2027, 1, 15))["own"] == (words, late)


@pytest.mark.parametrize("closed", [None, date(2026, 11, 18)])
def test_what_nobody_enters_as_done_passes_and_is_never_late(closed):
    """Whether the units sent their reports to the city is not known here."""
    report = due("report", date(2026, 12, 31))
    now = glance(report, closed_on=closed)

    assert told(now, date(2027, 1, 15))["report"] == ("đã qua 15 ngày", False)
    assert told(now, date(2026, 12, 30))["report"] == ("còn 1 ngày", False)


def test_a_report_about_the_list_is_late_while_the_list_is_open():
    report = due("report", date(2026, 12, 31), needs_list=True)

    assert told(glance(report), date(2027, 1, 2))["report"] == ("quá hạn 2 ngày", True)


@pytest.mark.parametrize(
    ("today", "nearest"),
    [
        (date(2026, 11, 1), "own"),
        (date(2026, 11, 25), "own"),
        (date(2028, 1, 1), "own"),
    ],
    ids=["ahead", "late comes before what is ahead", "still late"],
)
def test_the_status_bar_names_what_is_due_first(today, nearest):
    assert glance(OWN, UPWARD, NEVER).nearest_due(today).due.code == nearest


def test_once_closed_the_next_day_ahead_is_named():
    now = glance(OWN, UPWARD, closed_on=date(2026, 11, 21))

    assert now.nearest_due(date(2026, 11, 25)).due.code == "upward"
    assert now.nearest_due(date(2027, 3, 20)).due.code == "upward"
    assert glance(NEVER).nearest_due(date(2026, 1, 1)) is None


def test_the_cut_off_is_past_and_never_overdue():
    [mark] = [
        m
        for m in glance(OWN).overview(date(2026, 11, 25)).milestones
        if m.title == "Ngày chốt số liệu"
    ]
    assert (mark.note, mark.is_past, mark.is_late) == ("đã qua 6 ngày", True, False)


# --- what is missing ----------------------------------------------------------------


def test_a_journal_without_entries_is_not_begun():
    place = journal_place(JournalState(0, 8, 8, 8, 0))

    assert not place.is_begun
    assert place.sentence == "Chưa ghi việc nào"


def test_units_without_their_papers_are_counted():
    place = journal_place(JournalState(5, 8, 3, 8, 2))

    assert place.sentence == (
        "Thiếu 3 văn bản phát động, 8 báo cáo của đơn vị; 2 vướng mắc chưa trả lời"
    )
    assert (place.missing, place.done, place.whole) == (13, 5, 16)


def test_a_journal_with_every_paper_is_done():
    place = journal_place(JournalState(20, 8, 0, 0, 0))

    assert place.is_done
    assert place.sentence == "Đủ văn bản của các đơn vị"


def test_a_paper_of_a_unit_takes_it_off_the_list(demo_office):
    before = demo_office.overview().place("journal")
    owing = next(
        p.unit_id
        for p in demo_office.journal.unit_papers(
            ActivityKind.UNIT_REPORT, demo_office.current_round().period
        )
        if p.is_missing
    )
    period = demo_office.current_round().period
    demo_office.journal.keep_activity(
        Activity(
            "",
            ActivityKind.UNIT_REPORT,
            demo_office.today(),
            "Báo cáo kết quả",
            owing,
            first_day=period.first,
            last_day=period.last,
        )
    )

    after = demo_office.overview().place("journal")
    assert (after.missing, after.done) == (before.missing - 1, before.done + 1)


def test_before_a_meeting_the_council_has_not_begun(office):
    place = council_place(office.council.sheet())

    assert (place.is_begun, place.sentence) == (False, "Chưa mở cuộc họp")


class Row:
    """A row of a list as far as the registers are concerned."""

    def __init__(self, kind, root):
        self.subject_id, self.kind, self.explanation = root.place.subject_id, kind, root


class List:
    def __init__(self, *rows):
        self.rows = rows


def node(verdict, subject, key, *children):
    place = Place("ratings", subject, key)
    return Explanation("điều kiện", "III.1", verdict, place=place, children=children)


def test_an_index_a_rule_waits_for_is_missing_once():
    collective = Kind.COLLECTIVE
    waiting = node(Verdict.UNKNOWN, "u1", "par")
    settled = node(
        Verdict.MET, "u2", "achievements", node(Verdict.UNKNOWN, "u2", "sipas")
    )
    twice = List(Row(collective, waiting), Row(collective, settled))

    place = ratings_place(Outcome((), (twice, List(Row(collective, waiting)))))

    assert place.sentence == "1 chỉ số chưa công bố"
    assert place.missing == 1


def test_people_without_a_rating_and_units_nobody_looked_into_are_named():
    collective, person = Kind.COLLECTIVE, Kind.INDIVIDUAL
    rows = (
        Row(person, node(Verdict.UNKNOWN, "p1", "")),
        Row(person, node(Verdict.MET, "p2", "")),
        Row(collective, node(Verdict.UNKNOWN, "u1", "breaches")),
    )

    place = ratings_place(Outcome((), (List(*rows),)))

    assert (
        place.sentence == "1 người chưa có xếp loại; 1 đối tượng chưa rà soát vi phạm"
    )
    assert (place.missing, place.done, place.whole) == (2, 1, 3)
