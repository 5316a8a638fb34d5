"""Light, dark or as the system: chosen once, kept for the next day."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui import look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Segments
from ui.widgets.layouts import STRETCH

_KEY = "look/mode"
_MODES = ("system", "light", "dark")


class LookPart(QWidget):
    """The part of the settings about how the window looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = [
            (_("Theo hệ thống"), "monitor"),
            (_("Sáng"), "sun"),
            (_("Tối"), "moon"),
        ]
        self.modes = Segments(words, _("Giao diện"))
        self.modes.choose(_MODES.index(look.mode()))
        self.modes.chosen.connect(self._on_chosen)
        note = layouts.label(
            _("Giấy tờ in ra luôn trên nền trắng, không theo giao diện."),
            "note",
            wrap=True,
        )
        self.setLayout(
            layouts.column(
                layouts.label(_("Nền của cửa sổ"), "strong"),
                layouts.row(self.modes, STRETCH),
                note,
                STRETCH,
            )
        )

    def _on_chosen(self, index: int) -> None:
        look.set_mode(_MODES[index])
        QSettings().setValue(_KEY, _MODES[index])


def use_kept_mode() -> None:
    """Use what was chosen last; called once when the program starts."""
    kept = str(QSettings().value(_KEY, _MODES[0]))
    wanted = kept if kept in _MODES else _MODES[0]
    if wanted != look.mode():
        look.set_mode(wanted)
