"""What there is to look at in a plan: one notice per gap or unclear place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at in a plan.

    Attributes:
        clause: where in the plan; empty for its head.
        reading: the parameter that settles it; empty where none does.
        is_open: nobody has settled it yet.
        is_identity: the plan's own number and date are missing.
        lint: its number in the list of known defects of plans (plans-digest 7), or
            empty.
    """

    clause: str
    sentence: str
    reading: str = ""
    is_open: bool = True
    is_identity: bool = False
    lint: str = ""


def known(clause: str, sentence: str, lint: str = "") -> Notice:
    """Return a notice that asks for no choice: something to know."""
    return Notice(clause, sentence, is_open=False, lint=lint)
