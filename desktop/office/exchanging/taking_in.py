"""Who takes in what: for each type of bundle its checks and its writing.

An applier runs inside the one transaction of the acceptance. It writes tracked tables
only (the trail's operation is open, so that undo finds every row), never the tables of
`db.exchange`, which the pipeline keeps itself, and never a file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.exchange import Overlay
from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table
from desktop.office.desk import Desk

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity


@dataclass(frozen=True, slots=True)
class Context:
    """What an applier may look at besides the bundle.

    Args:
        desk: the open office.
        identity: who we are.
        sha256: of the bundle's file, 64 hexadecimal digits.
        received_on: the day it was taken in by our clock; deadlines count by it.
        before: the rows of the bundle of this stream that counts until now, by our
            own shapes; empty tables where nothing was taken in.
        overlays: what we said about rows of the sender in this scope.
        files: where attachments lie under their digests once it is being applied.
    """

    desk: Desk
    identity: "Identity"
    sha256: str
    received_on: date
    before: tuple[Table, ...]
    overlays: tuple[Overlay, ...]
    files: Path

    def file(self, sha256: str) -> Path:
        """Return where an attachment lies; it is there when `apply` runs."""
        return self.files / sha256


def _nothing_found(context: Context, opened: Opened) -> list[Finding]:
    """Find nothing."""
    del context, opened
    return []


def _nothing_written(context: Context, opened: Opened) -> None:
    """Write nothing: the received rows themselves are what counts."""
    del context, opened


def _as_received(context: Context, opened: Opened) -> Sequence[Table]:
    """Return what came last time."""
    del opened
    return context.before


@dataclass(frozen=True, slots=True)
class Applier:
    """How one type of bundle is taken in.

    Args:
        check: what to tell about it; a finding whose severity stops holds it back.
        apply: writes it, inside the transaction and the trail's operation. It raises
            BundleRefusedError or OfficeError to take everything back.
        held: what our own tables hold now of what the bundle says, by the bundle's own
            table names and columns, for the comparison on screen. Left out, the rows
            of the bundle before it are compared.
        title: the operation in the history, with the sender's name put in.
    """

    check: Callable[[Context, Opened], list[Finding]] = _nothing_found
    apply: Callable[[Context, Opened], None] = _nothing_written
    held: Callable[[Context, Opened], Sequence[Table]] = _as_received
    title: str = "Nhận gói dữ liệu của {org}"


def _plan() -> Applier:
    from desktop.office.exchanging import taking_in_plan as module

    return module.APPLIER


def _result() -> Applier:
    from desktop.office.exchanging import taking_in_result as module

    return module.APPLIER


def _receipt() -> Applier:
    from desktop.office.exchanging import taking_in_receipt as module

    return module.APPLIER


def _submission() -> Applier:
    from desktop.office.exchanging import taking_in_submission as module

    return module.APPLIER


def _enrol() -> Applier:
    from desktop.office.exchanging import taking_in_enrol as module

    return module.APPLIER


_MAKERS: dict[BundleType, Callable[[], Applier]] = {
    BundleType.PLAN: _plan,
    BundleType.RESULT: _result,
    BundleType.RECEIPT: _receipt,
    BundleType.SUBMISSION: _submission,
    BundleType.ENROL: _enrol,
}

TAKE_IN: dict[BundleType, Applier] = {
    # The pipeline takes the list of keys over from any bundle that carries one.
    BundleType.KEYRING: Applier(title="Nhận danh bạ khóa của {org}"),
}
"""Appliers by type, each imported with the first bundle of its type.

A module `taking_in_<type>` defines `APPLIER = Applier(check=…, apply=…, …)`.
"""


def applier_of(kind: BundleType) -> Applier:
    """Return how a type of bundle is taken in; a type nobody reads is only kept."""
    if kind not in TAKE_IN:
        TAKE_IN[kind] = _MAKERS[kind]() if kind in _MAKERS else Applier()
    return TAKE_IN[kind]
