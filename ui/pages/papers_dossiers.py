"""The dossiers of the round: what each receiver wants, what is there, what is missing.

Left the dossiers under the step that receives them, right the lines of the chosen one;
each line that lacks something offers the way to it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.dossier_states import ItemState
from desktop.office.dossier_check import Dossier, DossierLine
from desktop.office.paper_dossiers import due_words
from desktop.vietnamese import short_date, two_digits
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.chips import Chip
from ui.widgets.head import Strip
from ui.widgets.notices import EmptyPlace, Notice
from ui.widgets.panes import Panes
from ui.widgets.progress import ProgressBar

_WIDTHS = (270, 884)
_WAY = 5  # the column of ways out
_LOOKS = {
    ItemState.COMPLETE: ("verdict-pass", "ok"),
    ItemState.MISSING: ("verdict-unknown", "warn"),
    ItemState.NOT_APPLICABLE: ("verdict-not-applicable", "na"),
    ItemState.OPTIONAL: ("circle", "na"),
    ItemState.DOUBTFUL: ("circle-question-mark", "warn"),
}
_OTHER_LOOK = ("triangle-alert", "warn")


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
        self.cases = _case_table()
        self.cases.row_chosen.connect(lambda _row: self._show_lines())
        self.title = layouts.label("", "section")
        self.note = layouts.label("", "note")
        self.bar = ProgressBar(width=120)
        self.count = layouts.label("", "strong")
        self.sets = plain(_("Số bộ…"), self.sets_wanted.emit, small=True)
        self.index = plain(
            _("Xem mục lục"), self.index_wanted.emit, icon="list-checks", small=True
        )
        self.lines = _line_table()
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
        open_ones = bool(line and _can_confirm(line))
        self.confirm.setEnabled(open_ones)

    def _on_link(self, line: DossierLine, column: int) -> None:
        if column == _WAY:
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


def no_dossiers() -> EmptyPlace:
    """Return what stands there while nobody is proposed."""
    return EmptyPlace(
        "folder-check",
        _("Chưa có hồ sơ nào"),
        _("Hồ sơ lập theo danh sách đề nghị; chưa ai được đề nghị ở đợt xét này."),
    )


def way_words(line: DossierLine) -> str:
    """Return what brings a line forward, as a link; nothing where it is complete."""
    if line.state in {ItemState.UNSIGNED, ItemState.DRAFT}:
        if line.state is ItemState.DRAFT:
            return _("Chốt đợt xét")
        is_numbered = any(kind.is_numbered for kind in line.papers)
        return _("Lấy số") if is_numbered else _("Đánh dấu đủ")
    is_unconfirmed = line.state is ItemState.UNCONFIRMED
    if _can_confirm(line) and (line.confirmation is not None or is_unconfirmed):
        return _("Ghi xác nhận")
    idle = {ItemState.COMPLETE, ItemState.NOT_APPLICABLE, ItemState.OPTIONAL}
    return "" if line.state in idle else _("Ghi nhận")


def _can_confirm(line: DossierLine) -> bool:
    if line.confirmation is not None:
        return line.state in {ItemState.MISSING, ItemState.DOUBTFUL}
    return bool(line.open_confirmations)


def _about(dossier: Dossier) -> str:
    case = dossier.case
    parts = [_("Nơi gửi: {sender}").format(sender=case.sender)]
    due = due_words(case.deadline)
    if due:
        parts.append(_("hạn {due}").format(due=due))
    if dossier.sent_on:
        parts.append(_("đã gửi {day}").format(day=short_date(dossier.sent_on)))
    return " · ".join(parts)


def _case_table() -> TableView:
    table = TableView(
        _("Các hồ sơ của đợt xét"),
        [
            Column[Dossier](
                _("Hồ sơ"),
                lambda d: d.case.unit_name or d.case.offers[0].form.label,
                note=_progress,
                weight=500,
            ),
            Column[Dossier](
                _("Đủ"),
                lambda d: f"{d.done}/{len(d.required)}",
                kind="icon",
                width=40,
                look=lambda d: Chip(
                    "",
                    *(
                        ("verdict-pass", "ok")
                        if d.is_complete
                        else ("verdict-unknown", "warn")
                    ),
                ),
            ),
        ],
        row_height=48,
        key=lambda d: d.case.key,
        empty=no_dossiers,
    )
    table.horizontalHeader().hide()
    return table


def _progress(dossier: Dossier) -> str:
    done, total = dossier.done, len(dossier.required)
    people = len(dossier.case.nominees)
    return _("đủ {done}/{total} mục · {people:02d} tập thể, cá nhân").format(
        done=done, total=total, people=people
    )


def _line_table() -> TableView:
    return TableView(
        _("Thành phần của hồ sơ"),
        [
            Column[DossierLine](
                _("Thành phần"),
                lambda line: line.title,
                note=_beside,
                weight=500,
                tip=lambda line: line.title,
            ),
            Column[DossierLine](
                _("Số, ngày"), _dated, width=126, tip=_dated, wrap=True
            ),
            Column[DossierLine](_("Có/cần"), _copies, width=66, align="center"),
            Column[DossierLine](
                _("Tờ số"),
                lambda line: str(line.sheets or ""),
                width=70,
                align="center",
            ),
            Column[DossierLine](
                _("Kiểm tra"),
                lambda line: line.said,
                kind="mark",
                width=142,
                look=lambda line: Chip(line.said, *_LOOKS.get(line.state, _OTHER_LOOK)),
            ),
            Column[DossierLine]("", way_words, kind="link", width=136),
        ],
        row_height=44,
        key=lambda line: (line.component, line.subject_id),
        many=True,
    )


def _beside(line: DossierLine) -> str:
    parts = []
    if not line.is_required:
        parts.append(_("kèm theo") if line.papers else _("nếu có"))
    elif line.papers:
        parts.append(_("chương trình lập"))
    if line.open_confirmations and line.state is not ItemState.COMPLETE:
        asked = ", ".join(c.by for c in line.open_confirmations)
        parts.append(_("cần xác nhận của {who}").format(who=asked))
    if line.files:
        parts.append(_("{count:02d} tệp").format(count=line.files))
    if line.note:
        parts.append(line.note)
    return " · ".join(parts)


def _dated(line: DossierLine) -> str:
    day = short_date(line.dated.issued_on) if line.dated.issued_on else ""
    return "\n".join(part for part in (line.dated.number, day) if part)


def _copies(line: DossierLine) -> str:
    if line.state is ItemState.NOT_APPLICABLE or line.confirmation is not None:
        return "–"
    if line.copies is None and line.wanted is None:
        return ""
    there = "…" if line.copies is None else two_digits(line.copies)
    wanted = "…" if line.wanted is None else two_digits(line.wanted)
    return f"{there}/{wanted}"
