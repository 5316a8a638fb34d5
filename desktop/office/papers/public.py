"""The family of lists that are posted: who is proposed, and who was awarded."""

from collections.abc import Sequence
from dataclasses import replace

from db import council
from db import meetings as kept
from desktop.awards.minutes import Posting, PostingStage
from desktop.documents.paper import Paper, Signature, numbered
from desktop.documents.papers.authorities import by_head, for_committee
from desktop.documents.papers.council import council_of
from desktop.documents.papers.public_list import PublicList, describe_public_list
from desktop.documents.papers.wording import AwardSubject, Office
from desktop.emulation.participants import Kind
from desktop.office.desk import Desk
from desktop.office.papers import names, words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.merits import merit_of
from desktop.office.papers.office import MINUTES, PaperOffice
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.vietnamese import long_date

PROPOSED, AWARDED = "public-proposed", "public-awarded"
# What these subjects are placed by is an address, which is nobody's business.
_BY_ADDRESS = frozenset({Kind.HOUSEHOLD, Kind.BUSINESS})


class PublicPapers:
    """Describe the notices with the lists everybody may read."""

    def __init__(self, desk: Desk, office: PaperOffice) -> None:
        self._desk = desk
        self._office = office

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the list of those proposed; after the decision, of those awarded."""
        found = []
        if now.outcome.proposed:
            found.append(
                PaperKind(
                    PROPOSED,
                    "Thông báo công khai danh sách đề nghị",
                    "cong-khai-de-nghi.pdf",
                    PaperStep.PROPOSAL,
                    is_numbered=True,
                )
            )
        if now.decision is not None and self._standing(now):
            found.append(
                PaperKind(
                    AWARDED,
                    "Thông báo công khai danh sách được khen thưởng",
                    "cong-khai-khen-thuong.pdf",
                    PaperStep.DECISION,
                    is_numbered=True,
                )
            )
        return found

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one notice by its code."""
        if code == PROPOSED:
            rows = [(one, row) for one in now.outcome.lists for row in one.proposed]
            return self._notice(now, code, PostingStage.PROPOSED, rows)
        if code == AWARDED and now.decision is not None:
            rows = self._standing(now)
            return self._notice(now, code, PostingStage.AWARDED, rows)
        return None

    def _standing(self, now: Round) -> list[tuple[ReviewList, ReviewRow]]:
        """Return who was awarded and still is."""
        return [
            (found, row)
            for found, row in now.awarded
            if (grant := now.grant_of(found, row)) is None or not grant.revoked_on
        ]

    def _notice(
        self,
        now: Round,
        code: str,
        stage: PostingStage,
        rows: Sequence[tuple[ReviewList, ReviewRow]],
    ) -> Paper:
        plan, issued = now.roundup.plan, now.issued_of(code)
        office = self._office.letterhead(plan)
        posting = self._posting(now, stage)
        is_decided = stage is PostingStage.AWARDED
        return describe_public_list(
            PublicList(
                office=office,
                movement=words.movement_in(now),
                basis=self._decision(now, office) if is_decided else self._met(now),
                subjects=self._subjects(now, rows),
                forms=_forms(rows),
                signature=self._signature(now, office),
                is_decided=is_decided,
                number=issued.number,
                signed_on=issued.issued_on,
                days=posting.days,
                posted_on=posting.posted_on,
                place=posting.place,
                complaints_to=posting.complaints_to,
            )
        )

    def _posting(self, now: Round, stage: PostingStage) -> Posting:
        found = kept.postings(self._desk.database, now.roundup.round.id)
        return next((one for one in found if one.stage is stage), Posting(stage))

    def _subjects(
        self, now: Round, rows: Sequence[tuple[ReviewList, ReviewRow]]
    ) -> tuple[AwardSubject, ...]:
        """Return everybody once, with all that they are to get."""
        forms: dict[str, list[str]] = {}
        first: dict[str, ReviewRow] = {}
        for found, row in rows:
            first.setdefault(row.subject_id, row)
            forms.setdefault(row.subject_id, []).append(_award(found))
        return tuple(
            self._subject(now, row, "; ".join(dict.fromkeys(forms[subject_id])))
            for subject_id, row in first.items()
        )

    def _subject(self, now: Round, row: ReviewRow, form: str) -> AwardSubject:
        shown = replace(row, detail="") if row.kind in _BY_ADDRESS else row
        return AwardSubject(
            kind=words.PAPER_KINDS[row.kind],
            name=row.name,
            salutation=row.salutation,
            position=words.where(shown, self._office.name()) if shown.detail else "",
            achievement=merit_of(row, now),
            form=form,
        )

    def _signature(self, now: Round, office: Office) -> Signature:
        if office.has_no_body:
            name, titles = self._office.signer(now)
            return for_committee(titles, name)
        name, title = self._office.head(now.roundup.plan)
        return by_head(title, name)

    def _met(self, now: Round) -> str:
        """Return the council's minutes as the ground; nothing without a meeting."""
        found = council.meetings(self._desk.database, now.roundup.round.id)
        if not found:
            return ""
        whose = council_of(self._office.letterhead(now.roundup.plan))
        held_on = found[-1].held_on
        return names.minutes_basis(now.issued_of(MINUTES), held_on, whose)

    def _decision(self, now: Round, office: Office) -> str:
        decided = now.decision
        if decided is None:
            return ""
        blank = f"…/{decided.symbol}"
        number = numbered(decided.number, decided.symbol) if decided.number else blank
        day = long_date(decided.issued_on)
        return f"Căn cứ Quyết định số {number} {day} của {office.chair}"


def _award(found: ReviewList) -> str:
    """Return "Giấy khen", or "Bằng khen của Chủ tịch UBND tỉnh" of somebody above."""
    form = words.form_words(found.form)
    if found.is_own:
        return form
    whose = found.authority.replace("Ủy ban nhân dân", "UBND")
    return f"{form or 'Khen thưởng'} của {whose}"


def _forms(rows: Sequence[tuple[ReviewList, ReviewRow]]) -> tuple[str, ...]:
    """Return the names of what is awarded, each once."""
    named = (words.form_words(found.form) for found, _row in rows)
    return tuple(dict.fromkeys(form for form in named if form))
