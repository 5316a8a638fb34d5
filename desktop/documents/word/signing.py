"""The end of a Word file: recipients and signatures side by side, room for the seal."""

from __future__ import annotations

from desktop.documents.breaking import tie_pairs
from desktop.documents.paper import Align, Paper, Run, Signature, plain
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame
from desktop.documents.printed.recipients import AT_ONCE
from desktop.documents.printed.signing import Signer, signature_columns, signer_of
from desktop.documents.typeface import ASCENT, DESCENT, SINGLE
from desktop.documents.word.flow import Flow
from desktop.documents.word.grid import Box, grid
from desktop.documents.word.text import tied
from desktop.documents.word.xml import Element, Look, paragraph, runs, set_before

_SIZE = 14.0
_PITCH = _SIZE * SINGLE
_SMALL = 13.0
_BEFORE = 10.0
_BEFORE_CONFIRMATION = 14.0
_BEFORE_BELOW = 6.0
_CONFIRMING = 0.7
_RECIPIENTS_WIDTH = 62 * MM
_RECIPIENT = 11.0
_FIRST_RECIPIENT = 14.0


def write_closing(flow: Flow, paper: Paper, frame: Frame, spare: float) -> None:
    """Add all that follows the body, kept with its last lines.

    Args:
        flow: at the end of the body.
        paper: whose signatures and recipients.
        frame: the block of the page.
        spare: points of room that the last line of the body has under it already.
    """
    first = _BEFORE - spare
    recipients = _recipients(paper.recipients)
    beside = len(paper.signatures) == 1 and not paper.recipients_below
    gap = paper.signature_gap * MM
    began = False
    if paper.signatures:
        table = _signatures(paper, frame, gap, recipients if beside else [])
        flow.add([table], before=first, joined=True)
        began = True
    if paper.confirmation is not None:
        flow.add(
            [_confirmation(paper.confirmation, frame, gap)],
            before=_BEFORE_CONFIRMATION,
            joined=True,
        )
        began = True
    if recipients and not (beside and paper.signatures):
        before = _BEFORE_BELOW if began else first
        # The first line stands as deep as beside a signature of 14 points.
        before += (_SIZE - 12) * ASCENT
        flow.add(recipients, before=before, joined=True)


def _signatures(
    paper: Paper, frame: Frame, gap: float, recipients: list[Element]
) -> Element:
    columns = signature_columns(len(paper.signatures), frame)
    signers = [signer_of(*one) for one in zip(paper.signatures, columns, strict=True)]
    contents = _contents(signers, gap)
    if len(signers) > 2:
        each = frame.width / len(signers)
        return grid([[Box(each, tuple(content)) for content in contents]])
    if len(signers) == 1:
        contents = [_beside(recipients), *contents]
    left, right = frame.left_column[1], frame.right_column[1]
    between = frame.width - left - right
    middle = [Box(between)] if between > 1 else []
    first, last = (tuple(content) for content in contents)
    whole = len(paper.recipients) <= AT_ONCE
    return grid([[Box(left, first), *middle, Box(right, last)]], whole=whole)


def _beside(recipients: list[Element]) -> list[Element]:
    if recipients:
        # "Nơi nhận:" shares its baseline with the first line of the signature.
        set_before(recipients[0], (_SIZE - 12) * ASCENT)
    return recipients


def _confirmation(signature: Signature, frame: Frame, gap: float) -> Element:
    room = frame.width * _CONFIRMING
    [content] = _contents([signer_of(signature, (frame.centre, room))], gap)
    side = (frame.width - room) / 2
    return grid([[Box(side), Box(room, tuple(content)), Box(side)]])


def _contents(signers: list[Signer], gap: float) -> list[list[Element]]:
    """Return each signature's paragraphs; all names stand on one line."""
    titles = max(len(one.titles) for one in signers)
    posts = max(len(one.posts) for one in signers)
    # From the top of the block to the top of the line with the first name.
    name = max(1, titles) * _PITCH + gap - _PITCH
    if posts:
        name += _PITCH + (posts - 1) * _SMALL * SINGLE
    return [_content(one, name) for one in signers]


def _content(one: Signer, name: float) -> list[Element]:
    made = [_line(text, _SIZE) for text in one.titles]
    depth = len(one.titles) * _PITCH
    made += [_line(text, one.note_size, note=True) for text in one.notes]
    depth += len(one.notes) * one.note_size * SINGLE
    rest = [_line(text, _SMALL) for text in one.posts]
    # The last post's baseline is one line of 14 points above the name's.
    lead = len(one.posts) * _SMALL * SINGLE if one.posts else 0.0
    rest += [_line(text, _SIZE) for text in one.names]
    start = name - lead
    if rest:
        set_before(rest[0], max(0.0, start - depth))
    else:
        # Room to sign in, where the name is not known yet.
        rest = [_line("", _SIZE, before=max(0.0, start - depth))]
    return made + rest


def _line(text: str, size: float, *, note: bool = False, before: float = 0) -> Element:
    look = Look(align=Align.CENTRE, before=before)
    return paragraph(look, runs([Run(text, bold=not note, italic=note)], size))


def _recipients(names: tuple[str, ...]) -> list[Element]:
    if not names:
        return []
    title = Run("Nơi nhận:", bold=True, italic=True)
    made = [paragraph(Look(keep_next=True), runs([title], 12))]
    last = len(names) - 1
    for index, name in enumerate(names):
        text = plain(f"- {name.rstrip(';. ')}{'.' if index == last else ';'}")
        held = tied(text, tie_pairs, _RECIPIENT, _RECIPIENTS_WIDTH)
        made.append(paragraph(Look("Recipient"), runs(held)))
    under_title = _FIRST_RECIPIENT - 12 * DESCENT - _RECIPIENT * ASCENT
    set_before(made[1], under_title)
    return made
