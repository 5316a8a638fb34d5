"""Giấy mời of the council's meeting (Nghị định 30/2020, Phụ lục III, mẫu 1.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.paper import Block, Field, Paper, Paragraph, Signature, plain
from desktop.documents.papers.council import (
    COUNCIL,
    council_letterhead,
    council_of,
    moment,
    said,
)
from desktop.documents.papers.wording import Office, stopped
from desktop.documents.typeface import clean_fields

SYMBOL = "GM-HĐTĐKT"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the invitation says.

    Args:
        matter: "xét tặng Giấy khen trong phong trào thi đua …".
        guests: who is invited beside the members.
        agenda: what is on it; dots where nobody said.
        chair: who leads the meeting.
        note: what those invited are asked to do or bring.
        signature: of whoever the council's rules let sign.
    """

    office: Office
    matter: str
    held_on: dt.date
    started: str
    place: str
    signature: Signature
    number: str = ""
    signed_on: dt.date | None = None
    guests: tuple[str, ...] = ()
    agenda: str = ""
    chair: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_invitation(invitation: Invitation) -> Paper:
    """Return the invitation as a paper."""
    office = invitation.office
    meeting = f"họp {COUNCIL} {office.level} {invitation.matter}"
    body: list[Block] = [
        Paragraph(plain(f"{council_of(office)} trân trọng kính mời:")),
        *_invited(invitation.guests),
        Field("Tới dự", said(meeting)),
        Field("Nội dung", said(invitation.agenda), lines=2),
        Field("Chủ trì", said(invitation.chair)),
        Field("Thời gian", said(moment(invitation.started, invitation.held_on))),
        Field("Địa điểm", said(invitation.place)),
        Paragraph(plain(_closing(invitation.note))),
    ]
    letterhead = council_letterhead(
        office,
        SYMBOL,
        invitation.number,
        place=office.place,
        signed_on=invitation.signed_on,
    )
    return Paper(
        letterhead,
        "GIẤY MỜI",
        f"Họp {COUNCIL} {office.level} {invitation.matter}",
        tuple(body),
        (invitation.signature,),
        ("Như trên", "Lưu: VT, Hồ sơ."),
    )


def _invited(guests: tuple[str, ...]) -> list[Paragraph]:
    invited = ["Các thành viên Hội đồng", *guests]
    last = len(invited) - 1
    return [
        Paragraph(plain(f"- {who.rstrip(' ;.')}{'.' if index == last else ';'}"))
        for index, who in enumerate(invited)
    ]


def _closing(note: str) -> str:
    asked = f"{stopped(note)} " if note else ""
    return f"{asked}Đề nghị các thành viên và đại biểu được mời đến dự đúng giờ./."
