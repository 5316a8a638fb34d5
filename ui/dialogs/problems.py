"""What is wrong in a plan file: line, key and what was expected, all at once.

Use: `ProblemsDialog(self, "ke_hoach.toml", problems).exec()`; no problems say so.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from desktop.plans.sections import Problem
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary

_HEIGHT = 260


class ProblemsDialog(Dialog):
    """The result of checking a plan file, without taking it in."""

    def __init__(
        self,
        parent: QWidget | None,
        file_name: str,
        problems: Sequence[Problem],
        summary: str = "",
    ) -> None:
        found = len(problems)
        title = (
            _("Tệp {file} có {found:02d} chỗ phải sửa").format(
                file=file_name, found=found
            )
            if found
            else _("Tệp {file} dùng được").format(file=file_name)
        )
        super().__init__(
            parent,
            title,
            icon="verdict-fail" if found else "verdict-pass",
            tone="bad" if found else "ok",
            width=640,
        )
        if found:
            told = _("Sửa trong tệp rồi kiểm tra lại. Kế hoạch đang dùng không đổi.")
        else:
            told = _("Chưa nhận vào chương trình. Muốn dùng, bấm “Mở tệp kế hoạch…”.")
            told = f"{summary}\n{told}" if summary else told
        self.body.addWidget(layouts.label(told, "note", wrap=True))
        self._problems = tuple(problems)
        if found:
            self.table = _table()
            self.table.show_rows(self._problems)
            self.body.addWidget(self.table)
            self._copy = self.add_button(
                plain(_("Sao chép danh sách"), self._on_copy, icon="copy")
            )
        self.add_button(primary(_("Đóng"), self.reject), default=True)

    def _on_copy(self) -> None:
        said = "\n".join(str(problem) for problem in self._problems)
        QApplication.clipboard().setText(said)
        self._copy.set_label(_("Đã sao chép"))


def _table() -> TableView:
    table = TableView(
        _("Những chỗ phải sửa"),
        [
            Column[Problem](
                _("Dòng"),
                lambda p: str(p.line),
                sort=lambda p: p.line,
                kind="number",
                width=70,
            ),
            Column[Problem](_("Khóa"), lambda p: p.key, width=190),
            Column[Problem](
                _("Cần sửa"),
                lambda p: p.sentence,
                wrap=True,
                tone=lambda p: "text",
                tip=lambda p: p.sentence,
            ),
        ],
        row_height=40,
    )
    table.setFixedHeight(_HEIGHT)
    return table
