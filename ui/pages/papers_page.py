"""Hồ sơ & văn bản: the papers of the round, seen, saved and printed; the decision."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.awards.forms import Decision, Signatory
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.paper_explaining import EXPLAINED
from desktop.office.papers import PaperKind
from desktop.office.roundup import Roundup
from ui.dialogs.long_work import do_long
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import papers_files
from ui.pages.page import Page
from ui.pages.papers_decision import DecisionCard, title_of
from ui.pages.papers_decision_dialog import DecisionDialog
from ui.pages.papers_files import SavedLine
from ui.printing import ask_printer, print_pdf
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.chips import Chip, ChipLabel, chip
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes
from ui.widgets.preview import Preview

_WIDTHS = (430, 724)
_LEAST = 470  # what the buttons over the paper need
_PREVIEW, _REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with how final it is."""

    paper: PaperKind
    is_draft: bool
    note: str


class PapersPage(Page):
    """Papers at the left over the decision; the chosen paper at the right."""

    key = "papers"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._drawn: tuple[Roundup, str, bytes] | None = None
        self._explained = ""  # the code of the paper that explains one verdict
        self.save_all = plain(
            _("Lưu tất cả vào thư mục…"), self._on_save_all, icon="folder-open"
        )
        self.head = PageHead(_("Hồ sơ & văn bản"), actions=[self.save_all])
        self.saved = SavedLine()
        self._body = QStackedWidget()
        self._body.addWidget(
            Panes("papers", self._left(), self._right(), sizes=_WIDTHS, grows=1)
        )
        self._body.addWidget(self._empty())
        self.build(self.head, self.saved, self._body)

    def _left(self) -> QWidget:
        self.count = layouts.label("", "strong")
        self.state = ChipLabel(chip("draft"))
        self.table = _table()
        self.table.row_chosen.connect(lambda _row: self._show_paper())
        self.table.row_opened.connect(lambda _row: self.preview.papers.setFocus())
        self.card = DecisionCard()
        self.card.review_wanted.connect(lambda: self.go("review"))
        self.card.certificates_wanted.connect(lambda: self.go("certificates"))
        self.card.decide_wanted.connect(self._on_decide)
        self.card.revise_wanted.connect(self._on_revise)
        strip = Strip(self.count, STRETCH, self.state, height=44)
        column = layouts.column(strip, self.table, self.card, spacing=0)
        column.setStretch(1, 1)
        return layouts.box(column, "pane")

    def _right(self) -> QWidget:
        self.preview = Preview(_("Văn bản"))
        self.save = plain(_("Lưu PDF…"), self._on_save, icon="file-down", small=True)
        self.print = plain(_("In…"), self._on_print, icon="printer", small=True)
        self.preview.add_action(self.save)
        self.preview.add_action(self.print)
        self.refused = EmptyPlace("triangle-alert", _("Chưa dựng được văn bản này"), "")
        self._shown = QStackedWidget()
        self._shown.setMinimumWidth(_LEAST)
        self._shown.addWidget(self.preview)
        self._shown.addWidget(self.refused)
        return self._shown

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "folder-check",
            _("Chưa có văn bản nào"),
            _("Tờ trình, bảng xếp hạng, quyết định được lập từ kế hoạch và đợt xét."),
            [primary(_("Mở Kế hoạch"), lambda: self.go("plan"))],
        )

    def reload(self) -> None:
        """Show the papers of the round as they would be made now."""
        self.saved.hide()
        has_plan = self._office.plans.current() is not None
        self._body.setCurrentIndex(0 if has_plan else 1)
        self.save_all.setVisible(has_plan)
        if not has_plan:
            return
        is_draft = not self._office.current_round().is_closed
        rows = self._rows(is_draft)
        self.count.setText(_("{count:02d} văn bản").format(count=len(rows)))
        self.state.show_chip(chip("draft" if is_draft else "closed"))
        self.card.show_state(self._office)
        self.table.show_rows(rows)
        if self.table.current() is None:
            self.table.choose(lambda _row: True)
        self._show_paper()

    def show_target(self, target: object) -> None:
        """Show a paper by its code; one that explains a verdict is put on the list."""
        if isinstance(target, str) and target.startswith(EXPLAINED):
            self._explained = target
            self.reload()
        self.table.choose(lambda row: row.paper.code == target)

    def _rows(self, is_draft: bool) -> list[PaperRow]:
        decision = self._office.awarding.decision(self._office.roundup())
        papers = self._office.papers.kinds()
        if self._explained:
            try:
                papers.append(self._office.papers.explanation(self._explained))
            except OfficeError:
                self._explained = ""  # it is on no list any more
        return [
            PaperRow(paper, is_draft, _note(paper, decision, is_draft))
            for paper in papers
        ]

    def _paper(self) -> PaperKind | None:
        row = self.table.current()
        return row.paper if row is not None else None

    def _show_paper(self) -> None:
        paper = self._paper()
        if paper is None:
            return
        roundup = self._office.roundup()
        drawn = self._drawn
        if drawn is not None and drawn[0] is roundup and drawn[1] == paper.code:
            return
        try:
            pdf = self._office.papers.pdf(paper.code)
        except OfficeError as refusal:
            self._drawn = None
            title = _("Chưa dựng được văn bản này")
            self.refused.say(title, str(refusal))
            self._shown.setCurrentIndex(_REFUSED)
            return
        self._drawn = (roundup, paper.code, pdf)
        self.preview.show_pdf(pdf, paper.title.partition(":")[0])
        self.preview.papers.setAccessibleName(paper.title)
        self._shown.setCurrentIndex(_PREVIEW)

    # --- the decision -------------------------------------------------------------

    def _on_decide(self) -> None:
        def keep(number: str, day: date | None, signatory: Signatory) -> None:
            self._office.awarding.decide(
                self._office.roundup(),
                self._office.outcome(),
                number=number,
                issued_on=day,
                signatory=signatory,
            )

        if DecisionDialog(self.window(), self._office, keep).exec():
            self._tell_decision(_("Đã ra {decision}."))

    def _on_revise(self) -> None:
        known = self._office.awarding.decision(self._office.roundup())

        def keep(number: str, day: date | None, signatory: Signatory) -> None:
            self._office.awarding.revise(
                self._office.roundup(),
                number=number,
                issued_on=day,
                signatory=signatory,
            )

        if DecisionDialog(self.window(), self._office, keep, known).exec():
            self._tell_decision(_("Đã sửa: {decision}."))

    def _tell_decision(self, sentence: str) -> None:
        decision = self._office.awarding.decision(self._office.roundup())
        self.reload()
        if decision is not None:
            named = title_of(decision)
            self.changed.emit(sentence.format(decision=named[:1].lower() + named[1:]))

    # --- saving and printing ------------------------------------------------------

    def _on_save(self) -> None:
        paper, drawn = self._paper(), self._drawn
        if paper is None or drawn is None:
            return
        folder = self._office.folders.exports
        title = _("Lưu {title}").format(title=paper.title)
        file = papers_files.pick_pdf(self.window(), title, folder, paper.file_name)
        if file is None:
            return
        written = self.ask(lambda: papers_files.write(file, drawn[2]))
        if written is not None:
            said = _("Đã lưu {name} vào {folder}.")
            self.saved.tell(
                said.format(name=file.name, folder=file.parent), file.parent
            )

    def _on_save_all(self) -> None:
        title = _("Lưu tất cả văn bản vào thư mục")
        exports = self._office.folders.exports
        folder = papers_files.pick_folder(self.window(), title, exports)
        if folder is None or not self._may_replace(folder):
            return
        files = self.ask(lambda: self._office.papers.write_all(folder))
        if files is not None:
            said = _("Đã lưu {count:02d} văn bản vào {folder}.")
            self.saved.tell(said.format(count=len(files), folder=folder), folder)

    def _may_replace(self, folder: Path) -> bool:
        names = [p.file_name for p in self._office.papers.kinds()]
        there = [name for name in names if (folder / name).exists()]
        if not there:
            return True
        return ask(
            self.window(),
            _("Ghi đè {count:02d} tệp cùng tên?").format(count=len(there)),
            _("Thư mục {folder} đã có: {names}.").format(
                folder=folder, names=", ".join(there)
            ),
            _("Ghi đè {count:02d} tệp").format(count=len(there)),
        )

    def _on_print(self) -> None:
        paper, drawn = self._paper(), self._drawn
        if paper is None or drawn is None:
            return
        pdf = drawn[2]
        printer = self.ask(lambda: ask_printer(self.window(), pdf, paper.title))
        if printer is None:
            return
        title = _("Đang in {title}").format(title=paper.title)
        sent = self.ask(
            lambda: do_long(
                self.window(), title, lambda report: print_pdf(pdf, printer, report)
            )
        )
        if sent:
            said = _("Đã gửi {count:02d} trang tới máy in.").format(count=sent)
            self.saved.tell(said)


def _note(paper: PaperKind, decision: Decision | None, is_draft: bool) -> str:
    if is_draft:
        return _("Bản nháp, đợt xét chưa chốt")
    if paper.code != "decision":
        return _("Bản chính")
    if decision is None or not (decision.number and decision.issued_on):
        return _("Bản chính, số hoặc ngày để trống chờ văn thư")
    return _("Bản chính, {title}").format(
        title=title_of(decision).partition(" ")[2].partition(" ")[2]
    )


def _table() -> TableView:
    table = TableView(
        _("Các văn bản của đợt xét"),
        [
            Column[PaperRow](
                _("Trạng thái"),
                lambda row: _("Bản nháp") if row.is_draft else _("Bản chính"),
                kind="icon",
                width=44,
                look=lambda row: Chip("", *_mark(row)),
            ),
            Column[PaperRow](
                _("Văn bản"),
                lambda row: row.paper.title,
                note=lambda row: row.note,
                weight=500,
                tip=lambda row: row.paper.title,
            ),
        ],
        row_height=48,
        key=lambda row: row.paper.code,
    )
    table.horizontalHeader().hide()
    return table


def _mark(row: PaperRow) -> tuple[str, str]:
    return ("file-pen-line", "warn") if row.is_draft else ("verdict-pass", "ok")
