"""The body of a paper as strips: what stands above what, and what it keeps with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desktop.documents.paper import (
    Addressee,
    Align,
    Block,
    Code,
    Field,
    Heading,
    Note,
    Paragraph,
    Table,
    bold,
    italic,
)
from desktop.documents.printed.addressees import addressee_strip
from desktop.documents.printed.codes import code_strip
from desktop.documents.printed.form_lines import field_strips
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.printed.paragraphs import (
    INDENT,
    Style,
    centred_strip,
    paragraph_strips,
)
from desktop.documents.printed.tables import table_strips

TABLE_BEFORE = 5.0
_TABLE_AFTER = 9.0
_NOTE = Style(10.5, 1.0)
_AFTER_TITLE = 13.0
_AFTER_TITLE_ADDRESSEE = 17.0
_AFTER_ADDRESSEE = 14.0
_AFTER_CENTRED = 9.0


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets bodies in one frame; a table is set once however often the text is tried."""

    frame: Frame
    _tables: dict[int, tuple[Table, list[Strip]]] = field(default_factory=dict)

    def strips(
        self, blocks: tuple[Block, ...], style: Style, *, ends: bool = False
    ) -> list[Strip]:
        """Return the strips of a body that follows a title.

        Args:
            blocks: in order.
            style: of the body text; tables and notes have their own sizes.
            ends: whether signatures follow, with which the last block stays whole.
        """
        strips: list[Strip] = []
        previous: Block | None = None
        for index, block in enumerate(blocks):
            last = ends and index == len(blocks) - 1
            own = self._strips_of(block, style, whole=last)
            if not own:
                continue
            first = replace(own[0], before=space(previous, block, own[0].before))
            if keeps(previous, block):
                first = replace(first, joined=True, tied=True)
            strips += [first, *own[1:]]
            previous = block
        return strips

    def _strips_of(self, block: Block, style: Style, *, whole: bool) -> list[Strip]:
        frame = self.frame
        match block:
            case Table():
                return self._table(block)
            case Addressee():
                return [addressee_strip(block, frame)]
            case Code():
                return [code_strip(block, frame)]
            case Field():
                return field_strips(block, frame, style)
            case Note():
                return paragraph_strips(italic(block.text), frame, _NOTE, 0, whole=True)
            case Heading(centred=True):
                return [centred_strip(block.text, frame, style)]
            case Heading():
                text = bold(block.text)
                return paragraph_strips(text, frame, style, INDENT, align=Align.LEFT)
            case Paragraph():
                indent = INDENT if block.indented else 0.0
                return paragraph_strips(block.text, frame, style, indent, whole=whole)

    def _table(self, table: Table) -> list[Strip]:
        # Tables are told apart by identity: comparing their cells takes longer. Each is
        # kept beside its strips, or another one could come to have its identity.
        if id(table) not in self._tables:
            strips = table_strips(table, self.frame, before=TABLE_BEFORE)
            self._tables[id(table)] = table, strips
        return self._tables[id(table)][1]


def keeps(previous: Block | None, block: Block) -> bool:
    """Tell whether a block stays on the page of what is above it.

    The title, headings, the sentence above a table and one that ends with a colon keep
    what follows them.
    """
    return (
        previous is None
        or isinstance(previous, Heading | Addressee)
        or isinstance(block, Note)
        or (isinstance(block, Table) and isinstance(previous, Paragraph | Field))
        or _announces(previous)
    )


def _announces(block: Block) -> bool:
    """Tell whether a block only says that something follows: "Nội dung:"."""
    if not isinstance(block, Paragraph) or not block.text:
        return False
    return block.text[-1].text.rstrip().endswith(":")


def space(previous: Block | None, block: Block, own: float) -> float:
    """Return the points above a block, `own` being what it has by itself."""
    if previous is None:
        is_addressed = isinstance(block, Addressee)
        return _AFTER_TITLE_ADDRESSEE if is_addressed else _AFTER_TITLE
    if isinstance(previous, Table):
        return _TABLE_AFTER
    if isinstance(previous, Addressee):
        return _AFTER_ADDRESSEE
    centred = isinstance(previous, Heading) and previous.centred
    return max(own, _AFTER_CENTRED) if centred else own
