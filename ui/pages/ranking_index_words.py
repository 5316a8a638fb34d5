"""A place by a published index, in words an officer can read out."""

from decimal import Decimal
from fractions import Fraction
from html import escape

from desktop import vietnamese
from desktop.emulation.indices import IndexValue
from desktop.office.registers.index_tables import IndexRow, IndexTable
from ui.language import _


def exactly(value: Decimal | None) -> str:
    """Return every decimal of a value, two at least; "–" for none."""
    if value is None:
        return "–"
    return vietnamese.number(value, max(2, -int(value.as_tuple().exponent)))


def value_words(row: IndexRow) -> str:
    """Return "93,85", or "45,00/50" on another scale than a hundred."""
    shown = exactly(row.value)
    if row.value is None or row.most == 100:
        return shown
    return f"{shown}/{vietnamese.number(row.most)}"


def origin_words(value: IndexValue | None) -> str:
    """Return "Công bố", "Tự tính" or "Tự chấm"; "" where there is no value."""
    return value.origin.label.capitalize() if value else ""


def paper_words(value: IndexValue) -> str:
    """Return the document and its day, as far as they are known."""
    day = value.published_on
    said = [value.document, vietnamese.day_in_line(day) if day else ""]
    return ", ".join(part for part in said if part)


def how_ranked(table: IndexTable) -> str:
    """Return where the places of a block come from."""
    if table.is_published:
        return _("hạng đã công bố, giữ nguyên")
    return _("giá trị công bố, vì văn bản không ghi hạng")


def change_words(row: IndexRow) -> str:
    """Return "tăng 2 bậc", "giảm 1 bậc", "giữ nguyên"; "" where nothing compares."""
    change = row.place.change
    if change is None:
        return ""
    if change == 0:
        return _("giữ nguyên")
    words = _("tăng {count} bậc") if change > 0 else _("giảm {count} bậc")
    return words.format(count=abs(change))


def why(table: IndexTable, row: IndexRow) -> list[str]:
    """Return the reasons of a place as sentences in simple HTML, in order."""
    return [
        _value_sentence(table, row),
        _place_sentence(table, row),
        *_gaps(table, row),
        *_ties(table, row),
        *_before(table, row),
    ]


def why_not(table: IndexTable, row: IndexRow) -> list[str]:
    """Return why there is no place, and what follows from that."""
    said = [f"{escape(row.unranked_reason)}."]
    value = row.place.value
    if value is not None and value.value is not None:
        said.append(_value_sentence(table, row))
    said.append(_("Chưa có số công bố thì chưa xếp hạng, không bị xếp cuối."))
    return [*said, *_before(table, row)]


def _value_sentence(table: IndexTable, row: IndexRow) -> str:
    value = row.place.value
    paper = paper_words(value) if value else ""
    origin = value.origin.label if value else ""
    said = _("{index} năm {year}: {value}, {origin}").format(
        index=table.index.short,
        year=table.year,
        value=f"<b>{value_words(row)}</b>",
        origin=origin,
    )
    return f"{said} ({escape(paper)})." if paper else f"{said}."


def _place_sentence(table: IndexTable, row: IndexRow) -> str:
    block = row.place.value.block if row.place.value else ""
    if row.place.is_published:
        inside = _(" trong {block}").format(block=escape(block)) if block else ""
        return _("Hạng {rank}{inside} lấy đúng như đã công bố.").format(
            rank=row.rank, inside=inside
        )
    count = len(table.ranked)
    return _(
        "Không có hạng công bố: xếp theo giá trị của {count} đơn vị đã có số."
    ).format(count=count)


def _gaps(table: IndexTable, row: IndexRow) -> list[str]:
    mine, share = row.rank or 0, _share(row)
    known = [r for r in table.ranked if _share(r) is not None]
    above = [r for r in known if (r.rank or 0) < mine]
    below = [r for r in known if (r.rank or 0) > mine]
    if share is None:
        return []
    said = "; ".join(_gap(share, other) for other in (*above[-1:], *below[:1]))
    return [f"{said[:1].upper()}{said[1:]}."] if said else []


def _gap(share: Fraction, other: IndexRow) -> str:
    theirs = _share(other) or Fraction(0)
    if theirs == share:
        return _("bằng giá trị hạng {rank}").format(rank=other.rank)
    words = (
        _("ít hơn hạng {rank} là {gap}")
        if theirs > share
        else _("nhiều hơn hạng {rank} là {gap}")
    )
    gap = f"<b>{vietnamese.shown_exactly(abs(theirs - share))}</b>"
    return words.format(rank=other.rank, gap=gap)


def _ties(table: IndexTable, row: IndexRow) -> list[str]:
    if not row.is_tied:
        return []
    others = [
        r.name
        for r in table.ranked
        if r.rank == row.rank and r.subject_id != row.subject_id
    ]
    return [
        _("Giữ <b>đồng hạng {rank}</b> với {names}.").format(
            rank=row.rank, names=escape(", ".join(others))
        )
    ]


def _before(table: IndexTable, row: IndexRow) -> list[str]:
    year = table.year - 1
    if row.place.before is None:
        return [_("Năm {year} chưa có hạng.").format(year=year)]
    said = _("Năm {year} đứng hạng {rank}").format(year=year, rank=row.place.before)
    change = change_words(row)
    if change:
        return [f"{said}: <b>{change}</b>."]
    if row.rank is None:
        return [f"{said}."]
    apart = _("{said}; không so được vì hai năm không xếp cùng cách, cùng đơn vị.")
    return [apart.format(said=said)]


def _share(row: IndexRow) -> Fraction | None:
    return row.place.value.percent if row.place.value else None
