"""The papers a round can give, each by its code, gathered from families of papers.

A family is a module that knows some papers: which of them this round has, and what each
says. Adding a family to `families` in papers.py puts its papers on the page, on the
command line and into the dossiers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop.documents.paper import Paper
from desktop.office.papers.words import Round

ALWAYS_FINAL = ("register:", "register-extract:")
"""Codes that begin so are no drafts, whatever round is in hand: what stands in the
register was decided."""


class PaperStep(Enum):
    """When in the year a paper is needed; the value is the heading on screen."""

    UNITS = "Đơn vị đề nghị"
    APPRAISAL = "Thẩm định, xếp hạng"
    COUNCIL = "Hội đồng"
    PROPOSAL = "Trình khen thưởng"
    DECISION = "Quyết định, công bố"
    HANDING_OUT = "Trao thưởng, vào sổ"
    REPORT = "Báo cáo"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper of the round.

    Args:
        code: names it for good: "decision", "merits:ubnd:<subject id>".
        title: on screen.
        file_name: of the PDF, in plain letters; the Word file takes the same stem.
        step: under which heading it stands.
        is_numbered: whether it gets a number and a date of its own (`Round.issued`).
        is_final: whether it is no draft even while the round is open: invitations,
            receipts, empty forms.
    """

    code: str
    title: str
    file_name: str
    step: PaperStep = PaperStep.PROPOSAL
    is_numbered: bool = False
    is_final: bool = False

    @property
    def docx_name(self) -> str:
        """The name of the Word file."""
        return f"{self.file_name.removesuffix('.pdf')}.docx"


class Family(Protocol):
    """Some papers of a round."""

    def kinds(self, now: Round) -> Sequence[PaperKind]:
        """Return the papers this round has, in the order of the year."""

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return what a paper says; None where the code is not of this family."""
