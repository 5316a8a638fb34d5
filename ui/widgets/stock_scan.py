"""The scan of a stock for the screen: read small, with its faults in words."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader, QPixmap

from desktop.documents.certificates.sheet_sizes import Sheet
from ui.language import _

_WIDEST = 2400  # px; more is not seen at any scale one works at
_MOST_MEMORY = 512  # MB, for a picture of the largest size the office takes
_LIKE = 0.03


def scan_of(file: Path | None) -> QPixmap:
    """Return the picture of a file, small enough to move about; null without one."""
    if file is None:
        return QPixmap()
    QImageReader.setAllocationLimit(_MOST_MEMORY)
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST:
        height = round(size.height() * _WIDEST / size.width())
        reader.setScaledSize(QSize(_WIDEST, height))
    return QPixmap.fromImage(reader.read())


def scan_trouble(picture: QPixmap, sheet: Sheet) -> str:
    """Return why the scan does not lie on the sheet as the stock does, or nothing."""
    if picture.isNull():
        return ""
    if picture.height() > picture.width():
        return _("Ảnh phôi đang đứng: xoay ảnh nằm ngang rồi chọn lại.")
    shape = picture.width() / picture.height()
    if abs(shape / (sheet.width / sheet.height) - 1) > _LIKE:
        said = _(
            "Ảnh phôi không cùng hình với khổ {sheet}: cắt ảnh sát bốn mép phôi, nếu "
            "không chỗ của chữ trên ảnh sẽ sai."
        )
        return said.format(sheet=sheet.name)
    return ""
