"""The candidates of an award: who has a seat, the line, reserves, and everyone else."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop import text as words
from desktop.awards.selection import Remark
from desktop.awards.selection import Section as Part
from desktop.emulation.participants import Kind
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from ui.language import _
from ui.pages.review_words import (
    line_note,
    more_label,
    noun,
    proposed_title,
    rank_words,
    role_words,
    short_reason,
    total_words,
)
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.chips import CHIPS, Chip

Actions = Sequence[tuple[str, Callable[[], object]]]
ROLE, POINTS, _REASON = 3, 4, 6
_WITH_ROLES = 660
_TICKS: dict[Remark, bool | None] = {
    Remark.WITHIN_QUOTA: True,
    Remark.CHOSEN_AT_THE_LINE: True,
    Remark.EXTRA: True,
    Remark.BEYOND: True,
    Remark.TIED_AT_THE_LINE: None,
}
_USABLE = {*_TICKS, Remark.OVER_QUOTA, Remark.WITHDRAWN}


class ReviewTable(TableView):
    """The list of one quota; a tick chooses, proposes, or leaves out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_closed = self._can_add = False
        self._has_roles = self._has_points = True
        self._doubts: frozenset[str] = frozenset()
        super().__init__(
            _("Danh sách xét khen thưởng"),
            self._columns(),
            row_height=38,
            key=lambda row: row.subject_id,
            bar=_bar,
            parent=parent,
        )

    def show_list(
        self,
        found: ReviewList,
        *,
        is_closed: bool,
        note: str,
        actions: Actions,
        told: Sequence[str] = (),
        doubts: frozenset[str] = frozenset(),
    ) -> None:
        """Show a list.

        Args:
            found: the list.
            is_closed: whether it is final.
            note: by what it is ordered.
            actions: the ways out at the quota line.
            told: sentences under the quota line, about how firm it is.
            doubts: those whose achievement may have been awarded elsewhere, by id.
        """
        self._is_closed, self._doubts = is_closed, doubts
        self._can_add = bool(more_label(found))
        self._has_roles = found.kind is Kind.INDIVIDUAL
        self._has_points = any(row.total is not None for row in found.rows)
        self._fit()
        ways = () if is_closed else actions
        self.show_sections(sections_of(found, note, ways, told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names their room first: the role is in the strip and the pane."""
        room = self.viewport().width()
        self.setColumnHidden(ROLE, not self._has_roles or room < _WITH_ROLES)
        self.setColumnHidden(POINTS, not self._has_points)
        self.setColumnWidth(_REASON, 164 if room >= _WITH_ROLES else 140)

    def _columns(self) -> list[Column[ReviewRow]]:
        return [
            Column[ReviewRow](
                _("Chọn"),
                _ticked_words,
                kind="check",
                width=64,
                look=lambda row: _TICKS.get(row.remark, False),
                usable=self._can_tick,
            ),
            Column[ReviewRow](
                _("Hạng"),
                rank_words,
                sort=lambda row: row.rank or 9999,
                kind="number",
                align="center",
                width=48,
                weight=600,
                tip=_rank_tip,
            ),
            Column[ReviewRow](
                _("Tên, chức vụ"),
                lambda row: row.name,
                sort=_name_key,
                note=lambda row: row.detail or row.group_name,
                tip=lambda row: f"{row.name}\n{row.detail or row.group_name}",
                weight=500,
            ),
            Column[ReviewRow](
                _("Vai trò"),
                role_words,
                width=82,
                wrap=True,
                tone=lambda _row: "text2",
            ),
            Column[ReviewRow](
                _("Điểm"),
                total_words,
                sort=lambda row: -1 if row.total is None else row.total,
                kind="number",
                width=60,
                weight=600,
            ),
            Column[ReviewRow](
                _("Kết luận"),
                lambda row: verdict_chip(row).word,
                kind="chip",
                width=142,
                look=verdict_chip,
            ),
            Column[ReviewRow](
                _("Lý do"),
                self._reason,
                width=164,
                wrap=True,
                tone=self._tone,
                tip=lambda r: "\n".join((r.reason, *r.conflicts)).strip(),
            ),
        ]

    def _can_tick(self, row: ReviewRow) -> bool:
        if row.remark is Remark.OVER_QUOTA and not self._can_add:
            return False
        return not self._is_closed and row.remark in _USABLE

    def _reason(self, row: ReviewRow) -> str:
        said = short_reason(row)
        if row.subject_id not in self._doubts or row.remark is Remark.DOUBLE_AWARD:
            return said
        doubt = _("Có thể trùng thành tích")
        is_seated = row.remark in (Remark.WITHIN_QUOTA, Remark.CHOSEN_AT_THE_LINE)
        return doubt if is_seated else f"{doubt}. {said}"

    def _tone(self, row: ReviewRow) -> str:
        if row.remark is Remark.DOUBLE_AWARD:
            return "bad"
        return "warn" if row.subject_id in self._doubts else "text2"


def verdict_chip(row: ReviewRow) -> Chip:
    """Return the verdict, or that the achievement was awarded already."""
    is_double = row.remark is Remark.DOUBLE_AWARD
    return CHIPS["duplicate" if is_double else row.verdict.value]


def _bar(row: ReviewRow) -> str:
    if row.remark is Remark.DOUBLE_AWARD:
        return "bad"
    return "warn" if is_open_tie(row) else ""


def is_open_tie(row: ReviewRow) -> bool:
    """Tell whether somebody has to be chosen among those tied at the line."""
    return row.remark is Remark.TIED_AT_THE_LINE


def sections_of(
    found: ReviewList, note: str, actions: Actions, told: Sequence[str] = ()
) -> list[Section]:
    """Return the rows under their headings, the line between those tied."""
    tied = found.of(Part.AT_THE_LINE)
    extras = {row.subject_id for row in found.extras}
    above = [row for row in found.proposed if row.subject_id not in extras]
    # Each unit has a line of its own then: nobody tied stands above a common one.
    seats = 0 if found.is_per_proposer else found.open_seats
    made = [Section(proposed_title(found), [*above, *tied[:seats]], note=note)]
    if found.count is not None:
        line = Section(
            _("Số lượng {quota}").format(quota=found.quota),
            kind="quota",
            note=line_note(found),
            clause=_("mục {clause}").format(clause=found.clause),
            actions=actions,
        )
        made += [line, *(Section("", note=sentence) for sentence in told)]
        made[-1] = made[-1]._replace(rows=tied[seats:])
    rest = (
        (_extra_title(found), found.extras),
        (_("Dự bị"), found.of(Part.RESERVE)),
        (_("Chưa xét được"), found.of(Part.PENDING)),
        (_("Không đề nghị"), found.of(Part.NOT_PROPOSED)),
    )
    for title, rows in rest:
        if rows:
            made.append(Section(f"{title}: {len(rows)} {noun(found.kind)}", rows))
    return made


def _extra_title(found: ReviewList) -> str:
    return (
        _("Ngoài chỉ tiêu, có lý do") if found.beyond else _("Đề nghị thêm, có lý do")
    )


def _ticked_words(row: ReviewRow) -> str:
    ticked = _TICKS.get(row.remark, False)
    if ticked is None:
        return _("đồng hạng, chưa chọn")
    return _("được đề nghị") if ticked else _("không được đề nghị")


def _rank_tip(row: ReviewRow) -> str:
    if row.is_conditional:
        return _("Nếu đạt sẽ đứng thứ {rank}").format(rank=row.rank)
    return _("Đồng hạng {rank}").format(rank=row.rank) if row.is_tied else ""


def _name_key(row: ReviewRow) -> object:
    if row.kind is Kind.INDIVIDUAL:
        return words.person_sort_key(row.name)
    return words.sort_key(row.name)
