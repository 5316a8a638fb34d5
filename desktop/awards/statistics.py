"""Counts of awards and movements for the page of reports, on screen, paper and Excel.

A table is made of lines whose cells are whole numbers; "" stands where nothing can be
counted, "…" where something is not known. Follows plans-digest R139 and, for the two
tables a commune feeds upward, the forms 0601.N and 0603.N of Thông tư 02/2023/TT-BNV
as other offices fill them in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.awards.forms import AwardForm, Level
from desktop.emulation.participants import Kind, LabelledEnum

UNKNOWN = "…"
Number = int | str


class View(LabelledEnum):
    """By what awards are counted; the label ends "Khen thưởng theo …"."""

    FORM = "form", "hình thức khen thưởng"
    KIND = "kind", "loại đối tượng"
    GROUP = "group", "nhóm đối tượng của kế hoạch"
    UNIT = "unit", "đơn vị"
    YEAR = "year", "năm"
    MOVEMENT = "movement", "phong trào"
    ROLE = "role", "lãnh đạo, người trực tiếp"
    QUOTA = "quota", "số lượng của kế hoạch"
    OBJECTS = "objects", "đối tượng, phương thức (TT 02/2023)"
    MOVEMENTS = "movements", "số phong trào thi đua (TT 02/2023)"


class Source(LabelledEnum):
    """Who decided an award."""

    OWN = "own", "cơ quan quyết định"
    ELSEWHERE = "elsewhere", "nơi khác quyết định"


class Manner(Enum):
    """How awarding came about, as Thông tư 02/2023 divides it; the value is printed."""

    MOVEMENT = "Chuyên đề"
    SUDDEN = "Đột xuất"


@dataclass(frozen=True, slots=True)
class CountedAward:
    """One award as it is counted, with what was true when it was decided.

    Args:
        year: of the decision; of the merit where no day is known.
        group, unit, movement: in words; empty where there is none.
        is_head, is_direct: of a person; None when nobody knows.
        amount: money in đồng, None when not known.
        manner: None for awards from elsewhere, whose paper says none.
    """

    kind: Kind
    form: AwardForm
    year: int
    group: str = ""
    unit: str = ""
    movement: str = ""
    is_head: bool | None = None
    is_direct: bool | None = None
    amount: int | None = None
    source: Source = Source.OWN
    level: Level = Level.COMMUNE
    manner: Manner | None = Manner.MOVEMENT
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Which awards are looked at; None takes all."""

    year: int | None = None
    form: AwardForm | None = None
    group: str | None = None
    source: Source | None = None

    def takes(self, award: CountedAward) -> bool:
        """Tell whether an award is looked at; one taken back never is."""
        return not award.is_revoked and self.would_take(award)

    def would_take(self, award: CountedAward) -> bool:
        """Tell whether an award fits, whether or not it was taken back."""
        return (
            self.year in {None, award.year}
            and self.form in {None, award.form}
            and self.group in {None, award.group}
            and self.source in {None, award.source}
        )


class LineKind(Enum):
    """What a line of a table is, which decides its look."""

    NORMAL = "normal"
    SECTION = "section"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what is counted, then the numbers; `code` is the number of a form."""

    label: str
    cells: tuple[Number, ...]
    kind: LineKind = LineKind.NORMAL
    code: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table.

    Args:
        columns: headings of the cells; the first column of a table is `first`.
        series: the columns drawn as parts of one bar, in order.
        has_codes: whether lines carry the number of an official form.
    """

    title: str
    first: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    series: tuple[int, ...] = ()
    has_codes: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was counted."""
        return not any(cell for line in self.lines for cell in line.cells)

    @property
    def bars(self) -> tuple[Line, ...]:
        """Return the lines that are drawn as bars."""
        return tuple(one for one in self.lines if one.kind is LineKind.NORMAL)


COLUMNS = (
    "Tổng số",
    "Tập thể",
    "Hộ gia đình",
    "Cá nhân",
    "Lãnh đạo",
    "Trực tiếp",
    "Tiền thưởng (đồng)",
)
_SERIES = (1, 2, 3)
_NONE = "Không ghi"


def counts(awards: Sequence[CountedAward]) -> tuple[Number, ...]:
    """Return the cells of `COLUMNS` for some awards.

    Businesses count as collectives, as Thông tư 02/2023 has it. Money is unknown as
    soon as that of one award is.
    """
    people = [award for award in awards if award.kind is Kind.INDIVIDUAL]
    collective = (Kind.COLLECTIVE, Kind.BUSINESS)
    return (
        len(awards),
        sum(award.kind in collective for award in awards),
        sum(award.kind is Kind.HOUSEHOLD for award in awards),
        len(people),
        _known(award.is_head for award in people),
        _known(award.is_direct for award in people),
        _money(awards),
    )


def _known(answers: Iterable[bool | None]) -> Number:
    """Count the yes; unknown where somebody's answer is missing."""
    found = list(answers)
    return UNKNOWN if None in found else found.count(True)


def _money(awards: Sequence[CountedAward]) -> Number:
    amounts = [award.amount for award in awards]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else UNKNOWN


_KEYS: dict[View, tuple[str, Callable[[CountedAward], str]]] = {
    View.FORM: ("Hình thức khen thưởng", lambda award: award.form.label),
    View.KIND: ("Loại đối tượng", lambda award: award.kind.label),
    View.GROUP: ("Nhóm đối tượng", lambda award: award.group),
    View.UNIT: ("Đơn vị", lambda award: award.unit),
    View.YEAR: ("Năm", lambda award: str(award.year)),
    View.MOVEMENT: ("Phong trào", lambda award: award.movement),
}


def tallied(view: View, awards: Iterable[CountedAward], choice: Choice) -> Table:
    """Return awards counted by one of the plain views, with a line of totals.

    Forms and kinds stand in the order of the law, years with the latest first, names
    in the order they first occur.
    """
    first, key = _KEYS[view]
    every = list(awards)
    taken = [award for award in every if choice.takes(award)]
    groups: dict[str, list[CountedAward]] = {}
    for award in _in_order(view, taken):
        groups.setdefault(key(award), []).append(award)
    # What names nothing comes last, whatever came first.
    named = sorted(groups.items(), key=lambda pair: not pair[0])
    lines = [Line(_upper(name) or _NONE, counts(found)) for name, found in named]
    if taken:
        lines.append(Line("Cộng", counts(taken), LineKind.TOTAL))
    title = f"Khen thưởng theo {view.label}"
    note = _note(every, taken, choice)
    return Table(title, first, COLUMNS, tuple(lines), note, _SERIES)


def _in_order(view: View, awards: list[CountedAward]) -> list[CountedAward]:
    if view is View.FORM:
        forms = list(AwardForm)
        return sorted(awards, key=lambda award: forms.index(award.form))
    if view is View.KIND:
        kinds = list(Kind)
        return sorted(awards, key=lambda award: kinds.index(award.kind))
    if view is View.YEAR:
        return sorted(awards, key=lambda award: -award.year)
    return awards


def roles(awards: Iterable[CountedAward], choice: Choice) -> Table:
    """Return the persons awarded: who leads, who does the work directly, who both."""
    every = list(awards)
    people = [a for a in every if choice.takes(a) and a.kind is Kind.INDIVIDUAL]
    parts: tuple[tuple[str, Callable[[CountedAward], bool]], ...] = (
        ("Lãnh đạo, có trực tiếp làm", lambda a: a.is_head is True and _is(a)),
        ("Lãnh đạo khác", lambda a: a.is_head is True and a.is_direct is False),
        ("Người trực tiếp, không là lãnh đạo", lambda a: a.is_head is False and _is(a)),
        ("Người khác", lambda a: a.is_head is False and a.is_direct is False),
        ("Chưa rõ", lambda a: None in {a.is_head, a.is_direct}),
    )
    lines = []
    for label, belongs in parts:
        found = [award for award in people if belongs(award)]
        if found or label != "Chưa rõ":
            lines.append(Line(label, (len(found), _money(found))))
    if not people:
        lines = []
    else:
        lines.append(Line("Cộng", (len(people), _money(people)), LineKind.TOTAL))
    return Table(
        f"Cá nhân được khen thưởng theo {View.ROLE.label}",
        "Cá nhân",
        ("Số người", "Tiền thưởng (đồng)"),
        tuple(lines),
        _note(every, people, choice),
        (0,),
    )


def _is(award: CountedAward) -> bool:
    return award.is_direct is True


def _note(
    every: Iterable[CountedAward], taken: Iterable[CountedAward], choice: Choice
) -> str:
    """Return what the numbers leave out."""
    sentences = []
    revoked = sum(a.is_revoked and choice.would_take(a) for a in every)
    if revoked:
        sentences.append(f"Không tính {revoked:02d} khen thưởng đã thu hồi.")
    found = list(taken)
    people = [award for award in found if award.kind is Kind.INDIVIDUAL]
    open_ones = (
        any(award.amount is None for award in found),
        any(None in {award.is_head, award.is_direct} for award in people),
    )
    if any(open_ones):
        sentences.append(f"{UNKNOWN}: chưa ghi nhận đủ nên chưa cộng được.")
    return " ".join(sentences)


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
