"""The tab of dossiers: what is missing, the way to it, and making the folder."""

import pytest

from desktop.awards.dossier_states import ItemState
from tests.ui.keys import type_text
from tests.ui.papers_of_demo import closed_round, decided_round, open_round, refusals
from ui.dialogs.dossier_confirm_dialog import DossierConfirmDialog
from ui.dialogs.dossier_item_dialog import DossierItemDialog
from ui.dialogs.dossier_sets_dialog import DossierSetsDialog
from ui.pages import papers_dossier_work, papers_files
from ui.pages.papers_dossier_tables import way_words
from ui.pages.papers_page import PapersPage


@pytest.fixture
def page(tmp_path, page_shown):
    with decided_round(tmp_path / "so") as office:
        shown = page_shown(PapersPage(office))
        shown.head.tabs.setCurrentIndex(1)
        yield shown


@pytest.fixture
def answer(monkeypatch):
    """Answer a dialog by doing something with it."""

    def with_(kind, act):
        def execute(dialog):
            act(dialog)
            done = dialog.result()
            dialog.deleteLater()
            return done

        monkeypatch.setattr(kind, "exec", execute)

    return with_


def line_of(page, title):
    return next(
        line for line in page.dossiers.lines.rows.rows() if line.title.startswith(title)
    )


def choose(page, title):
    page.dossiers.lines.choose(lambda line: line.title.startswith(title))


def test_each_tab_has_its_own_buttons(page):
    assert page.make.isVisible()
    assert not page.save_all.isVisible()

    page.head.tabs.setCurrentIndex(0)

    assert page.save_all.isVisible()
    assert not page.make.isVisible()


def test_the_lines_say_what_is_missing_and_offer_the_way(page):
    report = line_of(page, "Báo cáo thành tích của Thôn Đoài")

    assert report.said in {"Chưa có", "Chờ ký"}
    assert way_words(report) in {"Ghi nhận", "Đánh dấu đủ"}
    assert page.dossiers.count.text().endswith("mục bắt buộc")


def test_a_paper_is_ticked_and_counted(page, qtbot):
    before = page.dossiers.dossier().done
    choose(page, "Báo cáo thành tích của Thôn Đoài")

    with qtbot.waitSignal(page.changed) as said:
        page.dossiers.tick.click()

    assert said.args == ["Đã đánh dấu đủ: Báo cáo thành tích của Thôn Đoài."]
    assert page.dossiers.dossier().done == before + 1
    assert line_of(page, "Báo cáo thành tích của Thôn Đoài").state is ItemState.COMPLETE


def test_several_papers_are_ticked_as_one_action(page):
    before = page.dossiers.dossier().done
    page.dossiers.lines.selectAll()

    page.dossiers.tick.click()

    dossier = page.dossiers.dossier()
    assert dossier.is_complete
    page._office.undo()
    page.reload()
    assert page.dossiers.dossier().done == before


def test_a_paper_is_noted_with_its_sheets_number_and_a_scan(page, answer, tmp_path):
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"x")

    def act(dialog):
        type_text(dialog.copies.edit, "2")
        type_text(dialog.first.edit, "9")
        type_text(dialog.last.edit, "12")
        type_text(dialog.number.edit, "15/BC")
        dialog.make.setCurrentIndex(1)
        dialog.files.add(scan)
        dialog.verb.click()

    answer(DossierItemDialog, act)
    choose(page, "Báo cáo thành tích của Thôn Đoài")
    page.dossiers.item.click()

    line = line_of(page, "Báo cáo thành tích của Thôn Đoài")
    assert (line.copies, str(line.sheets), line.files) == (2, "09 - 12", 1)
    assert line.dated.number == "15/BC"

    # One action: the scan leaves with the note.
    page._office.undo()
    page.reload()
    line = line_of(page, "Báo cáo thành tích của Thôn Đoài")
    assert (line.copies, line.files) == (None, 0)


def test_blank_copies_stay_unknown(page, answer):
    answer(DossierItemDialog, lambda dialog: dialog.verb.click())
    choose(page, "Báo cáo thành tích của Thôn Đoài")

    page.dossiers.item.click()

    assert line_of(page, "Báo cáo thành tích của Thôn Đoài").copies is None


def test_what_cannot_be_read_is_said_at_its_field(page, answer):
    def act(dialog):
        type_text(dialog.copies.edit, "hai")
        dialog.verb.click()
        assert dialog.result() == 0
        assert dialog.copies.edit.accessibleDescription()

    answer(DossierItemDialog, act)
    choose(page, "Báo cáo thành tích của Thôn Đoài")
    page.dossiers.item.click()

    assert line_of(page, "Báo cáo thành tích của Thôn Đoài").copies is None


def test_the_number_of_sets_is_asked_of_every_paper(page, answer):
    def act(dialog):
        type_text(dialog.sets.edit, "2")
        dialog.verb.click()

    answer(DossierSetsDialog, act)
    page.dossiers.sets.click()

    assert page.dossiers.dossier().sets == 2
    assert page.dossiers.sets.text().replace("&", "") == "Số bộ: 02"


def test_before_closing_the_way_leads_to_closing(tmp_path, page_shown, qtbot):
    with open_round(tmp_path / "so") as office:
        page = page_shown(PapersPage(office))
        page.head.tabs.setCurrentIndex(1)
        line = line_of(page, "Tờ trình")
        assert way_words(line) == "Chốt đợt xét"

        with qtbot.waitSignal(page.target_wanted) as wanted:
            page.dossiers.way_wanted.emit(line)

        assert wanted.args[0].place == "review"


def test_the_index_is_shown_among_the_papers(page):
    page.dossiers.index.click()

    assert page.head.tabs.currentIndex() == 0
    assert page.list.current().code.startswith("dossier-index:")


def test_an_assumed_profile_is_said(page):
    assert "Kế hoạch không nêu hồ sơ" in page.dossiers.notice.accessibleName()


# --- the folder -----------------------------------------------------------------------


def test_the_folder_is_made_where_one_says(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "ra")
    monkeypatch.setattr(papers_files, "open_folder", opened.append)

    page.make.click()
    page.saved.notice._link.click()

    [folder] = (tmp_path / "ra").iterdir()
    assert (folder / "00-muc-luc-ho-so.pdf").is_file()
    assert opened == [folder]
    assert "Hồ sơ chưa đủ" in page.saved.notice.accessibleName()


def test_an_existing_folder_is_replaced_only_when_asked(page, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "ra")
    monkeypatch.setattr(
        papers_dossier_work, "ask", lambda *given: asked.append(given[2])
    )
    page.make.click()
    [folder] = (tmp_path / "ra").iterdir()
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert not asked

    page.make.click()

    assert "được thay bằng bộ mới" in asked[0]
    assert {f.name: f.stat().st_mtime_ns for f in folder.iterdir()} == before


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(
    page, tmp_path, monkeypatch
):
    told = refusals(monkeypatch)
    blocked = tmp_path / "tep"
    blocked.write_text("không phải thư mục")
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: blocked / "ra")

    page.make.click()

    assert told
    assert told[0].startswith("Không tạo được bộ hồ sơ")
    assert page.saved.isHidden()


def test_a_confirmation_is_noted_with_name_and_day(tmp_path, page_shown, answer):
    from desktop.office.demo import demo
    from desktop.office.office import Office

    def act(dialog):
        type_text(dialog.by.edit, "Từ Quang Huy, Chủ tịch UBND phường")
        dialog.verb.click()

    answer(DossierConfirmDialog, act)
    with Office.open(tmp_path / "so") as made:
        demo.make_demo(made, "hai-hoa-2024")
        office = demo.in_its_time(made)
        page = page_shown(PapersPage(office))
        page.head.tabs.setCurrentIndex(1)
        choose(page, "Báo cáo thành tích")
        assert page.dossiers.line().open_confirmations

        page.dossiers.confirm.click()

        assert not page.dossiers.line().open_confirmations


def test_without_anybody_proposed_the_tab_says_so(page, monkeypatch):
    monkeypatch.setattr(page._office.dossiers, "all", list)

    page.reload()

    assert not page.make.isEnabled()


def test_the_tab_without_closing_still_makes_drafts(tmp_path, page_shown, monkeypatch):
    with closed_round(tmp_path / "so") as office:
        page = page_shown(PapersPage(office))
        page.head.tabs.setCurrentIndex(1)
        monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "ra")

        page.make.click()

        assert list((tmp_path / "ra").iterdir())
