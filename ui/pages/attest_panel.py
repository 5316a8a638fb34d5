"""The part of Chấm điểm without points: who has confirmed what about whom."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import vietnamese
from desktop.emulation.records import Attestation
from desktop.office.office import Office
from desktop.office.registers.attest_sheet import asks_statements
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.attest_dialog import AttestQuestion, attest, keep
from ui.dialogs.attest_witness import Witness, ask_witness
from ui.language import _
from ui.pages.attest_source import BlockStatements
from ui.pages.page import Page
from ui.pages.review_confirm import ReviewConfirm
from ui.pages.scores_legend import attest_legend
from ui.tables.attest_grid import NO, OPEN, YES, AttestGrid
from ui.tables.score_values import Key, Side
from ui.widgets import layouts
from ui.widgets.buttons import quiet
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.progress import ProgressBar
from ui.widgets.tips import as_written

_NO_BLOCK = ""
_WITNESS_ROOM = 280


class AttestPanel(QWidget):
    """A grid a block; each is made when it is first shown.

    Args:
        page: on whose behalf it acts; reloaded after an answer given in full.
    """

    changed = Signal()

    def __init__(self, page: Page, office: Office) -> None:
        super().__init__(page)
        self._page, self._office = page, office
        self._confirm = ReviewConfirm(page, office)
        self._grids: dict[str, tuple[BlockStatements, AttestGrid]] = {}
        self._block = _NO_BLOCK
        self._witness: Witness | None = None
        self.said_by = layouts.label("", "note")
        self._progress = ProgressBar(0, 1, width=88)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._tools())
        whole.addWidget(self._stack, 1)
        whole.addWidget(attest_legend())
        self._show_witness()

    def _tools(self) -> Strip:
        return Strip(
            quiet(
                _("Đạt"),
                lambda: self._answer(YES),
                icon="circle-check",
                tip=_("Các ô đã chọn đạt (phím Đ)"),
            ),
            quiet(
                _("Không đạt"),
                lambda: self._answer(NO),
                icon="circle-x",
                tip=_("Các ô đã chọn không đạt (phím K)"),
            ),
            quiet(
                _("Chưa xác nhận"),
                lambda: self._answer(OPEN),
                icon="circle",
                tip=_("Các ô đã chọn về chưa xác nhận (phím Delete)"),
            ),
            layouts.rule(upright=True),
            quiet(
                _("Xác nhận cho nhiều…"),
                self._confirm.attest_many,
                icon="list-checks",
                tip=_("Chọn một điều kiện rồi chọn những ai được xác nhận"),
            ),
            layouts.rule(upright=True),
            self.said_by,
            quiet(
                _("Đổi…"),
                self.change_witness,
                tip=_("Người, ngày, minh chứng ghi cho các ô đánh dấu bằng phím"),
            ),
            STRETCH,
            self._progress,
            height=44,
        )

    # --- what is shown ------------------------------------------------------------

    def blocks(self, roundup: Roundup) -> dict[str, str]:
        """Return the blocks something is asked about, names by code, "" the last."""
        named = {block.code: block.name for block in roundup.blocks}
        named[_NO_BLOCK] = _("Ngoài các khối")
        return {
            code: f"{name} {len(found)}"
            for code, name in named.items()
            if (found := roundup.in_block(code)) and asks_statements(roundup, found)
        }

    def reload(self) -> None:
        """Read every grid anew."""
        for _source, grid in self._grids.values():
            grid.reload()
        if self._block in self._grids:
            self._show_progress()

    def show_block(self, block: str, name: str) -> None:
        """Show the grid of a block."""
        if block not in self._grids:
            self._grids[block] = self._make(block, name)
            self._stack.addWidget(self._grids[block][1])
        self._block = block
        source, grid = self._grids[block]
        self._stack.setCurrentWidget(grid)
        if grid.current() is None:
            self._choose_first(source, grid)
        self._show_progress()

    def show_subject(self, subject_id: str) -> None:
        """Go to the first open statement about somebody of the block on show."""
        source, grid = self._grids[self._block]
        keys = [c.key for group in source.sheet.groups for c in group.columns]
        cells = {key: source.sheet.cell(subject_id, key) for key in keys}
        wanted = [key for key, cell in cells.items() if cell.is_wanted]
        asked = [key for key, cell in cells.items() if cell.is_asked]
        for key in (*wanted, *asked, *keys)[:1]:
            grid.choose(subject_id, key, Side.ATTESTED)
            grid.setFocus()

    def grid(self) -> AttestGrid | None:
        """Return the grid on show."""
        kept = self._grids.get(self._block)
        return kept[1] if kept else None

    def _make(self, block: str, name: str) -> tuple[BlockStatements, AttestGrid]:
        source = BlockStatements(self._office, block, self._ask_once)
        grid = AttestGrid(source, name=_("Bảng xác nhận {block}").format(block=name))
        grid.show_sides((Side.ATTESTED,))
        grid.show_corner(_("Xác nhận theo tiêu chuẩn"), _("mỗi điều kiện một cột"))
        grid.asked.connect(self._on_asked)
        grid.changed.connect(self._on_changed)
        return source, grid

    def _choose_first(self, source: BlockStatements, grid: AttestGrid) -> None:
        rows, groups = source.rows(), source.groups()
        if rows and groups:
            grid.choose(rows[0].key, groups[0].criteria[0].key, Side.ATTESTED)

    def _show_progress(self) -> None:
        done, whole = self._grids[self._block][0].counted()
        words = _("Đã xác nhận {done}/{whole} ô").format(done=done, whole=whole)
        self._progress.show_progress(done, max(whole, 1), words)

    # --- who confirms -------------------------------------------------------------

    def change_witness(self) -> bool:
        """Ask who confirms from now on; tell whether that was said."""
        said = ask_witness(self.window(), self._office.today(), self._witness)
        if said is None:
            return False
        self._witness = said
        self._show_witness()
        return True

    def _ask_once(self) -> Witness | None:
        if self._witness is None:
            self.change_witness()
        return self._witness

    def _show_witness(self) -> None:
        said = self._witness
        if said is None:
            self.said_by.setText(_("Ai xác nhận: hỏi khi ghi ô đầu tiên"))
            return
        day = vietnamese.day_in_line(said.day)
        words = _("{by}, {day}").format(by=said.by, day=day)
        metrics = self.said_by.fontMetrics()
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WITNESS_ROOM)
        self.said_by.setText(cut)
        told = (words, said.evidence)
        self.said_by.setToolTip(as_written("\n".join(each for each in told if each)))

    # --- answering ----------------------------------------------------------------

    def _answer(self, text: str) -> None:
        grid = self.grid()
        if grid is not None:
            grid.answer(text)
            grid.setFocus()

    def _on_changed(self) -> None:
        self._show_progress()
        self.changed.emit()

    def _on_asked(self, places: list[tuple[Key, Key]]) -> None:
        """Ask in full about cells of one statement."""
        source, grid = self._grids[self._block]
        roundup, column = self._office.roundup(), source.column(places[0][1])
        question = AttestQuestion(
            roundup.round.id, column.key, column.label, column.clause
        )
        subjects = {str(row): roundup.candidates[str(row)].name for row, _k in places}
        known = self._known(source, subjects, column.key)
        given = attest(self.window(), question, subjects, self._office.today(), known)
        if given is not None:
            self._page.run(lambda: keep(self._office, given), done=f"{given.title}.")
        grid.setFocus()

    def _known(
        self, source: BlockStatements, subjects: Mapping[str, str], statement: str
    ) -> Attestation | None:
        """Return the answer kept about one; several are asked afresh."""
        if len(subjects) != 1:
            return None
        return source.sheet.cell(next(iter(subjects)), statement).given
