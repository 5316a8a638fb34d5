"""A dossier of 30 papers as one folder: PDF alone, and with Word files.

The papers are a real demo's; where a round has fewer than 30 the list goes round again,
so that every kind of paper is drawn, none from a cache of its own bytes.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measure import show, within
from desktop.office.demo import demo
from desktop.office.dossiers.folder import DossierFolder
from desktop.office.office import Office

COUNT, TIMES, LIMIT = 30, 3, 3.0
PLAN = "hong-van-2025"
SLOWEST = 5


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def wanted(office: Office) -> list[str]:
    """Return the codes of 30 papers of the round."""
    codes = [kind.code for kind in office.papers.kinds()]
    return [codes[at % len(codes)] for at in range(COUNT)]


def draw(
    office: Office, codes: Sequence[str], folder: Path, *, with_docx: bool
) -> None:
    """Write the papers one by one, as a dossier does."""
    for at, code in enumerate(codes):
        (folder / f"{at:02d}.pdf").write_bytes(office.papers.pdf(code))
        if with_docx:
            (folder / f"{at:02d}.docx").write_bytes(office.papers.docx(code))


def main() -> None:
    """Print the medians and the slowest papers."""
    with tempfile.TemporaryDirectory() as made:
        _measure(Path(made))


def _measure(made: Path) -> None:
    with Office.open(made / "so") as opened:
        demo.make_demo(opened, PLAN)
        demo.finish_demo(opened)
        office = demo.in_its_time(opened)
        folder = made / "ra"
        folder.mkdir()
        codes = wanted(office)
        office.papers.docx(codes[0])  # the library of Word files is loaded once a day
        for name, with_docx in (("PDF", False), ("PDF and Word", True)):
            work = partial(draw, office, codes, folder, with_docx=with_docx)
            taken = median(seconds(work) for _ in range(TIMES))
            bound = ""
            if not with_docx:  # the bound is for the papers as they go out
                bound = within(taken <= LIMIT, f"at most {LIMIT:.0f} s")
            each = f"{taken / COUNT * 1000:.0f} ms a paper"
            show(f"{COUNT} papers, {name}", f"{taken:.2f} s", each, bound)
        _show_slowest(office, codes)
        _show_folder(office, made)


def _show_slowest(office: Office, codes: Sequence[str]) -> None:
    taken = {
        code: median(seconds(partial(office.papers.pdf, code)) for _ in range(TIMES))
        for code in dict.fromkeys(codes)
    }
    for code in sorted(taken, key=lambda c: -taken[c])[:SLOWEST]:
        show(f"  {code[:42]}", f"{taken[code] * 1000:.0f} ms")


def _show_folder(office: Office, parent: Path) -> None:
    folder = DossierFolder(office.papers, office.dossiers, office.now)
    dossier = office.dossiers.all()[-1]
    taken = median(seconds(lambda: folder.make(dossier, parent)) for _ in range(TIMES))
    count = len(dossier.lines) + 1
    show(f"the folder of a dossier, {count} lines", f"{taken:.2f} s")


if __name__ == "__main__":
    main()
