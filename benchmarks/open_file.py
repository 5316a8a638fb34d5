"""Opening an office file with 100,000 trail rows."""

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks.measure import median_ms, show
from desktop.office.office import Office

ROWS = 100_000


def fill(folder: Path) -> None:
    """Make an office whose trail has so many rows."""
    from db.identity import new_id
    from db.subjects import put_units
    from desktop.emulation.participants import Unit, UnitKind

    with Office.open(folder, datetime.now) as office:
        database = office._database  # noqa: SLF001 – no use case writes 100,000 rows
        ids = [new_id() for _ in range(ROWS // 100)]
        for turn in range(100):
            with office.trail.operation("Nhập thử"):
                put_units(
                    database,
                    [Unit(i, f"Đơn vị {i} {turn}", UnitKind.OFFICE) for i in ids],
                )
        [(count,)] = database.read("SELECT count(*) FROM change")
        print(f"trail rows: {count:,}")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fill(folder)

        def open_office() -> None:
            Office.open(folder, datetime.now).close()

        def open_bare() -> None:
            bare = sqlite3.connect(folder / "so-vang.db")
            bare.execute("PRAGMA quick_check").fetchall()
            bare.close()

        took, baseline = median_ms(open_office, 7), median_ms(open_bare, 7)
        show(
            "open a file with 100,000 trail rows",
            f"{took:,.0f} ms",
            f"sqlite3 + quick_check {baseline:,.0f} ms",
            f"ratio {took / baseline:.2f}",
        )


if __name__ == "__main__":
    main()
