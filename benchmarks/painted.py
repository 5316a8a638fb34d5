"""Wait until a shown window has been painted once."""

from PySide6.QtWidgets import QApplication, QWidget


def until_painted(app: QApplication, window: QWidget) -> None:
    """Handle events until the platform has shown the window's first picture."""
    handle = window.windowHandle()
    while handle is None or not handle.isExposed():
        app.processEvents()
        handle = window.windowHandle()
    app.processEvents()
