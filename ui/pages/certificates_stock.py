"""The side of the page about stock: which stock, its fields, the printer's profile."""

from PySide6.QtCore import QObject, Qt, Signal

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.stock import StockLayout, StockText
from desktop.office.office import Office
from ui.dialogs.calibrate_dialog import calibrate
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.certificates_choice import Choice
from ui.pages.certificates_list import Recipient
from ui.pages.certificates_output import CertificatesOutput
from ui.pages.certificates_view import CertificateView
from ui.pages.page import Page
from ui.pages.stock_pane import PrinterPart, StockPart, profile_name, used_words
from ui.pages.stock_work import StockWork, popup
from ui.widgets.buttons import text
from ui.widgets.forms import ChoiceField
from ui.widgets.stock_scan import scan_of

_NEW = "new"
_ROOM = 180  # px for the name of the profile beside the print button


class StockSide(QObject):
    """What the page shows only while it prints on stock.

    Signals:
        changed: another stock or profile is in use; the page shall look again.
    """

    changed = Signal()

    def __init__(
        self,
        page: Page,
        office: Office,
        choice: Choice,
        view: CertificateView,
        output: CertificatesOutput,
    ) -> None:
        super().__init__(page)
        self._page, self._office = page, office
        self._choice, self._view, self._output = choice, view, output
        self._work = StockWork(page, office)
        self._layout: StockLayout | None = None
        self._profile: PrinterProfile | None = None
        self._one: Recipient | None = None
        self._said, self._is_narrow = "", False
        self._scan: tuple[str, object] = ("", None)
        self.stocks = ChoiceField(_("Phôi"), width=190)
        self.used = text("", self._on_measure, icon="crosshair")
        self.fields = StockPart()
        self.printer = PrinterPart()
        self.stocks.chosen.connect(self._on_stock)
        self.fields.chosen.connect(view.stock.choose)
        self.fields.edit_wanted.connect(self._on_edit)
        self.fields.menu_wanted.connect(self._on_menu)
        self.printer.profile_chosen.connect(self._on_profile)
        self.printer.measure_wanted.connect(self._on_measure)
        self.printer.check_wanted.connect(self._on_check)
        self.printer.forget_wanted.connect(self._on_forget)
        view.stock.picked.connect(self.fields.list.choose)
        view.stock.opened.connect(lambda _what: self._on_edit())
        view.picture.toggled.connect(lambda _on: self._show_scan())
        view.begin_wanted.connect(self._on_new)

    def layout(self) -> StockLayout | None:
        """Return the stock in use."""
        return self._layout

    def profile(self) -> PrinterProfile | None:
        """Return the profile in use."""
        return self._profile

    def what(self) -> StockText | None:
        """Return the field one works on."""
        return self._view.stock.chosen()

    def prepare(self) -> None:
        """Edit the stock in use, or make one, before anybody is on a list."""
        self._layout = self._choice.layout(self._office)
        if self._layout is None:
            self._on_new()
        else:
            self._on_edit()

    # --- what is shown ------------------------------------------------------------

    def hide(self) -> None:
        """Leave the page to certificates printed whole."""
        for part in (self.stocks, self.used, self.fields, self.printer):
            part.hide()

    def show_stock(self) -> None:
        """Show the stock and the profile in use."""
        every = self._office.printing.layouts()
        self._layout = self._choice.layout(self._office)
        pairs = [(each.id, each.name) for each in every]
        self.stocks.show_choices([*pairs, (_NEW, _("Tạo bố cục phôi mới…"))])
        has_stock = self._layout is not None
        if self._layout is not None:
            self.stocks.choose(self._layout.id)
            self._show_profile(self._layout)
        for part in (self.stocks, self.used, self.fields, self.printer):
            part.setVisible(has_stock)
        self._show_scan()

    def _show_profile(self, layout: StockLayout) -> None:
        self._profile = self._choice.profile(self._office, layout)
        every = self._choice.profiles(self._office, layout)
        self.printer.show_profiles(every, self._profile)
        said = _("Chưa căn chỉnh máy in")
        tip = _("Chữ có thể lệch vài mm. Bấm để chỉnh máy in.")
        if self._profile is not None:
            said = profile_name(self._profile)
            tip = f"{said}. {used_words(self._profile)}"
        self._said = said
        self.used.setToolTip(tip)
        self.used.set_icon("crosshair" if self._profile else "triangle-alert")
        self.show_narrow(self._is_narrow)

    def show_narrow(self, is_narrow: bool) -> None:
        """Show the profile by its icon alone, where there is little room."""
        self._is_narrow = is_narrow
        said = self._said
        way = Qt.TextElideMode.ElideMiddle
        short = self.used.fontMetrics().elidedText(said, way, _ROOM)
        self.used.set_label("" if is_narrow else short)
        self.used.setAccessibleName(_("Căn chỉnh đang dùng: {name}").format(name=said))

    def _show_scan(self) -> None:
        digest = self._layout.picture if self._layout is not None else ""
        if self._scan[0] != digest or self._scan[1] is None:
            file = None
            if self._layout is not None:
                file = self._office.printing.picture_of(self._layout)
            self._scan = (digest, scan_of(file))
        self._view.show_scan(self._scan[1])  # type: ignore[arg-type]

    def show_one(self, one: Recipient, *, is_draft: bool) -> None:
        """Show one certificate on the stock.

        Raises:
            OfficeError: it is not printed any more.
        """
        self._one = one
        layout = self._layout
        if layout is None:
            self._view.show_no_stock()
            return
        papers = self._office.certificates
        fields = papers.set_fields(layout, one.place)
        self.fields.show_fields(fields, layout.sheet)
        self.fields.list.choose(self.what())
        if not one.can_print:
            papers.stock_pdf(layout, None, [one.place])  # says why
        self._view.show_stock(layout.sheet, fields, one.name, is_draft=is_draft)

    # --- the stock ----------------------------------------------------------------

    def _place(self) -> int:
        return self._one.place if self._one is not None else 0

    def _use(self, layout: StockLayout | None) -> None:
        if layout is not None:
            self._choice.layout_id = layout.id
            self._choice.profile_id = None
        self.changed.emit()

    def _on_stock(self, key: object) -> None:
        if key == _NEW:
            if self._layout is not None:
                self.stocks.choose(self._layout.id)
            self._on_new()
            return
        self._choice.layout_id = str(key)
        self._choice.profile_id = None
        self.changed.emit()

    def _on_new(self) -> None:
        layout = self._work.create()
        if layout is None:
            return
        self._choice.layout_id = layout.id
        self._page.changed.emit(
            _("Đã tạo bố cục phôi “{name}”.").format(name=layout.name)
        )
        self._use(layout)
        self._on_edit()

    def _on_edit(self) -> None:
        if self._layout is None:
            return
        kept = self._work.edit(
            self._layout, self._place(), self.what(), self._check_print
        )
        self.changed.emit()
        if kept:
            said = _("Đã lưu bố cục phôi “{name}”.")
            self._page.changed.emit(said.format(name=self._layout.name))

    def _on_menu(self) -> None:
        layout = self._layout
        if layout is None:
            return
        entries: list[tuple[str, str, object]] = [
            ("image", _("Chọn ảnh phôi…"), lambda: self._work.take_picture(layout)),
        ]
        if layout.picture:
            drop = lambda: self._work.drop_picture(layout)  # noqa: E731
            entries.append(("x", _("Bỏ ảnh phôi"), drop))
        entries += [
            ("", "", None),
            ("plus", _("Tạo bố cục phôi mới…"), self._on_new),
            ("copy", _("Chép thành bố cục khác…"), lambda: self._on_copy(layout)),
            ("type", _("Đổi tên…"), lambda: self._on_rename(layout)),
            ("trash-2", _("Xóa bố cục…"), lambda: self._work.delete(layout)),
        ]
        popup(self.fields.more, entries)

    def _on_copy(self, layout: StockLayout) -> None:
        made = self._work.copy(layout)
        if made is not None:
            self._use(made)
            said = _("Đã chép thành bố cục phôi “{name}”.")
            self._page.changed.emit(said.format(name=made.name))

    def _on_rename(self, layout: StockLayout) -> None:
        if self._work.rename(layout):
            self.changed.emit()
            self._page.changed.emit(_("Đã đổi tên bố cục phôi."))

    # --- the printer --------------------------------------------------------------

    def _on_profile(self, profile_id: str) -> None:
        self._choice.profile_id = profile_id
        self.changed.emit()

    def _on_measure(self) -> None:
        if self._layout is None:
            return
        kept = calibrate(
            self._page.window(),
            self._office,
            self._layout,
            self._profile,
            self._place(),
        )
        if kept is not None:
            self._choice.profile_id = kept.id
            self.changed.emit()
            said = _("Đã lưu căn chỉnh {name}.").format(name=profile_name(kept))
            self._page.changed.emit(said)

    def _check_print(self, layout: StockLayout, place: int) -> None:
        self._output.check(layout, self._profile, place)

    def _on_check(self) -> None:
        if self._layout is not None:
            self._check_print(self._layout, self._place())

    def _on_forget(self) -> None:
        profile = self._profile
        if profile is None or not ask(
            self._page.window(),
            _("Xóa căn chỉnh {name}?").format(name=profile_name(profile)),
            _("Muốn dùng lại thì in và đọc tờ thử lần nữa, hoặc hoàn tác."),
            _("Xóa căn chỉnh"),
            destroys=True,
        ):
            return
        self._choice.profile_id = None
        said = _("Đã xóa căn chỉnh {name}.").format(name=profile_name(profile))
        self._page.run(lambda: self._office.printing.delete_profile(profile.id), said)
