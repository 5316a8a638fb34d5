"""One list before the council: the rule, the grid of votes, what may be decided."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.council import Ballot
from desktop.awards.selection import Remark, Section
from desktop.office.council.sheet import CouncilList, CouncilRow, CouncilSheet
from ui.language import _
from ui.pages.council_grid import VoteTable
from ui.pages.council_words import remark, rule_words, stretched, title_of
from ui.tables.column import Section as Heading
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.head import Strip
from ui.widgets.notices import Notice
from ui.widgets.tips import as_written

_NAME = 230


class CouncilVotes(QWidget):
    """The votes of one list; what is wanted of the current row goes out by `wanted`.

    Signals:
        wanted(what, row): withdraw, choose, extra, take_back, recuse or let_vote.
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rejected = Notice("bad", "")
        self.rejected.pressed.connect(self._on_rejected)
        self.refused = Notice("bad", "")
        self.departure = Notice("info", "")
        self.rule = layouts.label("", "caption")
        self.ballots = plain(_("Số phiếu…"), icon="files", small=True)
        self.agree = plain(
            _("Dự họp đều đồng ý"),
            icon="list-checks",
            small=True,
            tip=_("Ghi mọi người dự họp đồng ý cho ai được đề nghị và chưa có số"),
        )
        self.table = VoteTable()
        self.table.row_chosen.connect(lambda _row: self._allow())
        self._first: CouncilRow | None = None
        self._sheet: CouncilSheet | None = None
        self.ways = {
            what: plain(label, partial(self._want, what), small=True)
            for what, label in (
                ("withdraw", _("Rút khỏi danh sách…")),
                ("choose", _("Chọn vào danh sách…")),
                ("extra", _("Đề xuất thêm…")),
                ("take_back", _("Bỏ lựa chọn")),
                ("recuse", _("Không biểu quyết về mình…")),
                ("let_vote", _("Cho biểu quyết lại")),
            )
        }
        head = stretched(
            Strip(self.rule, self.ballots, self.agree, height=44), self.rule
        )
        whole = layouts.column(
            layouts.column(self.rejected, self.refused, spacing=0),
            head,
            self.table,
            self.departure,
            self._foot(),
            spacing=0,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _foot(self) -> Strip:
        self._name = layouts.label("", "name")
        self.keys = layouts.label(
            _("Gõ số rồi Enter để xuống dòng; Delete để xóa số"), "caption"
        )
        way = Qt.AlignmentFlag
        self.keys.setAlignment(way.AlignRight | way.AlignVCenter)
        self._name.setFixedWidth(_NAME)
        for button in self.ways.values():
            button.hide()
        foot = Strip(self._name, *self.ways.values(), self.keys, height=44, edge="top")
        return stretched(foot, self.keys)

    def show_list(self, found: CouncilList, sheet: CouncilSheet) -> None:
        """Show one list as it stands now."""
        self._sheet = sheet
        meeting = sheet.meeting
        is_open = (
            bool(meeting and not meeting.finished_on) and not sheet.round.is_closed
        )
        self.table.is_open = is_open
        self.rule.setText(rule_words(sheet))
        self.rule.setToolTip(meeting.regulation.basis if meeting else "")
        self.agree.setVisible(is_open)
        if any(row.is_proposed and row.count is None for row in found.rows):
            self.agree.allow()
        else:
            self.agree.refuse(_("Ai được đề nghị cũng đã có số phiếu."))
        is_secret = bool(meeting and meeting.regulation.ballot is Ballot.SECRET)
        self.ballots.setVisible(is_open and is_secret)
        self.keys.setVisible(is_open)
        self._show_rejected(sheet)
        sections = []
        for section in Section:
            rows = [row for row in found.rows if row.row.section is section]
            if rows:
                sections.append(Heading(title_of(section, rows, found), rows))
        self.table.show_sections(sections)
        self._allow()

    def say(self, sentence: str) -> None:
        """Show why a number was refused; "" takes the line away."""
        self.refused.say("bad", sentence)

    def _show_rejected(self, sheet: CouncilSheet) -> None:
        names = ", ".join(f"{r.row.name} ({r.result.share})" for r in sheet.rejected)
        self._first = sheet.rejected[0] if sheet.rejected else None
        said = _(
            "Hội đồng không thông qua, vẫn còn trong danh sách: {names}. Rút khỏi danh "
            "sách thì mới chốt được."
        ).format(names=names)
        is_open = not sheet.round.is_closed
        link = _("Rút {name}…").format(name=self._first.row.name) if self._first else ""
        self.rejected.say("bad", said if names and is_open else "", link=link)

    def _on_rejected(self) -> None:
        if self._first is not None:
            self.wanted.emit("withdraw", self._first)

    def _allow(self) -> None:
        row = self.table.current()
        self._name.setText(row.row.name if row else "")
        self._name.setToolTip(as_written(self._name.text()))
        why = f"{row.row.name}: {remark(row)}." if row and row.is_departure else ""
        self.departure.say("info", why)
        offered = self._offered(row) if row else set()
        for what, button in self.ways.items():
            button.setVisible(what in offered)

    def _offered(self, row: CouncilRow) -> set[str]:
        if self._sheet is None or self._sheet.round.is_closed:
            return set()
        offered = set()
        if row.row.remark is Remark.TIED_AT_THE_LINE:
            offered.add("choose")
        if row.row.remark is Remark.OVER_QUOTA:
            offered.add("extra")
        if row.is_departure:
            offered.add("take_back")
        elif row.is_proposed:
            offered.add("withdraw")
        if row.is_rejected and row.is_proposed:
            offered.add("withdraw")
        if self.table.is_open and row.recusals:
            offered.add("let_vote")
        elif self.table.is_open and row.conflicts:
            offered.add("recuse")
        return offered

    def _want(self, what: str) -> None:
        row = self.table.current()
        if row is not None:
            self.wanted.emit(what, row)
