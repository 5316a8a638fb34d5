"""How the PDF set a body, which a Word file follows: closer text, rows parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.documents.paper import Appendix, Paper, Table
from desktop.documents.printed.blocks import Setter
from desktop.documents.printed.page import Page
from desktop.documents.printed.paragraphs import Style
from desktop.documents.printed.saving import appendix_pages, fitted


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


def body_layout(paper: Paper, setter: Setter) -> tuple[Paper, Layout]:
    """Return the paper as the PDF set it, and how, so that both have equal pages."""
    found = fitted(paper, setter)
    return found.paper, Layout.of(found.style, setter, found.pages)


def appendix_layout(appendix: Appendix, setter: Setter) -> Layout:
    """Return the PDF's setting of an appendix."""
    return Layout.of(Style(), setter, appendix_pages(appendix, setter))
