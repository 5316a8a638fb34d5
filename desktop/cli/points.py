"""`rank` where the plan has points: every block with its totals."""

from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns, number

if TYPE_CHECKING:
    from desktop.office.office import Office
    from desktop.office.rounds.outcome import RankRow, RankTable


def ranked(office: "Office") -> tuple[dict[str, Any], str]:
    """Return the ranking of every block, for machines and people."""
    plan, now, tables = office.plan(), office.current_round(), office.outcome().tables
    data = {
        "plan": plan.code,
        "round": now.name,
        "blocks": [_block(table) for table in tables],
    }
    head = f"{plan.short_name}, đợt xét {now.name}"
    return data, "\n\n".join([head, *map(_text, tables)])


def _block(table: "RankTable") -> dict[str, Any]:
    return {
        "code": table.block,
        "name": table.name,
        "criteria": table.criteria,
        "rows": [_row(table, row) for row in table.rows],
    }


def _row(table: "RankTable", row: "RankRow") -> dict[str, Any]:
    return {
        "id": row.subject_id,
        "name": row.name,
        "kind": row.kind.value,
        "total": None if row.total is None else float(row.total),
        "max": float(table.scale),
        "rank": row.rank,
        "tied": row.is_tied,
        "unranked_reason": row.unranked_reason or None,
        "points": float(row.points),
        "applicable_max": float(row.applicable_max),
    }


def _text(table: "RankTable") -> str:
    rows = []
    for row in table.rows:
        note = row.unranked_reason
        if row.is_tied:
            note = "đồng hạng"
        elif not note and row.applicable_max != table.scale:
            note = f"quy đổi từ {number(row.points)}/{number(row.applicable_max)}"
        rank = "–" if row.rank is None else str(row.rank)
        total = "" if row.total is None else number(row.total, 2)
        rows.append((rank, row.name, total, note))
    top = number(table.scale)
    return f"{table.name}\n" + columns(
        ["Hạng", "Tên", f"Điểm/{top}", "Ghi chú"], rows, {0, 2}
    )
