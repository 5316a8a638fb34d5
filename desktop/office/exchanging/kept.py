"""What is kept of the exchange, as the window holds it in its hands."""

from db.exchange import ImportJob, Overlay, SentBundle
from desktop.office.exchanging.jobs import State, findings_of, state_of

__all__ = [
    "ImportJob",
    "Overlay",
    "SentBundle",
    "State",
    "findings_of",
    "state_of",
]
