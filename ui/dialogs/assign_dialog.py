"""Giving targets of the plan to several units or people at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.emulation.indicators import Indicator, Scope
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages import target_words
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.fields import SearchField
from ui.widgets.notices import Notice

_TICK = 0


@dataclass(slots=True)
class Choice:
    """A target or a subject, ticked or not."""

    key: str
    name: str
    note: str
    ticked: bool = False


class AssignDialog(Dialog):
    """Targets at the left, units at the right; everything ticked is given."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(
            parent, _("Giao chỉ tiêu cho đơn vị, cá nhân"), icon="target", width=860
        )
        self._office = office
        self.given = 0
        self._indicators = office.plan().indicators
        self._units, self._people = _subjects(office)
        self.targets = TickTable(_("Chỉ tiêu"), self._targets())
        self.subjects = TickTable(_("Đơn vị, cá nhân"), self._units)
        self.kinds = Segments([_("Tập thể"), _("Cá nhân")], _("Giao cho"))
        self.kinds.chosen.connect(self._on_kind)
        self.notice = Notice("bad", "")
        self._left = layouts.label("", "note")
        self._fill()
        for table in (self.targets, self.subjects):
            table.on_change = self._count
        self._count()
        self.targets.table.setFocus()

    def chosen(self) -> tuple[list[Indicator], list[str]]:
        """Return the targets and the subjects that are ticked."""
        codes = {each.key for each in self.targets.choices if each.ticked}
        targets = [each for each in self._indicators if each.code in codes]
        people = [*self._units, *self._people]
        return targets, [each.key for each in people if each.ticked]

    def accept(self) -> None:
        """Give what is ticked; a refusal keeps the dialog open."""
        targets, subjects = self.chosen()
        round_id = self._office.current_round().id
        try:
            self.given = self._office.targets.assign(round_id, subjects, targets)
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            return
        super().accept()

    def _targets(self) -> list[Choice]:
        numbers = target_words.numbers(self._indicators)
        return [
            Choice(
                each.code,
                f"{numbers[each.code]}. {each.name}",
                target_words.goal(each),
                each.scope is not Scope.MOVEMENT,
            )
            for each in self._indicators
        ]

    def _fill(self) -> None:
        said = _(
            "Chỉ tiêu đã giao trước và số liệu đã nhập được giữ nguyên. Mỗi đơn vị chỉ "
            "giao chỉ tiêu đúng chức năng, nhiệm vụ."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addSpacing(4)
        right = layouts.column(
            layouts.row(self.kinds, layouts.STRETCH, self.subjects.search),
            self.subjects.table,
            spacing=8,
        )
        left = layouts.column(
            layouts.row(layouts.STRETCH, self.targets.search),
            self.targets.table,
            spacing=8,
        )
        both = layouts.row(spacing=16)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.notice)
        self.add_left(self._left)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary("", self.accept), default=True)
        self.resize(960, 560)

    def _on_kind(self, kind: int) -> None:
        self.subjects.show_choices(self._people if kind else self._units)

    def _count(self) -> None:
        targets, subjects = self.chosen()
        words = _("Giao {targets:02d} chỉ tiêu cho {subjects:02d} đơn vị, cá nhân")
        self.verb.set_label(words.format(targets=len(targets), subjects=len(subjects)))
        if targets and subjects:
            self.verb.allow()
        else:
            self.verb.refuse(_("Chọn ít nhất một chỉ tiêu và một đơn vị, cá nhân."))


class TickTable:
    """A table of choices with a box each; Space ticks the current one."""

    def __init__(self, name: str, choices: Sequence[Choice]) -> None:
        self.choices: list[Choice] = []
        self.on_change: Callable[[], None] = lambda: None
        self.search = SearchField(_("Lọc"), width=150, name=_("Lọc") + f": {name}")
        self.table = TableView(
            name, _columns(name), row_height=42, key=lambda each: each.key
        )
        self.table.setMinimumHeight(300)
        self.table.ticked.connect(self._on_ticked)
        self.table.all_ticked.connect(self._on_all)
        self.table.row_opened.connect(
            lambda row: self._on_ticked(row, _TICK, not row.ticked)
        )
        self.search.sought.connect(self.table.filter)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices; what is ticked stays with each."""
        self.choices = list(choices)
        self.table.show_rows(self.choices)
        if self.choices:
            self.table.choose(lambda _each: True)
        self._tell()

    def _on_ticked(self, row: Choice, _column: int, ticked: bool) -> None:
        row.ticked = ticked
        self._tell()

    def _on_all(self, _column: int, ticked: bool) -> None:
        for row in self.table.rows.rows():
            row.ticked = ticked
        self._tell()

    def _tell(self) -> None:
        count = sum(each.ticked for each in self.choices)
        some = None if 0 < count < len(self.choices) else bool(count)
        self.table.show_ticked(_TICK, some)
        self.table.refresh()
        self.on_change()


def _columns(name: str) -> list[Column[Any]]:
    return [
        Column[Choice](
            "",
            lambda each: _("đã chọn") if each.ticked else _("chưa chọn"),
            kind="check",
            look=lambda each: each.ticked,
            usable=lambda _each: True,
            width=44,
        ),
        Column[Choice](
            name,
            lambda each: each.name,
            note=lambda each: each.note,
            weight=500,
            tip=lambda each: each.name,
        ),
    ]


def _subjects(office: Office) -> tuple[list[Choice], list[Choice]]:
    """Return units and people of the plan's groups, in register order."""
    units: list[Choice] = []
    people: list[Choice] = []
    for each in office.roundup().candidates.values():
        choice = Choice(each.id, each.name, each.detail)
        (people if each.kind is Kind.INDIVIDUAL else units).append(choice)
    return units, people
