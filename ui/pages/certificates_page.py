"""Giấy khen: every certificate of the round, looked at, saved and printed.

Two ways: whole on white paper, or the words alone on stock that was bought printed.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockLayout
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.papers.words import forms_of
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.stock_sheet_dialog import SheetChoice
from ui.language import _
from ui.pages.certificates_choice import Choice
from ui.pages.certificates_list import Recipient, RecipientList
from ui.pages.certificates_output import CertificatesOutput, Job
from ui.pages.certificates_pane import OnePart, WholePart
from ui.pages.certificates_stock import StockSide
from ui.pages.certificates_view import CertificateView
from ui.pages.certificates_work import CertificatesWork
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_WIDTHS = (232, 588, 334)
_TITLE, _NARROW = 170, 1060  # px
_WHOLE, _STOCK = 0, 1


class CertificatesPage(Page):
    """Recipients at the left, the certificate of one, what is done with it."""

    key = "certificates"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._drawn: tuple[Roundup, tuple[str, str], Sheet, bool] | None = None
        self.choice = Choice.kept()
        self.saved = SavedLine()
        self.output = CertificatesOutput(self, office, self.saved)
        self._work = CertificatesWork(self, office)
        self.list = RecipientList()
        self.view = CertificateView()
        self.draft = self.view.draft
        self.one = OnePart()
        self.whole = WholePart()
        self.stock = StockSide(self, office, self.choice, self.view, self.output)
        self._make_head()
        self._make_body()
        self._connect()
        self.build(self.head, self.saved, self._body)

    def _make_head(self) -> None:
        ways = [(_("In trọn khung"), "file-text"), (_("In lên phôi"), "stamp")]
        self.modes = Segments(ways, _("Cách in"))
        self.modes.choose(_STOCK if self.choice.on_stock else _WHOLE)
        self.sheets = SheetChoice(
            _("Khổ giấy"), self._office.printing.sheets(), width=176
        )
        self.sheets.show_sheet(self.choice.sheet)
        self.save = plain(_("Xuất PDF…"), self._on_save, icon="file-down")
        self.print = primary(_("In"), self._on_print, icon="printer")
        self.head = PageHead(
            _("Giấy khen"),
            middle=[self.modes, self.sheets, self.stock.stocks],
            actions=[self.stock.used, self.save, self.print],
        )

    def _make_body(self) -> None:
        left = layouts.box(layouts.column(self.list, spacing=0), "pane")
        right = layouts.scrolled(
            layouts.column(
                self.one,
                layouts.rule(),
                self.whole,
                self.stock.fields,
                self.stock.printer,
                layouts.STRETCH,
                spacing=0,
            )
        )
        right.setMinimumWidth(334)
        self._body = QStackedWidget()
        self._body.addWidget(
            Panes("certificates-3", left, self.view, right, sizes=_WIDTHS, grows=1)
        )
        self._body.addWidget(self._empty())

    def _connect(self) -> None:
        self.modes.chosen.connect(self._on_mode)
        self.sheets.sheet_chosen.connect(self._on_sheet)
        self.list.chosen.connect(lambda _row: self._show_certificate())
        self.list.ticks_changed.connect(self._show_count)
        self.list.table.row_opened.connect(lambda _row: self.view.setFocus())
        self.view.step_wanted.connect(self.list.step)
        self.view.change_wanted.connect(self._on_change)
        self.one.print_wanted.connect(self._on_print_one)
        self.one.change_wanted.connect(self._on_change)
        self.one.reset_wanted.connect(self._on_reset)
        self.whole.script_chosen.connect(self._on_script)
        self.whole.emblem_wanted.connect(self._work.take_emblem)
        self.whole.emblem_dropped.connect(self._work.drop_emblem)
        self.stock.changed.connect(self._on_stock)

    def _empty(self) -> EmptyPlace:
        self.prepare = plain(_("Chuẩn bị phôi…"), self.stock.prepare)
        self.prepare.setToolTip(_("Tạo, chỉnh bố cục phôi khi chưa có danh sách"))
        steps = [
            self.prepare,
            primary(_("Sang Xét khen thưởng"), lambda: self.go("review")),
        ]
        self.empty = EmptyPlace("stamp", "", "", steps)
        return self.empty

    def _say_why_empty(self) -> None:
        lists = self._office.outcome().lists if self._office.plans.current() else ()
        if lists and not self._office.outcome().own:
            said = _("Đợt này chỉ đề nghị cấp trên {forms}; cấp quyết định in và cấp.")
            self.empty.say(
                _("Không in giấy chứng nhận ở đợt này"),
                said.format(forms=forms_of(lists)),
            )
            return
        self.empty.say(
            _("Chưa có Giấy khen nào"),
            _("Giấy khen của những tập thể, cá nhân được đề nghị sẽ nằm ở đây."),
        )

    # --- what is shown ------------------------------------------------------------

    def reload(self) -> None:
        """Show the recipients as the round stands now."""
        self.saved.hide()
        office = self._office
        has_plan = office.plans.current() is not None
        own = office.outcome().own if has_plan else ()
        has_any = any(found.proposed for found in own)
        forms = office.papers.certificate_forms() if has_any else _("Giấy khen")
        self._show_title(forms)
        if not has_any:
            self._say_why_empty()
        self._body.setCurrentIndex(0 if has_any else 1)
        for part in (self.modes, self.save, self.print):
            part.setVisible(has_any)
        self.draft.setVisible(has_any and not office.current_round().is_closed)
        self.prepare.setVisible(has_plan)
        self._drawn = None
        if has_any:
            self._fill()
        else:
            self.stock.hide()
            self.sheets.hide()

    def _show_title(self, forms: str) -> None:
        """Name what is printed; several forms are cut where the tools need room."""
        title = self.head.title
        way = Qt.TextElideMode.ElideRight
        title.setText(title.fontMetrics().elidedText(forms, way, _TITLE))
        title.setToolTip(forms)
        self.setAccessibleName(forms)

    def show_target(self, target: object) -> None:
        """Show the certificate of a subject by its id."""
        self.list.table.choose(lambda row: row.subject_id == target)

    def _fill(self) -> None:
        try:
            self.list.show_round(self._office)
        except OfficeError as refusal:  # no office named, nobody to sign
            self.view.show_refusal(refusal)
            return
        self._show_mode()

    def _show_mode(self) -> None:
        """Show the tools of the way of printing in use, and the certificate."""
        on_stock = self.choice.on_stock
        self.choice.keep()
        self.modes.choose(_STOCK if on_stock else _WHOLE)
        self.sheets.setVisible(not on_stock)
        self.whole.setVisible(not on_stock)
        if on_stock:
            self.stock.show_stock()
        else:
            self.stock.hide()
            self.whole.show_office(self._office, script=self.choice.script)
        self._show_count()
        self._show_certificate()

    def _show_certificate(self) -> None:
        one = self.list.current()
        if one is None:
            return
        self.view.show_place(one, len(self.list.recipients()))
        self.one.show_one(one, self._why_not())
        try:
            if self.choice.on_stock:
                self._drawn = None
                self.stock.show_one(one, is_draft=not self.draft.isHidden())
            else:
                self._show_whole(one)
        except OfficeError as refusal:
            self.view.show_refusal(refusal)

    def _show_whole(self, one: Recipient) -> None:
        choice, roundup = self.choice, self._office.roundup()
        wanted = (roundup, one.key, choice.sheet, choice.script)
        drawn = self._drawn
        if drawn is not None and drawn[0] is roundup and drawn[1:] == wanted[1:]:
            return
        self._drawn = wanted
        pdf = self._office.certificates.pdf(
            [one.place], sheet=choice.sheet, script=choice.script
        )
        self.view.show_paper(pdf, one.name)

    def _show_count(self) -> None:
        count = len(self.list.ticked())
        self.print.set_label(_("In {count:02d} tờ đã chọn").format(count=count))
        refusal = self._why_not()
        if not count:
            refusal = _("Chưa chọn tờ nào. Đánh dấu ô bên trái tên.")
        for button in (self.print, self.save):
            if refusal:
                button.refuse(refusal)
            else:
                button.allow()

    def _why_not(self) -> str:
        """Return why nothing can be printed the way that is chosen."""
        if self.choice.on_stock and self.stock.layout() is None:
            return _("Chưa có bố cục phôi nào; tạo bố cục trước.")
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, buttons of the head are icons."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        name = _("Xuất PDF…")
        self.save.set_label("" if is_narrow else name)
        self.save.setAccessibleName(name)
        self.stock.show_narrow(is_narrow)

    # --- choosing -----------------------------------------------------------------

    def _on_mode(self, mode: int) -> None:
        self.choice.on_stock = mode == _STOCK
        self._drawn = None
        self._show_mode()

    def _on_stock(self) -> None:
        if self.list.recipients():
            self._show_mode()
        else:
            self.choice.keep()

    def _on_sheet(self, sheet: Sheet) -> None:
        self.choice.sheet = sheet
        self.choice.keep()
        self._show_certificate()

    def _on_script(self, on: bool) -> None:
        self.choice.script = on
        self.choice.keep()
        self._show_certificate()

    def _on_change(self) -> None:
        one = self.list.current()
        if one is not None:
            layout = self.stock.layout() if self.choice.on_stock else None
            self._work.change(one, layout, self.stock.what())

    def _on_reset(self) -> None:
        one = self.list.current()
        if one is not None:
            self._work.reset(one)

    # --- paper --------------------------------------------------------------------

    def job(self) -> Job:
        """Return how certificates are printed now."""
        layout: StockLayout | None = None
        profile: PrinterProfile | None = None
        if self.choice.on_stock:
            layout, profile = self.stock.layout(), self.stock.profile()
        sheet = self.choice.sheet if layout is None else layout.sheet
        return Job(sheet, self.choice.script, layout, profile)

    def _on_save(self) -> None:
        self.output.save(self.list.ticked(), self.job())

    def _on_print(self) -> None:
        self._print(self.list.ticked())

    def _on_print_one(self) -> None:
        one = self.list.current()
        if one is not None:
            self._print([one])

    def _print(self, chosen: Sequence[Recipient]) -> None:
        self.output.print(chosen, self.job())
