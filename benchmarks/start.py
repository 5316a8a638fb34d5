"""From nothing to a usable window on the demo, against a bare window just painted."""

import statistics
import tempfile
from pathlib import Path

from benchmarks.measure import first_words_ms, show, within
from desktop.office.demo import demo

TIMES = 15


def main() -> None:
    """Measure and print; one of each by turns, so that both meet the same machine."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as made:
        home, window = Path(made), ["benchmarks/start_window.py"]
        demo.prepare(home / "so-vang", "hong-van-2025").close()
        first_words_ms(window, home)  # the first looks the round over, and keeps it
        for _ in range(TIMES):
            bare.append(first_words_ms(["benchmarks/start_bare.py"], home))
            ours.append(first_words_ms(window, home))
    ratio = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    show(
        "start to a usable window on the demo",
        f"{statistics.median(ours):,.0f} ms",
        f"bare QMainWindow {statistics.median(bare):,.0f} ms",
        f"ratio {ratio:.2f}, {within(ratio <= 2, '≤ 2')}",
    )


if __name__ == "__main__":
    main()
