"""Texts under the headings of the reports of achievements."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import rows
from db.connection import OfficeDatabase
from db.models import merits as tables


@dataclass(frozen=True, slots=True)
class MeritText:
    """What somebody wrote under one heading, and where it comes from."""

    round_id: str
    subject_id: str
    heading: str
    text: str
    source: str = ""


def texts(database: OfficeDatabase, round_id: str) -> list[MeritText]:
    """Return every text of a round."""
    return rows.read(database, tables.MeritText, MeritText, round_id=round_id)


def put(database: OfficeDatabase, given: Iterable[MeritText]) -> None:
    """Add texts, or change those under the same headings."""
    rows.put_values(database, tables.MeritText, given)


def remove(
    database: OfficeDatabase, round_id: str, subject_id: str, heading: str
) -> None:
    """Take out the text under a heading."""
    rows.remove(
        database,
        tables.MeritText,
        round_id=round_id,
        subject_id=subject_id,
        heading=heading,
    )
