"""Who the subject is: membership of groups and kinds, and direct work."""

from dataclasses import dataclass

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Candidate, Facts, Window
from desktop.emulation.participants import DirectRole, Employment, Kind, UnitKind


@dataclass(frozen=True, slots=True)
class Member:
    """The subject is one of those named; RT16. Every criterion given must hold."""

    label: str
    clause: str
    kinds: tuple[Kind, ...] = ()
    groups: tuple[str, ...] = ()
    unit_kinds: tuple[UnitKind, ...] = ()
    employments: tuple[Employment, ...] = ()
    is_head: bool | None = None

    def judge(self, facts: Facts) -> Explanation:
        """Look at the register."""
        candidate = facts.candidate
        holds = self._holds(candidate)
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if holds else Verdict.NOT_MET,
            used="thuộc diện" if holds else "không thuộc diện",
            source="Sổ đơn vị và cá nhân",
            place=Place("subjects", candidate.id),
        )

    def _holds(self, candidate: Candidate) -> bool:
        return (
            (not self.kinds or candidate.kind in self.kinds)
            and (not self.groups or candidate.group in self.groups)
            and (not self.unit_kinds or candidate.unit_kind in self.unit_kinds)
            and (not self.employments or candidate.employment in self.employments)
            and (self.is_head is None or candidate.is_head == self.is_head)
        )

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class WorksDirectly:
    """The person works on the reform directly in the window; RT19.

    No period of direct work in the register leaves the answer unknown.
    """

    label: str
    clause: str
    roles: tuple[DirectRole, ...] = ()
    window: Window = Window.ROUND

    def judge(self, facts: Facts) -> Explanation:
        """Look at the periods of direct work."""
        place = Place("subjects", facts.candidate.id)
        if not facts.direct_work:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa ghi thời gian trực tiếp làm CCHC: {self.label}",
                place=place,
            )
        days = facts.days(self.window)
        found = [
            w
            for w in facts.direct_work
            if (not self.roles or w.role in self.roles)
            and w.touches(days.first, days.last)
        ]
        listed = "; ".join(f"{w.role.label} từ {w.since:%d/%m/%Y}" for w in found)
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if found else Verdict.NOT_MET,
            used=listed or "không có vai trò này trong thời gian xét",
            source="Sổ cá nhân",
            place=place,
        )

    def __str__(self) -> str:
        roles = ", ".join(role.label for role in self.roles) or "trực tiếp làm CCHC"
        return f"{self.label} ({roles})"
