"""Choose a backup by its date, or a file, to put in the place of the records."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import vietnamese
from desktop.office.backups import Copy
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.notices import EmptyPlace


class CopyTable(TableView):
    """The backups, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyPlace(
            "archive",
            _("Chưa có bản sao lưu nào"),
            _("Chương trình tự sao lưu mỗi 30 phút làm việc và khi đóng."),
        )
        super().__init__(
            _("Các bản sao lưu"),
            [
                Column[Copy](
                    _("Ngày"),
                    lambda copy: vietnamese.date_with_weekday(copy.made_at.date()),
                    sort=lambda copy: copy.made_at,
                    weight=500,
                ),
                Column[Copy](
                    _("Lúc"), lambda copy: vietnamese.time(copy.made_at), width=72
                ),
                Column[Copy](
                    _("Dung lượng"),
                    lambda copy: size_words(copy.size),
                    sort=lambda copy: copy.size,
                    align="right",
                    tone=lambda _copy: "text2",
                    width=116,
                ),
            ],
            key=lambda copy: copy.path,
            empty=empty,
            parent=parent,
        )
        self.setProperty("frame", "field")
        self.setMinimumHeight(160)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Show backups; the latest is current when none was."""
        self.show_rows(copies)
        if self.current() is None and copies:
            self.choose(lambda _copy: True)


class RestoreDialog(Dialog):
    """Which backup; `chosen` is its file after the dialog was accepted."""

    def __init__(self, parent: QWidget | None, copies: Sequence[Copy]) -> None:
        super().__init__(parent, _("Khôi phục từ bản sao lưu nào?"), width=560)
        self.chosen: Path | None = None
        self.body.addWidget(
            layouts.label(
                _(
                    "Dữ liệu đang mở được cất riêng trước khi thay, nên vẫn quay lại "
                    "được."
                ),
                "note",
                wrap=True,
            )
        )
        self.table = CopyTable()
        self.body.addSpacing(4)
        self.body.addWidget(self.table, 1)
        self.add_left(plain(_("Chọn tệp khác…"), self._on_file, icon="folder-open"))
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(_("Khôi phục"), self.accept), default=True)
        self.table.row_opened.connect(lambda _copy: self.accept())
        self.table.show_copies(copies)
        if not copies:
            self.verb.refuse(_("Chưa có bản sao lưu nào; chọn một tệp khác."))
        self.resize(560, 420)
        self.table.setFocus()

    def accept(self) -> None:
        """Take the current backup."""
        copy = self.table.current()
        if self.chosen is None and copy is not None:
            self.chosen = copy.path
        if self.chosen is not None:
            super().accept()

    def _on_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn bản sao lưu"), "", _("Bản sao lưu (*.db);;Mọi tệp (*)")
        )
        if path:
            self.chosen = Path(path)
            self.accept()


def size_words(size: int) -> str:
    """Return the size of a file in KB or MB."""
    if size < 1024 * 1024:
        return _("{size} KB").format(size=vietnamese.number(max(1, size // 1024)))
    tenths = vietnamese.number(size * 10 // (1024 * 1024))
    if size >= 10 * 1024 * 1024:
        return _("{size} MB").format(size=vietnamese.number(size // (1024 * 1024)))
    return _("{size} MB").format(size=f"{tenths[:-1]},{tenths[-1]}")
