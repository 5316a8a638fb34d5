"""What was entered in a round, as it goes to the city."""

from db.models import duplicates, indices, records, reviews, scores
from desktop.office.exchanging.wire_tables import (
    WireTable,
    column,
    mirror,
    needed,
)

OFFICE = WireTable(
    "office",
    "Cơ quan gửi",
    (
        needed("org", "Mã cơ quan"),
        column("kind", "Loại"),
        needed("name", "Tên"),
        column("province_code", "Mã tỉnh, thành phố"),
        column("province_name", "Tỉnh, thành phố"),
        column("commune_code", "Mã xã, phường"),
        column("place", "Nơi ghi trên văn bản"),
        column("standing_body", "Cơ quan thường trực"),
    ),
    ("org",),
)
PLAN_FILES = WireTable(
    "plan_files",
    "Tệp kế hoạch",
    (
        needed("plan", "Mã kế hoạch"),
        needed("version", "Bản", "integer"),
        needed("digest", "Dấu nội dung (SHA-256)"),
        column("number", "Số, ký hiệu"),
        column("issued_on", "Ngày ban hành", "date"),
        needed("part", "Phần thứ", "integer"),
        needed("text", "Nội dung tệp"),
    ),
    ("plan", "version", "part"),
)
ROUNDS = WireTable(
    "rounds",
    "Đợt xét",
    (
        needed("round_id", "Mã đợt xét"),
        needed("plan", "Mã kế hoạch"),
        needed("name", "Tên đợt"),
        needed("occasion", "Dịp xét"),
        column("template", "Mã đợt trong kế hoạch"),
        needed("first_day", "Từ ngày", "date"),
        needed("last_day", "Đến ngày", "date"),
        needed("cutoff", "Ngày chốt số liệu", "date"),
        column("closed_on", "Ngày chốt danh sách", "date"),
    ),
    ("round_id",),
)
CHOICES = WireTable(
    "plan_choices",
    "Cách hiểu kế hoạch",
    (
        needed("plan", "Mã kế hoạch"),
        needed("key", "Điểm cần hiểu"),
        needed("value", "Cách hiểu"),
        column("reason", "Lý do"),
    ),
    ("plan", "key"),
)
DEADLINE_DAYS = WireTable(
    "deadline_days",
    "Hạn do cơ quan ấn định",
    (
        needed("plan", "Mã kế hoạch"),
        needed("deadline", "Mã hạn"),
        needed("year", "Năm", "integer"),
        needed("day", "Ngày", "date"),
    ),
    ("plan", "deadline", "year"),
)
SCORES = mirror(
    "scores",
    "Điểm",
    scores.Score,
    "subject_id criterion side",
    {
        "subject_id": "Mã đối tượng",
        "criterion": "Tiêu chí",
        "side": "Tự chấm hay thẩm định",
        "state": "Trạng thái",
        "points": "Điểm",
        "reason": "Lý do sửa",
    },
    has_people=True,
)
BASES = mirror(
    "score_bases",
    "Căn cứ chấm điểm",
    scores.ScoreBasis,
    "subject_id criterion side",
    {
        "subject_id": "Mã đối tượng",
        "criterion": "Tiêu chí",
        "side": "Tự chấm hay thẩm định",
        "met": "Đạt",
        "numerator": "Tử số",
        "denominator": "Mẫu số",
        "faults": "Số lỗi",
        "items": "Số việc",
        "answers": "Số câu trả lời theo mức",
        "points": "Điểm tính được",
        "rule": "Cách tính",
    },
)
ATTESTATIONS = mirror(
    "attestations",
    "Xác nhận",
    records.Attestation,
    "subject_id statement",
    {
        "subject_id": "Mã đối tượng",
        "statement": "Điều được xác nhận",
        "holds": "Đạt",
        "attested_by": "Người xác nhận",
        "attested_on": "Ngày xác nhận",
        "evidence": "Minh chứng",
    },
    has_people=True,
)
_RESULT = {
    "indicator": "Chỉ tiêu",
    "state": "Trạng thái",
    "as_of": "Tính đến ngày",
    "value": "Giá trị",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "assigned": "Số được giao",
    "holds": "Đạt",
    "source": "Nguồn",
}
RESULTS = mirror(
    "indicator_results",
    "Kết quả chỉ tiêu",
    records.IndicatorResult,
    "indicator",
    _RESULT,
)
TARGETS = mirror(
    "assigned_targets",
    "Chỉ tiêu giao cho đơn vị",
    indices.AssignedTarget,
    "subject_id indicator",
    {"subject_id": "Mã đối tượng", **_RESULT},
)
INDEX_VALUES = mirror(
    "index_values",
    "Chỉ số PAR INDEX, SIPAS…",
    indices.IndexValue,
    "value_id",
    {
        "value_id=id": "Mã giá trị",
        "subject_id": "Mã đối tượng",
        "index_code": "Chỉ số",
        "year": "Năm",
        "component": "Thành phần",
        "component_name": "Tên thành phần",
        "value": "Giá trị",
        "maximum": "Điểm tối đa",
        "rank": "Hạng",
        "block": "Khối",
        "class_name": "Loại",
        "origin": "Nguồn",
        "document": "Văn bản công bố",
        "published_on": "Ngày công bố",
    },
)
INDEX_DUTIES = mirror(
    "index_duties",
    "Trách nhiệm về chỉ số",
    indices.IndexDuty,
    "subject_id index_code year role component",
    {
        "subject_id": "Mã đối tượng",
        "index_code": "Chỉ số",
        "year": "Năm",
        "role": "Trách nhiệm",
        "component": "Thành phần",
    },
)
PAST_AWARDS = mirror(
    "past_awards",
    "Khen thưởng đã có ở nơi khác",
    duplicates.PastAward,
    "award_id",
    {
        "award_id=id": "Mã lần khen",
        "subject_id": "Mã đối tượng",
        "recipient": "Người, đơn vị được khen",
        "form": "Hình thức",
        "level": "Cấp",
        "authority": "Nơi quyết định",
        "number": "Số quyết định",
        "issued_on": "Ngày quyết định",
        "first_day": "Thành tích từ ngày",
        "last_day": "Thành tích đến ngày",
        "merit": "Thành tích",
        "achievement": "Mã thành tích",
    },
    has_people=True,
)
UNCITED = mirror(
    "uncited",
    "Thành tích không viện dẫn",
    duplicates.Uncited,
    "offer subject_id achievement",
    {
        "offer": "Khen thưởng",
        "subject_id": "Mã đối tượng",
        "achievement": "Mã thành tích",
    },
)
RULINGS = mirror(
    "rulings",
    "Kết luận về trùng thành tích",
    duplicates.Ruling,
    "ruling_id",
    {
        "ruling_id=id": "Mã kết luận",
        "subject_id": "Mã đối tượng",
        "achievement": "Mã thành tích",
        "other": "Mã lần khen kia",
        "ruling": "Kết luận",
        "round_id": "Mã đợt xét",
        "reason": "Lý do",
        "ruled_by": "Người kết luận",
        "ruled_on": "Ngày",
    },
    has_people=True,
    in_round=False,
)
NOMINATIONS = mirror(
    "nominations",
    "Lựa chọn, đề xuất thêm, rút",
    reviews.Nomination,
    "nomination_id",
    {
        "nomination_id=id": "Mã lựa chọn",
        "offer": "Khen thưởng",
        "subject_id": "Mã đối tượng",
        "choice": "Lựa chọn",
        "reason": "Lý do",
    },
    has_people=True,
)

ROUND: tuple[WireTable, ...] = (
    OFFICE,
    PLAN_FILES,
    ROUNDS,
    CHOICES,
    DEADLINE_DAYS,
    SCORES,
    BASES,
    ATTESTATIONS,
    RESULTS,
    TARGETS,
    INDEX_VALUES,
    INDEX_DUTIES,
    PAST_AWARDS,
    UNCITED,
    RULINGS,
    NOMINATIONS,
)
