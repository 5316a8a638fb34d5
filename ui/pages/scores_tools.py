"""The tools over the score grid: whose scores, and what is done with many cells."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import quiet
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


def score_tools(
    sides: QWidget,
    act: Callable[[str], None],
    on_evidence: Callable[[], None],
    progress: QWidget,
) -> Strip:
    """Return the strip; `act` is told the name of what the grid shall do."""
    return Strip(
        sides,
        layouts.rule(upright=True),
        quiet(
            _("Điền xuống"),
            lambda: act("fill_down"),
            icon="arrow-down-to-line",
            small=True,
            tip=_("Lặp lại ô trên cùng xuống các ô đã chọn (Ctrl+D)"),
        ),
        quiet(
            _("Dán khối"),
            lambda: act("paste"),
            icon="clipboard-paste",
            small=True,
            tip=_("Dán các ô chép từ Excel, bắt đầu ở ô đang chọn (Ctrl+V)"),
        ),
        quiet(
            _("Minh chứng…"),
            on_evidence,
            icon="paperclip",
            small=True,
            tip=_("Đính tệp chứng minh cho tiêu chí của ô đang chọn"),
        ),
        quiet(
            _("Không áp dụng"),
            lambda: act("mark_not_applicable"),
            icon="circle-minus",
            small=True,
            tip=_("Đánh dấu các ô đã chọn là không áp dụng (phím x)"),
        ),
        STRETCH,
        progress,
        height=44,
    )
