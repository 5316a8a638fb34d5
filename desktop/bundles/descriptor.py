"""datapackage.json: what a package says about itself and its tables (Data Package v2).

What v2 has no word for stands in properties that begin with an underscore.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from desktop.bundles import limits
from desktop.bundles.nodes import (
    Node,
    as_object,
    as_text,
    list_in,
    mismatch,
    number_in,
    object_in,
    read_node,
    text_in,
)
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal
from desktop.bundles.tables import (
    FIELD_TYPES,
    Field,
    FieldType,
    Package,
    Table,
    is_name,
)

FORMAT = "so-vang-round/1"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}
ESCAPE = "backslash"

_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as the descriptor lists it, before its file is looked at."""

    name: str
    path: str
    size: int
    hash: str
    node: Node


@dataclass(frozen=True, slots=True)
class Listing:
    """The descriptor as read: the package's own words and its resources."""

    node: Node
    resources: tuple[Resource, ...]

    def package(self, tables: Sequence[Table], notes: Sequence[str]) -> Package:
        """Return the package these words and tables make."""
        plan = object_in(self.node, "_plan")
        office = object_in(self.node, "_office")
        return Package(
            name=text_in(self.node, "name"),
            title=text_in(self.node, "title"),
            created_on=_moment(self.node),
            office={name: text_in(office, name) for name in office},
            plan_id=text_in(plan, "id"),
            plan_version=text_in(plan, "version"),
            round_id=text_in(self.node, "_round"),
            tables=tuple(tables),
            notes=tuple(notes),
        )


def path_of(table: str) -> str:
    """Return the path of a table's file inside the package."""
    return f"data/{table}.csv"


def digest(data: bytes) -> str:
    """Return the hash of a file as a descriptor writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def descriptor_bytes(package: Package, files: Mapping[str, bytes]) -> bytes:
    """Return datapackage.json for a package whose table files are given by path."""
    words: Node = {"$schema": PROFILE, "_format": FORMAT, "name": package.name}
    words["title"] = package.title
    if package.created_on is not None:
        words["created"] = package.created_on.isoformat()
    words["_office"] = dict(package.office)
    words["_plan"] = {"id": package.plan_id, "version": package.plan_version}
    words["_round"] = package.round_id
    words["resources"] = [
        resource_node(table, files[path_of(table.name)]) for table in package.tables
    ]
    data = json.dumps(words, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    if len(data) > limits.MAX_DESCRIPTOR_BYTES:
        raise refusal(
            "Bảng kê của gói lớn quá giới hạn.", FIX_AND_EXPORT, code="TD-406"
        )
    return data


def read_descriptor(data: bytes) -> Listing:
    """Return what a descriptor lists; the tables' schemas are read by `shape_of`."""
    node = read_node(data)
    if node.get("_format") != FORMAT:
        raise refusal(
            "Đây không phải là gói đợt xét do phần mềm này xuất, "
            "hoặc gói theo chuẩn khác.",
            "Hãy chọn đúng gói, hoặc cập nhật phần mềm rồi thử lại.",
            code="TD-201",
        )
    nodes = list_in(node, "resources")
    if not 1 <= len(nodes) <= limits.MAX_TABLES:
        raise refusal(f"Gói phải có từ 1 đến {limits.MAX_TABLES} bảng.", code="TD-406")
    resources = tuple(table_resource(as_object(item, "resources")) for item in nodes)
    if len({resource.name for resource in resources}) < len(resources):
        raise refusal("Gói có hai bảng trùng tên.", code="TD-313")
    total = sum(resource.size for resource in resources) + len(data)
    if total > limits.MAX_PACKAGE_BYTES:
        raise refusal("Gói lớn quá giới hạn.", code="TD-314")
    return Listing(node, resources)


def shape_of(resource: Resource) -> Table:
    """Return the table without rows that a resource declares."""
    node = resource.node
    as_we_write = (
        node.get("dialect") == DIALECT
        and node.get("encoding") == "utf-8"
        and node.get("_escape") == ESCAPE
    )
    schema = object_in(node, "schema")
    if not as_we_write or schema.get("missingValues") != [""]:
        mismatch("dialect")
    key = list_in(schema, "primaryKey")
    return Table(
        name=resource.name,
        title=text_in(node, "title"),
        fields=tuple(
            _field(as_object(item, "fields")) for item in list_in(schema, "fields")
        ),
        primary_key=tuple(as_text(item, "primaryKey") for item in key),
    )


def check_rows(resource: Resource, table: Table) -> None:
    """Refuse a table whose number of rows is not the one declared."""
    declared = number_in(resource.node, "_rows")
    if declared != len(table.rows):
        raise refusal(
            f"Bảng «{table.name}»: {len(table.rows)} dòng, bảng kê ghi {declared}.",
            code="TD-412",
        )


def resource_node(table: Table, data: bytes) -> Node:
    """Return how a descriptor lists a table whose file holds some bytes."""
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": path_of(table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": digest(data),
        "_rows": len(table.rows),
        "_escape": ESCAPE,
        "dialect": DIALECT,
        "schema": {
            "fields": [_field_node(field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
        },
    }


def _field_node(field: Field) -> Node:
    node: Node = {"name": field.name, "type": field.type, "title": field.title}
    if field.description:
        node["description"] = field.description
    node["constraints"] = {"required": field.required}
    return node


def table_resource(node: Node) -> Resource:
    """Return a table as a descriptor lists it; refuses any path but its own."""
    name, path = text_in(node, "name"), text_in(node, "path")
    # The path follows from the name: no other folder, no URL, no drive can be asked.
    if not is_name(name) or path != path_of(name):
        raise refusal("Gói chứa tên tệp không được phép.", code="TD-312")
    size, checksum = number_in(node, "bytes"), text_in(node, "hash")
    if not 0 <= size <= limits.MAX_TABLE_BYTES:
        raise refusal(f"Bảng «{name}» lớn quá giới hạn.", code="TD-406")
    if not _HASH.fullmatch(checksum):
        mismatch("hash")
    return Resource(name, path, size, checksum, node)


def _field(node: Node) -> Field:
    kind = text_in(node, "type")
    required = object_in(node, "constraints").get("required", False)
    if kind not in FIELD_TYPES or not isinstance(required, bool):
        mismatch("type")
    return Field(
        name=text_in(node, "name"),
        type=cast("FieldType", kind),
        required=required,
        title=text_in(node, "title"),
        description=text_in(node, "description") if "description" in node else "",
    )


def _moment(node: Node) -> datetime | None:
    if "created" not in node:
        return None
    text = text_in(node, "created")
    try:
        # fromisoformat alone takes many other spellings.
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError:
        mismatch("created")
