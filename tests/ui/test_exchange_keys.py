"""Khóa và nơi gửi: digits typed, keys locked, replaced and ended in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.bundles.sealed.fingerprint import grouped
from desktop.office.exchanging.key_recovery import printed_root
from tests.office.offices_in_touch import (
    CITY,
    CITY_ORG,
    COMMUNE_ORG,
    city,
    commune,
    hand_down,
    introduce_city,
    introduce_commune,
    opened_as,
    quick_lock,
    stick,
)
from tests.ui.answers import answers, labels_of
from ui.dialogs.exchange_keys_dialog import KeysDialog
from ui.dialogs.exchange_keys_digits import DigitsDialog
from ui.dialogs.exchange_keys_pass import OpenDialog, SetDialog
from ui.pages import papers_files

__all__ = ["answers", "city", "commune", "quick_lock", "stick"]
WORDS = "bốn từ liền nhau"


@pytest.fixture
def clock():
    from datetime import datetime

    return lambda: datetime(2026, 11, 20, 8, 15)


@pytest.fixture
def shown_keys(qtbot):
    def show(office):
        dialog = KeysDialog(office)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def type_digits(digits):
    def act(dialog):
        assert isinstance(dialog, DigitsDialog)
        assert not dialog.verb.isEnabled()
        dialog.fill(digits)
        dialog.verb.click()

    return act


def wrong_in(digits, group):
    parts = list(grouped(digits))
    parts[group - 1] = f"{(int(parts[group - 1]) + 1) % 100000:05d}"
    return " ".join(parts)


# --- our key ------------------------------------------------------------------------


def test_our_digits_stand_in_six_groups(commune, shown_keys):
    dialog = shown_keys(commune)

    shown = [label.text() for label in dialog.own.groups]
    assert shown == list(grouped(commune.identity.fingerprint()))
    assert COMMUNE_ORG in dialog.own.name.text()
    assert dialog.own.enrol.isVisible()
    assert not dialog.own.publisher.isVisible()
    assert "chưa có" in dialog.own.list.text()


def test_the_sheet_is_saved_under_the_code_alone(
    commune, shown_keys, monkeypatch, tmp_path
):
    asked = []

    def pick(parent, title, folder, name):
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(papers_files, "pick_pdf", pick)
    dialog = shown_keys(commune)
    dialog.own.save.click()

    assert asked == [f"phieu-dang-ky-khoa-{COMMUNE_ORG}.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert "Đã lưu" in dialog.done_line.accessibleName()


def test_the_enrolment_is_put_on_the_stick(commune, shown_keys, monkeypatch, stick):
    stick.place.mkdir()
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_: stick.place)
    dialog = shown_keys(commune)
    dialog.own.enrol.click()

    [file] = (stick.place / "TDKT").iterdir()
    assert file.name.startswith(f"TDKT_enrol_{COMMUNE_ORG}_{CITY_ORG}_")
    assert dialog.done_line.accessibleName().endswith("trong thư mục đã chọn.")


def test_a_passphrase_is_set_asked_for_and_done_without(
    commune,
    shown_keys,
    answers,
    quick_lock,
):
    dialog = shown_keys(commune)

    def set_it(asked):
        assert isinstance(asked, SetDialog)
        asked.first.setText(WORDS)
        asked.second.setText("khác hẳn")
        asked.verb.click()
        assert "chưa giống nhau" in labels_of(asked)
        asked.second.setText(WORDS)
        asked.verb.click()

    answers.next(set_it)
    dialog.own.locker.click()
    assert commune.identity.has_passphrase
    assert "đã mở đến khi đóng" in dialog.own.kept.text()

    commune.identity.close()
    dialog.reload()
    assert dialog.own.opener.isVisible()
    assert not dialog.own.locker.isVisible()

    def open_it(asked):
        assert isinstance(asked, OpenDialog)
        assert asked.first.echoMode() == asked.first.EchoMode.Password
        asked.first.setText("sai sai sai")
        asked.verb.click()
        assert "còn 4 lần" in labels_of(asked)
        asked.first.setText(WORDS)
        asked.verb.click()

    answers.next(open_it)
    dialog.own.opener.click()
    assert commune.identity.signing_key()

    answers.next(lambda asked: asked.accept())
    dialog.own.locker.click()
    assert not commune.identity.has_passphrase


def test_a_locked_office_asks_before_it_writes(
    commune,
    shown_keys,
    answers,
    quick_lock,
    monkeypatch,
    stick,
):
    commune.identity.lock(WORDS)
    stick.place.mkdir()
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_: stick.place)
    dialog = shown_keys(commune)

    dialog.own.enrol.click()  # Esc to the question

    assert answers.titles == ["Mở khóa của cơ quan"]
    assert list(stick.place.iterdir()) == []


def test_the_key_is_replaced_and_introduced_by_the_old_one(
    commune,
    city,
    shown_keys,
    answers,
    monkeypatch,
    stick,
):
    introduce_commune(commune, city, stick)
    before = commune.identity.me().key_id
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_: stick.place)
    dialog = shown_keys(commune)
    answers.next(lambda asked: asked.accept())
    dialog.own.replacer.click()

    assert commune.identity.me().key_id != before
    file = max((stick.place / "TDKT").iterdir())
    opened = stick.opened(file, city)
    table = opened.contents.table("next_keys")
    assert city.identity.take_next_key(opened.head.envelope, table)


def test_escape_replaces_nothing(commune, shown_keys, answers):
    before = commune.identity.me().key_id
    dialog = shown_keys(commune)
    dialog.own.replacer.click()
    assert answers.titles == ["Thay khóa của cơ quan?"]
    assert commune.identity.me().key_id == before


# --- other offices ------------------------------------------------------------------


def test_a_sender_is_confirmed_by_its_digits(
    commune,
    city,
    shown_keys,
    answers,
    stick,
):
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    dialog = shown_keys(city)
    answers.next(type_digits(commune.identity.fingerprint()))

    with_signal = []
    dialog.changed.connect(lambda: with_signal.append(True))
    dialog.confirm(file)

    assert with_signal == [True]
    rows = dialog.table.rows.rows()
    assert [(r.key.org, r.status) for r in rows] == [(COMMUNE_ORG, "Đang dùng")]
    assert "Đã xác nhận" in dialog.done_line.accessibleName()
    dialog.confirm(file)
    assert "đã biết rồi" in dialog.done_line.accessibleName()
    assert len(answers.seen) == 1


@pytest.mark.parametrize("group", [1, 4, 6])
def test_the_group_that_differs_is_marked_and_the_rest_kept(
    commune, city, qtbot, stick, group
):
    digits = commune.identity.fingerprint()
    head = stick.head(commune.identity.enrolment(CITY_ORG, stick.place), city)

    def check(text):
        city.identity.confirm(head.envelope, text)

    dialog = DigitsDialog(None, "Ủy ban nhân dân", COMMUNE_ORG, check)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fill(wrong_in(digits, group))
    dialog.verb.click()

    states = [field.property("state") for field in dialog.fields]
    assert [place for place, state in enumerate(states, 1) if state] == [group]
    said = labels_of(dialog)
    assert f"Nhóm số thứ {group} không khớp" in said
    assert grouped(digits)[group - 1] not in said
    assert dialog.isVisible()
    dialog.fill(digits)
    dialog.verb.click()
    assert not dialog.isVisible()
    assert city.identity.recipients(COMMUNE_ORG)


def test_typing_goes_from_group_to_group_and_back(qtbot):
    dialog = DigitsDialog(None, "UBND", COMMUNE_ORG, lambda _digits: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    first, second = dialog.fields[:2]
    first.setFocus()
    qtbot.keyClicks(first, "12a34 5")
    assert first.text() == "12345"
    qtbot.waitUntil(second.hasFocus)
    assert "Mới gõ 5/30" in dialog.verb.toolTip()
    qtbot.keyClick(second, Qt.Key.Key_Backspace)
    qtbot.waitUntil(first.hasFocus)


def test_a_scanner_fills_all_groups_at_once(commune, qtbot):
    given = []
    dialog = DigitsDialog(None, "UBND", COMMUNE_ORG, given.append)
    qtbot.addWidget(dialog)
    dialog.fields[0].setText(commune.identity.sheet().scanned)
    dialog.fields[0].textEdited.emit(dialog.fields[0].text())

    assert [f.text() for f in dialog.fields] == list(
        grouped(commune.identity.fingerprint())
    )
    assert dialog.verb.isEnabled()


def test_another_key_of_a_known_office_is_warned_of(
    commune,
    city,
    shown_keys,
    answers,
    stick,
):
    introduce_commune(commune, city, stick)
    commune.identity.rotate(is_stolen=True)
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    dialog = shown_keys(city)
    dialog.confirm(file)

    assert "đã có một khóa khác" in labels_of(answers.seen[0])
    answers.next(type_digits(commune.identity.fingerprint()))
    dialog.confirm(file)
    states = [row.status for row in dialog.table.rows.rows()]
    assert sorted(states) == ["Đang dùng", "Đã thay"]


def test_a_sender_is_ended_at_a_number(
    commune,
    city,
    shown_keys,
    answers,
    stick,
):
    introduce_commune(commune, city, stick)
    dialog = shown_keys(city)
    assert not dialog.revoker.isEnabled()
    dialog.table.choose(lambda _row: True)

    def end(asked):
        assert "chưa nhận gói nào" in labels_of(asked)
        asked.last.setValue(3)
        asked.save.click()

    answers.next(end)
    dialog.revoker.click()

    [row] = dialog.table.rows.rows()
    assert (row.status, row.key.valid_to) == ("Đã thu hồi", 3)
    assert not dialog.revoker.isEnabled()


def test_a_file_that_is_no_bundle_is_refused_with_its_code_in_the_detail(
    city,
    shown_keys,
    answers,
    tmp_path,
):
    wrong = tmp_path / "x.tdkt"
    wrong.write_bytes(b"hello")
    dialog = shown_keys(city)
    dialog.confirm(wrong)
    assert len(answers.seen) == 1
    assert "TD-1" in answers.seen[0].detail.toPlainText()


def test_a_bundle_is_chosen_by_its_file(
    commune,
    city,
    shown_keys,
    answers,
    stick,
    monkeypatch,
):
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), "")
    )
    dialog = shown_keys(city)
    dialog.confirmer.click()
    assert answers.titles == ["Xác nhận nơi gửi"]


# --- what is forgotten or lost -------------------------------------------------------


def test_a_forgotten_passphrase_is_no_end(commune, shown_keys, answers, quick_lock):
    commune.identity.lock(WORDS)
    before = commune.identity.me().key_id
    dialog = shown_keys(commune)
    assert dialog.own.forgotten.isVisible()

    dialog.own.forgotten.click()  # Esc
    assert commune.identity.me().key_id == before
    assert commune.identity.me().is_locked
    answers.next(lambda asked: asked.accept())
    dialog.own.forgotten.click()

    assert "phải gõ lại 30 số" in labels_of(answers.seen[-1])
    assert commune.identity.me().key_id != before
    assert "Đã lập khóa mới" in labels_of(dialog)
    assert not dialog.own.forgotten.isVisible()
    assert dialog.own.replacer.isEnabled()
    assert any("khoa" in copy.path.name for copy in commune.backups.copies())


def test_who_is_asked_for_the_passphrase_is_told_where_to_go_without(
    commune, qtbot, quick_lock
):
    commune.identity.lock(WORDS)
    dialog = OpenDialog(None, commune.identity)
    qtbot.addWidget(dialog)
    assert "Quên mật khẩu thì xem mục Khóa và nơi gửi" in labels_of(dialog)


def type_secret(secret):
    def act(dialog):
        dialog.secret.setText(secret)
        dialog.verb.click()

    return act


def test_a_city_tries_its_recovery_sheet(city, shown_keys, answers):
    secret = printed_root(
        city.identity.store.signing_key(city.identity.store.current("root"))
    )
    dialog = shown_keys(city)
    answers.next(type_secret(secret))

    dialog.own.recoverer.click()

    assert "Khóa gốc trên phiếu đúng là khóa đang dùng" in labels_of(dialog.done_line)


def test_a_slip_is_told_where_it_was_typed(city, shown_keys, answers):
    dialog = shown_keys(city)
    answers.next(type_secret("0" * 68))

    dialog.own.recoverer.click()

    assert "bốn ký tự kiểm tra" in labels_of(answers.seen[-1].error)
    assert not dialog.done_line.isVisible()


def test_a_new_city_goes_on_from_an_old_bundle(
    commune, city, shown_keys, answers, stick, tmp_path, clock, monkeypatch
):
    introduce_commune(commune, city, stick)
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    store = city.identity.store
    secret = printed_root(store.signing_key(store.current("root")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(old), ""))
    with opened_as(CITY, tmp_path / "moi", clock) as office:
        dialog = shown_keys(office)
        assert dialog.own.resumer.isVisible()
        answers.next(type_secret(secret))
        dialog.own.recoverer.click()
        assert "Đã lấy lại khóa gốc" in labels_of(dialog.done_line)

        dialog.own.resumer.click()  # Esc
        assert not office.identity.senders()
        answers.next(lambda asked: asked.accept())
        dialog.own.resumer.click()

        assert "bản 1, lập ngày 20/11/2026" in answers.seen[-1].windowTitle()
        assert not dialog.own.resumer.isVisible()
        assert "bản 1" in dialog.own.list.text()
        assert dialog.own.publisher.isEnabled()
        [row] = dialog.table.rows.rows()
        assert row.key.org == COMMUNE_ORG


# --- the list -----------------------------------------------------------------------


def test_a_city_publishes_its_list(commune, city, shown_keys, stick):
    dialog = shown_keys(city)
    assert not dialog.own.enrol.isVisible()
    assert dialog.own.recoverer.isVisible()
    dialog.own.publisher.click()
    assert "bản 1, 1 khóa" in dialog.own.list.text()
    assert not dialog.own.publisher.isEnabled()

    introduce_commune(commune, city, stick)
    dialog.reload()
    assert "gói kế hoạch kế tiếp" in dialog.own.list.text()
    assert dialog.own.publisher.isEnabled()


def test_a_commune_sees_the_version_it_holds(commune, city, shown_keys, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    dialog = shown_keys(commune)
    assert "bản 1, 1 khóa" in dialog.own.list.text()
    [row] = dialog.table.rows.rows()
    assert row.source == "Danh bạ khóa"
