"""Open the office's window on a folder, show it painted, and leave."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.painted import until_painted
from desktop.office.demo_time import in_its_time
from desktop.office.office import Office
from ui import look, start

app = QApplication(["so-vang"])
look.apply(app)
office = in_its_time(Office.open(Path(sys.argv[1])))
window = start.open_window(office)
until_painted(app, window)
office.close()
os._exit(0)  # tearing Qt down is no part of starting
