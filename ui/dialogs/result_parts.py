"""The fields of a target's result, one kind for each way to measure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.indicators import Indicator, IndicatorResult, Measure
from desktop.errors import EntryError
from ui.dialogs.yes_no import YesNo
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Segments
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH

_WIDTH = 132


@dataclass(frozen=True, slots=True)
class Refused(Exception):  # noqa: N818 - it is caught in the dialog, never an error
    """A field that cannot be read as typed; the field says so itself."""

    field: QWidget


class ResultPart(QWidget):
    """Fields for one kind of result; `edited` is told at every key."""

    edited = Signal()

    def read(self, empty: IndicatorResult, *, mark: bool = True) -> IndicatorResult:
        """Return the result as typed.

        Args:
            empty: the result without its numbers.
            mark: whether a field that cannot be read shall say so.

        Raises:
            Refused: something cannot be read; the field keeps the text.
        """
        return empty

    def blame(self, sentence: str) -> None:
        """Show what the office refused at the first field."""


class RatioPart(ResultPart):
    """A share: by numerator and denominator, or the percentage alone."""

    def __init__(self, indicator: Indicator, kept: IndicatorResult | None) -> None:
        super().__init__()
        whole = indicator.denominator or _("tổng số")
        self.ways = Segments(
            [_("Tử số và mẫu số"), _("Chỉ có tỷ lệ")], _("Cách nhập kết quả")
        )
        self.top = _number(_("Tử số: số đạt được"), kept.numerator if kept else None)
        self.whole = _number(
            _("Mẫu số: {whole}").format(whole=whole), kept.denominator if kept else None
        )
        self.share = _number(
            _("Tỷ lệ phần trăm"), kept.value if kept else None, unit="%"
        )
        rows = FormRows()
        rows.add(_("Cách nhập"), layouts.box(layouts.row(self.ways, STRETCH)))
        self._by_parts = FormRows()
        self._by_parts.add(_("Số đạt được"), self.top)
        self._by_parts.add(whole[0].upper() + whole[1:], self.whole)
        self._by_share = FormRows()
        self._by_share.add(_("Tỷ lệ"), self.share)
        self.setLayout(layouts.column(rows, self._by_parts, self._by_share, spacing=5))
        if kept is not None and kept.value is not None:
            self.ways.choose(1)
        self.ways.chosen.connect(lambda _way: self._show_way())
        _tell((self.top, self.whole, self.share), self)
        self._show_way()
        self.setFocusProxy(self.share if self.ways.current() else self.top)

    def read(self, empty: IndicatorResult, *, mark: bool = True) -> IndicatorResult:
        if self.ways.current():
            return replace(empty, value=_read(self.share, mark=mark))
        top = _read(self.top, mark=mark, count=True)
        whole = _read(self.whole, mark=mark, count=True)
        return replace(empty, numerator=top, denominator=whole)

    def blame(self, sentence: str) -> None:
        field = self.share if self.ways.current() else self.top
        field.show_error(sentence)
        field.setFocus()

    def _show_way(self) -> None:
        alone = bool(self.ways.current())
        self._by_parts.setVisible(not alone)
        self._by_share.setVisible(alone)
        self.edited.emit()


class NumberPart(ResultPart):
    """A plain number, or one held against the number assigned."""

    def __init__(self, indicator: Indicator, kept: IndicatorResult | None) -> None:
        super().__init__()
        self._is_assigned = indicator.measure is Measure.ASSIGNED
        unit = indicator.unit
        self.assigned = _number(
            _("Số được giao"), kept.assigned if kept else None, unit=unit
        )
        self.value = _number(
            _("Số đã thực hiện"), kept.value if kept else None, unit=unit
        )
        rows = FormRows()
        if self._is_assigned:
            rows.add(_("Số được giao"), self.assigned)
        rows.add(_("Đã thực hiện"), self.value)
        self.setLayout(layouts.column(rows))
        _tell((self.assigned, self.value), self)
        self.setFocusProxy(self.assigned if self._is_assigned else self.value)

    def read(self, empty: IndicatorResult, *, mark: bool = True) -> IndicatorResult:
        if not self._is_assigned:
            return replace(empty, value=_read(self.value, mark=mark))
        assigned = _read(self.assigned, mark=mark, count=True)
        value = _read(self.value, mark=mark, count=True)
        return replace(empty, assigned=assigned, value=value)

    def blame(self, sentence: str) -> None:
        self.value.show_error(sentence)
        self.value.setFocus()


class TrendPart(ResultPart):
    """This year's number and last year's, which it must not fall below."""

    def __init__(self, indicator: Indicator, kept: IndicatorResult | None) -> None:
        super().__init__()
        unit = indicator.unit
        self.before = _number(
            _("Số năm trước"), kept.assigned if kept else None, unit=unit
        )
        self.value = _number(_("Số năm nay"), kept.value if kept else None, unit=unit)
        rows = FormRows()
        rows.add(_("Năm trước"), self.before)
        rows.add(_("Năm nay"), self.value)
        self.setLayout(layouts.column(rows))
        _tell((self.before, self.value), self)
        self.setFocusProxy(self.before)

    def read(self, empty: IndicatorResult, *, mark: bool = True) -> IndicatorResult:
        # The first year there is nothing to compare with: unknown, not wrong (A34).
        before = _read(self.before, mark=mark) if self.before.text() else None
        return replace(empty, assigned=before, value=_read(self.value, mark=mark))

    def blame(self, sentence: str) -> None:
        self.value.show_error(sentence)
        self.value.setFocus()


class AttestedPart(ResultPart):
    """Somebody says whether the target is reached."""

    def __init__(self, kept: IndicatorResult | None) -> None:
        super().__init__()
        self.result = YesNo(_("Đạt"), _("Chưa đạt"), kept.holds if kept else None)
        self.result.answered.connect(self.edited)
        self.setLayout(layouts.column(self.result))
        self.setFocusProxy(self.result)

    def read(self, empty: IndicatorResult, *, mark: bool = True) -> IndicatorResult:
        holds = self.result.answer()
        if holds is None:
            if mark:
                self.blame(_("Chọn Đạt hoặc Chưa đạt."))
            raise Refused(self.result.yes)
        return replace(empty, holds=holds)

    def blame(self, sentence: str) -> None:
        self.result.blame(sentence)


_COUNTED = {
    Measure.COUNT: _(
        "Chương trình đếm các sáng kiến đăng ký trong thời gian của phong trào."
    ),
    Measure.SHARE: _("Chương trình tính từ sổ sáng kiến, mô hình và danh sách đơn vị."),
    Measure.CLASS: _(
        "Chương trình lấy xếp loại đã công bố trong sổ Chỉ số & xếp loại."
    ),
}


class CountedPart(ResultPart):
    """A number the program counts in a register; nothing is typed."""

    def __init__(self, measure: Measure, counted: str) -> None:
        super().__init__()
        rows = FormRows()
        rows.add(_("Đếm từ sổ"), layouts.label(counted, "strong"))
        said = _COUNTED[measure]
        rows.add_wide(layouts.label(said, "caption", wrap=True))
        self.setLayout(layouts.column(rows))


def part_for(
    indicator: Indicator, kept: IndicatorResult | None, counted: str
) -> ResultPart:
    """Return the fields that fit a target."""
    match indicator.measure:
        case Measure.RATIO:
            return RatioPart(indicator, kept)
        case Measure.ATTESTED:
            return AttestedPart(kept)
        case Measure.COUNT | Measure.SHARE | Measure.CLASS:
            return CountedPart(indicator.measure, counted)
        case Measure.TREND:
            return TrendPart(indicator, kept)
    return NumberPart(indicator, kept)


def read_count(typed: str) -> Decimal:
    """Read how many: "1.200" is one thousand and more, "12,5" twelve and a half.

    Raises:
        EntryError: the text is no number.
    """
    try:
        return Decimal(vietnamese.parse_whole(typed))
    except EntryError:
        return vietnamese.parse_number(typed)


def _read(field: Field, *, mark: bool, count: bool = False) -> Decimal:
    read = read_count if count else vietnamese.parse_number
    try:
        return read(field.text())
    except EntryError as refusal:
        if mark:
            field.show_error(str(refusal))
        raise Refused(field) from refusal


def _number(name: str, kept: Decimal | None, unit: str = "") -> Field:
    shown = "" if kept is None else vietnamese.number(kept)
    field = Field(name, shown, unit=unit, width=_WIDTH, right=True)
    field.line.addStretch(1)
    return field


def _tell(fields: tuple[Field, ...], part: ResultPart) -> None:
    for field in fields:
        field.edit.textChanged.connect(part.edited)
