"""What the papers of a meeting say beyond attendance and votes.

Everything here is typed after, or before, the meeting by whoever keeps its papers. What
nobody has typed stays empty and prints as dots; it is never filled by a guess.
"""

from dataclasses import dataclass
from datetime import date

from desktop.emulation.participants import LabelledEnum


class InvitationSigner(LabelledEnum):
    """Who signs the invitation to a meeting of the council."""

    CHAIR = "chair", "Chủ tịch Hội đồng"
    DEPUTY = "deputy", "Phó Chủ tịch Hội đồng, ký thay (KT.)"
    STANDING = "standing", "Ủy viên thường trực, ký thừa lệnh (TL.)"


class PostingStage(LabelledEnum):
    """Which list is posted for everybody to read."""

    PROPOSED = "proposed", "Danh sách đề nghị"
    AWARDED = "awarded", "Danh sách đã có quyết định"


@dataclass(frozen=True, slots=True)
class Minutes:
    """How a meeting went.

    Attributes:
        ended: the time as it is written in minutes, "16 giờ 40".
        report: what the standing body reported; empty leaves what the lists say.
        discussion: one opinion a line.
        agreed: how many of those present agreed to the minutes; None while not asked.
    """

    ended: str = ""
    report: str = ""
    discussion: str = ""
    agreed: int | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """How the ballots of a secret vote were counted.

    Attributes:
        leader: who leads the tellers.
        tellers: the others, one name a line.
        kept_by: who keeps the sealed ballots.
        is_whole_spoiled: a line marked twice makes the whole ballot invalid, not
            only the line; by the council's regulation.
    """

    leader: str = ""
    tellers: str = ""
    started: str = ""
    ended: str = ""
    kept_by: str = ""
    is_whole_spoiled: bool = False

    @classmethod
    def of_wording(cls, wording: str) -> "Counting":
        """Return the tellers of one line of words: the first leads.

        Args:
            wording: "bà Trần Thị Hạnh, ông Hồ Minh Quân".
        """
        names = [one.strip() for one in wording.replace(",", ";").split(";")]
        first, *others = [one for one in names if one] or [""]
        return cls(leader=first, tellers="\n".join(others))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the tellers beside their leader."""
        return tuple(line for line in self.tellers.splitlines() if line)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the invitation says beside day, place and agenda; `guests` one a line."""

    guests: str = ""
    note: str = ""
    signer: InvitationSigner = InvitationSigner.CHAIR


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a member did not come."""

    member_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Posting:
    """Where, from when and for how many working days a list is posted.

    No law names the days for a commune's own Giấy khen; None is not decided yet.
    """

    stage: PostingStage
    posted_on: date | None = None
    days: int | None = None
    place: str = ""
    complaints_to: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything said about one meeting for its papers."""

    minutes: Minutes = Minutes()
    counting: Counting = Counting()
    invitation: Invitation = Invitation()
    absences: tuple[Absence, ...] = ()

    def reason_of(self, member_id: str) -> str:
        """Return why a member did not come, "" while nobody has said."""
        found = (a.reason for a in self.absences if a.member_id == member_id)
        return next(found, "")
