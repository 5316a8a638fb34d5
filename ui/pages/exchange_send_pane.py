"""The right half of Gửi: what to mend first, who can read it, what has to be stated."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.bundles.sealed.catalogue import Finding
from desktop.office.exchanging.prepared import Prepared
from ui.language import _
from ui.pages.exchange_labels import moment
from ui.pages.exchange_sending import Written
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.findings import FindingList
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice

MENDED_AT = {
    "TD-501": ("review", _("Mở Xét khen thưởng")),
    "TD-502": ("papers", _("Mở Hồ sơ & văn bản")),
    "TD-503": ("overview", _("Mở Tổng quan")),
    "TD-512": ("scores", _("Mở Chấm điểm")),
    "TD-513": ("review", _("Mở Xét khen thưởng")),
    "TD-318": ("papers", _("Mở Hồ sơ & văn bản")),
}
"""Where a finding is settled, and the words of the link there."""
_UNCHANGED = "TD-707"
"""Nothing to mend: it stands beside the box that answers it."""
_RECEIVERS_STEP = frozenset({"TD-501", "TD-502", "TD-503"})


class SendPane(QWidget):
    """What became of the last bundle, who can read the next, what to mend first.

    `no_secret`, the statement, stands beside the verb: it is always in sight.

    Signals:
        stated(): something was ticked or unticked.
        place_wanted(str): the officer goes to mend something.
        check_wanted(), folder_wanted(): about the bundle just written.
    """

    stated = Signal()
    place_wanted = Signal(str)
    check_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingList(_("Điều cần xem trước khi gửi"))
        self.findings.link_pressed.connect(
            lambda code: self.place_wanted.emit(MENDED_AT[code][0])
        )
        self.fine = Notice("ok", _("Không thấy điều gì phải sửa trước khi gửi."))
        self.returned = layouts.label("", "", wrap=True)
        self._returned_head = layouts.label(_("Thành phố trả lại để sửa"), "section")
        self.appraised = layouts.label("", "", wrap=True)
        self._appraised_head = layouts.label(_("Thành phố đã thẩm định"), "section")
        self.show_returned([])
        self.show_appraised([])
        self.secrecy = Notice("ok", "")
        self.last = layouts.label("", "note", wrap=True)
        self.no_secret = QCheckBox(_("Gói không chứa bí mật nhà nước"))
        self.open_to_all = QCheckBox(_("Đồng ý gửi không mã hóa"))
        self.unchanged = FindingList(_("Không có gì thay đổi"))
        self.anew = QCheckBox(_("Vẫn làm gói mới dù không có gì thay đổi"))
        for box in (self.no_secret, self.open_to_all, self.anew):
            box.toggled.connect(lambda _on: self.stated.emit())
        self.no_secret.setToolTip(
            _(
                "Người gửi tự cam đoan; lời cam đoan nằm trong phần đã ký của gói. Hồ "
                "sơ thuộc phạm vi bí mật nhà nước không gửi bằng cách này."
            )
        )
        column = layouts.column(
            self._done(),
            self._returned_head,
            self.returned,
            self._appraised_head,
            self.appraised,
            layouts.label(_("Ai đọc được"), "section"),
            self.secrecy,
            self.open_to_all,
            self.last,
            self.unchanged,
            self.anew,
            8,
            layouts.label(_("Kiểm tra trước khi gửi"), "section"),
            self.fine,
            self.findings,
            STRETCH,
            margins=(16, 14, 16, 14),
        )
        self.area = layouts.scrolled(column)
        self.setLayout(layouts.column(self.area, spacing=0))

    def _done(self) -> QWidget:
        self.written = Notice("ok", "")
        self.where = layouts.label("", "note", wrap=True)
        self.left_out = FindingList(_("Nơi chưa có gói"))
        self.check = plain(_("Kiểm tra USB"), self.check_wanted.emit, icon="usb")
        self.folder = plain(
            _("Mở thư mục"), self.folder_wanted.emit, icon="folder-open"
        )
        self.again = layouts.label(
            _("Muốn chắc hơn: rút USB, cắm lại, rồi bấm Kiểm tra USB."),
            "caption",
            wrap=True,
        )
        self.done = layouts.box(
            layouts.column(
                layouts.label(_("Vừa gửi"), "section"),
                self.written,
                self.where,
                self.left_out,
                layouts.row(self.check, self.folder, STRETCH),
                self.again,
                12,
            )
        )
        self.done.hide()
        return self.done

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what is to be known about one bundle."""
        findings = [_for_sender(f) for f in prepared.findings if f.code != _UNCHANGED]
        self.show_findings(findings)
        same = [f for f in prepared.findings if f.code == _UNCHANGED]
        self.unchanged.show_findings(same)
        tone = "warn" if prepared.needs_consent else "ok"
        self.secrecy.say(tone, prepared.secrecy)
        self.open_to_all.setVisible(prepared.needs_consent)
        if not prepared.needs_consent:  # a key came in since it was ticked
            self._untick(self.open_to_all)
        self.anew.setVisible(prepared.is_unchanged)
        self.last.setText(_last(prepared))
        self.last.setVisible(prepared.last is not None)

    def show_other(self, secrecy: str) -> None:
        """Show what is to be known where there is no single bundle of tables."""
        self.show_findings([])
        self.secrecy.say("ok", secrecy)
        for widget in (self.open_to_all, self.anew, self.last, self.unchanged):
            widget.hide()

    def show_returned(self, lines: Sequence[str]) -> None:
        """Show what the city sent back, one line for each field."""
        self.returned.setText("\n".join(lines))
        for widget in (self._returned_head, self.returned):
            widget.setVisible(bool(lines))

    def show_appraised(self, lines: Sequence[str]) -> None:
        """Show what the city counts, one line for each field."""
        self.appraised.setText("\n".join(lines))
        for widget in (self._appraised_head, self.appraised):
            widget.setVisible(bool(lines))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found, or that nothing was."""
        links = {code: link for code, (_place, link) in MENDED_AT.items()}
        self.findings.show_findings(findings, links)
        self.fine.setVisible(not findings)

    def forget_statements(self) -> None:
        """Untick everything: each bundle is stated anew."""
        for box in (self.no_secret, self.open_to_all, self.anew):
            self._untick(box)

    @staticmethod
    def _untick(box: QCheckBox) -> None:
        box.blockSignals(True)
        box.setChecked(False)
        box.blockSignals(False)

    def show_done(self, sentence: str, written: Written, *, tone: str = "ok") -> None:
        """Say what was written and read back, and who was left out."""
        said = _("{names}\nở {place}") if written.files else _("{place}")
        self.written.say(tone, sentence)
        self.where.setText(said.format(names=written.names, place=written.place))
        self.left_out.show_findings(written.left_out)
        self.check.setVisible(bool(written.checked))
        self.done.show()
        self.area.verticalScrollBar().setValue(0)


def _for_sender(finding: Finding) -> Finding:
    """Return a finding with what the sender can do; the receiver's step is another."""
    if finding.code not in _RECEIVERS_STEP:
        return finding
    step = _("Bổ sung rồi gửi, hoặc gửi trước: nơi nhận thấy rõ điều này.")
    return replace(finding, next_step=step)


def _last(prepared: Prepared) -> str:
    last = prepared.last
    if last is None:
        return ""
    said = _("Lần gửi trước: gói số {seq}, {at}.").format(
        seq=last.seq, at=moment(last.made_at)
    )
    if last.receipt_at:
        return _("{said} Nơi nhận đã gửi phiếu tiếp nhận.").format(said=said)
    return _("{said} Chưa có phiếu tiếp nhận.").format(said=said)
