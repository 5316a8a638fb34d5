"""A published index of a unit: which one, which year, how much, which place."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from desktop import vietnamese
from desktop.emulation.indices import CLASS_SCALE, IndexCode, IndexValue, Origin
from desktop.emulation.participants import Kind
from desktop.errors import EntryError
from desktop.office.office import Office
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.subject_picker import Named, SubjectPicker, named

_NARROW = 132
FIND_UNIT = _("Tìm đơn vị… (gõ không dấu cũng được)")


class IndexDialog(SubjectForm):
    """Add or change a value; without an id it is a new one."""

    def __init__(
        self, parent: QWidget | None, office: Office, value: IndexValue
    ) -> None:
        is_new = not value.id
        title = _("Thêm chỉ số") if is_new else _("Sửa chỉ số")
        verb = _("Thêm vào sổ") if is_new else _("Lưu thay đổi")
        super().__init__(parent, title, verb, self._keep, width=600)
        self._office, self._value = office, value
        self._units = units_of(office)
        self._make_what()
        self._make_result()
        self._fill()
        (self.unit if is_new else self.points).setFocus()

    def value(self) -> IndexValue:
        """Return the value as typed."""
        rank = self.rank.text()
        return replace(
            self._value,
            subject_id=self.unit.chosen()[0],
            index=self.index.value(),
            year=int(self.year.text()),
            component=self.component.text(),
            component_name=self.component_name.text(),
            value=_number(self.points),
            maximum=_number(self.most),
            rank=vietnamese.parse_whole(rank) if rank else None,
            block=self.block.text(),
            class_name=self.class_name.currentText(),
            origin=self.origin.value(),
            document=self.document.text(),
            published_on=self.published.value(),
        )

    def is_readable(self) -> bool:
        self.unit.show_error("")
        if not self.unit.chosen():
            self.unit.show_error(_("Chọn đơn vị có chỉ số."))
            self.unit.setFocus()
            return False
        if not self.year.text().isdecimal():
            self.year.show_error(_("Gõ năm bằng bốn chữ số, ví dụ 2025."))
            self.year.setFocus()
            return False
        readers = (
            (self.points, vietnamese.parse_number),
            (
                self.most,
                vietnamese.parse_number,
            ),
        )
        for field, read in (*readers, (self.rank, vietnamese.parse_whole)):
            if field.text() and not _can_read(field, read):
                return False
        return has_day(self.published, needed=False)

    def _make_what(self) -> None:
        value = self._value
        chosen = [value.subject_id] if value.subject_id else []
        self.unit = SubjectPicker(_("Đơn vị"), self._units, chosen, many=False)
        self.unit.search.setPlaceholderText(FIND_UNIT)
        indices = [(each, each.label) for each in IndexCode]
        self.index = Choices(_("Chỉ số"), indices, value.index, width=240)
        self.year = Field(_("Năm"), str(value.year or ""), width=76)
        self.component = Field(_("Mã thành phần"), value.component, width=76)
        self.component_name = Field(
            _("Tên thành phần"),
            value.component_name,
            hint=_("để trống cả hai ô nếu là chỉ số chung"),
        )

    def _make_result(self) -> None:
        value = self._value
        self.points = _amount(_("Giá trị"), value.value)
        self.most = _amount(_("Thang điểm tối đa"), value.maximum)
        self.most.edit.setPlaceholderText("100")
        shown = "" if value.rank is None else str(value.rank)
        self.rank = Field(_("Thứ hạng"), shown, width=76)
        self.block = Field(_("Trong khối"), value.block, hint=_("khối được xếp hạng"))
        self.class_name = QComboBox()
        self.class_name.setAccessibleName(_("Loại"))
        self.class_name.setEditable(True)
        self.class_name.addItems(["", *reversed(CLASS_SCALE)])
        self.class_name.setCurrentText(value.class_name)
        self.class_name.setFixedWidth(_NARROW + 44)
        origins = [(o, o.label[0].upper() + o.label[1:]) for o in Origin]
        self.origin = Choices(_("Nguồn gốc"), origins, value.origin, width=_NARROW + 44)
        self.document = Field(
            _("Văn bản công bố"), value.document, hint=_("số, ngày quyết định")
        )
        self.published = DateField(_("Ngày công bố"), value.published_on)

    def _fill(self) -> None:
        self.rows.add(_("Đơn vị"), self.unit)
        self._pair(_("Chỉ số, năm"), self.index, self.year)
        self._pair(_("Thành phần"), self.component, self.component_name)
        self._pair(_("Giá trị, thang điểm"), self.points, self.most)
        self._pair(_("Thứ hạng, khối"), self.rank, self.block)
        self.rows.add(_("Loại"), self.class_name)
        self.rows.add(_("Nguồn gốc"), self.origin)
        self.row(_("Văn bản công bố"), self.document, "văn bản")
        self.row(_("Ngày công bố"), self.published, "ngày công bố")
        self._watched += [
            (self.year, ("năm ",)),
            (self.component, ("thành phần",)),
            (self.points, ("giá trị",)),
            (self.most, ("thang điểm",)),
            (self.rank, ("thứ hạng",)),
        ]
        # "đã có … năm 2024" is about the whole entry, not about its year.
        self._watched.sort(key=lambda watched: watched[0] is self.year)

    def _pair(self, label: str, first: QWidget, second: QWidget) -> None:
        line = layouts.row(spacing=8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(first, 0, top)
        line.addWidget(second, 1, top)
        self.rows.add(label, layouts.box(line))

    def _keep(self, typed: IndexValue) -> None:
        name = self._units[typed.subject_id].name
        self._office.registers.keep_index_value(typed, name)


def units_of(office: Office) -> dict[str, Named]:
    """Return the units of the register by id; those that left too."""
    everybody = named(office).values()
    return {one.id: one for one in everybody if one.kind is Kind.COLLECTIVE}


def _amount(name: str, kept: Decimal | None) -> Field:
    shown = "" if kept is None else vietnamese.number(kept)
    return Field(name, shown, width=_NARROW, right=True)


def _number(field: Field) -> Decimal | None:
    return vietnamese.parse_number(field.text()) if field.text() else None


def _can_read(field: Field, read: object) -> bool:
    try:
        read(field.text())  # type: ignore[operator]
    except EntryError as refusal:
        field.show_error(str(refusal))
        field.setFocus()
        return False
    return True
