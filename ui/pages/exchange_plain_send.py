"""Gửi: what the exchange file will hold, where it went, and who can read it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.bundles.tables import Table
from desktop.office.office import Office
from ui.language import _
from ui.pages.papers_files import open_folder
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice
from ui.widgets.panes import Panes

_WIDTHS = (760, 394)
_WHAT = {
    "units": _("tên, loại, khối, trực thuộc"),
    "people": _("họ tên, chức vụ, đơn vị, năm sinh, việc trực tiếp"),
    "other_subjects": _("tên, địa chỉ, người đại diện"),
    "scores": _("điểm tự chấm và thẩm định, lý do sửa"),
    "attestations": _("ai xác nhận, ngày nào, theo văn bản nào"),
    "task_ratings": _("mức hoàn thành nhiệm vụ từng kỳ"),
    "initiatives": _("tên, tác giả, nơi áp dụng, công nhận"),
    "breaches": _("ngày, mức độ, nội dung, văn bản"),
    "indicator_results": _("số liệu, nguồn, ngày tính"),
    "nominations": _("ai được chọn, đề nghị thêm, rút và lý do"),
    "ranking": _("hạng, tổng điểm, lý do chưa xếp"),
    "review": _("kết luận, phần danh sách, lý do"),
}
_RESULTS = {"ranking", "review"}
_CODE_OF = "Mã "
_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the exchange file with the number of its rows."""

    title: str
    what: str
    count: int


class SendView(QWidget):
    """The parts of the file at the left; what to mind, and the last file, at right."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self.table = TableView(
            _("Các phần của gói"),
            _columns(),
            row_height=34,
            key=lambda part: part.title,
        )
        self.whole = layouts.label("", "note")
        strip = Strip(
            layouts.label(_("Trong gói sẽ có"), "strong"),
            STRETCH,
            self.whole,
            height=44,
        )
        left = layouts.column(strip, self.table, spacing=0)
        self.setLayout(
            layouts.column(
                Panes(
                    "exchange-send",
                    layouts.box(left, "pane"),
                    self._right(),
                    sizes=_WIDTHS,
                ),
                spacing=0,
            )
        )

    def _right(self) -> QWidget:
        self.unsealed = Notice(
            "warn",
            _(
                "Gói chưa niêm phong: ai có tệp đều đọc được họ tên, năm sinh, điểm và "
                "lý do trong đó. Chỉ trao tận tay hoặc gửi qua kênh của cơ quan."
            ),
        )
        self.checked = Notice("ok", "")
        self.checked.hide()
        self.where = layouts.label("", "note", wrap=True)
        self.open = plain(
            _("Mở thư mục"), lambda: open_folder(self._folder), icon="folder-open"
        )
        self._done = layouts.box(
            layouts.column(
                layouts.label(_("Vừa xuất"), "section"),
                self.checked,
                self.where,
                layouts.row(self.open, STRETCH),
            )
        )
        self._done.hide()
        told = layouts.label(
            _(
                "Bảng dữ liệu gồm một thư mục và một tệp ZIP cùng nội dung. Mở bằng "
                "Excel, hoặc đọc lại ở đây bằng Đọc vào; gửi cơ quan khác thì dùng "
                "thẻ Gửi."
            ),
            "note",
            wrap=True,
        )
        column = layouts.column(
            layouts.label(_("Trước khi gửi"), "section"),
            self.unsealed,
            told,
            12,
            self._done,
            STRETCH,
            margins=(16, 14, 16, 14),
        )
        return layouts.scrolled(column)

    def show_round(self, office: Office) -> None:
        """Show what the file would hold now."""
        data, results = parts_of(office)
        self.table.show_sections(
            [
                Section(_("Dữ liệu của đợt xét"), data),
                Section(_("Kết quả tính, để đối chiếu; nơi nhận tự tính lại"), results),
            ]
        )
        whole = sum(part.count for part in (*data, *results))
        tables = len(data) + len(results)
        self.whole.setText(
            _("{tables} bảng, {rows} dòng").format(
                tables=tables, rows=vietnamese.number(whole)
            )
        )

    def show_exported(self, descriptor: Path) -> None:
        """Say where the file is, and that it was read back."""
        folder = descriptor.parent
        self._folder = folder.parent
        count = len([each for each in (folder / "data").iterdir() if each.is_file()])
        self.checked.say(
            "ok",
            _(
                "Đã ghi xong. Chương trình đã đọc lại gói và đối chiếu mã SHA-256 của "
                "{count} bảng: khớp."
            ).format(count=count),
        )
        self.where.setText(
            _("Thư mục: {folder}\nTệp ZIP: {file}").format(
                folder=folder, file=folder.with_name(f"{folder.name}.zip").name
            )
        )
        self._done.show()

    def forget_exported(self) -> None:
        """Say nothing about an earlier file."""
        self._done.hide()


def parts_of(office: Office) -> tuple[list[Part], list[Part]]:
    """Return the data and the results of the round as parts of the file."""
    parts = [
        (
            table.name in _RESULTS,
            Part(_bare(table.title), _what(table), len(table.rows)),
        )
        for table in office.tables_to_export()
    ]
    data = [part for is_result, part in parts if not is_result]
    return data, [part for is_result, part in parts if is_result]


def _bare(title: str) -> str:
    """Return "Xếp hạng" of "Xếp hạng (kết quả tính)"."""
    return title.partition(" (")[0]


def _what(table: Table) -> str:
    """Return what a table holds: in our words, or by the heads of its columns."""
    told = _WHAT.get(table.name)
    if told is not None:
        return told
    heads = [f.title for f in table.fields if not f.title.startswith(_CODE_OF)]
    return ", ".join(heads[:_MOST_HEADS]).lower()


def _columns() -> list[Column[Part]]:
    return [
        Column[Part](_("Bảng"), lambda part: part.title, width=230, weight=500),
        Column[Part](
            _("Gồm"),
            lambda part: part.what,
            tone=lambda _part: "text2",
            tip=lambda part: part.what,
        ),
        Column[Part](
            _("Số dòng"),
            lambda part: vietnamese.number(part.count),
            sort=lambda part: part.count,
            kind="number",
            width=100,
        ),
    ]
