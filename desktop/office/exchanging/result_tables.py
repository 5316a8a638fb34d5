"""What a city sends back to one commune: appraisals, returns, decisions, its rank."""

from desktop.office.exchanging.paper_tables import ATTACHMENTS, TOMBSTONES
from desktop.office.exchanging.wire_tables import WireTable, column, needed

_ABOUT = (
    needed("table_name", "Bảng"),
    needed("row_id", "Mã dòng"),
    column("field", "Cột"),
    needed("base_rev", "Lần sửa được xem", "integer"),
)

APPRAISALS = WireTable(
    "appraisals",
    "Thẩm định",
    (
        needed("overlay", "Mã ý kiến"),
        *_ABOUT,
        column("value", "Giá trị thẩm định"),
        column("reason", "Lý do"),
        needed("made_on", "Ngày", "date"),
    ),
    ("overlay",),
    has_people=True,
)
RETURNS = WireTable(
    "returns",
    "Trả lại để sửa",
    (
        needed("overlay", "Mã ý kiến"),
        *_ABOUT,
        needed("reason", "Lý do"),
        needed("made_on", "Ngày", "date"),
        column("settled_on", "Ngày đã sửa xong", "date"),
    ),
    ("overlay",),
    has_people=True,
)
DECISIONS = WireTable(
    "decisions",
    "Quyết định",
    (
        needed("decision", "Mã quyết định"),
        column("number", "Số, ký hiệu"),
        column("issued_on", "Ngày", "date"),
        column("authority", "Cấp quyết định"),
        column("signer", "Người ký"),
    ),
    ("decision",),
)
GRANTS = WireTable(
    "awards",
    "Khen thưởng",
    (
        needed("award", "Mã lần khen"),
        needed("decision", "Mã quyết định"),
        needed("subject_id", "Mã đối tượng"),
        needed("recipient", "Người, đơn vị được khen"),
        needed("kind", "Loại đối tượng"),
        column("detail", "Chức vụ, đơn vị"),
        needed("form", "Hình thức"),
        needed("level", "Cấp"),
        column("citation", "Thành tích"),
        column("register_mark", "Số vào sổ"),
        needed("first_day", "Thành tích từ ngày", "date"),
        needed("last_day", "Thành tích đến ngày", "date"),
        column("achievement", "Mã thành tích"),
        column("revoked_on", "Ngày hủy", "date"),
    ),
    ("award",),
    has_people=True,
)
RANKS = WireTable(
    "rankings",
    "Xếp hạng của xã, phường",
    (
        needed("block", "Khối"),
        needed("block_name", "Tên khối"),
        needed("org", "Mã cơ quan"),
        needed("name", "Tên"),
        column("rank", "Hạng", "integer"),
        needed("tied", "Đồng hạng", "boolean"),
        needed("of", "Số đơn vị trong khối", "integer"),
        column("total", "Tổng điểm", "number"),
    ),
    ("block", "org"),
    in_round=True,
)
TEXTS = WireTable(
    "texts",
    "Ý kiến chung",
    (
        needed("heading", "Mục"),
        needed("text", "Nội dung"),
    ),
    ("heading",),
)

RESULT: tuple[WireTable, ...] = (
    APPRAISALS,
    RETURNS,
    DECISIONS,
    GRANTS,
    RANKS,
    TEXTS,
    ATTACHMENTS,
    TOMBSTONES,
)
