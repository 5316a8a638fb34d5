"""Báo cáo: counted by what is chosen, drawn, printed and saved as seen."""

import io

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from desktop.awards.forms import AwardForm
from desktop.awards.statistics import View
from desktop.office.office import Office
from tests.ui.papers_of_demo import decided_round, open_round, refusals
from ui import look
from ui.pages import papers_files
from ui.pages.reports_page import ReportsPage
from ui.widgets.bars import BarChart


@pytest.fixture
def page_of(page_shown):
    return lambda office: page_shown(ReportsPage(office))


@pytest.fixture
def page(tmp_path, page_of):
    with decided_round(tmp_path / "so") as office:
        yield page_of(office)


def choose(page, view):
    page.views.choose(view)
    page.views.chosen.emit(view)


def shown(page):
    table = page._tables[page.view()]
    columns = table.table.rows.columns
    return [[c.text(row) for c in columns] for row in table.table.rows.rows()]


def save_to(monkeypatch, file):
    monkeypatch.setattr(papers_files, "pick", lambda *_words: file)
    return file


def test_awards_are_counted_by_form_at_first(page):
    assert shown(page) == [["Giấy khen", "11", "5", "0", "6", "2", "5", "5.710.000"]]
    sums = page._tables[View.FORM].sums.text()
    assert sums.startswith("Cộng: Tổng số 11, Tập thể 5, Cá nhân 6")


@pytest.mark.parametrize("view", list(View))
def test_every_view_is_shown_printed_and_told(page, view):
    choose(page, view)

    assert page.view() is view
    assert shown(page)
    table = page._tables[view]
    assert table.table.accessibleName()
    assert table.table.current() is not None
    page.head.tabs.setCurrentIndex(1)
    assert page.preview.papers.page_count() >= 1
    page.head.tabs.setCurrentIndex(0)


def test_a_filter_narrows_table_and_chart_together(page):
    choose(page, View.UNIT)
    every = len(shown(page))
    page.groups.choose("Thôn, xóm")
    page._show()

    assert shown(page)[0][0] == "Thôn Đoài"
    assert len(shown(page)) == 1 < every
    assert page.chart.accessibleDescription() == "Thôn Đoài: 1"
    assert page.choice().group == "Thôn, xóm"
    page.forms.choose(AwardForm.COMMENDATION)
    assert page.choice().form is AwardForm.COMMENDATION


def test_what_a_view_does_not_know_cannot_narrow_it(page):
    choose(page, View.QUOTA)
    fields = (page.years, page.forms, page.groups, page.sources)
    assert [field.isEnabled() for field in fields] == [False] * 4

    choose(page, View.MOVEMENTS)
    assert [field.isEnabled() for field in fields] == [True, False, False, False]


def test_the_chart_says_in_words_what_it_draws(page):
    choose(page, View.KIND)

    assert page.chart.accessibleName() == "Khen thưởng theo loại đối tượng"
    told = page.chart.accessibleDescription()
    assert told == "Tập thể: Tập thể 5, Cá nhân 0; Cá nhân: Tập thể 0, Cá nhân 6"
    assert page._side.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_bars_are_drawn_in_both_looks(qtbot, mode):
    look.set_mode(mode)
    chart = BarChart("Biểu đồ")
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    empty = chart.grab().toImage()
    chart.show_bars(["Tập thể", "Cá nhân"], [("Phòng Kinh tế", (1, 2)), ("X", (0, 0))])
    drawn = chart.grab().toImage()

    colours = {
        drawn.pixelColor(x, y).name().upper()
        for x in range(drawn.width())
        for y in range(drawn.height())
    }
    assert {look.color("accent").name().upper(), look.color("ok").name().upper()} <= (
        colours
    )
    assert drawn != empty


def test_the_table_is_copied_as_seen(page):
    choose(page, View.YEAR)
    page.copy.click()

    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Năm", "Tổng số", "Tập thể"]
    assert lines[1].split("\t")[:2] == ["2025", "11"]


def test_the_table_goes_to_excel_word_and_pdf(page, tmp_path, monkeypatch):
    excel = save_to(monkeypatch, tmp_path / "a.xlsx")
    page.excel.click()
    book = openpyxl.load_workbook(io.BytesIO(excel.read_bytes()))
    assert book.worksheets[0]["A1"].value.startswith("Khen thưởng theo hình thức")
    assert page.saved.isVisible()

    word = save_to(monkeypatch, tmp_path / "a.docx")
    page._on_word()
    assert word.read_bytes().startswith(b"PK")
    pdf = save_to(monkeypatch, tmp_path / "a.pdf")
    page._on_pdf()
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_told(page, tmp_path, monkeypatch):
    told = refusals(monkeypatch)
    save_to(monkeypatch, tmp_path / "nowhere" / "a.xlsx")
    page.excel.click()

    assert len(told) == 1
    assert "Không ghi được a.xlsx" in told[0]
    assert not page.saved.isVisible()


def test_the_report_of_the_round_is_one_press_away(page, qtbot):
    with qtbot.waitSignal(page.target_wanted) as asked:
        page.report.click()

    assert (asked.args[0].place, asked.args[0].item) == ("papers", "report:half-year")


def test_before_any_award_the_table_says_where_numbers_come_from(tmp_path, page_of):
    with open_round(tmp_path / "so") as office:
        page = page_of(office)

        assert page._tables[View.FORM].empty.isVisible()
        assert "Sổ khen thưởng" in page._tables[View.FORM].empty._what.text()
        assert not page._side.isVisible()
        # The plan's numbers and the movement are there without any award.
        choose(page, View.QUOTA)
        assert shown(page)


def test_an_office_without_a_plan_is_led_to_it(tmp_path, page_of, qtbot):
    with Office.open(tmp_path / "so") as office:
        page = page_of(office)

        assert page._body.currentIndex() == 2
        assert not page.excel.isVisible()
        assert not page.strip.isVisible()


def test_every_control_of_the_page_has_a_name(page):
    controls = [page.views, page.years, page.forms, page.groups, page.sources]
    controls += [page.copy, page.excel, page.report, page.chart]

    assert all(control.accessibleName() for control in controls)
