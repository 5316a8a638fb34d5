"""The fields of one condition of a standard, each kept as soon as it is changed."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from desktop import vietnamese
from desktop.errors import EntryError
from desktop.plans.editing import QUANTIFIERS, Plain
from desktop.plans.node_fields import (
    KIND_LABELS,
    NodeField,
    Shape,
    fields_of,
    kind_of,
)
from desktop.plans.plan import Plan
from desktop.plans.positions import Path
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import ChoiceField, FormRows, NumberField

_MOST_SEEN = 6  # lines of a list of choices


class StandardFields(QWidget):
    """What can be changed about the condition one stands on.

    Signals:
        changed(below, key, value): a key of the condition's table, or of one below it,
            shall have another value; None takes it out.
        quantified(key): the conditions below shall be combined otherwise.
    """

    changed = Signal(tuple, str, object)
    quantified = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: QWidget | None = None
        self._column = layouts.column(margins=(16, 8, 12, 8))
        self.setLayout(self._column)
        self.by_key: dict[tuple[Path, str], QWidget] = {}

    def show_node(self, table: Mapping[str, Any], plan: Plan) -> None:
        """Show the fields of a condition as it stands in the plan."""
        if self._form is not None:
            # Not at once: this may run in a signal of one of the fields.
            self._form.hide()
            self._form.deleteLater()
        self.by_key = {}
        kind = kind_of(table)
        rows = FormRows(label_width=148, spacing=8)
        head = layouts.label(KIND_LABELS[kind], "section")
        if kind in QUANTIFIERS:
            rows.add(_("Cách xét"), self._quantifier(kind))
        for field in fields_of(table, plan):
            rows.add(field.label, self._field(field, table, kind))
        parts = [head, rows]
        if "reading" in table or kind == "choose":
            said = _("Chỗ này theo cách hiểu chọn ở trang Kế hoạch.")
            parts.append(layouts.label(said, "caption", wrap=True))
        self._form = layouts.box(layouts.column(*parts, layouts.STRETCH, spacing=10))
        self._column.addWidget(self._form)

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        first = next(iter(self.by_key.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, below: Path, key: str, sentence: str) -> None:
        """Say at a field why its new value cannot be kept."""
        field = self.by_key.get((below, key))
        if isinstance(field, Field):
            field.show_error(sentence)

    def _quantifier(self, now: str) -> QWidget:
        pairs = [(key, KIND_LABELS[key]) for key in QUANTIFIERS]
        choice = ChoiceField(_("Cách xét"), pairs)
        choice.choose(now)
        choice.chosen.connect(lambda key: self.quantified.emit(str(key)))
        return choice

    # --- one field --------------------------------------------------------------------

    def _field(self, field: NodeField, table: Mapping[str, Any], kind: str) -> QWidget:
        holder: Any = table
        for step in field.below:
            holder = holder[step]
        now = holder.get(field.key)
        made = _MAKERS[field.shape](self, field, now, kind)
        made.setAccessibleName(field.label)
        self.by_key[(field.below, field.key)] = made
        return made

    def _emit(self, field: NodeField, value: Plain | None) -> None:
        self.changed.emit(field.below, field.key, value)

    def _text(self, field: NodeField, now: object, _kind: str) -> QWidget:
        made = Field(field.label, str(now or ""))
        made.edit.setCursorPosition(0)
        made.entered.connect(lambda typed: self._emit(field, typed or None))
        return made

    def _whole(self, field: NodeField, now: object, _kind: str) -> QWidget:
        value = int(str(now)) if now is not None else field.least
        made = NumberField(
            field.label, value, least=field.least, most=field.most, padded=True
        )
        made.valueChanged.connect(lambda typed: self._emit(field, int(typed)))
        return made

    def _number(self, field: NodeField, now: object, _kind: str) -> QWidget:
        value = Decimal(str(now if now is not None else field.default or 0))
        made = Field(field.label, vietnamese.number(value), width=120)
        made.entered.connect(partial(self._on_number, field, made))
        return made

    def _on_number(self, field: NodeField, made: Field, typed: str) -> None:
        try:
            number = vietnamese.parse_number(typed)
        except EntryError as refusal:
            made.show_error(str(refusal))
            return
        is_usual = bool(field.default) and number == Decimal(field.default)
        self._emit(field, None if is_usual else number)

    def _flag(self, field: NodeField, now: object, _kind: str) -> QWidget:
        made = QCheckBox(_("có"))
        made.setChecked(bool(now))
        made.toggled.connect(lambda on: self._emit(field, True if on else None))
        return made

    def _choice(self, field: NodeField, now: object, _kind: str) -> QWidget:
        made = ChoiceField(field.label, list(field.choices))
        made.choose(str(field.default if now is None else now))
        made.chosen.connect(lambda key: self._emit(field, _coded(field, str(key))))
        return made

    def _choices(self, field: NodeField, now: object, kind: str) -> QWidget:
        chosen = list(now) if isinstance(now, list) else []
        made = QListWidget()
        for code, words in field.choices:
            item = QListWidgetItem(words, made)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
        made.setCurrentRow(0)
        made.setFixedHeight(min(_MOST_SEEN, made.count()) * made.sizeHintForRow(0) + 8)
        made.itemChanged.connect(lambda _item: self._on_ticked(field, made, kind))
        return made

    def _on_ticked(self, field: NodeField, made: QListWidget, kind: str) -> None:
        items = (made.item(row) for row in range(made.count()))
        codes = tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
        # The key that names the condition stays, also with an empty list.
        self._emit(field, codes if codes or field.key == kind else None)

    def _day(self, field: NodeField, now: object, _kind: str) -> QWidget:
        made = DateField(field.label, now if isinstance(now, date) else None)
        made.date_entered.connect(lambda day: self._emit(field, day))
        return made


def _coded(field: NodeField, key: str) -> Plain | None:
    """Return a chosen code as the plan writes it; the usual one is left out."""
    if key == field.default:
        return None
    return int(key) if field.key == "year_offset" else key


_Maker = Callable[[StandardFields, NodeField, object, str], QWidget]
_MAKERS: dict[Shape, _Maker] = {
    Shape.TEXT: StandardFields._text,  # noqa: SLF001 - same module
    Shape.WHOLE: StandardFields._whole,  # noqa: SLF001
    Shape.NUMBER: StandardFields._number,  # noqa: SLF001
    Shape.FLAG: StandardFields._flag,  # noqa: SLF001
    Shape.CHOICE: StandardFields._choice,  # noqa: SLF001
    Shape.CHOICES: StandardFields._choices,  # noqa: SLF001
    Shape.DAY: StandardFields._day,  # noqa: SLF001
}
