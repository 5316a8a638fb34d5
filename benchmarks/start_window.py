"""Start the program as a double click does, say when it is usable, and close.

The whole way from `main`: words, folders, log, office, window; only Qt's own loop is
replaced. The clock stops when the overview with its steps has been painted and no event
waits; that it really reacts is tried afterwards, and counts as failed if it does not.
"""

import sys

from desktop import app  # Qt comes in where the program brings it in, not before


def until_closed() -> int:
    """Stand in for the loop of the program: wait, press the mouse, look, close."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.painted import until_painted

    program = QApplication.instance()
    [window] = [each for each in program.topLevelWidgets() if each.isVisible()]
    until_painted(program, window)
    sys.excepthook = sys.__excepthook__  # a failure ends here, without a dialog
    page = window.stack.currentWidget()
    if page.key != "overview" or not page.steps.rows.rows():
        message = "the window does not show the overview"
        raise RuntimeError(message)
    print("usable", flush=True)
    press(program, window, page.band.button)
    if not page.band.button.isDown():
        message = "the window does not react to the mouse"
        raise RuntimeError(message)
    window.close()
    return 0


def press(program, window, button) -> None:
    """Press the mouse on a button, and handle what follows: it is painted pressed."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    at = QPointF(button.mapTo(window, button.rect().center()))
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, left, left, keys)
    program.postEvent(window.windowHandle(), event)
    program.processEvents()


app.until_closed = until_closed
sys.exit(app.main([]))
