"""The tables, by subject; `every` has them all.

Making a table's model takes a moment, so a start makes only those it reads.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.models.every import ALL, TRACKED, UNTRACKED

__all__ = ["ALL", "TRACKED", "TRACKED_NAMES", "UNTRACKED"]

TRACKED_NAMES = (
    "office",
    "signatory",
    "plan",
    "plan_choice",
    "subject",
    "unit",
    "person",
    "direct_work",
    "other_subject",
    "review_round",
    "round_closing",
    "nomination",
    "score",
    "attestation",
    "indicator_result",
    "task_rating",
    "initiative",
    "initiative_author",
    "breach",
    "evidence",
    "decision",
    "award_grant",
)
"""The names of `every.TRACKED`, in its order."""


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in {"ALL", "TRACKED", "UNTRACKED"}:
        from db.models import every

        return getattr(every, name)
    raise AttributeError(name)
