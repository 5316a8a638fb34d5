"""Published indices of units by year: PAR INDEX, SIPAS, PAPI and their components.

A value the office worked out itself is not one the city published: rules read what was
published, and what nobody has published is unknown, never zero (A22).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.emulation.participants import LabelledEnum


class IndexCode(LabelledEnum):
    """The indices the plans name; each keeps its own values (A30)."""

    PAR = "par", "Chỉ số CCHC (PAR INDEX)"
    SIPAS = "sipas", "Chỉ số hài lòng (SIPAS)"
    PAPI = "papi", "Chỉ số PAPI"

    @property
    def short(self) -> str:
        """Return the name alone, as tabs and sentences use it: "PAR INDEX"."""
        return "PAR INDEX" if self is IndexCode.PAR else self.value.upper()


class Origin(LabelledEnum):
    """Where a value comes from."""

    PUBLISHED = "published", "công bố"
    OWN_COUNT = "own_count", "tự tính"
    SELF_SCORED = "self_scored", "tự chấm"


class IndexRole(LabelledEnum):
    """What a unit has to do with an index in a year."""

    ASSESSED = "assessed", "được đánh giá chỉ số"
    NOT_ASSESSED = "not_assessed", "không thuộc diện đánh giá chỉ số"
    IN_CHARGE = "in_charge", "chủ trì chỉ số thành phần"
    SAMPLE = "sample", "thuộc mẫu điều tra SIPAS"


CLASS_SCALE = ("Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc")
"""Classes of an index, low to high, where a plan file gives no scale of its own.

Only "Khá" is named by a seed plan (Hải Hòa III.2); the others are customary.
"""


@dataclass(frozen=True, slots=True)
class IndexValue:
    """An index, or one component of it, of one unit in one year.

    Attributes:
        component: code of the component; empty for the whole index.
        value: points or percent as published, exact; None when only the rank or class
            is known.
        maximum: the full scale of `value`; None means 100.
        rank: the place within `block` as published.
        class_name: the class as published, "Khá".
    """

    id: str
    subject_id: str
    index: IndexCode
    year: int
    component: str = ""
    component_name: str = ""
    value: Decimal | None = None
    maximum: Decimal | None = None
    rank: int | None = None
    block: str = ""
    class_name: str = ""
    origin: Origin = Origin.PUBLISHED
    document: str = ""
    published_on: date | None = None

    @property
    def percent(self) -> Fraction | None:
        """Return the exact value in percent of its full scale; None when unknown."""
        if self.value is None:
            return None
        if self.maximum is None or self.maximum == 100:
            return Fraction(self.value)
        return Fraction(self.value) * 100 / Fraction(self.maximum)


@dataclass(frozen=True, slots=True)
class IndexDuty:
    """What a unit has to do with an index, or one component of it, in a year."""

    subject_id: str
    index: IndexCode
    year: int
    role: IndexRole
    component: str = ""
