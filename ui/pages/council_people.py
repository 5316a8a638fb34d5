"""The members of the council, and who came to the meeting: one key each."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.awards.council import CouncilMember, Presence, Seat
from desktop.office.council.sheet import CouncilSheet
from ui.language import _
from ui.pages.council_words import (
    PRESENCES,
    meeting_words,
    quorum_chip,
    stretched,
)
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain
from ui.widgets.chips import ChipLabel
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.tips import as_written

_KEYS = {
    Qt.Key.Key_1: Presence.PRESENT,
    Qt.Key.Key_2: Presence.ABSENT,
    Qt.Key.Key_3: Presence.WRITTEN,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


class CouncilPeople(QWidget):
    """A table of seats; before a meeting is opened, of members.

    Signals:
        marked(member id, presence): somebody came or not; None takes the mark away.
    """

    marked = Signal(str, object)

    def __init__(self, first_step: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = self._has_meeting = False
        self._candidates: dict[str, str] = {}
        self.where = layouts.label("", "caption")
        self.quorum = ChipLabel(PRESENCES[None])
        self.everybody = plain(_("Tất cả có mặt"), icon="list-checks", small=True)
        self.add = plain(
            _("Thêm thành viên…"), icon="user-plus", small=True, shortcut="Ctrl+N"
        )
        self.change = plain(_("Sửa…"), icon="pencil", small=True)
        self.retire = plain(_("Thôi tham gia…"), small=True)
        self.table = TableView(
            _("Thành viên Hội đồng"),
            self._columns(),
            row_height=42,
            key=lambda seat: seat.member_id,
            empty=EmptyPlace(
                "gavel",
                _("Hội đồng chưa có thành viên nào"),
                _(
                    "Chủ tịch, Phó Chủ tịch, ủy viên và thư ký của Hội đồng Thi đua - "
                    "Khen thưởng ghi ở đây một lần, rồi điểm danh ở mỗi cuộc họp."
                ),
                [first_step],
            ),
        )
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(lambda _row: self._allow())
        head = Strip(
            self.quorum,
            self.where,
            self.everybody,
            self.retire,
            self.change,
            self.add,
            height=44,
        )
        self.keys = self._foot()
        whole = layouts.column(
            stretched(head, self.where), self.table, self.keys, spacing=0
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_sheet(self, sheet: CouncilSheet, members: list[CouncilMember]) -> None:
        """Show who sits on the council and who came."""
        meeting = sheet.meeting
        self._has_meeting = meeting is not None
        is_finished = meeting is not None and meeting.finished_on is not None
        self._is_open = self._has_meeting and not is_finished
        self._is_open = self._is_open and not sheet.round.is_closed
        self._candidates = {
            conflict.seat.member_id: row.row.kind.label
            for row in sheet.rows
            for conflict in row.conflicts
        }
        self.where.setText(meeting_words(meeting))
        self.where.setToolTip(as_written(self.where.text()))
        self.quorum.setVisible(self._has_meeting)
        if self._has_meeting:
            self.quorum.show_chip(quorum_chip(sheet))
        seats = list(sheet.seats) or [
            Seat(m.id, m.name, m.position, m.role, m.person_id) for m in members
        ]
        self.table.setColumnHidden(3, not self._has_meeting)
        self.table.show_rows(seats)
        if self.table.current() is None and seats:
            self.table.choose(lambda _seat: True)
        self.everybody.setVisible(self._is_open and sheet.turnout.unmarked > 0)
        self.keys.setVisible(self._is_open)
        self._allow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys 1–3 and Delete in the table, and go down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        seat, key = self.table.current(), Qt.Key(event.key())
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if seat is None or not self._is_open or key not in _KEYS or not plain_key:
            return False
        ids = [each.member_id for each in self.table.rows.rows()]
        place = ids.index(seat.member_id)
        self.marked.emit(seat.member_id, _KEYS[key])
        following = ids[min(place + 1, len(ids) - 1)] if _KEYS[key] else ids[place]
        self.table.choose(lambda each: each.member_id == following)
        return True

    def _foot(self) -> Strip:
        parts: list[QWidget] = [layouts.label(_("Phím"), "caption")]
        for number, word in enumerate(
            (_("có mặt"), _("vắng mặt"), _("ý kiến bằng văn bản")), start=1
        ):
            shown = layouts.label(str(number), "key")
            shown.setFixedHeight(20)
            parts += [shown, layouts.label(word, "caption")]
        return Strip(*parts, STRETCH, height=36, edge="top")

    def _allow(self) -> None:
        for button in (self.change, self.retire):
            if self.table.current() is None:
                button.refuse(_("Chưa chọn thành viên nào."))
            else:
                button.allow()

    def _remark(self, seat: Seat) -> str:
        kind = self._candidates.get(seat.member_id)
        return _("Cũng là {kind} được xét").format(kind=kind) if kind else ""

    def _columns(self) -> list[Column[Seat]]:
        return [
            Column[Seat](
                _("Họ và tên, chức vụ"),
                lambda seat: seat.name,
                note=lambda seat: seat.position,
                weight=500,
            ),
            Column[Seat](_("Vai trò"), lambda seat: seat.role.label, width=200),
            Column[Seat](
                _("Ghi chú"), self._remark, width=220, tone=lambda _seat: "warn"
            ),
            Column[Seat](
                _("Dự họp"),
                lambda seat: PRESENCES[seat.presence].word,
                look=lambda seat: PRESENCES[seat.presence],
                kind="chip",
                width=200,
            ),
        ]
