"""Reports of achievements: what units and people write, and which form holds.

The texts belong to one round. They can be written after the round is closed, when its
dossiers are put together; only the summary, which the lists print, is closed with it.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import resources
from db import merits
from db.merits import MeritText
from desktop import text
from desktop.awards.dossiers import meant_for
from desktop.awards.facts import Candidate
from desktop.awards.report_forms import (
    ChosenForm,
    FormUse,
    Part,
    ReportForm,
    Wanted,
    choose,
    offered,
    read_forms,
)
from desktop.emulation.movements import Occasion
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.papers.merits import SUMMARY
from desktop.office.papers.words import Round
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer, Plan

FORM = "form"
NO_TITLES, NO_AWARDS = "no-titles", "no-awards"
NO_NUMBER = "-"
"""Kept under FORM where the officer wants no number printed."""
LONGEST_SUMMARY = 240
_FIELDS = 3  # "2025 | Lao động tiên tiến | Quyết định số …"

Texts = Mapping[tuple[str, str], str]
"""What was written, by subject and heading."""


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """What the officer works with to write the report of one subject.

    Attributes:
        chosen: the form that holds now, with what should be looked at.
        forms: what the officer may choose instead.
        picked: the code of the officer's choice, "" for no number, None for none.
        written: by heading.
        is_closed: the round is closed, and the summary with it.
    """

    subject_id: str
    name: str
    offer: str
    chosen: ChosenForm
    forms: tuple[ReportForm, ...]
    picked: str | None
    written: Mapping[str, str]
    is_closed: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the headings somebody writes under."""
        return tuple(p for p in self.chosen.form.layout.parts if p.is_typed)


@cache
def report_forms() -> tuple[ReportForm, ...]:
    """Return the registry of forms."""
    return read_forms(tomllib.loads(resources.text("law/report_forms.toml")))


class MeritReports:
    """Read and keep what is written in reports."""

    def __init__(self, desk: Desk, current: Callable[[], Round]) -> None:
        self._desk = desk
        self._current = current

    def texts(self, round_id: str) -> dict[tuple[str, str], str]:
        """Return everything written in a round, by subject and heading."""
        found = merits.texts(self._desk.database, round_id)
        return {(each.subject_id, each.heading): each.text for each in found}

    def desk_of(self, subject_id: str, offer: str = "") -> ReportDesk:
        """Return the report of a candidate, for an award or the first that takes it.

        Raises:
            OfficeError: the subject is no candidate of the round any more.
        """
        now = self._current()
        roundup = now.roundup
        candidate = _candidate(roundup, subject_id)
        award = _offer(roundup, candidate, offer)
        day = now.decision.issued_on if now.decision else None
        wanted = wanted_of(roundup.plan, award, candidate, day or self._desk.today())
        texts = self.texts(roundup.round.id)
        return ReportDesk(
            subject_id,
            candidate.name,
            award.code,
            choose(report_forms(), wanted, picked(texts, subject_id)),
            offered(report_forms(), candidate.kind, wanted.day),
            picked(texts, subject_id),
            {head: said for (of, head), said in texts.items() if of == subject_id},
            roundup.round.is_closed,
        )

    def keep(
        self, subject_id: str, written: Mapping[str, str], source: str = ""
    ) -> None:
        """Keep what is written under some headings; an empty text takes one out.

        Args:
            source: where it comes from; "" leaves what was said before.

        Raises:
            EntryError: a text is too long, or a line of a title lacks its parts.
            OfficeError: the summary of a closed round would change.
        """
        roundup = self._current().roundup
        name = _candidate(roundup, subject_id).name
        database, round_id = self._desk.database, roundup.round.id
        rows = merits.texts(database, round_id)
        kept = {(row.subject_id, row.heading): row for row in rows}
        cleaned = {head: _checked(head, said) for head, said in written.items()}
        changed = {
            head: said
            for head, said in cleaned.items()
            if said != _text_of(kept.get((subject_id, head)))
        }
        if not changed:
            return
        if SUMMARY in changed and roundup.round.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên tóm tắt thành tích in trong danh sách không đổi.",
                "Muốn đổi, mở lại đợt xét và ghi lý do; các mục khác vẫn sửa được.",
            )
        origin = entries.note(source, "nguồn")
        with self._desk.trail.operation(f"Ghi báo cáo thành tích của {name}"):
            for head, said in changed.items():
                if not said:
                    merits.remove(database, round_id, subject_id, head)
                    continue
                before = kept.get((subject_id, head))
                from_where = origin or (before.source if before else "")
                row = MeritText(round_id, subject_id, head, said, from_where)
                merits.put(database, [row])


def _text_of(row: MeritText | None) -> str:
    return row.text if row else ""


def picked(texts: Texts, subject_id: str) -> str | None:
    """Return the form the officer chose: its code, "" for no number, None for none."""
    found = texts.get((subject_id, FORM))
    return "" if found == NO_NUMBER else found


def wanted_of(plan: Plan, offer: AwardOffer, candidate: Candidate, day: date) -> Wanted:
    """Return what a report is for, with the form the plan's dossiers name."""
    use = FormUse.SUDDEN if offer.occasion is Occasion.AD_HOC else FormUse.THEMATIC
    profiles = (p for p in plan.dossiers if p.code in offer.dossiers)
    named = (
        component
        for profile in profiles
        for component in meant_for(profile.components, candidate.kind, candidate.group)
        if component.form
    )
    first = next(named, None)
    if first is None:
        return Wanted(candidate.kind, use, day)
    return Wanted(candidate.kind, use, day, first.form, first.decree)


def title_lines(written: str) -> tuple[tuple[str, str, str], ...]:
    """Return year, title and decision of each line "2025 | Lao động tiên tiến | …"."""
    found = []
    for line in written.splitlines():
        parts = [text.clean(part) for part in line.split("|")]
        if any(parts):
            year, name, decision = [*parts, "", ""][:_FIELDS]
            found.append((year, name, decision))
    return tuple(found)


def _checked(heading: str, written: str) -> str:
    cleaned = entries.note(written, "nội dung")
    if heading == SUMMARY and len(cleaned) > LONGEST_SUMMARY:
        raise EntryError(
            f"Tóm tắt thành tích dài {len(cleaned)} chữ, quá {LONGEST_SUMMARY}.",
            "Viết ngắn lại một, hai câu; chưa có gì thay đổi.",
        )
    if heading == "titles":
        for line in cleaned.splitlines():
            if line and not 1 <= line.count("|") < _FIELDS:
                raise EntryError(
                    f"Dòng “{entries.short(line)}” chưa đủ năm và danh hiệu.",
                    "Viết: 2025 | Lao động tiên tiến | Số, ngày quyết định; cơ quan.",
                )
    return cleaned


def _candidate(roundup: Roundup, subject_id: str) -> Candidate:
    found = roundup.candidates.get(subject_id)
    if found is None:
        raise OfficeError(
            "Đối tượng này không còn thuộc diện xét của đợt.",
            "Tải lại trang Xét khen thưởng rồi chọn lại.",
        )
    return found


def _offer(roundup: Roundup, candidate: Candidate, code: str) -> AwardOffer:
    for offer in roundup.offers:
        if offer.code == code or (not code and offer.takes(candidate.group)):
            return offer
    raise OfficeError(
        f"Đợt này không có khen thưởng nào dành cho {candidate.name}.",
        "Xem mục khen thưởng ở trang Kế hoạch.",
    )
