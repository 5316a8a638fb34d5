"""The ZIP form of a package: what is written, and everything that is not believed."""

import io
import struct
import zipfile
import zlib

import pytest

from desktop.bundles import limits
from desktop.bundles.archive import _entry, archive_bytes, read_archive
from desktop.bundles.nodes import NAME
from desktop.bundles.payload import package_files
from desktop.bundles.reading import read_package
from desktop.errors import BundleError

MEMBERS = {"data/t.csv": b"id\na\n", NAME: b"{}" * 50}


def _zip(*entries: tuple[str, bytes, int, int | None, bytes]) -> bytes:
    """Build a ZIP file by our own headers, with whatever they should claim."""
    parts, headers, offset = [], [], 0
    for name, body, method, size, data in entries:
        size = len(data) if size is None else size
        letters = name.encode().decode("latin-1")
        entry = _entry(letters, method, zlib.crc32(data), len(body), size, offset)
        parts += [entry.local(), body]
        headers.append(entry.central())
        offset += len(entry.local()) + len(body)
    directory = b"".join(headers)
    count = len(headers)
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), offset, 0
    )
    return b"".join([*parts, directory, end])


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def refused(data: bytes, word: str = "") -> None:
    with pytest.raises(BundleError) as caught:
        read_archive(data)
    assert word in caught.value.sentence


def test_the_zip_is_one_any_tool_opens(package):
    files = package_files(package)

    with zipfile.ZipFile(io.BytesIO(archive_bytes(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_members_come_back_stored_or_packed():
    assert read_archive(archive_bytes(MEMBERS)) == MEMBERS
    assert read_archive(archive_bytes({})) == {}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../x",
        "/x",
        "C:\\x",
        "data/",
        "data/t",
        "data/../x.csv",
        "data\\t.csv",
        "data/T.csv",
        "data/é.csv",
        "data/t.csv.exe",
        "data/t.csv\0.exe",
        "data/" + "t" * 41 + ".csv",
        "datapackage.json\n",
        "x/datapackage.json",
        "files/x",
    ],
)
def test_a_name_outside_the_grammar_is_refused(name):
    refused(_zip((name, b"x", 0, None, b"x")), "tên tệp")


def test_a_name_given_twice_is_refused():
    entry = (NAME, b"x", 0, None, b"x")

    refused(_zip(entry, entry), "trùng tên")


def test_a_bomb_is_refused_by_its_ratio_before_it_is_unpacked():
    data = bytes(10_000_000)

    refused(_zip((NAME, _deflated(data), 8, None, data)), "tỉ lệ nén")


def test_the_ratio_holds_at_the_limit_and_not_above(monkeypatch):
    data = b"ab" * 1000
    body = _deflated(data)
    sealed = _zip((NAME, body, 8, None, data))
    monkeypatch.setattr(limits, "MAX_RATIO", len(data) / len(body))
    assert read_archive(sealed) == {NAME: data}

    monkeypatch.setattr(limits, "MAX_RATIO", (len(data) - 1) / len(body))
    refused(sealed, "tỉ lệ nén")


def test_a_lie_about_the_unpacked_size_is_refused():
    data = b"ab" * 100

    refused(_zip((NAME, _deflated(data), 8, 100, data)))
    refused(_zip((NAME, _deflated(data), 8, 300, data)))
    refused(_zip((NAME, data, 0, 300, data)))


def test_the_sum_of_sizes_is_refused_before_anything_is_unpacked():
    each = limits.MAX_PACKAGE_BYTES // 2 + 1

    refused(_zip((NAME, b"x", 8, each, b""), (NAME, b"x", 8, each, b"")), "tổng")


def test_too_many_entries_are_refused():
    count = limits.MAX_ARCHIVE_ENTRIES
    entries = [(f"data/t{n}.csv", b"x", 0, None, b"x") for n in range(count + 1)]

    assert len(read_archive(_zip(*entries[:count]))) == count
    refused(_zip(*entries), "số tệp")


@pytest.mark.parametrize("method", [1, 12, 14, 99])
def test_another_way_of_packing_is_refused(method):
    refused(_zip((NAME, b"x", method, None, b"x")))


def test_a_damaged_stream_is_refused():
    refused(_zip((NAME, b"\xff\xff", 8, 4, b"aaaa")))
    refused(_zip((NAME, _deflated(b"aaaa") + b"x", 8, 4, b"aaaa")))
    refused(_zip((NAME, b"aaaa", 0, 4, b"aaab")), "bị hỏng")


def test_bytes_before_behind_or_between_are_refused():
    data = archive_bytes(MEMBERS)

    for changed in (
        b"MZ" + data,
        data + b"x",
        data + data,
        data[:10] + b"x" + data[10:],
    ):
        refused(changed)
    refused(b"")
    refused(b"PK\5\6" + bytes(17))


def test_a_file_may_not_be_hidden_between_the_last_member_and_the_list():
    data = archive_bytes(MEMBERS)
    *_, size, offset, _ = struct.unpack("<4s4H2LH", data[-22:])
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, size, offset + 3, 0)

    refused(data[:offset] + b"xyz" + data[offset:-22] + end)
    lying = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, size, offset, 0)
    refused(data[:-22] + lying)
    refused(
        data[:-22] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, size, offset, 0)
    )


def _of_zipfile(attributes: int = 0, comment: bytes = b"", **words) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo(NAME, (2025, 1, 1, 0, 0, 0))
        entry.create_system = 0
        for name, value in words.items():
            setattr(entry, name, value)
        archive.writestr(entry, b"{}")
        entry.external_attr = attributes  # writestr puts 0600 in place of 0
        archive.comment = comment
    return buffer.getvalue()


def test_another_writer_of_the_same_headers_is_read():
    assert read_archive(_of_zipfile()) == {NAME: b"{}"}


@pytest.mark.parametrize(
    "words",
    [
        {"attributes": 0o120777 << 16},
        {"attributes": 0x10},
        {"comment": b"x"},
        {"extra": b"\1\0\0\0"},
        {"date_time": (2026, 1, 1, 0, 0, 0)},
        {"create_system": 3},
    ],
    ids=["symlink", "directory", "comment", "extra", "date", "system"],
)
def test_what_zip_allows_besides_is_refused(words):
    refused(_of_zipfile(**words), "không phải là gói ZIP")


def test_the_files_must_be_those_the_descriptor_lists(tmp_path, package):
    files = package_files(package)
    path = tmp_path / "goi.zip"
    fewer = {name: data for name, data in files.items() if "quotas" not in name}

    for members in (fewer, {**files, "data/more.csv": b"x"}):
        path.write_bytes(archive_bytes(members))
        with pytest.raises(BundleError, match="Thiếu hoặc thừa tệp"):
            read_package(path)

    path.write_bytes(archive_bytes({"data/t.csv": b"x"}))
    with pytest.raises(BundleError, match=NAME):
        read_package(path)
