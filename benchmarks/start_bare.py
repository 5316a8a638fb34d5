"""Show a bare QMainWindow painted, and leave: the baseline of `start_window`."""

import os

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.painted import until_painted

app = QApplication(["bare"])
window = QMainWindow()
window.resize(1366, 768)
window.show()
until_painted(app, window)
print("usable", flush=True)
os._exit(0)
