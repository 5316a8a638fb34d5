"""What every test gets: no screen, no folders of the user, no unseen warning."""

import logging
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.faults import counted, print_faults

__all__ = ["counted"]

# Before anything can import Qt: the platform is chosen when Qt is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# How long an example takes says more about the machine than about the program.
settings.register_profile(
    "so-vang",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("so-vang")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the one marker of this file."""
    config.addinivalue_line(
        "markers", "expects_warnings: the test makes the program log a warning"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many faults of each group were tried."""
    print_faults(terminalreporter)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning it does not announce."""
    heard = _Warnings()
    root = logging.getLogger()
    root.addHandler(heard)
    yield
    root.removeHandler(heard)
    if heard.sentences and not request.node.get_closest_marker("expects_warnings"):
        pytest.fail("logged unexpectedly:\n" + "\n".join(heard.sentences))
    known = root.manager.loggerDict.items()
    deaf = [name for name, one in known if getattr(one, "disabled", False)]
    if deaf:
        pytest.fail("loggers silenced: " + ", ".join(sorted(deaf)))


@pytest.fixture(autouse=True)
def no_window_left_open() -> Iterator[None]:
    """Fail a test that leaves a top-level window open."""
    yield
    # Not imported here: most tests never load Qt.
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [one for one in widgets.QApplication.topLevelWidgets() if one.isVisible()]
    names = [f"{type(one).__name__} {one.windowTitle()!r}" for one in left]
    for one in left:
        one.close()
    if names:
        pytest.fail("windows left open: " + ", ".join(names))


@pytest.fixture(autouse=True, scope="session")
def no_folder_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the program's default folder away from the user's own data."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, home)
        yield
