"""Bảng dữ liệu: plain tables written out, read back, taken in and refused."""

import dataclasses

import pytest

from desktop.bundles.reading import read_package
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.office.demo import demo
from desktop.office.exchanging.round_package import Kind
from desktop.office.office import Office
from desktop.office.registers.scorebook import Entry
from tests.ui.papers_of_demo import open_round, refusals
from ui.pages import papers_files
from ui.pages.exchange_page import PLAIN, ExchangePage
from ui.pages.exchange_plain import BACK
from ui.pages.exchange_plain_send import parts_of


@pytest.fixture
def office(tmp_path):
    with open_round(tmp_path / "so") as opened:
        yield opened


@pytest.fixture
def page(office, qtbot):
    made = ExchangePage(office)
    qtbot.addWidget(made)
    made.resize(1154, 694)
    made.show()
    made.show_tab(PLAIN)
    made.reload()
    return made


@pytest.fixture
def exported(office, tmp_path):
    return office.export(tmp_path / "goi")


def unit(office, name):
    return next(u for u in office.register.units() if u.name == name)


def score(office, typed, criterion="B2"):
    """Change a verified score of Phòng Kinh tế, 9,5 in the demo."""
    subject = unit(office, "Phòng Kinh tế").id
    entry = Entry(subject, criterion, Side.VERIFIED, typed)
    office.enter_score(entry, "Đối chiếu lại")


def rows(page):
    return page.plain.receive.table.rows.rows()


def words(page):
    return [(row.item, row.detail, row.before, row.after) for row in rows(page)]


# --- Gửi ------------------------------------------------------------------------------


def test_the_counts_shown_are_the_counts_in_the_file(office, exported):
    data, results = parts_of(office)
    package = read_package(exported)

    shown = {part.title: part.count for part in (*data, *results)}
    written = {t.title.partition(" (")[0]: len(t.rows) for t in package.tables}
    assert shown == written


def test_it_is_said_that_the_file_can_be_read_by_anyone(page):
    said = page.plain.send.unsealed.accessibleName()

    assert "chưa niêm phong" in said
    assert "đều đọc được" in said


def test_exporting_says_where_and_that_it_was_read_back(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "usb")

    page.plain.export.click()

    assert (tmp_path / "usb" / "hong-van-2025-20251205.zip").is_file()
    assert "SHA-256 của 22 bảng: khớp" in page.plain.send.checked.accessibleName()
    assert "hong-van-2025-20251205.zip" in page.plain.send.where.text()
    assert page.plain.send.open.isVisible()
    assert page.plain.send._folder == tmp_path / "usb"
    assert not opened


def test_an_export_that_cannot_be_written_is_refused(page, tmp_path, monkeypatch):
    told = refusals(monkeypatch)
    (tmp_path / "tep").write_text("đã có")
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "tep")

    page.plain.export.click()

    assert "Không ghi được gói" in told[0]
    assert not page.plain.send.checked.isVisible()


# --- Nhận -----------------------------------------------------------------------------


def test_what_was_just_exported_changes_nothing(page, exported):
    page.plain.look_at(exported)

    assert page.plain.ways.current() == BACK
    assert page.plain.receive.same.isVisible()
    assert not page.plain.receive.accept.isEnabled()
    assert page.plain.receive.accept.toolTip() == "Không có thay đổi nào để tiếp nhận."


@pytest.mark.parametrize("which", ["folder", "zip", "descriptor"])
def test_a_file_is_opened_as_folder_zip_or_descriptor(page, exported, which):
    places = {
        "folder": exported.parent,
        "zip": exported.parents[1] / f"{exported.parent.name}.zip",
        "descriptor": exported,
    }

    page.plain.look_at(places[which])

    assert page.plain.receive.is_looking()
    assert "Gói hong-van-2025-20251205" in page.plain.receive.made.text()


def test_one_changed_score_is_one_change_in_words(page, office, exported):
    score(office, "8")

    page.plain.look_at(exported)

    [(item, detail, before, after)] = words(page)
    assert item == "Phòng Kinh tế"
    assert detail.startswith("B2 ")
    assert detail.endswith(", thẩm định")
    assert (before, after) == ("8 điểm", "9,5 điểm")
    assert rows(page)[0].change.kind is Kind.CHANGED
    assert page.plain.receive.accept.text() == "Tiếp nhận 1 thay đổi"


def test_accepting_applies_the_change_after_a_backup_and_can_be_undone(
    page, office, exported, qtbot
):
    page.plain.send.show_round(office)
    before = office.trail.content_digest()
    score(office, "8")
    changed = office.trail.content_digest()
    copies = len(office.backups.copies())
    page.plain.look_at(exported)

    with qtbot.waitSignal(page.changed) as said:
        page.plain.receive.accept.click()

    assert said.args[0].startswith("Đã tiếp nhận 1 thay đổi")
    assert office.preview(exported).changes == ()
    assert office.trail.content_digest() == before
    assert len(office.backups.copies()) == copies + 1
    assert not page.plain.receive.is_looking()

    office.undo()
    assert office.trail.content_digest() == changed


def test_looking_and_refusing_write_nothing(page, office, exported):
    score(office, "8")
    digest = office.trail.content_digest()
    page.plain.look_at(exported)

    page.plain.receive.refuse.click()

    assert office.trail.content_digest() == digest
    assert not page.plain.receive.is_looking()
    assert "Đã từ chối" in page.plain.receive.nothing._title.text()


def test_changes_are_narrowed_by_kind(page, office, exported):
    score(office, "8")
    office.register.add(Unit("", "Thôn Hạ Mới", UnitKind.VILLAGE))
    page.plain.look_at(exported)
    everything = len(rows(page))

    page.plain.receive.kinds.choose(3)
    page.plain.receive._show_kind()

    kinds = {row.change.kind for row in rows(page)}
    assert kinds == {Kind.WITHDRAWN}
    assert len(rows(page)) <= everything
    assert ("Thôn Hạ Mới", "", "Loại: thôn", "ngừng theo dõi") in words(page)


def test_no_id_and_no_code_is_shown(page, office, exported, tmp_path):
    """A new office sees the whole round as additions, all of them in words."""
    particulars = office.particulars()
    with Office.open(tmp_path / "khac") as other:
        other.set_up(particulars, [], "hong-van-2025")
        page.plain._office = other
        page.plain.look_at(exported)

        said = " ".join(" ".join(line) for line in words(page))

    ids = [s.id for s in (*office.register.units(), *office.register.people())]
    assert len(rows(page)) > 1000
    assert not [one for one in ids if one in said]
    for code in ("None", "True", "False", "verified", "village", "civil_servant"):
        assert code not in said, code


def test_an_attestation_says_which_words_were_attested(page, office, exported):
    answer = office.roundup().attestations[0]
    flipped = dataclasses.replace(answer, holds=not answer.holds)
    office.records.attest([flipped], "Xác nhận lại")

    page.plain.look_at(exported)

    [(_item, detail, before, after)] = words(page)
    assert answer.statement not in detail
    assert {before, after} == {"Kết quả: đạt", "Kết quả: không đạt"}


def test_a_tampered_file_is_refused_with_a_sentence(page, exported, monkeypatch):
    told = refusals(monkeypatch)
    table = next((exported.parent / "data").iterdir())
    table.write_bytes(table.read_bytes() + b"x")

    page.plain.look_at(exported)

    assert "không khớp bảng kê" in told[0]
    assert "Chưa có gì được ghi" in told[0]
    assert not page.plain.receive.is_looking()


def test_a_file_that_is_no_package_is_refused(page, tmp_path, monkeypatch):
    told = refusals(monkeypatch)
    (tmp_path / "anh.zip").write_bytes(b"PK\x03\x04")

    page.plain.look_at(tmp_path / "anh.zip")

    assert len(told) == 1
    assert not page.plain.receive.is_looking()


def test_a_closed_round_can_be_looked_at_but_takes_nothing_in(page, office, exported):
    score(office, "8")
    demo.finish_demo(office)

    page.plain.look_at(exported)

    assert rows(page)
    assert not page.plain.receive.accept.isEnabled()
    assert "đã chốt" in page.plain.receive.accept.toolTip()


def test_the_changes_follow_what_is_done_elsewhere(page, office, exported):
    page.plain.look_at(exported)
    score(office, "8")

    page.reload()

    assert len(rows(page)) == 1


def test_a_file_taken_away_meanwhile_closes_quietly(page, exported):
    page.plain.look_at(exported)
    exported.unlink()

    page.reload()

    assert not page.plain.receive.is_looking()


def test_an_office_without_a_plan_is_shown_the_way(tmp_path, qtbot):
    with Office.open(tmp_path / "moi") as office:
        page = ExchangePage(office)
        qtbot.addWidget(page)
        page.show_tab(PLAIN)

        assert page.plain._body.currentIndex() == 2
        assert page.plain.strip.isHidden()
