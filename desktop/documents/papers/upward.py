"""The Tờ trình by which a People's Committee asks somebody above to award."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.kinds import kinds_named
from desktop.documents.paper import (
    Addressee,
    Block,
    Heading,
    Paper,
    Paragraph,
    plain,
)
from desktop.documents.papers.authorities import for_committee
from desktop.documents.papers.granting import (
    by_form,
    forms_named,
    granted,
    listed_by_form,
)
from desktop.documents.papers.wording import (
    AwardSubject,
    Office,
    basis_paragraphs,
    counted,
    listed_points,
    points,
    stopped,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number, two_digits

SYMBOL = "TTr-UBND"
KIND = "TỜ TRÌNH"
MOST_TOLD = 4
"""Up to so many are each told about in a paragraph; more stand in a table."""


@dataclass(frozen=True, slots=True)
class UpwardProposal:
    """What a proposal to somebody above says (NĐ 30/2020, mẫu 1.4).

    Args:
        authority: who decides, in full: "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng".
        department: where the dossier is handed in, in full: "Sở Nội vụ thành phố Hải
            Phòng"; empty where the plan names none.
        merit: "thành tích xuất sắc trong … năm 2026", as it goes on after "có".
        bases: each "Căn cứ …", without its last mark.
        titles: the signer's; the committee's line is put above them.
        signer: empty leaves dots.
        process: sentences on how the choice was made; may be empty.
        confirmed: what the committee confirms, a paragraph each; may be empty.
        attachments: the papers sent along; may be empty.
        sets: how many copies of the dossier are asked for; None where nobody says.
        are_originals: whether they have to be originals.
        recipients: after "Như trên".
    """

    office: Office
    authority: str
    merit: str
    bases: tuple[str, ...]
    subjects: tuple[AwardSubject, ...]
    titles: tuple[str, ...]
    signer: str
    number: str = ""
    signed_on: dt.date | None = None
    department: str = ""
    process: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    sets: int | None = None
    are_originals: bool = False
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_upward_proposal(proposal: UpwardProposal) -> Paper:
    """Return the proposal as a paper signed for the committee."""
    office = proposal.office
    closing = (
        f"{office.committee} kính trình {_receivers(proposal)} xem xét, quyết định./."
    )
    awards = forms_named(proposal.subjects)
    awards = f"{awards} cho" if awards.startswith("tặng") else awards
    kinds = kinds_named(counted(proposal.subjects))
    return Paper(
        office.committee_letterhead(SYMBOL, proposal.number, proposal.signed_on),
        KIND,
        f"Về việc đề nghị {awards} {kinds} có {proposal.merit}",
        (
            Addressee(_addressees(proposal)),
            *basis_paragraphs(proposal.bases),
            *_parts(proposal),
            Paragraph(plain(closing)),
        ),
        (for_committee(proposal.titles, proposal.signer),),
        ("Như trên", *proposal.recipients),
    )


def _addressees(proposal: UpwardProposal) -> tuple[str, ...]:
    """Return whom it is sent to: with a department both stand under the colon."""
    if not proposal.department:
        return (proposal.authority,)
    return (proposal.authority, proposal.department)


def _receivers(proposal: UpwardProposal) -> str:
    return ", ".join(_addressees(proposal))


def _parts(proposal: UpwardProposal) -> list[Block]:
    ours = proposal.office.committee
    awards = granted(proposal.subjects)
    asked = (
        f"{ours} kính trình {proposal.authority} xem xét, {awards} có "
        f"{proposal.merit}, cụ thể như sau:"
    )
    if proposal.department:
        asked = (
            f"{ours} kính trình {_receivers(proposal)} xem xét, đề nghị "
            f"{proposal.authority} {awards} có {proposal.merit}, cụ thể như sau:"
        )
    own = proposal.office.short_committee
    parts: list[tuple[str, list[Block]]] = [
        *_nominees(proposal),
        ("Quá trình xét chọn", list(points(proposal.process))),
        (
            f"{own} xác nhận",
            [Paragraph(plain(text)) for text in proposal.confirmed],
        ),
        (_attached(proposal), list(listed_points(proposal.attachments))),
    ]
    body: list[Block] = [Paragraph(plain(asked))]
    for place, (title, blocks) in enumerate((p for p in parts if p[1]), start=1):
        body += [Heading(f"{place}. {title}"), *blocks]
    return body


def _attached(proposal: UpwardProposal) -> str:
    if proposal.sets is None:
        return "Hồ sơ kèm theo"
    originals = " (bản chính)" if proposal.are_originals else ""
    return f"Hồ sơ kèm theo gồm {two_digits(proposal.sets)} bộ{originals}"


def _nominees(proposal: UpwardProposal) -> list[tuple[str, list[Block]]]:
    """Return a part for each of a few nominees, else one table of all."""
    subjects = proposal.subjects
    are_told = len(subjects) <= MOST_TOLD and all(s.achievement for s in subjects)
    if not are_told or len(by_form(subjects)) > 1:
        return [("Danh sách đề nghị", listed_by_form(subjects, ""))]
    return [
        (
            f"{one.kind.value[:1].upper()}{one.kind.value[1:]}: {one.full_name}",
            [Paragraph(plain(_told(one)))],
        )
        for one in subjects
    ]


def _told(subject: AwardSubject) -> str:
    """Return post, merits, total and votes of a nominee as sentences."""
    said = [subject.position, subject.achievement]
    if subject.points is not None:
        said.append(f"Tổng điểm {number(subject.points, 2)}")
    if subject.votes:
        said.append(f"Hội đồng biểu quyết: {subject.votes}")
    return " ".join(stopped(f"{s[:1].upper()}{s[1:]}") for s in said if s)
