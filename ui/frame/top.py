"""The top bar: whose office, which movement and round, search, undo, help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, look
from ui.frame.side import WIDTH
from ui.language import _
from ui.shell import Choice, ShellState
from ui.widgets import layouts, painting
from ui.widgets.buttons import Button, icon_only, quiet
from ui.widgets.fields import SearchField
from ui.widgets.tips import as_written

HEIGHT = 48
_UNDO_WIDTH = 236


class ChoiceButton(QPushButton):
    """A two-line tool button: what is chosen under what it is, with its menu.

    `commands` stand under the choices, each with what it does.
    """

    chosen = Signal(str)

    def __init__(
        self,
        caption: str,
        choices: Callable[[], Sequence[Choice]],
        *,
        width: int,
        commands: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._caption, self._value, self._most = caption, "", width
        self._choices = choices
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(40)
        self.setMinimumWidth(96)
        self.setAutoDefault(False)
        self.clicked.connect(self._open)

    def show_value(self, value: str) -> None:
        """Show what is chosen."""
        self._value = value
        self.setAccessibleName(f"{self._caption}: {value}")
        self.setToolTip(as_written(value))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(look.font(look.BODY, 600))
        width = metrics.horizontalAdvance(self._value) + 44
        return QSize(round(min(max(width, 96), self._most)), 40)

    def menu_now(self) -> QMenu:
        """Return the menu as it is now; what one stands in is ticked."""
        menu = QMenu(self)
        menu.setAccessibleName(self._caption)
        for choice in self._choices():
            text = " · ".join(part for part in (choice.title, choice.note) if part)
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.is_current)
            action.triggered.connect(
                lambda _on=False, key=choice.key: self.chosen.emit(key)
            )
        if menu.isEmpty():
            menu.addAction(_("Chưa có gì để chọn")).setEnabled(False)
        for number, (label, act) in enumerate(self._commands):
            if number == 0:
                menu.addSeparator()
            menu.addAction(label).triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _open(self) -> None:
        self.menu_now().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(8, 2, -32, -2)
        middle = area.center().y()
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        upper = QRectF(area.left(), middle - 16, area.width(), 16)
        painting.draw_text(painter, upper, self._caption)
        painter.setFont(look.font(look.BODY, 600))
        painter.setPen(look.color("text"))
        lower = QRectF(area.left(), middle - 1, area.width(), 17)
        used = painting.draw_text(painter, lower, self._value)
        x = area.left() + max(used, 20) + 10
        icons.paint(painter, QRectF(x, middle - 7, 14, 14), "chevron-down", "text2")


class TopBar(QFrame):
    """Everything that stays the same on every page.

    Signals: `opening_wanted` another round is to be opened, `settings_of_round_wanted`
    its period and cut-off are to be seen.
    """

    opening_wanted = Signal()
    settings_of_round_wanted = Signal()

    def __init__(
        self,
        movements: Callable[[], Sequence[Choice]],
        rounds: Callable[[], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setFixedHeight(HEIGHT)
        self.movement = ChoiceButton(_("Phong trào"), movements, width=312)
        self.round = ChoiceButton(
            _("Đợt xét"),
            rounds,
            width=212,
            commands=(
                (_("Mở đợt xét khác…"), self.opening_wanted.emit),
                (
                    _("Thời gian và ngày chốt số liệu…"),
                    self.settings_of_round_wanted.emit,
                ),
            ),
        )
        self.search = SearchField(
            _("Tìm người, đơn vị, văn bản…"), width=0, name=_("Tìm trong chương trình")
        )
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(288)
        self.search.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self.search.setFixedHeight(32)
        self._key_hint(self.search)
        self.undo: Button = quiet(_("Hoàn tác"), icon="undo-2")
        self.redo = icon_only("redo-2", _("Làm lại"))
        self.help = icon_only("circle-question-mark", _("Trợ giúp (F1)"))
        self.settings = icon_only("settings", _("Cài đặt"))
        line = layouts.row(
            self._office(),
            self.movement,
            layouts.rule(upright=True),
            self.round,
            layouts.STRETCH,
            self.search,
            4,
            self.undo,
            self.redo,
            self.help,
            self.settings,
            spacing=6,
            margins=(0, 0, 12, 0),
        )
        line.setStretchFactor(self.search, 100)
        self.setLayout(line)
        look.changed().happened.connect(self.update)

    def show_state(self, state: ShellState) -> None:
        """Show office, movement, round and what could be taken back."""
        self._office_name.setText(state.office_name)
        self._office_name.setToolTip(as_written(state.office_name))
        self.movement.show_value(state.movement)
        self.round.show_value(state.round_name)
        self._show_undo(state.undo_title)
        if state.redo_title:
            self.redo.allow()
            said = _("Làm lại: {what}").format(what=state.redo_title)
            self.redo.setToolTip(as_written(f"{said} (Ctrl+Y)"))
            self.redo.setAccessibleName(said)
        else:
            self.redo.refuse(_("Không có gì để làm lại."))

    def _show_undo(self, title: str | None) -> None:
        if title is None:
            self.undo.set_label(_("Hoàn tác"))
            self.undo.refuse(_("Chưa có gì để hoàn tác."))
            return
        said = _("Hoàn tác: {what}").format(what=title)
        metrics = QFontMetricsF(look.font(look.BODY, 500))
        room = _UNDO_WIDTH - 50
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.undo.set_label(shown)
        self.undo.allow()
        self.undo.setToolTip(as_written(f"{said} (Ctrl+Z)"))
        self.undo.setAccessibleName(said)

    def _office(self) -> QWidget:
        self._office_name = layouts.label("", "caption")
        names = layouts.column(
            layouts.STRETCH,
            layouts.label(_("Sổ Vàng"), "section"),
            self._office_name,
            layouts.STRETCH,
            spacing=0,
        )
        mark = icons.IconLabel("app-mark", "accent", 30)
        office = layouts.box(
            layouts.row(mark, names, layouts.STRETCH, margins=(14, 0, 8, 0), spacing=10)
        )
        office.setFixedWidth(WIDTH)
        return office

    def _key_hint(self, field: SearchField) -> None:
        hint = layouts.label("Ctrl+K", "key")
        hint.setFixedHeight(20)
        line = layouts.row(layouts.STRETCH, hint, margins=(0, 0, 6, 0))
        field.setLayout(line)
        field.textChanged.connect(lambda text: hint.setVisible(not text))
