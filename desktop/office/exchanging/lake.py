r"""Consolidated tables as files: CSV parts and one Parquet file per table, by DuckDB.

A folder given by the city holds `v1/`, replaced as a whole: a reader sees the tables
of one moment, all of them or none. Cells of the CSV parts are spelt as in a bundle, so
one recipe reads both; the Parquet files hold the decoded texts and real types.

    v1/<table>/part-00001.csv, …      v1/<table>.parquet
    v1/views.sql                      v1/lake.json (written last: what it holds)
"""

import csv
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import resources
from desktop.bundles.cells import Value, written
from desktop.bundles.disk import RealDisk
from desktop.bundles.drives import removable_drives
from desktop.bundles.tables import Field
from desktop.errors import OfficeError, OfficeFileError
from desktop.office.exchanging.city_extra import library
from desktop.office.exchanging.consolidated import FlatRow, FlatTable, spelt
from desktop.office.exchanging.lake_sql import quoted, text_of, typed_select

FORMAT = "so-vang-lake/1"
VERSION, MARK = "v1", "lake.json"
ROWS_IN_PART = 500_000  # a spreadsheet shows 1,048,576
_ASIDE, _MAKING = ".v1-cu", ".v1-moi-"
_MEMORY, _THREADS = "1GB", 2


@dataclass(frozen=True, slots=True)
class Published:
    """What was written where; `rows` by table."""

    folder: Path
    rows: Mapping[str, int]


class Lake:
    """A folder that a city publishes to.

    Args:
        office: the code of the city; a folder belongs to one.
    """

    def __init__(self, folder: Path, office: str) -> None:
        self._folder = folder.expanduser().absolute()
        self._office = office
        self._disk = RealDisk()

    @property
    def current(self) -> Path:
        """Return the folder readers look into."""
        return self._folder / VERSION

    def publish(
        self,
        tables: Sequence[FlatTable],
        rows: Iterable[tuple[str, FlatRow]],
        about: Mapping[str, Any],
    ) -> Published:
        """Put tables in the place of those published before.

        Args:
            tables: every table, those without a row among them.
            rows: table name and cells.
            about: what `lake.json` tells besides: from which bundles, when.

        Raises:
            OfficeError: DuckDB is missing, the folder is not ours or cannot be
                written; what was published before is untouched.
        """
        duckdb = library("duckdb")
        self._prepare()
        making = self._folder / f"{_MAKING}{secrets.token_hex(4)}"
        making.mkdir(mode=0o700)
        try:
            counts = _write_parts(making, tables, rows)
            _write_parquet(duckdb, making, tables)
            self._finish(making, tables, counts, about)
            self._put_in_place(making)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        return Published(self.current, counts)

    def _prepare(self) -> None:
        """Make the folder; put right what a pulled plug left; refuse what is not ours.

        The tables are not encrypted: on a stick they would be lost with it.
        """
        if any(self._folder.is_relative_to(d.root) for d in removable_drives()):
            raise OfficeError(
                "Dữ liệu tổng hợp không mã hóa nên không ghi ra USB.",
                "Chọn một thư mục trên ổ đĩa của máy; chưa có gì được ghi.",
            )
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = self._folder / _ASIDE
        if aside.exists() and not self.current.exists():
            aside.rename(self.current)
        if self.current.exists():
            self._check_ours()
        for left in (aside, *self._folder.glob(f"{_MAKING}*")):
            shutil.rmtree(left, ignore_errors=True)

    def _check_ours(self) -> None:
        said: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            said = json.loads((self.current / MARK).read_text("utf-8"))
        if said.get("format") != FORMAT or said.get("office") != self._office:
            raise OfficeError(
                f"{self.current} không phải kho dữ liệu tổng hợp của cơ quan này.",
                "Chọn thư mục khác; chưa có gì được ghi.",
            )

    def _finish(
        self,
        making: Path,
        tables: Sequence[FlatTable],
        counts: Mapping[str, int],
        about: Mapping[str, Any],
    ) -> None:
        views = [
            f"CREATE OR REPLACE VIEW {quoted(t.name)} AS FROM '{t.name}.parquet';"
            for t in tables
        ]
        ranking = resources.text("consolidation/ranking.sql")
        (making / "views.sql").write_text(
            "\n".join([*views, "", ranking]), "utf-8", newline="\n"
        )
        told = {"format": FORMAT, "office": self._office, **about, "rows": counts}
        words = json.dumps(told, ensure_ascii=False, indent=1)
        (making / MARK).write_text(f"{words}\n", "utf-8", newline="\n")
        for folder, _, names in os.walk(making, topdown=False):
            for name in names:
                with Path(folder, name).open("rb+") as file:
                    os.fsync(file.fileno())
            self._disk.sync_folder(Path(folder))

    def _put_in_place(self, making: Path) -> None:
        aside = self._folder / _ASIDE
        try:
            if self.current.exists():
                self.current.rename(aside)
            making.rename(self.current)
        except OSError as trouble:
            if aside.exists() and not self.current.exists():
                aside.rename(self.current)
            raise OfficeFileError(
                "Có chương trình đang mở tệp trong kho dữ liệu nên chưa thay được.",
                "Đóng chương trình đó rồi làm lại; bản trước còn nguyên.",
                detail=str(trouble),
            ) from trouble
        self._disk.sync_folder(self._folder)
        shutil.rmtree(aside, ignore_errors=True)


# --- CSV ------------------------------------------------------------------------------


class _Parts:
    """The CSV files of one table, begun as they are needed; at least one."""

    def __init__(self, folder: Path, columns: Sequence[Field]) -> None:
        self._folder, self._columns = folder, columns
        self._kinds = [field.type for field in columns]
        self._files = 0
        self._open: TextIO | None = None
        self.rows = 0
        folder.mkdir()
        self._begin()

    def put(self, row: FlatRow) -> None:
        if self.rows and self.rows % ROWS_IN_PART == 0:
            self._begin()
        cells = [_cell(k, v) for k, v in zip(self._kinds, row, strict=True)]
        self._writer.writerow(cells)
        self.rows += 1

    def close(self) -> None:
        if self._open is not None:
            self._open.close()

    def _begin(self) -> None:
        self.close()
        self._files += 1
        path = self._folder / f"part-{self._files:05d}.csv"
        self._open = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._open, lineterminator="\n")
        self._writer.writerow([field.name for field in self._columns])


def _cell(kind: str, value: Value | str) -> str:
    if value is None:
        return ""
    return written("string", value) if kind == "string" else spelt(kind, value)


def _write_parts(
    folder: Path, tables: Sequence[FlatTable], rows: Iterable[tuple[str, FlatRow]]
) -> dict[str, int]:
    parts: dict[str, _Parts] = {}
    try:
        for table in tables:
            parts[table.name] = _Parts(folder / table.name, table.columns)
        for name, row in rows:
            parts[name].put(row)
    finally:
        for one in parts.values():
            one.close()
    return {name: one.rows for name, one in parts.items()}


# --- Parquet --------------------------------------------------------------------------


def _write_parquet(
    duckdb: Any,  # noqa: ANN401 - the module
    folder: Path,
    tables: Sequence[FlatTable],
) -> None:
    spill = folder / ".tmp"
    with duckdb.connect() as connection:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        connection.execute(f"SET threads = {_THREADS}")
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET temp_directory = {text_of(str(spill))}")
        try:
            for table in tables:
                target = text_of(str(folder / f"{table.name}.parquet"))
                select = typed_select(table.columns, folder / table.name / "*.csv")
                connection.execute(
                    f"COPY ({select}) TO {target} (FORMAT parquet, COMPRESSION zstd)"
                )
        except duckdb.Error as trouble:
            raise OfficeFileError(
                "DuckDB không ghi được tệp Parquet.",
                "Kiểm tra chỗ trống của ổ đĩa rồi làm lại; bản trước còn nguyên.",
                detail=str(trouble),
            ) from trouble
    shutil.rmtree(spill, ignore_errors=True)
