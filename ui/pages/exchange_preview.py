"""One bundle looked at: who sent it, whether it holds, what it would change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStackedWidget, QWidget

from desktop.bundles.differences import Kind
from desktop.bundles.sealed.catalogue import Finding
from desktop.office.exchanging.kept import ImportJob, findings_of
from desktop.office.exchanging.previewing import BundlePreview
from desktop.vietnamese import number
from ui.language import _
from ui.pages.exchange_checks import Check, said_of
from ui.pages.exchange_labels import (
    chip_of,
    kind_words,
    sender_words,
)
from ui.pages.exchange_preview_words import made_words, same_words, stopped_words
from ui.pages.exchange_rows import CHIPS, RowsTable, ShownRow, counted, rows_of
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, text
from ui.widgets.chips import ChipLabel
from ui.widgets.findings import FindingList
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KINDS = (None, Kind.ADDED, Kind.CHANGED, Kind.WITHDRAWN)
_ROWS, _SAME, _STOPPED = 0, 1, 2
_FEW, _MOST, _ALL = 124, 220, 16_777_215
"""Heights of what was found: a few with a bar to scroll, one whole, all there is."""
_MARGINS = (20, 6, 16, 4)
_SIDES = _MARGINS[0] + _MARGINS[2] + 14  # and a bar to scroll
_AROUND = _MARGINS[1] + _MARGINS[3] + 4


class Aside(QLabel):
    """Words at the right of a strip that go first where there is no room for them."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "note")
        self.setAlignment(_RIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them whole or not at all."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)


class PreviewPane(QWidget):
    """The head, what was found, and the rows side by side.

    Signals:
        digits_wanted(), epoch_wanted(), opening_wanted(), again_wanted(): the ways out
            of what holds a bundle.
        files_wanted(): look at what came along with a bundle that was taken in.
    """

    digits_wanted = Signal()
    epoch_wanted = Signal()
    opening_wanted = Signal()
    again_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: BundlePreview | None = None
        self._rows: dict[str, list[ShownRow]] = {}
        self._ways = {
            "TD-113": (_("Nhập 30 số…"), self.digits_wanted),
            "TD-144": (_("Chấp nhận lần đánh số mới…"), self.epoch_wanted),
            "TD-008": (_("Mở khóa…"), self.opening_wanted),
            "TD-508": (_("Kiểm tra lại"), self.again_wanted),
            "TD-009": (_("Kiểm tra lại"), self.again_wanted),
        }
        self._changes = QStackedWidget()
        self._changes.addWidget(self._looking())
        self.same = EmptyPlace("equal", "", "")
        self._changes.addWidget(self.same)
        self.files = plain(_("Tệp đính kèm…"), self.files_wanted.emit, icon="paperclip")
        self.stopped = EmptyPlace("package", "", "", [self.files])
        self._changes.addWidget(self.stopped)
        column = layouts.column(self._head(), self._found(), self._changes, spacing=0)
        column.setStretch(2, 1)
        self.setLayout(column)

    def _head(self) -> QFrame:
        self.title = layouts.label("", "heading", wrap=True)
        self.chip = ChipLabel(CHIPS[Kind.ADDED])
        self.made = layouts.label("", "note", wrap=True)
        self.checks = [Check() for _each in range(5)]
        line = layouts.row(*self.checks, STRETCH, spacing=14)
        title = layouts.row(self.title, self.chip, spacing=12)
        title.setStretch(0, 1)
        column = layouts.column(
            title, self.made, line, spacing=5, margins=(20, 10, 16, 10)
        )
        return layouts.box(column)

    def _found(self) -> QWidget:
        self.findings = FindingList(_("Điều cần biết trước khi nhận"))
        self.findings.link_pressed.connect(self._on_link)
        self.more = text("", self._on_more)
        inner = layouts.column(self.findings, margins=_MARGINS)
        self.found = layouts.scrolled(inner)
        self.found.setFixedHeight(_FEW)
        strip = Strip(
            layouts.label(_("Điều cần biết"), "strong"), STRETCH, self.more, height=36
        )
        strip.setProperty("edge", "both")
        self._found_box = layouts.box(layouts.column(strip, self.found, spacing=0))
        return self._found_box

    def _looking(self) -> QWidget:
        self.kinds = Segments(
            [
                _("Tất cả"),
                *((CHIPS[k].word, CHIPS[k].icon) for k in _KINDS if k is not None),
            ],
            _("Loại thay đổi"),
        )
        self.kinds.chosen.connect(lambda _index: self._show_rows())
        self.tables = ChoiceField(_("Bảng"), width=138)
        self.tables.setFixedHeight(28)
        self.tables.chosen.connect(lambda _key: self._show_rows())
        self.unchanged = Aside()
        strip = Strip(
            layouts.label(_("Nếu nhận"), "strong"),
            4,
            self.kinds,
            self.tables,
            self.unchanged,
            height=44,
        )
        strip.setProperty("edge", "both")
        self.table = RowsTable()
        column = layouts.column(strip, self.table, spacing=0)
        column.setStretch(1, 1)
        return layouts.box(column, "plain")

    # --- what is shown ------------------------------------------------------------

    def show_job(self, job: ImportJob, files: int = 0) -> None:
        """Show a bundle that cannot be compared now: why, and what to do.

        Args:
            files: how many attachments of it are kept here.
        """
        self._preview, self._rows = None, {}
        self._show_head(job)
        findings = findings_of(job)
        self.show_findings(findings)
        for check in self.checks:
            check.say("", "", "")
        self.files.set_label(_("Tệp đính kèm ({count})…").format(count=files))
        self.files.setVisible(files > 0)
        self.stopped.say(*stopped_words(job))
        self._changes.setCurrentIndex(_STOPPED)

    def show_waiting(self, job: ImportJob) -> None:
        """Show that a bundle is being compared."""
        self.show_job(job)
        self.show_findings(())
        self.stopped.say(
            _("Đang so sánh với dữ liệu hiện có…"), _("Chưa ghi gì vào chương trình.")
        )

    def show_preview(self, job: ImportJob, preview: BundlePreview) -> None:
        """Show what a bundle would change."""
        self._preview, self._rows = preview, rows_of(preview)
        self._show_head(job, preview)
        self._show_checks(preview)
        self.show_findings(preview.findings)
        self._show_counts(preview)
        self.tables.show_choices(
            [
                ("", _("Mọi bảng")),
                *((t.name, t.title) for t in preview.tables if t.rows),
            ]
        )
        self.tables.choose("")
        self.kinds.choose(0)
        self.same.say(*same_words(job, preview))
        has_rows = bool(any(self._rows.values()))
        self._changes.setCurrentIndex(_ROWS if has_rows else _SAME)
        self._show_rows()

    def _show_head(self, job: ImportJob, preview: BundlePreview | None = None) -> None:
        self.chip.show_chip(chip_of(job))
        self.title.setText(
            _("{sender}: {kind}").format(
                sender=sender_words(job), kind=kind_words(job.type)
            )
            if job.type
            else job.file_name
        )
        self.made.setText(made_words(job, preview))

    def _show_checks(self, preview: BundlePreview) -> None:
        for check, words in zip(self.checks, said_of(preview), strict=True):
            check.say(*words)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found, with the ways out of what holds the bundle."""
        links = {code: words for code, (words, _signal) in self._ways.items()}
        self.findings.show_findings(findings, links)
        self._found_box.setVisible(bool(findings))
        self._changes.show()
        count = len(findings)
        self._fit()
        self.more.setVisible(count > 2)
        self.more.set_label(_("Xem cả {count:02d} điều").format(count=count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what was found the height its lines need at the new width."""
        super().resizeEvent(event)
        if not self._changes.isHidden():
            self._fit()

    def _fit(self) -> None:
        """Show the first finding whole, with its way out; more are scrolled to."""
        rows = self.findings.rows
        if not rows:
            return
        first = rows[0].heightForWidth(max(self.width() - _SIDES, 1)) + _AROUND
        least = _FEW if len(rows) > 1 else 0
        self.found.setFixedHeight(min(max(first, least), _MOST))

    def _on_more(self) -> None:
        is_small = not self._changes.isHidden()
        self.found.setMinimumHeight(_FEW)
        self.found.setMaximumHeight(_ALL if is_small else _FEW)
        self._changes.setVisible(not is_small)
        count = len(self.findings.rows)
        said = _("Thu gọn") if is_small else _("Xem cả {count:02d} điều")
        self.more.set_label(said.format(count=count))

    def _show_counts(self, preview: BundlePreview) -> None:
        counts = {k: counted(preview, k) for k in _KINDS if k is not None}
        self.kinds.set_label(
            0, _("Tất cả {count}").format(count=number(sum(counts.values())))
        )
        for place, (kind, count) in enumerate(counts.items(), start=1):
            self.kinds.set_label(place, f"{CHIPS[kind].word} {number(count)}")
        same = sum(table.unchanged for table in preview.tables)
        said = _("Giữ nguyên {count}").format(count=number(same))
        self.unchanged.setText(said)
        self.unchanged.setToolTip(said)

    def _show_rows(self) -> None:
        if self._preview is not None:
            kind = _KINDS[self.kinds.current()]
            only = str(self.tables.key() or "")
            self.table.show_preview(self._preview, self._rows, kind, only)

    def _on_link(self, code: str) -> None:
        self._ways[code][1].emit()
