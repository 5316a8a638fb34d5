"""Icons of the window: outlines tinted by a colour token, sharp at every scaling.

Use: `icons.icon("printer")` for a button, `icons.paint(painter, rect, "check", "ok")`
when painting, `IconLabel("info", "accent", 16)` in a layout. Marks of a verdict carry
their own shape: `verdict-pass`, `verdict-fail`, `verdict-unknown`,
`verdict-not-applicable`, `place-todo`, `place-partial`, `place-done`.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

import resources
from ui import look

_OWN = ("app-", "place-", "verdict-")  # drawn for us; the others are Lucide's


class _Engine(QIconEngine):
    """Draws an icon when it is shown, as large as the screen wants it.

    The colours are those in use when the icon was made; `gap` px of air follow it.
    """

    def __init__(
        self, name: str, inks: tuple[str, str], ground: str, size: int, gap: int
    ) -> None:
        super().__init__()
        self._drawing = (name, inks, ground, size, gap)

    def clone(self) -> QIconEngine:
        return _Engine(*self._drawing)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        _, _, _, own, gap = self._drawing
        return icon_size(own, abs(gap)).boundedTo(size)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        name, inks, ground, own, gap = self._drawing
        ink = inks[mode == QIcon.Mode.Disabled]
        ratio = min(size.width() / (own + abs(gap)), size.height() / own)
        return _with_gap(_drawn(name, ink, ground, own, ratio), gap)

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        ratio = _scale(painter)
        picture = self.pixmap(rect.size() * ratio, mode, state)
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), picture)


def icon(name: str, colour: str = "text2", size: int = 16, *, gap: int = 0) -> QIcon:
    """Return an icon in a colour token; `gap` px of air follow it.

    A negative gap puts the air before it, for buttons whose icon comes last.
    """
    colours = look.tokens()
    inks = (colours[colour], colours["text3"])
    return QIcon(_Engine(name, inks, colours["surface"], size, gap))


def icon_size(size: int = 16, gap: int = 0) -> QSize:
    """Return the size to give a button whose icon was made with this gap."""
    return QSize(size + gap, size)


def pixmap(
    name: str,
    colour: str = "text2",
    size: int = 16,
    ratio: float = 1.0,
    *,
    ground: str = "surface",
) -> QPixmap:
    """Return the icon as a picture for a device pixel ratio."""
    colours = look.tokens()
    return _drawn(name, colours[colour], colours[ground], size, ratio)


def paint(
    painter: QPainter,
    rect: QRect | QRectF,
    name: str,
    colour: str = "text2",
    *,
    ground: str = "surface",
) -> None:
    """Paint an icon centred in a rectangle, as large as its shorter side."""
    size = int(min(rect.width(), rect.height()))
    picture = pixmap(name, colour, size, _scale(painter), ground=ground)
    centre = QRectF(rect).center()
    painter.drawPixmap(
        QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2)), picture
    )


def _scale(painter: QPainter) -> float:
    # Asking for the painter's device would make Python know every kind of widget.
    return painter.deviceTransform().m11()


class IconLabel(QWidget):
    """An icon standing by itself in a layout; it never takes the focus."""

    def __init__(
        self,
        name: str,
        colour: str = "text2",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self.rect(), self._name, self._colour)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, ground: str, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour).replace("#ffffff", ground)
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    folder = "icons" if name.startswith(_OWN) else "icons/lucide"
    return resources.text(f"{folder}/{name}.svg")


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(abs(gap) * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(max(-gap, 0), 0, picture)
    painter.end()
    return wide
