"""Show a bare QMainWindow painted, and leave: the baseline of `start_window`."""

import os

from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(["bare"])
window = QMainWindow()
window.resize(1366, 768)
window.show()
window.grab()
app.processEvents()
os._exit(0)
