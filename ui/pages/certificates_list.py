"""Who receives a Giấy khen: in the order of the list, with numbers, ticked to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.office.office import Office
from desktop.office.papers.certificates import CertificateRow
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import text
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


@dataclass(frozen=True, slots=True)
class Recipient:
    """One certificate: its place in the list, whose it is, its register number.

    Args:
        offer: the award it is for: somebody may receive two in one round.
        held_back: why it is not printed, short; empty when it may be.
        is_changed: whether it has words or places of its own.
    """

    place: int
    subject_id: str
    name: str
    detail: str
    number: str
    offer: str = ""
    held_back: str = ""
    is_changed: bool = False

    @property
    def can_print(self) -> bool:
        """Whether it may go to paper."""
        return not self.held_back

    @property
    def key(self) -> tuple[str, str]:
        """Return what names the certificate, whatever its place."""
        return (self.offer, self.subject_id)

    @property
    def number_words(self) -> str:
        """Return "số 06", or that there is none yet."""
        if not self.number:
            return _("chưa có số")
        return _("số {number}").format(number=self.number)

    @property
    def note(self) -> str:
        """Return the second line: its number, what holds it back, its own words."""
        said = [self.number_words, self.held_back]
        if self.is_changed:
            said.append(_("sửa riêng"))
        return " · ".join(part for part in said if part)


class RecipientList(QWidget):
    """The recipients with a box each; all are ticked until the officer says no.

    Awards taken back, and forms without a sheet, stay in the list and cannot be ticked.
    """

    chosen = Signal(object)
    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Recipient] = []
        self._left_out: set[tuple[str, str]] = set()
        self.table = TableView(
            _("Người nhận Giấy khen"),
            self._columns(),
            row_height=41,
            key=lambda row: row.key,
        )
        self.table.horizontalHeader().hide()
        self.table.ticked.connect(lambda row, _column, on: self.tick(row, on=on))
        self.table.row_chosen.connect(self.chosen)
        self.all = text(_("Bỏ chọn tất cả"), self._on_all)
        strip = Strip(
            layouts.label(_("Người nhận"), "section"),
            STRETCH,
            self.all,
            height=44,
            ground="plain",
            right=10,
        )
        self.setLayout(layouts.column(strip, self.table, spacing=0))

    def show_round(self, office: Office) -> None:
        """Show those the office awards, in the order of the decision's list."""
        papers = office.certificates.rows()
        own = office.outcome().own
        has_forms = len({found.form for found in own}) > 1
        self._rows, sections = [], []
        for found in own:
            begin = len(self._rows)
            self._rows += [
                _recipient(papers[place], found, row)
                for place, row in enumerate(found.proposed, start=begin)
            ]
            part = self._rows[begin:]
            if part:
                title = f"{_named(found, with_form=has_forms)}: {len(part):02d}"
                sections.append(Section(title, part))
        self.table.setAccessibleName(
            _("Người nhận {forms}").format(forms=office.papers.certificate_forms())
        )
        self.table.show_sections(sections)
        if self.table.current() is None:
            self.table.choose(lambda _row: True)
        self._tell()

    def recipients(self) -> Sequence[Recipient]:
        """Return everybody in the list."""
        return self._rows

    def ticked(self) -> list[Recipient]:
        """Return those chosen for paper, in the order of the list."""
        return [row for row in self._rows if self._is_ticked(row)]

    def current(self) -> Recipient | None:
        """Return whose certificate is looked at."""
        found: Recipient | None = self.table.current()
        return found

    def step(self, by: int) -> None:
        """Go to the next or the one before."""
        now = self.current()
        place = now.place + by if now else 0
        self.table.choose(lambda row: row.place == place)

    def tick(self, row: Recipient, *, on: bool) -> None:
        """Choose a certificate for paper, or leave it out."""
        if not row.can_print:
            return
        if on:
            self._left_out.discard(row.key)
        else:
            self._left_out.add(row.key)
        self.table.refresh()
        self._tell()

    def _on_all(self) -> None:
        if self.ticked():
            self._left_out = {row.key for row in self._rows}
        else:
            self._left_out.clear()
        self.table.refresh()
        self._tell()

    def _tell(self) -> None:
        none = not self.ticked()
        self.all.set_label(_("Chọn tất cả") if none else _("Bỏ chọn tất cả"))
        self.ticks_changed.emit()

    def _columns(self) -> list[Column[Recipient]]:
        return [
            Column[Recipient](
                _("In"),
                lambda row: _("có in") if self._is_ticked(row) else _("không in"),
                kind="check",
                width=44,
                look=self._is_ticked,
                usable=lambda row: row.can_print,
            ),
            Column[Recipient](
                _("Người nhận"),
                lambda row: row.name,
                note=lambda row: row.note,
                weight=500,
                tone=lambda row: "text" if row.can_print else "text3",
                tip=lambda row: f"{row.name}\n{row.detail}\n{row.note}".strip(),
            ),
        ]

    def _is_ticked(self, row: Recipient) -> bool:
        return row.can_print and row.key not in self._left_out


def _named(found: ReviewList, *, with_form: bool) -> str:
    """Return "Tập thể, khối xã, phường", after the form where there are several."""
    parts = [found.form if with_form else "", found.kind.label, found.scope]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _recipient(paper: CertificateRow, found: ReviewList, row: ReviewRow) -> Recipient:
    held_back = ""
    if paper.is_revoked:
        held_back = _("đã thu hồi")
    elif not paper.has_sheet:
        held_back = _("không có tờ giấy")
    return Recipient(
        paper.place,
        row.subject_id,
        row.name,
        row.detail,
        paper.certificate.register_number,
        offer=found.offer,
        held_back=held_back,
        is_changed=paper.is_changed,
    )
