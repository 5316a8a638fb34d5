"""Taking bundles in as a city does: a whole one, those of a city, those of a country.

`benchmarks.bundles` measures making and verifying; here `office.receiving` takes them
in, into a file on the disk, with receipts. The floor is hashing the same bytes once and
inserting the same rows with `executemany`. What the city's round makes of a submission
is measured by itself, with the real submission of a demonstration.

    python -m benchmarks.exchange [126 [3321]]
"""

import gc
import hashlib
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks import bundles
from benchmarks.measure import process_json, show, within
from db import exchange
from db.identity import new_id
from desktop.bundles.sealed.encryption import new_identity
from desktop.bundles.sealed.envelope import BundleType, Scope, Sender
from desktop.bundles.sealed.making import Draft, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.payload_zip import AttachedFile
from desktop.bundles.tables import Table
from desktop.office.exchanging import checking, taking_in
from desktop.office.exchanging.kept_rows import kept_rows
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.taking_in import Applier
from desktop.office.office import Office, Particulars

CITY = Particulars(
    "99", "", "city", "Thành phố Vân Đài", "Thành phố Vân Đài", "Vân Đài", "Sở"
)
MOMENT = datetime(2026, 11, 18, 9, 30, 12, tzinfo=UTC)
COMMUNES, COUNTRY = 126, 3_321
UNITS, PEOPLE, SCORES = 25, 180, 1_500
TIMES, BOUND, GROWTH = 7, 3, 64  # medians of, times the floor, MB

# --- what is sent ---------------------------------------------------------------------


class Commune:
    """An office that sends; it has its own key, and one to seal for everybody."""

    sealing = new_identity()[1]

    def __init__(self, number: int) -> None:
        self.org = f"vn-xa-{number:05d}"
        self.key = SigningKey.generate()
        signing = self.key.verifying_key
        name = f"Ủy ban nhân dân xã số {number}"
        self.sender = Sender(
            self.org, name, signing.key_id, "0" * 16, str(signing), self.sealing
        )

    def known(self, office: Office) -> exchange.KnownKeyRow:
        """Return the line by which a city knows it."""
        return exchange.KnownKeyRow(
            self.sender.key,
            self.org,
            self.sender.name,
            self.sender.signing,
            self.sealing,
            "",
            "active",
            1,
            None,
            "keyring",
            office.today(),
        )

    def send(
        self,
        office: Office,
        folder: Path,
        tables: Sequence[Table],
        files: Sequence[AttachedFile] = (),
    ) -> Path:
        """Make a submission to an office."""
        me, bundle_id = office.identity.me(), new_id()
        draft = Draft(
            bundle_id,
            BundleType.SUBMISSION,
            self.sender,
            (me.org,),
            Scope("cchc", "2026"),
            1,
            MOMENT,
            has_personal_data=True,
            recipients=(me.sealing,),
        )
        listed = tuple(Listed(f.sha256, f.size, "application/pdf") for f in files)
        contents = Contents(
            bundle_id, BundleType.SUBMISSION, MOMENT, "5a" * 16, tuple(tables), listed
        )
        workdir = folder / self.org
        workdir.mkdir()
        return make_bundle(draft, contents, files, self.key, workdir).path


def tables(units: int, people: int, scores: int) -> tuple[Table, ...]:
    """Return rows of our own tables."""
    points = Decimal("12.25")
    rows = {
        "units": [_unit(n) for n in range(units)],
        "people": [_person(n, units) for n in range(people)],
        "scores": [
            {"subject_id": f"u{n % units}", "criterion": f"C{n}", "side": "self"}
            | {"state": "scored", "points": points, "reason": "Theo báo cáo số 12"}
            for n in range(scores)
        ],
    }
    found = []
    for shape in shapes(BundleType.SUBMISSION):
        given = rows.get(shape.name)
        if given:
            table = [{**row, "id": _id(n), "rev": 1} for n, row in enumerate(given)]
            cells = tuple(tuple(r.get(f.name) for f in shape.fields) for r in table)
            found.append(replace(shape, rows=cells))
    return tuple(found)


def _id(number: int) -> str:
    return f"00000000-0000-7000-8000-{number:012d}"


def _unit(number: int) -> dict[str, object]:
    name = f"Phòng chuyên môn số {number}"
    return {"subject_id": f"u{number}", "name": name, "kind": "office"}


def _person(number: int, units: int) -> dict[str, object]:
    found = {"subject_id": f"p{number}", "name": f"Lều Văn {number}", "is_head": False}
    return found | {"unit_id": f"u{number % units}", "employment": "civil_servant"}


# --- who takes it in ------------------------------------------------------------------


@contextmanager
def city(folder: Path, communes: Sequence[Commune]) -> Iterator[Office]:
    """Open a city that knows some communes and keeps what they send, no more.

    Recomputing and bringing into the round are left out: see `demonstration`.
    """
    kept_only = {BundleType.SUBMISSION: Applier()}
    with (
        patch.dict(taking_in.TAKE_IN, kept_only),
        patch.object(checking, "_recomputed", lambda _: []),
        Office.open(folder, lambda: datetime(2026, 11, 20, 8, 0)) as office,
    ):
        office.introduce(CITY)
        known = [commune.known(office) for commune in communes]
        exchange.put_known_keys(office._database, known)  # noqa: SLF001 - no digits typed
        yield office


def floor(folder: Path, made: Sequence[Table], files: Sequence[Path]) -> float:
    """Return the ms of hashing files and inserting rows as they are kept."""
    database = sqlite3.connect(folder / "floor.db")
    database.execute("CREATE TABLE kept (name, id, rev, body, PRIMARY KEY (name, id))")
    rows = [row for table in made for row in kept_rows(table)]
    begun = time.perf_counter()
    for file in files:
        with file.open("rb") as body:
            hashlib.file_digest(body, "sha256")
    database.executemany("INSERT INTO kept VALUES (?, ?, ?, ?)", rows)
    database.commit()
    taken = (time.perf_counter() - begun) * 1000
    database.close()
    (folder / "floor.db").unlink()
    return taken


def timed(action: Callable[[], object]) -> float:
    """Return the ms an action takes."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


# --- what is measured -----------------------------------------------------------------


def one_bundle(folder: Path) -> None:
    """Take one bundle of 32 MB in: looked at, then kept; a backup is made for many."""
    made = tables(UNITS, PEOPLE, SCORES)
    taken: dict[str, list[float]] = {"take": [], "apply": []}
    floors = []
    # The first one also loads what a first acceptance needs; it is not counted.
    senders = [Commune(n) for n in range(TIMES + 1)]
    with city(folder / "so", senders) as office:
        for number, sender in enumerate(senders):
            files = bundles.attachments(folder, number)
            file = sender.send(office, folder, made, files)
            beside = floor(folder, made, [file.path for file in files])
            times = _received(office, file)
            if number:
                floors.append(beside)
                for name, took in zip(taken, times, strict=True):
                    taken[name].append(took)
    for name, words in (("take", "copied, verified, compared"), ("apply", "kept")):
        ratio = statistics.median(
            one / beside for one, beside in zip(taken[name], floors, strict=True)
        )
        show(
            f"bundle of 32 MB: {name} ({words})",
            f"{statistics.median(taken[name]):.0f} ms",
            f"{ratio:.1f} x floor of {statistics.median(floors):.0f} ms",
            within(ratio <= BOUND, f"<= {BOUND} x"),
        )


def _received(office: Office, file: Path) -> tuple[float, float]:
    """Take a file in as a batch does; return the ms of looking and of keeping."""
    receiving = office.receiving
    jobs: list[exchange.ImportJob] = []
    with receiving.staying_open():
        took = timed(lambda: jobs.append(receiving.take(file)))
        applied = timed(lambda: receiving.apply(jobs[0], with_backup=False))
    _check_taken([receiving.job(jobs[0].sha256)])
    return took, applied


def _check_taken(jobs: Sequence[exchange.ImportJob]) -> None:
    left = [job for job in jobs if job.state not in ("applied", "receipted")]
    if left:
        message = f"{len(left)} were not taken in: {left[0].code} {left[0].sentence}"
        raise RuntimeError(message)


def demonstration(folder: Path) -> None:
    """Take in what a demonstration's commune really sends: recomputed and brought."""
    from desktop.office.demo.city import COMMUNES as NAMES
    from desktop.office.demo.city import introduce, made_up_city

    stick = folder / "usb"
    stick.mkdir()
    with made_up_city(folder / "mau", NAMES[:1]) as found:
        introduce(found, stick)
        [commune] = found.communes.values()
        prepared = commune.sending.prepare(BundleType.SUBMISSION)
        file = commune.sending.make(prepared, state_secret_free=True).path
        receiving, jobs = found.city.receiving, []
        took = timed(lambda: jobs.append(receiving.take(file)))
        applied = timed(lambda: receiving.apply(jobs[0]))
    rows = sum(len(rows) for rows in prepared.filled.rows.values())
    show(f"a demonstration's {rows:,} rows: take, recompute", f"{took:.0f} ms")
    show("  apply into the city's round, with backup", f"{applied:.0f} ms")


def many(count: int, units: int, people: int, scores: int) -> dict[str, float]:
    """Take many bundles in by one batch, then publish them; say time and memory."""
    made = tables(units, people, scores)
    with TemporaryDirectory() as name:
        folder = Path(name)
        senders = [Commune(n) for n in range(count)]
        with city(folder / "so", senders) as office:
            files = [sender.send(office, folder, made) for sender in senders]
            least = sum(floor(folder, made, [file]) for file in files)
            ends: list[float] = []
            peaks: list[float] = []

            def report(_: int, __: int) -> bool:
                ends.append(time.perf_counter())
                peaks.append(_peak())
                return True

            gc.collect()
            begun = time.perf_counter()
            jobs = office.receiving.batch(files, report)
            took = time.perf_counter() - begun
            _check_taken(jobs)
            published = timed(lambda: office.consolidating.to_parquet(folder / "kho"))
        tenth = max(1, count // 10)
        each = [b - a for a, b in zip([begun, *ends], ends, strict=False)]
        return {
            "seconds": took,
            "floor": least / 1000,
            "first": statistics.median(each[1 : tenth + 1]) * 1000,
            "last": statistics.median(each[-tenth:]) * 1000,
            "peak_early": peaks[tenth],
            "peak": peaks[-1],
            "published": published / 1000,
            "rows": (units + people + scores) * count,
        }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show_many(count: int, sizes: tuple[int, int, int], words: str) -> None:
    """Measure a batch in a process of its own and print it."""
    script = "import json; from benchmarks.exchange import many;"
    script += f" print(json.dumps(many({count}, *{sizes})))"
    said = process_json(["-c", script])
    each = said["seconds"] / count * 1000
    show(
        f"{count:,} {words} taken in",
        f"{said['seconds']:.1f} s",
        f"{each:.0f} ms each, floor {said['floor'] / count * 1000:.1f} ms",
    )
    show(
        "  each, the first and the last tenth",
        f"{said['last']:.0f} ms",
        f"at the beginning {said['first']:.0f} ms",
        within(said["last"] <= 2 * said["first"], "<= 2 x"),
    )
    grown = said["peak"] - said["peak_early"]
    show(
        "  peak memory",
        f"{said['peak']:.0f} MB",
        f"+{grown:.0f} MB after the first tenth",
        within(grown <= GROWTH, f"<= {GROWTH} MB"),
    )
    rows = f"{said['rows']:,.0f} rows"
    show("  consolidated as CSV and Parquet", f"{said['published']:.1f} s", rows)


def main(communes: int = COMMUNES, country: int = COUNTRY) -> None:
    """Measure and print."""
    for measured in (one_bundle, demonstration):
        with TemporaryDirectory() as folder:
            measured(Path(folder))
    show_many(communes, (UNITS, PEOPLE, SCORES), "bundles without files")
    show_many(country, (5, 10, 50), "small bundles")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
