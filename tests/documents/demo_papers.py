"""The papers of the five demonstrations: whatever kinds the office knows today."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.paper import Paper
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers.catalogue import PaperKind

# Decided first, so that what only a decision brings is shown by it.
DECIDED = "hong-van-2025"
PLANS = (
    DECIDED,
    "hai-hoa-2024",
    "ngoc-ha-2026-2030",
    "vinh-bao-2026-2030",
    "ha-noi-2026-2030",
)
OF_ONE_FAMILY = 2
# Of these the end of the code tells one sort of paper from another.
TOLD_APART = ("nominees", "report")


@dataclass(frozen=True)
class DemoPaper:
    """A paper of a demonstration: its kind, what it says and the PDF of it."""

    plan: str
    kind: PaperKind
    paper: Paper
    pdf: bytes

    @property
    def family(self) -> str:
        """What the codes of all papers of this sort have in common."""
        return family_of(self.kind.code)


def family_of(code: str) -> str:
    """Return "merits" of "merits:ubnd:<id>", "report-annual" of "report:annual"."""
    first, _, rest = code.partition(":")
    last = rest.rpartition(":")[2]
    return f"{first}-{last}" if first in TOLD_APART and last else first


def opened_demo(folder: Path, plan: str) -> Office:
    """Return a new demonstration; of the first plan with its decision taken."""
    office = demo.make_demo(Office.open(folder), plan)
    if plan == DECIDED:
        demo.finish_demo(office)
    return office


def papers_of(office: Office, plan: str, most: int = OF_ONE_FAMILY) -> list[DemoPaper]:
    """Return the papers of the round in hand, at most so many of one family."""
    found: list[DemoPaper] = []
    counts: dict[str, int] = {}
    for kind in office.papers.kinds():
        family = family_of(kind.code)
        counts[family] = counts.get(family, 0) + 1
        if counts[family] <= most:
            paper = office.papers.describe(kind.code)
            found.append(DemoPaper(plan, kind, paper, office.papers.pdf(kind.code)))
    return found


def one_of_each(folder: Path) -> Iterator[DemoPaper]:
    """Return one paper of each family, from the first demonstration that has it."""
    known: set[str] = set()
    for plan in PLANS:
        office = opened_demo(folder / plan, plan)
        try:
            for paper in papers_of(office, plan, most=1):
                if paper.family not in known:
                    known.add(paper.family)
                    yield paper
        finally:
            office.close()
