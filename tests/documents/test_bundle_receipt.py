"""The sheet for a received bundle: one page, twelve digits, nobody's name."""

import datetime as dt
import io

import pypdfium2
import pytest

from desktop.documents.paper import Letterhead
from desktop.documents.papers.bundle_receipt import (
    BundleReceipt,
    describe_bundle_receipt,
    grouped_code,
)
from desktop.documents.printed.saving import save_pdf

DIGEST = "0123456789abcdef" * 4


def receipt(**parts):
    given = {
        "letterhead": Letterhead(("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ"), "Vân Khê"),
        "receiver": "Ủy ban nhân dân thành phố Vân Đài",
        "sender": "Ủy ban nhân dân xã Vân Khê",
        "sender_code": "vn-xa-99001",
        "kind": "Hồ sơ đề nghị khen thưởng",
        "scope": "cchc-2026, 2026",
        "seq": 7,
        "code": "012345678901",
        "sha256": DIGEST,
        "verdict": "Đã nhận",
        "received_on": dt.date(2026, 11, 20),
        "tables": 21,
        "rows": 1503,
        "files": 0,
    }
    return BundleReceipt(**{**given, **parts})


def printed(value):
    out = io.BytesIO()
    save_pdf(
        describe_bundle_receipt(value), out, draft=False, created_on=dt.date(2026, 1, 1)
    )
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return pages


def test_everything_the_telephone_needs_is_on_one_page():
    [page] = printed(receipt(notes=(("TD-502", "Hồ sơ của … thiếu: …", 4),)))

    for words in ("PHIẾU TIẾP NHẬN", "0123 4567 8901", "vn-xa-99001", "20/11/2026"):
        assert words in page
    assert "1.503" in page
    assert "TD-502" in page


def test_even_with_many_codes_it_stays_a_sheet():
    notes = tuple((f"TD-{500 + n}", "Một điều cần xem lại", n + 1) for n in range(6))

    assert len(printed(receipt(notes=notes))) == 1


def test_what_is_not_known_leaves_room_to_write():
    unknown = receipt(received_on=None, rows=None, files=None)

    [page] = printed(unknown)

    assert "Số dòng: 0" not in page
    lines = [line.strip() for line in page.splitlines()]
    assert {"Ngày tiếp nhận:", "Số dòng:", "Số tệp đính kèm:"} <= set(lines)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("012345678901", "0123 4567 8901"), ("1" * 12, "1111 1111 1111")],
)
def test_the_digits_stand_in_groups_of_four(code, shown):
    assert grouped_code(code) == shown
