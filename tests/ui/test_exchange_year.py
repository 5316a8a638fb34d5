"""What a newcomer meets who plays the year in the window of a commune and of a city."""

import shutil

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.office.exchanging.overlays import Flag
from desktop.office.exchanging.receipts import meaning_of
from tests.office.city_at_work import HOA_SEN, opened, take
from tests.ui.city_and_communes import city, empty, offices, template, ward
from tests.ui.exchange_windows import plug_in, settle, show_page, words
from tests.ui.papers_of_demo import refusals
from ui.pages.exchange_page import BOOK, RECEIVE, SEND

__all__ = ["city", "empty", "offices", "template", "ward"]
CITY = "vn-tinh-01"


@pytest.fixture
def receipt(offices, empty):
    """The folder with the city's receipt for the ward's submission."""
    found, stick = offices
    [file] = (stick / "TDKT").glob(f"TDKT_submission_{HOA_SEN}*")
    found.city.receiving.receipts.put(take(found.city, file), empty)
    return empty


def look(page):
    """Read the place that is chosen and look at the first bundle."""
    page.receive.read()
    settle(page)
    return page.receive


# --- Gửi follows what came in ---------------------------------------------------------


def test_sending_follows_the_keys_that_came_meanwhile(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=SEND)
    assert not page.send.prepared.needs_consent
    mark = ward.trail.mark()

    for one in ward.identity.senders():
        ward.identity.revoke(one.key.key_id, 0)
    page.show_tab(RECEIVE)
    page.show_tab(SEND)
    settle(page)

    assert ward.trail.mark() == mark  # the history alone does not tell
    assert page.send.prepared.needs_consent
    assert "ai cầm tệp cũng đọc được" in page.send.pane.secrecy.accessibleName()


def test_sending_lists_what_was_sent_back_meanwhile(city, ward, offices, qtbot, empty):
    _found, stick = offices
    [file] = (stick / "TDKT").glob(f"TDKT_submission_{HOA_SEN}*")
    take(city, file)
    row = city.city_desk.rows(HOA_SEN, "people")[0]
    flag = Flag("people", row.row_id, "position", "Ghi rõ chức vụ")
    city.city_desk.return_fields(HOA_SEN, [flag])
    batch = city.city_desk.make_results(state_secret_free=True)
    [result] = city.city_desk.put_results(batch, empty)
    page = show_page(ward, qtbot, tab=SEND)
    assert page.send.pane.returned.text() == ""

    ward.receiving.apply(ward.receiving.take(result))
    page.reload()
    settle(page)

    assert "Chức vụ: Ghi rõ chức vụ (chưa sửa)" in page.send.pane.returned.text()


def test_a_consent_is_forgotten_once_a_key_is_known(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.open_to_all.setChecked(True)

    page.send.pane.show_prepared(page.send.prepared)

    assert not page.send.pane.open_to_all.isChecked()


# --- receipts -------------------------------------------------------------------------


def test_a_receipt_says_what_its_codes_mean_once(ward, qtbot, receipt):
    page = show_page(ward, qtbot, receipt, tab=RECEIVE)

    view = look(page)

    shown = [r for r in view.pane.table.rows.rows() if r.table == "receipt_issues"]
    assert [row.item for row in shown] == list(dict.fromkeys(r.item for r in shown))
    papers = next(row for row in shown if row.item == "TD-502")
    assert papers.after.startswith(meaning_of("TD-502"))
    assert "chỗ)" in papers.after
    assert "Mã lỗi" not in papers.whole


def test_no_receipt_is_offered_for_a_receipt(ward, qtbot, receipt):
    page = show_page(ward, qtbot, receipt, tab=RECEIVE)
    view = look(page)
    view.accept.click()
    settle(page)

    assert not view.answer.isVisible()
    page.show_tab(BOOK)
    settle(page)
    page.book.taken.choose(lambda job: job.type == "receipt")
    assert not page.book.answer.isEnabled()
    assert "không cần biên nhận" in page.book.answer.toolTip()
    assert page.book.work.put_receipt(page.book.job()) == ""


# --- the bundle of a key --------------------------------------------------------------


@pytest.fixture
def enrolment(template, tmp_path):
    """A folder with a key the city has never heard of."""
    source, moment = template
    shutil.copytree(source / "so", tmp_path / "la")
    folder = tmp_path / "usb-la"
    folder.mkdir()
    with opened(tmp_path / "la", moment) as found:
        office = found.communes[HOA_SEN]
        office.identity.rotate(is_stolen=True)
        office.identity.enrolment(CITY, folder)
    return folder


@pytest.mark.parametrize("width", [1154, 960])
def test_the_way_out_of_a_held_bundle_is_whole(city, qtbot, enrolment, width):
    page = show_page(city, qtbot, enrolment, tab=RECEIVE)
    page.resize(width, 694)
    view = look(page)

    [row] = view.pane.findings.rows
    link = row.findChild(QPushButton)
    assert link.text() == "Nhập 30 số…"
    assert link.visibleRegion().boundingRect() == link.rect()
    assert view.pane.found.verticalScrollBar().maximum() == 0


def test_a_bundle_of_a_key_says_what_it_is_for(city, qtbot, enrolment):
    page = show_page(city, qtbot, enrolment, tab=RECEIVE)

    view = look(page)

    said = " ".join(words(view.pane))
    assert "Gói đăng ký khóa" in said
    assert "Phiếu đăng ký khóa có dấu của UBND phường Hoa Sen" in said
    assert "Không có gì khác" not in said


# --- where bundles are written --------------------------------------------------------


def test_a_place_that_is_gone_is_not_made_anew(ward, qtbot, empty, monkeypatch):
    told = refusals(monkeypatch)
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.no_secret.setChecked(True)
    empty.rmdir()

    page.send.verb.click()

    assert not empty.exists()
    assert page.places.place() is None
    assert page.send.pane.done.isHidden()
    assert told == []
    assert "Cắm USB" in page.send.verb.toolTip()


def test_a_folder_that_does_not_exist_is_not_offered(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty)

    page.places.choose(empty / "khong-co")

    assert page.places.place() == empty
    assert not (empty / "khong-co").exists()


def test_only_a_stick_is_to_be_unplugged(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.no_secret.setChecked(True)

    page.send.verb.click()
    in_folder = page.send.pane.written.accessibleName()
    is_told_to_plug = not page.send.pane.again.isHidden()
    plug_in(page, empty)
    page.send.pane.no_secret.setChecked(True)
    page.send.verb.click()

    assert in_folder == "Đã ghi và đọc lại trong thư mục đã chọn."
    assert not is_told_to_plug
    assert "Tháo thiết bị an toàn" in page.send.pane.written.accessibleName()
    assert not page.send.pane.again.isHidden()
