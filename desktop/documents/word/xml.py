"""The few pieces of WordprocessingML that a paper is made of.

Lengths come in points and become twips, twentieths of a point. Texts only ever become
the content of an element, so that nothing in a name is read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop.documents.paper import Align, Run
from desktop.documents.printed.lines import face_of
from desktop.documents.typeface import HARD_SPACE, Face, width

Element = BaseOxmlElement

RULE_DEPTH = 1.75
"""Points a rule's own paragraph takes: the line and the least height of a row."""

HAIR = 1.0
"""Points of an empty paragraph that is there only because the format wants one."""

_INNER_HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
_NAMES = {"w": nsmap["w"]}
_SPACE = qn("xml:space")
_SIZE = qn("w:sz")
_VALUE = qn("w:val")
_LOOKS = qn("w:rPr")
# Descriptions hold no such character; here it stands for one of Word's own.
_HELD_HYPHEN = "\u2011"
_HELD = re.compile(f"({HARD_SPACE}+)")
_RULE_EIGHTHS = 6  # 0.75 pt, the nearest Word has to 0.7
_UPRIGHT = {Face.ITALIC: Face.REGULAR, Face.BOLD_ITALIC: Face.BOLD}
_SIDES = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def twips(points: float) -> str:
    """Return a length in points as Word writes it."""
    return str(round(points * 20))


def element(tag: str, *children: Element, **values: object) -> Element:
    """Return <w:tag w:value="…"> with its children."""
    made: Element = oxml_parser.makeelement(_name(tag), nsmap=_NAMES)
    for name, value in values.items():
        made.set(_name(name), str(value))
    made.extend(children)
    return made


@cache
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph stands; lengths in points.

    Args:
        style: id of a style in docx_package, "" for the plain one.
        align: None is justified where the style is, else left.
        exact: an exact line pitch instead of the style's.
        rule: draw a line on top, from indent to indent.
        dots: a tab stop this far from the left, dotted up to it.
        size: of the mark at its end, where that is not the size of the first run.
    """

    style: str = ""
    align: Align | None = None
    before: float = 0
    after: float = 0
    exact: float = 0
    left: float = 0
    right: float = 0
    first: float | None = None
    rule: bool = False
    dots: float = 0
    size: float = 0
    keep_next: bool = False
    keep_lines: bool = False


def paragraph(look: Look, content: Iterable[Element] = ()) -> Element:
    """Return a paragraph; the order of its properties is fixed by the format."""
    content = list(content)
    parts: list[Element] = []
    if look.style:
        parts.append(element("pStyle", val=look.style))
    if look.keep_next:
        parts.append(element("keepNext"))
    if look.keep_lines:
        parts.append(element("keepLines"))
    if look.rule:
        line = element("top", val="single", sz=_RULE_EIGHTHS, space=0, color="000000")
        parts.append(element("pBdr", line))
    if look.dots:
        stop = element("tab", val="right", leader="dot", pos=twips(look.dots))
        parts.append(element("tabs", stop))
    parts += [*_spacing(look), *_indents(look)]
    if look.align is not None:
        parts.append(element("jc", val=_SIDES[look.align]))
    parts += _mark(look, content)
    made = element("p")
    if parts:
        made.append(element("pPr", *parts))
    made.extend(content)
    return made


def _mark(look: Look, content: Sequence[Element]) -> list[Element]:
    """Return the size of the mark at the end: no line is lower than its mark."""
    size = HAIR if 0 < look.exact <= HAIR else look.size
    found = str(half_points(size)) if size else ""
    for run in content:
        found = found or next((one.get(_VALUE, "") for one in run.iter(_SIZE)), "")
    if not found:
        return []
    return [element("rPr", element("sz", val=found), element("szCs", val=found))]


def half_points(size: float) -> int:
    """Return a size as Word knows it; a smaller letter fits where a larger may not."""
    return int(size * 2)


def _spacing(look: Look) -> list[Element]:
    values: dict[str, str] = {}
    if look.before:
        values["before"] = twips(look.before)
    if look.after:
        values["after"] = twips(look.after)
    if look.exact:
        values |= {"line": twips(look.exact), "lineRule": "exact"}
    return [element("spacing", **values)] if values else []


def _indents(look: Look) -> list[Element]:
    values = {}
    if look.left:
        values["left"] = twips(look.left)
    if look.right:
        values["right"] = twips(look.right)
    if look.first is not None:
        side = "firstLine" if look.first >= 0 else "hanging"
        values[side] = twips(abs(look.first))
    return [element("ind", **values)] if values else []


def runs(text: Iterable[Run], size: float = 0) -> list[Element]:
    """Return pieces of text in their styles; a size of 0 is the paragraph's own.

    Raises:
        CharacterError: the shipped typefaces lack a character; the PDF refuses it too.
    """
    return [
        _run(piece, face, size)
        for run in text
        for piece, face in _pieces(run.text, face_of(run))
    ]


def broken(lines: Sequence[str], size: float, face: Face) -> list[Element]:
    """Return lines with forced breaks between them, in one style."""
    made: list[Element] = []
    for index, line in enumerate(lines):
        pieces = [_run(piece, found, size) for piece, found in _pieces(line, face)]
        if index and pieces:
            looks = pieces[0].find(_LOOKS)
            pieces[0].insert(0 if looks is None else 1, element("br"))
        made += pieces
    return made


def _pieces(text: str, face: Face) -> list[tuple[str, Face]]:
    """Return the text with its hard spaces upright, which look the same.

    LibreOffice sets a slanted one wider than it is, so that full lines would break.
    """
    width(text, face)
    # Word would end a line after the hyphen of "QĐ-UBND".
    text = _INNER_HYPHEN.sub(_HELD_HYPHEN, text)
    if face not in _UPRIGHT:
        return [(text, face)] if text else []
    parts = enumerate(_HELD.split(text))
    split = [(part, _UPRIGHT[face] if index % 2 else face) for index, part in parts]
    return [(part, found) for part, found in split if part]


def _run(text: str, face: Face, size: float) -> Element:
    made = element("r")
    looks: list[Element] = []
    if face in {Face.BOLD, Face.BOLD_ITALIC}:
        looks.append(element("b"))
    if face in {Face.ITALIC, Face.BOLD_ITALIC}:
        looks.append(element("i"))
    if size:
        half = half_points(size)
        looks += [element("sz", val=half), element("szCs", val=half)]
    if looks:
        made.append(element("rPr", *looks))
    for index, part in enumerate(text.split(_HELD_HYPHEN)):
        if index:
            made.append(element("noBreakHyphen"))
        if part:
            letters = element("t")
            letters.text = part
            letters.set(_SPACE, "preserve")
            made.append(letters)
    return made


def rule(room: float, length: float, before: float) -> Element:
    """Return a centred line of this length in a room of this width.

    It is the border of an empty paragraph between two indents: it keeps its length when
    the words above it are changed, and moves with them.
    """
    side = (room - length) / 2
    look = Look(
        before=before, exact=HAIR, left=side, right=side, first=0, rule=bool(length)
    )
    return paragraph(look)


def hair(look: Look | None = None) -> Element:
    """Return an empty paragraph of the least height: tables need one between them."""
    return paragraph(replace(look or Look(), exact=HAIR))


def tab() -> Element:
    """Return a step to the next tab stop."""
    return element("r", element("tab"))


def set_before(target: Element, points: float) -> None:
    """Set the space above a finished paragraph."""
    target.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), twips(points))


def set_after(target: Element, points: float) -> None:
    """Set the space under a finished paragraph."""
    target.get_or_add_pPr().get_or_add_spacing().set(qn("w:after"), twips(points))


def keep_with_next(target: Element) -> None:
    """Hold a paragraph, or the last row of a table, on the page of what follows."""
    if target.tag == qn("w:tbl"):
        target = target.findall(qn("w:tr"))[-1]
    for one in target.iter(qn("w:p")):
        one.get_or_add_pPr().get_or_add_keepNext()
