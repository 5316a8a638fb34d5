"""Long work of the exchange: shown from its beginning, in megabytes or in bundles.

Use: `made = work_at(self, "Đang làm gói", work)`, where `work(steps)` calls
`steps.begin("Đang ghi ra USB")` before each part and hands `steps.bytes` or
`steps.parts` to whatever reports (done, total) and stops on false. None when stopped.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.sending import Cancelled
from desktop.vietnamese import number
from ui.dialogs.error import code_of, show_refusal
from ui.dialogs.long_work import LongWork, StoppedError
from ui.language import _

Result = TypeVar("Result")
_MEGABYTE = 1_000_000
_HELD = "TD-705"
"""Another program holds the file just written; it lets go after a while."""


class Steps(LongWork):
    """The dialog; whoever works tells it where it is."""

    def begin(self, what: str) -> None:
        """Say what is being done now; the dialog is on screen before it begins."""
        if self._stopped:
            raise StoppedError
        self._doing = what
        self._what.setText(what)
        self._count.setText("")
        self._bar.show_progress(0, 1, "")
        self.setAccessibleDescription(what)
        if self.isHidden():
            self.show()
        # Twice: the first turn lays the dialog out, the second paints it.
        QApplication.processEvents()
        QApplication.processEvents()

    def parts(self, done: int, total: int) -> bool:
        """Show how many parts are done; false once the officer pressed "Dừng"."""
        try:
            self.report(done, total, self._doing)
        except StoppedError:
            return False
        return True

    def bytes(self, done: int, total: int) -> bool:
        """Show how many megabytes are done."""
        goes_on = self.parts(done, total)
        said = _("{done}/{total} MB")
        self._count.setText(said.format(done=_megabytes(done), total=_megabytes(total)))
        return goes_on

    def writing(self, write: Callable[[], Result]) -> Result:
        """Write, again and again while another program holds the file.

        Raises:
            StoppedError: the officer does not want to try again.
        """
        while True:
            try:
                return write()
            except OfficeError as refusal:
                if code_of(refusal) != _HELD:
                    raise
                if not show_refusal(self, refusal, retry=_("Thử lại")):
                    raise StoppedError from None


def work_at(
    parent: QWidget | None, title: str, work: Callable[[Steps], Result]
) -> Result | None:
    """Do the work and return its result, or None when it was stopped."""
    steps = Steps(parent, title)
    try:
        steps.begin("")
        return work(steps)
    except (Cancelled, StoppedError):
        return None
    finally:
        steps.done(0)
        steps.deleteLater()


def _megabytes(count: int) -> str:
    return number(count // _MEGABYTE + (1 if count % _MEGABYTE else 0))
