"""Who takes part, as it goes to the city: no notes, no papers of a person."""

from db.models import records, subjects
from desktop.office.exchanging.wire_tables import WireTable, mirror

UNITS = mirror(
    "units",
    "Đơn vị",
    subjects.Unit,
    "subject_id",
    {
        "subject_id=id": "Mã đối tượng",
        "name": "Tên",
        "kind": "Loại",
        "parent_id": "Mã đơn vị cấp trên",
        "short_name": "Tên ngắn",
        "block": "Khối",
        "retired_on": "Ngừng theo dõi từ",
        "successor_id": "Mã đơn vị kế tục",
    },
)
PEOPLE = mirror(
    "people",
    "Cá nhân",
    subjects.Person,
    "subject_id",
    {
        "subject_id=id": "Mã đối tượng",
        "name": "Họ và tên",
        "unit_id": "Mã đơn vị",
        "employment": "Đối tượng",
        "salutation": "Xưng hô",
        "position": "Chức vụ",
        "is_head": "Người đứng đầu",
        "birth_year": "Năm sinh",
        "retired_on": "Ngừng theo dõi từ",
    },
    has_people=True,
)
DIRECT_WORK = mirror(
    "direct_work",
    "Thời gian trực tiếp làm CCHC",
    subjects.DirectWork,
    "person_id position",
    {
        "person_id": "Mã cá nhân",
        "position": "Thứ tự",
        "role": "Việc",
        "since": "Từ ngày",
        "until": "Đến ngày",
    },
    has_people=True,
)
MEMBERSHIPS = mirror(
    "memberships",
    "Thời gian công tác ở đơn vị khác",
    subjects.Membership,
    "person_id position",
    {
        "person_id": "Mã cá nhân",
        "position": "Thứ tự",
        "unit_id": "Mã đơn vị",
        "since": "Từ ngày",
        "until": "Đến ngày",
    },
    has_people=True,
)
OTHERS = mirror(
    "other_subjects",
    "Hộ gia đình, doanh nghiệp",
    subjects.OtherSubject,
    "subject_id",
    {
        "subject_id=id": "Mã đối tượng",
        "name": "Tên",
        "kind": "Loại",
        "address": "Địa chỉ",
        "head": "Người đại diện",
        "retired_on": "Ngừng theo dõi từ",
    },
    has_people=True,
)
RATINGS = mirror(
    "task_ratings",
    "Xếp loại",
    records.TaskRating,
    "rating_id",
    {
        "rating_id=id": "Mã xếp loại",
        "subject_id": "Mã đối tượng",
        "first_day": "Từ ngày",
        "last_day": "Đến ngày",
        "grade": "Mức, 1 thấp đến 4 cao",
        "rated_by": "Nơi xếp loại",
        "rated_on": "Ngày xếp loại",
    },
    has_people=True,
)
INITIATIVES = mirror(
    "initiatives",
    "Sáng kiến, mô hình, giải pháp",
    records.Initiative,
    "initiative_id",
    {
        "initiative_id=id": "Mã sáng kiến",
        "title": "Tên",
        "kind": "Loại",
        "registered_on": "Ngày đăng ký",
        "is_new": "Mang tính mới",
        "is_applied": "Được áp dụng",
        "applied_from": "Áp dụng từ",
        "applied_where": "Nơi áp dụng",
        "is_replicable": "Có thể nhân rộng",
        "recognised_level": "Cấp công nhận",
        "recognised_by": "Văn bản công nhận",
        "recognised_on": "Ngày công nhận",
        "effect": "Hiệu quả",
    },
)
AUTHORS = mirror(
    "initiative_authors",
    "Tác giả sáng kiến",
    records.InitiativeAuthor,
    "initiative_id position",
    {
        "initiative_id": "Mã sáng kiến",
        "position": "Thứ tự",
        "subject_id": "Mã đối tượng",
    },
    has_people=True,
)
ACHIEVEMENTS = mirror(
    "achievements",
    "Thành tích",
    records.Achievement,
    "achievement_id",
    {
        "achievement_id=id": "Mã thành tích",
        "subject_id": "Mã đối tượng",
        "kind": "Loại",
        "first_day": "Từ ngày",
        "last_day": "Đến ngày",
        "content": "Nội dung",
        "evidence": "Minh chứng",
    },
    has_people=True,
)
BREACHES = mirror(
    "breaches",
    "Vi phạm",
    records.Breach,
    "breach_id",
    {
        "breach_id=id": "Mã vi phạm",
        "subject_id": "Mã đối tượng",
        "happened_on": "Ngày",
        "severity": "Mức độ",
        "kind": "Loại",
        "content": "Nội dung",
        "document": "Văn bản",
    },
    has_people=True,
)
BREACH_REVIEWS = mirror(
    "breach_reviews",
    "Rà soát vi phạm",
    records.BreachReview,
    "review_id",
    {
        "review_id=id": "Mã lần rà soát",
        "subject_id": "Mã đối tượng",
        "first_day": "Từ ngày",
        "last_day": "Đến ngày",
        "reviewed_by": "Người rà soát",
        "reviewed_on": "Ngày rà soát",
        "evidence": "Minh chứng",
    },
    has_people=True,
)

REGISTERS: tuple[WireTable, ...] = (
    UNITS,
    PEOPLE,
    DIRECT_WORK,
    MEMBERSHIPS,
    OTHERS,
    RATINGS,
    INITIATIVES,
    AUTHORS,
    ACHIEVEMENTS,
    BREACHES,
    BREACH_REVIEWS,
)
