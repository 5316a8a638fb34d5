"""What the city says about a commune's rows: appraised values, fields sent back.

The commune's row itself is never edited: an overlay stands beside it with the revision
it was made at. Where a later submission raises that revision the overlay is stale and
asks to be looked at again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from db import exchange
from db.exchange import Overlay, ReceivedStream
from db.identity import new_id
from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Table
from desktop.errors import OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.exchanging.overlay_values import column_of, plain, typed
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.wire_tables import rows_in

APPRAISAL, RETURN = "appraisal", "return"
_SUBMISSION = BundleType.SUBMISSION.value


class Standing(Enum):
    """Where an overlay stands; the value is the word on screen."""

    CURRENT = "Còn hiệu lực"
    STALE = "Cần thẩm định lại"
    WAITING = "Chờ xã sửa"
    FIXED = "Xã đã sửa"
    WITHDRAWN = "Xã đã rút dòng này"
    SETTLED = "Đã xong"


@dataclass(frozen=True, slots=True)
class Flag:
    """A field to send back: which row, which column ("" for the whole row), why."""

    table: str
    row_id: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class OverlayState:
    """An overlay beside the row it is about, as that stands now.

    Attributes:
        about, column: the row and the column in words.
        value_now: the commune's value, None where the row is gone or says nothing.
        rev: of the row now, None where it is gone.
    """

    overlay: Overlay
    standing: Standing
    about: str
    column: str
    value_now: Value
    rev: int | None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a submission that counts; cells as JSON gives them."""

    stream: ReceivedStream
    table: str
    row_id: str
    rev: int
    cells: Mapping[str, Value]

    @property
    def name(self) -> str:
        """Return what the row is about, in its own words where it has any."""
        for column in ("name", "title", "content", "component", "criterion", "offer"):
            if self.cells.get(column):
                return str(self.cells[column])
        return self.row_id[:8]


class Overlays:
    """Appraise, send back, take back and settle."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- what is there ------------------------------------------------------------

    def streams(self, org: str) -> list[ReceivedStream]:
        """Return the submissions of an office that count."""
        found = exchange.streams(self._desk.database)
        return [s for s in found if (s.org, s.type) == (org, _SUBMISSION)]

    def rows(self, org: str, table: str | None = None) -> list[KeptRow]:
        """Return the rows an office has sent, of one table or of all."""
        return [
            KeptRow(stream, name, row_id, rev, json.loads(body))
            for stream in self.streams(org)
            for name, row_id, rev, body in exchange.received_rows(
                self._desk.database, stream.current, table
            )
        ]

    def of(self, org: str | None = None) -> list[OverlayState]:
        """Return what was said about an office, or all, beside what it says now."""
        said = exchange.overlays(self._desk.database, org)
        rows = {
            (one, row.table, row.row_id): row
            for one in dict.fromkeys(overlay.org for overlay in said)
            for row in self.rows(one)
        }
        return [
            _state(one, rows.get((one.org, one.table_name, one.row_id))) for one in said
        ]

    # --- saying something ---------------------------------------------------------

    def appraise(
        self, org: str, table: str, row_id: str, field: str, value: str, reason: str
    ) -> Overlay:
        """Put the city's value beside a commune's, with the reason for it.

        A second appraisal of the same field takes the place of the first.

        Args:
            table, row_id, field: as in the submission; `row_id` is its `id`.
            value: as typed; a number may have a decimal comma.

        Raises:
            EntryError: the value does not fit the column, or no reason is given.
            OfficeError: there is no such row, or column.
        """
        row, column = self._row(org, table, row_id), column_of(table, field)
        kept = typed(column, value)
        reason = entries.reason(reason, "lý do")
        made = replace(self._made(APPRAISAL, row, field, reason), value=kept)
        title = f"Thẩm định {column.title.lower()} của {row.name}"
        with self._desk.trail.operation(title, reason=made.reason):
            exchange.put_overlays(self._desk.database, [made])
        return made

    def return_fields(self, org: str, flags: Sequence[Flag]) -> list[Overlay]:
        """Send fields of an office back to be fixed, as one action.

        What is sent back again while it waits takes the new reason.

        Raises:
            EntryError: a reason is missing.
            OfficeError: nothing is marked, or a row or column is not there.
        """
        if not flags:
            raise OfficeError(
                "Chưa đánh dấu ô nào để trả lại.",
                "Đánh dấu những ô cần sửa và ghi lý do.",
            )
        made = [self._flagged(org, flag) for flag in flags]
        with self._desk.trail.operation(f"Trả lại {len(made)} mục để sửa"):
            exchange.put_overlays(self._desk.database, made)
        return made

    def take_back(self, overlays: Sequence[Overlay]) -> None:
        """Take back what was said, as one action."""
        count = len(overlays)
        what = "một" if count == 1 else f"{count}"
        with self._desk.trail.operation(f"Bỏ {what} ý kiến thẩm định"):
            for one in overlays:
                exchange.remove_overlay(self._desk.database, one.id)

    def settle(self, overlays: Sequence[Overlay]) -> None:
        """Say that nothing is left to do about them."""
        today = self._desk.today()
        done = [replace(one, settled_on=today) for one in overlays]
        with self._desk.trail.operation(f"Xong {len(done)} mục thẩm định, trả lại"):
            exchange.put_overlays(self._desk.database, done)

    def renew(self, overlay: Overlay) -> None:
        """Say that an appraisal still holds for what the commune has changed."""
        row = self._row(overlay.org, overlay.table_name, overlay.row_id)
        fresh = replace(overlay, base_rev=row.rev, made_on=self._desk.today())
        with self._desk.trail.operation("Giữ nguyên kết quả thẩm định"):
            exchange.put_overlays(self._desk.database, [fresh])

    def _flagged(self, org: str, flag: Flag) -> Overlay:
        row = self._row(org, flag.table, flag.row_id)
        if flag.field:
            column_of(flag.table, flag.field)
        reason = entries.reason(flag.reason, "lý do trả lại")
        made = self._made(RETURN, row, flag.field, reason)
        # What it said when it was sent back tells later whether it was fixed.
        return replace(made, value=plain(row.cells.get(flag.field)))

    def _made(self, kind: str, row: KeptRow, field: str, reason: str) -> Overlay:
        stream = row.stream
        return Overlay(
            id=self._id_of(kind, row, field) or new_id(),
            kind=kind,
            org=stream.org,
            movement=stream.movement,
            period=stream.period,
            table_name=row.table,
            row_id=row.row_id,
            field=field,
            base_rev=row.rev,
            value=None,
            reason=reason,
            made_on=self._desk.today(),
        )

    def _id_of(self, kind: str, row: KeptRow, field: str) -> str:
        """Return the id of what still stands about a field, "" where nothing does."""
        said = exchange.overlays(self._desk.database, row.stream.org)
        found = (
            one.id
            for one in said
            if (one.kind, one.table_name, one.row_id, one.field)
            == (kind, row.table, row.row_id, field)
            and (kind == APPRAISAL or one.settled_on is None)
        )
        return next(found, "")

    def _row(self, org: str, table: str, row_id: str) -> KeptRow:
        for row in self.rows(org, table):
            if row.row_id == row_id:
                return row
        raise OfficeError(
            "Không còn dòng này trong hồ sơ đã nhận.",
            "Mở lại hồ sơ của xã rồi chọn dòng; chưa có gì thay đổi.",
        )


def settle_fixed(
    desk: Desk, overlays: Iterable[Overlay], tables: Iterable[Table], day: date
) -> None:
    """Settle the returns a new submission has fixed; inside its acceptance."""
    rows = {
        (table.name, str(row["id"])): row for table in tables for row in rows_in(table)
    }
    fixed = [
        replace(one, settled_on=day)
        for one in overlays
        if one.kind == RETURN
        and one.settled_on is None
        and _is_fixed(one, rows.get((one.table_name, one.row_id)))
    ]
    exchange.put_overlays(desk.database, fixed)


def _is_fixed(one: Overlay, row: Mapping[str, Value] | None) -> bool:
    """Tell whether a row sent back says something else now, or is gone."""
    if row is None:
        return True
    rev = row.get("rev")
    is_newer = isinstance(rev, int) and rev > one.base_rev
    if not one.field:
        return is_newer
    return is_newer and plain(row.get(one.field)) != one.value


def _state(one: Overlay, row: KeptRow | None) -> OverlayState:
    table = wire_table(BundleType.SUBMISSION, one.table_name)
    titles = {c.name: c.title for c in table.columns} if table else {}
    return OverlayState(
        one,
        _standing(one, row),
        f"{table.title if table else one.table_name}: {row.name if row else '…'}",
        titles.get(one.field, one.field),
        row.cells.get(one.field) if row else None,
        row.rev if row else None,
    )


def _standing(one: Overlay, row: KeptRow | None) -> Standing:
    if one.settled_on is not None:
        return Standing.SETTLED
    if row is None:
        return Standing.WITHDRAWN
    if one.kind == APPRAISAL:
        return Standing.STALE if row.rev > one.base_rev else Standing.CURRENT
    is_fixed = _is_fixed(one, {**row.cells, "rev": row.rev})
    return Standing.FIXED if is_fixed else Standing.WAITING
