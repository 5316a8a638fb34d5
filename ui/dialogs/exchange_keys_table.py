"""Whose bundles this office believes, as a table."""

from PySide6.QtWidgets import QWidget

from desktop.office.exchanging.trust import KnownSender
from desktop.vietnamese import short_date
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets.chips import Chip
from ui.widgets.notices import EmptyPlace

_TONES = {
    "active": ("verdict-pass", "ok"),
    "retired": ("history", "na"),
    "revoked": ("ban", "bad"),
}


class SendersTable(TableView):
    """The keys of other offices, those in use first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyPlace(
            "key",
            _("Chưa biết khóa của nơi gửi nào"),
            _("Gói đầu tiên của mỗi nơi gửi được giữ lại để gõ 30 số trên phiếu."),
        )
        super().__init__(
            _("Nơi gửi đã biết"),
            [
                Column[KnownSender](
                    _("Cơ quan"),
                    lambda one: one.key.name,
                    note=lambda one: one.key.org,
                    weight=500,
                ),
                Column[KnownSender](
                    _("Tình trạng"),
                    lambda one: one.status,
                    kind="chip",
                    look=_chip,
                    width=134,
                ),
                Column[KnownSender](
                    _("Đến gói số"),
                    lambda one: (
                        "" if one.key.valid_to is None else f"{one.key.valid_to}"
                    ),
                    sort=lambda one: one.key.valid_to or 0,
                    kind="number",
                    width=92,
                ),
                Column[KnownSender](
                    _("Cách biết"), lambda one: one.source, tone=_quiet, width=124
                ),
                Column[KnownSender](
                    _("Ngày"),
                    lambda one: short_date(one.key.confirmed_on),
                    sort=lambda one: one.key.confirmed_on,
                    tone=_quiet,
                    width=106,
                ),
            ],
            row_height=44,
            key=lambda one: one.key.key_id,
            empty=empty,
            parent=parent,
        )
        self.setProperty("frame", "field")
        self.setMinimumHeight(170)


def _chip(one: KnownSender) -> Chip:
    return Chip(one.status, *_TONES[one.key.status])


def _quiet(_one: KnownSender) -> str:
    return "text2"
