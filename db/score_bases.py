"""What computed scores rest on: kept beside the score, cleared with it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from db import rows
from db.connection import OfficeDatabase
from db.models import scores as tables
from desktop.emulation.basis import ScoreBasis
from desktop.emulation.scoring import KeptBasis, Side

Place: TypeAlias = tuple[str, str, Side]
"""Subject, criterion and side of a cell."""


def put(
    database: OfficeDatabase, round_id: str, subject_id: str, kept: KeptBasis
) -> None:
    """Keep what a cell was computed from, or keep it anew."""
    basis = kept.basis
    row = {
        **rows.as_row(basis),
        "answers": " ".join(str(number) for number in basis.answers),
        "round_id": round_id,
        "subject_id": subject_id,
        "criterion": kept.criterion,
        "side": kept.side,
        "points": kept.points,
        "rule": kept.rule,
    }
    rows.put(database, tables.ScoreBasis, [row])


def clear(database: OfficeDatabase, round_id: str, places: Iterable[Place]) -> None:
    """Forget what cells were computed from: somebody typed other points."""
    for subject_id, criterion, side in places:
        rows.remove(
            database,
            tables.ScoreBasis,
            round_id=round_id,
            subject_id=subject_id,
            criterion=criterion,
            side=side,
        )


def of_round(database: OfficeDatabase, round_id: str) -> dict[Place, KeptBasis]:
    """Return every basis of a round by its cell."""
    columns = tables.ScoreBasis.columns()
    names = [name for name in columns if name != "round_id"]
    found = database.read(
        f"SELECT {', '.join(names)} FROM score_basis"  # noqa: S608
        " WHERE round_id = ? ORDER BY subject_id, criterion, side",
        (round_id,),
    )
    bases = {}
    loads: list[Callable[[Any], Any]] = [columns[name].python_value for name in names]
    for cells in found:
        row = {
            name: load(cell)
            for name, load, cell in zip(names, loads, cells, strict=True)
        }
        bases[row["subject_id"], row["criterion"], row["side"]] = _kept(row)
    return bases


def _kept(row: dict[str, Any]) -> KeptBasis:
    basis = ScoreBasis(
        row["met"],
        row["numerator"],
        row["denominator"],
        row["faults"],
        row["items"],
        tuple(int(number) for number in row["answers"].split()),
    )
    return KeptBasis(row["criterion"], row["side"], basis, row["points"], row["rule"])
