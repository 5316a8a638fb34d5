"""The journal of the movement: what was done, what came, what stands in the way.

Follows plans-digest R136–R138, R146–R150, R153–R154. A number nobody has entered is
None: not known is not zero. Nothing here refuses; late is a mark (A15).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from desktop.emulation.movements import Period
from desktop.emulation.participants import LabelledEnum


class ActivityKind(LabelledEnum):
    """What is entered in the journal."""

    LAUNCH_PAPER = "launch_paper", "văn bản phát động, kế hoạch của đơn vị"
    UNIT_REPORT = "unit_report", "báo cáo của đơn vị"
    PROPAGANDA = "propaganda", "tuyên truyền"
    TRAINING = "training", "tập huấn, bồi dưỡng"
    INSPECTION = "inspection", "kiểm tra"
    SURPRISE_INSPECTION = "surprise_inspection", "kiểm tra đột xuất"
    RE_INSPECTION = "re_inspection", "tái kiểm tra"
    SUPERVISION = "supervision", "giám sát của MTTQ"
    SURVEY = "survey", "khảo sát hài lòng"
    CITIZEN_FEEDBACK = "citizen_feedback", "phản ánh, kiến nghị của người dân"
    CONTEST = "contest", "cuộc thi, hội thi"
    CONFERENCE = "conference", "hội nghị"


UNIT_PAPERS = (ActivityKind.LAUNCH_PAPER, ActivityKind.UNIT_REPORT)
"""Papers every unit owes; they always name a unit."""

INSPECTIONS = (
    ActivityKind.INSPECTION,
    ActivityKind.SURPRISE_INSPECTION,
    ActivityKind.RE_INSPECTION,
)


class Channel(LabelledEnum):
    """By which way word was spread (R147)."""

    LOUDSPEAKER = "loudspeaker", "truyền thanh"
    PORTAL = "portal", "Cổng TTĐT"
    SOCIAL = "social", "mạng xã hội"
    PRESS = "press", "báo chí"
    MEETING = "meeting", "hội nghị"
    OTHER = "other", "hình thức khác"


class AnswerLevel(IntEnum):
    """The five answers of a satisfaction survey, low to high."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    NEUTRAL = 3
    SATISFIED = 4
    VERY_SATISFIED = 5

    @property
    def label(self) -> str:
        """Return the answer as the form words it."""
        return _ANSWER_LABELS[self]


_ANSWER_LABELS = {
    AnswerLevel.VERY_DISSATISFIED: "Rất không hài lòng",
    AnswerLevel.DISSATISFIED: "Không hài lòng",
    AnswerLevel.NEUTRAL: "Bình thường",
    AnswerLevel.SATISFIED: "Hài lòng",
    AnswerLevel.VERY_SATISFIED: "Rất hài lòng",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done or received on a day.

    `number` counts what `counted` says ("lượt phát"); `whole` is what it is part of:
    people invited, forms handed out, complaints received. `first_day` and `last_day`
    are what a report, plan or survey is about, both or neither. `answers` are the five
    counts of a survey, low to high, or empty while nobody has counted. Whether a paper
    came late is not kept: it is held against a last day when one looks.
    """

    id: str
    kind: ActivityKind
    happened_on: date
    title: str
    subject_id: str | None = None
    channel: Channel | None = None
    number: Decimal | None = None
    counted: str = ""
    whole: Decimal | None = None
    document: str = ""
    received_by: str = ""
    note: str = ""
    first_day: date | None = None
    last_day: date | None = None
    answers: tuple[int, ...] = ()

    @property
    def about(self) -> Period | None:
        """Return the days the paper is about, None when it does not say."""
        if self.first_day is None or self.last_day is None:
            return None
        return Period(self.first_day, self.last_day)

    @property
    def share(self) -> Fraction | None:
        """Return number ÷ whole, unknown when either is, or of nothing."""
        if self.number is None or not self.whole:
            return None
        return Fraction(self.number) / Fraction(self.whole)

    @property
    def satisfied(self) -> Fraction | None:
        """Return the SIPAS core number of a survey, see `satisfaction`."""
        return satisfaction(self.answers)

    def concerns(self, period: Period) -> bool:
        """Tell whether a paper is about a period.

        A paper that names its days must cover the whole period: the report of a year
        serves for its half, that of a half not for the year. One that names none
        belongs to the day it came.
        """
        about = self.about
        if about is None:
            return self.happened_on in period
        return about.first <= period.first and period.last <= about.last


@dataclass(frozen=True, slots=True)
class PaperDue:
    """The last day in time for one kind of paper about the days first to last."""

    kind: ActivityKind
    first_day: date
    last_day: date
    day: date


class DifficultyState(LabelledEnum):
    """How far a difficulty has come."""

    OPEN = "open", "chưa chuyển"
    FORWARDED = "forwarded", "đã chuyển, chờ trả lời"
    ANSWERED = "answered", "đã trả lời"


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What stands in a unit's way: raised, forwarded, answered (R150).

    It may be answered at once, without being forwarded.
    """

    id: str
    raised_on: date
    content: str
    subject_id: str | None = None
    forwarded_to: str = ""
    forwarded_on: date | None = None
    answer: str = ""
    answered_on: date | None = None

    @property
    def state(self) -> DifficultyState:
        """Return open, forwarded or answered."""
        if self.answered_on is not None:
            return DifficultyState.ANSWERED
        if self.forwarded_on is not None:
            return DifficultyState.FORWARDED
        return DifficultyState.OPEN

    def waiting_days(self, today: date) -> int | None:
        """Return the days since the last step, None when it is answered."""
        if self.state is DifficultyState.ANSWERED:
            return None
        return (today - (self.forwarded_on or self.raised_on)).days


def satisfaction(answers: tuple[int, ...]) -> Fraction | None:
    """Return (hài lòng + rất hài lòng) ÷ all valid answers, exact (R153).

    Args:
        answers: the five counts, low to high; empty while nobody has counted.

    Returns:
        0 to 1; None without a single valid answer, which is unknown and not zero.

    Raises:
        ValueError: not five counts, or one below zero.
    """
    if not answers:
        return None
    if len(answers) != len(AnswerLevel) or min(answers) < 0:
        message = f"not the counts of five answers: {answers}"
        raise ValueError(message)
    valid = sum(answers)
    return Fraction(sum(answers[AnswerLevel.NEUTRAL :]), valid) if valid else None
