"""The right pane of the review: one candidate, the verdict, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.awards.eligibility import Explanation
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from ui import icons
from ui.language import _
from ui.pages.review_doubles import CitedBox, Rests
from ui.pages.review_nodes import heeded, is_answered, node_of
from ui.pages.review_table import verdict_chip
from ui.pages.review_words import summary
from ui.tables.tree import ExplanationTree, Node
from ui.widgets import layouts
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice

_LEGEND = (
    ("verdict-pass", "ok", _("đạt")),
    ("verdict-fail", "bad", _("không")),
    ("verdict-unknown", "warn", _("thiếu")),
    ("verdict-not-applicable", "text2", _("không áp dụng")),
)


class CandidatePane(QWidget):
    """Name and verdict, what is missing, the standard as a tree, and the actions."""

    action_wanted = Signal(object, int)
    clause_wanted = Signal(str)
    take_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = self._root = ""
        self._shown: list[Button] = []
        self._name = layouts.label(role="heading", wrap=True)
        self._detail = layouts.label(role="caption", wrap=True)
        self.verdict = ChipLabel(chip("unknown"), large=True)
        self.summary = layouts.rich("")
        self.tree = ExplanationTree(_("Vì sao?"))
        self.tree.action_requested.connect(self._on_action)
        self.tree.clause_opened.connect(self._on_clause)
        self.tree.node_chosen.connect(self._on_node)
        self.notice = Notice("warn", "")
        self.notice.pressed.connect(self._on_take_back)
        self.cited = CitedBox()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._foot = layouts.box(layouts.column(self._buttons, margins=(16, 8, 12, 8)))
        self._lay_out()

    def _lay_out(self) -> None:
        words = layouts.column(self._name, self._detail, spacing=1)
        top = layouts.row(spacing=10)
        top.addLayout(words, 1)
        top.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignTop)
        head = layouts.column(top, self.summary, spacing=6, margins=(16, 10, 12, 10))
        legend = layouts.row(spacing=4)
        for number, (name, colour, word) in enumerate(_LEGEND):
            if number:
                legend.addSpacing(6)
            legend.addWidget(icons.IconLabel(name, colour, 14))
            legend.addWidget(layouts.label(word, "caption"))
        why = layouts.row(
            layouts.label(_("Vì sao?"), "section"),
            STRETCH,
            layouts.box(legend),
            margins=(16, 8, 12, 4),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(layouts.rule())
        whole.addLayout(why)
        whole.addWidget(self.tree, 1)
        whole.addLayout(layouts.column(self.notice, margins=(12, 0, 12, 8)))
        whole.addWidget(layouts.rule())
        whole.addWidget(self.cited)
        whole.addWidget(self._foot)

    def show_row(
        self,
        found: ReviewList,
        row: ReviewRow,
        *,
        files: dict[str, int],
        can_act: bool,
        buttons: Sequence[Button],
        rests: Rests | None = None,
    ) -> None:
        """Show a candidate; the same node stays current after an action."""
        is_same = row.subject_id == self._subject
        before = self.tree.current_node() if is_same else None
        self._subject, self._root = row.subject_id, row.explanation.clause
        self._name.setText(row.name)
        self._detail.setText(row.detail or row.group_name)
        self.verdict.show_chip(verdict_chip(row))
        self.summary.setText(summary(found, row))
        self.notice.say("warn", "")
        self.tree.show_tree(node_of(row.explanation, files=files, can_act=can_act))
        if not self._stand_again(before) and not self.tree.choose_first_open():
            self.tree.choose(lambda _node: True)
        self.cited.setVisible(rests is not None)
        if rests is not None:
            self.cited.show_rests(rests, is_same=is_same)
        self._show_buttons(buttons)

    def _stand_again(self, before: Node | None) -> bool:
        if before is None:
            return False
        return self.tree.choose(
            lambda n: (n.label, n.clause) == (before.label, before.clause)
        )

    def _show_buttons(self, buttons: Sequence[Button]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = list(buttons)
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()  # at once, so that Tab can be led to it
        self._buttons.addStretch(1)
        self._foot.setVisible(bool(buttons))

    def buttons(self) -> list[Button]:
        """Return the actions offered for the candidate."""
        return list(self._shown)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order: tree, actions of its node, the rest."""
        inside = self.tree.viewport().findChildren(Button)
        beside = self.notice.findChildren(Button)
        cited = [] if self.cited.isHidden() else self.cited.stops()
        return [self.tree, *inside, *beside, *cited, *self._shown]

    def _on_action(self, node: Node, number: int) -> None:
        self.action_wanted.emit(node.key, number)

    def _on_take_back(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self.take_back_wanted.emit(node.key)

    def _on_clause(self, clause: str) -> None:
        # The tree says "ý 2"; the plan knows the clause it belongs to.
        root = self._root.partition(" ý ")[0]
        is_part = clause.startswith(_("ý"))
        self.clause_wanted.emit(root if is_part else clause.partition(" ý ")[0])

    def _on_node(self, node: Node) -> None:
        explanation = node.key
        if isinstance(explanation, Explanation):
            tone = "warn" if explanation.caution else "info"
            link = _("Bỏ xác nhận") if node.actions and is_answered(explanation) else ""
            self.notice.say(tone, heeded(explanation), link=link)
