"""The scores of one block as the score grid asks for them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from desktop import vietnamese
from desktop.emulation.scoring import KeptBasis, Score, Side, class_of
from desktop.errors import EntryError
from desktop.office.office import Office
from desktop.office.registers.scorebook import BasisEntry, Entry, ReasonNeededError
from ui.language import _
from ui.pages.scores_counts import VerifiedCounts
from ui.pages.scores_words import remark, state, text_of
from ui.tables import score_values as grid

AskReason = Callable[[str], str | None]

_SIDES = {
    grid.Side.SELF: Side.SELF,
    grid.Side.VERIFIED: Side.VERIFIED,
    grid.Side.SURVEY: Side.SURVEY,
}


def evidence_owner(round_id: str, subject_id: str, criterion: str) -> str:
    """Return under which name the evidence of a cell is kept."""
    return f"score:{round_id}:{subject_id}:{criterion}"


def office_side(side: grid.Side) -> Side:
    """Return the office's word for a side of the grid."""
    return _SIDES[side]


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
        self.forget_bases()
        roundup = self._office.roundup()
        self._candidates = roundup.in_block(self.block)
        self._is_closed = roundup.round.is_closed
        first = self._candidates[0].id if self._candidates else ""
        self.criteria = roundup.criteria_for(first) if first else None

    @cached_property
    def _evidence(self) -> set[str]:
        return {kept.owner for kept in self._office.records.evidence()}

    @cached_property
    def _bases(self) -> Mapping[tuple[str, str, Side], KeptBasis]:
        return self._office.scorebook.bases(self._office.roundup())

    def forget_bases(self) -> None:
        """Read again what computed scores rest on, after an entry."""
        self.__dict__.pop("_bases", None)

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
                        is_surveyed=leaf.is_surveyed,
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
            state=state(score),
            text=text_of(score),
            changed=bool(score and score.reason),
            has_evidence=side is grid.Side.SELF and owner in self._evidence,
            can_edit=not self._is_closed,
            remark=remark(score, self.basis_of(row, criterion, side)),
            can_work_out=self._has_method(str(criterion)),
        )

    def basis_of(
        self, row: grid.Key, criterion: grid.Key, side: grid.Side
    ) -> KeptBasis | None:
        """Return what a computed cell rests on, None where the points were typed."""
        return self._bases.get((str(row), str(criterion), _SIDES[side]))

    def _has_method(self, code: str) -> bool:
        criterion = self.criteria.by_code.get(code) if self.criteria else None
        return criterion is not None and criterion.method is not None

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
        finally:
            self.forget_bases()
        return None

    def _with_old(
        self, refusal: EntryError, row: grid.Key, criterion: grid.Key, side: grid.Side
    ) -> str:
        old = self.cell(row, criterion, side)
        shown = old.text or old.state.value
        return _("{sentence} Giá trị cũ {old} được giữ. {next_step}").format(
            sentence=refusal.sentence, old=shown, next_step=refusal.next_step
        )

    def enter_basis(self, entry: BasisEntry) -> bool:
        """Keep what was counted and its points; tell whether the officer went on.

        Raises:
            EntryError: the basis gives no points.
        """
        try:
            self._office.enter_basis(entry)
        except ReasonNeededError as wanted:
            reason = self._ask_reason(wanted.sentence)
            if reason is None:
                return False
            self._office.enter_basis(entry, reason)
        finally:
            # A repaint behind the question about the reason read them once more.
            self.forget_bases()
        return True

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
        finally:
            self.forget_bases()
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
        """Return both sides' totals, then survey and class where the set has them."""
        columns = [
            grid.TotalColumn(_("Tự chấm")),
            grid.TotalColumn(_("Thẩm định"), strong=True, width=92),
        ]
        if self.criteria is not None and self.criteria.has_survey:
            below = _("có XHH")
            columns[1] = grid.TotalColumn(_("Thẩm định"), below, strong=True, width=92)
            columns.insert(1, grid.TotalColumn(_("Điều tra"), _("XHH"), width=72))
        if self.criteria is not None and self.criteria.bands:
            columns.append(grid.TotalColumn(_("Xếp loại"), width=92))
        return columns

    def totals(self, row: grid.Key) -> Sequence[grid.Total]:
        """Return the totals of a row, or how many cells are missing."""
        found = [self._total(str(row), side) for side in (Side.SELF, Side.VERIFIED)]
        if self.criteria is not None and self.criteria.has_survey:
            found.insert(1, self._survey_total(str(row)))
        if self.criteria is not None and self.criteria.bands:
            sums = self._office.roundup().total(str(row))
            classed = class_of(self.criteria, sums) if sums else None
            found.append(grid.Total(classed.band.name if classed else ""))
        return found

    def _survey_total(self, row: str) -> grid.Total:
        scores = self._office.roundup().sheet(row, Side.SURVEY).values()
        points = [score.points for score in scores if score.points is not None]
        return grid.Total(vietnamese.number(sum(points), 2) if points else "–")

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
        whole = f"{self._counted().whole_sheets}/{len(self._candidates)}"
        has_survey = self.criteria is not None and self.criteria.has_survey
        return ["", "", whole] if has_survey else ["", whole]

    def _counted(self) -> VerifiedCounts:
        self._counts.look(self._office.roundup(), self._candidates)
        return self._counts

    def verified_cells(self) -> tuple[int, int]:
        """Return how many verified cells are filled, and of how many."""
        if self.criteria is None:
            return 0, 0
        surveyed = self._office.roundup().is_surveyed(self.block)
        leaves = [c for c in self.criteria.leaves if surveyed or not c.is_surveyed]
        whole = len(leaves) * len(self._candidates)
        return whole - self._counted().missing_cells, whole
