"""The tools over the tree of a standard: add, take out, move, one step back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.language import _
from ui.widgets.buttons import icon_only, quiet
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


class StandardTools(Strip):
    """A kind to add, and what can be done with the node one stands on.

    Signals:
        added(kind), removed(), moved(-1 or 1), stepped_back()
    """

    added = Signal(str)
    removed = Signal()
    moved = Signal(int)
    stepped_back = Signal()

    def __init__(
        self, kinds: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        # Signals are bound only once the frame itself is there: hence the lambdas.
        self.kind = ChoiceField(_("Loại điều kiện để thêm"), kinds, width=208)
        self.kind.choose("attest")
        self.add = quiet(
            _("Thêm"), lambda: self._on_add(), icon="plus", shortcut="Ctrl+N"
        )
        self.remove = icon_only(
            "trash-2",
            _("Bỏ điều kiện này"),
            lambda: self.removed.emit(),
            shortcut="Ctrl+Delete",
        )
        self.rise = icon_only(
            "arrow-up", _("Chuyển lên"), lambda: self.moved.emit(-1), shortcut="Alt+Up"
        )
        self.sink = icon_only(
            "arrow-down",
            _("Chuyển xuống"),
            lambda: self.moved.emit(1),
            shortcut="Alt+Down",
        )
        self.back = icon_only(
            "undo-2",
            _("Lùi một bước sửa"),
            lambda: self.stepped_back.emit(),
            shortcut="Ctrl+Z",
        )
        super().__init__(
            self.kind,
            self.add,
            STRETCH,
            self.remove,
            self.rise,
            self.sink,
            self.back,
            height=40,
            left=10,
            right=8,
            spacing=4,
            parent=parent,
        )

    def show_node(
        self, *, can_add: bool, can_remove: bool, can_rise: bool, can_sink: bool
    ) -> None:
        """Allow what the node one stands on allows, and say why not the rest."""
        for button, allowed, why in (
            (self.add, can_add, _("Chọn một dòng chứa các điều kiện khác.")),
            (
                self.remove,
                can_remove,
                _("Điều kiện duy nhất ở tầng này thì không bỏ được."),
            ),
            (self.rise, can_rise, _("Đã ở đầu danh sách.")),
            (self.sink, can_sink, _("Đã ở cuối danh sách.")),
        ):
            if allowed:
                button.allow()
            else:
                button.refuse(why)

    def show_steps(self, count: int) -> None:
        """Allow stepping back while there is something to take back."""
        if count:
            self.back.allow()
        else:
            self.back.refuse(_("Chưa sửa gì."))

    def _on_add(self) -> None:
        self.added.emit(str(self.kind.key()))
