"""The city's tables for everybody's tools: Parquet files, or a PostgreSQL server.

No engine of our own: what was accepted and counts now is handed to DuckDB or to a
server, typed and with whose it is, and ranked there by a documented view.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.consolidated import (
    CITY_RANKINGS,
    FlatRow,
    FlatTable,
    Source,
    city_rows,
    flat_tables,
    rows_of,
    sources,
)
from desktop.office.exchanging.lake import Lake, Published
from desktop.office.exchanging.plan_parts import scope_of_round

if TYPE_CHECKING:
    from desktop.office.exchanging.city_desk import CityDesk
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.postgres import Loaded
    from desktop.office.rounds.roundup import Roundup

_log = logging.getLogger(__name__)

Report = Callable[[int, int], bool]
"""Told bundles done and all of them; false stops before anything is replaced."""


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What was published: which bundles, and where. `notes` are for the officer."""

    sources: tuple[Source, ...]
    published: Published
    notes: tuple[str, ...] = ()


class Consolidating:
    """Publish what the communes sent and the city accepted.

    Args:
        roundup: of the round in hand, for the city's own ranking.
    """

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        city_desk: "CityDesk",
        roundup: "Callable[[], Roundup]",
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._city_desk = city_desk
        self._roundup = roundup

    def to_parquet(
        self, folder: Path, *, with_personal: bool = False, report: Report | None = None
    ) -> Consolidated:
        """Publish CSV parts and Parquet files below a folder of this PC.

        Args:
            with_personal: with names and other columns about people.

        Raises:
            OfficeError: not a city, nothing was accepted yet, DuckDB is missing, or
                the folder; what was published before is untouched.
        """
        found = self._sources()
        tables = flat_tables(with_personal=with_personal)
        own, rows, notes = self._own()
        listed = [*found, *([own] if own else [])]
        about = {
            "made_at": self._desk.now().isoformat(timespec="seconds"),
            "with_personal": with_personal,
            "tables": [{"name": t.name, "title": t.title} for t in tables],
            "sources": [
                {"sender": s.sender, "movement": s.movement, "period": s.period}
                | {"seq": s.seq, "sha256": s.sha256}
                for s in listed
            ],
        }
        everything = self._rows(found, tables, rows, report)
        lake = Lake(folder, self._identity.org)
        published = lake.publish(tables, everything, about)
        _log.info("consolidated %d bundles as Parquet", len(found))
        return Consolidated(tuple(found), published, notes)

    def to_postgres(
        self, url: str, *, with_personal: bool = False, report: Report | None = None
    ) -> "Loaded":
        """Load a PostgreSQL server; what it has already is left as it is.

        Args:
            url: "postgresql://user@host/database"; a password in it is kept nowhere.

        Raises:
            OfficeError: not a city, nothing was accepted yet, psycopg is missing, or
                the server refuses; bundles loaded before that stay.
        """
        from desktop.office.exchanging.postgres import Server

        found = self._sources()
        own, rows, notes = self._own()
        server = Server(url, flat_tables(with_personal=with_personal))
        loaded = server.load(
            self._desk.database,
            found,
            own=(own, rows) if own else None,
            report=report,
            notes=notes,
        )
        _log.info("consolidated %d bundles on a server", loaded.loaded)
        return loaded

    def _sources(self) -> list[Source]:
        if not self._city_desk.is_city:
            raise OfficeError(
                "Chỉ cấp tỉnh, thành phố mới tổng hợp dữ liệu các nơi gửi lên.",
                "Chỉ đúng thư mục của thành phố bằng --data; chưa có gì được ghi.",
            )
        found = sources(self._desk.database)
        if not found:
            raise OfficeError(
                "Chưa nhận gói đề nghị nào nên chưa có gì để tổng hợp.",
                "Nhận gói của xã, phường trước (việc receive).",
            )
        return found

    def _own(self) -> tuple[Source | None, list[FlatRow], tuple[str, ...]]:
        """Return the city's own ranking; a city without a round in hand has none."""
        try:
            roundup = self._roundup()
            ranking = self._city_desk.ranking()
        except OfficeError as refusal:
            return None, [], (f"Không có bảng xếp hạng của thành phố: {refusal}",)
        scope = scope_of_round(roundup.plan, roundup.round)
        own = Source(self._identity.org, scope.movement, scope.period, 0, "")
        return own, city_rows(own, ranking), ()

    def _rows(
        self,
        found: list[Source],
        tables: tuple[FlatTable, ...],
        own: list[FlatRow],
        report: Report | None,
    ) -> Iterator[tuple[str, FlatRow]]:
        yield from ((CITY_RANKINGS.name, row) for row in own)
        by_name = {table.name: table for table in tables}
        with self._desk.database.atomic():
            for done, source in enumerate(found):
                if report is not None and not report(done, len(found)):
                    raise stopped()
                yield from rows_of(self._desk.database, source, by_name)


def stopped() -> OfficeError:
    """Return what is said when the officer stopped it."""
    return OfficeError("Đã dừng theo yêu cầu.", "Bản đã công bố trước còn nguyên.")
