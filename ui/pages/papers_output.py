"""Saving and printing papers from the page: one, all, as PDF, as Word, on paper."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.office.office import Office
from desktop.office.papers.catalogue import PaperKind
from desktop.office.papers.files import replace_file
from ui import printing
from ui.dialogs.long_work import Report, do_long
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import papers_files
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine


class PapersOutput:
    """What the buttons over a paper do; `saved` says what was done and where."""

    def __init__(self, page: Page, office: Office, saved: SavedLine) -> None:
        self._page = page
        self._office = office
        self._saved = saved

    def save_pdf(self, paper: PaperKind, drawn: bytes) -> None:
        """Save what is shown where the officer says."""
        self._save(paper.title, paper.file_name, papers_files.PDF, lambda: drawn)

    def save_docx(self, paper: PaperKind) -> None:
        """Save a Word file of a paper, for changing words by hand."""
        code = paper.code
        kind = papers_files.WORD
        self._save(
            paper.title, paper.docx_name, kind, lambda: self._office.papers.docx(code)
        )

    def _save(
        self,
        title: str,
        name: str,
        kind: papers_files.FileKind,
        made: Callable[[], bytes],
    ) -> None:
        folder = self._office.folders.exports
        window = self._page.window()
        said = _("Lưu {title}").format(title=title)
        file = papers_files.pick(window, said, folder, name, kind)
        if file is None:
            return
        written = self._page.ask(lambda: replace_file(file, made()))
        if written is not None:
            done = _("Đã lưu {name} vào {folder}.")
            self._saved.tell(
                done.format(name=file.name, folder=file.parent), file.parent
            )

    def save_all(self, papers: Sequence[PaperKind]) -> None:
        """Save every paper of the round into one folder, after asking."""
        title = _("Lưu tất cả văn bản vào thư mục")
        exports = self._office.folders.exports
        folder = papers_files.pick_folder(self._page.window(), title, exports)
        if folder is None or not self._may_replace(folder, papers):
            return

        def work(report: Report) -> list[Path]:
            return self._office.papers.write_all(folder, report)

        busy = _("Đang tạo {count:02d} văn bản").format(count=len(papers))
        files = self._page.ask(lambda: do_long(self._page.window(), busy, work))
        if files is not None:
            said = _("Đã lưu {count:02d} văn bản vào {folder}.")
            self._saved.tell(said.format(count=len(files), folder=folder), folder)

    def _may_replace(self, folder: Path, papers: Sequence[PaperKind]) -> bool:
        names = [paper.file_name for paper in papers]
        there = [name for name in names if (folder / name).exists()]
        if not there:
            return True
        shown = ", ".join(there[:6]) + ("…" if len(there) > 6 else "")
        return ask(
            self._page.window(),
            _("Ghi đè {count:02d} tệp cùng tên?").format(count=len(there)),
            _("Thư mục {folder} đã có: {names}.").format(folder=folder, names=shown),
            _("Ghi đè {count:02d} tệp").format(count=len(there)),
        )

    def print(self, paper: PaperKind, pdf: bytes) -> None:
        """Print the pages and copies the officer chooses in the printer's dialog."""
        window, page = self._page.window(), self._page
        printer = page.ask(lambda: printing.ask_printer(window, pdf, paper.title))
        if printer is None:
            return
        title = _("Đang in {title}").format(title=paper.title)
        sent = page.ask(
            lambda: do_long(
                window, title, lambda report: printing.print_pdf(pdf, printer, report)
            )
        )
        if sent:
            said = _("Đã gửi {count:02d} trang tới máy in.").format(count=sent)
            self._saved.tell(said)
