"""Writing a package: whole or not at all, foreign files left alone."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.bundles import files
from desktop.bundles.nodes import NAME
from desktop.bundles.payload import write_package, write_zip
from desktop.bundles.reading import read_package
from desktop.errors import BundleError


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _later(package):
    table = package.tables[0]
    return replace(package, tables=(replace(table, rows=table.rows[:1]),))


def refused(call, *words) -> BundleError:
    with pytest.raises(BundleError) as caught:
        call(*words)
    assert caught.value.next_step
    return caught.value


def test_a_later_export_replaces_the_earlier_and_its_tables(folder, package):
    write_package(folder, _later(package))

    assert read_package(folder) == _later(package)
    assert set(_tree(folder)) == {NAME, "data/candidates.csv"}


def test_a_table_held_open_stays_but_is_no_longer_listed(folder, package, monkeypatch):
    def held(*_, **__):
        raise PermissionError(13, "open in Excel")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        write_package(folder, _later(package))

    assert (folder / "data" / "quotas.csv").exists()
    assert read_package(folder) == _later(package)


def test_files_of_others_in_the_folder_are_left_alone(folder, package):
    (folder / "ghi chú.txt").write_text("x")
    (folder / "data" / "other.csv").write_text("y")

    write_package(folder, _later(package))

    assert (folder / "ghi chú.txt").read_text() == "x"
    assert (folder / "data" / "other.csv").read_text() == "y"


@pytest.mark.parametrize("name", [NAME, "data/candidates.csv"])
def test_a_file_of_others_in_our_place_is_never_replaced(tmp_path, package, name):
    (tmp_path / "data").mkdir()
    (tmp_path / name).write_text('{"name": "x"}')

    error = refused(write_package, tmp_path, package)

    assert "không phải do phần mềm này ghi" in error.sentence
    assert _tree(tmp_path) == {name: b'{"name": "x"}'}


@pytest.mark.parametrize("name", ["candidates", "quotas"])
def test_a_table_somebody_edited_since_is_never_replaced(folder, package, name):
    path = folder / "data" / f"{name}.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    before = _tree(folder)

    refused(write_package, folder, _later(package))

    assert _tree(folder) == before


def test_an_export_cut_off_before_its_last_file_can_be_tried_again(folder, package):
    (folder / NAME).unlink()
    (folder / "data" / "quotas.csv").unlink()

    write_package(folder, package)

    assert read_package(folder) == package


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_through_a_link(tmp_path, package):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "goi").mkdir()
    (tmp_path / "goi" / "data").symlink_to(elsewhere)

    refused(write_package, tmp_path / "goi", package)

    assert _tree(elsewhere) == {}


def test_a_place_that_is_a_file_is_refused(tmp_path, package):
    (tmp_path / "goi").write_text("x")

    refused(write_package, tmp_path / "goi", package)
    refused(write_zip, tmp_path / "goi" / "goi.zip", package)

    assert (tmp_path / "goi").read_text() == "x"


def test_a_full_disk_leaves_the_earlier_export_as_it_was(folder, package, monkeypatch):
    before = _tree(folder)

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.os, "fsync", full)
    error = refused(write_package, folder, _later(package))

    assert "Chưa có gì được ghi." in error.sentence
    assert _tree(folder) == before


def test_an_export_broken_while_files_move_is_no_package(folder, package, monkeypatch):
    moves = []

    def once(part, path):
        if moves:
            raise OSError(errno.EIO, "pulled out")
        moves.append(path)
        part.replace(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_move", once)
        error = refused(write_package, folder, _later(package))

    assert "ngắt giữa chừng" in error.sentence
    refused(read_package, folder)
    assert not [name for name in _tree(folder) if name.endswith(".part")]
    write_package(folder, _later(package))
    assert read_package(folder) == _later(package)


def test_a_file_held_for_a_moment_is_waited_for(folder, package, monkeypatch):
    held = [PermissionError(13, "held"), PermissionError(13, "held")]
    replace_file = Path.replace

    def sometimes(part, path):
        if held:
            raise held.pop()
        return replace_file(part, path)

    monkeypatch.setattr(files, "_PATIENCE", (0, 0, 0))
    monkeypatch.setattr(Path, "replace", sometimes)

    write_package(folder, _later(package))

    assert read_package(folder) == _later(package)


def test_a_stick_that_writes_something_else_is_found_at_once(
    tmp_path, package, monkeypatch
):
    write = files._write_through

    def damaged(path, data):
        write(path, data.replace(b"2026", b"2027"))

    monkeypatch.setattr(files, "_write_through", damaged)
    assert "TD-704" in refused(write_package, tmp_path / "goi", package).detail

    monkeypatch.setattr(
        "desktop.bundles.payload.read_package", lambda _: _later(package)
    )
    monkeypatch.setattr(files, "_write_through", write)
    assert "TD-706" in refused(write_package, tmp_path / "khác", package).detail


def test_a_zip_replaces_only_a_package_of_ours(tmp_path, package):
    ours, other = tmp_path / "goi.zip", tmp_path / "ảnh.zip"
    write_zip(ours, package)
    other.write_bytes(b"PK")

    write_zip(ours, _later(package))
    refused(write_zip, other, package)

    assert read_package(ours) == _later(package)
    assert other.read_bytes() == b"PK"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goi.zip", "ảnh.zip"]
