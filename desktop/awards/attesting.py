"""Conditions somebody has to answer: attested ones, and those left to discretion."""

from dataclasses import dataclass

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts
from desktop.emulation.records import Attestation
from desktop.vietnamese import day_in_line


@dataclass(frozen=True, slots=True)
class Attested:
    """Somebody entitled says yes or no; unknown until then; RT07.

    With `watches_breaches`, entries in the register of breaches do not decide, but
    are held up to the officer beside the answer. A yes without the evidence asked for
    is no answer yet.
    """

    label: str
    clause: str
    statement: str
    watches_breaches: bool = False
    by: str = ""
    needs_evidence: bool = False

    def judge(self, facts: Facts) -> Explanation:
        """Look for the attestation of this statement."""
        answer = facts.attestations.get(self.statement)
        place = Place("review", facts.candidate.id, self.statement)
        caution = _breach_caution(facts) if self.watches_breaches else ""
        missing = self._missing(answer)
        if answer is None or missing:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=missing,
                caution=caution,
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if answer.holds else Verdict.NOT_MET,
            used="Đã xác nhận" if answer.holds else "Xác nhận không đạt",
            source=attestation_source(answer),
            caution=caution if answer.holds else "",
            place=place,
        )

    def _missing(self, answer: Attestation | None) -> str:
        if answer is None:
            who = f"Chưa có xác nhận của {self.by}" if self.by else "Chưa ai xác nhận"
            return f"{who}: {self.label}"
        if self.needs_evidence and answer.holds and not answer.evidence:
            return f"Đã xác nhận nhưng chưa ghi minh chứng: {self.label}"
        return ""

    def __str__(self) -> str:
        who = f"{self.by} xác nhận" if self.by else "có xác nhận"
        return f"{self.label} ({who})"


@dataclass(frozen=True, slots=True)
class Discretion:
    """The plan sets no standard: whoever decides says yes or no; RT18, A38.

    It is never met by itself, whatever else is known.
    """

    label: str
    clause: str
    statement: str
    by: str

    def judge(self, facts: Facts) -> Explanation:
        """Look for the decision."""
        answer = facts.attestations.get(self.statement)
        place = Place("review", facts.candidate.id, self.statement)
        if answer is None:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Kế hoạch không nêu tiêu chuẩn; chờ {self.by} xem xét, "
                f"quyết định: {self.label}",
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if answer.holds else Verdict.NOT_MET,
            used=f"{self.by} chọn" if answer.holds else f"{self.by} không chọn",
            source=attestation_source(answer),
            place=place,
        )

    def __str__(self) -> str:
        return f"{self.label} ({self.by} xem xét, quyết định)"


def attestation_source(answer: Attestation) -> str:
    """Return who answered, when and on what evidence, in one line."""
    source = f"{answer.attested_by}, {day_in_line(answer.attested_on)}"
    return f"{source}; {answer.evidence}" if answer.evidence else source


def _breach_caution(facts: Facts) -> str:
    found = [b for b in facts.breaches if b.happened_on in facts.period]
    if not found:
        return ""
    listed = "; ".join(f"{b.content} ({b.happened_on:%d/%m/%Y})" for b in found)
    return f"Sổ vi phạm trong kỳ có: {listed}"
