"""`keys`: our keys and their sheet, the senders we know, the city's list."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli_tables import columns
from desktop.vietnamese import short_date

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.office import Office

Said = tuple[dict[str, Any], str]

_KNOWN = ("Mã", "Cơ quan", "Tình trạng", "Đến gói số", "Cách biết", "Ngày", "Số khóa")


def done(office: "Office", arguments: argparse.Namespace) -> Said:
    """Do one verb of `keys` and return what to say."""
    return _VERBS[arguments.keys_verb](office, arguments)


def _show(office: "Office", _: argparse.Namespace) -> Said:
    identity = office.identity
    me = identity.me()
    senders = identity.senders()
    data = {
        "org": me.org,
        "name": me.name,
        "key": me.key_id,
        "signing": me.signing,
        "sealing": me.sealing,
        "epoch": me.epoch,
        "locked": identity.has_passphrase,
        "keyring": identity.keyring_version,
        "senders": [
            {
                "org": one.key.org,
                "name": one.key.name,
                "key": one.key.key_id,
                "status": one.key.status,
                "valid_to": one.key.valid_to,
                "source": one.key.source,
                "confirmed_on": one.key.confirmed_on.isoformat(),
            }
            for one in senders
        ],
    }
    own = [
        ("Cơ quan", f"{me.name} ({me.org})"),
        ("Số khóa", me.key_id),
        ("Khóa ký", me.signing),
        ("Khóa mã hóa", me.sealing),
        ("Mật khẩu", "có" if identity.has_passphrase else "không, mở sẵn ở máy này"),
        ("Danh bạ khóa", _version_words(identity.keyring_version)),
    ]
    rows = [
        (
            one.key.org,
            one.key.name,
            one.status,
            "" if one.key.valid_to is None else str(one.key.valid_to),
            one.source,
            short_date(one.key.confirmed_on),
            one.key.key_id,
        )
        for one in senders
    ]
    known = columns(_KNOWN, rows) if rows else "Chưa biết khóa của nơi gửi nào."
    return data, f"{columns([], own)}\n\n{known}"


def _fingerprint(office: "Office", _: argparse.Namespace) -> Said:
    from desktop.bundles.sealed.fingerprint import grouped

    digits = office.identity.fingerprint()
    return {"fingerprint": digits, "groups": grouped(digits)}, " ".join(grouped(digits))


def _sheet(office: "Office", arguments: argparse.Namespace) -> Said:
    from desktop.documents.printed.output import write_bytes

    identity, file = office.identity, arguments.file
    data = identity.recovery_pdf() if arguments.recovery else identity.sheet_pdf()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(data, file)
    what = "Phiếu khôi phục khóa" if arguments.recovery else "Phiếu đăng ký khóa"
    return {"file": str(file)}, f"Đã viết {what}: {file}"


def _enrol(office: "Office", arguments: argparse.Namespace) -> Said:
    identity = office.identity
    to = arguments.to or identity.above()
    file = identity.enrolment(to, arguments.outdir)
    text = f"Đã ghi gói đăng ký khóa cho {to}: {file}\n"
    text += "Gửi kèm Phiếu đăng ký khóa có dấu theo đường công văn."
    return {"file": str(file), "to": to}, text


def _lock(office: "Office", _: argparse.Namespace) -> Said:
    identity = office.identity
    if identity.has_passphrase:
        identity.unlock(_secret("Mật khẩu đang dùng: "))
    identity.lock(_secret("Mật khẩu mới: "))
    return {"locked": True}, "Khóa của cơ quan nay chỉ mở bằng mật khẩu."


def _unlock(office: "Office", _: argparse.Namespace) -> Said:
    identity = office.identity
    if identity.has_passphrase:
        identity.unlock(_secret("Mật khẩu: "))
        identity.keep_unlocked()
    return {"locked": False}, "Khóa của cơ quan mở sẵn ở máy này."


def _confirm(office: "Office", arguments: argparse.Namespace) -> Said:
    from desktop.office.exchanging.key_files import confirm_from

    digits = arguments.digits or _line("30 chữ số trên phiếu: ")
    sender = confirm_from(office.identity, arguments.file, digits)
    data = {"org": sender.org, "key": sender.key}
    return data, f"Đã xác nhận khóa của {sender.name} ({sender.org})."


def _rotate(office: "Office", arguments: argparse.Namespace) -> Said:
    identity = office.identity
    identity.rotate(is_stolen=arguments.stolen)
    me = identity.me()
    text = f"Khóa mới: {me.key_id}."
    file = None
    if arguments.announce is not None:
        file = identity.announcement(
            arguments.to or identity.above(), arguments.announce
        )
        text += f"\nĐã ghi gói giới thiệu khóa mới: {file}"
    data = {"key": me.key_id, "file": str(file) if file else None}
    return data, text


def _revoke(office: "Office", arguments: argparse.Namespace) -> Said:
    office.identity.revoke(arguments.key, arguments.after)
    first = arguments.after + 1
    data = {"key": arguments.key, "valid_to": arguments.after}
    return data, f"Khóa {arguments.key} thôi dùng từ gói số {first}."


def _keyring(office: "Office", arguments: argparse.Namespace) -> Said:
    identity = office.identity
    match arguments.keyring_verb:
        case "publish":
            return _published(identity, arguments.to, arguments.outdir)
        case "adopt":
            return _adopted(office, arguments.file)
    version = identity.keyring_version
    return {"version": version}, f"Danh bạ khóa: {_version_words(version)}."


def _published(identity: "Identity", to: list[str], outdir: Path | None) -> Said:
    keyring = identity.publish()
    place = outdir or Path()
    files = [identity.keyring_bundle(org, place) for org in to if outdir is not None]
    text = f"Danh bạ khóa bản {keyring.version} có {len(keyring.keys)} khóa."
    text = "\n".join([text, *(f"  {file}" for file in files)])
    data = {"version": keyring.version, "keys": len(keyring.keys)}
    return {**data, "files": [str(file) for file in files]}, text


def _adopted(office: "Office", file: Path) -> Said:
    from desktop.office.exchanging.key_files import adopt_from

    taken = adopt_from(office.identity, file, office.folders.root / "exchange")
    version = office.identity.keyring_version
    words = "Đã nhận" if taken else "Vẫn dùng"
    data = {"version": version, "changed": taken is not None}
    return data, f"{words} danh bạ khóa bản {version}."


def _version_words(version: int) -> str:
    return f"bản {version}" if version else "chưa có"


def _secret(prompt: str) -> str:
    """Return a passphrase: typed unseen, or a line of what is piped in."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _line(prompt: str) -> str:
    if sys.stdin.isatty():
        return input(prompt)
    return sys.stdin.readline()


_VERBS = {
    "show": _show,
    "fingerprint": _fingerprint,
    "sheet": _sheet,
    "enrol": _enrol,
    "lock": _lock,
    "unlock": _unlock,
    "confirm": _confirm,
    "rotate": _rotate,
    "revoke": _revoke,
    "keyring": _keyring,
}
