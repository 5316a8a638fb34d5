"""The receiver's own tables of each kind of bundle; a sender's schema is only a claim.

A bundle with a column or a table that is not here comes from a later version: it is
kept as it came and said in the preview. A table of `forward` is whatever the city's
own register makes of it (see `forward_tables` where the city's desk is).
"""

from functools import cache

from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Table
from desktop.office.exchanging.award_tables import AWARDS
from desktop.office.exchanging.paper_tables import PAPERS
from desktop.office.exchanging.plan_tables import DOWNWARD
from desktop.office.exchanging.receipt_tables import RECEIPT
from desktop.office.exchanging.register_tables import REGISTERS
from desktop.office.exchanging.result_tables import RESULT
from desktop.office.exchanging.round_tables import ROUND
from desktop.office.exchanging.wire_tables import WireTable

SUBMISSION: tuple[WireTable, ...] = (*ROUND, *REGISTERS, *AWARDS, *PAPERS)

WIRE: dict[BundleType, tuple[WireTable, ...]] = {
    BundleType.PLAN: DOWNWARD,
    BundleType.SUBMISSION: SUBMISSION,
    BundleType.RESULT: RESULT,
    BundleType.RECEIPT: RECEIPT,
    BundleType.ENROL: (),
    BundleType.KEYRING: (),
    BundleType.FORWARD: (),
}


_ENTERED = frozenset({"appraisals", "returns", "decisions", "awards", "attachments"})
"""Tables without an own one of the office whose rows somebody entered all the same."""


@cache
def shapes(kind: BundleType) -> tuple[Table, ...]:
    """Return our own tables of a kind of bundle, without rows.

    Each has `id` (a UUID as text, the primary key), `rev` (from 1) and its columns.
    """
    if kind is BundleType.ENROL:
        from desktop.office.exchanging.enrolment import NEXT_KEYS

        return (NEXT_KEYS,)
    return tuple(table.empty for table in WIRE[kind])


def wire_table(kind: BundleType, name: str) -> WireTable | None:
    """Return one of our tables of a kind of bundle, None for one we do not know."""
    return next((table for table in WIRE[kind] if table.name == name), None)


def is_entered(kind: BundleType, name: str) -> bool:
    """Tell whether people entered the rows of a table.

    Ranks, verdicts and explanations come and go with the data: they have no tombstones
    and nobody is asked why they are gone.
    """
    table = wire_table(kind, name)
    return table is not None and (table.model is not None or table.name in _ENTERED)


def titles(kind: BundleType) -> dict[str, str]:
    """Return the words for every table of a kind, by its name in the bundle."""
    return {table.name: table.title for table in WIRE[kind]}
