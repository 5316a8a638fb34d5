"""The Tờ trình by which a People's Committee asks somebody above to award."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.granting import forms_named, granted, listed_by_form
from desktop.documents.kinds import kinds_named
from desktop.documents.paper import (
    Addressee,
    Block,
    Heading,
    Paper,
    Paragraph,
    Signature,
    plain,
)
from desktop.documents.typeface import clean_fields
from desktop.documents.wording import (
    AwardSubject,
    Office,
    basis_paragraphs,
    counted,
    listed_points,
    points,
)

SYMBOL = "TTr-UBND"
_FOR_THE_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class UpwardProposal:
    """What a proposal to somebody above says (NĐ 30/2020, mẫu 1.4).

    Args:
        authority: who decides, in full: "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng".
        merit: "thành tích xuất sắc trong … năm 2026", as it goes on after "có".
        bases: each "Căn cứ …", without its last mark.
        titles: the signer's; the committee's line is put above them.
        process: sentences on how the choice was made; may be empty.
        attachments: the papers sent along; may be empty.
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
    process: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_upward_proposal(proposal: UpwardProposal) -> Paper:
    """Return the proposal as a paper signed for the committee."""
    office, authority = proposal.office, proposal.authority
    closing = f"{office.committee} kính trình {authority} xem xét, quyết định./."
    awards = forms_named(proposal.subjects)
    awards = f"{awards} cho" if awards.startswith("tặng") else awards
    kinds = kinds_named(counted(proposal.subjects))
    return Paper(
        office.committee_letterhead(SYMBOL, proposal.number, proposal.signed_on),
        "TỜ TRÌNH",
        f"Về việc đề nghị {awards} {kinds} có {proposal.merit}",
        (
            Addressee((authority,)),
            *basis_paragraphs(proposal.bases),
            *_parts(proposal),
            Paragraph(plain(closing)),
        ),
        (Signature((_FOR_THE_COMMITTEE, *proposal.titles), proposal.signer),),
        ("Như trên", *proposal.recipients),
    )


def _parts(proposal: UpwardProposal) -> list[Block]:
    asked = (
        f"{proposal.office.committee} kính trình {proposal.authority} xem xét, "
        f"{granted(proposal.subjects)} có {proposal.merit}, cụ thể như sau:"
    )
    parts: list[tuple[str, list[Block]]] = [
        ("Danh sách đề nghị", listed_by_form(proposal.subjects, "")),
        ("Quá trình xét chọn", list(points(proposal.process))),
        ("Hồ sơ kèm theo", list(listed_points(proposal.attachments))),
    ]
    body: list[Block] = [Paragraph(plain(asked))]
    for place, (title, blocks) in enumerate((p for p in parts if p[1]), start=1):
        body += [Heading(f"{place}. {title}"), *blocks]
    return body
