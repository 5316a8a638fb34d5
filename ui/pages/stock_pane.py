"""Beside a certificate on stock: its eight fields, the layout, the printer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock_setting import SetField
from desktop.documents.certificates.test_sheet import profile_words
from desktop.vietnamese import day_in_line
from ui.language import _
from ui.pages.certificates_pane import EDGES
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, plain
from ui.widgets.forms import ChoiceField
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice
from ui.widgets.stock_list import StockFieldList

NO_PROFILE = ""


class StockPart(QWidget):
    """Where the fields stand, and the way to change it.

    Signals:
        edit_wanted: the editor shall open, at the current field.
        menu_wanted: the other things one does with a layout.
        chosen(StockText): a field was chosen in the list.
    """

    edit_wanted = Signal()
    menu_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = StockFieldList(switches=False)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(lambda _what: self.edit_wanted.emit())
        self.edit = plain(
            _("Sửa bố cục…"), self.edit_wanted.emit, icon="move", small=True
        )
        self.more = icon_only(
            "ellipsis",
            _("Chép, đổi tên, xóa bố cục, ảnh phôi"),
            self.menu_wanted.emit,
            small=True,
        )
        self._title = layouts.label("", "section")
        head = layouts.row(self._title, STRETCH, self.edit, self.more)
        head.setContentsMargins(16, 8, 10, 6)
        self.setLayout(layouts.column(head, self.list, spacing=0))

    def show_fields(self, fields: Sequence[SetField], sheet: Sheet) -> None:
        """Show where the fields of this recipient stand."""
        self._title.setText(_("Các ô in, khổ {sheet}").format(sheet=sheet.name))
        self.list.show_fields(fields)


class PrinterPart(QWidget):
    """Which correction of the printer is used, and how to measure one.

    Signals:
        profile_chosen(str): the id of a profile; "" for none.
        measure_wanted: the test sheet shall be read.
        check_wanted: the page with the 100 mm ruler.
        forget_wanted: the profile in use shall go.
    """

    profile_chosen = Signal(str)
    measure_wanted = Signal()
    check_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profiles = ChoiceField(_("Căn chỉnh máy in"))
        self.profiles.chosen.connect(lambda key: self.profile_chosen.emit(str(key)))
        self._words = layouts.label("", "note", wrap=True)
        self._skew = Notice("warn", "")
        self.measure = plain(
            _("Chỉnh máy in…"), self.measure_wanted.emit, icon="crosshair", small=True
        )
        self.check = plain(
            _("In kiểm tra…"), self.check_wanted.emit, icon="ruler", small=True
        )
        self.check.setToolTip(
            _("In một tờ giấy trắng có khung, chữ và thước 100 mm để áp lên phôi")
        )
        self.forget = icon_only(
            "trash-2", _("Xóa căn chỉnh này"), self.forget_wanted.emit, small=True
        )
        self.setLayout(
            layouts.column(
                layouts.label(_("Máy in và căn lệch"), "section"),
                self.profiles,
                self._words,
                self._skew,
                layouts.row(self.measure, self.check, STRETCH, self.forget),
                margins=EDGES,
                spacing=6,
            )
        )

    def show_profiles(
        self, profiles: Sequence[PrinterProfile], used: PrinterProfile | None
    ) -> None:
        """Show those measured on this size of sheet, and what the used one does."""
        pairs = [(each.id, profile_name(each)) for each in profiles]
        none = _("Không căn chỉnh")
        self.profiles.show_choices([*pairs, (NO_PROFILE, none)])
        self.profiles.choose(used.id if used else NO_PROFILE)
        self.forget.setVisible(used is not None)
        skew = ""
        if used is None:
            said = _(
                "Chưa căn chỉnh máy in cho khổ này: chữ có thể lệch vài mm. In tờ thử "
                "một lần, nhập số đọc là xong."
            )
        else:
            said = used_words(used)
            if used.is_skewed:
                skew = _("Giấy vào lệch quá 0,5 mm: chỉnh thanh chặn giấy của khay.")
        self._words.setText(said)
        self._skew.say("warn", skew)


def profile_name(profile: PrinterProfile) -> str:
    """Return "HP LaserJet, khay tay"."""
    return ", ".join(part for part in (profile.printer, profile.tray) if part)


def used_words(profile: PrinterProfile) -> str:
    """Return what a profile corrects, and since when it is known."""
    words = profile_words(profile)
    said = _("{words}. Chương trình đã bù lại.").format(
        words=words[:1].upper() + words[1:]
    )
    ways = []
    if profile.is_manual:
        ways.append(_("nạp tay từng tờ"))
    if profile.is_turned:
        ways.append(_("quay đầu 180°"))
    if ways:
        said += " " + _("In {ways}.").format(ways=", ".join(ways))
    if profile.measured_on is not None:
        day = day_in_line(profile.measured_on)
        said += " " + _("Đo ngày {day}.").format(day=day)
    return said
