"""The family of receipts: for what a unit hands in, and for what goes to the city."""

from dataclasses import replace

from desktop.documents.paper import Paper
from desktop.documents.papers.receipt import HandedIn, Receipt, describe_receipt
from desktop.emulation.participants import Unit
from desktop.office.dossiers.cases import Case
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.dossiers.lines import Dossier
from desktop.office.papers import proposing_units as units
from desktop.office.papers import words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.file_names import plain_name
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round

RECEIPT = "receipt:"
_UNIT = "unit:"


class ReceiptPapers:
    """Describe a receipt for each dossier that changes hands, and an empty form."""

    def __init__(self, office: PaperOffice, dossiers: Dossiers) -> None:
        self._office = office
        self._dossiers = dossiers

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return a receipt for each dossier a unit sends us or we send upward.

        Where the plan knows no dossier of units, one for each unit that proposes.
        """
        cases = [case for case in self._dossiers.cases(now) if _changes_hands(case)]
        found = [*map(_kind_of, cases)]
        if not any(case.unit_id for case in cases):
            found += map(_of_unit, units.proposing(now.roundup, now.outcome.lists))
        return units.distinct([*found, _EMPTY])

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one receipt by its code; without a dossier's key the empty form."""
        if not code.startswith(RECEIPT):
            return None
        key = code.removeprefix(RECEIPT)
        if key.startswith(_UNIT):
            return describe_receipt(self._of_unit(key.removeprefix(_UNIT), now))
        dossier = self._dossiers.one(key, now) if key else None
        return describe_receipt(self._receipt(dossier, now))

    def _of_unit(self, unit_id: str, now: Round) -> Receipt:
        unit = now.roundup.unit_by_id.get(unit_id)
        profiles = now.roundup.plan.dossiers
        components = profiles[0].components if profiles else ()
        items = (HandedIn(c.name, note=_optional(c.is_required)) for c in components)
        return replace(
            self._receipt(None, now),
            sender=unit.name if unit else "",
            items=tuple(items),
        )

    def _receipt(self, dossier: Dossier | None, now: Round) -> Receipt:
        office = self._office.letterhead(now.roundup.plan)
        matter = f"Đề nghị khen thưởng trong {words.movement_in(now)}"
        letterhead = office.standing_letterhead("", "", None)
        if dossier is None:
            return Receipt(letterhead, matter, office.standing_body)
        case = dossier.case
        # Where we send, whoever takes it in writes its own name above.
        is_ours = bool(case.unit_id)
        return Receipt(
            letterhead,
            matter,
            receiver=case.profile.receiver,
            sender=case.unit_name if is_ours else office.committee,
            items=tuple(
                HandedIn(
                    line.title,
                    line.wanted,
                    line.copies,
                    _optional(line.is_required),
                )
                for line in dossier.lines
                if line.confirmation is None
            ),
            sets=dossier.sets,
            received_on=dossier.sent_on,
        )


def _optional(is_required: bool) -> str:
    return "" if is_required else "nếu có"


def _changes_hands(case: Case) -> bool:
    """Tell whether a dossier leaves one body for another."""
    return bool(case.unit_id) or not case.is_own


def _kind_of(case: Case) -> PaperKind:
    name = plain_name(f"bien nhan {case.profile.code} {case.unit_name}")
    step = PaperStep.UNITS if case.unit_id else PaperStep.PROPOSAL
    title = f"Biên nhận hồ sơ: {case.sender}"
    return PaperKind(f"{RECEIPT}{case.key}", title, f"{name}.pdf", step, is_final=True)


def _of_unit(unit: Unit) -> PaperKind:
    return PaperKind(
        f"{RECEIPT}{_UNIT}{unit.id}",
        f"Biên nhận hồ sơ: {unit.name}",
        f"{plain_name(f'bien nhan {unit.name}')}.pdf",
        PaperStep.UNITS,
        is_final=True,
    )


_EMPTY = PaperKind(
    RECEIPT,
    "Biên nhận hồ sơ: mẫu trống",
    "bien-nhan-mau-trong.pdf",
    PaperStep.UNITS,
    is_final=True,
)
