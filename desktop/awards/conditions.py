"""The conditions by name, each with the facts it needs and its own explanation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
    TaskRating,
)


@dataclass(frozen=True, slots=True)
class Attested:
    """Somebody entitled says yes or no; unknown until then; RT07.

    With `watches_breaches`, entries in the register of breaches do not decide, but
    are held up to the officer beside the answer.
    """

    label: str
    clause: str
    statement: str
    watches_breaches: bool = False

    def judge(self, facts: Facts) -> Explanation:
        """Look for the attestation of this statement."""
        answer = facts.attestations.get(self.statement)
        place = Place("review", facts.candidate.id, self.statement)
        caution = _breach_caution(facts.breaches) if self.watches_breaches else ""
        if answer is None:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa ai xác nhận: {self.label}",
                caution=caution,
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if answer.holds else Verdict.NOT_MET,
            used="Đã xác nhận" if answer.holds else "Xác nhận không đạt",
            source=_attestation_source(answer),
            caution=caution if answer.holds else "",
            place=place,
        )

    def __str__(self) -> str:
        return f"{self.label} (có xác nhận)"


@dataclass(frozen=True, slots=True)
class GradedAtLeast:
    """The latest rating that touches the period is at least a grade; RT09.

    Of two that end on one day the longer counts: the year before its last month.
    """

    label: str
    clause: str
    grade: Grade

    def judge(self, facts: Facts) -> Explanation:
        """Look at the latest rating of the period."""
        place = Place("ratings", facts.candidate.id)
        ratings = [
            r for r in facts.ratings if facts.period.overlaps(r.first_day, r.last_day)
        ]
        if not ratings:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing="Chưa có xếp loại trong thời gian của phong trào",
                place=place,
            )
        latest = max(ratings, key=lambda r: (r.last_day, -r.first_day.toordinal()))
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET if latest.grade >= self.grade else Verdict.NOT_MET,
            used=latest.grade.label,
            source=_rating_source(latest),
            place=place,
        )

    def __str__(self) -> str:
        return f"xếp loại từ {self.grade.label} trở lên"


@dataclass(frozen=True, slots=True)
class InitiativesAtLeast:
    """The candidate authored so many initiatives that pass the filters; RT11.

    An empty register counts as none. A flag nobody has answered leaves an initiative
    possible: the verdict is unknown when the possible ones could make up the number.
    """

    label: str
    clause: str
    count: int
    kinds: tuple[InitiativeKind, ...] = ()
    is_new: bool = False
    is_applied: bool = False
    is_replicable: bool = False
    recognised_at: tuple[RecognitionLevel, ...] = ()
    since: date | None = None
    reading: str = ""

    def judge(self, facts: Facts) -> Explanation:
        """Hold every initiative of the candidate against the filters."""
        wanted = int(facts.readings.get(self.reading) or self.count)
        judged = [(i, self._judge_one(i, facts)) for i in facts.initiatives]
        children = tuple(e for _, e in judged)
        met = [i for i, e in judged if e.verdict is Verdict.MET]
        possible = [e for e in children if e.verdict is Verdict.UNKNOWN]
        verdict = Verdict.NOT_MET
        missing = ""
        if len(met) >= wanted:
            verdict = Verdict.MET
        elif len(met) + len(possible) >= wanted:
            verdict = Verdict.UNKNOWN
            missing = "; ".join(e.missing for e in possible)
        return Explanation(
            f"{self.label}: từ {wanted:02d}",
            self.clause,
            verdict,
            used=_counted(met),
            source="Sổ sáng kiến, mô hình",
            missing=missing,
            reading=f"hiểu là từ {wanted:02d}" if self.reading else "",
            place=Place("initiatives", facts.candidate.id),
            children=children,
        )

    def _judge_one(self, initiative: Initiative, facts: Facts) -> Explanation:
        failed, open_questions = [], []
        for name, answer in self._filters(initiative, facts):
            if answer is None:
                open_questions.append(name)
            elif not answer:
                failed.append(name)
        verdict = Verdict.MET
        if failed:
            verdict = Verdict.NOT_MET
        elif open_questions:
            verdict = Verdict.UNKNOWN
        used, missing = "", ""
        if failed:
            used = "không tính: chưa " + ", chưa ".join(failed)
        elif open_questions:
            missing = f"Chưa xác nhận “{', '.join(open_questions)}”: {initiative.title}"
        return Explanation(
            f"“{initiative.title}”",
            self.clause,
            verdict,
            used=used or ("được tính" if verdict is Verdict.MET else ""),
            source=initiative.kind.label,
            missing=missing,
            place=Place("initiatives", facts.candidate.id, initiative.id),
        )

    def _filters(
        self, initiative: Initiative, facts: Facts
    ) -> Iterable[tuple[str, bool | None]]:
        if self.kinds:
            yield self._kind_words(), initiative.kind in self.kinds
        if initiative.registered_on is None:
            yield "ghi ngày đăng ký", None
        else:
            first = self.since or date.min
            in_time = first <= initiative.registered_on <= facts.period.last
            yield "đăng ký trong thời gian xét", in_time
        if self.is_new:
            yield "mang tính mới", initiative.is_new
        if self.is_applied:
            yield "được áp dụng", initiative.is_applied
        if self.is_replicable:
            yield "có thể nhân rộng", initiative.is_replicable
        if self.recognised_at:
            level = initiative.recognised_level
            yield "được công nhận", level in self.recognised_at

    def _kind_words(self) -> str:
        return "thuộc loại " + " hoặc ".join(kind.label for kind in self.kinds)

    def __str__(self) -> str:
        return f"{self.label}: từ {self.count:02d}"


def _counted(initiatives: list[Initiative]) -> str:
    if not initiatives:
        return "00"
    titles = ", ".join(f"“{i.title}”" for i in initiatives)
    return f"{len(initiatives):02d} · {titles}"


def _attestation_source(answer: Attestation) -> str:
    source = f"{answer.attested_by}, {answer.attested_on:%d/%m/%Y}"
    return f"{source}; {answer.evidence}" if answer.evidence else source


def _rating_source(rating: TaskRating) -> str:
    by = f", {rating.rated_by}" if rating.rated_by else ""
    return f"Sổ xếp loại, {rating.period_name}{by}"


def _breach_caution(breaches: tuple[Breach, ...]) -> str:
    if not breaches:
        return ""
    listed = "; ".join(f"{b.content} ({b.happened_on:%d/%m/%Y})" for b in breaches)
    return f"Sổ vi phạm trong kỳ có: {listed}"
