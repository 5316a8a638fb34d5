"""Xếp hạng: the places of each block, and why somebody has its place.

By points where the plan has criteria, by a published index where the register has one.
"""

from PySide6.QtWidgets import QLabel, QLayout, QStackedWidget, QWidget

from desktop.awards.eligibility import Place
from desktop.emulation.indices import IndexCode
from desktop.office.office import Office
from desktop.office.registers.index_tables import has_indices, year_to_show, years_with
from desktop.office.rounds.outcome import RankRow, RankTable
from ui import icons
from ui.language import _
from ui.pages.page import Page
from ui.pages.ranking_indices import IndexRanking
from ui.pages.ranking_pane import WhyPane
from ui.pages.ranking_place_pane import place_panes
from ui.pages.ranking_table import RankView, same_columns
from ui.pages.ranking_ways import WaysStrip
from ui.pages.ranking_words import key_name
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_POINTS, _INDICES, _NOTHING = range(3)


class RankingPage(Page):
    """A tab a block; a table at the left, the reasons at the right."""

    key = "ranking"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._tables: tuple[RankTable, ...] = ()
        self._has_points = True
        self._views: dict[str, tuple[RankTable, RankView]] = {}
        self._print = plain(
            _("In bảng xếp hạng"), lambda: self.go("papers"), icon="printer"
        )
        self._head = PageHead(
            _("Xếp hạng"),
            tabs=[""],
            actions=[self._print],
        )
        self._head.tab_chosen.connect(lambda _index: self._show_block())
        self.strip = Strip(height=36)
        self.strip.setMinimumWidth(360)  # a narrow window cuts its end, not the pane
        self.pane = WhyPane()
        self.pane.setMinimumWidth(312)
        self.pane.more_wanted.connect(self._on_scoring)
        self._stack = QStackedWidget()
        self._note = layouts.label(role="caption", wrap=True)
        self.ways = WaysStrip()
        self.ways.chosen.connect(self._show_way)
        self.indices = IndexRanking()
        self.indices.register_wanted.connect(self._on_register)
        self.unmeasured = EmptyPlace(
            "gauge",
            "",
            "",
            [primary(_("Mở Chỉ số & xếp loại"), self._on_register)],
        )
        self._body = QStackedWidget()
        for part in (self._panes(), self.indices, self._empty()):
            self._body.addWidget(part)
        self.build(self._head, self.ways, self._body)

    def _panes(self) -> Panes:
        left = layouts.column(self.strip, self._stack, spacing=0)
        left.setStretch(1, 1)
        return place_panes("ranking", left, self.pane, self._note)

    def _empty(self) -> QStackedWidget:
        self.nothing = QStackedWidget()
        self.nothing.addWidget(
            EmptyPlace(
                "list-ordered",
                _("Chưa có gì để xếp hạng"),
                _(
                    "Khi đơn vị, cá nhân được chấm điểm, thứ hạng của từng khối hiện "
                    "ở đây."
                ),
                [primary(_("Mở trang Chấm điểm"), lambda: self.go("scores"))],
            )
        )
        self.nothing.addWidget(self.unmeasured)
        return self.nothing

    def reload(self) -> None:
        """Show the blocks as they stand now, or as they were closed."""
        has_plan = self._office.plans.current() is not None
        self._tables = self._office.outcome().tables if has_plan else ()
        for table in self._tables:
            self._view(table).show_places(table.rows)
        has_points = not has_plan or bool(self._office.plan().criteria_sets)
        has_values = has_plan and has_indices(self._office.roundup())
        points = [None] if has_points else []
        self.ways.setVisible(has_values)
        self.ways.show_ways([*points, *IndexCode] if has_values else points)
        self.ways.note.setText("" if has_points else _("Kế hoạch không chấm điểm"))
        self._has_points = has_points
        self._show_way()

    def _show_way(self) -> None:
        """Show what the segments say: points, an index, or that there is nothing."""
        index = self.ways.way()
        self._print.setVisible((index is None) is self._has_points)
        if index is not None:
            self._show_index(index)
            return
        self.ways.year.hide()
        self._show_tabs([f"{t.name} {len(t.rows)}" for t in self._tables])
        if self._tables:
            self._show_precedence()
            self._body.setCurrentIndex(_POINTS)
            self._show_block()
        else:
            self._show_nothing(None)

    def _show_index(self, index: IndexCode) -> None:
        roundup = self._office.roundup()
        years = years_with(roundup, index)
        self.ways.show_years(years, year_to_show(roundup, index))
        self.ways.year.setVisible(bool(years))
        year = int(str(self.ways.year.key()))
        self._show_tabs(self.indices.show_index(roundup, index, year))
        if self.indices.tables:
            self._body.setCurrentIndex(_INDICES)
            self._show_block()
        else:
            self._show_nothing(index)

    def _show_tabs(self, names: list[str]) -> None:
        self._head.tabs.setVisible(bool(names))
        if names:
            self._head.show_tabs(names)

    def _show_nothing(self, index: IndexCode | None) -> None:
        """Say what belongs here, and offer the first step."""
        self._body.setCurrentIndex(_NOTHING)
        self.nothing.setCurrentIndex(0 if self._has_points and index is None else 1)
        title = _("Kế hoạch không chấm điểm")
        if index is not None:
            title = _("Chưa có {index} nào").format(index=index.short)
        self.unmeasured.say(
            title,
            _(
                "Khi chỉ số của các đơn vị được công bố và ghi vào sổ, thứ hạng của "
                "từng khối hiện ở đây."
            ),
        )

    def show_target(self, target: object) -> None:
        """Show the place of a subject, or the ranking by the index of a code."""
        named = next((i for i in IndexCode if i.value == target), None)
        if named is not None:
            self.ways.choose(named)
            self._show_way()
            return
        if self.ways.way() is not None:
            self._show_unit(target)
            return
        for number, table in enumerate(self._tables):
            if any(row.subject_id == target for row in table.rows):
                self._head.tabs.setCurrentIndex(number)
                view = self._view(table)
                view.choose(lambda row: row.subject_id == target)
                view.setFocus()

    def _show_unit(self, subject_id: object) -> None:
        number = self.indices.block_of(subject_id)
        if number < 0:
            return
        self._head.tabs.setCurrentIndex(number)
        view = self.indices.view()
        if view is not None:
            view.choose(lambda row: row.subject_id == subject_id)
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
        view.more_wanted.connect(self._on_scoring)
        self._stack.addWidget(view)
        self._views[table.block] = (table, view)
        return view

    def _show_block(self) -> None:
        if self.ways.way() is not None:
            self.indices.show_block(self._head.tabs.currentIndex())
            return
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

    def _on_register(self, subject_id: str = "") -> None:
        index = self.ways.way() or IndexCode.PAR
        self.go("ratings", Place("ratings", subject_id, index.value))


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
