"""A small round to export, and a way to forge a package whose hashes still agree."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.bundles.descriptor import digest
from desktop.bundles.nodes import NAME
from desktop.bundles.payload import write_package
from desktop.bundles.tables import Field, Package, Table


def _candidates() -> Table:
    return Table(
        name="candidates",
        title="Đối tượng xét",
        fields=(
            Field("id", "string", required=True, title="Mã"),
            Field("name", "string", required=True, title="Tên", description="Như sổ"),
            Field("points", "number", title="Điểm"),
            Field("rank", "integer", title="Hạng"),
            Field("is_nominated", "boolean", title="Đề nghị"),
            Field("decided_on", "date", title="Ngày"),
            Field("note", "string", title="Ghi chú"),
        ),
        primary_key=("id",),
        rows=(
            ("a", "Thôn Đông", Decimal("92.50"), 1, True, date(2026, 11, 20), "=1+1"),
            ("b", 'Tổ "2", khu A', Decimal("-0.5"), 2, False, None, "một\nhai"),
            ("c", "Thôn Đoài", None, None, None, None, ""),
        ),
    )


def _quotas() -> Table:
    return Table(
        name="quotas",
        title="Số lượng",
        fields=(
            Field("block", "string", required=True),
            Field("year", "integer", required=True),
            Field("at_most", "integer", required=True),
        ),
        primary_key=("block", "year"),
        rows=(("xã", 2026, 3), ("xã", 2027, 4)),
    )


@pytest.fixture
def package() -> Package:
    return Package(
        name="dot-xet-2026",
        title="Đợt xét hằng năm 2026",
        created_on=datetime(2026, 11, 21, 8, 30, tzinfo=UTC),
        office={"code": "vn-xa-00008", "name": "UBND phường Ngọc Hà"},
        plan_id="ngoc-ha",
        plan_version="1.2",
        round_id="2026-annual",
        tables=(_candidates(), _quotas()),
    )


@pytest.fixture
def folder(tmp_path: Path, package: Package) -> Path:
    """A folder that holds the exported package."""
    place = tmp_path / "goi"
    write_package(place, package)
    return place


@pytest.fixture
def forge(folder: Path) -> Callable[[str, bytes], Path]:
    """Replace one table's file and list its new size and hash."""

    def forged(table: str, data: bytes) -> Path:
        node = json.loads((folder / NAME).read_text("utf-8"))
        for resource in node["resources"]:
            if resource["name"] == table:
                resource |= {"bytes": len(data), "hash": digest(data)}
        (folder / "data" / f"{table}.csv").write_bytes(data)
        (folder / NAME).write_text(json.dumps(node), "utf-8")
        return folder

    return forged


@pytest.fixture
def edit(folder: Path) -> Callable[[Callable[[dict], object]], Path]:
    """Change the descriptor of the exported package by a function on its JSON."""

    def edited(change: Callable[[dict], object]) -> Path:
        node = json.loads((folder / NAME).read_text("utf-8"))
        change(node)
        (folder / NAME).write_text(json.dumps(node), "utf-8")
        return folder

    return edited
