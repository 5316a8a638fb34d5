"""By what is ranked: points or a published index, and of which year."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.emulation.indices import IndexCode
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Segments
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH

Way = IndexCode | None  # None: by points


class WaysStrip(Strip):
    """Segments and a year; `chosen` comes when either was changed by hand."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ways: tuple[Way, ...] = ()
        self._segments: Segments | None = None
        self._place = layouts.row(spacing=0)
        self.year = ChoiceField(_("Năm của chỉ số"), width=112)
        self.note = layouts.label("", "note")
        super().__init__(
            layouts.box(self._place),
            self.year,
            STRETCH,
            self.note,
            height=44,
            parent=parent,
        )
        self.year.chosen.connect(lambda _key: self.chosen.emit())

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Offer these ways, keeping the chosen one where it still is there."""
        if tuple(ways) == self._ways:
            return
        kept = self.way()
        if self._segments is not None:
            self._segments.hide()
            self._segments.deleteLater()
        self._ways, self._segments = tuple(ways), None
        if not self._ways:
            return
        names = [_("Điểm") if way is None else way.short for way in self._ways]
        self._segments = Segments(names, _("Xếp hạng theo"))
        self._segments.chosen.connect(lambda _index: self.chosen.emit())
        self._place.addWidget(self._segments)
        self.choose(kept)

    def show_years(self, years: Sequence[int], wanted: int) -> None:
        """Offer years; keep the one on show where it is among them."""
        kept = self.year.key()
        offered = sorted({*years, wanted}, reverse=True)
        self.year.show_choices([(y, _("Năm {year}").format(year=y)) for y in offered])
        self.year.choose(kept if kept in years else wanted)

    def way(self) -> Way:
        """Return by what is ranked; None stands for points."""
        if self._segments is None or not self._ways:
            return None
        return self._ways[self._segments.current()]

    def choose(self, way: Way) -> None:
        """Choose a way without a signal."""
        if self._segments is not None and way in self._ways:
            self._segments.choose(self._ways.index(way))
