"""The ranking of a block as a table: place, total, groups, or why there is no place."""

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.participants import Kind
from desktop.office.rounds.outcome import Heading, RankRow, RankTable
from ui.language import _
from ui.pages.ranking_places import PlacesView, name_column, place_column
from ui.pages.ranking_words import points, rescaled, signed, total_of
from ui.tables.column import Column

_NAME, _FEW = 220, 7


class RankView(PlacesView):
    """One block by points; an unranked row leads on to scoring it."""

    def __init__(self, table: RankTable, parent: QWidget | None = None) -> None:
        name = _("Xếp hạng, {block}").format(block=table.name)
        super().__init__(name, _columns(table), parent)


def same_columns(one: RankTable, other: RankTable) -> bool:
    """Tell whether two blocks are scored by the same groups."""
    return (one.headings, one.scale, has_classes(one)) == (
        other.headings,
        other.scale,
        has_classes(other),
    )


def _columns(table: RankTable) -> list[Column[RankRow]]:
    return [
        place_column(),
        name_column(
            lambda row: _note(row, table),
            # Beside a long set the name keeps its room, and the rest scrolls.
            width=_NAME if len(table.headings) > _FEW else 0,
        ),
        Column[RankRow](
            _("Điểm"),
            lambda row: row.unranked_reason or total_of(row),
            note=lambda row: "" if row.rank is not None else _("Chấm tiếp"),
            sort=lambda row: -1 if row.total is None else row.total,
            kind="total_or_reason",
            look=lambda row: _share(row, table),
            width=122,
            weight=600,
            tip=lambda row: row.unranked_reason or rescaled(row, table),
        ),
        *_result_columns(table),
        *(_group_column(heading) for heading in table.headings),
    ]


def has_classes(table: RankTable) -> bool:
    """Tell whether the set of a block has classes."""
    return any(row.class_name for row in table.rows)


def has_extras(table: RankTable) -> bool:
    """Tell whether the set of a block has bonuses or penalties."""
    return any(heading.is_extra for heading in table.headings)


def _result_columns(table: RankTable) -> list[Column[RankRow]]:
    """Return what stands beside the total where the set has it: class, bonus."""
    columns = []
    if has_classes(table):
        columns.append(
            Column[RankRow](
                _("Xếp loại"),
                lambda row: row.class_name,
                sort=lambda row: -1 if row.total is None else row.total,
                width=92,
                weight=500,
                tip=lambda row: row.class_basis,
            )
        )
    if has_extras(table):
        columns.append(
            Column[RankRow](
                _("Thưởng, phạt"),
                lambda row: signed(row.bonus),
                sort=lambda row: row.bonus or 0,
                kind="bar_under",
                width=96,
                tip=lambda _row: _("ngoài thang điểm, đã tính vào tổng"),
            )
        )
    return columns


def _group_column(heading: Heading) -> Column[RankRow]:
    most = heading.max_points
    title = f"{heading.code} /{vietnamese.number(most)}"

    def share(row: RankRow) -> float | None:
        part = row.parts.get(heading.code)
        return None if part is None or heading.is_extra else float(part / most)

    return Column[RankRow](
        title,
        lambda row: points(row.parts.get(heading.code)),
        sort=lambda row: row.parts.get(heading.code) or 0,
        kind="bar_under",
        look=share,
        width=58,
        tip=lambda _row: f"{heading.code}. {heading.name}",
    )


def _share(row: RankRow, table: RankTable) -> float | None:
    # A bonus may push a total over the scale, a penalty below it.
    return None if row.total is None else min(1, max(0, float(row.total / table.scale)))


def _note(row: RankRow, table: RankTable) -> str:
    # Units hang under the commune itself; only people need to be told apart.
    detail = "" if row.kind is Kind.COLLECTIVE else row.detail
    return rescaled(row, table) or detail
