"""One commune at the city's desk: what it sent, what was said of it, what is open."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.city_desk import CommuneState
from desktop.office.exchanging.kept import ImportJob, state_of
from desktop.office.exchanging.overlays import OverlayState, Standing
from desktop.office.exchanging.tables import titles
from desktop.office.office import Office
from desktop.vietnamese import number, short_date
from ui.language import _
from ui.pages.city_table import CHIPS, notes, proposed
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, text
from ui.widgets.chips import Chip, ChipLabel
from ui.widgets.findings import FindingList
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace, Notice

_STANDINGS = {
    Standing.CURRENT: ("circle-check", "ok"),
    Standing.STALE: ("triangle-alert", "warn"),
    Standing.WAITING: ("clock", "accent"),
    Standing.FIXED: ("check", "ok"),
    Standing.WITHDRAWN: ("circle-minus", "na"),
    Standing.SETTLED: ("circle-check", "na"),
}
_ROW, _MOST_ROWS = 42, 4
_OPEN = {Standing.CURRENT, Standing.STALE, Standing.WAITING, Standing.FIXED}


class CommunePane(QWidget):
    """Facts, remarks, tables, findings; the verbs of one commune.

    Signals:
        cells_wanted(): look into its tables, appraise, send back.
        result_wanted(): make its result bundle.
        link_wanted(): say which unit of the register it is.
        files_wanted(): look at the attachments of what it sent.
        bundle_wanted(): look at what waits undecided.
        settle_wanted(object), renew_wanted(object), back_wanted(object): about the
            remark chosen.
    """

    cells_wanted = Signal()
    result_wanted = Signal()
    bundle_wanted = Signal()
    link_wanted = Signal()
    files_wanted = Signal()
    settle_wanted = Signal(object)
    renew_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = layouts.label("", "heading", wrap=True)
        self.chip = ChipLabel(Chip("", "circle", "na"))
        self.facts = layouts.label("", "note", wrap=True)
        self.waiting = Notice("info", "", link=_("Xem gói"))
        self.waiting.pressed.connect(self.bundle_wanted)
        self.unknown = Notice("warn", "")
        self.unknown.pressed.connect(self.link_wanted)
        self.link = text(_("Đổi đơn vị…"), self.link_wanted.emit)
        self.stale = Notice("warn", "")
        self.cells = plain(
            _("Thẩm định, trả lại…"), self.cells_wanted.emit, icon="pencil"
        )
        self.result = plain(_("Gửi kết quả…"), self.result_wanted.emit, icon="send")
        self.said = _said_table()
        self.said.row_chosen.connect(lambda _row: self._allow())
        self.settle = text(_("Đã xong"), lambda: self._emit(self.settle_wanted))
        self.renew = text(_("Vẫn giữ kết quả"), lambda: self._emit(self.renew_wanted))
        self.back = text(_("Bỏ ý kiến"), lambda: self._emit(self.back_wanted))
        self.tables = layouts.label("", "note", wrap=True)
        self.files = text(_("Tệp đính kèm…"), self.files_wanted.emit)
        self.findings = FindingList(_("Lưu ý khi nhận"))
        self._said_head = layouts.label(_("Ý kiến của thành phố"), "section")
        self._tables_head = layouts.label(_("Trong hồ sơ đã nhận"), "section")
        self._findings_head = layouts.label(_("Lưu ý khi nhận"), "section")
        self.setLayout(layouts.column(self._laid_out(), spacing=0))

    def _laid_out(self) -> QWidget:
        head = layouts.row(self.name, self.chip, spacing=10)
        head.setStretch(0, 1)
        verbs = layouts.row(self.settle, self.renew, self.back, STRETCH, spacing=2)
        self._verbs = layouts.box(verbs)
        column = layouts.column(
            head,
            self.facts,
            self.unknown,
            self.waiting,
            self.stale,
            layouts.row(self.cells, self.result, STRETCH),
            layouts.row(self.link, STRETCH),
            10,
            self._said_head,
            self.said,
            self._verbs,
            8,
            self._tables_head,
            self.tables,
            layouts.row(self.files, STRETCH),
            8,
            self._findings_head,
            self.findings,
            STRETCH,
            margins=(16, 14, 16, 14),
        )
        return layouts.scrolled(column)

    def show_commune(
        self, office: Office, state: CommuneState, *, can_link: bool = True
    ) -> None:
        """Show one office of the list; `can_link`: the register has communes."""
        self.name.setText(state.name)
        self.chip.show_chip(CHIPS[state.status])
        self.facts.setText("\n".join(_facts(state)))
        self.waiting.say("info", state.waiting, link=_("Xem gói"))
        stale = _("{n} mục đã thẩm định bị xã sửa sau đó; thẩm định lại.")
        self.stale.say("warn", stale.format(n=state.stale) if state.stale else "")
        has_sent = state.seq is not None
        self._show_link(state, can_link=can_link)
        self._allow_verbs(state)
        said = office.city_desk.said(state.org) if state.org else []
        self._show_said(said)
        self._tables_head.setVisible(has_sent)
        self.tables.setVisible(has_sent)
        self.files.setVisible(has_sent and _has_files(office, state))
        if has_sent:
            self.tables.setText(_counted(office, state.org))
        self._findings_head.setVisible(bool(state.findings))
        self.findings.show_findings(state.findings)

    def chosen(self) -> OverlayState | None:
        """Return the remark that is chosen."""
        found = self.said.current()
        return found if isinstance(found, OverlayState) else None

    def _show_link(self, state: CommuneState, *, can_link: bool) -> None:
        is_known = bool(state.has_key or state.waiting or state.seq is not None)
        asks = can_link and is_known and not state.unit_id
        said = _(
            "Chưa gắn với đơn vị nào trong sổ; nhận gói thì chương trình thêm một đơn "
            "vị mới."
        )
        link = _("Chọn đơn vị đã có…")
        self.unknown.say("warn", said if asks else "", link=link)
        self.link.setVisible(bool(state.org and state.unit_id))

    def _allow_verbs(self, state: CommuneState) -> None:
        if state.seq is None:
            self.cells.refuse(_("Chưa nhận gói nào của nơi này."))
            self.result.refuse(_("Chưa nhận gói nào của nơi này."))
            return
        self.cells.allow()
        self.result.allow()

    def _show_said(self, said: Sequence[OverlayState]) -> None:
        self.said.show_rows(said)
        self.said.setFixedHeight(_ROW * min(max(len(said), 1), _MOST_ROWS) + 4)
        for widget in (self._said_head, self.said, self._verbs):
            widget.setVisible(bool(said))
        self._allow()

    def _allow(self) -> None:
        one = self.chosen()
        is_open = one is not None and one.standing in _OPEN
        is_stale = one is not None and one.standing is Standing.STALE
        for button in (self.settle, self.back):
            if is_open:
                button.allow()
            else:
                button.refuse(_("Chọn một ý kiến còn mở."))
        self.renew.setVisible(is_stale)

    def _emit(self, signal: SignalInstance) -> None:
        if (one := self.chosen()) is not None:
            signal.emit(one.overlay)


def _facts(state: CommuneState) -> list[str]:
    code = _("mã {org}").format(org=state.org) if state.org else _("không có mã gói")
    lines = [", ".join(part for part in (state.block, code) if part)]
    if state.seq is not None and state.received_on is not None:
        said = _("Gói số {seq}, tiếp nhận {day}")
        line = said.format(seq=state.seq, day=short_date(state.received_on))
        lines.append(_("{line}, sau hạn").format(line=line) if state.is_late else line)
    if words := proposed(state):
        lines.append(_("Đề nghị {words}").format(words=words))
    if state.is_receipt_sent:
        lines.append(_("Đã làm phiếu tiếp nhận"))
    shown = {state.waiting}
    lines += [note for note in notes(state) if note not in shown]
    return lines


def submission_of(office: Office, state: CommuneState) -> ImportJob | None:
    """Return the job of the submission of a commune that counts."""
    wanted = (state.org, BundleType.SUBMISSION.value, state.seq)
    found = (
        job
        for job in office.receiving.jobs()
        if (job.org, job.type, job.seq) == wanted and state_of(job).is_taken_in
    )
    return next(found, None)


def _has_files(office: Office, state: CommuneState) -> bool:
    job = submission_of(office, state)
    return job is not None and office.receiving.attachments.count(job.sha256) > 0


def _counted(office: Office, org: str) -> str:
    """Return "Cá nhân 26, Đơn vị 17, …" of what a commune sent."""
    counts = Counter(row.table for row in office.city_desk.overlays.rows(org))
    words = titles(BundleType.SUBMISSION)
    said = [f"{title} {number(counts[t])}" for t, title in words.items() if counts[t]]
    return ", ".join(said)


def _said_table() -> TableView:
    table = TableView(
        _("Ý kiến của thành phố"),
        [
            Column[OverlayState](
                _("Về"),
                lambda one: _about(one),
                note=lambda one: one.overlay.reason,
                tip=lambda one: f"{_about(one)}\n{one.overlay.reason}",
            ),
            Column[OverlayState](
                _("Tình trạng"),
                lambda one: one.standing.value,
                kind="chip",
                look=lambda one: Chip(one.standing.value, *_STANDINGS[one.standing]),
                width=158,
            ),
        ],
        row_height=_ROW,
        key=lambda one: one.overlay.id,
    )
    table.horizontalHeader().hide()
    table.setProperty("frame", "field")
    return table


def _about(one: OverlayState) -> str:
    said = f"{one.about}, {one.column}" if one.column else one.about
    if one.overlay.kind == "appraisal":
        return _("{said}: {value}").format(said=said, value=one.overlay.value)
    return said


def nobody() -> EmptyPlace:
    """Return what stands there while no commune is chosen."""
    return EmptyPlace(
        "building-2",
        _("Chưa chọn nơi nào"),
        _("Chọn một xã, phường hoặc sở để xem hồ sơ, thẩm định và trả lại."),
    )
