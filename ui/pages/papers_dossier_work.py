"""What the page of papers does with dossiers: noting, confirming, making the folder."""

from collections.abc import Sequence
from pathlib import Path

from desktop.awards.dossier_states import ItemState
from desktop.office.dossiers.folder import DossierFolder, Made, was_changed
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.office.office import Office
from ui.dialogs.dossier_confirm_dialog import DossierConfirmDialog
from ui.dialogs.dossier_item_dialog import DossierItemDialog
from ui.dialogs.dossier_sets_dialog import DossierSetsDialog
from ui.dialogs.long_work import do_long
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import papers_files
from ui.pages.page import Page
from ui.pages.papers_dossiers import DossiersPane
from ui.pages.papers_files import SavedLine


class DossierWork:
    """The actions of the tab of dossiers; the page does them, says them, reloads."""

    def __init__(
        self, page: Page, office: Office, pane: DossiersPane, saved: SavedLine
    ) -> None:
        self._page, self._office, self._pane = page, office, pane
        self._saved = saved
        pane.item_wanted.connect(self.note)
        pane.tick_wanted.connect(self.tick)
        pane.confirmation_wanted.connect(self.confirm)
        pane.sets_wanted.connect(self.sets)

    def way(self, line: DossierLine) -> bool:
        """Do what a line lacks; False where the page has to go elsewhere for it."""
        if line.state is ItemState.DRAFT:
            self._page.go("review")
        elif line.state is ItemState.UNSIGNED:
            if any(kind.is_numbered for kind in line.papers):
                return False
            self.tick([line])
        elif line.confirmation is not None or line.state is ItemState.UNCONFIRMED:
            self.confirm(line)
        else:
            self.note(line)
        return True

    def note(self, line: DossierLine) -> None:
        """Note what lies there of a paper."""
        dossier = self._pane.dossier()
        if dossier is None or line.state is ItemState.NOT_APPLICABLE:
            return
        if line.confirmation is not None:
            self.confirm(line)
            return
        dialog = DossierItemDialog(self._page.window(), self._office, dossier, line)
        if dialog.exec():
            self._tell(_("Đã ghi vào hồ sơ: {what}.").format(what=line.title))

    def tick(self, lines: Sequence[DossierLine]) -> None:
        """Note that papers are there, signed and in full number."""
        dossier = self._pane.dossier()
        if dossier is None:
            return
        what = lines[0].title
        if len(lines) > 1:
            what = _("{count:02d} mục").format(count=len(lines))
        self._page.run(
            lambda: self._office.dossiers.tick(dossier, lines),
            _("Đã đánh dấu đủ: {what}.").format(what=what),
        )

    def confirm(self, line: DossierLine) -> None:
        """Note who confirmed, and when."""
        dossier = self._pane.dossier()
        if dossier is None:
            return
        dialog = DossierConfirmDialog(
            self._page.window(),
            self._office.dossiers,
            dossier,
            line,
            self._office.today(),
        )
        if dialog.exec():
            self._tell(_("Đã ghi xác nhận: {what}.").format(what=line.title))

    def sets(self) -> None:
        """Say how many sets go out, and the day they went."""
        dossier = self._pane.dossier()
        if dossier is None:
            return
        window = self._page.window()
        if DossierSetsDialog(window, self._office.dossiers, dossier).exec():
            self._tell(_("Đã ghi số bộ hồ sơ."))

    def _tell(self, sentence: str) -> None:
        self._page.reload()
        self._page.changed.emit(sentence)

    # --- the folder ---------------------------------------------------------------

    def make(self, *, with_docx: bool) -> None:
        """Make the folder of the chosen dossier where the officer says."""
        dossier = self._pane.dossier()
        if dossier is None:
            return
        exports = self._office.folders.exports
        title = _("Đặt bộ hồ sơ vào thư mục")
        parent = papers_files.pick_folder(self._page.window(), title, exports)
        if parent is None:
            return
        folder = DossierFolder(
            self._office.papers,
            self._office.dossiers,
            self._office.now,
            with_docx=with_docx,
        )
        if not self._may_replace(folder.place(dossier, parent)):
            return
        self._make(folder, dossier, parent)

    def _make(self, folder: DossierFolder, dossier: Dossier, parent: Path) -> None:
        busy = _("Đang tạo bộ hồ sơ")
        made: Made | None = self._page.ask(
            lambda: do_long(
                self._page.window(),
                busy,
                lambda report: folder.make(dossier, parent, report),
            )
        )
        if made is None:
            return
        said = _("Đã tạo bộ hồ sơ {name}: {count:02d} tệp.").format(
            name=made.folder.name, count=len(made.files)
        )
        if made.set_aside is not None:
            said += _(" Bộ cũ có tệp sửa tay nên được giữ ở {name}.").format(
                name=made.set_aside.name
            )
        if not dossier.is_complete:
            said += _(" Hồ sơ chưa đủ; Mục lục ghi việc còn lại.")
        self._saved.tell(said, made.folder)

    def _may_replace(self, place: Path) -> bool:
        if not place.exists():
            return True
        consequence = _("Thư mục {name} được thay bằng bộ mới.")
        changed = self._page.ask(lambda: _looks_changed(place))
        if changed is None:
            return False
        if changed:
            consequence = _(
                "Thư mục {name} có tệp đã sửa hoặc thêm bằng tay. Bộ đó được giữ "
                "nguyên dưới tên khác, bộ mới nằm ở chỗ cũ."
            )
        return ask(
            self._page.window(),
            _("Tạo lại bộ hồ sơ?"),
            consequence.format(name=place.name),
            _("Tạo lại"),
        )


def _looks_changed(place: Path) -> bool:
    try:
        return was_changed(place)
    except OSError:
        return True  # it cannot be looked into; the refusal comes when it is moved
