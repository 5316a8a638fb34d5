"""What every use case works with: the open file, its trail, folders and clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from db.connection import OfficeDatabase
from db.trail import Trail
from desktop.folders import Folders


@dataclass(frozen=True, slots=True)
class Desk:
    """The officer's desk while the office is open."""

    folders: Folders
    database: OfficeDatabase
    trail: Trail
    now: Callable[[], datetime]

    def today(self) -> date:
        """Return the day by the office's clock."""
        return self.now().date()
