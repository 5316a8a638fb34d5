"""datapackage.json: what a package says about itself and its tables (Data Package v2).

What v2 has no word for stands in properties that begin with an underscore.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NoReturn, cast

from desktop.bundles import limits
from desktop.bundles.cells import canonical
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal, shown
from desktop.bundles.tables import (
    FIELD_TYPES,
    Field,
    FieldType,
    Package,
    Table,
    is_name,
)

NAME = "datapackage.json"
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

Node = dict[str, object]


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
        plan = _object(self.node, "_plan")
        office = _object(self.node, "_office")
        return Package(
            name=_text(self.node, "name"),
            title=_text(self.node, "title"),
            created_on=_moment(self.node),
            office={name: _text(office, name) for name in office},
            plan_id=_text(plan, "id"),
            plan_version=_text(plan, "version"),
            round_id=_text(self.node, "_round"),
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
        _resource_node(table, files[path_of(table.name)]) for table in package.tables
    ]
    data = json.dumps(words, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    if len(data) > limits.MAX_DESCRIPTOR_BYTES:
        raise refusal(
            "Bảng kê của gói lớn quá giới hạn.", FIX_AND_EXPORT, code="TD-406"
        )
    return data


def read_descriptor(data: bytes) -> Listing:
    """Return what a descriptor lists; the tables' schemas are read by `shape_of`."""
    node = _json(data)
    if node.get("_format") != FORMAT:
        raise refusal(
            "Đây không phải là gói đợt xét do phần mềm này xuất, "
            "hoặc gói theo chuẩn khác.",
            "Hãy chọn đúng gói, hoặc cập nhật phần mềm rồi thử lại.",
            code="TD-201",
        )
    nodes = _list(node, "resources")
    if not 1 <= len(nodes) <= limits.MAX_TABLES:
        raise refusal(f"Gói phải có từ 1 đến {limits.MAX_TABLES} bảng.", code="TD-406")
    resources = tuple(_resource(_as_object(item, "resources")) for item in nodes)
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
    schema = _object(node, "schema")
    if not as_we_write or schema.get("missingValues") != [""]:
        _mismatch("dialect")
    key = _list(schema, "primaryKey")
    return Table(
        name=resource.name,
        title=_text(node, "title"),
        fields=tuple(
            _field(_as_object(item, "fields")) for item in _list(schema, "fields")
        ),
        primary_key=tuple(_as_text(item, "primaryKey") for item in key),
    )


def check_rows(resource: Resource, table: Table) -> None:
    """Refuse a table whose number of rows is not the one declared."""
    declared = _number(resource.node, "_rows")
    if declared != len(table.rows):
        raise refusal(
            f"Bảng «{table.name}»: {len(table.rows)} dòng, bảng kê ghi {declared}.",
            code="TD-412",
        )


def _resource_node(table: Table, data: bytes) -> Node:
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


def _resource(node: Node) -> Resource:
    name, path = _text(node, "name"), _text(node, "path")
    # The path follows from the name: no other folder, no URL, no drive can be asked.
    if not is_name(name) or path != path_of(name):
        raise refusal("Gói chứa tên tệp không được phép.", code="TD-312")
    size, checksum = _number(node, "bytes"), _text(node, "hash")
    if not 0 <= size <= limits.MAX_TABLE_BYTES:
        raise refusal(f"Bảng «{name}» lớn quá giới hạn.", code="TD-406")
    if not _HASH.fullmatch(checksum):
        _mismatch("hash")
    return Resource(name, path, size, checksum, node)


def _field(node: Node) -> Field:
    kind = _text(node, "type")
    required = _object(node, "constraints").get("required", False)
    if kind not in FIELD_TYPES or not isinstance(required, bool):
        _mismatch("type")
    return Field(
        name=_text(node, "name"),
        type=cast("FieldType", kind),
        required=required,
        title=_text(node, "title"),
        description=_text(node, "description") if "description" in node else "",
    )


def _moment(node: Node) -> datetime | None:
    if "created" not in node:
        return None
    text = _text(node, "created")
    try:
        # fromisoformat alone takes many other spellings.
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError:
        _mismatch("created")


def _json(data: bytes) -> Node:
    try:
        node = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object_of,
            parse_int=_integer_of,
            parse_float=Decimal,
            parse_constant=_no_constant,
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise refusal(
            "Bảng kê datapackage.json không đúng chuẩn.", code=f"TD-316 {error!r}"
        ) from error
    _check_depth(node)
    return _as_object(node, NAME)


def _object_of(pairs: list[tuple[str, object]]) -> Node:
    node = dict(pairs)
    if len(node) < len(pairs):
        raise ValueError("duplicate key")
    return node


def _integer_of(digits: str) -> int:
    if len(digits) > limits.MAX_INTEGER_DIGITS:
        raise ValueError("integer too long")
    return int(digits)


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _check_depth(node: object) -> None:
    level = [node]
    for _ in range(limits.MAX_JSON_DEPTH):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise refusal("Bảng kê datapackage.json lồng quá sâu.", code="TD-314")


def _children(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _object(node: Node, name: str) -> Node:
    return _as_object(node.get(name), name)


def _as_object(value: object, name: str) -> Node:
    if not isinstance(value, dict):
        _mismatch(name)
    return value


def _list(node: Node, name: str) -> list[object]:
    value = node.get(name)
    if not isinstance(value, list):
        _mismatch(name)
    return value


def _text(node: Node, name: str) -> str:
    return _as_text(node.get(name), name)


def _as_text(value: object, name: str) -> str:
    if not isinstance(value, str) or canonical(value) != value:
        _mismatch(name)  # also a text that is not NFC or holds a control mark
    return value


def _number(node: Node, name: str) -> int:
    value = node.get(name)
    if type(value) is not int:  # true is an int in Python, not in JSON
        _mismatch(name)
    return value


def _mismatch(name: str) -> NoReturn:
    raise refusal(f"Bảng kê của gói có mục “{shown(name)}” không đúng.", code="TD-316")
