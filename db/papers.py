"""Numbers of papers, values of the law the office put in, money of rounds."""

from collections.abc import Iterable

from db import rows
from db.connection import OfficeDatabase
from db.models import papers as tables
from desktop.awards.bonuses import RoundMoney
from desktop.awards.issuing import NumberedPaper
from desktop.awards.legal import LegalValue


def legal_values(database: OfficeDatabase) -> list[LegalValue]:
    """Return the office's own values, by the day they begin."""
    return rows.read(
        database, tables.LegalValue, LegalValue, order="kind, code, valid_from"
    )


def put_legal_values(database: OfficeDatabase, given: Iterable[LegalValue]) -> None:
    """Keep values, or change those with the same ids."""
    rows.put_values(database, tables.LegalValue, given)


def remove_legal_value(database: OfficeDatabase, value_id: str) -> None:
    """Forget a value of the office's own."""
    rows.remove(database, tables.LegalValue, id=value_id)


def numbered_papers(
    database: OfficeDatabase,
    *,
    round_id: str | None = None,
    issuer: str | None = None,
    symbol: str | None = None,
    year: int | None = None,
) -> list[NumberedPaper]:
    """Return papers with a number or day, by series and number."""
    asked = {"round_id": round_id, "issuer": issuer, "symbol": symbol, "year": year}
    equal = {name: value for name, value in asked.items() if value is not None}
    order = "year, issuer, symbol, number"
    return rows.read(database, tables.IssuedPaper, NumberedPaper, order=order, **equal)


def put_numbered_papers(
    database: OfficeDatabase, given: Iterable[NumberedPaper]
) -> None:
    """Keep numbers and days of papers, or change those with the same ids."""
    rows.put_values(database, tables.IssuedPaper, given)


def remove_numbered_paper(database: OfficeDatabase, paper_id: str) -> None:
    """Forget number and day of a paper whose number was never given out."""
    rows.remove(database, tables.IssuedPaper, id=paper_id)


def round_money(database: OfficeDatabase, round_id: str) -> RoundMoney | None:
    """Return what was chosen about money, None before anybody chose."""
    return rows.one(database, tables.RoundMoney, RoundMoney, round_id=round_id)


def put_round_money(database: OfficeDatabase, money: RoundMoney) -> None:
    """Keep what is chosen about the money of a round."""
    rows.put_values(database, tables.RoundMoney, [money])
