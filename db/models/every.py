"""Every table at once: for what makes, checks or compares whole files."""

from db.models import awards, offices, plans, records, reviews, scores, subjects, trail
from db.models.fields import Row

TRACKED: tuple[type[Row], ...] = (
    offices.Office,
    offices.Signatory,
    plans.Plan,
    plans.PlanChoice,
    subjects.Subject,
    subjects.Unit,
    subjects.Person,
    subjects.DirectWork,
    subjects.OtherSubject,
    reviews.ReviewRound,
    reviews.RoundClosing,
    reviews.Nomination,
    scores.Score,
    records.Attestation,
    records.IndicatorResult,
    records.TaskRating,
    records.Initiative,
    records.InitiativeAuthor,
    records.Breach,
    records.Evidence,
    awards.Decision,
    awards.AwardGrant,
)
"""What the officer enters: every change is in the trail and can be undone."""

UNTRACKED: tuple[type[Row], ...] = (
    offices.Setting,
    awards.NumberSeries,
    trail.Operation,
    trail.Change,
    trail.OperationEvent,
    trail.TrailNow,
)
"""What undo never touches; a number once given stays given."""

ALL = TRACKED + UNTRACKED
