"""Run every benchmark and print medians and ratios: `make bench`."""

import platform

from benchmarks import (
    bundles,
    certificates,
    exchange,
    keystroke,
    open_file,
    papers,
    rules,
    standards,
    start,
)


def main() -> None:
    """Run them one after another."""
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    for benchmark in (
        start,
        certificates,
        papers,
        keystroke,
        rules,
        standards,
        open_file,
        bundles,
        exchange,
    ):
        benchmark.main()


if __name__ == "__main__":
    main()
