"""Phiếu đăng ký khóa: one page, digits to type from, a code that says the same."""

import datetime as dt
import io
from dataclasses import replace

import pypdfium2
import pytest

from desktop.documents.paper import Letterhead, Signature
from desktop.documents.papers.key_sheet import (
    KeySheet,
    SheetReason,
    describe_recovery,
    save_key_sheet,
)
from desktop.documents.printed.codes import squares
from desktop.documents.typeface import CharacterError

MM = 72 / 25.4
DAY = dt.date(2026, 11, 20)
GROUPS = ("04718", "29356", "61043", "88217", "35940", "17682")
LETTERHEAD = Letterhead(("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ"), "Vân Khê")
SHEET = KeySheet(
    letterhead=LETTERHEAD,
    office="Ủy ban nhân dân xã Vân Khê",
    code="99001",
    receiver="Sở Nội vụ thành phố Lạc Hà",
    reason=SheetReason.FIRST,
    turn=1,
    made_on=DAY,
    groups=GROUPS,
    scanned=f"vn-xa-99001 {' '.join(GROUPS)}",
    signer=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trịnh Đình Khôi"),
)


def drawn(sheet):
    out = io.BytesIO()
    pages = save_key_sheet(sheet, out, created_on=DAY)
    return out.getvalue(), pages


def page_of(data):
    return pypdfium2.PdfDocument(data)[0]


def text_of(data):
    return " ".join(page_of(data).get_textpage().get_text_range().split())


def test_the_sheet_says_who_asks_whom_and_why():
    text = text_of(drawn(SHEET)[0])
    for said in (
        "PHIẾU ĐĂNG KÝ KHÓA",
        "Ủy ban nhân dân xã Vân Khê; mã đơn vị: 99001",
        "Sở Nội vụ thành phố Lạc Hà",
        "Lần 01; ngày 20/11/2026",
        "gõ 30 chữ số từ phiếu giấy này",
        "Trịnh Đình Khôi",
        "Người thứ hai",
    ):
        assert said in text


def test_what_nobody_knows_is_room_to_write():
    text = text_of(drawn(SHEET)[0])
    for label in ("Người phụ trách", "Điện thoại cơ quan"):
        after = text.partition(label)[2]
        assert after.lstrip().startswith("………")
    assert "Vân Khê, ngày tháng năm" in " ".join(text.replace("\xa0", " ").split())


def test_each_group_stands_whole_in_its_box_in_reading_order():
    page = page_of(drawn(SHEET)[0]).get_textpage()
    places = []
    for group in GROUPS:
        found = page.search(group).get_next()
        assert found is not None, group
        boxes = [page.get_charbox(found[0] + i) for i in range(5)]
        places.append((-boxes[0][1], boxes[0][0], boxes[-1][2] - boxes[0][0]))
    rows = [top for top, _, _ in places]
    assert rows[:3] == pytest.approx([rows[0]] * 3, abs=1)
    assert rows[3:] == pytest.approx([rows[3]] * 3, abs=1)
    assert rows[3] > rows[0] + 14 * MM
    assert [left for _, left, _ in places[:3]] == sorted(p[1] for p in places[:3])
    assert all(30 * MM < wide < 46 * MM for _, _, wide in places)


def test_the_square_code_holds_office_and_digits():
    data, _ = drawn(SHEET)
    page = page_of(data)
    scale = 6
    image = page.render(scale=scale, grayscale=True).to_pil()
    count, dark = squares(SHEET.scanned)
    corner = (0, int(168 * MM * scale), int(71 * MM * scale), int(214 * MM * scale))
    ink = image.crop(corner).point(lambda shade: 255 * (shade < 128)).getbbox()
    assert ink is not None
    left, top = ink[0], corner[1] + ink[1]
    each = (ink[2] - ink[0]) / count
    assert each * count / scale > 30 * MM  # large enough for any scanner
    wanted = {(r, c + i) for r, c, long in dark for i in range(long)}
    read = {
        (r, c)
        for r in range(count)
        for c in range(count)
        if image.getpixel((int(left + (c + 0.5) * each), int(top + (r + 0.5) * each)))
        < 128
    }
    assert read == wanted


@pytest.mark.parametrize("reason", SheetReason)
def test_one_reason_is_ticked(reason):
    plain, _ = drawn(replace(SHEET, reason=reason))
    others = [drawn(replace(SHEET, reason=one))[0] for one in SheetReason]
    assert sum(plain == other for other in others) == 1
    assert all(one.value in text_of(plain) for one in SheetReason)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"signer": Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))},
        {
            "office": "Ủy ban nhân dân phường Xuân Vinh - Nguyễn Bỉnh Khiêm",
            "receiver": "Sở Nội vụ thành phố Hồ Chí Minh",
            "signer": Signature(
                ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Nguyên",
            ),
            "letterhead": Letterhead(
                ("ỦY BAN NHÂN DÂN", "PHƯỜNG XUÂN VINH - NGUYỄN BỈNH KHIÊM"),
                "Xuân Vinh",
            ),
        },
        {"code": "01", "office": "Ủy ban nhân dân thành phố Hà Nội", "turn": 12},
    ],
)
def test_everything_stays_on_one_page_within_the_margins(changes):
    data, pages = drawn(replace(SHEET, **changes))
    assert pages == 1
    page = page_of(data).get_textpage()
    boxes = [page.get_charbox(i) for i in range(page.count_chars())]
    boxes = [box for box in boxes if box[2] > box[0]]
    assert min(box[0] for box in boxes) >= 29.5 * MM
    assert max(box[2] for box in boxes) <= 190.5 * MM
    assert min(box[1] for box in boxes) >= 19.5 * MM


def test_equal_values_give_equal_bytes():
    assert drawn(SHEET)[0] == drawn(SHEET)[0]


def test_a_name_that_cannot_be_printed_is_refused():
    with pytest.raises(CharacterError):
        drawn(replace(SHEET, office="Ủy ban nhân dân xã 漢"))


def test_the_recovery_sheet_prints_each_secret_in_short_groups():
    secret = "AGE-SECRET-KEY-1" + "Q" * 58
    paper = describe_recovery(LETTERHEAD, (("Khóa dự phòng", secret),), DAY)
    codes = [block for block in paper.body if hasattr(block, "caption")]
    assert [code.text for code in codes] == [secret]
    groups = codes[0].caption.split(" ")
    assert "".join(groups) == secret
    assert max(map(len, groups)) == 6
