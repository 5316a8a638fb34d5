"""Exchange files: what one office writes another can look at and take in."""

import json
import zipfile
from dataclasses import replace

import pytest

from db.identity import new_id
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.records import BreachKind
from desktop.errors import BundleError, OfficeError
from desktop.office.demo import demo


@pytest.fixture
def exported(demo_office, tmp_path):
    return demo_office.export(tmp_path / "goi")


def test_what_was_written_reads_back_without_a_difference(demo_office, exported):
    counts = {"added": 0, "changed": 0, "withdrawn": 0}

    assert demo_office.preview(exported).counts == counts
    [packed] = exported.parents[1].glob("*.zip")
    assert demo_office.preview(packed).counts == counts


def test_looking_writes_nothing(demo_office, exported, named, enter):
    enter(demo_office, named(demo_office, "Trạm Y tế").id, "B2", "8")
    demo_office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    digest = demo_office.trail.content_digest()

    found = demo_office.preview(exported)

    assert found.counts == {"added": 0, "changed": 0, "withdrawn": 2}
    assert demo_office.trail.content_digest() == digest


def test_taking_in_is_one_action_after_a_backup(demo_office, exported, named, enter):
    enter(demo_office, named(demo_office, "Trạm Y tế").id, "B2", "8")
    before = demo_office.trail.content_digest()
    copies = len(demo_office.backups.copies())

    demo_office.accept(exported)

    assert demo_office.preview(exported).changes == ()
    assert len(demo_office.backups.copies()) == copies + 1
    assert demo_office.undo().title.startswith("Nhận dữ liệu")
    assert demo_office.trail.content_digest() == before


def test_taking_in_what_is_here_already_leaves_no_trace(demo_office, exported):
    steps = len(demo_office.trail.steps())

    assert demo_office.accept(exported).changes == ()
    assert len(demo_office.trail.steps()) == steps


def test_a_new_office_takes_in_a_whole_round(demo_office, exported, tmp_path):
    particulars, signatories = demo_office.particulars(), []
    wanted = demo_office.outcome()
    with type(demo_office).open(tmp_path / "khac") as other:
        other.set_up(particulars, signatories, "hong-van-2025")
        adopted = other.plans.current()
        other.plans.settle(adopted, "tieu-chuan-thon-xom", "1.1")

        other.accept(exported)

        assert other.outcome() == wanted


def test_a_closed_round_takes_nothing_in(demo_office, exported):
    demo.finish_demo(demo_office)

    with pytest.raises(OfficeError, match="đã chốt"):
        demo_office.accept(exported)


def test_a_changed_byte_is_noticed(demo_office, exported):
    table = (
        exported.parent
        / json.loads(exported.read_text("utf-8"))["resources"][0]["path"]
    )
    table.write_bytes(table.read_bytes().replace("Phòng".encode(), b"Phong "))

    with pytest.raises(BundleError):
        demo_office.preview(exported)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", b"\x00" * 1000])
def test_a_file_that_is_no_package_is_refused(demo_office, tmp_path, content):
    digest = demo_office.trail.content_digest()
    for name in ("x.zip", "datapackage.json"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(OfficeError):
            demo_office.accept(tmp_path / name)

    assert demo_office.trail.content_digest() == digest


def test_a_file_that_is_nowhere_is_refused(demo_office, tmp_path):
    with pytest.raises(OfficeError):
        demo_office.preview(tmp_path / "khong-co.zip")


def test_a_package_of_another_plan_is_refused(demo_office, exported):
    said = exported.read_text("utf-8").replace('"hong-van-2025"', '"ke-hoach-khac"')
    exported.write_text(said, "utf-8")

    with pytest.raises(OfficeError):
        demo_office.preview(exported)


def test_an_export_into_a_file_is_refused(demo_office, tmp_path):
    (tmp_path / "tep").write_text("đã có")

    with pytest.raises(BundleError, match="Không ghi được gói"):
        demo_office.export(tmp_path / "tep")


def test_the_zip_holds_the_same_files(exported):
    [packed] = exported.parents[1].glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        names = {name.split("/")[-1] for name in archive.namelist()}

    assert names == {file.name for file in exported.parent.rglob("*") if file.is_file()}


def test_ids_of_both_offices_stay_apart(demo_office, exported):
    demo_office.register.add_many(
        [Unit(new_id(), "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT)], "Thêm"
    )

    assert demo_office.preview(exported).counts["withdrawn"] == 1


def test_what_a_file_does_not_carry_stays_as_it_is_here(
    demo_office, exported, named, enter
):
    breach = demo_office.records.breaches()[0]
    delayed = replace(breach, kind=BreachKind.DELAY)
    demo_office.records.note_breach(delayed, "Đơn vị")
    unit, other = demo_office.register.units()[-2:]
    demo_office.register.change(replace(unit, successor_id=other.id))
    enter(demo_office, named(demo_office, "Trạm Y tế").id, "B2", "8")

    demo_office.accept(exported)

    kept = {b.id: b for b in demo_office.records.breaches()}
    assert kept[breach.id] == delayed
    assert named(demo_office, unit.name).successor_id == other.id
