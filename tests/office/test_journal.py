"""The journal in use: kept, refused with a sentence, late but never lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.emulation.journal import (
    Activity,
    ActivityKind,
    Channel,
    Difficulty,
    DifficultyState,
)
from desktop.emulation.journal_summaries import PaperState
from desktop.emulation.movements import Period
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import EntryError
from desktop.office.office import Office

SECOND_HALF = Period(date(2025, 7, 1), date(2025, 12, 31))
LAUNCH = ActivityKind.LAUNCH_PAPER


@pytest.fixture
def journal(office):
    return office.journal


@pytest.fixture
def unit_id(office):
    return office.register.units()[0].id


def deed(**more):
    given = {
        "id": "",
        "kind": ActivityKind.PROPAGANDA,
        "happened_on": date(2025, 9, 12),
        "title": "Phát bản tin",
    }
    return Activity(**given | more)


def survey(**more):
    return deed(kind=ActivityKind.SURVEY, **{"answers": (0, 1, 4, 80, 15)} | more)


def launch(unit_id, day=date(2025, 8, 10), **more):
    title = "Kế hoạch hưởng ứng"
    return deed(kind=LAUNCH, happened_on=day, title=title, subject_id=unit_id, **more)


def difficulty(**more):
    given = {"id": "", "raised_on": date(2025, 9, 1), "content": "Thiếu máy quét"}
    return Difficulty(**given | more)


def test_an_entry_is_kept_clean_and_can_be_taken_back(office, journal):
    kept = journal.keep_activity(
        deed(
            title="  Phát bản tin\u00a0CCHC ",
            channel=Channel.LOUDSPEAKER,
            number=Decimal(24),
            counted="lượt phát",
        )
    )

    [found] = journal.activities()
    assert (found.id, found.title) == (kept, "Phát bản tin CCHC")
    assert (found.number, found.channel) == (Decimal(24), Channel.LOUDSPEAKER)
    assert office.undo().title == "Ghi tuyên truyền “Phát bản tin CCHC”"
    assert journal.activities() == []
    office.redo()
    assert journal.activities() == [found]


def test_an_entry_is_changed_and_taken_out(office, journal):
    journal.keep_activity(deed())
    [found] = journal.activities()

    journal.keep_activity(replace(found, note="Loa thôn Đoài hỏng"))
    [changed] = journal.activities()
    assert changed == replace(found, note="Loa thôn Đoài hỏng")

    journal.remove_activity(changed)
    assert journal.activities() == []
    assert office.undo().title == "Bỏ tuyên truyền “Phát bản tin”"
    assert journal.activities() == [changed]


def test_what_nobody_counted_stays_unknown(root, office, journal, clock):
    journal.keep_activity(deed(kind=ActivityKind.SURVEY, number=Decimal("9.50")))
    office.close()

    with Office.open(root, clock) as again:
        [found] = again.journal.activities()
    assert (found.answers, found.whole, found.satisfied) == ((), None, None)
    assert str(found.number) == "9.50"


def test_the_answers_of_a_survey_come_and_go(office, journal):
    journal.keep_activity(survey())
    [found] = journal.activities()
    assert found.answers == (0, 1, 4, 80, 15)

    journal.keep_activity(replace(found, answers=(1, 1, 4, 80, 15)))
    assert journal.activities()[0].answers == (1, 1, 4, 80, 15)

    journal.keep_activity(replace(found, answers=()))
    assert journal.activities()[0].answers == ()
    office.undo()
    assert journal.activities()[0].answers == (1, 1, 4, 80, 15)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (deed(happened_on=date(2025, 12, 6)), "Ngày làm ở sau hôm nay"),
        (deed(title=" "), "Chưa có nội dung việc"),
        (deed(kind=LAUNCH), "Chưa biết văn bản của đơn vị nào"),
        (deed(number=Decimal(-1)), "Số lượng không được âm"),
        (deed(number=Decimal("NaN")), "phải là một con số"),
        (deed(whole=Decimal("Infinity")), "phải là một con số"),
        (deed(number=Decimal(5), whole=Decimal(4)), "lớn hơn tổng số"),
        (deed(answers=(0, 0, 0, 1, 0)), "Chỉ khảo sát"),
        (survey(answers=(0, -1, 0, 1, 0)), "Số phiếu không được âm"),
        (survey(answers=(1, 2, 3)), "Thiếu số phiếu của một mức"),
        (survey(number=Decimal(99)), "cộng lại là 100 phiếu"),
        (deed(first_day=date(2025, 7, 1)), "thiếu một đầu"),
        (
            deed(first_day=date(2025, 7, 2), last_day=date(2025, 7, 1)),
            "ngày cuối trước ngày đầu",
        ),
        (deed(subject_id="nobody"), "Không thấy đơn vị này"),
    ],
)
def test_what_cannot_have_been_is_refused_and_changes_nothing(
    office, journal, wrong, sentence
):
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        journal.keep_activity(wrong)

    assert office.trail.content_digest() == before


# --- papers of units --------------------------------------------------------------


def test_a_late_paper_is_kept_and_marked(office, journal, unit_id):
    journal.set_last_day(LAUNCH, SECOND_HALF, date(2025, 8, 8))
    journal.keep_activity(launch(unit_id))

    [found] = journal.unit_papers(LAUNCH, SECOND_HALF)

    assert (found.state, found.days_late) == (PaperState.SENT_LATE, 2)


def test_a_paper_without_a_last_day_is_in_time(journal, unit_id):
    journal.keep_activity(launch(unit_id))

    [found] = journal.unit_papers(LAUNCH, SECOND_HALF)
    assert found.state is PaperState.SENT


def test_each_kind_and_period_has_its_own_last_day(office, journal):
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    journal.set_last_day(LAUNCH, SECOND_HALF, date(2025, 8, 8))

    assert journal.last_day(LAUNCH, SECOND_HALF) == date(2025, 8, 8)
    assert journal.last_day(LAUNCH, year) is None
    assert journal.last_day(ActivityKind.UNIT_REPORT, SECOND_HALF) is None

    journal.set_last_day(LAUNCH, SECOND_HALF, None)
    assert journal.last_day(LAUNCH, SECOND_HALF) is None
    assert office.undo().title.startswith("Bỏ hạn cuối văn bản phát động")
    assert journal.last_day(LAUNCH, SECOND_HALF) == date(2025, 8, 8)


def test_the_commune_and_teams_owe_nothing(office, journal, unit_id):
    commune = office.register.add(Unit("", "Xã Hồng Vân", UnitKind.COMMUNE))
    below = office.register.add(
        Unit("", "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT, parent_id=commune)
    )
    office.register.add(Unit("", "Tổ một cửa", UnitKind.TEAM, parent_id=below))

    assert [unit.id for unit in journal.expected_units()] == [unit_id, below]


def test_who_left_owes_nothing_but_what_it_sent_is_still_told(office, journal, unit_id):
    journal.keep_activity(launch(unit_id))
    [unit] = office.register.units()
    office.register.retire(unit)

    assert journal.expected_units() == []
    [found] = journal.unit_papers(LAUNCH, SECOND_HALF)
    assert (found.unit_id, found.is_missing) == (unit_id, False)


# --- difficulties -----------------------------------------------------------------


def test_a_difficulty_goes_its_way_step_by_step(office, journal, unit_id):
    journal.keep_difficulty(difficulty(subject_id=unit_id))
    [found] = journal.difficulties()
    sent = replace(found, forwarded_to="Sở Nội vụ", forwarded_on=date(2025, 9, 5))
    journal.keep_difficulty(sent)
    journal.keep_difficulty(
        replace(sent, answer="Đã cấp", answered_on=date(2025, 10, 1))
    )

    [found] = journal.difficulties()
    assert found.state is DifficultyState.ANSWERED
    office.undo()
    assert journal.difficulties()[0].state is DifficultyState.FORWARDED
    office.undo()
    assert journal.difficulties()[0].state is DifficultyState.OPEN

    journal.remove_difficulty(journal.difficulties()[0])
    assert journal.difficulties() == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"raised_on": date(2025, 12, 6)}, "Ngày nêu ở sau hôm nay"),
        ({"content": "\n "}, "Cần ghi nội dung vướng mắc"),
        ({"forwarded_to": "Sở Nội vụ"}, "ngày chuyển phải đi cùng nhau"),
        ({"forwarded_on": date(2025, 9, 5)}, "ngày chuyển phải đi cùng nhau"),
        ({"answer": "Đã cấp"}, "ngày trả lời phải đi cùng nhau"),
        (
            {"forwarded_to": "Sở", "forwarded_on": date(2025, 8, 31)},
            "Ngày chuyển 31/08/2025 ở trước ngày nêu 01/09/2025",
        ),
        (
            {"answer": "Có", "answered_on": date(2025, 8, 1)},
            "Ngày trả lời 01/08/2025 ở trước ngày nêu",
        ),
        (
            {
                "forwarded_to": "Sở",
                "forwarded_on": date(2025, 9, 9),
                "answer": "Có",
                "answered_on": date(2025, 9, 8),
            },
            "trước ngày chuyển 09/09/2025",
        ),
        ({"answer": "Có", "answered_on": date(2025, 12, 6)}, "trả lời ở sau hôm nay"),
        ({"subject_id": "nobody"}, "Không thấy đơn vị này"),
    ],
)
def test_a_difficulty_out_of_order_is_refused(office, journal, wrong, sentence):
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        journal.keep_difficulty(difficulty(**wrong))

    assert office.trail.content_digest() == before


def test_the_demonstration_has_a_living_journal(demo_office):
    journal = demo_office.journal
    found = journal.unit_papers(LAUNCH, SECOND_HALF)
    states = [each.state for each in found]

    assert {a.kind for a in journal.activities()} == set(ActivityKind) - {
        ActivityKind.UNIT_REPORT
    }
    assert {state: states.count(state) for state in PaperState} == {
        PaperState.SENT: 13,
        PaperState.SENT_LATE: 2,
        PaperState.WAITING: 0,
        PaperState.OVERDUE: 3,
    }
    assert {d.state for d in journal.difficulties()} == set(DifficultyState)
    assert None in {a.satisfied for a in journal.activities() if a.whole == 200}
