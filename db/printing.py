"""Stocks, printers, the emblem, and certificates that say something otherwise.

The values carry codes for choices ("left", "script"): the office turns them into what
the papers are drawn from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db import rows
from db.connection import OfficeDatabase
from db.models import printing as tables

_ONLY = 1


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """A kind of stock, without its fields; sizes in mm."""

    id: str
    name: str
    sheet_width: Decimal
    sheet_height: Decimal
    picture: str = ""
    picture_name: str = ""


@dataclass(frozen=True, slots=True)
class KeptField:
    """One field of a stock; mm and pt."""

    layout_id: str
    what: str
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    size: Decimal
    smallest: Decimal
    line_count: int
    anchor: str
    growth: str
    lettering: str
    colour: str
    prefix: str
    is_titled: bool
    is_on: bool


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """What a printer does to a sheet; mm, and parts of 1."""

    id: str
    printer: str
    tray: str
    sheet_width: Decimal
    sheet_height: Decimal
    dx: Decimal
    dy: Decimal
    kx: Decimal
    ky: Decimal
    skew: Decimal | None
    is_turned: bool
    is_manual: bool
    measured_on: date | None


@dataclass(frozen=True, slots=True)
class KeptWording:
    """What one recipient's certificate has otherwise in one field."""

    round_id: str
    offer: str
    subject_id: str
    what: str
    text: str | None
    shift_x: Decimal
    shift_y: Decimal
    size: Decimal | None
    is_on: bool | None


@dataclass(frozen=True, slots=True)
class Emblem:
    """The file of the Quốc huy, by its digest."""

    digest: str
    file_name: str
    added_on: date


def layouts(database: OfficeDatabase) -> list[KeptLayout]:
    """Return every kind of stock, by name."""
    return rows.read(database, tables.StockLayout, KeptLayout, order="name, id")


def fields(database: OfficeDatabase, layout_id: str | None = None) -> list[KeptField]:
    """Return the fields of one stock, or of all."""
    equal = {} if layout_id is None else {"layout_id": layout_id}
    return rows.read(database, tables.StockField, KeptField, **equal)


def put_layout(
    database: OfficeDatabase, layout: KeptLayout, given: Iterable[KeptField]
) -> None:
    """Add a stock with its fields, or change it."""
    rows.put_values(database, tables.StockLayout, [layout])
    rows.put_values(database, tables.StockField, given)


def remove_layout(database: OfficeDatabase, layout_id: str) -> None:
    """Take out a stock with its fields."""
    rows.remove(database, tables.StockField, layout_id=layout_id)
    rows.remove(database, tables.StockLayout, id=layout_id)


def profiles(database: OfficeDatabase) -> list[KeptProfile]:
    """Return what is known of printers."""
    return rows.read(
        database, tables.PrinterProfile, KeptProfile, order="printer, tray, id"
    )


def put_profile(database: OfficeDatabase, profile: KeptProfile) -> None:
    """Add what is known of a printer, or change it."""
    rows.put_values(database, tables.PrinterProfile, [profile])


def remove_profile(database: OfficeDatabase, profile_id: str) -> None:
    """Forget a printer."""
    rows.remove(database, tables.PrinterProfile, id=profile_id)


def wordings(database: OfficeDatabase, round_id: str) -> list[KeptWording]:
    """Return what certificates of a round have otherwise."""
    return rows.read(
        database, tables.CertificateWording, KeptWording, round_id=round_id
    )


def put_wordings(database: OfficeDatabase, given: Iterable[KeptWording]) -> None:
    """Add or change what certificates have otherwise."""
    rows.put_values(database, tables.CertificateWording, given)


def remove_wording(
    database: OfficeDatabase, round_id: str, offer: str, subject_id: str, what: str
) -> None:
    """Let one field of a certificate be as it is composed."""
    rows.remove(
        database,
        tables.CertificateWording,
        round_id=round_id,
        offer=offer,
        subject_id=subject_id,
        what=what,
    )


def emblem(database: OfficeDatabase) -> Emblem | None:
    """Return the emblem the office supplied, if any."""
    return rows.one(database, tables.Emblem, Emblem)


def put_emblem(database: OfficeDatabase, given: Emblem) -> None:
    """Take an emblem in the place of the one before."""
    rows.put_values(database, tables.Emblem, [given], id=_ONLY)


def remove_emblem(database: OfficeDatabase) -> None:
    """Have no emblem."""
    rows.remove(database, tables.Emblem, id=_ONLY)
