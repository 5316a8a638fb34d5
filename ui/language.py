"""The words of the window: Vietnamese sentences, passed through one door.

The source language is Vietnamese, so `_` hands back what it is given; it marks every
text the officer reads and is the place where a catalogue would be looked up.
"""

from PySide6.QtCore import QCoreApplication, QTranslator


def _(text: str) -> str:
    """Return the text as the officer reads it."""
    return text


_STANDARD = {
    "OK": "Xong",
    "&OK": "Xong",
    "Cancel": "Hủy",
    "&Cancel": "Hủy",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Open": "Mở",
    "&Open": "Mở",
    "&Yes": "Có",
    "&No": "Không",
    "Discard": "Bỏ",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Abort": "Dừng",
    "Help": "Trợ giúp",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Sao chép",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Sao chép địa chỉ",
    "&Step up": "Tăng",
    "Step &down": "Giảm",
}


class StandardWords(QTranslator):
    """Vietnamese for the few texts Qt itself puts on buttons and menus."""

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return our word, or Qt's own: an empty one would be shown as it is."""
        return _STANDARD.get(source_text, source_text)

    def isEmpty(self) -> bool:
        """Tell Qt that there are words to look up."""
        return False


_installed: list[StandardWords] = []


def install_standard_words() -> None:
    """Let Qt's own buttons and menus speak Vietnamese."""
    app = QCoreApplication.instance()
    if app is not None and not _installed:
        words = StandardWords(app)
        app.installTranslator(words)
        _installed.append(words)
