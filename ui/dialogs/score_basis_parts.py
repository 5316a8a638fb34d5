"""The fields of what was counted, one kind for each thing a method asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.basis import LEVELS, Asked, ScoreBasis
from desktop.errors import EntryError
from ui.dialogs.result_parts import Refused, read_count
from ui.dialogs.yes_no import YesNo
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows

_WIDTH = 132
_LEVELS = (
    _("Mức 1, rất không hài lòng"),
    _("Mức 2, không hài lòng"),
    _("Mức 3, bình thường"),
    _("Mức 4, hài lòng"),
    _("Mức 5, rất hài lòng"),
)


class BasisPart(QWidget):
    """Fields for one kind of basis; `edited` is told at every key."""

    edited = Signal()

    def read(self, *, mark: bool = True) -> ScoreBasis:
        """Return what is typed.

        Raises:
            Refused: something cannot be read; with `mark` the field says so.
        """
        raise NotImplementedError

    def blame(self, sentence: str) -> None:
        """Show what the office refused at the first field."""


class MetPart(BasisPart):
    """Met or not."""

    def __init__(self, kept: ScoreBasis) -> None:
        super().__init__()
        self.result = YesNo(_("Đạt"), _("Không đạt"), kept.met)
        self.result.answered.connect(self.edited)
        self.setLayout(layouts.column(self.result))
        self.setFocusProxy(self.result)

    def read(self, *, mark: bool = True) -> ScoreBasis:
        met = self.result.answer()
        if met is None:
            if mark:
                self.blame(_("Chọn Đạt hoặc Không đạt."))
            raise Refused(self.result.yes)
        return ScoreBasis(met=met)

    def blame(self, sentence: str) -> None:
        self.result.blame(sentence)


@dataclass(frozen=True, slots=True)
class _Asking:
    """A number field: the words before it, and what it held."""

    label: str
    kept: Decimal | int | None = None


class NumbersPart(BasisPart):
    """One or more numbers, each not below zero."""

    def __init__(self, asked: Sequence[_Asking], *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        rows = FormRows(label_width=196)
        self.fields = [_number_field(each) for each in asked]
        for each, field in zip(asked, self.fields, strict=True):
            rows.add(each.label, field)
            field.edit.textChanged.connect(self.edited)
        self.setLayout(layouts.column(rows))
        self.setFocusProxy(self.fields[0])

    def numbers(self, *, mark: bool) -> list[Decimal]:
        """Return the numbers in the order of their fields."""
        return [_read(field, whole=self._whole, mark=mark) for field in self.fields]

    def counts(self, *, mark: bool) -> list[int]:
        """Return the numbers as counts."""
        return [int(number) for number in self.numbers(mark=mark)]

    def blame(self, sentence: str) -> None:
        self.fields[0].show_error(sentence)
        self.fields[0].setFocus()


class RatioPart(NumbersPart):
    """Numerator and denominator; 0 of 0 means that nothing came up."""

    def __init__(self, kept: ScoreBasis) -> None:
        asked = [
            _Asking(_("Số đạt (tử số)"), kept.numerator),
            _Asking(_("Tổng số (mẫu số)"), kept.denominator),
        ]
        super().__init__(asked, whole=False)

    def read(self, *, mark: bool = True) -> ScoreBasis:
        top, whole = self.numbers(mark=mark)
        return ScoreBasis(numerator=top, denominator=whole)


class FaultsPart(NumbersPart):
    """How often points are taken off."""

    def __init__(self, kept: ScoreBasis) -> None:
        super().__init__([_Asking(_("Số lỗi"), kept.faults)], whole=True)

    def read(self, *, mark: bool = True) -> ScoreBasis:
        return ScoreBasis(faults=self.counts(mark=mark)[0])


class ItemsPart(NumbersPart):
    """How many things give points."""

    def __init__(self, kept: ScoreBasis) -> None:
        super().__init__([_Asking(_("Số nội dung"), kept.items)], whole=True)

    def read(self, *, mark: bool = True) -> ScoreBasis:
        return ScoreBasis(items=self.counts(mark=mark)[0])


class AnswersPart(NumbersPart):
    """Valid answers by level."""

    def __init__(self, kept: ScoreBasis) -> None:
        before: Sequence[int | None] = kept.answers or (None,) * LEVELS
        asked = [_Asking(*pair) for pair in zip(_LEVELS, before, strict=True)]
        super().__init__(asked, whole=True)

    def read(self, *, mark: bool = True) -> ScoreBasis:
        return ScoreBasis(answers=tuple(self.counts(mark=mark)))


_PARTS: dict[Asked, type[MetPart] | type[NumbersPart]] = {
    Asked.MET: MetPart,
    Asked.RATIO: RatioPart,
    Asked.FAULTS: FaultsPart,
    Asked.ITEMS: ItemsPart,
    Asked.ANSWERS: AnswersPart,
}


def part_for(asked: Asked, kept: ScoreBasis) -> BasisPart:
    """Return the fields for what a method asks for."""
    return _PARTS[asked](kept)  # type: ignore[call-arg, arg-type]


def _number_field(asked: _Asking) -> Field:
    shown = "" if asked.kept is None else vietnamese.number(Decimal(asked.kept))
    field = Field(asked.label, shown, width=_WIDTH, right=True)
    field.line.addStretch(1)
    return field


def _read(field: Field, *, whole: bool, mark: bool) -> Decimal:
    try:
        value = read_count(field.text())
        if value < 0 or (whole and value % 1):
            kind = _("số nguyên từ 0") if whole else _("số từ 0")
            raise EntryError(_("Cần {kind} trở lên.").format(kind=kind), "")
    except EntryError as refusal:
        if mark:
            field.show_error(refusal.sentence)
        raise Refused(field) from refusal
    return value
