"""Thirty digits that stand for a sender's keys, typed from a stamped sheet.

They are slow to compute on purpose: a look-alike key would have to be searched for at
the speed of 100,000 hashes a try, and 30 digits are 99.7 bits.
"""

import hashlib
import re

_ROUNDS = 100_000
_DIGITS, _GROUP = 30, 5


def fingerprint(org: str, signing: str, encryption: str) -> str:
    """Return 30 digits for an office's code and its two public keys."""
    data = f"tdkt-fp-v1|{org}|{signing}|{encryption}".encode()
    for _ in range(_ROUNDS):
        data = hashlib.sha512(data).digest()
    return f"{int.from_bytes(data) % 10**_DIGITS:0{_DIGITS}d}"


def grouped(digits: str) -> tuple[str, ...]:
    """Return the digits in six groups of five, as the sheet shows them."""
    return tuple(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def typed(text: str) -> str:
    """Return what was typed as digits alone; spaces, dots and dashes do not count.

    Raises:
        ValueError: something else was typed, or not thirty digits.
    """
    digits = re.sub(r"[\s.\-–]", "", text)
    if not re.fullmatch(rf"[0-9]{{{_DIGITS}}}", digits, re.ASCII):
        raise ValueError("not thirty digits")
    return digits


def first_difference(expected: str, given: str) -> int | None:
    """Return which group differs first, from 1; None where all agree."""
    for place, (ours, theirs) in enumerate(
        zip(grouped(expected), grouped(given), strict=True), start=1
    ):
        if ours != theirs:
            return place
    return None
