"""The right side of the plan: what was understood, what is open, tried on somebody."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.awards.eligibility import Explanation, Verdict
from ui import icons, look
from ui.language import _
from ui.pages.plan_parts import Value
from ui.pages.plan_settling import IdentityBox, ReadingBox
from ui.pages.plan_words import Understood
from ui.widgets import layouts
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH

_LABEL_WIDTH = 124
_NOTHING = _(
    "Mục này không có quy tắc nào để chương trình tính: nó được giữ nguyên lời trong "
    "kế hoạch."
)


class UnderstoodPane(QWidget):
    """What the program understood from the clause under the cursor.

    Signals:
        settled(key, value, reason): a reading was chosen.
        numbered(number, day): number or date of the plan was typed.
        tried(subject_id): the standard shall be tried on somebody else.
    """

    settled = Signal(str, str, str)
    numbered = Signal(str, object)
    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = layouts.label("", "caption")
        self.trial = QComboBox()
        self.trial.setAccessibleName(_("Thử tiêu chuẩn với"))
        self.trial.setFixedWidth(176)
        self.trial.activated.connect(
            lambda index: self.tried.emit(str(self.trial.itemData(index)))
        )
        self.verdict = ChipLabel(chip("unknown"))
        self._try = layouts.box(
            layouts.row(
                layouts.label(_("Thử với"), "caption"), self.trial, self.verdict
            )
        )
        self.identity = IdentityBox()
        self.identity.filled.connect(self.numbered)
        self._area = _ReadingArea()
        head = Strip(
            layouts.label(_("Chương trình hiểu"), "section"),
            self.where,
            STRETCH,
            self._try,
            height=44,
            ground="plain",
        )
        whole = layouts.column(head, self.identity, self._area, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_head(
        self, values: tuple[Value, ...], number: str, day: date | None, *, given: bool
    ) -> None:
        """Show the first page: number, date, issuer, period, bases."""
        self.where.setText(_("trang 1"))
        self._try.hide()
        self.identity.show()
        self.identity.show_identity(number, day, is_given=given)
        self._fill([_values(values)])

    def show_clause(
        self,
        number: str,
        found: Understood,
        settled: Mapping[str, tuple[str, str]],
        people: Mapping[str, str],
        explanation: Explanation | None,
        tried: str,
    ) -> None:
        """Show what was understood from a clause.

        Args:
            settled: value and reason by key, for the readings the officer settled.
            people: whom the standard can be tried with, names by id.
            explanation: the verdict on the one it is tried with, whose id is `tried`.
        """
        self.where.setText(_("mục {number}").format(number=number))
        self.identity.hide()
        self._show_trial(people, explanation, tried)
        parts: list[QWidget] = [_spoken(found)]
        for reading in found.readings:
            value, reason = settled.get(reading.key, (None, ""))
            box = ReadingBox(reading, value, reason, self.settled.emit)
            parts.append(box)
        if found.values:
            parts.append(_values(found.values))
        if explanation is not None:
            parts.append(_conditions(explanation))
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

    def _show_trial(
        self, people: Mapping[str, str], explanation: Explanation | None, tried: str
    ) -> None:
        self._try.setVisible(explanation is not None)
        self.trial.clear()
        for subject, name in people.items():
            self.trial.addItem(name, subject)
        self.trial.setCurrentIndex(self.trial.findData(tried))
        if explanation is not None:
            self.verdict.show_chip(chip(explanation.verdict.value))

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


def _spoken(found: Understood) -> QFrame:
    box = layouts.card(layouts.column(margins=(14, 10, 14, 10), spacing=6), "accent")
    column = box.layout()
    for sentence in found.spoken or (_NOTHING,):
        label = layouts.rich(sentence, "spoken")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if column is not None:
            column.addWidget(label)
    return box


def _values(values: tuple[Value, ...]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH - 12)
    grid.setColumnStretch(1, 3)
    quoted = any(value.quoted for value in values)
    grid.setColumnStretch(2, 2 if quoted else 0)
    top = Qt.AlignmentFlag.AlignTop
    for line, value in enumerate(values):
        grid.addWidget(layouts.label(value.label, "note"), line, 0, top)
        grid.addWidget(layouts.label(value.value, wrap=True), line, 1, top)
        if value.quoted:
            said = layouts.label(f"“{value.quoted}”", "caption", wrap=True)
            grid.addWidget(said, line, 2, top)
    return layouts.box(grid)


def _conditions(explanation: Explanation) -> QWidget:
    column = layouts.column(layouts.label(_("Kết quả thử"), "section"), spacing=6)
    for depth, node in _walk(explanation, 0):
        icon = chip(node.verdict.value).icon
        mark = icons.IconLabel(icon, look.ink_token(chip(node.verdict.value).tone), 16)
        words = layouts.column(
            layouts.label(node.label, "name", wrap=True),
            layouts.label(_result(node), "caption", wrap=True),
            spacing=0,
        )
        line = layouts.row(spacing=8, margins=(depth * 22, 0, 0, 0))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        clause = layouts.label(node.clause, "caption")
        line.addWidget(clause, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
    return layouts.box(column)


def _walk(node: Explanation, depth: int) -> list[tuple[int, Explanation]]:
    below = node.children if node.quantifier else ()
    inner = [pair for child in below for pair in _walk(child, depth + 1)]
    return [(depth, node), *inner]


def _result(node: Explanation) -> str:
    if node.quantifier:
        return f"{node.verdict.label} · {node.quantifier}"
    told = node.missing if node.verdict is Verdict.UNKNOWN else node.used
    parts = (node.verdict.label, told, node.reading)
    return " · ".join(part for part in parts if part)
