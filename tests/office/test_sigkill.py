"""The plug is pulled while scores are entered: nothing that was committed is lost."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.identity import new_id
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.office.office import Office

ROOT = Path(__file__).resolve().parents[2]
UNITS = 100
ENTRIES = 1000
KILLS = 12
KILLS_OF_FAULTS = 200

# Each score is an action of its own; its number is printed once it is on the disk.
WRITER = """
import sys
from pathlib import Path
from desktop.emulation.scoring import Side
from desktop.office.office import Office
from desktop.office.registers.scorebook import Entry
from tests.office.test_sigkill import ENTRIES, cells

with Office.open(Path(sys.argv[1])) as office:
    places = cells(office)
    for number in range(ENTRIES):
        subject, criterion = places[number]
        entry = Entry(subject, criterion, Side.VERIFIED, "4")
        office.scorebook.enter(office.roundup(), entry)
        print(number, flush=True)
"""


def cells(office):
    """Return every cell of the sheet in the order it is filled."""
    criteria = office.plan().criteria_sets[0]
    units = office.register.units()
    return [(unit.id, leaf.code) for unit in units for leaf in criteria.leaves]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("goc") / "so"
    with Office.open(folder) as office:
        office.plans.adopt("hong-van-2025")
        units = [
            Unit(new_id(), f"Phòng {number}", UnitKind.OFFICE)
            for number in range(UNITS)
        ]
        office.register.add_many(units, f"Nhập {UNITS} đơn vị")
        assert len(cells(office)) >= ENTRIES
    return folder


@pytest.fixture
def kill_once(template, tmp_path):
    """Kill a writer after about so many entries; return how many were committed."""

    def run(round_number, entries, delay):
        folder = tmp_path / f"so-{round_number}"
        shutil.copytree(template, folder)
        committed = _write_and_kill(folder, entries, delay)
        _check(folder, committed)
        shutil.rmtree(folder)
        return committed

    return run


def _write_and_kill(folder, entries, delay):
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as writer:
        committed = 0
        for line in writer.stdout:
            committed = int(line) + 1
            if committed >= entries:
                time.sleep(delay)
                writer.kill()
                break
        return max([committed, *(int(n) + 1 for n in writer.stdout)])


def _check(folder, committed):
    with Office.open(folder) as office:
        scores = office.roundup().scores
        kept = [
            criterion in scores.get(subject, {}).get(Side.VERIFIED, {})
            for subject, criterion in cells(office)
        ]
        # One may have reached the disk without the time to say so.
        assert kept.index(False) in {committed, committed + 1}
        assert not any(kept[kept.index(False) :])
        assert len(office.trail.steps(limit=ENTRIES + 10)) == kept.count(True) + 2
        assert office.undo().title.startswith("Chấm ")
    connection = sqlite3.connect(folder / "so-vang.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_no_entry_is_lost_when_the_program_is_killed(kill_once):
    chance = random.Random()

    for number in range(KILLS):
        kill_once(number, chance.randint(1, 60), chance.uniform(0, 0.01))


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_no_entry_is_lost_in_many_kills(kill_once):
    chance = random.Random()

    for number in range(KILLS_OF_FAULTS):
        kill_once(number, chance.randint(1, 900), chance.uniform(0, 0.01))
