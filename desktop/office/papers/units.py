"""The family of papers of proposing units: Tờ trình and Biên bản họp bình xét.

They are forms filled with what is known. The unit signs and keeps them, before this
round is closed, so none of them is a draft of ours.
"""

from desktop.documents.paper import Paper
from desktop.documents.papers import unit_papers
from desktop.documents.papers.wording import AwardSubject
from desktop.emulation.participants import Unit
from desktop.errors import OfficeError
from desktop.office.papers import names, words
from desktop.office.papers import proposing_units as units
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.file_names import plain_name
from desktop.office.papers.merits import merit_of
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round

PROPOSAL, MINUTES = "unit-proposal:", "unit-minutes:"
_WITH_IT = (
    "Biên bản họp bình xét",
    "Báo cáo thành tích của từng tập thể, cá nhân",
    "Tài liệu liên quan (nếu có)",
)


class UnitPapers:
    """Describe the papers of each unit that proposes somebody, and empty forms."""

    def __init__(self, office: PaperOffice) -> None:
        self._office = office

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return two papers for each proposing unit, and the two empty forms."""
        found = units.proposing(now.roundup, now.outcome.lists)
        return units.distinct(k for unit in (*found, None) for k in _kinds_of(unit))

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one paper by its code: "unit-proposal:<unit id>"."""
        if code.startswith(PROPOSAL):
            unit = _unit(now, code.removeprefix(PROPOSAL))
            return self._proposal(unit, now, now.issued_of(code).number)
        if code.startswith(MINUTES):
            unit = _unit(now, code.removeprefix(MINUTES))
            return self._minutes(unit, now, now.issued_of(code).number)
        return None

    def _proposal(self, unit: Unit | None, now: Round, number: str) -> Paper:
        office = self._office.letterhead(now.roundup.plan)
        return unit_papers.describe_unit_proposal(
            unit_papers.UnitProposal(
                office=office,
                unit=self._shown(unit, now),
                receiver=office.committee,
                movement=words.movement_in(now),
                bases=(names.plan_basis(now.roundup.plan),),
                subjects=_nominees(unit, now, with_merits=True),
                attachments=_attachments(now),
                number=number,
            )
        )

    def _minutes(self, unit: Unit | None, now: Round, number: str) -> Paper:
        return unit_papers.describe_unit_minutes(
            unit_papers.UnitMinutes(
                office=self._office.letterhead(now.roundup.plan),
                unit=self._shown(unit, now),
                movement=words.movement_in(now),
                subjects=_nominees(unit, now, with_merits=False),
                number=number,
            )
        )

    def _shown(self, unit: Unit | None, now: Round) -> unit_papers.ProposingUnit:
        office = self._office.letterhead(now.roundup.plan)
        return units.shown(unit, office, now.roundup)


def _kinds_of(unit: Unit | None) -> list[PaperKind]:
    name = unit.name if unit else "mẫu trống"
    unit_id = unit.id if unit else ""
    slug = plain_name(name)
    has_numbers = unit is not None and units.has_numbers(unit)
    said = (
        (PROPOSAL, "Tờ trình của đơn vị", "to-trinh-don-vi"),
        (MINUTES, "Biên bản họp bình xét", "bien-ban-binh-xet"),
    )
    return [
        PaperKind(
            f"{prefix}{unit_id}",
            f"{title}: {name}",
            f"{stem}-{slug}.pdf",
            PaperStep.UNITS,
            is_numbered=has_numbers,
            is_final=True,
        )
        for prefix, title, stem in said
    ]


def _unit(now: Round, unit_id: str) -> Unit | None:
    """Return the unit of a code, None for the empty form."""
    if not unit_id:
        return None
    unit = now.roundup.unit_by_id.get(unit_id)
    if unit is None:
        raise OfficeError(
            "Đơn vị này không còn trong danh sách.",
            "Mở lại trang Hồ sơ & văn bản để xem danh sách hiện nay.",
            detail=unit_id,
        )
    return unit


def _nominees(
    unit: Unit | None, now: Round, *, with_merits: bool
) -> tuple[AwardSubject, ...]:
    """Return whom the unit proposes, as far as the lists know."""
    if unit is None:
        return ()
    return tuple(
        AwardSubject(
            kind=words.PAPER_KINDS[row.kind],
            name=row.name,
            salutation=row.salutation,
            position=words.where(row, unit.name),
            achievement=merit_of(row, now) if with_merits else "",
            points=row.total if with_merits else None,
            form=words.form_words(found.form),
        )
        for found in now.outcome.lists
        for row in found.rows
        if units.is_standing(row) and units.unit_of(now.roundup, row) == unit
    )


def _attachments(now: Round) -> tuple[str, ...]:
    """Return the papers the plan asks of a unit beside this one, else the usual."""
    profiles = now.roundup.plan.dossiers
    if not profiles:
        return _WITH_IT
    named = (part.name for part in profiles[0].components)
    kept = [name for name in named if not name.casefold().startswith("tờ trình")]
    return tuple(dict.fromkeys(kept)) or _WITH_IT
