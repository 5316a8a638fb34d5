"""Steps that bring an old file up to date, oldest first.

A step never looks at today's models: it must still work when they have changed.
"""

from collections.abc import Callable
from typing import TypeAlias

from db.connection import OfficeDatabase
from db.migrations import (
    v001_first,
    v002_registers,
    v003_council,
    v004_journal,
    v005_duplicates,
    v006_rounds,
    v007_criteria,
    v008_papers,
    v009_printing,
    v010_dossiers,
    v011_meetings,
    v012_exchange,
)

Step: TypeAlias = Callable[[OfficeDatabase], None]

STEPS: tuple[Step, ...] = (
    v001_first.apply,
    v002_registers.apply,
    v003_council.apply,
    v004_journal.apply,
    v005_duplicates.apply,
    v006_rounds.apply,
    v007_criteria.apply,
    v008_papers.apply,
    v009_printing.apply,
    v010_dossiers.apply,
    v011_meetings.apply,
    v012_exchange.apply,
)

REPLAYABLE_SINCE = 1
"""The oldest shape whose recorded rows can still be undone and redone.

A step may add tables, and columns that are nullable or have a default: rows in the
trail do not name them, so replaying one leaves what the step gave. A step that takes
away or renames anything raises this to its own number.
"""
