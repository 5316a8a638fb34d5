"""The last line of an award in the register: when it was handed over, and to whom."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Delivery:
    """A certificate handed over; `receiver` is empty where the awarded took it."""

    grant_id: str
    delivered_on: date
    receiver: str = ""
