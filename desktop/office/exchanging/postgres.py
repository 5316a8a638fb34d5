"""Consolidated tables on a PostgreSQL server; what is said when it refuses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.connection import OfficeDatabase
from desktop.errors import OfficeError
from desktop.office.exchanging.city_extra import library
from desktop.office.exchanging.consolidated import FlatRow, FlatTable, Source

_TIMEOUT = 10  # seconds to reach the server


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of it.

    Attributes:
        server: "host/database", without a password.
        loaded, unchanged: bundles written, and bundles that were there already.
        newer: senders whose bundle on the server is newer than any known here.
        removed: streams taken away, since their bundle was undone here.
        rows: rows written by table.
    """

    server: str
    loaded: int
    unchanged: int
    newer: tuple[str, ...]
    removed: int
    rows: Mapping[str, int]
    notes: tuple[str, ...] = ()


class Server:
    """A server and what is to stand there.

    Args:
        url: as libpq takes it; neither it nor its password is ever told or logged.
    """

    def __init__(self, url: str, tables: Sequence[FlatTable]) -> None:
        self._url = url
        self._tables = {table.name: table for table in tables}

    def load(
        self,
        database: OfficeDatabase,
        sources: Sequence[Source],
        *,
        own: tuple[Source, list[FlatRow]] | None = None,
        report: Callable[[int, int], bool] | None = None,
        notes: tuple[str, ...] = (),
    ) -> Loaded:
        """Load what is not there yet.

        Args:
            own: the city's own ranking, which replaces the one before.

        Raises:
            OfficeError: psycopg is missing, or the server refuses; what was loaded
                before that is whole and stays.
        """
        psycopg = library("psycopg")
        server = self._place(psycopg)
        try:
            with self._connected(psycopg) as connection:
                from desktop.office.exchanging.postgres_loading import Loading

                loading = Loading(connection, database, self._tables)
                loading.set_up()
                loading.load_all(sources, report)
                if own is not None:
                    loading.load_own(*own)
                loading.remove_undone(sources)
        except psycopg.Error as trouble:
            # Without the original: its words may hold the address with the password.
            raise OfficeError(
                f"Máy chủ PostgreSQL {server} không nhận dữ liệu.",
                "Kiểm tra địa chỉ, tài khoản, mạng và quyền ghi rồi làm lại; gói đã "
                "nạp trọn vẹn vẫn còn, làm lại sẽ nạp tiếp.",
                detail=self._scrubbed(psycopg, str(trouble)),
            ) from None
        return Loaded(
            server,
            loading.loaded,
            loading.unchanged,
            tuple(loading.newer),
            loading.removed,
            loading.rows,
            notes,
        )

    def _connected(self, psycopg: Any) -> Any:  # noqa: ANN401 - the module
        return psycopg.connect(
            self._url,
            autocommit=True,
            connect_timeout=_TIMEOUT,
            application_name="so-vang",
            client_encoding="UTF8",
        )

    def _place(self, psycopg: Any) -> str:  # noqa: ANN401
        said = self._said(psycopg)
        host = said.get("host") or said.get("hostaddr") or "localhost"
        return f"{host}/{said.get('dbname') or said.get('user') or ''}".rstrip("/")

    def _said(self, psycopg: Any) -> dict[str, Any]:  # noqa: ANN401
        try:
            return dict(psycopg.conninfo.conninfo_to_dict(self._url))
        except psycopg.Error:
            raise OfficeError(
                "Địa chỉ máy chủ PostgreSQL viết chưa đúng.",
                "Viết dạng postgresql://tài-khoản@máy-chủ/cơ-sở-dữ-liệu; mật khẩu nên "
                "để trong tệp .pgpass hoặc biến PGPASSWORD.",
            ) from None

    def _scrubbed(self, psycopg: Any, words: str) -> str:  # noqa: ANN401
        for secret in (self._url, str(self._said(psycopg).get("password") or "")):
            if secret:
                words = words.replace(secret, "…")
        return words
