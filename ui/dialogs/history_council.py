"""What the council's tables and columns are called in the history."""

from collections.abc import Mapping

from desktop.awards.council import Ballot, CouncilRole, Denominator, Presence
from desktop.awards.minutes import InvitationSigner, PostingStage
from desktop.emulation.participants import Kind, LabelledEnum
from ui.language import _

TABLES = {
    "council_member": _("Thành viên Hội đồng"),
    "council_meeting": _("Cuộc họp Hội đồng"),
    "council_presence": _("Điểm danh Hội đồng"),
    "council_ballots": _("Phiếu phát ra, thu về"),
    "council_vote": _("Biểu quyết"),
    "council_recusal": _("Không tham gia biểu quyết"),
    "council_minutes": _("Biên bản họp Hội đồng"),
    "council_counting": _("Kiểm phiếu"),
    "council_invitation": _("Giấy mời họp Hội đồng"),
    "council_absence": _("Lý do vắng mặt"),
    "round_posting": _("Công khai danh sách"),
}
COLUMNS = {
    "is_active": _("Đang tham gia"),
    "held_on": _("Ngày họp"),
    "started": _("Giờ bắt đầu"),
    "chair_id": _("Chủ trì"),
    "secretary_id": _("Thư ký"),
    "tellers": _("Tổ kiểm phiếu"),
    "agenda": _("Nội dung họp"),
    "conclusion": _("Kết luận"),
    "finished_on": _("Ngày kết thúc"),
    "threshold_percent": _("Tỷ lệ đồng ý (%)"),
    "is_strict": _("Phải trên tỷ lệ"),
    "ballot": _("Cách biểu quyết"),
    "quorum_numerator": _("Phải có mặt, phần"),
    "quorum_denominator": _("Phải có mặt, trên"),
    "allows_written": _("Cho gửi ý kiến bằng văn bản"),
    "basis": _("Căn cứ"),
    "member_id": _("Thành viên"),
    "presence": _("Dự họp"),
    "issued": _("Phát ra"),
    "collected": _("Thu về"),
    "valid": _("Hợp lệ"),
    "invalid": _("Không hợp lệ"),
    "yes": _("Đồng ý"),
    "no": _("Không đồng ý"),
    "abstain": _("Không ý kiến"),
    "ended": _("Giờ kết thúc"),
    "report": _("Báo cáo"),
    "discussion": _("Ý kiến thảo luận"),
    "agreed": _("Số người nhất trí biên bản"),
    "leader": _("Tổ trưởng"),
    "kept_by": _("Người giữ phiếu đã niêm phong"),
    "is_whole_spoiled": _("Phiếu sai một dòng là không hợp lệ"),
    "guests": _("Khách mời"),
    "stage": _("Danh sách"),
    "posted_on": _("Ngày niêm yết"),
    "days": _("Số ngày làm việc"),
    "complaints_to": _("Nơi nhận phản ánh"),
}
OWN = {
    ("council_meeting", "place"): _("Địa điểm"),
    ("round_posting", "place"): _("Nơi niêm yết"),
    ("round_posting", "round_id"): _("Đợt xét"),
    ("council_meeting", "denominator"): _("Tính trên"),
    ("council_member", "role"): _("Vai trò"),
    ("council_presence", "role"): _("Vai trò"),
    ("council_ballots", "kind"): _("Danh sách"),
}
CODES: Mapping[tuple[str, str], type[LabelledEnum]] = {
    ("council_member", "role"): CouncilRole,
    ("council_presence", "role"): CouncilRole,
    ("council_presence", "presence"): Presence,
    ("council_meeting", "denominator"): Denominator,
    ("council_meeting", "ballot"): Ballot,
    ("council_invitation", "signer"): InvitationSigner,
    ("round_posting", "stage"): PostingStage,
}
KINDS = {"council_ballots": Kind}
OFFERS = ("council_ballots", "council_vote", "council_recusal")
REFERS = {"chair_id", "secretary_id", "member_id"}
