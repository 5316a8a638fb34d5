"""A whole paper as a Word file: its sections, one after the other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import BinaryIO

from desktop.documents.paper import Appendix, Paper
from desktop.documents.printed.blocks import Setter
from desktop.documents.printed.page import LANDSCAPE, PORTRAIT
from desktop.documents.word import package as docx_package
from desktop.documents.word.body import Part
from desktop.documents.word.flow import Flow
from desktop.documents.word.head import (
    TITLE_BEFORE,
    TITLE_BEFORE_WIDE,
    appendix_title,
    header,
    title,
)
from desktop.documents.word.layout import appendix_layout, body_layout
from desktop.documents.word.margins import Margins
from desktop.documents.word.signing import write_closing


def write_word(
    paper: Paper, out: BinaryIO | Path, *, draft: bool, created_on: dt.date
) -> None:
    """Make the file and write it in one piece; see `docx.save_docx`."""
    frame = LANDSCAPE if paper.landscape else PORTRAIT
    document = docx_package.blank()
    margins = Margins(document.part, frame, draft=draft, footer=paper.footer)
    setter = Setter(frame)
    paper, layout = body_layout(paper, setter)
    docx_package.set_body_style(document, layout.style)
    flow = Flow(document.element.body)
    _write_body(flow, paper, Part(document.part, layout))
    for appendix in paper.appendices:
        flow.end_section(margins.section(), last=False)
        layout = appendix_layout(appendix, setter)
        part = Part(document.part, layout, "AppendixBody", "AppendixHeading")
        _write_appendix(flow, appendix, part)
    flow.end_section(margins.section(), last=True)
    name = f"{paper.kind} {paper.subject}".strip()
    docx_package.save(document, out, title=name, created_on=created_on)


def _write_body(flow: Flow, paper: Paper, part: Part) -> None:
    frame = part.frame
    head, missing = header(paper.letterhead, frame)
    flow.add([head])
    before = TITLE_BEFORE_WIDE if paper.landscape else TITLE_BEFORE
    flow.add(title(paper, frame), before=before + missing, joined=True)
    spare = part.write(flow, paper.body, ends=bool(paper.signatures))
    write_closing(flow, paper, frame, spare)


def _write_appendix(flow: Flow, appendix: Appendix, part: Part) -> None:
    flow.add(appendix_title(appendix, part.frame))
    part.write(flow, appendix.body)
