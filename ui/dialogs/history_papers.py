"""What numbers of papers, values of the law and money are called in the history."""

from collections.abc import Mapping

from desktop.awards.bonuses import Rounding
from desktop.awards.legal import LegalKind
from desktop.emulation.participants import LabelledEnum
from ui.language import _

TABLES = {
    "legal_value": _("Hằng số pháp lý"),
    "issued_paper": _("Số văn bản"),
    "round_money": _("Tiền thưởng của đợt"),
}
COLUMNS = {
    "valid_from": _("Từ ngày"),
    "valid_to": _("Đến hết ngày"),
    "legal_basis": _("Văn bản quy định"),
    "is_checked": _("Đã đối chiếu"),
    "issuer": _("Sổ số của"),
    "symbol": _("Ký hiệu"),
    "skipped_reason": _("Lý do để trống số trước"),
    "voided_reason": _("Lý do hủy số"),
    "is_given": _("Có tiền thưởng"),
    "fund": _("Nguồn chi"),
    "rounding": _("Làm tròn"),
    "amount": _("Số tiền"),
    "coefficient": _("Hệ số"),
    "base_salary": _("Lương cơ sở"),
    "bonus_basis": _("Căn cứ tiền thưởng"),
}
KINDS: Mapping[str, type[LabelledEnum]] = {"legal_value": LegalKind}
CODES: Mapping[tuple[str, str], type[LabelledEnum]] = {
    ("round_money", "rounding"): Rounding,
}
