"""The entries of the inner ZIP: their closed grammar of names, and their sizes.

No path, no device and no second spelling of a name can be written in the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.bundles import limits as table_limits
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.zip_headers import STORED, Entry

KEYRING = "keyring.json"

_GRAMMAR = re.compile(
    r"datapackage\.json"
    r"|data/[a-z][a-z0-9_]{0,39}\.csv"
    r"|files/[0-9a-f]{64}"
    r"|keyring\.json(?:\.[0-9a-f]{16}\.minisig)?"
)


def is_entry_name(name: str) -> bool:
    """Tell whether an entry may have that name."""
    return _GRAMMAR.fullmatch(name) is not None


def check_sizes(entries: Sequence[Entry]) -> None:
    """Check what entries claim, before a byte of them is unpacked.

    Raises:
        BundleRefusedError: TD-311 or 314.
    """
    if len(entries) > limits.MAX_ENTRIES:
        raise refuse("TD-314", what="số tệp")
    if sum(entry.size for entry in entries) > limits.MAX_UNPACKED:
        raise refuse("TD-314", what="tổng dung lượng")
    tables = (entry.size for entry in entries if entry.name.startswith("data/"))
    if sum(tables) > limits.MAX_TABLES_BYTES:
        raise refuse("TD-314", what="tổng dung lượng các bảng")
    for entry in entries:
        _check_size(entry)


def _check_size(entry: Entry) -> None:
    if entry.size > most_of(entry.name):
        raise refuse("TD-314", what="dung lượng một tệp")
    if entry.method == STORED:
        if entry.size != entry.packed:
            raise refuse("TD-311", entry.name)
        return
    # Only tables are packed, and only where that makes them smaller: a packed body
    # is never longer than what it unpacks to.
    if not entry.name.startswith("data/") or entry.packed >= entry.size:
        raise refuse("TD-311", entry.name)
    if entry.size > limits.MAX_RATIO * entry.packed:
        raise refuse("TD-314", what="tỉ lệ nén")


def most_of(name: str) -> int:
    """Return how long an entry may be by its name."""
    if name.startswith("files/"):
        return limits.MAX_ATTACHMENT
    if name.startswith("data/"):
        return table_limits.MAX_TABLE_BYTES
    return limits.MAX_MANIFEST if name == NAME else limits.MAX_KEYRING
