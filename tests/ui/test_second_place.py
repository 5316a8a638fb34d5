"""The second place of backups in the settings, at closing, and in the status line."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from db import backup
from desktop import app
from desktop.awards.forms import Signatory
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import OfficeFileError
from desktop.office.office import Office, Particulars
from desktop.office.second_place import Copied, State
from ui.dialogs import long_work
from ui.dialogs.error import ErrorDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.settings_second_place import done_words, said
from ui.start import OfficeWindow

NOW = datetime(2025, 12, 5, 10, 32)
HONG_VAN = Particulars(
    "01", "10210", "commune", "Hồng Vân", "Thành phố Hà Nội", "Hồng Vân", "Phòng VHXH"
)
CHAIR = Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)


class Clock:
    time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def office(tmp_path, clock):
    with Office.open(tmp_path / "so", clock) as office:
        office.set_up(HONG_VAN, [CHAIR], "hong-van-2025")
        yield office


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


@pytest.fixture
def part(office, shown):
    dialog = shown(SettingsDialog(office), 700, 560)
    dialog.tabs.setCurrentIndex(4)
    dialog.backups.second.told = []
    dialog.changed.connect(dialog.backups.second.told.append)
    return dialog.backups.second


@pytest.fixture
def window(office, qtbot):
    window = OfficeWindow(office)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def refusals(monkeypatch):
    """Read what dialogs of trouble say instead of waiting for the officer."""
    read = []
    monkeypatch.setattr(ErrorDialog, "exec", lambda dialog: read.append(dialog))
    return read


def files(stick):
    return [path for path in stick.rglob("*.db") if backup.time_of(path.name)]


def test_before_one_is_chosen_it_says_what_is_at_risk(part):
    assert "hỏng thì mất cả các bản sao lưu" in part.said.text()
    assert part.said.property("tone") == "warn"
    assert part.choose.isVisible()
    assert not part.copy.isVisible()
    assert not part.forget.isVisible()


def test_choosing_a_folder_copies_at_once(part, stick):
    part.use(stick)

    assert len(files(stick)) == 1
    [told] = part.told
    assert told.startswith("Đã chép sang ")
    assert part.where.toolTip() == str(stick)
    assert "Chép lần cuối 10:32, 05/12/2025." in part.said.text()


def test_a_folder_of_the_office_itself_is_refused_in_words(part, office, refusals):
    part.use(office.folders.backups)

    assert len(refusals) == 1
    assert part.where.text() == ""
    assert part.told == []


def test_an_unplugged_stick_leaves_the_button_with_its_reason(part, stick, tmp_path):
    part.use(stick)
    stick.rename(tmp_path / "rut-ra")
    part.reload()

    assert "có thể USB chưa cắm" in part.said.text()
    assert not part.copy.isEnabled()
    assert "Cắm USB" in part.copy.toolTip()


def test_it_can_be_given_up_and_the_copies_stay(part, stick):
    part.use(stick)
    part.forget.click()

    assert part.where.text() == ""
    assert len(files(stick)) == 1
    assert "bản đã chép vẫn ở đó" in part.told[-1]


def test_sentences_tell_the_same_disk_and_damaged_evidence(tmp_path):
    same = State(tmp_path, is_there=True, is_same_disk=True, last_at=NOW)
    good = State(tmp_path, is_there=True, last_at=NOW)

    assert "hỏng là hỏng cả hai" in said(same)
    assert "cất như con dấu" in said(good)
    assert "Chưa chép lần nào" in said(State(tmp_path, is_there=True))
    assert "2 tệp minh chứng hỏng" in done_words(Copied(tmp_path, 3, ("a", "b")))


def test_closing_the_program_copies_what_was_done(window, office, stick):
    office.second_place.choose(stick)
    window.close()

    assert len(files(stick)) == 1


def test_closing_without_new_work_or_without_the_stick_copies_nothing(
    window, office, stick, tmp_path, refusals
):
    office.second_place.choose(stick)
    office.second_place.copy()
    [first] = files(stick)
    office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    stick.rename(tmp_path / "rut-ra")
    window.close()

    assert files(tmp_path / "rut-ra") == [
        tmp_path / "rut-ra" / first.relative_to(stick)
    ]
    assert refusals == []


def test_trouble_at_closing_is_told_and_the_program_still_closes(
    window, office, stick, refusals, monkeypatch
):
    def refuse(_report):
        raise OfficeFileError("Chưa chép xong; dữ liệu vẫn còn nguyên.", "Chép lại.")

    office.second_place.choose(stick)
    monkeypatch.setattr(office.second_place, "copy", refuse)
    window.close()

    assert len(refusals) == 1
    assert not window.isVisible()
    assert len(office.backups.copies()) == 1


def test_the_status_line_warns_after_a_week_without_a_copy(
    window, office, stick, clock
):
    assert not window.status._stale.isVisible()
    office.second_place.choose(stick)
    office.second_place.copy()
    window.refresh()
    assert not window.status._stale.isVisible()
    clock.time += timedelta(days=7)
    window.refresh()
    QApplication.processEvents()

    assert window.status._stale.isVisible()
    assert "Cài đặt, mục Sao lưu" in window.status._stale.toolTip()


def test_a_window_puts_a_copy_of_another_disk_back_with_its_evidence(
    window, office, stick, tmp_path, qtbot, monkeypatch
):
    paper = tmp_path / "bien ban.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    digest = office.records.attach("initiative:x", paper).digest
    copied = office.second_place.copy_to(stick)
    window.close()
    new = tmp_path / "may-moi"
    monkeypatch.setattr(long_work, "_QUIET_FOR", 0)

    app._restore(new, copied.path)

    assert (new / "evidence" / digest).read_bytes() == paper.read_bytes()
    with Office.open(new) as moved:
        assert moved.particulars().name == "Hồng Vân"
