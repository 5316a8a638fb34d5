"""The register, extracts, the list of payments, tables of counts, the report."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.awards.statistics import Line, LineKind, Table
from desktop.documents.kinds import Kind
from desktop.documents.paper import Field, Paper, RowKind, Signature
from desktop.documents.papers.award_register import (
    AwardRegister,
    RegisterLine,
    describe_award_register,
)
from desktop.documents.papers.movement_report import (
    MovementReport,
    Recorded,
    Results,
    describe_movement_report,
)
from desktop.documents.papers.payment_list import (
    Payment,
    PaymentList,
    describe_payment_list,
)
from desktop.documents.papers.register_extract import (
    RegisterExtract,
    describe_register_extract,
)
from desktop.documents.papers.statistics_tables import Statistics, describe_statistics
from desktop.documents.papers.wording import in_words
from desktop.documents.printed.saving import save_pdf
from tests.documents.measuring import MM, buffer, opened, page_count, sheet, text_of
from tests.documents.samples import DAY, MOVEMENT, OFFICE

PRINTED = "In lúc 10:32 ngày 05/12/2026"
LINE = RegisterLine(
    "01/2026-93",
    "Bà Đỗ Thị Thu Hằng",
    "Chuyên viên, Phòng Kinh tế",
    "Giấy khen",
    "Đã có thành tích xuất sắc trong phong trào thi đua năm 2026",
    "412/QĐ-UBND",
    dt.date(2026, 12, 18),
    "Trịnh Đình Khôi",
    380_000,
)
REGISTER = AwardRegister(
    OFFICE, 2026, (LINE,), ("CHỦ TỊCH",), "Trịnh Đình Khôi", PRINTED
)
EXTRACT = RegisterExtract(OFFICE, 2026, (LINE,), ("CHỦ TỊCH",), "Trịnh Đình Khôi")
UNITS = tuple(
    Payment(Kind.COLLECTIVE, f"Đơn vị {n}", 760_000, f"Người nhận {n}")
    for n in range(1, 6)
)
FAMILY = Payment(Kind.HOUSEHOLD, "Hộ ông Phạm Văn Khoát", 570_000, "Phạm Văn Khoát")
PEOPLE = tuple(
    Payment(Kind.INDIVIDUAL, f"Bà Người {n}, thôn Đoài", 380_000, f"Người {n}")
    for n in range(1, 6)
)
PAYMENTS = PaymentList(
    OFFICE,
    MOVEMENT,
    (*PEOPLE, *UNITS, FAMILY),
    ("CHỦ TỊCH",),
    "Trịnh Đình Khôi",
    decision="412",
    decided_on=dt.date(2026, 12, 18),
    footer=PRINTED,
)
COUNTS = Table(
    "Khen thưởng theo hình thức",
    "Hình thức",
    ("Tổng số", "Tiền thưởng (đồng)"),
    (
        Line("Giấy khen", (11, 6_270_000)),
        Line("Cộng", (11, 6_270_000), LineKind.TOTAL),
    ),
    "một ghi chú.",
)
REPORT = MovementReport(
    OFFICE,
    f"Kết quả thực hiện {MOVEMENT}",
    "Kế hoạch số 86/KH-UBND",
    "từ ngày 01 tháng 7 năm 2026 đến ngày 31 tháng 12 năm 2026",
    (
        Recorded("Tuyên truyền", ("Phát thanh 24 lượt;", "Viết 2 bài."), "02 việc"),
        Recorded("Tập huấn"),
    ),
    (Results("Các chỉ số", ("STT", "Chỉ số"), (20, 140), ()),),
    (Results("Xếp hạng", ("STT", "Khối"), (20, 140), (("1", "Thôn"),)),),
    (Recorded("Đề nghị cấp trên khen thưởng"),),
    (Recorded("Khó khăn", summary="Máy quét hỏng"),),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "Cao Thị Bích Lan",
)


def drawn(paper):
    out = buffer()
    save_pdf(paper, out, draft=False, created_on=DAY)
    return out.getvalue()


def said(paper):
    return " ".join(text_of(drawn(paper)).split())


# --- the register -------------------------------------------------------------------


def test_the_register_stands_across_with_every_column_of_the_book():
    paper = describe_award_register(REGISTER)
    text = said(paper)

    assert sheet(drawn(paper)) == pytest.approx((297, 210), abs=0.1)
    for words in (
        "SỔ KHEN THƯỞNG Năm 2026",
        "01/2026-93",
        "412/QĐ-UBND, 18/12/2026",
        "380.000",
        "Sổ năm 2026 có 01 khen thưởng.",
        "NGƯỜI GHI SỔ CHỦ TỊCH",
        PRINTED,
    ):
        assert words in text


def test_what_is_not_known_of_an_award_stays_blank():
    bare = replace(
        LINE, decision="", decided_on=None, signer="", amount=None, delivered_on=None
    )
    table = describe_award_register(replace(REGISTER, lines=(bare,))).body[0]
    cells = ["".join(run.text for run in cell.text) for cell in table.rows[0].cells]

    assert cells[5:] == ["", "", "", "", ""]


def test_an_award_taken_back_stays_in_the_register_with_why():
    gone = replace(
        LINE, revoked_on=dt.date(2027, 1, 5), revoked_reason="Trao nhầm <b>&</b>"
    )
    text = said(describe_award_register(replace(REGISTER, lines=(LINE, gone))))

    assert "ĐÃ THU HỒI ngày 05/01/2027" in text
    assert "<b>&</b>" in text
    assert "02 khen thưởng, trong đó 01 đã thu hồi" in text


def test_who_took_it_stands_beside_the_day_and_room_to_sign_stays():
    handed = replace(LINE, delivered_on=dt.date(2026, 12, 20), receiver="Đỗ Văn An")
    table = describe_award_register(replace(REGISTER, lines=(handed,))).body[0]

    assert table.rows[0].cells[8].text[0].text == "20/12/2026, Đỗ Văn An"
    assert table.rows[0].cells[9].text[0].text == ""
    assert table.row_height >= 10
    assert table.columns[9].width >= 16


def test_the_last_lines_of_a_long_register_go_with_the_signatures():
    lines = tuple(replace(LINE, number=f"{n:02d}/2026-00") for n in range(1, 60))
    pdf = drawn(describe_award_register(replace(REGISTER, lines=lines)))
    with opened(pdf) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()

    assert "NGƯỜI GHI SỔ" in last
    assert "59/2026-00" in last


def test_an_extract_of_one_award_is_certified():
    text = said(describe_register_extract(EXTRACT))

    assert "TRÍCH SỔ KHEN THƯỞNG" in text
    assert "Số vào sổ: 01/2026-93" in text
    assert "Quyết định: số 412/QĐ-UBND ngày 18 tháng 12 năm 2026" in text
    assert "Tiền thưởng: 380.000 đồng" in text
    assert "đúng với nội dung ghi tại Sổ khen thưởng năm 2026, số vào sổ 01" in text
    assert "NGƯỜI TRÍCH SỔ (Ký, ghi rõ họ tên) CHỦ TỊCH (Ký tên, đóng dấu)" in text


def test_an_extract_leaves_dots_where_nothing_is_known_and_says_what_was_revoked():
    gone = replace(LINE, amount=None, revoked_on=dt.date(2027, 1, 5))
    paper = describe_register_extract(replace(EXTRACT, lines=(gone,)))
    empty = {b.label for b in paper.body if isinstance(b, Field) and not b.value}

    assert empty == {"Tiền thưởng", "Ngày trao", "Mục đích trích sổ"}
    assert "đã thu hồi ngày 05 tháng 01 năm 2027" in said(paper)


# --- money --------------------------------------------------------------------------


def test_each_group_says_its_amount_once_in_figures_and_words():
    text = said(describe_payment_list(PAYMENTS))

    assert "I TẬP THỂ – mức 760.000 đồng (Bảy trăm sáu mươi nghìn đồng)" in text
    assert "II HỘ GIA ĐÌNH – mức 570.000 đồng (Năm trăm bảy mươi nghìn đồng)" in text
    assert "III CÁ NHÂN – mức 380.000 đồng (Ba trăm tám mươi nghìn đồng)" in text
    assert text.count("Bảy trăm sáu mươi nghìn đồng") == 1


def test_subtotals_add_up_to_the_total_and_its_words():
    text = said(describe_payment_list(PAYMENTS))

    assert PAYMENTS.total == 5 * 760_000 + 570_000 + 5 * 380_000 == 6_270_000
    for words in (
        "Cộng tập thể: 05 3.800.000",
        "Cộng hộ gia đình: 01 570.000",
        "Cộng cá nhân: 05 1.900.000",
        "TỔNG CỘNG (11) 6.270.000",
        f"Tổng số tiền bằng chữ: {in_words(6_270_000)}./.",
    ):
        assert words in text


def test_two_amounts_of_one_kind_are_two_groups():
    more = replace(PEOPLE[0], amount=3_800_000, form="Bằng khen")
    listed = replace(PAYMENTS, payments=(PEOPLE[0], more))
    text = said(describe_payment_list(listed))

    assert "CÁ NHÂN, Giấy khen – mức 380.000 đồng" in text
    assert "CÁ NHÂN, Bằng khen – mức 3.800.000 đồng" in text
    assert "Kèm theo Giấy khen và Bằng khen" in text


def test_an_amount_nobody_knows_leaves_room_and_no_total():
    listed = replace(PAYMENTS, payments=(PEOPLE[0], replace(UNITS[0], amount=None)))
    text = said(describe_payment_list(listed))

    assert listed.total is None
    assert "TỔNG CỘNG (02) Tổng số tiền bằng chữ:" in text
    assert "không đồng" not in text.casefold()


def test_rows_are_high_enough_to_sign_in_and_the_day_is_left_blank():
    paper = describe_payment_list(PAYMENTS)
    pdf = drawn(paper)

    assert "Vân Khê, ngày tháng năm" in said(paper)
    assert [s.titles for s in paper.signatures] == [
        ("NGƯỜI LẬP",),
        ("KẾ TOÁN",),
        ("CHỦ TỊCH",),
    ]
    for height in row_heights(pdf):
        assert height >= 10 - 0.1


def row_heights(pdf):
    """Measure the rows people sign in: boxes of the last column, in mm."""
    import pypdfium2.raw as raw

    found = []
    with opened(pdf) as document:
        for page in document:
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
                left, bottom, right, top = item.get_bounds()
                if abs((right - left) / MM - 31) < 0.5 and left / MM > 150:
                    found.append((top - bottom) / MM)
    # Head of each page aside, every box of the signing column is a row.
    rows = sorted(found, reverse=True)[: len(PAYMENTS.payments)]
    assert len(rows) == len(PAYMENTS.payments)
    return rows


def test_the_total_and_its_words_stand_on_the_page_of_the_signatures():
    many = tuple(replace(PEOPLE[0], name=f"Bà Người {n}") for n in range(60))
    pdf = drawn(describe_payment_list(replace(PAYMENTS, payments=many)))
    with opened(pdf) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()

    assert page_count(pdf) > 2
    for words in ("NGƯỜI LẬP", "TỔNG CỘNG (60)", "Tổng số tiền bằng chữ"):
        assert words in last


# --- counts -------------------------------------------------------------------------


def test_a_table_of_counts_is_printed_with_its_note_and_time():
    signatures = (Signature(("NGƯỜI LẬP BẢNG",)), Signature(("TRƯỞNG PHÒNG",)))
    paper = describe_statistics(
        Statistics(OFFICE, COUNTS, "năm 2026", signatures, footer=PRINTED)
    )
    text = said(paper)

    assert paper.landscape
    assert "BẢNG THỐNG KÊ Khen thưởng theo hình thức (năm 2026)" in text
    assert "1 Giấy khen 11 6.270.000 Cộng 11 6.270.000" in text
    assert "Ghi chú: một ghi chú." in text
    assert PRINTED in text
    assert paper.body[0].rows[-1].kind is RowKind.TOTAL


def test_an_official_form_stands_upright_with_its_own_numbers():
    lines = (Line("Tổng số", (1,), LineKind.TOTAL, "01"), Line("Toàn quốc", ("",)))
    table = replace(COUNTS, columns=("Tổng số",), lines=lines, has_codes=True)
    paper = describe_statistics(Statistics(OFFICE, table, "", ()))

    assert not paper.landscape
    assert "Mã số Hình thức Tổng số 01 Tổng số 1 Toàn quốc" in said(paper)


# --- the report ---------------------------------------------------------------------


def test_the_report_has_five_parts_and_is_signed_for_the_committee():
    paper = describe_movement_report(REPORT)
    text = said(paper)
    places = [text.index(f"{n}. ") for n in ("I", "II", "III", "IV", "V")]

    assert places == sorted(places)
    assert paper.signatures[0].titles[0] == "TM. ỦY BAN NHÂN DÂN"
    assert "BC-UBND" in text
    assert "- Phát thanh 24 lượt; - Viết 2 bài." in text
    assert "1. Khó khăn: Máy quét hỏng." in text


def test_where_nothing_is_recorded_the_report_has_dots_and_never_says_none():
    paper = describe_movement_report(REPORT)
    dots = [b for b in paper.body if isinstance(b, Field) and not b.value]

    assert len(dots) == 3  # tập huấn, chỉ số, đề nghị cấp trên
    assert all(field.lines == 2 for field in dots)
    for words in ("không có", "Không có", "chưa có"):
        assert words not in said(paper)


def test_a_report_to_somebody_says_so_on_top_and_below():
    paper = describe_movement_report(replace(REPORT, addressees=("Sở Nội vụ",)))

    assert isinstance(paper, Paper)
    assert "Kính gửi: Sở Nội vụ" in said(paper)
    assert paper.recipients[0] == "Như trên"
