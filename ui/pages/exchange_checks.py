"""What holds about a bundle, in a line: seal, number, recomputation, secrecy, files."""

from PySide6.QtWidgets import QWidget

from desktop.office.exchanging.previewing import BundlePreview
from ui import icons
from ui.language import _
from ui.pages.exchange_labels import size
from ui.widgets import layouts

Said = tuple[str, str, str]
"""Icon, tone and words; no words where there is nothing to say."""
_UNSEALED = {"TD-305", "TD-306"}


class Check(QWidget):
    """One thing that holds or not: a mark and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = icons.IconLabel("verdict-pass", "ok", 16)
        self._words = layouts.label()
        self.setLayout(layouts.row(self._mark, self._words, spacing=5))

    def say(self, icon: str, tone: str, words: str) -> None:
        """Show it; no words hide it."""
        self._mark.show_icon(icon, tone)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()


def said_of(preview: BundlePreview) -> tuple[Said, ...]:
    """Return what to say of a bundle, always five."""
    codes = {finding.code for finding in preview.findings}
    return (
        _seal(preview),
        _order(codes, preview.envelope.seq),
        _recomputed(codes, preview),
        _secrecy(codes, preview),
        _files(preview),
    )


def _seal(preview: BundlePreview) -> Said:
    if preview.is_known:
        return "verdict-pass", "ok", _("Niêm phong đúng, đúng nơi gửi")
    return "verdict-unknown", "warn", _("Nơi gửi chưa xác thực")


def _order(codes: set[str], seq: int) -> Said:
    if codes & {"TD-144", "TD-153"}:
        return "verdict-unknown", "warn", _("Đánh số gói khác thường")
    if seq == 1:
        return "verdict-pass", "ok", _("Gói đầu tiên")
    return "verdict-pass", "ok", _("Mới hơn gói trước")


def _recomputed(codes: set[str], preview: BundlePreview) -> Said:
    if preview.envelope.type.value != "submission":
        return "", "", ""
    if "TD-511" in codes:
        return "verdict-unknown", "warn", _("Chưa tính lại được")
    count = sum(f.code == "TD-510" for f in preview.findings)
    if count:
        said = _("Tính lại khác {count:02d} chỗ").format(count=count)
        return "verdict-fail", "bad", said
    return "verdict-pass", "ok", _("Tính lại khớp")


def _secrecy(codes: set[str], preview: BundlePreview) -> Said:
    if preview.envelope.payload.is_encrypted:
        return "lock", "ok", _("Có mã hóa")
    if codes & _UNSEALED:
        return "lock-open", "warn", _("Không mã hóa")
    return "", "", ""


def _files(preview: BundlePreview) -> Said:
    if not preview.files:
        return "", "", ""
    said = _("{count:02d} tệp, {size}")
    return (
        "paperclip",
        "text2",
        said.format(count=preview.files, size=size(preview.file_bytes)),
    )
