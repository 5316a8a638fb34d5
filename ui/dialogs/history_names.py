"""What the codes of the trail mean: tables, columns and values in Vietnamese."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop import vietnamese
from desktop.awards.forms import AwardForm, Choice
from desktop.emulation.indicators import ResultState
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.journal import ActivityKind, AnswerLevel, Channel
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    LabelledEnum,
    Salutation,
    UnitKind,
)
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from ui.dialogs import history_council as council
from ui.language import _

TABLES = {
    **council.TABLES,
    "office": _("Cơ quan"),
    "signatory": _("Người ký"),
    "plan": _("Kế hoạch"),
    "plan_choice": _("Cách hiểu kế hoạch"),
    "unit": _("Đơn vị"),
    "person": _("Người"),
    "direct_work": _("Việc trực tiếp"),
    "other_subject": _("Hộ, doanh nghiệp"),
    "review_round": _("Đợt xét"),
    "round_closing": _("Chốt đợt xét"),
    "nomination": _("Đề nghị khác danh sách"),
    "score": _("Điểm"),
    "score_basis": _("Cơ sở tính điểm"),
    "attestation": _("Xác nhận"),
    "indicator_result": _("Chỉ tiêu"),
    "task_rating": _("Xếp loại"),
    "initiative": _("Sáng kiến, mô hình"),
    "initiative_author": _("Tác giả"),
    "breach": _("Vi phạm"),
    "evidence": _("Minh chứng"),
    "activity": _("Sổ công việc"),
    "survey_answer": _("Phiếu khảo sát"),
    "difficulty": _("Vướng mắc"),
    "paper_due": _("Hạn gửi văn bản"),
    "decision": _("Quyết định"),
    "award_grant": _("Sổ khen thưởng"),
    "index_value": _("Chỉ số"),
    "index_duty": _("Phần việc về chỉ số"),
    "assigned_target": _("Chỉ tiêu giao đơn vị"),
    "breach_review": _("Rà soát vi phạm"),
    "achievement": _("Thành tích"),
    "membership": _("Thời gian ở đơn vị khác"),
}
_EVERYWHERE = {
    **council.COLUMNS,
    "name": _("Tên"),
    "kind": _("Loại"),
    "note": _("Ghi chú"),
    "subject_id": _("Đối tượng"),
    "issued_on": _("Ngày ban hành"),
    "number": _("Số"),
    "content": _("Nội dung"),
    "reason": _("Lý do"),
    "first_day": _("Từ ngày"),
    "last_day": _("Đến ngày"),
    "since": _("Từ ngày"),
    "until": _("Đến ngày"),
    "title": _("Tên"),
    "retired_on": _("Ngừng theo dõi"),
    "province_name": _("Tỉnh, thành phố"),
    "place": _("Nơi đề ngày tháng"),
    "standing_body": _("Cơ quan thường trực"),
    "is_demo": _("Dữ liệu mẫu"),
    "titles": _("Chức danh khi ký"),
    "is_default": _("Thường ký"),
    "version": _("Lần nhận"),
    "source": _("Nội dung"),
    "adopted_on": _("Ngày nhận"),
    "key": _("Mục"),
    "value": _("Giá trị"),
    "parent_id": _("Trực thuộc"),
    "short_name": _("Tên ngắn"),
    "block": _("Khối"),
    "unit_id": _("Đơn vị"),
    "employment": _("Đối tượng"),
    "salutation": _("Cách gọi"),
    "position": _("Chức vụ"),
    "is_head": _("Lãnh đạo"),
    "birth_year": _("Năm sinh"),
    "role": _("Việc"),
    "address": _("Địa chỉ"),
    "head": _("Người đại diện"),
    "occasion": _("Dịp xét"),
    "cutoff": _("Ngày chốt số liệu"),
    "closed_on": _("Ngày chốt"),
    "snapshot": _("Kết quả lúc chốt"),
    "reopened_on": _("Ngày mở lại"),
    "reopened_reason": _("Lý do mở lại"),
    "offer": _("Mức khen"),
    "choice": _("Lựa chọn"),
    "criterion": _("Tiêu chí"),
    "side": _("Bên chấm"),
    "state": _("Tình trạng"),
    "points": _("Điểm"),
    "met": _("Đạt"),
    "faults": _("Số lỗi"),
    "items": _("Số nội dung"),
    "answers": _("Số phiếu từ mức 1 đến mức 5"),
    "rule": _("Cách tính"),
    "statement": _("Điều xác nhận"),
    "holds": _("Đạt"),
    "attested_by": _("Người xác nhận"),
    "attested_on": _("Ngày xác nhận"),
    "evidence": _("Minh chứng"),
    "indicator": _("Chỉ tiêu"),
    "as_of": _("Tính đến ngày"),
    "numerator": _("Số đạt"),
    "denominator": _("Tổng số"),
    "assigned": _("Số được giao"),
    "grade": _("Xếp loại"),
    "rated_by": _("Người xếp loại"),
    "rated_on": _("Ngày xếp loại"),
    "registered_on": _("Ngày đăng ký"),
    "is_new": _("Có điểm mới"),
    "is_applied": _("Đã áp dụng"),
    "applied_from": _("Áp dụng từ"),
    "applied_where": _("Nơi áp dụng"),
    "is_replicable": _("Nhân rộng được"),
    "recognised_level": _("Cấp công nhận"),
    "recognised_by": _("Nơi công nhận"),
    "recognised_on": _("Ngày công nhận"),
    "effect": _("Hiệu quả"),
    "happened_on": _("Ngày xảy ra"),
    "severity": _("Mức độ"),
    "channel": _("Kênh"),
    "counted": _("Tính bằng"),
    "whole": _("Trên tổng số"),
    "received_by": _("Người nhận"),
    "level": _("Mức trả lời"),
    "raised_on": _("Ngày nêu"),
    "forwarded_to": _("Chuyển đến"),
    "forwarded_on": _("Ngày chuyển"),
    "answer": _("Trả lời"),
    "answered_on": _("Ngày trả lời"),
    "document": _("Văn bản"),
    "file_name": _("Tệp"),
    "added_on": _("Ngày đính"),
    "symbol": _("Ký hiệu"),
    "signer": _("Người ký"),
    "signer_titles": _("Chức danh khi ký"),
    "form": _("Hình thức khen"),
    "recipient": _("Người được khen"),
    "detail": _("Chức vụ, đơn vị"),
    "citation": _("Thành tích"),
    "register_year": _("Năm của sổ"),
    "register_number": _("Số vào sổ"),
    "revoked_on": _("Ngày thu hồi"),
    "revoked_reason": _("Lý do thu hồi"),
    "successor_id": _("Nhập vào"),
    "index_code": _("Chỉ số"),
    "year": _("Năm"),
    "component": _("Mã thành phần"),
    "component_name": _("Tên thành phần"),
    "maximum": _("Thang điểm"),
    "rank": _("Thứ hạng"),
    "class_name": _("Xếp hạng"),
    "origin": _("Nguồn gốc"),
    "published_on": _("Ngày công bố"),
    "reviewed_by": _("Người rà soát"),
    "reviewed_on": _("Ngày rà soát"),
}
_OWN = {
    **council.OWN,
    ("indicator_result", "source"): _("Nguồn số liệu"),
    ("indicator_result", "value"): _("Kết quả"),
    ("indicator_result", "holds"): _("Đạt"),
    ("assigned_target", "source"): _("Nguồn số liệu"),
    ("assigned_target", "value"): _("Kết quả"),
    ("index_duty", "role"): _("Phần việc"),
    ("activity", "number"): _("Số lượng"),
    ("activity", "happened_on"): _("Ngày"),
    ("paper_due", "day"): _("Hạn cuối"),
    ("survey_answer", "answers"): _("Số phiếu"),
    ("plan_choice", "value"): _("Cách hiểu"),
    ("plan_choice", "key"): _("Điều chưa rõ"),
}
_HIDDEN = {
    ("direct_work", "position"),
    ("initiative_author", "position"),
    ("membership", "position"),
}
_NUMBERS = {
    "threshold_percent",
    "points",
    "value",
    "maximum",
    "numerator",
    "denominator",
    "assigned",
}
_LISTS = {"titles", "signer_titles"}
_LONG = {("plan", "source"), ("round_closing", "snapshot")}
_KINDS: Mapping[str, type[LabelledEnum]] = {
    **council.KINDS,
    "office": UnitKind,
    "unit": UnitKind,
    "other_subject": Kind,
    "initiative": InitiativeKind,
    "award_grant": Kind,
    "breach": BreachKind,
    "activity": ActivityKind,
    "paper_due": ActivityKind,
    "achievement": AchievementKind,
}
_CODES: Mapping[str, type[LabelledEnum]] = {
    "employment": Employment,
    "salutation": Salutation,
    "role": DirectRole,
    "occasion": Occasion,
    "choice": Choice,
    "severity": Severity,
    "channel": Channel,
    "recognised_level": RecognitionLevel,
    "form": AwardForm,
    "index_code": IndexCode,
    "origin": Origin,
}
_OWN_CODES: Mapping[tuple[str, str], type[LabelledEnum]] = {
    **council.CODES,
    ("index_duty", "role"): IndexRole,
}
_SIDES = {
    "self": _("Tự chấm"),
    "verified": _("Thẩm định"),
    "survey": _("Điều tra xã hội học"),
}
_SCORED = {"scored": _("đã chấm"), "not_applicable": _("không áp dụng")}


def column_words(table: str, column: str) -> str:
    """Return what a column is called; nothing for one the officer never sees."""
    if (table, column) in _HIDDEN:
        return ""
    return _OWN.get((table, column)) or _EVERYWHERE.get(column, "")


def value_words(
    table: str,
    column: str,
    value: Any,  # noqa: ANN401 - a cell as it stands in the file
    name_of: Callable[[str, str], str],
) -> str:
    """Return a cell as the officer reads it; `name_of` names ids and codes."""
    if value is None or value == "":
        return "–"
    if (table, column) in _LONG:
        return _("(toàn văn)")
    known = name_of(f"{table}.{column}", str(value))
    if known:
        return known
    return _coded(table, column, value) or _plain(column, value)


def _coded(table: str, column: str, value: Any) -> str:  # noqa: ANN401
    codes = _OWN_CODES.get((table, column)) or _CODES.get(column)
    if column == "kind":
        codes = _KINDS.get(table)
    if codes is not None:
        return next((m.label for m in codes if m.value == value), "")
    if column == "grade":
        return Grade(value).label
    if column == "level":
        return AnswerLevel(value).label
    if column == "side":
        return _SIDES.get(value, "")
    if column == "state":
        states = {m.value: m.label for m in ResultState}
        return (_SCORED if table == "score" else states).get(value, "")
    return ""


def _plain(column: str, value: Any) -> str:  # noqa: ANN401
    if column.startswith(("is_", "allows_")) or column in {"holds", "met"}:
        return _("có") if value else _("không")
    if column in _LISTS:
        return ", ".join(json.loads(value))
    if column in _NUMBERS:
        return _number(str(value))
    return _day(str(value))


def _number(value: str) -> str:
    try:
        return vietnamese.number(Decimal(value))
    except ArithmeticError:
        return value


def _day(value: str) -> str:
    """Return a day as written by hand, anything else as it is."""
    if len(value) != 10 or value[4:5] != "-":
        return value
    try:
        return vietnamese.short_date(date.fromisoformat(value))
    except ValueError:
        return value
