"""The right side of the plan: what was understood, what is open, tried on somebody."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import look
from ui.language import _
from ui.pages import plan_boxes
from ui.pages.plan_parts import Value
from ui.pages.plan_settling import IdentityBox, ReadingBox
from ui.pages.plan_trial import Trial, TrialStrip
from ui.pages.plan_words import Understood
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


class UnderstoodPane(QWidget):
    """What the program understood from the clause under the cursor.

    Signals:
        settled(key, value, reason): a reading was chosen.
        numbered(number, day): number or date of the plan was typed.
        tried(subject_id, offer): the standard shall be tried on somebody else.
        edit_wanted(Edit): a number or day shall be changed.
        standard_wanted(Standard): a standard shall be changed.
        parent_wanted(): the plan of the level above shall be shown.
    """

    settled = Signal(str, str, str)
    numbered = Signal(str, object)
    tried = Signal(str, str)
    edit_wanted = Signal(object)
    standard_wanted = Signal(object)
    parent_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = layouts.label("", "caption")
        self.strip = TrialStrip()
        self.strip.tried.connect(self.tried)
        self.trial, self.verdict = self.strip.subject, self.strip.verdict
        self.identity = IdentityBox()
        self.identity.filled.connect(self.numbered)
        self._area = _ReadingArea()
        head = Strip(
            layouts.label(_("Chương trình hiểu"), "section"),
            self.where,
            STRETCH,
            height=44,
            ground="plain",
        )
        whole = layouts.column(head, self.strip, self.identity, self._area, spacing=0)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def show_head(
        self,
        values: tuple[Value, ...],
        number: str,
        day: date | None,
        *,
        given: bool,
        parent_plan: str = "",
    ) -> None:
        """Show the first page: number, date, issuer, period, bases.

        Args:
            given: the plan file itself has number and date.
            parent_plan: name of the plan of the level above that can be opened.
        """
        self.where.setText(_("trang 1"))
        self.strip.hide()
        self.identity.show()
        self.identity.show_identity(number, day, is_given=given)
        parts = [plan_boxes.values(values)]
        if parent_plan:
            way = plain(
                _("Mở kế hoạch cấp trên"),
                self.parent_wanted.emit,
                icon="scroll-text",
                small=True,
                tip=parent_plan,
            )
            parts.insert(0, layouts.box(layouts.row(way, STRETCH)))
        self._fill(parts)

    def show_clause(
        self,
        number: str,
        found: Understood,
        settled: Mapping[str, tuple[str, str]],
        trial: Trial,
        cautions: Sequence[str] = (),
    ) -> None:
        """Show what was understood from a clause.

        Args:
            settled: value and reason by key, for the readings the officer settled.
            trial: whom the standard can be tried with, and the verdict.
            cautions: what there is to know about the clause.
        """
        self.where.setText(_("mục {number}").format(number=number))
        self.identity.hide()
        self.strip.show_trial(trial)
        parts: list[QWidget] = [plan_boxes.spoken(found)]
        ways = plan_boxes.editors(found.standards, self.standard_wanted.emit)
        if ways is not None:
            parts.append(ways)
        for reading in found.readings:
            value, reason = settled.get(reading.key, (None, ""))
            box = ReadingBox(reading, value, reason, self.settled.emit)
            parts.append(box)
        if cautions:
            parts.append(plan_boxes.cautions(cautions))
        if found.values:
            parts.append(plan_boxes.values(found.values, self.edit_wanted.emit))
        if trial.explanation is not None:
            parts.append(plan_boxes.conditions(trial.explanation))
        self._fill(parts)

    def focus_on(self, key: str) -> None:
        """Put the cursor on a reading, or on the number of the plan for ""."""
        if not key:
            self.identity.number.edit.setFocus()
            return
        choice = self.findChild(QComboBox, f"reading-{key}")
        if choice is not None:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(choice)

    def _fill(self, parts: list[QWidget]) -> None:
        focus = self._name_of_focus()
        column = QVBoxLayout()
        column.setContentsMargins(18, 10, 14, 10)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            # Not at once: this may run in a signal of something in there.
            old.hide()
            old.deleteLater()
        self._area.setWidget(layouts.box(column, "scrolled"))
        again = self.findChild(QWidget, focus) if focus else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_of_focus(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None or not self._area.isAncestorOf(focus):
            return ""
        name = focus.objectName()
        key = name.partition("-")[2]
        # What settles a reading goes away with it; its combobox stays.
        return f"reading-{key}" if name.startswith(("keep-", "back-")) else name


class _ReadingArea(QScrollArea):
    """A long text scrolled by arrows too; a frame shows that it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Chương trình hiểu"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._frame("transparent")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame(look.tokens()["accent"])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame("transparent")

    def _frame(self, colour: str) -> None:
        self.setStyleSheet(f"QScrollArea {{ border: 2px solid {colour}; }}")
