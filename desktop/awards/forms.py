"""Award forms, who decides them, and what was decided."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.awards.register_numbers import shown
from desktop.emulation.participants import Kind, LabelledEnum


class AwardForm(LabelledEnum):
    """The forms the seed plans name, low to high."""

    COMMENDATION = "commendation", "Giấy khen"
    MERIT_CERTIFICATE = "merit_certificate", "Bằng khen"
    EMULATION_FLAG = "emulation_flag", "Cờ thi đua"
    UNSPECIFIED = "unspecified", "Hình thức do cấp có thẩm quyền xác định"


class Level(LabelledEnum):
    """The level an award is decided at."""

    UNIT = "unit", "trong đơn vị"
    COMMUNE = "commune", "cấp xã"
    DISTRICT = "district", "huyện, thành phố thuộc tỉnh (trước 7/2025)"
    CITY = "city", "cấp tỉnh, thành phố"
    STATE = "state", "cấp Nhà nước"


class Choice(LabelledEnum):
    """What the officer or council decided against or beyond the computed list.

    CHOSEN settles a tie at the quota line; EXTRA goes beyond a soft quota and needs
    a written justification; BEYOND is the lane outside a hard quota, open only to
    whoever decides (A53); WITHDRAWN leaves out somebody on the list.
    """

    CHOSEN = "chosen", "được chọn"
    EXTRA = "extra", "đề nghị thêm"
    BEYOND = "beyond", "ngoài chỉ tiêu"
    WITHDRAWN = "withdrawn", "rút khỏi danh sách"


@dataclass(frozen=True, slots=True)
class Nomination:
    """A stated departure from the computed list; `reason` is never empty."""

    id: str
    round_id: str
    offer: str
    subject_id: str
    choice: Choice
    reason: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the Chair, or a deputy for the Chair (KT.)."""

    id: str
    name: str
    titles: tuple[str, ...]
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to award. Number and date may be blank until the office has them."""

    id: str
    round_id: str
    number: str
    symbol: str
    issued_on: date | None
    signer: str
    signer_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """One award in the register, with the names as they were when decided.

    `register_number` counts within `register_year` and is never given twice, also
    not after an undo. The money, in đồng, and what it was reckoned from are kept as
    decided, whatever the law says later; None where no money went with the award, or
    nobody knows.
    """

    id: str
    decision_id: str
    subject_id: str
    kind: Kind
    form: AwardForm
    recipient: str
    detail: str
    citation: str
    register_year: int
    register_number: int
    revoked_on: date | None = None
    revoked_reason: str = ""
    amount: int | None = None
    coefficient: Decimal | None = None
    base_salary: int | None = None
    bonus_basis: str | None = None

    @property
    def register_mark(self) -> str:
        """Its number as written everywhere: "12/2026-98"."""
        return shown(self.register_number, self.register_year)
