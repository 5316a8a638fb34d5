"""The one way from the description of a paper to a printed page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.documents.breaking import balanced, tie_pairs
from desktop.documents.letterhead import (
    appendix_title_strip,
    header_strip,
    title_strip,
)
from desktop.documents.lines import Line, draw_line, draw_text, set_lines
from desktop.documents.output import MM, new_canvas, write
from desktop.documents.page import (
    LANDSCAPE,
    PORTRAIT,
    Frame,
    Page,
    Strip,
    draw_pages,
    paginate,
)
from desktop.documents.paper import (
    Addressee,
    Block,
    Heading,
    Note,
    Paper,
    Paragraph,
    Table,
    bold,
    italic,
)
from desktop.documents.signing import signing_strip
from desktop.documents.tables import table_strips
from desktop.documents.typeface import DESCENT, SINGLE, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_INDENT = 12.7 * MM
_BETWEEN = 6.0
_TABLE_BEFORE = 5.0
_TABLE_AFTER = 9.0
_NOTE_SIZE = 10.5
_WHOLE_AT_THE_END = 6

# A last page emptier than this is worth setting the paper a little closer.
_FULL_ENOUGH = 0.34
_CLOSER = (
    (14, 1.1),
    (14, 1.05),
    (14, 1.0),
    (13.5, 1.1),
    (13.5, 1.0),
    (13, 1.1),
    (13, 1.0),
)


@dataclass(frozen=True, slots=True)
class _Style:
    """Size of the body text and its line spacing, as parts of single spacing."""

    size: float = 14
    spacing: float = 1.15

    @property
    def pitch(self) -> float:
        return self.size * SINGLE * self.spacing


def save_pdf(
    paper: Paper, out: BinaryIO | Path, *, draft: bool, created_on: dt.date
) -> int:
    """Draw a paper and write it; the same values always give the same bytes.

    Args:
        paper: what it says.
        out: an open binary file or a path; untouched until all is drawn.
        draft: write BẢN NHÁP behind the text.
        created_on: the day kept in the file.

    Returns:
        The number of pages, appendices included.

    Raises:
        CharacterError: a text holds a character that cannot be printed.
    """
    frame = LANDSCAPE if paper.landscape else PORTRAIT
    title = f"{paper.kind} {paper.subject}".strip()
    canvas = new_canvas(frame.size, title, created_on)
    sections = [_body_pages(paper, frame)]
    for appendix in paper.appendices:
        strips = [
            appendix_title_strip(appendix, frame),
            *_block_strips(appendix.body, frame, _Style()),
        ]
        sections.append(paginate(strips, frame.height))
    for pages in sections:
        draw_pages(canvas, pages, frame, draft=draft)
    write(canvas, out)
    return sum(len(pages) for pages in sections)


def _body_pages(paper: Paper, frame: Frame) -> list[Page]:
    pages = _laid_out(paper, frame, _Style())
    if len(pages) == 1 or pages[-1].used >= _FULL_ENOUGH * frame.height:
        return pages
    for size, spacing in _CLOSER:
        closer = _laid_out(paper, frame, _Style(size, spacing))
        if len(closer) < len(pages):
            return closer
    return pages


def _laid_out(paper: Paper, frame: Frame, style: _Style) -> list[Page]:
    strips = [header_strip(paper.letterhead, frame)]
    strips.append(replace(title_strip(paper, frame), joined=True))
    strips += _block_strips(paper.body, frame, style, ends=bool(paper.signatures))
    if paper.signatures or paper.recipients:
        strips.append(signing_strip(paper, frame))
    return paginate(strips, frame.height)


# --- blocks ---------------------------------------------------------------------------


def _block_strips(
    blocks: tuple[Block, ...], frame: Frame, style: _Style, *, ends: bool = False
) -> list[Strip]:
    """Return the strips of a body that follows a title."""
    strips: list[Strip] = []
    previous: Block | None = None
    for index, block in enumerate(blocks):
        last = ends and index == len(blocks) - 1
        own = _strips_of(block, frame, style, whole=last)
        if not own:
            continue
        first = replace(own[0], before=_space(previous, block, own[0].before))
        # The title, headings and the sentence above a table keep what follows them.
        if (
            previous is None
            or isinstance(previous, Heading | Addressee)
            or isinstance(block, Note)
            or (isinstance(block, Table) and isinstance(previous, Paragraph))
        ):
            first = replace(first, joined=True)
        strips += [first, *own[1:]]
        previous = block
    return strips


def _space(previous: Block | None, block: Block, own: float) -> float:
    if previous is None:
        return 17.0 if isinstance(block, Addressee) else 13.0
    if isinstance(previous, Table):
        return _TABLE_AFTER
    if isinstance(previous, Addressee):
        return 14.0
    centred = isinstance(previous, Heading) and previous.centred
    return max(own, 9.0) if centred else own


def _strips_of(
    block: Block, frame: Frame, style: _Style, *, whole: bool
) -> list[Strip]:
    if isinstance(block, Table):
        return table_strips(block, frame, before=_TABLE_BEFORE)
    if isinstance(block, Addressee):
        return [_addressee_strip(block, frame)]
    if isinstance(block, Heading) and block.centred:
        return [_centred_strip(block.text, frame, style)]
    if isinstance(block, Note):
        lines = set_lines(italic(block.text), _NOTE_SIZE, frame.width, tie_pairs)
        return _line_strips(lines, frame, _Style(_NOTE_SIZE, 1.0), 0, whole=True)
    text = bold(block.text) if isinstance(block, Heading) else block.text
    indent = 0.0 if isinstance(block, Paragraph) and not block.indented else _INDENT
    lines = set_lines(text, style.size, frame.width, tie_pairs, indent=indent)
    return _line_strips(lines, frame, style, indent, whole=whole)


def _line_strips(
    lines: list[Line], frame: Frame, style: _Style, indent: float, *, whole: bool
) -> list[Strip]:
    """Return a strip for each line, joined so that no line stands alone on a page."""
    count = len(lines)
    whole = count <= 3 or (whole and count <= _WHOLE_AT_THE_END)
    strips = []
    for index, line in enumerate(lines):
        joined = index > 0 and (whole or index in {1, count - 1})
        before = 0.0 if index else _BETWEEN
        offset = 0.0 if index else indent
        strip = _line_strip(line, frame, style, offset)
        strips.append(replace(strip, joined=joined, before=before))
    return strips


def _line_strip(line: Line, frame: Frame, style: _Style, indent: float) -> Strip:
    def draw(canvas: Canvas, top: float) -> None:
        # Wider spacing goes above the letters, as word processors set it.
        y = frame.up(top + style.pitch - line.size * DESCENT)
        x = frame.left + indent
        draw_line(canvas, line, x, y, frame.width - indent, None)

    return Strip(style.pitch, draw)


def _centred_strip(text: str, frame: Frame, style: _Style) -> Strip:
    lines = balanced(text, Face.BOLD, frame.width / style.size)

    def draw(canvas: Canvas, top: float) -> None:
        for index, line in enumerate(lines, start=1):
            y = frame.up(top + index * style.pitch - style.size * DESCENT)
            draw_text(canvas, line, Face.BOLD, style.size, frame.centre, y)

    return Strip(len(lines) * style.pitch, draw, before=11.0)


def _addressee_strip(addressee: Addressee, frame: Frame) -> Strip:
    """Return Kính gửi: centred for one receiver, a list under the colon for more."""
    size = 14.0
    pitch = size * SINGLE
    lead = "Kính gửi: "
    if len(addressee.names) == 1:
        room = frame.width / size
        lines = balanced(lead + addressee.names[0], Face.REGULAR, room)
        lefts = [frame.centre - width(one, Face.REGULAR, size) / 2 for one in lines]
    else:
        left = frame.left + 28 * MM
        under = left + width(lead.rstrip(" :"), Face.REGULAR, size)
        room = (frame.left + frame.width - under) / size
        items = _items(addressee.names, room)
        lines = (lead.strip(), *items)
        lefts = [left, *[under] * len(items)]

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFont(Face.REGULAR.value, size)
        for index, (line, left) in enumerate(zip(lines, lefts, strict=True), start=1):
            y = frame.up(top + index * pitch - size * DESCENT)
            canvas.drawString(left, y, line)

    return Strip(len(lines) * pitch, draw, before=16.0, joined=True)


def _items(names: tuple[str, ...], room: float) -> list[str]:
    items: list[str] = []
    last = len(names) - 1
    for index, name in enumerate(names):
        text = f"- {name}{'.' if index == last else ';'}"
        items += balanced(text, Face.REGULAR, room)
    return items
