"""Long work: n/m, what is being done, and "Dừng"; the window stays alive.

Use: `made = do_long(self, "Đang tạo 8 văn bản", work)` where `work(report)` calls
`report(5, 8, "Báo cáo thành tích")` before each part; the result is None when stopped.
The work runs in this thread, because the drawer has a single writer.
"""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.progress import ProgressBar

Report = Callable[[int, int, str], None]
Result = TypeVar("Result")
_PAUSE = 0.03
_QUIET_FOR = 0.3


class StoppedError(Exception):
    """The officer pressed "Dừng"; the work ends between two parts."""


class LongWork(Dialog):
    """The dialog of long work; it appears only when the work really is long."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title)
        self._stopped = False
        self._began = self._breathed = monotonic()
        self._count = layouts.label("", "note")
        self._bar = ProgressBar(width=0)
        self._what = layouts.label("", "note")
        self.body.addLayout(layouts.row(self._what, layouts.STRETCH, self._count))
        self.body.addWidget(self._bar)
        self.add_button(plain(_("Dừng"), self.reject))

    def report(self, done: int, total: int, what: str) -> None:
        """Show how far the work is; raise StoppedError after "Dừng"."""
        self._count.setText(f"{done}/{total}")
        self._what.setText(what)
        self._bar.show_progress(done, total)
        now = monotonic()
        if self.isHidden() and not self._stopped and now - self._began > _QUIET_FOR:
            self.show()
        if now - self._breathed > _PAUSE:
            QApplication.processEvents()
            self._breathed = monotonic()
        if self._stopped:
            raise StoppedError

    def reject(self) -> None:
        """Ask the work to stop; it ends at its next report."""
        self._stopped = True
        super().reject()


def do_long(
    parent: QWidget | None, title: str, work: Callable[[Report], Result]
) -> Result | None:
    """Do the work and return its result, or None when it was stopped."""
    dialog = LongWork(parent, title)
    try:
        return work(dialog.report)
    except StoppedError:
        return None
    finally:
        dialog.done(0)
        dialog.deleteLater()
