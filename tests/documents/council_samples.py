"""An invented council's papers: one meeting, one vote, the same numbers everywhere."""

import datetime as dt

from desktop.documents.kinds import Kind
from desktop.documents.papers.ballot import BallotList, BallotSheet, Candidate
from desktop.documents.papers.meeting_minutes import (
    Absentee,
    Attendance,
    Attendee,
    MeetingMinutes,
    Vote,
)
from desktop.documents.papers.vote_count import Ballots, VoteCount, Voters
from desktop.documents.papers.voting import Rule, Voted
from tests.documents.samples import MOVEMENT, OFFICE

HELD = dt.date(2026, 12, 8)
MATTER = f"xét tặng Giấy khen trong {MOVEMENT}"
PLACE = "Phòng họp số 2, trụ sở Ủy ban nhân dân xã Vân Khê"
RULE = Rule(
    "trên 50%", "tổng số thành viên Hội đồng", is_secret=True, least=7, whole=13
)
_MEMBERS = (
    ("Trịnh Đình Khôi", "Chủ tịch UBND xã", "Chủ tịch Hội đồng"),
    ("Vũ Thị Kim Oanh", "Phó Chủ tịch UBND xã", "Phó Chủ tịch Hội đồng"),
    ("Bùi Hữu Thắng", "Chủ tịch Ủy ban MTTQ Việt Nam xã", "Phó Chủ tịch Hội đồng"),
    ("Lại Thế Hưng", "Trưởng phòng Văn hóa - Xã hội", "Ủy viên thường trực"),
    ("Phan Thị Tuyết Mai", "Chánh Văn phòng HĐND và UBND xã", "Ủy viên"),
    ("Ngô Quốc Việt", "Trưởng phòng Kinh tế", "Ủy viên"),
    ("Mai Xuân Trường", "Giám đốc Trung tâm Phục vụ hành chính công xã", "Ủy viên"),
    ("Lương Thị Bích Thủy", "Chủ tịch Hội Liên hiệp Phụ nữ xã", "Ủy viên"),
    ("Đặng Văn Toàn", "Chủ tịch Hội Nông dân xã", "Ủy viên"),
    ("Hồ Minh Quân", "Bí thư Đoàn Thanh niên xã", "Ủy viên"),
    ("Trần Thị Hạnh", "Chánh Văn phòng Đảng ủy xã", "Ủy viên"),
    ("Đinh Thị Ngà", "Chuyên viên Phòng Văn hóa - Xã hội", "Ủy viên, Thư ký"),
)
ATTENDANCE = Attendance(
    13,
    tuple(Attendee(*one) for one in _MEMBERS),
    (Absentee("ông Cao Văn Sự", "Ủy viên Hội đồng", "đi tập huấn", has_written=True),),
    least=9,
    basis="Quy chế làm việc của Hội đồng",
)
_VOTES = (
    (Kind.COLLECTIVE, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", 13, 0, 0),
    (Kind.COLLECTIVE, "Phòng Kinh tế", 12, 1, 0),
    (Kind.COLLECTIVE, "Hội Liên hiệp Phụ nữ xã", 13, 0, 0),
    (Kind.COLLECTIVE, "Trường Trung học cơ sở Vân Khê", 11, 2, 0),
    (Kind.COLLECTIVE, "Cán bộ và Nhân dân thôn Đông Thượng", 10, 3, 0),
    (Kind.COLLECTIVE, "Cán bộ và Nhân dân thôn Đoài", 5, 8, 0),
    (Kind.HOUSEHOLD, "Hộ gia đình ông Phạm Văn Khoát, thôn Bến Trung", 12, 1, 0),
    (Kind.INDIVIDUAL, "Bà Đỗ Thị Thu Hằng", 13, 0, 0),
    (Kind.INDIVIDUAL, "Ông Lưu Quang Vỹ", 12, 1, 0),
    (Kind.INDIVIDUAL, "Bà Nghiêm Thị Diệu Linh", 13, 0, 0),
    (Kind.INDIVIDUAL, "Ông Tạ Đình Phúc", 11, 2, 0),
    (Kind.INDIVIDUAL, "Bà Cù Thị Hoài An", 12, 1, 0),
    (Kind.INDIVIDUAL, "Ông Hà Trọng Nghĩa", 6, 6, 1),
)
ROWS = tuple(
    Voted(kind, name, yes, no, blank, 13, yes >= 7)
    for kind, name, yes, no, blank in _VOTES
)
SENTENCES = (
    "Hội đồng bỏ phiếu kín.",
    (
        "Tổ kiểm phiếu gồm: bà Trần Thị Hạnh (Tổ trưởng), ông Hồ Minh Quân, ông Đặng "
        "Văn Toàn."
    ),
    f"Trường hợp được đề nghị khen thưởng phải đạt {RULE.threshold}.",
    "Số phiếu phát ra 13, thu về 13, hợp lệ 13, không hợp lệ 00.",
)
MINUTES = MeetingMinutes(
    OFFICE,
    MATTER,
    HELD,
    "14 giờ 00",
    PLACE,
    ATTENDANCE,
    Vote(RULE, SENTENCES, ROWS),
    number="1",
    chair="Ông Trịnh Đình Khôi, Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng",
    secretary="Bà Đinh Thị Ngà, chuyên viên Phòng Văn hóa - Xã hội",
    chair_name="Trịnh Đình Khôi",
    chair_post="Chủ tịch Ủy ban nhân dân xã",
    secretary_name="Đinh Thị Ngà",
    report=(
        (
            "Ông Lại Thế Hưng trình bày kết quả thẩm định 23 đơn vị thuộc 04 khối; "
            "danh sách 06 tập thể, 01 hộ gia đình và 06 cá nhân đủ tiêu chuẩn theo Kế "
            "hoạch số 86/KH-UBND. Trung tâm Phục vụ hành chính công xếp thứ nhất khối "
            "phòng, đơn vị nhưng để xét đề nghị thành phố khen thưởng cho thành tích "
            "cả năm."
        ),
    ),
    opinions=(
        (
            "Về khối thôn: thôn Đông Thượng và thôn Đoài cùng đạt 90,99%, đồng hạng "
            "nhất, trong khi chỉ còn 01 chỉ tiêu tập thể. Bà Vũ Thị Kim Oanh đề nghị "
            "đưa cả hai thôn ra bỏ phiếu. Hội đồng nhất trí"
        ),
        (
            "Về hộ gia đình ông Phạm Văn Khoát: đề nghị ngoài chỉ tiêu; các thành viên "
            "nhất trí với lý do cơ quan thường trực nêu"
        ),
    ),
    is_discussed=True,
    conclusion=(
        (
            "Hội đồng thống nhất đề nghị Chủ tịch Ủy ban nhân dân xã tặng Giấy khen "
            "cho 05 tập thể, 01 hộ gia đình và 05 cá nhân đạt đủ số phiếu nêu tại mục 3"
        ),
    ),
    agreed=12,
    ended="16 giờ 40",
)
COUNT = VoteCount(
    OFFICE,
    f"X{MATTER[1:]}",
    HELD,
    PLACE,
    RULE,
    Voters(13, 12, 1, 0),
    (Ballots("", 13, 13, 13, 0),),
    ROWS,
    number="2",
    started="15 giờ 50",
    ended="16 giờ 15",
    leader="bà Trần Thị Hạnh",
    tellers=("ông Hồ Minh Quân", "ông Đặng Văn Toàn"),
    kept_by="thư ký Hội đồng",
)
BALLOT = BallotSheet(
    OFFICE,
    f"X{MATTER[1:]}",
    HELD,
    (BallotList("", tuple(Candidate(kind, name) for kind, name, *_ in _VOTES)),),
)
