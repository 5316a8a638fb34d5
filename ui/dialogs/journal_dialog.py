"""What the dialogs of the journal share: rows, an error line, files, one save.

A dialog keeps through the office itself, so that a refusal leaves everything typed in
place; afterwards `kept_id` is the id of the entry.
"""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.journal import Activity
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from desktop.office.registers.journal import title_of
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.evidence import EvidenceList
from ui.widgets.fields import ErrorLine, Field
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.subject_picker import Named, named

LABELS, _HEIGHT = 132, 540


class JournalDialog(Dialog):
    """The frame of a dialog over one entry."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        title: str,
        *,
        icon: str,
        width: int = 600,
    ) -> None:
        super().__init__(parent, title, icon=icon, width=width)
        self._office = office
        self.kept_id = ""
        self._error = ErrorLine()

    def compose(self, verb: str, *parts: QWidget) -> None:
        """Put the parts under one another, and the buttons under them."""
        column = layouts.column(
            *parts, layouts.STRETCH, spacing=5, margins=(0, 0, 8, 0)
        )
        area = layouts.scrolled(column)
        area.setMinimumHeight(min(_HEIGHT, column.sizeHint().height() + 8))
        self.body.addWidget(area, 1)
        self.body.addWidget(self._error)
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(primary(verb, self._on_save), default=True)

    def is_readable(self) -> bool:
        """Mark the first field that is missing or unreadable; what is typed stays."""
        raise NotImplementedError

    def keep(self) -> str:
        """Keep what is typed and return the id of the entry."""
        raise NotImplementedError

    def _on_save(self) -> None:
        self._error.say("")
        if not self.is_readable():
            self._grow()
            return
        try:
            self.kept_id = self.keep()
        except EntryError as refusal:
            self._error.say(str(refusal))
            self._grow()
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            self.accept()

    def _grow(self) -> None:
        # Afterwards: the fields tell their new height with the next events only.
        QTimer.singleShot(0, self, self.adjustSize)


class ActivityFrame(JournalDialog):
    """The frame of a dialog over an activity, with the files that prove it."""

    def take_files(self, activity_id: str) -> None:
        """Make the list of files of an activity; "" has none yet."""
        records = self._office.records
        files = records.evidence(evidence_owner(activity_id)) if activity_id else []
        self._kept_files = {each.id: each for each in files}
        self.files = EvidenceList({each.id: each.file_name for each in files})

    def typed(self) -> Activity:
        """Return the activity as typed."""
        raise NotImplementedError

    def keep(self) -> str:
        """Keep the activity and its files as one action."""
        office, typed = self._office, self.typed()
        with office.trail.operation(title_of(typed)):
            kept = office.journal.keep_activity(typed)
            for removed in self.files.removed:
                office.records.detach(self._kept_files[removed])
            for file in self.files.added:
                office.records.attach(evidence_owner(kept), file)
        return kept


class AmountField(Field):
    """How many: 24, 1.200 or 1,5; empty is "nobody has counted"."""

    def __init__(
        self, name: str, value: Decimal | int | None, width: int = 110
    ) -> None:
        written = "" if value is None else vietnamese.number(value)
        super().__init__(name, written, width=width, right=True)

    def value(self) -> Decimal | None:
        """Return the number typed, None when nothing is.

        Raises:
            EntryError: it is no number.
        """
        typed = self.text()
        if not typed:
            return None
        try:
            return Decimal(vietnamese.parse_whole(typed))
        except EntryError:
            return vietnamese.parse_number(typed)

    def is_number(self) -> bool:
        """Tell whether the field is empty or a number, or say why not."""
        return _is_read(self, self.value)


class CountField(AmountField):
    """How many forms or people: whole numbers only."""

    def value(self) -> Decimal | None:
        """Return the whole number typed, None when nothing is."""
        typed = self.text()
        return Decimal(vietnamese.parse_whole(typed)) if typed else None


def _is_read(field: Field, read: object) -> bool:
    try:
        read()  # type: ignore[operator]
    except EntryError as refusal:
        field.show_error(str(refusal))
        field.setFocus()
        return False
    return True


def is_filled(field: Field, sentence: str) -> bool:
    """Tell whether something is typed, or say what to type."""
    if field.text():
        return True
    field.show_error(sentence)
    field.setFocus()
    return False


def rows(*pairs: tuple[str, QWidget]) -> FormRows:
    """Return labels with their fields; parts made so stand in one line."""
    made = FormRows(label_width=LABELS)
    for label, field in pairs:
        made.add(label, field)
    return made


def pair(narrow: QWidget, *wide: QWidget) -> QWidget:
    """Return fields side by side; without a wide one the line ends empty."""
    line = layouts.row(spacing=8)
    line.addWidget(narrow, 0, Qt.AlignmentFlag.AlignTop)
    for each in wide:
        line.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
    if not wide:
        line.addStretch(1)
    return layouts.box(line)


def period_field(
    name: str, periods: Sequence[tuple[Period, str]], chosen: Period | None
) -> ChoiceField:
    """Return a choice of periods; the first entry says none."""
    choices = [(None, _("không ghi")), *periods]
    field = ChoiceField(name, choices, width=240)
    field.choose(chosen)
    return field


def units_of(office: Office) -> dict[str, Named]:
    """Return the collectives of the register by id, those who left included."""
    found = named(office)
    return {key: one for key, one in found.items() if one.kind is Kind.COLLECTIVE}


def evidence_owner(activity_id: str) -> str:
    """Return under which name the evidence of an activity is kept."""
    return f"activity:{activity_id}"
