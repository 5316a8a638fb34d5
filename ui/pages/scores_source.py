"""The scores of one block as the score grid asks for them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from desktop import vietnamese
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.scoring import Score, Side
from desktop.errors import EntryError
from desktop.office.office import Office
from desktop.office.scorebook import Entry, ReasonNeededError
from ui.language import _
from ui.pages.scores_counts import VerifiedCounts
from ui.tables import score_values as grid

AskReason = Callable[[str], str | None]

_SIDES = {grid.Side.SELF: Side.SELF, grid.Side.VERIFIED: Side.VERIFIED}


def evidence_owner(round_id: str, subject_id: str, criterion: str) -> str:
    """Return under which name the evidence of a cell is kept."""
    return f"score:{round_id}:{subject_id}:{criterion}"


class BlockScores:
    """What the grid shows of a block; entries go to the office one by one.

    Args:
        ask_reason: shows why a verified score needs a reason and returns it, or None
            to keep the old score.
    """

    def __init__(self, office: Office, block: str, ask_reason: AskReason) -> None:
        self._office = office
        self._ask_reason = ask_reason
        self.block = block
        self._counts = VerifiedCounts()
        self.refresh()

    def refresh(self) -> None:
        """Look at the office again; scores themselves are always read there."""
        self.__dict__.pop("_evidence", None)
        roundup = self._office.roundup()
        self._candidates = roundup.in_block(self.block)
        self._is_closed = roundup.round.is_closed
        first = self._candidates[0].id if self._candidates else ""
        self.criteria = roundup.criteria_for(first) if first else None

    @cached_property
    def _evidence(self) -> set[str]:
        return {kept.owner for kept in self._office.records.evidence()}

    @property
    def _leaves(self) -> CriteriaSet:
        if self.criteria is None:
            message = "a block without criteria shows no grid"
            raise LookupError(message)
        return self.criteria

    # --- what is shown ------------------------------------------------------------

    def rows(self) -> Sequence[grid.GridRow]:
        """Return who is scored."""
        return [grid.GridRow(c.id, c.name, c.detail) for c in self._candidates]

    def groups(self) -> Sequence[grid.GridGroup]:
        """Return the criteria under their headings."""
        if self.criteria is None:
            return []
        return [
            grid.GridGroup(
                f"{top.code}. {top.name}",
                [
                    grid.GridCriterion(
                        leaf.code,
                        leaf.code,
                        leaf.name,
                        vietnamese.number(leaf.max_points),
                    )
                    for leaf in self.criteria.leaves_under(top.code)
                ],
                vietnamese.number(top.max_points),
            )
            for top in self.criteria.tops
        ]

    def cell(self, row: grid.Key, criterion: grid.Key, side: grid.Side) -> grid.Cell:
        """Return a cell as the office has it."""
        sheet = self._sheet(row, side)
        score = sheet.get(str(criterion))
        owner = evidence_owner(
            self._office.roundup().round.id, str(row), str(criterion)
        )
        return grid.Cell(
            state=_state(score),
            text=_text(score),
            changed=bool(score and score.reason),
            has_evidence=side is grid.Side.SELF and owner in self._evidence,
            can_edit=not self._is_closed,
            remark=_("Lý do sửa: {reason}").format(reason=score.reason)
            if score and score.reason
            else "",
        )

    def _sheet(self, row: grid.Key, side: grid.Side) -> Mapping[str, Score]:
        return self._office.roundup().sheet(str(row), _SIDES[side])

    # --- entering -----------------------------------------------------------------

    def enter(
        self, row: grid.Key, criterion: grid.Key, side: grid.Side, text: str
    ) -> str | None:
        """Keep what was typed; ask for a reason where one is due."""
        entry = Entry(str(row), str(criterion), _SIDES[side], text)
        try:
            self._office.enter_score(entry)
        except ReasonNeededError as wanted:
            reason = self._ask_reason(wanted.sentence)
            if reason is None:
                return _("Giữ điểm cũ.")
            self._office.enter_score(entry, reason)
        except EntryError as refusal:
            return self._with_old(refusal, row, criterion, side)
        return None

    def _with_old(
        self, refusal: EntryError, row: grid.Key, criterion: grid.Key, side: grid.Side
    ) -> str:
        old = self.cell(row, criterion, side)
        shown = old.text or old.state.value
        return _("{sentence} Giá trị cũ {old} được giữ. {next_step}").format(
            sentence=refusal.sentence, old=shown, next_step=refusal.next_step
        )

    def clear(self, row: grid.Key, criterion: grid.Key, side: grid.Side) -> str | None:
        """Make the cell "chưa chấm" again."""
        return self.enter(row, criterion, side, "")

    def mark_not_applicable(
        self, row: grid.Key, criterion: grid.Key, side: grid.Side
    ) -> str | None:
        """Make the cell "không áp dụng"."""
        return self.enter(row, criterion, side, "x")

    def paste(self, block: Sequence[grid.Entry]) -> Sequence[grid.Problem]:
        """Keep a block as one action; return the cells that were refused."""
        entries = {
            Entry(str(e.row), str(e.criterion), _SIDES[e.side], e.text): e
            for e in block
        }
        book = self._office.scorebook
        try:
            refused = book.paste(self._office.roundup(), list(entries))
        except ReasonNeededError as wanted:
            reason = self._ask_reason(wanted.sentence)
            if reason is None:
                return []
            refused = book.paste(self._office.roundup(), list(entries), reason)
        return [
            grid.Problem(
                entries[r.entry].row,
                entries[r.entry].criterion,
                entries[r.entry].side,
                r.sentence,
            )
            for r in refused
        ]

    # --- totals -------------------------------------------------------------------

    def total_title(self) -> str:
        """Return the heading over the totals."""
        if self.criteria is None:
            return ""
        return _("Tổng quy về {scale}").format(
            scale=vietnamese.number(self.criteria.total)
        )

    def total_columns(self) -> Sequence[grid.TotalColumn]:
        """Return both sides' totals."""
        return [
            grid.TotalColumn(_("Tự chấm")),
            grid.TotalColumn(_("Thẩm định"), strong=True, width=92),
        ]

    def totals(self, row: grid.Key) -> Sequence[grid.Total]:
        """Return both totals of a row, or how many cells are missing."""
        return [self._total(str(row), side) for side in (Side.SELF, Side.VERIFIED)]

    def _total(self, row: str, side: Side) -> grid.Total:
        sums = self._office.roundup().total(row, side)
        if sums is None:
            return grid.Total()
        rounded = sums.rounded()
        if rounded is None:
            return grid.Total(missing=len(sums.missing))
        return grid.Total(vietnamese.number(rounded, 2))

    def foot_title(self) -> str:
        """Return the name of the line of counts."""
        return _("Số đã thẩm định")

    def foot(self, criterion: grid.Key, side: grid.Side) -> str:
        """Return how many of those it applies to have a verified score."""
        if side is grid.Side.SELF:
            return ""
        counts, code = self._counted(), str(criterion)
        return f"{counts.scored(code)}/{counts.applicable(code)}"

    def foot_totals(self) -> Sequence[str]:
        """Return how many sheets are whole."""
        return ["", f"{self._counted().whole_sheets}/{len(self._candidates)}"]

    def _counted(self) -> VerifiedCounts:
        self._counts.look(self._office.roundup(), self._candidates)
        return self._counts

    def verified_cells(self) -> tuple[int, int]:
        """Return how many verified cells are filled, and of how many."""
        if self.criteria is None:
            return 0, 0
        whole = len(self.criteria.leaves) * len(self._candidates)
        return whole - self._counted().missing_cells, whole


def _state(score: Score | None) -> grid.CellState:
    if score is None:
        return grid.CellState.NOT_SCORED
    if score.points is None:
        return grid.CellState.NOT_APPLICABLE
    return grid.CellState.SCORED


def _text(score: Score | None) -> str:
    if score is None or score.points is None:
        return ""
    return vietnamese.number(score.points)
