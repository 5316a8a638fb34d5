"""What happens to a bug: it is logged, and the officer gets a report to copy.

Use: `install(log_path)` once, in the composition root.
"""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.errors import OfficeError
from ui.language import _

if TYPE_CHECKING:  # dialogs are imported with the first error
    from ui.dialogs.error import ErrorDialog

_log = logging.getLogger(__name__)


class _Reporting:
    """One report at a time: a bug in painting would open dialogs without end."""

    open = False
    log_path = Path()


def install(log_path: Path) -> None:
    """Send everything that escapes to the log and to the report dialog."""
    _Reporting.log_path = log_path
    sys.excepthook = report


def report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log an error nobody caught and show it once."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("An error nobody caught", exc_info=(kind, error, trace))
    if _Reporting.open or QApplication.instance() is None:
        return
    from ui.dialogs.error import show_refusal

    _Reporting.open = True
    try:
        if isinstance(error, OfficeError):
            show_refusal(QApplication.activeWindow(), error)
        else:
            report_dialog(kind, error, trace).exec()
    finally:
        _Reporting.open = False


def report_dialog(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> "ErrorDialog":
    """Return the report of a bug, with the path of the log in its details."""
    from ui.dialogs.error import ErrorDialog

    lines = "".join(traceback.format_exception(kind, error, trace))
    path = str(_Reporting.log_path)
    return ErrorDialog(
        QApplication.activeWindow(),
        _("Chương trình gặp lỗi ngoài dự kiến"),
        _(
            "Dữ liệu đã lưu vẫn còn nguyên. Bấm Chi tiết, sao chép và gửi cho người hỗ "
            "trợ, rồi mở lại chương trình. Nhật ký nằm ở {path}"
        ).format(path=path),
        detail=f"{path}\n\n{lines}",
    )
