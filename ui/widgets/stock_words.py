"""What is said about a field of a stock, to the eye and to screen readers."""

from decimal import Decimal

from desktop.documents.certificates.stock import Anchor, StockField
from desktop.documents.certificates.stock_setting import SetField
from desktop.vietnamese import number
from ui.language import _

_ANCHORS = {
    Anchor.LEFT: _("Lề trái"),
    Anchor.CENTRE: _("Giữa"),
    Anchor.RIGHT: _("Lề phải"),
}


def anchor_words(anchor: Anchor) -> str:
    """Return what of a field is measured from the left edge of the sheet."""
    return _ANCHORS[anchor]


def mm(value: Decimal) -> str:
    """Return "58,0" or "58,25": at least one decimal, as rulers are read."""
    return number(value, 2 if value != value.quantize(Decimal("0.1")) else 1)


def place_words(field: StockField) -> str:
    """Return "giữa ở 148,5 mm, chân chữ ở 111,8 mm, rộng 222,0 mm"."""
    said = _("{anchor} ở {x} mm, chân chữ ở {y} mm, rộng {width} mm")
    return said.format(
        anchor=anchor_words(field.anchor).lower(),
        x=mm(field.x),
        y=mm(field.y),
        width=mm(field.width),
    )


def field_words(shown: SetField) -> str:
    """Return the whole of a field in a sentence."""
    field = shown.field
    name = field.what.label
    if not field.is_on:
        return _("{field}: không in.").format(field=name)
    said = f"{name}: {place_words(field)}."
    if shown.trouble:
        return f"{said} {shown.trouble}."
    if shown.lines:
        sizes = _("Chữ cỡ {size}, {count} dòng: {text}")
        text = " ".join(line.text for line in shown.lines)
        size = number(Decimal(str(shown.lines[0].size)))
        said += " " + sizes.format(size=size, count=len(shown.lines), text=text)
    return said
