"""Change a standard as a tree, with the verdict on somebody while one edits.

Every change is read as a plan before it stays; what cannot be read is refused where it
was typed. Nothing is kept before "Lưu thành bản mới".
"""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import EntryError
from desktop.office.rounds.roundup import Roundup
from desktop.plans import editing
from desktop.plans.editing import QUANTIFIERS
from desktop.plans.node_samples import offered, sample
from desktop.plans.positions import Path
from desktop.plans.trees import walk
from ui.dialogs.frame import Dialog
from ui.dialogs.question import ask
from ui.dialogs.reason import ask_reason
from ui.dialogs.standard_fields import StandardFields
from ui.dialogs.standard_tools import StandardTools
from ui.dialogs.standard_tree import node_of
from ui.dialogs.standard_trial import trial_of
from ui.language import _
from ui.pages.plan_rules import rule, settled
from ui.pages.plan_trial import TrialStrip
from ui.tables.tree import ExplanationTree
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.notices import Notice
from ui.widgets.panes import Panes


class StandardEditor(Dialog):
    """The tree at the left, the fields of a node at the right, the rule said below.

    Args:
        source: the plan's text; `place` the place of the standard in it.
        note: what a change does not change.
        roundup: the round in hand, to try the standard with; None without one.

    After acceptance `source` is the changed text and `reason` why.
    """

    def __init__(
        self,
        parent: QWidget | None,
        source: str,
        place: int,
        note: str,
        roundup: Roundup | None,
    ) -> None:
        self.plan = editing.checked(source)
        self._root: Path = ("standard", place)
        name = self.plan.standards[place].root.label
        title = _("Sửa tiêu chuẩn: {name}").format(name=name)
        super().__init__(parent, title, icon="list-tree", width=1060)
        self.source, self.reason = source, ""
        self._history: list[tuple[str, Path]] = []
        self._roundup = roundup
        self._subject = self._offer = ""
        self.tree = ExplanationTree(_("Các điều kiện của tiêu chuẩn"))
        self.tree.node_chosen.connect(lambda _node: self._show_fields())
        self.fields = StandardFields()
        self.fields.changed.connect(self._on_changed)
        self.fields.quantified.connect(self._on_quantified)
        self.tools = StandardTools(offered(self.plan))
        self.notice = Notice("bad", "")
        self.spoken = layouts.rich("", "spoken")
        self.strip = TrialStrip()
        self.strip.tried.connect(self.try_with)
        self._verb = primary(_("Lưu thành bản mới…"), self._on_keep)
        self._build(note)
        self._connect()
        self._show(self._root)
        self.tree.setFocus()

    def _build(self, note: str) -> None:
        left = layouts.box(layouts.column(self.tools, self.tree, spacing=0), "pane")
        right = layouts.scrolled(layouts.column(self.fields))
        panes = Panes("standard-editor", left, right, sizes=(560, 470), grows=0)
        panes.setMinimumHeight(300)
        said = layouts.scrolled(
            layouts.column(self.spoken, layouts.STRETCH, margins=(12, 8, 12, 8))
        )
        said.setFixedHeight(104)
        said.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said.setAccessibleName(_("Cả tiêu chuẩn, nói lại thành lời"))
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addWidget(panes, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(said)
        self.body.addWidget(self.strip)
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(self._verb)

    def _connect(self) -> None:
        self.tools.added.connect(self._on_added)
        self.tools.removed.connect(self._on_removed)
        self.tools.moved.connect(self._on_moved)
        self.tools.stepped_back.connect(self._on_back)

    # --- what is shown ----------------------------------------------------------------

    def path(self) -> Path:
        """Return where the node one stands on is in the plan file."""
        node = self.tree.current_node()
        return node.key if node is not None else self._root

    def try_with(self, subject: str, offer: str) -> None:
        """Hold the standard against somebody else, or for another award."""
        self._subject, self._offer = subject, offer
        self._show(self.path())

    def _show(self, path: Path) -> None:
        """Show the standard as it is now and stand on a node."""
        standard = self.plan.standards[int(self._root[1])]
        trial, facts = trial_of(
            self._roundup, self.plan, standard, self._subject, self._offer
        )
        self._subject, self._offer = trial.subject, trial.offer
        self.strip.show_trial(trial)
        self.tree.show_tree(node_of(standard.root, self._root, facts))
        self.tree.choose(lambda node: node.key == path)
        choices = self._roundup.choices if self._roundup else {}
        root = settled(standard.root, self.plan.settled(choices))
        self.spoken.setText(rule(root, self.plan))
        if self._history:
            self._verb.allow()
        else:
            self._verb.refuse(_("Chưa sửa gì."))
        self.tools.show_steps(len(self._history))

    def _show_fields(self) -> None:
        path = self.path()
        self.fields.show_node(self._table(path), self.plan)
        siblings = self._siblings(path)
        self.tools.show_node(
            can_add=self._list_at(path) is not None,
            can_remove=path[-2] in QUANTIFIERS and siblings > 1,
            can_rise=path[-2] in QUANTIFIERS and int(path[-1]) > 0,
            can_sink=path[-2] in QUANTIFIERS and int(path[-1]) < siblings - 1,
        )

    def _table(self, path: Path) -> dict[str, Any]:
        found: Any = tomllib.loads(self.source, parse_float=Decimal)
        for step in path:
            found = found[step]
        return dict(found)

    def _siblings(self, path: Path) -> int:
        if path == self._root:
            return 1
        above: Any = self._table(path[:-2])
        return len(above[path[-2]])

    def _list_at(self, path: Path) -> Path | None:
        """Return the nearest node, this one or above, that holds a list."""
        while len(path) >= len(self._root):
            if set(QUANTIFIERS) & set(self._table(path)):
                return path
            path = path[:-2]
        return None

    # --- what is done -----------------------------------------------------------------

    def _apply(self, change: Callable[[str], str], path: Path | None = None) -> str:
        """Change the text if it stays a plan; return why it does not, or nothing."""
        try:
            made = change(self.source)
            plan = editing.checked(made)
        except EntryError as refusal:
            self.notice.say("bad", str(refusal))
            return str(refusal)
        self.notice.say("bad", "")
        if made != self.source:
            self._history.append((self.source, self.path()))
            self.source, self.plan = made, plan
            self._show(path if path is not None else self.path())
        return ""

    def _on_changed(self, below: Path, key: str, value: editing.Plain | None) -> None:
        path = (*self.path(), *below)
        field = self.fields.by_key.get((below, key))
        refused = self._apply(lambda text: editing.set_key(text, path, key, value))
        if refused:
            self.fields.refuse(below, key, refused)
        elif field is not None:
            self._focus_again(below, key)

    def _focus_again(self, below: Path, key: str) -> None:
        again = self.fields.by_key.get((below, key))
        if again is not None and not self.tree.hasFocus():
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_quantified(self, to: str) -> None:
        path = self.path()
        self._apply(lambda text: editing.set_quantifier(text, path, to))

    def _on_added(self, kind: str) -> None:
        path = self._list_at(self.path())
        if path is None:
            return
        table = self._table(path)
        key = next(key for key in QUANTIFIERS if key in table)
        made = sample(kind, str(table["clause"]), self.plan)
        new = (*path, key, len(table[key]))
        if not self._apply(lambda text: editing.add(text, path, made), new):
            self.fields.focus_first()

    def _on_removed(self) -> None:
        path = self.path()
        self._apply(lambda text: editing.remove(text, path), path[:-2])
        self.tree.setFocus()

    def _on_moved(self, by: int) -> None:
        path = self.path()
        if not editing.can_move(self.source, path, by):
            return
        new = (*path[:-1], int(path[-1]) + by)
        self._apply(lambda text: editing.move(text, path, by), new)
        self.tree.setFocus()

    def _on_back(self) -> None:
        if self._history:
            self.source, path = self._history.pop()
            self.plan = editing.checked(self.source)
            self.notice.say("bad", "")
            self._show(path)

    def _on_keep(self) -> None:
        standard = self.plan.standards[int(self._root[1])]
        count = sum(1 for _path, _node in walk(standard.root))
        remark = _("{count:02d} điều kiện").format(count=count)
        why = ask_reason(
            self,
            _("Vì sao sửa tiêu chuẩn?"),
            _("Lưu thành bản mới"),
            label=_("Lý do sửa"),
            remark=remark,
        )
        if why is not None:
            self.reason = why
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask before Esc throws away what was changed."""
        if event.key() == Qt.Key.Key_Escape and self._history and not self._is_over():
            return
        super().keyPressEvent(event)

    def _is_over(self) -> bool:
        return ask(
            self,
            _("Bỏ các sửa đổi?"),
            _("Tiêu chuẩn trong sổ giữ nguyên như trước khi mở."),
            _("Bỏ sửa đổi"),
            destroys=True,
        )
