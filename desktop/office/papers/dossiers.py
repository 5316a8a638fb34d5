"""The family of papers about dossiers: a Mục lục for each dossier of the round."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from desktop.awards.deadlines import Deadline, Limit
from desktop.awards.dossier_states import Dated, ItemState
from desktop.documents.paper import Letterhead, Paper
from desktop.documents.papers.dossier_index import (
    DossierIndex,
    IndexLine,
    day_on_paper,
    describe_dossier_index,
)
from desktop.office.dossiers.cases import Case
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.office.dossiers.papers import INDEX
from desktop.office.papers import names, words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.file_names import plain_name
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round


class DossierPapers:
    """Describe the index of each dossier."""

    def __init__(
        self, office: PaperOffice, dossiers: Dossiers, clock: Callable[[], datetime]
    ) -> None:
        self._office = office
        self._dossiers = dossiers
        self._clock = clock

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return an index for each dossier; it is no draft, it says what is missing."""
        return [kind_of(case) for case in self._dossiers.cases(now)]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one index by its code."""
        if not code.startswith(INDEX):
            return None
        dossier = self._dossiers.one(code.removeprefix(INDEX), now)
        return describe_dossier_index(self._index(dossier, now))

    def _index(self, dossier: Dossier, now: Round) -> DossierIndex:
        case = dossier.case
        return DossierIndex(
            letterhead=self._letterhead(now),
            subject=self._subject(case, now),
            sender=case.unit_name,
            receiver=case.profile.receiver,
            sets=dossier.sets,
            wants_originals=any(c.is_original for c in case.profile.components),
            due=due_words(case.deadline),
            lines=tuple(_line(line) for line in dossier.lines),
            required=len(dossier.required),
            done=dossier.done,
            idle=sum(1 for x in dossier.lines if x.state is ItemState.NOT_APPLICABLE),
            remaining=tuple(remaining(dossier)),
            is_complete=dossier.is_complete,
            printed_at=self._clock(),
        )

    def _letterhead(self, now: Round) -> Letterhead:
        office = self._office.letterhead(now.roundup.plan)
        return office.standing_letterhead("", "", self._clock().date())

    def _subject(self, case: Case, now: Round) -> str:
        codes = {offer.code for offer in case.offers}
        lists = [found for found in now.outcome.lists if found.offer in codes]
        whose = ""
        if not case.unit_id and not case.is_own:
            whose = f" của {self._authority(case)}"
        return f"Đề nghị {words.forms_of(lists)}{whose} trong {words.movement_in(now)}"

    def _authority(self, case: Case) -> str:
        [offer] = case.offers
        said = names.full_authority(offer.authority, "")
        return said[:1].upper() + said[1:]


def kind_of(case: Case) -> PaperKind:
    """Return the index of a dossier as a paper of the round."""
    title = f"Mục lục hồ sơ: {case.sender} gửi {case.profile.receiver}"
    step = PaperStep.UNITS if case.unit_id else PaperStep.PROPOSAL
    name = plain_name(
        f"muc luc {case.profile.code} {case.unit_name or case.offers[0].code}"
    )
    return PaperKind(f"{INDEX}{case.key}", title, f"{name}.pdf", step, is_final=True)


def due_words(deadline: Deadline | None) -> str:
    """Return "trước ngày 31/3/2027 (hạn cuối 30/3/2027)", empty without a day."""
    if deadline is None or deadline.day is None:
        return ""
    said = f"{deadline.limit.label} {day_on_paper(deadline.day)}"
    if deadline.limit is Limit.BEFORE and deadline.last_day is not None:
        said += f" (hạn cuối {day_on_paper(deadline.last_day)})"
    return said


def _line(line: DossierLine) -> IndexLine:
    is_asked = line.state is not ItemState.NOT_APPLICABLE
    return IndexLine(
        name=line.title,
        dated=_dated(line),
        make=_make(line),
        wanted=line.wanted,
        there=_there(line),
        sheets=str(line.sheets or ""),
        said=line.said,
        is_complete=line.state is ItemState.COMPLETE,
        is_asked=is_asked,
        is_short=line.state is ItemState.SHORT,
    )


def _there(line: DossierLine) -> int | None:
    """Return the copies there: of a signed paper of ours as many as are asked for."""
    is_signed = line.copies is None and line.state is ItemState.COMPLETE
    return line.wanted if is_signed else line.copies


def _dated(line: DossierLine) -> str:
    said = _number_and_day(line.dated)
    if said:
        return said
    return "chưa lấy số" if any(kind.is_numbered for kind in line.papers) else ""


def _number_and_day(dated: Dated) -> str:
    day = day_on_paper(dated.issued_on) if dated.issued_on else ""
    return "; ".join(part for part in (dated.number, day) if part)


def _make(line: DossierLine) -> str:
    if line.is_original is None:
        return "tệp" if line.files and line.copies is None else ""
    return "chính" if line.is_original else "sao y"


# --- what remains ---------------------------------------------------------------------

_TASKS = {
    ItemState.UNSIGNED: "Trình ký, đóng dấu {what}",
    ItemState.NOT_ORIGINAL: "Thay bản sao {what} bằng bản chính",
    ItemState.MISSING: "Bổ sung {what}",
}


def remaining(dossier: Dossier) -> Iterator[str]:
    """Yield what is left to do, papers of one kind together, with their lines."""
    drafts = _places(dossier, ItemState.DRAFT)
    if drafts:
        yield f"Chốt đợt xét để có bản chính ({_items(drafts)})"
    groups: dict[tuple[str, str], list[int]] = {}
    for place, line in enumerate(dossier.lines, 1):
        if line.is_open and line.state is not ItemState.DRAFT:
            groups.setdefault((line.component, _task(line)), []).append(place)
    for (_component, task), places in groups.items():
        yield f"{task} ({_items(places)})"


def _places(dossier: Dossier, state: ItemState) -> list[int]:
    return [
        place
        for place, line in enumerate(dossier.lines, 1)
        if line.is_open and line.state is state
    ]


def _task(line: DossierLine) -> str:
    if line.confirmation is not None:
        return f"Lấy {line.component[:1].lower()}{line.component[1:]}"
    if line.state is ItemState.SHORT:
        return f"Bổ sung {line.lacking:02d} bản {line.component}"
    if line.state is ItemState.UNCONFIRMED:
        given_by = " và ".join(
            c.by for c in line.open_confirmations if not c.is_doubtful
        )
        return f"Lấy xác nhận của {given_by} vào {line.component}"
    task = _TASKS[line.state]
    is_numbered = any(kind.is_numbered for kind in line.papers)
    if line.state is ItemState.UNSIGNED and is_numbered:
        task = "Trình ký, lấy số {what}"
    return task.format(what=line.component)


def _items(places: Sequence[int]) -> str:
    if len(places) == 1:
        return f"mục {places[0]}"
    return f"các mục {', '.join(str(place) for place in places)}"
