"""From nothing to a painted, usable window on the demo, against a bare window."""

import tempfile
from pathlib import Path

from benchmarks.measure import process_ms, show, within
from desktop.office import demo

TIMES = 9


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "demo"
        demo.prepare(folder, "hong-van-2025").close()
        bare = process_ms(["benchmarks/start_bare.py"], TIMES)
        ours = process_ms(["benchmarks/start_window.py", str(folder)], TIMES)
    show(
        "start to a usable window on the demo",
        f"{ours:,.0f} ms",
        f"bare QMainWindow {bare:,.0f} ms",
        f"ratio {ours / bare:.2f}, {within(ours <= 2 * bare, '≤ 2')}",
    )


if __name__ == "__main__":
    main()
