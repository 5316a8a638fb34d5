"""Danh sách ký nhận tiền thưởng: who receives how much, and room to sign for it.

Each group says its amount in figures and in words once; subtotals, the total and its
words are computed here from the same rows, so they cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.kinds import Kind
from desktop.documents.paper import (
    NUMBER_ROOM,
    Align,
    Cell,
    Column,
    Paper,
    Row,
    RowKind,
    Run,
    Signature,
    Table,
    Text,
    bold,
    numbered,
    plain,
)
from desktop.documents.papers.wording import Office, head_row, in_words, roman
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date, number, two_digits

TITLE = "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG"
_WIDTHS = (9, 51, 26, 43, 31)
_ROW = 10.0
_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Payment:
    """What one recipient receives.

    Args:
        name: with salutation, and the unit or address where that is needed.
        receiver: who is expected to sign; empty leaves room.
        amount: in đồng; None where no rate is known.
        form: what the money goes with: "Giấy khen".
    """

    kind: Kind
    name: str
    amount: int | None
    receiver: str = ""
    form: str = "Giấy khen"

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class PaymentList:
    """What the list says.

    Args:
        movement: "phong trào thi đua … năm 2026".
        decision: number of the decision without its symbol; empty leaves room.
        titles, signer: of who approves the payment.
        accountant, maker: names; empty leaves room to write them.
    """

    office: Office
    movement: str
    payments: tuple[Payment, ...]
    titles: tuple[str, ...]
    signer: str = ""
    decision: str = ""
    symbol: str = "QĐ-UBND"
    decided_on: dt.date | None = None
    maker: str = ""
    accountant: str = ""
    footer: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def total(self) -> int | None:
        """The money of everybody; None as soon as one amount is not known."""
        return total_of(self.payments)


def total_of(payments: Sequence[Payment]) -> int | None:
    """Add up amounts; None as soon as one is not known."""
    known = [one.amount for one in payments if one.amount is not None]
    return sum(known) if len(known) == len(payments) else None


def describe_payment_list(listed: PaymentList) -> Paper:
    """Return the list as a portrait paper with three signatures and no day."""
    paper = numbered(listed.decision, listed.symbol)
    day = long_date(listed.decided_on)
    return Paper(
        listed.office.committee_letterhead("", "", None),
        TITLE,
        f"Kèm theo {_forms(listed)} trong {listed.movement}",
        (_table(listed),),
        (
            Signature(("NGƯỜI LẬP",), listed.maker),
            Signature(("KẾ TOÁN",), listed.accountant),
            Signature(listed.titles, listed.signer),
        ),
        signature_gap=_GAP,
        footer=listed.footer,
        reference=f"(Theo Quyết định số {paper} {day} của {listed.office.chair})",
    )


def _forms(listed: PaymentList) -> str:
    named = dict.fromkeys(one.form for one in listed.payments if one.form)
    return " và ".join(named) or "khen thưởng"


def _table(listed: PaymentList) -> Table:
    columns = (
        Column(_WIDTHS[0], Align.CENTRE),
        Column(_WIDTHS[1]),
        Column(_WIDTHS[2], Align.RIGHT),
        Column(_WIDTHS[3]),
        Column(_WIDTHS[4]),
    )
    rows: list[Row] = []
    groups = _groups(listed.payments)
    several = len({form for _kind, form, _amount in groups}) > 1
    for place, ((kind, form, amount), found) in enumerate(groups.items(), start=1):
        rows.append(_section(place, kind, form if several else "", amount))
        rows += [_row(index, one) for index, one in enumerate(found, start=1)]
        named = f"{kind.value}, {form}" if several and form else kind.value
        rows.append(_sum(f"Cộng {named}: {two_digits(len(found))}", total_of(found)))
    count = two_digits(len(listed.payments))
    rows.append(_sum(f"TỔNG CỘNG ({count})", listed.total))
    rows.append(_words(listed.total))
    kinds = dict.fromkeys(kind.value for kind, _form, _amount in groups)
    first = ", ".join(kinds) or "người nhận"
    titles = ["STT", first[:1].upper() + first[1:], "Số tiền (đồng)"]
    titles += ["Người nhận", "Ký nhận"]
    return Table(columns, (head_row(titles),), tuple(rows), row_height=_ROW)


_Group = tuple[Kind, str, int | None]


def _groups(payments: Sequence[Payment]) -> dict[_Group, list[Payment]]:
    """Return the payments by kind, form and amount, kinds in the order of papers."""
    order = list(Kind)
    found: dict[_Group, list[Payment]] = {}
    for one in sorted(payments, key=lambda payment: order.index(payment.kind)):
        found.setdefault((one.kind, one.form, one.amount), []).append(one)
    return found


def _section(place: int, kind: Kind, form: str, amount: int | None) -> Row:
    named = f"{kind.value.upper()}, {form}" if form else kind.value.upper()
    rate: Text = plain(f" – mức {NUMBER_ROOM}{NUMBER_ROOM} đồng")
    if amount is not None:
        rate = (
            Run(f" – mức {number(amount)} đồng ("),
            Run(in_words(amount), italic=True),
            Run(")"),
        )
    said = (*bold(named), *rate)
    cells = (
        Cell(bold(roman(place)), align=Align.CENTRE),
        Cell(said, across=len(_WIDTHS) - 1, align=Align.LEFT),
    )
    return Row(cells, RowKind.SECTION)


def _row(index: int, payment: Payment) -> Row:
    amount = "" if payment.amount is None else number(payment.amount)
    texts = (str(index), payment.name, amount, payment.receiver, "")
    return Row(tuple(Cell(plain(text)) for text in texts))


def _sum(label: str, amount: int | None) -> Row:
    shown = "" if amount is None else number(amount)
    cells = (
        Cell(),
        Cell(bold(label)),
        Cell(bold(shown)),
        Cell(across=2),
    )
    return Row(cells, RowKind.TOTAL)


def _words(total: int | None) -> Row:
    """Return the total in words: in the table, so that it goes with the signatures."""
    said: Text = plain("Tổng số tiền bằng chữ: ")
    if total is not None:
        words = Run(in_words(total), bold=True, italic=True)
        said = (*said, words, Run("./."))
    across = len(_WIDTHS)
    return Row((Cell(said, across=across, align=Align.LEFT),), RowKind.TOTAL)
