"""What the papers of a meeting say, and lists that are posted."""

from peewee import CompositeKey

from db.models.council import CouncilMeeting, CouncilMember
from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    FlagField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from desktop.awards.minutes import InvitationSigner, PostingStage


class CouncilMinutes(Row):
    """How a meeting went; no number of those who agreed means nobody was asked yet."""

    meeting = refers(CouncilMeeting, "meeting_id", primary_key=True, index=False)
    ended = LineField()
    report = LinesField()
    discussion = LinesField()
    agreed = CountField(null=True)


class CouncilCounting(Row):
    """How the ballots of a meeting were counted."""

    meeting = refers(CouncilMeeting, "meeting_id", primary_key=True, index=False)
    leader = LineField()
    tellers = LinesField()
    started = LineField()
    ended = LineField()
    kept_by = LineField()
    is_whole_spoiled = FlagField()


class CouncilInvitation(Row):
    """What the invitation to a meeting says beside day, place and agenda."""

    meeting = refers(CouncilMeeting, "meeting_id", primary_key=True, index=False)
    guests = LinesField()
    note = LinesField()
    signer = CodeField(InvitationSigner)


class CouncilAbsence(Row):
    """Why a member did not come to a meeting."""

    meeting = refers(CouncilMeeting, "meeting_id", index=False)
    member = refers(CouncilMember, "member_id")
    reason = LinesField()

    class Meta:
        primary_key = CompositeKey("meeting", "member")
        without_rowid = True


class RoundPosting(Row):
    """Where and how long a list of a round is posted; an empty day is not decided."""

    round = refers(ReviewRound, "round_id", index=False)
    stage = CodeField(PostingStage)
    posted_on = DateField(null=True)
    days = CountField(null=True)
    place = LineField()
    complaints_to = LineField()

    class Meta:
        primary_key = CompositeKey("round", "stage")
        without_rowid = True
