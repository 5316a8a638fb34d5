"""`rank` where the plan has no points: the places by published indices."""

from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns, number
from desktop.emulation.indices import IndexCode
from desktop.office.registers.index_tables import (
    IndexRow,
    IndexTable,
    index_tables,
    year_to_show,
)

if TYPE_CHECKING:
    from desktop.office.office import Office


def ranked(office: "Office") -> tuple[dict[str, Any], str]:
    """Return every block by every index that has values, for machines and people."""
    roundup = office.roundup()
    tables = [
        table
        for index in IndexCode
        for table in index_tables(roundup, index, year_to_show(roundup, index))
    ]
    data = {
        "plan": roundup.plan.code,
        "round": roundup.round.name,
        "blocks": [_block(table) for table in tables],
    }
    head = f"{roundup.plan.short_name}, đợt xét {roundup.round.name}"
    note = "Kế hoạch không chấm điểm"
    note += "; xếp theo chỉ số công bố." if tables else ", sổ chưa có chỉ số nào."
    return data, "\n\n".join([head, note, *map(_text, tables)])


def _block(table: IndexTable) -> dict[str, Any]:
    return {
        "code": table.block,
        "name": table.name,
        "criteria": table.index.label,
        "index": table.index.value,
        "year": table.year,
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: IndexRow) -> dict[str, Any]:
    return {
        "id": row.subject_id,
        "name": row.name,
        "kind": row.kind.value,
        "total": None if row.value is None else float(row.value),
        "max": float(row.most),
        "rank": row.rank,
        "tied": row.is_tied,
        "unranked_reason": row.unranked_reason or None,
    }


def _text(table: IndexTable) -> str:
    rows = []
    for row in table.rows:
        note = row.unranked_reason or ("đồng hạng" if row.is_tied else "")
        rank = "–" if row.rank is None else str(row.rank)
        rows.append(
            (rank, row.name, "" if row.value is None else number(row.value), note)
        )
    source = "hạng công bố" if table.is_published else "xếp theo giá trị công bố"
    head = f"{table.name}, {table.index.short} năm {table.year} ({source})"
    return f"{head}\n" + columns(["Hạng", "Tên", "Giá trị", "Ghi chú"], rows, {0, 2})
