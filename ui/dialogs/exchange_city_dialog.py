"""The round over all communes: ranks by block, numbers of awards, possible doubles."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.city_doubles import Double
from desktop.office.exchanging.city_ranking import BlockRanking, Placed, QuotaUse
from desktop.office.office import Office
from desktop.vietnamese import number
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.chips import Chip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

RANKS, QUOTAS, DOUBLES = 0, 1, 2
_LEADING = Chip(_("Dẫn đầu"), "star", "ok")
_OVER = Chip(_("Vượt"), "triangle-alert", "warn")
_WITHIN = Chip(_("Trong số lượng"), "circle-check", "ok")
_CERTAIN = Chip(_("Trùng"), "copy", "bad")
_PERHAPS = Chip(_("Có thể trùng"), "copy", "warn")


class CityDialog(Dialog):
    """Three tables to look at; a pair can be said to be two.

    Attributes:
        place: the page the officer wants to see next, "" for none.
        done_words: what was done, "" while nothing was.
    """

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(
            parent, _("Cả thành phố trong đợt xét"), icon="list-ordered", width=860
        )
        self._office, self._desk = office, office.city_desk
        self.place = self.done_words = ""
        self.ways = Segments(
            [_("Xếp hạng theo khối"), _("Số lượng khen"), _("Có thể trùng")],
            _("Xem gì"),
        )
        self.ways.chosen.connect(self._show)
        self.ranks, self.quotas = _ranks_table(), _quotas_table()
        self.doubles = _doubles_table()
        self._stack = QStackedWidget()
        for table in (self.ranks, self.quotas, self.doubles):
            table.setProperty("frame", "field")
            self._stack.addWidget(table)
        self._stack.setMinimumHeight(380)
        self.apart = plain(_("Không trùng"), self._on_apart, icon="split")
        self.doubles.row_chosen.connect(lambda _row: self._allow())
        self.body.addLayout(layouts.row(self.ways, STRETCH, self.apart))
        self.body.addWidget(self._stack, 1)
        self.open_ranks = self.add_button(
            plain(_("Mở Xếp hạng"), lambda: self._go("ranking"))
        )
        self.open_review = self.add_button(
            plain(_("Mở Xét khen thưởng"), lambda: self._go("review"))
        )
        self.add_button(primary(_("Đóng"), self.accept), default=True)
        self.reload()

    def reload(self) -> None:
        """Show what is true now."""
        self.ranks.show_sections([_block(one) for one in self._desk.ranking()])
        self.quotas.show_rows(self._desk.quotas())
        found = self._desk.doubles()
        self.doubles.show_rows(found)
        self.ways.set_label(DOUBLES, _("Có thể trùng {n}").format(n=len(found)))
        self._show(self.ways.current())

    def _show(self, way: int) -> None:
        self._stack.setCurrentIndex(way)
        self.apart.setVisible(way == DOUBLES)
        self._allow()

    def _allow(self) -> None:
        one = self.doubles.current()
        if isinstance(one, Double) and all(one.subject_ids):
            self.apart.allow()
        else:
            self.apart.refuse(_("Chọn một cặp do hai nơi đề nghị."))

    def _on_apart(self) -> None:
        one = self.doubles.current()
        if not isinstance(one, Double):
            return
        try:
            self._desk.keep_apart(one)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        said = _("Đã ghi không trùng: {first} và {second}.")
        self.done_words = said.format(first=one.first, second=one.second)
        self.reload()

    def _go(self, place: str) -> None:
        self.place = place
        self.accept()


def _block(one: BlockRanking) -> Section:
    note = one.basis
    if one.leading is not None:
        note = _("{basis}; dẫn đầu: {n} hạng đầu").format(basis=note, n=one.leading)
    return Section(one.name, one.rows, note=note, clause=one.clause)


def _ranks_table() -> TableView:
    columns: Sequence[Column[Placed]] = [
        Column[Placed](
            _("Hạng"),
            lambda row: "" if row.rank is None else f"{row.rank}{'=' * row.is_tied}",
            sort=lambda row: row.rank or 9999,
            width=64,
            weight=600,
        ),
        Column[Placed](_("Tên"), lambda row: row.name, weight=500),
        Column[Placed](
            _("Giá trị"),
            lambda row: "" if row.value is None else number(row.value),
            sort=lambda row: row.value or 0,
            kind="number",
            width=90,
        ),
        Column[Placed](
            "",
            lambda row: _LEADING.word if row.is_leading else "",
            kind="chip",
            look=lambda row: _LEADING if row.is_leading else None,
            width=110,
        ),
        Column[Placed](
            _("Ghi chú"), lambda row: row.why, tip=lambda row: row.why, width=230
        ),
    ]
    return TableView(
        _("Xếp hạng theo khối"),
        columns,
        row_height=30,
        key=lambda row: row.subject_id,
        empty=EmptyPlace(
            "list-ordered",
            _("Chưa có gì để xếp hạng"),
            _("Ghi chỉ số đã công bố, hoặc chấm điểm, ở các trang của đợt xét."),
        ),
    )


def _quotas_table() -> TableView:
    columns: Sequence[Column[QuotaUse]] = [
        Column[QuotaUse](
            _("Hình thức"), lambda use: use.form, note=lambda use: use.quota, weight=500
        ),
        Column[QuotaUse](
            _("Xã đề nghị"),
            lambda use: f"{use.nominated:02d}",
            sort=lambda use: use.nominated,
            kind="number",
            width=100,
        ),
        Column[QuotaUse](
            _("Trong danh sách"),
            lambda use: f"{use.proposed:02d}",
            sort=lambda use: use.proposed,
            kind="number",
            width=124,
        ),
        Column[QuotaUse](
            "",
            lambda use: _OVER.word if use.is_over else _WITHIN.word,
            kind="chip",
            look=lambda use: _OVER if use.is_over else _WITHIN,
            width=150,
        ),
        Column[QuotaUse](
            _("Nơi vượt"),
            lambda use: ", ".join(f"{name} {n:02d}" for name, n in use.over.items()),
            tip=lambda use: "\n".join(use.over),
            width=190,
        ),
    ]
    return TableView(
        _("Số lượng khen"),
        columns,
        row_height=42,
        key=lambda use: (use.offer, use.quota),
        empty=EmptyPlace(
            "award", _("Kế hoạch không đặt số lượng"), _("Không có gì để so.")
        ),
    )


def _doubles_table() -> TableView:
    columns: Sequence[Column[Double]] = [
        Column[Double](
            _("Người, tập thể"),
            lambda one: one.first,
            note=lambda one: one.second,
            tip=lambda one: f"{one.first}\n{one.second}",
            weight=500,
        ),
        Column[Double](
            _("Vì sao"), lambda one: one.why, tip=lambda one: one.why, width=300
        ),
        Column[Double](
            "",
            lambda one: (_CERTAIN if one.is_certain else _PERHAPS).word,
            kind="chip",
            look=lambda one: _CERTAIN if one.is_certain else _PERHAPS,
            width=126,
        ),
    ]
    return TableView(
        _("Có thể trùng"),
        columns,
        row_height=44,
        key=lambda one: (*one.subject_ids, one.why),
        empty=EmptyPlace(
            "copy",
            _("Không thấy ai được đề nghị hai lần"),
            _("So giữa các xã, phường và với Sổ khen thưởng."),
        ),
    )
