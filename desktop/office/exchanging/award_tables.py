"""What follows from the data: ranks, verdicts with explanations, lists, votes.

Of a council only totals travel: never who voted what, nor who left the room.
"""

from desktop.office.exchanging.wire_tables import WireTable, column, needed

_OFFER = needed("offer", "Khen thưởng")
_SUBJECT = needed("subject_id", "Mã đối tượng")
_QUOTA = needed("quota", "Tính vào số lượng")

OTHER_AWARDS = WireTable(
    "other_awards",
    "Khen thưởng ở đợt khác của cơ quan",
    (
        needed("award", "Mã lần khen"),
        needed("place", "Thứ tự", "integer"),
        _SUBJECT,
        needed("recipient", "Người, đơn vị được khen"),
        needed("form", "Hình thức"),
        needed("level", "Cấp"),
        needed("standing", "Đã khen hay đang đề nghị"),
        column("cited", "Mã các thành tích"),
        column("merit", "Thành tích"),
        column("first_day", "Thành tích từ ngày", "date"),
        column("last_day", "Thành tích đến ngày", "date"),
        column("number", "Số quyết định"),
        column("issued_on", "Ngày quyết định", "date"),
        column("former", "Mã khi còn đề nghị"),
    ),
    ("award",),
    has_people=True,
)
MEETINGS = WireTable(
    "council_meetings",
    "Cuộc họp Hội đồng",
    (
        needed("meeting_id", "Mã cuộc họp"),
        needed("held_on", "Ngày họp", "date"),
        column("place", "Nơi họp"),
        column("finished_on", "Ngày kết thúc", "date"),
        needed("members", "Số thành viên", "integer"),
        column("present", "Số có mặt", "integer"),
        column("written", "Số gửi ý kiến bằng văn bản", "integer"),
        needed("threshold_percent", "Tỷ lệ thông qua, %", "number"),
        needed("is_strict", "Phải trên tỷ lệ đó", "boolean"),
        needed("denominator", "Tỷ lệ tính trên"),
        needed("ballot", "Cách biểu quyết"),
    ),
    ("meeting_id",),
    in_round=True,
)
BALLOTS = WireTable(
    "council_ballots",
    "Số phiếu của mỗi danh sách",
    (
        needed("meeting_id", "Mã cuộc họp"),
        _OFFER,
        needed("kind", "Danh sách"),
        column("issued", "Phát ra", "integer"),
        column("collected", "Thu về", "integer"),
        column("valid", "Hợp lệ", "integer"),
        column("invalid", "Không hợp lệ", "integer"),
    ),
    ("meeting_id", "offer", "kind"),
    in_round=True,
)
VOTES = WireTable(
    "council_votes",
    "Kết quả biểu quyết",
    (
        needed("meeting_id", "Mã cuộc họp"),
        _OFFER,
        _SUBJECT,
        column("yes", "Đồng ý", "integer"),
        column("no", "Không đồng ý", "integer"),
        column("abstain", "Không biểu quyết", "integer"),
        needed("result", "Kết quả"),
    ),
    ("meeting_id", "offer", "subject_id"),
    has_people=True,
    in_round=True,
)
RANKINGS = WireTable(
    "rankings",
    "Xếp hạng",
    (
        needed("block", "Khối"),
        _SUBJECT,
        needed("name", "Tên"),
        column("rank", "Hạng", "integer"),
        needed("tied", "Đồng hạng", "boolean"),
        column("total", "Tổng điểm quy về thang đầy đủ", "number"),
        needed("points", "Điểm đạt được", "number"),
        needed("applicable_max", "Điểm tối đa của phần áp dụng", "number"),
        column("bonus", "Điểm thưởng, trừ", "number"),
        column("class_name", "Xếp loại"),
        column("unranked_reason", "Lý do chưa xếp hạng"),
    ),
    ("block", "subject_id"),
    has_people=True,
    in_round=True,
)
VERDICTS = WireTable(
    "verdicts",
    "Kết quả xét",
    (
        _OFFER,
        _QUOTA,
        _SUBJECT,
        needed("name", "Tên"),
        needed("kind", "Loại đối tượng"),
        column("detail", "Chức vụ, đơn vị"),
        needed("verdict", "Kết luận"),
        needed("section", "Phần danh sách"),
        needed("remark", "Nhận xét"),
        column("reason", "Lý do"),
        column("rank", "Hạng", "integer"),
        needed("tied", "Đồng hạng", "boolean"),
        column("total", "Tổng điểm", "number"),
        needed("is_conditional", "Còn điều kiện", "boolean"),
    ),
    ("offer", "quota", "subject_id"),
    has_people=True,
    in_round=True,
)
EXPLANATIONS = WireTable(
    "explanations",
    "Giải thích kết luận",
    (
        _OFFER,
        _QUOTA,
        _SUBJECT,
        needed("line", "Dòng", "integer"),
        needed("depth", "Cấp", "integer"),
        needed("label", "Điều kiện"),
        needed("verdict", "Kết luận"),
        column("used", "Giá trị"),
        column("source", "Nguồn"),
        column("missing", "Còn thiếu"),
        column("clause", "Điểm của Kế hoạch"),
    ),
    ("offer", "quota", "subject_id", "line"),
    has_people=True,
    in_round=True,
)
PROPOSALS = WireTable(
    "proposals",
    "Đề nghị lên cấp trên",
    (
        _OFFER,
        needed("form", "Hình thức"),
        column("authority", "Cấp quyết định"),
        _QUOTA,
        needed("place", "Thứ tự trong danh sách", "integer"),
        column("of", "Số lượng của Kế hoạch", "integer"),
        _SUBJECT,
        needed("name", "Tên"),
        needed("kind", "Loại đối tượng"),
        column("detail", "Chức vụ, đơn vị"),
        column("citation", "Thành tích"),
        column("cited", "Mã các thành tích"),
    ),
    ("offer", "quota", "subject_id"),
    has_people=True,
    in_round=True,
)

AWARDS: tuple[WireTable, ...] = (
    OTHER_AWARDS,
    MEETINGS,
    BALLOTS,
    VOTES,
    RANKINGS,
    VERDICTS,
    EXPLANATIONS,
    PROPOSALS,
)
