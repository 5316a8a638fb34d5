"""Which unit of the city's register a commune's bundles are about, said by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from db import linked
from db.linked import Link
from tests.office.city_at_work import HOA_SEN, SAU_GIA, nominated, take
from tests.ui.city_and_communes import at_work, make_template
from tests.ui.exchange_seen import read
from tests.ui.exchange_windows import nameless, rich_labels, settle, show_page, words
from tests.ui.papers_of_demo import refusals
from ui.dialogs.exchange_link_dialog import LinkDialog
from ui.pages.exchange_page import CITY


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("gan-don-vi"))


@pytest.fixture
def found(template, tmp_path):
    with at_work(template, tmp_path / "o") as (offices, stick):
        yield offices.city, stick


@pytest.fixture
def city(found):
    return found[0]


def unit_of(city, name):
    return next(unit for unit in city.register.units() if unit.name == name)


def rename(city, name, other):
    city.register.change(replace(unit_of(city, name), name=other))


def submission(stick, org):
    [file] = (stick / "TDKT").glob(f"TDKT_submission_{org}*")
    return file


def state_of(city, org):
    [state] = [one for one in city.city_desk.communes() if one.org == org]
    return state


def open_at(city, qtbot, org):
    page = show_page(city, qtbot, tab=CITY)
    page.city.choose(org)
    settle(page)
    return page


def choosing(monkeypatch, name):
    """Answer the dialog by taking a unit by its name."""
    seen = []

    def answer(dialog):
        seen.append(dialog)
        for one in dialog.picker.chosen():
            dialog.picker._drop(one)
        hits = dialog.picker._find(name)
        dialog.picker.choose(hits[0].target.item)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(LinkDialog, "exec", answer)
    return seen


def test_a_commune_under_another_name_is_linked_before_its_bundle_is_taken(
    found, qtbot, monkeypatch
):
    city, stick = found
    rename(city, "Phường Hoa Sen", "Phường Hoa Súng")
    page = open_at(city, qtbot, HOA_SEN)
    pane = page.city.pane
    assert "thêm một đơn vị mới" in pane.unknown.accessibleName()
    assert not pane.link.isVisibleTo(page)
    choosing(monkeypatch, "hoa sung")
    units = len(city.register.units())

    with qtbot.waitSignal(page.changed) as said:
        pane.unknown.pressed.emit()

    assert said.args[0].startswith("Đã gắn đơn vị")
    assert state_of(city, HOA_SEN).name == "Phường Hoa Súng"
    assert page.city.current().name == "Phường Hoa Súng"
    assert not pane.unknown.isVisibleTo(page)
    take(city, submission(stick, HOA_SEN))
    names = [unit.name for unit in city.register.units()]
    assert "Phường Hoa Sen" not in names
    assert len([n for n in names if n.startswith("Phường Hoa")]) == 1
    assert len(names) >= units
    assert state_of(city, HOA_SEN).seq == 1


def test_a_wrong_unit_is_changed_and_undo_brings_it_back(found, qtbot, monkeypatch):
    city, stick = found
    take(city, submission(stick, HOA_SEN))
    page = open_at(city, qtbot, HOA_SEN)
    choosing(monkeypatch, "bai dau")

    page.city.pane.link.click()

    state = state_of(city, HOA_SEN)
    assert state.name == "Xã Bãi Dâu"
    assert state.seq == 1
    orgs = [one.org for one in city.city_desk.communes() if one.org]
    assert len(orgs) == len(set(orgs)), "one commune stands there twice"
    city.trail.undo()
    assert state_of(city, HOA_SEN).name == "Phường Hoa Sen"


def test_the_commune_as_a_nominee_goes_along_to_the_other_unit(found):
    city, stick = found
    take(city, submission(stick, HOA_SEN))
    with city.trail.operation("Xã đề nghị chính mình"):
        itself = Link(HOA_SEN, "chinh-minh", unit_of(city, "Phường Hoa Sen").id)
        linked.put(city._desk.database, [itself])

    city.city_desk.link(HOA_SEN, unit_of(city, "Xã Bãi Dâu").id)

    names = nominated(city, HOA_SEN)
    assert "Xã Bãi Dâu" in names
    assert "Phường Hoa Sen" not in names


def test_what_was_taken_in_already_is_said_to_stay(found, qtbot, monkeypatch):
    city, stick = found
    take(city, submission(stick, HOA_SEN))
    page = open_at(city, qtbot, HOA_SEN)
    seen = choosing(monkeypatch, "bai dau")

    page.city.pane.link.click()

    said = "\n".join(words(seen[0]))
    assert "Gói số 1 đã nhận vẫn ghi cho Phường Hoa Sen" in said
    assert "hoàn tác nhận gói" in said


def test_a_unit_of_another_sender_is_refused_with_its_name(found, qtbot, monkeypatch):
    city, stick = found
    for org in (HOA_SEN, SAU_GIA):
        take(city, submission(stick, org))
    told = refusals(monkeypatch)
    page = open_at(city, qtbot, HOA_SEN)
    choosing(monkeypatch, "sau gia")

    page.city.pane.link.click()

    assert told == ["Phường Sấu Già đã gắn với một nơi gửi khác."]
    assert state_of(city, HOA_SEN).name == "Phường Hoa Sen"


def test_the_unit_it_has_already_and_none_at_all_cannot_be_chosen(city, qtbot):
    state = state_of(city, HOA_SEN)
    states = city.city_desk.communes()
    dialog = LinkDialog(None, state, states, "Phường Hoa Sen")
    qtbot.addWidget(dialog)

    assert not dialog.verb.isEnabled()
    dialog.picker._drop(state.unit_id)
    assert "Chọn một đơn vị" in dialog.verb.toolTip()
    dialog.picker.choose(unit_of(city, "Xã Bãi Dâu").id)
    assert dialog.verb.isEnabled()
    assert dialog.unit_id() == unit_of(city, "Xã Bãi Dâu").id


def test_a_unit_is_found_by_typing_without_marks(city, shown, qtbot):
    dialog = LinkDialog(
        None,
        replace(state_of(city, HOA_SEN), unit_id=""),
        city.city_desk.communes(),
        "Phường Hoa Sen",
    )
    shown(dialog, 560, 320)

    qtbot.keyClicks(dialog.picker.search, "bai dau")
    qtbot.waitUntil(lambda: not dialog.picker._popup.isHidden())
    qtbot.keyClick(dialog.picker.search, Qt.Key.Key_Return)

    assert dialog.unit_id() == unit_of(city, "Xã Bãi Dâu").id
    assert dialog.isVisible()
    assert [one for one in read(dialog) if one.trouble] == []
    assert nameless(dialog) == []
    assert rich_labels(dialog) == []
    dialog.close()


def test_an_office_without_a_code_cannot_be_linked(city, qtbot):
    page = show_page(city, qtbot, tab=CITY)
    found = page.city.table.choose(lambda one: not one.org)
    settle(page)

    assert found, "no sở in the register"
    assert not page.city.pane.link.isVisibleTo(page)
    assert not page.city.pane.unknown.isVisibleTo(page)
