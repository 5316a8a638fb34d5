"""What the papers of an office have in common: the office, its lists, set phrases."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.documents.kinds import Kind
from desktop.documents.paper import (
    Align,
    Cell,
    Column,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Table,
    bold,
    italic,
    plain,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import money_in_words, number, two_digits

# Vietnamese alphabet of points: no f, j, w, z, and đ after d (Nghị định 30/2020).
_POINTS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
DOTS = "…" * 8
"""Room for what is not known yet."""
_TWO_WORDS = ("đặc khu", "thành phố")
_PERSON = "công chức "


@dataclass(frozen=True, slots=True)
class Office:
    """The commune or city that issues the papers and the body that runs the movement.

    Args:
        commune: with its type in small letters: "xã Hồng Vân", "thành phố Hà Nội".
        place: before the date: "Hồng Vân".
        standing_body: "Phòng Văn hóa - Xã hội".
        standing_symbol: "VHXH".
    """

    commune: str
    place: str
    standing_body: str = ""
    standing_symbol: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def level(self) -> str:
        """The type of the unit alone: xã, phường, đặc khu or thành phố."""
        words = 2 if self.commune.casefold().startswith(_TWO_WORDS) else 1
        return " ".join(self.commune.split()[:words])

    @property
    def has_no_body(self) -> bool:
        """Tell whether one civil servant runs the movement instead of a body."""
        return self.standing_body.casefold().startswith(_PERSON)

    @property
    def standing_role(self) -> str:
        """What the standing body, or the one civil servant, is in the movement."""
        if self.has_no_body:
            return "được giao tham mưu phong trào thi đua"
        return "cơ quan thường trực của phong trào thi đua"

    @property
    def committee(self) -> str:
        """The People's Committee in full."""
        return f"Ủy ban nhân dân {self.commune}"

    @property
    def chair(self) -> str:
        """The awarding person, in full."""
        return f"Chủ tịch Ủy ban nhân dân {self.commune}"

    @property
    def short_chair(self) -> str:
        """The awarding person where the commune's name is already said."""
        return f"Chủ tịch Ủy ban nhân dân {self.level}"

    @property
    def council(self) -> str:
        """The council that advises the Chair, in full."""
        return f"Hội đồng Thi đua - Khen thưởng {self.commune}"

    @property
    def short_committee(self) -> str:
        """The People's Committee where the name of the place is already said."""
        return f"Ủy ban nhân dân {self.level}"

    def committee_letterhead(
        self, symbol: str, number: str, signed_on: dt.date | None
    ) -> Letterhead:
        """Return the letterhead of the People's Committee."""
        issuer = ("ỦY BAN NHÂN DÂN", self.commune.upper())
        return Letterhead(
            issuer, self.place, symbol=symbol, number=number, signed_on=signed_on
        )

    def standing_letterhead(
        self, symbol: str, number: str, signed_on: dt.date | None
    ) -> Letterhead:
        """Return the letterhead of the standing body.

        One civil servant is no body: such a paper goes out under the committee's.
        """
        if self.has_no_body:
            return self.committee_letterhead(symbol, number, signed_on)
        return Letterhead(
            (self.standing_body.upper(),),
            self.place,
            parent=(f"UBND {self.commune.upper()}",),
            symbol=symbol,
            number=number,
            signed_on=signed_on,
        )


@dataclass(frozen=True, slots=True)
class AwardSubject:
    """One collective, household or person on a list.

    Args:
        position: post and unit of a person, address of a household.
        achievement: the main merit, one or two sentences.
        points: the total that brought them here, if they were ranked.
        form: what is awarded, "Bằng khen"; empty where no form is named yet.
        votes: what the council said, "12/13 phiếu (92,31%)"; empty where it did not.
    """

    kind: Kind
    name: str
    salutation: str = ""
    position: str = ""
    achievement: str = ""
    points: Decimal | None = None
    form: str = "Giấy khen"
    votes: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def name_in_line(self) -> str:
        """The full name as it stands inside a sentence, with post or address."""
        name = self.full_name
        if self.kind is not Kind.COLLECTIVE and self.salutation:
            name = f"{name[:1].lower()}{name[1:]}"
        return f"{name}, {self.position}" if self.position else name

    @property
    def full_name(self) -> str:
        """The name with "Ông", "Bà" or "Hộ gia đình ông"."""
        if self.kind is Kind.INDIVIDUAL:
            return f"{self.salutation} {self.name}".strip()
        is_named = self.name.casefold().startswith(("hộ ", "gia đ"))
        if self.kind is Kind.HOUSEHOLD and not is_named:
            parts = ("Hộ gia đình", self.salutation.lower(), self.name)
            return " ".join(part for part in parts if part)
        return self.name


@dataclass(frozen=True, slots=True)
class Bonus:
    """The money that goes with each award of one form and kind, in đồng.

    `amount` is None where it is not known yet: dots are printed, never a zero.
    """

    kind: Kind
    amount: int | None
    coefficient: Decimal | None = None
    form: str = "Giấy khen"

    def is_for(self, subject: AwardSubject) -> bool:
        """Tell whether somebody gets this money."""
        return (subject.kind, subject.form) == (self.kind, self.form)


def counted(subjects: Iterable[AwardSubject]) -> Counter[Kind]:
    """Count the subjects of each kind."""
    return Counter(subject.kind for subject in subjects)


def total_bonus(
    bonuses: Sequence[Bonus], subjects: Iterable[AwardSubject]
) -> int | None:
    """Add up the money of everybody on the list; None while one is not known."""
    total = 0
    for subject in subjects:
        found = next((bonus for bonus in bonuses if bonus.is_for(subject)), None)
        if found is None or found.amount is None:
            return None
        total += found.amount
    return total


def money(amount: int | None) -> str:
    """Write a sum in đồng; dots to write on where it is not known."""
    return f"{DOTS if amount is None else number(amount)} đồng"


def in_words(amount: int | None) -> str:
    """Read a sum of money aloud, with a capital, as papers put it in brackets."""
    if amount is None:
        return DOTS * 2
    words = money_in_words(amount)
    return words[:1].upper() + words[1:]


def basis_paragraphs(bases: Sequence[str]) -> list[Paragraph]:
    """Write each basis on its own line: a semicolon, after the last a full stop."""
    last = len(bases) - 1
    return [
        Paragraph(italic(f"{_unstopped(basis)}{'.' if index == last else ';'}"))
        for index, basis in enumerate(bases)
    ]


def points(items: Sequence[str]) -> list[Paragraph]:
    """Write points a), b), … đ) as the sentences they are."""
    return [
        Paragraph(plain(f"{_letter(index)}) {item}"))
        for index, item in enumerate(items)
    ]


def listed_points(items: Sequence[str]) -> list[Paragraph]:
    """Write points that make one list: semicolons, after the last a full stop."""
    last = len(items) - 1
    return points(
        [
            f"{_unstopped(item)}{'.' if index == last else ';'}"
            for index, item in enumerate(items)
        ]
    )


def _letter(index: int) -> str:
    rest, place = divmod(index, len(_POINTS))
    return (_letter(rest - 1) if rest else "") + _POINTS[place]


def _unstopped(text: str) -> str:
    return text.rstrip(" ;.,")


def stopped(text: str) -> str:
    """Return a sentence that ends with exactly one full stop."""
    return f"{_unstopped(text)}." if text else ""


def roman(place: int) -> str:
    """Write a section's number, from 1."""
    return ROMAN[place - 1] if place <= len(ROMAN) else str(place)


def subject_table(subjects: Sequence[AwardSubject]) -> Table:
    """Return the list of subjects by kind; collectives need no column of posts."""
    scored = any(subject.points is not None for subject in subjects)
    widths = (10, 42, 38, 53, 17) if scored else (10, 45, 42, 63)
    columns = tuple(
        Column(wide, Align.RIGHT if index == 4 else Align.LEFT)
        for index, wide in enumerate(widths)
    )
    columns = (Column(10, Align.CENTRE), *columns[1:])
    counts = counted(subjects)
    rows: list[Row] = []
    for place, kind in enumerate((kind for kind in Kind if counts[kind]), start=1):
        if len(counts) > 1:
            rows.append(_section(place, kind, counts[kind], len(columns)))
        of_kind = [subject for subject in subjects if subject.kind is kind]
        rows += [
            _subject_row(index, subject, scored=scored)
            for index, subject in enumerate(of_kind, start=1)
        ]
    kinds = [kind.value for kind in Kind if counts[kind]]
    first = ", ".join(kinds)
    titles = ["STT", first[:1].upper() + first[1:], _position_title(counts)]
    titles += ["Thành tích chủ yếu", *(["Tổng điểm"] if scored else [])]
    return Table(columns, (head_row(titles),), tuple(rows))


def _position_title(counts: Counter[Kind]) -> str:
    if set(counts) == {Kind.INDIVIDUAL}:
        return "Chức vụ, đơn vị công tác"
    if set(counts) == {Kind.HOUSEHOLD}:
        return "Nơi cư trú"
    return "Chức vụ, đơn vị công tác hoặc nơi cư trú"


def _section(place: int, kind: Kind, count: int, columns: int) -> Row:
    name = f"{kind.value.upper()} ({two_digits(count)})"
    return section_row(roman(place), name, columns)


def section_row(numeral: str, name: str, columns: int) -> Row:
    """Return a grey row that opens a part of a table."""
    cells = (
        Cell(bold(numeral), align=Align.CENTRE),
        Cell(bold(name), across=columns - 1, align=Align.LEFT),
    )
    return Row(cells, RowKind.SECTION)


def head_row(titles: Sequence[str]) -> Row:
    """Return a head of one row."""
    return Row(tuple(Cell(bold(title)) for title in titles))


def _subject_row(index: int, subject: AwardSubject, *, scored: bool) -> Row:
    cells = [Cell(plain(str(index)))]
    if subject.kind is Kind.COLLECTIVE and not subject.position:
        cells.append(Cell(plain(subject.full_name), across=2))
    else:
        cells.append(Cell(plain(subject.full_name)))
        cells.append(Cell(plain(subject.position)))
    cells.append(Cell(plain(subject.achievement)))
    if scored:
        shown = "" if subject.points is None else number(subject.points, 2)
        cells.append(Cell(plain(shown)))
    return Row(tuple(cells))
