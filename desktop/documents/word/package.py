"""The parts of a Word file that are the same for every paper, and how it is written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import BinaryIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from desktop.documents.printed.output import write_bytes
from desktop.documents.printed.paragraphs import Style
from desktop.text import clean

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FONT = "Times New Roman"
_STAND_IN = "Liberation Serif"

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>
</Types>"""

_PACKAGE_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

_DOCUMENT_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>
</Relationships>"""

_DOCUMENT = f"""{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}">
<w:body/></w:document>"""

# Every length that a leader may want to change for the whole paper is in a style.
_STYLES = f"""{_HEAD}<w:styles xmlns:w="{_W}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>
<w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="Plain">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Title2">
<w:name w:val="Tên loại, trích yếu"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:keepNext/><w:keepLines/><w:jc w:val="center"/></w:pPr>
</w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Reference">
<w:name w:val="Kèm theo"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:keepNext/><w:keepLines/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Body">
<w:name w:val="Nội dung"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:spacing w:before="120" w:line="276" w:lineRule="auto"/>
<w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>
<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Heading">
<w:name w:val="Đề mục"/><w:basedOn w:val="Body"/><w:next w:val="Body"/><w:qFormat/>
<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="AppendixBody">
<w:name w:val="Nội dung phụ lục"/><w:basedOn w:val="Body"/><w:qFormat/>
<w:pPr><w:spacing w:before="120" w:line="276" w:lineRule="auto"/></w:pPr>
<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="AppendixHeading">
<w:name w:val="Đề mục phụ lục"/><w:basedOn w:val="AppendixBody"/>
<w:next w:val="AppendixBody"/><w:qFormat/>
<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell">
<w:name w:val="Ô bảng"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:ind w:left="50" w:right="50"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Note">
<w:name w:val="Ghi chú bảng"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:pPr><w:jc w:val="both"/></w:pPr>
<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Recipient">
<w:name w:val="Nơi nhận"/><w:basedOn w:val="Normal"/><w:qFormat/>
<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Margin">
<w:name w:val="Lề trang"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
</w:styles>"""

_SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/></w:settings>"""

_FONTS = f"""{_HEAD}<w:fonts xmlns:w="{_W}"><w:font w:name="{_FONT}">
<w:altName w:val="{_STAND_IN}"/><w:panose1 w:val="02020603050405020304"/>
<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>
</w:font></w:fonts>"""


@cache
def _blank() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _PACKAGE_LINKS)
        package.writestr("word/document.xml", _DOCUMENT)
        package.writestr("word/_rels/document.xml.rels", _DOCUMENT_LINKS)
        package.writestr("word/styles.xml", _STYLES)
        package.writestr("word/settings.xml", _SETTINGS)
        package.writestr("word/fontTable.xml", _FONTS)
    return out.getvalue()


def blank() -> Document:
    """Return an empty Word file with the styles of a paper.

    Not the library's own template: that brings twelve megapixels of table styles and a
    picture of an empty page, and takes four times as long to open.
    """
    return docx.Document(io.BytesIO(_blank()))


def set_body_style(document: Document, style: Style) -> None:
    """Set size and spacing of the body text, which make its pages those of the PDF."""
    body = document.styles["Nội dung"].element
    spacing = body.pPr.find(qn("w:spacing"))
    spacing.set(qn("w:line"), str(round(240 * style.spacing)))
    for tag in ("w:sz", "w:szCs"):
        body.rPr.find(qn(tag)).set(qn("w:val"), str(round(style.size * 2)))


def save(
    document: Document, out: BinaryIO | Path, *, title: str, created_on: dt.date
) -> None:
    """Write a finished file; the same content always gives the same bytes."""
    day = dt.datetime.combine(created_on, dt.time())
    about = document.core_properties
    about.title = clean(title)[:255]
    about.author = about.last_modified_by = "Sổ Vàng"
    about.created = about.modified = day
    about.revision = 1
    about.language = "vi-VN"
    packed = io.BytesIO()
    document.save(packed)
    write_bytes(_dated(packed, created_on), out)


def _dated(packed: io.BytesIO, day: dt.date) -> bytes:
    """Return the same package with one date on every part instead of the clock's."""
    out = io.BytesIO()
    # The format counts years from 1980 in seven bits.
    year = min(max(day.year, 1980), 2107)
    stamp = (year, day.month, day.day, 0, 0, 0)
    with (
        zipfile.ZipFile(packed) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            dated = zipfile.ZipInfo(item.filename, stamp)
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.create_system = 0
            target.writestr(dated, source.read(item))
    return out.getvalue()
