"""Making and verifying one bundle as an office sends it, beside what has to be done.

25 units, 180 people, 1,500 scores and 40 attachments of 0.8 MB: 32 MB. The floor is
hashing the same bytes once and inserting the same rows with `executemany`.
"""

import hashlib
import random
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import show, within
from desktop.bundles.sealed.encryption import new_identity
from desktop.bundles.sealed.envelope import BundleType, Scope, Sender
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.making import Draft, Made, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.opening import open_head, open_payload
from desktop.bundles.sealed.payload_zip import AttachedFile, look_at
from desktop.bundles.tables import Field, Table

COMMUNE, CITY = "vn-xa-00008", "vn-tinh-01"
BUNDLE_ID = "0198f0c2-0000-7000-8000-000000000001"
MOMENT = datetime(2026, 11, 18, 9, 30, 12, tzinfo=UTC)
FILES, FILE_SIZE = 40, 800_000
BOUND = 3


@dataclass
class Known:
    """The one key a receiver knows."""

    known: KnownKey

    def key(self, _: str) -> KnownKey:
        return self.known


class Office:
    """A commune with its data and a city's keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, (self.secret, public) = SigningKey.generate(), new_identity()
        escrow = new_identity()[1]
        signing = self.key.verifying_key
        name = "UBND phường Ngọc Hà"
        self.sender = Sender(
            COMMUNE, name, signing.key_id, "0" * 16, str(signing), public
        )
        self.known = Known(KnownKey(COMMUNE, name, signing, public))
        self.recipients = (public, escrow)
        self.tables = tables()
        self.files = attachments(folder)
        listed = (Listed(f.sha256, f.size, "application/pdf") for f in self.files)
        self.contents = Contents(
            BUNDLE_ID,
            BundleType.SUBMISSION,
            MOMENT,
            "5a" * 16,
            self.tables,
            tuple(listed),
        )
        self.turn = 0

    def work(self) -> Path:
        """Return an empty folder."""
        self.turn += 1
        folder = self.folder / f"work{self.turn}"
        folder.mkdir()
        return folder

    def make(self) -> Made:
        """Make the bundle: packed, encrypted, signed, written, read back."""
        draft = Draft(
            BUNDLE_ID,
            BundleType.SUBMISSION,
            self.sender,
            (CITY,),
            Scope("cchc", "2026"),
            1,
            MOMENT,
            has_personal_data=True,
            recipients=self.recipients,
        )
        return make_bundle(draft, self.contents, self.files, self.key, self.work())

    def verify(self, path: Path) -> None:
        """Open it: every byte, digest, header and cell compared."""
        head = open_head(path, self.known, CITY)
        shapes = [replace(table, rows=()) for table in self.tables]
        open_payload(head, [self.secret], self.work(), shapes)

    def floor(self) -> None:
        """Hash the attachments once and insert the rows, in one transaction."""
        for file in self.files:
            with file.path.open("rb") as body:
                hashlib.file_digest(body, "sha256")
        database = sqlite3.connect(self.work() / "rows.db")
        for table in self.tables:
            names = ", ".join(table.field_names)
            marks = ", ".join("?" * len(table.fields))
            database.execute(f"CREATE TABLE {table.name} ({names})")
            rows = [[_plain(value) for value in row] for row in table.rows]
            database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608
        database.commit()
        database.close()


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal | date) else value


def attachments(folder: Path, seed: int = 8) -> list[AttachedFile]:
    """Return scans that do not pack any better, other ones for another seed."""
    noise = random.Random(seed)
    found = []
    for number in range(FILES):
        path = folder / f"{seed}-{number}.pdf"
        path.write_bytes(b"%PDF-1.7\n" + noise.randbytes(FILE_SIZE))
        found.append(look_at(path))
    return found


def tables() -> tuple[Table, ...]:
    """Return units, people and scores of a commune."""
    key = Field("id", "string", required=True)
    rev = Field("rev", "integer", required=True)
    named = (key, rev, Field("name", "string"), Field("unit_id", "string"))
    units = tuple((f"u{n}", 1, f"Tổ dân phố số {n}", None) for n in range(25))
    people = tuple((f"p{n}", 1, f"Nguyễn Văn {n}", f"u{n % 25}") for n in range(180))
    scored = (
        *(key, rev, Field("unit_id", "string"), Field("criterion_id", "string")),
        *(
            Field("points", "number"),
            Field("scored_on", "date"),
            Field("note", "string"),
        ),
    )
    day, note = date(2026, 11, 17), "Theo báo cáo, có “minh chứng” kèm theo"
    scores = tuple(
        (f"s{n}", 2, f"u{n % 25}", f"c{n % 60}", Decimal(n % 400) / 4, day, note)
        for n in range(1_500)
    )
    return (
        Table("units", "Đơn vị", named, ("id",), units),
        Table("people", "Cá nhân", named, ("id",), people),
        Table("scores", "Điểm", scored, ("id",), scores),
    )


def milliseconds(action: Callable[[], object], office: Office) -> float:
    """Return how long an action takes; what it leaves is removed outside the time."""
    begun = time.perf_counter()
    action()
    taken = (time.perf_counter() - begun) * 1000
    for folder in office.folder.glob("work*"):
        shutil.rmtree(folder)
    return taken


def main(times: int = 9) -> None:
    """Print make and verify as ratios to the floor, each to the one beside it."""
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        kept = Path(shutil.copy(office.make().path, Path(folder) / "kept.tdkt"))
        floors: list[float] = []
        taken: dict[str, list[float]] = {"make": [], "verify": []}
        for _ in range(times):
            floors.append(milliseconds(office.floor, office))
            taken["make"].append(milliseconds(office.make, office))
            taken["verify"].append(milliseconds(lambda: office.verify(kept), office))
        size = kept.stat().st_size / 1e6
        floor = f"{statistics.median(floors):.0f} ms"
        show(f"bundle of {size:.0f} MB: hash and insert once", floor)
        for name, times_taken in taken.items():
            ratio = statistics.median(
                one / beside for one, beside in zip(times_taken, floors, strict=True)
            )
            median = f"{statistics.median(times_taken):.0f} ms"
            verdict = within(ratio <= BOUND, f"<= {BOUND} x")
            show(f"bundle: {name}", median, f"{ratio:.1f} x floor", verdict)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
