"""Where the test sheet has its folds, scales and crosses, in millimetres.

Folded at its dotted line the edge of the paper lies on a scale, so no ruler is needed.
Folds and scales are far enough from the edges, and the scales long enough, for a
printer that is off by 8 mm and 3 %: the fold is still printed on the paper, at least
5 mm from its edge, and the edge still falls on the scale.
"""

from dataclasses import dataclass
from math import ceil

from desktop.documents.certificates.sheet_sizes import Sheet

CROSS = 40.0
LINE_STEP = 0.5

_OFFSET, _STRETCH = 8.0, 0.03
_UNPRINTED = 5.5
_BESIDE_FOLD = 2.0
_TOP_SCALES = 80.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """A scale at one edge.

    Args:
        name: "G1".
        edge: "left", "right", "top" or "bottom".
        fold: of the dotted line, from the edge.
        reach: the last line on either side of zero.
        along: of the scale's middle, from the left or the top.
    """

    name: str
    edge: str
    fold: float
    reach: float
    along: float

    @property
    def zero(self) -> float:
        """How far from the edge the line of reading 0 is drawn."""
        return 2 * self.fold


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one size of sheet; the crosses stand `cross` from both edges."""

    sheet: Sheet
    left: Gauge
    right: Gauge
    top_left: Gauge
    top_right: Gauge
    bottom: Gauge
    cross: float = CROSS

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """G1 to G5."""
        return self.left, self.right, self.top_left, self.top_right, self.bottom


def marks_of(sheet: Sheet) -> SheetMarks:
    """Return the marks of a sheet."""
    width, height = sheet.width, sheet.height
    near = ceil(_OFFSET / (1 - _STRETCH))
    near_fold = ceil((_UNPRINTED + _OFFSET) / (1 - _STRETCH))
    top = min(_TOP_SCALES, width * 0.3)
    return SheetMarks(
        sheet,
        Gauge("G1", "left", near_fold, near, height / 2),
        Gauge("G2", "right", _far_fold(width), _far_reach(width), height / 2),
        Gauge("G3", "top", near_fold, near, top),
        Gauge("G4", "top", near_fold, near, width - top),
        Gauge("G5", "bottom", _far_fold(height), _far_reach(height), width / 2),
    )


def _far_reach(length: float) -> float:
    """Return the reach at the far edge: all of the stretch is seen there."""
    return ceil((_OFFSET + _STRETCH * length) / (1 - _STRETCH))


def _far_fold(length: float) -> float:
    printed = (_UNPRINTED + _OFFSET + _STRETCH * length) / (1 + _STRETCH)
    return ceil(max(printed, _far_reach(length) + _BESIDE_FOLD))
