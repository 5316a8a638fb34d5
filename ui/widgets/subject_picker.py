"""Choosing units and people by typing a part of the name, without dấu.

Use: `picker = SubjectPicker("Tác giả", named(office), ids)`, `picker.chosen()`; with
`many=False` one is chosen, and taking it off gives the search box back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop import text as words
from desktop.emulation.participants import Kind
from desktop.office.office import Office
from desktop.office.rounds.subject_finding import position_and_unit
from ui import icons
from ui.frame.search import SearchPopup
from ui.language import _
from ui.shell import Hit, Target
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, set_state
from ui.widgets.fields import ErrorLine, SearchField


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or person with what tells it from others of the same name."""

    id: str
    name: str
    detail: str
    kind: Kind
    is_present: bool = True


def named(office: Office) -> dict[str, Named]:
    """Return everybody of the register by id, those who left included."""
    units = office.register.units(with_retired=True)
    by_id = {unit.id: unit for unit in units}
    found = {
        u.id: Named(u.id, u.name, u.kind.label, Kind.COLLECTIVE, not u.retired_on)
        for u in units
    }
    for p in office.register.people(with_retired=True):
        detail = position_and_unit(p, by_id.get(p.unit_id or ""))
        found[p.id] = Named(p.id, p.name, detail, Kind.INDIVIDUAL, not p.retired_on)
    for o in office.register.others(with_retired=True):
        detail = o.address or o.kind.label
        found[o.id] = Named(o.id, o.name, detail, o.kind, not o.retired_on)
    return found


class SubjectPicker(QWidget):
    """Those who are chosen, and a box to find more."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        subjects: Mapping[str, Named],
        chosen: Iterable[str] = (),
        *,
        many: bool = True,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._subjects, self._many = subjects, many
        self._chosen = [one for one in chosen if one in subjects]
        self.setAccessibleName(name)
        hint = hint or _("Tìm đơn vị, người… (gõ không dấu cũng được)")
        self.search = SearchField(hint, width=0, name=name)
        self.search.installEventFilter(self)
        self._popup: SearchPopup | None = None
        self._list = layouts.column(spacing=2)
        self._error = ErrorLine()
        self.setLayout(
            layouts.column(layouts.box(self._list), self.search, self._error, spacing=4)
        )
        self.setFocusProxy(self.search)
        self._show_chosen()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of those chosen, in the order they were chosen."""
        return tuple(self._chosen)

    def choose(self, subject_id: str) -> None:
        """Choose somebody."""
        if subject_id in self._subjects and subject_id not in self._chosen:
            self._chosen.append(subject_id)
            self._show_chosen()
            self.show_error("")
            self.changed.emit()

    def show_error(self, sentence: str) -> None:
        """Mark the box and say what is wrong; "" takes the mark away."""
        set_state(self.search, "error" if sentence else "")
        self.search.setAccessibleDescription(sentence)
        self._error.say(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._popup is None:
            # Only now is it known in which window the list of hits must lie.
            self._popup = SearchPopup(self.search, self._find, self.window())
            self._popup.hit_chosen.connect(lambda hit: self.choose(hit.target.item))
            self.search.removeEventFilter(self)
            self.search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter look first: it must not close the dialog while one searches."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self.search.text().strip()
            and self._popup is not None
            and self._popup.isHidden()
        ):
            self.search.sought.emit(self.search.text())
            return True
        return False

    def _find(self, typed: str) -> list[Hit]:
        return [
            Hit(
                "person" if one.kind is Kind.INDIVIDUAL else "unit",
                one.name,
                one.detail,
                Target("", one.id),
            )
            for one in self._subjects.values()
            if one.is_present
            and one.id not in self._chosen
            and words.matches(f"{one.name} {one.detail}", typed)
        ][:6]

    def _drop(self, subject_id: str) -> None:
        self._chosen.remove(subject_id)
        self._show_chosen()
        self.search.setFocus()
        self.changed.emit()

    def _show_chosen(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for subject_id in self._chosen:
            row = self._row(self._subjects[subject_id])
            self._list.addWidget(row)
            # Made late, its button would be the last stop of the dialog.
            before = self.search.previousInFocusChain()
            if before is not None:
                QWidget.setTabOrder(before, row.findChildren(Button)[0])
        self.search.setVisible(self._many or not self._chosen)

    def _row(self, one: Named) -> QFrame:
        mark = "user" if one.kind is Kind.INDIVIDUAL else "building-2"
        off = icon_only(
            "x",
            _("Bỏ {name}").format(name=one.name),
            lambda: self._drop(one.id),
            small=True,
        )
        name = layouts.label(one.name, "name")
        row = layouts.row(icons.IconLabel(mark, "text2", 16), name, spacing=8)
        row.addWidget(layouts.label(one.detail, "caption"), 1)
        row.addWidget(off)
        return layouts.box(row)
