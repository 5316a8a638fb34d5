"""What leaves the register page: the printed book, an extract, an Excel file."""

from collections.abc import Callable

from desktop.office.office import Office
from desktop.office.papers.register import EXTRACT, REGISTER
from ui.dialogs.list_dialog import ListDialog
from ui.language import _
from ui.pages.list_output import EXCEL, ListOutput
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.pages.register_entries import Entry, Line
from ui.widgets.buttons import quiet


class RegisterLists:
    """Three quiet buttons and what they do.

    Args:
        line: the current line of the register, or None.
        year: the year chosen, None for all.
        texts: the lines as seen, headings first.
    """

    def __init__(
        self,
        page: Page,
        office: Office,
        saved: SavedLine,
        line: Callable[[], Line | None],
        year: Callable[[], object],
        texts: Callable[[], list[list[str]]],
    ) -> None:
        self._page, self._office = page, office
        self._line, self._year, self._texts = line, year, texts
        self._output = ListOutput(page, office, saved)
        self.extract = quiet(
            _("Trích sổ…"),
            self._on_extract,
            icon="file-text",
            tip=_("Trích dòng đang chọn, có xác nhận của cơ quan"),
        )
        self.book = quiet(
            _("In sổ…"), self._on_book, icon="printer", tip=_("Sổ của một năm, khổ A4")
        )
        self.excel = quiet(
            _("Excel…"),
            self._on_excel,
            icon="file-spreadsheet",
            tip=_("Lưu các dòng đang thấy thành tệp Excel"),
        )

    def allow_extract(self) -> None:
        """Say whether the current line can be extracted; asks the office nothing."""
        if isinstance(self._line(), Entry):
            self.extract.allow()
        else:
            self.extract.refuse(_("Chọn một khen thưởng có số vào sổ trước."))

    def allow_book(self, *, has_numbers: bool) -> None:
        """Say whether there is a book to print."""
        if has_numbers:
            self.book.allow()
        else:
            self.book.refuse(_("Sổ chưa có khen thưởng nào được cấp số."))

    def _book_year(self) -> int:
        """Return the year chosen, else that of the current line, else the latest."""
        years = self._office.reports.register.years()
        line = self._line()
        wanted = self._year() or (line.year if line else None)
        return next((year for year in years if year == wanted), years[0])

    def _on_book(self) -> None:
        year = self._book_year()
        title = _("Sổ khen thưởng năm {year}").format(year=year)
        self._show(f"{REGISTER}{year}", f"so-khen-thuong-{year}", title)

    def _on_extract(self) -> None:
        line = self._line()
        if isinstance(line, Entry):
            title = _("Trích Sổ khen thưởng: {name}").format(name=line.recipient)
            stem = f"trich-so-{line.year}-{line.grant.register_number:02d}"
            self._show(f"{EXTRACT}{line.id}", stem, title)

    def _show(self, code: str, stem: str, title: str) -> None:
        page, office = self._page, self._office
        dialog = page.ask(lambda: ListDialog(page, office, code, stem, title))
        if dialog is not None:
            dialog.exec()
            dialog.deleteLater()

    def _on_excel(self) -> None:
        name, title = _("Sổ khen thưởng"), _("Sổ khen thưởng")
        year = self._year()
        title = f"{title} năm {year}" if year else title
        make = self._office.reports.xlsx_of_texts
        stem = f"so-khen-thuong-{year}" if year else "so-khen-thuong"
        lines = self._texts()
        self._output.save(stem, EXCEL, lambda: make(name, title, lines))
