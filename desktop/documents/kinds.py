"""Who can be awarded, as papers name and count them."""

from collections.abc import Mapping
from enum import Enum

from desktop.vietnamese import two_digits


class Kind(Enum):
    """A kind of award subject; the value is its name inside a sentence."""

    COLLECTIVE = "tập thể"
    HOUSEHOLD = "hộ gia đình"
    INDIVIDUAL = "cá nhân"


def kinds_named(kinds: Mapping[Kind, int]) -> str:
    """Name the kinds that occur: "tập thể, hộ gia đình và cá nhân"."""
    return joined([kind.value for kind in Kind if kinds.get(kind)])


def kinds_counted(kinds: Mapping[Kind, int]) -> str:
    """Count the kinds that occur: "05 tập thể, 01 hộ gia đình và 05 cá nhân"."""
    counts = [f"{two_digits(kinds[k])} {k.value}" for k in Kind if kinds.get(k)]
    return joined(counts)


def joined(parts: list[str]) -> str:
    """Join with commas and a final "và"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"
