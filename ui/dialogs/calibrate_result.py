"""The third step of measuring a printer: what it does, in words, and the check."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.vietnamese import number, percent
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice

_LITTLE = Decimal("0.05")


class ResultStep(QWidget):
    """Five facts about the printer, each with what it means.

    Signals:
        check_wanted: the page with boxes and the 100 mm ruler.
    """

    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = Notice("ok", "")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.values = {
            name: layouts.label("", "strong")
            for name in ("dx", "dy", "kx", "ky", "skew")
        }
        self._meanings = {name: layouts.label("", "note") for name in self.values}
        names = {
            "dx": _("Lệch ngang"),
            "dy": _("Lệch dọc"),
            "kx": _("Tỷ lệ ngang"),
            "ky": _("Tỷ lệ dọc"),
            "skew": _("Nghiêng"),
        }
        for row, (name, words) in enumerate(names.items()):
            self._grid.addWidget(layouts.label(words, "note"), row, 0)
            self._grid.addWidget(self.values[name], row, 1)
            self._grid.addWidget(self._meanings[name], row, 2)
        self.check = plain(
            _("In kiểm tra…"), self.check_wanted.emit, icon="ruler", small=True
        )
        said = _(
            "Nên in kiểm tra một tờ giấy trắng: bốn dấu + phải cách mép đúng 10 mm, "
            "thước phải đo đúng 100 mm. Áp tờ đó lên phôi, soi ngược sáng."
        )
        self.setLayout(
            layouts.column(
                self.verdict,
                6,
                self._grid,
                8,
                layouts.label(said, "note", wrap=True),
                layouts.row(self.check, STRETCH),
                STRETCH,
                spacing=8,
            )
        )

    def show_profile(self, profile: PrinterProfile, *, can_check: bool) -> None:
        """Show what was found; a skew that is too much is a warning."""
        self._show("dx", _mm(profile.dx), _moved(profile.dx, _RIGHT))
        self._show("dy", _mm(profile.dy), _moved(profile.dy, _DOWN))
        for name, scale in (("kx", profile.kx), ("ky", profile.ky)):
            self._show(name, percent(scale * 100, 2), _stretched(scale))
        skew = profile.skew
        if skew is None:
            self._show("skew", "–", _("chưa đo"))
        else:
            self._show("skew", _mm(skew), _leaning(profile))
        tone, said = "ok", _("Đọc được. Từ nay chữ in lên phôi được dời bù lại.")
        if profile.is_skewed:
            tone = "warn"
            said = _(
                "Giấy vào lệch quá 0,5 mm, chương trình không bù được: chỉnh thanh "
                "chặn giấy của khay rồi in lại tờ thử. Vẫn lưu được các số khác."
            )
        self.verdict.say(tone, said)
        self.check.setEnabled(can_check)
        why = _("Phôi đang chọn khác khổ với tờ thử này.")
        self.check.setToolTip("" if can_check else why)

    def _show(self, name: str, value: str, meaning: str) -> None:
        self.values[name].setText(value)
        self._meanings[name].setText(meaning)


_RIGHT = (_("máy in sang phải"), _("máy in sang trái"))
_DOWN = (_("máy in xuống dưới"), _("máy in lên trên"))


def _mm(value: Decimal) -> str:
    shown = number(value, 2)
    if shown.startswith("-"):
        return _("−{value} mm").format(value=shown[1:])
    return _("{sign}{value} mm").format(sign="+" if value > 0 else "", value=shown)


def _moved(value: Decimal, ways: tuple[str, str]) -> str:
    if abs(value) < _LITTLE:
        return _("đúng chỗ")
    return ways[0] if value > 0 else ways[1]


def _stretched(scale: Decimal) -> str:
    if abs(scale - 1) < Decimal("0.0002"):
        return _("đúng cỡ")
    return _("in to hơn thật") if scale > 1 else _("in nhỏ hơn thật")


def _leaning(profile: PrinterProfile) -> str:
    skew = profile.skew or Decimal(0)
    if abs(skew) < _LITTLE:
        return _("giấy vào thẳng")
    return _("bên phải thấp hơn") if skew > 0 else _("bên trái thấp hơn")
