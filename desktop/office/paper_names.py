"""How papers name what they cite: the movement, laws, plans, bodies and places."""

import re
import tomllib
from datetime import date

import resources
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


def movement_words(plan: Plan) -> str:
    """Return the movement as papers say it inside a sentence.

    A name the plan's title puts in quotes keeps them and its capital; any other goes
    on in small letters.
    """
    name = plan.movement
    if f"“{name}" in plan.title:
        name = f"“{name}”"
    return f"phong trào thi đua {name[0].lower()}{name[1:]}"


def legal_bases(day: date) -> tuple[str, ...]:
    """Return the laws in force on a day, from resources/wording/bases.toml."""
    data = tomllib.loads(resources.text("wording/bases.toml"))
    return tuple(
        basis["text"]
        for basis in data["basis"]
        if basis["from"] <= day <= basis.get("until", date.max)
    )


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


def symbol(body: str) -> str:
    """Return "VHXH" for "Phòng Văn hóa - Xã hội"."""
    words = [w for w in body.replace("-", " ").replace("–", " ").split() if w.isalpha()]
    if [word.casefold() for word in words[:2]] == ["công", "chức"]:
        words = words[2:]
    if words and words[0].casefold() in {"phòng", "ban", "trung"}:
        words = words[1:]
    return "".join(word[0].upper() for word in words)


def lower_types(detail: str) -> str:
    """Return "Trưởng thôn, xã Hồng Vân": a type word inside a line is small."""
    return _TYPE_FIRST.sub(lambda found: found.group().lower(), detail)


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
