"""Votes on paper: the table of results, shares in whole numbers, of whom they are.

A number nobody has entered prints as dots and never as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.documents.kinds import Kind
from desktop.documents.paper import (
    Align,
    Cell,
    Column,
    Row,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import head_row, roman, section_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number_in_words, two_digits

UNKNOWN = "……"
_WIDTHS = (10.0, 74.0, 17.0, 18.0, 18.0, 23.0)
_WIDTHS_WITH_BLANKS = (10.0, 60.0, 15.0, 17.0, 17.0, 18.0, 23.0)


@dataclass(frozen=True, slots=True)
class Voted:
    """Somebody voted on.

    Args:
        name: with "Ông", "Bà" or "Hộ gia đình ông".
        yes: with `no` and `blank` None while not counted.
        whole: of how many the share is taken; None while not known.
        passed: None while there is no result.
        recused: the members who had no vote here.
    """

    kind: Kind
    name: str
    yes: int | None = None
    no: int | None = None
    blank: int | None = None
    whole: int | None = None
    passed: bool | None = None
    form: str = ""
    recused: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a vote passes, as words of the council's regulation.

    Args:
        share: "trên 50%".
        of_whom: "tổng số thành viên Hội đồng".
        is_secret: by ballots; otherwise by show of hands.
        least: the least number that passes of `whole`; both None where it differs
            from list to list or is not known.
    """

    share: str
    of_whom: str
    is_secret: bool
    least: int | None = None
    whole: int | None = None

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def threshold(self) -> str:
        """Write "trên 50% tổng số thành viên Hội đồng (từ 07/13 phiếu)"."""
        said = f"{self.share} {self.of_whom}"
        if self.least is None or self.whole is None:
            return said
        unit = "phiếu" if self.is_secret else "người"
        return f"{said} (từ {two_digits(self.least)}/{two_digits(self.whole)} {unit})"


def share(part: int, whole: int) -> str:
    """Write a share in hundredths of a percent, halves up, reckoned in whole numbers.

    Only for reading: whether a vote passed was decided exactly elsewhere.
    """
    hundredths = (part * 10_000 * 2 + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def vote_table(rows: Sequence[Voted], *, with_blanks: bool = False) -> Table:
    """Return the results by award and kind; one group alone has no heading."""
    widths = _WIDTHS_WITH_BLANKS if with_blanks else _WIDTHS
    columns = tuple(
        Column(wide, Align.LEFT if index == 1 else Align.CENTRE)
        for index, wide in enumerate(widths)
    )
    titles = ["STT", _named(rows), "Đồng ý", "Không đồng ý"]
    titles += ["Không ghi ý kiến"] if with_blanks else []
    titles += ["Tỷ lệ (%)", "Kết quả"]
    lines: list[Row] = []
    groups = grouped(rows)
    for place, (name, found) in enumerate(groups.items(), start=1):
        if len(groups) > 1:
            lines.append(section_row(roman(place), name, len(widths)))
        lines += [_row(i, one, with_blanks) for i, one in enumerate(found, start=1)]
    return Table(columns, (head_row(titles),), tuple(lines))


def grouped(rows: Iterable[Voted]) -> dict[str, list[Voted]]:
    """Return the rows by award and kind, under headings in capitals."""
    given = list(rows)
    forms = dict.fromkeys(one.form for one in given)
    found: dict[str, list[Voted]] = {}
    for form in forms:
        for kind in Kind:
            mine = [o for o in given if o.form == form and o.kind is kind]
            named = form.upper() if len(forms) > 1 else ""
            name = ": ".join(part for part in (named, kind.value.upper()) if part)
            if mine:
                found[name] = mine
    return found


def of_whom(rule: Rule, rows: Sequence[Voted]) -> list[str]:
    """Say of how many shares are taken, in figures and words, and where otherwise."""
    said = []
    if rule.whole is not None:
        said.append(f"Tỷ lệ tính trên {rule.of_whom}: {_figures(rule.whole)}.")
    else:
        said.append(f"Tỷ lệ tính trên {rule.of_whom}.")
    for one in rows:
        if one.recused and one.whole is not None:
            who, out = _inside(one.name), ", ".join(one.recused)
            because = f"không tính {out} vì không tham gia biểu quyết"
            said.append(f"Riêng {who}: trên {_figures(one.whole)}, {because}.")
    return said


def _inside(name: str) -> str:
    """Return a name inside a sentence: "Ông Tạ" goes on as "ông Tạ"."""
    starts = name.startswith(("Ông ", "Bà ", "Hộ "))
    return f"{name[0].lower()}{name[1:]}" if starts else name


def _figures(count: int) -> str:
    return f"{two_digits(count)} ({number_in_words(count)})"


def count_shown(count: int | None) -> str:
    """Write a count with two digits, dots while it is not known."""
    return UNKNOWN if count is None else two_digits(count)


def _named(rows: Sequence[Voted]) -> str:
    kinds = [kind.value for kind in Kind if any(one.kind is kind for one in rows)]
    said = ", ".join(kinds) or "tập thể, cá nhân"
    return said[:1].upper() + said[1:]


def _row(index: int, one: Voted, with_blanks: bool) -> Row:
    counts = [one.yes, one.no, *([one.blank] if with_blanks else [])]
    shown = UNKNOWN
    if one.yes is not None and one.whole:
        shown = share(one.yes, one.whole)
    result = plain(UNKNOWN)
    if one.passed is not None:
        result = plain("Đạt") if one.passed else bold("Không đạt")
    return Row(
        (
            Cell(plain(str(index))),
            Cell(plain(one.name)),
            *(Cell(plain(count_shown(count))) for count in counts),
            Cell(plain(shown)),
            Cell(result),
        )
    )
