"""“Tạo bộ hồ sơ”: one folder with the index, the papers and the evidence of a dossier.

The folder is made beside its place under another name and moved there when everything
is in it, so it is whole or not there at all. Only what was put into this dossier goes
along: evidence kept for scores or registers stays where it is.
"""

import errno
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.errors import OfficeError, OfficeFileError
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.office.papers.catalogue import PaperKind
from desktop.office.papers.dossiers import kind_of
from desktop.office.papers.file_names import plain_name, plain_suffix

Report = Callable[[int, int, str], object]
INDEX_NAME = "00-muc-luc-ho-so"
_OURS = re.compile(r"\d{2,}-")
_SLACK = 2.0  # seconds; what old file systems round times to


class Draws(Protocol):
    """What makes papers; `desktop.office.papers.round_papers.Papers` does."""

    def pdf(self, code: str) -> bytes:
        """Return a paper as PDF."""

    def docx(self, code: str) -> bytes:
        """Return a paper as a Word file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the folder: its name without a suffix, and what makes it."""

    stem: str
    title: str
    paper: PaperKind | None = None
    file: Path | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A folder that was made, and where the edited one before it lies now."""

    folder: Path
    files: tuple[str, ...]
    set_aside: Path | None = None


class DossierFolder:
    """Make the folder of one dossier.

    Args:
        with_docx: also a Word file of every paper, for changing words by hand.
    """

    def __init__(
        self,
        papers: Draws,
        dossiers: Dossiers,
        now: Callable[[], datetime],
        *,
        with_docx: bool = False,
    ) -> None:
        self._papers = papers
        self._dossiers = dossiers
        self._now = now
        self._with_docx = with_docx

    def place(self, dossier: Dossier, parent: Path) -> Path:
        """Return which folder it will be."""
        case = dossier.case
        whose = case.unit_name or case.offers[0].code
        code = case.profile.code.removeprefix("ho-so-")
        return parent / plain_name(f"ho so {code} {whose}", "ho-so")

    def make(
        self, dossier: Dossier, parent: Path, report: Report | None = None
    ) -> Made:
        """Make the folder, or make it anew; what was changed by hand is set aside.

        Raises:
            OfficeFileError: the place cannot be written, or a file in it is open.
            OfficeError: a paper cannot be drawn; the folder before stays as it was.
        """
        target = self.place(dossier, parent)
        with _trouble(target):
            parent.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=parent))
        try:
            with _trouble(target):
                files = self._fill(dossier, made, report)
                aside = self._move(made, target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return Made(target, files, aside)

    # --- what goes in -------------------------------------------------------------

    def parts(self, dossier: Dossier) -> list[Part]:
        """Return the files after the index, numbered as the index numbers its lines."""
        return [
            part
            for place, line in enumerate(dossier.lines, 1)
            for part in self._of_line(place, dossier, line)
        ]

    def _of_line(
        self, place: int, dossier: Dossier, line: DossierLine
    ) -> Iterator[Part]:
        evidence = self._dossiers.files(dossier, line) if line.files else []
        several = len(line.papers) + len(evidence) > 1
        name = plain_name(line.title)
        for at, kind in enumerate(line.papers, 1):
            stem = f"{place:02d}-{at}-{name}" if several else f"{place:02d}-{name}"
            yield Part(stem, kind.title, paper=kind)
        for at, one in enumerate(evidence, len(line.papers) + 1):
            number = f"{place:02d}-{at}" if several else f"{place:02d}"
            stem = f"{number}-{plain_name(one.title, 'minh-chung')}"
            file = self._dossiers.file_of(one)
            suffix = plain_suffix(one.file_name)
            yield Part(stem, one.title, file=file, suffix=suffix)

    def _fill(
        self, dossier: Dossier, folder: Path, report: Report | None
    ) -> tuple[str, ...]:
        index = Part(INDEX_NAME, "Mục lục hồ sơ", paper=kind_of(dossier.case))
        # The index comes last: what is newer than it was changed by somebody else.
        parts = [*self.parts(dossier), index]
        names: list[str] = []
        for done, part in enumerate(parts):
            if report is not None:
                report(done, len(parts), part.title)
            names += self._write(part, folder)
        return tuple(sorted(names))

    def _write(self, part: Part, folder: Path) -> Iterator[str]:
        if part.paper is not None:
            drawn = {".pdf": self._papers.pdf}
            if self._with_docx:
                drawn[".docx"] = self._papers.docx
            for suffix, draw in drawn.items():
                name = f"{part.stem}{suffix}"
                (folder / name).write_bytes(draw(part.paper.code))
                yield name
        elif part.file is not None:
            name = f"{part.stem}{part.suffix}"
            if not part.file.is_file():
                raise OfficeError(
                    f"Không thấy tệp minh chứng “{part.title}” trong máy.",
                    "Đính lại tệp ở mục này của hồ sơ, rồi tạo lại.",
                    detail=str(part.file),
                )
            shutil.copyfile(part.file, folder / name)
            yield name

    # --- into its place -----------------------------------------------------------

    def _move(self, made: Path, target: Path) -> Path | None:
        if not target.exists():
            made.rename(target)
            return None
        is_changed = was_changed(target)
        old = self._aside(target) if is_changed else made.with_suffix(".old")
        target.rename(old)
        try:
            made.rename(target)
        except OSError:
            old.rename(target)
            raise
        if is_changed:
            return old
        shutil.rmtree(old, ignore_errors=True)
        return None

    def _aside(self, target: Path) -> Path:
        at = f"{self._now():%Y%m%d-%H%M%S}"
        found = target.with_name(f"{target.name}-cu-{at}")
        count = 1
        while found.exists():
            count += 1
            found = target.with_name(f"{target.name}-cu-{at}-{count}")
        return found


def was_changed(folder: Path) -> bool:
    """Tell whether somebody put a file in or changed one since we made a folder.

    Raises:
        OSError: the folder cannot be read.
    """
    index = folder / f"{INDEX_NAME}.pdf"
    if not index.is_file():
        return True
    made = max(file.stat().st_mtime for file in folder.glob(f"{INDEX_NAME}.*"))
    # Copies keep no time of their own: a file is ours by its name and its age.
    return any(
        file.is_dir()
        or not _OURS.match(file.name)
        or (file.stat().st_mtime > made + _SLACK)
        for file in folder.iterdir()
    )


@contextmanager
def _trouble(target: Path) -> Iterator[None]:
    """Turn what a disk says into a sentence; the folder before stays as it was."""
    try:
        yield
    except OSError as trouble:
        sentence = f"Không tạo được bộ hồ sơ {target.name} trong {target.parent}."
        next_step = (
            "Đóng các tệp của bộ hồ sơ đang mở trong Word hoặc trình xem PDF, kiểm "
            "tra quyền ghi, rồi tạo lại. Bộ cũ, nếu có, vẫn nguyên."
        )
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            sentence = f"Ổ đĩa đã đầy, chưa tạo được bộ hồ sơ {target.name}."
            next_step = "Xóa bớt tệp không cần hoặc chọn ổ khác, rồi tạo lại."
        raise OfficeFileError(sentence, next_step, detail=str(trouble)) from trouble
