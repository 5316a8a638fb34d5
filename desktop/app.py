"""The composition root: arguments, folders, log, office, and the window on it."""

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop import folders as places
from desktop import logs
from desktop.collecting import collect_seldom
from desktop.errors import OfficeError

# Qt and the office are imported where a window is wanted: a command starts without.
if TYPE_CHECKING:
    from desktop.office.office import Office

_log = logging.getLogger(__name__)
_REFUSED = 1

_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words after the program's name say; without a verb, open the window.

    Returns:
        0 done, 1 refused with a sentence; wrong usage ends the program with 2.
    """
    # Neither a full disk nor a missing log may answer with a traceback.
    logging.raiseExceptions = False
    logging.lastResort = None
    sys.excepthook = _said_in_a_sentence(sys.excepthook)
    collect_seldom()
    given = sys.argv[1:] if words is None else words
    if not given:  # a double click, which need not wait for all the verbs
        return _run_window(None)
    from desktop.cli import running as cli

    cli.speak_utf8()
    arguments = cli.parse(given)
    if arguments.verb:
        return cli.run(arguments)
    return _run_window(arguments.data)


def open_window(office: "Office") -> int:
    """Show the office until its window is closed; return Qt's exit code."""
    from PySide6.QtWidgets import QApplication

    from ui import errors, start

    root = office.folders.root
    errors.install(office.folders.logs)
    window = start.open_window(office)

    def reopen(replace: Callable[[], object]) -> None:
        """Let go of the file, let it be replaced, and open what is there then."""
        nonlocal window
        QApplication.setQuitOnLastWindowClosed(False)
        window.close()
        try:
            try:
                replace()
            except OfficeError as refusal:
                start.trouble_dialog(None, refusal).exec()
            window = start.open_window(_open(root))
            connect()
        except OfficeError as refusal:
            start.trouble_dialog(None, refusal).exec()
            QApplication.quit()
        finally:
            QApplication.setQuitOnLastWindowClosed(True)

    def restore(wanted: object = None) -> None:
        copy = wanted if isinstance(wanted, Path) else _chosen_copy(root)
        if copy is not None:
            reopen(lambda: _restore(root, copy))

    def connect() -> None:
        window.demo_wanted.connect(lambda: reopen(lambda: _make_demo(root)))
        window.restore_wanted.connect(restore)

    connect()
    # What the window is made of stays as long as the program: never look at it again.
    gc.freeze()
    gc.enable()
    try:
        return until_closed()
    finally:
        logs.stop()


def until_closed() -> int:
    """Let Qt run until the last window is closed; return its exit code."""
    from PySide6.QtWidgets import QApplication

    return QApplication.exec()


def _run_window(root: Path | None) -> int:
    # Nothing made by a start is garbage, and looking for some takes it a while.
    gc.disable()
    from ui import qt_sooner

    qt_sooner.import_pyside()
    from PySide6.QtWidgets import QApplication

    from ui import look, start
    from ui.dialogs import settings_look

    app = QApplication([*sys.argv[:1], *look.STYLE])
    app.setOrganizationName("SoVang")
    app.setApplicationName("Sổ Vàng")
    look.prepare(app)
    settings_look.use_kept_mode()
    try:
        office = _open(root)
    except OfficeError as refusal:
        _complain(refusal.sentence, refusal.next_step)
        gc.enable()
        start.trouble_dialog(None, refusal).exec()
        return _REFUSED
    logs.start(office.folders.logs)
    return open_window(office)


def _complain(sentence: str, next_step: str) -> None:
    from desktop.cli import running as cli

    cli.speak_utf8()
    cli.complain(sentence, next_step)


def _open(root: Path | None) -> "Office":
    from desktop.office.demo.time import in_its_time
    from desktop.office.office import Office

    return in_its_time(Office.open(root))


def _make_demo(root: Path) -> None:
    from desktop.office.demo import demo

    demo.prepare(root, demo.plans_with_demo()[0]).close()


def _chosen_copy(root: Path) -> Path | None:
    from PySide6.QtWidgets import QFileDialog

    words = ("Chọn bản sao lưu", str(places.Folders(root).backups))
    chosen, _ = QFileDialog.getOpenFileName(None, *words, "Bản sao lưu (*.db)")
    return Path(chosen) if chosen else None


def _restore(root: Path, copy: Path) -> None:
    """Put a copy back; stopped while evidence is brought, the file stays as it is."""
    from desktop.office.office import restore
    from ui.dialogs.long_work import do_long

    do_long(
        None,
        "Đang khôi phục",
        lambda report: restore(root, copy, datetime.now, report),
    )


def _said_in_a_sentence(usual: _Hook) -> _Hook:
    """Return a hook that logs a bug and says one sentence instead of a traceback."""

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            usual(kind, error, trace)
            return
        _log.error("An error nobody caught", exc_info=(kind, error, trace))
        _complain(
            "Chương trình gặp lỗi ngoài dự kiến; dữ liệu đã ghi vẫn còn nguyên.",
            "Hãy gửi nhật ký trong thư mục logs cho người hỗ trợ.",
        )

    return hook
