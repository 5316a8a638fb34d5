"""A truly signed bundle with a hostile ZIP inside is refused before it does harm."""
# ruff: noqa: RUF001 - letters that look like others are what is tried here

import json
import resource
import struct
import zlib
from dataclasses import replace

import pytest

from desktop.bundles import limits as table_limits
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.envelope import envelope_bytes
from desktop.bundles.sealed.manifest import small_files
from tests.bundles.sealed.conftest import scores
from tests.bundles.sealed.forging import (
    MANIFEST,
    Part,
    contents,
    honest_parts,
    sha256,
    zipped,
)

ZIP64 = struct.pack("<HHQQ", 1, 16, 10**12, 10**12)
FILE = b"%PDF-1.7\n" + b"x" * 500
NAME = b"files/" + sha256(FILE).encode()


@pytest.fixture(scope="module")
def honest():
    return honest_parts(scores())


def structures(honest) -> dict[str, bytes]:
    """Return ZIPs that another reader might take, with the honest entries in them."""
    first, table = honest

    def of(**words):
        return zipped([first, replace(table, **words)])

    return {
        "prefix": zipped(honest, prefix=b"MZ"),
        "a program before it": zipped(honest, prefix=b"MZ" + b"\0" * 500, offset=1),
        "gap before the directory": zipped(honest, between=b"\0"),
        "hidden entry": zipped(honest, between=zipped([Part(b"x", b"evil")])[:35]),
        "suffix": zipped(honest, suffix=b"\0"),
        "line behind": zipped(honest, suffix=b"\n"),
        "comment": zipped(honest, comment=b"hello"),
        "empty comment that is counted": zipped(honest)[:-2] + b"\1\0",
        "second end": zipped(honest) + zipped(honest)[-22:],
        "second directory": zipped(honest) + zipped(honest[:1]),
        "no end": zipped(honest)[:-22],
        "only an end": zipped([]),
        "nothing": b"x",
        "a text": b"hello, this is no ZIP at all" * 3,
        "extra field": of(extra=b"\1\0\0\0"),
        "local extra field": of(local_extra=b"\1\0\0\0"),
        "ZIP64 field": of(extra=ZIP64),
        "local ZIP64 field": of(local_extra=ZIP64),
        "sizes of ZIP64": of(extra=ZIP64, size=0xFFFFFFFF, packed_size=0xFFFFFFFF),
        "entry comment": of(comment=b"x"),
        "encrypted": of(flags=0x0801),
        "data descriptor": of(flags=0x0808),
        "strong encryption": of(flags=0x0840),
        "masked": of(flags=0x2800),
        "without the UTF-8 flag": of(flags=0),
        "version 45": of(version=45),
        "made on Unix": of(made_by=0x0314),
        "link": of(made_by=0x0314, outer=0o120777 << 16),
        "folder": of(outer=0x10),
        "device": of(outer=0o020666 << 16),
        "read-only": of(outer=1),
        "text mark": of(inner=1),
        "on another disk": of(disk=1),
        "another date": of(date=0x5A22),
        "another time": of(time=1),
        "bzip2": of(method=12),
        "lzma": of(method=14),
        "deflate64": of(method=9),
        "method 99": of(method=99),
        "stored but smaller": of(method=0, packed=table.body[:-1]),
        "deflated but longer": of(method=8, packed=zlib.compress(table.body, 0)[2:-4]),
        "another local name": of(local_name=b"data/scorez.csv"),
        "shorter local name": of(local_name=b"data/score.csv"),
        "offset elsewhere": of(offset=1),
        "offset of the first": of(offset=0),
        "offset beyond": of(offset=10**9),
        "size too large": of(size=len(table.body) + 1),
        "size too small": of(size=len(table.body) - 1),
        "size of nothing": of(size=0),
        "packed size beyond": of(packed_size=10**9),
        "packed size 4 GiB": zipped(
            [replace(first, packed_size=2**32 - 1, size=2**32 - 1), table]
        ),
        "checksum": of(crc=0),
        "damaged deflate": of(method=8, packed=b"\xff" * 40),
        "deflate cut": of(
            method=8, packed=replace(table, method=8).bytes_packed()[:-3]
        ),
        "two deflate streams": of(
            method=8, packed=replace(table, method=8).bytes_packed() * 2
        ),
        "deflated manifest": zipped([replace(first, method=8), table]),
        "overlap": zipped([first, table, replace(table, name=b"data/b.csv", offset=0)]),
        "count too small": zipped(honest, here=1, count=1),
        "count too large": zipped(honest, here=3, count=3),
        "count of nothing": zipped(honest, here=0, count=0),
        "counts differ": zipped(honest, here=1),
        "on disk 1": zipped(honest, disk=1),
        "starts on disk 1": zipped(honest, start_disk=1),
        "directory size": zipped(honest, size=10),
        "directory of 4 GiB": zipped(honest, size=2**32 - 1),
        "directory elsewhere": zipped(honest, offset=0),
        "directory beyond": zipped(honest, offset=2**32 - 1),
        "twice the manifest": zipped([first, first, table]),
        "twice the table": zipped([first, table, table]),
        "65,535 entries": zipped(honest, here=65_535, count=65_535),
    }


def lists(honest, forger) -> dict[str, str]:
    """Return the codes of ZIPs whose entries are not those of the manifest."""
    first, table = honest
    file = Part(NAME, FILE)
    node = json.loads(first.body)["resources"][0]
    return {
        "no manifest": forger.code(forger.bundle(zipped([table]), b"{}")),
        "no table": forger.code_of_parts([first]),
        "a file more": forger.code_of_parts([first, table, file]),
        "a table more": forger.code_of_parts(
            [first, table, replace(table, name=b"data/b.csv")]
        ),
        "a keyring more": forger.code_of_parts(
            [first, table, Part(b"keyring.json", b"{}")]
        ),
        "changed table": forger.code_of_parts(
            [first, replace(table, body=table.body.replace(b"a", b"b"))]
        ),
        "longer table": forger.code_of_parts(
            [first, replace(table, body=table.body + b"c,1,\n")]
        ),
        "empty table": forger.code_of_parts(
            [first, replace(table, body=b"", method=0)]
        ),
        "listed twice": forger.code_of_resources([node, node], [table]),
        "another manifest": forger.code(
            forger.bundle(zipped([first, table]), first.body + b" ")
        ),
        "manifest of another length": forger.code(
            forger.bundle(
                zipped([replace(first, body=first.body + b"\n"), table]), first.body
            )
        ),
    }


def test_a_hostile_payload_is_refused(honest, forger, counted):
    manifest = honest[0].body
    hostile = structures(honest)
    codes = {
        name: forger.code(forger.bundle(data, manifest))
        for name, data in hostile.items()
    }
    codes |= lists(honest, forger)
    assert [name for name, code in codes.items() if not code] == []
    assert {code[:5] for code in codes.values()} == {"TD-31"}
    told = {
        "prefix": "TD-311",
        "comment": "TD-311",
        "link": "TD-311",
        "encrypted": "TD-311",
        "overlap": "TD-311",
        "twice the table": "TD-313",
        "no manifest": "TD-316",
        "a file more": "TD-316",
        "no table": "TD-316",
        "changed table": "TD-317",
        "checksum": "TD-317",
        "another manifest": "TD-315",
    }
    assert {name: codes[name] for name in told} == told
    counted("F14", len(codes))


def test_an_honest_payload_is_opened_in_two_ways_of_packing(honest, forger):
    assert forger.code_of_parts(honest) == ""
    stored = [replace(part, method=0) for part in honest]
    assert forger.code_of_parts(stored) == ""


def test_a_payload_of_another_bundle_is_refused(honest, forger):
    body, manifest = zipped(honest), honest[0].body
    envelope = forger.envelope(body, manifest)
    head, comment = envelope_bytes(envelope), envelope.comment
    for other in (body[:-1], body + b"x", body[:50] + b"?" + body[51:]):
        assert forger.code(forger.container(head, other, comment=comment)) == "TD-301"


def test_nothing_but_one_order_is_asked_of_entries(honest, forger):
    assert forger.code_of_parts(honest[::-1]) == ""


# --- what unpacks to more than anybody wants


def infinite(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"\0" * size)
    return block + packer.flush()


def bombs(first: Part) -> dict[str, bytes]:
    """Return payloads that declare little and hold much, or the other way round."""
    much = 200 * limits.MIB
    ten = infinite(10 * limits.MIB)

    def table(name=b"data/scores.csv", **words):
        return Part(name, b"", 8, **words)

    honestly = table(packed=infinite(much), size=much)
    quietly = table(packed=infinite(much), size=2_000_000)
    ratio = table(packed=ten, size=10 * limits.MIB)
    edge = table(packed=b"\3\0" * 10, size=2_001)
    long = table(packed=b"\0" * (30 * limits.MIB), size=100)
    nested = Part(NAME, zipped([Part(b"a", b"", 8, packed=ten, size=10 * limits.MIB)]))
    many = [table(b"data/t%d.csv" % n, packed=b"\3\0", size=100) for n in range(5_001)]
    hollow = Part(MANIFEST.encode(), b"", 0, size=4 * limits.MIB + 1)
    shared = [
        table(b"data/t%d.csv" % n, packed=ten, size=1_000_000, offset=0)
        for n in range(100)
    ]
    all_tables = [
        table(b"data/t%d.csv" % n, packed=b"\0" * 400_000, size=39 * limits.MIB)
        for n in range(3)
    ]
    return {
        "200 MiB, declared": zipped([first, honestly]),
        "200 MiB, as 2 MB": zipped([first, quietly]),
        "ratio 1000": zipped([first, ratio]),
        "ratio just above": zipped([first, edge]),
        "packed is longer": zipped([first, long]),
        "a ZIP as an attachment": zipped([first, nested]),
        "5,002 entries": zipped([first, *many]),
        "manifest too long": zipped([hollow]),
        "overlapping bodies": zipped([first, *shared]),
        "body quoted by another": zipped(
            [first, table(packed=ten + b"PK\1\2", size=1_000_000, packed_size=len(ten))]
        ),
        "tables together": zipped([first, *all_tables]),
        "10 GB declared": zipped([first, table(packed=b"\3\0", size=2**32 - 1)]),
        "endless": zipped([first, table(packed=infinite(1_000)[:-2] * 2, size=90_000)]),
        "attachments together": zipped(
            [
                Part(
                    b"files/%064x" % n,
                    size=25 * limits.MIB,
                    packed_size=25 * limits.MIB,
                )
                for n in range(90)
            ]
        ),
    }


def test_a_bomb_costs_no_memory(honest, forger, counted):
    manifest = honest[0].body
    made = bombs(honest[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    codes = {
        name: forger.code(forger.bundle(data, manifest)) for name, data in made.items()
    }
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert [name for name, code in codes.items() if not code] == []
    assert set(codes.values()) <= {"TD-311", "TD-314", "TD-316", "TD-317"}
    assert used < 150, f"{used} MiB more than before"
    counted("F15", len(codes))


def test_very_many_small_cells_are_refused_before_they_are_made(forger):
    columns = 60
    shape = scores()
    row = b"," * (columns - 1)
    data = b"\n".join([row] * 90_000) + b"\n"
    assert len(data) < table_limits.MAX_TABLE_BYTES
    assert forger.code_of_table(data, shape) in {"TD-314", "TD-406"}


# --- names


def names() -> list[bytes]:
    """Return names that would reach elsewhere, or mean two things."""
    slips = [
        "../a", "..\\a", "/a", "\\a", "C:\\a", "C:a", "\\\\host\\share\\a",
        "//host/share/a", "data/../../a", "data/../files/a", "./data/a.csv",
        "data//a.csv", "data/./a.csv", "data/a.csv/", "data/", "data", ".", "..", "",
        "~/a", "data\\a.csv", "file:///a", "http://a/b", "files/../keyring.json",
    ]  # fmt: skip
    devices = [
        *("con", "prn", "aux", "nul", "clock$", "conin$", "conout$"),
        *(f"com{n}" for n in "123456789¹²³"),
        *(f"lpt{n}" for n in "123456789¹²³"),
    ]
    reserved = [f"files/{device}" for device in devices]
    reserved += [f"{device.upper()}.csv" for device in devices[:16]]
    odd = [
        "data/a.csv.", "data/a.csv ", " data/a.csv", "data/a .csv", "data/a.csv:b",
        "data/a.csv::$DATA", "data/A.csv", "DATA/a.csv", "Data/a.csv", "data/a.CSV",
        "data/a.Csv", "data/1a.csv", "data/_a.csv", "data/a-b.csv", "data/a.b.csv",
        "data/.csv", "data/a.csv.exe", "data/a.exe", "data/a", "a.csv",
        "data/" + "a" * 41 + ".csv", "data/" + "a" * 300 + ".csv", "data/a\0.csv",
        "data/a.csv\0.exe", "data/a\n.csv", "data/a\t.csv", "data/a\x7f.csv",
        "data/\u202ea.csv", "data/\u200ba.csv", "data/\ufeffa.csv", "data/ă.csv",
        "data/a\u0306.csv", "data/а.csv", "data/a％.csv", "data/a*.csv",
        "data/a?.csv", "data/a|b.csv", "data/<a>.csv", 'data/"a".csv',
        "data/%2e%2e.csv",
        "data/$a.csv", "data/`a`.csv", "data/a;b.csv", "data/b/a.csv",
        "files/" + "A" * 64, "files/" + "a" * 63, "files/" + "a" * 65,
        "files/" + "g" * 64, "files/" + "a" * 64 + ".pdf", "files/a/" + "a" * 62,
        "FILES/" + "a" * 64, "datapackage.JSON", "Datapackage.json",
        "datapackage.json ", "datapackage.json\n", "./datapackage.json",
        "envelope.json", "payload.zip", "keyring.json.minisig", "keyring.json.",
        "keyring.json.0123456789ABCDEF.minisig", "keyring.json.0123.minisig",
        "META-INF/manifest.xml", ".hidden", "Thumbs.db", "autorun.inf", "desktop.ini",
    ]  # fmt: skip
    encoded = [name.encode() for name in [*slips, *reserved, *odd]]
    return [*encoded, b"data/\xff.csv", b"data/\xc0\xaf.csv", b"\x00" * 10]


def test_no_name_leads_anywhere(honest, forger, tmp_path, counted):
    manifest = honest[0].body
    around = sorted(tmp_path.rglob("*"))
    wrong = names()
    assert len(set(wrong)) == len(wrong)
    codes = {}
    for name in wrong:
        data = zipped([*honest, Part(name, b"x")])
        codes[name] = forger.code(forger.bundle(data, manifest))
    assert set(codes.values()) <= {"TD-312", "TD-314"}
    assert [n for n, code in codes.items() if code != "TD-312" and len(n) < 99] == []
    new = set(tmp_path.rglob("*")) - set(around)
    assert {path.name for path in new} <= {"forged.tdkt", "payload.zip", "work"}
    counted("F16", len(wrong))


@pytest.mark.parametrize(
    "path", ["../a", "data/scores.CSV", "http://x/a.csv", ["a"], 1]
)
def test_no_path_of_the_manifest_leads_anywhere(honest, forger, path):
    node = json.loads(honest[0].body)["resources"][0]
    assert forger.code_of_resources([node | {"path": path}], honest[1:]) in {
        "TD-312",
        "TD-316",
    }


def test_what_is_written_is_what_is_read(honest):
    # The forger's spelling of an honest payload is ours.
    assert [part.name.decode() for part in honest] == list(
        small_files(contents(scores()))
    )
