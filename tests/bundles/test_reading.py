"""Reading a package back: every damage is a sentence, never a crash."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bundles.archive import archive_bytes
from desktop.bundles.files import read_file
from desktop.bundles.nodes import NAME
from desktop.bundles.payload import package_files, write_zip
from desktop.bundles.reading import read_package
from desktop.bundles.refusals import ASK_AGAIN
from desktop.bundles.tables import Field
from desktop.errors import BundleError

HEADER = b"id,name,points,rank,is_nominated,decided_on,note\n"


def refused(path: Path, word: str = "", **words) -> BundleError:
    with pytest.raises(BundleError) as caught:
        read_package(path, **words)
    assert word in caught.value.sentence
    assert "Chưa có gì được ghi." in caught.value.sentence
    assert caught.value.next_step
    return caught.value


def equal_or_refused(path: Path, package) -> bool:
    try:
        return read_package(path) == package
    except BundleError:
        return True


def test_a_package_cut_at_any_byte_is_refused_or_whole(folder, package):
    for name in package_files(package):
        whole = (folder / name).read_bytes()
        for length in range(len(whole)):
            (folder / name).write_bytes(whole[:length])
            assert equal_or_refused(folder, package)
        (folder / name).write_bytes(whole)


def test_a_zip_cut_at_any_byte_is_refused(tmp_path, package):
    path = tmp_path / "goi.zip"
    write_zip(path, package)
    whole = path.read_bytes()

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        refused(path)


def test_any_bit_flipped_in_a_table_is_refused(folder, package):
    path = folder / "data" / "quotas.csv"
    whole = path.read_bytes()

    for place in range(len(whole) * 8):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        path.write_bytes(data)
        refused(folder)


def test_a_bit_flipped_in_the_descriptor_is_read_or_refused(folder):
    path = folder / NAME
    whole = path.read_bytes()

    for place in range(0, len(whole) * 8, 7):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        path.write_bytes(data)
        try:  # a title may change: only a signature can tell, and that comes later
            read_package(folder)
        except BundleError:
            continue


def test_any_bit_flipped_in_a_zip_is_refused_or_changes_nothing(tmp_path, package):
    path = tmp_path / "goi.zip"
    write_zip(path, replace(package, tables=package.tables[1:]))
    whole = path.read_bytes()
    package = read_package(path)

    for place in range(len(whole) * 8):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        path.write_bytes(data)
        assert equal_or_refused(path, package)


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_at_all_raise_anything_else(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("goi")
    (folder / NAME).write_bytes(data)
    (folder / "goi.zip").write_bytes(data)

    refused(folder)
    refused(folder / "goi.zip")


@settings(deadline=None, max_examples=300)
@given(data=st.lists(st.sampled_from(list('a1,"\\\n-.éte')), max_size=40))
def test_no_table_of_any_letters_raises_anything_else(tmp_path_factory, data):
    tmp = tmp_path_factory.mktemp("goi")
    text = "id,n\n" + "".join(data)
    node = _one_table("id,n", text.encode())
    (tmp / "goi.zip").write_bytes(
        archive_bytes({"data/t.csv": text.encode(), NAME: json.dumps(node).encode()})
    )

    try:
        package = read_package(tmp / "goi.zip")
    except BundleError:
        return
    write_zip(tmp / "again.zip", package)
    assert read_package(tmp / "again.zip") == package


def _one_table(header: str, data: bytes) -> dict:
    from desktop.bundles import descriptor

    return {
        "_format": descriptor.FORMAT,
        "name": "p",
        "title": "",
        "_office": {},
        "_plan": {"id": "", "version": ""},
        "_round": "",
        "resources": [
            {
                "name": "t",
                "title": "",
                "path": "data/t.csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": descriptor.digest(data),
                "_rows": data.count(b"\n") - 1,
                "_escape": "backslash",
                "dialect": descriptor.DIALECT,
                "schema": {
                    "missingValues": [""],
                    "primaryKey": ["id"],
                    "fields": [
                        {
                            "name": name,
                            "type": "string" if name == "id" else "number",
                            "title": "",
                            "constraints": {"required": name == "id"},
                        }
                        for name in header.split(",")
                    ],
                },
            }
        ],
    }


def test_a_wrong_hash_is_refused_and_the_file_named(edit):
    def lie(node):
        node["resources"][1]["hash"] = "sha256:" + "0" * 64

    refused(edit(lie), "data/quotas.csv")


def test_a_missing_table_file_is_refused_and_named(folder):
    (folder / "data" / "quotas.csv").unlink()

    refused(folder, "quotas.csv")


def test_nothing_at_the_path_is_refused(tmp_path):
    refused(tmp_path / "không có.zip", "Không thấy")
    refused(tmp_path, NAME)
    refused(Path("a\0b"), "Không đọc được")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"a,A,1.5,1,true,2026-11-20", "dòng 2"),
        (b"a,A,1.5,1,true,2026-11-20,,", "dòng 2"),
        (b'a,A,1.5,1,true,2026-11-20,x"y', "dòng 2"),
        (b'a,A,1.5,1,true,2026-11-20,"x"y', "dòng 2"),
        (b'a,A,1.5,1,true,2026-11-20,"x', "dòng 2"),
        (b"", "dòng 2"),
        (b"a,,1.5,1,true,2026-11-20,", "dòng 2 cột «Tên»"),
        (b"a,A,1,5,1,true,2026-11-20,", "dòng 2"),
        (b"a,A,NaN,1,true,2026-11-20,", "cột «Điểm»"),
        (b"a,A,1e3,1,true,2026-11-20,", "cột «Điểm»"),
        (b"a,A,01,1,true,2026-11-20,", "cột «Điểm»"),
        (b"a,A,.5,1,true,2026-11-20,", "cột «Điểm»"),
        (b"a,A,123456789012,1,true,2026-11-20,", "phần nguyên"),
        (b"a,A,1.23456,1,true,2026-11-20,", "phần thập phân"),
        (b"a,A,1,1_0,true,2026-11-20,", "cột «Hạng»"),
        ("a,A,1,\uff11\uff12,true,2026-11-20,".encode(), "cột «Hạng»"),
        (b"a,A,1,-0,true,2026-11-20,", "cột «Hạng»"),
        (b"a,A,1,1234567890123456,true,2026-11-20,", "chữ số"),
        (b"a,A,1,123456789012345678,true,2026-11-20,", "cột «Hạng»"),
        (b"a,A,1,1,True,2026-11-20,", "cột «Đề nghị»"),
        (b"a,A,1,1,true,20/11/2026,", "cột «Ngày»"),
        (b"a,A,1,1,true,2026-02-30,", "lịch"),
        (b"a,A,1,1,true,0000-01-01,", "lịch"),
        (b"a,A,1,1,true,2026-11-20,\\x", "quy ước"),
        (b"a,A,1,1,true,2026-11-20,x\\", "quy ước"),
        (b"a,A,1,1,true,2026-11-20,x\\e", "quy ước"),
        ("a,A,1,1,true,2026-11-20,e\u0301".encode(), "NFC"),
        ("a,A,1,1,true,2026-11-20,\u202ex".encode(), "điều khiển"),
        (b"a,A,1,1,true,2026-11-20,\x00", "dòng 2: ký tự"),
        (b"a,A,1,1,true,2026-11-20,\r", "dòng 2: ký tự"),
        (b"a,A,1,1,true,2026-11-20,\xff", "dòng 2: ký tự"),
        (b"a,A,1,1,true,2026-11-20,\xed\xa0\x80", "dòng 2: ký tự"),
    ],
)
def test_a_line_that_is_wrong_is_refused_with_its_place(forge, line, word):
    error = refused(forge("candidates", HEADER + line + b"\n"), word)

    assert "«candidates»" in error.sentence
    assert error.next_step == ASK_AGAIN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf" + HEADER,
        HEADER[:-1],
        HEADER.replace(b",note", b""),
        HEADER.replace(b",note", b",note,extra"),
        HEADER.replace(b"id,name", b"name,id"),
        HEADER.replace(b"name", b"id"),
        HEADER.decode().encode("utf-16"),
    ],
)
def test_a_header_that_is_not_the_declared_one_is_refused(forge, data):
    refused(forge("candidates", data), "«candidates»")


def test_two_rows_with_one_key_are_refused_with_both_lines(forge):
    data = b"block,year,at_most\na,2026,1\nb,2026,1\na,2026,2\n"

    refused(forge("quotas", data), "dòng 2 và 4")


def test_a_number_of_rows_that_is_not_declared_is_refused(forge):
    refused(forge("quotas", b"block,year,at_most\na,2026,1\n"), "bảng kê ghi 2")


def test_needless_quotes_and_an_unguarded_formula_are_still_data(forge, edit):
    forge("quotas", b'"block","year",at_most\n=1+1,"2026","1"\n"a,b",2026,1\n')

    table = read_package(edit(lambda node: None)).table("quotas")

    assert table.rows == (("=1+1", 2026, 1), ("a,b", 2026, 1))


def test_a_table_the_receiver_does_not_know_is_passed_over_with_a_note(folder, package):
    read = read_package(folder, expected=package.tables[:1])

    assert read.tables == package.tables[:1]
    assert ["quotas" in note for note in read.notes] == [True]


def test_an_unknown_table_must_still_agree_with_its_hash(folder, package):
    (folder / "data" / "quotas.csv").write_bytes(b"x")

    refused(folder, "không khớp", expected=package.tables[:1])


def test_a_table_the_receiver_needs_must_be_there(folder, package):
    other = replace(package.tables[1], name="minutes", title="Biên bản")
    expected = (*package.tables, other)

    refused(folder, "thiếu bảng «Biên bản»", expected=expected)
    assert read_package(folder, expected=expected, optional={"minutes"}) == package


def test_the_receivers_own_columns_decide(folder, package):
    quotas = package.tables[1]
    fewer = replace(quotas, fields=quotas.fields[:2], rows=())
    more = replace(quotas, fields=(*quotas.fields, Field("note", "string")), rows=())
    turned = replace(quotas, fields=quotas.fields[::-1], rows=())

    refused(folder, "thừa cột at_most", expected=[fewer])
    refused(folder, "thiếu cột note", expected=[more])
    refused(folder, "khác thứ tự", expected=[turned])


def test_the_receivers_own_rules_and_words_decide(forge, package):
    data = b"block,year,at_most\na,2026,\n"
    quotas = replace(package.tables[1], title="Của tôi", rows=())

    refused(forge("quotas", data), "bắt buộc", expected=[quotas])


def _set(*path, to):
    def change(node):
        for step in path[:-1]:
            node = node[step]
        if to is None:
            del node[path[-1]]
        else:
            node[path[-1]] = to

    return change


RES = ("resources", 0)
FIELD = (*RES, "schema", "fields", 0)


@pytest.mark.parametrize(
    "change",
    [
        _set("_format", to="so-vang-round/2"),
        _set("_format", to=None),
        _set("name", to="../x"),
        _set("name", to=None),
        _set("title", to=1),
        _set("title", to="e\u0301"),
        _set("title", to="\ud800"),
        _set("title", to="x" * 201),
        _set("created", to="2026-11-21"),
        _set("created", to="2026-13-21T00:00:00Z"),
        _set("created", to="2026-11-21T00:00:00+24:00"),
        _set("_office", to=[]),
        _set("_office", to={"A b": "x"}),
        _set("_office", to={"a": 1}),
        _set("_office", to={f"a{n}": "" for n in range(21)}),
        _set("_plan", to=None),
        _set("_plan", "id", to=None),
        _set("_round", to=None),
        _set("resources", to=[]),
        _set("resources", to={}),
        _set("resources", to=None),
        _set("resources", 0, to="x"),
        _set("resources", 0, "name", to="quotas"),
        lambda node: node["resources"].append(node["resources"][0]),
        _set(*RES, "path", to="data/../../x.csv"),
        _set(*RES, "path", to="/etc/passwd"),
        _set(*RES, "path", to="https://x/y.csv"),
        _set(*RES, "path", to=["data/candidates.csv"]),
        _set(*RES, "bytes", to=-1),
        _set(*RES, "bytes", to=True),
        _set(*RES, "bytes", to=1.0),
        _set(*RES, "bytes", to=10**15),
        _set(*RES, "bytes", to=10**14),
        _set(*RES, "hash", to="md5:0"),
        _set(*RES, "_rows", to=None),
        _set(*RES, "_escape", to=None),
        _set(*RES, "encoding", to="utf-16"),
        _set(*RES, "dialect", "delimiter", to=";"),
        _set(*RES, "schema", to=None),
        _set(*RES, "schema", "missingValues", to=["", "NA"]),
        _set(*RES, "schema", "primaryKey", to=[]),
        _set(*RES, "schema", "primaryKey", to="id"),
        _set(*RES, "schema", "primaryKey", to=["id", "id"]),
        _set(*RES, "schema", "primaryKey", to=["note"]),
        _set(*RES, "schema", "primaryKey", to=[{}]),
        _set(*RES, "schema", "fields", to=[]),
        _set(*FIELD, to=None),
        _set(*FIELD, "name", to="name"),
        _set(*FIELD, "name", to="Tên"),
        _set(*FIELD, "type", to="geojson"),
        _set(*FIELD, "type", to="number"),
        _set(*FIELD, "constraints", to=None),
        _set(*FIELD, "constraints", "required", to="yes"),
    ],
)
def test_a_descriptor_that_is_wrong_is_refused(edit, change):
    refused(edit(change))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "\ufeff{}",
        '{"a":1,"a":1}',
        '{"a":NaN}',
        '{"a":1e99999999999999999999}',
        '{"a":' + "9" * 16 + "}",
        "[" * 100_000,
        '{"a":' * 16 + "{}" + "}" * 16,
    ],
)
def test_hostile_json_is_refused(folder, text):
    (folder / NAME).write_text(text, "utf-8")

    refused(folder)


def test_what_the_reader_does_not_know_in_the_descriptor_is_passed_over(edit, package):
    assert read_package(edit(_set("licenses", to=[{"name": "x", "n": 1.5}]))) == package


def test_a_table_named_like_a_device_is_refused(edit, folder):
    (folder / "data" / "quotas.csv").rename(folder / "data" / "aux.csv")

    def change(node):
        node["resources"][1] |= {"name": "aux", "path": "data/aux.csv"}

    refused(edit(change), "Windows")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_and_pipes_inside_the_folder_are_refused(folder, tmp_path):
    quotas = folder / "data" / "quotas.csv"
    quotas.rename(tmp_path / "elsewhere.csv")
    quotas.symlink_to(tmp_path / "elsewhere.csv")
    refused(folder, "không phải là tệp thường")

    quotas.unlink()
    os.mkfifo(quotas)
    refused(folder, "không phải là tệp thường")

    (folder / "data").rename(tmp_path / "data")
    (folder / "data").symlink_to(tmp_path / "data")
    refused(folder, "liên kết")


def test_a_folder_in_place_of_the_descriptor_is_refused(tmp_path):
    (tmp_path / NAME).mkdir()

    refused(tmp_path, "không phải là tệp thường")


def test_a_medium_that_fails_is_refused_with_the_next_step(folder, monkeypatch):
    def fail(*_):
        raise OSError(5, "EIO")

    monkeypatch.setattr("desktop.bundles.files.os.open", fail)

    assert "USB" in refused(folder, "Không đọc được").next_step
    monkeypatch.setattr("pathlib.Path.is_dir", fail)
    refused(folder / "x.zip", "Không thấy")


def test_a_junction_counts_as_a_link(folder, monkeypatch):
    class Found:
        st_mode = 0o40755
        st_reparse_tag = 0xA0000003

    monkeypatch.setattr(Path, "lstat", lambda _: Found())

    with pytest.raises(BundleError, match="không phải là tệp thường"):
        read_file(folder / NAME, 10)
