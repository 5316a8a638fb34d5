"""What stands in the margins of a Word file: page number, footer, BẢN NHÁP behind."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart

from desktop.documents.breaking import balanced
from desktop.documents.paper import Align, Run
from desktop.documents.printed.output import DRAFT, DRAFT_SIZE
from desktop.documents.printed.page import FOOTER_SIZE, FOOTER_Y, PAGE_NUMBER_Y, Frame
from desktop.documents.typeface import ASCENT, DESCENT, Face, width
from desktop.documents.word.xml import (
    Element,
    Look,
    broken,
    element,
    paragraph,
    runs,
    twips,
)

_NUMBER_SIZE = 14.0
_GREY = "#e8e8e8"
_FOOTER_GREY = "666666"
# Word stretches the letters to the height of the shape; capitals with their marks reach
# from a fifth below the baseline to nine tenths of the size above it.
_DRAFT_HEIGHT = 1.0

_WATERMARK = """<w:r
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/><v:handles>
<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject%(number)d" o:spid="_x0000_s%(spid)d"
 type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;\
width:%(width).1fpt;height:%(height).1fpt;rotation:%(turn)d;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:page;\
mso-position-vertical:center;mso-position-vertical-relative:page"
 o:allowincell="f" fillcolor="%(grey)s" stroked="f">
<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;\
font-weight:bold" string=%(text)s/></v:shape></w:pict></w:r>"""


class Margins:
    """The headers and footers of a file; every section of the paper shows them.

    The first page of a section has headers of its own, which show no number.
    """

    def __init__(
        self, document: DocumentPart, frame: Frame, *, draft: bool, footer: str
    ) -> None:
        self._frame = frame
        self._links: list[tuple[str, str, str]] = []
        for number, kind in enumerate(("default", "first"), start=1):
            content = [_watermark(frame, number)] if draft else []
            if kind == "default":
                content += _page_number()
            link = _header_part(document, paragraph(Look("Margin"), content))
            self._links.append(("headerReference", kind, link))
        if footer:
            link = _footer_part(document, _footer(footer, frame))
            self._links += [("footerReference", k, link) for k in ("default", "first")]

    def section(self) -> Element:
        """Return the properties of a section with a page count of its own."""
        frame = self._frame
        wide, high = frame.size
        size = {"w": twips(wide), "h": twips(high)}
        if wide > high:
            size["orient"] = "landscape"
        sides = {
            "top": frame.top,
            "right": wide - frame.left - frame.width,
            "bottom": high - frame.top - frame.height,
            "left": frame.left,
            "header": PAGE_NUMBER_Y - _NUMBER_SIZE * ASCENT,
            "footer": FOOTER_Y - FOOTER_SIZE * DESCENT,
            "gutter": 0.0,
        }
        made = element("sectPr", *[_reference(*link) for link in self._links])
        made.append(element("type", val="nextPage"))
        made.append(element("pgSz", **size))
        made.append(element("pgMar", **{k: twips(v) for k, v in sides.items()}))
        made.append(element("pgNumType", start=1))
        made.append(element("titlePg"))
        return made


def _reference(tag: str, kind: str, link: str) -> Element:
    made = element(tag, type=kind)
    made.set(qn("r:id"), link)
    return made


def _header_part(document: DocumentPart, content: Element) -> str:
    """Add a header; return its link. The library's own way reads a file for it."""
    name = document.package.next_partname("/word/header%d.xml")
    body = element("hdr", content)
    made = HeaderPart(name, CONTENT_TYPE.WML_HEADER, body, document.package)
    return document.relate_to(made, RELATIONSHIP_TYPE.HEADER)


def _footer_part(document: DocumentPart, content: Element) -> str:
    name = document.package.next_partname("/word/footer%d.xml")
    body = element("ftr", content)
    made = FooterPart(name, CONTENT_TYPE.WML_FOOTER, body, document.package)
    return document.relate_to(made, RELATIONSHIP_TYPE.FOOTER)


def _page_number() -> list[Element]:
    """Return the field that Word fills with the page's number."""
    command = element("instrText")
    command.text = " PAGE "
    parts = [
        element("fldChar", fldCharType="begin"),
        command,
        element("fldChar", fldCharType="separate"),
        *[piece for run in runs([Run("2")]) for piece in run],
        element("fldChar", fldCharType="end"),
    ]
    return [element("r", part) for part in parts]


def _footer(text: str, frame: Frame) -> Element:
    lines = balanced(text, Face.ITALIC, frame.width / FOOTER_SIZE)
    content = broken(lines, FOOTER_SIZE, Face.ITALIC)
    grey = element("color", val=_FOOTER_GREY)
    for run in content:
        looks = run[0]
        looks.insert(1, grey)
    return paragraph(Look("Margin", align=Align.LEFT), content)


def _watermark(frame: Frame, number: int) -> Element:
    """Return BẢN NHÁP as Word's own watermarks are made, behind the text."""
    shape = _WATERMARK % {
        "number": number,
        "spid": 2048 + number,
        "width": width(DRAFT, Face.BOLD, DRAFT_SIZE),
        "height": DRAFT_SIZE * _DRAFT_HEIGHT,
        # Word turns clockwise.
        "turn": 360 - frame.draft_angle,
        "grey": _GREY,
        "text": quoteattr(DRAFT),
    }
    return parse_xml(shape)
