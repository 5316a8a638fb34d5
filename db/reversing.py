"""One operation taken back by itself, long after others, if nothing rests on it.

Undo of the trail goes from the last operation backwards. An accepted bundle is taken
back on its own: as a new operation that leads its rows back, so that what came between
stays, and the taking back can itself be undone.
"""

from db import replay
from db.connection import OfficeDatabase


def current(database: OfficeDatabase) -> int | None:
    """Return the number of the operation under way if it has changed anything yet.

    An operation without a change leaves no number behind.
    """
    found = database.read(
        "SELECT operation_number FROM trail_now WHERE EXISTS"
        " (SELECT 1 FROM change WHERE operation_number = trail_now.operation_number)"
    )
    return int(found[0][0]) if found else None


def is_done(database: OfficeDatabase, number: int) -> bool:
    """Tell whether what an operation wrote still stands as far as undo is concerned."""
    found = database.read("SELECT state FROM operation WHERE number = ?", (number,))
    return bool(found) and found[0][0] == "done"


_STANDING = """
WITH mine AS (
    SELECT table_name, row_id, MAX(ordinal) AS left_at FROM change
    WHERE operation_number = ? GROUP BY table_name, row_id
), now AS (
    SELECT mine.*, (
        SELECT MAX(ordinal) FROM change
        JOIN operation ON number = operation_number
        WHERE table_name = mine.table_name AND row_id = mine.row_id AND state = 'done'
    ) AS last_at FROM mine
)
SELECT DISTINCT o.number, o.title FROM now
JOIN change c ON c.table_name = now.table_name AND c.row_id = now.row_id
    AND c.ordinal > now.left_at
JOIN operation o ON o.number = c.operation_number AND o.state = 'done'
WHERE (SELECT after FROM change WHERE ordinal = now.left_at)
    IS NOT (SELECT after FROM change WHERE ordinal = now.last_at)
ORDER BY o.number
"""


def built_on(database: OfficeDatabase, number: int) -> list[str]:
    """Return the titles of later operations by which one of its rows is another now.

    What was changed and led back again is as it was left, and counts for nothing.
    """
    return [title for _, title in database.read(_STANDING, (number,))]


def reverse(database: OfficeDatabase, number: int) -> bool:
    """Lead the rows of an operation back, inside another operation of the trail.

    Returns:
        False where rows made since point to one of its rows: the caller takes all back.
    """
    replay.backwards(database, number)
    return not database.read("PRAGMA foreign_key_check")
