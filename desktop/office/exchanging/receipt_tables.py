"""What a receiver answers: which file, what became of it, codes; no names."""

from desktop.office.exchanging.wire_tables import WireTable, column, needed

RECEIPTS = WireTable(
    "receipts",
    "Biên nhận",
    (
        needed("bundle_id", "Mã gói"),
        needed("sha256", "Dấu nội dung của tệp (SHA-256)"),
        needed("type", "Loại gói"),
        needed("seq", "Gói số", "integer"),
        needed("verdict", "Kết quả"),
        needed("decided_on", "Ngày tiếp nhận", "date"),
        needed("rows", "Số dòng nhận", "integer"),
        needed("files", "Số tệp nhận", "integer"),
        needed("last_seq", "Gói mới nhất đã nhận", "integer"),
    ),
    ("bundle_id",),
)
ISSUES = WireTable(
    "receipt_issues",
    "Điều cần xem lại",
    (
        needed("bundle_id", "Mã gói"),
        needed("place", "Thứ tự", "integer"),
        needed("code", "Mã lỗi"),
        column("table_name", "Bảng"),
        column("row_id", "Mã dòng"),
    ),
    ("bundle_id", "place"),
)

RECEIPT: tuple[WireTable, ...] = (RECEIPTS, ISSUES)
