"""Keys, streams, received bundles and what came with them."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = ()


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
