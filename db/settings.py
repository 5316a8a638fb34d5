"""How the program was left: windows, the last backup; outside the trail and undo."""

from db import rows
from db.connection import OfficeDatabase


def get(database: OfficeDatabase, key: str, default: str = "") -> str:
    """Return what was kept under a key."""
    found = database.read("SELECT value FROM setting WHERE key = ?", (key,))
    return str(found[0][0]) if found else default


def put(database: OfficeDatabase, key: str, value: str) -> None:
    """Keep something under a key, to the last character."""
    from db.models.offices import Setting

    with database.atomic():
        rows.put(database, Setting, [{"key": key, "value": value}])


def remove(database: OfficeDatabase, key: str) -> None:
    """Forget a key."""
    from db.models.offices import Setting

    with database.atomic():
        rows.remove(database, Setting, key=key)
