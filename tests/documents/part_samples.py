"""Papers that use every part of the description, for the measuring tests."""

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
    numbered,
    plain,
)
from desktop.documents.papers.wording import basis_paragraphs
from desktop.vietnamese import long_date
from tests.documents.samples import BASES, DAY

COMMITTEE = ("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ")
COUNCIL = ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",)
PARENT = ("UBND XÃ VÂN KHÊ",)
SENTENCE = (
    "Hội đồng đã nghe báo cáo của cơ quan thường trực về kết quả thực hiện phong trào "
    "thi đua, thảo luận về từng trường hợp và thống nhất các nội dung sau đây."
)


def row(*texts, kind=RowKind.NORMAL, **values):
    return Row(tuple(Cell(plain(text), **values) for text in texts), kind)


def head(*texts):
    return (Row(tuple(Cell(bold(text)) for text in texts)),)


MEMBERS = Table(
    (Column(10, Align.CENTRE), Column(43), Column(70), Column(37)),
    head("STT", "Họ và tên", "Chức vụ", "Trong Hội đồng"),
    tuple(
        row(str(place), name, "Trưởng phòng Văn hóa - Xã hội", "Ủy viên")
        for place, name in enumerate(("Lại Thế Hưng", "Đinh Thị Ngà"), start=1)
    ),
)
MINUTES = Paper(
    Letterhead(COUNCIL, "", PARENT, "BB-HĐTĐKT", "1"),
    "BIÊN BẢN",
    "Họp Hội đồng Thi đua - Khen thưởng xã xét tặng Giấy khen trong phong trào thi "
    "đua đẩy mạnh công tác cải cách hành chính 6 tháng cuối năm 2026",
    (
        Field("Thời gian bắt đầu", plain("14 giờ 00, ngày 08 tháng 12 năm 2026.")),
        Field("Địa điểm"),
        Field("Thành phần tham dự", plain("12/13 thành viên Hội đồng, đạt 92,31%.")),
        MEMBERS,
        Field("Ý kiến khác", lines=3),
        Heading("1. Nội dung"),
        Paragraph(plain(SENTENCE)),
        Paragraph(plain("Cuộc họp kết thúc vào 16 giờ 40 cùng ngày ./.")),
    ),
    (
        Signature(("THƯ KÝ",), "Đinh Thị Ngà"),
        Signature(("CHỦ TỌA",), "Trịnh Đình Khôi", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
    ),
    ("Thành viên Hội đồng", "Lưu: VT, Hồ sơ."),
    signature_gap=28,
    recipients_below=True,
)
REPORT = Paper(
    Letterhead(
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",), "Vân Khê", PARENT, signed_on=DAY
    ),
    "BÁO CÁO THÀNH TÍCH",
    "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Vân Khê",
    (
        Heading("I. SƠ LƯỢC LÝ LỊCH"),
        Field("- Họ và tên", bold("ĐỖ THỊ THU HẰNG")),
        Field("- Ngày, tháng, năm sinh"),
        Field("- Trình độ chuyên môn, nghiệp vụ", plain("Cử nhân Luật.")),
        Heading("II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        *[Paragraph(plain(SENTENCE)) for _ in range(4)],
    ),
    (
        Signature(("THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN",), "Mai Xuân Trường"),
        Signature(
            ("NGƯỜI BÁO CÁO THÀNH TÍCH",), "Đỗ Thị Thu Hằng", note="(Ký, ghi rõ họ tên)"
        ),
    ),
    signature_gap=26,
    confirmation=Signature(("XÁC NHẬN CỦA CẤP TRÌNH KHEN",), note="(Ký, đóng dấu)"),
)


def checked(mark, text):
    return Cell(plain(text), mark=mark)


INDEX = Paper(
    Letterhead(
        ("PHÒNG VĂN HÓA - XÃ HỘI",), "Vân Khê", ("UBND XÃ VÂN KHÊ",), signed_on=DAY
    ),
    "MỤC LỤC HỒ SƠ",
    "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân thành phố",
    (
        Paragraph(plain("Nơi nhận hồ sơ: Sở Nội vụ. Số bộ: 02."), indented=False),
        Table(
            (Column(10, Align.CENTRE), Column(90), Column(30), Column(30)),
            head("STT", "Tên loại và nội dung tài liệu", "Số bản", "Kiểm tra"),
            (
                Row(
                    (
                        Cell(plain("1")),
                        Cell(plain("Tờ trình của Ủy ban nhân dân xã")),
                        Cell(plain("02"), align=Align.CENTRE),
                        checked(Mark.EMPTY, "Thiếu xác nhận của cấp trình khen"),
                    )
                ),
                Row(
                    (
                        Cell(plain("2")),
                        Cell(plain("Biên bản họp Hội đồng")),
                        Cell(mark=Mark.TICKED, align=Align.CENTRE),
                        checked(Mark.TICKED, "Đủ"),
                    )
                ),
            ),
            size=11,
            head_size=11,
        ),
        Paragraph((Run("Kết quả kiểm tra: ", bold=True), Run("01/02 mục đã đủ."))),
        Code("https://so-vang.example/01-7F3A", "Số đăng ký 01-7F3A, đọc bằng máy."),
    ),
    (
        Signature(("NGƯỜI LẬP",), "Đinh Thị Ngà"),
        Signature(("NGƯỜI KIỂM TRA",), "Lại Thế Hưng"),
    ),
    signature_gap=17,
    footer="Bảng kiểm nội bộ, in lúc 10:32 ngày 04/3/2027; in lại sau mỗi lần bổ sung.",
)
MONEY = Paper(
    Letterhead(COMMITTEE, "Vân Khê"),
    "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG",
    "",
    (
        Table(
            (
                Column(9, Align.CENTRE),
                Column(54),
                Column(22, Align.RIGHT),
                Column(44),
                Column(31),
            ),
            head("STT", "Tập thể, cá nhân", "Số tiền (đồng)", "Người nhận", "Ký nhận"),
            (
                *[row(str(i), f"Thôn {i}", "760.000", "", "") for i in range(1, 24)],
                row("", "TỔNG CỘNG (23)", "17.480.000", "", "", kind=RowKind.TOTAL),
            ),
            row_height=10,
        ),
        Note("Ghi chú: người nhận thay phải có giấy ủy quyền."),
        Paragraph(
            (
                Run("Tổng số tiền bằng chữ: "),
                Run("Mười bảy triệu bốn trăm tám mươi nghìn đồng", italic=True),
                Run("./."),
            )
        ),
    ),
    tuple(
        Signature((title,), name)
        for title, name in (
            ("NGƯỜI LẬP", "Đinh Thị Ngà"),
            ("KẾ TOÁN", "Lâm Thị Thanh Nhàn"),
            ("CHỦ TỊCH", "Trịnh Đình Khôi"),
        )
    ),
    signature_gap=26,
    reference="(Kèm theo Quyết định số 412/QĐ-UBND ngày 18 tháng 12 năm 2026 của Chủ "
    "tịch Ủy ban nhân dân xã Vân Khê)",
)
DESK = (
    "Ban Thi đua - Khen thưởng thành phố Lạc Hà, bộ phận tiếp nhận hồ sơ khen thưởng "
    "của các xã, phường và đặc khu"
)
CITY = ("Ủy ban nhân dân thành phố Lạc Hà", "Sở Nội vụ thành phố Lạc Hà", DESK)
UPWARD = Paper(
    Letterhead(COMMITTEE, "Vân Khê", symbol="TTr-UBND"),
    "TỜ TRÌNH",
    "Về việc đề nghị tặng Bằng khen trong phong trào thi đua năm 2026",
    (
        Addressee(CITY),
        *basis_paragraphs(BASES),
        *[Paragraph(plain(SENTENCE)) for _ in range(12)],
        Paragraph(plain("a) Tờ trình;")),
        Paragraph(plain("đ) Biên bản.")),
        Paragraph(plain(f"{SENTENCE[:-1]}./.")),
    ),
    (
        Signature(
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Vũ Thị Kim Oanh"
        ),
    ),
    ("Như trên", "CT, các PCT UBND xã", "Lưu: VT, VHXH."),
    tuple(
        Appendix(
            f"Phụ lục {roman}",
            "DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN",
            f"(Kèm theo Tờ trình số {numbered('', 'TTr-UBND')} {long_date(None)} "
            "của Ủy ban nhân dân xã Vân Khê)",
            (MEMBERS, Paragraph(plain("Danh sách này gồm 02 cá nhân./."))),
        )
        for roman in ("I", "II")
    ),
)
BALLOT = Paper(
    Letterhead((), ""),
    "PHIẾU BẦU",
    "Đề nghị tặng Giấy khen",
    (
        Table(
            (Column(10, Align.CENTRE), Column(90), Column(30), Column(30)),
            head("STT", "Họ và tên", "Đồng ý", "Không đồng ý"),
            tuple(
                Row(
                    (
                        Cell(plain(str(place))),
                        Cell(plain(name)),
                        Cell(mark=Mark.EMPTY, align=Align.CENTRE),
                        Cell(mark=Mark.EMPTY, align=Align.CENTRE),
                    )
                )
                for place, name in enumerate(("Bà Hằng", "Ông Vỹ"), start=1)
            ),
        ),
        Field("Ý kiến khác", lines=2, indented=False),
    ),
    (),
)
WIDE = Paper(
    Letterhead(COMMITTEE, "Vân Khê"),
    "BẢNG TỔNG HỢP",
    "Điểm của các đơn vị",
    (
        Table(
            tuple(Column(20) for _ in range(18)),
            head(*[f"Tiêu chí {place}" for place in range(18)]),
            tuple(row(*["Nghiêng"] * 18) for _ in range(30)),
            size=10.5,
            head_size=9,
        ),
    ),
    (Signature(("NGƯỜI LẬP BẢNG",)), Signature(("TRƯỞNG PHÒNG",), "Lại Thế Hưng")),
    landscape=True,
    signature_gap=19,
)

PARTS = {
    "minutes": MINUTES,
    "report": REPORT,
    "index": INDEX,
    "money": MONEY,
    "upward": UPWARD,
    "ballot": BALLOT,
    "wide": WIDE,
}
