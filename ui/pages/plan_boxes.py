"""What was understood, in parts: sentences, values in a grid, verdicts of a trial."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.standards import Standard
from ui import icons, look
from ui.language import _
from ui.pages.plan_parts import Edit, Value
from ui.pages.plan_words import Understood
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, text
from ui.widgets.chips import chip
from ui.widgets.layouts import STRETCH

_LABEL_WIDTH = 124
_NOTHING = _(
    "Mục này không có quy tắc nào để chương trình tính: nó được giữ nguyên lời trong "
    "kế hoạch."
)


def spoken(found: Understood) -> QFrame:
    """Return the sentences that say a clause back."""
    box = layouts.card(layouts.column(margins=(14, 10, 14, 10), spacing=6), "accent")
    column = box.layout()
    for sentence in found.spoken or (_NOTHING,):
        label = layouts.rich(sentence, "spoken")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if column is not None:
            column.addWidget(label)
    return box


def editors(
    standards: Sequence[Standard], edit: Callable[[Standard], object]
) -> QWidget | None:
    """Return a button per standard to change it, None where there is none."""
    if not standards:
        return None
    column = layouts.column(spacing=0)
    for standard in standards:
        name = standard.root.label
        said = _("Sửa tiêu chuẩn…") if len(standards) == 1 else _("Sửa “{name}”…")
        button = text(
            said.format(name=name),
            partial(edit, standard),
            icon="list-tree",
            name=_("Sửa tiêu chuẩn “{name}”").format(name=name),
        )
        button.setObjectName(f"standard-{standard.code}")
        column.addLayout(layouts.row(button, STRETCH))
    return layouts.box(column)


def values(
    shown: Sequence[Value], change: Callable[[Edit], object] | None = None
) -> QWidget:
    """Return labels, values and the words of the plan side by side.

    Args:
        change: called when the officer wants to change a number; None shows no way.
    """
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, _LABEL_WIDTH - 12)
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2 if any(value.quoted for value in shown) else 0)
    top = Qt.AlignmentFlag.AlignTop
    for line, value in enumerate(shown):
        if not value.value:
            head = layouts.label(value.label, "group", wrap=True)
            head.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(head, line, 0, 1, 4, top)
            continue
        label = layouts.label(value.label, "note", wrap=True)
        label.setMaximumWidth(_LABEL_WIDTH)
        grid.addWidget(label, line, 0, top)
        said = layouts.label(value.value, wrap=True)
        grid.addWidget(said, line, 1, 1, 1 if value.quoted else 2, top)
        if value.quoted:
            said = layouts.label(f"“{value.quoted}”", "caption", wrap=True)
            grid.addWidget(said, line, 2, top)
        if value.edit is not None and change is not None:
            grid.addWidget(_changer(value.edit, change), line, 3, top)
    return layouts.box(grid)


def _changer(edit: Edit, change: Callable[[Edit], object]) -> QWidget:
    button = icon_only(
        "pencil", _("Sửa: {what}").format(what=edit.what), lambda: change(edit)
    )
    button.setObjectName(f"edit-{edit.table}-{edit.index}-{edit.below}")
    return button


def cautions(sentences: Sequence[str]) -> QWidget:
    """Return what there is to know about a clause."""
    column = layouts.column(spacing=6)
    for sentence in sentences:
        mark = icons.IconLabel("triangle-alert", "warn", 16)
        line = layouts.row(spacing=8)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(layouts.label(sentence, wrap=True), 1)
        column.addLayout(line)
    return layouts.box(column)


def conditions(explanation: Explanation) -> QWidget:
    """Return the verdict on somebody, condition by condition."""
    column = layouts.column(layouts.label(_("Kết quả thử"), "section"), spacing=6)
    for depth, node in _walk(explanation, 0):
        icon = chip(node.verdict.value).icon
        mark = icons.IconLabel(icon, look.ink_token(chip(node.verdict.value).tone), 16)
        words = layouts.column(
            layouts.label(node.label, "name", wrap=True),
            layouts.label(_result(node), "caption", wrap=True),
            spacing=0,
        )
        line = layouts.row(spacing=8, margins=(depth * 22, 0, 0, 0))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        clause = layouts.label(node.clause, "caption")
        line.addWidget(clause, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
    return layouts.box(column)


def _walk(node: Explanation, depth: int) -> list[tuple[int, Explanation]]:
    below = node.children if node.quantifier else ()
    inner = [pair for child in below for pair in _walk(child, depth + 1)]
    return [(depth, node), *inner]


def _result(node: Explanation) -> str:
    if node.quantifier:
        said = (node.verdict.label, node.quantifier, node.used, node.reading)
        return " · ".join(part for part in said if part)
    told = node.missing if node.verdict is Verdict.UNKNOWN else node.used
    parts = (node.verdict.label, told, node.reading)
    return " · ".join(part for part in parts if part)
