"""Two dialogs of the review: compare two candidates, propose somebody beyond."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLabel, QWidget

from desktop.awards.selection import Remark
from desktop.office.rounds.outcome import RankRow, RankTable, ReviewList, ReviewRow
from ui.dialogs.frame import Dialog
from ui.dialogs.reason import ReasonDialog
from ui.language import _
from ui.pages.ranking_words import points
from ui.pages.review_words import role_words, total_words
from ui.widgets import layouts
from ui.widgets.buttons import plain

_WIDTH, _COLUMN = 640, 214


class CompareDialog(Dialog):
    """Two candidates side by side; under each, the button that chooses it."""

    def __init__(
        self,
        parent: QWidget | None,
        rows: Sequence[ReviewRow],
        tables: Sequence[RankTable],
        first: ReviewRow,
        second: ReviewRow,
        *,
        can_choose: bool,
    ) -> None:
        super().__init__(parent, _("So sánh 2 người"), icon="scale", width=_WIDTH)
        self.chosen: ReviewRow | None = None
        self._rows, self._tables = tuple(rows), tuple(tables)
        self._can_choose = can_choose
        self.choices = [self._choice(first), self._choice(second)]
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(6)
        self.facts.setColumnMinimumWidth(0, 150)
        for column, choice in enumerate(self.choices, start=1):
            self.facts.addWidget(choice, 0, column)
        self._labels: list[QWidget] = []
        self.body.addSpacing(4)
        self.body.addLayout(self.facts)
        self._buttons_of = [plain("", partial(self._on_choose, n)) for n in (0, 1)]
        self.add_button(plain(_("Đóng"), self.reject))
        for button in self._buttons_of:
            self.add_button(button)
        for choice in self.choices:
            choice.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def _choice(self, row: ReviewRow) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(_("Người được so sánh"))
        choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for each in self._rows:
            choice.addItem(each.name)
        choice.setCurrentIndex(self._rows.index(row))
        return choice

    def pair(self) -> tuple[ReviewRow, ReviewRow]:
        """Return who is being compared."""
        one, other = (self._rows[c.currentIndex()] for c in self.choices)
        return one, other

    def _show(self) -> None:
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        one, other = self.pair()
        for number, (name, *values) in enumerate(self._lines(one, other), start=1):
            self._put(layouts.label(name, "note"), number, 0)
            differs = values[0] != values[1]
            for column, value in enumerate(values, start=1):
                role = "strong" if differs else ""
                self._put(layouts.label(value, role, wrap=True), number, column)
        for row, button in zip((one, other), self._buttons_of, strict=True):
            open_tie = row.remark is Remark.TIED_AT_THE_LINE
            button.setVisible(self._can_choose and open_tie)
            button.set_label(_("Chọn {name}…").format(name=row.name))
        self.adjustSize()

    def _put(self, label: QLabel, line: int, column: int) -> None:
        if label.wordWrap():
            label.setFixedWidth(_COLUMN)
            label.setMinimumHeight(label.heightForWidth(_COLUMN))
        self.facts.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)

    def _lines(self, one: ReviewRow, other: ReviewRow) -> list[tuple[str, str, str]]:
        pair = (one, other)
        lines = [
            (_("Chức vụ, đơn vị"), *(r.detail or r.group_name for r in pair)),
            (_("Kết luận"), *(r.verdict.label for r in pair)),
            (_("Tổng điểm"), *(total_words(r) for r in pair)),
            *self._group_lines(one, other),
            (_("Vai trò"), *(role_words(r) or "–" for r in pair)),
            (_("Sáng kiến được tính"), *(_initiatives(r) for r in pair)),
            (_("Xếp loại"), *(_used(r, "ratings") for r in pair)),
        ]
        return [(name, first, second) for name, first, second in lines]

    def _group_lines(self, one: ReviewRow, other: ReviewRow) -> list[tuple[str, ...]]:
        mine, theirs = self._ranked(one), self._ranked(other)
        if mine is None or theirs is None or mine[0] is not theirs[0]:
            return []
        return [
            (
                f"{heading.code}. {heading.name}",
                points(mine[1].parts.get(heading.code)),
                points(theirs[1].parts.get(heading.code)),
            )
            for heading in mine[0].headings
        ]

    def _ranked(self, row: ReviewRow) -> tuple[RankTable, RankRow] | None:
        for table in self._tables:
            for each in table.rows:
                if each.subject_id == row.subject_id:
                    return table, each
        return None

    def _on_choose(self, number: int) -> None:
        self.chosen = self.pair()[number]
        self.accept()


class ExtraDialog(ReasonDialog):
    """Who is proposed beyond the number, and the words the proposal will print."""

    def __init__(
        self,
        parent: QWidget | None,
        found: ReviewList,
        rows: Sequence[ReviewRow],
        chosen: ReviewRow | None,
    ) -> None:
        question, verb, basis = _extra_words(found)
        super().__init__(
            parent,
            question.format(quota=found.quota),
            verb,
            label=_("Lý do bằng văn bản"),
            remark=_("in trong Tờ trình"),
        )
        self._rows = tuple(rows)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Người được đề xuất thêm"))
        for row in rows:
            self.choice.addItem(f"{row.name} · {total_words(row)}")
        if chosen in self._rows:
            self.choice.setCurrentIndex(self._rows.index(chosen))
        self.body.insertWidget(0, self.choice)
        self.body.insertWidget(
            0,
            layouts.label(
                basis.format(clause=found.clause, who=found.beyond), "note", wrap=True
            ),
        )

    def row(self) -> ReviewRow:
        """Return who is proposed."""
        return self._rows[self.choice.currentIndex()]


def _extra_words(found: ReviewList) -> tuple[str, str, str]:
    """Return question, verb and what the plan says, with gaps to fill in."""
    if found.beyond:
        return (
            _("Chọn ngoài chỉ tiêu {quota}?"),
            _("Chọn ngoài chỉ tiêu"),
            _("Kế hoạch (mục {clause}): ngoài số lượng, {who} xem xét, chọn thêm."),
        )
    return (
        _("Đề xuất thêm ngoài số lượng {quota}?"),
        _("Đề xuất thêm"),
        _("Kế hoạch (mục {clause}) cho đề xuất thêm khi có lý do."),
    )


def ask_extra(
    parent: QWidget | None,
    found: ReviewList,
    rows: Sequence[ReviewRow],
    chosen: ReviewRow | None,
) -> tuple[ReviewRow, str] | None:
    """Return who is proposed beyond the number and why, or None."""
    dialog = ExtraDialog(parent, found, rows, chosen)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.row(), dialog.field.text()
    return None


def _used(row: ReviewRow, page: str) -> str:
    for node in row.explanation.walk():
        if node.place is not None and node.place.page == page:
            return node.used or node.missing or "–"
    return "–"


def _initiatives(row: ReviewRow) -> str:
    return _used(row, "initiatives")
