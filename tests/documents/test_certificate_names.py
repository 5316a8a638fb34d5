"""A thousand recipients with names of any length: nothing leaves its place.

Names have 1 to 60 characters with every Vietnamese capital and tone, half of them
decomposed; positions have six words and merits up to 240 characters.
"""

import dataclasses
import random
import unicodedata

import pypdfium2.raw as raw
import pytest

from desktop.documents.certificates import border
from desktop.documents.certificates.certificate import draw_certificates
from desktop.documents.certificates.certificate_lines import (
    SMALLEST,
    ground_of,
    lines_of,
)
from desktop.documents.certificates.sheet_sizes import SHEETS, Sheet, custom_sheet
from desktop.documents.certificates.stock import Lettering, StockText
from desktop.documents.certificates.stock_certificate import draw_on_stock, set_stock
from desktop.documents.certificates.stock_start import default_layout
from desktop.documents.kinds import Kind
from tests.documents.measuring import MM, buffer, opened
from tests.documents.test_certificate import DAY, DEPUTY, PERSON

COUNT, FEW = 1000, 40
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in _TONES]
CONSONANTS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n"),
    *("ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "w"),
)
ENDS = ("", "", "c", "ch", "m", "n", "ng", "nh", "p", "t")
WORDS = (
    "Phó Trưởng phòng Chuyên viên Trung tâm Phục vụ hành chính công xã thôn Đoài "
    "Hội Nông dân Ủy ban Mặt trận Tổ quốc Trường Tiểu học Nguyễn Bỉnh Khiêm"
)
DEEDS = (
    "Đã có thành tích xuất sắc trong phong trào thi đua “Cải cách hành chính” năm "
    "2026 góp phần nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa "
    "bàn 100% hồ sơ trả đúng hạn (không có hồ sơ quá hạn) & giảm 1/3 thời gian"
)


def syllable(chance):
    letters = chance.choice(CONSONANTS) + chance.choice(VOWELS) + chance.choice(ENDS)
    return letters.capitalize()


def name_of(chance, length):
    name = ""
    while len(name) < length:
        name = f"{name} {syllable(chance)}".strip()
    return name[:length].strip() or "Ý"


def merit(chance, length):
    text = "Đã có"
    while len(text) < length:
        text = f"{text} {chance.choice(DEEDS.split())}"
    return text[:length].strip()


def recipients(count):
    """Return certificates of all kinds, half of them typed decomposed."""
    chance = random.Random(2026)
    for number in range(count):
        base = DEPUTY if number % 5 == 0 else PERSON
        form = "NFD" if number % 2 else "NFC"
        texts = {
            "recipient": name_of(chance, 1 + number % 60),
            "unit": " ".join(chance.choices(WORDS.split(), k=6)),
            "citation": merit(chance, chance.randint(20, 240)),
            "signer": name_of(chance, chance.randint(4, 30)),
        }
        yield dataclasses.replace(
            base,
            kind=list(Kind)[number % 3],
            salutation=("Ông", "Bà")[number // 3 % 2],
            register_number=str(number),
            **{key: unicodedata.normalize(form, text) for key, text in texts.items()},
        )


ALL = tuple(recipients(COUNT))


def test_the_sample_has_every_letter_and_every_length():
    names = [unicodedata.normalize("NFC", one.recipient) for one in ALL]

    assert {v.upper() for v in VOWELS} <= set("".join(names).upper())
    assert "Đ" in "".join(names).upper()
    assert {len(name) for name in names} >= {1, 2, 30, 59, 60}
    assert sum(not unicodedata.is_normalized("NFC", n) for n in names) == 0
    assert max(len(one.citation) for one in ALL) >= 235


def pages(pdf):
    """Return of each page the words, the boxes of its lines in mm, and the sizes."""
    with opened(pdf) as document:
        for page in document:
            high, text = page.get_height(), page.get_textpage()
            boxes = [
                (left / MM, (high - top) / MM, right / MM, (high - bottom) / MM)
                for left, bottom, right, top in map(
                    text.get_rect, range(text.count_rects())
                )
            ]
            count = text.count_chars()
            sizes = {
                round(raw.FPDFText_GetFontSize(text, at), 2)
                for at in range(0, count, 12)
                if not chr(raw.FPDFText_GetUnicode(text, at)).isspace()
            }
            yield "".join(text.get_text_range().split()), boxes, sizes
            text.close()
            page.close()


@pytest.mark.parametrize(
    ("sheet", "count"),
    [(Sheet.A4, COUNT), *((one, FEW) for one in (*SHEETS[1:], custom_sheet(300, 200)))],
    ids=lambda value: getattr(value, "code", value),
)
def test_on_the_whole_print_nothing_leaves_the_frame(sheet, count, monkeypatch):
    # The border is measured elsewhere; reading it on every page would take minutes.
    monkeypatch.setattr(border, "draw_border", lambda *_given: None)
    out = buffer()
    chosen = ALL[:: COUNT // count]
    draw_certificates(chosen, out, sheet=sheet, created_on=DAY)
    side = 23 * sheet.scale
    floor = sheet.height - 22.4 * sheet.scale

    for one, (words, boxes, sizes) in zip(chosen, pages(out.getvalue()), strict=True):
        for left, top, right, bottom in boxes:
            assert side < left < right < sheet.width - side, one.recipient
            assert 25 * sheet.scale < top < bottom < floor, one.recipient
        set_lines = lines_of(one, ground_of(sheet), script=False)
        assert min(sizes | {line.size for line in set_lines}) >= SMALLEST
        assert_whole(one, words)


def assert_whole(one, printed):
    for text in (one.recipient.upper(), one.citation, one.unit, one.signer):
        assert "".join(text.split()) in printed


@pytest.mark.parametrize(
    ("sheet", "count"), [(Sheet.A4, COUNT), (Sheet.A3, FEW)], ids=["A4", "A3"]
)
def test_on_stock_every_letter_stays_in_its_field(sheet, count):
    layout = default_layout("Phôi", sheet)
    chosen = ALL[:: COUNT // count]
    out = buffer()
    draw_on_stock(chosen, out, layout, created_on=DAY)

    for one, found in zip(chosen, pages(out.getvalue()), strict=True):
        assert_in_their_boxes(set_stock(one, layout), *found)
        assert_whole(one, found[0])


def test_on_stock_the_script_stays_in_its_field_too():
    layout = default_layout("Phôi", Sheet.A3)
    named = layout.field(StockText.RECIPIENT)
    layout = layout.with_field(dataclasses.replace(named, lettering=Lettering.SCRIPT))
    chosen = ALL[:: COUNT // FEW]
    out = buffer()
    draw_on_stock(chosen, out, layout, created_on=DAY)

    for one, found in zip(chosen, pages(out.getvalue()), strict=True):
        assert_in_their_boxes(set_stock(one, layout), *found)


def assert_in_their_boxes(fields, words, boxes, sizes):
    """Every line is inside the box of one field, and no letter is too small."""
    set_fields = [field for field in fields if field.lines]
    assert not any(field.trouble for field in fields)
    wanted = "".join(line.text for field in set_fields for line in field.lines)
    assert words == "".join(wanted.split())
    for field in set_fields:
        assert min(line.size for line in field.lines) >= field.field.smallest
    assert sizes <= {round(f.lines[0].size, 2) for f in set_fields}
    for box in boxes:
        assert any(is_inside(box, field.box) for field in set_fields), wanted


def is_inside(box, room, slack=0.12):
    left, top, right, bottom = box
    return (
        room.left - slack < left < right < room.right + slack
        and room.top - slack < top < bottom < room.bottom + slack
    )
