"""Bundles made and written to a stick, one or one for everybody, with progress."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.bundles.sealed.catalogue import Finding, Severity
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.city_results import NotMade
from desktop.office.exchanging.kept import SentBundle
from desktop.office.exchanging.prepared import Prepared
from desktop.office.exchanging.sending import Made
from desktop.office.office import Office
from ui.dialogs.exchange_work import Steps
from ui.language import _
from ui.pages.exchange_send_parts import EVERYBODY, KEYS_ALONE, receivers


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asked for.

    Args:
        to: the receiver's code, or EVERYBODY.
        prepared: what was shown; None where bundles are made for everybody.
        is_anew: make a new bundle although nothing has changed.
    """

    kind: BundleType
    to: str
    prepared: Prepared | None
    allow_plain: bool = False
    is_anew: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on the stick now.

    Args:
        checked: what can be compared again after the stick was plugged in anew.
        left_out: receivers without a bundle, and why.
    """

    place: Path
    files: tuple[Path, ...]
    checked: tuple[Made | SentBundle, ...] = ()
    left_out: tuple[Finding, ...] = ()

    @property
    def names(self) -> str:
        """Return the file name, or how many there are."""
        if len(self.files) == 1:
            return self.files[0].name
        return _("{count:02d} gói").format(count=len(self.files))


def standing(office: Office) -> tuple[object, ...]:
    """Return what is never the same again once a bundle would be made otherwise.

    Keys, lists of keys and bundles taken in are no entries of the officer, so the
    history's mark says nothing of them.
    """
    identity = office.identity
    return (
        office.trail.mark(),
        identity.keyring_version,
        tuple((one.key.key_id, one.status) for one in identity.senders()),
        tuple((job.sha256, job.state) for job in office.receiving.jobs()),
    )


def send(office: Office, order: Order, place: Path, steps: Steps) -> Written:
    """Make what was ordered and write it; the statement was given.

    Raises:
        OfficeError: whatever stands in the way; says what was not written.
    """
    if order.kind in KEYS_ALONE:
        return _send_keys(office, order, place, steps)
    if order.to != EVERYBODY:
        return _send_one(office, order, place, steps)
    if order.kind is BundleType.RESULT:
        return send_results(office, place, steps)
    return _send_plans(office, order.kind, place, steps)


def send_results(
    office: Office, place: Path, steps: Steps, orgs: Sequence[str] = ()
) -> Written:
    """Make one result for each commune and write them all."""
    desk = office.city_desk
    steps.begin(_("Đang làm gói kết quả cho từng xã"))
    batch = desk.make_results(orgs, state_secret_free=True, report=steps.parts)
    steps.begin(_("Đang ghi và đọc lại từng gói"))
    files = steps.writing(lambda: desk.put_results(batch, place, steps.parts))
    left_out = [_missing(one) for one in (*batch.without_key, *batch.failed)]
    made = tuple(batch.made.values())[: len(files)]
    return Written(place, tuple(files), made, tuple(left_out))


def check(office: Office, written: Written, steps: Steps) -> int:
    """Read what was written once more; return how many bundles are as they were made.

    Raises:
        BundleRefusedError: TD-703 it is not there, TD-704 it is not the same.
    """
    steps.begin(_("Đang đọc lại USB"))
    for done, bundle in enumerate(written.checked, start=1):
        office.sending.check(bundle, written.place)
        if not steps.parts(done, len(written.checked)):
            return done
    return len(written.checked)


def _send_one(office: Office, order: Order, place: Path, steps: Steps) -> Written:
    prepared = order.prepared
    assert prepared is not None  # noqa: S101 - shown before anything can be ordered
    bundle: Made | SentBundle
    if prepared.is_unchanged and prepared.last is not None and not order.is_anew:
        bundle = prepared.last
    else:
        steps.begin(_("Đang niêm phong gói gửi {name}").format(name=prepared.to_name))
        bundle = office.sending.make(
            prepared,
            state_secret_free=True,
            allow_plain=order.allow_plain,
            report=steps.parts,
        )
    steps.begin(_("Đang ghi ra USB và đọc lại"))
    file = steps.writing(lambda: office.sending.put(bundle, place, steps.bytes))
    return Written(place, (file,), (bundle,))


def _send_plans(office: Office, kind: BundleType, place: Path, steps: Steps) -> Written:
    files, made = [], []
    everybody = _everybody(office, kind)
    steps.begin(_("Đang làm và ghi gói cho từng nơi"))
    for done, org in enumerate(everybody, start=1):
        prepared = office.sending.prepare(kind, org)
        bundle = office.sending.make(prepared, state_secret_free=True)
        files.append(steps.writing(partial(office.sending.put, bundle, place)))
        made.append(bundle)
        if not steps.parts(done, len(everybody)):
            break
    return Written(place, tuple(files), tuple(made))


def _send_keys(office: Office, order: Order, place: Path, steps: Steps) -> Written:
    identity = office.identity
    is_enrol = order.kind is BundleType.ENROL
    write = identity.enrolment if is_enrol else identity.keyring_bundle
    wanted = [order.to] if order.to != EVERYBODY else _everybody(office, order.kind)
    files = []
    steps.begin(_("Đang ghi ra USB và đọc lại"))
    for done, org in enumerate(wanted, start=1):
        files.append(steps.writing(partial(write, org, place)))
        if not steps.parts(done, len(wanted)):
            break
    return Written(place, tuple(files), _kept(office, files))


def _everybody(office: Office, kind: BundleType) -> list[str]:
    return [org for org, _name in receivers(office, kind) if org != EVERYBODY]


def _kept(office: Office, files: Iterable[Path]) -> tuple[SentBundle, ...]:
    names = {file.name for file in files}
    return tuple(one for one in office.sending.sent() if one.file_name in names)


def _missing(one: NotMade) -> Finding:
    return Finding("TD-302", Severity.WARNING, one.sentence, one.next_step)
