"""Who signs a paper, and in whose name: the rules of signature blocks in one place.

Nghị định 30/2020, Phụ lục I, ô 7a to 7c. A decision to award is the Chair's own act and
never carries "TM. ỦY BAN NHÂN DÂN"; plans, submissions and reports of the committee
always do. What nobody has filled in is a line of dots to write the name on.
"""

from collections.abc import Sequence
from enum import Enum

from desktop.documents.paper import Signature

FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
FOR_COUNCIL = "TM. HỘI ĐỒNG"
CHAIR = "CHỦ TỊCH"
FOR_CHAIR = "KT. CHỦ TỊCH"
DEPUTY = "PHÓ CHỦ TỊCH"
NAME_ROOM = "…" * 12
"""Printed where the signer's name is not known yet."""


class Voice(Enum):
    """In whose name a paper speaks."""

    CHAIR = "the Chair's own act"
    COMMITTEE = "the People's Committee"
    COUNCIL = "the council"
    BODY = "a body of the committee, signed by its head"
    MEETING = "a meeting, signed by its secretary and chair"


_VOICES = {
    "QUYẾT ĐỊNH": Voice.CHAIR,
    "GIẤY KHEN": Voice.CHAIR,
    "BẰNG KHEN": Voice.CHAIR,
    "KẾ HOẠCH": Voice.COMMITTEE,
    "TỜ TRÌNH": Voice.COMMITTEE,
    "BÁO CÁO": Voice.COMMITTEE,
    "THÔNG BÁO": Voice.COMMITTEE,
    "CÔNG VĂN": Voice.COMMITTEE,
    "GIẤY MỜI": Voice.COMMITTEE,
    "GIẤY XÁC NHẬN": Voice.COMMITTEE,
    "BIÊN BẢN": Voice.MEETING,
}


def voice_of(kind: str) -> Voice:
    """Return in whose name a paper the commune itself issues speaks.

    Args:
        kind: its type name: "QUYẾT ĐỊNH", "Tờ trình". One of no known type speaks for
            the committee, as every paper but the Chair's own acts.
    """
    return _VOICES.get(kind.strip().upper(), Voice.COMMITTEE)


def signed(kind: str, titles: Sequence[str], name: str) -> Signature:
    """Return the block under a paper of the commune itself, by the paper's type.

    Args:
        kind: "QUYẾT ĐỊNH", "TỜ TRÌNH", "BÁO CÁO", "KẾ HOẠCH", "THÔNG BÁO".
        titles: the signer's: ("CHỦ TỊCH",) or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
        name: empty leaves dots.
    """
    if voice_of(kind) is Voice.CHAIR:
        return by_chair(titles, name)
    return for_committee(titles, name)


def by_chair(titles: Sequence[str], name: str) -> Signature:
    """Return the block of the Chair's own act: CHỦ TỊCH, or KT. and PHÓ CHỦ TỊCH."""
    return Signature(_own(titles), name or NAME_ROOM)


def for_committee(titles: Sequence[str], name: str) -> Signature:
    """Return the block of a paper of the committee: TM. above the signer's titles."""
    return Signature((FOR_COMMITTEE, *_own(titles)), name or NAME_ROOM)


def for_council(titles: Sequence[str], name: str, post: str) -> Signature:
    """Return the block of a paper the council issues itself.

    Args:
        titles: in the council: ("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
        name: empty leaves dots.
        post: the state post above the name, as the committee's seal is used:
            "Chủ tịch Ủy ban nhân dân xã Hồng Vân"; printed in capitals.
    """
    return Signature((FOR_COUNCIL, *_own(titles)), name or NAME_ROOM, post.upper())


def by_head(title: str | Sequence[str], name: str) -> Signature:
    """Return the block of a body's own paper: "TRƯỞNG PHÒNG".

    Args:
        title: one line, or several as the office keeps them.
        name: empty leaves dots.
    """
    lines = (title,) if isinstance(title, str) else tuple(title)
    return Signature(tuple(line.upper() for line in lines), name or NAME_ROOM)


def by_deputy(title: str, deputy: str, name: str) -> Signature:
    """Return a deputy's block: KT. TRƯỞNG PHÒNG, PHÓ TRƯỞNG PHÒNG."""
    return Signature((f"KT. {title.upper()}", deputy.upper()), name or NAME_ROOM)


def by_order(title: str, name: str, *, of: str = CHAIR) -> Signature:
    """Return the block of whoever signs by order: "TL. CHỦ TỊCH", then the post."""
    return Signature((f"TL. {of.upper()}", title.upper()), name or NAME_ROOM)


def by_mandate(title: str, name: str, *, of: str = CHAIR) -> Signature:
    """Return the block of somebody who signs by a written, dated mandate: TUQ."""
    return Signature((f"TUQ. {of.upper()}", title.upper()), name or NAME_ROOM)


def of_meeting(
    secretary: str, chair: str, chair_post: str = ""
) -> tuple[Signature, Signature]:
    """Return the two blocks of minutes: THƯ KÝ left, CHỦ TỌA right.

    Args:
        secretary: name; empty leaves dots.
        chair: name; empty leaves dots.
        chair_post: the state post above the chair's name, where a seal is used.
    """
    return (
        Signature(("THƯ KÝ",), secretary or NAME_ROOM),
        Signature(("CHỦ TỌA",), chair or NAME_ROOM, chair_post.upper()),
    )


def _own(titles: Sequence[str]) -> tuple[str, ...]:
    """Return a signer's titles without a "TM." line somebody typed among them."""
    kept = tuple(
        title.strip().upper()
        for title in titles
        if title.strip() and not title.strip().upper().startswith("TM.")
    )
    return kept or (CHAIR,)
