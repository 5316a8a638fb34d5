"""What the round came to, in the package: for those who read it; never taken in."""

from desktop.bundles.tables import Field, Table
from desktop.office.rounds.outcome import Outcome


def ranking(outcome: Outcome) -> Table:
    """Return the ranks of every block with the totals they rest on."""
    rows = [
        (
            table.block,
            row.subject_id,
            row.name,
            row.rank,
            row.is_tied,
            row.total,
            row.unranked_reason or None,
        )
        for table in outcome.tables
        for row in table.rows
    ]
    fields = (
        Field("block", "string", required=True, title="Khối"),
        Field("subject_id", "string", required=True, title="Mã đối tượng"),
        Field("name", "string", required=True, title="Tên"),
        Field("rank", "integer", title="Hạng"),
        Field("tied", "boolean", required=True, title="Đồng hạng"),
        Field("total", "number", title="Tổng điểm quy về thang đầy đủ"),
        Field("unranked_reason", "string", title="Lý do chưa xếp hạng"),
    )
    key = ("block", "subject_id")
    return Table("ranking", "Xếp hạng (kết quả tính)", fields, key, tuple(rows))


def review(outcome: Outcome) -> Table:
    """Return the verdict about everybody, for every form of award."""
    rows = [
        (
            found.offer,
            found.kind.value,
            row.subject_id,
            row.name,
            row.verdict.value,
            row.section.value,
            row.remark.value,
            row.reason or None,
        )
        for found in outcome.lists
        for row in found.rows
    ]
    fields = (
        Field("offer", "string", required=True, title="Hình thức"),
        Field("quota_kind", "string", required=True, title="Tính vào số lượng"),
        Field("subject_id", "string", required=True, title="Mã đối tượng"),
        Field("name", "string", required=True, title="Tên"),
        Field("verdict", "string", required=True, title="Kết luận"),
        Field("section", "string", required=True, title="Phần danh sách"),
        Field("remark", "string", required=True, title="Nhận xét"),
        Field("reason", "string", title="Lý do"),
    )
    key = ("offer", "subject_id")
    return Table("review", "Kết quả xét (kết quả tính)", fields, key, tuple(rows))
