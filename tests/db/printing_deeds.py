"""Deeds about stocks, printers, the emblem and words of one certificate."""

from dataclasses import replace
from decimal import Decimal

from db import printing
from db.printing import Emblem, KeptField, KeptLayout, KeptProfile, KeptWording
from tests.db.deeds import a_known_round, a_subject, pick
from tests.db.samples import DAY

A4 = Decimal(297), Decimal(210)


def a_field(layout_id, what="recipient", **more):
    given = {
        "x": Decimal("148.5"),
        "y": Decimal("113.4"),
        "width": Decimal(222),
        "height": Decimal(12),
        "size": Decimal(26),
        "smallest": Decimal(11),
        "line_count": 2,
        "anchor": "centre",
        "growth": "both",
        "lettering": "capitals",
        "colour": "#000000",
        "prefix": "",
        "is_titled": True,
        "is_on": True,
    }
    return KeptField(layout_id, what, **given | more)


def a_profile(profile_id, **more):
    given = {
        "printer": "Canon LBP2900",
        "tray": "Khay tay",
        "sheet_width": A4[0],
        "sheet_height": A4[1],
        "dx": Decimal("1.5"),
        "dy": Decimal("-0.5"),
        "kx": Decimal("0.998317"),
        "ky": Decimal(1),
        "skew": None,
        "is_turned": False,
        "is_manual": True,
        "measured_on": None,
    }
    return KeptProfile(profile_id, **given | more)


def a_wording(round_id, subject_id, **more):
    given = {
        "text": "Bà ĐỖ THỊ HẰNG\nvà gia đình",
        "shift_x": Decimal("0.5"),
        "shift_y": Decimal(0),
        "size": None,
        "is_on": None,
    }
    return KeptWording(round_id, "giay-khen", subject_id, "recipient", **given | more)


def lay_out_a_stock(database, number):
    layout = KeptLayout(f"layout-{number % 3}", f"Phôi {number}", *A4)
    fields = [
        a_field(layout.id, x=Decimal(number)),
        a_field(layout.id, "signer", is_on=number % 2 == 0),
    ]
    printing.put_layout(database, layout, fields)


def show_a_scan(database, number):
    layout = pick(printing.layouts(database), number)
    if layout is not None:
        scanned = replace(layout, picture=f"{number:02}", picture_name="quét.png")
        printing.put_layout(database, scanned, printing.fields(database, layout.id))


def drop_a_stock(database, number):
    printing.remove_layout(database, f"layout-{number % 3}")


def measure_a_printer(database, number):
    skew = Decimal(number) / 4 if number % 2 else None
    day = DAY if number % 3 else None
    profile = a_profile(f"profile-{number % 3}", skew=skew, measured_on=day)
    printing.put_profile(database, profile)


def forget_a_printer(database, number):
    printing.remove_profile(database, f"profile-{number % 3}")


def word_a_certificate(database, number):
    review_round, subject = a_known_round(database, number), a_subject(database, number)
    if review_round is not None and subject is not None:
        wording = a_wording(review_round.id, subject, size=Decimal(number + 6))
        printing.put_wordings(database, [wording])


def word_it_as_composed(database, number):
    review_round = a_known_round(database, number)
    kept = [] if review_round is None else printing.wordings(database, review_round.id)
    found = pick(kept, number)
    if found is not None:
        printing.remove_wording(
            database, found.round_id, found.offer, found.subject_id, found.what
        )


def take_an_emblem(database, number):
    printing.put_emblem(database, Emblem(f"{number:02}", "quốc huy.png", DAY))


def take_no_emblem(database, number):
    printing.remove_emblem(database)


ALL = (
    lay_out_a_stock,
    show_a_scan,
    drop_a_stock,
    measure_a_printer,
    forget_a_printer,
    word_a_certificate,
    word_it_as_composed,
    take_an_emblem,
    take_no_emblem,
)
