"""Lists and their papers out of the program: PDF, Word, Excel and the printer."""

from collections.abc import Callable
from pathlib import Path

from desktop.documents.paper import Paper
from desktop.office.office import Office
from desktop.office.papers.files import replace_file
from ui.dialogs.long_work import do_long
from ui.language import _
from ui.pages import papers_files
from ui.pages.page import Page
from ui.pages.papers_files import FileKind, SavedLine
from ui.printing import ask_printer, print_pdf

EXCEL = FileKind(".xlsx", _("Tệp Excel (*.xlsx)"))


class ListOutput:
    """Saves and prints for a page, and says where the file went."""

    def __init__(self, page: Page, office: Office, saved: SavedLine) -> None:
        self._page = page
        self._office = office
        self._saved = saved

    def save(self, stem: str, kind: FileKind, make: Callable[[], bytes]) -> None:
        """Let the officer choose a file, make its content and write it."""
        window = self._page.window()
        folder = self._office.folders.exports
        title = _("Lưu {name}").format(name=f"{stem}{kind.suffix}")
        name = f"{stem}{kind.suffix}"
        file = papers_files.pick(window, title, folder, name, kind)
        if file is None:
            return
        written = self._page.ask(lambda: replace_file(file, make()))
        if written is not None:
            self._tell(written)

    def save_pdf(self, stem: str, paper: Callable[[], Paper]) -> None:
        """Save a list as PDF."""
        self.save(stem, papers_files.PDF, lambda: self._office.reports.pdf(paper()))

    def save_word(self, stem: str, paper: Callable[[], Paper]) -> None:
        """Save a list as a Word file."""
        self.save(stem, papers_files.WORD, lambda: self._office.reports.docx(paper()))

    def print(self, title: str, pdf: bytes) -> None:
        """Send a list to a printer the officer chooses."""
        window = self._page.window()
        printer = self._page.ask(lambda: ask_printer(window, pdf, title))
        if printer is None:
            return
        said = _("Đang in {title}").format(title=title)
        sent = self._page.ask(
            lambda: do_long(
                window, said, lambda report: print_pdf(pdf, printer, report)
            )
        )
        if sent:
            done = _("Đã gửi {count:02d} trang tới máy in.").format(count=sent)
            self._saved.tell(done)

    def _tell(self, file: Path) -> None:
        said = _("Đã lưu {name} vào {folder}.")
        self._saved.tell(said.format(name=file.name, folder=file.parent), file.parent)
