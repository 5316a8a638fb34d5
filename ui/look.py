"""How the window looks: paper and ink, in light and in dark.

Use: `look.apply(app)` once (the start of the program does it in two steps, `prepare`
and `dress`); `look.color("accent")` when painting; `look.font(9, 600)`
for a painted text; properties `role=`, `kind=`, `tone=`, `state=` on widgets for the
style sheet (`look.tag(widget, role="title")`).
"""

from functools import cache
from string import Template
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui import language

STYLE = ("-style", "Fusion")
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
    is_dressed = False
    loaded: ClassVar[set[str]] = set()
    change: _Change | None = None


def apply(app: QApplication) -> None:
    """Give the program its fonts, colours and style, and follow the system's scheme."""
    app.setStyle("Fusion")
    prepare(app)
    dress(app)


def dress(app: QApplication) -> None:
    """Put the style sheet on, once.

    The first window is made before it: with a style sheet every widget that gets a
    parent is styled anew, with all it holds, and a window is put together from the
    inside. Whoever shows something calls this first.
    """
    if not _State.is_dressed:
        _State.is_dressed = True
        app.setStyleSheet(_style_sheet())


def prepare(app: QApplication) -> None:
    """Do all that `apply` does but the style sheet and the style.

    The program names its style to Qt as an argument (`STYLE`): setting it here would
    make Python know everything of a QStyle, with its hundreds of names.
    """
    load_fonts()
    language.install_standard_words()
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
    """Return the object whose signal `happened` tells of a new colour scheme.

    Widgets that paint listen to it and leave `changeEvent` alone: one such method makes
    Python know every kind of event, and see every event of the widget.
    """
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
    return QFont(_font(points, weight))  # a copy is cheap, and may be changed


@cache
def _font(points: float, weight: int) -> QFont:
    chosen = QFont(FAMILY)
    chosen.setPointSizeF(points)
    chosen.setWeight(QFont.Weight(weight))
    return chosen


def serif(points: float = 11.25) -> QFont:
    """Return the paper font, in which the plan and the papers speak."""
    load_serif()
    chosen = QFont(SERIF)
    chosen.setPointSizeF(points)
    return chosen


def tag(widget: QWidget, **properties: object) -> None:
    """Set style sheet properties (role, kind, tone, state, fit) and re-polish."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    is_polished = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    if _State.is_dressed and is_polished:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def load_fonts() -> None:
    """Load the screen font once; nothing depends on fonts of the PC."""
    _load("BeVietnamPro", ("Regular", "Medium", "SemiBold", "Bold"))


def load_serif() -> None:
    """Load the paper font once; the first page shows nothing in it."""
    _load("LiberationSerif", ("Regular", "Bold", "Italic", "BoldItalic"))


def _load(family: str, weights: tuple[str, ...]) -> None:
    if family in _State.loaded:
        return
    _State.loaded.add(family)
    for weight in weights:
        file = resources.path(f"fonts/{family}-{weight}.ttf")
        QFontDatabase.addApplicationFont(str(file))


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
    if _State.is_dressed:
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
