"""The blocks of a paper as Word paragraphs, spaced and kept together as in the PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.parts.document import DocumentPart
from docx.shared import Pt

from desktop.documents.breaking import balanced, tie_pairs
from desktop.documents.paper import (
    Addressee,
    Align,
    Block,
    Code,
    Field,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
    bold,
    italic,
    plain,
)
from desktop.documents.printed.addressees import many_placed, one_placed
from desktop.documents.printed.blocks import TABLE_BEFORE, keeps, space
from desktop.documents.printed.codes import (
    CODE_BEFORE,
    CODE_GAP,
    CODE_SIDE,
    QUIET,
    made_code,
)
from desktop.documents.printed.form_lines import HAND_PITCH, LEAST_ROOM
from desktop.documents.printed.lines import set_lines
from desktop.documents.printed.page import Frame
from desktop.documents.printed.paragraphs import (
    BEFORE_CENTRED,
    BETWEEN,
    INDENT,
    WHOLE_AT_THE_END,
    Style,
)
from desktop.documents.typeface import SINGLE, Face, width
from desktop.documents.word.flow import Flow
from desktop.documents.word.grid import Box, grid
from desktop.documents.word.head import RULE_REACH
from desktop.documents.word.layout import Layout
from desktop.documents.word.tables import GRID, word_table
from desktop.documents.word.text import tied
from desktop.documents.word.xml import (
    Element,
    Look,
    broken,
    element,
    keep_with_next,
    paragraph,
    runs,
    tab,
)

_NOTE_SIZE = 10.5
_CODE_SIZE = 12.0
_ADDRESSEE_SIZE = 14.0


@dataclass(frozen=True, slots=True)
class Part:
    """A body being written: how the PDF set it and the names of its Word styles."""

    document: DocumentPart
    layout: Layout
    body_style: str = "Body"
    heading_style: str = "Heading"

    @property
    def frame(self) -> Frame:
        """The block of text on the page."""
        return self.layout.setter.frame

    @property
    def style(self) -> Style:
        """Size and spacing of the body text."""
        return self.layout.style

    def write(
        self, flow: Flow, blocks: tuple[Block, ...], *, ends: bool = False
    ) -> float:
        """Add the blocks to the flow; `ends` tells that signatures follow them.

        Returns:
            How much of the space under the last line is its own spacing, in points.
        """
        previous: Block | None = None
        for index, block in enumerate(blocks):
            last = ends and index == len(blocks) - 1
            made, own = self._made(block, whole=last, first=previous is None)
            if not made:
                continue
            before = space(previous, block, own)
            if previous is None:
                before -= RULE_REACH
            if isinstance(previous, Table):
                before -= GRID
            before += self._wider(block) - self._wider(previous)
            flow.add(made, before=before, joined=keeps(previous, block))
            previous = block
        return self._wider(previous)

    def _wider(self, block: Block | None) -> float:
        """Return what wider line spacing adds to a block's lines.

        Word adds it under a line, the PDF above: the gap to other blocks evens it out.
        """
        spaced = isinstance(block, Paragraph | Heading | Field)
        return self.style.pitch - self.style.size * SINGLE if spaced else 0.0

    def _made(
        self, block: Block, *, whole: bool, first: bool
    ) -> tuple[list[Element], float]:
        """Return the paragraphs and tables of a block and the space it wants above."""
        match block:
            case Table():
                return self._table(block, first=first), TABLE_BEFORE
            case Addressee():
                return _addressee(block, self.frame), 16.0
            case Code():
                return [self._code(block)], CODE_BEFORE
            case Field():
                bare = not block.label and not block.value
                return self._field(block), BETWEEN + bare * self._before_dots
            case Note():
                return self._note(block), BETWEEN
            case Heading(centred=True):
                return [self._centred(block)], BEFORE_CENTRED
            case Heading():
                return self._text(bold(block.text), INDENT, self.heading_style), BETWEEN
            case Paragraph():
                indent = INDENT if block.indented else 0.0
                made = self._text(block.text, indent, self.body_style, whole=whole)
                return made, BETWEEN

    def _table(self, table: Table, *, first: bool) -> list[Element]:
        if not table.head and not table.rows:
            return []
        parted = self.layout.parted(table)
        if first:
            # Held whole below the title, a table a hair too high for the page would
            # leave the letterhead alone on it.
            parted |= frozenset(range(1, len(table.rows) - 1))
        return [word_table(table, self.frame, parted)]

    def _text(
        self, text: Text, indent: float, style: str, *, whole: bool = False
    ) -> list[Element]:
        size, room = self.style.size, self.frame.width
        count = len(set_lines(text, size, room, tie_pairs, indent=indent))
        if not count:
            return []
        keep = _is_kept(count, whole=whole) and style == self.body_style
        look = Look(style, first=None if indent else 0.0, keep_lines=keep)
        return [paragraph(look, runs(tied(text, tie_pairs, size, room - indent)))]

    def _centred(self, heading: Heading) -> Element:
        room = self.frame.width / self.style.size
        lines = balanced(heading.text, Face.BOLD, room)
        look = Look(self.heading_style, align=Align.CENTRE, first=0.0)
        return paragraph(look, broken(lines, 0, Face.BOLD))

    def _note(self, note: Note) -> list[Element]:
        text = italic(note.text)
        count = len(set_lines(text, _NOTE_SIZE, self.frame.width, tie_pairs))
        keep = _is_kept(count, whole=True)
        held = tied(text, tie_pairs, _NOTE_SIZE, self.frame.width)
        return [paragraph(Look("Note", keep_lines=keep), runs(held))] if count else []

    def _field(self, field: Field) -> list[Element]:
        indent = INDENT if field.indented else 0.0
        if field.value:
            lead = plain(f"{field.label}: ") if field.label else ()
            return self._text((*lead, *field.value), indent, self.body_style)
        room = self.frame.width
        label = plain(f"{field.label}:") if field.label else ()
        lines = set_lines(label, self.style.size, room, tie_pairs, indent=indent)
        made = []
        dotted = max(1, field.lines)
        if lines:
            start = indent if len(lines) == 1 else 0.0
            beside = room - start - lines[-1].width >= LEAST_ROOM
            dotted -= beside
            made.append(self._label(label, indent, dots=beside))
        made += [self._dotted() for _ in range(dotted)]
        for index, one in enumerate(made[:-1]):
            if _is_kept(len(made), whole=False) or index in {0, len(made) - 2}:
                keep_with_next(one)
        return made

    def _label(self, label: Text, indent: float, *, dots: bool) -> Element:
        room = self.frame.width
        look = Look(
            self.body_style,
            align=Align.LEFT,
            first=indent,
            dots=room if dots else 0.0,
        )
        held = runs(tied(label, tie_pairs, self.style.size, room - indent))
        return paragraph(look, [*held, *([tab()] if dots else [])])

    def _dotted(self) -> Element:
        look = Look(
            self.body_style,
            align=Align.LEFT,
            before=self._before_dots,
            first=0.0,
            dots=self.frame.width,
        )
        return paragraph(look, [tab()])

    @property
    def _before_dots(self) -> float:
        """Room above a line to write on; LibreOffice keeps no exact pitch for dots."""
        return HAND_PITCH - self.style.pitch

    def _code(self, code: Code) -> Element:
        picture = io.BytesIO()
        made_code(code.text).save(picture, kind="png", scale=8, border=QUIET)
        picture.seek(0)
        side = Pt(CODE_SIDE)
        inline = self.document.new_pic_inline(picture, side, side)
        drawn = element("r", element("drawing"))
        drawn[0].append(inline)
        beside = CODE_SIDE + CODE_GAP
        room = self.frame.width - beside
        held = tied(plain(code.caption), tie_pairs, _CODE_SIZE, room)
        caption = paragraph(Look(), runs(held, _CODE_SIZE))
        boxes = [Box(beside, (paragraph(Look(), [drawn]),)), Box(room, (caption,))]
        return grid([boxes], middle=True)


def _is_kept(count: int, *, whole: bool) -> bool:
    return count <= 3 or (whole and count <= WHOLE_AT_THE_END)


def _addressee(addressee: Addressee, frame: Frame) -> list[Element]:
    if len(addressee.names) == 1:
        placed = one_placed(addressee.names[0], frame)
        lines = [line for _left, line in placed]
        look = Look(align=Align.CENTRE, keep_next=True, keep_lines=True)
        return [paragraph(look, broken(lines, _ADDRESSEE_SIZE, Face.REGULAR))]
    (start, lead), *rest = many_placed(addressee.names, frame)
    colon = rest[0][0]
    items: list[list[str]] = []
    for left, line in rest:
        if left == colon:
            items.append([])
        items[-1].append(line)
    dash = width("- ", Face.REGULAR, _ADDRESSEE_SIZE)
    side = colon - frame.left + dash
    look = Look(left=start - frame.left, keep_next=True)
    made = [paragraph(look, runs([Run(lead)], _ADDRESSEE_SIZE))]
    look = Look(left=side, first=-dash, keep_next=True, keep_lines=True)
    return made + [
        paragraph(look, broken(item, _ADDRESSEE_SIZE, Face.REGULAR)) for item in items
    ]
