"""The statements about one block as the grid asks for them."""

from collections.abc import Callable, Sequence

from desktop.awards.facts import Candidate
from desktop.emulation.records import Attestation
from desktop.errors import EntryError
from desktop.office.office import Office
from desktop.office.registers.attest_sheet import (
    Answer,
    AttestCell,
    AttestColumn,
    AttestSheet,
)
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.attest_dialog import evidence_owner
from ui.dialogs.attest_witness import Witness
from ui.language import _
from ui.pages.attest_words import LeftOut, remark, tell, tip
from ui.tables import score_values as grid
from ui.tables.attest_grid import OPEN, YES

_ICONS = {Answer.YES: ("verdict-pass", "ok"), Answer.NO: ("verdict-fail", "bad")}
_STATES = {
    Answer.OPEN: grid.CellState.NOT_SCORED,
    Answer.NOT_ASKED: grid.CellState.NOT_APPLICABLE,
}


class BlockStatements:
    """What the grid shows of a block; answers go to the office in one action.

    Args:
        block: a block of the plan, "" for those in none.
        witness: gives who confirms, asking for it when nobody was named yet; None when
            the officer would not say.
    """

    def __init__(
        self, office: Office, block: str, witness: Callable[[], Witness | None]
    ) -> None:
        self._office = office
        self._witness = witness
        self.block = block
        self._made: tuple[Roundup, AttestSheet] | None = None
        self._proofs: tuple[Roundup, frozenset[str]] | None = None

    @property
    def sheet(self) -> AttestSheet:
        """Return the statements as they are now."""
        roundup = self._office.roundup()
        if self._made is None or self._made[0] is not roundup:
            made = AttestSheet(roundup, roundup.in_block(self.block))
            self._made = (roundup, made)
        return self._made[1]

    def column(self, key: grid.Key) -> AttestColumn:
        """Return a statement by its key."""
        columns = (c for group in self.sheet.groups for c in group.columns)
        return next(column for column in columns if column.key == key)

    # --- what is shown ------------------------------------------------------------

    def rows(self) -> Sequence[grid.GridRow]:
        """Return whom the statements are about."""
        return [grid.GridRow(c.id, c.name, c.detail) for c in self.sheet.candidates]

    def groups(self) -> Sequence[grid.GridGroup]:
        """Return the statements under the awards that ask them."""
        return [
            grid.GridGroup(
                group.award,
                [
                    grid.GridCriterion(column.key, "", column.label, tip=tip(column))
                    for column in group.columns
                ],
            )
            for group in self.sheet.groups
        ]

    def cell(self, row: grid.Key, criterion: grid.Key, side: grid.Side) -> grid.Cell:
        """Return a statement about somebody as the office has it."""
        found = self.sheet.cell(str(row), str(criterion))
        icon, tone = _ICONS.get(found.answer, ("", ""))
        label = found.answer.label
        return grid.Cell(
            state=_STATES.get(found.answer, grid.CellState.SCORED),
            text=f"{label[:1].upper()}{label[1:]}" if icon else "",
            has_evidence=self._is_proved(row, criterion),
            can_edit=found.is_asked and not self._office.roundup().round.is_closed,
            remark=remark(found),
            icon=icon,
            tone=tone,
            words=label,
            is_calm=not found.is_wanted,
            is_doubted=bool(found.caution),
        )

    def _is_proved(self, row: grid.Key, criterion: grid.Key) -> bool:
        roundup = self._office.roundup()
        if self._proofs is None or self._proofs[0] is not roundup:
            owners = frozenset(kept.owner for kept in self._office.records.evidence())
            self._proofs = (roundup, owners)
        given = self.sheet.cell(str(row), str(criterion)).given
        return given is not None and evidence_owner(given) in self._proofs[1]

    # --- answering ----------------------------------------------------------------

    def enter(
        self, row: grid.Key, criterion: grid.Key, side: grid.Side, text: str
    ) -> str | None:
        """Keep one answer."""
        self.paste([grid.Entry(row, criterion, side, text)])
        return None

    def clear(self, row: grid.Key, criterion: grid.Key, side: grid.Side) -> str | None:
        """Make a statement "chưa xác nhận" again."""
        return self.enter(row, criterion, side, OPEN)

    def mark_not_applicable(
        self, row: grid.Key, criterion: grid.Key, side: grid.Side
    ) -> str | None:
        """Say that whom a statement concerns follows from the plan."""
        return _("Điều kiện áp dụng cho ai là do kế hoạch, không đánh dấu bằng tay.")

    def paste(self, block: Sequence[grid.Entry]) -> Sequence[grid.Problem]:
        """Keep answers as one action.

        Raises:
            EntryError: some were left out, or none of the cells can be answered; those
                that can are kept.
        """
        if self._office.roundup().round.is_closed:
            raise EntryError(
                _("Đợt xét đã chốt nên không ghi xác nhận được."),
                _("Muốn sửa, mở lại đợt xét ở trang Xét khen thưởng và ghi lý do."),
            )
        asked = [entry for entry in block if self._cell(entry).is_asked]
        if not asked:
            raise EntryError(
                _("Điều kiện này không áp dụng cho đối tượng đã chọn."),
                _("Chọn ô khác; chưa có gì thay đổi."),
            )
        wanted = [entry for entry in asked if not self._has(entry)]
        if wanted and wanted[0].text == OPEN:
            self._take_back(wanted)
        elif wanted:
            self._give(wanted)
        return []

    def _has(self, entry: grid.Entry) -> bool:
        """Tell whether a cell says already what it is told."""
        given = self._cell(entry).given
        if entry.text == OPEN:
            return given is None
        is_open = self._cell(entry).answer is Answer.OPEN
        return given is not None and given.holds == (entry.text == YES) and not is_open

    def _give(self, wanted: Sequence[grid.Entry]) -> None:
        witness = self._witness()
        if witness is None:
            return
        left = LeftOut([], [])
        kept = [e for e in wanted if self._is_free(e, witness, left, len(wanted) > 1)]
        if kept:
            self._office.records.attest(
                [self._attestation(entry, witness) for entry in kept],
                self._title(kept),
            )
        tell(left, len(kept))

    def _is_free(
        self, entry: grid.Entry, witness: Witness, left: LeftOut, is_many: bool
    ) -> bool:
        """Tell whether a cell may be answered by a key; else say why in `left`."""
        if entry.text != YES:
            return True
        name = self._name(entry.row)
        if is_many and self._caution(entry):
            # Whoever stands in the register of breaches is looked at one by one.
            left.cautions.append(name)
            return False
        if self.column(entry.criterion).needs_evidence and not witness.evidence:
            left.unproved.append(name)
            return False
        return True

    def _take_back(self, wanted: Sequence[grid.Entry]) -> None:
        round_id, title = self._office.roundup().round.id, self._title(wanted)
        with self._office.trail.operation(title):
            for entry in wanted:
                self._office.records.take_back_attestation(
                    round_id, str(entry.row), str(entry.criterion), title
                )

    def _attestation(self, entry: grid.Entry, witness: Witness) -> Attestation:
        return Attestation(
            self._office.roundup().round.id,
            str(entry.row),
            str(entry.criterion),
            entry.text == YES,
            witness.by,
            witness.day,
            witness.evidence,
        )

    def _caution(self, entry: grid.Entry) -> str:
        return self._cell(entry).caution

    def _cell(self, entry: grid.Entry) -> AttestCell:
        return self.sheet.cell(str(entry.row), str(entry.criterion))

    def _candidate(self, row: grid.Key) -> Candidate:
        return self._office.roundup().candidates[str(row)]

    def _name(self, row: grid.Key) -> str:
        return self._candidate(row).name

    def _title(self, entries: Sequence[grid.Entry]) -> str:
        words = {OPEN: _("Bỏ xác nhận"), YES: _("Xác nhận đạt")}
        verb = words.get(entries[0].text, _("Xác nhận không đạt"))
        if len(entries) > 1:
            return _("{verb} {count} ô").format(verb=verb, count=len(entries))
        label = self.column(entries[0].criterion).label
        return _("{verb} “{label}” cho {name}").format(
            verb=verb, label=label, name=self._name(entries[0].row)
        )

    # --- totals -------------------------------------------------------------------

    def total_title(self) -> str:
        """Return the heading over the counts."""
        return _("Xác nhận")

    def total_columns(self) -> Sequence[grid.TotalColumn]:
        """Return how many are answered, and how many a verdict waits for."""
        return [
            grid.TotalColumn(_("Đã ghi"), width=76),
            grid.TotalColumn(_("Còn chờ"), strong=True, width=92),
        ]

    def totals(self, row: grid.Key) -> Sequence[grid.Total]:
        """Return the counts of a row."""
        told, whole = self.sheet.answered_about(str(row))
        waiting = self.sheet.wanted(str(row))
        counted = grid.Total(f"{told}/{whole}") if whole else grid.Total("–")
        return [counted, grid.Total("" if waiting else "0", missing=waiting)]

    def foot_title(self) -> str:
        """Return the name of the line of counts."""
        return _("Số đã xác nhận")

    def foot(self, criterion: grid.Key, side: grid.Side) -> str:
        """Return for how many a statement is answered."""
        told, whole = self.sheet.answered(str(criterion))
        return f"{told}/{whole}"

    def foot_totals(self) -> Sequence[str]:
        """Return the sums."""
        told, whole = self.counted()
        return [f"{told}/{whole}", ""]

    def counted(self) -> tuple[int, int]:
        """Return how many answers of the block are given, and of how many."""
        columns = [c.key for group in self.sheet.groups for c in group.columns]
        found = [self.sheet.answered(key) for key in columns]
        return sum(told for told, _w in found), sum(whole for _t, whole in found)
