"""What the registers hold of a subject: answers, ratings, initiatives, breaches.

A flag that nobody has answered is None: not known is neither yes nor no.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from desktop.emulation.participants import LabelledEnum


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who said, on which day and evidence, whether a stated condition is met."""

    round_id: str
    subject_id: str
    statement: str
    holds: bool
    attested_by: str
    attested_on: date
    evidence: str = ""


class Grade(IntEnum):
    """The yearly rating of duty, low to high (plans-digest 8.3)."""

    NOT_COMPLETED = 1
    COMPLETED = 2
    GOOD = 3
    EXCELLENT = 4

    @property
    def label(self) -> str:
        """Return the rating as papers word it."""
        return _GRADE_LABELS[self]


_GRADE_LABELS = {
    Grade.NOT_COMPLETED: "Không hoàn thành nhiệm vụ",
    Grade.COMPLETED: "Hoàn thành nhiệm vụ",
    Grade.GOOD: "Hoàn thành tốt nhiệm vụ",
    Grade.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
}


@dataclass(frozen=True, slots=True)
class TaskRating:
    """A rating of a person or unit for a period, by whoever may rate."""

    id: str
    subject_id: str
    first_day: date
    last_day: date
    grade: Grade
    rated_by: str = ""
    rated_on: date | None = None

    @property
    def is_whole_year(self) -> bool:
        """Tell whether the rating is for one calendar year."""
        first, last = self.first_day, self.last_day
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return whole and first.year == last.year

    @property
    def period_name(self) -> str:
        """Return "năm 2025", "6 tháng cuối năm 2025", "tháng 9/2025" or both dates."""
        first, last = self.first_day, self.last_day
        if first.year == last.year:
            names = {
                ((1, 1), (12, 31)): f"năm {first.year}",
                ((1, 1), (6, 30)): f"6 tháng đầu năm {first.year}",
                ((7, 1), (12, 31)): f"6 tháng cuối năm {first.year}",
            }
            months = (first.month, first.day), (last.month, last.day)
            if months in names:
                return names[months]
            ends_month = (last + timedelta(days=1)).day == 1
            if first.month == last.month and first.day == 1 and ends_month:
                return f"tháng {first.month}/{first.year}"
        return f"{first:%d/%m/%Y} đến {last:%d/%m/%Y}"


class InitiativeKind(LabelledEnum):
    """What was thought up."""

    IDEA = "idea", "sáng kiến"
    SOLUTION = "solution", "giải pháp"
    MODEL = "model", "mô hình"
    PRODUCT = "product", "sản phẩm, phần mềm, dịch vụ"


class RecognitionLevel(LabelledEnum):
    """Whose council recognised an initiative."""

    UNIT = "unit", "cấp cơ sở"
    CITY = "city", "cấp thành phố"
    STATE = "state", "cấp toàn quốc"


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative, model or solution with its authors (ids of units and people)."""

    id: str
    title: str
    kind: InitiativeKind
    registered_on: date | None
    author_ids: tuple[str, ...]
    is_new: bool | None = None
    is_applied: bool | None = None
    applied_from: date | None = None
    applied_where: str = ""
    is_replicable: bool | None = None
    recognised_level: RecognitionLevel | None = None
    recognised_by: str = ""
    recognised_on: date | None = None
    effect: str = ""


class BreachKind(LabelledEnum):
    """What was breached; the plans name these."""

    DISCIPLINE = "discipline", "kỷ luật, kỷ cương"
    HARASSMENT = "harassment", "nhũng nhiễu, phiền hà"
    DELAY = "delay", "chậm trễ"
    WRONGDOING = "wrongdoing", "sai phạm trong thực thi công vụ"


class Severity(LabelledEnum):
    """How grave a breach was."""

    REMINDER = "reminder", "nhắc nhở, phê bình"
    DISCIPLINE = "discipline", "kỷ luật"
    SERIOUS = "serious", "sai phạm nghiêm trọng"


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach of discipline by a person, or in a unit, on a day."""

    id: str
    subject_id: str
    happened_on: date
    severity: Severity
    content: str
    document: str = ""
    kind: BreachKind = BreachKind.DISCIPLINE


@dataclass(frozen=True, slots=True)
class BreachReview:
    """Somebody looked through a period and found no breach that is not entered.

    Without it an empty register says nothing: the rule RT13 stays unknown.
    """

    id: str
    subject_id: str
    first_day: date
    last_day: date
    reviewed_by: str
    reviewed_on: date
    evidence: str = ""

    def covers(self, first: date, last: date) -> bool:
        """Tell whether every day from first to last was looked at."""
        return self.first_day <= first and last <= self.last_day


class AchievementKind(LabelledEnum):
    """What was achieved."""

    OUTSTANDING = "outstanding", "thành tích nổi bật, tiêu biểu trong năm"
    RESULT = "result", "kết quả công tác"
    CONTEST = "contest", "tham gia, đạt giải hội thi, cuộc thi"
    SUDDEN = "sudden", "thành tích đột xuất"
    CONTRIBUTION = "contribution", "đóng góp công sức, trí tuệ, vật chất"


@dataclass(frozen=True, slots=True)
class Achievement:
    """Something a subject achieved in the days first to last; nominations cite it."""

    id: str
    subject_id: str
    kind: AchievementKind
    first_day: date
    last_day: date
    content: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A time a person belonged to a unit other than today's; `until` is included."""

    person_id: str
    unit_id: str
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the person belonged to the unit on that day."""
        after = self.since is None or self.since <= day
        return after and (self.until is None or day <= self.until)
