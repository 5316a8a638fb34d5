"""The lists of the right pane: people of a unit, households and businesses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop import text, vietnamese
from desktop.emulation.movements import Period
from desktop.emulation.participants import Employment, OtherSubject, Person
from desktop.emulation.records import Grade, TaskRating
from ui.language import _
from ui.tables.column import Column
from ui.widgets.chips import Chip

_SIMILAR = Chip(_("Có thể trùng"), "copy", "warn")
_NOT_RATED = Chip(_("Chưa có"), "circle", "warn")
_SUFFIX = " nhiệm vụ"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows them; `unit` only where several units are listed."""

    person: Person
    unit: str
    works_directly: bool
    rating: TaskRating | None
    is_similar: bool

    @property
    def id(self) -> str:
        """Return whose row it is."""
        return self.person.id

    @property
    def role(self) -> str:
        """Return "Lãnh đạo", "Trực tiếp" or both."""
        if self.person.is_head:
            return _("Lãnh đạo, trực tiếp") if self.works_directly else _("Lãnh đạo")
        return _("Trực tiếp") if self.works_directly else ""

    @property
    def is_rated(self) -> bool:
        """Tell whether somebody employed this way gets a rating of duty."""
        return self.person.employment is not Employment.RESIDENT

    @property
    def grade(self) -> str:
        """Return the rating in the words of the list."""
        if self.rating is None:
            return _("Chưa có") if self.is_rated else "–"
        return short_grade(self.rating.grade)


def person_columns() -> list[Column[PersonRow]]:
    """Return the columns of the list of people."""
    return [
        Column[PersonRow](
            _("Họ và tên"),
            lambda row: row.person.name,
            sort=lambda row: text.person_sort_key(row.person.name),
            note=lambda row: row.unit,
            tip=lambda row: row.person.name,
            weight=500,
        ),
        Column[PersonRow](
            _("Chức vụ, đối tượng"),
            lambda row: row.person.position or employment_words(row.person),
            note=lambda row: (
                employment_words(row.person) if row.person.position else ""
            ),
            tip=lambda row: row.person.position,
            width=186,
        ),
        Column[PersonRow](
            _("Vai trò"), lambda row: row.role, tone=lambda _row: "text2", width=142
        ),
        Column[PersonRow](
            _("Xếp loại"),
            lambda row: row.grade,
            sort=lambda row: -1 if row.rating is None else row.rating.grade,
            kind="mark",
            look=lambda row: _NOT_RATED if not row.rating and row.is_rated else None,
            tip=_rating_tip,
            width=158,
        ),
        Column[PersonRow](
            _("Ghi chú"),
            lambda row: (
                _SIMILAR.word if row.is_similar else first_line(row.person.note)
            ),
            kind="mark",
            look=lambda row: _SIMILAR if row.is_similar else None,
            tone=lambda _row: "text2",
            tip=lambda row: row.person.note,
            width=128,
        ),
    ]


def other_columns() -> list[Column[OtherSubject]]:
    """Return the columns of households, businesses and the like."""
    return [
        Column[OtherSubject](
            _("Tên"), lambda row: row.name, tip=lambda row: row.name, weight=500
        ),
        Column[OtherSubject](
            _("Loại"),
            lambda row: capital(row.kind.label.partition(",")[0]),
            tone=lambda _row: "text2",
            tip=lambda row: capital(row.kind.label),
            width=116,
        ),
        Column[OtherSubject](_("Địa chỉ"), lambda row: row.address, width=148),
        Column[OtherSubject](
            _("Chủ hộ, người đại diện"), lambda row: row.head, width=164
        ),
        Column[OtherSubject](
            _("Ghi chú"),
            lambda row: first_line(row.note),
            tone=lambda _row: "text2",
            tip=lambda row: row.note,
            width=112,
        ),
    ]


def rows_of(
    people: Iterable[Person],
    units: Mapping[str, str],
    ratings: Sequence[TaskRating],
    period: Period,
    similar: frozenset[str],
) -> list[PersonRow]:
    """Return the rows of people; `units` names the unit under each name, or nothing."""
    latest = _ratings_in(ratings, period)
    return [
        PersonRow(
            person,
            units.get(person.unit_id or "", ""),
            person.works_directly(period.first, period.last),
            latest.get(person.id),
            person.id in similar,
        )
        for person in people
    ]


def capital(words: str) -> str:
    """Return the words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def first_line(note: str) -> str:
    """Return the first line of a note."""
    return note.partition("\n")[0]


def employment_words(person: Person) -> str:
    """Return how somebody is employed, short enough for a column."""
    if person.employment is Employment.PART_TIME:
        return _("Không chuyên trách")
    return capital(person.employment.label)


def short_grade(grade: Grade) -> str:
    """Return a rating without the words all ratings share."""
    if grade in {Grade.EXCELLENT, Grade.GOOD}:
        return grade.label.removesuffix(_SUFFIX)
    return grade.label


def _rating_tip(row: PersonRow) -> str:
    if row.rating is None:
        return _("Nhập ở trang Chỉ số & xếp loại") if row.is_rated else ""
    said = f"{row.rating.grade.label}, {row.rating.period_name}"
    if row.rating.rated_on is not None:
        said += f" ({vietnamese.short_date(row.rating.rated_on)})"
    return said


def _ratings_in(ratings: Sequence[TaskRating], period: Period) -> dict[str, TaskRating]:
    """Return the rating of each subject that fits the period best."""
    best: dict[str, TaskRating] = {}
    for rating in ratings:
        if not period.overlaps(rating.first_day, rating.last_day):
            continue
        kept = best.get(rating.subject_id)
        if kept is None or _fit(rating, period) > _fit(kept, period):
            best[rating.subject_id] = rating
    return best


def _fit(rating: TaskRating, period: Period) -> tuple[bool, int]:
    exact = (rating.first_day, rating.last_day) == (period.first, period.last)
    return exact, rating.last_day.toordinal()
