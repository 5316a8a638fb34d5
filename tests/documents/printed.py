"""A finished PDF beside the paper it was made from: what stands where, read once.

Everything is measured from the PDF alone, so that a PDF from another maker, LibreOffice
for one, can be held against the same table. Millimetres from the sheet's top left,
baselines; sizes in points.
"""

import ctypes
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pypdfium2.raw as raw

from desktop.documents.paper import Addressee, Field, Heading, Paper, Paragraph
from tests.documents.measuring import MM, opened

WIDEST_GAP, WIDEST_STEP = 1.5, 0.6
"""Letters farther apart than this, in parts of the size, are lines of their own; the
second where they were also drawn apart, as the columns of a header are."""


@dataclass(frozen=True)
class Letter:
    text: str
    x: float
    left: float
    right: float
    y: float
    size: float
    font: str
    grey: int
    drawn_with: int


@dataclass(frozen=True)
class Line:
    letters: tuple[Letter, ...]

    @cached_property
    def text(self):
        """The words; a space also where only a gap stands between two letters."""
        shown = self.letters[0].text
        for one, other in pairwise(self.letters):
            is_gap = other.left - one.right > 0.15 * one.size / MM
            is_space = one.text.isspace() or other.text.isspace()
            shown += f" {other.text}" if is_gap and not is_space else other.text
        return shown

    @property
    def left(self):
        return self.letters[0].left

    @property
    def right(self):
        return self.letters[-1].right

    @property
    def centre(self):
        return (self.left + self.right) / 2

    @property
    def width(self):
        return self.right - self.left

    @property
    def y(self):
        return self.letters[0].y

    @property
    def size(self):
        return self.letters[0].size

    @property
    def top(self):
        return self.y - self.size * 0.891 / MM

    def share(self, style):
        """Return the share of its letters set in a style: "Bold", "Italic"."""
        seen = [one for one in self.letters if not one.text.isspace()]
        return sum(style in one.font for one in seen) / len(seen)


@dataclass(frozen=True)
class Rule:
    left: float
    right: float
    y: float

    @property
    def length(self):
        return self.right - self.left

    @property
    def centre(self):
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sheet:
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    leaders: tuple[Rule, ...]

    @property
    def is_landscape(self):
        return self.width > self.height

    @property
    def centre(self):
        """The middle of the block: 30 mm on the left, 20 or, lying, 15 on the right."""
        return (30 + self.width - (15 if self.is_landscape else 20)) / 2

    def inside(self):
        """Return the lines of the block, without page number and footer."""
        return [one for one in self.lines if 18 < one.y < self.height - 19]

    def rows(self):
        """Return the lines of the block with what stands beside each, if anything."""
        rows = []
        for line in sorted(self.inside(), key=lambda one: (round(one.y, 1), one.left)):
            if rows and abs(rows[-1][0].y - line.y) < 0.15:
                rows[-1].append(line)
            else:
                rows.append([line])
        return [Line(tuple(a for line in row for a in line.letters)) for row in rows]

    def middle(self, within=3):
        """Return what stands in the middle of the block, with blanks to fill in."""
        return [one for one in self.rows() if abs(one.centre - self.centre) < within]


def squeezed(text):
    return "".join(text.split())


def said(text):
    return "".join(run.text for run in text)


class Printed:
    """The sheets of one paper and where its parts stand."""

    def __init__(self, paper: Paper, pdf: bytes):
        self.paper = paper
        self.sheets = _sheets(pdf)

    # --- sections ---------------------------------------------------------------------

    @cached_property
    def sections(self):
        """The sheets of the body, then those of each appendix."""
        labels = [one.label for one in self.paper.appendices]
        found = [[]]
        for sheet in self.sheets:
            opens = labels and any(
                line.text == labels[0] and line.y < 30 for line in sheet.lines
            )
            if opens:
                labels.pop(0)
                found.append([])
            found[-1].append(sheet)
        return found

    @property
    def first(self):
        return self.sheets[0]

    def numbers(self):
        """Return (place in its section, lines in the top margin) of every sheet."""
        return [
            (place, [line for line in sheet.lines if line.y <= 18], sheet)
            for section in self.sections
            for place, sheet in enumerate(section, start=1)
        ]

    # --- header -----------------------------------------------------------------------

    @cached_property
    def nation(self):
        return self._starts("CỘNG HÒA")

    @cached_property
    def motto(self):
        return self._starts("Độc lập")

    def _starts(self, start):
        return [line for line in self.first.lines if line.text.startswith(start)][:1]

    @cached_property
    def _left_column(self):
        if not self.nation:
            return []
        edge = self.nation[0].left
        return [line for line in self.first.inside() if line.centre < edge]

    @cached_property
    def parent(self):
        return stacked(self._left_column, " ".join(self.paper.letterhead.parent))

    @cached_property
    def issuer(self):
        return stacked(self._left_column, " ".join(self.paper.letterhead.issuer))

    @cached_property
    def number(self):
        """The line "Số: …", in one piece however much room it leaves."""
        shown = squeezed(self.paper.letterhead.number_line)
        return self._row(shown, self._left_column) if shown else []

    @cached_property
    def date(self):
        shown = squeezed(self.paper.letterhead.date_line)
        edge = self.nation[0].left if self.nation else 0
        return self._row(shown, [one for one in self.first.lines if one.left >= edge])

    def _row(self, shown, lines):
        rows = {}
        for line in lines:
            rows.setdefault(round(line.y, 1), []).append(line)
        for row in rows.values():
            letters = [one for line in row for one in line.letters]
            if shown and squeezed("".join(one.text for one in letters)) == shown:
                return [Line(tuple(letters))]
        return []

    # --- title, body, end -------------------------------------------------------------

    @cached_property
    def kind(self):
        return stacked(self.first.middle(), self.paper.kind)

    @cached_property
    def subject(self):
        return stacked(self.first.middle(), self.paper.subject)

    @cached_property
    def reference(self):
        return stacked(self.first.middle(), self.paper.reference)

    def appendix_parts(self):
        """Return the appendix, its label, title and reference lines, for each."""
        for appendix, section in zip(
            self.paper.appendices, self.sections[1:], strict=True
        ):
            # Blanks at the end of a line are not printed, so it seems to stand left.
            middle = section[0].middle(within=12)
            yield (
                appendix,
                stacked(middle, appendix.label),
                stacked(middle, appendix.title),
                stacked(middle, appendix.reference),
            )

    @cached_property
    def _flow(self):
        lines = [
            (sheet, line)
            for section in self.sections
            for sheet in section
            for line in sheet.rows()
        ]
        text, starts = "", []
        for _, line in lines:
            starts.append(len(text))
            text += squeezed(line.text)
        return lines, text, starts

    def _flowing(self, text, after):
        """Return (sheet, line) of each line of a text from a place on, and its end."""
        lines, everything, starts = self._flow
        wanted = squeezed(text)
        at = everything.find(wanted, after) if wanted else -1
        if at < 0:
            return [], after
        end = at + len(wanted)
        spans = zip(lines, starts, [*starts[1:], len(everything)], strict=True)
        return [one for one, a, b in spans if a < end and b > at], end

    @cached_property
    def blocks(self):
        """(block, its (sheet, line)s) of everything but tables, in order."""
        found, at = [], 0
        bodies = [self.paper.body, *(one.body for one in self.paper.appendices)]
        for block in (block for body in bodies for block in body):
            lines, at = self._flowing(_words(block), at)
            if lines:
                found.append((block, lines))
        return found

    def of(self, kind, wanted=lambda block: True):
        """Return the lines of each block of a kind."""
        return [
            [line for _, line in lines]
            for block, lines in self.blocks
            if isinstance(block, kind) and wanted(block)
        ]

    def signer(self, signature):
        """Return the lines of titles, note, post and name; empty where not printed."""
        last = self.sections[0][-1].inside()
        titles = self._titles(signature, last)
        # Two may have one name: the nearest is meant, wherever it stands.
        near = last
        if titles:
            centre = titles[0].centre
            near = [one for one in last if abs(one.centre - centre) < 15]
        return (
            titles,
            *(
                stacked(near, text, from_below=True)
                or stacked(last, text, from_below=True)
                for text in (signature.note, signature.post, signature.name)
            ),
        )

    def _titles(self, signature, lines):
        """Return the lines of a signer's position; of several alike, in their order."""
        alike = [one for one in self.paper.signatures if one.titles == signature.titles]
        place = next((i for i, one in enumerate(alike) if one is signature), 0)
        found = []
        for title in filter(None, signature.titles):
            lowest = stacked(lines, title, from_below=True)
            if not lowest:
                continue
            beside = [one for one in lines if abs(one.y - lowest[0].y) < 0.2]
            every = [stacked(lines, title, start=one) for one in beside]
            every = sorted(filter(None, every), key=lambda one: one[0].left)
            found += every[min(place, len(every) - 1)]
        return found

    @cached_property
    def receivers(self):
        """The line "Nơi nhận:" and the items under it."""
        if not self.paper.recipients:
            return [], []
        sheet = self.sections[0][-1]
        head = [one for one in sheet.inside() if one.text.startswith("Nơi nhận:")][-1:]
        items = [
            one
            for one in sheet.inside()
            if head and one.y > head[0].y and abs(one.left - head[0].left) < 1
        ]
        return head, items


def stacked(lines, text, *, from_below=False, start=None):
    """Return the centred lines that say a text together, the first found."""
    wanted = squeezed(text)
    if not wanted:
        return []
    ordered = sorted(lines, key=lambda one: one.y, reverse=from_below)
    for first in [start] if start else ordered:
        got = [first]
        while wanted.startswith(squeezed("".join(one.text for one in got))):
            if squeezed("".join(one.text for one in got)) == wanted:
                return got
            below = [
                one
                for one in lines
                if 0.5 < one.y - got[-1].y < 9 and abs(one.centre - first.centre) < 12
            ]
            if not below:
                break
            got.append(min(below, key=lambda one: one.y))
    return []


def rule_under(sheet, lines, within=4.5):
    """Return the rule right under the last of some centred lines."""
    last = lines[-1]
    return [
        rule
        for rule in sheet.rules
        if 0.3 < rule.y - last.y < within and abs(rule.centre - last.centre) < 5
    ][:1]


def _words(block):
    match block:
        case Paragraph():
            return said(block.text)
        case Heading():
            return block.text
        case Field():
            return f"{block.label}: {said(block.value)}"
        case Addressee():
            last = len(block.names) - 1
            if not last:
                return f"Kính gửi: {block.names[0]}"
            items = [
                f"- {name.rstrip(' ;.')}{'.' if index == last else ';'}"
                for index, name in enumerate(block.names)
            ]
            return " ".join(["Kính gửi:", *items])
        case _:
            return ""


# --- reading --------------------------------------------------------------------------


def _sheets(pdf):
    with opened(pdf) as document:
        return [_sheet(page) for page in document]


def _sheet(page):
    width, height = page.get_size()
    rules, leaders = _rules(page, height)
    letters = _letters(page.get_textpage(), height)
    return Sheet(width / MM, height / MM, _lines(letters), rules, leaders)


def _letters(text, height):
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    colour = [ctypes.c_uint() for _ in range(4)]
    name = ctypes.create_string_buffer(100)
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter in "\r\n\x00" or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, _, right, _ = text.get_charbox(index, loose=True)
        raw.FPDFText_GetFontInfo(text, index, name, 100, None)
        raw.FPDFText_GetFillColor(text, index, *colour)
        drawn = raw.FPDFText_GetTextObject(text, index)
        found.append(
            Letter(
                letter,
                x.value / MM,
                left / MM,
                right / MM,
                (height - y.value) / MM,
                round(raw.FPDFText_GetFontSize(text, index), 2),
                name.value.decode(),
                max(one.value for one in colour[:3]),
                ctypes.cast(drawn, ctypes.c_void_p).value or 0,
            )
        )
    return found


def _lines(letters):
    """Return the lines; the mark of a draft is left out, it is no text of the paper."""
    rows = []
    kept = [one for one in letters if one.size < 40]
    for letter in sorted(kept, key=lambda one: (one.y, one.left)):
        row = next(
            (
                row
                for row in rows[-4:]
                if abs(row[0].y - letter.y) < 0.15
                and abs(row[0].size - letter.size) < 0.3
            ),
            None,
        )
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    return tuple(line for row in rows for line in _split(row))


def _split(row):
    run = []
    for letter in sorted(row, key=lambda one: one.left):
        if run and _is_apart(run[-1], letter):
            yield from _trimmed(run)
            run = []
        run.append(letter)
    yield from _trimmed(run)


def _is_apart(one, other):
    most = WIDEST_GAP if one.drawn_with == other.drawn_with else WIDEST_STEP
    return other.left - one.right > other.size / MM * most


def _trimmed(run):
    while run and run[-1].text.isspace():
        run = run[:-1]
    while run and run[0].text.isspace():
        run = run[1:]
    if run:
        yield Line(tuple(run))


def _rules(page, height):
    found, dotted = [], []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        if top - bottom >= 2 or right - left <= 5:
            continue
        # The bounds take in half of the stroke on every side.
        half = (top - bottom) / 2
        middle = (height - (top + bottom) / 2) / MM
        rule = Rule((left + half) / MM, (right - half) / MM, middle)
        is_dotted = raw.FPDFPageObj_GetDashCount(item) > 0
        (dotted if is_dotted else found).append(rule)
    return tuple(found), tuple(dotted)
