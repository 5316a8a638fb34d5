"""What the city's remarks on a commune's rows are called in the history."""

from functools import cache

from ui.language import _

TABLES = {
    "overlay": _("Thẩm định, trả lại"),
    "linked_subject": _("Đối tượng của nơi gửi"),
}
OWN = {
    ("linked_subject", "org"): _("Nơi gửi"),
    ("linked_subject", "their_id"): _("Mã ở nơi gửi"),
    ("overlay", "kind"): _("Việc"),
    ("overlay", "org"): _("Nơi gửi"),
    ("overlay", "movement"): _("Phong trào"),
    ("overlay", "period"): _("Kỳ"),
    ("overlay", "table_name"): _("Bảng"),
    ("overlay", "field"): _("Mục"),
    ("overlay", "base_rev"): _("Theo lần sửa"),
    ("overlay", "value"): _("Giá trị thẩm định"),
    ("overlay", "made_on"): _("Ngày"),
    ("overlay", "settled_on"): _("Ngày xong"),
}
_KINDS = {"appraisal": _("Thẩm định"), "return": _("Trả lại để sửa")}


def value_words(table: str, column: str, value: str) -> str:
    """Return a code of these tables in words, nothing for any other cell."""
    if table != "overlay":
        return ""
    if column == "kind":
        return _KINDS.get(value, "")
    if column == "table_name":
        return _titles()[0].get(value, "")
    if column == "field":
        return _titles()[1].get(value, "")
    return ""


@cache
def _titles() -> tuple[dict[str, str], dict[str, str]]:
    """Return the words for tables and for columns of what communes send."""
    from desktop.bundles.sealed.envelope import BundleType
    from desktop.office.exchanging.tables import shapes

    tables = shapes(BundleType.SUBMISSION)
    columns = {one.name: one.title for table in tables for one in table.fields}
    return {table.name: table.title for table in tables}, columns
