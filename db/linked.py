"""Which subjects of this office's register stand for rows of other offices."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import rows
from db.connection import OfficeDatabase
from db.models import exchange as tables

OFFICE = ""
"""The `their_id` that stands for the other office itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """A subject here and the row of another office it stands for.

    `their_id` is the id that office gave it, "" for the office itself.
    """

    org: str
    their_id: str
    subject_id: str


def links(database: OfficeDatabase, org: str | None = None) -> list[Link]:
    """Return the links of all offices, or of one."""
    equal = {} if org is None else {"org": org}
    return rows.read(database, tables.LinkedSubject, Link, **equal)


def put(database: OfficeDatabase, given: Iterable[Link]) -> None:
    """Link subjects, or link them anew."""
    rows.put_values(database, tables.LinkedSubject, given)


def remove(database: OfficeDatabase, link: Link) -> None:
    """Take a link away; the subject stays."""
    rows.remove(database, tables.LinkedSubject, org=link.org, their_id=link.their_id)
