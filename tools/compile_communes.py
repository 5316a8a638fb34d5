"""Compile the list of provinces and communes shipped with the program.

Reads the facts (codes, kinds and names, in force since 1 July 2025) out of the
MIT-licensed PyPI package `vietnamadminunits` and writes `resources/communes.csv`:

    pip install --no-deps vietnamadminunits
    python tools/compile_communes.py

The package is needed only here; the program reads the CSV. See docs/adr/0004.
"""

import csv
import importlib.util
import sqlite3
import sys
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "communes.csv"
HEADER = ("province_code", "province", "code", "type", "name")
KINDS = ("Đặc khu", "Phường", "Xã")

PROVINCES = 34
COMMUNES = 3321
# Two provinces counted by hand, so that a shifted column does not pass unseen.
KNOWN = {"Thành phố Hà Nội": 126, "Thành phố Hải Phòng": 114}

Row = tuple[str, str, str, str, str]


def main() -> int:
    """Write the list, or say what is wrong with it and write nothing."""
    rows = read_package()
    if problems := check(rows):
        print("\n".join(problems), file=sys.stderr)
        return 1
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
    print(f"{TARGET.name}: {PROVINCES} provinces, {len(rows)} communes")
    return 0


def read_package() -> list[Row]:
    """Return the rows of the installed package, in the order of the codes."""
    package = importlib.util.find_spec("vietnamadminunits")
    if package is None or package.origin is None:
        raise SystemExit("install first: pip install --no-deps vietnamadminunits")
    # Not imported: importing it would need shapely, geopy and more.
    dataset = Path(package.origin).parent / "data" / "dataset.db"
    with closing(sqlite3.connect(f"file:{dataset}?mode=ro", uri=True)) as database:
        found = database.execute(
            "SELECT provinceCode, province, wardCode, ward FROM admin_units"
        )
        return sorted(_row(*map(_composed, record)) for record in found)


def check(rows: list[Row]) -> list[str]:
    """Return what does not agree with the official counts, in plain words."""
    counts = Counter(province for _, province, *_ in rows)
    problems = [
        f"{province}: {counts[province]} communes instead of {wanted}"
        for province, wanted in KNOWN.items()
        if counts[province] != wanted
    ]
    if len(counts) != PROVINCES or len({code for code, *_ in rows}) != PROVINCES:
        problems.append(f"{len(counts)} provinces instead of {PROVINCES}")
    if len(rows) != COMMUNES or len({row[2] for row in rows}) != COMMUNES:
        problems.append(f"{len(rows)} communes instead of {COMMUNES}")
    problems += [f"odd row: {row}" for row in rows if row[3] not in KINDS]
    return problems


def _row(province_code: str, province: str, code: str, full_name: str) -> Row:
    # The package's own kind column contradicts the full name in four rows; the full
    # name is the one that agrees with the decision of the government.
    kind = next((kind for kind in KINDS if full_name.startswith(f"{kind} ")), "?")
    return province_code, province, code, kind, full_name.removeprefix(f"{kind} ")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


if __name__ == "__main__":
    raise SystemExit(main())
