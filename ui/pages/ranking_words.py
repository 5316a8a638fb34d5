"""Why somebody has its place in a block, in sentences an officer can read out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape

from desktop import vietnamese
from desktop.emulation.participants import Kind
from desktop.emulation.ranking import Standing, compare
from desktop.emulation.scoring import round_half_up
from desktop.office.rounds.outcome import RankRow, RankTable
from desktop.office.rounds.roundup import Roundup
from ui.language import _


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison of two places: what, mine, theirs."""

    name: str
    mine: Decimal | None
    theirs: Decimal | None


def points(value: Decimal | None) -> str:
    """Return points with one decimal, or two where they have them; "–" for none."""
    if value is None:
        return "–"
    places = 1 if value * 10 == (value * 10).to_integral_value() else 2
    return vietnamese.number(value, places)


def total_of(row: RankRow) -> str:
    """Return the total as tables show it."""
    return "–" if row.total is None else vietnamese.number(row.total, 2)


def difference(one: Decimal | None, other: Decimal | None) -> str:
    """Return "+0,5", "−1,5" or "0,0"; "–" where one does not apply."""
    if one is None or other is None:
        return "–"
    gap = one - other
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    return sign + points(abs(gap))


def signed(value: Decimal | None) -> str:
    """Return what bonus and penalty changed: "+1,5", "−2,0", "0,0"; "" for neither."""
    return "" if value is None else difference(value, Decimal(0))


def rescaled(row: RankRow, table: RankTable) -> str:
    """Return "quy đổi từ 56,5/65", or nothing."""
    if row.rank is None or row.applicable_max == table.scale:
        return ""
    most = vietnamese.number(row.applicable_max)
    return _("quy đổi từ {points}/{most}").format(points=points(row.points), most=most)


def key_name(key: str) -> str:
    """Return a key of the precedence in words."""
    return _("tổng điểm") if key == "total" else _("nhóm {code}").format(code=key)


def subject_word(kind: Kind) -> str:
    """Return what to call a subject of a kind in a sentence."""
    return _("Người") if kind is Kind.INDIVIDUAL else _("Đơn vị")


def neighbour(table: RankTable, row: RankRow) -> RankRow | None:
    """Return the next better place, or the next worse one for the first."""
    better, worse = _around(table, row)
    return better or worse


def comparison(table: RankTable, row: RankRow, other: RankRow) -> list[Compared]:
    """Return both places group by group, the total last."""
    lines = [
        Compared(f"{h.code}. {h.name}", row.parts.get(h.code), other.parts.get(h.code))
        for h in table.headings
    ]
    return [*lines, Compared(_("Tổng"), row.total, other.total)]


def why(roundup: Roundup, table: RankTable, row: RankRow) -> list[str]:
    """Return the reasons of a place as sentences in simple HTML, in order."""
    said = [_total_sentence(table, row)]
    changed = rescaled(row, table)
    if changed:
        words = _("Điểm {what}, vì có tiêu chí không áp dụng.")
        if row.note:
            words = _("Điểm {what}.")
        said.append(words.format(what=f"<b>{changed}</b>"))
    said += [f"{escape(s)}." for s in (row.note, row.class_basis) if s]
    if row.bonus:
        said.append(
            _("Thưởng, phạt ngoài thang điểm: {points}, đã tính vào tổng.").format(
                points=f"<b>{signed(row.bonus)}</b>"
            )
        )
    rival = _rival(table, row)
    if rival is not None:
        said += _settled(roundup, row, rival)
    if row.is_tied:
        said.append(_tied_sentence(table, row))
    return said


def _total_sentence(table: RankTable, row: RankRow) -> str:
    better, worse = _around(table, row)
    parts = []
    if better is not None:
        parts.append(_gap_words(better, row, less=True))
    elif row.rank == 1:
        parts.append(_("cao nhất khối"))
    if worse is not None:
        parts.append(_gap_words(row, worse, less=False, named=worse))
    total = f"<b>{total_of(row)}</b>"
    return _("Tổng {total} điểm: {rest}.").format(total=total, rest="; ".join(parts))


def _gap_words(
    upper: RankRow, lower: RankRow, *, less: bool, named: RankRow | None = None
) -> str:
    other = named or upper
    gap = (upper.total or Decimal(0)) - (lower.total or Decimal(0))
    if not gap:
        return _("bằng điểm hạng {rank}").format(rank=other.rank)
    words = (
        _("ít hơn hạng {rank} là {gap}")
        if less
        else _("nhiều hơn hạng {rank} là {gap}")
    )
    shown = f"<b>{vietnamese.number(gap, 2)}</b>"
    return words.format(rank=other.rank, gap=shown)


def _settled(roundup: Roundup, row: RankRow, rival: RankRow) -> list[str]:
    mine, theirs = _standing(roundup, row), _standing(roundup, rival)
    if mine is None or theirs is None:
        return []
    decided = compare(mine, theirs).decided_by
    name = f"<b>{escape(rival.name)}</b>"
    if decided == 0:
        words = _("cao hơn") if (row.rank or 0) < (rival.rank or 0) else _("thấp hơn")
        return [
            _("Bằng {name} sau khi làm tròn; điểm chưa làm tròn {words}.").format(
                name=name, words=words
            )
        ]
    last = len(roundup.plan.precedence) if decided is None else decided + 1
    said = []
    for position in range(1, last):
        begins = (
            _("Bằng điểm {name}, xét").format(name=name) if position == 1 else _("Xét")
        )
        key = key_name(roundup.plan.precedence[position])
        pair = (mine.entrant.keys[position], theirs.entrant.keys[position])
        said.append(f"{begins} {key}: {_verdict(*pair)}.")
    return said


def _verdict(mine: Fraction | None, theirs: Fraction | None) -> str:
    if mine is None or theirs is None:
        if mine is theirs:
            return _("không áp dụng cho cả hai")
        return (
            _("không áp dụng, nên xếp sau")
            if mine is None
            else _("bên kia không áp dụng, nên xếp trước")
        )
    both = f"{_exact(mine)} và {_exact(theirs)}"
    if mine == theirs:
        return _("{both}, vẫn bằng").format(both=both)
    place = _("nên xếp trên") if mine > theirs else _("nên xếp dưới")
    return f"{both}, {place}"


def _tied_sentence(table: RankTable, row: RankRow) -> str:
    _better, worse = _around(table, row)
    kept = _("Giữ <b>đồng hạng {rank}</b>.").format(rank=row.rank)
    if worse is None:
        return kept
    following = _("{who} tiếp theo là hạng {rank}.").format(
        who=subject_word(row.kind), rank=worse.rank
    )
    return f"{kept} {following}"


def _rival(table: RankTable, row: RankRow) -> RankRow | None:
    """Return whom the total alone does not separate; tied ones first."""
    same = [
        r
        for r in _ranked(table)
        if r.subject_id != row.subject_id and r.total == row.total
    ]
    return min(same, key=lambda r: abs((r.rank or 0) - (row.rank or 0)), default=None)


def _around(table: RankTable, row: RankRow) -> tuple[RankRow | None, RankRow | None]:
    mine = row.rank or 0
    above = [r for r in _ranked(table) if (r.rank or 0) < mine]
    below = [r for r in _ranked(table) if (r.rank or 0) > mine]
    return (above[-1] if above else None), (below[0] if below else None)


def _ranked(table: RankTable) -> Sequence[RankRow]:
    return [row for row in table.rows if row.rank is not None]


def _standing(roundup: Roundup, row: RankRow) -> Standing | None:
    if row.subject_id not in roundup.candidates:
        return None
    return roundup.standing_of(row.subject_id)


def _exact(value: Fraction) -> str:
    return points(round_half_up(value))
