"""The communes and sở of a city: who has sent what, and who is late."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.bundles.sealed.catalogue import Finding


class Status(Enum):
    """Where an office stands in a round; the value is the word on screen."""

    NOT_SENT = "Chưa gửi"
    RECEIVED = "Đã nhận"
    RETURNED = "Trả lại"
    OVERDUE = "Quá hạn"


@dataclass(frozen=True, slots=True)
class CommuneState:
    """One commune, ward, special zone or sở of the city.

    Args:
        org: "vn-xa-00008"; "" where no code is known, as for every sở.
        unit_id: in the city's register; "" where it is not there yet.
        block: the block of the plan it is ranked in, in words; "" for none.
        seq, received_on: of the submission that counts; None for none.
        is_late: it came after the due day; the status stays "Đã nhận".
        findings: what was told when it was taken in.
        is_receipt_sent: a receipt for that submission was made.
        is_after_lock: kept, but the round was closed when it came.
        waiting: what lies there undecided, in words; "" for nothing.
        returned, stale: fields sent back and not fixed; appraisals to look at anew.
        collectives, individuals: how many it proposes; None while nothing came.
        has_key: a result bundle can be encrypted to it.
        is_on_paper: its dossier came on paper, not as a bundle.
    """

    org: str
    name: str
    unit_id: str
    block: str
    status: Status
    seq: int | None = None
    received_on: date | None = None
    is_late: bool = False
    findings: tuple[Finding, ...] = ()
    is_receipt_sent: bool = False
    is_after_lock: bool = False
    waiting: str = ""
    returned: int = 0
    stale: int = 0
    collectives: int | None = None
    individuals: int | None = None
    has_key: bool = False
    is_on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many offices stand where."""

    total: int
    not_sent: int
    received: int
    returned: int
    overdue: int
    late: int
