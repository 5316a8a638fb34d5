"""Xếp hạng: the places of each block, and why somebody has its place."""

from PySide6.QtWidgets import QLabel, QLayout, QStackedWidget, QWidget

from desktop.office.office import Office
from desktop.office.outcome import RankRow, RankTable
from ui import icons
from ui.language import _
from ui.pages.page import Page
from ui.pages.ranking_pane import WhyPane
from ui.pages.ranking_table import RankView, same_columns
from ui.pages.ranking_words import key_name
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_WIDTHS = (810, 344)


class RankingPage(Page):
    """A tab a block; a table at the left, the reasons at the right."""

    key = "ranking"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._tables: tuple[RankTable, ...] = ()
        self._views: dict[str, tuple[RankTable, RankView]] = {}
        self._head = PageHead(
            _("Xếp hạng"),
            tabs=[""],
            actions=[
                plain(_("In bảng xếp hạng"), lambda: self.go("papers"), icon="printer")
            ],
        )
        self._head.tab_chosen.connect(lambda _index: self._show_block())
        self.strip = Strip(height=36)
        self.strip.setMinimumWidth(360)  # a narrow window cuts its end, not the pane
        self.pane = WhyPane()
        self.pane.setMinimumWidth(312)
        self.pane.scoring_wanted.connect(self._on_scoring)
        self._stack = QStackedWidget()
        self._note = layouts.label(role="caption", wrap=True)
        self._body = QStackedWidget()
        self._body.addWidget(self._panes())
        self._body.addWidget(self._empty())
        self.build(self._head, self._body)

    def _panes(self) -> Panes:
        left = layouts.column(self.strip, self._stack, spacing=0)
        left.setStretch(1, 1)
        foot = layouts.row(
            icons.IconLabel("info", "text2", 14), self._note, margins=(16, 8, 16, 8)
        )
        foot.setStretch(1, 1)
        right = layouts.column(self.pane, layouts.rule(), spacing=0)
        right.addLayout(foot)
        right.setStretch(0, 1)
        return Panes(
            "ranking",
            layouts.box(left, "pane"),
            layouts.box(right, "pane"),
            sizes=_WIDTHS,
        )

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "list-ordered",
            _("Chưa có gì để xếp hạng"),
            _("Khi đơn vị, cá nhân được chấm điểm, thứ hạng của từng khối hiện ở đây."),
            [primary(_("Mở trang Chấm điểm"), lambda: self.go("scores"))],
        )

    def reload(self) -> None:
        """Show the blocks as they stand now, or as they were closed."""
        has_plan = self._office.plans.current() is not None
        self._tables = self._office.outcome().tables if has_plan else ()
        self._head.tabs.setVisible(bool(self._tables))
        self._body.setCurrentIndex(0 if self._tables else 1)
        if not self._tables:
            return
        self._head.show_tabs([f"{t.name} {len(t.rows)}" for t in self._tables])
        self._show_precedence()
        for table in self._tables:
            self._view(table).show_table(table)
        self._show_block()

    def show_target(self, target: object) -> None:
        """Show the place of a subject."""
        for number, table in enumerate(self._tables):
            if any(row.subject_id == target for row in table.rows):
                self._head.tabs.setCurrentIndex(number)
                view = self._view(table)
                view.choose(lambda row: row.subject_id == target)
                view.setFocus()

    def table(self) -> RankTable | None:
        """Return the block on show."""
        number = self._head.tabs.currentIndex()
        return self._tables[number] if 0 <= number < len(self._tables) else None

    def view(self) -> RankView | None:
        """Return the table on show."""
        table = self.table()
        return self._view(table) if table else None

    def _view(self, table: RankTable) -> RankView:
        kept = self._views.get(table.block)
        if kept is not None and same_columns(kept[0], table):
            return kept[1]
        if kept is not None:
            self._stack.removeWidget(kept[1])
        view = RankView(table)
        view.row_chosen.connect(self._on_row)
        view.scoring_wanted.connect(self._on_scoring)
        self._stack.addWidget(view)
        self._views[table.block] = (table, view)
        return view

    def _show_block(self) -> None:
        table = self.table()
        if table is None:
            return
        view = self._view(table)
        self._stack.setCurrentWidget(view)
        if view.current() is None:
            view.choose(lambda _row: True)
        self._note.setText(_basis(table))
        self._on_row(view.current())

    def _show_precedence(self) -> None:
        keys = self._office.plan().precedence
        line = self.strip.layout()
        while line is not None and (item := line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ties = [key_name(key) for key in keys[1:]]
        parts: list[layouts.Part] = [
            layouts.label(_("Xếp theo"), "note"),
            layouts.label(
                _("{key} thẩm định, chưa làm tròn").format(key=key_name(keys[0])),
                "strong",
            ),
            layouts.rule(upright=True),
            layouts.label(_("Phân định khi bằng điểm"), "note"),
        ]
        for number, name in enumerate(ties, start=1):
            if number > 1:
                parts.append(icons.IconLabel("chevron-right", "text2", 14))
            parts.append(layouts.label(f"{number}. {name}", "strong"))
        if not ties:
            parts.append(layouts.label(_("giữ đồng hạng"), "strong"))
        _fill(self.strip, [*parts, STRETCH])
        told = "; ".join(p.text() for p in parts if isinstance(p, QLabel))
        self.strip.setToolTip(told)

    def _on_row(self, row: RankRow | None) -> None:
        table = self.table()
        if table is not None and (row is None or row in table.rows):
            self.pane.show_row(self._office.roundup(), table, row)

    def _on_scoring(self, subject_id: str) -> None:
        self.go("scores", subject_id)


def _fill(strip: Strip, parts: list[layouts.Part]) -> None:
    line = strip.layout()
    if line is not None:
        line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    for part in parts:
        if part is STRETCH:
            line.addStretch(1)  # type: ignore[union-attr]
        elif isinstance(part, QWidget) and line is not None:
            line.addWidget(part)


def _basis(table: RankTable) -> str:
    if table.is_own:
        return _(
            "Điểm theo “{name}” do cơ quan tự lập, không có trong kế hoạch. Xếp hạng "
            "là căn cứ để Hội đồng xem xét."
        ).format(name=table.criteria)
    return _("Điểm theo “{name}”. Xếp hạng là căn cứ để Hội đồng xem xét.").format(
        name=table.criteria
    )
