"""Xếp hạng: places, ties, who is not ranked, and the sentences that say why."""

import re
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.ui.office_of_hong_van import UNSCORED, full_office, ids_of
from ui.pages.ranking_page import RankingPage
from ui.pages.ranking_words import difference, neighbour, points, why


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(office, qtbot):
    made = RankingPage(office)
    qtbot.addWidget(made)
    made.resize(1154, 694)
    made.show()
    made.reload()
    return made


def said(office, name, block=0):
    table = office.outcome().tables[block]
    row = next(row for row in table.rows if row.name == name)
    return [re.sub("<[^>]+>", "", s) for s in why(office.roundup(), table, row)]


def test_a_tie_is_followed_through_the_declared_precedence(office):
    assert said(office, "Phòng Văn hóa – Xã hội") == [
        "Tổng 92,50 điểm: ít hơn hạng 2 là 1,50; nhiều hơn hạng 5 là 3,50.",
        "Bằng điểm Văn phòng HĐND và UBND, xét nhóm B: 32,0 và 32,0, vẫn bằng.",
        "Xét nhóm E: 7,5 và 7,5, vẫn bằng.",
        "Giữ đồng hạng 3. Đơn vị tiếp theo là hạng 5.",
    ]


def test_the_first_is_said_to_be_the_first(office):
    assert said(office, "Trung tâm PVHCC") == [
        "Tổng 96,50 điểm: cao nhất khối; nhiều hơn hạng 2 là 2,50."
    ]


def test_the_last_names_only_who_is_better(office):
    assert said(office, "Trường THCS Hồng Vân") == [
        "Tổng 79,50 điểm: ít hơn hạng 6 là 7,42."
    ]


def test_a_rescaled_total_says_from_what(office):
    assert said(office, "Văn phòng Đảng ủy")[1] == (
        "Điểm quy đổi từ 56,5/65, vì có tiêu chí không áp dụng."
    )


def test_people_are_called_people(office):
    assert said(office, "Lưu Thanh Thảo", block=1)[-1] == (
        "Giữ đồng hạng 6. Người tiếp theo là hạng 8."
    )


def test_the_comparison_is_with_the_next_better_place(office):
    table = office.outcome().tables[0]
    ranked = {row.name: row for row in table.rows}
    assert neighbour(table, ranked["Phòng Văn hóa – Xã hội"]).name == "Phòng Kinh tế"
    assert neighbour(table, ranked["Trung tâm PVHCC"]).name == "Phòng Kinh tế"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("41.5", "41,5"), ("41.25", "41,25"), ("30", "30,0"), (None, "–")],
)
def test_points_show_the_decimals_they_have(value, shown):
    assert points(None if value is None else Decimal(value)) == shown


def test_a_difference_carries_its_sign():
    assert difference(Decimal("19.5"), Decimal(19)) == "+0,5"
    assert difference(Decimal(32), Decimal("32.5")) == "−0,5"
    assert difference(Decimal(19), Decimal(19)) == "0,0"
    assert difference(None, Decimal(19)) == "–"


def test_a_tab_a_block_with_its_count(page):
    tabs = page._head.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == [
        "Cơ quan, đơn vị 8",
        "Cá nhân 9",
    ]
    tabs.setCurrentIndex(1)
    assert page.table().name == "Cá nhân"
    assert page.pane.sentences.lines[0].startswith("Tổng <b>97,00</b>")


def test_tied_places_say_so_in_words(page):
    texts = [line[0] for line in page.view().seen_texts()]
    assert texts.count("3 đồng hạng") == 2
    assert texts[-1] == "chưa xếp"


def test_what_does_not_apply_is_a_dash(page):
    row = next(r for r in page.view().rows.rows() if r.name == "Văn phòng Đảng ủy")
    titles = [column.title for column in page.view().rows.columns]
    column = page.view().rows.columns[titles.index("B /35")]
    assert column.text(row) == "–"
    assert column.look(row) is None


def test_who_is_not_ranked_says_why_and_goes_on_scoring(office, page, qtbot):
    page.show_target(ids_of(office)[UNSCORED])
    assert page.pane.sentences.lines[0].startswith("Còn 11 ô chưa chấm: A1")
    with qtbot.waitSignal(page.target_wanted) as went:
        qtbot.keyClick(page.view(), Qt.Key.Key_Return)
    assert went.args[0].place == "scores"
    assert went.args[0].item == ids_of(office)[UNSCORED]


def test_points_of_an_own_sheet_are_marked_as_such(page):
    assert "không có trong kế hoạch" in page._note.text()


def test_sorting_keeps_the_ranked_without_a_heading(page):
    page.view().sort_by(1)
    assert page.view().isRowHidden(0)


def test_names_are_text_even_when_they_look_like_markup(office, page):
    from dataclasses import replace

    unit = next(u for u in office.register.units() if u.name.startswith("Văn phòng H"))
    office.register.change(replace(unit, name="<b>Văn phòng</b>"))
    page.reload()
    table = office.outcome().tables[0]
    row = next(r for r in table.rows if r.name == "Phòng Văn hóa – Xã hội")
    assert "&lt;b&gt;" in why(office.roundup(), table, row)[1]


def test_an_office_without_subjects_is_shown_the_way(tmp_path, qtbot):
    from tests.ui.office_of_hong_van import new_office

    with new_office(tmp_path / "leer") as office:
        page = RankingPage(office)
        qtbot.addWidget(page)
        page.reload()
        assert page.view() is None
