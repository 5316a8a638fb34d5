"""What to look at before the papers of the round go out.

Use: `said = open_paper_notes(self, office)`: what was changed on the way, None for
nothing. A name that changed after the decision can be taken over, with a reason.
"""

from PySide6.QtWidgets import QWidget

from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.rounds.awarding import Renamed
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.reason import ask_reason
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain


class PaperNotesDialog(Dialog):
    """The notes under their headings; a button where the program can help."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, _("Cần xem trước khi ký"), icon="scale", width=600)
        self._office = office
        self.said = ""
        scroll = layouts.scrolled(layouts.column(*self._parts(), layouts.STRETCH))
        scroll.setMinimumHeight(260)
        scroll.setAccessibleName(_("Điều cần xem"))
        self.body.addWidget(scroll, 1)
        self.add_button(plain(_("Đóng"), self.accept), default=True)

    def _parts(self) -> list[QWidget]:
        notes = self._office.paper_notes()
        if not notes:
            return [layouts.label(_("Không có điều gì phải xem thêm."), "note")]
        found: list[QWidget] = []
        heading = ""
        for note in notes:
            if note.about.value != heading:
                heading = note.about.value
                found.append(layouts.label(heading, "group"))
            found.append(layouts.label(note.sentence, wrap=True))
        renamed = self._office.awarding.renamed(self._office.roundup())
        return [*found, *(self._taker(one) for one in renamed)]

    def _taker(self, renamed: Renamed) -> QWidget:
        """Return the button that takes a new name over into the decision."""
        said = _("Sửa quyết định theo danh bạ: {name}…").format(name=renamed.now)
        button = plain(said, lambda: self._on_take(renamed), small=True)
        return layouts.box(layouts.row(button, layouts.STRETCH))

    def _on_take(self, renamed: Renamed) -> None:
        title = _("Sửa tên trong quyết định thành “{name}”?").format(name=renamed.now)
        reason = ask_reason(self, title, _("Sửa tên"))
        if reason is None:
            return
        try:
            self._office.awarding.take_new_name(renamed, reason)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.said = _("Đã sửa tên trong quyết định: {name}.").format(name=renamed.now)
        self.accept()


def open_paper_notes(parent: QWidget | None, office: Office) -> str | None:
    """Show the notes; return what was changed, None for nothing."""
    dialog = PaperNotesDialog(parent, office)
    dialog.exec()
    said = dialog.said
    dialog.deleteLater()
    return said or None
