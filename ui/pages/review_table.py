"""The candidates of an award: who has a seat, the line, reserves, and everyone else."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop import text as words
from desktop.awards.selection import Remark
from desktop.awards.selection import Section as Part
from desktop.emulation.participants import Kind
from desktop.office.outcome import ReviewList, ReviewRow
from ui.language import _
from ui.pages.review_words import (
    line_note,
    noun,
    proposed_title,
    rank_words,
    role_words,
    short_reason,
    total_words,
)
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.chips import CHIPS

Actions = Sequence[tuple[str, Callable[[], object]]]
ROLE, _REASON = 3, 6
_WITH_ROLES = 660
_TICKS: dict[Remark, bool | None] = {
    Remark.WITHIN_QUOTA: True,
    Remark.CHOSEN_AT_THE_LINE: True,
    Remark.EXTRA: True,
    Remark.TIED_AT_THE_LINE: None,
}
_USABLE = {*_TICKS, Remark.OVER_QUOTA, Remark.WITHDRAWN}


class ReviewTable(TableView):
    """The list of one quota; a tick chooses, proposes, or leaves out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_closed = False
        self._has_roles = True
        super().__init__(
            _("Danh sách xét khen thưởng"),
            self._columns(),
            row_height=38,
            key=lambda row: row.subject_id,
            bar=lambda row: "warn" if is_open_tie(row) else "",
            parent=parent,
        )

    def show_list(
        self, found: ReviewList, *, is_closed: bool, note: str, actions: Actions
    ) -> None:
        """Show a list; `actions` are the ways out at the quota line."""
        self._is_closed = is_closed
        self._has_roles = found.kind is Kind.INDIVIDUAL
        self._fit()
        self.show_sections(sections_of(found, note, () if is_closed else actions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names their room first: the role is in the strip and the pane."""
        room = self.viewport().width()
        self.setColumnHidden(ROLE, not self._has_roles or room < _WITH_ROLES)
        self.setColumnWidth(_REASON, 164 if room >= _WITH_ROLES else 140)

    def _columns(self) -> list[Column[ReviewRow]]:
        return [
            Column[ReviewRow](
                _("Chọn"),
                _ticked_words,
                kind="check",
                width=64,
                look=lambda row: _TICKS.get(row.remark, False),
                usable=lambda row: not self._is_closed and row.remark in _USABLE,
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
                lambda row: row.verdict.label,
                kind="chip",
                width=142,
                look=lambda row: CHIPS[row.verdict.value],
            ),
            Column[ReviewRow](
                _("Lý do"), short_reason, width=164, wrap=True, tip=lambda r: r.reason
            ),
        ]


def is_open_tie(row: ReviewRow) -> bool:
    """Tell whether somebody has to be chosen among those tied at the line."""
    return row.remark is Remark.TIED_AT_THE_LINE


def sections_of(found: ReviewList, note: str, actions: Actions) -> list[Section]:
    """Return the rows under their headings, the line between those tied."""
    tied = found.of(Part.AT_THE_LINE)
    above = [row for row in found.proposed if row.remark is not Remark.EXTRA]
    seats = found.open_seats
    made = [Section(proposed_title(found), [*above, *tied[:seats]], note=note)]
    if found.count is not None:
        made.append(
            Section(
                _("Số lượng {quota}").format(quota=found.quota),
                tied[seats:],
                kind="quota",
                note=line_note(found),
                clause=_("mục {clause}").format(clause=found.clause),
                actions=actions,
            )
        )
    rest = (
        (_("Đề nghị thêm, có lý do"), found.extras),
        (_("Dự bị"), found.of(Part.RESERVE)),
        (_("Chưa xét được"), found.of(Part.PENDING)),
        (_("Không đề nghị"), found.of(Part.NOT_PROPOSED)),
    )
    for title, rows in rest:
        if rows:
            made.append(Section(f"{title}: {len(rows)} {noun(found.kind)}", rows))
    return made


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
