"""Tính điểm: what was counted for one cell, the points it gives and by which rule.

Use: `ScoreBasisDialog(self, who, criterion, kept, work_out, save).exec()`;
`work_out(basis)` returns the points without keeping them, `save(basis)` keeps them and
tells whether it did. What the office refuses is shown at the field; the text stays.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.emulation.basis import ScoreBasis, Worked
from desktop.emulation.criteria import Criterion
from desktop.emulation.rounding import written
from desktop.errors import EntryError
from ui.dialogs.frame import Dialog
from ui.dialogs.result_parts import Refused
from ui.dialogs.score_basis_parts import part_for
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.forms import FormRows


class ScoreBasisDialog(Dialog):
    """The fields a method asks for and, at every key, what they come to."""

    def __init__(
        self,
        parent: QWidget | None,
        who: str,
        criterion: Criterion,
        kept: ScoreBasis | None,
        work_out: Callable[[ScoreBasis], Worked],
        save: Callable[[ScoreBasis], bool],
    ) -> None:
        title = _("Tính điểm {code}, {who}").format(code=criterion.code, who=who)
        super().__init__(parent, title, icon="chart-column", width=520)
        if criterion.method is None:
            message = "only a criterion with a method is computed"
            raise ValueError(message)
        self._work_out, self._save = work_out, save
        self.part = part_for(criterion.method.asks, kept or ScoreBasis())
        self.points = layouts.label("", "strong")
        self.rule = layouts.label("", "note", wrap=True)
        self.remark = layouts.label("", "caption", wrap=True)
        self._fill(criterion, criterion.method.rules(criterion.max_points))
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(primary(_("Ghi điểm"), self._keep), default=True)
        self.part.edited.connect(self._show_points)
        self._show_points()
        self.part.setFocus()

    def _fill(self, criterion: Criterion, rules: tuple[str, ...]) -> None:
        said = _("{name}, tối đa {most} điểm").format(
            name=criterion.name, most=written(criterion.max_points)
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        quoted = layouts.label(_("Cách tính: {rules}.").format(rules="; ".join(rules)))
        quoted.setWordWrap(True)
        self.body.addWidget(quoted)
        self.body.addSpacing(4)
        self.body.addWidget(self.part)
        rows = FormRows(label_width=196)
        shown = layouts.column(self.points, self.rule, self.remark, spacing=2)
        rows.add(_("Được"), layouts.box(shown))
        self.body.addWidget(rows)
        self.body.addStretch(1)

    def _show_points(self) -> None:
        """Show what is typed so far comes to; errors are left alone until saving."""
        try:
            worked = self._work_out(self.part.read(mark=False))
        except Refused:
            self._say(_("chưa đủ số liệu"), "", "")
        except EntryError as refusal:
            self._say(_("chưa tính được"), refusal.sentence, "")
        else:
            self._say(_points(worked), worked.sentence, worked.remark)

    def _say(self, points: str, rule: str, remark: str) -> None:
        for label, text in (
            (self.points, points),
            (self.rule, rule),
            (self.remark, remark),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        QTimer.singleShot(0, self, self.adjustSize)

    def _keep(self) -> None:
        try:
            is_kept = self._save(self.part.read())
        except Refused as refused:
            refused.field.setFocus()
        except EntryError as refusal:
            self.part.blame(refusal.sentence)
        else:
            if is_kept:
                self.accept()
        QTimer.singleShot(0, self, self.adjustSize)


def _points(worked: Worked) -> str:
    if worked.points is None:
        return _("không tính tiêu chí này")
    return _("{points} điểm").format(points=written(worked.points))
