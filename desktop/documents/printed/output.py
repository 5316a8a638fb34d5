"""The file a paper is written to: dated by the office's day, equal for equal values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.documents.typeface import Face, register, width
from desktop.text import clean

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4

DRAFT = "BẢN NHÁP"
DRAFT_SIZE = 96
_DRAFT_GREY = 0.91


def new_canvas(size: tuple[float, float], title: str, created_on: dt.date) -> Canvas:
    """Return an empty PDF whose bytes depend on nothing but what is drawn."""
    from reportlab.pdfgen.canvas import Canvas

    register()
    canvas = Canvas(
        "",
        pagesize=size,
        pageCompression=1,
        invariant=1,
        # Without it the library names its own font, which is not embedded.
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]
        lang="vi-VN",
    )
    stamp = f"D:{created_on:%Y%m%d}000000+07'00'"
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setTitle(clean(title))
    canvas.setCreator("Sổ Vàng")
    canvas.setProducer("Sổ Vàng")
    return canvas


def write(canvas: Canvas, out: BinaryIO | Path) -> None:
    """Write the finished PDF in one piece; a path is replaced only when all is there.

    Args:
        canvas: the drawn pages; not to be used again.
        out: an open binary file, or the path of the file to make.
    """
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    write_bytes(data, out)


def write_bytes(data: bytes, out: BinaryIO | Path) -> None:
    """Write a finished file in one piece; a path is replaced only when all is there."""
    if not isinstance(out, Path):
        out.write(data)
        return
    unfinished = out.with_name(f"{out.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


def draw_draft_mark(
    canvas: Canvas, centre: tuple[float, float], angle: float, scale: float = 1
) -> None:
    """Write BẢN NHÁP across the page, to be drawn before the text."""
    canvas.saveState()
    canvas.translate(*centre)
    canvas.rotate(angle)
    canvas.setFillGray(_DRAFT_GREY)
    size = DRAFT_SIZE * scale
    canvas.setFont(Face.BOLD.value, size)
    # Capitals reach about two thirds of the size above the baseline.
    canvas.drawString(-width(DRAFT, Face.BOLD, size) / 2, -size / 3, DRAFT)
    canvas.restoreState()
