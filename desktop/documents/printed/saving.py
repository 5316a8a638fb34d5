"""The one way from the description of a paper to a printed page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from desktop.documents.paper import Appendix, Paper, Table
from desktop.documents.printed.blocks import Setter
from desktop.documents.printed.letterhead import (
    appendix_title_strip,
    header_strip,
    title_strip,
)
from desktop.documents.printed.output import new_canvas, write
from desktop.documents.printed.page import (
    LANDSCAPE,
    PORTRAIT,
    Page,
    draw_pages,
    paginate,
)
from desktop.documents.printed.paragraphs import Style
from desktop.documents.printed.signing import closing_strips

# A last page emptier than this is worth setting the paper a little closer.
_FULL_ENOUGH = 0.34
_SMALL_TABLES = (11.0, 10.5, 10.0)  # the model lists are set in 11 and 10.5
_CLOSER = (
    Style(14, 1.1),
    Style(14, 1.05),
    Style(14, 1.0),
    Style(13.5, 1.1),
    Style(13.5, 1.0),
    Style(13, 1.1),
    Style(13, 1.0),
)


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
        OfficeError: a square code is asked to say more than it can.
    """
    setter = Setter(LANDSCAPE if paper.landscape else PORTRAIT)
    title = f"{paper.kind} {paper.subject}".strip()
    canvas = new_canvas(setter.frame.size, title, created_on)
    sections = [fitted(paper, setter).pages]
    sections += [appendix_pages(appendix, setter) for appendix in paper.appendices]
    for pages in sections:
        draw_pages(canvas, pages, setter.frame, draft=draft, footer=paper.footer)
    write(canvas, out)
    return sum(len(pages) for pages in sections)


def appendix_pages(appendix: Appendix, setter: Setter) -> list[Page]:
    """Return the pages of an appendix, which starts on a new one."""
    title = appendix_title_strip(appendix, setter.frame)
    strips = [title, *setter.strips(appendix.body, Style())]
    return paginate(strips, setter.frame.height)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paper as it is set: its tables perhaps smaller, its style, its pages."""

    paper: Paper
    style: Style
    pages: list[Page]


def fitted(paper: Paper, setter: Setter) -> Fitted:
    """Return a paper set on fewer pages where closer lines, then tables, can do it."""
    pages = _laid_out(paper, setter, Style())
    usual = Fitted(paper, Style(), pages)
    if len(pages) == 1 or pages[-1].used >= _FULL_ENOUGH * setter.frame.height:
        return usual
    for style in _CLOSER:
        closer = _laid_out(paper, setter, style)
        if len(closer) < len(pages):
            return Fitted(paper, style, closer)
    for size in _SMALL_TABLES:
        smaller = _with_tables_of(size, paper)
        closer = _laid_out(smaller, setter, _CLOSER[-1])
        if len(closer) < len(pages):
            return Fitted(smaller, _CLOSER[-1], closer)
    return usual


def _with_tables_of(size: float, paper: Paper) -> Paper:
    body = tuple(
        replace(block, size=min(block.size, size))
        if isinstance(block, Table)
        else block
        for block in paper.body
    )
    return replace(paper, body=body)


def _laid_out(paper: Paper, setter: Setter, style: Style) -> list[Page]:
    frame = setter.frame
    signed = bool(paper.signatures)
    strips = [
        header_strip(paper.letterhead, frame),
        replace(title_strip(paper, frame), joined=True, tied=True),
        *setter.strips(paper.body, style, ends=signed),
        *closing_strips(paper, frame),
    ]
    return paginate(strips, frame.height)
