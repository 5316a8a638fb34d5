"""The communes and sở of a city as a table: who has sent what, and what is open."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.bundles.sealed.catalogue import Severity
from desktop.office.exchanging.city_desk import CommuneState, Status
from desktop.text import sort_key
from desktop.vietnamese import short_date
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.chips import Chip
from ui.widgets.notices import EmptyPlace

CHIPS = {
    Status.NOT_SENT: Chip(Status.NOT_SENT.value, "place-todo", "na"),
    Status.RECEIVED: Chip(Status.RECEIVED.value, "circle-check", "ok"),
    Status.RETURNED: Chip(Status.RETURNED.value, "reply", "warn"),
    Status.OVERDUE: Chip(Status.OVERDUE.value, "calendar-clock", "bad"),
}
FILTERS = (None, Status.NOT_SENT, Status.RECEIVED, Status.RETURNED, Status.OVERDUE)


def key_of(state: CommuneState) -> str:
    """Return what names an office in the list: its code, else its unit."""
    return state.org or state.unit_id


def notes(state: CommuneState) -> list[str]:
    """Return what is open about an office, the most pressing first."""
    said = [state.waiting] if state.waiting else []
    if state.is_after_lock:
        said.append(_("gói đến sau khi chốt"))
    if state.stale:
        said.append(_("{n} mục cần thẩm định lại").format(n=state.stale))
    if state.returned:
        said.append(_("{n} mục chờ xã sửa").format(n=state.returned))
    if state.is_late:
        said.append(_("nộp sau hạn"))
    warned = sum(1 for f in state.findings if f.severity is Severity.WARNING)
    if warned:
        said.append(_("{n} lưu ý khi nhận").format(n=warned))
    if state.is_on_paper:
        said.append(_("hồ sơ bằng giấy"))
    if state.org and not state.has_key and state.seq is not None:
        said.append(_("chưa có khóa để gửi kết quả"))
    return said


def proposed(state: CommuneState) -> str:
    """Return "01 tập thể, 03 cá nhân"; "" while nothing came."""
    if state.collectives is None or state.individuals is None:
        return ""
    return _("{collectives:02d} tập thể, {individuals:02d} cá nhân").format(
        collectives=state.collectives, individuals=state.individuals
    )


class CommunesTable(TableView):
    """Every office under the block it is ranked in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Xã, phường, đặc khu, sở"),
            _columns(),
            row_height=38,
            key=key_of,
            empty=EmptyPlace(
                "building-2",
                _("Không có nơi nào ở tình trạng này"),
                _("Chọn Tất cả, hoặc ghi xã, phường, sở ở trang Đơn vị & cá nhân."),
            ),
            parent=parent,
        )

    def show_states(
        self, states: Iterable[CommuneState], status: Status | None
    ) -> None:
        """Show the offices of one state, or all of them, by block."""
        wanted = [one for one in states if status in {None, one.status}]
        blocks = dict.fromkeys(one.block for one in wanted)
        if len(blocks) < 2:
            self.show_rows(wanted)
            return
        self.show_sections(
            [
                Section(
                    block or _("Chưa thuộc khối nào"),
                    [one for one in wanted if one.block == block],
                )
                for block in blocks
            ]
        )


def _columns() -> Sequence[Column[CommuneState]]:
    return [
        Column[CommuneState](
            _("Tên"),
            lambda one: one.name,
            sort=lambda one: sort_key(one.name),
            weight=500,
            width=220,
        ),
        Column[CommuneState](
            _("Tình trạng"),
            lambda one: one.status.value,
            kind="chip",
            look=lambda one: CHIPS[one.status],
            width=112,
        ),
        Column[CommuneState](
            _("Gói số"),
            lambda one: "" if one.seq is None else str(one.seq),
            sort=lambda one: one.seq or 0,
            kind="number",
            width=72,
        ),
        Column[CommuneState](
            _("Ngày nhận"),
            lambda one: short_date(one.received_on) if one.received_on else "",
            sort=lambda one: one.received_on or date.min,
            width=98,
        ),
        Column[CommuneState](
            _("Lưu ý"),
            lambda one: "; ".join(notes(one)),
            tone=lambda one: "warn" if one.stale or one.waiting else "text2",
            tip=lambda one: "\n".join(notes(one)),
        ),
    ]
