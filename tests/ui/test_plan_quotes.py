"""Where the words the program used stand in a clause."""

import pytest

from ui.pages.plan_quotes import spots


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Trước ngày 15/12/2025", ["trước ngày 15/12/2025"]),
        ("Phòng Văn hóa - Xã hội", ["Phòng Văn hóa – Xã hội"]),
        ("Chủ tịch Ủy ban nhân dân xã", ["Chủ tịch UBND xã"]),
        ("giấy", []),
        ("05", ["05", "05"]),
    ],
)
def test_used_words_are_found_whatever_case_dash_or_short_form(quote, found):
    text = (
        "Chủ tịch UBND xã: 05 tập thể, 05 cá nhân. Phòng Văn hóa – Xã hội chủ trì, "
        "xong trước ngày 15/12/2025."
    )

    assert [text[a:b] for a, b in spots(text, [quote])] == found
