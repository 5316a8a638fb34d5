"""Looking up one stream or one bundle among all that was taken in."""

from db import rows
from db.connection import OfficeDatabase
from db.exchange import ImportJob, Overlay, ReceivedBundle, ReceivedStream
from db.models import exchange as tables


def stream(
    database: OfficeDatabase, org: str, kind: str, movement: str, period: str
) -> ReceivedStream | None:
    """Return what was taken in of one stream, None where nothing was."""
    return rows.one(
        database,
        tables.ReceivedStream,
        ReceivedStream,
        org=org,
        type=kind,
        movement=movement,
        period=period,
    )


def bundles_of(
    database: OfficeDatabase, org: str, kind: str, movement: str, period: str
) -> list[ReceivedBundle]:
    """Return every bundle of one stream, in the order they were taken in."""
    return rows.read(
        database,
        tables.ReceivedBundle,
        ReceivedBundle,
        order="rowid",
        org=org,
        type=kind,
        movement=movement,
        period=period,
    )


def bundle(database: OfficeDatabase, sha256: str) -> ReceivedBundle | None:
    """Return a bundle by the digest of its file."""
    return rows.one(database, tables.ReceivedBundle, ReceivedBundle, sha256=sha256)


def of_operations(
    database: OfficeDatabase, *, is_undone: bool = False
) -> list[ReceivedBundle]:
    """Return the bundles about which the history says something else than they do.

    Args:
        is_undone: those undone here that the history did again; else those that count
            here though the history undid them. The newest first.
    """
    wanted = "=" if is_undone else "<>"
    found = database.read(
        "SELECT r.sha256 FROM received_bundle r JOIN operation o"  # noqa: S608
        f" ON o.number = r.operation WHERE r.is_undone = ? AND o.state {wanted} 'done'"
        " ORDER BY r.rowid DESC",
        (int(is_undone),),
    )
    return [kept for (sha256,) in found if (kept := bundle(database, sha256))]


def is_behind_history(database: OfficeDatabase) -> bool:
    """Tell whether the history undid or did again the acceptance of some bundle."""
    return bool(of_operations(database) or of_operations(database, is_undone=True))


def jobs_in(database: OfficeDatabase, states: tuple[str, ...]) -> list[ImportJob]:
    """Return the found bundles in some states, the oldest first."""
    return [
        job
        for state in states
        for job in rows.read(
            database, tables.ImportJob, ImportJob, order="rowid", state=state
        )
    ]


def overlays_in(
    database: OfficeDatabase, org: str, movement: str, period: str
) -> list[Overlay]:
    """Return what was said about the rows of an office in one scope."""
    return rows.read(
        database,
        tables.Overlay,
        Overlay,
        order="made_on, id",
        org=org,
        movement=movement,
        period=period,
    )


def remove_stream(database: OfficeDatabase, stream: ReceivedStream) -> None:
    """Forget a stream of which nothing counts any more."""
    rows.remove(
        database,
        tables.ReceivedStream,
        org=stream.org,
        type=stream.type,
        movement=stream.movement,
        period=stream.period,
    )


def drop_rows(database: OfficeDatabase, sha256: str) -> None:
    """Forget what a bundle said: it was undone, or is being taken in again."""
    given = (sha256,)
    database.execute_sql("DELETE FROM received_row WHERE sha256 = ?", given)
    database.execute_sql("DELETE FROM received_file WHERE bundle = ?", given)
