"""Xếp hạng: places, ties, who is not ranked, and the sentences that say why."""

import re
import shutil
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.awards.eligibility import Place
from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.registers.index_tables import index_tables, year_to_show
from tests.ui.office_of_hong_van import UNSCORED, full_office, ids_of
from ui.pages.ranking_index_words import exactly
from ui.pages.ranking_index_words import why as why_by_index
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


# --- by published indices -------------------------------------------------------------

CITY, WARD = "ha-noi-2026-2030", "ngoc-ha-2026-2030"


@pytest.fixture(scope="module")
def city_root(tmp_path_factory):
    root = tmp_path_factory.mktemp("city") / "city"
    demo.prepare(root, CITY).close()
    return root


@pytest.fixture
def city(city_root, tmp_path):
    root = tmp_path / "city"
    shutil.copytree(city_root, root)
    with Office.open(root) as opened:
        yield demo.in_its_time(opened)


@pytest.fixture
def city_page(city, page_shown):
    return page_shown(RankingPage(city))


def by_index(page, index):
    page.ways.choose(index)
    page._show_way()
    return page.indices


def told_by_index(office, name, index=IndexCode.PAR, year=2026):
    for table in index_tables(office.roundup(), index, year):
        for row in table.rows:
            if row.name == name:
                return [re.sub("<[^>]+>", "", s) for s in why_by_index(table, row)]
    raise AssertionError(name)


def test_points_alone_offer_nothing_else(page):
    assert not page.ways.isVisibleTo(page)


def test_a_plan_without_points_is_ranked_by_what_was_published(city_page):
    assert city_page.ways.way() is IndexCode.PAR
    assert city_page.ways.note.text() == "Kế hoạch không chấm điểm"
    tabs = city_page._head.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == [
        "Khối xã, phường 12",
        "Khối sở, ban, ngành 8",
    ]
    lines = city_page.indices.view().seen_texts()[1:]
    assert [line[0] for line in lines[2:6]] == ["3", "4 đồng hạng", "4 đồng hạng", "6"]
    assert lines[0][1:6] == ["Phường Hoa Sen", "95,42", "2", "tăng 1 bậc", "Công bố"]
    assert lines[-1][:3] == [
        "chưa xếp",
        "Xã Phù Sa",
        "Chưa có PAR INDEX năm 2026 được công bố",
    ]


def test_published_places_say_so_and_so_do_counted_ones(city, city_page):
    assert "đúng như đã công bố" in told_by_index(city, "Phường Sấu Già")[1]
    assert told_by_index(city, "Phường Sấu Già")[3:] == [
        "Giữ đồng hạng 4 với Phường Cây Gạo.",
        "Năm 2025 đứng hạng 6: tăng 2 bậc.",
    ]
    counted = told_by_index(city, "Phường Hoa Sen", IndexCode.SIPAS)
    assert counted[1] == (
        "Không có hạng công bố: xếp theo giá trị của 11 đơn vị đã có số."
    )
    # 2025 knew the values of six units only, so nothing is compared.
    assert "không so được" in counted[-1]
    by_index(city_page, IndexCode.SIPAS)
    assert "giá trị công bố" in city_page.indices._how.text()


def test_the_pane_shows_the_years_of_the_unit(city_page):
    view = city_page.indices.view()
    view.choose(lambda row: row.name == "Phường Hoa Sen")
    years = city_page.indices.pane.years.seen_texts()[1:]
    assert years == [
        ["2026", "95,42", "1", "Khối xã, phường"],
        ["2025", "93,10", "2", "Khối xã, phường"],
    ]


def test_another_year_is_chosen_and_kept(city_page):
    city_page.ways.year.choose(2025)
    city_page._show_way()
    first = city_page.indices.view().seen_texts()[1]
    assert first[1:3] == ["Xã Đồng Lúa", "93,60"]
    city_page.reload()
    assert city_page.ways.year.key() == 2025


def test_an_unranked_unit_leads_to_the_register_of_its_index(city_page, qtbot):
    view = by_index(city_page, IndexCode.SIPAS).view()
    view.choose(lambda row: row.rank is None)
    with qtbot.waitSignal(city_page.target_wanted) as went:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert went.args[0].place == "ratings"
    unit = view.current().subject_id
    assert went.args[0].item == Place("ratings", unit, "sipas")


def test_an_index_nobody_published_says_what_belongs_there(city_page):
    by_index(city_page, IndexCode.PAPI)
    assert city_page.nothing.currentWidget() is city_page.unmeasured
    assert city_page.unmeasured._title.text() == "Chưa có PAPI nào"


def test_an_own_value_is_no_place(city):
    unit = next(u for u in city.register.units() if u.name == "Xã Phù Sa")
    value = IndexValue(
        "", unit.id, IndexCode.PAR, 2026, value=Decimal(99), origin=Origin.OWN_COUNT
    )
    city.registers.keep_index_value(value, unit.name)
    table = index_tables(city.roundup(), IndexCode.PAR, 2026)[0]
    row = table.rows[-1]
    assert (row.name, row.rank) == ("Xã Phù Sa", None)
    assert row.unranked_reason == "Mới có giá trị tự tính, chưa công bố PAR INDEX"


def test_in_a_commune_the_commune_stands_with_its_published_place(office, page_shown):
    from desktop.emulation.participants import Unit, UnitKind

    office.register.add(Unit("", "Xã Hồng Vân", UnitKind.COMMUNE))
    commune = next(u for u in office.register.units() if u.name == "Xã Hồng Vân")
    for year, place in ((2024, 41), (2025, 35)):
        value = IndexValue(
            "",
            commune.id,
            IndexCode.PAR,
            year,
            value=Decimal("88.4"),
            rank=place,
            block="Khối xã",
        )
        office.registers.keep_index_value(value, commune.name)
    page = page_shown(RankingPage(office))
    assert page.ways.isVisibleTo(page)
    assert page.ways.way() is None  # points come first
    shown = by_index(page, IndexCode.PAR)
    [row] = shown.table().rows
    assert (row.rank, row.place.change) == (35, 6)
    assert shown.table().name == "Ngoài các khối của kế hoạch"
    assert shown._block.text() == "Khối xã"
    assert [v.year for v in row.history] == [2025, 2024]
    page.show_target(commune.id)
    assert shown.view().current().name == "Xã Hồng Vân"


@pytest.fixture
def ward(tmp_path):
    with demo.prepare(tmp_path / "ward", WARD) as opened:
        yield opened


def test_no_points_and_no_index_is_an_empty_place(ward, page_shown):
    page = page_shown(RankingPage(ward))
    assert not page.ways.isVisibleTo(page)
    assert page.unmeasured._title.text() == "Kế hoạch không chấm điểm"


def test_the_year_of_the_award_is_shown_where_it_has_values(city):
    assert year_to_show(city.roundup(), IndexCode.PAR) == 2026
    assert year_to_show(city.roundup(), IndexCode.PAPI) == 2026


@pytest.mark.parametrize(
    ("value", "shown"), [("92", "92,00"), ("95.4", "95,40"), ("89.994", "89,994")]
)
def test_a_value_shows_every_decimal(value, shown):
    assert exactly(Decimal(value)) == shown
