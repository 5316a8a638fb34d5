"""Take the pictures of every page on the demo office, for docs/screens.

Offscreen, shipped fonts, the demo's own time: the same pictures on every machine. The
round stands open for most pages and is finished for the last ones.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from desktop.awards.selection import Section
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.participants import Kind
from desktop.office.demo import demo
from desktop.office.demo.city import COMMUNES, introduce, made_up_city
from desktop.office.office import Office
from ui import look, start
from ui.office_shell import OfficeShell
from ui.pages.exchange_page import ExchangePage
from ui.shell import ShellState, Target

SIZE = (1366, 768)
SHOWN_FOLDER = r"D:\SoVang"  # where an officer would keep it, not where this runs
PLAN = "hong-van-2025"
OPEN_ROUND = (
    "overview",
    "plan",
    "subjects",
    "indicators",
    "initiatives",
    "ratings",
    "journal",
    "scores",
    "ranking",
    "review",
    "council",
    "exchange",
)
CLOSED_ROUND = ("papers", "certificates", "register", "reports")
DARK = ("overview", "scores", "review")


def main(arguments: list[str]) -> int:
    """Take all pictures into a folder, of the demo of a plan.

    docs/screens and the plan of Hồng Vân unless told otherwise.
    """
    target = Path(arguments[0]) if arguments else Path("docs/screens")
    plan = arguments[1] if len(arguments) > 1 else PLAN
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication(["so-vang"])
    app.setStyle("Fusion")
    _hide_folder()
    with tempfile.TemporaryDirectory() as made:
        look.apply(app)
        look.set_mode("light")
        first_start(app, Path(made) / "empty", target)
        office = demo.prepare(Path(made) / "demo", plan)
        window = start.open_window(office)
        window.resize(*SIZE)
        shown = telling(office)
        take(app, window, OPEN_ROUND, target, shown=shown)
        look.set_mode("dark")
        take(app, window, DARK, target, "-dark", shown)
        look.set_mode("light")
        demo.finish_demo(office)
        take(app, window, CLOSED_ROUND, target)
        window.close()
        if plan == PLAN:
            city_desk(app, Path(made) / "city", target)
    return 0


def city_desk(app: QApplication, folder: Path, target: Path) -> None:
    """Take the pictures of a made-up city: its communes, and a bundle compared."""
    with made_up_city(folder / "offices", COMMUNES[:2]) as found:
        stick = folder / "VHXH"
        stick.mkdir(parents=True)
        introduce(found, stick)
        files = [_submission(office, stick) for office in found.communes.values()]
        receiving = found.city.receiving
        receiving.apply(receiving.take(files[0]))
        window = start.open_window(found.city)
        window.resize(*SIZE)
        window.go(Target("exchange"))
        page = cast("ExchangePage", window.stack.currentWidget())
        page.places.choose(stick)
        page.city.choose(next(iter(found.communes)))
        keep(app, window, target / "exchange-city.png")
        page.show_tab("receive")
        page.receive.read()
        keep(app, window, target / "exchange-receive.png")
        window.close()


def _submission(office: Office, stick: Path) -> Path:
    prepared = office.sending.prepare(BundleType.SUBMISSION)
    made = office.sending.make(prepared, state_secret_free=True)
    return office.sending.put(made, stick)


def telling(office: Office) -> dict[str, str]:
    """Return what tells most on a page: the clause of the award, who lacks data."""
    found = office.outcome().list_of(Kind.INDIVIDUAL)
    pending = found.of(Section.PENDING) or found.rows
    return {"plan": office.plan().offers[0].clause, "review": pending[0].subject_id}


def first_start(app: QApplication, folder: Path, target: Path) -> None:
    """Take the picture of the first start."""
    window = start.open_window(Office.open(folder))
    window.resize(*SIZE)
    keep(app, window, target / "first-start.png")
    window.close()


def take(
    app: QApplication,
    window: start.OfficeWindow,
    pages: tuple[str, ...],
    target: Path,
    suffix: str = "",
    shown: dict[str, str] | None = None,
) -> None:
    """Take one picture of each page, with what is to be shown there."""
    for key in pages:
        window.go(Target(key, (shown or {}).get(key)))
        page = window.stack.currentWidget()
        reload: Callable[[], None] | None = getattr(page, "reload", None)
        if reload is not None:
            reload()
        window.refresh()
        keep(app, window, target / f"{key}{suffix}.png")


def keep(app: QApplication, window: QWidget, path: Path) -> None:
    """Let the window settle and keep its picture."""
    for _ in range(5):
        app.processEvents()
    window.grab().save(str(path))
    print(path)


def _hide_folder() -> None:
    """Show a folder of an officer's PC in the status bar."""
    real = OfficeShell.state

    def state(shell: OfficeShell) -> ShellState:
        return real(shell)._replace(folder=SHOWN_FOLDER)

    OfficeShell.state = state  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
