"""A list as it will be printed: seen, saved as PDF or Word, sent to a printer.

Use: `ListDialog(page, office, "register:2026", "so-khen-thuong-2026").exec()`.
"""

from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages.list_output import ListOutput
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.widgets.buttons import plain, primary
from ui.widgets.preview import Preview

_SIZE = (980, 660)


class ListDialog(Dialog):
    """The preview of one paper of the register with what can be done with it."""

    def __init__(
        self, page: Page, office: Office, code: str, stem: str, title: str
    ) -> None:
        super().__init__(page.window(), title, icon="book-marked", width=720)
        self._office, self._stem, self._title = office, stem, title
        self._paper = office.reports.list_paper(code)
        self._pdf = office.reports.pdf(self._paper)
        self.saved = SavedLine()
        self._output = ListOutput(page, office, self.saved)
        self.preview = Preview(title)
        self.preview.setMinimumHeight(380)
        self.preview.show_pdf(self._pdf, title)
        self.body.addWidget(self.saved)
        self.body.addWidget(self.preview, 1)
        self.word = plain(_("Lưu Word…"), self._on_word, icon="file-pen-line")
        self.file = plain(_("Lưu PDF…"), self._on_pdf, icon="file-down")
        self.add_left(self.word)
        self.add_left(self.file)
        self.add_button(plain(_("Đóng"), self.reject))
        self.print = self.add_button(
            primary(_("In…"), self._on_print, icon="printer"), default=True
        )
        self.resize(*_SIZE)

    def _on_word(self) -> None:
        self._output.save_word(self._stem, lambda: self._paper)

    def _on_pdf(self) -> None:
        self._output.save_pdf(self._stem, lambda: self._paper)

    def _on_print(self) -> None:
        self._output.print(self._title, self._pdf)
