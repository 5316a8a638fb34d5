"""`consolidate`: hand what the communes sent to DuckDB or a PostgreSQL server."""

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns

if TYPE_CHECKING:
    from desktop.office.exchanging.consolidating import Consolidated
    from desktop.office.exchanging.postgres import Loaded
    from desktop.office.office import Office

_PLAIN = "Dữ liệu này không mã hóa; chỉ giữ trong cơ quan, không chép ra USB."
_WITHOUT = "Không kèm họ tên và các cột nói về cá nhân (thêm --with-personal để kèm)."
_WITH = "Có kèm dữ liệu cá nhân: bảo vệ như chính cơ sở dữ liệu của cơ quan."


def done(office: "Office", arguments: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Consolidate and return what came of it, for machines and people.

    Raises:
        OfficeError: not a city, nothing to consolidate, a library is missing, or the
            folder or the server refuses.
    """
    personal = arguments.with_personal
    if arguments.parquet is not None:
        made = office.consolidating.to_parquet(
            arguments.parquet, with_personal=personal
        )
        return _published(made, with_personal=personal)
    loaded = office.consolidating.to_postgres(
        arguments.postgres, with_personal=personal
    )
    return _loaded(loaded, with_personal=personal)


def _published(
    made: "Consolidated", *, with_personal: bool
) -> tuple[dict[str, Any], str]:
    rows = {name: count for name, count in made.published.rows.items() if count}
    data = {
        "folder": str(made.published.folder),
        "bundles": len(made.sources),
        "senders": len({one.sender for one in made.sources}),
        "rows": rows,
        "with_personal": with_personal,
        "notes": list(made.notes),
    }
    said = [
        f"Đã tổng hợp {len(made.sources)} gói vào {made.published.folder}:",
        _counted(rows),
        *made.notes,
        _WITH if with_personal else _WITHOUT,
        _PLAIN,
    ]
    return data, "\n".join(said)


def _loaded(loaded: "Loaded", *, with_personal: bool) -> tuple[dict[str, Any], str]:
    data = {
        "server": loaded.server,
        "loaded": loaded.loaded,
        "unchanged": loaded.unchanged,
        "newer": list(loaded.newer),
        "removed": loaded.removed,
        "rows": dict(loaded.rows),
        "with_personal": with_personal,
        "notes": list(loaded.notes),
    }
    counts = f"đã nạp {loaded.loaded} gói, {loaded.unchanged} gói đã có sẵn"
    said = [f"Máy chủ {loaded.server}: {counts}, gỡ {loaded.removed} gói đã bỏ nhận."]
    if loaded.rows:
        said.append(_counted(dict(loaded.rows)))
    if loaded.newer:
        names = ", ".join(loaded.newer)
        said.append(f"Giữ nguyên gói mới hơn do máy khác đã nạp: {names}.")
    said += [*loaded.notes, _WITH if with_personal else _WITHOUT]
    return data, "\n".join(said)


def _counted(rows: dict[str, int]) -> str:
    return columns([], [(str(count), name) for name, count in rows.items()], {0})
