"""What an officer can really read on a window: labels there, whole and plain."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget


@dataclass(frozen=True)
class Words:
    """The words of one label, and why they cannot be read; "" where they can."""

    text: str
    trouble: str


def read(window: QWidget) -> list[Words]:
    """Return what stands on a window, each label brought into view first."""
    labels = [one for one in window.findChildren(QLabel) if one.text()]
    return [
        Words(one.text(), _trouble(one)) for one in labels if one.isVisibleTo(window)
    ]


def tip_text(tip: str) -> str:
    """Return a tip as Qt shows it."""
    if not GuiQt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def _trouble(label: QLabel) -> str:
    if label.textFormat() != Qt.TextFormat.PlainText:
        return "takes markup"
    area = label.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(label, 0, 0)
        QApplication.processEvents()
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height():
            return "cut off below"
    elif label.sizeHint().width() > label.width():
        return "cut off at the right"
    if label.visibleRegion().boundingRect() != label.rect():
        return "covered"
    return ""
