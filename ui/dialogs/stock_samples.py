"""Whose words stand on the sheet while it is edited, and whether all others fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.stock import StockLayout
from desktop.office.office import Office
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, text
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH

_PAUSE = 250  # ms without a change before everybody is set
_MOST = 300
_NAMED = 3


class StockSamples(Strip):
    """The recipients to try; the longest come first.

    Signals:
        chosen: another recipient is to be shown.
        zoom_wanted(int), fit_wanted: buttons of the scale.
    """

    chosen = Signal()
    zoom_wanted = Signal(int)
    fit_wanted = Signal()

    def __init__(
        self, office: Office, place: int, parent: QWidget | None = None
    ) -> None:
        self._office = office
        self._certificates = [
            (row.place, row.certificate)
            for row in office.certificates.rows()
            if row.has_sheet and not row.is_revoked
        ]
        self._layout: StockLayout | None = None
        self.who = ChoiceField(_("Chữ mẫu"), self._choices(), width=330)
        self.verdict = text("", self._to_first)
        self._first: int | None = None
        self._zoom = layouts.label("", "note")
        self._zoom.setFixedWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        super().__init__(
            layouts.label(_("Chữ mẫu"), "note"),
            self.who,
            12,
            self.verdict,
            STRETCH,
            icon_only("zoom-out", _("Thu nhỏ"), lambda: self._step(-1), small=True),
            self._zoom,
            icon_only("zoom-in", _("Phóng to"), lambda: self._step(1), small=True),
            icon_only("maximize", _("Vừa cửa sổ (Ctrl+0)"), self._fit, small=True),
            height=40,
            edge="top",
            ground="plain",
            left=8,
            parent=parent,
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._check_all)
        self.who.chosen.connect(lambda _key: self.chosen.emit())
        self._choose(place)

    def place(self) -> int:
        """Return whose words are shown: a place in the list; −1 is invented."""
        key = self.who.key()
        return int(key[1]) if isinstance(key, tuple) else -1

    def check(self, layout: StockLayout) -> None:
        """Set everybody on this layout as soon as there is a pause."""
        self._layout = layout
        self._pause.start()

    def show_zoom(self, zoom: float) -> None:
        """Show the scale."""
        self._zoom.setText(f"{zoom * 100:.0f}%")

    def _choices(self) -> Sequence[tuple[tuple[str, int], str]]:
        if not self._certificates:
            return [(("sample", -1), _("Người nhận mẫu (chưa có danh sách)"))]
        name = max(self._certificates, key=lambda each: len(each[1].recipient))
        citation = max(self._certificates, key=lambda each: len(each[1].citation))
        unit = max(self._certificates, key=lambda each: len(each[1].unit))
        longest = (
            ("name", _("Tên dài nhất: {name}"), name),
            ("unit", _("Đơn vị dài nhất: {name}"), unit),
            ("citation", _("Nội dung dài nhất: {name}"), citation),
        )
        return [
            *(
                ((key, one[0]), said.format(name=one[1].recipient))
                for key, said, one in longest
            ),
            *(
                (("row", place), f"{place + 1}. {one.recipient}")
                for place, one in self._certificates
            ),
        ]

    def _choose(self, place: int) -> None:
        self.who.choose(("row", place))

    def _check_all(self) -> None:
        # The editor may be closed by now, and the office with it.
        if self._layout is None or not self._certificates or not self.isVisible():
            return
        wrong = []
        for place, certificate in self._certificates[:_MOST]:
            fields = self._office.certificates.set_fields(self._layout, place, ())
            if any(field.trouble for field in fields):
                wrong.append((place, certificate.recipient))
        self._first = wrong[0][0] if wrong else None
        names = ", ".join(name for _place, name in wrong[:_NAMED])
        said = _("Không vừa khung {count:02d} tờ: {names}")
        if wrong:
            self.verdict.set_label(said.format(count=len(wrong), names=names))
            self.verdict.set_icon("triangle-alert")
        else:
            count = min(len(self._certificates), _MOST)
            self.verdict.set_label(_("Cả {count:02d} tờ vừa khung").format(count=count))
            self.verdict.set_icon("circle-check")

    def _to_first(self) -> None:
        if self._first is not None:
            self._choose(self._first)
            self.chosen.emit()

    def _step(self, by: int) -> None:
        self.zoom_wanted.emit(by)

    def _fit(self) -> None:
        self.fit_wanted.emit()
