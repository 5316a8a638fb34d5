"""Invented papers that use everything a description can say."""

import datetime as dt
import io

from desktop.documents.paper import (
    Addressee,
    Align,
    Appendix,
    Cell,
    Code,
    Column,
    Field,
    Heading,
    Letterhead,
    Mark,
    Note,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Run,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.word.saving import save_docx

DAY = dt.date(2026, 12, 18)
SENTENCE = (
    "Phòng Văn hóa - Xã hội công khai danh sách 03 ngày làm việc và hoàn thiện hồ sơ "
    "trình trước ngày 15/12/2026 theo Quyết định số 57/QĐ-UBND. "
)
REFERENCE = (
    "(Kèm theo Quyết định số 412/QĐ-UBND ngày 18 tháng 12 năm 2026 "
    "của Chủ tịch Ủy ban nhân dân xã Vân Khê)"
)


def named(number):
    """Return a row with a box, ticked in all but every third."""
    return Row(
        (
            Cell(plain(str(number))),
            Cell(plain(f"Bà Đỗ Thị Thu Hằng {number}")),
            Cell(
                plain("Đạt") if number % 2 else (),
                mark=Mark.TICKED if number % 3 else Mark.EMPTY,
            ),
            Cell(plain("380.000")),
        )
    )


TABLE = Table(
    columns=(
        Column(10, Align.CENTRE),
        Column(70),
        Column(40),
        Column(40, Align.RIGHT),
    ),
    head=(
        Row(
            (
                Cell(bold("STT"), down=2),
                Cell(bold("Họ và tên"), down=2),
                Cell(bold("Kết quả"), across=2),
            )
        ),
        Row((Cell(bold("Đủ")), Cell(bold("Số tiền")))),
    ),
    rows=(
        Row(
            (Cell(bold("I")), Cell(bold("CÁ NHÂN"), across=3, align=Align.LEFT)),
            RowKind.SECTION,
        ),
        *[named(number) for number in range(1, 9)],
        Row(
            (
                Cell(bold("Cộng"), across=3, align=Align.CENTRE),
                Cell(bold("3.040.000")),
            ),
            RowKind.TOTAL,
        ),
    ),
    row_height=9,
)
MINUTES = Paper(
    Letterhead(
        ("HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG XÃ VÂN KHÊ"),
        "",
        parent=("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ",),
        symbol="BB-HĐTĐKT",
    ),
    "BIÊN BẢN",
    "Họp xét khen thưởng phong trào thi đua đẩy mạnh công tác cải cách hành chính",
    (
        Addressee(
            (
                "Ủy ban nhân dân thành phố;",
                (
                    "Ban Thi đua - Khen thưởng thành phố và các cơ quan có liên quan "
                    "đến việc xét khen thưởng"
                ),
            )
        ),
        Field("Địa điểm", plain("Phòng họp số 1")),
        Field("Thời gian bắt đầu"),
        Field("Ý kiến của các thành viên dự họp", lines=3),
        Heading("1. Báo cáo"),
        Paragraph(plain(SENTENCE * 3)),
        Heading("THỐNG NHẤT:", centred=True),
        Paragraph(
            (
                Run("Điều 1. ", bold=True),
                Run(SENTENCE),
                Run("Căn cứ ngày 16 tháng 6 năm 2025;", italic=True),
            )
        ),
        TABLE,
        Note("Ghi chú: x = không áp dụng; … = chưa thẩm định."),
        Code("SV1:QD:2026:412:ABCDEFGH", "Mã tra cứu của quyết định: 412-26-ABCD"),
        Paragraph(plain("Cuộc họp kết thúc vào 16 giờ 40./.")),
    ),
    (
        Signature(("THƯ KÝ",), "Đinh Thị Ngà", note="(Ký, ghi rõ họ tên)"),
        Signature(("CHỦ TỌA",), "Trịnh Đình Khôi", post="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
    ),
    ("Thành viên Hội đồng", "Lưu: VT, Hồ sơ"),
    recipients_below=True,
    signature_gap=28,
    footer="In lúc 15:20 ngày 18/12/2026, bản lưu tại cơ quan",
)
REPORT = Paper(
    Letterhead(
        ("PHÒNG KINH TẾ",), "Vân Khê", parent=("UBND XÃ VÂN KHÊ",), signed_on=DAY
    ),
    "BÁO CÁO THÀNH TÍCH",
    "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
    (Paragraph(plain(SENTENCE * 2)), TABLE),
    (
        Signature(("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN"), "Mai Xuân Trường"),
        Signature(("NGƯỜI BÁO CÁO",), "Đỗ Thị Thu Hằng"),
    ),
    confirmation=Signature(("XÁC NHẬN CỦA CẤP TRÌNH KHEN",), note="(Chữ ký, dấu)"),
    signature_gap=26,
    reference="(Kèm theo Tờ trình số 57/TTr-VHXH ngày 14 tháng 12 năm 2026)",
    appendices=(
        Appendix(
            "Phụ lục I",
            "DANH SÁCH CÁ NHÂN",
            REFERENCE,
            (TABLE, Paragraph(plain("Hết."))),
        ),
        Appendix(
            "Phụ lục II",
            "DANH SÁCH TẬP THỂ",
            REFERENCE,
            (Paragraph(plain(SENTENCE)),) * 25,
        ),
    ),
)
WIDE = Paper(
    Letterhead(("PHÒNG KINH TẾ",), "Vân Khê", parent=("UBND XÃ VÂN KHÊ",)),
    "BẢNG TỔNG HỢP",
    "Kết quả thi đua 6 tháng cuối năm 2026",
    (TABLE, Paragraph(plain(SENTENCE))),
    (
        Signature(("NGƯỜI LẬP",), "Đinh Thị Ngà"),
        Signature(("KẾ TOÁN TRƯỞNG",)),
        Signature(("CHỦ TỊCH",), "Trịnh Đình Khôi"),
    ),
    landscape=True,
    signature_gap=19,
    footer="In lúc 15:20",
)
SUBMISSION = Paper(
    Letterhead(("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ"), "Vân Khê", symbol="TTr-UBND"),
    "TỜ TRÌNH",
    "Về việc đề nghị tặng thưởng",
    (
        Addressee(("Chủ tịch Ủy ban nhân dân thành phố",)),
        Paragraph(plain(SENTENCE * 12)),
        Paragraph(plain(SENTENCE * 3)),
    ),
    (
        Signature(
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Cao Thị Bích Lan"
        ),
    ),
    ("Như trên", "Ban Thi đua - Khen thưởng thành phố", "Lưu: VT, VHXH"),
)
SAMPLES = {
    "minutes": MINUTES,
    "report": REPORT,
    "wide": WIDE,
    "submission": SUBMISSION,
}


def word(paper, *, draft=False, created_on=DAY):
    """Return the bytes of a paper's Word file."""
    out = io.BytesIO()
    save_docx(paper, out, draft=draft, created_on=created_on)
    return out.getvalue()
