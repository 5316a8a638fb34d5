"""The time a demonstration lives in, so that its deadlines lie ahead.

Apart from what makes a demonstration: every start asks for the time, few make one.
"""

import time
from datetime import datetime, timedelta

import resources
from desktop.office.office import Office


class Clock:
    """A clock that stands where it is put until it is let go."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._since: float | None = None

    def __call__(self) -> datetime:
        """Return the time, in whole seconds."""
        if self._since is None:
            return self._at
        gone = int(time.monotonic() - self._since)
        return self._at + timedelta(seconds=gone)

    def put(self, at: datetime) -> None:
        """Stand at a time."""
        self._at, self._since = at, None

    def go_on(self) -> None:
        """Go on from here as time passes."""
        self._since = time.monotonic()


def plans_with_demo() -> list[str]:
    """Return the codes of the plans a demonstration can be made for.

    The one whose file says `main = true` comes first: it is made where none is named.
    """
    codes = sorted(file.stem for file in resources.path("demo").glob("*.toml"))
    return sorted(codes, key=lambda code: _head_of(code).get("main") != "true")


def is_demo(office: Office) -> bool:
    """Tell whether the office is a demonstration that may be thrown away."""
    particulars = office.particulars()
    return particulars is not None and particulars.is_demo


def in_its_time(office: Office) -> Office:
    """Return a demonstration with the clock going on from the last thing done.

    Any other office is returned as it is.
    """
    adopted = office.plans.current()
    if not is_demo(office) or adopted is None:
        return office
    if adopted.code not in plans_with_demo():
        return office
    times = [_end_of(adopted.code), *(s.at for s in office.trail.steps(limit=1))]
    last_backup = office.backups.last_at()
    clock = Clock(max([*times, last_backup] if last_backup else times))
    clock.go_on()
    return office.with_clock(clock)


def _end_of(plan_code: str) -> datetime:
    """Return the time the demonstration ends at, without reading all its tables."""
    return datetime.fromisoformat(_head_of(plan_code)["now"])


def _head_of(plan_code: str) -> dict[str, str]:
    """Return what stands above the tables of a demonstration's file, as written."""
    head = {}
    for line in resources.text(f"demo/{plan_code}.toml").splitlines():
        if line.startswith("["):
            break
        name, _, value = line.partition("=")
        head[name.strip()] = value.strip()
    return head
