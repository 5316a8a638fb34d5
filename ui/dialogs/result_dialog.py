"""Entering the result of a target: what was measured, until when, from where.

Use: `dialog = ResultDialog(self, assessment, number, round_id, today, save, clear)`;
`save(result)` and `clear()` are the office's; a refusal is shown at the field and what
was typed stays. `who` names the unit it was given to. `dialog.wants_next` tells that
the next target shall follow.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.emulation.indicators import (
    Assessment,
    IndicatorResult,
    Measure,
    ResultState,
    assess,
)
from desktop.errors import EntryError, OfficeError
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.result_parts import Refused, part_for
from ui.language import _
from ui.pages import target_words
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, quiet
from ui.widgets.chips import ChipLabel
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH

# The registers alone give these; nothing is typed.
_WORKED_OUT = (Measure.SHARE, Measure.CLASS)


class ResultDialog(Dialog):
    """The fields that fit how the target is measured, and what they come to."""

    def __init__(
        self,
        parent: QWidget | None,
        assessment: Assessment,
        number: str,
        round_id: str,
        today: date,
        save: Callable[[IndicatorResult], None],
        clear: Callable[[], None],
        *,
        who: str = "",
    ) -> None:
        indicator, kept = assessment.indicator, assessment.result
        title = _("{number}. {name}").format(number=number, name=indicator.name)
        super().__init__(parent, title, icon="target", width=560)
        self._assessment, self._today, self._who = assessment, today, who
        self._empty = IndicatorResult(round_id, indicator.code, ResultState.MEASURED)
        self._save, self._clear = save, clear
        self.wants_next = False
        self.part = part_for(indicator, kept, target_words.reached(assessment))
        self.part.edited.connect(self._show_progress)
        self.not_applicable = QCheckBox(_("Không áp dụng, không phát sinh"))
        self.not_applicable.toggled.connect(self._on_not_applicable)
        self.as_of = DateField(_("Số liệu đến ngày"), kept.as_of if kept else today)
        self.source = Field(
            _("Nguồn số liệu"),
            kept.source if kept else "",
            hint=_("báo cáo, hệ thống, cơ quan cung cấp"),
        )
        self._share = layouts.label("", "strong")
        self._chip = ChipLabel(target_words.PROGRESS[assessment.progress])
        self._fill()
        self._add_buttons(kept is not None)
        if kept is not None and kept.state is ResultState.NOT_APPLICABLE:
            self.not_applicable.setChecked(True)
        self._show_progress()
        if indicator.measure is Measure.COUNT:
            self.not_applicable.setFocus()
        elif indicator.measure in _WORKED_OUT:
            self.not_applicable.setEnabled(False)
            self.save.setFocus()
        else:
            self.part.setFocus()

    def _fill(self) -> None:
        indicator = self._assessment.indicator
        aim = [
            _("Chỉ tiêu: {goal}").format(goal=target_words.goal(indicator)),
            target_words.wider_goal(indicator),
            _("mục {clause}").format(clause=indicator.clause),
        ]
        said = " · ".join(part for part in (self._who, *aim) if part)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        quoted = layouts.label(f"“{indicator.quoted}”", "plan", wrap=True)
        self.body.addWidget(quoted)
        if indicator.excludes:
            self.body.addWidget(
                layouts.label(_capital(indicator.excludes), "caption", wrap=True)
            )
        self.body.addSpacing(4)
        self.body.addWidget(self.part)
        rows = FormRows()
        rows.add("", self.not_applicable)
        progress = layouts.row(self._share, self._chip, STRETCH, spacing=10)
        rows.add(_("Kết quả"), layouts.box(progress))
        rows.add(_("Đến ngày"), self.as_of)
        rows.add(_("Nguồn số liệu"), self.source)
        self.body.addWidget(rows)
        self.body.addStretch(1)

    def _add_buttons(self, has_result: bool) -> None:
        if has_result:
            self.clear = quiet(_("Xóa số liệu"), self._on_clear, icon="trash-2")
            self.add_left(self.clear)
        self.add_button(plain(_("Hủy"), self.reject))
        self.next = self.add_button(
            plain(_("Lưu, sang chỉ tiêu sau"), lambda: self._keep(go_on=True))
        )
        self.save = self.add_button(
            primary(_("Lưu số liệu"), lambda: self._keep(go_on=False)), default=True
        )

    def _result(self) -> IndicatorResult:
        """Return what is typed; raises Refused where it cannot be read."""
        day = self.as_of.value()
        if day is None and self.as_of.text():
            self.as_of.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            raise Refused(self.as_of)
        if day is not None and day > self._today:
            self.as_of.show_error(_("Ngày số liệu ở sau hôm nay. Sửa ngày."))
            raise Refused(self.as_of)
        if self.not_applicable.isChecked():
            result = replace(self._empty, state=ResultState.NOT_APPLICABLE)
        else:
            result = self.part.read(self._empty)
        return replace(result, as_of=day, source=self.source.text())

    def _keep(self, *, go_on: bool) -> None:
        is_counted = self._assessment.indicator.measure in {Measure.COUNT, *_WORKED_OUT}
        try:
            if is_counted and not self.not_applicable.isChecked():
                self._clear()
            else:
                self._save(self._result())
        except Refused as refused:
            refused.field.setFocus()
            self._grow()
        except EntryError as refusal:
            self.part.blame(str(refusal))
            self._grow()
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            self.wants_next = go_on
            self.accept()

    def _grow(self) -> None:
        # Afterwards: the fields tell their new height with the next events only.
        QTimer.singleShot(0, self, self.adjustSize)

    def _on_clear(self) -> None:
        try:
            self._clear()
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            self.accept()

    def _on_not_applicable(self, on: bool) -> None:
        self.part.setEnabled(not on)
        self._show_progress()

    def _show_progress(self) -> None:
        shown = self._as_typed()
        self._chip.show_chip(target_words.PROGRESS[shown.progress])
        self._share.setText(target_words.reached(shown))

    def _as_typed(self) -> Assessment:
        """Return where the target stands with what is typed, errors left alone."""
        indicator = self._assessment.indicator
        if self.not_applicable.isChecked():
            state = replace(self._empty, state=ResultState.NOT_APPLICABLE)
            return assess(indicator, state)
        if indicator.measure in _WORKED_OUT:
            return self._assessment
        if indicator.measure is Measure.COUNT:
            count = self._assessment.measured
            return assess(indicator, None, None if count is None else int(count))
        try:
            return assess(indicator, self.part.read(self._empty, mark=False))
        except Refused:
            return assess(indicator, None)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
