"""Sổ công việc: what was done, papers of units, surveys, difficulties."""

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.office.office import Office
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import (
    journal_deeds,
    journal_difficulties,
    journal_papers,
    journal_surveys,
)
from ui.pages.journal_list import JournalList, ListWords
from ui.pages.page import Page
from ui.tables.column import AnyRow
from ui.widgets.buttons import Button, plain, primary
from ui.widgets.head import PageHead

ADD_KEY = "Ctrl+N"


class JournalPage(Page):
    """Four tabs; the buttons of the head act on the list that is shown."""

    key = "journal"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = plain(_("Sửa…"), self._on_change, icon="pencil")
        self.remove = plain(_("Bỏ khỏi sổ…"), self._on_remove, icon="trash-2")
        self.add = primary(journal_deeds.WORDS.add, self._on_add, icon="plus")
        self.deeds = journal_deeds.DeedsList(
            office,
            journal_deeds.WORDS,
            journal_deeds.deed_columns(),
            self._first(journal_deeds.WORDS),
        )
        self.papers = journal_papers.PapersList(
            office,
            journal_papers.WORDS,
            journal_papers.paper_columns(),
            primary(_("Mở trang Đơn vị & cá nhân"), lambda: self.go("subjects")),
        )
        self.surveys = journal_surveys.SurveysList(
            office,
            journal_surveys.WORDS,
            journal_surveys.survey_columns(),
            self._first(journal_surveys.WORDS),
        )
        self.difficulties = journal_difficulties.DifficultiesList(
            office,
            journal_difficulties.WORDS,
            journal_difficulties.difficulty_columns(),
            self._first(journal_difficulties.WORDS),
        )
        self.head = PageHead(
            _("Sổ công việc"),
            tabs=[
                _("Việc đã làm"),
                _("Văn bản của đơn vị"),
                _("Khảo sát"),
                _("Khó khăn, vướng mắc"),
            ],
            actions=[self.remove, self.change, self.add],
        )
        self.head.tab_chosen.connect(self._on_tab)
        self._stack = QStackedWidget()
        for each in self._lists():
            self._stack.addWidget(each)
            each.row_chosen.connect(self._allow)
            each.row_opened.connect(self._open)
            each.remove_wanted.connect(self._on_remove)
            each.done.connect(self.changed)
        self.build(self.head, self._stack)
        self._on_tab(0)

    def reload(self) -> None:
        """Show all four lists as they are now."""
        for each in self._lists():
            each.reload()
        self._allow()

    def show_target(self, target: object) -> None:
        """Stand on an entry by its id, in whichever list it is."""
        for number, each in enumerate(self._lists()):
            each.widen()
            if each.choose(target):
                self.head.tabs.setCurrentIndex(number)
                return

    def shown(self) -> JournalList:
        """Return the list of the current tab."""
        return self._lists()[max(self.head.tabs.currentIndex(), 0)]

    def _first(self, words: ListWords) -> Button:
        return primary(words.add, self._on_add, icon="plus")

    def _lists(self) -> tuple[JournalList, ...]:
        return self.deeds, self.papers, self.surveys, self.difficulties

    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.add.set_label(self.shown().words.add)
        self.add.setShortcut(ADD_KEY)  # Qt forgets it with every new text
        self._allow()

    def _allow(self) -> None:
        shown = self.shown()
        for button in (self.change, self.remove):
            if shown.entry() is None:
                button.refuse(shown.words.unchosen)
            else:
                button.allow()

    def _on_add(self) -> None:
        # On a unit that owes a paper, the new paper is that unit's.
        row = self.shown().table.current()
        is_owing = row is not None and row.entry is None
        self._edit(row if is_owing else None)

    def _on_change(self) -> None:
        self._open(self.shown().table.current())

    def _open(self, row: AnyRow) -> None:
        if row is not None:
            self._edit(row)

    def _edit(self, row: AnyRow) -> None:
        shown = self.shown()
        is_new = row is None or row.entry is None
        dialog = shown.dialog(self.window(), row)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        words = shown.words
        self.run(lambda: None, words.added if is_new else words.changed)
        if is_new:
            shown.widen()
        shown.choose(dialog.kept_id)
        shown.table.setFocus()

    def _on_remove(self) -> None:
        shown = self.shown()
        row = shown.table.current()
        if row is None or row.entry is None:
            return
        question, consequence = shown.question(row)
        if ask(
            self.window(),
            question,
            consequence,
            _("Bỏ khỏi sổ"),
            icon="trash-2",
            destroys=True,
        ):
            self.run(lambda: shown.remove(row), shown.removed(row))
