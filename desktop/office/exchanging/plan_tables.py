"""What a city sends down to every commune: no person is named in any of it."""

from desktop.office.exchanging.paper_tables import TOMBSTONES
from desktop.office.exchanging.round_tables import PLAN_FILES
from desktop.office.exchanging.wire_tables import WireTable, column, needed

_PLAN = needed("plan", "Mã kế hoạch")

MOVEMENTS = WireTable(
    "movements",
    "Phong trào",
    (
        _PLAN,
        needed("title", "Tên kế hoạch"),
        column("movement", "Tên phong trào"),
        column("number", "Số, ký hiệu"),
        column("issued_on", "Ngày ban hành", "date"),
        column("issuer", "Nơi ban hành"),
        needed("first_day", "Từ ngày", "date"),
        needed("last_day", "Đến ngày", "date"),
    ),
    ("plan",),
)
CRITERIA = WireTable(
    "criteria",
    "Bộ tiêu chí",
    (
        _PLAN,
        needed("criteria_set", "Bộ tiêu chí"),
        needed("criterion", "Tiêu chí"),
        needed("place", "Thứ tự", "integer"),
        column("parent", "Tiêu chí cấp trên"),
        needed("name", "Tên"),
        column("max_points", "Điểm tối đa", "number"),
    ),
    ("plan", "criteria_set", "criterion"),
)
QUOTAS = WireTable(
    "quotas",
    "Số lượng khen thưởng",
    (
        _PLAN,
        needed("offer", "Khen thưởng"),
        needed("quota", "Tính vào số lượng"),
        needed("form", "Hình thức"),
        needed("level", "Cấp"),
        column("authority", "Cấp quyết định"),
        needed("mode", "Ràng buộc"),
        column("count", "Số lượng", "integer"),
        needed("per_proposer", "Tính cho mỗi đơn vị", "boolean"),
        column("clause", "Điểm của Kế hoạch"),
    ),
    ("plan", "offer", "quota"),
)
DEADLINES = WireTable(
    "deadlines",
    "Thời hạn",
    (
        _PLAN,
        needed("deadline", "Mã hạn"),
        needed("year", "Năm", "integer"),
        needed("what", "Việc"),
        column("owner", "Ai làm"),
        column("last_day", "Ngày cuối còn trong hạn", "date"),
        column("clause", "Điểm của Kế hoạch"),
    ),
    ("plan", "deadline", "year"),
)
CODE_LISTS = WireTable(
    "code_lists",
    "Danh mục mã",
    (
        needed("list", "Danh mục"),
        needed("code", "Mã"),
        needed("label", "Tên"),
    ),
    ("list", "code"),
)
PUBLISHED = WireTable(
    "index_values",
    "Chỉ số đã công bố",
    (
        needed("commune", "Mã xã, phường"),
        needed("name", "Tên xã, phường"),
        needed("index_code", "Chỉ số"),
        needed("year", "Năm", "integer"),
        needed("component", "Thành phần"),
        column("component_name", "Tên thành phần"),
        column("value", "Giá trị", "number"),
        column("maximum", "Điểm tối đa", "number"),
        column("rank", "Hạng", "integer"),
        column("block", "Khối"),
        column("class_name", "Loại"),
        column("document", "Văn bản công bố"),
        column("published_on", "Ngày công bố", "date"),
    ),
    ("commune", "index_code", "year", "component"),
)

DOWNWARD: tuple[WireTable, ...] = (
    MOVEMENTS,
    PLAN_FILES,
    CRITERIA,
    QUOTAS,
    DEADLINES,
    CODE_LISTS,
    PUBLISHED,
    TOMBSTONES,
)
