"""The office this file belongs to, and who signs for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import rows
from db.connection import OfficeDatabase

if TYPE_CHECKING:  # who signs is asked for later than whose file this is
    from desktop.awards.forms import Signatory

_ONLY = 1
_KINDS = {"commune": "xã", "ward": "phường", "special_zone": "đặc khu"}


@dataclass(frozen=True, slots=True)
class Office:
    """The one office of a file; `kind` is commune, ward or special_zone."""

    province_code: str
    commune_code: str
    kind: str
    name: str
    province_name: str
    place: str
    standing_body: str
    is_demo: bool = False

    @property
    def kind_words(self) -> str:
        """Return "xã", "phường" or "đặc khu"."""
        return _KINDS.get(self.kind, "")

    @property
    def full_name(self) -> str:
        """Return the name with its kind in small letters: "xã Hồng Vân"."""
        words = self.kind_words
        if self.name.casefold().startswith(f"{words} "):
            return f"{words}{self.name[len(words) :]}"
        return f"{words} {self.name}".strip()


def office(database: OfficeDatabase) -> Office | None:
    """Return the office, None in a new file."""
    found = rows.read_plainly(database, "office", Office, order="id")
    return found[0] if found else None


def put_office(database: OfficeDatabase, office: Office) -> None:
    """Say whose file this is."""
    from db.models import offices as tables

    rows.put_values(database, tables.Office, [office], id=_ONLY)


def signatories(database: OfficeDatabase) -> "list[Signatory]":
    """Return who signs, in the order they were added."""
    from db.models import offices as tables
    from desktop.awards.forms import Signatory

    return rows.read(database, tables.Signatory, Signatory)


def put_signatory(database: OfficeDatabase, signatory: "Signatory") -> None:
    """Add or change who signs; there is one default at most."""
    from db.models import offices as tables

    if signatory.is_default:
        database.execute_sql(
            "UPDATE signatory SET is_default = 0 WHERE id <> ?", (signatory.id,)
        )
    rows.put_values(database, tables.Signatory, [signatory])


def remove_signatory(database: OfficeDatabase, signatory_id: str) -> None:
    """Take somebody off the list; papers already drawn keep the name."""
    from db.models import offices as tables

    rows.remove(database, tables.Signatory, id=signatory_id)
