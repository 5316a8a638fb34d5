"""Paragraphs and tables one under the other, with their gaps and what keeps together.

The spaces and joins are those of the PDF's strips; Word knows no space above a table
and none between two of them, so the flow says it with the paragraph before.
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn

from desktop.documents.word.xml import (
    HAIR,
    Element,
    Look,
    hair,
    keep_with_next,
    paragraph,
    set_after,
    set_before,
)

_TABLE = qn("w:tbl")
# A full page has no room for more after its last table.
_LAST = 0.1


class Flow:
    """Collects the content of a Word file in order."""

    def __init__(self, body: Element) -> None:
        self._body = body
        self._previous: Element | None = None

    def add(
        self, parts: Iterable[Element], *, before: float = 0, joined: bool = False
    ) -> None:
        """Add a block.

        Args:
            parts: its paragraphs and tables; nothing happens without any.
            before: points above the first of them.
            joined: stays on the page of what is above it.
        """
        for index, part in enumerate(parts):
            if joined and not index and self._previous is not None:
                keep_with_next(self._previous)
            self._append(part, before if index == 0 else None, joined=joined)

    def _append(self, part: Element, before: float | None, *, joined: bool) -> None:
        previous = self._previous
        if part.tag != _TABLE:
            if before is not None:
                set_before(part, before)
        elif previous is not None and previous.tag == _TABLE:
            gap = hair()
            set_before(gap, max(0.0, (before or 0.0) - HAIR))
            if joined:
                keep_with_next(gap)
            self._body.append(gap)
        elif previous is not None and before:
            set_after(previous, before)
        self._body.append(part)
        self._previous = part

    def end_section(self, properties: Element, *, last: bool) -> None:
        """End a section; a paragraph must carry its properties or follow its table."""
        previous = self._previous
        if previous is None or previous.tag == _TABLE:
            if previous is not None:
                # Alone on the next page it would make an empty sheet.
                keep_with_next(previous)
            previous = paragraph(Look(exact=_LAST))
            self._body.append(previous)
        if last:
            self._body.append(properties)
        else:
            # The schema wants them last, but for changes that are tracked.
            previous.get_or_add_pPr().append(properties)
        self._previous = None
