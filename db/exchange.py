"""What was sent and received: keys, numbers of bundles, rows of others, overlays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase
from db.models import exchange as tables

_NEWEST_FIRST = "rowid DESC"
"""The order things were written in: a PC's clock may have been put back since."""


@dataclass(frozen=True, slots=True, repr=False)
class OwnKey:
    """A key of this office; never shown, so it has no repr of its fields.

    `status` is active, retired or revoked; `valid_to` the last number signed with it.
    """

    key_id: str
    role: str
    signing: str
    sealing: str
    secret: str
    is_locked: bool
    made_on: date
    retired_on: date | None = None
    status: str = "active"
    valid_to: int | None = None


@dataclass(frozen=True, slots=True)
class KnownKeyRow:
    """The keys of another office as they are kept."""

    key_id: str
    org: str
    name: str
    signing: str
    sealing: str
    escrow: str
    status: str
    valid_from: int
    valid_to: int | None
    source: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class KeyringRow:
    """A version of the city's list; `signatures` is JSON, by root key number."""

    version: int
    digest: str
    body: str
    signatures: str
    taken_on: date


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle this office made; times are ISO texts."""

    sha256: str
    bundle_id: str
    epoch: str
    type: str
    receiver: str
    movement: str
    period: str
    seq: int
    content: str
    file_name: str
    size: int
    is_encrypted: bool
    made_at: str
    receipt: str = ""
    receipt_at: str | None = None


@dataclass(frozen=True, slots=True)
class ReceivedStream:
    """What was taken in of one stream; `current` is the sha256 of its bundle."""

    org: str
    type: str
    movement: str
    period: str
    epoch: str
    confirmed_epoch: str
    last_seq: int
    current: str


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """A bundle taken in; `made_at` is the sender's moment, an ISO text."""

    sha256: str
    bundle_id: str
    org: str
    org_name: str
    type: str
    movement: str
    period: str
    epoch: str
    seq: int
    received_on: date
    operation: int | None = None
    before_it: str = ""
    is_undone: bool = False
    made_at: str | None = None


@dataclass(frozen=True, slots=True)
class ImportJob:
    """How far a found bundle came; texts are what the officer was told.

    `findings` is a JSON list of (code, severity, sentence, next step); `against` tells
    what the comparison was made with.
    """

    sha256: str
    file_name: str
    state: str
    found_at: str
    code: str = ""
    sentence: str = ""
    next_step: str = ""
    org: str = ""
    org_name: str = ""
    type: str = ""
    movement: str = ""
    period: str = ""
    seq: int = 0
    bundle_id: str = ""
    decided_at: str | None = None
    reason: str = ""
    findings: str = "[]"
    against: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the city says about a field of a commune's row, at its revision."""

    id: str
    kind: str
    org: str
    movement: str
    period: str
    table_name: str
    row_id: str
    field: str
    base_rev: int
    value: str | None
    reason: str
    made_on: date
    settled_on: date | None = None


def own_keys(database: OfficeDatabase, role: str = "office") -> list[OwnKey]:
    """Return the keys of this office in a role, the oldest first."""
    return rows.read(database, tables.OwnKey, OwnKey, order="made_on, rowid", role=role)


def put_own_key(database: OfficeDatabase, key: OwnKey) -> None:
    """Keep a key, or change how it is locked."""
    rows.put_values(database, tables.OwnKey, [key])


def known_keys(database: OfficeDatabase) -> list[KnownKeyRow]:
    """Return the keys of other offices."""
    return rows.read(database, tables.KnownKey, KnownKeyRow)


def known_key(database: OfficeDatabase, key_id: str) -> KnownKeyRow | None:
    """Return the key of another office by its number, None where nobody knows it."""
    return rows.one(database, tables.KnownKey, KnownKeyRow, key_id=key_id)


def put_known_keys(database: OfficeDatabase, keys: Iterable[KnownKeyRow]) -> None:
    """Keep keys of other offices."""
    rows.put_values(database, tables.KnownKey, keys)


def keyring(database: OfficeDatabase) -> KeyringRow | None:
    """Return the newest version of the city's list."""
    found = rows.read(database, tables.Keyring, KeyringRow, order="version DESC")
    return found[0] if found else None


def put_keyring(database: OfficeDatabase, keyring: KeyringRow) -> None:
    """Keep a version of the city's list."""
    rows.put_values(database, tables.Keyring, [keyring])


def forget_keyrings(database: OfficeDatabase) -> None:
    """Drop every version of the city's list: another chain begins."""
    database.execute_sql("DELETE FROM keyring")


def sent_bundles(database: OfficeDatabase) -> list[SentBundle]:
    """Return what was sent, the newest first."""
    return rows.read(database, tables.SentBundle, SentBundle, order=_NEWEST_FIRST)


def sent_in(
    database: OfficeDatabase, kind: str, receiver: str, **parts: str
) -> list[SentBundle]:
    """Return what was sent of a type to an office, the newest first.

    Args:
        parts: what else has to be equal: `movement`, `period`, `epoch`, `content`.
    """
    return rows.read(
        database,
        tables.SentBundle,
        SentBundle,
        order=_NEWEST_FIRST,
        type=kind,
        receiver=receiver,
        **parts,
    )


def sent_bundle(database: OfficeDatabase, sha256: str) -> SentBundle | None:
    """Return a bundle that was sent by its digest."""
    return rows.one(database, tables.SentBundle, SentBundle, sha256=sha256)


def has_sent(database: OfficeDatabase, epoch: str) -> bool:
    """Tell whether anything was sent in a life of the data."""
    found = database.read(
        "SELECT EXISTS (SELECT 1 FROM sent_bundle WHERE epoch = ?)", (epoch,)
    )
    return bool(found[0][0])


def given_in_all(database: OfficeDatabase, epoch: str) -> int:
    """Return how many numbers were given in a life of the data."""
    sql = "SELECT coalesce(sum(last_seq), 0) FROM sent_stream WHERE epoch = ?"
    return int(database.read(sql, (epoch,))[0][0])


def last_sent(
    database: OfficeDatabase, epoch: str
) -> dict[tuple[str, str, str, str], tuple[int, str]]:
    """Return the last number given and its bundle's digest by stream.

    The digest is "" where a number was given and no bundle came of it. A stream is
    type, receiver, movement and period.
    """
    found = database.read(
        "SELECT s.type, s.receiver, s.movement, s.period, s.last_seq,"
        " coalesce(b.sha256, '') FROM sent_stream AS s LEFT JOIN sent_bundle AS b"
        " ON b.type = s.type AND b.receiver = s.receiver AND b.movement = s.movement"
        " AND b.period = s.period AND b.seq = s.last_seq AND b.epoch = s.epoch"
        " WHERE s.epoch = ?"
        " ORDER BY s.type, s.receiver, s.movement, s.period",
        (epoch,),
    )
    return {
        (kind, to, what, when): (seq, digest)
        for kind, to, what, when, seq, digest in found
    }


def put_sent(database: OfficeDatabase, bundle: SentBundle) -> None:
    """Keep that a bundle was made, or its receipt."""
    rows.put_values(database, tables.SentBundle, [bundle])


def take_seq(
    database: OfficeDatabase,
    epoch: str,
    kind: str,
    receiver: str,
    movement: str,
    period: str,
) -> int:
    """Give the next number of a stream; it is never given again."""
    stream = {"epoch": epoch, "type": kind, "receiver": receiver}
    stream |= {"movement": movement, "period": period}
    with database.atomic():
        found = database.read(
            "SELECT last_seq FROM sent_stream WHERE epoch = ? AND type = ?"
            " AND receiver = ? AND movement = ? AND period = ?",
            tuple(stream.values()),
        )
        seq = (int(found[0][0]) if found else 0) + 1
        rows.put(database, tables.SentStream, [{**stream, "last_seq": seq}])
    return seq


def sent_streams(
    database: OfficeDatabase, epoch: str
) -> dict[tuple[str, str, str, str], int]:
    """Return the last number given, by type, receiver, movement and period."""
    found = database.read(
        "SELECT type, receiver, movement, period, last_seq FROM sent_stream"
        " WHERE epoch = ? ORDER BY type, receiver, movement, period",
        (epoch,),
    )
    return {(kind, to, what, when): seq for kind, to, what, when, seq in found}


def last_seq_sent(database: OfficeDatabase) -> int:
    """Return the highest number ever given to a bundle of ours, 0 before the first."""
    found = database.read("SELECT max(last_seq) FROM sent_stream")
    return int(found[0][0] or 0)


def last_seq_received(database: OfficeDatabase, org: str) -> int:
    """Return the highest number taken in from an office, 0 where none was."""
    found = database.read(
        "SELECT max(last_seq) FROM received_stream WHERE org = ?", (org,)
    )
    return int(found[0][0] or 0)


def sent_revisions(database: OfficeDatabase) -> dict[tuple[str, str], tuple[str, int]]:
    """Return digest and revision of every row sent, by table and row id."""
    found = database.read("SELECT table_name, row_id, digest, rev FROM sent_row")
    return {(table, row): (digest, rev) for table, row, digest, rev in found}


def put_sent_revisions(
    database: OfficeDatabase, changed: Iterable[tuple[str, str, str, int]]
) -> None:
    """Keep (table, row id, digest, revision) of rows being sent."""
    names = ("table_name", "row_id", "digest", "rev")
    rows.put(
        database,
        tables.SentRow,
        [dict(zip(names, row, strict=True)) for row in changed],
    )


def streams(database: OfficeDatabase) -> list[ReceivedStream]:
    """Return what was taken in of every stream."""
    return rows.read(database, tables.ReceivedStream, ReceivedStream)


def put_stream(database: OfficeDatabase, stream: ReceivedStream) -> None:
    """Keep which bundle of a stream counts."""
    rows.put_values(database, tables.ReceivedStream, [stream])


def received(database: OfficeDatabase) -> list[ReceivedBundle]:
    """Return every bundle taken in, the newest first."""
    return rows.read(
        database,
        tables.ReceivedBundle,
        ReceivedBundle,
        order="received_on DESC, seq DESC, rowid DESC",
    )


def put_received(database: OfficeDatabase, bundle: ReceivedBundle) -> None:
    """Keep that a bundle was taken in."""
    rows.put_values(database, tables.ReceivedBundle, [bundle])


def put_received_rows(
    database: OfficeDatabase,
    sha256: str,
    found: Iterable[tuple[str, str, int, str]],
) -> None:
    """Keep (table, row id, revision, JSON) of a bundle."""
    database.write_many(
        "INSERT INTO received_row (sha256, table_name, row_id, rev, body)"
        " VALUES (?, ?, ?, ?, ?)",
        [(sha256, *row) for row in found],
    )


def received_rows(
    database: OfficeDatabase, sha256: str, table: str | None = None
) -> list[tuple[str, str, int, str]]:
    """Return (table, row id, revision, JSON) of a bundle, or of one table of it."""
    where, given = "sha256 = ?", [sha256]
    if table is not None:
        where, given = f"{where} AND table_name = ?", [*given, table]
    return [
        (name, row, rev, body)
        for name, row, rev, body in database.read(
            "SELECT table_name, row_id, rev, body FROM received_row"  # noqa: S608
            f" WHERE {where} ORDER BY table_name, row_id",
            given,
        )
    ]


def put_received_files(
    database: OfficeDatabase, bundle: str, files: Sequence[tuple[str, str, int]]
) -> None:
    """Keep (sha256, media type, size) of the attachments of a bundle."""
    database.write_many(
        "INSERT INTO received_file (bundle, sha256, media_type, size)"
        " VALUES (?, ?, ?, ?)",
        [(bundle, *file) for file in files],
    )


def received_files(database: OfficeDatabase, bundle: str) -> list[tuple[str, str, int]]:
    """Return (sha256, media type, size) of the attachments of a bundle."""
    found = database.read(
        "SELECT sha256, media_type, size FROM received_file WHERE bundle = ?"
        " ORDER BY sha256",
        [bundle],
    )
    return [(sha256, kind, size) for sha256, kind, size in found]


def jobs(database: OfficeDatabase) -> list[ImportJob]:
    """Return every bundle ever found, the newest first."""
    return rows.read(
        database, tables.ImportJob, ImportJob, order="found_at DESC, rowid DESC"
    )


def job(database: OfficeDatabase, sha256: str) -> ImportJob | None:
    """Return how far a file came, None where it was never found."""
    return rows.one(database, tables.ImportJob, ImportJob, sha256=sha256)


def put_job(database: OfficeDatabase, job: ImportJob) -> None:
    """Keep how far a bundle came."""
    rows.put_values(database, tables.ImportJob, [job])


def overlays(database: OfficeDatabase, org: str | None = None) -> list[Overlay]:
    """Return what the city said, about all offices or one."""
    equal = {} if org is None else {"org": org}
    return rows.read(database, tables.Overlay, Overlay, order="made_on, id", **equal)


def put_overlays(database: OfficeDatabase, said: Iterable[Overlay]) -> None:
    """Say something about rows of an office, or settle it."""
    rows.put_values(database, tables.Overlay, said)


def remove_overlay(database: OfficeDatabase, overlay_id: str) -> None:
    """Take back what the city said."""
    rows.remove(database, tables.Overlay, id=overlay_id)
