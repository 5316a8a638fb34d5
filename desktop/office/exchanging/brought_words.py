"""Names and cells of a submission as the city's register spells them."""

from desktop.emulation.participants import UnitKind
from desktop.office.exchanging.wire_tables import Cells
from desktop.text import same_key

COMMUNES = (
    UnitKind.COMMUNE,
    UnitKind.WARD,
    UnitKind.SPECIAL_ZONE,
    UnitKind.TOWNSHIP,
)


def text(row: Cells, column: str) -> str:
    """Return a cell as text, "" where nothing was said."""
    return str(row.get(column) or "")


def list_place(row: Cells) -> tuple[str, int]:
    """Return where a proposal stands: its list, and the place in it."""
    place = row["place"]
    return text(row, "quota"), place if isinstance(place, int) else 0


def unit_kind(row: Cells) -> UnitKind:
    """Return the kind of the office a submission comes from."""
    kinds = {kind.value: kind for kind in COMMUNES}
    return kinds.get(text(row, "kind"), UnitKind.COMMUNE)


def full_name(row: Cells, kind: UnitKind) -> str:
    """Return "Phường Hoa Sen" of "phường" and "Hoa Sen"."""
    name, words = text(row, "name"), kind.label.partition(" (")[0]
    if same_key(name).startswith(f"{same_key(words)} "):
        return f"{name[0].upper()}{name[1:]}"
    return f"{words[0].upper()}{words[1:]} {name}".strip()


def told_apart(name: str, commune: str) -> str:
    """Return a body's name with its commune: every commune has a Phòng Kinh tế."""
    proper = commune.partition(" ")[2] or commune
    if same_key(proper) in same_key(name):
        return name
    return f"{name} {commune[0].lower()}{commune[1:]}"
