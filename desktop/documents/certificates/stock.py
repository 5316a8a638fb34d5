"""Pre-printed stock: which words go where on a certificate bought with its border.

All positions are millimetres from the left and top edge of the sheet; y is a baseline.
A layout says where the eight fields of a certificate stand; what one recipient needs
otherwise is a `FieldChange`, which never touches the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from desktop.documents.certificates.sheet_sizes import Sheet, custom_sheet
from desktop.documents.typeface import Face, entered
from desktop.emulation.participants import LabelledEnum
from desktop.errors import EntryError

PT = 25.4 / 72

# Parts of the size a line may reach above and below its baseline: capitals with two
# marks (Ẫ), letters with a dot or tail below (ộ, y). The script reaches further.
_ABOVE, _BELOW = 0.95, 0.24
_SCRIPT_ABOVE, _SCRIPT_BELOW = 1.12, 0.42
# How far slanted letters lean out of their widths.
_LEAN = {"italic": 0.14, "bold_italic": 0.14, "script": 0.4}
SMALLEST_OF_ALL, LARGEST_OF_ALL = Decimal(6), Decimal(96)


class StockText(LabelledEnum):
    """The eight fields of a certificate, in the order they are read."""

    RECIPIENT = "recipient", "Danh xưng và tên"
    POSITION = "position", "Chức vụ, đơn vị"
    CITATION = "citation", "Nội dung khen thưởng"
    PLACE_DATE = "place_date", "Địa danh, ngày"
    SIGNER_TITLE = "signer_title", "Chức vụ người ký"
    SIGNER = "signer", "Họ tên người ký"
    DECISION = "decision", "Số, ngày quyết định"
    REGISTER = "register", "Số Sổ vàng"


class Anchor(LabelledEnum):
    """What of a line stands at x."""

    LEFT = "left", "Lề trái"
    CENTRE = "centre", "Giữa"
    RIGHT = "right", "Lề phải"


class Lettering(LabelledEnum):
    """The letters of a field."""

    CAPITALS = "capitals", "In hoa đậm"
    BOLD = "bold", "Đậm"
    REGULAR = "regular", "Thường"
    ITALIC = "italic", "Nghiêng"
    BOLD_ITALIC = "bold_italic", "Đậm nghiêng"
    SCRIPT = "script", "Chữ bút"

    @property
    def face(self) -> Face:
        """The typeface it is set in."""
        return _FACES[self]


_FACES = {
    Lettering.CAPITALS: Face.BOLD,
    Lettering.BOLD: Face.BOLD,
    Lettering.REGULAR: Face.REGULAR,
    Lettering.ITALIC: Face.ITALIC,
    Lettering.BOLD_ITALIC: Face.BOLD_ITALIC,
    Lettering.SCRIPT: Face.SCRIPT,
}


class Growth(LabelledEnum):
    """Where further lines go when a text needs more than one."""

    DOWN = "down", "Xuống dưới"
    UP = "up", "Lên trên"
    BOTH = "both", "Hai phía"


class Box(NamedTuple):
    """A rectangle in mm from the top left of the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class StockField:
    """Where one text of the certificate stands and how it is set.

    Args:
        what: which text.
        x: mm from the left edge: the left, middle or right of the lines (`anchor`).
        y: mm from the top edge to the baseline; of the first line when lines grow
            down or there is one, of the last when they grow up.
        width: of the box, mm; no line is ever wider.
        height: of the box, mm; no line ever stands out of it.
        size: largest size, pt; used when the text fits.
        smallest: no text is set smaller, pt; one that would be is refused.
        lines: the most lines.
        prefix: words printed before the text ("Quyết định số"); empty where the
            stock has them already.
        is_titled: whether "Ông", "Bà" or "Hộ gia đình" is printed with the name; the
            recipient's field alone looks at it.
        is_on: whether it is printed.
    """

    what: StockText
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    size: Decimal
    smallest: Decimal = Decimal(9)
    lines: int = 1
    anchor: Anchor = Anchor.CENTRE
    growth: Growth = Growth.DOWN
    lettering: Lettering = Lettering.REGULAR
    colour: str = "#000000"
    prefix: str = ""
    is_titled: bool = True
    is_on: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "prefix", entered(self.prefix))

    @property
    def reach(self) -> tuple[float, float]:
        """How far a line reaches above and below its baseline, in parts of its size."""
        if self.lettering is Lettering.SCRIPT:
            return _SCRIPT_ABOVE, _SCRIPT_BELOW
        return _ABOVE, _BELOW

    @property
    def lean(self) -> float:
        """How far letters reach out of their widths, in parts of their size."""
        return _LEAN.get(self.lettering.value, 0.0)

    @property
    def box(self) -> Box:
        """The room of the text on the sheet; lines always stay inside."""
        width, height = float(self.width), float(self.height)
        left = float(self.x)
        if self.anchor is Anchor.CENTRE:
            left -= width / 2
        elif self.anchor is Anchor.RIGHT:
            left -= width
        above, below = (part * float(self.size) * PT for part in self.reach)
        y = float(self.y)
        if self.growth is Growth.DOWN:
            return Box(left, y - above, width, height)
        if self.growth is Growth.UP:
            return Box(left, y + below - height, width, height)
        middle = y + (below - above) / 2
        return Box(left, middle - height / 2, width, height)


@dataclass(frozen=True, slots=True)
class StockLayout:
    """One kind of stock: its sheet and where each field stands on it.

    Args:
        id: empty until it is kept.
        name: as the officer calls the stock, "Phôi Giấy khen A3 nhà in Tỉnh".
        sheet_width: mm.
        sheet_height: mm.
        fields: all eight, in the order of `StockText`.
        picture: digest of the scanned stock shown on screen; never printed.
        picture_name: what that file was called.
    """

    id: str
    name: str
    sheet_width: Decimal
    sheet_height: Decimal
    fields: tuple[StockField, ...]
    picture: str = ""
    picture_name: str = ""

    @property
    def sheet(self) -> Sheet:
        """The sheet it is printed on."""
        return custom_sheet(float(self.sheet_width), float(self.sheet_height))

    def field(self, what: StockText) -> StockField:
        """Return the field of a text."""
        return next(field for field in self.fields if field.what is what)

    def with_field(self, field: StockField) -> StockLayout:
        """Return the layout with one field changed."""
        fields = tuple(field if f.what is field.what else f for f in self.fields)
        return replace(self, fields=fields)


@dataclass(frozen=True, slots=True)
class FieldChange:
    r"""What one recipient's certificate says or shows otherwise in one field.

    Args:
        text: the words in place of the composed ones, "\n" for a forced break;
            None keeps those. Words of recipient, position and citation also hold on
            a certificate that is printed whole.
        shift_x: mm to the right of the layout's place.
        shift_y: mm below it.
        size: largest size in pt; None keeps the layout's.
        is_on: whether it is printed; None keeps the layout's choice.
    """

    what: StockText
    text: str | None = None
    shift_x: Decimal = Decimal(0)
    shift_y: Decimal = Decimal(0)
    size: Decimal | None = None
    is_on: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self == FieldChange(self.what)

    def of(self, field: StockField) -> StockField:
        """Return the field as it is for this recipient."""
        size = field.size if self.size is None else self.size
        return replace(
            field,
            x=field.x + self.shift_x,
            y=field.y + self.shift_y,
            size=size,
            smallest=min(field.smallest, size),
            is_on=field.is_on if self.is_on is None else self.is_on,
        )


# --- what a layout must be ------------------------------------------------------------

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check_layout(layout: StockLayout) -> None:
    """Refuse a layout that could not print what it shows.

    Raises:
        EntryError: a missing field, a box off the sheet, a size that cannot be.
    """
    sheet = layout.sheet
    if tuple(field.what for field in layout.fields) != tuple(StockText):
        raise EntryError(
            "Bố cục phôi phải có đủ tám trường, mỗi trường một lần.",
            "Tạo bố cục mới rồi chỉnh lại; chưa có gì thay đổi.",
        )
    for field in layout.fields:
        _check_field(field, sheet)


def _check_field(field: StockField, sheet: Sheet) -> None:
    wrong = next(_wrongs(field, sheet), "")
    if wrong:
        raise EntryError(
            f"Trường “{field.what.label}”: {wrong}.",
            "Sửa số đó rồi lưu; bố cục cũ đang được giữ.",
        )


def _wrongs(field: StockField, sheet: Sheet) -> Iterator[str]:
    values = (field.x, field.y, field.width, field.height, field.size, field.smallest)
    if not all(value.is_finite() for value in values):
        yield "vị trí và cỡ chữ phải là con số"
        return
    if not SMALLEST_OF_ALL <= field.smallest <= field.size <= LARGEST_OF_ALL:
        yield (
            f"cỡ chữ phải từ {SMALLEST_OF_ALL} đến {LARGEST_OF_ALL}, cỡ nhỏ nhất "
            "không quá cỡ chữ"
        )
    if not 1 <= field.lines <= 8:
        yield "số dòng phải từ 1 đến 8"
    if not _COLOUR.fullmatch(field.colour):
        yield f"màu “{field.colour}” không đúng dạng #RRGGBB"
    box = field.box
    slack = 0.05
    is_inside = (
        box.left >= -slack
        and box.top >= -slack
        and box.right <= sheet.width + slack
        and box.bottom <= sheet.height + slack
    )
    if box.width < 10 or box.height < 2:
        yield "khung phải rộng ít nhất 10 mm, cao ít nhất 2 mm"
    if not is_inside:
        yield f"khung nằm ra ngoài tờ giấy {sheet.name}"


__all__ = [
    "Anchor",
    "Box",
    "FieldChange",
    "Growth",
    "Lettering",
    "StockField",
    "StockLayout",
    "StockText",
    "check_layout",
]
