"""What the tables of dossiers are called in the history."""

from ui.language import _

TABLES = {
    "dossier": _("Hồ sơ gửi đi"),
    "dossier_item": _("Thành phần hồ sơ"),
    "dossier_confirmation": _("Xác nhận trong hồ sơ"),
}
COLUMNS = {
    "dossier": _("Hồ sơ"),
    "component": _("Thành phần"),
    "sets": _("Số bộ"),
    "sent_on": _("Ngày gửi"),
    "copies": _("Số bản có"),
    "is_original": _("Bản chính"),
    "first_sheet": _("Từ tờ số"),
    "last_sheet": _("Đến tờ số"),
    "confirmer": _("Nơi xác nhận"),
    "what": _("Xác nhận gì"),
    "given_by": _("Người xác nhận"),
    "given_on": _("Ngày xác nhận"),
}
