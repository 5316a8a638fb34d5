"""What all benchmarks share: medians, whole processes, and how results are printed."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def environment() -> dict[str, str]:
    """Return where a measured process runs: offscreen, with bytecode as users do."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **OFFSCREEN, "PYTHONPATH": str(ROOT)}


def median_ms(action: Callable[[], object], times: int) -> float:
    """Return the median milliseconds of an action in this process."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def process_ms(arguments: Sequence[str], times: int) -> float:
    """Return the median milliseconds of a whole process; the first is dropped."""
    taken = []
    for number in range(times + 1):
        begun = time.perf_counter()
        subprocess.run(  # noqa: S603 – our own scripts
            [sys.executable, *arguments],
            check=True,
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.DEVNULL,
        )
        if number:
            taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def first_words_ms(arguments: Sequence[str], home: Path) -> float:
    """Return the milliseconds from starting a process until it says something.

    `home` is where it keeps its settings and its office.
    """
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 – our own scripts
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            **environment(),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        said = process.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
    if not said or process.returncode:
        message = f"{arguments} failed: {process.returncode}"
        raise RuntimeError(message)
    return taken


def process_json(arguments: Sequence[str]) -> dict[str, float]:
    """Return what a Python process prints as one JSON document."""
    done = subprocess.run(  # noqa: S603 – our own scripts
        [sys.executable, *arguments],
        check=True,
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def peak_mb() -> float:
    """Return the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(name: str, value: str, baseline: str = "", verdict: str = "") -> None:
    """Print one line of results."""
    print(f"{name:<46} {value:>16}  {baseline:<34} {verdict}", flush=True)


def within(is_within: bool, bound: str) -> str:
    """Say whether a bound was kept."""
    return f"{bound}: {'kept' if is_within else 'NOT KEPT'}"
