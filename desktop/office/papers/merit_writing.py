"""One report of achievements as values: the form's headings, filled from what is known.

First comes what the officer wrote, then what the registers have; the rest stays room
to write on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.awards.facts import Candidate
from desktop.awards.report_forms import Layout, Part, PartKind, ReportForm
from desktop.documents.paper import Signature
from desktop.documents.papers.merit_report import (
    Honour,
    Honours,
    Line,
    Measured,
    MeritReport,
    Passage,
    ReportPart,
    ReportSection,
)
from desktop.documents.papers.unit_papers import ProposingUnit
from desktop.documents.papers.wording import Office
from desktop.emulation.participants import Kind, OtherSubject, Person, Salutation
from desktop.office.papers import merit_reports as reports
from desktop.office.papers import proposing_units
from desktop.office.papers.merit_honours import Awarded
from desktop.office.papers.merit_measures import measures_of
from desktop.office.papers.merits import initiative_sentence
from desktop.office.papers.names import lower_types
from desktop.office.papers.words import Round
from desktop.office.rounds.assessing import registered_in
from desktop.text import same_key

_SIGNED = "(Ký tên, đóng dấu)"
_COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True)
class Writing:
    """What one report is written from.

    Attributes:
        office: as its papers show it.
        award: "tặng Giấy khen … trong phong trào …".
        before: what the subject was awarded before.
    """

    now: Round
    office: Office
    candidate: Candidate
    form: ReportForm
    award: str
    before: tuple[Awarded, ...]

    def report(self) -> MeritReport:
        """Return the report."""
        unit, layout = self._unit, self.form.layout
        issuer, parent = self._issuer(unit)
        return MeritReport(
            issuer=issuer,
            parent=parent,
            place=unit.place if unit else self.office.place,
            award=self.award,
            sections=tuple(
                ReportSection(s.title, tuple(self._part(p) for p in s.parts))
                for s in layout.sections
            ),
            signatures=self._signatures(layout, unit),
            confirmation=layout.confirmation,
            reference=self.form.reference,
        )

    # --- whose report -------------------------------------------------------------

    @property
    def _person(self) -> Person | None:
        return self.now.roundup.person_by_id.get(self.candidate.id)

    @property
    def _other(self) -> OtherSubject | None:
        others = self.now.roundup.others
        return next((o for o in others if o.id == self.candidate.id), None)

    @property
    def _unit_id(self) -> str:
        person = self._person
        return (person.unit_id if person else self.candidate.id) or ""

    @property
    def _unit(self) -> ProposingUnit | None:
        """Return the unit that reports, or whose head confirms; None for others."""
        roundup = self.now.roundup
        unit = roundup.unit_by_id.get(self._unit_id)
        if unit is None:
            return None
        return proposing_units.shown(unit, self.office, roundup)

    def _issuer(
        self, unit: ProposingUnit | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if unit is None:
            other = self._other
            is_firm = other is not None and self.candidate.kind is Kind.BUSINESS
            return ((other.name.upper(),) if other and is_firm else ()), ()
        if unit.name.startswith(_COMMITTEE):
            rest = unit.name.removeprefix(_COMMITTEE).strip()
            return (_COMMITTEE.upper(), rest.upper()), ()
        return (unit.name.upper(),), unit.parents

    def _signatures(
        self, layout: Layout, unit: ProposingUnit | None
    ) -> tuple[Signature, ...]:
        head = unit.head_name if unit else ""
        names = [""] * len(layout.signatures)
        if layout.reporter is not None:
            names[0] = "" if head == self.candidate.name else head
            names[layout.reporter] = self.candidate.name
        elif unit is not None:
            names[-1] = head
        if self._other is not None and layout.reporter is None:
            names[-1] = self._other.head
        return tuple(
            Signature(lines, name, note="" if place == layout.reporter else _SIGNED)
            for place, (lines, name) in enumerate(
                zip(layout.signatures, names, strict=True)
            )
        )

    # --- what stands under the headings -------------------------------------------

    def _part(self, part: Part) -> ReportPart:
        made: dict[PartKind, Callable[[Part], ReportPart]] = {
            PartKind.FIELD: self._line,
            PartKind.TEXT: lambda p: Passage(p.label, self._written(p.code)),
            PartKind.MEASURES: self._measured,
            PartKind.INITIATIVES: self._initiatives,
            PartKind.TITLES: self._titles,
            PartKind.AWARDS: self._awards,
        }
        return made[part.kind](part)

    def _written(self, heading: str) -> tuple[str, ...]:
        said = self.now.texts.get((self.candidate.id, heading), "")
        return tuple(line for line in said.splitlines() if line.strip())

    def _line(self, part: Part) -> Line:
        if part.known:
            value = self._known(part.known)
            is_strong = part.known == "name"
            return Line(part.label, value, is_strong)
        return Line(part.label, " ".join(self._written(part.code)).rstrip(" ."))

    def _measured(self, part: Part) -> Measured:
        year = self.now.roundup.round.period.last.year
        found = measures_of(self.now.roundup, self.candidate.id)
        return Measured(
            part.label, found, self._written(part.code), before=f"Năm {year - 1}"
        )

    def _initiatives(self, part: Part) -> Passage:
        facts = self.now.roundup.facts(self.candidate.id)
        found = registered_in(facts.initiatives, facts.days())
        said = tuple(initiative_sentence(each) for each in found)
        return Passage(part.label, (*said, *self._written(part.code)))

    def _titles(self, part: Part) -> Honours:
        lines = reports.title_lines("\n".join(self._written(part.code)))
        rows = tuple(Honour(*line) for line in lines)
        is_none = self._said(reports.NO_TITLES)
        return Honours(part.label, "Danh hiệu thi đua", rows, is_none)

    def _awards(self, part: Part) -> Honours:
        rows = tuple(award.honour for award in self.before)
        is_none = self._said(reports.NO_AWARDS)
        return Honours(part.label, "Hình thức khen thưởng", rows, is_none)

    def _said(self, heading: str) -> bool:
        return bool(self.now.texts.get((self.candidate.id, heading)))

    def _known(self, what: str) -> str:
        person, other, unit = self._person, self._other, self._unit
        candidate = self.candidate
        match what:
            case "name":
                return candidate.name.upper() if person else candidate.name
            case "above":
                return self._above(unit)
            case "head":
                return other.head if other else (unit.head_name if unit else "")
            case "birth":
                year = person.birth_year if person else None
                return f"ngày … tháng … năm {year}" if year else ""
            case "sex":
                return _SEXES.get(person.salutation, "") if person else ""
            case "unit":
                # In full: the line above the heading may say the half of it.
                own = self.now.roundup.unit_by_id.get(self._unit_id)
                return own.name if own else ""
            case "post":
                return person.position if person else ""
            case "address":
                return other.address if other else ""
        return ""

    def _above(self, unit: ProposingUnit | None) -> str:
        """Return the body above a unit; room where only the unit itself knows it."""
        if unit is None or unit.parents or not self.candidate.detail:
            return self.office.committee
        is_commune = same_key(self.candidate.detail) == same_key(self.office.commune)
        return "" if is_commune else lower_types(self.candidate.detail)


_SEXES: dict[Salutation | None, str] = {Salutation.MS: "Nữ", Salutation.MR: "Nam"}
