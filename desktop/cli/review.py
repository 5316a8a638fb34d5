"""`review`: the lists of every award, each row with its verdict and why."""

from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns, number

if TYPE_CHECKING:
    from desktop.awards.eligibility import Explanation
    from desktop.office.office import Office
    from desktop.office.rounds.outcome import ReviewList, ReviewRow
    from desktop.plans.plan import Plan


def reviewed(office: "Office") -> tuple[dict[str, Any], str]:
    """Return the lists of the round in hand, for machines and people."""
    plan, now, lists = office.plan(), office.current_round(), office.outcome().lists
    data = {
        "plan": plan.code,
        "round": now.name,
        "closed": now.is_closed,
        "awards": [_list(found, plan) for found in lists],
    }
    state = "đã chốt" if now.is_closed else "chưa chốt"
    head = f"{plan.short_name}, đợt xét {now.name}, {state}"
    return data, "\n\n".join([head, *map(_text, lists)])


def _list(found: "ReviewList", plan: "Plan") -> dict[str, Any]:
    offer = plan.offer_by_code.get(found.offer)
    return {
        "offer": found.offer,
        "form": found.form,
        "level": offer.level.value if offer else None,
        "authority": found.authority,
        "own": found.is_own,
        "kind": found.kind.value,
        "scope": found.scope,
        "quota": found.quota,
        "count": found.count,
        "per_proposer": found.is_per_proposer,
        "soft": found.is_soft,
        "beyond": found.beyond,
        "clause": found.clause,
        "open_seats": found.open_seats,
        "rows": [_row(row) for row in found.rows],
    }


def _row(row: "ReviewRow") -> dict[str, Any]:
    return {
        "id": row.subject_id,
        "name": row.name,
        "kind": row.kind.value,
        "group": row.group,
        "verdict": row.verdict.value,
        "remark": row.remark.value,
        "section": row.section.value,
        "reason": row.reason or None,
        "rank": row.rank,
        "tied": row.is_tied,
        "total": None if row.total is None else float(row.total),
        "conflicts": list(row.conflicts),
        "cited": list(row.cited),
        "explanation": _tree(row.explanation),
    }


def _tree(node: "Explanation") -> dict[str, Any]:
    return {
        "label": node.label,
        "clause": node.clause,
        "verdict": node.verdict.value,
        "used": node.used,
        "source": node.source,
        "missing": node.missing,
        "quantifier": node.quantifier,
        "reading": node.reading,
        "caution": node.caution,
        "children": [_tree(child) for child in node.children],
    }


def _text(found: "ReviewList") -> str:
    rows = []
    for row in found.rows:
        rank = "–" if row.rank is None else f"{row.rank}{' =' if row.is_tied else ''}"
        total = "" if row.total is None else number(row.total, 2)
        why = row.reason or row.remark.label
        rows.append((row.section.label, rank, row.name, total, row.verdict.label, why))
    head = f"{found.form}, {found.quota} (mục {found.clause})"
    if not found.is_own:
        head = f"Đề nghị {found.authority or 'cấp trên'}: {head}"
    head += f": đề nghị {len(found.proposed):02d}"
    head += f", còn {found.open_seats:02d} suất đồng hạng" if found.open_seats else ""
    headings = ["Phần", "Hạng", "Tên", "Điểm", "Kết luận", "Lý do"]
    return f"{head}\n" + columns(headings, rows, {3})
