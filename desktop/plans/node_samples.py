"""New conditions as an editor adds them: each kind with values that can be read."""

from typing import Any

from desktop.plans.node_fields import KIND_LABELS
from desktop.plans.plan import Plan
from desktop.plans.rule_references import scale_of
from desktop.plans.trees import walk

_ANSWER = "xac-nhan"


def offered(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return the kinds that can be added to a standard of a plan, with their words."""
    left_out = {"choose"} | ({"indicator"} if not plan.indicators else set())
    return tuple(pair for pair in KIND_LABELS.items() if pair[0] not in left_out)


def sample(kind: str, clause: str, plan: Plan) -> dict[str, Any]:
    """Return a new condition of a kind, citing a clause, as keys and values."""
    return {"label": KIND_LABELS[kind], "clause": clause, **_own(kind, clause, plan)}


def _own(kind: str, clause: str, plan: Plan) -> dict[str, Any]:
    inner = {"label": "Điều kiện mới", "clause": clause, "attest": _free_code(plan)}
    match kind:
        case "all" | "any" | "pre" | "not" | "ancestor":
            return {kind: [inner]}
        case "at_least":
            return {"count": 1, "at_least": [inner]}
        case "then":
            who = {"label": "Thuộc diện", "clause": clause, "member": True}
            return {"when": [{**who, "kinds": ["collective"]}], "then": [inner]}
        case "attest":
            return {"attest": _free_code(plan)}
        case "decide":
            return {"decide": _free_code(plan), "by": "người có thẩm quyền"}
        case "index_class":
            return {"index_class": scale_of(plan, "par")[2], "index": "par"}
        case "indicator":
            return {"indicator": plan.indicators[0].code}
        case _:
            return dict(_PLAIN[kind])


def _free_code(plan: Plan) -> str:
    """Return a code of a statement nobody is asked for yet."""
    taken = {
        getattr(node, "statement", "")
        for standard in plan.standards
        for _, node in walk(standard.root)
    }
    number = 1
    while f"{_ANSWER}-{number}" in taken:
        number += 1
    return f"{_ANSWER}-{number}"


_PLAIN: dict[str, dict[str, Any]] = {
    "grade": {"grade": "good"},
    "initiatives": {"initiatives": 1},
    "achievements": {"achievements": 1},
    "years": {"years": 3, "source": "direct_work"},
    "no_breach": {"no_breach": "self"},
    "direct_work": {"direct_work": []},
    "member": {"member": True, "kinds": ["collective"]},
    "index": {"index": "par", "operator": ">=", "value": 90},
    "index_role": {"index_role": "assessed"},
    "rank": {"rank": "par", "of": "subject", "limits": [{"places": 3}]},
    "non_decreasing": {"non_decreasing": "assigned"},
    "targets": {"targets": "met"},
    "score": {"score": 80, "operator": ">="},
}
