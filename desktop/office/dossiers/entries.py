"""What may be typed about a dossier: copies, sets, sheets; else a sentence."""

from desktop.awards.dossier_states import Sheets
from desktop.errors import EntryError
from desktop.office.dossiers.lines import Dossier, DossierLine

_MOST_SETS = 20
_MOST_SHEETS = 9999


def check_sets(sets: int | None) -> None:
    """Refuse a number of sets no office asks for."""
    if sets is not None and not 1 <= sets <= _MOST_SETS:
        raise EntryError(f"Số bộ từ 1 đến {_MOST_SETS}.", "Nhập lại số bộ hồ sơ.")


def check_copies(copies: int | None) -> None:
    """Refuse a number of copies nobody can have."""
    if copies is not None and not 0 <= copies <= _MOST_SETS:
        raise EntryError(f"Số bản từ 0 đến {_MOST_SETS}.", "Nhập lại số bản.")


def check_sheets(dossier: Dossier, line: DossierLine, sheets: Sheets | None) -> None:
    """Refuse sheets that run backwards or belong to another paper already."""
    if sheets is None:
        return
    if not 1 <= sheets.first <= sheets.last <= _MOST_SHEETS:
        raise EntryError(
            f"Tờ số {sheets.first} đến {sheets.last} không hợp lý.",
            "Ghi tờ đầu rồi tờ cuối, từ 1.",
        )
    for other in dossier.lines:
        is_same = (other.component, other.subject_id) == (
            line.component,
            line.subject_id,
        )
        taken = other.sheets
        if not is_same and taken and _overlap(taken, sheets):
            raise EntryError(
                f"Tờ số {sheets} trùng với {short(other.title)} (tờ {taken}).",
                "Xem lại số tờ ghi ở góc giấy.",
            )


def _overlap(one: Sheets, other: Sheets) -> bool:
    return one.first <= other.last and other.first <= one.last


def short(title: str) -> str:
    """Return a title, cut where it would fill a sentence."""
    return title if len(title) <= 60 else f"{title[:59].rstrip()}…"
