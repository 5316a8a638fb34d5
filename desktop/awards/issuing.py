"""Numbers and dates of papers: who counts them, and what one paper got.

Nghị định 30/2020 lets every issuer count its papers from 01/01 to 31/12; a body that
issues under its own name counts apart from the People's Committee whose seal it uses.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Issued:
    """The number, without its symbol, and the day a paper got; blank while unknown."""

    number: str = ""
    issued_on: date | None = None
