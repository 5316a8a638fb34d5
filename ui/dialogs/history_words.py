"""One operation in words: which things it touched, and each before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.office.office import Office
from desktop.office.registers.register import Subject
from desktop.plans.plan import Plan
from ui.dialogs import history_council as council
from ui.dialogs import history_rounds as rounds
from ui.dialogs.history_names import TABLES, column_words
from ui.dialogs.history_values import value_words
from ui.language import _
from ui.tables.column import Section

_NAMES = ("name", "title", "recipient", "file_name")
_REFERS = {"parent_id", "successor_id", "unit_id", "subject_id", "person_id"}
MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Changed:
    """One particular, before and after."""

    what: str
    before: str
    after: str


class Words:
    """Knows the names behind the ids and codes of an office's trail."""

    def __init__(self, office: Office) -> None:
        self._office = office
        register = office.register
        everybody: list[Subject] = [
            *register.units(with_retired=True),
            *register.people(with_retired=True),
            *register.others(with_retired=True),
        ]
        self._subjects = {subject.id: subject.name for subject in everybody}
        for member in office.council.members(with_retired=True):
            self._subjects[member.id] = member.name
        for each in office.reviewing.every():
            self._subjects[each.id] = each.name
        self._codes: dict[tuple[str, str], str] = {}
        for adopted in office.plans.adopted():
            plan = office.plans.value_of(adopted)
            self._subjects[adopted.id] = f"{plan.short_name}, {adopted.version}"
            self._learn(plan)
        self._learn_achievements()

    def _learn_achievements(self) -> None:
        records = self._office.records
        cited = {f"initiative:{i.id}": i.title for i in records.initiatives()}
        for each in self._office.registers.achievements():
            cited[f"achievement:{each.id}"] = each.content
        for table in rounds.CITES:
            for key, title in cited.items():
                self._codes[f"{table}.achievement", key] = title

    def sections(self, step: int) -> list[Section]:
        """Return what an operation changed, a heading for each thing."""
        rows = self._office.trail.history(limit=MOST_ROWS, step=step)
        rows.reverse()
        names = {**self._named_by(rows), **self._subjects}
        return [
            section
            for row in rows
            if row.table in TABLES
            for section in self._section(row, names)
        ]

    def _section(self, row: Any, names: dict[str, str]) -> Iterator[Section]:  # noqa: ANN401

        def name_of(column: str, value: str) -> str:
            if column.partition(".")[2] in _REFERS | council.REFERS | rounds.REFERS:
                return names.get(value, "") or _("(không còn tên)")
            return self._codes.get((column, value), "")

        lines = [
            Changed(
                words,
                value_words(row.table, column, before, name_of),
                value_words(row.table, column, after, name_of),
            )
            for column, (before, after) in row.differences.items()
            if (words := column_words(row.table, column))
        ]
        lines = [line for line in lines if line.before != line.after]
        if lines:
            yield Section(_heading(row, names), lines, note=_verb(row))

    def _named_by(self, rows: Sequence[Any]) -> dict[str, str]:
        """Return names of things that are no longer there, from the rows themselves."""
        found = {}
        for row in rows:
            name = _own_name(row)
            if name:
                found[row.row_id] = name
        return found

    def _learn(self, plan: Plan) -> None:
        for reading in plan.readings:
            self._codes["plan_choice.key", reading.key] = reading.question
            for each in reading.alternatives:
                self._codes["plan_choice.value", each.value] = each.label
        for indicator in plan.indicators:
            for table in ("indicator_result", "assigned_target"):
                self._codes[f"{table}.indicator", indicator.code] = indicator.name
        for offer in plan.offers:
            for table in ("nomination", *council.OFFERS, *rounds.OFFERS):
                said = f"{offer.form.label} {offer.level.label}"
                self._codes[f"{table}.offer", offer.code] = said
        for block in plan.blocks:
            self._codes["unit.block", block.code] = block.name
        for due in plan.deadlines:
            self._codes["deadline_day.deadline", due.code] = due.what
        for template in plan.rounds:
            name = template.name.replace("{year}", "…")
            self._codes["review_round.template", template.code] = name
        for criteria in plan.criteria_sets:
            for one in criteria.criteria:
                self._learn_criterion(one.code, f"{one.code}. {one.name}")
        for standard in plan.standards:
            self._learn_statements(standard.root)

    def _learn_criterion(self, code: str, words: str) -> None:
        # Sets of units and of people share codes; what means two things stays a code.
        key = "score.criterion", code
        self._codes[key] = words if self._codes.get(key, words) == words else code

    def _learn_statements(self, node: Any) -> None:  # noqa: ANN401 - any node
        statement = getattr(node, "statement", "")
        if statement:
            self._codes["attestation.statement", statement] = node.label
        for child in getattr(node, "children", ()):
            self._learn_statements(child)


def _heading(row: Any, names: dict[str, str]) -> str:  # noqa: ANN401
    kind = TABLES[row.table]
    name = _own_name(row) or names.get(row.subject_id or "", "")
    return _("{kind}: {name}").format(kind=kind, name=name) if name else kind


def _own_name(row: Any) -> str:  # noqa: ANN401
    cells = row.after or row.before or {}
    return next((str(cells[key]) for key in _NAMES if cells.get(key)), "")


def _verb(row: Any) -> str:  # noqa: ANN401
    if row.before is None:
        return _("thêm mới")
    return _("bỏ") if row.after is None else _("sửa")
