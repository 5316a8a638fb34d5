"""What a golden bundle holds, in words that JSON can keep for ever."""

import json
from dataclasses import replace
from pathlib import Path

from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.minisign import read_key
from desktop.bundles.sealed.opening import open_head, open_payload
from desktop.bundles.tables import Field, Table

FOLDER = Path(__file__).resolve().parents[2] / "golden"

UNITS = Table(
    "units",
    "Đơn vị",
    (
        Field("id", "string", required=True, title="Mã"),
        Field("rev", "integer", required=True, title="Lần sửa"),
        Field("parent_id", "string", title="Đơn vị cha"),
        Field("name", "string", required=True, title="Tên"),
    ),
    ("id",),
)
SCORES = Table(
    "scores",
    "Điểm",
    (
        Field("id", "string", required=True, title="Mã"),
        Field("unit_id", "string", required=True, title="Đơn vị"),
        Field("points", "number", title="Điểm"),
        Field("scored_on", "date", title="Ngày"),
        Field("is_final", "boolean", title="Chính thức"),
        Field("note", "string", title="Ghi chú"),
    ),
    ("id",),
)
SHAPES = (UNITS, SCORES)


class GoldenKeys:
    """The keys the golden bundles were made with, as a receiver knows them."""

    def __init__(self) -> None:
        said = json.loads((FOLDER / "keys.json").read_text("utf-8"))
        self.secret: str = said["secret"]
        self._known = [
            KnownKey(one["org"], one["name"], read_key(one["signing"]), one["sealing"])
            for one in said["known"]
        ]

    def key(self, key_id: str) -> KnownKey | None:
        return next((k for k in self._known if k.signing.key_id == key_id), None)


def read_golden(path: Path, keys: GoldenKeys, work: Path) -> dict:
    """Return all a golden bundle says and holds."""
    receiver = path.name.split("_")[3]
    head = open_head(path, keys, receiver)
    shapes = [replace(shape, rows=()) for shape in SHAPES]
    opened = open_payload(head, [keys.secret], work, shapes)
    opened.payload.unlink()
    envelope, contents = head.envelope, opened.contents
    return {
        "type": envelope.type.value,
        "from": [envelope.sender.org, envelope.sender.name, envelope.sender.epoch],
        "to": list(envelope.to),
        "scope": [envelope.scope.movement, envelope.scope.period],
        "seq": envelope.seq,
        "prev": envelope.prev,
        "created_at": envelope.created_at.isoformat(),
        "schema": list(envelope.schema),
        "is_encrypted": envelope.payload.is_encrypted,
        "is_open_by_choice": envelope.is_open_by_choice,
        "latest": dict(envelope.latest),
        "based_on": envelope.based_on and envelope.based_on.plan,
        "findings": sorted(one.code for one in (*head.findings, *opened.findings)),
        "tables": {t.name: _rows(t) for t in contents.tables},
        "unknown": {t.name: _rows(t) for t in contents.unknown},
        "extras": {t.name: [list(t.field_names), _rows(t)] for t in contents.extras},
        "files": [[one.sha256, one.size, one.media_type] for one in contents.files],
        "others": sorted(contents.others),
    }


def _rows(table: Table) -> list[list[str | None]]:
    return [
        [None if value is None else f"{type(value).__name__} {value}" for value in row]
        for row in table.rows
    ]
