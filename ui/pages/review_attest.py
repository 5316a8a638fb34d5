"""Choose a statement and for whom it is confirmed, many candidates at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary


@dataclass(frozen=True, slots=True)
class Asked:
    """A candidate a statement is asked about, with what is known already."""

    subject_id: str
    name: str
    detail: str
    known: str
    caution: str


@dataclass(frozen=True, slots=True)
class Question:
    """A statement of a group, with everybody it is asked about."""

    statement: str
    label: str
    clause: str
    group_name: str
    asked: tuple[Asked, ...]

    @property
    def open_count(self) -> int:
        """Return for how many nobody has answered."""
        return sum(not who.known for who in self.asked)


class ManyDialog(Dialog):
    """One statement for many: those not confirmed yet are ticked."""

    def __init__(self, parent: QWidget | None, questions: Sequence[Question]) -> None:
        title = _("Xác nhận cho nhiều đối tượng")
        super().__init__(parent, title, icon="list-checks", width=660)
        self._questions = tuple(questions)
        self._ticked: set[str] = set()
        self.choice = self._choice()
        self.count = layouts.label(role="caption")
        self.table = TableView(
            _("Đối tượng được xác nhận"),
            self._columns(),
            row_height=38,
            key=lambda who: who.subject_id,
        )
        self.table.setMinimumHeight(300)
        self.table.ticked.connect(self._on_tick)
        self.table.all_ticked.connect(self._on_all)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.count)
        self.body.addWidget(self.table, 1)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary("", self.accept), default=True)
        self.choice.currentIndexChanged.connect(lambda _index: self._show_question())
        self._show_question()
        self.choice.setFocus()

    def question(self) -> Question:
        """Return the statement that is being confirmed."""
        return self._questions[self.choice.currentIndex()]

    def chosen(self) -> dict[str, str]:
        """Return for whom, names by id, in the order of the list."""
        return {
            who.subject_id: who.name
            for who in self.question().asked
            if who.subject_id in self._ticked
        }

    def _choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(_("Điều kiện"))
        choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for question in self._questions:
            clause = _("mục {clause}").format(clause=question.clause)
            choice.addItem(f"{question.label} · {clause}")
        return choice

    def _columns(self) -> list[Column[Asked]]:
        return [
            Column[Asked](
                "",
                lambda who: _("chọn") if who.subject_id in self._ticked else "",
                kind="check",
                width=40,
                look=lambda who: who.subject_id in self._ticked,
            ),
            Column[Asked](
                _("Tên"), lambda w: w.name, note=lambda w: w.detail, weight=500
            ),
            Column[Asked](
                _("Hiện tại"),
                lambda who: who.caution or who.known or _("Chưa ai xác nhận"),
                width=270,
                wrap=True,
                tone=lambda who: "warn" if who.caution else "text2",
                tip=lambda who: who.caution or who.known,
            ),
        ]

    def _show_question(self) -> None:
        # Whoever stands in the register of breaches is looked at one by one.
        self._ticked = {
            who.subject_id
            for who in self.question().asked
            if not who.known and not who.caution
        }
        self.count.setText(
            _("{group} · {count} đối tượng chưa ai xác nhận").format(
                group=self.question().group_name, count=self.question().open_count
            )
        )
        self.table.show_rows(self.question().asked)
        self._show_ticked()

    def _on_tick(self, who: Asked, _column: int, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(who.subject_id)
        self._show_ticked()

    def _on_all(self, _column: int, ticked: bool) -> None:
        every = {who.subject_id for who in self.question().asked}
        self._ticked = every if ticked else set()
        self._show_ticked()

    def _show_ticked(self) -> None:
        self.table.refresh()
        count, whole = len(self._ticked), len(self.question().asked)
        self.table.show_ticked(0, True if count == whole else None if count else False)
        said = _("Xác nhận cho {count} đối tượng…") if count else _("Xác nhận…")
        self.verb.set_label(said.format(count=count))
        if count:
            self.verb.allow()
        else:
            self.verb.refuse(_("Chưa chọn ai trong danh sách."))
