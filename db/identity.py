"""Names of things: ids that sort by the time they were made."""

import uuid6


def new_id() -> str:
    """Return a new id, later than every id made before."""
    return str(uuid6.uuid7())
