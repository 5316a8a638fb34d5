"""How papers name what they cite: the movement, laws, plans, bodies and places."""

import re
from datetime import date

from desktop.awards.issuing import COUNCIL_SYMBOL, Issued
from desktop.documents.paper import numbered
from desktop.plans.plan import Plan
from desktop.vietnamese import long_date

_TYPES = "Xã|Phường|Thôn|Xóm|Tổ dân phố|Khu phố|Đặc khu|Thị trấn|Thành phố"
_TYPE_FIRST = re.compile(rf"(?:^|(?<=, ))(?:{_TYPES})(?= )")
_HEADS = {
    "phòng": "Trưởng phòng",
    "ban": "Trưởng ban",
    "sở": "Giám đốc Sở",
    "trung tâm": "Giám đốc Trung tâm",
    "văn phòng": "Chánh Văn phòng",
}

_TITLES = {
    "phòng": "TRƯỞNG PHÒNG",
    "ban": "TRƯỞNG BAN",
    "sở": "GIÁM ĐỐC",
    "trung tâm": "GIÁM ĐỐC",
    "văn phòng": "CHÁNH VĂN PHÒNG",
}
# An office is "VP" whomever it serves; no symbol has a letter for "và".
_UNSAID = frozenset({"và", "của", "HĐND", "UBND"})


def movement_words(plan: Plan) -> str:
    """Return the movement as papers say it inside a sentence.

    A name the plan's title puts in quotes keeps them and its capital; any other goes
    on in small letters.
    """
    name = plan.movement
    if f"“{name}" in plan.title:
        name = f"“{name}”"
    return f"phong trào thi đua {name[0].lower()}{name[1:]}"


def plan_basis(plan: Plan) -> str:
    """Return the plan itself as a basis; blanks stand for what it has not yet."""
    shown = plan.number or "…"
    symbol = "" if "/" in shown else "/KH-UBND"
    day = "ngày … tháng … năm …"
    if plan.issued_on is not None:
        day = long_date(plan.issued_on)
    return (
        f"Căn cứ Kế hoạch số {shown}{symbol} {day} của {plan.issuer.office} "
        f"phát động {movement_words(plan)}"
    )


def head_of(body: str) -> str:
    """Return "Trưởng phòng Văn hóa - Xã hội" for "Phòng Văn hóa - Xã hội".

    "Công chức Văn phòng - Thống kê" is one person and stays as it is.
    """
    folded = body.casefold()
    if folded.startswith("công chức "):
        return body
    for kind, head in _HEADS.items():
        if folded.startswith(f"{kind} "):
            return f"{head}{body[len(kind) :]}"
    return f"Thủ trưởng {body}"


def title_of(body: str) -> str:
    """Return how the head signs the body's own papers, which name the body above."""
    folded = body.casefold()
    for kind, title in _TITLES.items():
        if folded.startswith(f"{kind} "):
            return title
    return body.upper() if folded.startswith("công chức ") else "THỦ TRƯỞNG"


def symbol(body: str) -> str:
    """Return "VHXH" for "Phòng Văn hóa - Xã hội", "VP" for the commune's office."""
    words = [w for w in body.replace("-", " ").replace("–", " ").split() if w.isalpha()]
    if [word.casefold() for word in words[:2]] == ["công", "chức"]:
        words = words[2:]
    if words and words[0].casefold() in {"phòng", "ban"}:
        words = words[1:]
    return "".join(_initial(word) for word in words if word not in _UNSAID)


def _initial(word: str) -> str:
    """Return the first letter of a word, the whole of an abbreviation."""
    return word if len(word) > 1 and word.isupper() else word[0].upper()


def lower_types(detail: str) -> str:
    """Return "Trưởng thôn, xã Hồng Vân": a type word inside a line is small."""
    return _TYPE_FIRST.sub(lambda found: found.group().lower(), detail)


def minutes_basis(issued: Issued, held_on: date, council: str) -> str:
    """Return the council's minutes as a basis; dots stand for a number to come."""
    symbol = f"BB-{COUNCIL_SYMBOL}"
    written = numbered(issued.number, symbol) if issued.number else f"…/{symbol}"
    day = long_date(issued.issued_on or held_on)
    return f"Căn cứ Biên bản số {written} {day} của {council}"


def department(receiver: str, province: str) -> str:
    """Return "Sở Nội vụ thành phố Hải Phòng": who takes a dossier in, in full.

    Args:
        receiver: as the plan names it: "Sở Nội vụ (qua phòng Cải cách hành chính)".
        province: "Thành phố Hải Phòng"; empty where it is not known.

    Empty where the plan names no department: "Ủy ban nhân dân Thành phố".
    """
    name = receiver.partition("(")[0].strip()
    if not name.casefold().startswith("sở "):
        return ""
    short = province.removeprefix("Thành phố ").removeprefix("Tỉnh ")
    if not province or short.casefold() in name.casefold():
        return name
    return f"{name} {province[:1].lower()}{province[1:]}"


def full_authority(authority: str, province: str) -> str:
    """Return who decides with the province's name, where the plan leaves it out.

    Args:
        authority: as the plan names it: "Chủ tịch UBND thành phố".
        province: "Thành phố Hải Phòng"; empty where the authority is none of it.
    """
    said = authority.replace("UBND", "Ủy ban nhân dân")
    for kind in ("Thành phố", "Tỉnh"):
        if province.startswith(f"{kind} ") and said.casefold().endswith(kind.lower()):
            return f"{said[: -len(kind)]}{kind.lower()} {province[len(kind) + 1 :]}"
    return said
