"""The words of a paper in the order in which they are read, without any layout.

What both the PDF and the Word file must say; neither is asked for it. Line breaks, page
numbers, repeated heads of tables, dots to write on and drawn boxes are layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.documents.paper import (
    Addressee,
    Block,
    Code,
    Field,
    Heading,
    Letterhead,
    Note,
    Paper,
    Paragraph,
    Signature,
    Table,
    Text,
)
from desktop.documents.printed.letterhead import MOTTO, NATION


def text_of(paper: Paper) -> str:
    """Return what a paper says, one space between words.

    A signature comes before the recipients beside it, and the footer last of all.
    """
    return " ".join(" ".join(_parts(paper)).split())


def _parts(paper: Paper) -> Iterator[str]:
    yield from _letterhead(paper.letterhead)
    yield from (paper.kind, paper.subject, paper.reference)
    yield from _blocks(paper.body)
    yield from _closing(paper)
    for appendix in paper.appendices:
        yield from (appendix.label, appendix.title, appendix.reference)
        yield from _blocks(appendix.body)
    yield paper.footer


def _letterhead(letterhead: Letterhead) -> Iterator[str]:
    yield from (*letterhead.parent, *letterhead.issuer, NATION, MOTTO)
    yield from (letterhead.number_line, letterhead.date_line)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Note():
                yield block.text
            case Paragraph():
                yield _plain(block.text)
            case Field():
                yield f"{block.label}:" if block.label else ""
                yield _plain(block.value)
            case Code():
                yield block.caption
            case Addressee():
                yield from _addressee(block)
            case Table():
                yield from _table(block)


def _plain(text: Text) -> str:
    return "".join(run.text for run in text)


def _addressee(addressee: Addressee) -> Iterator[str]:
    yield "Kính gửi:"
    if len(addressee.names) == 1:
        yield addressee.names[0]
        return
    yield from _list(addressee.names)


def _list(names: tuple[str, ...]) -> Iterator[str]:
    last = len(names) - 1
    for index, name in enumerate(names):
        yield f"- {name.rstrip(' ;.')}{'.' if index == last else ';'}"


def _table(table: Table) -> Iterator[str]:
    for row in (*table.head, *table.rows):
        for cell in row.cells:
            yield _plain(cell.text)


def _closing(paper: Paper) -> Iterator[str]:
    beside = len(paper.signatures) == 1 and not paper.recipients_below
    for signature in paper.signatures:
        yield from _signature(signature)
    if beside:
        yield from _recipients(paper)
    if paper.confirmation is not None:
        yield from _signature(paper.confirmation)
    if not beside:
        yield from _recipients(paper)


def _recipients(paper: Paper) -> Iterator[str]:
    if paper.recipients:
        yield "Nơi nhận:"
        yield from _list(paper.recipients)


def _signature(signature: Signature) -> Iterator[str]:
    yield from (*signature.titles, signature.note, signature.post, signature.name)
