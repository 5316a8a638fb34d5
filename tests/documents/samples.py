"""Invented papers of an invented commune, for the tests."""

import datetime as dt
from decimal import Decimal

from desktop.documents.kinds import Kind
from desktop.documents.paper import Signature
from desktop.documents.papers.decision import Decision
from desktop.documents.papers.proposal import NotProposed, Proposal, QuotaUse
from desktop.documents.papers.ranking_table import (
    CriteriaGroup,
    NoPoints,
    RankedBlock,
    RankedUnit,
    RankingTable,
)
from desktop.documents.papers.wording import AwardSubject, Bonus, Office
from desktop.documents.printed.saving import save_pdf
from tests.documents.measuring import buffer

DAY = dt.date(2026, 12, 18)
OFFICE = Office("xã Vân Khê", "Vân Khê", "Phòng Văn hóa - Xã hội", "VHXH")
MOVEMENT = (
    "phong trào thi đua đẩy mạnh công tác cải cách hành chính 6 tháng cuối năm 2026"
)
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    (
        "Căn cứ Kế hoạch số 86/KH-UBND ngày 07 tháng 7 năm 2026 của Ủy ban nhân dân "
        "xã Vân Khê về việc phát động phong trào thi đua đẩy mạnh công tác cải cách "
        "hành chính trên địa bàn xã 6 tháng cuối năm 2026."
    ),
)
UNIT = AwardSubject(
    Kind.COLLECTIVE, "Phòng Kinh tế", achievement="Trả trước hạn 99,4% hồ sơ."
)
HOUSEHOLD = AwardSubject(
    Kind.HOUSEHOLD, "Phạm Văn Khoát", "Ông", "Thôn Bến Trung", "Góp 03 máy tính."
)
PERSON = AwardSubject(
    Kind.INDIVIDUAL,
    "Đỗ Thị Thu Hằng",
    "Bà",
    "Chuyên viên Trung tâm Phục vụ hành chính công xã",
    "Trả đúng và trước hạn 99,8% của 2.146 hồ sơ.",
)
SUBJECTS = (UNIT, HOUSEHOLD, PERSON)
BONUSES = (
    Bonus(Kind.COLLECTIVE, 760_000, Decimal("0.30")),
    Bonus(Kind.HOUSEHOLD, 570_000, Decimal("0.225")),
    Bonus(Kind.INDIVIDUAL, 380_000, Decimal("0.15")),
)
DECISION = Decision(
    OFFICE,
    MOVEMENT,
    BASES,
    SUBJECTS,
    ("CHỦ TỊCH",),
    "Trịnh Đình Khôi",
    number="412",
    signed_on=DAY,
    proposer="Trưởng phòng Văn hóa - Xã hội",
    proposal_number="57",
    proposed_on=dt.date(2026, 12, 14),
    bonuses=BONUSES,
    fund="quỹ thi đua, khen thưởng năm 2026 của xã",
    executors="Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    recipients=("CT, các PCT UBND xã", "Lưu: VT, VHXH"),
    most_inline=0,  # with an annex, though few are on it
)
PROPOSAL = Proposal(
    OFFICE,
    MOVEMENT,
    BASES,
    SUBJECTS,
    ("TRƯỞNG PHÒNG",),
    "Lại Thế Hưng",
    number="7",
    signed_on=dt.date(2026, 12, 4),
    process=("Đến hết ngày 30/11/2026, 22/23 đơn vị có đủ điểm.",),
    quotas=(QuotaUse(Kind.COLLECTIVE, 5, 6, 1, "10/13"),),
    over_quota="Hộ ông Khoát là hộ duy nhất tự nguyện góp thiết bị trong kỳ",
    not_proposed=(
        NotProposed(Kind.COLLECTIVE, "Trạm Y tế xã", "Chưa đủ điểm thẩm định"),
        NotProposed(Kind.INDIVIDUAL, "Bà Mai Thị Ngát"),
    ),
    bonuses=BONUSES,
    base_salary=2_530_000,
    fund="quỹ thi đua, khen thưởng năm 2026 của xã",
    attachments=("Biên bản họp", "Danh sách", "Báo cáo", "Bảng điểm", "Dự thảo"),
    recipients=("Lưu: VHXH",),
)
GROUPS = (
    CriteriaGroup("Thể chế", Decimal(40)),
    CriteriaGroup("Một cửa", Decimal(60)),
)


def ranked(name, rank, first="35.5", **values):
    """Return a ranked unit with two groups."""
    points = (Decimal(first), Decimal("55.25"))
    values.setdefault("total", sum(points))
    return RankedUnit(name, points, rank=rank, **values)


UNRANKED = RankedUnit(
    "Trạm Y tế",
    (Decimal(30), NoPoints.NOT_VERIFIED),
    unranked_reason="thiếu điểm Một cửa",
)
RANKING = RankingTable(
    OFFICE,
    "Kết quả cải cách hành chính 6 tháng cuối năm 2026",
    GROUPS,
    (
        RankedBlock("Khối phòng", (ranked("Phòng Kinh tế", 1), UNRANKED)),
        RankedBlock(
            "Khối thôn",
            (
                ranked("Thôn Đoài", 1, tied=True),
                ranked("Thôn Đông", 1, tied=True),
                ranked("Thôn Bến Trung", 3, "30"),
            ),
        ),
    ),
    (
        Signature(("NGƯỜI LẬP BẢNG",), "Đinh Thị Ngà"),
        Signature(("TRƯỞNG PHÒNG",), "Lại Thế Hưng"),
    ),
    signed_on=DAY,
)


def saved(paper, *, draft=False, created_on=DAY):
    """Return the bytes of a paper's PDF."""
    out = buffer()
    save_pdf(paper, out, draft=draft, created_on=created_on)
    return out.getvalue()
