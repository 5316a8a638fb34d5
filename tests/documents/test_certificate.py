"""The Giấy khen measured: positions, sizes, long names, bytes."""

import dataclasses
import datetime as dt
import math
import os
import re
import subprocess
import sys
import unicodedata

import pytest

from desktop.documents.certificates import border
from desktop.documents.certificates.certificate import (
    Certificate,
    CertificateError,
    FormError,
    draw_certificates,
    recipient_line,
)
from desktop.documents.certificates.sheet_sizes import (
    SHEETS,
    Sheet,
    custom_sheet,
    sheet_named,
)
from desktop.documents.kinds import Kind
from desktop.documents.typeface import CharacterError
from desktop.errors import EntryError
from tests.documents.measuring import (
    buffer,
    chars,
    is_nfc,
    lines,
    page_count,
    pixels,
    sheet,
    text_of,
    the_line,
)

DAY = dt.date(2026, 12, 18)
PERSON = Certificate(
    kind=Kind.INDIVIDUAL,
    recipient="Đỗ Thị Thu Hằng",
    salutation="Bà",
    unit="Chuyên viên Trung tâm Phục vụ hành chính công xã Vân Khê",
    citation="Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh công tác "
    "cải cách hành chính trên địa bàn xã 6 tháng cuối năm 2026",
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÂN KHÊ",
    place="Vân Khê",
    signed_on=DAY,
    titles=("CHỦ TỊCH",),
    signer="Trịnh Đình Khôi",
    decision_number="412/QĐ-UBND",
    decided_on=DAY,
    register_number="133",
)
DEPUTY = dataclasses.replace(
    PERSON, titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), signer="Vũ Thị Kim Oanh"
)
LONG_NAME = ("Tập thể cán bộ, công chức, viên chức Trung tâm Phục vụ hành chính " * 5)[
    :300
]
# Inside the inner gold line, and above the bottom lotus.
FRAME = (23.0, 274.0)


def changed(**values):
    return dataclasses.replace(PERSON, **values)


def drawn(*certificates, **options):
    out = buffer()
    options.setdefault("created_on", DAY)
    assert draw_certificates(certificates, out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def person():
    return drawn(PERSON)


@pytest.mark.parametrize(
    ("start", "y", "size", "centre"),
    [
        ("CỘNG HÒA", 53.0, 14, 148.5),
        ("Độc lập", 59.2, 15, 148.5),
        ("CHỦ TỊCH ỦY BAN", 71.8, 20, 148.5),
        ("TẶNG", 80.2, 16, 148.5),
        ("GIẤY KHEN", 98.6, 48, 148.5),
        ("Bà ĐỖ", 113.0, 26, 148.5),
        ("Chuyên viên", 122.1, 17, 148.5),
        ("Đã có", 131.05, 17, 148.5),
        ("công tác", 138.25, 17, 148.5),
        ("Vân Khê, ngày", 149.5, 14, 221.0),
        ("Trịnh", 184.6, 15, 221.0),
    ],
)
def test_each_centred_line_stands_where_the_model_has_it(
    person, start, y, size, centre
):
    line = the_line(person, start)

    assert line.y == pytest.approx(y, abs=0.5)
    assert line.size == pytest.approx(size, abs=0.01)
    assert line.centre == pytest.approx(centre, abs=0.5)


@pytest.mark.parametrize(
    ("start", "y"), [("Quyết định số", 171.6), ("ngày 18", 178.1), ("Vào Sổ", 184.6)]
)
def test_the_numbers_stand_at_the_bottom_left(person, start, y):
    line = the_line(person, start)

    assert line.y == pytest.approx(y, abs=0.5)
    assert line.left == pytest.approx(44, abs=0.5)
    assert line.size == pytest.approx(13)


def test_a_deputy_signs_for_the_chair_on_two_lines_higher_up():
    pdf = drawn(DEPUTY)

    assert the_line(pdf, "Vân Khê, ngày").y == pytest.approx(145.0, abs=0.5)
    assert the_line(pdf, "KT. CHỦ TỊCH").y == pytest.approx(151.6, abs=0.5)
    assert the_line(pdf, "PHÓ CHỦ TỊCH").y == pytest.approx(157.8, abs=0.5)


def test_the_motto_is_underlined_at_its_full_length(person):
    motto = the_line(person, "Độc lập")
    picture = pixels(person, dots_per_mm=10)
    row = [picture.getpixel((x, 614)) for x in range(picture.width)]
    dark = [x / 10 for x, grey in enumerate(row) if grey < 100 and 600 < x < 2300]

    assert min(dark) == pytest.approx(motto.left, abs=0.5)
    assert max(dark) == pytest.approx(motto.right, abs=0.5)


def test_the_large_sheet_is_the_same_drawing_times_the_root_of_two(person):
    large = drawn(PERSON, sheet=Sheet.A3)

    assert sheet(large) == pytest.approx((420, 297), abs=0.05)
    for small, big in zip(lines(person), lines(large), strict=True):
        assert big.text == small.text
        assert big.y == pytest.approx(small.y * math.sqrt(2), abs=0.1)
        assert big.left == pytest.approx(small.left * math.sqrt(2), abs=0.1)


@pytest.mark.parametrize(
    "name",
    [LONG_NAME, "X" * 300, "Ngô " * 75, "W" * 40],
    ids=["words", "one word", "short words", "wide letters"],
)
@pytest.mark.parametrize("certificate", [PERSON, DEPUTY], ids=["chair", "deputy"])
def test_a_name_of_any_length_stays_inside_the_frame_and_touches_nothing(
    name, certificate
):
    pdf = drawn(dataclasses.replace(certificate, kind=Kind.COLLECTIVE, recipient=name))

    printed = sum(len(line.text.replace(" ", "")) for line in middle_lines(pdf))
    assert printed >= len(name.replace(" ", ""))
    assert_inside_and_apart(pdf)


def middle_lines(pdf):
    found = [line for line in lines(pdf) if line.y > 99]
    end = next(i for i, line in enumerate(found) if "ngày" in line.text)
    return found[:end]


def assert_inside_and_apart(pdf):
    left, right = FRAME
    for char in chars(pdf):
        assert left < char.left < char.right < right, char
        assert 25 < char.top < char.bottom < 187.5, char
    rows = middle_lines(pdf)
    date = the_line(pdf, "Vân Khê, ngày")
    for above, below in zip(rows, [*rows[1:], date], strict=True):
        # Capitals with two marks reach 0.95 of the size above the baseline.
        assert (below.y - above.y) * 72 / 25.4 > below.size * 1.05
    assert rows[0].y - 98.6 > rows[0].size * 0.95 * 25.4 / 72


def test_every_text_long_at_once_still_fits():
    pdf = drawn(
        changed(kind=Kind.COLLECTIVE, recipient=LONG_NAME, unit=LONG_NAME[:150])
    )

    assert_inside_and_apart(pdf)


def test_what_cannot_fit_is_refused_by_name_and_nothing_is_written(tmp_path):
    out = tmp_path / "a.pdf"
    endless = changed(citation="Đã có thành tích. " * 300)

    with pytest.raises(CertificateError, match="Đỗ Thị Thu Hằng"):
        draw_certificates([PERSON, endless], out, created_on=DAY)

    assert list(tmp_path.iterdir()) == []


def test_two_lines_of_a_long_name_are_even_and_keep_compounds_whole():
    name = (
        "Tập thể cán bộ, công chức Văn phòng Hội đồng nhân dân và Ủy ban nhân dân "
        "xã Vân Khê"
    )

    pdf = drawn(changed(kind=Kind.COLLECTIVE, recipient=name, unit=""))

    first = the_line(pdf, "TẬP THỂ")
    second = the_line(pdf, "HỘI ĐỒNG")
    assert first.text.endswith("VĂN PHÒNG")
    assert second.size == pytest.approx(21.5, abs=0.01)
    assert second.width == pytest.approx(218.1, abs=0.5)


def test_a_person_keeps_a_small_salutation_and_a_household_is_all_capitals():
    household = changed(
        kind=Kind.HOUSEHOLD, recipient="Phạm Văn Khoát", salutation="Ông"
    )
    named = changed(kind=Kind.HOUSEHOLD, recipient="Hộ gia đình ông Phạm Văn Khoát")
    twice = changed(kind=Kind.COLLECTIVE, recipient="Tập thể tập thể Tổ dân phố 3")

    assert recipient_line(PERSON) == "Bà ĐỖ THỊ THU HẰNG"
    assert recipient_line(household) == "HỘ GIA ĐÌNH ÔNG PHẠM VĂN KHOÁT"
    assert recipient_line(named) == "HỘ GIA ĐÌNH ÔNG PHẠM VĂN KHOÁT"
    assert recipient_line(twice) == "TẬP THỂ TỔ DÂN PHỐ 3"


def test_markup_characters_are_printed_as_they_are():
    pdf = drawn(changed(unit='Tổ <b>1</b> & "Tổ 2"', citation="<para>Đã có</para>"))

    assert 'Tổ <b>1</b> & "Tổ 2"' in text_of(pdf)
    assert "<para>Đã có</para>" in text_of(pdf)


def test_decomposed_text_gives_the_same_file_as_composed_text(person):
    fields = {
        field.name: unicodedata.normalize("NFD", getattr(PERSON, field.name))
        for field in dataclasses.fields(PERSON)
        if isinstance(getattr(PERSON, field.name), str)
    }

    assert fields["recipient"] != PERSON.recipient
    assert drawn(changed(**fields)) == person


def test_the_text_can_be_copied_out_as_composed_vietnamese(person):
    text = text_of(person)

    assert is_nfc(text)
    assert "Bà ĐỖ THỊ THU HẰNG" in text
    assert "Quyết định số 412/QĐ-UBND" in text
    assert "■" not in text


def test_every_typeface_is_embedded(person):
    fonts = set(re.findall(rb"/BaseFont /(\S+)", person))

    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+LiberationSerif", font) for font in fonts)
    assert person.count(b"/FontFile2") == len(re.findall(rb"/BaseFont", person))


def test_a_character_without_a_shape_is_refused_and_the_old_file_stays(tmp_path):
    out = tmp_path / "giay-khen.pdf"
    out.write_bytes(b"old")

    with pytest.raises(CharacterError, match="🏆"):
        draw_certificates([changed(unit="Tổ 🏆")], out, created_on=DAY)

    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_look_alike_hyphen_is_printed_as_the_plain_one():
    pdf = drawn(changed(unit="Phòng Văn hóa \u2011 Xã hội"))

    assert "Phòng Văn hóa - Xã hội" in text_of(pdf)


def test_missing_numbers_leave_room_to_write_them_in():
    pdf = drawn(changed(decision_number="", decided_on=None, register_number=""))

    symbol = next(line for line in lines(pdf) if "/QĐ-UBND" in line.text)
    label = next(line for line in lines(pdf) if line.text.startswith("Quyết định số"))
    assert symbol.y == label.y
    assert symbol.right - label.left > 60
    assert the_line(pdf, "Vào Sổ vàng số:").text == "Vào Sổ vàng số:"


def test_the_script_face_is_for_one_line_names_of_persons_only():
    collective = changed(kind=Kind.COLLECTIVE, recipient="Phòng Kinh tế")

    pdf = drawn(PERSON, collective, script=True)

    name = the_line(pdf, "Bà Đỗ Thị Thu Hằng")
    assert "GreatVibes" in name.font
    assert name.right < FRAME[1]
    assert "Liberation" in the_line(pdf, "PHÒNG KINH TẾ", page=1).font


def test_only_a_draft_says_so(person):
    assert "NHÁP" not in text_of(person).replace(" ", "")
    assert "BẢNNHÁP" in text_of(drawn(PERSON, draft=True)).replace(" ", "")


def test_pages_follow_the_order_given_and_progress_is_told():
    heard = []

    def listen(done, everything):
        heard.append((done, everything))
        return True

    pdf = drawn(PERSON, DEPUTY, PERSON, progress=listen)

    assert page_count(pdf) == 3
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert "Vũ Thị Kim Oanh" in text_of(pdf, 1)


def test_stopping_writes_nothing(tmp_path):
    out = tmp_path / "a.pdf"

    written = draw_certificates(
        [PERSON, PERSON], out, created_on=DAY, progress=lambda done, _: done < 1
    )

    assert not written
    assert list(tmp_path.iterdir()) == []


def test_the_border_is_drawn_once_however_many_pages():
    one = len(drawn(PERSON))
    many = len(drawn(*[PERSON] * 50))

    assert (many - one) / 49 < 2000


def test_the_border_reaches_its_lines_and_leaves_the_printers_margin_white(person):
    picture = pixels(person, dots_per_mm=10)

    assert picture.getpixel((40, 1050)) == 255
    assert picture.getpixel((80, 1050)) < 120
    assert picture.getpixel((1485, 1900)) < 255


SCRIPT = """
import sys
sys.path.insert(0, ".")
from tests.documents.test_certificate import DEPUTY, PERSON, drawn
sys.stdout.buffer.write(drawn(PERSON, DEPUTY, draft=True, script=True))
"""


def test_two_processes_give_the_same_bytes():
    made = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0].startswith(b"%PDF")
    assert made[0] == made[1]


def test_the_file_carries_the_office_s_day_and_no_other_time(person):
    assert b"D:20261218000000+07'00'" in person
    other = drawn(PERSON, created_on=dt.date(2026, 12, 19))
    assert other != person


# --- other sheets, the emblem, other forms ------------------------------------------

SIZES = (
    *SHEETS,
    custom_sheet(300, 210),
    custom_sheet(500, 200),
    custom_sheet(400, 400),
)


@pytest.mark.parametrize("size", SIZES, ids=lambda one: one.code)
def test_every_sheet_has_its_size_its_frame_and_its_lines_inside(size):
    pdf = drawn(DEPUTY, sheet=size)

    assert sheet(pdf) == pytest.approx((size.width, size.height), abs=0.01)
    assert re.search(rb"/PrintScaling\s*/None", pdf)
    side = 23 * size.scale
    for char in chars(pdf):
        assert side < char.left < char.right < size.width - side, char
        assert 25 * size.scale < char.top < char.bottom, char
        assert char.bottom < size.height - 22.4 * size.scale, char
    title = the_line(pdf, "GIẤY KHEN")
    assert title.centre == pytest.approx(size.width / 2, abs=0.1)


@pytest.mark.parametrize("size", SIZES, ids=lambda one: one.code)
def test_the_braid_is_fitted_and_not_stretched(size):
    for side in size.drawn:
        half = side / 2 - 6.6 - 29.4
        eye = half / border.eyes_on(half)
        tooth = (side - 2 * 29.4) / border.teeth_on(side - 2 * 29.4)

        assert eye == pytest.approx(8.64, rel=0.065)
        assert tooth == pytest.approx(1.52, rel=0.02)


def test_the_a4_border_is_the_model_s():
    assert (border.eyes_on(112.5), border.eyes_on(69.0)) == (13, 8)
    assert (border.teeth_on(238.2), border.teeth_on(151.2)) == (156, 100)


def emblem(mode="RGBA", size=(300, 300)):
    from PIL import Image

    picture = Image.new(mode, size, (200, 0, 0, 255)[: len(mode)])
    out = buffer()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", [Sheet.A4, custom_sheet(400, 300)], ids=str)
def test_a_supplied_emblem_stands_in_its_place_and_keeps_its_shape(size):
    pdf = drawn(PERSON, sheet=size, emblem=emblem(size=(200, 400)))
    picture = pixels(pdf, dots_per_mm=4)
    middle = size.width / 2
    y = (35.6 + (size.drawn[1] - 210) * 0.35) * size.scale

    def grey(x, down):
        return picture.getpixel((round(x * 4), round(down * 4)))

    half = 23 / 2 * size.scale
    assert grey(middle, y) < 100
    assert grey(middle, y - half + 1) < 100
    assert grey(middle + half / 2 - 1, y) < 100
    assert grey(middle + half / 2 + 1.5, y) > 200
    assert grey(middle, y - half - 1) > 200


def test_without_an_emblem_nothing_is_printed_in_its_place(person):
    assert not re.search(rb"/Subtype\s*/Image", person)
    assert re.search(rb"/Subtype\s*/Image", drawn(PERSON, emblem=emblem()))


def test_the_emblem_is_kept_once_however_many_pages():
    one = len(drawn(PERSON, emblem=emblem()))
    many = len(drawn(*[PERSON] * 20, emblem=emblem()))

    assert (many - one) / 19 < 2000


def test_another_form_has_its_own_title_and_a_flag_has_none():
    merit = changed(form="Bằng khen")

    assert the_line(drawn(merit), "BẰNG KHEN").size == pytest.approx(48)
    with pytest.raises(FormError, match="Cờ thi đua"):
        drawn(PERSON, changed(form="Cờ thi đua"))


def test_the_officer_s_own_words_are_printed_as_typed():
    pdf = drawn(changed(written="Bà Đỗ Thị Thu Hằng và chồng"))

    assert the_line(pdf, "Bà Đỗ Thị Thu Hằng và chồng").size == pytest.approx(26)


@pytest.mark.parametrize("code", ["A4", "A3", "360x270", "400x300", "350x250"])
def test_a_sheet_is_found_by_its_code(code):
    assert sheet_named(code).code == code


def test_an_unknown_sheet_is_refused_in_words():
    with pytest.raises(EntryError, match="Không có khổ giấy “A9”"):
        sheet_named("A9")


MEMORY = """
import sys, tracemalloc, dataclasses, io
sys.path.insert(0, ".")
from tests.documents.test_certificate import DAY, PERSON, Sheet, draw_certificates
class Nowhere(io.RawIOBase):
    def write(self, data):
        return len(data)
draw_certificates([PERSON], Nowhere(), created_on=DAY)
def peak(count):
    tracemalloc.start()
    many = [PERSON] * count
    draw_certificates(many, Nowhere(), created_on=DAY)
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found
print((peak(600) - peak(100)) / 500)
"""


def test_a_page_costs_next_to_no_memory_once_it_is_written():
    run = subprocess.run(
        [sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True
    )

    # Bytes a page: the names and places of its two objects in the file, no content.
    assert float(run.stdout) < 3000
