"""The table of Nghị định 30/2020: what is measured on every paper, and the bounds.

Clauses are of Phụ lục I, phần I. Every measure returns the values found on one paper,
none where the paper has no such part; each has to lie between the bounds, within 0.5 mm
or 0.1 pt. Items without a unit are counts and shares, which have no tolerance.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.documents import decree_measures as on
from tests.documents.printed import Printed

TOLERANCE = {"mm": 0.5, "pt": 0.1, "": 0.0, "×": 0.01}
ANY = 1e9


@dataclass(frozen=True)
class Item:
    """One measured rule: its bounds and how to find the values on a paper."""

    name: str
    clause: str
    unit: str
    low: float
    high: float
    measure: Callable[[Printed], list[float]]

    def wrong(self, printed, blur=0.0):
        """Return the values outside the bounds, rounded to be read.

        `blur` is what the maker of the PDF, not of the paper, is known to be off.
        """
        slack = TOLERANCE[self.unit] + blur + 1e-6
        return [
            round(value, 3)
            for value in self.measure(printed)
            if not self.low - slack <= value <= self.high + slack
        ]


STYLES = {"bold": on.bold, "italic": on.italic, "capitals": on.capitals}


def look(name, clause, lines, size=None, **styles):
    """Return the items of how some lines are set: size, and styles wanted or not."""
    items = []
    if size:
        low, high = size
        items.append(
            Item(f"{name}: size", clause, "pt", low, high, lambda p: on.sizes(lines(p)))
        )
    for style, wanted in styles.items():
        share = STYLES[style]
        said = f"{name}: {style}" if wanted else f"{name}: not {style}"
        items.append(
            Item(said, clause, "", wanted, wanted, lambda p, f=share: f(lines(p)))
        )
    return items


def there(name, clause, measure):
    """Return the item that a part is printed, once, where the paper has it."""
    return Item(f"{name}: there", clause, "", 1, 1, measure)


def none(name, clause, measure):
    """Return an item that counts what must not be."""
    return Item(name, clause, "", 0, 0, measure)


def mm(name, clause, measure, low=0.0, high=0.0):
    """Return an item in millimetres; without bounds, two places that must agree."""
    return Item(name, clause, "mm", low, high, measure)


SMALL, LARGE = (12, 13), (13, 14)
ITEMS = (
    mm("short side of the sheet", "I.1", on.short_sides, 210, 210),
    mm("long side of the sheet", "I.1", on.long_sides, 297, 297),
    none("sheets without a line", "I.3", on.empty_sheets),
    mm("left margin", "I.3", on.lefts, 30, 35),
    mm("right margin, nothing in it", "I.3", on.rights, 15, ANY),
    mm("top margin of every sheet", "I.3", on.tops, 20, ANY),
    mm("top margin of the first sheet", "I.3", on.first_tops, 20, 25),
    mm("bottom margin, nothing in it", "I.3", on.bottoms, 20, ANY),
    none("letters of another typeface", "I.4", on.odd_letters),
    none("letters that are not black", "I.4", on.coloured_letters),
    none("letters on other letters", "I.5", on.overlaps),
    *look("page number", "I.7", on.shown_numbers, LARGE, italic=0, bold=0),
    mm("page number: in the middle", "I.7", on.number_places),
    mm("page number: in the top margin", "I.7", on.number_heights, 10, 18),
    none("page number: counts its section", "I.7; III.1", on.miscounted),
    none("page number: on a first sheet", "I.7; III.1", on.on_first_sheets),
    there("Quốc hiệu", "II.1.a", lambda p: [len(p.nation)]),
    *look("Quốc hiệu", "II.1.a", lambda p: p.nation, SMALL, bold=1, capitals=1),
    there("Tiêu ngữ", "II.1.b", lambda p: [len(p.motto)]),
    *look("Tiêu ngữ", "II.1.b", lambda p: p.motto, LARGE, bold=1, italic=0),
    mm("Tiêu ngữ: under the middle", "II.1.b", on.motto_centre),
    Item("Tiêu ngữ: single spacing", "II.1.c", "×", 0.95, 1.05, on.motto_pitch),
    there("rule of Tiêu ngữ", "II.1.b", lambda p: [len(on.under_motto(p))]),
    mm("rule of Tiêu ngữ: as long", "II.1.b", on.motto_rule),
    mm("rule of Tiêu ngữ: in the middle", "II.1.b", on.motto_rule_centre),
    *look("parent", "II.2.b", lambda p: p.parent, SMALL, bold=0, capitals=1),
    there("issuer", "II.2.a", on.issuer_is_there),
    *look("issuer", "II.2.b", lambda p: p.issuer, SMALL, bold=1, capitals=1),
    mm("issuer: lines under each other", "II.2.b", on.issuer_centres),
    mm("issuer: level with Quốc hiệu", "IV, ô 1, 2", on.issuer_first),
    mm("issuer: clear of Quốc hiệu", "IV, ô 1, 2", on.column_gap, 1, ANY),
    there("rule of issuer", "II.2.b", on.issuer_rules),
    Item("rule of issuer: length", "II.2.b", "×", 1 / 3, 1 / 2, on.issuer_rule),
    mm("rule of issuer: in the middle", "II.2.b", on.issuer_rule_centre),
    there("number", "II.3", on.number_is_there),
    *look("number", "II.3.c", lambda p: p.number, (13, 13), bold=0, italic=0),
    Item("number: zero below ten", "II.3.c", "", 2, ANY, on.number_digits),
    none("number: spaces in it", "II.3.c", on.number_spaces),
    mm("number: room while unknown", "II.3", on.number_room, 8, 25),
    mm("number: under the issuer", "IV, ô 3", on.number_under_issuer),
    there("date", "II.4", on.date_is_there),
    *look("date", "II.4.c", lambda p: p.date, LARGE, italic=1, bold=0),
    mm("date: level with the number", "II.4.c", on.number_and_date),
    mm("date: under Quốc hiệu", "II.4.c", on.date_under_nation),
    Item("date: two digits of the day", "II.4.b", "", 2, 2, on.day_digits),
    none("date: zero but before months 1, 2", "II.4.b", on.wrong_months),
    there("type and subject", "II.5", on.title_is_there),
    *look("type", "II.5.b", lambda p: p.kind, LARGE, bold=1, capitals=1),
    mm("type and subject: in the middle", "II.5.b", on.title_centre),
    *look("subject", "II.5.b", lambda p: p.subject, LARGE, bold=1, italic=0),
    Item("rule of subject: length", "II.5.b", "×", 1 / 3, 1 / 2, on.subject_rule),
    mm("rule of subject: in the middle", "II.5.b", on.subject_rule_centre),
    *look("bases", "II.6.b", lambda p: on.nested(on.bases(p)), LARGE, italic=1),
    none("bases: another mark at the end", "II.6.b", on.wrong_basis_ends),
    *look("text", "II.6.đ", lambda p: on.nested(on.body(p)), LARGE),
    mm("text: first line", "II.6.đ", on.indents, 10, 12.7),
    Item("text: line spacing", "II.6.đ", "×", 1, 1.5, on.pitches),
    Item("text: between paragraphs", "II.6.đ", "pt", 6, ANY, on.paragraph_gaps),
    mm("text: even on both sides", "II.6.đ", on.ragged),
    none("text: ./. torn from its word", "II.6.đ", on.lonely_ends),
    none("points: a letter of no Vietnamese list", "II.6.d", on.wrong_letters),
    *look("headings", "II.6.d", on.left_headings, LARGE, bold=1),
    *look("centred headings", "II.6.d", on.middle_headings, LARGE, bold=1),
    mm("centred headings: in the middle", "II.6.d", on.centred_headings),
    Item("Điều: bold", "II.6.d", "", 1, 1, on.articles),
    none("titles of signers: missing", "II.7", on.missing_titles),
    *look("titles of signers", "II.7.d", on.titles, LARGE, bold=1, capitals=1),
    mm("a single signer under Quốc hiệu", "IV, ô 7a", on.under_nation),
    *look("notes under titles", "II.7.d", on.notes, italic=1, bold=0),
    *look("state post", "II.7.d", on.posts, LARGE, bold=1, capitals=1),
    *look("names of signers", "II.7.d", on.names, LARGE, bold=1, italic=0),
    mm("names of signers: under their titles", "II.7.d", on.names_off_titles),
    mm("room for hand and seal", "II.8", on.signing_room, 15, 40),
    *look("Kính gửi", "II.9.a", on.addressed, LARGE, italic=0, bold=0),
    Item("Kính gửi: one on its line", "II.9.a", "", 1, 1, on.one_addressee),
    mm("Kính gửi: dashes under the colon", "II.9.a", on.dashes),
    there("Nơi nhận", "II.9.b", on.receivers_are_there),
    *look("Nơi nhận", "II.9.b", on.receivers_head, (12, 12), bold=1, italic=1),
    mm("Nơi nhận: at the margin", "II.9.b", on.margins_of(on.receivers_head), 30, 30),
    mm("Nơi nhận: level with the signer", "II.9.b", on.level_with_title),
    mm("Nơi nhận of minutes: below the names", "mẫu 1.9", on.below_names, 5, ANY),
    *look("receivers", "II.9.b", on.receivers, (11, 11), bold=0, italic=0),
    mm("receivers: at the margin", "II.9.b", on.margins_of(on.receivers), 30, 30),
    none("receivers: another mark at the end", "II.9.b", on.wrong_item_ends),
    none("Phụ lục: missing", "III.1", on.missing_appendices),
    *look("Phụ lục", "III.1.c", on.appendix_labels, (14, 14), bold=1, italic=0),
    *look("title of Phụ lục", "III.1.c", on.appendix_titles, LARGE, bold=1, capitals=1),
    *look("reference of Phụ lục", "III.1.c", on.appendix_references, LARGE, italic=1),
    mm("Phụ lục: all in the middle", "III.1.c", on.appendix_centres),
)
