"""An explanation as a tree of nodes with what can be done at each."""

from desktop.awards.eligibility import Explanation, Verdict
from ui.language import _
from ui.pages.review_words import OPEN_WORDS
from ui.tables.tree import Node

ATTEST, EVIDENCE = 0, 1
_LINE = 46  # letters of a second line that fit beside deep nodes


def node_of(
    explanation: Explanation, *, files: dict[str, int], can_act: bool, root: str = ""
) -> Node:
    """Return the node of an explanation and all below it.

    Args:
        explanation: what was judged.
        files: how many files prove each attested statement.
        can_act: whether the round is still open.
        root: clause of the whole standard; below it only "ý 2" is said.
    """
    top = root or explanation.clause
    place = explanation.place
    statement = place.key if place and place.page == "review" else ""
    return Node(
        explanation.label,
        explanation.verdict.value,
        quantifier=explanation.quantifier,
        used=explanation.used,
        source=_source(explanation, files.get(statement, 0)),
        missing=_missing(explanation),
        clause=short_clause(explanation.clause, root),
        actions=_actions(explanation) if can_act else (),
        key=explanation,
        children=tuple(
            node_of(child, files=files, can_act=can_act, root=top)
            for child in explanation.children
        ),
    )


def short_clause(clause: str, root: str) -> str:
    """Return "ý 2" under "III.1.4", the whole clause elsewhere."""
    rest = clause.removeprefix(f"{root} ") if root else clause
    return rest or clause


def heeded(explanation: Explanation) -> str:
    """Return what the officer should look at beside a node, or nothing."""
    said = []
    rest = explanation.missing or explanation.source
    whole = " · ".join(part for part in (explanation.used, rest) if part)
    is_cut = not explanation.quantifier and len(whole) > _LINE
    if is_cut or (explanation.used and is_answered(explanation)):
        said.append(f"{whole}.")
    if explanation.caution:
        said.append(explanation.caution)
    if explanation.reading:
        said.append(_("Lời kế hoạch chưa rõ; {how}.").format(how=explanation.reading))
    return " ".join(said)


def is_answered(explanation: Explanation) -> bool:
    """Tell whether somebody has confirmed or denied a condition."""
    is_asked = explanation.place is not None and explanation.place.page == "review"
    return is_asked and explanation.verdict is not Verdict.UNKNOWN


def _source(explanation: Explanation, count: int) -> str:
    said = []
    if explanation.source and not explanation.missing:
        said.append(explanation.source)
    if count:
        said.append(_("{count} tệp minh chứng").format(count=count))
    if explanation.caution:
        said.insert(0, _("Có lưu ý"))
    return " · ".join(said)


def _missing(explanation: Explanation) -> str:
    if explanation.quantifier or not explanation.missing:
        return ""
    if explanation.place and explanation.place.page == "review":
        said = _("Chưa ai xác nhận")
        return f"{said} · {_('Có lưu ý')}" if explanation.caution else said
    return explanation.missing


def _actions(explanation: Explanation) -> tuple[str, ...]:
    place = explanation.place
    if place is None or explanation.quantifier:
        return ()
    if place.page == "review":
        if is_answered(explanation):
            return (_("Sửa xác nhận…"), _("Minh chứng…"))
        return (_("Xác nhận…"), _("Đính minh chứng…"))
    return (OPEN_WORDS[place.page],) if place.page in OPEN_WORDS else ()
