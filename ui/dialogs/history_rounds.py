"""What the tables of rounds and double awards are called in the history."""

from collections.abc import Mapping

from desktop.awards.duplicates import Ruling
from desktop.awards.forms import Level
from desktop.emulation.participants import LabelledEnum
from ui.language import _

TABLES = {
    "worked_on": _("Kế hoạch, đợt xét đang làm"),
    "deadline_day": _("Hạn cơ quan ấn định"),
    "round_budget": _("Kinh phí khen thưởng"),
    "past_award": _("Khen thưởng từ nơi khác"),
    "uncited": _("Thành tích không dùng để đề nghị"),
    "grant_citation": _("Thành tích đã được khen"),
    "ruling": _("Kết luận về trùng thành tích"),
    "distinct_subjects": _("Không trùng đối tượng"),
    "merit_text": _("Báo cáo thành tích"),
}
COLUMNS = {
    "template": _("Đợt của kế hoạch"),
    "deadline": _("Hạn"),
    "day": _("Ngày"),
    "amount": _("Tổng kinh phí (đồng)"),
    "per_collective": _("Mỗi tập thể (đồng)"),
    "per_individual": _("Mỗi cá nhân (đồng)"),
    "authority": _("Cấp khen"),
    "merit": _("Thành tích"),
    "achievement": _("Thành tích"),
    "other": _("Khen thưởng khác"),
    "ruling": _("Kết luận"),
    "ruled_by": _("Người kết luận"),
    "ruled_on": _("Ngày kết luận"),
    "first_id": _("Đối tượng thứ nhất"),
    "second_id": _("Đối tượng thứ hai"),
}
OWN = {
    ("worked_on", "plan_id"): _("Kế hoạch"),
    ("worked_on", "round_id"): _("Đợt xét"),
    ("past_award", "level"): _("Cấp"),
    ("merit_text", "heading"): _("Đề mục"),
    ("merit_text", "text"): _("Nội dung"),
    ("merit_text", "source"): _("Nguồn"),
}
CODES: Mapping[tuple[str, str], type[LabelledEnum]] = {
    ("past_award", "level"): Level,
    ("ruling", "ruling"): Ruling,
}
REFERS = {"first_id", "second_id", "plan_id", "round_id"}
OFFERS = ("uncited", "round_budget")
CITES = ("past_award", "uncited", "grant_citation", "ruling")
ELSEWHERE = {
    "grant": _("khen thưởng trong Sổ khen thưởng"),
    "past": _("khen thưởng từ nơi khác"),
    "pending": _("đề nghị ở đợt xét khác"),
}
"""What the first part of the key of another award means."""
