"""A PDF written page by page, so that memory does not grow with the pages.

The library keeps every page until the file is saved. Here a page is written to a
temporary file as soon as it is drawn; what pages share (the form that repeats, the
letters that occurred) follows at the end. The finished file goes where it belongs in
one piece: nothing half-made is ever seen.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


class PageStream:
    """Draw a page on `canvas`, then `show_page()`; at last `finish()`."""

    def __init__(self, canvas: Canvas, file: BinaryIO) -> None:
        from reportlab.pdfbase import pdfdoc

        self.canvas = canvas
        self._doc: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        self._file = file
        self._offset = 0
        self._pdfdoc: Any = pdfdoc
        # The first lines of a file, as the library writes them.
        head = pdfdoc.PDFFile(self._doc._pdfVersion)  # noqa: SLF001
        self._add(b"".join(head.strings))

    def show_page(self) -> None:
        """Write the page that was drawn, with its content, and let go of both."""
        self.canvas.showPage()
        pages = self._doc.Pages.pages
        page = pages[-1]
        # The library would also spell compressed bytes in letters, slowly.
        zipped = [self._pdfdoc.PDFZCompress]
        page.Contents = self._pdfdoc.PDFStream(content=page.stream, filters=zipped)
        name: str = page.__InternalName__
        self._write(name)
        self._write(page.Contents.__InternalName__)
        pages[-1] = self._doc.idToObject[name]

    def finish(self) -> None:
        """Write what the pages share, the table of places and the end of the file."""
        doc = self._doc
        for font in doc.delayedFonts:
            font.addObjects(doc)
        doc.info.invariant = doc.invariant
        doc.info.digest(doc.signature)
        catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
        doc.Outlines.prepare(doc, self.canvas)
        if doc.Outlines.ready < 0:
            doc.Catalog.Outlines = None
        doc.encrypt.prepare(doc)
        self._write_rest()
        table = self._pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, list(doc.numberToId.values()))
        start = self._add(table.format(doc))
        size = len(doc.numberToId) + 1
        trailer = self._pdfdoc.PDFTrailer(
            startxref=start, Size=size, Root=catalog, Info=info, ID=doc.ID()
        )
        self._add(trailer.format(doc))

    def _write_rest(self) -> None:
        """Write every object that is not in the file; writing one may make more."""
        number = 1
        while number in self._doc.numberToId:
            name = self._doc.numberToId[number]
            if name not in self._doc.idToOffset:
                self._write(name)
            number += 1

    def _write(self, name: str) -> None:
        doc = self._doc
        made = self._pdfdoc.PDFIndirectObject(name, doc.idToObject[name])
        doc.idToOffset[name] = self._add(made.format(doc))
        doc.idToObject[name] = self._stand_in(name)

    def _stand_in(self, name: str) -> Any:  # noqa: ANN401
        # References are made to objects of the library's own kind alone.
        kept = self._pdfdoc.PDFObject()
        kept.__InternalName__ = name
        return kept

    def _add(self, text: str | bytes) -> int:
        data = text if isinstance(text, bytes) else text.encode("latin-1")
        at = self._offset
        self._file.write(data)
        self._offset += len(data)
        return at


@contextmanager
def unfinished(out: BinaryIO | Path) -> Iterator[_Target]:
    """Give a file to write to; it becomes `out` when `keep` was called, or vanishes."""
    target = _Target(out)
    try:
        yield target
        if target.is_kept:
            target.put()
    finally:
        target.close()


class _Target:
    def __init__(self, out: BinaryIO | Path) -> None:
        self._out = out
        self.is_kept = False
        self._part: Path | None = None
        if isinstance(out, Path):
            self._part = out.with_name(f"{out.name}.part")
            self.file: BinaryIO = self._part.open("wb")
        else:
            spool: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
            self.file = spool

    def keep(self) -> None:
        """Say that the file is whole."""
        self.is_kept = True

    def put(self) -> None:
        if isinstance(self._out, Path):
            self.file.close()
            if self._part is not None:
                self._part.replace(self._out)
            return
        self.file.seek(0)
        shutil.copyfileobj(self.file, self._out, _PIECE)

    def close(self) -> None:
        with suppress(OSError):
            self.file.close()
        if self._part is not None:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)
