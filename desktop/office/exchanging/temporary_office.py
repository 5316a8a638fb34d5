"""Another office's round, put together in memory from the rows it sent.

Nothing is written to a disk: what a bundle says about people leaves no trace when the
work is done, and no pulled plug can leave one either.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from db import mirrors
from db.connection import OfficeDatabase
from db.models import plans as plan_tables
from db.models import reviews, subjects
from db.models import rounds as round_models
from db.models.fields import CodeField, Row
from db.plans import AdoptedPlan
from desktop.awards.duplicates import OtherAward, Standing
from desktop.awards.forms import AwardForm, Level
from desktop.bundles.cells import Value
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.tables import Table, by_name
from desktop.emulation.movements import Period
from desktop.emulation.participants import LabelledEnum
from desktop.folders import Folders
from desktop.office.exchanging.award_tables import OTHER_AWARDS
from desktop.office.exchanging.outcome_rows import PAST
from desktop.office.exchanging.plan_parts import plans_in
from desktop.office.exchanging.register_tables import REGISTERS
from desktop.office.exchanging.round_tables import ROUND
from desktop.office.exchanging.wire_tables import (
    Cells,
    Column,
    WireTable,
    day,
    rows_in,
    stored,
    whole,
    words,
)
from desktop.office.office import Office
from desktop.office.rounds.outcome import Outcome, outcome_of
from desktop.office.rounds.roundup import Roundup
from desktop.text import same_key, search_key

M = TypeVar("M", bound=LabelledEnum)

_PLAN_ID = "plan"
_LOADED: tuple[WireTable, ...] = tuple(
    table for table in (*REGISTERS, *ROUND) if table.model is not None
)
_SUBJECTS = {"units": "unit", "people": "person", "other_subjects": "other"}


class TemporaryOffice:
    """The round of a submission, ready to be asked.

    Attributes:
        office: an open office in memory, holding that one round.
        tables: what came, by name.
    """

    def __init__(self, office: Office, tables: Mapping[str, Table]) -> None:
        self.office = office
        self.tables = tables

    @cached_property
    def roundup(self) -> Roundup:
        """Return everything the rules ask for, as the sender had it."""
        roundup = self.office.roundup()
        if not roundup.plan.forbids_double_awards:
            return roundup
        own = [a for a in roundup.other_awards if a.key.startswith(PAST)]
        sent = sorted(rows_in(self.tables.get("other_awards")), key=_place)
        others = [*own, *(_other_award(row) for row in sent)]
        return replace(roundup, other_awards=others)

    @cached_property
    def outcome(self) -> Outcome:
        """Return ranks, verdicts and lists, worked out here."""
        return outcome_of(self.roundup)


@contextmanager
def temporary_office(tables: Sequence[Table]) -> Iterator[TemporaryOffice]:
    """Put a submission together in memory; it is gone when the work is done.

    Args:
        tables: as `Opened.contents.tables` or the rows kept of a bundle hold them.

    Raises:
        BundleRefusedError: TD-405 a code nobody knows, TD-408 a row about somebody
            who is not in it, TD-404 no round or plan in it.
        PlanFileError: its plan cannot be read by this program.
    """
    found = by_name(tables)
    database = mirrors.open_in_memory()
    try:
        moment = datetime.combine(_Loader(database, found).load(), time(12))
        office = Office(Folders(Path(":memory:")), database, lambda: moment)
        yield TemporaryOffice(office, found)
    finally:
        database.let_go()


class _Loader:
    """Puts the rows of a bundle into an empty file in memory."""

    def __init__(self, database: OfficeDatabase, tables: Mapping[str, Table]) -> None:
        self._database = database
        self._tables = tables
        self._round = _only(tables, "rounds")

    def load(self) -> date:
        """Put everything in; return the day the round is looked at."""
        with self._database.atomic():
            mirrors.check_references_later(self._database)
            self._put_plan()
            self._put_round()
            for name, kind in _SUBJECTS.items():
                self._insert(
                    subjects.Subject,
                    ("id", "kind"),
                    [(row["subject_id"], kind) for row in self._rows(name)],
                )
            for table in _LOADED:
                self._put(table)
            self._check_references()
        return _sure(self._round["cutoff"])

    def _rows(self, name: str) -> list[Cells]:
        return rows_in(self._tables.get(name))

    def _put_plan(self) -> None:
        code = str(self._round["plan"])
        plans = [p for p in plans_in(self._rows("plan_files")) if p.code == code]
        if not plans:
            raise refuse("TD-404", table="Tệp kế hoạch", column=code)
        plan = plans[-1]
        self._insert(
            plan_tables.Plan,
            ("id", "code", "version", "source", "adopted_on", "number", "issued_on"),
            [(_PLAN_ID, code, plan.version, plan.source, "1900-01-01", *_paper(plan))],
        )
        self._insert(
            plan_tables.PlanChoice,
            ("plan_id", "key", "value", "reason"),
            [
                (_PLAN_ID, row["key"], row["value"], row["reason"] or "")
                for row in self._rows("plan_choices")
                if row["plan"] == code
            ],
        )
        self._insert(
            round_models.DeadlineDay,
            ("plan_id", "deadline", "year", "day"),
            [
                (_PLAN_ID, row["deadline"], row["year"], str(row["day"]))
                for row in self._rows("deadline_days")
                if row["plan"] == code
            ],
        )

    def _put_round(self) -> None:
        row = self._round
        names = ("id", "plan_id", "name", "occasion", "template")
        days = ("first_day", "last_day", "cutoff")
        self._insert(
            reviews.ReviewRound,
            (*names, *days),
            [
                (
                    row["round_id"],
                    _PLAN_ID,
                    row["name"],
                    _known(reviews.ReviewRound, "occasion", row["occasion"], "Đợt xét"),
                    row["template"] or "",
                    *(str(row[name]) for name in days),
                )
            ],
        )
        self._insert(
            round_models.WorkedOn,
            ("id", "plan_id", "round_id"),
            [(1, _PLAN_ID, row["round_id"])],
        )

    def _put(self, table: WireTable) -> None:
        own = table.mirrors.columns()
        wire = [c for c in table.columns if c.of]
        rest = [name for name in own if name not in {c.of for c in wire}]
        loads = [(c, bool(own[c.of].null)) for c in wire]
        rows = [
            (
                *(_cell(table, column, row[column.name], n) for column, n in loads),
                *(self._fill(own[name], name, row) for name in rest),
            )
            for row in self._rows(table.name)
        ]
        self._insert(table.mirrors, (*(c.of for c in wire), *rest), rows)

    def _fill(self, field: Any, name: str, row: Cells) -> Any:  # noqa: ANN401
        """Return what does not travel: our own keys of search, the round, nothing."""
        called = words(row.get("name") or row.get("title"))
        if name == "search":
            return search_key(called)
        if name == "same":
            return same_key(called)
        if name == "round_id":
            return self._round["round_id"]
        return None if field.null else ""

    def _insert(
        self, model: type[Row], names: Sequence[str], rows: list[tuple[Any, ...]]
    ) -> None:
        mirrors.insert(self._database, model, names, rows)

    def _check_references(self) -> None:
        broken = mirrors.dangling(self._database)
        if broken:
            table, parent = broken[0]
            raise refuse(
                "TD-408", str(len(broken)), table=table, line="?", column=parent
            )


def _cell(table: WireTable, column: Column, value: Any, is_nullable: bool) -> Any:  # noqa: ANN401
    if value is None and is_nullable:
        return None
    return _known(table.mirrors, column.of, stored(column, value), table.title)


def _known(model: type[Row], column: str, value: Any, title: str) -> Any:  # noqa: ANN401
    """Return a code the program knows; a later version may have others."""
    field = model.columns()[column]
    if isinstance(field, CodeField) and value is not None:
        try:
            field.python_value(value)
        except ValueError:
            raise refuse(
                "TD-405", str(value), table=title, line="?", column=column
            ) from None
    return value


def _only(tables: Mapping[str, Table], name: str) -> Cells:
    rows = rows_in(tables.get(name))
    if len(rows) != 1:
        raise refuse("TD-412", table=name, have=len(rows), said=1)
    return rows[0]


def _paper(plan: AdoptedPlan) -> tuple[str, str | None]:
    return plan.number, plan.issued_on.isoformat() if plan.issued_on else None


def _sure(value: Value) -> date:
    """Return the cell of a date column that is never empty."""
    found = day(value)
    if found is None:
        raise refuse("TD-405", table="Đợt xét", line=2, column="Ngày chốt số liệu")
    return found


def _place(row: Cells) -> int:
    return whole(row["place"])


def _other_award(row: Cells) -> OtherAward:
    first, last = day(row["first_day"]), day(row["last_day"])
    return OtherAward(
        words(row["award"]),
        words(row["subject_id"]),
        words(row["recipient"]),
        _member(AwardForm, row["form"]),
        _member(Level, row["level"]),
        _member(Standing, row["standing"]),
        tuple(words(row["cited"]).split()),
        words(row["merit"]),
        Period(first, last) if first and last else None,
        words(row["number"]),
        day(row["issued_on"]),
        tuple(words(row["former"]).split()),
    )


def _member(among: type[M], code: Value) -> M:
    for member in among:
        if member.value == code:
            return member
    title = OTHER_AWARDS.title
    raise refuse("TD-405", str(code), table=title, line="?", column=among.__name__)
