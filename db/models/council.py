"""The council: who sits on it, its meetings, who came, and what was voted."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    ExactDecimalField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Person, Subject
from desktop.awards.council import Ballot, CouncilRole, Denominator, Presence


class CouncilMember(Row):
    """A member of the council."""

    id = IdField(primary_key=True)
    name = LineField()
    position = LineField()
    role = CodeField(CouncilRole)
    person = refers(Person, "person_id", null=True)
    is_active = FlagField()


class CouncilMeeting(Row):
    """A meeting about a round, with the regulation it went by."""

    id = IdField(primary_key=True)
    round = refers(ReviewRound, "round_id")
    held_on = DateField()
    started = LineField()
    place = LineField()
    chair = refers(CouncilMember, "chair_id", null=True)
    secretary = refers(CouncilMember, "secretary_id", null=True)
    tellers = LineField()
    agenda = LinesField()
    conclusion = LinesField()
    finished_on = DateField(null=True)
    threshold_percent = ExactDecimalField()
    is_strict = FlagField()
    denominator = CodeField(Denominator)
    ballot = CodeField(Ballot)
    quorum_numerator = CountField()
    quorum_denominator = CountField()
    allows_written = FlagField()
    basis = LinesField()


class CouncilPresence(Row):
    """A member at a meeting, named as then; no presence means nobody has marked it."""

    meeting = refers(CouncilMeeting, "meeting_id", index=False)
    member = refers(CouncilMember, "member_id")
    name = LineField()
    position = LineField()
    role = CodeField(CouncilRole)
    person = refers(Person, "person_id", null=True)
    presence = CodeField(Presence, null=True)

    class Meta:
        primary_key = CompositeKey("meeting", "member")
        without_rowid = True


class CouncilBallots(Row):
    """The ballots of one list of an award."""

    meeting = refers(CouncilMeeting, "meeting_id", index=False)
    offer = IdField()
    kind = IdField()
    issued = CountField()
    collected = CountField()
    valid = CountField()
    invalid = CountField()

    class Meta:
        primary_key = CompositeKey("meeting", "offer", "kind")
        without_rowid = True


class CouncilVote(Row):
    """The votes about one candidate; an empty number is not counted yet."""

    meeting = refers(CouncilMeeting, "meeting_id", index=False)
    offer = IdField()
    subject = refers(Subject, "subject_id")
    yes = CountField(null=True)
    no = CountField(null=True)
    abstain = CountField(null=True)

    class Meta:
        primary_key = CompositeKey("meeting", "offer", "subject")
        without_rowid = True


class CouncilRecusal(Row):
    """A member who has no vote about one candidate, by stated choice."""

    meeting = refers(CouncilMeeting, "meeting_id", index=False)
    offer = IdField()
    subject = refers(Subject, "subject_id")
    member = refers(CouncilMember, "member_id")
    reason = LinesField()

    class Meta:
        primary_key = CompositeKey("meeting", "offer", "subject", "member")
        without_rowid = True
