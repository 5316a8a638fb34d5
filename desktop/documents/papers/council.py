"""What the papers of the council have in common: its heading, names, room to write."""

from __future__ import annotations

import datetime as dt

from desktop.documents.paper import Letterhead, Text, plain
from desktop.documents.papers.wording import Office, stopped
from desktop.vietnamese import long_date

COUNCIL = "Hội đồng Thi đua - Khen thưởng"
DOTS = "…………"
"""Room for a word or number nobody has entered."""
_ISSUER = ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")


def council_letterhead(
    office: Office,
    symbol: str = "",
    number: str = "",
    *,
    place: str = "",
    signed_on: dt.date | None = None,
) -> Letterhead:
    """Return the council's own letterhead, under the committee whose seal it uses.

    Args:
        office: the commune or city.
        symbol: "BB-HĐTĐKT"; empty for ballots.
        number: empty leaves room.
        place: empty for minutes, which carry no place and date.
        signed_on: None leaves room.
    """
    return Letterhead(
        _ISSUER,
        place,
        parent=(f"UBND {office.commune.upper()}",),
        symbol=symbol,
        number=number,
        signed_on=signed_on,
    )


def council_of(office: Office) -> str:
    """Return the council with its commune: "Hội đồng … xã Hồng Vân"."""
    return f"{COUNCIL} {office.commune}"


def moment(clock: str, day: dt.date | None) -> str:
    """Write "14 giờ 00, ngày 08 tháng 12 năm 2026"; dots for what is not known."""
    hour = clock or "…… giờ ……"
    written = long_date(day) if day else "ngày …… tháng …… năm ……"
    return f"{hour}, {written}"


def state_post(position: str) -> str:
    """Return a post in full, as above a name: "Chủ tịch Ủy ban nhân dân xã"."""
    return position.replace("UBND", "Ủy ban nhân dân").replace(
        "HĐND", "Hội đồng nhân dân"
    )


def lowered(position: str) -> str:
    """Return a post as it goes on inside a line; one that opens with a name stays."""
    return position[:1].lower() + position[1:] if position else ""


def said(words: str) -> Text:
    """Return a sentence for a form line; nothing where the line is to have dots."""
    return plain(stopped(words)) if words else ()
