"""What lies in the dossiers of a round, who confirmed what, and when they went out.

`dossier` is a key the office makes: which profile, award and sending unit. Papers and
confirmations about everybody in it have an empty `subject_id`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase
from db.models import dossiers as tables


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """How many sets go out; `sets` is None where nobody has said."""

    round_id: str
    dossier: str
    sets: int | None = None
    sent_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """A paper that is there.

    Attributes:
        copies: how many; None where nobody has counted.
        is_original: False for copies, None while nobody has looked.
        first_sheet: "tờ số" in the file, with `last_sheet`; both or none.
    """

    round_id: str
    dossier: str
    component: str
    subject_id: str = ""
    copies: int | None = None
    is_original: bool | None = None
    first_sheet: int | None = None
    last_sheet: int | None = None
    number: str = ""
    issued_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptConfirmation:
    """A confirmation given: `confirmer` is the body, `given_by` who signed for it."""

    round_id: str
    dossier: str
    confirmer: str
    component: str
    what: str
    subject_id: str
    given_by: str
    given_on: date


def dossiers(database: OfficeDatabase, round_id: str) -> list[KeptDossier]:
    """Return what was said of the dossiers of a round."""
    return rows.read(database, tables.Dossier, KeptDossier, round_id=round_id)


def put_dossier(database: OfficeDatabase, given: KeptDossier) -> None:
    """Keep how many sets go out and when."""
    rows.put_values(database, tables.Dossier, [given])


def items(database: OfficeDatabase, round_id: str) -> list[KeptItem]:
    """Return the papers noted in a round."""
    return rows.read(database, tables.DossierItem, KeptItem, round_id=round_id)


def put_items(database: OfficeDatabase, given: Iterable[KeptItem]) -> None:
    """Note papers, or change what was noted."""
    rows.put_values(database, tables.DossierItem, given)


def remove_item(database: OfficeDatabase, given: KeptItem) -> None:
    """Take a paper out again."""
    rows.remove(
        database,
        tables.DossierItem,
        round_id=given.round_id,
        dossier=given.dossier,
        component=given.component,
        subject_id=given.subject_id,
    )


def confirmations(database: OfficeDatabase, round_id: str) -> list[KeptConfirmation]:
    """Return the confirmations given in a round."""
    table = tables.DossierConfirmation
    return rows.read(database, table, KeptConfirmation, round_id=round_id)


def put_confirmations(
    database: OfficeDatabase, given: Iterable[KeptConfirmation]
) -> None:
    """Note confirmations."""
    rows.put_values(database, tables.DossierConfirmation, given)


def remove_confirmation(database: OfficeDatabase, given: KeptConfirmation) -> None:
    """Take a confirmation back."""
    rows.remove(
        database,
        tables.DossierConfirmation,
        round_id=given.round_id,
        dossier=given.dossier,
        confirmer=given.confirmer,
        component=given.component,
        what=given.what,
        subject_id=given.subject_id,
    )
