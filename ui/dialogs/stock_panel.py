"""Everything about one field of a stock, typed: place, size, letters, colour, words."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import (
    LARGEST_OF_ALL,
    SMALLEST_OF_ALL,
    Anchor,
    Growth,
    Lettering,
    StockField,
    StockText,
)
from desktop.documents.certificates.stock_setting import SetField
from ui.language import _
from ui.widgets import layouts, stock_moves
from ui.widgets.fields import ErrorLine, Field
from ui.widgets.forms import ChoiceField, NumberField
from ui.widgets.measures import MeasureField
from ui.widgets.stock_words import anchor_words

_WIDE = 160
_COLOURS = (
    ("#000000", _("Đen")),
    ("#C00000", _("Đỏ")),
    ("#1F3864", _("Xanh đậm")),
    ("#7F5F00", _("Nâu vàng")),
)


class StockPanel(QWidget):
    """The properties of the chosen field.

    Signals:
        changed(StockField, str): a property was typed; the name of the gesture.
    """

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: StockField | None = None
        self._sheet = Sheet.A4
        self._title = layouts.label("", "section")
        self.is_on = QCheckBox(_("In trường này"))
        self.is_on.toggled.connect(lambda on: self._give("is_on", is_on=on))
        self._make_measures()
        self._make_choices()
        self.prefix = Field(_("Chữ đứng trước"), hint=_("phôi đã có thì để trống"))
        self.prefix.entered.connect(lambda words: self._give("prefix", prefix=words))
        self.is_titled = QCheckBox(_("In Ông, Bà, Hộ gia đình trước tên"))
        self.is_titled.toggled.connect(lambda on: self._give("is_titled", is_titled=on))
        self._trouble = ErrorLine()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._lay_out()

    def _make_measures(self) -> None:
        self.at_x = self._measure(_("Cách mép trái"), "x")
        self.at_y = self._measure(_("Chân chữ cách mép trên"), "y")
        self.width_of = self._measure(_("Rộng"), "width")
        self.height_of = self._measure(_("Cao"), "height")
        self.size_of = self._points(_("Cỡ chữ"), "size")
        self.smallest = self._points(_("Cỡ chữ nhỏ nhất"), "smallest")
        self.lines = NumberField(_("Số dòng nhiều nhất"), 1, least=1, most=8)
        self.lines.valueChanged.connect(lambda count: self._give("lines", lines=count))

    def _measure(self, name: str, attribute: str) -> MeasureField:
        field = MeasureField(name, width=98)
        field.given.connect(lambda mm: self._give(attribute, **{attribute: mm}))
        return field

    def _points(self, name: str, attribute: str) -> MeasureField:
        field = MeasureField(
            name, unit="pt", least=SMALLEST_OF_ALL, most=LARGEST_OF_ALL, width=98
        )
        field.given.connect(lambda pt: self._give(attribute, **{attribute: pt}))
        return field

    def _make_choices(self) -> None:
        self.anchor = self._choice(_("Canh theo"), Anchor, self._on_anchor)
        self.lettering = self._choice(
            _("Kiểu chữ"),
            Lettering,
            lambda each: self._give("lettering", lettering=each),
        )
        self.growth = self._choice(
            _("Thêm dòng"), Growth, lambda each: self._give("growth", growth=each)
        )
        self.colour = ChoiceField(_("Màu chữ"), _COLOURS, width=_WIDE)
        self.colour.chosen.connect(lambda each: self._give("colour", colour=each))

    @staticmethod
    def _choice(name: str, kinds: Any, take: Callable[[Any], None]) -> ChoiceField:  # noqa: ANN401 - an enum with labels
        field = ChoiceField(name, [(each, each.label) for each in kinds], width=_WIDE)
        # A combo box gives back the code of a choice, not the choice.
        members = {each.value: each for each in kinds}
        field.chosen.connect(lambda code: take(members[code]))
        return field

    def _lay_out(self) -> None:
        self._x_name = self._pair(0, _("Giữa ở"), self.at_x, _("Rộng"), self.width_of)
        self._pair(1, _("Chân chữ ở"), self.at_y, _("Cao"), self.height_of)
        self._pair(2, _("Cỡ chữ"), self.size_of, _("Nhỏ nhất"), self.smallest)
        self._single(3, _("Kiểu chữ"), self.lettering)
        self._single(4, _("Canh theo"), self.anchor)
        self._single(5, _("Màu chữ"), self.colour)
        self._single(6, _("Số dòng"), self.lines)
        self._single(7, _("Thêm dòng"), self.growth)
        self._single(8, _("Chữ trước"), self.prefix)
        self.setLayout(
            layouts.column(
                layouts.row(self._title, layouts.STRETCH, self.is_on),
                2,
                self._grid,
                self.is_titled,
                self._trouble,
                layouts.STRETCH,
                spacing=6,
            )
        )

    def _pair(
        self, row: int, name: str, field: QWidget, beside: str, other: QWidget
    ) -> QLabel:
        label = self._label(row, 0, name, field)
        self._grid.addWidget(field, row, 1)
        self._label(row, 2, beside, other)
        self._grid.addWidget(other, row, 3)
        return label

    def _single(self, row: int, name: str, field: QWidget) -> None:
        self._label(row, 0, name, field)
        self._grid.addWidget(field, row, 1, 1, 3)

    def _label(self, row: int, column: int, name: str, field: QWidget) -> QLabel:
        label = layouts.label(name, "note")
        label.setBuddy(field)
        self._grid.addWidget(label, row, column)
        return label

    # --- showing ------------------------------------------------------------------

    def show_field(self, shown: SetField, sheet: Sheet) -> None:
        """Show a field as it is now; nothing is told."""
        field = shown.field
        self._field = None
        self._sheet = sheet
        self._title.setText(field.what.label)
        self._x_name.setText(_("{anchor} ở").format(anchor=anchor_words(field.anchor)))
        self.is_on.setChecked(field.is_on)
        for box, value in (
            (self.at_x, field.x),
            (self.at_y, field.y),
            (self.width_of, field.width),
            (self.height_of, field.height),
            (self.size_of, field.size),
            (self.smallest, field.smallest),
        ):
            box.show_value(value)
        self.lines.setValue(field.lines)
        self._show_choices(field)
        self.prefix.show_text(field.prefix)
        self.is_titled.setChecked(field.is_titled)
        self.is_titled.setVisible(field.what is StockText.RECIPIENT)
        self._trouble.say(f"{shown.trouble}." if shown.trouble else "")
        self._field = field

    def _show_choices(self, field: StockField) -> None:
        self.anchor.choose(field.anchor)
        self.lettering.choose(field.lettering)
        self.growth.choose(field.growth)
        if field.colour not in dict(_COLOURS):
            self.colour.show_choices([*_COLOURS, (field.colour, field.colour)])
        self.colour.choose(field.colour)

    # --- typing -------------------------------------------------------------------

    def _on_anchor(self, anchor: Anchor) -> None:
        if self._field is not None:
            self.changed.emit(stock_moves.anchored(self._field, anchor), "")

    def _give(self, gesture: str, **values: Any) -> None:  # noqa: ANN401 - of a field
        field = self._field
        if field is None:
            return
        new = replace(field, **values)
        # One of the two sizes follows the other: the smallest is never the larger.
        if gesture == "size":
            new = replace(new, smallest=min(new.smallest, new.size))
        if gesture == "smallest":
            new = replace(new, size=max(new.smallest, new.size))
        new = stock_moves.placed(new, self._sheet)
        if new == field:
            return
        name = f"type {field.what.value} {gesture}"
        self.changed.emit(new, name if isinstance(values[gesture], Decimal) else "")
