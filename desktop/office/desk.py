"""What every use case works with: the open file, its trail, folders and clock."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from db.connection import OfficeDatabase
from db.trail import Trail
from desktop.folders import Folders


class Desk(NamedTuple):
    """The officer's desk while the office is open."""

    folders: Folders
    database: OfficeDatabase
    trail: Trail
    now: Callable[[], datetime]

    def today(self) -> date:
        """Return the day by the office's clock."""
        return self.now().date()
