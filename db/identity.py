"""Names of things: ids that sort by the time they were made."""


def new_id() -> str:
    """Return a new id; within one run of the program later than those before."""
    # Imported with the first entry: looking up its own version takes it long.
    from uuid6 import uuid7

    return str(uuid7())
