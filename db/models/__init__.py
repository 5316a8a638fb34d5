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
    "score_basis",
    "attestation",
    "indicator_result",
    "task_rating",
    "initiative",
    "initiative_author",
    "breach",
    "evidence",
    "decision",
    "award_grant",
    "past_award",
    "uncited",
    "grant_citation",
    "ruling",
    "distinct_subjects",
    "worked_on",
    "deadline_day",
    "round_budget",
    "council_member",
    "council_meeting",
    "council_presence",
    "council_ballots",
    "council_vote",
    "council_recusal",
    "index_value",
    "index_duty",
    "assigned_target",
    "breach_review",
    "achievement",
    "membership",
    "activity",
    "survey_answer",
    "difficulty",
    "paper_due",
    "legal_value",
    "issued_paper",
    "round_money",
    "award_delivery",
    "dossier",
    "dossier_item",
    "dossier_confirmation",
    "merit_text",
    "council_minutes",
    "council_counting",
    "council_invitation",
    "council_absence",
    "round_posting",
    "stock_layout",
    "stock_field",
    "printer_profile",
    "certificate_wording",
    "emblem",
    "overlay",
    "linked_subject",
)
"""The names of `every.TRACKED`, in its order."""


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in {"ALL", "TRACKED", "UNTRACKED"}:
        from db.models import every

        return getattr(every, name)
    raise AttributeError(name)
