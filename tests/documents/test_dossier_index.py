"""The Mục lục hồ sơ: boxes with words, verdict, what remains, when it was printed."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.documents.paper import Letterhead, Mark, Table
from desktop.documents.papers.dossier_index import (
    DossierIndex,
    IndexLine,
    day_on_paper,
    describe_dossier_index,
)

DONE = IndexLine(
    "Biên bản họp", "01/BB; 26/02/2027", "chính", 2, 2, "03 - 05", "Đủ", True
)
OPEN = IndexLine("Tờ trình", "chưa lấy số", "chính", 2, 2, "01 - 02", "Chờ ký", False)
SHORT = IndexLine(
    "Quyết định", "", "sao y", 2, 1, "", "Thiếu 01 bản", False, is_short=True
)
IDLE = IndexLine("Xác nhận thuế", "", "", None, None, "", "Không áp dụng", False, False)
INDEX = DossierIndex(
    Letterhead(("PHÒNG VĂN HÓA - XÃ HỘI",), "Vân Khê", parent=("UBND XÃ VÂN KHÊ",)),
    "Đề nghị tặng Bằng khen",
    "",
    "Sở Nội vụ",
    2,
    True,
    "trước ngày 31/3/2027 (hạn cuối 30/3/2027)",
    (OPEN, DONE, SHORT, IDLE),
    3,
    1,
    1,
    ("Trình ký, lấy số Tờ trình (mục 1)", "Bổ sung 01 bản Quyết định (mục 3)"),
    False,
    datetime(2027, 3, 4, 10, 32),
)


def table_of(index):
    [table] = [b for b in describe_dossier_index(index).body if isinstance(b, Table)]
    return table


def said(index):
    body = describe_dossier_index(index).body
    return ["".join(run.text for run in b.text) for b in body if hasattr(b, "text")]


def test_a_box_is_ticked_only_where_the_paper_is_complete():
    marks = [row.cells[-1].mark for row in table_of(INDEX).rows]

    assert marks == [Mark.EMPTY, Mark.TICKED, Mark.EMPTY, None]


def test_words_stand_beside_every_box():
    words = [row.cells[-1].text[0].text for row in table_of(INDEX).rows]

    assert words == ["Chờ ký", "Đủ", "Thiếu 01 bản", "Không áp dụng"]


def test_what_nobody_counted_is_left_blank_and_never_zero():
    unknown = replace(OPEN, there=None, wanted=None)
    [row] = table_of(replace(INDEX, lines=(unknown,))).rows

    assert [row.cells[at].text[0].text for at in (4, 5)] == ["", ""]


def test_the_verdict_counts_and_lists_what_remains():
    paragraphs = said(INDEX)

    assert (
        "Kết quả kiểm tra: 01/03 mục bắt buộc đã đủ; 02 mục chưa đủ; 01 mục không áp "
        "dụng. Hồ sơ chưa đủ để gửi. Việc còn lại:"
    ) in paragraphs
    assert paragraphs[-2:] == [
        "a) Trình ký, lấy số Tờ trình (mục 1);",
        "b) Bổ sung 01 bản Quyết định (mục 3).",
    ]


def test_points_follow_the_vietnamese_alphabet():
    index = replace(INDEX, remaining=("một", "hai", "ba", "bốn", "năm"))

    assert [p.split(")")[0] for p in said(index)[-5:]] == ["a", "b", "c", "d", "đ"]


def test_a_complete_dossier_says_so_and_lists_nothing():
    index = replace(
        INDEX, lines=(DONE,), required=1, done=1, idle=0, remaining=(), is_complete=True
    )

    assert said(index)[-1] == (
        "Kết quả kiểm tra: 01/01 mục bắt buộc đã đủ. Hồ sơ đã đủ để gửi."
    )


def test_the_foot_says_when_it_was_printed():
    assert describe_dossier_index(INDEX).footer == (
        "Bảng kiểm nội bộ, in lúc 10:32 ngày 04/3/2027; in lại sau mỗi lần bổ sung."
    )


def test_columns_fill_the_block_of_the_page():
    assert sum(column.width for column in table_of(INDEX).columns) == pytest.approx(160)


def test_months_one_and_two_alone_have_a_zero():
    assert day_on_paper(date(2027, 2, 26)) == "26/02/2027"
    assert day_on_paper(date(2027, 3, 4)) == "04/3/2027"
    assert day_on_paper(date(2027, 11, 30)) == "30/11/2027"
