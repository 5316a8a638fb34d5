"""Chỉ số: the published indices of units by year, entered one by one or pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from desktop import vietnamese
from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.emulation.scoring import round_half_up
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.text import sort_key
from ui.dialogs.error import show_refusal
from ui.dialogs.index_dialog import IndexDialog
from ui.dialogs.index_paste_dialog import IndexPasteDialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.ratings_tab import Register
from ui.pages.ratings_words import capital
from ui.tables.column import Column
from ui.widgets.buttons import quiet
from ui.widgets.forms import ChoiceField
from ui.widgets.subject_picker import Named, named

SHORT = {
    IndexCode.PAR: "PAR INDEX",
    IndexCode.SIPAS: "SIPAS",
    IndexCode.PAPI: "PAPI",
}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A value with whose it is."""

    value: IndexValue
    who: Named | None

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class IndicesRegister(Register):
    """The values, the latest year first, narrowed by index and year."""

    adding = _("Thêm chỉ số…")
    nothing = _("Chưa chọn chỉ số nào.")

    def __init__(self, page: Page, office: Office) -> None:
        empty = (
            "gauge",
            _("Chưa có chỉ số nào"),
            _(
                "PAR INDEX, SIPAS, PAPI của từng đơn vị theo năm ghi ở đây; có thể "
                "chép cả bảng từ Excel rồi dán."
            ),
        )
        super().__init__(
            page, office, _("Sổ chỉ số"), _columns(), empty, _("Lọc theo đơn vị")
        )
        self._rows: list[IndexRow] = []
        self.index = ChoiceField(_("Lọc theo chỉ số"), width=196)
        self.index.show_choices(
            [("", _("Tất cả chỉ số")), *((i.value, i.label) for i in IndexCode)]
        )
        self.year = ChoiceField(_("Lọc theo năm"), [("", _("Mọi năm"))], width=112)
        for choice in (self.index, self.year):
            choice.chosen.connect(lambda _key: self._show())
        self.paste = quiet(
            _("Dán từ Excel…"),
            self.paste_copied,
            icon="clipboard-paste",
            tip=_("Dán bảng chỉ số đã chép từ Excel (Ctrl+V)"),
        )
        self.tools = [self.index, self.year, self.paste, self.search]

    def key_of(self, row: IndexRow) -> object:
        return row.value.id

    def reload(self) -> int:
        names = named(self.office)
        found = [
            IndexRow(value, names.get(value.subject_id))
            for value in self.office.registers.index_values()
        ]
        found.sort(key=_order)
        self._rows = found
        years = sorted({row.value.year for row in found}, reverse=True)
        self.year.show_choices(
            [("", _("Mọi năm")), *((y, _("Năm {y}").format(y=y)) for y in years)]
        )
        self._show()
        return len(found)

    def show_index(self, code: str) -> None:
        """Narrow to one index, by its code."""
        self.index.choose(code)
        self._show()

    def add(self) -> None:
        dialog = IndexDialog(self.window(), self.office, self._like())
        self.done(dialog, _("Đã thêm một chỉ số vào sổ."))

    def change(self, row: IndexRow | None) -> None:
        if row is not None:
            dialog = IndexDialog(self.window(), self.office, row.value)
            self.done(dialog, _("Đã sửa chỉ số của {name}.").format(name=row.name))

    def remove(self) -> None:
        row = self.table.current()
        if row is not None:
            self.take_out(
                _("Bỏ {index} năm {year} của {name} khỏi sổ?").format(
                    index=SHORT[row.value.index], year=row.value.year, name=row.name
                ),
                lambda: self.office.registers.remove_index_value(row.value, row.name),
                _("Đã bỏ chỉ số của {name} khỏi sổ.").format(name=row.name),
                why=_(
                    "Tiêu chuẩn xét theo chỉ số này trở lại chưa đủ dữ liệu. Có thể "
                    "hoàn tác ngay sau đó."
                ),
            )

    def paste_copied(self) -> None:
        """Open the preview of what stands in the clipboard."""
        copied = QGuiApplication.clipboard().text()
        if not copied.strip():
            columns = _(
                "Trong Excel, chép các cột: đơn vị, năm, giá trị, thứ hạng, xếp loại; "
                "rồi quay lại đây và dán."
            )
            refusal = OfficeError(_("Chưa chép bảng nào."), columns)
            show_refusal(self.window(), refusal)
            return
        dialog = IndexPasteDialog(self.window(), self.office, copied, self._like())
        said = _("Đã ghi các chỉ số dán từ Excel.")
        self.done(dialog, said)

    def _like(self) -> IndexValue:
        """Return an empty value of the index and year one is looking at."""
        code = self.index.key() or IndexCode.PAR.value
        index = next(each for each in IndexCode if each.value == code)
        year = self.year.key() or self.office.today().year
        return IndexValue("", "", index, int(str(year)))

    def _show(self) -> None:
        code, year = self.index.key(), self.year.key()
        shown = [
            row
            for row in self._rows
            if code in {"", row.value.index.value} and year in {"", row.value.year}
        ]
        if self._rows:
            self.empty.say(
                _("Không có chỉ số nào như vậy"),
                _("Chọn “Tất cả chỉ số”, “Mọi năm” hoặc xóa chữ đang lọc để xem đủ."),
            )
        self.show_rows(shown)


def points(value: IndexValue) -> str:
    """Return "87,5" or "13,5/14,5"; nothing when only the rank is known."""
    if value.value is None:
        return "–"
    shown = vietnamese.number(value.value)
    if value.maximum is None:
        return shown
    return f"{shown}/{vietnamese.number(value.maximum)}"


def share(value: IndexValue) -> str:
    """Return the percentage where the full scale is not a hundred."""
    percent = value.percent
    if percent is None or value.maximum in {None, 100}:
        return ""
    return vietnamese.percent(round_half_up(percent, 2))


def component(value: IndexValue) -> str:
    """Return "Thành phần 3: Cải cách thủ tục hành chính", or nothing."""
    if not value.component:
        return ""
    said = _("Thành phần {code}").format(code=value.component)
    return f"{said}: {value.component_name}" if value.component_name else said


def _order(row: IndexRow) -> tuple[object, ...]:
    value = row.value
    places = list(IndexCode)
    return (
        -value.year,
        places.index(value.index),
        sort_key(value.component),
        value.rank or 10_000,
        sort_key(row.name),
    )


def _paper(row: IndexRow) -> str:
    day = row.value.published_on
    return vietnamese.short_date(day) if day else ""


def _rank(row: IndexRow) -> str:
    return "" if row.value.rank is None else str(row.value.rank)


def _columns() -> Sequence[Column[IndexRow]]:
    return [
        Column[IndexRow](
            _("Đơn vị"),
            lambda row: row.name,
            note=lambda row: component(row.value),
            weight=500,
            tip=lambda row: component(row.value) or row.name,
        ),
        Column[IndexRow](_("Chỉ số"), lambda row: SHORT[row.value.index], width=104),
        Column[IndexRow](
            _("Năm"),
            lambda row: str(row.value.year),
            sort=lambda row: row.value.year,
            width=72,
        ),
        Column[IndexRow](
            _("Giá trị"),
            lambda row: points(row.value),
            note=lambda row: share(row.value),
            sort=lambda row: (row.value.percent is not None, row.value.percent or 0),
            align="right",
            width=104,
            weight=600,
        ),
        Column[IndexRow](
            _("Hạng"),
            _rank,
            note=lambda row: row.value.block,
            sort=lambda row: row.value.rank or 10_000,
            align="right",
            width=96,
            tip=lambda row: row.value.block,
        ),
        Column[IndexRow](_("Loại"), lambda row: row.value.class_name, width=112),
        Column[IndexRow](
            _("Nguồn gốc"),
            lambda row: capital(row.value.origin.label),
            tone=lambda row: (
                "text" if row.value.origin is Origin.PUBLISHED else "text2"
            ),
            width=104,
        ),
        Column[IndexRow](
            _("Văn bản, ngày công bố"),
            lambda row: row.value.document,
            note=_paper,
            width=200,
            tip=lambda row: row.value.document,
        ),
    ]
