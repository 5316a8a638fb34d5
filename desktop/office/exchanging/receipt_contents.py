"""What a receiver answers to a bundle: numbers and codes, nobody's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.receipt_tables import ISSUES, RECEIPTS


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding by its code, with the row it is about where it is about one."""

    code: str
    table: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one bundle.

    Attributes:
        sha256: digest of the whole file, 64 hexadecimal digits.
        verdict: "applied", "refused", "held", "duplicate" or "quarantined".
        rows, files: how many were taken in.
        last_seq: the highest number taken in of that stream.
    """

    bundle_id: str
    sha256: str
    type: BundleType
    scope: Scope
    seq: int
    verdict: str
    decided_on: date
    rows: int = 0
    files: int = 0
    last_seq: int = 0
    issues: Sequence[Issue] = ()


def receipt(given: Receipt) -> Filled:
    """Return the rows of one receipt."""
    issues = [
        ISSUES.cells(
            bundle_id=given.bundle_id,
            place=place,
            code=issue.code,
            table_name=issue.table,
            row_id=issue.row_id,
        )
        for place, issue in enumerate(given.issues, start=1)
    ]
    row = RECEIPTS.cells(
        bundle_id=given.bundle_id,
        sha256=given.sha256.removeprefix("sha256:"),
        type=given.type.value,
        seq=given.seq,
        verdict=given.verdict,
        decided_on=given.decided_on,
        rows=given.rows,
        files=given.files,
        last_seq=given.last_seq,
    )
    rows = {RECEIPTS.name: [row], ISSUES.name: issues}
    return Filled(BundleType.RECEIPT, given.scope, rows)
