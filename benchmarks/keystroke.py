"""A key typed into a 500 × 60 score grid until it is painted, on a real office file."""

import os
import random
import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measure import show, within
from db.identity import new_id
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.office.office import Office
from desktop.office.plans import source_of
from desktop.office.registers.scorebook import Entry
from ui import look
from ui.pages.scores_source import BlockScores
from ui.tables.score_grid import ScoreGrid
from ui.tables.score_values import Side as Shown

ROWS, CRITERIA, KEYS = 500, 60, 200
FRAME = 16


def big_plan() -> str:
    """Return the shipped plan with a set of 60 criteria in ten groups."""
    source = source_of("hong-van-2025")
    begin = source.index('[[criteria]]\ncode = "tap-the"')
    end = source.index("[[criteria]]", begin + 1)
    items = []
    for group in "ABCDEFGHIK":
        items.append(f'{{ code = "{group}", name = "Nhóm {group}", max = 60 }}')
        items += [
            f'{{ code = "{group}{n}", name = "Tiêu chí {n}", max = 10,'
            f' parent = "{group}" }}'
            for n in range(1, CRITERIA // 10 + 1)
        ]
    listed = ",\n  ".join(items)
    criteria = (
        '[[criteria]]\ncode = "tap-the"\nname = "Bộ lớn"\nown = true\ntotal = 600\n'
        f'groups = ["1.1", "1.2", "thon-xom"]\nitem = [\n  {listed},\n]\n\n'
    )
    return source[:begin] + criteria + source[end:]


def fill(office: Office) -> None:
    """Make 500 units with nearly all their scores."""
    chance = random.Random(3)
    office.plans.adopt_text(big_plan())
    office.register.add_many(
        [Unit(new_id(), f"Đơn vị {n}", UnitKind.OFFICE) for n in range(ROWS)],
        "Nhập đơn vị",
    )
    roundup = office.roundup()
    candidates = roundup.in_block("co-quan")
    criteria = roundup.criteria_for(candidates[0].id)
    leaves = criteria.leaves if criteria else ()
    office.scorebook.paste(
        roundup,
        [
            Entry(candidate.id, leaf.code, side, str(chance.randint(0, 20) / 2))
            for candidate in candidates
            for leaf in leaves
            for side in Side
        ],
    )


def press(app: QApplication, key: int, text: str) -> float:
    """Return the milliseconds from a key until everything is painted."""
    begun = time.perf_counter()
    target = QApplication.focusWidget()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(target, event)
    app.processEvents()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication(["bench"])
    look.apply(app)
    with tempfile.TemporaryDirectory() as made:
        office = Office.open(Path(made), datetime.now)
        fill(office)
        window = QWidget()
        source = BlockScores(office, "co-quan", lambda _: "đối chiếu")
        grid = ScoreGrid(source)
        grid.setParent(window)
        window.resize(1154, 694)
        grid.resize(1154, 694)
        window.show()
        row, criterion = source.rows()[0].key, source.criteria.leaves[0].code
        grid.choose(row, criterion, Shown.SELF)
        grid.setFocus()
        app.processEvents()
        typed, kept = [], []
        for number in range(KEYS):
            typed.append(press(app, Qt.Key.Key_5, "57"[number % 2]))
            kept.append(press(app, Qt.Key.Key_Return, "\r"))
        office.close()
    median = statistics.median(typed)
    show(
        "a keystroke in a 500 × 60 grid to painted",
        f"{median:.1f} ms",
        f"95 %: {statistics.quantiles(typed, n=20)[-1]:.1f} ms",
        within(median <= FRAME, f"≤ {FRAME} ms"),
    )
    show(
        "Enter: kept on disk, totals and next cell painted",
        f"{statistics.median(kept):.1f} ms",
        f"95 %: {statistics.quantiles(kept, n=20)[-1]:.1f} ms",
    )


if __name__ == "__main__":
    main()
