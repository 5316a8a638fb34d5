"""datapackage.json of a sealed bundle: the only list of what is inside, with digests.

It is a Data Package v2 as any tool of that kind reads it; what v2 has no word for
stands in properties that begin with an underscore.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.bundles import limits as table_limits
from desktop.bundles.descriptor import (
    PROFILE,
    Resource,
    digest,
    path_of,
    resource_node,
    table_resource,
)
from desktop.bundles.nodes import (
    NAME,
    Node,
    as_object,
    list_in,
    number_in,
    read_node,
    text_in,
)
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refusal_of, refuse
from desktop.bundles.sealed.envelope_values import FORMAT, SCHEMA, BundleType
from desktop.bundles.sealed.payload_entries import KEYRING, is_entry_name
from desktop.bundles.table_files import table_bytes
from desktop.bundles.tables import Table
from desktop.errors import BundleError

MEDIA_TYPES = {
    "application/pdf",
    "image/jpeg",
    "image/png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Tools of Data Package refuse a package of nothing and a table without a row.
_EMPTY: Node = {"name": "empty", "data": [{"holds": "nothing"}], "_empty": True}
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Listed:
    """An attachment as the manifest lists it."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle holds, before or after its journey.

    Args:
        bundle_id: the same as the envelope's.
        salt: 32 hexadecimal digits drawn for each bundle: nobody guesses a short
            content from the public digest of this list.
        tables: with their rows.
        files: the attachments, each once.
        others: keyring files by name.
        unknown: tables of a later version, kept as they came.
        extras: for a table of ours with columns of a later version, the key and those
            columns, under the table's name.
    """

    bundle_id: str
    type: BundleType
    created: datetime
    salt: str
    tables: tuple[Table, ...]
    files: tuple[Listed, ...] = ()
    others: Mapping[str, bytes] = field(default_factory=dict)
    unknown: tuple[Table, ...] = ()
    extras: tuple[Table, ...] = ()

    def table(self, name: str) -> Table | None:
        """Return the table of that name, or None."""
        return next((table for table in self.tables if table.name == name), None)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table, and the number of attachments."""
        rows = {table.name: len(table.rows) for table in self.tables}
        return {**rows, "files": len(self.files)}


def small_files(contents: Contents) -> dict[str, bytes]:
    """Return the manifest, then every table and keyring file, by name."""
    tables = {path_of(t.name): table_bytes(t) for t in contents.tables}
    return {NAME: _manifest(contents, tables), **tables, **contents.others}


def _manifest(contents: Contents, tables: Mapping[str, bytes]) -> bytes:
    words: Node = {
        "$schema": PROFILE,
        "_format": FORMAT,
        "name": f"tdkt-{contents.type.value}",
        "id": contents.bundle_id,
        "version": f"{SCHEMA[0]}.{SCHEMA[1]}",
        "created": contents.created.isoformat(timespec="seconds"),
        "_salt": contents.salt,
        "resources": [
            *(resource_node(t, tables[path_of(t.name)]) for t in contents.tables),
            *(_other_node(name, data) for name, data in contents.others.items()),
            *(_file_node(file) for file in contents.files),
        ],
    }
    if not words["resources"]:
        # A package lists at least one thing; a bare request for a key has none.
        words["resources"] = [_EMPTY]
    data = json.dumps(words, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    if len(data) > limits.MAX_MANIFEST:
        raise refuse("TD-314", what="bảng kê")
    return data


def _other_node(path: str, data: bytes) -> Node:
    is_list = path == KEYRING
    return {
        "name": path.replace(".", "-").removesuffix("-minisig").removesuffix("-json"),
        "path": path,
        "mediatype": "application/json" if is_list else "text/plain",
        "bytes": len(data),
        "hash": digest(data),
    }


def _file_node(file: Listed) -> Node:
    return {
        "name": f"f-{file.sha256[:16]}",
        "path": f"files/{file.sha256}",
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


@dataclass(frozen=True, slots=True)
class Other:
    """A keyring file as the manifest lists it."""

    path: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list as read, before a table is looked at."""

    node: Node
    tables: tuple[Resource, ...]
    files: tuple[Listed, ...]
    others: tuple[Other, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The rows each table claims to have, and the number of attachments."""
        rows = {one.name: number_in(one.node, "_rows") for one in self.tables}
        return {**rows, "files": len(self.files)}

    @property
    def names(self) -> set[str]:
        """The names of all entries there have to be, and no others."""
        paths = {resource.path for resource in self.tables}
        files = {f"files/{file.sha256}" for file in self.files}
        return {NAME, *paths, *files, *(other.path for other in self.others)}


def read_manifest(data: bytes) -> Manifest:
    """Return what a manifest lists.

    Raises:
        BundleRefusedError: of the 300s.
    """
    try:
        return _read(data)
    except BundleError as error:
        raise refusal_of(error) from None


def _read(data: bytes) -> Manifest:
    node = read_node(data)
    if node.get("_format") != FORMAT:
        raise refuse("TD-201", format=str(node.get("_format"))[:40])
    tables, files, others = [], [], []
    for item in list_in(node, "resources"):
        one = as_object(item, "resources")
        if one == _EMPTY:
            continue
        if one.get("type") == "table":
            tables.append(table_resource(one))
        elif str(one.get("path")).startswith(KEYRING):
            others.append(_other(one))
        else:
            files.append(_listed(one))
    manifest = Manifest(node, tuple(tables), tuple(files), tuple(others))
    _check(manifest)
    return manifest


def _check(manifest: Manifest) -> None:
    listed = 1 + len(manifest.tables) + len(manifest.files) + len(manifest.others)
    if len(manifest.names) < listed:
        raise refuse("TD-313")
    if len(manifest.files) > limits.MAX_ATTACHMENTS:
        raise refuse("TD-314", what="số tệp đính kèm")
    if len(manifest.tables) > table_limits.MAX_TABLES:
        raise refuse("TD-406", table=manifest.tables[-1].name, what="số bảng")
    if any(count < 0 for count in manifest.counts.values()):
        raise refuse("TD-316", names="_rows")


def _other(node: Node) -> Other:
    path = text_in(node, "path")
    if not is_entry_name(path):
        raise refuse("TD-312", path[:80])
    return Other(path, number_in(node, "bytes"), text_in(node, "hash"))


def _listed(node: Node) -> Listed:
    path, size = text_in(node, "path"), number_in(node, "bytes")
    digest = path.removeprefix("files/")
    if not _SHA.fullmatch(digest) or path != f"files/{digest}":
        raise refuse("TD-312", path[:80])
    if text_in(node, "hash") != f"sha256:{digest}":
        raise refuse("TD-317", name=digest[:12])
    if not 0 < size <= limits.MAX_ATTACHMENT:
        raise refuse("TD-314", what="dung lượng một tệp đính kèm")
    media_type = text_in(node, "mediatype")
    if media_type not in MEDIA_TYPES:
        raise refuse("TD-318", name=digest[:12])
    return Listed(digest, size, media_type)
