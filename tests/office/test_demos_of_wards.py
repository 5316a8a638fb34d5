"""The demonstrations of Ngọc Hà and Hải Hòa, two plans that give no number."""

import shutil

import pytest

from desktop import text
from desktop.awards.eligibility import Verdict
from desktop.awards.selection import Remark
from desktop.emulation.indicators import Progress
from desktop.emulation.participants import Kind
from desktop.office.demo import demo
from desktop.office.office import Office

NGOC_HA, HAI_HOA = "ngoc-ha-2026-2030", "hai-hoa-2024"
BOTH = pytest.mark.parametrize("code", [NGOC_HA, HAI_HOA])


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Make each demonstration once, give out copies."""
    folders = {}

    def folder_of(code):
        if code not in folders:
            folders[code] = tmp_path_factory.mktemp(code) / "so"
            demo.prepare(folders[code], code).close()
        return folders[code]

    return folder_of


@pytest.fixture
def open_demo(made, root):
    """Open a copy of a demonstration: `open_demo("hai-hoa-2024")`."""
    opened = []

    def open_copy(code):
        shutil.copytree(made(code), root)
        opened.append(Office.open(root))
        return demo.in_its_time(opened[0])

    yield open_copy
    for office in opened:
        office.close()


def found(office, offer, kind):
    return next(f for f in office.outcome().lists if (f.offer, f.kind) == (offer, kind))


def proposed(office, offer, kind=Kind.COLLECTIVE):
    return [row.name for row in found(office, offer, kind).proposed]


def row_of(office, offer, name):
    lists = [f for f in office.outcome().lists if f.offer == offer]
    return next(row for f in lists for row in f.rows if row.name == name)


# --- both --------------------------------------------------------------------------


def test_the_demonstration_made_without_a_name_stays_the_first():
    assert demo.plans_with_demo()[0] == "hong-van-2025"
    assert {NGOC_HA, HAI_HOA} < set(demo.plans_with_demo())


@BOTH
def test_nobody_in_it_is_the_one_who_signed_the_plan(open_demo, code):
    office = open_demo(code)
    roundup = office.roundup()
    names = [s.name for s in (*roundup.people, *office.awarding.signatories())]

    assert roundup.plan.issuer.signer not in names
    assert len({text.same_key(name) for name in names}) == len(names)
    assert office.register.similar() == []


@BOTH
def test_every_kind_of_verdict_can_be_seen(open_demo, code):
    rows = [row for f in open_demo(code).outcome().lists for row in f.rows]

    assert {Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN} <= {r.verdict for r in rows}
    assert all(r.reason for r in rows if r.verdict is not Verdict.MET)


@BOTH
def test_the_targets_show_every_kind_of_progress(open_demo, code):
    roundup = open_demo(code).roundup()
    given = [a for c in roundup.candidates for a in roundup.facts(c).targets]

    assert {a.progress for a in (*roundup.assessments, *given)} == set(Progress)


@BOTH
def test_the_trail_looks_like_a_week_of_work(open_demo, code):
    steps = open_demo(code).trail.steps()
    times = [step.at for step in reversed(steps)]

    assert times == sorted(times)
    assert all(8 <= at.hour < 17 for at in times)
    assert (times[-1] - times[0]).days < 7


@BOTH
def test_the_rest_of_the_round_can_be_done_for_papers(open_demo, code):
    office = open_demo(code)

    demo.finish_demo(office)

    own = [row.subject_id for f in office.outcome().own for row in f.proposed]
    assert own
    assert sorted(g.subject_id for g in office.awarding.grants()) == sorted(own)


# --- Ngọc Hà -----------------------------------------------------------------------


def test_ngoc_ha_reviews_the_year_2026_without_points(open_demo):
    """R047, R102: nobody is ranked, nobody is cut off."""
    office = open_demo(NGOC_HA)

    assert office.current_round().name == "Sơ kết năm 2026"
    assert office.outcome().tables == ()
    assert proposed(office, "giay-khen-so-ket") == [
        "Văn phòng HĐND và UBND",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Trung tâm Văn hóa - Thông tin và Thể thao",
        "Trường Tiểu học Lá Xanh",
        "Văn phòng Đảng ủy",
        "Đoàn TNCS Hồ Chí Minh",
        "Tổ dân phố số 3",
    ]


def test_ngoc_ha_proposes_fewer_to_the_city_than_it_commends(open_demo):
    """R111: one review, the ward's own list and the one going up."""
    office = open_demo(NGOC_HA)

    assert proposed(office, "thanh-pho-so-ket") == ["Trung tâm Phục vụ hành chính công"]
    upward = row_of(office, "thanh-pho-so-ket", "Văn phòng HĐND và UBND")
    own = row_of(office, "giay-khen-so-ket", "Văn phòng HĐND và UBND")
    assert (upward.remark, own.remark) == (Remark.WITHDRAWN, Remark.WITHIN_QUOTA)


@pytest.mark.parametrize(
    ("name", "verdict", "said"),
    [
        ("Trường THCS Bình Minh", Verdict.UNKNOWN, "Chưa có số năm trước"),
        ("Hội Liên hiệp Phụ nữ", Verdict.UNKNOWN, "Chưa ai xác nhận"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", Verdict.NOT_MET, "Để quá hạn 04 hồ sơ"),
        ("Trường Mầm non Hoa Sữa", Verdict.NOT_MET, "từ 01 (00)"),
        ("Tổ dân phố số 11", Verdict.NOT_MET, "Xác nhận không đạt"),
        ("Phí Bảo Ngọc", Verdict.UNKNOWN, "Chưa có xếp loại"),
    ],
)
def test_ngoc_ha_tells_everybody_why(open_demo, name, verdict, said):
    row = row_of(open_demo(NGOC_HA), "giay-khen-so-ket", name)

    assert row.verdict is verdict
    assert said in row.reason


# --- Hải Hòa -----------------------------------------------------------------------


def test_hai_hoa_is_a_ward_of_the_three_tier_era(open_demo):
    """R013, R021: named as it was, not taken from today's list."""
    particulars = open_demo(HAI_HOA).particulars()

    assert particulars.full_name == "phường Hải Hòa"
    assert (particulars.commune_code, particulars.province_code) == ("", "")
    assert particulars.province_name == "Tỉnh Quảng Ninh"


def test_hai_hoa_counts_models_and_units_in_its_registers(open_demo):
    """R038, R039: three shares with three wholes."""
    shown = {a.indicator.code: a for a in open_demo(HAI_HOA).roundup().assessments}
    units, models = shown["S3-I5"].result, shown["S3-I6"].result

    paying = shown["S3-I3"].result

    assert (paying.numerator, paying.denominator) == (4, 5)
    assert (units.numerator, units.denominator) == (9, 17)
    assert (models.numerator, models.denominator) == (7, 9)
    assert shown["S3-I5"].progress is Progress.NOT_REACHED
    assert shown["S3-I6"].progress is Progress.EXCEEDED


def test_hai_hoa_commends_whom_the_chairman_chose(open_demo):
    """R093: whoever waits for him stays open."""
    office = open_demo(HAI_HOA)
    waiting = row_of(office, "giay-khen-phuong", "Trường THCS Hải Đăng")
    refused = row_of(office, "giay-khen-phuong", "Lương Thúy Nga")

    assert proposed(office, "giay-khen-phuong") == [
        "Văn phòng - Thống kê",
        "Tư pháp - Hộ tịch",
        "Bộ phận tiếp nhận và trả kết quả hiện đại",
        "Hội Liên hiệp Phụ nữ",
        "Khu phố 2",
    ]
    assert "chờ Chủ tịch UBND phường" in waiting.reason
    assert refused.verdict is Verdict.NOT_MET
    assert proposed(office, "giay-khen-thanh-pho") == [
        "Bộ phận tiếp nhận và trả kết quả hiện đại"
    ]


@pytest.mark.parametrize(
    ("name", "verdict", "said"),
    [
        ("Trạm Y tế", Verdict.UNKNOWN, "năm 2023 được công bố"),
        ("Trường THCS Hải Đăng", Verdict.UNKNOWN, "có được đánh giá chỉ số năm 2023"),
        ("Địa chính - Xây dựng", Verdict.NOT_MET, "Trung bình"),
        ("Tài chính - Kế toán", Verdict.NOT_MET, "99,83"),
        ("Trường Mầm non Sao Biển", Verdict.NOT_MET, "phát động"),
        ("Vũ Trường Sơn", Verdict.NOT_MET, "nhũng nhiễu"),
        ("Hà Minh Thư", Verdict.UNKNOWN, "Có giải pháp hiệu quả cao"),
        ("Lâm Thị Nhàn", Verdict.NOT_APPLICABLE, "Không thuộc đối tượng"),
    ],
)
def test_hai_hoa_tells_everybody_why_not_to_the_province(
    open_demo, name, verdict, said
):
    row = row_of(open_demo(HAI_HOA), "bang-khen-tinh", name)

    assert row.verdict is verdict
    assert said in row.reason


def test_hai_hoa_decides_only_about_its_own_commendations(open_demo):
    """R078, R111: what the city and the province decide is proposed upward."""
    outcome = open_demo(HAI_HOA).outcome()

    assert {f.offer for f in outcome.own} == {"giay-khen-phuong"}
    assert sum(len(f.proposed) for f in outcome.own) == 12


def test_hai_hoa_ranks_by_a_sheet_of_its_own(open_demo):
    """R048: individuals have no sheet and are not ranked."""
    tables = open_demo(HAI_HOA).outcome().tables

    assert all(table.is_own for table in tables)
    assert [table.block for table in tables] == [
        "ban-nganh",
        "khu-pho",
        "co-quan",
        "dang-doan-the",
    ]
    assert tables[0].rows[0].name == "Bộ phận tiếp nhận và trả kết quả hiện đại"
