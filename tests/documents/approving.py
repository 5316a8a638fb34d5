"""Approved papers: the text and small grey pictures of the pages, and what changed."""

import difflib
import io
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from tests.documents.demo_papers import DECIDED, one_of_each, opened_demo
from tests.documents.measuring import opened

ROOT = Path(__file__).resolve().parent.parent.parent
APPROVED = ROOT / "tests" / "approved"
PAGE_OF_PAPERS = ROOT / "docs" / "papers.md"
DOTS_PER_INCH = 60
GREYS = 16
PICTURES = 3
"""Pages of one paper that are kept as pictures; the text is kept of all."""

TOLERANCE = 1.0
"""Mean difference of two pictures, of 255, that still counts as the same."""


@dataclass(frozen=True)
class Specimen:
    """One paper as it is approved: its name, what it is and the PDF."""

    name: str
    title: str
    plan: str
    pdf: bytes

    @cached_property
    def text(self) -> str:
        """The words of every page, page by page."""
        with opened(self.pdf) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        shown = [
            f"--- trang {number}\n{_tidied(page)}"
            for number, page in enumerate(pages, start=1)
        ]
        return "\n\n".join(shown) + "\n"

    @cached_property
    def pictures(self) -> list[Image.Image]:
        """The first pages, small and in few greys, as they are kept."""
        with opened(self.pdf) as document:
            scale = DOTS_PER_INCH / 72
            rendered = [
                document[page].render(scale=scale).to_pil().convert("L")
                for page in range(min(PICTURES, len(document)))
            ]
        return [one.quantize(GREYS) for one in rendered]


def _tidied(page: str) -> str:
    lines = unicodedata.normalize("NFC", page).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def specimens(folder: Path) -> list[Specimen]:
    """Return one paper of each family, and a certificate."""
    found = [
        Specimen(one.family, one.kind.title, one.plan, one.pdf)
        for one in one_of_each(folder)
    ]
    office = opened_demo(folder / "certificate", DECIDED)
    try:
        certificate = office.papers.sheets.pdf([0])
    finally:
        office.close()
    found.append(Specimen("certificate", "Giấy khen, khổ A4", DECIDED, certificate))
    return sorted(found, key=lambda one: one.name)


def files_of(specimen: Specimen) -> dict[str, bytes]:
    """Return what is kept of a specimen, by file name."""
    made = {f"{specimen.name}.txt": specimen.text.encode()}
    for number, picture in enumerate(specimen.pictures, start=1):
        out = io.BytesIO()
        picture.save(out, "PNG", optimize=True)
        made[f"{specimen.name}-{number}.png"] = out.getvalue()
    return made


def text_changes(specimen: Specimen) -> str:
    """Return what the text says otherwise than approved; empty where nothing."""
    kept = APPROVED / f"{specimen.name}.txt"
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    changes = difflib.unified_diff(
        before.splitlines(), specimen.text.splitlines(), "approved", "now", n=1
    )
    return "\n".join(changes)


def picture_changes(specimen: Specimen) -> list[str]:
    """Return which pictures differ by more than a breath, and by how much."""
    changes = []
    for number, picture in enumerate(specimen.pictures, start=1):
        name = f"{specimen.name}-{number}.png"
        kept = APPROVED / name
        if not kept.exists():
            changes.append(f"{name}: not approved yet")
            continue
        approved = Image.open(kept).convert("L")
        if approved.size != picture.size:
            changes.append(f"{name}: {picture.size}, approved {approved.size}")
            continue
        difference = ImageChops.difference(approved, picture.convert("L"))
        differing = ImageStat.Stat(difference).mean[0]
        if differing > TOLERANCE:
            changes.append(f"{name}: mean difference {differing:.2f}")
    return changes


def page_of_papers(found: list[Specimen]) -> str:
    """Return the page of docs that shows every paper."""
    parts = [
        "# The papers",
        (
            "One of every kind, from the demonstrations' invented data, as the tests "
            "approve it. Each picture is the first page; the text of all pages and "
            "more pictures lie in `tests/approved`. `python tools/dev.py approve` "
            "renews them and this page."
        ),
        "| paper | code | from | first page |\n|---|---|---|---|\n"
        + "\n".join(_row(one) for one in found),
    ]
    return "\n\n".join(parts) + "\n"


def _row(one: Specimen) -> str:
    picture = f"../tests/approved/{one.name}-1.png"
    text = f"../tests/approved/{one.name}.txt"
    return (
        f"| [{one.title}]({text}) | `{one.name}` | `{one.plan}` | "
        f'<img src="{picture}" alt="{one.title}" width="240"> |'
    )
