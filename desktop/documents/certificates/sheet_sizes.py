"""The landscape sheets certificates are drawn or printed on, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.errors import EntryError

MM = 72 / 25.4

# What office printers take through a tray or the manual slot.
WIDTHS = (200.0, 500.0)
HEIGHTS = (140.0, 400.0)

# The drawing is made for this sheet; every other one is a scale of it or more room.
_DRAWN_WIDTH, _DRAWN_HEIGHT = 297.0, 210.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A landscape sheet: its name on screen, width and height in mm."""

    name: str
    width: float
    height: float

    A4: ClassVar[Sheet]
    A3: ClassVar[Sheet]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * MM, self.height * MM

    @property
    def scale(self) -> float:
        """How many times larger than on A4 letters and ornaments are drawn."""
        return min(self.width / _DRAWN_WIDTH, self.height / _DRAWN_HEIGHT)

    @property
    def drawn(self) -> tuple[float, float]:
        """Width and height before scaling, in mm: 297 × 210 or more in one way."""
        return self.width / self.scale, self.height / self.scale

    @property
    def code(self) -> str:
        """The sheet as arguments name it: "A4", "360x270"."""
        standard = self.name if self.name in {"A4", "A3"} else ""
        return standard or f"{self.width:g}x{self.height:g}"


Sheet.A4 = Sheet("A4", 297, 210)
Sheet.A3 = Sheet("A3", 420, 297)

SHEETS: tuple[Sheet, ...] = (
    Sheet.A4,
    Sheet.A3,
    Sheet("360 × 270 mm", 360, 270),
    Sheet("400 × 300 mm", 400, 300),
)
"""The sheets offered; any other within the limits is `custom_sheet`."""


def custom_sheet(width: float, height: float) -> Sheet:
    """Return a sheet of any size in mm.

    Raises:
        EntryError: it is upright, or smaller or larger than printers take.
    """
    for sheet in SHEETS:
        if (sheet.width, sheet.height) == (width, height):
            return sheet
    shown = f"{width:g} × {height:g} mm".replace(".", ",")
    if width < height:
        raise EntryError(
            f"Khổ giấy {shown} là khổ đứng; Giấy khen in trên khổ ngang.",
            "Nhập chiều rộng lớn hơn chiều cao.",
        )
    for value, (least, most), what in (
        (width, WIDTHS, "Chiều rộng"),
        (height, HEIGHTS, "Chiều cao"),
    ):
        if not least <= value <= most:
            raise EntryError(
                f"{what} khổ giấy phải từ {least:g} đến {most:g} mm.",
                "Đo lại tờ giấy và nhập số mm; chưa có gì thay đổi.",
            )
    return Sheet(shown, width, height)


def sheet_named(code: str) -> Sheet:
    """Return a sheet by its code: "A4", "A3", "360x270", "350x250".

    Raises:
        EntryError: no such sheet.
    """
    for sheet in SHEETS:
        if code == sheet.code:
            return sheet
    try:
        width, height = (float(part) for part in code.lower().split("x"))
    except ValueError:
        raise EntryError(
            f"Không có khổ giấy “{code}”.", "Chọn A4, A3 hoặc nhập như 360x270."
        ) from None
    return custom_sheet(width, height)
