"""Who takes part in a movement: units, people, households and other subjects.

Enumerations carry the stable code that is stored and exchanged, and the Vietnamese
words an officer reads (`label`). They follow the five seed plans (plans-digest 8.3).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class LabelledEnum(StrEnum):
    """A code with the words an officer reads."""

    label: str

    def __new__(cls, code: str, label: str) -> "LabelledEnum":
        """Make a member that equals its code and knows its words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Kind(LabelledEnum):
    """What kind of subject an award goes to."""

    COLLECTIVE = "collective", "tập thể"
    INDIVIDUAL = "individual", "cá nhân"
    HOUSEHOLD = "household", "hộ gia đình"
    BUSINESS = "business", "doanh nghiệp, tổ chức kinh tế"


class UnitKind(LabelledEnum):
    """The kinds of unit named by the plans."""

    COMMUNE = "commune", "xã"
    WARD = "ward", "phường"
    SPECIAL_ZONE = "special_zone", "đặc khu"
    TOWNSHIP = "township", "thị trấn (trước 7/2025)"
    DEPARTMENT = "department", "sở, ban, ngành"
    OFFICE = "office", "phòng chuyên môn"
    BOARD = "board", "ban, ngành của xã"
    CENTRE = "centre", "trung tâm"
    PUBLIC_SERVICE_UNIT = "public_service_unit", "đơn vị sự nghiệp công lập"
    KINDERGARTEN = "kindergarten", "trường mầm non"
    PRIMARY_SCHOOL = "primary_school", "trường tiểu học"
    SECONDARY_SCHOOL = "secondary_school", "trường trung học cơ sở"
    PARTY_BODY = "party_body", "ban đảng, văn phòng đảng ủy"
    FRONT = "front", "Ủy ban Mặt trận Tổ quốc"
    POLITICAL_UNION = "political_union", "tổ chức chính trị - xã hội"
    TRADE_UNION = "trade_union", "công đoàn"
    VERTICAL_AGENCY = "vertical_agency", "cơ quan ngành dọc"
    VILLAGE = "village", "thôn"
    HAMLET = "hamlet", "xóm"
    RESIDENTIAL_GROUP = "residential_group", "tổ dân phố"
    QUARTER = "quarter", "khu phố"
    PRESS = "press", "cơ quan báo chí"
    TEAM = "team", "tổ, bộ phận trong đơn vị"
    OTHER = "other", "cơ quan, đơn vị khác"


class Employment(LabelledEnum):
    """How a person belongs to the commune."""

    OFFICIAL = "official", "cán bộ"
    CIVIL_SERVANT = "civil_servant", "công chức"
    PUBLIC_EMPLOYEE = "public_employee", "viên chức"
    WORKER = "worker", "người lao động"
    PART_TIME = "part_time", "người hoạt động không chuyên trách"
    RESIDENT = "resident", "người dân"


class Salutation(LabelledEnum):
    """How a paper addresses a person."""

    MR = "mr", "Ông"
    MS = "ms", "Bà"


class DirectRole(LabelledEnum):
    """The part a person has in the reform work itself."""

    LEADING = "leading", "chỉ đạo"
    IN_CHARGE = "in_charge", "phụ trách"
    ADVISING = "advising", "tham mưu"
    ORGANISING = "organising", "tổ chức thực hiện"
    PROCEDURES = "procedures", "giải quyết thủ tục hành chính"
    DIGITAL = "digital", "chuyển đổi số"
    TAKING_PART = "taking_part", "tham gia"


@dataclass(frozen=True, slots=True)
class Unit:
    """A collective in the office's register; retired, never deleted, once used.

    `successor_id` names the unit it was merged into.
    """

    id: str
    name: str
    kind: UnitKind
    parent_id: str | None = None
    short_name: str = ""
    block: str = ""
    note: str = ""
    retired_on: date | None = None
    successor_id: str | None = None


@dataclass(frozen=True, slots=True)
class DirectWork:
    """A period in which a person worked on the reform directly."""

    role: DirectRole
    since: date
    until: date | None = None

    def touches(self, first: date, last: date) -> bool:
        """Tell whether the work overlaps the days first to last, both included."""
        return self.since <= last and (self.until is None or self.until >= first)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be scored, proposed and rewarded."""

    id: str
    name: str
    unit_id: str | None
    employment: Employment
    salutation: Salutation | None = None
    position: str = ""
    is_head: bool = False
    birth_year: int | None = None
    direct_work: tuple[DirectWork, ...] = field(default=())
    note: str = ""
    retired_on: date | None = None

    def works_directly(self, first: date, last: date) -> bool:
        """Tell whether any direct work overlaps the days first to last."""
        return any(work.touches(first, last) for work in self.direct_work)


@dataclass(frozen=True, slots=True)
class OtherSubject:
    """A household, business or other subject outside the tree of units."""

    id: str
    name: str
    kind: Kind
    address: str = ""
    head: str = ""
    note: str = ""
    retired_on: date | None = None
