"""What a commune's submission brings into the city's register, as plain values.

Only the office itself and those it proposes upward are brought, with what the city's
rules read about them; index values stay the city's own. Nothing is written here: the
same values are made of the bundle before, so that what is gone can be taken out again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid5

from db.duplicates import PastAward
from db.linked import OFFICE
from desktop.bundles.tables import Table
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.records import (
    Achievement,
    Attestation,
    Breach,
    BreachReview,
    Initiative,
    TaskRating,
)
from desktop.emulation.scoring import Score
from desktop.office.exchanging.wire_tables import NAMESPACE, Cells, rows_in

__all__ = ["OFFICE", "Brought", "Proposed", "Said", "own_id"]


class Said:
    """The tables of a bundle by name; a table that is not there is empty."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._rows = {table.name: rows_in(table) for table in tables}

    def rows(self, name: str) -> Sequence[Cells]:
        """Return the rows of a table, with `id` and `rev`."""
        return self._rows.get(name, ())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is said: there is no bundle before."""
        return not any(self._rows.values())


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody a commune proposes upward.

    Attributes:
        their_id, row_id: the subject and the row of `proposals` in the bundle.
        subject_id: the subject in the city's register.
        form: code of the award form; `offer` is a code of the commune's own plan.
        cited: keys of the achievements, as the commune spells them.
    """

    their_id: str
    row_id: str
    subject_id: str
    offer: str
    form: str
    name: str
    kind: str
    citation: str = ""
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """The rows of one submission as the city keeps them.

    Attributes:
        org: whose submission: "vn-xa-00008".
        unit: the commune in the city's register; new where it was not there yet.
        ids: the city's ids of subjects by the commune's; "" is the commune itself.
        scores: cells of the commune's own side, by subject.
    """

    org: str
    unit: Unit
    ids: Mapping[str, str]
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    others: tuple[OtherSubject, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    ratings: tuple[TaskRating, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    breaches: tuple[Breach, ...] = ()
    breach_reviews: tuple[BreachReview, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    past_awards: tuple[PastAward, ...] = ()
    scores: tuple[tuple[str, Score], ...] = ()
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of the papers that came along, by subject; "" for everybody's."""


def own_id(org: str, table: str, their_id: str) -> str:
    """Return the id under which a row of another office is kept here."""
    return str(uuid5(NAMESPACE, f"{org}|{table}|{their_id}"))
