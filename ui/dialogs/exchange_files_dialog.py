"""Attachments others sent: what there is, saved under safe names into a folder.

Nothing is opened from here: the officer opens what was saved, with the programs of the
PC. What could run is neither saved nor opened, only said.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.received_files import ReceivedFile, Saved, can_be_saved
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.exchange_work import Steps, work_at
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages.exchange_labels import size
from ui.pages.papers_files import open_folder, pick_folder
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.chips import Chip
from ui.widgets.findings import FindingList
from ui.widgets.notices import EmptyPlace, Notice

_REFUSED = Chip(_("Không lưu"), "ban", "bad")
_KINDS = {
    ".pdf": Chip(_("PDF"), "file-text", "na"),
    ".jpg": Chip(_("Ảnh"), "image", "na"),
    ".png": Chip(_("Ảnh"), "image", "na"),
    ".docx": Chip(_("Word"), "file-text", "na"),
    ".xlsx": Chip(_("Excel"), "table-2", "na"),
}


class FilesDialog(Dialog):
    """The attachments of one bundle that was taken in.

    Args:
        sha256: of the bundle.
        sender: who sent it, in words.
    """

    def __init__(
        self, parent: QWidget | None, office: Office, sha256: str, sender: str
    ) -> None:
        title = _("Tệp đính kèm của {sender}").format(sender=sender)
        super().__init__(parent, title, icon="paperclip", width=720)
        self._office = office
        self._kept = office.receiving.attachments
        self._folder = Path()
        self.files = self._kept.of(sha256)
        self.table = _table()
        self.table.setMinimumHeight(260)
        self.told = Notice("ok", "")
        self.told.pressed.connect(lambda: open_folder(self._folder))
        self.refused = FindingList(_("Tệp không lưu"))
        note = _(
            "Tệp nằm nguyên trong máy. Lưu ra thư mục rồi mới mở: tên tệp được sửa cho "
            "an toàn, đuôi theo đúng nội dung. Tệp có thể chạy thì không lưu."
        )
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.refused)
        self.one = plain(_("Lưu tệp đang chọn…"), lambda: self._on_save(self._chosen()))
        self.add_left(self.one)
        self.add_button(plain(_("Đóng"), self.accept))
        self.all = self.add_button(
            primary(_("Lưu tất cả…"), self._on_all, icon="download"), default=True
        )
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.table.show_rows(self.files)
        self.refused.show_findings([one.refused for one in self.files if one.refused])
        self._allow()

    def save(self, files: Sequence[ReceivedFile], folder: Path) -> None:
        """Save files into a folder and say where they are."""

        def work(steps: Steps) -> Saved:
            steps.begin(_("Đang lưu tệp đính kèm"))
            return self._kept.save(files, folder, steps.parts)

        try:
            saved = work_at(self, _("Đang lưu"), work)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        if saved is not None:
            self._folder = folder
            said = _("Đã lưu {count:02d} tệp vào {folder}.")
            words = said.format(count=len(saved.files), folder=folder.name)
            self.told.say("ok", words, link=_("Mở thư mục"))
            self.fit()

    def _chosen(self) -> list[ReceivedFile]:
        one = self.table.current()
        return can_be_saved([one]) if isinstance(one, ReceivedFile) else []

    def _on_all(self) -> None:
        self._on_save(can_be_saved(self.files))

    def _on_save(self, files: Sequence[ReceivedFile]) -> None:
        exports = self._office.folders.exports
        folder = pick_folder(self, _("Lưu tệp đính kèm vào"), exports)
        if folder is not None:
            self.save(files, folder)

    def _allow(self) -> None:
        if self._chosen():
            self.one.allow()
        else:
            self.one.refuse(_("Chọn một tệp lưu được."))
        if can_be_saved(self.files):
            self.all.allow()
        else:
            self.all.refuse(_("Không có tệp nào lưu được."))


def _chip(one: ReceivedFile) -> Chip:
    return _REFUSED if one.refused else _KINDS[Path(one.name).suffix]


def _table() -> TableView:
    table = TableView(
        _("Tệp đính kèm"),
        [
            Column[ReceivedFile](
                _("Tên"),
                lambda one: one.title,
                note=lambda one: one.name,
                weight=500,
                tip=lambda one: f"{one.title}\n{one.name}",
            ),
            Column[ReceivedFile](
                _("Loại"),
                lambda one: _chip(one).word,
                kind="chip",
                look=_chip,
                width=118,
            ),
            Column[ReceivedFile](
                _("Dung lượng"),
                lambda one: size(one.size),
                sort=lambda one: one.size,
                kind="number",
                width=104,
            ),
        ],
        row_height=42,
        key=lambda one: one.sha256,
        empty=EmptyPlace("paperclip", _("Không có tệp nào"), _("Gói chỉ có bảng.")),
    )
    table.setProperty("frame", "field")
    return table
