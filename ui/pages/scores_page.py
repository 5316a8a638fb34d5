"""Chấm điểm: the grid in which scores are typed, pasted and verified.

Where a plan asks for statements too, or for nothing else, they have a grid beside it.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.emulation.basis import ScoreBasis
from desktop.office.office import Office
from desktop.office.registers.scorebook import BasisEntry
from ui.dialogs.reason import ask_reason
from ui.dialogs.score_basis_dialog import ScoreBasisDialog
from ui.language import _
from ui.pages.attest_panel import AttestPanel
from ui.pages.page import Page
from ui.pages.scores_legend import legend
from ui.pages.scores_source import BlockScores, evidence_owner, office_side
from ui.pages.scores_tools import score_tools
from ui.tables.score_grid import ScoreGrid
from ui.tables.score_values import Key, Side
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain
from ui.widgets.head import PageHead, Strip
from ui.widgets.notices import EmptyPlace
from ui.widgets.progress import ProgressBar

_SIDES = ((Side.SELF,), (Side.VERIFIED,), (Side.SELF, Side.VERIFIED))
_BOTH = 2
_POINTS, _STATEMENTS, _NOTHING = range(3)


class ScoresPage(Page):
    """A tab a block; each block has its grid, made when its tab is first shown."""

    key = "scores"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._grids: dict[str, tuple[BlockScores, ScoreGrid]] = {}
        self._blocks: list[str] = []
        self._head = PageHead(_("Chấm điểm"), tabs=[""])
        self._head.tab_chosen.connect(self._on_tab)
        self._sides = Segments(
            [_("Tự chấm"), _("Thẩm định"), _("Cả hai")], _("Bên chấm")
        )
        self._sides.choose(_BOTH)
        self._sides.chosen.connect(self._on_sides)
        self._progress = ProgressBar(0, 1, width=88)
        self._stack = QStackedWidget()
        self._empty = EmptyPlace(
            "table-2",
            _("Chưa có ai để chấm điểm"),
            _(
                "Đơn vị, cá nhân thuộc đối tượng của kế hoạch sẽ thành các dòng "
                "của bảng điểm."
            ),
            [plain(_("Nhập đơn vị"), lambda: self.go("subjects"))],
        )
        self._tools = score_tools(
            self._sides, self._act, self._on_evidence, self._progress
        )
        self.ways = Segments([_("Điểm"), _("Xác nhận")], _("Chấm hay xác nhận"))
        self.ways.chosen.connect(lambda _index: self._show_way())
        self._head.add_action(self.ways)
        self.statements = AttestPanel(self, office)
        self.statements.changed.connect(self.state_changed)
        self._asked: dict[str, str] = {}
        self._scored: dict[str, str] = {}
        self.origin = layouts.label("", "note", wrap=True)
        self._origin = Strip(self.origin, height=32, ground="plain")
        self._body = QStackedWidget()
        for part in (self._points(), self.statements, self._empty):
            self._body.addWidget(part)
        self.build(self._head, self._body)

    def _points(self) -> QWidget:
        parts = layouts.column(
            self._tools, self._origin, self._stack, legend(), spacing=0
        )
        parts.setStretch(2, 1)
        return layouts.box(parts, "plain")

    def reload(self) -> None:
        """Show the blocks that have candidates, and their scores as they are now."""
        roundup = self._office.roundup()
        self._scored = {
            b.code: f"{b.name} {len(roundup.in_block(b.code))}"
            for b in roundup.blocks
            if roundup.standings(b.code)
        }
        self._asked = self.statements.blocks(roundup)
        self.ways.setVisible(bool(self._scored and self._asked))
        if not (self._scored and self._asked):
            self.ways.choose(_STATEMENTS if self._asked else _POINTS)
        for source, grid in self._grids.values():
            source.refresh()
            grid.reload()
        self.statements.reload()
        self._show_way()

    def _show_way(self) -> None:
        """Show points or statements, the same block where both have it."""
        index = self._head.tabs.currentIndex()
        kept = self._blocks[index] if 0 <= index < len(self._blocks) else None
        named = self._asked if self._is_attesting() else self._scored
        self._blocks = list(named)
        self._head.tabs.setVisible(bool(named))
        if named:
            self._head.show_tabs(list(named.values()))
        if kept is not None and kept in named:
            self._choose_tab(kept)
        self._show_block()

    def _choose_tab(self, block: str) -> None:
        self._head.tabs.blockSignals(True)
        self._head.tabs.setCurrentIndex(self._blocks.index(block))
        self._head.tabs.blockSignals(False)

    def _is_attesting(self) -> bool:
        return self.ways.current() == _STATEMENTS

    def show_target(self, target: object) -> None:
        """Show the first cell of a candidate that is not filled yet."""
        roundup = self._office.roundup()
        candidate = roundup.candidates.get(str(target))
        if candidate is None:
            return
        has_points = candidate.block in self._scored
        self.ways.choose(_POINTS if has_points else _STATEMENTS)
        self._show_way()
        if candidate.block not in self._blocks:
            return
        self._choose_tab(candidate.block)
        self._show_block()
        if self._is_attesting():
            self.statements.show_subject(candidate.id)
            return
        grid = self._grid()
        sums = roundup.total(candidate.id)
        criteria = roundup.criteria_for(candidate.id)
        if grid is None or sums is None or criteria is None:
            return
        codes = sums.missing or tuple(leaf.code for leaf in criteria.leaves)
        is_surveyed = criteria.by_code[codes[0]].is_surveyed
        side = Side.SURVEY if is_surveyed else Side.VERIFIED
        grid.choose(candidate.id, codes[0], side)
        grid.setFocus()

    def _on_tab(self, index: int) -> None:
        if 0 <= index < len(self._blocks):
            self._show_block()

    def _show_block(self) -> None:
        index = self._head.tabs.currentIndex()
        if not 0 <= index < len(self._blocks):
            self._body.setCurrentIndex(_NOTHING)
            return
        block = self._blocks[index]
        if self._is_attesting():
            self._body.setCurrentIndex(_STATEMENTS)
            self.statements.show_block(block, self._asked[block])
            return
        self._body.setCurrentIndex(_POINTS)
        if block not in self._grids:
            self._grids[block] = self._make_grid(block)
            self._stack.addWidget(self._grids[block][1])
        grid = self._grids[block][1]
        grid.show_sides(_SIDES[self._sides.current()])
        self._stack.setCurrentWidget(grid)
        criteria = self._grids[block][0].criteria
        self.origin.setText(f"{criteria.origin}." if criteria else "")
        self._origin.setVisible(bool(criteria and criteria.origin))
        if grid.current() is None:
            self._choose_first(self._grids[block])
        self._show_progress()

    def _choose_first(self, made: tuple[BlockScores, ScoreGrid]) -> None:
        source, grid = made
        rows = source.rows()
        if rows and source.criteria is not None:
            first = source.criteria.leaves[0]
            side = _SIDES[self._sides.current()][-1]
            grid.choose(
                rows[0].key, first.code, Side.SURVEY if first.is_surveyed else side
            )

    def _make_grid(self, block: str) -> tuple[BlockScores, ScoreGrid]:
        source = BlockScores(self._office, block, self._on_reason_wanted)
        name = self._office.plan().block_by_code[block].name
        grid = ScoreGrid(source, name=_("Bảng điểm {block}").format(block=name))
        if source.criteria is not None:
            note = _("do cơ quan tự lập, ngoài kế hoạch")
            grid.show_corner(
                source.criteria.name, note if source.criteria.is_own else ""
            )
        grid.changed.connect(self._on_changed)
        grid.work_out_wanted.connect(self._on_work_out)
        return source, grid

    def _grid(self) -> ScoreGrid | None:
        index = self._head.tabs.currentIndex()
        if not 0 <= index < len(self._blocks):
            return None
        return self._grids[self._blocks[index]][1]

    def _on_sides(self, _index: int) -> None:
        self._show_block()

    def _on_changed(self) -> None:
        self._show_progress()
        self.state_changed.emit()

    def _show_progress(self) -> None:
        index = self._head.tabs.currentIndex()
        source = self._grids[self._blocks[index]][0]
        done, whole = source.verified_cells()
        words = _("Đã thẩm định {done}/{whole} ô").format(done=done, whole=whole)
        self._progress.show_progress(done, whole, words)

    def _act(self, name: str) -> None:
        grid = self._grid()
        if grid is not None:
            getattr(grid, name)()

    def _on_reason_wanted(self, sentence: str) -> str | None:
        return ask_reason(
            self.window(),
            sentence,
            _("Đổi điểm"),
            keep=_("Giữ điểm cũ"),
            remark=_("in trong lịch sử điểm"),
        )

    def _on_work_out(self, row: Key, criterion: Key, side: Side) -> None:
        index = self._head.tabs.currentIndex()
        source, grid = self._grids[self._blocks[index]]
        roundup = self._office.roundup()
        criteria = roundup.criteria_for(str(row))
        if criteria is None or not source.cell(row, criterion, side).can_edit:
            return

        def entry(basis: ScoreBasis) -> BasisEntry:
            return BasisEntry(str(row), str(criterion), office_side(side), basis)

        kept = source.basis_of(row, criterion, side)
        dialog = ScoreBasisDialog(
            self.window(),
            roundup.candidates[str(row)].name,
            criteria.by_code[str(criterion)],
            kept.basis if kept else None,
            lambda basis: self._office.scorebook.work_out(roundup, entry(basis)),
            lambda basis: source.enter_basis(entry(basis)),
        )
        if dialog.exec():
            grid.reload()
            self._on_changed()
        grid.setFocus()

    def _on_evidence(self) -> None:
        grid = self._grid()
        place = grid.current() if grid else None
        if place is None:
            return
        row, criterion, _side = place
        file, _filter = QFileDialog.getOpenFileName(
            self.window(), _("Chọn tệp minh chứng")
        )
        if not file:
            return
        owner = evidence_owner(
            self._office.roundup().round.id, str(row), str(criterion)
        )
        self.run(
            lambda: self._office.records.attach(owner, Path(file)),
            done=lambda kept: _("Đã đính {name}.").format(name=kept.file_name),
        )
