"""A package that arrived whole may still be wrong: nothing of it is written then."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.bundles.payload import write_package
from desktop.bundles.reading import read_package
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.errors import BundleError


@pytest.fixture
def forged(demo_office, tmp_path):
    """Return how to write the demo's package with some cells changed."""
    package = read_package(demo_office.export(tmp_path / "goi"))

    def forge(table_name, changes, where=lambda row: True):
        tables = []
        for table in package.tables:
            if table.name == table_name:
                names = [field.name for field in table.fields]
                rows = list(table.rows)
                place = next(
                    n
                    for n, row in enumerate(rows)
                    if where(dict(zip(names, row, strict=True)))
                )
                row = dict(zip(names, rows[place], strict=True)) | changes
                rows[place] = tuple(row.values())
                table = replace(table, rows=tuple(rows))
            tables.append(table)
        folder = tmp_path / "gia"
        write_package(folder, replace(package, tables=tuple(tables)))
        return folder

    return forge


def scored(row):
    return row["state"] == "scored"


@pytest.mark.parametrize(
    ("table", "changes", "where", "said"),
    [
        ("scores", {"points": Decimal(999)}, scored, "cần từ 0 đến"),
        ("scores", {"points": Decimal(-1)}, scored, "cần từ 0 đến"),
        ("scores", {"points": Decimal("1.234")}, scored, "hai số lẻ"),
        ("scores", {"criterion": "ZZ"}, scored, "không được chấm theo"),
        ("attestations", {"attested_by": " "}, bool, "người xác nhận"),
        ("initiatives", {"title": " "}, bool, "tên sáng kiến"),
        ("initiatives", {"author_ids": " "}, bool, "chưa có tác giả"),
        ("nominations", {"reason": " "}, bool, "lý do"),
        ("nominations", {"offer": "bang-khen"}, bool, "không có khen thưởng"),
        ("indicator_results", {"indicator": "S9-I01"}, bool, "không có chỉ tiêu"),
        ("units", {"name": "x" * 201}, bool, "quá 200"),
        ("people", {"birth_year": 999999}, bool, "Năm sinh"),
        (
            "people",
            {"direct_work": "advising:2025-09-01/2025-07-01"},
            bool,
            "trước ngày bắt đầu",
        ),
        (
            "indicator_results",
            {"numerator": Decimal(99), "denominator": Decimal(14)},
            lambda row: row["denominator"] is not None,
            "lớn hơn 100%",
        ),
    ],
)
def test_what_could_not_have_been_typed_is_refused(
    demo_office, forged, table, changes, where, said
):
    before = demo_office.trail.content_digest()
    package = forged(table, changes, where)

    with pytest.raises(BundleError, match=said):
        demo_office.accept(package)

    assert demo_office.trail.content_digest() == before


def test_a_verified_score_that_changes_says_where_it_came_from(demo_office, forged):
    def verified(row):
        return scored(row) and row["side"] == "verified" and row["criterion"] == "A1"

    package = forged("scores", {"points": Decimal(1), "reason": None}, verified)
    change = demo_office.preview(package).changes[0]

    demo_office.accept(package)

    sheet = demo_office.roundup().sheet(change.key[0], Side.VERIFIED)
    assert sheet["A1"].points == 1
    assert sheet["A1"].reason == "Nhận từ tệp trao đổi dữ liệu"


def test_a_subject_withdrawn_once_is_not_withdrawn_again(demo_office, tmp_path):
    package = demo_office.export(tmp_path / "goi")
    demo_office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))

    demo_office.accept(package)

    assert demo_office.preview(package).changes == ()


def test_two_choices_about_one_person_are_refused(demo_office, tmp_path):
    package = read_package(demo_office.export(tmp_path / "goi"))
    [table] = [t for t in package.tables if t.name == "nominations"]
    again = ("01a1fe27-0000-7000-8000-000000000001", *table.rows[0][1:])
    doubled = replace(table, rows=(*table.rows, again))
    tables = tuple(doubled if t is table else t for t in package.tables)
    write_package(tmp_path / "gia", replace(package, tables=tables))

    with pytest.raises(BundleError, match="hai lựa chọn"):
        demo_office.accept(tmp_path / "gia")


def test_a_package_of_another_office_is_refused(demo_office, tmp_path):
    package = read_package(demo_office.export(tmp_path / "goi"))
    stranger = replace(package, office={"code": "99999", "name": "Vân Khê"})
    write_package(tmp_path / "la", stranger)

    with pytest.raises(BundleError, match="Vân Khê"):
        demo_office.preview(tmp_path / "la")
