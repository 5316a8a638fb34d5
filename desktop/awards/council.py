"""Hội đồng Thi đua - Khen thưởng: who sits on it, who came, and when a vote passes.

The law fixes no share for Giấy khen; the council's own regulation does. The default
here is the program's: more than half of all members, by show of hands, two thirds
present. A council advises, the Chair decides.

Shares are compared exactly: 11 of 12 passes "từ 90%", 9 of 10 passes, 8 of 9 does not,
whatever 88,89% rounds to. What nobody has counted is not zero: the result stays open.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop import vietnamese
from desktop.emulation.participants import LabelledEnum

DEFAULT_BASIS = "theo quy chế của Hội đồng; mặc định của chương trình"


class CouncilRole(LabelledEnum):
    """What somebody is on the council, in the order of the minutes."""

    CHAIR = "chair", "Chủ tịch"
    DEPUTY = "deputy", "Phó Chủ tịch"
    STANDING = "standing", "Ủy viên thường trực"
    MEMBER = "member", "Ủy viên"
    SECRETARY = "secretary", "Thư ký"


class Presence(LabelledEnum):
    """Whether a member came."""

    PRESENT = "present", "Có mặt"
    WRITTEN = "written", "Ý kiến bằng văn bản"
    ABSENT = "absent", "Vắng mặt"


class Denominator(LabelledEnum):
    """Of whom the share is taken; the label follows a percentage."""

    ALL = "all", "tổng số thành viên Hội đồng"
    PRESENT = "present", "số thành viên biểu quyết"
    VALID = "valid", "số phiếu hợp lệ"


class Ballot(LabelledEnum):
    """How the council votes."""

    HANDS = "hands", "biểu quyết giơ tay"
    SECRET = "secret", "bỏ phiếu kín"


class VoteState(LabelledEnum):
    """What came of a vote."""

    PASSED = "passed", "Thông qua"
    REJECTED = "rejected", "Không thông qua"
    OPEN = "open", "Chưa biểu quyết"


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """A member; `person_id` says who of the register it is, where that is known."""

    id: str
    name: str
    position: str
    role: CouncilRole = CouncilRole.MEMBER
    person_id: str | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """A member at one meeting, with name and post as they were then.

    `presence` is None while nobody has marked it.
    """

    member_id: str
    name: str
    position: str
    role: CouncilRole
    person_id: str | None = None
    presence: Presence | None = None


@dataclass(frozen=True, slots=True)
class Regulation:
    """How the council decides.

    `is_strict` is "trên 50%" (exactly half is not enough) against "từ 90%". `basis`
    quotes the council's regulation, or says that this is the program's default.
    """

    threshold_percent: Decimal = Decimal(50)
    is_strict: bool = True
    denominator: Denominator = Denominator.ALL
    ballot: Ballot = Ballot.HANDS
    quorum: Fraction = Fraction(2, 3)
    allows_written: bool = True
    basis: str = DEFAULT_BASIS

    @property
    def share(self) -> str:
        """Return "trên 50%" or "từ 90%"."""
        word = "trên" if self.is_strict else "từ"
        return f"{word} {vietnamese.percent(self.threshold_percent)}"

    @property
    def words(self) -> str:
        """Return the whole rule: "trên 50% tổng số thành viên Hội đồng, …"."""
        return f"{self.share} {self.denominator.label}, {self.ballot.label}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the council about a round; `finished_on` None while it goes on."""

    id: str
    round_id: str
    held_on: date
    place: str
    regulation: Regulation = Regulation()
    started: str = ""
    chair_id: str | None = None
    secretary_id: str | None = None
    tellers: str = ""
    agenda: str = ""
    conclusion: str = ""
    finished_on: date | None = None


@dataclass(frozen=True, slots=True)
class BallotCount:
    """The ballots of one list of an award, all four numbers counted."""

    offer: str
    kind: str
    issued: int
    collected: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class VoteCount:
    """The votes about one candidate; None is a number nobody has entered.

    `abstain` may stay None: those who marked neither are not always counted apart.
    """

    offer: str
    subject_id: str
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None

    @property
    def is_complete(self) -> bool:
        """Tell whether there is enough to judge by."""
        return self.yes is not None and self.no is not None

    @property
    def total(self) -> int:
        """Return how many votes are counted so far."""
        return sum(n for n in (self.yes, self.no, self.abstain) if n is not None)


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member who, by stated choice, has no vote about one candidate.

    The member leaves the denominator of that candidate. No law asks for it (practice),
    so it is never done without somebody saying so.
    """

    offer: str
    subject_id: str
    member_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many members came; whoever is unmarked may still turn out either way."""

    members: int
    present: int
    written: int
    unmarked: int

    @classmethod
    def of(cls, seats: Collection[Seat]) -> "Turnout":
        """Count the seats of a meeting."""
        marks = [seat.presence for seat in seats]
        return cls(
            len(marks),
            marks.count(Presence.PRESENT),
            marks.count(Presence.WRITTEN),
            marks.count(None),
        )

    def voters(self, regulation: Regulation) -> int:
        """Return how many vote: those who came, and by letter where that is allowed."""
        return self.present + (self.written if regulation.allows_written else 0)

    def quorum(self, regulation: Regulation) -> int:
        """Return how many have to come at least."""
        return -int(-(regulation.quorum * self.members) // 1)

    def has_quorum(self, regulation: Regulation) -> bool | None:
        """Tell whether enough came in person; None while that is not known.

        A letter is an opinion on a vote; it does not make a meeting.
        """
        needed = self.quorum(regulation)
        if not self.members or self.present + self.unmarked < needed:
            return False
        return True if self.present >= needed else None


@dataclass(frozen=True, slots=True)
class VoteResult:
    """What came of a vote, and why in words: "8/11 thành viên, 72,73%, …".

    `needed` is the least number of votes that passes.
    """

    state: VoteState
    words: str
    yes: int | None = None
    denominator: int | None = None
    needed: int | None = None

    @property
    def share(self) -> str:
        """Return "8/11", or "" while there is no result."""
        return "" if self.denominator is None else f"{self.yes}/{self.denominator}"


def passes(yes: int, regulation: Regulation, denominator: int) -> bool:
    """Tell whether so many votes of so many are enough, in whole numbers."""
    threshold = Fraction(regulation.threshold_percent)
    had = yes * 100 * threshold.denominator
    wanted = threshold.numerator * denominator
    return had > wanted if regulation.is_strict else had >= wanted


def needed(regulation: Regulation, denominator: int) -> int:
    """Return the least number of votes that passes."""
    exact = Fraction(regulation.threshold_percent) * denominator / 100
    least = -int(-exact // 1)
    return least if passes(least, regulation, denominator) else least + 1


def denominator_of(
    regulation: Regulation,
    turnout: Turnout,
    recused: Sequence[Seat] = (),
    ballots: BallotCount | None = None,
) -> int | None:
    """Return of how many the share is taken, None while that is not known.

    A recused member leaves it where the member stood in it: among all members always,
    among the voters and the valid ballots only when the member voted at all.
    """
    voting = sum(1 for seat in recused if votes(seat, regulation))
    match regulation.denominator:
        case Denominator.ALL:
            return turnout.members - len(recused)
        case Denominator.PRESENT:
            if turnout.unmarked:
                return None
            return turnout.voters(regulation) - voting
        case _:
            return None if ballots is None else ballots.valid - voting


def votes(seat: Seat, regulation: Regulation) -> bool:
    """Tell whether a member takes part in the votes of a meeting."""
    if seat.presence is Presence.WRITTEN:
        return regulation.allows_written
    return seat.presence is Presence.PRESENT
