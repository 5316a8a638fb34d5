"""The newer registers of a demonstration, from tables of its file.

A table is one action with its time `at` and, save `[[index]]` and `[[achievement]]`,
its title; people and units stand under their short codes:

    index          index, year, who; value, maximum, rank, block, class, component,
                   component_name, origin, document, published_on; or a title and
                   entries = [{ who, … }], which share what stands beside them
    index_duty     entries = [{ who = [codes], index, year, role, component }]
    achievement    who, kind, first, last, content, evidence
    breach_review  who = [codes], first, last, by, on, evidence
    target         entries = [{ who = [codes], indicator, and value, over, assigned,
                   holds or not_applicable; without any the target is only given }],
                   as_of, source
    report         who, source, texts = { heading = "…" }: what stands in the report of
                   achievements, titles a line each
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.indices import (
    IndexCode,
    IndexDuty,
    IndexRole,
    IndexValue,
    Origin,
)
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Achievement, AchievementKind, BreachReview
from desktop.office.office import Office

Table = Mapping[str, Any]
M = TypeVar("M", bound=LabelledEnum)


def jobs(
    office: Office, ids: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Callable[[Table], None]]:
    """Return what to do with each table, by its name.

    Args:
        office: the office the demonstration is made in.
        ids: the ids of subjects by the short codes of the file.
        names: their names by the same codes.
    """
    registers = _Registers(office, ids, names)
    return {
        "index": registers.index,
        "index_duty": registers.index_duty,
        "achievement": registers.achievement,
        "breach_review": registers.breach_review,
        "target": registers.target,
        "report": registers.report,
    }


class _Registers:
    def __init__(
        self, office: Office, ids: Mapping[str, str], names: Mapping[str, str]
    ) -> None:
        self._office = office
        self._ids = ids
        self._names = names

    def index(self, entry: Table) -> None:
        if "entries" not in entry:
            self._index_value(entry)
            return
        with self._office.trail.operation(entry["title"]):
            for given in entry["entries"]:
                self._index_value({**entry, **given})

    def _index_value(self, entry: Table) -> None:
        value = IndexValue(
            "",
            self._ids[entry["who"]],
            _member(IndexCode, entry["index"]),
            entry["year"],
            component=entry.get("component", ""),
            component_name=entry.get("component_name", ""),
            value=_decimal(entry.get("value")),
            maximum=_decimal(entry.get("maximum")),
            rank=entry.get("rank"),
            block=entry.get("block", ""),
            class_name=entry.get("class", ""),
            origin=_member(Origin, entry.get("origin", "published")),
            document=entry.get("document", ""),
            published_on=entry.get("published_on"),
        )
        self._office.registers.keep_index_value(value, self._names[entry["who"]])

    def index_duty(self, entry: Table) -> None:
        duties = [
            IndexDuty(
                self._ids[code],
                _member(IndexCode, given["index"]),
                given["year"],
                _member(IndexRole, given["role"]),
                given.get("component", ""),
            )
            for given in entry["entries"]
            for code in given["who"]
        ]
        self._office.registers.give_index_duties(duties, entry["title"])

    def achievement(self, entry: Table) -> None:
        achievement = Achievement(
            "",
            self._ids[entry["who"]],
            _member(AchievementKind, entry["kind"]),
            entry["first"],
            entry["last"],
            entry["content"],
            entry.get("evidence", ""),
        )
        self._office.registers.keep_achievement(achievement, self._names[entry["who"]])

    def report(self, entry: Table) -> None:
        self._office.merit_reports.keep(
            self._ids[entry["who"]], entry["texts"], entry.get("source", "")
        )

    def breach_review(self, entry: Table) -> None:
        found = [
            BreachReview(
                "",
                self._ids[code],
                entry["first"],
                entry["last"],
                entry["by"],
                entry["on"],
                entry.get("evidence", ""),
            )
            for code in entry["who"]
        ]
        self._office.registers.note_breach_reviews(found, entry["title"])

    def target(self, entry: Table) -> None:
        indicators = {i.code: i for i in self._office.plan().indicators}
        round_id = self._office.current_round().id
        with self._office.trail.operation(entry["title"]):
            for given in entry["entries"]:
                indicator = indicators[given["indicator"]]
                for code in given["who"]:
                    subject = self._ids[code]
                    self._office.targets.assign(round_id, [subject], [indicator])
                    result = _result(round_id, subject, {**entry, **given})
                    if result is not None:
                        name = self._names[code]
                        self._office.targets.measure(indicator, result, name)


def _result(round_id: str, subject_id: str, given: Table) -> IndicatorResult | None:
    """Return what came of a target, None where it was only given."""
    known = {"value", "over", "holds", "not_applicable"} & set(given)
    if not known and "assigned" not in given:
        return None
    over = given.get("over", (None, None))
    state = ResultState.MEASURED if known else ResultState.PENDING
    if given.get("not_applicable"):
        state = ResultState.NOT_APPLICABLE
    return IndicatorResult(
        round_id,
        given["indicator"],
        state,
        as_of=given.get("as_of"),
        value=_decimal(given.get("value")),
        numerator=_decimal(over[0]),
        denominator=_decimal(over[1]),
        assigned=_decimal(given.get("assigned")),
        holds=given.get("holds"),
        source=given.get("source", ""),
        subject_id=subject_id,
    )


def _member(kind: type[M], code: str) -> M:
    return next(member for member in kind if member.value == code)


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
