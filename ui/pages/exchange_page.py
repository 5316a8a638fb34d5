"""Trao đổi dữ liệu: a round written out for others, and one from others looked at."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.round_package import Preview
from desktop.office.office import Office
from ui.language import _
from ui.pages import papers_files
from ui.pages.exchange_receive import ReceiveView
from ui.pages.exchange_send import SendView
from ui.pages.page import Page
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace

SEND, RECEIVE, _NO_PLAN = 0, 1, 2


class ExchangePage(Page):
    """Two tabs: Gửi and Nhận; nothing is written before the officer accepts."""

    key = "exchange"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._file: Path | None = None
        self.export = primary(_("Xuất đợt xét…"), self._on_export, icon="file-up")
        self.open_folder = plain(
            _("Mở thư mục gói…"), self._on_open_folder, icon="folder-open"
        )
        self.open_file = plain(_("Mở tệp gói…"), self._on_open_file, icon="package")
        self.head = PageHead(
            _("Trao đổi dữ liệu"),
            tabs=[_("Gửi"), _("Nhận")],
            actions=[self.open_folder, self.open_file, self.export],
        )
        self.head.tab_chosen.connect(lambda _index: self._show_tab())
        self.send = SendView()
        self.receive = ReceiveView()
        self.receive.file_wanted.connect(self._on_open_file)
        self.receive.folder_wanted.connect(self._on_open_folder)
        self.receive.accepted.connect(self._on_accept)
        self.receive.refused.connect(self._on_refuse)
        self._body = QStackedWidget()
        for view in (self.send, self.receive, self._empty()):
            self._body.addWidget(view)
        self.build(self.head, self._body)

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "arrow-left-right",
            _("Chưa có đợt xét để trao đổi"),
            _("Nhận một kế hoạch trước; đợt xét của kế hoạch đó gửi và nhận ở đây."),
            [primary(_("Mở Kế hoạch"), lambda: self.go("plan"))],
        )

    def reload(self) -> None:
        """Show what would be sent now, and what the opened file would change now."""
        if self._has_plan():
            self.send.show_round(self._office)
            self._look_again()
        self._show_tab()

    def _has_plan(self) -> bool:
        return self._office.plans.current() is not None

    def _show_tab(self) -> None:
        tab = self.head.tabs.currentIndex()
        has_plan = self._has_plan()
        is_looking = tab == RECEIVE and self.receive.is_looking()
        self.head.tabs.setVisible(has_plan)
        self.export.setVisible(has_plan and tab == SEND)
        self.open_folder.setVisible(has_plan and is_looking)
        self.open_file.setVisible(has_plan and is_looking)
        self._body.setCurrentIndex(tab if has_plan else _NO_PLAN)

    # --- Gửi ----------------------------------------------------------------------

    def _on_export(self) -> None:
        exports = self._office.folders.exports
        title = _("Chọn nơi ghi gói của đợt xét")
        folder = papers_files.pick_folder(self.window(), title, exports)
        if folder is None:
            return
        self.send.forget_exported()
        written = self.ask(lambda: self._office.export(folder))
        if written is not None:
            self.send.show_exported(written)

    # --- Nhận ---------------------------------------------------------------------

    def _on_open_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self.window(),
            _("Mở gói dữ liệu"),
            "",
            _("Gói dữ liệu (*.zip datapackage.json)"),
        )
        if name:
            self.look_at(Path(name))

    def _on_open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self.window(), _("Mở thư mục của gói dữ liệu")
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, file: Path) -> None:
        """Show what taking a file in would change; nothing is written."""
        self.head.tabs.setCurrentIndex(RECEIVE)
        found = self.ask(lambda: self._office.preview(file))
        if found is None:
            self._close()
        else:
            self._show(found, file)

    def _show(self, preview: Preview, file: Path) -> None:
        self._file = file
        self.receive.show_preview(preview, self._office)
        self._show_tab()

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
        self._show_tab()

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

        self.run(
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
