"""A bundle prepared, made and put on a stick.

Preparing shows everything and changes nothing. Making gives the bundle its number,
which is never given again, and keeps a copy; only then a stick is asked for, so that a
stick that fails costs no work.
"""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db import exchange
from db.exchange import SentBundle
from db.identity import new_id
from desktop.bundles.sealed import payload_zip
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.making import Draft, Made, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.payload_zip import AttachedFile
from desktop.bundles.sealed.stick import (
    FOLDER,
    Cancelled,
    Report,
    check_stick,
    put_on_stick,
)
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.enrolment import writer
from desktop.office.exchanging.own_copies import OwnCopies, on_this_disk
from desktop.office.exchanging.prepared import Current, Prepared
from desktop.office.exchanging.preparing import Preparing
from desktop.office.exchanging.receipt_contents import Issue, Receipt
from desktop.office.exchanging.result_contents import NOTHING, Enclosed
from desktop.office.exchanging.revisions import Revised, revise

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.returned_fields import ReturnedField
    from desktop.office.plans import Plans

__all__ = [
    "Cancelled",
    "Current",
    "Enclosed",
    "Issue",
    "Made",
    "Prepared",
    "Receipt",
    "Report",
    "Sending",
]

_log = logging.getLogger(__name__)

STATE_SECRET = (
    "Chưa xác nhận gói không chứa bí mật nhà nước nên chưa xuất.",
    "Xem lại nội dung; hồ sơ thuộc phạm vi bí mật nhà nước không gửi bằng gói này.",
)


def _nowhere(_: str) -> None:
    """Nobody pulls the plug."""


class Sending:
    """Make bundles and put them on sticks.

    Args:
        current: gives the round in hand, for submissions.
        enclosed: gives what a city adds to the result of one commune, by its code.
        at: told each point where a plug could be pulled; tests pull it.
    """

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        plans: "Plans",
        current: Callable[[], Current],
        enclosed: Callable[[str], Enclosed] = lambda _: NOTHING,
        at: Callable[[str], None] = _nowhere,
    ) -> None:
        self._desk = desk
        self._at = at
        self._copies = OwnCopies(desk.folders.root / "exchange", at)
        self._identity = identity
        self._plans = plans
        self._preparing = Preparing(desk, identity, plans, current, enclosed)

    # --- looking ------------------------------------------------------------------

    def prepare(
        self,
        kind: BundleType,
        to: str = "",
        *,
        receipt: Receipt | None = None,
        enclosed: Enclosed | None = None,
    ) -> Prepared:
        """Gather what a bundle would say (see `Preparing.prepare`)."""
        return self._preparing.prepare(kind, to, receipt=receipt, enclosed=enclosed)

    def sent(self) -> list[SentBundle]:
        """Return what was made, the newest first."""
        return exchange.sent_bundles(self._desk.database)

    def kept_file(self, bundle: SentBundle) -> Path:
        """Return where our own copy of a bundle lies.

        Raises:
            OfficeError: it is no longer there.
        """
        return self._copies.find(bundle)

    def to_fix(self, prepared: Prepared) -> "list[ReturnedField]":
        """Return what the city sent back, with what this bundle says of it now."""
        from desktop.office.exchanging.returned_fields import returned_fields

        return returned_fields(self._desk, prepared.filled, self._identity.org)

    def appraised(self, prepared: Prepared) -> "list[ReturnedField]":
        """Return what the city appraised, with what this bundle says of it now."""
        from desktop.office.exchanging.returned_fields import appraised_fields

        return appraised_fields(self._desk, prepared.filled, self._identity.org)

    def warning(self) -> str:
        """Return what to tell before sending: data restored or copied; "" if none."""
        return self._identity.begin_sending()

    # --- making -------------------------------------------------------------------

    def make(
        self,
        prepared: Prepared,
        *,
        state_secret_free: bool,
        allow_plain: bool = False,
        report: Report | None = None,
    ) -> Made:
        """Make the bundle, number it and keep a copy of it.

        Args:
            state_secret_free: the officer states that it holds no state secret; the
                signed head says so.
            allow_plain: the officer agreed that anyone can read it.
            report: told files looked at and all of them; false stops.

        Raises:
            OfficeError: something was not stated; or the disk of this PC is full or
                broken: only the number stays taken.
            BundleRefusedError: a finding stops it, or TD-706, TD-011.
            KeysLockedError: TD-008.
            Cancelled: `report` said stop; no number was given.
        """
        self._check_stated(prepared, state_secret_free, allow_plain)
        key = self._identity.signing_key()
        self._at("stated")
        with on_this_disk():
            files = _looked_at(prepared.filled, report)
            self._at("looked at")
            if self._identity.begin_sending():
                _log.warning("numbering begins anew")
            filled, to = self._with_list(prepared.filled), prepared.to
            revised = revise(self._desk.database, filled, org=self._identity.org, to=to)
            contents = self._contents(filled, revised, files)
            draft = self._numbered(prepared, contents)
            with self._copies.workdir() as folder:
                made = make_bundle(draft, contents, files, key, folder)
                made = self._copies.keep(made)
        self._write_down(made, revised)
        self._identity.finish_sending()
        self._at("finished")
        return made

    def put(
        self, made: Made | SentBundle, place: Path, report: Report | None = None
    ) -> Path:
        """Write a bundle into the TDKT folder of a stick and read it back.

        Raises:
            BundleRefusedError: TD-701 to 705.
            Cancelled: `report` said stop; nothing is left on the stick.
        """
        path = made.path if isinstance(made, Made) else self.kept_file(made)
        self._at("before stick")

        def tell(done: int, total: int) -> bool:
            self._at("block")
            return report is None or report(done, total)

        written = put_on_stick(path, place, report=tell)
        self._at("on stick")
        return written

    def check(self, bundle: Made | SentBundle, place: Path) -> None:
        """Read a bundle on a stick again, after it was plugged in anew.

        Raises:
            BundleRefusedError: TD-703 it is not there, TD-704 it is not the same.
        """
        name = bundle.path.name if isinstance(bundle, Made) else bundle.file_name
        inside = place.name.casefold() == FOLDER.casefold()
        path = (place if inside else place / FOLDER) / name
        check_stick(path, f"sha256:{bundle.sha256.removeprefix('sha256:')}")

    # --- within -------------------------------------------------------------------

    def _numbered(self, prepared: Prepared, contents: Contents) -> Draft:
        """Give a bundle its number; the mirror knows it before any file bears it.

        Else a plug pulled at the very first bundle would look like a copied file.
        """
        draft = self._draft(prepared, contents)
        self._at("numbered")
        self._identity.finish_sending()
        self._at("mirrored")
        return draft

    def _with_list(self, filled: Filled) -> Filled:
        """Let a plan bring the newest list of keys, signed only now."""
        if filled.kind is not BundleType.PLAN:
            return filled
        files = self._identity.keyring_files()
        return replace(filled, others=files, awaits_list=False)

    def _check_stated(
        self, prepared: Prepared, state_secret_free: bool, allow_plain: bool
    ) -> None:
        if not state_secret_free:
            raise OfficeError(*STATE_SECRET)
        stopped = prepared.stopped_by
        if stopped is not None:
            raise BundleRefusedError(stopped)
        if prepared.needs_consent and not allow_plain:
            raise OfficeError(
                prepared.secrecy,
                "Nhận gói kế hoạch của nơi nhận để có khóa, hoặc đồng ý gửi không "
                "mã hóa; chưa có gì được xuất.",
            )

    def _contents(
        self, filled: Filled, revised: Revised, files: Sequence[AttachedFile]
    ) -> Contents:
        kinds = {one.sha256: one.media_type for one in filled.files}
        return Contents(
            bundle_id=new_id(),
            type=filled.kind,
            created=self._desk.now().astimezone().replace(microsecond=0),
            salt=secrets.token_hex(16),
            tables=revised.tables,
            files=tuple(Listed(f.sha256, f.size, kinds[f.sha256]) for f in files),
            others=dict(filled.others),
        )

    def _draft(self, prepared: Prepared, contents: Contents) -> Draft:
        me, filled = self._identity.me(), prepared.filled
        last = self._preparing.last(filled, prepared.to)
        version = self._identity.keyring_version
        scope = filled.scope
        stream = (filled.kind.value, prepared.to, scope.movement, scope.period)
        return Draft(
            bundle_id=contents.bundle_id,
            type=filled.kind,
            sender=me.sender,
            to=(prepared.to,),
            scope=scope,
            seq=exchange.take_seq(self._desk.database, me.epoch, *stream),
            created_at=contents.created,
            has_personal_data=filled.has_personal_data,
            recipients=prepared.recipients,
            prev=f"sha256:{last.sha256}" if last else None,
            based_on=filled.based_on,
            keyring_version=version,
            latest=self._latest(filled.kind, version),
            writer=writer(),
            is_open_by_choice=prepared.needs_consent,
        )

    def _latest(self, kind: BundleType, keyring: int) -> dict[str, int]:
        """Let a commune notice that it was kept on an old plan."""
        if kind is BundleType.SUBMISSION:
            return {}
        adopted = self._plans.current()
        known = {"plan": adopted.version} if adopted else {}
        return {**known, "keyring": keyring}

    def _write_down(self, made: Made, revised: Revised) -> None:
        head = made.envelope
        row = SentBundle(
            sha256=made.sha256.removeprefix("sha256:"),
            bundle_id=head.bundle_id,
            epoch=head.sender.epoch,
            type=head.type.value,
            receiver=head.to[0],
            movement=head.scope.movement,
            period=head.scope.period,
            seq=head.seq,
            content=revised.content,
            file_name=made.path.name,
            size=made.size,
            is_encrypted=head.payload.is_encrypted,
            made_at=head.created_at.isoformat(timespec="seconds"),
        )
        with self._desk.database.atomic("IMMEDIATE"):
            exchange.put_sent(self._desk.database, row)
            exchange.put_sent_revisions(self._desk.database, revised.changed)
            self._at("before commit")
        self._at("written down")


def _looked_at(filled: Filled, report: Report | None) -> list[AttachedFile]:
    """Look at every attachment once more: it may have changed since the last look."""
    files = []
    for number, one in enumerate(filled.files, start=1):
        files.append(payload_zip.look_at(one.path))
        if report is not None and not report(number, len(filled.files)):
            raise Cancelled
    return files
