"""Points that are computed: the dialog, the key, the menu, what the grid tells."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.emulation import scoring
from desktop.emulation.basis import ScoreBasis
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import EntryError
from desktop.office.registers.scorebook import BasisEntry, Entry
from desktop.plans.criteria_file import read_criteria_sets
from tests.sample_criteria import SAMPLE, plan_with_sample
from tests.ui.answers import answers, labels_of  # noqa: F401 - a fixture
from tests.ui.office_of_hong_van import ids_of, new_office
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.score_basis_dialog import ScoreBasisDialog
from ui.pages.ranking_page import RankingPage
from ui.pages.scores_page import ScoresPage
from ui.tables import score_menu
from ui.tables.score_values import Side

UNIT = "Phòng Kinh tế"
[SET] = read_criteria_sets(SAMPLE)


# --- the dialog -----------------------------------------------------------------------


@pytest.fixture
def ask(shown):
    """Show the dialog for a criterion of the sample; what is kept lands in `kept`."""

    def show(code, before=None, save=None):
        criterion = SET.by_code[code]
        kept = []

        def work_out(basis):
            return criterion.method.work_out(criterion.max_points, basis)

        def keep(basis):
            kept.append(basis)
            return True

        dialog = ScoreBasisDialog(None, UNIT, criterion, before, work_out, save or keep)
        dialog.kept = kept
        return shown(dialog, 560, 400)

    return show


def test_the_dialog_shows_the_points_and_the_rule_while_one_types(ask):
    dialog = ask("3.2")
    assert dialog.points.text() == "chưa đủ số liệu"
    assert "tỷ lệ dưới 80%: 0 điểm" in labels_of(dialog)

    dialog.part.fields[0].edit.setText("45")
    dialog.part.fields[1].edit.setText("50")

    assert dialog.points.text() == "10,8 điểm"
    assert dialog.rule.text() == ("45/50 = 90%; tính theo tỷ lệ của 12 điểm: 10,8 điểm")
    dialog.save.click()
    assert dialog.kept == [ScoreBasis(numerator=Decimal(45), denominator=Decimal(50))]


def test_nothing_that_came_up_is_said_before_it_is_kept(ask):
    dialog = ask("3.2", ScoreBasis(numerator=Decimal(0), denominator=Decimal(0)))

    assert dialog.points.text() == "không tính tiêu chí này"
    assert "Không phát sinh" in dialog.rule.text()


def test_a_deduction_beyond_the_most_is_pointed_out(ask):
    dialog = ask("1.3", ScoreBasis(faults=9))

    assert dialog.points.text() == "0 điểm"
    assert "giữ ở 0" in dialog.remark.text()


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("1.3", ["2,5"], "Cần số nguyên từ 0 trở lên"),
        ("1.4", ["hai"], "không phải"),
        ("3.2", ["", "50"], ""),
        ("8.2", ["1", "2", "3", "x", "4"], "không phải"),
    ],
)
def test_what_cannot_be_read_stays_in_its_field(ask, code, typed, sentence):
    dialog = ask(code)
    for field, text in zip(dialog.part.fields, typed, strict=True):
        field.edit.setText(text)

    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.kept == []
    assert sentence in labels_of(dialog)
    assert [f.edit.text() for f in dialog.part.fields] == typed


def test_what_the_office_refuses_is_said_at_the_field(ask):
    def refuse(_basis):
        raise EntryError("Mẫu số bằng 0.", "Sửa số liệu.")

    dialog = ask(
        "3.2", ScoreBasis(numerator=Decimal(1), denominator=Decimal(2)), refuse
    )
    dialog.save.click()

    assert dialog.isVisible()
    assert "Mẫu số bằng 0." in labels_of(dialog)


def test_met_or_not_has_to_be_chosen(ask):
    dialog = ask("1.1")
    dialog.save.click()
    assert "Chọn Đạt hoặc Không đạt" in labels_of(dialog)

    dialog.part.result.no.setChecked(True)

    assert dialog.points.text() == "0 điểm"
    dialog.save.click()
    assert dialog.kept == [ScoreBasis(met=False)]


def test_a_survey_is_kept_by_level(ask):
    dialog = ask("8.2")
    for field, text in zip(dialog.part.fields, "12345", strict=True):
        field.edit.setText(text)

    assert dialog.points.text() == "6 điểm"
    dialog.save.click()
    assert dialog.kept == [ScoreBasis(answers=(1, 2, 3, 4, 5))]


# --- the page -------------------------------------------------------------------------


@pytest.fixture(params=[False])
def office(request, tmp_path):
    with new_office(tmp_path / "so") as made:
        made.plans.adopt_text(plan_with_sample(issued_above=request.param))
        made.register.add(Unit("", UNIT, UnitKind.OFFICE))
        made.register.add(Unit("", "Công an xã", UnitKind.OFFICE))
        yield made


@pytest.fixture
def unit(office):
    return ids_of(office)[UNIT]


@pytest.fixture
def page(office, page_shown):
    return page_shown(ScoresPage(office))


def grid_of(page):
    return page._grid()


def type_ratio(top, whole):
    def act(dialog):
        dialog.part.fields[0].edit.setText(top)
        dialog.part.fields[1].edit.setText(whole)
        dialog.save.click()

    return act


def test_f4_computes_a_cell_and_the_cell_says_how(page, office, unit, answers, qtbot):  # noqa: F811
    answers.next(type_ratio("45", "50"))
    grid = grid_of(page)
    grid.choose(unit, "3.2", Side.VERIFIED)

    qtbot.keyClick(grid.view, Qt.Key.Key_F4)

    assert answers.titles == ["Tính điểm 3.2, Phòng Kinh tế"]
    index = grid.view.currentIndex()
    assert index.data() == "10,8"
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    assert told == "Cách tính: 45/50 = 90%; tính theo tỷ lệ của 12 điểm: 10,8 điểm"
    assert grid.current() == (unit, "3.2", Side.VERIFIED)


def test_the_dialog_opens_with_what_was_counted_last_time(
    page,
    office,
    unit,
    answers,  # noqa: F811
):
    basis = ScoreBasis(numerator=Decimal(45), denominator=Decimal(50))
    office.enter_basis(BasisEntry(unit, "3.2", scoring.Side.VERIFIED, basis))
    page.reload()
    grid = grid_of(page)
    grid.choose(unit, "3.2", Side.VERIFIED)

    grid.view.work_out_wanted.emit()

    fields = answers.seen[0].part.fields
    assert [field.edit.text() for field in fields] == ["45", "50"]


def test_a_verified_score_is_computed_anew_only_with_a_reason(
    page,
    office,
    unit,
    answers,  # noqa: F811
):
    grid = grid_of(page)
    grid.choose(unit, "3.2", Side.VERIFIED)
    answers.next(type_ratio("45", "50"))
    grid.view.work_out_wanted.emit()

    def give_reason(dialog):
        assert isinstance(dialog, ReasonDialog)
        dialog.field.show_text("Bổ sung hồ sơ")
        dialog.accept()

    answers.next(type_ratio("50", "50"), give_reason)
    grid.view.work_out_wanted.emit()

    score = office.roundup().sheet(unit, scoring.Side.VERIFIED)["3.2"]
    assert (score.points, score.reason) == (12, "Bổ sung hồ sơ")
    told = grid.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("Lý do sửa: Bổ sung hồ sơ. Cách tính: 50/50 = 100%")


def test_where_there_is_no_method_f4_says_so(page, unit, answers, qtbot):  # noqa: F811
    grid = grid_of(page)
    grid.choose(unit, "1.5", Side.VERIFIED)

    qtbot.keyClick(grid.view, Qt.Key.Key_F4)

    assert answers.seen == []
    assert "không có cách tính" in grid.entry.accessibleName()


@pytest.mark.parametrize(("criterion", "can"), [("3.2", True), ("1.5", False)])
def test_the_menu_offers_computing_where_there_is_a_method(page, unit, criterion, can):
    grid = grid_of(page)
    grid.choose(unit, criterion, Side.VERIFIED)

    menu = score_menu.menu(grid.view)

    offered = {a.text().partition("\t")[0]: a.isEnabled() for a in menu.actions()}
    assert offered["Tính điểm…"] is can
    assert offered["Sửa điểm"]
    menu.deleteLater()


def test_a_surveyed_criterion_has_one_column_of_its_own(page):
    grid = grid_of(page)
    slots = [(s.criterion.key, s.side) for s in grid.model.slots]

    assert [side for key, side in slots if key == "8.2"] == [Side.SURVEY]
    grid.show_sides((Side.SELF,))
    assert "8.2" not in {s.criterion.key for s in grid.model.slots}


def test_the_totals_show_survey_and_class(page, office, unit):
    source = grid_of(page).model.source

    titles = [column.title for column in source.total_columns()]
    assert titles == ["Tự chấm", "Điều tra", "Thẩm định", "Xếp loại"]
    assert len(source.totals(unit)) == len(titles)
    assert source.verified_cells() == (0, 2 * (len(SET.leaves) - 1))

    held = ScoreBasis(answers=(0, 0, 1, 3, 4))
    office.enter_basis(BasisEntry(unit, "8.2", scoring.Side.SURVEY, held))

    assert source.totals(unit)[1].text == "8,75"
    assert source.verified_cells() == (1, 2 * len(SET.leaves))


@pytest.mark.parametrize("office", [True], indirect=True)
def test_a_set_issued_above_is_shown_as_such(page):
    assert page.origin.text() == (
        "Bộ tiêu chí do UBND thành phố Ví Dụ ban hành (QĐ 01/QĐ-UBND ngày "
        "02/01/2025), phiên bản 2, không sửa ở đây."
    )
    assert page.origin.isVisible()


def test_a_set_of_the_office_says_nothing_of_the_kind(page):
    assert not page.origin.isVisible()


def test_the_ranking_shows_class_and_bonus(office, unit, page_shown):
    leaves = office.roundup().criteria_for(unit).leaves
    for leaf in leaves:
        if not leaf.is_surveyed:
            typed = (
                "1"
                if leaf.code == "T.1"
                else "0"
                if leaf.is_extra
                else (f"{leaf.max_points}")
            )
            office.scorebook.enter(
                office.roundup(),
                Entry(unit, leaf.code, scoring.Side.VERIFIED, typed),
            )

    page = page_shown(RankingPage(office))

    view = page.view()
    titles = [column.title for column in view.rows.columns]
    assert titles[3:5] == ["Xếp loại", "Thưởng, phạt"]
    [first] = [line for line in view.rows.lines() if getattr(line, "rank", 0) == 1]
    assert [view.rows.columns[n].text(first) for n in (3, 4)] == ["Xuất sắc", "+1,0"]
    said = "\n".join(page.pane.sentences.lines)
    assert "đã làm tròn hai số lẻ" in said
    assert "Thưởng, phạt ngoài thang điểm" in said
    assert "Không có điểm điều tra xã hội học" in said
    assert "vì có tiêu chí không áp dụng" not in said
