"""How the window looks: paper and ink, in light and in dark.

Use: `look.apply(app)` once; `look.color("accent")` when painting; `look.font(9, 600)`
for a painted text; properties `role=`, `kind=`, `tone=`, `state=` on widgets for the
style sheet (`look.tag(widget, role="title")`).
"""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui import language

FAMILY = "Be Vietnam Pro"
SERIF = "Liberation Serif"
BODY, SMALL, SECTION, HEADING, TITLE, FIRST = 9.75, 9.0, 10.5, 12.0, 15.0, 18.0

LIGHT = {
    "chrome": "#F2F0EB",
    "surface": "#FFFFFF",
    "alt": "#FAF9F6",
    "sunk": "#E9E6DF",
    "line": "#E3E0D9",
    "line2": "#CFCBC2",
    "field": "#8E8A81",
    "text": "#1D1F23",
    "text2": "#50535A",
    "text3": "#63666D",
    "accent": "#1F4E9B",
    "accentH": "#193F7E",
    "accentText": "#FFFFFF",
    "accentSoft": "#E7EEF9",
    "accentSoft2": "#D3E0F4",
    "ok": "#17663A",
    "okSoft": "#E4F2E9",
    "bad": "#AE2119",
    "badSoft": "#FBE9E7",
    "warn": "#7D4A00",
    "warnSoft": "#FBF0DA",
    "naSoft": "#EDEBE6",
}
DARK = {
    "chrome": "#17181A",
    "surface": "#1F2124",
    "alt": "#242629",
    "sunk": "#121315",
    "line": "#33363B",
    "line2": "#474B52",
    "field": "#7C8088",
    "text": "#ECEAE6",
    "text2": "#B9BABD",
    "text3": "#A0A2A7",
    "accent": "#93B7F4",
    "accentH": "#B0CBF8",
    "accentText": "#0D1A30",
    "accentSoft": "#243450",
    "accentSoft2": "#2E4468",
    "ok": "#82D3A0",
    "okSoft": "#1C3527",
    "bad": "#FFA198",
    "badSoft": "#45211E",
    "warn": "#F0C06C",
    "warnSoft": "#3D2F16",
    "naSoft": "#2E3034",
}
_TONES = {
    "ok": ("ok", "okSoft"),
    "bad": ("bad", "badSoft"),
    "warn": ("warn", "warnSoft"),
    "na": ("text2", "naSoft"),
    "accent": ("accent", "accentSoft"),
    "": ("text", "surface"),
}
_WISHES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class _Change(QObject):
    happened = Signal()


class _State:
    """The one look of the running program."""

    wish = "system"
    dark = False
    following = False
    families: tuple[str, ...] = ()
    change: _Change | None = None


def apply(app: QApplication) -> None:
    """Give the program its fonts, colours and style, and follow the system's scheme."""
    load_fonts()
    language.install_standard_words()
    if not _State.following:
        app.setStyle("Fusion")
    app.setFont(font())
    if not _State.following:
        app.styleHints().colorSchemeChanged.connect(_follow_system)
        _State.following = True
    _rebuild(app)


def set_mode(mode: str) -> None:
    """Choose "light", "dark" or "system"."""
    app = QApplication.instance()
    _State.wish = mode
    if isinstance(app, QApplication):
        app.styleHints().setColorScheme(_WISHES[mode])
        _rebuild(app)


def mode() -> str:
    """Return the mode the officer chose: "light", "dark" or "system"."""
    return _State.wish


def is_dark() -> bool:
    """Tell whether the dark tokens are in use."""
    return _State.dark


def changed() -> "_Change":
    """Return the object whose signal `happened` tells of a new colour scheme."""
    if _State.change is None:
        _State.change = _Change()
    return _State.change


def tokens() -> dict[str, str]:
    """Return the tokens in use."""
    return DARK if _State.dark else LIGHT


def color(token: str) -> QColor:
    """Return the colour of a token, in the mode in use."""
    return QColor(tokens()[token])


def tone(name: str) -> tuple[QColor, QColor]:
    """Return ink and ground of a tone: ok, bad, warn, na, accent or ""."""
    ink, ground = _TONES[name]
    return color(ink), color(ground)


def ink_token(tone_name: str) -> str:
    """Return the token of a tone's ink."""
    return _TONES[tone_name][0]


def font(points: float = BODY, weight: int = 400) -> QFont:
    """Return the screen font at a size and weight of the type table."""
    chosen = QFont(FAMILY)
    chosen.setPointSizeF(points)
    chosen.setWeight(QFont.Weight(weight))
    return chosen


def serif(points: float = 11.25) -> QFont:
    """Return the paper font, in which the plan and the papers speak."""
    chosen = QFont(SERIF)
    chosen.setPointSizeF(points)
    return chosen


def tag(widget: QWidget, **properties: object) -> None:
    """Set style sheet properties (role, kind, tone, state, fit) and re-polish."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def load_fonts() -> None:
    """Load the shipped fonts once; nothing depends on fonts of the PC."""
    if _State.families:
        return
    names = [
        *(f"BeVietnamPro-{w}" for w in ("Regular", "Medium", "SemiBold", "Bold")),
        *(f"LiberationSerif-{w}" for w in ("Regular", "Bold", "Italic", "BoldItalic")),
    ]
    families: list[str] = []
    for name in names:
        number = QFontDatabase.addApplicationFont(
            str(resources.path(f"fonts/{name}.ttf"))
        )
        families += QFontDatabase.applicationFontFamilies(number)
    _State.families = tuple(families)


def _follow_system() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _is_wanted_dark(app) != _State.dark:
        _rebuild(app)


def _is_wanted_dark(app: QApplication) -> bool:
    if _State.wish == "system":
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return _State.wish == "dark"


def _rebuild(app: QApplication) -> None:
    _State.dark = _is_wanted_dark(app)
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet())
    changed().happened.emit()


def _style_sheet() -> str:
    template = Template(resources.text("look/style.qss"))
    folder = resources.path("look").as_posix()
    scheme = "dark" if _State.dark else "light"
    return template.substitute(tokens(), images=f"{folder}/{scheme}")


def _palette() -> QPalette:
    role = QPalette.ColorRole
    every = {
        role.Window: "chrome",
        role.Base: "surface",
        role.AlternateBase: "alt",
        role.Button: "surface",
        role.Text: "text",
        role.WindowText: "text",
        role.ButtonText: "text",
        role.BrightText: "text",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text3",
        role.Highlight: "accentSoft",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line2",
        role.Dark: "field",
        role.Shadow: "line2",
    }
    palette = QPalette()
    for name, token in every.items():
        palette.setColor(name, color(token))
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, color("naSoft"))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, color("text3"))
    return palette
