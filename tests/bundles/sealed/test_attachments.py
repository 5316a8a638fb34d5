"""An attachment is what its content says, cannot run, and comes through whole."""

import io
import zipfile
from dataclasses import replace

import pytest

from desktop.bundles.sealed import payload_zip
from desktop.bundles.sealed.attachments import kind_of, media_type_of, safe_name
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.opening import open_head, open_payload
from tests.bundles.sealed.conftest import CITY, code_of, empty, scores
from tests.bundles.sealed.forging import Part, sha256

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 20 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types><Default Extension="xml" ContentType="{}"/></Types>'
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def office(
    main="word/document.xml", rels="", types="application/xml", raw=None, **parts
) -> bytes:
    """Return a Word or Excel file with these relations and parts more."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES.format(types))
        file.writestr("_rels/.rels", HEAD.format(""))
        file.writestr(main, "<x/>")
        relations = HEAD.format(rels) if raw is None else raw
        file.writestr("word/_rels/document.xml.rels", relations)
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_D_", "."), data)
    return out.getvalue()


def relation(kind: str, target: str, mode: str = "External") -> str:
    return (
        f'<Relationship Id="r1" Type="{REL}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/>'
    )


def zipfile_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, "x")
    return out.getvalue()


TEMPLATE = relation("attachedTemplate", "http://x/a.dotm")
LINK = relation("hyperlink", "https://hanoi.gov.vn/?a=1&amp;b=2")
BAD = {
    "macro": office(word__vbaProject_D_bin=b"x"),
    "macro under another name": office(
        types="application/vnd.ms-word.document.macroEnabled.main+xml"
    ),
    "macro part by its type": office(types="application/vnd.ms-office.vbaProject"),
    "macro sheet": office("xl/workbook.xml", xl__macrosheets__s_D_xml="<x/>"),
    "OLE": office(word__embeddings__o_D_bin=b"x"),
    "package inside": office(word__embeddings__o_D_docx=b"x"),
    "ActiveX": office(word__activeX__a_D_xml="<x/>"),
    "web extension": office(word__webextensions__w_D_xml="<x/>"),
    "external link": office("xl/workbook.xml", xl__externalLinks__e_D_xml="<x/>"),
    "connection": office("xl/workbook.xml", xl__connections_D_xml="<x/>"),
    "program inside": office(word__media__a_D_exe=b"MZ"),
    "page inside": office(word__afchunk_D_htm=b"<script>"),
    "template elsewhere": office(rels=TEMPLATE),
    "picture elsewhere": office(rels=relation("image", "http://x/a.png")),
    "frame elsewhere": office(rels=relation("frame", "\\\\host\\a")),
    "OLE elsewhere": office(rels=relation("oleObject", "http://x/a")),
    "a link that says it is one": office(
        rels=relation("image", "http://x/relationships/hyperlink")
    ),
    "a link in another attribute": office(
        rels=relation("image", f"http://x/ Type='{REL}/hyperlink'")
    ),
    "mode in references": office(rels=TEMPLATE.replace("External", "&#69;xternal")),
    "mode in small letters": office(rels=TEMPLATE.replace("External", "external")),
    "mode in single quotes": office(rels=TEMPLATE.replace('"External"', "'External'")),
    "mode behind a bracket": office(rels=TEMPLATE.replace("r1", "r>1")),
    "relation in a comment's shade": office(rels="<!-- -->" + TEMPLATE),
    "relation in CDATA": office(rels="<![CDATA[x]]>"),
    "entities": office(
        raw='<!DOCTYPE x [<!ENTITY a "External">]>' + HEAD.format(TEMPLATE)
    ),
    "UTF-16": office(raw=HEAD.format(TEMPLATE).encode("utf-16")),
    "not XML at all": office(raw=b"\0\1\2"),
    "no main part": office("word/other.xml"),
    "no list of types": zipfile_of("word/document.xml"),
    "same part twice": office(word__Document_D_xml="<x/>"),
    "slip": office(**{"..__..__evil_D_exe": "x"}),
    "a ZIP": zipfile_of("a.txt"),
    "cut ZIP": office()[:-10],
    "only its head": b"PK\3\4" + b"\0" * 30,
    "program": b"MZ\x90\0" + b"\0" * 60,
    "program named PDF": b"MZ" + PDF,
    "ELF": b"\x7fELF" + b"\0" * 60,
    "script": b"#!/bin/sh\nrm -rf /\n",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "HTML that speaks of PDF": b"<html>%PDF-1.7</html>",
    "shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60,
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "RTF": b"{\\rtf1\\object\\objdata}",
    "RAR": b"Rar!\x1a\x07\0" + b"\0" * 60,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 60,
    "GIF": b"GIF89a" + b"\0" * 60,
    "blank before PDF": b"\n" + PDF,
    "mark before PDF": b"\xef\xbb\xbf" + PDF,
    "text": b"xin ch\xc3\xa0o",
    "nothing": b"",
}  # fmt: skip
GOOD = {
    "pdf": (PDF, ".pdf"),
    "jpeg": (JPEG, ".jpg"),
    "png": (PNG, ".png"),
    "word": (office(), ".docx"),
    "excel": (office("xl/workbook.xml"), ".xlsx"),
    "word with links": (office(rels=LINK * 3), ".docx"),
    "word with a picture": (
        office(
            rels=relation("image", "media/a.png", "Internal"), word__media__a_D_png=PNG
        ),
        ".docx",
    ),
    "printer settings": (
        office("xl/workbook.xml", xl__printerSettings__printerSettings1_D_bin=b"x"),
        ".xlsx",
    ),
    "PDF with a ZIP behind it": (PDF + office(), ".pdf"),
}


def test_only_what_a_dossier_holds_is_attached(counted):
    codes = {
        name: code_of(lambda d=data: kind_of(io.BytesIO(d), len(d), "x"))
        for name, data in BAD.items()
    }
    assert {name for name, code in codes.items() if code != "TD-318"} == set()
    counted("F23", len(BAD) + 8)


@pytest.mark.parametrize("name", GOOD)
def test_what_a_dossier_holds_is_known_by_its_content(tmp_path, name):
    data, suffix = GOOD[name]
    path = tmp_path / "anything.exe"
    path.write_bytes(data)
    kind = media_type_of(path)
    assert safe_name("quyết định.pdf.exe", kind).endswith(suffix)


def test_files_of_the_program_itself_are_taken(tmp_path):
    import datetime as dt

    import docx

    from desktop.office.papers.spreadsheets import Sheet, write_table

    out = io.BytesIO()
    docx.Document().save(out)
    book = write_table(Sheet("A", "B", ("C",), (("d",),)), dt.datetime(2026, 1, 1))
    for data in (out.getvalue(), book):
        assert code_of(lambda d=data: kind_of(io.BytesIO(d), len(d), "x")) == ""


def with_file(forger, data: bytes, **changes) -> str:
    """Return the code of a truly signed bundle with an attachment."""
    name = f"files/{sha256(data)}"
    node = {
        "name": "f-1",
        "path": name,
        "mediatype": "application/pdf",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data)}",
    } | changes
    return forger.code_of_resources([node], [Part(name.encode(), data)])


def test_a_bundle_does_not_lie_about_its_attachments(forger):
    other = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert with_file(forger, PDF) == ""
    assert with_file(forger, b"MZ" + PDF) == "TD-318"
    assert with_file(forger, PDF, mediatype="image/png") == "TD-318"
    assert with_file(forger, PDF, mediatype=other) == "TD-318"
    assert with_file(forger, PDF, mediatype="application/x-msdownload") == "TD-318"
    assert with_file(forger, BAD["macro"], mediatype=other) == "TD-318"
    assert with_file(forger, PDF, bytes=len(PDF) + 1) == "TD-317"
    assert with_file(forger, PDF, hash="sha256:" + "0" * 64) == "TD-317"
    assert with_file(forger, PDF, bytes=0) == "TD-314"


def test_one_file_is_listed_once(forger):
    name = f"files/{sha256(PDF)}"
    node = {
        "name": "f",
        "path": name,
        "mediatype": "application/pdf",
        "bytes": len(PDF),
        "hash": f"sha256:{sha256(PDF)}",
    }
    part = Part(name.encode(), PDF)
    assert forger.code_of_resources([node, node], [part]) == "TD-313"
    assert forger.code_of_resources([node, node], [part, part]) == "TD-313"
    assert forger.code_of_resources([node], []) == "TD-316"


def test_a_file_whose_body_is_another_is_refused(forger):
    name = f"files/{sha256(PDF)}"
    node = {
        "name": "f",
        "path": name,
        "mediatype": "application/pdf",
        "bytes": len(PDF),
        "hash": f"sha256:{sha256(PDF)}",
    }
    changed = Part(name.encode(), PDF.replace(b"1.7", b"1.4"))
    assert forger.code_of_resources([node], [changed]) == "TD-317"


def test_a_signed_pdf_survives_three_hops(make, keys, city, tmp_path, counted):
    signed = PDF + b"\0\r\n \n/ByteRange [0 840 960 240] \xff\xfe" * 40_000
    data = signed
    for hop in range(3):
        made = make(files=(data, JPEG), seq=hop + 1)
        work = tmp_path / f"hop{hop}"
        work.mkdir()
        head = open_head(made.path, keys, CITY)
        opened = open_payload(head, [city.identity[0]], work, [empty(scores())])
        data = b"".join(opened.attachment(sha256(signed)))
        assert sha256(data) == sha256(signed)
    counted("F24", 3)


def test_a_file_that_changes_while_it_is_packed_is_noticed(tmp_path, make, monkeypatch):
    look_at = payload_zip.look_at
    monkeypatch.setattr(
        payload_zip, "look_at", lambda path: replace(look_at(path), crc=1)
    )
    with pytest.raises(BundleRefusedError, match="tự kiểm tra"):
        make(files=(PDF,))
    assert not [p for p in tmp_path.rglob("*") if p.suffix in {".tdkt", ".age"}]


# --- names on opening


NAMES = {
    "quyết định.pdf": "quyết định.pdf",
    "a.exe": "a.exe.pdf",
    "a.PDF": "a.pdf",
    "a.pdf.exe": "a.pdf.exe.pdf",
    "../../a": "_.._a.pdf",
    "C:\\Windows\\a.pdf": "C__Windows_a.pdf",
    "CON": "_CON.pdf",
    "con.txt": "_con.txt.pdf",
    "nul .pdf": "_nul.pdf",
    "COM1": "_COM1.pdf",
    "lpt³.pdf": "_lpt³.pdf",
    "com0": "_com0.pdf",
    "CLOCK$": "_CLOCK$.pdf",
    "CONIN$": "_CONIN$.pdf",
    "a\u202efdp.exe": "a_fdp.exe.pdf",
    "a\0b": "a_b.pdf",
    "a:b::$DATA": "a_b__$DATA.pdf",
    "  a . ": "a.pdf",
    "...": "tep.pdf",
    "": "tep.pdf",
    "a\nb": "a_b.pdf",
    "tie\u0302\u0301ng": "tiếng.pdf",
    "<script>": "_script_.pdf",
    'a"b|c?d*e': "a_b_c_d_e.pdf",
    "\\\\host\\share": "__host_share.pdf",
    "console": "console.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_made_safe_when_a_file_is_opened(name):
    assert safe_name(name, "application/pdf") == NAMES[name]
