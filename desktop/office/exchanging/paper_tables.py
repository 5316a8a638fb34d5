"""What goes along with a nomination: dossiers, reports, figures, files, tombstones."""

from db.models import dossiers, journal, merits
from desktop.office.exchanging.wire_tables import WireTable, column, mirror, needed

DOSSIERS = mirror(
    "dossiers",
    "Hồ sơ",
    dossiers.Dossier,
    "dossier",
    {
        "dossier": "Hồ sơ",
        "sets": "Số bộ",
        "sent_on": "Ngày gửi",
    },
)
ITEMS = mirror(
    "dossier_items",
    "Thành phần hồ sơ",
    dossiers.DossierItem,
    "dossier component subject_id",
    {
        "dossier": "Hồ sơ",
        "component": "Thành phần",
        "subject_id": "Mã đối tượng",
        "copies": "Số bản",
        "is_original": "Bản chính",
        "first_sheet": "Từ tờ",
        "last_sheet": "Đến tờ",
        "number": "Số, ký hiệu",
        "issued_on": "Ngày",
        "note": "Ghi chú",
    },
)
CONFIRMATIONS = mirror(
    "dossier_confirmations",
    "Xác nhận trong hồ sơ",
    dossiers.DossierConfirmation,
    "dossier confirmer component what subject_id",
    {
        "dossier": "Hồ sơ",
        "confirmer": "Nơi xác nhận",
        "component": "Thành phần",
        "what": "Điều được xác nhận",
        "subject_id": "Mã đối tượng",
        "given_by": "Người ký",
        "given_on": "Ngày ký",
    },
    has_people=True,
)
MERITS = mirror(
    "merit_texts",
    "Báo cáo thành tích",
    merits.MeritText,
    "subject_id heading",
    {
        "subject_id": "Mã đối tượng",
        "heading": "Mục",
        "text": "Nội dung",
        "source": "Nguồn",
    },
    has_people=True,
)
ACTIVITIES = mirror(
    "activities",
    "Sổ theo dõi",
    journal.Activity,
    "activity_id",
    {
        "activity_id=id": "Mã việc",
        "kind": "Loại",
        "happened_on": "Ngày",
        "title": "Việc",
        "subject_id": "Mã đối tượng",
        "channel": "Kênh",
        "number": "Số lượng",
        "counted": "Đếm gì",
        "whole": "Trên tổng số",
        "document": "Văn bản",
        "first_day": "Kỳ từ ngày",
        "last_day": "Kỳ đến ngày",
    },
)
ANSWERS = mirror(
    "survey_answers",
    "Câu trả lời khảo sát",
    journal.SurveyAnswer,
    "activity_id level",
    {
        "activity_id": "Mã việc",
        "level": "Mức, 1 thấp đến 5 cao",
        "answers": "Số người",
    },
)
DIFFICULTIES = mirror(
    "difficulties",
    "Khó khăn, vướng mắc",
    journal.Difficulty,
    "difficulty_id",
    {
        "difficulty_id=id": "Mã",
        "raised_on": "Ngày nêu",
        "content": "Nội dung",
        "subject_id": "Mã đối tượng",
        "forwarded_to": "Đã chuyển tới",
        "forwarded_on": "Ngày chuyển",
        "answer": "Trả lời",
        "answered_on": "Ngày trả lời",
    },
)
ATTACHMENTS = WireTable(
    "attachments",
    "Tệp đính kèm",
    (
        needed("file", "Mã tệp"),
        needed("title", "Tên"),
        needed("file_name", "Tên tệp"),
        needed("media_type", "Loại tệp"),
        needed("sha256", "Dấu nội dung (SHA-256)"),
        needed("size", "Số byte", "integer"),
        needed("proves", "Chứng minh cho"),
        column("added_on", "Ngày đính", "date"),
    ),
    ("file",),
    has_people=True,
)
TOMBSTONES = WireTable(
    "tombstones",
    "Dòng đã rút",
    (
        needed("table_name", "Bảng"),
        needed("row_id", "Mã dòng"),
        needed("last_rev", "Lần sửa cuối", "integer"),
        column("reason", "Lý do"),
    ),
    ("table_name", "row_id"),
)

PAPERS: tuple[WireTable, ...] = (
    DOSSIERS,
    ITEMS,
    CONFIRMATIONS,
    MERITS,
    ACTIVITIES,
    ANSWERS,
    DIFFICULTIES,
    ATTACHMENTS,
    TOMBSTONES,
)
