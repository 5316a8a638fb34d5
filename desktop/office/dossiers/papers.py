"""Which papers the program makes for a component of a dossier.

A plan names papers in its own words ("Biên bản họp xét duyệt"); the first words say
which kind of paper is meant, the dossier whose it is.
"""

from collections.abc import Sequence

from desktop.office.dossiers.cases import Case, Nominee
from desktop.office.papers import indices as paper_indices
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.drafts import RANKING
from desktop.text import search_key

INDEX = "dossier-index:"
MERITS = "bao cao thanh tich"
_COMMON = (PaperStep.APPRAISAL, PaperStep.COUNCIL)


def is_of_each(component: str) -> bool:
    """Tell whether everybody in a dossier has such a paper of their own."""
    return search_key(component).startswith(MERITS)


def made_for(
    case: Case, component: str, nominee: Nominee | None, kinds: Sequence[PaperKind]
) -> tuple[PaperKind, ...]:
    """Return the papers the program makes for one component, none for others' papers.

    Args:
        nominee: whose paper it is, None for a paper about everybody.
    """
    name = search_key(component)
    mine = [kind for kind in kinds if not kind.code.startswith(INDEX)]
    if nominee is not None:
        return tuple(k for k in mine if _is_about(k, name, nominee.id))
    if case.unit_id:
        return tuple(k for k in mine if _is_about(k, name, case.unit_id))
    return tuple(k for k in mine if _is_ours(case, name, k))


def going_along(
    case: Case, used: Sequence[PaperKind], kinds: Sequence[PaperKind]
) -> tuple[PaperKind, ...]:
    """Return what goes with a dossier of ours though no component asks for it.

    Rankings, results and what the council left behind; with the own Chair also the
    draft of the decision. Empty forms, papers of units and proposals of other awards
    stay behind.
    """
    if case.unit_id:
        return ()
    known = {kind.code for kind in used}
    return tuple(
        kind
        for kind in kinds
        if kind.code not in known and not kind.is_final and _goes_along(case, kind)
    )


def _goes_along(case: Case, kind: PaperKind) -> bool:
    if ":" in kind.code and not kind.code.startswith((RANKING, paper_indices.INDEX)):
        return False  # of one unit, person or award
    if kind.step in _COMMON:
        return True
    title = search_key(kind.title)
    if kind.step is PaperStep.PROPOSAL:
        return title.startswith("danh sach")
    return case.is_own and kind.code == "decision"


def _is_about(kind: PaperKind, component: str, whose: str) -> bool:
    return whose in kind.code.split(":") and _same_kind(component, kind)


def _is_ours(case: Case, component: str, kind: PaperKind) -> bool:
    if not _same_kind(component, kind) or kind.step is PaperStep.UNITS:
        return False
    if not component.startswith("to trinh"):
        return ":" not in kind.code
    if case.is_own:
        return kind.code == "proposal"
    return kind.code == f"upward:{case.offers[0].code}"


def _same_kind(component: str, kind: PaperKind) -> bool:
    """Tell whether two papers begin with the same two words: "Tờ trình", "Biên bản"."""
    title = search_key(kind.title).split()
    wanted = component.split()
    if "kiem" in wanted[:4] or "kiem" in title[:4]:  # the count is no meeting
        return "kiem" in wanted[:4] and "kiem" in title[:4]
    return title[:2] == wanted[:2]
