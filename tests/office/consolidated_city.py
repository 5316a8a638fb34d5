"""A city without a plan whose file is filled by hand, and rows to fill it with."""

from datetime import date
from decimal import Decimal

from db import exchange
from db.exchange import ReceivedBundle, ReceivedStream
from desktop.office.exchanging.kept_rows import kept_rows
from desktop.office.exchanging.tables import SUBMISSION

WHEN = ("2026-thu", "2026.nam")
TRICKY = (
    "\\e",
    "",
    "=1+1",
    "＝q\\n",  # noqa: RUF001 - full-width forms are computed too
    'a,b “c” "d"\n\tdòng hai\\',
    "-",
    "\\=x",
    "\\\\n",
    "@SUM(A1)",
    "+84",
    "'=1",
    "00008",
    "Phòng Kinh tế",
)
"""Texts that a tool may read otherwise than they were written."""


def digest_of(org, seq, scope=WHEN):
    """Return the digest a bundle is kept under here."""
    return f"{org}-{scope[1]}-{seq}".ljust(64, "0")


def accept(office, org, rows, seq=1, scope=WHEN):
    """Keep rows by table as a submission that counts, as taking one in does."""
    database, digest = office._database, digest_of(org, seq, scope)
    known = {(s.org, s.movement, s.period): s for s in exchange.streams(database)}
    before = known.get((org, *scope))
    with database.atomic():
        bundle = ReceivedBundle(
            sha256=digest,
            bundle_id=digest,
            org=org,
            org_name=org,
            type="submission",
            movement=scope[0],
            period=scope[1],
            epoch="e",
            seq=seq,
            received_on=date(2026, 11, 20),
            before_it=before.current if before else "",
        )
        exchange.put_received(database, bundle)
        for table in filled(rows):
            exchange.put_received_rows(database, digest, kept_rows(table))
        stream = ReceivedStream(org, "submission", *scope, "e", "", seq, digest)
        exchange.put_stream(database, stream)


def filled(rows):
    """Return tables of a submission with rows by table."""
    return [
        table.filled(
            (f"{n:08d}", 1, table.cells(**row) | row) for n, row in enumerate(own)
        )
        for table in SUBMISSION
        if (own := rows.get(table.name))
    ]


def unit(number, name="Phòng"):
    return {"subject_id": f"u{number}", "name": f"{name} {number}", "kind": "office"}


def ranking(number, total, rank, block="b", tied=False):
    points = None if total is None else Decimal(total)
    return {
        "block": block,
        "subject_id": f"u{number}",
        "name": f"Phòng {number}",
        "rank": rank,
        "tied": tied,
        "total": points,
        "points": Decimal(1),
        "applicable_max": Decimal(100),
    }
