"""Certificates on pre-printed stock: the eight fields alone, each in its box."""

import dataclasses
import re
from decimal import Decimal

import pytest

from desktop.documents.certificates.certificate import Certificate, FormError
from desktop.documents.certificates.sheet_sizes import SHEETS, Sheet, custom_sheet
from desktop.documents.certificates.stock import (
    Anchor,
    FieldChange,
    Growth,
    Lettering,
    StockText,
    check_layout,
)
from desktop.documents.certificates.stock_certificate import (
    StockError,
    draw_check_print,
    draw_on_stock,
    set_stock,
)
from desktop.documents.certificates.stock_start import default_layout
from desktop.documents.kinds import Kind
from desktop.errors import EntryError
from tests.documents.measuring import (
    buffer,
    lines,
    page_count,
    rules,
    sheet,
    text_of,
    the_line,
)
from tests.documents.test_certificate import DAY, DEPUTY, PERSON, changed

LAYOUT = default_layout("Phôi A4", Sheet.A4)
HOUSEHOLD = changed(
    kind=Kind.HOUSEHOLD,
    recipient="Phạm Văn Khoát",
    salutation="Ông",
    unit="Thôn Bến Trung, xã Vân Khê",
)
UNIT = changed(kind=Kind.COLLECTIVE, recipient="Phòng Kinh tế", unit="")


def drawn(*certificates, layout=LAYOUT, **options):
    out = buffer()
    assert draw_on_stock(certificates, out, layout, created_on=DAY, **options)
    return out.getvalue()


def with_field(what, layout=LAYOUT, **values):
    return layout.with_field(dataclasses.replace(layout.field(what), **values))


def set_of(certificate, what, layout=LAYOUT, changes=None):
    fields = set_stock(certificate, layout, changes)
    return next(field for field in fields if field.field.what is what)


def words(certificate, what, layout=LAYOUT, changes=None):
    return [line.text for line in set_of(certificate, what, layout, changes).lines]


# --- what is printed ----------------------------------------------------------------


def test_only_the_eight_fields_are_printed():
    printed = [line.text for line in lines(drawn(PERSON))]

    assert printed == [
        "Bà ĐỖ THỊ THU HẰNG",
        "Chuyên viên Trung tâm Phục vụ hành chính công xã Vân Khê",
        "Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh",
        "công tác cải cách hành chính trên địa bàn xã 6 tháng cuối năm 2026",
        "Vân Khê, ngày 18 tháng 12 năm 2026",
        "CHỦ TỊCH",
        "Quyết định số 412/QĐ-UBND",
        "ngày 18 tháng 12 năm 2026",
        "Vào Sổ vàng số: 133",
        "Trịnh Đình Khôi",
    ]


@pytest.mark.parametrize("what", [w for w in StockText if w is not StockText.CITATION])
def test_a_line_stands_where_its_field_says(what):
    pdf = drawn(PERSON)
    field = LAYOUT.field(what)
    first = set_of(PERSON, what).lines[0]

    line = next(one for one in lines(pdf) if one.text == first.text)

    assert line.y == pytest.approx(float(field.y), abs=0.05)
    at = line.left if field.anchor is Anchor.LEFT else line.centre
    assert at == pytest.approx(float(field.x), abs=0.3)
    assert line.size == pytest.approx(float(field.size))


def test_the_sheet_is_the_layout_s_and_viewers_are_asked_not_to_scale():
    layout = default_layout("Phôi", custom_sheet(360, 270))

    pdf = drawn(PERSON, layout=layout)

    assert sheet(pdf) == pytest.approx((360, 270), abs=0.01)
    assert re.search(rb"/PrintScaling\s*/None", pdf)


def test_persons_collectives_and_households_are_named_as_they_are():
    recipient = StockText.RECIPIENT

    assert words(PERSON, recipient) == ["Bà ĐỖ THỊ THU HẰNG"]
    assert words(HOUSEHOLD, recipient) == ["HỘ GIA ĐÌNH ÔNG PHẠM VĂN KHOÁT"]
    assert words(UNIT, recipient) == ["PHÒNG KINH TẾ"]


def test_a_stock_that_already_says_tang_ong_ba_takes_the_name_alone():
    bare = with_field(StockText.RECIPIENT, is_titled=False)

    assert words(PERSON, StockText.RECIPIENT, bare) == ["ĐỖ THỊ THU HẰNG"]
    assert words(HOUSEHOLD, StockText.RECIPIENT, bare) == ["PHẠM VĂN KHOÁT"]
    assert words(UNIT, StockText.RECIPIENT, bare) == ["PHÒNG KINH TẾ"]


@pytest.mark.parametrize(
    ("lettering", "said", "font"),
    [
        (Lettering.CAPITALS, "Bà ĐỖ THỊ THU HẰNG", "LiberationSerif-Bold"),
        (Lettering.BOLD, "Bà Đỗ Thị Thu Hằng", "LiberationSerif-Bold"),
        (Lettering.REGULAR, "Bà Đỗ Thị Thu Hằng", "LiberationSerif"),
        (Lettering.ITALIC, "Bà Đỗ Thị Thu Hằng", "LiberationSerif-Italic"),
        (Lettering.SCRIPT, "Bà Đỗ Thị Thu Hằng", "GreatVibes"),
    ],
)
def test_the_letters_are_the_field_s(lettering, said, font):
    pdf = drawn(PERSON, layout=with_field(StockText.RECIPIENT, lettering=lettering))

    assert font in the_line(pdf, said).font


def test_words_the_stock_has_already_are_left_out():
    bare = with_field(StockText.DECISION, prefix="")
    bare = with_field(StockText.REGISTER, bare, prefix="Số ")

    assert words(PERSON, StockText.DECISION, bare)[0] == "412/QĐ-UBND"
    assert words(PERSON, StockText.REGISTER, bare) == ["Số 133"]


def test_numbers_not_known_yet_leave_room_to_write():
    blank = changed(decision_number="", decided_on=None, register_number="")

    number = set_of(blank, StockText.DECISION).lines[0]

    assert re.fullmatch(r"Quyết định số\s+/QĐ-UBND", number.text)
    assert len(number.text) > 30
    assert words(blank, StockText.REGISTER) == ["Vào Sổ vàng số:"]


def test_a_field_switched_off_prints_nothing():
    layout = with_field(StockText.REGISTER, is_on=False)

    assert "Sổ vàng" not in text_of(drawn(PERSON, layout=layout))


def test_an_empty_position_prints_nothing_even_with_a_prefix():
    layout = with_field(StockText.POSITION, prefix="Chức vụ:")

    assert words(UNIT, StockText.POSITION, layout) == []


def test_the_colour_is_the_field_s_and_does_not_leak():
    import pypdfium2.raw as raw

    from tests.documents.measuring import opened

    layout = with_field(StockText.RECIPIENT, colour="#C00000")
    with opened(drawn(PERSON, layout=layout)) as document:
        items = document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        found = [red_of(item, raw) for item in items]

    assert found[0] == (0xC0, 0, 0)
    assert set(found[1:]) == {(0, 0, 0)}


def red_of(item, raw):
    import ctypes

    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item.raw, *parts)
    return tuple(part.value for part in parts[:3])


def test_markup_characters_are_printed_as_they_are():
    pdf = drawn(changed(unit="Tổ <b>1</b> & {2}"))

    assert "Tổ <b>1</b> & {2}" in text_of(pdf)


def test_a_draft_says_so_and_a_final_one_does_not():
    assert "NHÁP" in text_of(drawn(PERSON, draft=True)).replace(" ", "")
    assert "NHÁP" not in text_of(drawn(PERSON)).replace(" ", "")


# --- fitting ------------------------------------------------------------------------

LONG = (
    "Tập thể cán bộ, công chức, viên chức Trung tâm Phục vụ hành chính công và Tổ "
    "công nghệ số cộng đồng xã Vân Khê"
)


def test_a_long_name_takes_even_lines_before_letters_get_small():
    named = set_of(changed(kind=Kind.COLLECTIVE, recipient=LONG), StockText.RECIPIENT)

    assert len(named.lines) == 2
    assert named.lines[0].size >= 14
    wide = [len(line.text) for line in named.lines]
    assert min(wide) > 0.75 * max(wide)


@pytest.mark.parametrize("growth", list(Growth))
def test_further_lines_grow_where_the_field_lets_them(growth):
    field = LAYOUT.field(StockText.CITATION)
    layout = with_field(StockText.CITATION, growth=growth)
    check_layout(layout)

    ys = [line.y for line in set_of(PERSON, StockText.CITATION, layout).lines]

    y = float(field.y)
    assert len(ys) == 2
    if growth is Growth.DOWN:
        assert ys[0] == pytest.approx(y)
    elif growth is Growth.UP:
        assert ys[1] == pytest.approx(y)
    else:
        assert ys[0] < y < ys[1]


def test_what_cannot_fit_is_refused_by_name_field_and_size(tmp_path):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    endless = changed(citation="Đã có thành tích. " * 80)

    with pytest.raises(StockError) as refusal:
        draw_on_stock([PERSON, endless], out, LAYOUT, created_on=DAY)

    assert "Đỗ Thị Thu Hằng" in refusal.value.sentence
    assert "Nội dung khen thưởng" in refusal.value.sentence
    assert "cỡ chữ nhỏ nhất 9" in refusal.value.sentence
    assert refusal.value.next_step
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_on_screen_what_cannot_fit_is_said_and_nothing_is_raised():
    endless = changed(citation="Đã có thành tích. " * 80)
    odd = changed(unit="Tổ 🏆")

    assert "không vừa khung" in set_of(endless, StockText.CITATION).trouble
    assert "🏆" in set_of(odd, StockText.POSITION).trouble
    assert set_of(odd, StockText.RECIPIENT).trouble == ""


# --- one recipient's own ------------------------------------------------------------


def test_one_recipient_s_own_words_place_and_size_change_no_other():
    own = {
        StockText.RECIPIENT: FieldChange(StockText.RECIPIENT, text="Bà Hằng\nvà chồng"),
        StockText.SIGNER: FieldChange(
            StockText.SIGNER, shift_x=Decimal(-3), shift_y=Decimal("1.5")
        ),
        StockText.POSITION: FieldChange(StockText.POSITION, size=Decimal(12)),
        StockText.REGISTER: FieldChange(StockText.REGISTER, is_on=False),
    }

    pdf = drawn(PERSON, DEPUTY, changes=[own, {}])

    printed = [line.text for line in lines(pdf)]
    assert printed[:2] == ["Bà Hằng", "và chồng"]
    assert not any("Sổ vàng" in line for line in printed)
    signer = the_line(pdf, "Trịnh Đình Khôi")
    assert signer.centre == pytest.approx(221 - 3, abs=0.3)
    assert signer.y == pytest.approx(184.6 + 1.5, abs=0.05)
    assert the_line(pdf, "Chuyên viên").size == pytest.approx(12)
    assert the_line(pdf, "Bà ĐỖ", page=1)
    assert the_line(pdf, "Vào Sổ", page=1)


# --- layouts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "size", [*SHEETS, custom_sheet(200, 140), custom_sheet(500, 400)], ids=str
)
def test_the_layout_to_start_from_can_be_kept_and_overlaps_nowhere(size):
    layout = default_layout("Phôi", size)

    check_layout(layout)
    boxes = [field.box for field in layout.fields]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one.bottom <= other.top + 0.6
                or other.bottom <= one.top + 0.6
                or one.right <= other.left
                or other.right <= one.left
            )
            assert apart, (one, other)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"x": Decimal(290)}, "ngoài tờ giấy"),
        ({"y": Decimal("NaN")}, "con số"),
        ({"size": Decimal(200)}, "cỡ chữ"),
        ({"smallest": Decimal(30)}, "cỡ nhỏ nhất"),
        ({"lines": 0}, "số dòng"),
        ({"colour": "đỏ"}, "màu"),
        ({"width": Decimal(3)}, "ít nhất 10 mm"),
    ],
)
def test_a_layout_that_could_not_print_is_refused(values, said):
    with pytest.raises(EntryError, match=said) as refusal:
        check_layout(with_field(StockText.RECIPIENT, **values))

    assert "Danh xưng và tên" in refusal.value.sentence


@pytest.mark.parametrize("size", [(150, 140), (600, 300), (300, 420), (300, 100)])
def test_a_sheet_no_printer_takes_is_refused(size):
    with pytest.raises(EntryError, match=r"mm|khổ đứng"):
        custom_sheet(*size)


def test_a_flag_has_no_certificate():
    flag = changed(form="Cờ thi đua")

    assert not flag.has_sheet
    with pytest.raises(FormError, match="Cờ thi đua không có tờ giấy"):
        draw_on_stock([flag], buffer(), LAYOUT, created_on=DAY)


# --- the check print ----------------------------------------------------------------


def test_the_check_print_has_boxes_words_and_a_ruler_of_100_mm():
    out = buffer()

    draw_check_print(PERSON, out, LAYOUT, created_on=DAY)

    pdf = out.getvalue()
    assert page_count(pdf) == 1
    text = text_of(pdf)
    assert "Bà ĐỖ THỊ THU HẰNG" in text
    assert "Thước 100 mm" in text
    for what in StockText:
        assert what.label in text
    lengths = [right - left for left, right, _y in rules(pdf)]
    assert any(length == pytest.approx(100, abs=0.01) for length in lengths)


def test_nobody_gives_no_file(tmp_path):
    out = tmp_path / "a.pdf"

    assert not draw_on_stock([], out, LAYOUT, created_on=DAY)
    assert not out.exists()


def test_stopping_writes_nothing(tmp_path):
    out = tmp_path / "a.pdf"

    stopped = draw_on_stock(
        [PERSON, PERSON], out, LAYOUT, created_on=DAY, progress=lambda done, _: done < 1
    )

    assert not stopped
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_is_the_same_value_on_paper_and_on_stock():
    assert isinstance(PERSON, Certificate)
    assert drawn(PERSON) == drawn(PERSON)
