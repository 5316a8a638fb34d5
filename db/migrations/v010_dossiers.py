"""What a dossier holds, who confirmed what, reports of units."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = ()


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
