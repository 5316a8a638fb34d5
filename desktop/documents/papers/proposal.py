"""The Tờ trình by which the standing body asks the Chair to award."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.documents.kinds import Kind, kinds_named
from desktop.documents.paper import (
    Addressee,
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Run,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.authorities import by_head
from desktop.documents.papers.granting import forms_named, granted, listed_by_form
from desktop.documents.papers.wording import (
    DOTS,
    AwardSubject,
    Bonus,
    Office,
    basis_paragraphs,
    counted,
    head_row,
    in_words,
    listed_points,
    points,
    stopped,
    total_bonus,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number, two_digits

_TOGETHER = 3
"""From so many on, those left out for the same reason share one line."""


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """How the quota of one kind was used; None where the plan sets none.

    `name` tells numbers of one kind apart: "tập thể, khối xã, phường".
    """

    kind: Kind
    quota: int | None = None
    considered: int | None = None
    passed: int | None = None
    lowest_votes: str = ""
    proposed: int | None = None
    name: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class NotProposed:
    """Somebody who was considered and is not proposed, and why, if it was said."""

    kind: Kind
    name: str
    reason: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a proposal says.

    Args:
        movement: "phong trào thi đua … năm 2026", as it goes on after "trong".
        bases: each "Căn cứ …", without its last mark.
        process: sentences on how the choice was made; may be empty.
        over_quota: why more are proposed than the plan allots; printed when present.
        not_proposed: those considered and left out.
        bonuses: none where no money is proposed.
        base_salary: in đồng, where the coefficients are shown.
        rounding: how products become amounts: "làm tròn lên hàng chục nghìn đồng".
        attachments: the papers sent along.
        recipients: after "Như trên".
    """

    office: Office
    movement: str
    bases: tuple[str, ...]
    subjects: tuple[AwardSubject, ...]
    titles: tuple[str, ...]
    signer: str
    number: str = ""
    signed_on: dt.date | None = None
    process: tuple[str, ...] = ()
    quotas: tuple[QuotaUse, ...] = ()
    over_quota: str = ""
    not_proposed: tuple[NotProposed, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    base_salary: int | None = None
    rounding: str = "làm tròn lên hàng chục nghìn đồng"
    fund: str = ""
    attachments: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_proposal(proposal: Proposal) -> Paper:
    """Return the proposal as a paper; parts without content are left out."""
    office = proposal.office
    body: list[Block] = [Addressee((office.chair,))]
    body += basis_paragraphs(proposal.bases)
    opening = (
        f"{office.standing_body}, {office.standing_role}, "
        f"kính trình {office.short_chair} như sau:"
    )
    body.append(Paragraph(plain(opening)))
    parts = (
        ("Quá trình xét chọn", points(proposal.process)),
        ("Nội dung đề nghị", _request(proposal)),
        ("Đề nghị ngoài chỉ tiêu", _over_quota(proposal)),
        ("Trường hợp đã xem xét, không đề nghị", _left_out(proposal)),
        ("Kinh phí", _money(proposal)),
        ("Hồ sơ kèm theo", listed_points(proposal.attachments)),
    )
    for place, (title, blocks) in enumerate((p for p in parts if p[1]), start=1):
        body += [Heading(f"{place}. {title}"), *blocks]
    closing = (
        f"{office.standing_body} kính trình {office.short_chair} xem xét, quyết định./."
    )
    body.append(Paragraph(plain(closing)))
    symbol = f"TTr-{office.standing_symbol}"
    return Paper(
        office.standing_letterhead(symbol, proposal.number, proposal.signed_on),
        "TỜ TRÌNH",
        f"Về việc đề nghị {forms_named(proposal.subjects)} trong {proposal.movement}",
        tuple(body),
        (by_head(proposal.titles, proposal.signer),),
        ("Như trên", *proposal.recipients),
    )


def _request(proposal: Proposal) -> list[Block]:
    counts = counted(proposal.subjects)
    asked = (
        f"Đề nghị {proposal.office.short_chair} {granted(proposal.subjects)} "
        f"có thành tích xuất sắc trong {proposal.movement}"
    )
    blocks: list[Block] = []
    if proposal.quotas:
        blocks.append(Paragraph(plain(f"{asked}. Tổng hợp như sau:")))
        blocks.append(_quota_table(proposal))
        named = f"Danh sách {kinds_named(counts)} được đề nghị"
    else:
        blocks.append(Paragraph(plain(f"{asked}, gồm:")))
        named = ""
    return blocks + listed_by_form(proposal.subjects, named)


def _quota_table(proposal: Proposal) -> Table:
    """Return the numbers of each kind; votes only where a council voted."""
    counts = counted(proposal.subjects)
    voted = any(use.lowest_votes for use in proposal.quotas)
    titles = ["Đối tượng", "Chỉ tiêu theo Kế hoạch", "Đã xét", "Đạt tiêu chuẩn"]
    titles.append("Đề nghị tặng")
    widths = [40.0, 30.0, 30.0, 30.0, 30.0]
    if voted:
        titles[2:4] = ["Đưa ra Hội đồng", "Đạt số phiếu"]
        titles.append("Số phiếu thấp nhất")
        widths = [34.0, 27.0, 25.0, 24.0, 25.0, 25.0]
    columns = tuple(
        Column(w, Align.CENTRE if i else Align.LEFT) for i, w in enumerate(widths)
    )
    rows = []
    for use in proposal.quotas:
        cells = [
            Cell(plain(_capital(use.name or use.kind.value))),
            Cell(plain(_count(use.quota))),
            Cell(plain(_count(use.considered))),
            Cell(plain(_count(use.passed))),
            Cell(bold(two_digits(_proposed(use, counts)))),
        ]
        if voted:
            cells.append(Cell(plain(use.lowest_votes or "–")))
        rows.append(Row(tuple(cells)))
    return Table(columns, (head_row(titles),), tuple(rows))


def _proposed(use: QuotaUse, counts: Counter[Kind]) -> int:
    """Return how many stand under one number: it may count several kinds together."""
    return counts[use.kind] if use.proposed is None else use.proposed


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(count: int | None) -> str:
    return "–" if count is None else two_digits(count)


def _over_quota(proposal: Proposal) -> list[Block]:
    if not proposal.over_quota:
        return []
    return [Paragraph(plain(stopped(proposal.over_quota)))]


def _left_out(proposal: Proposal) -> list[Block]:
    if not proposal.not_proposed:
        return []
    columns = (Column(10, Align.CENTRE), Column(62), Column(25), Column(63))
    rows = [
        Row((Cell(plain(str(index))), *(Cell(plain(text)) for text in texts)))
        for index, texts in enumerate(_left_out_lines(proposal.not_proposed), start=1)
    ]
    counts = two_digits(len(proposal.not_proposed))
    sentence = f"{counts} trường hợp đã được xem xét nhưng không đề nghị trong đợt này:"
    titles = ("STT", "Tên", "Đối tượng", "Lý do")
    return [
        Paragraph(plain(sentence)),
        Table(columns, (head_row(titles),), tuple(rows)),
    ]


def _left_out_lines(
    everybody: Sequence[NotProposed],
) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and reason; many with one reason stand together."""
    alike: dict[tuple[Kind, str], list[str]] = {}
    for one in everybody:
        alike.setdefault((one.kind, one.reason), []).append(one.name)
    told: set[tuple[Kind, str]] = set()
    for one in everybody:
        key, said = (one.kind, one.reason), _capital(one.kind.value)
        if not one.reason or len(alike[key]) < _TOGETHER:
            yield one.name, said, one.reason
        elif key not in told:
            told.add(key)
            names = alike[key]
            yield ", ".join(names), f"{said} ({two_digits(len(names))})", one.reason


def _money(proposal: Proposal) -> list[Block]:
    bonuses = [b for b in proposal.bonuses if _takers(b, proposal)]
    if not bonuses:
        return []
    total = total_bonus(bonuses, proposal.subjects)
    blocks: list[Block] = []
    if proposal.base_salary is not None:
        salary = (
            "Mức lương cơ sở tại thời điểm quyết định là "
            f"{number(proposal.base_salary)} đồng; mức thưởng được {proposal.rounding}."
        )
        blocks.append(Paragraph(plain(salary)))
    blocks.append(_money_table(bonuses, proposal, total))
    runs = [Run("Bằng chữ: "), Run(in_words(total), italic=True), Run(".")]
    if proposal.fund:
        runs.append(Run(f" Nguồn chi: {stopped(proposal.fund)}"))
    blocks.append(Paragraph(tuple(runs)))
    return blocks


def _takers(bonus: Bonus, proposal: Proposal) -> int:
    """Return how many get a sum."""
    return sum(1 for subject in proposal.subjects if bonus.is_for(subject))


_SHOWN = (34, 20, 35, 26, 19, 26)
_HIDDEN = (61, 37, 25, 37)


def _money_table(bonuses: list[Bonus], proposal: Proposal, total: int | None) -> Table:
    salary = proposal.base_salary
    shown = salary is not None and all(b.coefficient is not None for b in bonuses)
    widths = _SHOWN if shown else _HIDDEN
    titles = ["Đối tượng", "Mức thưởng (đồng)", "Số lượng", "Thành tiền (đồng)"]
    if shown:
        titles[1:1] = ["Hệ số", "Hệ số × lương cơ sở (đồng)"]
    count_place = len(widths) - 2
    aligns = [Align.RIGHT] * len(widths)
    aligns[0], aligns[count_place] = Align.LEFT, Align.CENTRE
    if shown:
        aligns[1] = Align.CENTRE
    rows = [_money_row(b, proposal, salary if shown else None) for b in bonuses]
    everybody = sum(_takers(bonus, proposal) for bonus in bonuses)
    last = (
        Cell(bold("Cộng"), across=count_place),
        Cell(bold(two_digits(everybody))),
        Cell(bold(_sum(total))),
    )
    rows.append(Row(last, RowKind.TOTAL))
    columns = tuple(Column(w, a) for w, a in zip(widths, aligns, strict=True))
    return Table(columns, (head_row(titles),), tuple(rows))


def _money_row(bonus: Bonus, proposal: Proposal, salary: int | None) -> Row:
    """Return a line of money; the coefficient where the salary is shown."""
    several = len({b.form for b in proposal.bonuses}) > 1
    form = f"{bonus.form}, " if several and bonus.form else ""
    cells = [_capital(f"{form}{bonus.kind.value}")]
    if salary is not None and bonus.coefficient is not None:
        cells += [_coefficient(bonus.coefficient), number(bonus.coefficient * salary)]
    count = _takers(bonus, proposal)
    sums = None if bonus.amount is None else bonus.amount * count
    cells += [_sum(bonus.amount), two_digits(count), _sum(sums)]
    return Row(tuple(Cell(plain(text)) for text in cells))


def _sum(amount: int | None) -> str:
    return DOTS if amount is None else number(amount)


def _coefficient(value: Decimal) -> str:
    """Write a coefficient with two decimals or as many as it has: 0,30 and 0,225."""
    return number(value, max(2, -int(value.normalize().as_tuple().exponent)))
