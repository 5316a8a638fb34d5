"""Sửa tờ này: what one recipient's certificate says or shows otherwise.

Use: `changes = change_wording(self, office, one, layout, what)`; None keeps all as it
is. Nothing of the register changes, only this sheet.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import (
    LARGEST_OF_ALL,
    SMALLEST_OF_ALL,
    FieldChange,
    StockField,
    StockLayout,
    StockText,
)
from desktop.documents.certificates.stock_setting import SetField
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages.certificates_list import Recipient
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, text
from ui.widgets.fields import ErrorLine, NoteField
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.layouts import STRETCH
from ui.widgets.measures import MeasureField
from ui.widgets.stock_canvas import StockCanvas
from ui.widgets.stock_scan import scan_of

_ON_WHOLE = (StockText.RECIPIENT, StockText.POSITION, StockText.CITATION)
_SIZE, _NARROW = (1120, 560), 480
_FORM = 330
_FAR = Decimal(200)


class WordingDialog(Dialog):
    """One field at a time; on stock beside the sheet as it will print.

    Args:
        layout: the stock; None where certificates are printed whole, which take only
            the words of recipient, position and citation.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        one: Recipient,
        layout: StockLayout | None,
        what: StockText = StockText.RECIPIENT,
    ) -> None:
        title = _("Sửa riêng tờ của {name}").format(name=one.name)
        super().__init__(parent, title, width=_NARROW)
        self._office, self._one = office, one
        self._on_stock = layout is not None
        self._layout = layout or office.printing.start_layout("", Sheet.A4)
        self._offered = tuple(StockText) if self._on_stock else _ON_WHOLE
        self._kept = {
            each.what: each for each in office.certificates.changes(one.place)
        }
        self._changes = dict(self._kept)
        self._plain: dict[StockText, SetField] = self._set({})
        self._is_showing = False
        self._make_fields()
        self._lay_out()
        self._add_buttons()
        self._go(what if what in self._offered else StockText.RECIPIENT)

    def _make_fields(self) -> None:
        self.which = ChoiceField(_("Trường"), [])
        self.which.chosen.connect(self._go)
        self.text = NoteField(_("Chữ in"), lines=4)
        self.text.textChanged.connect(self._on_text)
        self.size_of = MeasureField(
            _("Cỡ chữ"), unit="pt", least=SMALLEST_OF_ALL, most=LARGEST_OF_ALL
        )
        self.size_of.given.connect(self._on_size)
        self.shift_x = self._shift(_("Dịch sang phải"), "shift_x")
        self.shift_y = self._shift(_("Dịch xuống"), "shift_y")
        self.is_on = QCheckBox(_("In trường này"))
        self.is_on.toggled.connect(self._on_switch)
        self.back = text(_("Trường này như chung"), self._on_back, icon="rotate-ccw")
        self.trouble = ErrorLine()
        self.canvas = StockCanvas(
            _("Tờ của {name}").format(name=self._one.name),
            editable=True,
            stretches=False,
        )
        self.canvas.picked.connect(self._on_picked)
        self.canvas.changed.connect(self._on_moved)

    def _shift(self, name: str, attribute: str) -> MeasureField:
        field = MeasureField(name, least=-_FAR, most=_FAR, signed=True)
        field.given.connect(lambda mm: self._take(**{attribute: mm}))
        return field

    def _lay_out(self) -> None:
        said = _(
            "Chỉ đổi chữ in trên tờ này. Danh sách, Quyết định và Sổ khen thưởng giữ "
            "nguyên. Ngắt dòng bằng Enter."
        )
        rows = FormRows(label_width=116)
        if self._on_stock:
            rows.add(_("Cỡ chữ"), self.size_of)
            rows.add(_("Dịch sang phải"), self.shift_x)
            rows.add(_("Dịch xuống"), self.shift_y)
        self.is_on.setVisible(self._on_stock)
        form = layouts.box(
            layouts.column(
                layouts.label(said, "note", wrap=True),
                self.which,
                layouts.label(_("Chữ in"), "group"),
                self.text,
                rows,
                self.is_on,
                layouts.row(self.back, STRETCH),
                self.trouble,
                STRETCH,
                spacing=6,
            )
        )
        if not self._on_stock:
            self.canvas.hide()
            self.body.addWidget(form)
            return
        form.setFixedWidth(_FORM)
        row = layouts.row(self.canvas, form, spacing=16)
        row.setStretch(0, 1)
        self.body.addLayout(row, 1)
        self.canvas.show_picture(
            scan_of(self._office.printing.picture_of(self._layout))
        )
        self.resize(*_SIZE)

    def _add_buttons(self) -> None:
        self.reset = plain(_("Cả tờ như chung"), self._on_reset, icon="rotate-ccw")
        self.add_left(self.reset)
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(primary(_("Lưu cho tờ này"), self.accept))

    def changes(self) -> list[FieldChange]:
        """Return what is otherwise now than it is kept; empty ones take back."""
        found = []
        for what in StockText:
            now = self._changes.get(what, FieldChange(what))
            if now != self._kept.get(what, FieldChange(what)):
                found.append(now)
        return found

    # --- showing ------------------------------------------------------------------

    def _set(self, changes: dict[StockText, FieldChange]) -> dict[StockText, SetField]:
        fields = self._office.certificates.set_fields(
            self._layout, self._one.place, tuple(changes.values())
        )
        return {each.field.what: each for each in fields}

    def _what(self) -> StockText:
        # A combo box gives back the code of a choice, not the choice.
        found = (what for what in StockText if what.value == self.which.key())
        return next(found, StockText.RECIPIENT)

    def _change(self) -> FieldChange:
        what = self._what()
        return self._changes.get(what, FieldChange(what))

    def _go(self, what: object) -> None:
        self._name_fields()
        self.which.choose(what)
        self._is_showing = True
        change, plain_one = self._change(), self._plain[self._what()]
        words = plain_one.text if change.text is None else change.text
        self.text.setPlainText(words)
        size = plain_one.field.size if change.size is None else change.size
        self.size_of.show_value(size)
        self.shift_x.show_value(change.shift_x)
        self.shift_y.show_value(change.shift_y)
        is_on = plain_one.field.is_on if change.is_on is None else change.is_on
        self.is_on.setChecked(is_on)
        self._is_showing = False
        self._show()

    def _name_fields(self) -> None:
        pairs = []
        for what in self._offered:
            is_own = not self._changes.get(what, FieldChange(what)).is_empty
            words = _("{field} · đã sửa") if is_own else "{field}"
            pairs.append((what, words.format(field=what.label)))
        self.which.show_choices(pairs)

    def _show(self) -> None:
        now = self._set(self._changes)
        self.canvas.show_sheet(self._layout.sheet, list(now.values()))
        self.canvas.choose(self._what())
        trouble = now[self._what()].trouble if self._on_stock else ""
        self.trouble.say(f"{trouble}." if trouble else "")
        self.back.setVisible(not self._change().is_empty)
        if any(not each.is_empty for each in self._changes.values()):
            self.reset.allow()
        else:
            self.reset.refuse(_("Tờ này đang như chung."))
        if self.changes():
            self.save.allow()
        else:
            self.save.refuse(_("Chưa có gì thay đổi."))

    # --- changing -----------------------------------------------------------------

    def _take(self, **values: Any) -> None:  # noqa: ANN401 - of a change
        if self._is_showing:
            return
        self._changes[self._what()] = replace(self._change(), **values)
        self._name_fields()
        self._show()

    def _on_text(self) -> None:
        words = self.text.text()
        composed = self._plain[self._what()].text
        self._take(text=None if words == composed else words)

    def _on_size(self, size: Decimal) -> None:
        plain_size = self._plain[self._what()].field.size
        self._take(size=None if size == plain_size else size)

    def _on_switch(self, on: bool) -> None:
        plain_on = self._plain[self._what()].field.is_on
        self._take(is_on=None if on == plain_on else on)

    def _on_picked(self, what: StockText | None) -> None:
        if what is not None:
            self._go(what)

    def _on_moved(self, field: StockField, _gesture: str) -> None:
        plain_field = self._layout.field(field.what)
        self._take(shift_x=field.x - plain_field.x, shift_y=field.y - plain_field.y)
        self._show_shift()

    def _show_shift(self) -> None:
        change = self._change()
        self.shift_x.show_value(change.shift_x)
        self.shift_y.show_value(change.shift_y)

    def _on_back(self) -> None:
        what = self._what()
        self._changes.pop(what, None)
        self._go(what)

    def _on_reset(self) -> None:
        self._changes.clear()
        self._go(self._what())


def change_wording(
    parent: QWidget | None,
    office: Office,
    one: Recipient,
    layout: StockLayout | None,
    what: StockText,
) -> Sequence[FieldChange] | None:
    """Ask what one certificate shall have otherwise; None when nothing."""
    dialog = WordingDialog(parent, office, one, layout, what)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    changes = dialog.changes()
    dialog.deleteLater()
    return changes if done and changes else None
