"""Steps that bring an old file up to date, oldest first.

A step never looks at today's models: it must still work when they have changed.
"""

from collections.abc import Callable
from typing import TypeAlias

from db.connection import OfficeDatabase
from db.migrations import v001_first

Step: TypeAlias = Callable[[OfficeDatabase], None]

STEPS: tuple[Step, ...] = (v001_first.apply,)
