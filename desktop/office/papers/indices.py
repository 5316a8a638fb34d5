"""The printed ranking by a published index, where a plan has no points."""

from desktop.documents.paper import Signature
from desktop.documents.papers import ranking_table
from desktop.documents.papers.wording import Office as Letterhead
from desktop.emulation.indices import IndexCode
from desktop.errors import OfficeError
from desktop.office.papers.words import Round
from desktop.office.registers.index_tables import (
    IndexRow,
    IndexTable,
    index_tables,
    year_to_show,
)
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import number

INDEX = "index:"


def ranked_by(roundup: Roundup) -> tuple[IndexCode, ...]:
    """Return the indices worth a table: none where the plan has points."""
    if roundup.plan.criteria_sets:
        return ()
    return tuple(index for index in IndexCode if _ranked(roundup, index))


def table_of(
    now: Round,
    code: str,
    letterhead: Letterhead,
    signatures: tuple[Signature, ...],
) -> ranking_table.RankingTable:
    """Return what the table of an index says, by the index's code.

    Raises:
        OfficeError: nothing is ranked by it.
    """
    index = next(each for each in IndexCode if each.value == code)
    tables = _ranked(now.roundup, index)
    if not tables:
        raise OfficeError(
            f"Chưa có {index.short} nào để lập bảng xếp hạng.",
            "Ghi chỉ số đã công bố ở trang Chỉ số & xếp loại, rồi tạo lại.",
        )
    year = year_to_show(now.roundup, index)
    return ranking_table.RankingTable(
        office=letterhead,
        subject=f"{index.label} năm {year}",
        groups=(),
        blocks=tuple(_block(table) for table in tables),
        signatures=signatures,
        places=_places(tables),
        remark=_remark(tables),
        title="BẢNG XẾP HẠNG THEO CHỈ SỐ ĐÃ CÔNG BỐ",
        total_name=f"{index.short} {year}",
        equals="bằng nhau",
    )


def _ranked(roundup: Roundup, index: IndexCode) -> list[IndexTable]:
    year = year_to_show(roundup, index)
    return [t for t in index_tables(roundup, index, year) if t.ranked]


def _block(table: IndexTable) -> ranking_table.RankedBlock:
    return ranking_table.RankedBlock(
        table.name, tuple(_unit(row) for row in table.rows)
    )


def _unit(row: IndexRow) -> ranking_table.RankedUnit:
    value = row.place.value
    return ranking_table.RankedUnit(
        name=row.name,
        points=(),
        total=row.value,
        rank=row.rank,
        tied=row.is_tied,
        grade=value.class_name if value and row.rank is not None else "",
        note="" if row.most == 100 else f"thang {number(row.most)}",
        unranked_reason=row.unranked_reason,
    )


def _places(tables: list[IndexTable]) -> int:
    """Return how many decimals show every value as it was published."""
    values = [row.value for t in tables for row in t.ranked if row.value is not None]
    return max([2, *(-int(value.as_tuple().exponent) for value in values)])


def _remark(tables: list[IndexTable]) -> str:
    documents = dict.fromkeys(
        row.place.value.document
        for table in tables
        for row in table.ranked
        if row.place.value and row.place.value.document
    )
    said = "Hạng lấy theo công bố"
    if not all(table.is_published for table in tables):
        said = "Khối không có hạng công bố xếp theo giá trị đã công bố"
    return f"{said}; nguồn: {'; '.join(documents)}" if documents else said
