"""Trao đổi dữ liệu: bundles sent, read, compared, taken in, refused and led back."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.bundles.drives import Drive
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.demo import demo
from desktop.office.exchanging.jobs import State, state_of
from desktop.office.office import Office
from desktop.vietnamese import number
from tests.ui.city_and_communes import (
    city,
    empty,
    offices,
    template,
    unknown_bundle,
    ward,
)
from tests.ui.exchange_windows import (
    nameless,
    plug_in,
    rich_labels,
    settle,
    show_page,
    walk,
    words,
)
from tests.ui.papers_of_demo import refusals
from ui import look
from ui.dialogs import exchange_work, question
from ui.dialogs.exchange_keys_digits import DigitsDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages import exchange_receiving, exchange_sending
from ui.pages.exchange_page import BOOK, CITY, PLAIN, RECEIVE, SEND

__all__ = ["city", "empty", "offices", "template", "ward"]
HOA_SEN, SAU_GIA = "vn-xa-99001", "vn-xa-99002"


@pytest.fixture
def stick(offices):
    return offices[1]


@pytest.fixture
def yes(monkeypatch):
    """Answer every question with its verb."""
    monkeypatch.setattr(question, "question_dialog", lambda *_a, **_k: _Answered())


class _Answered:
    def exec(self):
        return QDialog.DialogCode.Accepted


def read(page):
    """Read the stick and look at the first bundle that waits."""
    page.receive.read()
    settle(page)
    return page.receive


def choose(page, org):
    found = next(one for one in page.receive.found if one.job.org == org)
    page.receive.choose(found.key)
    settle(page)
    return found.job


# --- who sees what --------------------------------------------------------------------


def test_a_commune_has_four_tabs_and_a_city_sees_its_communes_first(offices, qtbot):
    found, _stick = offices
    commune = show_page(found.communes[HOA_SEN], qtbot)
    above = show_page(found.city, qtbot)

    assert commune.tabs == [SEND, RECEIVE, BOOK, PLAIN]
    assert above.tabs == [CITY, SEND, RECEIVE, BOOK, PLAIN]
    assert above.tab() == CITY


def test_an_office_without_a_code_is_told_what_is_missing(tmp_path, qtbot):
    with Office.open(tmp_path / "moi") as office:
        page = show_page(office, qtbot)

        assert page._body.currentWidget() is page.nobody
        assert "Cài đặt" in " ".join(words(page.nobody))
        page.show_tab(PLAIN)
        assert page._body.currentWidget() is page.plain


def test_sticks_are_named_with_the_room_they_have(ward, qtbot, tmp_path):
    page = show_page(ward, qtbot)
    drive = Drive(tmp_path, "VHXH", 12_400_000_000, 16_000_000_000)
    page.places._drives = lambda: [drive]

    page.places.again.click()

    assert page.places.choice.currentText().endswith("còn 12 GB")
    assert page.places.place() == tmp_path


def test_without_a_stick_the_list_says_so(ward, qtbot):
    page = show_page(ward, qtbot)

    assert page.places.choice.currentText() == "Chưa cắm USB nào"
    assert page.places.place() is None


# --- Gửi ------------------------------------------------------------------------------


def test_what_goes_is_counted_as_the_bundle_counts_it(ward, qtbot):
    page = show_page(ward, qtbot, tab=SEND)

    shown = {part.title: part.count for part in page.send.table.rows.rows()}
    prepared = ward.sending.prepare(BundleType.SUBMISSION)
    assert shown == dict(prepared.counts)
    people = [s for s in page.send.table.rows._sections if "cá nhân" in s.title.lower()]
    assert "Cá nhân" in [part.title for part in people[0].rows]


def test_nothing_is_sent_before_it_is_stated_that_no_secret_is_in_it(
    ward, qtbot, empty
):
    page = show_page(ward, qtbot, empty, tab=SEND)

    assert not page.send.verb.isEnabled()
    assert "cam đoan" in page.send.verb.toolTip()
    page.send.pane.no_secret.setChecked(True)
    assert page.send.verb.isEnabled()


def test_without_a_stick_the_verb_says_what_to_do(ward, qtbot):
    page = show_page(ward, qtbot, tab=SEND)
    page.send.pane.no_secret.setChecked(True)

    assert not page.send.verb.isEnabled()
    assert "Cắm USB" in page.send.verb.toolTip()


def test_a_bundle_is_written_read_back_and_checked_again(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=SEND)
    plug_in(page, empty)
    page.send.pane.no_secret.setChecked(True)

    page.send.pane.anew.setChecked(True)
    page.send.verb.click()

    [file] = (empty / "TDKT").iterdir()
    said = page.send.pane.written.accessibleName()
    assert said == "Đã ghi và đọc lại trên USB. Tháo thiết bị an toàn rồi rút."
    assert file.name in page.send.pane.where.text()
    assert not page.send.pane.no_secret.isChecked()  # stated anew for the next one
    page.send.pane.check.click()
    assert "01 gói đúng từng byte" in page.send.pane.written.accessibleName()


def test_a_stick_that_lost_bytes_is_found_by_checking_again(
    ward, qtbot, empty, monkeypatch
):
    told = refusals(monkeypatch)
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.no_secret.setChecked(True)
    page.send.pane.anew.setChecked(True)
    page.send.verb.click()
    [file] = (empty / "TDKT").iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")

    page.send.pane.check.click()

    assert told == ["Đọc lại thấy USB ghi sai dữ liệu."]


def test_what_has_not_changed_is_offered_as_it_is(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=SEND)

    assert page.send.prepared.is_unchanged
    assert page.send.verb.text() == "Ghi lại gói số 1 ra USB"
    page.send.pane.no_secret.setChecked(True)
    page.send.verb.click()
    [file] = (empty / "TDKT").iterdir()
    assert file.name.endswith("_000001.tdkt")


def test_a_check_leads_to_where_it_is_settled(ward, qtbot):
    page = show_page(ward, qtbot, tab=SEND)
    wanted = []
    page.target_wanted.connect(lambda target: wanted.append(target.place))

    page.send.pane.findings.link_pressed.emit("TD-502")
    page.send.pane.findings.link_pressed.emit("TD-513")

    assert wanted == ["papers", "review"]
    codes = {row.finding.code for row in page.send.pane.findings.rows}
    assert {"TD-502", "TD-513"} <= codes
    assert "TD-707" not in codes  # said at the verb


def test_who_can_read_it_is_said_and_an_open_bundle_needs_consent(
    tmp_path, qtbot, empty
):
    with demo.make_demo(Office.open(tmp_path / "so"), "ngoc-ha-2026-2030") as office:
        page = show_page(office, qtbot, empty, tab=SEND)
        pane = page.send.pane
        pane.no_secret.setChecked(True)

        assert "ai cầm tệp cũng đọc được" in pane.secrecy.accessibleName()
        assert not page.send.verb.isEnabled()
        assert "không mã hóa" in page.send.verb.toolTip()
        pane.open_to_all.setChecked(True)
        assert page.send.verb.isEnabled()


def test_stopping_leaves_nothing_on_the_stick(ward, qtbot, empty, monkeypatch):
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.no_secret.setChecked(True)
    monkeypatch.setattr(exchange_work.Steps, "bytes", lambda *_args: False)

    page.send.verb.click()

    assert not list(empty.rglob("*.tdkt*"))
    assert page.send.pane.done.isHidden()


def test_the_work_is_on_screen_before_it_begins(ward, qtbot, empty, monkeypatch):
    shown = []
    real = exchange_sending.send

    def send(office, order, place, steps):
        shown.append(steps.isVisible())
        return real(office, order, place, steps)

    monkeypatch.setattr(exchange_sending, "send", send)
    page = show_page(ward, qtbot, empty, tab=SEND)
    page.send.pane.no_secret.setChecked(True)

    page.send.verb.click()

    assert shown == [True]


def test_a_city_sends_plans_results_and_the_list_of_keys(city, qtbot, empty):
    page = show_page(city, qtbot, empty, tab=SEND)

    offered = [page.send.what.itemText(n) for n in range(page.send.what.count())]
    assert offered == [
        "Kết quả cho từng xã",
        "Kế hoạch, chỉ số, danh mục",
        "Danh bạ khóa",
    ]
    page.send.choose(BundleType.KEYRING, "*")
    settle(page)
    page.send.pane.no_secret.setChecked(True)
    page.send.verb.click()
    assert len(list((empty / "TDKT").iterdir())) == 2


def test_fields_sent_back_and_appraised_are_listed_where_the_commune_sends_again(
    offices, qtbot, empty
):
    from desktop.office.exchanging.overlays import Flag
    from tests.office.city_at_work import take

    found, stick = offices
    city, ward = found.city, found.communes[HOA_SEN]
    [file] = [
        f for f in (stick / "TDKT").iterdir() if f"submission_{HOA_SEN}" in f.name
    ]
    take(city, file)
    row = city.city_desk.rows(HOA_SEN, "people")[0]
    flag = Flag("people", row.row_id, "position", "Ghi rõ chức vụ")
    city.city_desk.return_fields(HOA_SEN, [flag])
    desk = city.city_desk
    desk.appraise(HOA_SEN, "people", row.row_id, "birth_year", "1992", "Theo hồ sơ")
    batch = city.city_desk.make_results(state_secret_free=True)
    [result] = city.city_desk.put_results(batch, empty)
    ward.receiving.apply(ward.receiving.take(result))

    page = show_page(ward, qtbot, tab=SEND)

    said = page.send.pane.returned.text()
    assert row.name in said
    assert "Chức vụ: Ghi rõ chức vụ (chưa sửa)" in said
    counted = page.send.pane.appraised.text()
    assert f"Cá nhân, {row.name}, Năm sinh: 1992" in counted
    assert counted.endswith("Theo hồ sơ")


# --- Nhận -----------------------------------------------------------------------------


def test_the_bundles_of_a_stick_are_listed_with_where_they_stand(city, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)

    view = read(page)

    states = sorted(state_of(one.job).value for one in view.found)
    assert states == ["cancelled", "preview", "preview"]
    assert {one.job.org for one in view.found} == {"", HOA_SEN, SAU_GIA}


def test_looking_writes_nothing_of_the_office(city, qtbot, stick):
    digest = city.trail.content_digest()
    page = show_page(city, qtbot, stick, tab=RECEIVE)

    read(page)
    choose(page, HOA_SEN)

    assert city.trail.content_digest() == digest
    said = [check.words() for check in page.receive.pane.checks]
    assert said[:4] == [
        "Niêm phong đúng, đúng nơi gửi",
        "Gói đầu tiên",
        "Tính lại khớp",
        "Có mã hóa",
    ]


def test_rows_stand_side_by_side_in_words(city, ward, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    choose(page, HOA_SEN)
    pane = page.receive.pane

    rows = pane.table.rows.rows()
    sent = ward.sending.prepare(BundleType.SUBMISSION)
    assert len(rows) == sum(sent.counts.values()) > 1000
    said = " ".join(f"{row.item} {row.before} {row.after}" for row in rows)
    for code in ("None", "True", "interim", "civil_servant", "sha256", "verified"):
        assert code not in said, code
    pane.tables.choose("people")
    pane._show_rows()
    row = next(r for r in pane.table.rows.rows() if r.item == "Cù Thu Hà")
    assert row.before == "chưa có"
    assert "Đơn vị: Trung tâm Phục vụ hành chính công" in row.after
    assert "Đối tượng: công chức" in row.after or "Đối tượng: viên chức" in row.after


def test_accepting_takes_it_in_makes_the_receipt_and_can_be_led_back(
    city, qtbot, stick, yes
):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    job = choose(page, HOA_SEN)
    before = city.trail.content_digest()

    with qtbot.waitSignal(page.changed) as said:
        page.receive.accept.click()

    assert said.args[0] == ""  # no undo line: a bundle is led back by its own verb
    told = page.receive.said.accessibleName()
    assert told == "Đã nhận gói số 1 của UBND phường Hoa Sen."
    assert state_of(city.receiving.job(job.sha256)) is State.RECEIPTED
    assert page.receive.answer.isVisible()
    brought = page.receive.pane.table.rows.rows()
    assert "Cù Thu Hà" in " ".join(row.item for row in brought)
    page.receive.undo.click()
    assert city.trail.content_digest() == before
    assert state_of(city.receiving.job(job.sha256)) is State.PREVIEW


def test_the_receipt_is_written_and_its_sheet_printed(
    city, qtbot, stick, yes, monkeypatch
):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    choose(page, HOA_SEN)
    page.receive.accept.click()
    plug_in(page, stick)
    choose(page, HOA_SEN)
    printed = []
    monkeypatch.setattr(
        exchange_receiving,
        "ask_printer",
        lambda _window, pdf, title: printed.append((pdf[:5], title)),
    )

    page.receive.answer.click()
    page.receive.sheet.click()

    names = [file.name for file in (stick / "TDKT").iterdir()]
    assert any(name.startswith("TDKT_receipt_vn-tinh-01") for name in names)
    assert "Tháo thiết bị an toàn" in page.receive.said.accessibleName()
    assert printed == [(b"%PDF-", "Phiếu tiếp nhận")]


def test_refusing_asks_for_a_reason_and_keeps_it(city, qtbot, stick, monkeypatch):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    job = choose(page, SAU_GIA)
    monkeypatch.setattr(
        ReasonDialog,
        "exec",
        lambda dialog: dialog.field.setPlainText("Gửi nhầm đợt") or 1,
    )

    page.receive.refuse.click()

    kept = city.receiving.job(job.sha256)
    assert (state_of(kept), kept.reason) == (State.REJECTED, "Gửi nhầm đợt")
    assert "Gửi nhầm đợt" in words(page.receive.pane)


def test_what_is_put_off_waits_without_the_stick(city, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    job = choose(page, HOA_SEN)
    page.receive.put_off.click()

    again = show_page(city, qtbot, tab=RECEIVE)

    keys = [one.key for one in again.receive.table.rows.rows()]
    assert job.sha256 in keys
    assert again.receive.current() is not None


def test_an_unknown_sender_is_held_until_thirty_digits_are_typed(
    template, city, qtbot, tmp_path, monkeypatch
):
    file = unknown_bundle(template, tmp_path / "la")
    folder = tmp_path / "usb-la"
    folder.mkdir()
    file.rename(folder / file.name)
    page = show_page(city, qtbot, folder, tab=RECEIVE)
    view = read(page)
    [held] = view.found
    typed = []

    def refuse(dialog):
        typed.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(DigitsDialog, "exec", refuse)

    assert state_of(held.job) is State.HELD
    assert view.pane.checks[0].words() == "Nơi gửi chưa xác thực"
    assert not view.accept.isEnabled()
    assert "Nhập 30 số…" in [b.text() for b in buttons(view.pane)]
    view.pane.digits_wanted.emit()
    assert typed == ["Xác nhận nơi gửi"]


def buttons(widget):
    from PySide6.QtWidgets import QPushButton

    return widget.findChildren(QPushButton)


def test_all_that_asks_nothing_is_taken_in_at_once(ward, qtbot, stick, yes):
    page = show_page(ward, qtbot, stick, tab=RECEIVE)
    view = read(page)

    assert view.all.text() == "Nhận tất cả gói không có lưu ý (1)"
    view.all.click()

    assert view.said.accessibleName() == "Đã nhận 01 gói."
    assert not view.all.isEnabled()


def test_a_bundle_that_warns_is_not_taken_in_with_the_others(city, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    view = read(page)

    assert view._clean() == []
    assert not view.all.isEnabled()


def test_a_stick_without_bundles_is_told(city, qtbot, empty, monkeypatch):
    told = refusals(monkeypatch)
    page = show_page(city, qtbot, empty, tab=RECEIVE)

    page.receive.read()

    assert told == ["Không có gói .tdkt nào ở nơi đã chọn."] * len(told)
    assert told
    assert page.receive._stack.currentIndex() == 0


def test_a_broken_file_is_listed_with_its_code_and_the_rest_can_be_taken_in(
    city, qtbot, stick
):
    broken = stick / "TDKT" / "hong.tdkt"
    broken.write_bytes(b"PK\x03\x04 hong")
    page = show_page(city, qtbot, stick, tab=RECEIVE)

    view = read(page)

    [bad] = [one for one in view.found if one.path.name == "hong.tdkt"]
    view.choose(bad.key)
    settle(page)
    assert bad.job.code.startswith("TD-1")
    assert bad.job.sentence in words(view.pane)
    assert len([o for o in view.found if state_of(o.job) is State.PREVIEW]) == 2


# --- Sổ giao nhận ---------------------------------------------------------------------


def test_the_book_shows_what_came_and_what_went(city, qtbot, stick, yes):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    choose(page, HOA_SEN)
    page.receive.accept.click()

    page.show_tab(BOOK)

    came = {(job.org, job.type) for job in page.book.taken.rows.rows()}
    assert (HOA_SEN, "submission") in came
    went = {(one.receiver, one.type) for one in page.book.sent.rows.rows()}
    assert (HOA_SEN, "receipt") in went


def test_a_receipt_is_read_in_the_book_of_the_sender(offices, qtbot, empty):
    from tests.office.city_at_work import take

    found, stick = offices
    city, ward = found.city, found.communes[HOA_SEN]
    [file] = [
        f for f in (stick / "TDKT").iterdir() if f"submission_{HOA_SEN}" in f.name
    ]
    job = take(city, file)
    receipt = city.receiving.receipts.put(job, empty)
    ward.receiving.apply(ward.receiving.take(receipt))

    page = show_page(ward, qtbot, tab=BOOK)
    page.book.ways.choose(1)
    page.book._show_way()

    [sent] = [b for b in page.book.sent.rows.rows() if b.type == "submission"]
    said = page.book.sent.rows.columns[-1].text(sent)
    assert said.startswith("tiếp nhận ")
    rows = sum(ward.sending.prepare(BundleType.SUBMISSION).counts.values())
    assert f"{number(rows)} dòng" in said


def test_a_lost_stick_is_written_again_from_the_book(ward, qtbot, empty):
    page = show_page(ward, qtbot, empty, tab=BOOK)
    page.book.ways.choose(1)
    page.book._show_way()
    page.book.sent.choose(lambda one: one.type == "submission")

    page.book.again.click()
    page.book.check.click()

    assert "đúng từng byte" in page.book.said.accessibleName()
    assert len(list(empty.rglob("*.tdkt"))) == 1


# --- everywhere -----------------------------------------------------------------------


def test_every_control_has_a_name_and_no_label_takes_markup(city, qtbot, stick):
    page = show_page(city, qtbot, stick)
    read(page)
    choose(page, HOA_SEN)

    for tab in page.tabs:
        page.show_tab(tab)
        settle(page)
        assert nameless(page) == [], tab
        assert rich_labels(page) == [], tab


def test_the_keyboard_alone_reaches_the_verbs(city, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    choose(page, HOA_SEN)
    page.activateWindow()
    page.receive.table.setFocus()
    QApplication.processEvents()

    reached = walk(page)

    assert "Áp dụng gói số 1" in reached
    assert "Từ chối…" in reached
    assert "Thay đổi nếu nhận gói" in reached


def test_the_page_fits_a_small_screen(city, qtbot, stick):
    page = show_page(city, qtbot, stick)
    read(page)
    choose(page, HOA_SEN)

    for tab in page.tabs:
        page.show_tab(tab)
        settle(page)
        needed = page.minimumSizeHint()
        assert needed.width() <= 1154, tab
        assert needed.height() <= 623, tab


def test_the_page_is_drawn_in_the_dark(city, qtbot, stick):
    page = show_page(city, qtbot, stick, tab=RECEIVE)
    read(page)
    choose(page, HOA_SEN)
    light = page.grab().toImage().pixelColor(700, 560).lightness()

    look.set_mode("dark")
    settle(page)
    dark = page.grab().toImage().pixelColor(700, 560).lightness()

    assert light > 200
    assert dark < 80


def test_a_name_that_looks_like_markup_is_shown_as_it_is(offices, qtbot, empty):
    from dataclasses import replace

    from tests.office.city_at_work import send

    found, _stick = offices
    ward = found.communes[HOA_SEN]
    person = ward.register.people()[0]
    trick = "<b>Đậm</b> <img src=x>"
    ward.register.change(replace(person, position=trick))
    file = send(ward)
    (empty / file.name).write_bytes(file.read_bytes())
    page = show_page(found.city, qtbot, empty, tab=RECEIVE)
    read(page)
    settle(page)

    said = [row.after for row in page.receive.pane.table.rows.rows()]

    assert any(trick in one for one in said)
    assert rich_labels(page) == []
