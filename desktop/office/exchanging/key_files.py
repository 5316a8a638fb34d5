"""Bundles about keys taken straight from a file: a sender confirmed, a list adopted.

The window goes through the pipeline of receiving; this is the same for the command
line, where nothing but the key is wanted of a bundle.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.envelope import Sender
from desktop.bundles.sealed.envelope_reading import read_envelope
from desktop.bundles.sealed.keyring import Keyring
from desktop.bundles.sealed.opening import Head, check_head, open_head, open_payload
from desktop.errors import OfficeError
from desktop.office.exchanging.identity import Identity


def head_of(identity: Identity, file: Path) -> Head:
    """Return the head of a bundle addressed to us.

    Raises:
        OfficeError: there is no such file.
        BundleRefusedError: TD-010 to 125.
    """
    _check_there(file)
    return open_head(file, identity.known(), identity.org)


def confirm_from(identity: Identity, file: Path, digits: str) -> Sender:
    """Believe the sender of a bundle by the digits of its sheet; return who it is.

    Raises:
        EntryError: not thirty digits.
        BundleRefusedError: TD-134 with the group, TD-114.
    """
    head = head_of(identity, file)
    identity.confirm(head.envelope, digits)
    return head.envelope.sender


def adopt_from(identity: Identity, file: Path, folder: Path) -> Keyring | None:
    """Take over the list a bundle brings; None where it is the one in use.

    Args:
        folder: of ours; nothing is left in it.

    Raises:
        BundleRefusedError: TD-113 the sender's digits come first, TD-131 to 133.
        OfficeError: the bundle brings no list.
    """
    head = head_of(identity, file)
    envelope = head.envelope
    others, before = _others(identity, head, folder), identity.keyring_version
    if not others:
        raise OfficeError("Gói này không kèm danh bạ khóa.", "Chọn gói khác.")
    if head.is_held:
        if not identity.vouched(envelope, others):
            raise refuse("TD-113", name=envelope.sender.name)
    else:
        identity.accept(others, envelope.sender)
    is_new = identity.keyring_version != before
    return identity.keyrings.current() if is_new else None


def resume_from(
    identity: Identity,
    file: Path,
    folder: Path,
    agree: Callable[[Keyring], bool] = lambda _list: True,
) -> Keyring | None:
    """Go on from the list that a plan or a list this city once sent brings.

    Args:
        file: a bundle of ours to any commune, from a stick or sent back by one.
        folder: of ours; nothing is left in it.
        agree: asked with the list before anything is kept.

    Returns:
        the list, None where it was not agreed to.

    Raises:
        OfficeError: there is no such file, it is not of this office, or has no list.
        BundleRefusedError: TD-010 to 126, TD-131, TD-132.
    """
    _check_there(file)
    container = open_container(file)
    receiver = read_envelope(container.envelope).to[0]
    head = check_head(container, identity.known(), receiver)
    if head.envelope.sender.org != identity.org:
        raise OfficeError(
            f"Gói này của {head.envelope.sender.name}, không phải của cơ quan mình.",
            "Chọn một gói cơ quan mình đã gửi xã, phường; chưa có gì thay đổi.",
        )
    return identity.resume(_others(identity, head, folder), agree)


def _check_there(file: Path) -> None:
    if not file.is_file():
        raise OfficeError(f"Không thấy tệp {file.name}.", "Kiểm tra đường dẫn.")


def _others(identity: Identity, head: Head, folder: Path) -> Mapping[str, bytes]:
    """Return the files a bundle brings besides tables and attachments."""
    from desktop.office.exchanging.tables import shapes

    envelope = head.envelope
    secrets = identity.secrets() if envelope.payload.is_encrypted else []
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="khoa-") as workdir:
        opened = open_payload(head, secrets, Path(workdir), shapes(envelope.type))
    return opened.contents.others
