"""Chấm điểm where a plan asks for statements: one key an answer, unknown is no "no"."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtWidgets import QHeaderView

from desktop.emulation.records import Breach, Severity
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.registers.attest_sheet import Answer, AttestSheet
from desktop.plans.asking import asked
from tests.ui.answers import answers
from tests.ui.keys import type_text
from tests.ui.office_of_hong_van import full_office
from ui.dialogs.attest_dialog import AttestDialog
from ui.dialogs.attest_witness import WitnessDialog
from ui.pages.overview_page import OverviewPage
from ui.pages.review_page import ReviewPage
from ui.pages.review_table import POINTS
from ui.pages.scores_page import ScoresPage
from ui.tables.score_values import CellState, Side

__all__ = ["answers"]
WARD, CITY = "ngoc-ha-2026-2030", "ha-noi-2026-2030"
WHO = "Tổ thẩm định"
TAKES_PART, ATTITUDE = "tich-cuc-cchc", "thai-do-phuc-vu"


@pytest.fixture(scope="module")
def demo_root(tmp_path_factory):
    root = tmp_path_factory.mktemp("phuong") / "phuong"
    demo.prepare(root, WARD).close()
    return root


@pytest.fixture
def office(demo_root, tmp_path):
    root = tmp_path / "phuong"
    shutil.copytree(demo_root, root)
    with Office.open(root) as opened:
        yield demo.in_its_time(opened)


@pytest.fixture
def commune(tmp_path):
    """Return an office whose plan has points and statements."""
    with full_office(tmp_path / "xa") as opened:
        yield opened


@pytest.fixture
def page(office, page_shown):
    return page_shown(ScoresPage(office))


@pytest.fixture
def grid(page):
    page._choose_tab("ca-nhan")
    page._show_block()
    found = page.statements.grid()
    found.view.setFocus()
    return found


def say_who(dialog, evidence=""):
    """Answer the question that comes once."""
    assert isinstance(dialog, WitnessDialog)
    dialog.fields.by.edit.setText(WHO)
    dialog.fields.evidence.setPlainText(evidence)
    dialog.save.click()


def open_rows(grid, statement=TAKES_PART):
    """Return who has no answer to a statement yet."""
    return [
        row.key
        for row in grid.model.rows
        if grid.model.source.cell(row.key, statement, Side.ATTESTED).state
        is CellState.NOT_SCORED
    ]


def stand(grid, row, statement=TAKES_PART):
    assert grid.choose(row, statement, Side.ATTESTED)


def cell(grid, row, statement=TAKES_PART):
    return grid.model.source.cell(row, statement, Side.ATTESTED)


def kept(office, row, statement=TAKES_PART):
    found = {(a.subject_id, a.statement): a for a in office.roundup().attestations}
    return found.get((row, statement))


# --- what is shown --------------------------------------------------------------------


def test_a_plan_without_points_shows_its_statements_instead(page, grid):
    assert not page.ways.isVisibleTo(page)
    titles = [page._head.tabs.tabText(n) for n in range(page._head.tabs.count())]
    assert titles[0] == "Phòng, đơn vị sự nghiệp 8"
    assert [g.title for g in grid.model.groups] == ["Giấy khen"]
    keys = [slot.criterion.key for slot in grid.model.slots]
    assert keys == list(dict.fromkeys(keys))
    assert TAKES_PART in keys


def test_the_header_tells_the_clause_and_who_else_asks(grid):
    number = [s.criterion.key for s in grid.model.slots].index(TAKES_PART) + 1
    told = grid.model.headerData(
        number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "Mục IV.2.b ý 2" in told
    assert "Dùng cho: " in told
    assert isinstance(grid.view.horizontalHeader(), QHeaderView)


def test_unknown_yes_and_no_are_three_things(office, grid, answers, qtbot):
    first, second, third = open_rows(grid)[:3]
    answers.next(say_who)
    for row, letter in ((first, "đ"), (second, "k")):
        stand(grid, row)
        type_text(grid.view, letter)

    shown = [cell(grid, row) for row in (first, second, third)]
    assert [c.icon for c in shown] == ["verdict-pass", "verdict-fail", ""]
    assert [c.spoken() for c in shown] == ["đạt", "không đạt", "chưa xác nhận"]
    assert shown[2].state is CellState.NOT_SCORED
    assert kept(office, second).holds is False
    assert kept(office, third) is None


def test_what_does_not_concern_somebody_is_hatched_and_takes_no_answer(
    office, page, answers
):
    page._choose_tab("ca-nhan-htct")
    page._show_block()
    grid = page.statements.grid()
    member = "dang-vien"
    row = next(
        r.key
        for r in grid.model.rows
        if cell(grid, r.key, member).state is CellState.NOT_APPLICABLE
    )
    stand(grid, row, member)
    type_text(grid.view, "đ")

    assert answers.seen == []
    assert kept(office, row, member) is None
    assert "không áp dụng" in grid.entry.accessibleName()
    assert not cell(grid, row, member).can_edit


# --- answering by one key -------------------------------------------------------------


def test_who_and_when_are_asked_once(office, grid, answers):
    first, second = open_rows(grid)[:2]
    answers.next(say_who)
    for row in (first, second):
        stand(grid, row)
        type_text(grid.view, "đ")

    assert len(answers.seen) == 1
    given = kept(office, second)
    assert (given.attested_by, given.attested_on) == (WHO, office.today())
    assert office.trail.next_undo().title.startswith("Xác nhận đạt")


def test_who_would_not_say_who_changes_nothing(office, grid, answers):
    row = open_rows(grid)[0]
    stand(grid, row)
    type_text(grid.view, "đ")

    assert len(answers.seen) == 1
    assert kept(office, row) is None


def test_space_goes_round_and_delete_takes_back(office, grid, answers, qtbot):
    row = open_rows(grid)[0]
    answers.next(say_who)
    stand(grid, row)
    told = []
    for _press in range(3):
        qtbot.keyClick(grid.view, Qt.Key.Key_Space)
        told.append(cell(grid, row).spoken())
    assert told == ["đạt", "không đạt", "chưa xác nhận"]

    type_text(grid.view, "K")
    assert kept(office, row) is not None
    qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
    assert kept(office, row) is None
    office.undo()
    assert kept(office, row).holds is False


def test_a_block_of_cells_is_one_action(office, grid, answers):
    before = len(office.trail.steps())
    rows = [row.key for row in grid.model.rows]
    waiting = len(open_rows(grid))
    answers.next(say_who)
    stand(grid, rows[0])
    column = grid.view.currentIndex().column()
    top, last = grid.model.index(0, column), grid.model.index(len(rows) - 1, column)
    grid.view.setCurrentIndex(top)
    chosen = grid.view.selectionModel()
    chosen.select(QItemSelection(top, last), chosen.SelectionFlag.ClearAndSelect)
    type_text(grid.view, "đ")

    assert open_rows(grid) == []
    assert len(office.trail.steps()) == before + 1
    assert office.trail.next_undo().title == f"Xác nhận đạt {waiting} ô"


def test_an_answer_that_stands_is_not_given_again(office, grid, answers):
    rows = [r.key for r in grid.model.rows if r.key not in open_rows(grid)]
    row = next(r for r in rows if cell(grid, r).spoken().startswith("đạt"))
    given = kept(office, row)
    stand(grid, row)
    type_text(grid.view, "đ")

    assert answers.seen == []
    assert kept(office, row) == given


def test_whoever_stands_in_the_register_of_breaches_is_left_out_of_many(
    commune, page_shown, answers
):
    office = commune
    [name, other] = ["Phòng Kinh tế", "Công an xã"]
    ids = {u.name: u.id for u in office.register.units()}
    office.records.note_breach(
        Breach("", ids[name], date(2025, 8, 20), Severity.REMINDER, "Trễ hẹn"),
        name,
    )
    round_id = office.current_round().id
    for each in (name, other):
        office.records.take_back_attestation(round_id, ids[each], "doan-ket", "Bỏ")
    page = page_shown(ScoresPage(office))
    page.ways.choose(1)
    page._show_way()
    grid = page.statements.grid()
    answers.next(say_who)
    grid.view.selectAll()
    type_text(grid.view, "đ")

    assert kept(office, ids[other], "doan-ket").holds
    assert kept(office, ids[name], "doan-ket") is None
    assert f"{name} có trong sổ vi phạm" in grid.entry.accessibleName()
    stand(grid, ids[name], "doan-ket")
    type_text(grid.view, "đ")
    assert kept(office, ids[name], "doan-ket").holds
    assert cell(grid, ids[name], "doan-ket").is_doubted


# --- answering in full ----------------------------------------------------------------


def test_enter_asks_in_full_about_the_cells_of_a_column(office, grid, answers, qtbot):
    row = open_rows(grid)[0]

    def answer(dialog):
        assert isinstance(dialog, AttestDialog)
        dialog.not_met.setChecked(True)
        dialog.by.edit.setText("Chủ tịch UBND phường")
        dialog.evidence.setPlainText("Biên bản 05")
        dialog.save.click()

    answers.next(answer)
    stand(grid, row)
    qtbot.keyClick(grid.view, Qt.Key.Key_Return)

    given = kept(office, row)
    assert (given.holds, given.evidence) == (False, "Biên bản 05")
    assert grid.current() == (row, TAKES_PART, Side.ATTESTED)
    assert "Chủ tịch UBND phường" in cell(grid, row).remark


def test_a_closed_round_takes_no_answers(office, grid, answers):
    row = open_rows(grid)[0]
    roundup = office.roundup()
    office.review.close(roundup)
    grid.reload()
    stand(grid, row)
    answers.next(say_who)
    type_text(grid.view, "đ")

    assert answers.seen == []
    assert kept(office, row) is None
    assert "đã chốt" in grid.entry.accessibleName()


# --- both, and going there ------------------------------------------------------------


def test_where_a_plan_has_both_points_come_first(commune, page_shown):
    office = commune
    page = page_shown(ScoresPage(office))
    assert page.ways.isVisibleTo(page)
    assert page.ways.current() == 0
    page._head.tabs.setCurrentIndex(1)
    page.ways.choose(1)
    page._show_way()
    assert page._blocks[page._head.tabs.currentIndex()] == "ca-nhan"
    assert page.statements.grid().isVisibleTo(page)
    person = office.register.people()[0]
    page.show_target(person.id)
    assert page.ways.current() == 0


def test_a_target_is_the_first_answer_a_verdict_waits_for(office, page):
    sheet = AttestSheet(office.roundup(), office.roundup().in_block("ca-nhan"))
    who = next(c for c in sheet.candidates if sheet.wanted(c.id))
    page.show_target(who.id)

    row, statement, _side = page.statements.grid().current()
    assert row == who.id
    assert sheet.cell(row, statement).is_wanted


def test_an_answer_no_verdict_waits_for_is_calm(tmp_path):
    demo.prepare(tmp_path / "city", CITY).close()
    with Office.open(tmp_path / "city") as opened:
        office = demo.in_its_time(opened)
        roundup = office.roundup()
        sheet = AttestSheet(roundup, roundup.in_block("xa-phuong"))
        unit = next(c for c in sheet.candidates if c.name == "Phường Hoa Sen")
        alternative = sheet.cell(unit.id, "truc-tiep-tham-muu")

        assert alternative.answer is Answer.OPEN
        assert not alternative.is_wanted


def test_a_guard_that_is_not_met_asks_nothing(office):
    roundup = office.roundup()
    plan = roundup.plan
    group = plan.group_by_code["b1"]
    standard = plan.standard_for(group, roundup.readings, roundup.offers[0].code)
    mine = next(c for c in roundup.candidates.values() if c.group == "b1")
    keys = {node.statement for node in asked(standard.root, roundup.facts(mine.id))}

    assert TAKES_PART in keys
    assert "dang-vien" not in keys


# --- the rest of the window -----------------------------------------------------------


def test_steps_that_do_not_apply_are_calm_and_count_as_done(office, page_shown):
    overview = office.overview()
    for key in ("scores", "ranking"):
        place = overview.place(key)
        assert (place.sentence, place.missing) == ("Kế hoạch không chấm điểm", 0)
        assert place.is_done
    page = page_shown(OverviewPage(office))
    told = [" ".join(line) for line in page.steps.seen_texts()[1:]]
    assert page is not None
    assert not any("Đã chấm đủ" in line for line in told)


def test_the_review_has_no_column_of_points(office, page_shown):
    assert page_shown(ReviewPage(office)).table.isColumnHidden(POINTS)


def test_the_review_of_a_plan_with_points_has_it(commune, page_shown):
    assert not page_shown(ReviewPage(commune)).table.isColumnHidden(POINTS)
