"""Every plan the office took in, version by version: read, copied, or worked by."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.office.office import AdoptedPlan
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary


@dataclass(frozen=True, slots=True)
class Version:
    """An adopted version with how many rounds are held under it."""

    adopted: AdoptedPlan
    name: str
    issuer: str
    rounds: int
    closed: int
    is_now: bool


class VersionsDialog(Dialog):
    """A list with the one worked by marked.

    Accepted with `chosen` to work by, with `wants_copy` to copy, or with
    `wants_received` to see what came in bundles.

    Signals:
        read_wanted(Version): a version shall be shown.
    """

    read_wanted = Signal(object)

    def __init__(self, parent: QWidget | None, versions: Sequence[Version]) -> None:
        super().__init__(parent, _("Các kế hoạch đã nhận"), icon="layers", width=820)
        self.chosen: Version | None = None
        self.wants_copy = self.wants_received = False
        self.table = TableView(
            _("Các kế hoạch đã nhận"),
            [
                Column[Version](
                    _("Kế hoạch"),
                    lambda one: one.name,
                    note=lambda one: one.issuer,
                    weight=500,
                ),
                Column[Version](
                    _("Bản"), lambda one: f"{one.adopted.version}", width=60
                ),
                Column[Version](
                    _("Nhận ngày"),
                    lambda one: vietnamese.short_date(one.adopted.adopted_on),
                    width=110,
                ),
                Column[Version](_("Đợt xét"), _rounds, width=150),
                Column[Version](
                    "",
                    lambda one: _("đang làm theo") if one.is_now else "",
                    width=120,
                ),
            ],
            row_height=44,
            key=lambda one: one.adopted.id,
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(220)
        note = _(
            "Làm theo bản khác của cùng một kế hoạch thì các đợt đang mở chuyển theo; "
            "đợt đã chốt giữ nguyên. Có thể hoàn tác."
        )
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addWidget(self.table, 1)
        self.add_left(plain(_("Sao chép sang năm sau…"), self._on_copy, icon="copy"))
        self.add_left(plain(_("Xem…"), self._on_read, icon="eye"))
        self.add_left(
            plain(_("Nhận từ cấp trên…"), self._on_received, icon="scroll-text")
        )
        self.add_button(plain(_("Đóng"), self.reject))
        self._verb = primary(_("Làm theo bản này"), self._on_work)
        self.add_button(self._verb)
        self.table.row_chosen.connect(lambda _row: self._show())
        self.table.row_opened.connect(lambda _row: self._on_read())
        self.table.show_rows(list(versions))
        self.table.choose(lambda one: one.is_now)
        self.table.setFocus()
        self._show()

    def _show(self) -> None:
        one: Version | None = self.table.current()
        if one is None:
            self._verb.refuse(_("Chọn một kế hoạch."))
        elif one.is_now:
            self._verb.refuse(_("Đang làm theo bản này."))
        else:
            self._verb.allow()

    def _on_work(self) -> None:
        self.chosen = self.table.current()
        self.accept()

    def _on_copy(self) -> None:
        self.chosen, self.wants_copy = self.table.current(), True
        self.accept()

    def _on_received(self) -> None:
        self.chosen, self.wants_received = None, True
        self.accept()

    def _on_read(self) -> None:
        if self.table.current() is not None:
            self.read_wanted.emit(self.table.current())


def _rounds(one: Version) -> str:
    said = _("{count:02d} đợt").format(count=one.rounds)
    if one.closed:
        said += _(", {closed:02d} đã chốt").format(closed=one.closed)
    return said
