"""A round as an exchange file: written out, looked at, and taken in as one action."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db import records, reviews, scores, subjects
from desktop.bundles.differences import Change, Kind, compare
from desktop.bundles.payload import write_package, write_zip
from desktop.bundles.reading import read_package
from desktop.bundles.tables import Package, Table
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.scoring import Score, Side
from desktop.errors import BundleError, OfficeError
from desktop.office.backups import Backups
from desktop.office.desk import Desk
from desktop.office.exchanging import package_registers, package_results
from desktop.office.exchanging.package_tables import SHAPES, ScoreRow, Shape
from desktop.office.exchanging.round_checks import check_values
from desktop.office.rounds.outcome import Outcome
from desktop.office.rounds.roundup import Roundup


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file in would change; nothing has been written."""

    package: Package
    changes: tuple[Change, ...]
    titles: Mapping[str, str]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows would be added, changed and withdrawn."""
        found = {kind.value: 0 for kind in Kind}
        for change in self.changes:
            found[change.kind.value] += 1
        return found


class Exchange:
    """Write the round out, and take one in."""

    def __init__(self, desk: Desk, backups: Backups) -> None:
        self._desk = desk
        self._backups = backups

    def export(
        self,
        outdir: Path,
        roundup: Roundup,
        outcome: Outcome,
        office: Mapping[str, str],
    ) -> Path:
        """Write the round as a Data Package and as one ZIP file beside it.

        Returns:
            the package's datapackage.json.
        """
        package = self._package(roundup, outcome, office)
        folder = outdir / package.name
        write_package(folder, package)
        write_zip(outdir / f"{package.name}.zip", package)
        return folder / "datapackage.json"

    def tables(self, roundup: Roundup, outcome: Outcome) -> tuple[Table, ...]:
        """Return the tables an export would write now."""
        return self._package(roundup, outcome, {}).tables

    def preview(self, path: Path, roundup: Roundup, mine: str = "") -> Preview:
        """Read a file of the office `mine` and say what it would change."""
        package = self._read(path, roundup)
        _refuse_stranger(package, mine)
        ours = (*_tables(roundup), *self._registers(roundup, package))
        names = {table.name for table in ours}
        theirs = [table for table in package.tables if table.name in names]
        gone = {s.id for s in _subjects(roundup) if s.retired_on is not None}
        changes = tuple(
            change
            for change in compare(ours, theirs)
            if change.kind is not Kind.WITHDRAWN or str(change.key[0]) not in gone
        )
        titles = {s.name: s.title for s in SHAPES}
        titles |= {table.name: table.title for table in package_registers.REGISTERS}
        return Preview(package, changes, titles)

    def apply(self, path: Path, roundup: Roundup, mine: str = "") -> Preview:
        """Take a file in as one action that can be undone, after a backup."""
        if roundup.round.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên không nhận dữ liệu vào được.",
                "Mở lại đợt xét và ghi lý do, rồi nhận lại.",
            )
        preview = self.preview(path, roundup, mine)
        if not preview.changes:
            return preview
        values = _values(preview.package, roundup.round.id)
        _check_references(values)
        check_values(values, roundup)
        registers = _registers_in(preview.package)
        package_registers.check(registers, _subject_ids(values))
        self._backups.make("truoc khi nhan")
        with self._desk.trail.operation(f"Nhận dữ liệu {preview.package.title}"):
            self._write(roundup, values)
            package_registers.put(self._desk.database, registers, roundup.round.id)
            for change in preview.changes:
                if change.kind is Kind.WITHDRAWN:
                    self._withdraw(roundup, change)
        return preview

    def _read(self, path: Path, roundup: Roundup) -> Package:
        expected = [shape.table(()) for shape in SHAPES]
        expected += package_registers.shapes()
        package = read_package(
            path, expected=expected, optional=package_registers.NAMES
        )
        if package.plan_id != roundup.plan.code:
            raise BundleError(
                f"Tệp này của kế hoạch “{package.plan_id}”, còn cơ quan đang làm "
                f"theo “{roundup.plan.code}”. Chưa có gì được ghi.",
                "Chọn đúng tệp, hoặc nhận kế hoạch đó trước.",
            )
        if package.round_id != roundup.round.name:
            raise BundleError(
                f"Tệp này của đợt xét “{package.round_id}”, không phải "
                f"“{roundup.round.name}”. Chưa có gì được ghi.",
                "Chọn đúng tệp của đợt xét đang làm.",
            )
        return package

    def _package(
        self, roundup: Roundup, outcome: Outcome, office: Mapping[str, str]
    ) -> Package:
        return Package(
            name=f"{roundup.plan.code}-{self._desk.today():%Y%m%d}",
            title=f"{roundup.plan.short_name}, {roundup.round.name}",
            created_on=self._desk.now().astimezone(),
            office=office,
            plan_id=roundup.plan.code,
            plan_version="1",
            round_id=roundup.round.name,
            tables=(
                *_tables(roundup),
                *package_registers.tables(self._desk.database, roundup.round.id),
                package_results.ranking(outcome),
                package_results.review(outcome),
            ),
        )

    def _registers(self, roundup: Roundup, package: Package) -> list[Table]:
        """Return our registers that a package holds too; an older one has none."""
        there = {table.name for table in package.tables}
        ours = package_registers.tables(self._desk.database, roundup.round.id)
        return [table for table in ours if table.name in there]

    def _write(self, roundup: Roundup, values: Mapping[str, list[Any]]) -> None:
        database, round_id = self._desk.database, roundup.round.id
        units = _keeping("successor_id", roundup.units, values["units"])
        subjects.put_units(database, _parents_first(units))
        subjects.put_people(database, values["people"])
        subjects.put_others(database, values["other_subjects"])
        scores.put_many(database, round_id, _with_reasons(roundup, values))
        records.put_attestations(database, values["attestations"])
        records.put_task_ratings(database, values["task_ratings"])
        records.put_initiatives(database, values["initiatives"])
        breaches = _keeping("kind", roundup.breaches, values["breaches"])
        records.put_breaches(database, breaches)
        records.put_indicator_results(database, values["indicator_results"])
        reviews.put_nominations(database, values["nominations"])

    def _withdraw(self, roundup: Roundup, change: Change) -> None:
        database, round_id = self._desk.database, roundup.round.id
        if change.table in package_registers.NAMES:
            package_registers.withdraw(database, change, round_id)
            return
        key = [str(part) for part in change.key]
        match change.table:
            case "units" | "people" | "other_subjects":
                subjects.retire(database, key[0], self._desk.today())
            case "scores":
                subject, criterion, side = key
                scores.clear(database, round_id, subject, criterion, Side(side))
            case "attestations":
                records.clear_attestation(database, round_id, *key)
            case "task_ratings":
                records.remove_task_rating(database, key[0])
            case "initiatives":
                records.remove_initiative(database, key[0])
            case "breaches":
                records.remove_breach(database, key[0])
            case "indicator_results":
                records.clear_indicator_result(database, round_id, key[0])
            case "nominations":
                reviews.remove_nomination(database, key[0])


def _subjects(roundup: Roundup) -> list[Unit | Person | OtherSubject]:
    return [*roundup.units, *roundup.people, *roundup.others]


def _tables(roundup: Roundup) -> tuple[Table, ...]:
    rows: dict[str, Iterable[Any]] = {
        "units": roundup.units,
        "people": roundup.people,
        "other_subjects": roundup.others,
        "scores": (
            ScoreRow(subject, score)
            for subject, sides in roundup.scores.items()
            for sheet in sides.values()
            for score in sheet.values()
        ),
        "attestations": roundup.attestations,
        "task_ratings": roundup.ratings,
        "initiatives": roundup.initiatives,
        "breaches": roundup.breaches,
        "indicator_results": roundup.results.values(),
        "nominations": roundup.nominations,
    }
    return tuple(shape.table(rows[shape.name]) for shape in SHAPES)


def _values(package: Package, round_id: str) -> dict[str, list[Any]]:
    found = {}
    for shape in SHAPES:
        table = package.table(shape.name)
        found[shape.name] = [] if table is None else _read_rows(shape, table, round_id)
    return found


def _read_rows(shape: Shape, table: Table, round_id: str) -> list[Any]:
    names = [field.name for field in table.fields]
    return [
        shape.read(dict(zip(names, row, strict=True)), round_id) for row in table.rows
    ]


def _registers_in(package: Package) -> list[Table]:
    return [t for t in package.tables if t.name in package_registers.NAMES]


def _subject_ids(values: Mapping[str, list[Any]]) -> frozenset[str]:
    found = (*values["units"], *values["people"], *values["other_subjects"])
    return frozenset(subject.id for subject in found)


def _check_references(values: Mapping[str, list[Any]]) -> None:
    """Refuse rows about subjects the package does not hold."""
    units = {unit.id for unit in values["units"]}
    known = units | {s.id for s in (*values["people"], *values["other_subjects"])}
    wanted = {u.parent_id for u in values["units"] if u.parent_id}
    wanted |= {p.unit_id for p in values["people"] if p.unit_id}
    missing = wanted - units
    for name in ("scores", "attestations", "task_ratings", "breaches", "nominations"):
        missing |= {row.subject_id for row in values[name]} - known
    missing |= {a for i in values["initiatives"] for a in i.author_ids} - known
    if missing:
        raise BundleError(
            f"Gói nhắc tới {len(missing)} đối tượng không có trong gói. "
            "Chưa có gì được ghi.",
            "Đề nghị nơi gửi xuất lại gói.",
            detail=", ".join(sorted(missing)[:10]),
        )


def _refuse_stranger(package: Package, mine: str) -> None:
    sender = package.office.get("code", "")
    if mine and sender and sender != mine:
        name = package.office.get("name", sender)
        raise BundleError(
            f"Gói này của “{name}”, không phải của cơ quan mình. Chưa có gì được ghi.",
            "Chọn đúng gói của cơ quan mình.",
        )


def _with_reasons(
    roundup: Roundup, values: Mapping[str, list[Any]]
) -> list[tuple[str, Score]]:
    """Give a verified score that changes without a reason the file as its reason."""
    kept = []
    for row in values["scores"]:
        score: Score = row.score
        before = roundup.sheet(row.subject_id, score.side).get(score.criterion)
        is_changed = before is not None and before.points != score.points
        if score.side is Side.VERIFIED and is_changed and not score.reason:
            score = replace(score, reason="Nhận từ tệp trao đổi dữ liệu")
        kept.append((row.subject_id, score))
    return kept


def _keeping(field: str, ours: Iterable[Any], theirs: Iterable[Any]) -> list[Any]:
    """Return what came, with the one field the file does not carry as it is here."""
    known = {value.id: getattr(value, field) for value in ours}
    return [
        replace(value, **{field: known[value.id]}) if value.id in known else value
        for value in theirs
    ]


def _parents_first(units: list[Any]) -> list[Any]:
    placed: set[str] = set()
    ordered: list[Any] = []
    waiting = list(units)
    while waiting:
        ready = [u for u in waiting if u.parent_id is None or u.parent_id in placed]
        if not ready:
            raise BundleError(
                "Cây đơn vị trong gói vòng lại chính nó. Chưa có gì được ghi.",
                "Đề nghị nơi gửi xuất lại gói.",
            )
        ordered += ready
        placed |= {u.id for u in ready}
        waiting = [u for u in waiting if u.id not in placed]
    return ordered


__all__ = ["Change", "Exchange", "Kind", "Preview"]
