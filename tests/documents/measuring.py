"""Measures finished PDFs: where each line stands, how large, in which typeface."""

import ctypes
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """A printed line: mm from the sheet's top left, size in points."""

    text: str
    left: float
    right: float
    y: float
    size: float
    font: str

    @property
    def centre(self):
        return (self.left + self.right) / 2

    @property
    def width(self):
        return self.right - self.left


@dataclass(frozen=True)
class Char:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    y: float
    size: float
    font: str


def opened(pdf):
    return pdfium.PdfDocument(pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes())


def page_count(pdf):
    with opened(pdf) as document:
        return len(document)


def sheet(pdf, page=0):
    with opened(pdf) as document:
        width, height = document[page].get_size()
    return width / MM, height / MM


def chars(pdf, page=0):
    """Return every visible character; spaces are left out."""
    with opened(pdf) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        found = []
        for index in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text, index))
            if letter.isspace() or letter == "\x00":
                continue
            left, bottom, right, top = text.get_charbox(index)
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            name = ctypes.create_string_buffer(100)
            raw.FPDFText_GetFontInfo(text, index, name, 100, None)
            found.append(
                Char(
                    letter,
                    left / MM,
                    right / MM,
                    (height - top) / MM,
                    (height - bottom) / MM,
                    (height - y.value) / MM,
                    raw.FPDFText_GetFontSize(text, index),
                    name.value.decode(),
                )
            )
        return found


def lines(pdf, page=0):
    """Return the printed lines; columns and pieces far apart are lines of their own."""
    with opened(pdf) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        rows = {}
        for index in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text, index))
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            if letter in "\r\n\x00":
                continue
            left, _, right, _ = text.get_charbox(index, loose=True)
            name = ctypes.create_string_buffer(100)
            raw.FPDFText_GetFontInfo(text, index, name, 100, None)
            size = raw.FPDFText_GetFontSize(text, index)
            baseline = round((height - y.value) / MM, 2)
            row = rows.setdefault((baseline, round(size, 2)), [])
            row.append((letter, left / MM, right / MM, name.value.decode()))
    found = []
    for (baseline, size), row in sorted(rows.items()):
        run = []
        for piece in sorted(row, key=lambda one: one[1]):
            if run and piece[1] - run[-1][2] > size / MM * 1.5:
                found.append(_line(run, baseline, size))
                run = []
            run.append(piece)
        found.append(_line(run, baseline, size))
    return [line for line in found if line.text]


def _line(run, baseline, size):
    while run and run[-1][0].isspace():
        run = run[:-1]
    while run and run[0][0].isspace():
        run = run[1:]
    if not run:
        return Line("", 0, 0, baseline, size, "")
    text = "".join(letter for letter, *_ in run)
    return Line(text, run[0][1], run[-1][2], baseline, size, run[0][3])


def the_line(pdf, start, page=0):
    """Return the one line that starts with these words."""
    found = [line for line in lines(pdf, page) if line.text.startswith(start)]
    assert len(found) == 1, (start, [line.text for line in lines(pdf, page)])
    return found[0]


def text_of(pdf, page=None):
    with opened(pdf) as document:
        pages = range(len(document)) if page is None else [page]
        texts = [document[one].get_textpage().get_text_range() for one in pages]
    return " ".join(" ".join(texts).split())


def rules(pdf, page=0):
    """Return (left, right, y) of every horizontal rule, in mm."""
    found = []
    with opened(pdf) as document:
        height = document[page].get_height()
        for item in document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = item.get_bounds()
            if top - bottom < 2 and right - left > 5:
                # The bounds take in half of the stroke on every side.
                half = (top - bottom) / 2
                middle = (height - (top + bottom) / 2) / MM
                found.append(((left + half) / MM, (right - half) / MM, middle))
    return sorted(found, key=lambda rule: rule[2])


def pixels(pdf, page=0, dots_per_mm=4):
    """Return a grey picture of a page."""
    with opened(pdf) as document:
        picture = document[page].render(scale=dots_per_mm / MM).to_pil()
    return picture.convert("L")


def is_nfc(text):
    return unicodedata.normalize("NFC", text) == text


def buffer():
    return io.BytesIO()
