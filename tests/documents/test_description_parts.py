"""Every part of the description as it is drawn: dots, boxes, codes, posts, footers."""

import dataclasses
from itertools import pairwise

import pypdfium2.raw as raw
import pytest
import segno

from desktop.documents.paper import (
    Addressee,
    Align,
    Cell,
    Code,
    Column,
    Field,
    Heading,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.printed.codes import CODE_SIDE, QUIET, squares
from desktop.documents.printed.page import Strip, paginate
from desktop.errors import OfficeError
from tests.documents.measuring import (
    MM,
    chars,
    lines,
    opened,
    page_count,
    pixels,
    text_of,
    the_line,
)
from tests.documents.part_samples import (
    BALLOT,
    COMMITTEE,
    INDEX,
    MINUTES,
    MONEY,
    PARTS,
    REPORT,
    UPWARD,
    head,
)
from tests.documents.printed import Printed
from tests.documents.samples import saved

HEAD = Letterhead(COMMITTEE, "Vân Khê", symbol="BC-UBND")
SIGNED = (Signature(("CHỦ TỊCH",), "Trịnh Đình Khôi"),)
BLOCK_LEFT, BLOCK_RIGHT = 30.0, 190.0


def drawn(*blocks, **values):
    """Return the measured pages of a paper with these blocks."""
    values.setdefault("signatures", SIGNED)
    paper = Paper(HEAD, "BÁO CÁO", "Kết quả", tuple(blocks), **values)
    return Printed(paper, saved(paper))


def leaders(printed, page=0):
    return sorted(printed.sheets[page].leaders, key=lambda one: one.y)


def boxes(pdf, page=0):
    """Return (left, bottom, side) of every small square, in mm from the top left."""
    found = []
    with opened(pdf) as document:
        height = document[page].get_height()
        for item in document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = (one / MM for one in item.get_bounds())
            wide, high = right - left, top - bottom
            if abs(wide - high) < 0.01 and 2 < wide < 5:
                found.append((left, height / MM - bottom, wide))
    return found


# --- lines of a form ------------------------------------------------------------------


def test_what_is_not_known_leaves_dots_from_the_label_to_the_edge_of_the_block():
    printed = drawn(Field("Địa điểm"))

    [dots] = leaders(printed)
    label = the_line(saved(printed.paper), "Địa điểm:")
    assert dots.right == pytest.approx(BLOCK_RIGHT, abs=0.2)
    assert 0.5 < dots.left - label.right < 2.5
    assert dots.y == pytest.approx(label.y, abs=0.05)


def test_what_is_known_stands_after_its_label_without_dots():
    printed = drawn(Field("Địa điểm", plain("Phòng họp số 2.")))

    assert leaders(printed) == []
    assert "Địa điểm: Phòng họp số 2." in text_of(saved(printed.paper))


def test_an_empty_field_leaves_as_many_dotted_lines_as_asked_for_a_hand_to_write():
    dots = leaders(drawn(Field("Ý kiến khác", lines=4)))

    assert len(dots) == 4
    assert [one.left for one in dots[1:]] == pytest.approx([BLOCK_LEFT] * 3, abs=1.1)
    assert [one.right for one in dots] == pytest.approx([BLOCK_RIGHT] * 4, abs=0.2)
    steps = [b.y - a.y for a, b in pairwise(dots[1:])]
    assert all(step >= 7 for step in steps)


def test_dots_take_a_line_of_their_own_after_a_label_that_fills_its_line():
    label = "Hình thức khen thưởng cao nhất đã được tặng từ trước đến nay"
    printed = drawn(Field(label))

    [dots] = leaders(printed)
    text = the_line(saved(printed.paper), "Hình thức")
    assert dots.y > text.y + 4
    assert dots.left == pytest.approx(BLOCK_LEFT, abs=1.1)


def test_a_field_without_a_label_is_dotted_lines_alone():
    printed = drawn(Field("", lines=2))

    assert len(leaders(printed)) == 2
    assert ":" not in [line.text for line in printed.first.inside()]


def test_a_field_that_is_not_indented_begins_at_the_margin():
    printed = drawn(Field("Địa điểm", indented=False), Field("Thời gian"))

    pdf = saved(printed.paper)
    assert the_line(pdf, "Địa điểm").left == pytest.approx(30, abs=0.3)
    assert the_line(pdf, "Thời gian").left == pytest.approx(42.7, abs=0.3)


# --- boxes ----------------------------------------------------------------------------


def test_a_box_is_drawn_for_every_mark_and_a_tick_only_in_ticked_ones():
    def dark(mark):
        table = Table(
            (Column(160),), head("Kiểm tra"), (Row((Cell(plain("Đủ"), mark=mark),)),)
        )
        pdf = saved(drawn(table).paper)
        [(left, foot, side)] = boxes(pdf)
        area = (left + 0.5, foot - side + 0.5, left + side - 0.5, foot - 0.5)
        inside = pixels(pdf, dots_per_mm=10).crop([round(one * 10) for one in area])
        return sum(inside.histogram()[:128])

    assert dark(Mark.EMPTY) == 0
    assert dark(Mark.TICKED) > 20


def test_a_box_stands_left_of_its_text_and_alone_where_the_column_says():
    pdf = saved(INDEX)

    found = boxes(pdf)
    assert len(found) == 3
    text = the_line(pdf, "Đủ")
    beside = min(found, key=lambda box: abs(box[1] - text.y) + abs(box[0] - text.left))
    assert beside[0] + beside[2] < text.left < beside[0] + beside[2] + 3
    assert beside[1] == pytest.approx(text.y, abs=0.6)
    middle = 30 + 10 + 90 + 15
    assert any(abs(x + side / 2 - middle) < 0.2 for x, _, side in found)


def test_text_beside_a_box_never_runs_under_it():
    pdf = saved(INDEX)

    first = the_line(pdf, "Thiếu xác")
    others = [one for one in lines(pdf) if one.text in {"nhận của cấp", "trình khen"}]
    assert others
    assert [one.left for one in others] == pytest.approx([first.left] * len(others))


# --- codes ----------------------------------------------------------------------------


def test_the_code_holds_its_text_and_is_drawn_square_for_square():
    text = "https://so-vang.example/01-7F3A"
    pdf = saved(drawn(Code(text, "Số đăng ký 01-7F3A.")).paper)
    expected = segno.make(text, error="m", micro=False).matrix
    count = len(expected)
    side = CODE_SIDE / MM
    each = side / (count + 2 * QUIET)
    picture = pixels(pdf, dots_per_mm=10)
    top = _top_of_code(pdf, each)

    read = [
        [
            picture.getpixel(
                (
                    round((BLOCK_LEFT + (QUIET + column + 0.5) * each) * 10),
                    round((top + (row + 0.5) * each) * 10),
                )
            )
            < 128
            for column in range(count)
        ]
        for row in range(count)
    ]

    assert read == [[bool(one) for one in row] for row in expected]


def _top_of_code(pdf, each):
    with opened(pdf) as document:
        height = document[0].get_height()
        tops = [
            (height - item.get_bounds()[3]) / MM
            for item in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if item.get_bounds()[2] - item.get_bounds()[0] > 10 * each
            and item.get_bounds()[3] - item.get_bounds()[1] > 10 * each
        ]
    return min(tops)


def test_what_the_code_says_stands_beside_it():
    pdf = saved(INDEX)

    caption = the_line(pdf, "Số đăng ký 01-7F3A")
    assert caption.left == pytest.approx(30 + CODE_SIDE / MM + 4, abs=0.5)


def test_a_text_too_long_for_a_code_is_refused_with_a_sentence():
    with pytest.raises(OfficeError, match="không vừa một mã vuông"):
        squares("x" * 5000)


# --- signatures -----------------------------------------------------------------------


def test_the_state_post_stands_in_bold_right_above_the_name():
    pdf = saved(MINUTES)

    title = the_line(pdf, "CHỦ TỌA")
    post = the_line(pdf, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ")
    name = the_line(pdf, "Trịnh Đình Khôi")
    assert "Bold" in post.font
    assert post.centre == pytest.approx(141.0, abs=0.3)
    assert post.y - title.y == pytest.approx(28, abs=0.2)
    assert (name.y - post.y) * MM == pytest.approx(16.1, abs=0.1)
    assert the_line(pdf, "Đinh Thị Ngà", 0).y == pytest.approx(name.y, abs=0.01)


def test_a_note_stands_in_italics_right_under_the_title():
    pdf = saved(REPORT)

    title = the_line(pdf, "NGƯỜI BÁO CÁO")
    note = the_line(pdf, "(Ký, ghi rõ họ tên)")
    assert "Italic" in note.font
    assert "Bold" not in note.font
    assert note.centre == pytest.approx(title.centre, abs=0.3)
    assert 4 < note.y - title.y < 7


def test_who_confirms_stands_in_the_middle_under_the_signatures_with_room_to_seal():
    pdf = saved(REPORT)

    confirming = the_line(pdf, "XÁC NHẬN CỦA CẤP TRÌNH KHEN")
    assert confirming.centre == pytest.approx(110.0, abs=0.3)
    assert confirming.y > the_line(pdf, "Đỗ Thị Thu Hằng").y + 5
    assert 277 - confirming.y > 26


def test_the_confirmation_shares_the_page_of_the_signatures():
    for count in range(20, 34):
        body = tuple(Paragraph(plain(f"Câu {index}.")) for index in range(count))
        paper = dataclasses.replace(REPORT, body=body)
        last = text_of(saved(paper), page_count(saved(paper)) - 1)
        assert "XÁC NHẬN CỦA CẤP TRÌNH KHEN" in last
        assert "THỦ TRƯỞNG" in last
        assert f"Câu {count - 1}." in last


def test_the_receivers_of_minutes_stand_below_even_with_one_signature():
    paper = dataclasses.replace(MINUTES, signatures=MINUTES.signatures[1:])
    pdf = saved(paper)

    assert the_line(pdf, "Nơi nhận:").y > the_line(pdf, "Trịnh Đình Khôi").y + 4


def test_more_receivers_than_a_page_holds_go_on_over_the_page():
    many = tuple(f"Thôn số {index}" for index in range(1, 131))
    printed = drawn(Paragraph(plain("Một câu./.")), recipients=many)

    pdf = saved(printed.paper)
    assert all(f"Thôn số {index};" in text_of(pdf) for index in range(1, 130))
    for sheet in printed.sheets:
        assert all(line.y < 277.2 for line in sheet.lines)


# --- header, footer -------------------------------------------------------------------


def test_a_paper_without_number_and_date_leaves_no_empty_line_for_them():
    bare = the_line(saved(BALLOT), "PHIẾU BẦU").y
    dated = dataclasses.replace(BALLOT, letterhead=Letterhead((), "Vân Khê"))

    assert the_line(saved(dated), "PHIẾU BẦU").y - bare > 5
    assert text_of(saved(BALLOT)).startswith("CỘNG HÒA")


def test_the_footer_stands_small_and_grey_at_the_foot_of_every_page():
    body = tuple(Paragraph(plain(f"Câu {index}.")) for index in range(60))
    paper = dataclasses.replace(INDEX, body=body)
    pdf = saved(paper)

    assert page_count(pdf) > 1
    for page, sheet in enumerate(Printed(paper, pdf).sheets):
        foot = the_line(pdf, "Bảng kiểm nội bộ", page)
        assert foot.size == 9
        assert "Italic" in foot.font
        assert foot.left == pytest.approx(30, abs=0.3)
        assert 280 < foot.y < 290
        grey = next(one for one in sheet.lines if one.text.startswith("Bảng kiểm"))
        assert 60 < grey.letters[0].grey < 160


def test_a_long_footer_grows_upwards_and_stays_off_the_text():
    paper = dataclasses.replace(INDEX, footer="Bản in nội bộ của cơ quan. " * 9)
    found = [line for line in lines(saved(paper)) if line.y > 277]

    assert len(found) > 1
    assert max(line.y for line in found) < 286
    assert max(line.right for line in found) < 190.3


# --- addressees -----------------------------------------------------------------------


def test_several_addressees_stand_together_in_the_middle_under_the_colon():
    short = UPWARD.body[0].names[:2]
    pdf = saved(drawn(Addressee(short)).paper)

    lead = the_line(pdf, "Kính gửi:")
    items = [one for one in lines(pdf) if one.text.startswith("- ")]
    assert (lead.left + max(one.right for one in items)) / 2 == pytest.approx(
        110, abs=1
    )


def test_a_long_addressee_goes_on_under_its_name_not_under_its_dash():
    pdf = saved(UPWARD)

    dash = the_line(pdf, "- Ban Thi đua")
    on = next(one for one in lines(pdf) if 4 < one.y - dash.y < 7)
    assert on.left > dash.left + 1.5


# --- tables ---------------------------------------------------------------------------


def test_rows_to_sign_in_are_as_high_as_asked_and_totals_are_not():
    pdf = saved(MONEY)

    def y_of(words, page=0):
        return next(one.y for one in lines(pdf, page) if words in one.text)

    rows = [y_of(f"Thôn {place}") for place in (11, 12, 13)]
    assert [b - a for a, b in pairwise(rows)] == pytest.approx([10, 10], abs=0.1)
    assert y_of("TỔNG CỘNG", 1) - y_of("Thôn 23", 1) < 9.5


def test_columns_that_are_too_wide_together_are_made_to_fit_the_block():
    printed = Printed(PARTS["wide"], saved(PARTS["wide"]))

    for sheet in printed.sheets:
        assert all(line.left > 29.9 and line.right < 282.1 for line in sheet.inside())
        assert all(rule.right < 282.2 for rule in sheet.rules)


def test_a_row_of_unequal_cells_taller_than_a_page_loses_no_line():
    texts = (
        " ".join(f"a{i}" for i in range(900)),
        " ".join(f"b{i}" for i in range(2000)),
    )
    table = Table(
        (Column(100), Column(60)),
        head("Một", "Hai"),
        (Row(tuple(Cell(plain(text)) for text in texts)),),
    )
    printed = drawn(table)

    words = set(text_of(saved(printed.paper)).split())
    assert {f"a{i}" for i in range(900)} <= words
    assert {f"b{i}" for i in range(2000)} <= words
    assert all(line.y < 277 for sheet in printed.sheets for line in sheet.lines)


def test_a_short_table_taller_than_a_page_keeps_its_head_and_signature_with_rows():
    row = Row((Cell(plain("Hoàn thành tốt nhiệm vụ. " * 60)),))
    table = Table((Column(160),), head("Thành tích"), (row,) * 6)
    printed = drawn(Heading("1. Thành tích"), table)

    pages = [text_of(saved(printed.paper), page) for page in range(len(printed.sheets))]
    assert len(pages) > 1
    for page in pages:
        assert "Hoàn thành tốt" in page
        assert page.count("Thành tích Hoàn") == 1
    assert "Trịnh Đình Khôi" in pages[-1]


def test_a_cell_that_reaches_past_the_columns_or_rows_stays_inside_the_table():
    row = Row((Cell(bold("Rộng"), across=5, down=3, align=Align.CENTRE),))
    printed = drawn(Table((Column(80), Column(80)), head("Một", "Hai"), (row,)))

    assert "Rộng" in text_of(saved(printed.paper))
    assert all(one.left >= 30 for one in chars(saved(printed.paper)) if one.y > 60)


def test_what_is_tied_stays_together_even_where_all_that_is_joined_is_too_tall():
    def strip(**values):
        return Strip(40, lambda canvas, top: None, joined=True, **values)

    first = Strip(40, lambda canvas, top: None)
    tied = [first, strip(tied=True), *[strip()] * 4, strip(), strip(tied=True)]

    pages = paginate(tied, 100)

    assert [len(page.strips) for page in pages] == [2, 2, 2, 2]
    assert pages[-1].strips[-1][0].tied


def test_the_same_paper_gives_the_same_bytes_with_every_part():
    for paper in PARTS.values():
        assert saved(paper) == saved(paper)


@pytest.mark.parametrize("name", PARTS)
def test_a_draft_differs_in_nothing_but_its_mark(name):
    paper = PARTS[name]
    final = Printed(paper, saved(paper))
    draft = Printed(paper, saved(paper, draft=True))

    assert [
        [(one.text, one.left, one.y) for one in sheet.lines] for sheet in final.sheets
    ] == [
        [(one.text, one.left, one.y) for one in sheet.lines] for sheet in draft.sheets
    ]
    assert "NHÁP" in text_of(saved(paper, draft=True))


@pytest.mark.parametrize("count", range(22, 26))
def test_a_line_that_announces_what_follows_is_never_the_last_of_a_page(count):
    blocks = [Paragraph(plain(f"Đoạn thứ {n}.")) for n in range(count)]
    announced = Paragraph(plain("Nội dung (theo diễn biến cuộc họp):"))
    end = [Paragraph(plain(f"Dòng {n}.")) for n in range(6)]
    paper = Paper(
        HEAD,
        "BIÊN BẢN",
        "Kết quả",
        (*blocks, announced, Heading("1. Báo cáo"), *end),
        signatures=SIGNED,
    )
    pages = [text_of(saved(paper), page) for page in range(page_count(saved(paper)))]

    found = next(page for page in pages if "Nội dung (theo" in page)
    assert "1. Báo cáo" in found
