"""Hồ sơ & văn bản: drafts and final papers, the decision, saving and printing."""

import errno
from datetime import date
from pathlib import Path

import pytest

from desktop.awards.issuing import Issued
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.explaining import code_of
from desktop.office.papers.files import replace_file
from tests.documents.measuring import page_count, sheet, text_of
from tests.ui.keys import type_text
from tests.ui.papers_of_demo import (
    closed_round,
    decided_round,
    open_round,
    printer_to,
    refusals,
)
from ui import printing
from ui.pages import papers_files, papers_output
from ui.pages.papers_decision_dialog import DecisionDialog
from ui.pages.papers_list import FoldRow, PaperList, PaperRow, number_words
from ui.pages.papers_page import PapersPage
from ui.tables.column import Section

A4, LYING = (210, 297), (297, 210)


@pytest.fixture
def page_of(page_shown):
    return lambda office: page_shown(PapersPage(office))


@pytest.fixture
def drafts(tmp_path, page_of):
    with open_round(tmp_path / "so") as office:
        yield page_of(office)


@pytest.fixture
def closed(tmp_path, page_of):
    with closed_round(tmp_path / "so") as office:
        yield page_of(office)


@pytest.fixture
def decided(tmp_path, page_of):
    with decided_round(tmp_path / "so") as office:
        yield page_of(office)


@pytest.fixture
def answer(monkeypatch):
    """Answer the decision dialog by doing something with it."""
    seen = []

    def with_(act):
        def execute(dialog):
            seen.append(dialog)
            act(dialog)
            done = dialog.result()
            dialog.deleteLater()
            return done

        monkeypatch.setattr(DecisionDialog, "exec", execute)
        return seen

    return with_


def fill(number, day=""):
    def act(dialog):
        dialog.number.edit.clear()
        type_text(dialog.number.edit, number)
        dialog.day.edit.clear()
        type_text(dialog.day.edit, day)
        dialog.save.click()

    return act


def note_of(page, code):
    return next(row.note for row in page.list._rows if row.paper.code == code)


def index_of(page):
    [case] = page._office.dossiers.cases()
    return f"dossier-index:{case.key}"


def shown_text(page):
    return text_of(page._drawn[2])


# --- drafts ---------------------------------------------------------------------------


def test_before_closing_every_paper_but_forms_and_checks_is_a_draft(drafts):
    column = drafts.table.rows.columns[0]
    rows = {row.paper.is_final: set() for row in drafts.list._rows}
    for row in drafts.list._rows:
        rows[row.paper.is_final].add((column.text(row), row.note))

    assert rows[False] == {("Bản nháp", "Bản nháp, đợt xét chưa chốt")}
    assert rows[True] == {("Bản chính", "Dùng ngay, không cần chốt đợt xét")}
    drafts.show_target("proposal")
    assert "BẢN NHÁP" in shown_text(drafts)
    drafts.show_target(index_of(drafts))
    assert "BẢN NHÁP" not in shown_text(drafts)


def test_before_closing_the_way_to_a_decision_is_the_review(drafts, qtbot):
    assert not drafts.card.decide.isVisible()
    assert "Chốt danh sách" in drafts.card.said.text()

    with qtbot.waitSignal(drafts.target_wanted) as wanted:
        drafts.card.to_review.click()

    assert wanted.args[0].place == "review"


def test_the_office_refuses_a_decision_before_closing(drafts, answer, monkeypatch):
    told = refusals(monkeypatch)
    seen = answer(fill("1284", "16/12/2025"))

    drafts._on_decide()

    assert told == ["Đợt xét chưa chốt nên chưa ra quyết định được."]
    assert seen[0].number.text() == "1284"
    assert drafts._office.awarding.grants() == []


def test_after_closing_the_papers_are_final(closed):
    column = closed.table.rows.columns[0]

    assert {column.text(row) for row in closed.list._rows} == {"Bản chính"}
    assert "BẢN NHÁP" not in shown_text(closed)
    assert note_of(closed, "decision") == (
        "Bản chính, số hoặc ngày để trống chờ văn thư"
    )


def test_each_paper_is_previewed_when_it_is_chosen(drafts):
    for paper in drafts.list.papers():
        drafts.show_target(paper.code)
        assert drafts.preview.papers.page_count() == page_count(drafts._drawn[2])
        assert drafts.preview.papers.accessibleName() == paper.title


def test_the_explanation_of_one_verdict_joins_the_list_when_it_is_asked_for(drafts):
    office = drafts._office
    [found, *_rest] = office.outcome().lists
    code = code_of(found, found.rows[0])

    drafts.show_target(code)

    assert drafts.table.current().paper.code == code
    assert drafts.table.current().paper.title.endswith(found.rows[0].name)


def test_a_paper_that_cannot_be_drawn_says_why_in_its_place(drafts, monkeypatch):
    def refuse(code):
        raise OfficeError("Bộ chữ in không có ký tự “☃”.", "Thay ký tự này.")

    monkeypatch.setattr(drafts._office.papers, "pdf", refuse)
    drafts.show_target("review")

    assert drafts._shown.currentWidget() is drafts.refused
    assert "“☃”" in drafts.refused._what.text()


# --- a long list ----------------------------------------------------------------------


def headings(page):
    return [line.title for line in page.table.rows.lines() if isinstance(line, Section)]


def test_papers_stand_under_the_steps_of_the_year(drafts):
    steps = [row.paper.step for row in drafts.list._rows]

    assert steps == sorted(steps, key=list(PaperStep).index)
    found = headings(drafts)
    assert PaperStep.PROPOSAL.value in found
    assert PaperStep.DECISION.value in found


def test_showing_a_long_list_draws_only_the_chosen_paper(drafts, monkeypatch):
    office, drawn = drafts._office, []
    real = office.papers.pdf

    def draw(code):
        drawn.append(code)
        return real(code)

    monkeypatch.setattr(office.papers, "pdf", draw)
    many = [
        PaperKind(f"merits:{number}", f"Báo cáo thành tích của ông {number}", "a.pdf")
        for number in range(60)
    ]
    kinds = office.papers.kinds()
    monkeypatch.setattr(office.papers, "kinds", lambda: [*kinds, *many])
    drafts._drawn = None

    drafts.reload()

    assert len(drafts.list.papers()) == len(kinds) + 60
    assert len(drawn) == 1


@pytest.fixture
def long_list(qtbot):
    shown = PaperList()
    qtbot.addWidget(shown)
    shown.show()
    papers = [PaperKind("proposal", "Tờ trình", "to-trinh.pdf")]
    papers += [
        PaperKind(f"merits:{number}", f"Báo cáo thành tích của {name}", f"{number}.pdf")
        for number, name in enumerate(
            ("bà Đỗ Bích Hường", "ông Vũ Lợi", "bà Khuê", "ông Kiên", "Thôn Đoài")
        )
    ]
    shown.show_papers([PaperRow(p, False, "") for p in papers], is_draft=False)
    return shown


def seen(shown):
    rows = shown.table.rows.rows()
    return [row.paper.code for row in rows if isinstance(row, PaperRow)]


def test_papers_of_one_kind_are_folded_into_a_row_with_their_number(long_list):
    assert seen(long_list) == ["proposal"]
    [fold] = [r for r in long_list.table.rows.rows() if isinstance(r, FoldRow)]
    assert (fold.name, fold.count) == ("Báo cáo thành tích", 5)
    assert number_words(fold) == "Mở ra"

    long_list.table.row_opened.emit(fold)
    assert len(seen(long_list)) == 6
    [fold] = [r for r in long_list.table.rows.rows() if isinstance(r, FoldRow)]
    assert number_words(fold) == "Thu gọn"

    long_list.table.link_pressed.emit(fold, 2)
    assert seen(long_list) == ["proposal"]


def test_a_word_in_the_filter_looks_into_the_folds(long_list):
    long_list.search.setText("huong")
    long_list._show()
    assert seen(long_list) == ["merits:0"]

    long_list.search.clear()
    long_list._show()
    assert seen(long_list) == ["proposal"]


def test_going_to_a_folded_paper_opens_its_fold(long_list):
    assert long_list.choose("merits:4")
    assert long_list.current().code == "merits:4"
    assert not long_list.choose("khong-co")


def test_numbers_are_taken_from_the_list(long_list, qtbot):
    paper = PaperKind("minutes", "Biên bản", "b.pdf", is_numbered=True)
    rows = [PaperRow(paper, False, ""), PaperRow(paper, False, "", Issued("07"))]
    assert [number_words(row) for row in rows] == ["Lấy số…", "Số 07"]
    long_list.show_papers(rows[:1], is_draft=False)

    with qtbot.waitSignal(long_list.number_wanted) as wanted:
        long_list.table.link_pressed.emit(rows[0], 2)

    assert wanted.args == [rows[0]]


# --- the decision ---------------------------------------------------------------------


def test_a_decision_gives_everybody_a_register_number(closed, answer, qtbot):
    answer(fill("1284", "16/12/2025"))

    with qtbot.waitSignal(closed.changed) as said:
        closed.card.decide.click()

    assert said.args == ["Đã ra quyết định số 1284/QĐ-UBND ngày 16/12/2025."]
    grants = closed._office.awarding.grants()
    assert [g.subject_id for g in grants] == [
        row.subject_id for row in closed._office.outcome().proposed
    ]
    assert closed.card.title.text() == "Quyết định số 1284/QĐ-UBND ngày 16/12/2025"
    assert not closed.card.decide.isVisible()


def test_register_numbers_continue_after_an_undone_decision(closed, answer):
    # The demo's own decision was taken back: its numbers are never given again.
    used = len(closed._office.outcome().proposed)
    answer(fill("1290"))

    closed.card.decide.click()

    numbers = [g.register_number for g in closed._office.awarding.grants()]
    assert numbers == list(range(used + 1, 2 * used + 1))
    said = closed.card.said.text()
    assert f"số {used + 1:02d}/2025-" in said
    assert f"đến {2 * used:02d}/2025-" in said


def test_number_and_date_may_stay_blank_and_be_filled_in_later(closed, answer):
    answer(fill(""))
    closed.card.decide.click()
    assert closed.card.title.text() == "Quyết định chưa có số, chưa có ngày"

    answer(fill("1301", "18/12/2025"))
    closed.card.revise.click()

    assert closed.card.title.text() == "Quyết định số 1301/QĐ-UBND ngày 18/12/2025"
    assert note_of(closed, "decision") == ("Bản chính, số 1301/QĐ-UBND ngày 18/12/2025")
    closed.show_target("decision")
    assert "1301/QĐ-UBND" in shown_text(closed)


def test_a_number_already_used_is_refused_and_stays_as_typed(closed, answer):
    office = closed._office
    office.awarding.decide(
        office.roundup(),
        office.outcome(),
        number="1284",
        issued_on=date(2025, 12, 16),
        signatory=office.awarding.signatories()[0],
    )
    decision = office.awarding.decision(office.roundup())

    def other_round(number, day, signatory):
        # A second round of the year does not exist yet: the same check, another id.
        office.awarding._check(office.roundup(), number, day, but="")

    dialog = DecisionDialog(closed, office, other_round)
    fill("1284", "17/12/2025")(dialog)

    assert dialog.result() == 0
    assert dialog.number.edit.text() == "1284"
    said = dialog.number.edit.accessibleDescription()
    assert said.startswith("Số 1284/QĐ-UBND năm 2025 đã dùng.")
    assert office.awarding.decision(office.roundup()) == decision
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("number", "day", "field", "sentence"),
    [
        ("12a", "16/12/2025", "number", "“12a” không phải số quyết định."),
        ("1284", "31/02/2025", "day", "Không có ngày này."),
        ("1284", "01/01/2020", "day", "Ngày quyết định 01/01/2020 trước khi"),
    ],
    ids=["không phải số", "ngày không có", "trước phong trào"],
)
def test_what_is_wrong_is_said_at_its_field(
    closed, answer, number, day, field, sentence
):
    seen = answer(fill(number, day))

    closed.card.decide.click()

    [dialog] = seen
    assert getattr(dialog, field).edit.accessibleDescription().startswith(sentence)
    assert (dialog.number.text(), dialog.day.text()) == (number, day)
    assert closed._office.awarding.grants() == []


def test_a_decision_can_be_signed_by_the_deputy(closed, answer):
    def act(dialog):
        dialog.signer.setCurrentIndex(1)
        fill("1284", "16/12/2025")(dialog)

    answer(act)
    closed.card.decide.click()
    closed.show_target("decision")

    assert "KT. CHỦ TỊCH" in shown_text(closed)


def test_without_anybody_to_sign_the_button_says_so(closed, monkeypatch):
    monkeypatch.setattr(closed._office.awarding, "signatories", list)

    closed.reload()

    assert not closed.card.decide.isEnabled()
    assert "Chưa có người ký" in closed.card.decide.toolTip()


# --- saving and printing --------------------------------------------------------------


def test_a_paper_is_saved_where_one_says(decided, tmp_path, monkeypatch):
    file = tmp_path / "Tờ trình.pdf"
    monkeypatch.setattr(papers_files, "pick", lambda *_args: file)

    decided.save.click()

    assert "Đã lưu Tờ trình.pdf" in decided.saved.notice.accessibleName()
    assert text_of(file) == shown_text(decided)
    assert not list(tmp_path.glob("*.part"))


def test_all_papers_are_saved_in_one_folder(decided, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path / "ra")
    monkeypatch.setattr(papers_files, "open_folder", opened.append)

    decided.save_all.click()
    decided.saved.notice._link.click()

    names = {file.name for file in (tmp_path / "ra").iterdir()}
    assert names == {paper.file_name for paper in decided._office.papers.kinds()}
    assert opened == [tmp_path / "ra"]


def test_a_paper_is_saved_as_a_word_file(decided, tmp_path, monkeypatch):
    file = tmp_path / "to-trinh.docx"
    offered = []
    monkeypatch.setattr(
        papers_files, "pick", lambda *given: offered.append(given[3]) or file
    )
    decided.show_target("proposal")

    decided.word.click()

    assert offered == ["to-trinh.docx"]
    assert file.read_bytes()[:2] == b"PK"
    assert "Đã lưu to-trinh.docx" in decided.saved.notice.accessibleName()


def test_a_full_disk_is_said_and_the_file_before_stays(tmp_path, monkeypatch):
    file = tmp_path / "to-trinh.pdf"
    file.write_bytes(b"cu")

    def full(path, data):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OfficeError, match=r"ổ đĩa chứa .* đã đầy"):
        replace_file(file, b"moi")

    assert file.read_bytes() == b"cu"


def test_a_file_open_in_word_is_said_and_stays(tmp_path, monkeypatch):
    file = tmp_path / "to-trinh.docx"
    file.write_bytes(b"cu")

    def held(path, target):
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OfficeError, match=r"Không ghi được to-trinh\.docx") as refused:
        replace_file(file, b"moi")

    assert "Đóng tệp đó" in refused.value.next_step
    assert file.read_bytes() == b"cu"
    assert not list(tmp_path.glob("*.part"))


def test_files_of_the_same_name_are_replaced_only_when_asked(
    decided, tmp_path, monkeypatch
):
    (tmp_path / "to-trinh.pdf").write_bytes(b"cu")
    asked = []
    monkeypatch.setattr(papers_files, "pick_folder", lambda *_args: tmp_path)
    monkeypatch.setattr(papers_output, "ask", lambda *args: asked.append(args[1:3]))

    decided.save_all.click()

    assert asked[0][0] == "Ghi đè 01 tệp cùng tên?"
    assert (tmp_path / "to-trinh.pdf").read_bytes() == b"cu"
    assert not (tmp_path / "quyet-dinh.pdf").exists()


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(
    decided, tmp_path, monkeypatch
):
    told = refusals(monkeypatch)
    file = tmp_path / "khong-co" / "a.pdf"
    monkeypatch.setattr(papers_files, "pick", lambda *_args: file)

    decided.save.click()

    assert told == [f"Không ghi được a.pdf vào {file.parent}."]
    assert decided.saved.isHidden()


def test_a_paper_is_printed_page_by_page_each_its_way_round(
    decided, tmp_path, monkeypatch
):
    file = tmp_path / "in.pdf"
    monkeypatch.setattr(printing, "ask_printer", lambda *_args: printer_to(file))
    decided.show_target("ranking:Bộ tiêu chí 100 điểm, tập thể")

    decided.print.click()

    assert page_count(file) == page_count(decided._drawn[2])
    assert sheet(file) == pytest.approx(sheet(decided._drawn[2]), abs=0.5)
    assert "tới máy in" in decided.saved.notice.accessibleName()


def test_an_office_without_a_plan_is_shown_the_way(tmp_path, page_of, qtbot):
    with Office.open(tmp_path / "moi") as office:
        page = page_of(office)

        assert page._body.currentIndex() == 1
        assert not page.save_all.isVisible()
