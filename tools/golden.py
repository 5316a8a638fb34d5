"""Makes the golden bundles of one version of the format: python tools/golden.py FOLDER.

Run once for a version, never again: what was released has to be read for ever. The
keys are fixed, known to everybody and worthless.
"""

import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop.bundles.descriptor import digest
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.attachments import media_type_of
from desktop.bundles.sealed.container import write_container
from desktop.bundles.sealed.encryption import public_of
from desktop.bundles.sealed.envelope import (
    BasedOn,
    BundleType,
    Envelope,
    Scope,
    Sealed,
    Sender,
    envelope_bytes,
)
from desktop.bundles.sealed.keyring import (
    Keyring,
    KnownKey,
    keyring_bytes,
    sign_keyring,
)
from desktop.bundles.sealed.making import Draft, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed, small_files
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.payload_zip import look_at, packed
from desktop.bundles.tables import Field, Table
from tests.bundles.sealed import golden_reading

COMMUNE, CITY = "vn-xa-00008", "vn-tinh-01"
KEYS = {
    COMMUNE: SigningKey(bytes(range(32))),
    CITY: SigningKey(bytes(range(32, 64))),
}
ROOT = SigningKey(bytes(range(64, 96)))
NAMES = {COMMUNE: "UBND phường Ngọc Hà", CITY: "UBND thành phố Hà Nội"}
SECRET = "AGE-SECRET-KEY-1S4TGC0TWWDMSSJUYRVMTTLE3R5S0SWEV33A8U0VG3FNFQESGVJZSTCAFNA"  # noqa: S105 - known to everybody
ESCROW = "AGE-SECRET-KEY-1NGR70LXXXM6XG5GT7DAACFCXX5G8EEMCFPUA78VNVJ4VA3PU3S8SDHMYHD"
RECIPIENTS = (public_of(SECRET), public_of(ESCROW))
MOMENT = datetime(2026, 11, 18, 9, 30, 12, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

UNITS = replace(
    golden_reading.UNITS,
    rows=(("u1", 1, None, "Phường"), ("u2", 3, "u1", "Tổ dân phố số “2”, khu A")),
)
SCORES = replace(
    golden_reading.SCORES,
    rows=(
        ("s1", "u1", Decimal("92.5"), date(2026, 11, 17), True, "=1+1"),
        ("s2", "u2", Decimal("-0.0625"), None, False, 'một\nhai\t"ba", \\'),
        ("s3", "u2", None, None, None, ""),
        ("s4", "u2", Decimal(0), date(2026, 2, 28), None, None),
    ),
)
Type = BundleType


def main() -> int:
    """Make every golden bundle of today's version, and what each of them holds."""
    folder = Path(sys.argv[1]) if len(sys.argv) == 2 else golden_reading.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    _write_keys(folder)
    made: list[Path] = []
    first = _make(folder, 1, Type.SUBMISSION, tables=(UNITS, SCORES), seals=True)
    made += [first]
    made += [
        _make(
            folder,
            2,
            Type.SUBMISSION,
            tables=(UNITS, SCORES),
            files=(PDF, PNG),
            seals=True,
            prev=digest(first.read_bytes()),
            based_on=BasedOn("cchc", 2, "sha256:" + "ab" * 32),
        ),
        _make(folder, 3, Type.SUBMISSION, tables=(UNITS,), is_open_by_choice=True),
        _make(folder, 1, Type.PLAN, sender=CITY, tables=(UNITS,), latest={"plan": 2}),
        _make(folder, 2, Type.PLAN, sender=CITY, tables=(UNITS,), others=_keyring()),
        _make(folder, 1, Type.RESULT, sender=CITY, tables=(SCORES,), seals=True),
        _make(folder, 1, Type.RECEIPT, sender=CITY, tables=(SCORES,)),
        _make(folder, 1, Type.ENROL, tables=()),
        _make(folder, 1, Type.KEYRING, sender=CITY, tables=(), others=_keyring()),
        _make(folder, 1, Type.FORWARD, sender=CITY, tables=(UNITS, SCORES), seals=True),
        _newer(folder),
    ]
    keys = golden_reading.GoldenKeys()
    with TemporaryDirectory() as work:
        held = {p.name: golden_reading.read_golden(p, keys, Path(work)) for p in made}
    text = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(made)} bundles in {folder}")
    return 0


def _write_keys(folder: Path) -> None:
    known = [
        {
            "org": org,
            "name": NAMES[org],
            "signing": str(key.verifying_key),
            "sealing": RECIPIENTS[0],
        }
        for org, key in KEYS.items()
    ]
    words = {"about": "test keys, worthless", "secret": SECRET, "known": known}
    text = json.dumps(words, ensure_ascii=False, indent=1)
    (folder / "keys.json").write_text(f"{text}\n", encoding="utf-8")


def _keyring() -> dict[str, bytes]:
    keys = tuple(
        KnownKey(org, NAMES[org], key.verifying_key, *RECIPIENTS)
        for org, key in KEYS.items()
    )
    ring = Keyring(1, (ROOT.verifying_key,), keys, issued_at="2026-11-18")
    data = keyring_bytes(ring)
    signed = sign_keyring(data, [ROOT])
    signatures = {f"keyring.json.{key}.minisig": sig for key, sig in signed.items()}
    return {"keyring.json": data, **signatures}


def sender_of(org: str) -> Sender:
    """Return an office as its envelopes name it."""
    key = KEYS[org].verifying_key
    epoch = "0123456789abcdef"
    return Sender(org, NAMES[org], key.key_id, epoch, str(key), RECIPIENTS[0])


def _bundle_id(kind: Type, seq: int) -> str:
    return f"0198f0c2-0000-7000-8000-{list(Type).index(kind):02x}{seq:010x}"


def _make(
    folder: Path,
    seq: int,
    kind: Type,
    *,
    tables: Sequence[Table],
    sender: str = COMMUNE,
    files: Sequence[bytes] = (),
    others: Mapping[str, bytes] | None = None,
    seals: bool = False,
    **words: object,
) -> Path:
    receiver = CITY if sender == COMMUNE else COMMUNE
    has_people = kind in {Type.SUBMISSION, Type.RESULT, Type.FORWARD}
    draft = Draft(
        _bundle_id(kind, seq),
        kind,
        sender_of(sender),
        ("vn-tinh-31",) if kind is Type.FORWARD else (receiver,),
        Scope("cchc", "2026"),
        seq,
        MOMENT,
        has_personal_data=has_people,
        recipients=RECIPIENTS if seals else (),
        writer={"app": "Sổ Vàng", "version": "1.0"},
    )
    with TemporaryDirectory() as place:
        attached = []
        for number, data in enumerate(files):
            path = Path(place) / f"{number}"
            path.write_bytes(data)
            attached.append(look_at(path))
        contents = Contents(
            draft.bundle_id,
            kind,
            MOMENT,
            "5a" * 16,
            tuple(tables),
            tuple(Listed(a.sha256, a.size, media_type_of(a.path)) for a in attached),
            dict(others or {}),
        )
        whole = replace(draft, **words)  # type: ignore[arg-type]
        made = make_bundle(whole, contents, attached, KEYS[sender], Path(place))
        target = folder / made.path.name
        target.write_bytes(made.path.read_bytes())
    return target


def _newer(folder: Path) -> Path:
    """Make a bundle of the minor 1.9: a column and a table nobody knows today."""
    mood = Field("mood", "string", title="Tâm trạng")
    units = replace(
        UNITS,
        fields=(*UNITS.fields, mood),
        rows=tuple((*row, "vui") for row in UNITS.rows),
    )
    stars = Table(
        "stars",
        "Sao",
        (Field("id", "integer", required=True), mood),
        ("id",),
        ((7, "x"),),
    )
    ours = Contents(
        _bundle_id(Type.PLAN, 9), Type.PLAN, MOMENT, "5a" * 16, (units, SCORES, stars)
    )
    small = small_files(ours)
    manifest = small["datapackage.json"].replace(
        b'"version": "1.0"', b'"version": "1.9"'
    )
    payload = b"".join(packed({**small, "datapackage.json": manifest}, ()).blocks())
    envelope = Envelope(
        ours.bundle_id,
        Type.PLAN,
        sender_of(CITY),
        (COMMUNE,),
        Scope("cchc", "2026"),
        9,
        MOMENT,
        Sealed("payload.zip", len(payload), digest(payload), is_encrypted=False),
        len(manifest),
        digest(manifest),
        ours.counts,
        has_personal_data=False,
        schema=(1, 9),
        min_reader=(1, 0),
    )
    node = json.loads(envelope_bytes(envelope)) | {"mood": {"of": ["the", "day"]}}
    head = json.dumps(node, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return _written(folder, envelope, head.encode(), payload)


def _written(folder: Path, envelope: Envelope, head: bytes, payload: bytes) -> Path:
    signature = minisign.sign(KEYS[CITY], head, envelope.comment)
    target = folder / envelope.file_name
    with TemporaryDirectory() as place, target.open("wb") as out:
        body = Path(place) / "payload.zip"
        body.write_bytes(payload)
        write_container(out, head, signature, body, zlib.crc32(payload))
    return target


if __name__ == "__main__":
    sys.exit(main())
