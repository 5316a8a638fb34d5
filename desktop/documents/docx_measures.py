"""What the Word file takes over from the PDF: its texts, breaks, gaps and styles.

Gathered in one place, so that a look at this list tells what both ways of writing a
paper share; everything else about the Word file is decided in the other docx modules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.documents.addressees import many_placed as addressees_placed
from desktop.documents.addressees import one_placed as addressee_placed
from desktop.documents.blocks import _TABLE_BEFORE as TABLE_BEFORE
from desktop.documents.blocks import Setter, keeps, space
from desktop.documents.codes import _BEFORE as CODE_BEFORE
from desktop.documents.codes import _GAP as CODE_GAP
from desktop.documents.form_lines import _HAND_PITCH as HAND_PITCH
from desktop.documents.form_lines import _LEAST_ROOM as LEAST_ROOM
from desktop.documents.letterhead import _DATE_GAP as DATE_GAP
from desktop.documents.letterhead import _MOTTO as MOTTO
from desktop.documents.letterhead import _NATION as NATION
from desktop.documents.letterhead import _TITLE_ROOM as TITLE_ROOM
from desktop.documents.letterhead import _TITLE_RULE as TITLE_RULE
from desktop.documents.letterhead import _UNDATED_END as UNDATED_END
from desktop.documents.letterhead import _UNDER as UNDER
from desktop.documents.letterhead import _broken_reference as broken_reference
from desktop.documents.letterhead import _issuer_lines as issuer_lines
from desktop.documents.output import _DRAFT as DRAFT
from desktop.documents.output import _DRAFT_SIZE as DRAFT_SIZE
from desktop.documents.page import _FOOTER_SIZE as FOOTER_SIZE
from desktop.documents.page import _FOOTER_Y as FOOTER_Y
from desktop.documents.page import _PAGE_NUMBER_Y as PAGE_NUMBER_Y
from desktop.documents.page import Page
from desktop.documents.paper import Appendix, Paper, Table
from desktop.documents.paragraphs import _BEFORE_CENTRED as BEFORE_CENTRED
from desktop.documents.paragraphs import _WHOLE_AT_THE_END as WHOLE_AT_THE_END
from desktop.documents.paragraphs import Style
from desktop.documents.pdf import _CLOSER as CLOSER
from desktop.documents.pdf import _FULL_ENOUGH as FULL_ENOUGH
from desktop.documents.pdf import _appendix_pages as appendix_pages
from desktop.documents.pdf import _laid_out as laid_out
from desktop.documents.recipients import _AT_ONCE as RECIPIENTS_AT_ONCE
from desktop.documents.signing import _columns as signature_columns
from desktop.documents.signing import _Signer as Signer
from desktop.documents.signing import _signer as signer


@dataclass(frozen=True, slots=True)
class Layout:
    """How the PDF set a body: its style, and the page on which each strip came."""

    style: Style
    setter: Setter
    pages: dict[int, int]

    @classmethod
    def of(cls, style: Style, setter: Setter, pages: Sequence[Page]) -> Layout:
        """Note down where the strips of finished pages are."""
        placed = {
            id(strip): number
            for number, page in enumerate(pages)
            for strip, _top in page.strips
        }
        return cls(style, setter, placed)

    def parted(self, table: Table) -> frozenset[int]:
        """Return the rows of a table that the PDF could not keep with the row above.

        What is to stay together may be longer than a page; the PDF then parts it, but
        Word would push all of it to the next page.
        """
        strips = self.setter.strips((table,), self.style)[1:]
        if len(strips) != len(table.rows):  # a row as tall as half a page
            return frozenset(range(len(table.rows)))
        pages = [self.pages.get(id(strip), 0) for strip in strips]
        changes = enumerate(pairwise(pages), start=1)
        return frozenset(row for row, (above, own) in changes if above != own)


def body_layout(paper: Paper, setter: Setter) -> Layout:
    """Return the PDF's setting of the body, so that both have equal pages."""
    pages = laid_out(paper, setter, Style())
    full = pages[-1].used >= FULL_ENOUGH * setter.frame.height
    if full or len(pages) == 1 or all(isinstance(one, Table) for one in paper.body):
        return Layout.of(Style(), setter, pages)
    for style in CLOSER:
        closer = laid_out(paper, setter, style)
        if len(closer) < len(pages):
            return Layout.of(style, setter, closer)
    return Layout.of(Style(), setter, pages)


def appendix_layout(appendix: Appendix, setter: Setter) -> Layout:
    """Return the PDF's setting of an appendix."""
    return Layout.of(Style(), setter, appendix_pages(appendix, setter))


__all__ = [
    "BEFORE_CENTRED",
    "CODE_BEFORE",
    "CODE_GAP",
    "DATE_GAP",
    "DRAFT",
    "DRAFT_SIZE",
    "FOOTER_SIZE",
    "FOOTER_Y",
    "HAND_PITCH",
    "LEAST_ROOM",
    "MOTTO",
    "NATION",
    "PAGE_NUMBER_Y",
    "RECIPIENTS_AT_ONCE",
    "TABLE_BEFORE",
    "TITLE_ROOM",
    "TITLE_RULE",
    "UNDATED_END",
    "UNDER",
    "WHOLE_AT_THE_END",
    "Layout",
    "Setter",
    "Signer",
    "addressee_placed",
    "addressees_placed",
    "appendix_layout",
    "body_layout",
    "broken_reference",
    "issuer_lines",
    "keeps",
    "signature_columns",
    "signer",
    "space",
]
