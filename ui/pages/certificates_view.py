"""One certificate as it will print, under it whose it is and the way to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock_setting import SetField
from desktop.errors import OfficeError
from ui.language import _
from ui.pages.certificates_list import Recipient
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, primary
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace, Notice
from ui.widgets.papers import Papers
from ui.widgets.stock_canvas import StockCanvas

_ROOM_FOR_NOTE = 540
_PAPER, _STOCK, _REFUSED, _NO_STOCK = range(4)


class CertificateView(QWidget):
    """The paper, the stock, or the sentence why there is none.

    Signals:
        step_wanted(int): to the next or the one before.
        begin_wanted: a first layout of stock is to be made.
        change_wanted: the words of this one are to be changed.
    """

    step_wanted = Signal(int)
    begin_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Papers(_("Giấy khen"), whole_page=True)
        self.stock = StockCanvas(_("Giấy khen trên phôi"))
        self.refused = EmptyPlace("triangle-alert", _("Chưa dựng được tờ này"), "")
        self.shown = QStackedWidget()
        for part in (self.paper, self.stock, self.refused, self._no_stock()):
            self.shown.addWidget(part)
        self.before = self._stepper("chevron-left", _("Tờ trước"), -1)
        self.after = self._stepper("chevron-right", _("Tờ sau"), 1)
        self.place = layouts.label("", "name")
        self._zoom = layouts.label("", "note")
        self._zoom.setFixedWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.zoom_changed.connect(self._on_zoom)
        self.stock.zoom_changed.connect(self._on_zoom)
        self.tools = self._tools()
        self.trouble = Notice("bad", "")
        self.trouble.pressed.connect(self.change_wanted)
        column = layouts.column(
            self.tools, self.trouble, self.shown, self._bar(), spacing=0
        )
        column.setStretch(2, 1)
        self.setLayout(column)
        self.trouble.say("bad", "")

    def _no_stock(self) -> EmptyPlace:
        self.begin = primary(_("Tạo bố cục phôi…"), self.begin_wanted.emit, icon="plus")
        return EmptyPlace(
            "stamp",
            _("Chưa có bố cục phôi nào"),
            _(
                "Phôi mua sẵn đã in khung hoa văn, Quốc huy, Quốc hiệu; máy in chỉ in "
                "thêm chữ. Tạo bố cục một lần cho mỗi loại phôi: quét phôi, kéo tám ô "
                "chữ vào chỗ của chúng."
            ),
            [self.begin],
        )

    def _stepper(self, icon: str, spoken: str, by: int) -> Button:
        return icon_only(icon, spoken, lambda: self.step_wanted.emit(by), small=True)

    def _tools(self) -> Strip:
        self.picture = QCheckBox(_("Hình phôi"))
        self.boxes = QCheckBox(_("Khung ô"))
        self.grid = QCheckBox(_("Lưới 10 mm"))
        self.picture.setChecked(True)
        self.boxes.setChecked(True)
        self.boxes.toggled.connect(self.stock.show_boxes)
        self.grid.toggled.connect(self.stock.show_grid)
        said = _("Chỉ in chữ, không in hình phôi và khung ô")
        self._note = layouts.label(said, "hint")
        return Strip(
            self.picture,
            self.boxes,
            self.grid,
            STRETCH,
            self._note,
            height=40,
            ground="plain",
            left=12,
            spacing=12,
        )

    def _bar(self) -> Strip:
        self.draft = ChipLabel(chip("draft"))
        self.draft.setToolTip(_("Đợt xét chưa chốt: mỗi tờ mang chữ BẢN NHÁP."))
        return Strip(
            self.before,
            self.place,
            self.after,
            STRETCH,
            self.draft,
            icon_only("zoom-out", _("Thu nhỏ"), lambda: self._step(-1), small=True),
            self._zoom,
            icon_only("zoom-in", _("Phóng to"), lambda: self._step(1), small=True),
            icon_only("maximize", _("Vừa cửa sổ (Ctrl+0)"), self._fit, small=True),
            height=40,
            edge="top",
            ground="plain",
            left=12,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= _ROOM_FOR_NOTE)

    # --- what is shown ------------------------------------------------------------

    def show_place(self, one: Recipient, count: int) -> None:
        """Say whose certificate it is: "6/10 · Đỗ Bích Hường"."""
        self.place.setText(f"{one.place + 1}/{count} · {one.name}")
        self.before.setEnabled(one.place > 0)
        self.after.setEnabled(one.place < count - 1)

    def show_paper(self, pdf: bytes, spoken: str) -> None:
        """Show a certificate printed whole, at the scale one looks at."""
        self.paper.show_pdf(pdf, keep_zoom=True)
        self.paper.setAccessibleName(_("Giấy khen của {name}").format(name=spoken))
        self._show(_PAPER)

    def show_stock(
        self,
        sheet: Sheet,
        fields: Sequence[SetField],
        spoken: str,
        *,
        is_draft: bool,
    ) -> None:
        """Show the words on stock; a text that does not fit is said above."""
        self.stock.setAccessibleName(_("Chữ trên phôi của {name}").format(name=spoken))
        self.stock.show_sheet(sheet, fields)
        self.stock.show_draft(is_draft)
        self._show(_STOCK)
        troubles = [field.trouble for field in fields if field.trouble]
        more = _(" (và {count:02d} trường nữa)").format(count=len(troubles) - 1)
        if troubles:
            said = f"{troubles[0]}{more if len(troubles) > 1 else ''}."
            self.trouble.say("bad", said, link=_("Sửa tờ này…"))

    def show_scan(self, picture: QPixmap) -> None:
        """Have a scan to show under the words, where the officer wants it."""
        self.picture.setEnabled(not picture.isNull())
        self.stock.show_picture(picture if self.picture.isChecked() else QPixmap())

    def show_no_stock(self) -> None:
        """Show how to begin where there is no layout of stock."""
        self._show(_NO_STOCK)

    def show_refusal(self, refusal: OfficeError) -> None:
        """Show why this certificate cannot be drawn, and what to do."""
        self.paper.clear()
        self.refused.say(_("Chưa dựng được tờ này"), str(refusal))
        self._show(_REFUSED)

    def _show(self, part: int) -> None:
        self.shown.setCurrentIndex(part)
        self.tools.setVisible(part == _STOCK)
        self.trouble.say("bad", "")
        if part in {_PAPER, _STOCK}:
            self._on_zoom(self._current().zoom())

    # --- scale --------------------------------------------------------------------

    def _current(self) -> Papers | StockCanvas:
        return self.stock if self.shown.currentIndex() == _STOCK else self.paper

    def _step(self, by: int) -> None:
        self._current().step_zoom(by)

    def _fit(self) -> None:
        if self._current() is self.stock:
            self.stock.fit()
        else:
            self.paper.fit_width()

    def _on_zoom(self, _zoom: float) -> None:
        self._zoom.setText(f"{self._current().zoom() * 100:.0f}%")
