"""What a nomination rests on, and where the same was awarded already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import vietnamese
from desktop.awards.duplicates import CitedAchievement, Conflict, Ruling, StatedRuling
from desktop.emulation.movements import Period
from ui import icons
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain, text
from ui.widgets.layouts import STRETCH

_ROW, _MOST = 38, 232


@dataclass(frozen=True, slots=True)
class Citation:
    """An achievement of the candidate, cited or taken out of the nomination."""

    achievement: CitedAchievement
    is_cited: bool


@dataclass(frozen=True, slots=True)
class Rests:
    """What one nomination rests on.

    Attributes:
        citations: every achievement of the time looked at.
        conflicts: the double awards, settled ones included.
        kept: their words in a closed round, where nothing can be ruled any more.
        is_checked: whether the plan forbids double awards at all.
        can_act: whether the round is still open.
    """

    citations: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[str, ...] = ()
    is_checked: bool = True
    can_act: bool = True


class CitedBox(QWidget):
    """One line that can be opened: the conflicts with their ways out, the citations.

    Signals:
        cite_wanted(CitedAchievement, bool): cite an achievement, or take it out.
        ruling_wanted(Conflict, Ruling): rule about a double award.
        take_back_wanted(StatedRuling): leave it open again.
        register_wanted(): enter an achievement.
    """

    cite_wanted = Signal(object, bool)
    ruling_wanted = Signal(object, object)
    take_back_wanted = Signal(object)
    register_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_act = True
        self._is_open = False
        self._mark = icons.IconLabel("info", "accent", 16)
        self.said = layouts.label("", "name", wrap=True)
        self.toggle = text(_("Xem"), self._on_toggle)
        self.register = text(_("Ghi thành tích"), self.register_wanted.emit)
        head = layouts.row(
            self._mark, self.said, self.register, self.toggle, margins=(16, 6, 12, 6)
        )
        head.setStretch(1, 1)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(6)
        self.table = self._table()
        self._inside = layouts.column(
            self._cards, self.table, STRETCH, spacing=6, margins=(16, 0, 12, 8)
        )
        self._body = layouts.scrolled(self._inside)
        self.setLayout(layouts.column(layouts.box(head), self._body, spacing=0))

    def _table(self) -> TableView:
        table = TableView(
            _("Thành tích viện dẫn"),
            [
                Column[Citation](
                    _("Viện dẫn"),
                    lambda c: _("có viện dẫn") if c.is_cited else _("không viện dẫn"),
                    kind="check",
                    width=34,
                    look=lambda c: c.is_cited,
                    usable=lambda _c: self._can_act,
                ),
                Column[Citation](
                    _("Thành tích"),
                    lambda c: c.achievement.title,
                    note=lambda c: _days(c.achievement.days),
                    tone=lambda c: "text" if c.is_cited else "text3",
                    tip=lambda c: c.achievement.title,
                ),
            ],
            row_height=_ROW,
            key=lambda c: c.achievement.key,
        )
        table.horizontalHeader().hide()
        table.ticked.connect(
            lambda c, _column, on: self.cite_wanted.emit(c.achievement, on)
        )
        return table

    def show_rests(self, rests: Rests, *, is_same: bool) -> None:
        """Show what a nomination rests on.

        Args:
            rests: the achievements and the double awards.
            is_same: the candidate is the one that was on show; stays as open as it was.
        """
        self._can_act = rests.can_act
        tone, sentence = told(rests)
        icon, colour = _MARKS[tone]
        self._mark.show_icon(icon, colour)
        self.said.setText(sentence)
        self.register.setVisible(rests.can_act and not rests.citations)
        self._show_cards(rests)
        self.table.show_rows(rests.citations)
        self.table.setFixedHeight(_ROW * len(rests.citations) + 2)
        self.table.setVisible(bool(rests.citations))
        if not is_same:
            self._is_open = bool(open_ones(rests)) and rests.can_act
        has_more = bool(rests.citations or rests.conflicts or rests.kept)
        self.toggle.setVisible(has_more)
        self._open(is_open=self._is_open and has_more)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.register, self.toggle, *self.buttons(), self.table]

    def buttons(self) -> list[Button]:
        """Return the ways out of the double awards on show."""
        return [b for card in self._shown() for b in card.findChildren(Button)]

    def words(self) -> list[str]:
        """Return what is said about each double award."""
        return [card.accessibleName() for card in self._shown()]

    def _shown(self) -> list[QWidget]:
        items = (self._cards.itemAt(n) for n in range(self._cards.count()))
        return [w for i in items if i is not None and (w := i.widget()) is not None]

    def _show_cards(self, rests: Rests) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        cards = [_card("info", words, "") for words in rests.kept]
        cards += [self._conflict(c, can_act=rests.can_act) for c in rests.conflicts]
        for card in cards:
            self._cards.addWidget(card)
            card.show()  # at once: what is hidden takes no room in the layout

    def _conflict(self, conflict: Conflict, *, can_act: bool) -> QFrame:
        ruling = conflict.ruling
        tone = "ok" if ruling else "bad" if conflict.is_certain else "warn"
        note = ruling_words(ruling) if ruling else ""
        buttons: list[Button] = []
        if can_act and ruling is not None:
            back = partial(self.take_back_wanted.emit, ruling)
            buttons = [plain(_("Bỏ kết luận"), back, small=True)]
        elif can_act:
            for label, said in (
                (_("Không trùng…"), Ruling.NOT_SAME),
                (_("Cấp quyết định cho phép…"), Ruling.OVERRIDE),
            ):
                rule = partial(self.ruling_wanted.emit, conflict, said)
                buttons.append(plain(label, rule, small=True))
        return _card(tone, f"{conflict.words}.", note, buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take no more of the pane than the content needs, and scroll beyond that."""
        inside = self._inside
        inside.invalidate()
        needed = inside.totalSizeHint().height()
        if inside.hasHeightForWidth():
            needed = inside.totalHeightForWidth(self.width())
        self._body.setFixedHeight(min(needed, _MOST))

    def _on_toggle(self) -> None:
        self._is_open = not self._is_open
        self._open(is_open=self._is_open)

    def _open(self, *, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._fit()
        self.toggle.set_label(_("Thu gọn") if is_open else _("Xem"))
        self.toggle.setAccessibleName(
            _("Thu gọn thành tích viện dẫn")
            if is_open
            else _("Xem thành tích viện dẫn")
        )


_MARKS = {
    "info": ("info", "text2"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("copy", "bad"),
    "ok": ("circle-check", "ok"),
}


def open_ones(rests: Rests) -> list[Conflict]:
    """Return the double awards nobody has ruled about, uncertain ones included."""
    return [conflict for conflict in rests.conflicts if conflict.ruling is None]


def told(rests: Rests) -> tuple[str, str]:
    """Return tone and sentence of the line."""
    cited = sum(citation.is_cited for citation in rests.citations)
    count = _("viện dẫn {count:02d}").format(count=cited)
    left = open_ones(rests)
    certain = sum(conflict.is_certain for conflict in left)
    if certain:
        said = _("Trùng thành tích: {count:02d} chưa có kết luận")
        return "bad", said.format(count=certain)
    if left:
        said = _("Có thể trùng thành tích: {count:02d} cần xem")
        return "warn", said.format(count=len(left))
    if not cited:
        return "info", _("Chưa viện dẫn thành tích nào")
    if rests.conflicts or rests.kept:
        return "ok", _("Trùng thành tích đã có kết luận · {count}").format(count=count)
    if rests.is_checked:
        return "ok", _("Không trùng thành tích · {count}").format(count=count)
    return "info", _("Viện dẫn {count:02d} thành tích").format(count=cited)


def ruling_words(ruling: StatedRuling) -> str:
    """Return what was ruled, by whom, when and why."""
    said = _("Kết luận: {ruling}. {reason} ({who}, {day})")
    return said.format(
        ruling=ruling.ruling.label,
        reason=ruling.reason,
        who=ruling.ruled_by,
        day=vietnamese.short_date(ruling.ruled_on),
    )


def _days(days: Period | None) -> str:
    if days is None:
        return ""
    first, last = (vietnamese.short_date(day) for day in (days.first, days.last))
    return first if first == last else f"{first} – {last}"


def _card(tone: str, words: str, note: str, buttons: Sequence[Button] = ()) -> QFrame:
    """Return one double award on its ground, with its ways out."""
    icon, colour = _MARKS[tone]
    said = layouts.column(layouts.label(words, wrap=True), spacing=4)
    if note:
        said.addWidget(layouts.label(note, "caption", wrap=True))
    if buttons:
        said.addLayout(layouts.row(*buttons, STRETCH, spacing=6))
    line = layouts.row(spacing=8, margins=(10, 8, 8, 8))
    line.addWidget(icons.IconLabel(icon, colour, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(said, 1)
    card = layouts.box(line, "notice")
    card.setProperty("tone", tone)
    card.setAccessibleName(f"{words} {note}".strip())
    return card
