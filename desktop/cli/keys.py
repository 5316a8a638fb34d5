"""`keys`: our keys and their sheet, the senders we know, the city's list."""

import argparse
import getpass
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import common
from desktop.cli.tables import columns
from desktop.errors import OfficeError
from desktop.vietnamese import short_date

if TYPE_CHECKING:
    from desktop.bundles.sealed.keyring import Keyring
    from desktop.office.exchanging.identity import Identity
    from desktop.office.office import Office

Said = tuple[dict[str, Any], str]

_KNOWN = ("Mã", "Cơ quan", "Tình trạng", "Đến gói số", "Cách biết", "Ngày", "Số khóa")
_FOR_THE_SAFE = (
    "Tệp này chứa khóa bí mật của cơ quan: in ra, cất két, rồi xóa tệp ngay. "
    "Không gửi, không chép ra USB."
)


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
    identity, file = office.identity, arguments.file
    if file.exists():
        raise OfficeError(
            f"Đã có {file} nên không ghi đè.", "Chọn tên khác; chưa có gì được ghi."
        )
    data = identity.recovery_pdf() if arguments.recovery else identity.sheet_pdf()
    file.parent.mkdir(parents=True, exist_ok=True)
    _write_new(data, file, mode=0o600 if arguments.recovery else 0o666)
    if not arguments.recovery:
        return {"file": str(file)}, f"Đã viết Phiếu đăng ký khóa: {file}"
    text = f"Đã viết Phiếu khôi phục khóa: {file}\n{_FOR_THE_SAFE}"
    return {"file": str(file), "warning": _FOR_THE_SAFE}, text


def _write_new(data: bytes, file: Path, mode: int) -> None:
    """Write a file that was not there; a half-written one is not left.

    Args:
        mode: who may read it, where the system knows that.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags, mode), "wb") as out:
        try:
            out.write(data)
            out.flush()
        except OSError:
            file.unlink(missing_ok=True)
            raise


def _enrol(office: "Office", arguments: argparse.Namespace) -> Said:
    identity = office.identity
    to = _other(identity, arguments.to)
    file = identity.enrolment(to, arguments.outdir)
    text = f"Đã ghi gói đăng ký khóa cho {to}: {file}\n"
    text += "Gửi kèm Phiếu đăng ký khóa có dấu theo đường công văn."
    return {"file": str(file), "to": to}, text


def _other(identity: "Identity", given: str | None) -> str:
    """Return for which other office a bundle is; nobody writes to themselves.

    Raises:
        OfficeError: a city named none, or the code is our own or none at all.
    """
    to = common.check_form(given or identity.above())
    if to != identity.org:
        return to
    raise OfficeError(
        "Nơi nhận là chính cơ quan mình." if given else "Chưa chọn nơi nhận gói.",
        "Thêm --to với mã nơi nhận (vn-xa-…); chưa có gì được ghi.",
    )


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


def _start_over(office: "Office", arguments: argparse.Namespace) -> Said:
    from desktop.bundles.sealed.envelope import Tier

    identity = office.identity
    if not arguments.yes:
        raise OfficeError(
            "Khóa cũ sẽ mất hẳn: gói chỉ khóa cũ mở được thì không đọc được nữa.",
            "Nhớ ra mật khẩu thì không cần; chắc chắn đã quên thì thêm --yes.",
        )
    copy = office.start_keys_over()
    me = identity.me()
    text = f"Khóa mới: {me.key_id}. Bản sao lưu trước đó: {copy.path.name}\n"
    text += "In Phiếu đăng ký khóa (keys sheet) và gửi theo đường công văn."
    if me.tier is Tier.CITY:
        text += "\nCó Phiếu khôi phục trong két thì gõ keys recover: các xã không phải "
        text += "gõ lại 30 số."
    return {"key": me.key_id, "backup": str(copy.path)}, text


def _recover(office: "Office", _: argparse.Namespace) -> Said:
    found = office.identity.recover(_secret("Một dãy của Phiếu khôi phục: "))
    data = {"role": found.role, "was_known": found.was_known, "in_use": found.is_in_use}
    return data, found.sentence


def _confirm(office: "Office", arguments: argparse.Namespace) -> Said:
    from desktop.office.exchanging.key_files import confirm_from

    digits = arguments.digits or _line("30 chữ số trên phiếu: ")
    sender = confirm_from(office.identity, arguments.file, digits)
    data = {"org": sender.org, "key": sender.key}
    return data, f"Đã xác nhận khóa của {sender.name} ({sender.org})."


def _rotate(office: "Office", arguments: argparse.Namespace) -> Said:
    identity, place = office.identity, arguments.announce
    if arguments.stolen and place is not None:
        raise OfficeError(
            "Khóa đã lộ không giới thiệu được khóa mới nên chưa thay khóa.",
            "Bỏ --announce; thay xong thì in Phiếu đăng ký khóa (keys sheet) và gửi "
            "theo đường công văn.",
        )
    if arguments.to and place is None:
        raise OfficeError(
            "--to chỉ dùng cùng --announce nên chưa thay khóa.",
            "Thêm --announce THƯ-MỤC, hoặc bỏ --to.",
        )
    to = _other(identity, arguments.to) if place is not None else ""
    identity.rotate(is_stolen=arguments.stolen)
    me = identity.me()
    text = f"Khóa mới: {me.key_id}."
    file = None
    if place is not None:
        file = _announced(identity, to, place)
        text += f"\nĐã ghi gói giới thiệu khóa mới: {file}"
    data = {"key": me.key_id, "file": str(file) if file else None}
    return data, text


def _announced(identity: "Identity", to: str, place: Path) -> Path:
    """Write the bundle about a key that was just replaced.

    Raises:
        OfficeError: it could not be written; the key is replaced all the same.
    """
    try:
        return identity.announcement(to, place)
    except OfficeError as trouble:
        raise OfficeError(
            f"Đã thay khóa, nhưng chưa ghi được gói giới thiệu: {trouble.sentence}",
            "Đừng thay lần nữa: in Phiếu đăng ký khóa (keys sheet) và gửi theo đường "
            "công văn.",
            detail=trouble.detail,
        ) from trouble


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
            return _adopted(office, arguments)
    version = identity.keyring_version
    return {"version": version}, f"Danh bạ khóa: {_version_words(version)}."


def _published(identity: "Identity", to: list[str], outdir: Path | None) -> Said:
    if bool(to) != (outdir is not None):
        lacks = "thư mục để ghi gói" if to else "--to với mã nơi nhận"
        raise OfficeError(
            f"Còn thiếu {lacks} nên chưa ký danh bạ.",
            "Viết keys keyring publish THƯ-MỤC --to MÃ; không ghi cả hai thì chỉ ký.",
        )
    for org in to:
        _other(identity, org)
    keyring = identity.publish()
    files = [identity.keyring_bundle(org, outdir) for org in to] if outdir else []
    text = f"Danh bạ khóa bản {keyring.version} có {len(keyring.keys)} khóa."
    text = "\n".join([text, *(f"  {file}" for file in files)])
    data = {"version": keyring.version, "keys": len(keyring.keys)}
    return {**data, "files": [str(file) for file in files]}, text


def _resumed(office: "Office", arguments: argparse.Namespace) -> Said:
    """Go on from a list this city once sent; without --yes only tell of which."""
    from desktop.office.exchanging.key_files import resume_from

    seen: list[Keyring] = []

    def agree(found: "Keyring") -> bool:
        seen.append(found)
        return bool(arguments.yes)

    folder = office.folders.root / "exchange"
    taken = resume_from(office.identity, arguments.file, folder, agree)
    version, day = seen[0].version, date.fromisoformat(seen[0].issued_at[:10])
    data = {"version": version, "issued_at": day.isoformat()}
    data["changed"] = taken is not None
    words = f"danh bạ khóa bản {version}, lập ngày {short_date(day)}; khóa thu hồi sau "
    words += "ngày đó "
    words += "phải thu hồi lại."
    if taken is None:
        return data, f"Trong gói có {words}\nThêm --yes để đi tiếp từ bản này."
    return data, f"Đi tiếp từ {words}\nKý bản mới bằng keys keyring publish."


def _adopted(office: "Office", arguments: argparse.Namespace) -> Said:
    from desktop.bundles.sealed.envelope import Tier, tier_of
    from desktop.office.exchanging.key_files import adopt_from

    if tier_of(office.identity.org) is Tier.CITY:
        return _resumed(office, arguments)
    taken = adopt_from(
        office.identity, arguments.file, office.folders.root / "exchange"
    )
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
    "start-over": _start_over,
    "recover": _recover,
    "confirm": _confirm,
    "rotate": _rotate,
    "revoke": _revoke,
    "keyring": _keyring,
}
