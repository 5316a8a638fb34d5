"""What there is to look at in the plan, each with its clause and a way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.plans.checking import Notice
from ui import icons
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import text
from ui.widgets.chips import ClauseTag
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


class NoticeList(QWidget):
    """The warnings of the plan; they remind and never repair.

    Signals:
        clause_wanted(str): a clause shall be shown ("" for the first page).
        settling_wanted(Notice): the officer wants to settle a notice.
    """

    clause_wanted = Signal(str)
    settling_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = layouts.label("", "caption")
        head = Strip(
            layouts.label(_("Kiểm tra kế hoạch"), "section"),
            self.count,
            STRETCH,
            layouts.label(_("Chỉ nhắc, không tự sửa lời văn"), "caption"),
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = layouts.column(head, self._area, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.notices: tuple[Notice, ...] = ()
        self._settled: QFrame | None = None
        self._shows_settled = False

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show the notices: what is open first, in bold; what is settled folded away.

        What asks for no choice is neither: it stays in sight below the open ones.
        """
        ordered = tuple(sorted(notices, key=_place))
        if ordered == self.notices and self._area.widget() is not None:
            return
        self.notices = ordered
        waiting = sum(1 for notice in ordered if notice.is_open)
        self.count.setText(counted(len(ordered), waiting))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        settled = [notice for notice in ordered if _is_settled(notice)]
        for notice in ordered:
            if not _is_settled(notice):
                column.addWidget(self._row(notice))
                column.addWidget(layouts.rule(light=True))
        if settled:
            column.addWidget(self._fold(settled))
        column.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._area.setWidget(layouts.box(column, "scrolled"))

    def _fold(self, settled: Sequence[Notice]) -> QFrame:
        """Return the settled notices under a button that shows and hides them."""
        rows = layouts.column(spacing=0)
        for notice in settled:
            rows.addWidget(self._row(notice))
            rows.addWidget(layouts.rule(light=True))
        self._settled = layouts.box(rows)
        self._settled.setVisible(self._shows_settled)
        said = _("Đã chọn cách hiểu: {count:02d}").format(count=len(settled))
        self.fold = text(said, self._on_fold, icon=self._fold_icon())
        line = layouts.row(self.fold, STRETCH, margins=(14, 4, 8, 4))
        return layouts.box(layouts.column(line, self._settled, spacing=0))

    def _fold_icon(self) -> str:
        return "chevron-down" if self._shows_settled else "chevron-right"

    def _on_fold(self) -> None:
        self._shows_settled = not self._shows_settled
        if self._settled is not None:
            self._settled.setVisible(self._shows_settled)
        self.fold.set_icon(self._fold_icon())

    def _row(self, notice: Notice) -> QFrame:
        middle = Qt.AlignmentFlag.AlignVCenter
        colour = "warn" if notice.is_open else "text2"
        said = layouts.label(
            notice.sentence, "strong" if notice.is_open else "", wrap=True
        )
        state = _("chưa xem") if notice.is_open else _("đã biết")
        said.setAccessibleName(f"{notice.sentence} ({state})")
        row = layouts.row(spacing=8, margins=(20, 5, 8, 5))
        row.addWidget(icons.IconLabel("triangle-alert", colour, 16), 0, middle)
        place = layouts.box(layouts.row(self._tag(notice), STRETCH))
        place.setFixedWidth(84)
        row.addWidget(place, 0, middle)
        row.addWidget(said, 1, middle)
        link = link_of(notice)
        if link:
            way = text(
                link,
                lambda: self.settling_wanted.emit(notice),
                icon="arrow-right",
                trailing=True,
                name=f"{link}: {notice.sentence}",
            )
            row.addWidget(way, 0, middle)
        frame = layouts.box(row)
        frame.setMinimumHeight(33)
        return frame

    def _tag(self, notice: Notice) -> ClauseTag:
        tag = ClauseTag(notice.clause or _("trang 1"))
        tag.opened.connect(lambda _clause: self.clause_wanted.emit(notice.clause))
        return tag


def _is_settled(notice: Notice) -> bool:
    """Tell whether a choice was asked for and has been made."""
    return bool(notice.reading) and not notice.is_open


def _place(notice: Notice) -> int:
    return 0 if notice.is_open else 2 if _is_settled(notice) else 1


def counted(count: int, waiting: int) -> str:
    """Return "05 cảnh báo, 02 chưa xem"."""
    said = _("{count:02d} cảnh báo").format(count=count)
    if waiting:
        said += _(", {waiting:02d} chưa xem").format(waiting=waiting)
    return said


def link_of(notice: Notice) -> str:
    """Return the words of the way to settle a notice, or nothing."""
    if notice.reading:
        return _("Chọn cách hiểu") if notice.is_open else _("Đổi cách hiểu")
    if not notice.clause and notice.is_open:
        return _("Điền số, ngày")
    return ""
