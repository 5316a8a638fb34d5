"""Reads the words of finished papers back, in the order of their description."""

import ctypes
import io
import zipfile

import docx
import pypdfium2.raw as raw

from tests.documents import measuring

UPPER_MARGIN = 19 * measuring.MM
LOWER_MARGIN = 18 * measuring.MM
_LAYOUT = {"noBreakHyphen": "-", "br": " ", "tab": " "}


def squeezed(text):
    """Return a text without spaces; pdfium marks a hyphen at a line's end."""
    return "".join(text.split()).replace("\ufffe", "-").replace("\x02", "-")


def words(text):
    return " ".join(text.split())


def opened(data):
    return docx.Document(io.BytesIO(data))


def body_of(data):
    return opened(data).element.body


def text_of_docx(data):
    """Return the words of a Word file; a signature comes before Nơi nhận beside it."""
    file = opened(data)
    parts = [_of(child) for child in file.element.body]
    footer = file.sections[0].footer
    if not footer.is_linked_to_previous:
        parts += [_of(one) for one in footer._element]
    return words(" ".join(parts))


def _of(element):
    name = element.tag.removeprefix(f"{{{element.nsmap.get('w', '')}}}")
    if name == "t":
        return element.text or ""
    if name in _LAYOUT:
        return _LAYOUT[name]
    if name.endswith("Pr"):
        return ""
    parts = [_of(child) for child in element if isinstance(child.tag, str)]
    if name == "tr" and parts and any(p.startswith("Nơi nhận:") for p in parts):
        parts.reverse()
    inner = name in {"r", "p"}
    text = ("" if inner else " ").join(parts)
    return f"{text} " if name == "p" else text.strip() if name == "tc" else text


def heads_of(paper):
    """Return the head of every table of a paper, which pages repeat."""
    blocks = [*paper.body, *[b for a in paper.appendices for b in a.body]]
    return {
        squeezed("".join(r.text for row in b.head for c in row.cells for r in c.text))
        for b in blocks
        if hasattr(b, "head")
    } - {""}


def text_of_pdf(data, paper, expected):
    """Return the words of a PDF without spaces, page numbers and repeated heads.

    A head at the top of a page is a repeated one unless `expected` goes on with it.
    """
    found = ""
    heads = heads_of(paper)
    for text in map(squeezed, _drawn(data)):
        for head in heads:
            goes_on = expected[len(found) :].startswith(text[: len(head) + 10])
            if text.startswith(head) and not goes_on:
                text = text.removeprefix(head)
                break
        found += text
    return found + squeezed(paper.footer)


def _drawn(data):
    """Yield the letters of each page's block in the order in which they were drawn.

    The reading order that pdfium guesses mixes cells that stand on one line.
    """
    with measuring.opened(data) as document:
        for page in document:
            letters = page.get_textpage()
            upper = page.get_height() - UPPER_MARGIN
            yield "".join(
                _letters(one, letters)
                for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
                if one.get_bounds()[1] < upper and one.get_bounds()[3] > LOWER_MARGIN
            )


def _letters(item, letters):
    count = raw.FPDFTextObj_GetText(item, letters, None, 0)
    out = (ctypes.c_ushort * (count // 2))()
    raw.FPDFTextObj_GetText(item, letters, out, count)
    return bytes(out).decode("utf-16-le").rstrip("\0")


def xml_of(data, part="document"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"word/{part}.xml").decode()
