"""The dossiers of the round: what each receiver wants, what is there, what is missing.

Left the dossiers under the step that receives them, right the lines of the chosen one;
each line that lacks something offers the way to it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.dossier_states import ItemState
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.office.papers.dossiers import due_words
from desktop.vietnamese import short_date, two_digits
from ui.language import _
from ui.pages.papers_dossier_tables import WAY, can_confirm, case_table, line_table
from ui.tables.column import Section
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.head import Strip
from ui.widgets.notices import Notice
from ui.widgets.panes import Panes
from ui.widgets.progress import ProgressBar

_WIDTHS = (270, 884)


class DossiersPane(QWidget):
    """The dossiers, one of them chosen, one of its lines chosen.

    Signals:
        way_wanted(object): what the current DossierLine lacks is to be entered.
        item_wanted(object): the papers of a DossierLine are to be noted.
        confirmation_wanted(object), tick_wanted(list of lines), index_wanted(),
        sets_wanted(): the buttons under the lines.
    """

    way_wanted = Signal(object)
    item_wanted = Signal(object)
    confirmation_wanted = Signal(object)
    tick_wanted = Signal(object)
    index_wanted = Signal()
    sets_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases = case_table()
        self.cases.row_chosen.connect(lambda _row: self._show_lines())
        self.title = layouts.label("", "section")
        self.note = layouts.label("", "note")
        self.bar = ProgressBar(width=120)
        self.count = layouts.label("", "strong")
        self.sets = plain(_("Số bộ…"), self.sets_wanted.emit, small=True)
        self.index = plain(
            _("Xem mục lục"), self.index_wanted.emit, icon="list-checks", small=True
        )
        self.lines = line_table()
        self.lines.link_pressed.connect(self._on_link)
        self.lines.row_opened.connect(self.item_wanted.emit)
        self.lines.row_chosen.connect(lambda _row: self._dress())
        self.notice = Notice("info", "")
        self._room = layouts.box(layouts.column(self.notice, margins=(12, 8, 12, 8)))
        self.tick = plain(
            _("Đánh dấu đủ"), self._on_tick, icon="square-check", small=True
        )
        self.item = plain(
            _("Ghi nhận giấy tờ…"), self._on_item, icon="paperclip", small=True
        )
        self.confirm = plain(
            _("Ghi xác nhận…"), self._on_confirm, icon="stamp", small=True
        )
        self.setLayout(layouts.column(self._built(), spacing=0))

    def _built(self) -> Panes:
        head = Strip(
            self.count, self.bar, layouts.STRETCH, self.sets, self.index, height=44
        )
        tools = Strip(
            self.tick,
            self.item,
            self.confirm,
            layouts.STRETCH,
            height=44,
            edge="top",
        )
        words = layouts.column(
            self.title, self.note, spacing=2, margins=(20, 10, 16, 8)
        )
        column = layouts.column(
            layouts.box(words),
            head,
            self._room,
            self.lines,
            tools,
            spacing=0,
        )
        column.setStretch(3, 1)
        return Panes(
            "papers-dossiers",
            self.cases,
            layouts.box(column, "pane"),
            sizes=_WIDTHS,
            grows=1,
        )

    def show_dossiers(self, found: Sequence[Dossier]) -> None:
        """Show the dossiers; the current one and its line stay current."""
        names = dict.fromkeys(one.case.profile.code for one in found)
        self.cases.show_sections(
            [
                Section(
                    next(
                        d.case.profile.receiver
                        for d in found
                        if d.case.profile.code == code
                    ),
                    [d for d in found if d.case.profile.code == code],
                )
                for code in names
            ]
        )
        if self.cases.current() is None:
            self.cases.choose(lambda _row: True)
        self._show_lines()

    def dossier(self) -> Dossier | None:
        """Return the dossier that is chosen."""
        chosen: Dossier | None = self.cases.current()
        return chosen

    def line(self) -> DossierLine | None:
        """Return the line that is chosen."""
        chosen: DossierLine | None = self.lines.current()
        return chosen

    def _show_lines(self) -> None:
        dossier = self.dossier()
        if dossier is None:
            return
        self.title.setText(dossier.case.profile.name)
        self.note.setText(_about(dossier))
        total = len(dossier.required)
        self.count.setText(
            _("Đủ {done}/{total} mục bắt buộc").format(done=dossier.done, total=total)
        )
        self.bar.show_progress(dossier.done, max(total, 1))
        sets = "…" if dossier.sets is None else two_digits(dossier.sets)
        self.sets.set_label(_("Số bộ: {sets}").format(sets=sets))
        sentence = ""
        if dossier.case.profile.is_assumed:
            sentence = _("Kế hoạch không nêu hồ sơ; đang dùng thành phần mặc định.")
        self.notice.say("info", sentence)
        self._room.setVisible(bool(sentence))
        self.lines.show_rows(dossier.lines)
        if self.lines.current() is None:
            self.lines.choose(lambda _row: True)
        self._dress()

    def _dress(self) -> None:
        line = self.line()
        is_paper = line is not None and line.confirmation is None
        is_idle = line is not None and line.state is ItemState.NOT_APPLICABLE
        self.tick.setEnabled(is_paper and not is_idle)
        self.item.setEnabled(is_paper and not is_idle)
        open_ones = bool(line and can_confirm(line))
        self.confirm.setEnabled(open_ones)

    def _on_link(self, line: DossierLine, column: int) -> None:
        if column == WAY:
            self.way_wanted.emit(line)

    def _on_tick(self) -> None:
        chosen = self.lines.chosen() or [self.line()]
        papers = [line for line in chosen if line and line.confirmation is None]
        wanted = [x for x in papers if x.state is not ItemState.NOT_APPLICABLE]
        if wanted:
            self.tick_wanted.emit(wanted)

    def _on_item(self) -> None:
        if self.line() is not None:
            self.item_wanted.emit(self.line())

    def _on_confirm(self) -> None:
        if self.line() is not None:
            self.confirmation_wanted.emit(self.line())


def _about(dossier: Dossier) -> str:
    case = dossier.case
    parts = [_("Nơi gửi: {sender}").format(sender=case.sender)]
    due = due_words(case.deadline)
    if due:
        parts.append(_("hạn {due}").format(due=due))
    if dossier.sent_on:
        parts.append(_("đã gửi {day}").format(day=short_date(dossier.sent_on)))
    return " · ".join(parts)
