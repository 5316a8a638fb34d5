"""An officer who does, undoes and redoes anything, in any order, loses nothing."""

import random
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db import models
from db.connection import open_database
from db.schema import bring_up_to_date
from db.trail import Trail
from tests.db import (
    deeds,
    dossier_deeds,
    exchange_deeds,
    meeting_deeds,
    paper_deeds,
    printing_deeds,
    register_deeds,
    round_deeds,
)

ALL = (
    deeds.ALL
    + register_deeds.ALL
    + round_deeds.ALL
    + meeting_deeds.ALL
    + dossier_deeds.ALL
    + printing_deeds.ALL
    + paper_deeds.ALL
    + exchange_deeds.ALL
)
DEEDS = st.lists(
    st.tuples(st.sampled_from(ALL), st.integers(0, 99)), min_size=1, max_size=6
)


class Officer(RuleBasedStateMachine):
    """`past` holds the digest of every state behind, `future` of those undone."""

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        self.open()
        self.past = [self.trail.content_digest()]
        self.future = []

    def open(self):
        self.database = open_database(Path(self.folder.name) / "so-vang.db")
        bring_up_to_date(self.database)
        self.trail = Trail(self.database, lambda: datetime(2025, 12, 5, 10, 32))

    def teardown(self):
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()

    @rule(work=DEEDS, nested=DEEDS)
    def work(self, work, nested):
        steps = len(self.trail.steps())
        with self.trail.operation("Làm việc"):
            self.do(work)
            with self.trail.operation("Trong việc"):
                self.do(nested)
        if len(self.trail.steps()) > steps:
            self.past.append(self.trail.content_digest())
            self.future = []

    @rule(work=DEEDS)
    def fail(self, work):
        with pytest.raises(ZeroDivisionError), self.trail.operation("Hỏng"):  # noqa: PT012
            self.do(work)
            raise ZeroDivisionError

    def do(self, work):
        for deed, number in work:
            deed(self.database, number)

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            if self.trail.undo() is not None:
                self.future.append(self.past.pop())
                assert self.trail.content_digest() == self.past[-1]

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            if self.trail.redo() is not None:
                self.past.append(self.future.pop())
                assert self.trail.content_digest() == self.past[-1]

    @rule()
    def undo_all_and_redo_all(self):
        for digest in reversed(self.past[:-1]):
            self.trail.undo()
            assert self.trail.content_digest() == digest
        assert self.trail.next_undo() is None
        for digest in self.past[1:]:
            self.trail.redo()
            assert self.trail.content_digest() == digest

    @rule()
    def close_and_open(self):
        self.database.close()
        self.open()

    @invariant()
    def nothing_is_lost(self):
        if hasattr(self, "database"):
            assert self.trail.content_digest() == self.past[-1]
            assert (self.trail.next_undo() is None) == (len(self.past) == 1)
            assert (self.trail.next_redo() is None) == (not self.future)
            assert self.database.read("PRAGMA foreign_key_check") == []


TestOfficer = Officer.TestCase
TestOfficer.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_every_tracked_table_goes_back_to_empty_and_forward_again(database, trail):
    chance = random.Random(2025)
    digests = [trail.content_digest()]
    untouched = set(models.TRACKED_NAMES)
    for _ in range(400):
        if len(digests) >= 60 and not untouched:
            break
        with trail.operation("Làm việc"):
            for deed in chance.sample(ALL, 4):
                deed(database, chance.randrange(100))
        digest = trail.content_digest()
        if digest != digests[-1]:
            digests.append(digest)
        found = database.read("SELECT DISTINCT table_name FROM change")
        untouched -= {name for (name,) in found}
    assert not untouched, f"no deed ever touches {sorted(untouched)}"

    for digest in reversed(digests[:-1]):
        trail.undo()
        assert trail.content_digest() == digest
    assert trail.next_undo() is None
    for table in models.TRACKED_NAMES:
        assert database.read(f"SELECT 1 FROM {table}") == [], table  # noqa: S608
    for digest in digests[1:]:
        trail.redo()
        assert trail.content_digest() == digest
    assert trail.next_redo() is None
