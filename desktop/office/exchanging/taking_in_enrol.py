"""A request to know an office's keys: shown, and waiting for its thirty digits.

Nothing of it is believed by itself. A sender nobody knows is held by the pipeline until
the digits of the stamped sheet were typed (`Identity.confirm`); a known one brings the
key that takes the place of its last.
"""

from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.opening import Opened
from desktop.office.exchanging.enrolment import next_key
from desktop.office.exchanging.taking_in import Applier, Context


def check(context: Context, opened: Opened) -> list[Finding]:
    """Refuse a new key that is none; tell about nothing else.

    Raises:
        BundleRefusedError: TD-405, what is written is no key.
    """
    del context
    known = opened.head.known
    if known is not None:
        table = opened.contents.table("next_keys")
        next_key(table, known, opened.head.envelope.sender.epoch)
    return []


def apply(context: Context, opened: Opened) -> None:
    """Believe the new key of a known sender; a confirmed stranger is known already."""
    table = opened.contents.table("next_keys")
    context.identity.take_next_key(opened.head.envelope, table)


APPLIER = Applier(check=check, apply=apply, title="Nhận khóa của {org}")
