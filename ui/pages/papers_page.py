"""Hồ sơ & văn bản: the papers of the round, seen, saved and printed; the dossiers."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.awards.forms import Signatory
from desktop.errors import OfficeError
from desktop.office.dossiers.lines import DossierLine
from desktop.office.dossiers.papers import INDEX
from desktop.office.office import Office
from desktop.office.papers.explaining import EXPLAINED
from desktop.office.papers.round_papers import PaperKind
from desktop.office.rounds.roundup import Roundup
from ui.language import _
from ui.pages.page import Page
from ui.pages.papers_decision import DecisionCard, note_of, title_of
from ui.pages.papers_decision_dialog import DecisionDialog
from ui.pages.papers_dossier_work import DossierWork
from ui.pages.papers_dossiers import DossiersPane
from ui.pages.papers_files import SavedLine
from ui.pages.papers_list import PaperList, PaperRow
from ui.pages.papers_output import PapersOutput
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes
from ui.widgets.preview import Preview

_WIDTHS = (470, 684)
_LEAST = 586  # what the buttons over the paper need
_PREVIEW, _REFUSED = 0, 1
_PAPERS, _EMPTY, _DOSSIERS = 0, 1, 2
_DOSSIERS_TAB = 1


class PapersPage(Page):
    """Papers over the decision at the left, the chosen one at the right; dossiers."""

    key = "papers"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._drawn: tuple[Roundup, str, bytes] | None = None
        self._explained = ""  # the code of the paper that explains one verdict
        self.saved = SavedLine()
        self._output = PapersOutput(self, office, self.saved)
        self._build_head()
        self._body = QStackedWidget()
        self._body.addWidget(
            Panes("papers", self._left(), self._right(), sizes=_WIDTHS, grows=1)
        )
        self._body.addWidget(self._empty())
        self.dossiers = DossiersPane()
        self.dossiers.way_wanted.connect(self._on_way)
        self.dossiers.index_wanted.connect(self._on_index)
        self._work = DossierWork(self, office, self.dossiers, self.saved)
        self._body.addWidget(self.dossiers)
        self.build(self.head, self.saved, self._body)

    def _build_head(self) -> None:
        self.save_all = plain(
            _("Lưu tất cả…"),
            self._on_save_all,
            icon="folder-open",
            tip=_("Lưu mọi văn bản thành PDF vào một thư mục"),
        )
        self.with_docx = QCheckBox(_("kèm bản Word"))
        self.with_docx.setToolTip(_("Thêm tệp Word của mỗi văn bản để sửa câu chữ"))
        self.make = primary(
            _("Tạo bộ hồ sơ…"),
            lambda: self._work.make(with_docx=self.with_docx.isChecked()),
            icon="files",
        )
        self.head = PageHead(
            _("Hồ sơ & văn bản"),
            tabs=[_("Văn bản"), _("Hồ sơ")],
            actions=[self.save_all, self.with_docx, self.make],
        )
        self.head.tab_chosen.connect(lambda _index: self._show_tab())

    def _left(self) -> QWidget:
        self.list = PaperList()
        self.table = self.list.table
        self.list.row_chosen.connect(self._show_paper)
        self.list.row_opened.connect(lambda: self.preview.papers.setFocus())
        self.list.number_wanted.connect(lambda row: self._on_number(row.paper.code))
        self.card = DecisionCard()
        self.card.review_wanted.connect(lambda: self.go("review"))
        self.card.certificates_wanted.connect(lambda: self.go("certificates"))
        self.card.decide_wanted.connect(self._on_decide)
        self.card.revise_wanted.connect(self._on_revise)
        self.card.kept.connect(self._on_kept)
        column = layouts.column(self.list, self.card, spacing=0)
        column.setStretch(0, 1)
        return layouts.box(column, "pane")

    def _right(self) -> QWidget:
        self.preview = Preview(_("Văn bản"))
        self.save = plain(
            _("PDF…"),
            self._on_save,
            icon="file-down",
            small=True,
            tip=_("Lưu PDF để in ở máy khác hoặc gửi đi"),
        )
        self.word = plain(
            _("Word…"),
            self._on_word,
            icon="file-text",
            small=True,
            tip=_("Lưu tệp Word để sửa câu chữ"),
        )
        self.print = plain(_("In…"), self._on_print, icon="printer", small=True)
        for button in (self.save, self.word, self.print):
            self.preview.add_action(button)
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

    # --- showing ------------------------------------------------------------------

    def reload(self) -> None:
        """Show papers and dossiers of the round as they would be made now."""
        self.saved.hide()
        has_plan = self._office.plans.current() is not None
        self.head.tabs.setVisible(has_plan)
        if has_plan:
            is_draft = not self._office.current_round().is_closed
            self.list.show_papers(self._rows(is_draft), is_draft=is_draft)
            self.card.show_state(self._office)
        self._show_tab()

    def show_target(self, target: object) -> None:
        """Show a paper by its code; one that explains a verdict is put on the list."""
        if isinstance(target, str) and target.startswith(EXPLAINED):
            self._explained = target
            self.reload()
        self.head.tabs.setCurrentIndex(0)
        self.list.choose(target)

    def _show_tab(self) -> None:
        has_plan = self._office.plans.current() is not None
        in_dossiers = has_plan and self.head.tabs.currentIndex() == _DOSSIERS_TAB
        self.save_all.setVisible(has_plan and not in_dossiers)
        self.make.setVisible(in_dossiers)
        self.with_docx.setVisible(in_dossiers)
        if not has_plan:
            self._body.setCurrentIndex(_EMPTY)
        elif in_dossiers:
            self._body.setCurrentIndex(_DOSSIERS)
            found = self.ask(self._office.dossiers.all) or []
            self.dossiers.show_dossiers(found)
            self.make.setEnabled(bool(found))
        else:
            self._body.setCurrentIndex(_PAPERS)
            self._show_paper()

    def _rows(self, is_draft: bool) -> list[PaperRow]:
        now = self._office.papers.round()
        decision = now.decision
        papers = self._office.papers.kinds()
        if self._explained:
            try:
                papers.append(self._office.papers.explanation(self._explained))
            except OfficeError:
                self._explained = ""  # it is on no list any more
        return [
            PaperRow(
                paper,
                is_draft and not paper.is_final,
                note_of(paper, decision, is_draft),
                now.issued_of(paper.code),
            )
            for paper in papers
        ]

    def _paper(self) -> PaperKind | None:
        return self.list.current()

    def _show_paper(self) -> None:
        paper = self._paper()
        if paper is None or self._body.currentIndex() != _PAPERS:
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

    # --- numbers and the decision -------------------------------------------------

    def _on_number(self, code: str) -> None:
        from ui.dialogs.paper_number_dialog import open_paper_number

        if open_paper_number(self.window(), self._office, code):
            self.reload()
            self.changed.emit(_("Đã ghi số, ngày của văn bản."))

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

        told: list[str] = []

        def keep(number: str, day: date | None, signatory: Signatory) -> None:
            said = self._office.awarding.revise(
                self._office.roundup(),
                number=number,
                issued_on=day,
                signatory=signatory,
            )
            told.append(said)

        if DecisionDialog(self.window(), self._office, keep, known).exec():
            changed = told[-1] if told else ""
            self._tell_decision(f"{_('Đã sửa: {decision}.')} {changed}".strip())

    def _on_kept(self, said: str) -> None:
        self.reload()
        self.changed.emit(said)

    def _tell_decision(self, sentence: str) -> None:
        decision = self._office.awarding.decision(self._office.roundup())
        self.reload()
        if decision is not None:
            named = title_of(decision)
            self.changed.emit(sentence.format(decision=named[:1].lower() + named[1:]))

    # --- dossiers -----------------------------------------------------------------

    def _on_way(self, line: DossierLine) -> None:
        if not self._work.way(line):
            numbered = next(kind for kind in line.papers if kind.is_numbered)
            self._on_number(numbered.code)

    def _on_index(self) -> None:
        dossier = self.dossiers.dossier()
        if dossier is not None:
            self.show_target(f"{INDEX}{dossier.case.key}")

    # --- saving and printing ------------------------------------------------------

    def _on_save(self) -> None:
        paper, drawn = self._paper(), self._drawn
        if paper is not None and drawn is not None:
            self._output.save_pdf(paper, drawn[2])

    def _on_word(self) -> None:
        paper = self._paper()
        if paper is not None and self._drawn is not None:
            self._output.save_docx(paper)

    def _on_save_all(self) -> None:
        self._output.save_all(self._office.papers.kinds())

    def _on_print(self) -> None:
        paper, drawn = self._paper(), self._drawn
        if paper is not None and drawn is not None:
            self._output.print(paper, drawn[2])
