"""Stocks, printers, the emblem, and certificates that say something otherwise."""

from peewee import CompositeKey

from db.models.fields import (
    CountField,
    DateField,
    ExactDecimalField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Subject


class StockLayout(Row):
    """A kind of stock; `picture` is the digest of its scan, shown on screen only."""

    id = IdField(primary_key=True)
    name = LineField()
    sheet_width = ExactDecimalField()
    sheet_height = ExactDecimalField()
    picture = IdField()
    picture_name = LineField()


class StockField(Row):
    """Where one text stands on a stock, in mm, and how it is set, in pt."""

    layout = refers(StockLayout, "layout_id", index=False)
    what = IdField()
    x = ExactDecimalField()
    y = ExactDecimalField()
    width = ExactDecimalField()
    height = ExactDecimalField()
    size = ExactDecimalField()
    smallest = ExactDecimalField()
    line_count = CountField()
    anchor = IdField()
    growth = IdField()
    lettering = IdField()
    colour = IdField()
    prefix = LineField()
    is_titled = FlagField()
    is_on = FlagField()

    class Meta:
        primary_key = CompositeKey("layout", "what")
        without_rowid = True


class PrinterProfile(Row):
    """What a printer does to a sheet from one tray, as a test sheet told."""

    id = IdField(primary_key=True)
    printer = LineField()
    tray = LineField()
    sheet_width = ExactDecimalField()
    sheet_height = ExactDecimalField()
    dx = ExactDecimalField()
    dy = ExactDecimalField()
    kx = ExactDecimalField()
    ky = ExactDecimalField()
    skew = ExactDecimalField(null=True)
    is_turned = FlagField()
    is_manual = FlagField()
    measured_on = DateField(null=True)


class CertificateWording(Row):
    """What one recipient's certificate says or shows otherwise in one field."""

    round = refers(ReviewRound, "round_id", index=False)
    offer = IdField()
    subject = refers(Subject, "subject_id")
    what = IdField()
    text = LinesField(null=True)
    shift_x = ExactDecimalField()
    shift_y = ExactDecimalField()
    size = ExactDecimalField(null=True)
    is_on = FlagField(null=True)

    class Meta:
        primary_key = CompositeKey("round", "offer", "subject", "what")
        without_rowid = True


class Emblem(Row):
    """The picture of the Quốc huy the office supplied; one row or none."""

    id = CountField(primary_key=True)
    digest = IdField()
    file_name = LineField()
    added_on = DateField()
