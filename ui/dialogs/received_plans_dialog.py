"""Plans that came in bundles from above: looked at, or worked by."""

from collections.abc import Container, Iterable, Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from desktop.office.exchanging.received_plans import Offer, ReceivedPlan
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.notices import Notice

_LOOKED_AT = "plans/above-looked-at"


class ReceivedPlansDialog(Dialog):
    """A list of what came; accepted with `chosen` to work by.

    Signals:
        read_wanted(ReceivedPlan): a plan shall be shown.
    """

    read_wanted = Signal(object)

    def __init__(
        self, parent: QWidget | None, received: Sequence[ReceivedPlan]
    ) -> None:
        title = _("Kế hoạch nhận từ cấp trên")
        super().__init__(parent, title, icon="scroll-text", width=840)
        self.chosen: ReceivedPlan | None = None
        self.table = TableView(
            title,
            _columns(),
            row_height=44,
            key=lambda one: (one.plan.code, one.digest),
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(180)
        self.trouble = Notice("warn", "")
        note = _(
            "Nhận gói chưa đổi gì trong sổ. Khi làm theo, đợt đang mở của cùng kế "
            "hoạch chuyển theo bản này, đợt đã chốt giữ nguyên. Có thể hoàn tác."
        )
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.trouble)
        self._look = plain(_("Xem…"), self._on_look, icon="eye")
        self.add_left(self._look)
        self.add_button(plain(_("Đóng"), self.reject))
        self.verb = primary(_("Làm theo kế hoạch này"), self._on_work)
        self.add_button(self.verb)
        self.table.row_chosen.connect(lambda _row: self._show())
        self.table.row_opened.connect(lambda _row: self._on_look())
        self.table.show_rows(list(received))
        self.table.choose(lambda _one: True)
        self.table.setFocus()
        self._show()
        keep_looked_at(received)

    def _show(self) -> None:
        one: ReceivedPlan | None = self.table.current()
        self.trouble.say("warn", one.trouble if one else "")
        if one is None:
            self.verb.refuse(_("Chọn một kế hoạch."))
            self._look.refuse(_("Chọn một kế hoạch."))
        elif one.trouble:
            self.verb.refuse(_("Chương trình chưa đọc được kế hoạch này."))
            self._look.refuse(_("Chương trình chưa đọc được kế hoạch này."))
        else:
            self._look.allow()
            self._allow_work(one)

    def _allow_work(self, one: ReceivedPlan) -> None:
        if one.offer is Offer.IN_USE:
            self.verb.refuse(_("Đang làm theo đúng bản này."))
        else:
            self.verb.allow()

    def _on_work(self) -> None:
        self.chosen = self.table.current()
        self.accept()

    def _on_look(self) -> None:
        one: ReceivedPlan | None = self.table.current()
        if one is not None and not one.trouble:
            self.read_wanted.emit(one)


def _columns() -> list[Column[ReceivedPlan]]:
    return [
        Column[ReceivedPlan](
            _("Kế hoạch"),
            lambda one: one.title,
            note=lambda one: one.org_name,
            weight=500,
        ),
        Column[ReceivedPlan](_("Bản"), lambda one: f"{one.plan.version}", width=56),
        Column[ReceivedPlan](_("Gói số"), lambda one: f"{one.seq}", width=72),
        Column[ReceivedPlan](_("Tình trạng"), lambda one: one.offer.value, width=250),
    ]


def waiting_words(
    received: Sequence[ReceivedPlan], seen: Container[str] = frozenset()
) -> str:
    """Return what waits for a decision in one sentence, or nothing.

    Where nothing does, a plan of the level above is told until it was looked at.

    Args:
        seen: digests of plans the officer has looked at (`looked_at`).
    """
    waiting = [one for one in received if one.is_waiting]
    if not waiting:
        return _above_words([one for one in received if _is_news(one, seen)])
    if len(waiting) > 1:
        said = _("Có {count:02d} kế hoạch nhận từ cấp trên chưa làm theo.")
        return said.format(count=len(waiting))
    [one] = waiting
    said = _("{org} gửi kế hoạch “{title}” (gói số {seq}), chưa làm theo.")
    if one.offer is Offer.AMENDED:
        said = _("{org} gửi bản mới của kế hoạch “{title}” (gói số {seq}).")
    return said.format(org=one.org_name, title=one.title, seq=one.seq)


def looked_at() -> frozenset[str]:
    """Return the digests of the plans above that were looked at on this PC."""
    return frozenset(str(QSettings().value(_LOOKED_AT, "")).split())


def keep_looked_at(received: Iterable[ReceivedPlan]) -> None:
    """Keep that plans of the level above were looked at, by their digests."""
    above = {one.digest for one in received if one.offer is Offer.ABOVE}
    if above - looked_at():
        QSettings().setValue(_LOOKED_AT, " ".join(sorted(above | looked_at())))


def _is_news(one: ReceivedPlan, seen: Container[str]) -> bool:
    return one.offer is Offer.ABOVE and one.digest not in seen


def _above_words(news: Sequence[ReceivedPlan]) -> str:
    if not news:
        return ""
    if len(news) > 1:
        said = _("Có {count:02d} kế hoạch của cấp trên mới nhận, chưa xem.")
        return said.format(count=len(news))
    [one] = news
    said = _("{org} gửi kế hoạch của cấp trên “{title}” (gói số {seq}), chưa xem.")
    return said.format(org=one.org_name, title=one.title, seq=one.seq)
