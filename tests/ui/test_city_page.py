"""Xã, phường: the city's desk in the window."""

import re

import pytest
from PySide6.QtWidgets import QDialog

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.city_desk import Status
from desktop.office.exchanging.overlays import Flag, Standing
from tests.office.city_at_work import HOA_SEN, SAU_GIA, send, take
from tests.ui.city_and_communes import at_work, make_template
from tests.ui.exchange_windows import (
    nameless,
    plug_in,
    rich_labels,
    settle,
    show_page,
    words,
)
from ui.dialogs import exchange_cells_dialog
from ui.dialogs.exchange_cells_dialog import AppraiseDialog, CommuneCells
from ui.dialogs.exchange_city_dialog import DOUBLES, CityDialog
from ui.dialogs.exchange_day_dialog import ReceivingDay
from ui.pages.exchange_page import CITY, RECEIVE, SEND
from ui.pages.exchange_send_parts import EVERYBODY


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("thanh-pho"))


@pytest.fixture
def found(template, tmp_path):
    with at_work(template, tmp_path / "o") as (offices, stick):
        for org in (HOA_SEN, SAU_GIA):
            [file] = (stick / "TDKT").glob(f"TDKT_submission_{org}*")
            take(offices.city, file)
        yield offices


@pytest.fixture
def city(found):
    return found.city


@pytest.fixture
def page(city, qtbot):
    return show_page(city, qtbot, tab=CITY)


def mark(dialog, *names):
    """Tick cells of the table on show by their heads, in the first row."""
    for name in names:
        line = next(one for one in dialog.table.rows.rows() if one.title == name)
        dialog.table.ticked.emit(line, 0, True)


def reason(monkeypatch, words):
    monkeypatch.setattr(exchange_cells_dialog, "ask_reason", lambda *_a, **_k: words)


def test_every_office_stands_there_with_its_state(page, city):
    states = {one.name: one for one in page.city.table.rows.rows()}

    assert len(states) == len(city.city_desk.communes())
    assert states["Phường Hoa Sen"].status is Status.RECEIVED
    assert states["Xã Bãi Dâu"].status is Status.NOT_SENT
    labels = [page.city.filter._group.button(n).text() for n in range(5)]
    assert labels[2] == "Đã nhận 2"
    assert labels[4] == "Quá hạn 0"


def test_the_list_is_narrowed_by_state_and_by_words(page):
    page.city.filter.choose(2)
    page.city._show()

    assert {one.org for one in page.city.table.rows.rows()} == {HOA_SEN, SAU_GIA}
    page.city.filter.choose(0)
    page.city._show()
    page.city.table.filter("hoa sen")
    assert [one.name for one in page.city.table.rows.rows()] == ["Phường Hoa Sen"]


def test_a_commune_is_told_with_its_facts_and_tables(page):
    page.city.choose(HOA_SEN)
    settle(page)

    said = "\n".join(words(page.city.pane))
    assert "Gói số 1, tiếp nhận 05/03/2027" in said
    assert "Đề nghị 01 tập thể, 03 cá nhân" in said
    assert "Cá nhân 26" in said
    assert "TD-502" in said
    assert rich_labels(page.city) == []


def test_who_has_sent_nothing_offers_nothing(page):
    page.city.table.choose(lambda one: one.name == "Xã Bãi Dâu")
    settle(page)

    assert not page.city.pane.cells.isEnabled()
    assert not page.city.pane.result.isEnabled()
    assert "Chưa nhận gói nào" in page.city.pane.result.toolTip()


def test_marked_fields_are_sent_back_with_one_reason(city, qtbot, monkeypatch):
    dialog = CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    reason(monkeypatch, "Ghi rõ theo quyết định")
    dialog.show_table("people")

    assert not dialog.back.isEnabled()
    mark(dialog, "Chức vụ", "Năm sinh")
    assert dialog.back.text() == "Trả lại 02 ô…"
    dialog.back.click()

    said = city.city_desk.said(HOA_SEN)
    assert {one.overlay.field for one in said} == {"position", "birth_year"}
    assert {one.overlay.reason for one in said} == {"Ghi rõ theo quyết định"}
    assert dialog.done_words == "Đã ghi 02 ô phải sửa vào gói kết quả."
    [state] = [s for s in city.city_desk.communes() if s.org == HOA_SEN]
    assert state.status is Status.RETURNED


def test_a_field_that_waits_is_not_sent_back_again(city, qtbot, monkeypatch):
    dialog = CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    reason(monkeypatch, "Ghi rõ theo quyết định")
    dialog.show_table("people")
    mark(dialog, "Chức vụ")
    dialog.back.click()

    mark(dialog, "Chức vụ")

    assert dialog.marked() == ()
    assert not dialog.back.isEnabled()
    assert dialog.told.accessibleName() == "“Chức vụ” đã trả lại, đang chờ xã sửa."
    assert len(city.city_desk.said(HOA_SEN)) == 1


def test_no_id_and_no_code_stands_in_the_cells(city, qtbot):
    dialog = CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    said = []
    for number in range(dialog.tables.count()):
        dialog.show_table(dialog.tables.itemData(number))
        sections = dialog.table.rows._sections
        said += [section.title for section in sections]
        said += [f"{one.title}: {one.value}" for one in dialog.table.rows.rows()]

    whole = "\n".join(said)
    assert "Cù Thu Hà" in whole
    for code in ("civil_servant", "None", "True", "interim", "withdrawn"):
        assert code not in whole, code
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", whole)


def test_a_value_is_put_beside_the_commune_s(city, qtbot, monkeypatch):
    dialog = CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    dialog.show_table("indicator_results")
    dialog.table.choose(lambda line: line.field == "value")

    def typed(asked):
        asked.value.setText("93,5")
        asked.field.setPlainText("Theo báo cáo của Sở")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AppraiseDialog, "exec", typed)
    dialog.appraise.click()

    [said] = city.city_desk.said(HOA_SEN)
    assert said.overlay.value == "93.5"
    assert said.standing is Standing.CURRENT


def test_a_value_that_does_not_fit_is_refused_in_words(city, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(
        exchange_cells_dialog,
        "show_refusal",
        lambda _window, refusal: told.append(refusal.sentence),
    )
    dialog = CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    dialog.show_table("indicator_results")
    dialog.table.choose(lambda line: line.field == "value")

    def typed(asked):
        asked.value.setText("nhiều")
        asked.field.setPlainText("Theo báo cáo")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AppraiseDialog, "exec", typed)
    dialog.appraise.click()

    assert told == ["“nhiều” không phải là giá trị."]
    assert city.city_desk.said(HOA_SEN) == []


def test_what_the_commune_changes_after_an_appraisal_is_marked_stale(
    found, page, qtbot
):
    city, ward = found.city, found.communes[HOA_SEN]
    from dataclasses import replace

    person = next(p for p in ward.register.people() if p.name == "Cù Thu Hà")
    row = next(
        r for r in city.city_desk.rows(HOA_SEN, "people") if r.name == "Cù Thu Hà"
    )
    city.city_desk.appraise(
        HOA_SEN, "people", row.row_id, "position", "Chuyên viên chính", "Theo hồ sơ"
    )
    ward.register.change(replace(person, position="Phó Giám đốc"))
    take(city, send(ward))

    page.reload()
    page.city.choose(HOA_SEN)
    settle(page)

    assert "1 mục đã thẩm định" in page.city.pane.stale.accessibleName()
    [said] = page.city.pane.said.rows.rows()
    page.city.pane.said.choose(lambda _one: True)
    assert said.standing is Standing.STALE
    assert page.city.pane.renew.isVisibleTo(page)
    page.city.pane.renew.click()
    assert [s.standing for s in city.city_desk.said(HOA_SEN)] == [Standing.CURRENT]


def test_a_remark_can_be_settled_or_taken_back(city, page):
    row = city.city_desk.rows(HOA_SEN, "people")[0]
    city.city_desk.return_fields(
        HOA_SEN,
        [
            Flag("people", row.row_id, "position", "Ghi rõ"),
            Flag("people", row.row_id, "name", "Viết hoa"),
        ],
    )
    page.reload()
    page.city.choose(HOA_SEN)
    pane = page.city.pane

    pane.said.choose(lambda one: one.overlay.field == "position")
    pane.settle.click()
    pane.said.choose(lambda one: one.overlay.field == "name")
    pane.back.click()

    [left] = city.city_desk.said(HOA_SEN)
    assert left.standing is Standing.SETTLED


def test_results_for_everybody_are_made_on_the_tab_of_sending(
    city, page, qtbot, tmp_path
):
    stick = tmp_path / "usb-ket-qua"
    stick.mkdir()
    plug_in(page, stick)

    page.city.results.click()
    settle(page)

    assert page.tab() == SEND
    assert (page.send.kind(), page.send.to()) == (BundleType.RESULT, EVERYBODY)
    page.send.pane.no_secret.setChecked(True)
    page.send.verb.click()
    names = sorted(file.name for file in (stick / "TDKT").iterdir())
    assert len(names) == 2
    assert "Tháo thiết bị an toàn" in page.send.pane.written.accessibleName()


def test_a_commune_without_a_key_is_named_not_sent_openly(city, page, tmp_path):
    [key] = [s for s in city.identity.senders() if s.key.org == SAU_GIA]
    city.identity.revoke(key.key.key_id, 1)
    stick = tmp_path / "usb-ket-qua"
    stick.mkdir()
    page.places.choose(stick)
    page.city.results.click()
    settle(page)
    page.send.pane.no_secret.setChecked(True)

    page.send.verb.click()

    assert len(list((stick / "TDKT").iterdir())) == 1
    [left] = page.send.pane.left_out.rows
    assert "Chưa có khóa của Phường Sấu Già" in left.sentence.text()
    assert "30 số" in left.next_step.text()


def test_ranks_numbers_and_doubles_over_all_communes(city, qtbot):
    dialog = CityDialog(None, city)
    qtbot.addWidget(dialog)

    ranks = dialog.ranks.rows.rows()
    assert ranks[0].name == "Phường Hoa Sen"
    assert dialog.quotas.rows.rows()[0].nominated == 2
    count = len(dialog.doubles.rows.rows())
    assert count
    dialog.ways.choose(DOUBLES)
    dialog._show(DOUBLES)
    dialog.doubles.choose(lambda one: all(one.subject_ids))
    dialog.apart.click()
    assert len(dialog.doubles.rows.rows()) == count - 1
    assert dialog.done_words.startswith("Đã ghi không trùng")


def test_the_ranking_page_is_one_press_away(city, page, monkeypatch):
    wanted = []
    page.target_wanted.connect(lambda target: wanted.append(target.place))

    def press(dialog):
        dialog.open_ranks.click()
        return 1

    monkeypatch.setattr(CityDialog, "exec", press)
    page.city.whole.click()

    assert wanted == ["ranking"]


def test_the_last_day_is_set_and_late_offices_are_told(city, page, monkeypatch):
    def typed(dialog):
        dialog.field.edit.setText("1/3/2027")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReceivingDay, "exec", typed)
    page.city._on_day()

    assert "đã quá 4 ngày" in page.city.due.text()
    states = {one.name: one.status for one in page.city.states}
    assert states["Xã Bãi Dâu"] is Status.OVERDUE


def test_what_waits_undecided_leads_to_the_tab_of_receiving(found, page, template):
    ward = found.communes[HOA_SEN]
    found.city.receiving.take(send(ward))
    page.reload()
    page.city.choose(HOA_SEN)
    settle(page)

    assert "Gói số 2" in page.city.pane.waiting.accessibleName()
    page.city.pane.waiting.pressed.emit()
    assert page.tab() == RECEIVE


def test_every_control_of_the_dialogs_has_a_name(city, qtbot):
    for dialog in (
        CommuneCells(None, city, HOA_SEN, "Phường Hoa Sen"),
        CityDialog(None, city),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        assert nameless(dialog) == []
        assert rich_labels(dialog) == []
