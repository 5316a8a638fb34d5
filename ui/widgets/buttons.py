"""Buttons: a verb with its object, drawn by importance.

Use: `primary("Tạo cả bộ hồ sơ", make, icon="files")`, `plain`, `quiet`, `text`,
`danger`; `icon_only("printer", "In bảng", print_table)`. A button that cannot be used
now says why: `button.refuse("Chưa có ai được chọn.")`, `button.allow()`.
`Segments` chooses one of a few; its signal `chosen` carries the index.
"""

from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import icons, look

_ICON_COLOURS = {
    "primary": "accentText",
    "text": "accent",
    "danger": "bad",
    "plain": "text",
    "quiet": "text2",
}
_GAP = 4
Press = Callable[[], object] | None


class Options(TypedDict, total=False):
    """What may be said about a button beside its label."""

    icon: str
    trailing: bool
    small: bool
    name: str
    tip: str
    shortcut: str
    parent: QWidget | None


class Button(QPushButton):
    """A push button of one kind: primary, plain, quiet, text or danger.

    Args:
        label: a verb with its object; "" makes an icon button, then give `name`.
        icon: name of an icon before the label, or after it with `trailing`.
        small: 28 px for strips and rows instead of 32.
    """

    def __init__(
        self,
        label: str,
        press: Press = None,
        *,
        kind: str = "plain",
        icon: str = "",
        trailing: bool = False,
        small: bool = False,
        name: str = "",
        tip: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon = kind, icon
        self._tip = tip or (name if not label else "")
        self._trailing = trailing
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(name or label)
        self.setProperty("kind", kind)
        self.setProperty("fit", "small" if small else "")
        self.setAutoDefault(False)
        self.setToolTip(self._tip)
        self.setProperty("shape", "" if label else "icon")
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if shortcut:
            self.setShortcut(shortcut)
        if press is not None:
            self.clicked.connect(lambda: press())
        self._dress()
        look.changed().happened.connect(self._dress)

    def set_label(self, label: str) -> None:
        """Show another label; "&" is shown as it is."""
        was_bare = not self.text()
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        if was_bare != (not label):
            look.tag(self, shape="" if label else "icon")
            self._dress()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._dress()

    def refuse(self, reason: str) -> None:
        """Disable the button and say why in its tooltip."""
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def allow(self) -> None:
        """Enable the button again."""
        self.setEnabled(True)
        self.setToolTip(self._tip)
        self.setAccessibleDescription("")

    def _dress(self) -> None:
        if not self._icon:
            return
        colour = "accent" if self.isChecked() else _ICON_COLOURS[self._kind]
        gap = _GAP if self.text() else 0
        air = -gap if self._trailing else gap
        self.setIcon(icons.icon(self._icon, colour, 16, gap=air))
        self.setIconSize(icons.icon_size(16, gap))


def primary(label: str, press: Press = None, **options: Unpack[Options]) -> Button:
    """Return the one main button of a page or dialog."""
    return Button(label, press, kind="primary", **options)


def plain(label: str, press: Press = None, **options: Unpack[Options]) -> Button:
    """Return an ordinary button."""
    return Button(label, press, kind="plain", **options)


def quiet(label: str, press: Press = None, **options: Unpack[Options]) -> Button:
    """Return a button without border, for tool bars and strips."""
    options.setdefault("small", True)
    return Button(label, press, kind="quiet", **options)


def text(label: str, press: Press = None, **options: Unpack[Options]) -> Button:
    """Return a button that looks like a link."""
    options.setdefault("small", True)
    return Button(label, press, kind="text", **options)


def danger(label: str, press: Press = None, **options: Unpack[Options]) -> Button:
    """Return a button that destroys something; never the primary one."""
    return Button(label, press, kind="danger", **options)


def icon_only(
    picture: str, spoken: str, press: Press = None, **options: Unpack[Options]
) -> Button:
    """Return a quiet button with an icon alone; `spoken` is its tooltip and voice."""
    options["icon"], options["name"] = picture, spoken
    return Button("", press, kind="quiet", **options)


class Segments(QWidget):
    """One of a few, side by side: "Tự chấm | Thẩm định | Cả hai".

    Args:
        labels: texts, or (text, icon) pairs.
        name: what is being chosen, for screen readers.
    """

    chosen = Signal(int)

    def __init__(
        self,
        labels: Sequence[str | tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        pairs = [(each, "") if isinstance(each, str) else each for each in labels]
        for index, (label, icon) in enumerate(pairs):
            part = Button(label, icon=icon, kind="plain", small=True)
            part.setCheckable(True)
            part.setProperty("part", _place(index, len(pairs)))
            part.setAccessibleName(f"{name}: {label}")
            part.toggled.connect(part._dress)  # noqa: SLF001 - same module
            self._group.addButton(part, index)
            row.addWidget(part)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def current(self) -> int:
        """Return the index of the chosen part."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Choose a part without emitting `chosen`."""
        self._group.button(index).setChecked(True)

    def set_label(self, index: int, label: str) -> None:
        """Change the text of a part, for counts."""
        part = self._group.button(index)
        if isinstance(part, Button):
            part.set_label(label)
            part.setAccessibleName(f"{self.accessibleName()}: {label}")


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"


def set_state(widget: QWidget, state: str) -> None:
    """Mark a widget's state ("error" or "") for the style sheet."""
    look.tag(widget, state=state)
