"""Bảng dữ liệu: the round as plain tables for Excel, and such tables read back.

Nothing is sealed or encrypted here; what goes to another office goes as a bundle.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.round_package import Preview
from desktop.office.office import Office
from ui.language import _
from ui.pages import papers_files
from ui.pages.exchange_plain_receive import ReceiveView
from ui.pages.exchange_plain_send import SendView
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.head import Strip
from ui.widgets.notices import EmptyPlace

OUT, BACK, _NO_PLAN = 0, 1, 2


class PlainView(QWidget):
    """What would be written out, and what a file read back would change."""

    def __init__(self, page: Page, office: Office) -> None:
        super().__init__(page)
        self._page, self._office = page, office
        self._file: Path | None = None
        self.export = primary(
            _("Xuất bảng dữ liệu (CSV)…"), self._on_export, icon="file-up"
        )
        self.open_folder = plain(
            _("Mở thư mục…"), self._on_open_folder, icon="folder-open"
        )
        self.open_file = plain(_("Mở tệp…"), self._on_open_file, icon="package")
        self.ways = Segments([_("Xuất ra"), _("Đọc vào")], _("Bảng dữ liệu"))
        self.ways.chosen.connect(lambda _index: self._show_way())
        self.send = SendView()
        self.receive = ReceiveView()
        self.receive.file_wanted.connect(self._on_open_file)
        self.receive.folder_wanted.connect(self._on_open_folder)
        self.receive.accepted.connect(self._on_accept)
        self.receive.refused.connect(self._on_refuse)
        self._body = QStackedWidget()
        for view in (self.send, self.receive, self._empty()):
            self._body.addWidget(view)
        said = layouts.label(
            _("Không niêm phong; để xem bằng Excel hoặc chuyển giữa máy của mình."),
            "note",
        )
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.strip = Strip(
            self.ways,
            8,
            said,
            self.open_folder,
            self.open_file,
            self.export,
            height=48,
        )
        column = layouts.column(self.strip, self._body, spacing=0)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "arrow-left-right",
            _("Chưa có đợt xét để xuất bảng"),
            _("Nhận một kế hoạch trước; bảng dữ liệu là của một đợt xét."),
            [primary(_("Mở Kế hoạch"), lambda: self._page.go("plan"))],
        )

    def reload(self) -> None:
        """Show what would be written now, and what the opened file would change now."""
        if self._has_plan():
            self.send.show_round(self._office)
            self._look_again()
        self._show_way()

    def _has_plan(self) -> bool:
        return self._office.plans.current() is not None

    def _show_way(self) -> None:
        way = self.ways.current()
        has_plan = self._has_plan()
        is_looking = way == BACK and self.receive.is_looking()
        self.strip.setVisible(has_plan)
        self.export.setVisible(way == OUT)
        self.open_folder.setVisible(is_looking)
        self.open_file.setVisible(is_looking)
        self._body.setCurrentIndex(way if has_plan else _NO_PLAN)

    # --- out ----------------------------------------------------------------------

    def _on_export(self) -> None:
        exports = self._office.folders.exports
        title = _("Chọn nơi ghi bảng dữ liệu của đợt xét")
        folder = papers_files.pick_folder(self.window(), title, exports)
        if folder is None:
            return
        self.send.forget_exported()
        written = self._page.ask(lambda: self._office.export(folder))
        if written is not None:
            self.send.show_exported(written)

    # --- back ---------------------------------------------------------------------

    def _on_open_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self.window(),
            _("Mở bảng dữ liệu"),
            "",
            _("Bảng dữ liệu (*.zip datapackage.json)"),
        )
        if name:
            self.look_at(Path(name))

    def _on_open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self.window(), _("Mở thư mục của bảng dữ liệu")
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, file: Path) -> None:
        """Show what taking a file in would change; nothing is written."""
        self.ways.choose(BACK)
        found = self._page.ask(lambda: self._office.preview(file))
        if found is None:
            self._close()
        else:
            self._show(found, file)

    def _show(self, preview: Preview, file: Path) -> None:
        self._file = file
        self.receive.show_preview(preview, self._office)
        self._show_way()

    def _look_again(self) -> None:
        """Compare the opened file with what is here now; it may be gone by now."""
        if self._file is None:
            return
        try:
            preview = self._office.preview(self._file)
        except OfficeError:
            self._close()
        else:
            self.receive.show_preview(preview, self._office)

    def _close(self, title: str = "", sentence: str = "") -> None:
        self._file = None
        self.receive.close_preview(title, sentence)
        self._show_way()

    def _on_accept(self) -> None:
        file, name = self._file, self.receive.package_name()
        if file is None:
            return

        def accept() -> Preview:
            taken = self._office.accept(file)
            self._close(
                _("Đã tiếp nhận gói {name}").format(name=name),
                _(
                    "Dữ liệu trước khi nhận có trong bản sao lưu. Muốn trả lại như "
                    "trước, bấm Hoàn tác."
                ),
            )
            return taken

        self._page.run(
            accept,
            done=lambda taken: _("Đã tiếp nhận {count} thay đổi từ {name}.").format(
                count=len(taken.changes), name=name
            ),
        )

    def _on_refuse(self) -> None:
        name = self.receive.package_name()
        self._close(
            _("Đã từ chối gói {name}").format(name=name),
            _("Chưa có gì được ghi vào chương trình. Tệp của nơi gửi vẫn còn nguyên."),
        )
