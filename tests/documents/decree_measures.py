"""How each item of the decree's table is found and measured on a printed paper.

Every function takes a `Printed` and returns the values found, none where the paper has
no such part.
"""

import re
from itertools import pairwise

from desktop.documents.paper import Addressee, Heading, Paragraph
from desktop.documents.typeface import HARD_SPACE
from tests.documents.measuring import MM
from tests.documents.printed import rule_under, said, squeezed

SINGLE = 1.149
"""The pitch of single spacing, in parts of the size."""


# --- small measures -------------------------------------------------------------------


def sizes(lines):
    return [line.size for line in lines]


def bold(lines):
    return [line.share("Bold") for line in lines]


def italic(lines):
    return [line.share("Italic") for line in lines]


def capitals(lines):
    letters = [c for line in lines for c in line.text if c.isalpha()]
    return [sum(c.isupper() for c in letters) / len(letters)] if letters else []


def off_centre(lines, centre):
    return [line.centre - centre for line in lines]


def nested(groups):
    return [one for group in groups for one in group]


# --- the sheet ------------------------------------------------------------------------


def lefts(p):
    lines = [one for sheet in p.sheets for one in sheet.inside()]
    return [min(one.left for one in lines)]


def empty_sheets(p):
    return [sum(not sheet.inside() for sheet in p.sheets)]


def _filled(p):
    return [sheet for sheet in p.sheets if sheet.inside()]


def rights(p):
    return [
        sheet.width - max(one.right for one in (*sheet.inside(), *sheet.rules))
        for sheet in _filled(p)
    ]


def tops(p):
    """The first line or rule of each sheet; a table begins with its rule."""
    return [
        min([one.top for one in sheet.inside()][:1] + [rule.y for rule in sheet.rules])
        for sheet in _filled(p)
    ]


def first_tops(p):
    return [min(one.top for one in p.first.inside())]


def bottoms(p):
    return [
        sheet.height - max(one.y + one.size * 0.216 / MM for one in sheet.inside())
        for sheet in _filled(p)
    ]


def odd_letters(p):
    wanted = re.compile(r"LiberationSerif|TimesNewRoman|Times-")
    seen = [one for sheet in p.sheets for line in sheet.lines for one in line.letters]
    # A Word file has symbols (private characters) where the PDF has drawn boxes.
    letters = [one for one in seen if not "\ue000" <= one.text <= "\uf8ff"]
    return [sum(not wanted.search(one.font) for one in letters)]


def coloured_letters(p):
    seen = [
        one for sheet in p.sheets for line in sheet.inside() for one in line.letters
    ]
    return [sum(one.grey > 8 for one in seen)]


def overlaps(p):
    count = 0
    for sheet in p.sheets:
        lines = sorted(sheet.lines, key=lambda one: one.y)
        for index, one in enumerate(lines):
            for other in lines[index + 1 :]:
                if other.y - one.y > 0.75 * other.size / MM:
                    break
                apart = min(one.right, other.right) - max(one.left, other.left) < 0.5
                count += not apart
        for line in lines:
            pairs = pairwise(line.letters)
            # No letter is narrower than a fifth of the size.
            count += sum(b.x - a.x < 0.2 * a.size / MM for a, b in pairs)
    return [count]


def shown_numbers(p):
    return [line for place, lines, _ in p.numbers() if place > 1 for line in lines]


def number_places(p):
    return [
        lines[0].centre - sheet.centre
        for place, lines, sheet in p.numbers()
        if place > 1 and lines
    ]


def miscounted(p):
    return [
        float([line.text for line in lines] != [str(place)])
        for place, lines, _ in p.numbers()
        if place > 1
    ]


def on_first_sheets(p):
    return [len(lines) for place, lines, _ in p.numbers() if place == 1]


# --- the header -----------------------------------------------------------------------


def motto_pitch(p):
    pairs = zip(p.nation, p.motto, strict=False)
    return [(b.y - a.y) * MM / (14 * SINGLE) for a, b in pairs]


def under_motto(p):
    return rule_under(p.first, p.motto) if p.motto else []


def motto_rule(p):
    return [rule.length - p.motto[0].width for rule in under_motto(p)]


def under_issuer(p):
    return rule_under(p.first, p.issuer) if p.issuer else []


def issuer_rule(p):
    return [rule.length / p.issuer[-1].width for rule in under_issuer(p)]


def column_gap(p):
    left = [*p.parent, *p.issuer]
    if not left or not p.nation:
        return []
    return [p.nation[0].left - max(one.right for one in left)]


def issuer_first(p):
    left = [*p.parent, *p.issuer]
    return [left[0].y - p.nation[0].y] if left and p.nation else []


def issuer_centres(p):
    left = [*p.parent, *p.issuer]
    return off_centre(left, left[0].centre) if left else []


def number_digits(p):
    shown = [re.match(r"Số: *(\d+)/", one.text) for one in p.number]
    return [len(found.group(1)) for found in shown if found]


def number_spaces(p):
    """Count spaces within "05/QĐ-UBND"."""
    shown = [one.text.partition(":")[2].strip() for one in p.number]
    return [sum(c.isspace() for c in text) for text in shown if text[:1].isdigit()]


def number_room(p):
    """The room between "Số:" and the stroke, where no number is known yet."""
    if p.paper.letterhead.number:
        return []
    rooms = []
    for line in p.number:
        colon = next(one for one in line.letters if one.text == ":")
        stroke = next(one for one in line.letters if one.text == "/")
        rooms.append(stroke.left - colon.right)
    return rooms


def number_under_issuer(p):
    left = [*p.parent, *p.issuer]
    return off_centre(p.number, left[0].centre) if left else []


def number_and_date(p):
    return [a.y - b.y for a, b in zip(p.number, p.date, strict=False)]


def signed_date(p):
    return p.date if p.paper.letterhead.signed_on else []


def date_under_nation(p):
    return off_centre(signed_date(p), p.nation[0].centre) if p.nation else []


def _date_parts(p):
    shown = [re.search(r"ngày (\d+) tháng (\d+)", one.text) for one in p.date]
    return [found.groups() for found in shown if found]


def day_digits(p):
    return [len(day) for day, _ in _date_parts(p)]


def wrong_months(p):
    """Months 1 and 2 take a zero, the others none."""
    return [
        float((len(month) == 2 and month[0] == "0") != (int(month) < 3))
        for _, month in _date_parts(p)
    ]


# --- title ----------------------------------------------------------------------------


def title(p):
    return [*p.kind, *p.subject]


def subject_rule(p):
    lines = p.reference or p.subject
    found = rule_under(p.first, lines) if lines else []
    return [rule.length / lines[-1].width for rule in found]


def subject_rule_centre(p):
    lines = p.reference or p.subject
    found = rule_under(p.first, lines) if lines else []
    return [rule.centre - lines[-1].centre for rule in found]


# --- body -----------------------------------------------------------------------------


def _is_basis(block):
    return bool(block.text) and block.text[0].italic and "Căn cứ" in said(block.text)


def bases(p):
    return p.of(Paragraph, _is_basis)


def wrong_basis_ends(p):
    ends = [lines[-1].text[-1] for lines in bases(p)]
    if not ends:
        return []
    follows = _follows_bases(p)
    wanted = [*[";"] * (len(ends) - 1), ";" if follows else "."]
    return [float(a != b) for a, b in zip(ends, wanted, strict=True)]


def _follows_bases(p):
    """Tell whether "Theo đề nghị …" closes the bases in their place."""
    return any(
        isinstance(block, Paragraph) and said(block.text).startswith("Theo đề nghị")
        for block in p.paper.body
    )


def body(p):
    return p.of(Paragraph)


def indents(p):
    return [lines[0].left - 30 for lines in p.of(Paragraph, lambda one: one.indented)]


def pitches(p):
    """Distances of neighbouring lines of a paragraph, in single spacings."""
    found = []
    for block, placed in p.blocks:
        if isinstance(block, Paragraph):
            for (a, one), (b, other) in pairwise(placed):
                if a is b:
                    found.append((other.y - one.y) * MM / (one.size * SINGLE))
    return found


def paragraph_gaps(p):
    """What two paragraphs have between them beyond their line spacing, in points."""
    pitch = {round(one, 3) for one in pitches(p)}
    if not pitch:
        return []
    found = []
    for (a, one), (b, other) in pairwise(p.blocks):
        below = isinstance(a, Paragraph) and isinstance(b, Paragraph)
        if below and one[-1][0] is other[0][0] and _are_neighbours(p, a, b):
            line = one[-1][1]
            between = (other[0][1].y - line.y) * MM
            found.append(between - min(pitch) * line.size * SINGLE)
    return found


def _are_neighbours(p, a, b):
    bodies = [p.paper.body, *(one.body for one in p.paper.appendices)]
    return any(
        one is a and other is b for blocks in bodies for one, other in pairwise(blocks)
    )


def ragged(p):
    """How far each line but the last of a paragraph ends from the block's edge."""
    found = []
    for block, placed in p.blocks:
        # Blanks at the end of a line are not printed.
        if isinstance(block, Paragraph) and HARD_SPACE not in said(block.text):
            for sheet, line in placed[:-1]:
                edge = sheet.width - (15 if sheet.is_landscape else 20)
                found.append(edge - line.right)
    return found


def lonely_ends(p):
    """Lines that begin with the closing mark, torn from its word."""
    lines = [one for sheet in p.sheets for one in sheet.inside()]
    return [sum(one.text.startswith(("./", "/.")) for one in lines)]


def wrong_letters(p):
    shown = [re.match(r"(\w)\) ", lines[0].text) for lines in body(p)]
    return [float(found.group(1) in "fjwzăâêôơư") for found in shown if found]


def headings(p, *, centred):
    return nested(p.of(Heading, lambda one: one.centred is centred))


def centred_headings(p):
    return off_centre(headings(p, centred=True), p.first.centre)


def articles(p):
    """The share of bold letters in "Điều 1."."""
    shares = []
    for lines in body(p):
        found = re.match(r"Điều \d+\.", lines[0].text)
        if found:
            letters = lines[0].letters[: len(squeezed(found.group()))]
            shares.append(sum("Bold" in one.font for one in letters) / len(letters))
    return shares


# --- receivers ------------------------------------------------------------------------


def addressed(p):
    return nested(p.of(Addressee))


def dashes(p):
    """How far each dash stands from the colon above it."""
    found = []
    for lines in p.of(Addressee, lambda one: len(one.names) > 1):
        colon = next(one for one in lines[0].letters if one.text == ":")
        found += [
            line.left - colon.left for line in lines[1:] if line.text.startswith("-")
        ]
    return found


def one_addressee(p):
    groups = p.of(Addressee, lambda one: len(one.names) == 1)
    return [len(lines[0].text) > len("Kính gửi:") for lines in groups]


def wrong_item_ends(p):
    _, items = p.receivers
    ends, texts = [], [one.text for one in items]
    for index, text in enumerate(texts):
        last = index == len(texts) - 1
        if last or texts[index + 1].startswith("-"):
            ends.append(float(text[-1] != ("." if last else ";")))
    return ends


def beside(p):
    return len(p.paper.signatures) == 1 and not p.paper.recipients_below


def level_with_title(p):
    head, _ = p.receivers
    if not head or not beside(p):
        return []
    titles = p.signer(p.paper.signatures[0])[0]
    return [head[0].y - titles[0].y]


def below_names(p):
    head, _ = p.receivers
    if not head or beside(p) or not p.paper.signatures:
        return []
    names = nested(p.signer(one)[3] for one in p.paper.signatures)
    return [head[0].y - max(one.y for one in names)] if names else []


# --- signatures -----------------------------------------------------------------------


def signed(p, part):
    every = [*p.paper.signatures]
    every += [p.paper.confirmation] if p.paper.confirmation else []
    return nested(p.signer(one)[part] for one in every)


def names_off_titles(p):
    found = []
    for one in p.paper.signatures:
        titles, _, posts, names = p.signer(one)
        if titles:
            found += off_centre([*posts, *names], titles[0].centre)
    return found


def signing_room(p):
    """From the last title to the name or the post above it."""
    found = []
    for one in p.paper.signatures:
        titles, _, posts, names = p.signer(one)
        below = (posts or names)[:1]
        found += [line.y - titles[-1].y for line in below if titles]
    return found


def missing_titles(p):
    return [float(not p.signer(one)[0]) for one in p.paper.signatures]


def under_nation(p):
    """A single signature stands under the Quốc hiệu."""
    if len(p.paper.signatures) != 1 or not p.nation:
        return []
    return off_centre(p.signer(p.paper.signatures[0])[0], p.nation[0].centre)


# --- appendices -----------------------------------------------------------------------


def of_appendices(p, part):
    return nested(parts[part] for parts in p.appendix_parts())


def appendix_centres(p):
    found = []
    for appendix, label, title, reference in p.appendix_parts():
        # Where blanks end a line, its middle cannot be seen.
        shown = [] if HARD_SPACE in appendix.reference else reference
        found += off_centre([*label, *title, *shown], p.first.centre)
    return found


def missing_appendices(p):
    return [float(not parts[1]) for parts in p.appendix_parts()]


def short_sides(p):
    return [min(sheet.width, sheet.height) for sheet in p.sheets]


def long_sides(p):
    return [max(sheet.width, sheet.height) for sheet in p.sheets]


def number_heights(p):
    return [one.y for one in shown_numbers(p)]


def motto_centre(p):
    return off_centre(p.motto, p.nation[0].centre) if p.nation else []


def motto_rule_centre(p):
    return [rule.centre - p.motto[0].centre for rule in under_motto(p)]


def issuer_is_there(p):
    return [float(bool(p.issuer))] if p.paper.letterhead.issuer else []


def issuer_rules(p):
    return [len(under_issuer(p))] if p.issuer else []


def issuer_rule_centre(p):
    return [rule.centre - p.issuer[-1].centre for rule in under_issuer(p)]


def number_is_there(p):
    return [len(p.number)] if p.paper.letterhead.symbol else []


def date_is_there(p):
    return [len(p.date)] if p.paper.letterhead.place else []


def title_is_there(p):
    return [float(bool(p.kind)), float(bool(p.subject) or not p.paper.subject)]


def title_centre(p):
    return off_centre(title(p), p.first.centre)


def receivers_are_there(p):
    return [len(p.receivers[0])] if p.paper.recipients else []


def margins_of(find):
    return lambda p: [one.left for one in find(p)]


def left_headings(p):
    return headings(p, centred=False)


def middle_headings(p):
    return headings(p, centred=True)


def titles(p):
    return signed(p, 0)


def notes(p):
    return signed(p, 1)


def posts(p):
    return signed(p, 2)


def names(p):
    return signed(p, 3)


def receivers_head(p):
    return p.receivers[0]


def receivers(p):
    return p.receivers[1]


def appendix_labels(p):
    return of_appendices(p, 1)


def appendix_titles(p):
    return of_appendices(p, 2)


def appendix_references(p):
    return of_appendices(p, 3)
