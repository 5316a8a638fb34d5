"""Papers of a commune, of wards and of a city: who awards, who only proposes, what."""

import shutil

import pytest

from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers import names as paper_names
from tests.documents.measuring import text_of

HONG_VAN, NGOC_HA, HAI_HOA = "hong-van-2025", "ngoc-ha-2026-2030", "hai-hoa-2024"
VINH_BAO, HA_NOI = "vinh-bao-2026-2030", "ha-noi-2026-2030"


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """Make each demonstration once, when it is first asked for."""
    made = {}

    def template(code):
        if code not in made:
            made[code] = tmp_path_factory.mktemp(code) / "so"
            demo.prepare(made[code], code).close()
        return made[code]

    return template


@pytest.fixture
def open_demo(templates, root):
    opened = []

    def open_it(code):
        shutil.copytree(templates(code), root)
        opened.append(Office.open(root))
        return demo.in_its_time(opened[0])

    yield open_it
    for office in opened:
        office.close()


def titles(office):
    return [kind.title for kind in office.papers.kinds()]


def said(office, code):
    """Return the words of a paper in one line."""
    return " ".join(text_of(office.papers.pdf(code)).split())


def upward_codes(office):
    codes = [kind.code for kind in office.papers.kinds()]
    return [code for code in codes if code.startswith("upward:")]


def take_round(office, template):
    found = next(r for r in office.rounds() if r.template == template)
    office.reviewing.work_on(found)


# --- the words of an office ---------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "head", "symbol"),
    [
        ("Phòng Văn hóa - Xã hội", "Trưởng phòng Văn hóa - Xã hội", "VHXH"),
        ("Sở Nội vụ", "Giám đốc Sở Nội vụ", "SNV"),
        (
            "Công chức Văn phòng - Thống kê",
            "Công chức Văn phòng - Thống kê",
            "VPTK",
        ),
        ("Trạm Y tế", "Thủ trưởng Trạm Y tế", "TYT"),
        ("Văn phòng HĐND và UBND", "Chánh Văn phòng HĐND và UBND", "VP"),
        ("Trung tâm Y tế", "Giám đốc Trung tâm Y tế", "TTYT"),
    ],
)
def test_a_body_has_its_head_and_its_symbol(body, head, symbol):
    assert paper_names.head_of(body) == head
    assert paper_names.symbol(body) == symbol


@pytest.mark.parametrize(
    ("authority", "province", "full"),
    [
        (
            "Chủ tịch UBND thành phố",
            "Thành phố Hải Phòng",
            "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng",
        ),
        (
            "Chủ tịch Ủy ban nhân dân tỉnh",
            "Tỉnh Quảng Ninh",
            "Chủ tịch Ủy ban nhân dân tỉnh Quảng Ninh",
        ),
        (
            "Chủ tịch Ủy ban nhân dân Thành phố",
            "Tỉnh Quảng Ninh",
            "Chủ tịch Ủy ban nhân dân Thành phố",
        ),
        ("Chủ tịch UBND thành phố", "", "Chủ tịch Ủy ban nhân dân thành phố"),
        ("Cấp có thẩm quyền", "Thành phố Hải Phòng", "Cấp có thẩm quyền"),
    ],
)
def test_who_decides_is_named_in_full_where_the_province_is_known(
    authority, province, full
):
    assert paper_names.full_authority(authority, province) == full


@pytest.mark.parametrize(
    ("detail", "printed"),
    [
        ("Xã Hồng Vân", "xã Hồng Vân"),
        ("Phó Chủ tịch, Phường Bằng Lăng", "Phó Chủ tịch, phường Bằng Lăng"),
        ("Tổ trưởng, Tổ dân phố số 3", "Tổ trưởng, tổ dân phố số 3"),
        ("Chuyên viên, Phòng Kinh tế", "Chuyên viên, Phòng Kinh tế"),
        ("Bí thư Chi bộ Thôn Đoài", "Bí thư Chi bộ Thôn Đoài"),
    ],
)
def test_a_type_of_place_is_small_inside_a_line(detail, printed):
    assert paper_names.lower_types(detail) == printed


# --- a commune that awards itself ---------------------------------------------------


def test_a_commune_without_anybody_above_has_one_proposal(open_demo):
    office = open_demo(HONG_VAN)

    assert "Tờ trình đề nghị tặng Giấy khen" in titles(office)
    assert upward_codes(office) == []
    text = said(office, "decision")
    assert "phong trào thi đua đẩy mạnh công tác cải cách hành chính" in text
    assert (
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng" in text
    )


def test_a_name_the_plan_quotes_keeps_its_capital_and_the_year_is_said(open_demo):
    text = said(open_demo(VINH_BAO), "decision")

    name = "“Đẩy mạnh cải cách hành chính trên địa bàn xã Vĩnh Bảo"
    assert f"phong trào thi đua {name} giai đoạn 2026 - 2030”, năm 2026" in text


def test_what_goes_up_is_in_a_proposal_and_never_in_the_decision(open_demo):
    """R111: the ward commends 17 and proposes four of them to the city."""
    office = open_demo(NGOC_HA)
    own = [row.name for found in office.outcome().own for row in found.proposed]
    [code] = upward_codes(office)

    text = said(office, code)
    ours = "- Ủy ban nhân dân thành phố Hà Nội; - Sở Nội vụ Hà Nội."
    assert f"Kính gửi: {ours}" in text
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in text
    assert "/TTr-UBND" in text
    assert "khen thưởng 01 tập thể và 03 cá nhân có thành tích" in text
    assert "tặng Hình thức" not in text
    assert "Ông Tô Hữu Giang" in text
    assert "Nông Phương Anh" not in text
    decision = said(office, "decision")
    assert "cho 08 tập thể và 09 cá nhân" in decision
    assert [c.recipient for c in office.papers.certificates()] == own


def test_two_authorities_above_have_a_proposal_each(open_demo):
    office = open_demo(HAI_HOA)

    town, province = (said(office, code) for code in upward_codes(office))

    # The district-level city is not the province, whatever the office belongs to.
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân Thành phố Căn cứ" in town
    assert "tặng Giấy khen cho 01 tập thể và 01 cá nhân" in town
    assert "- Chủ tịch Ủy ban nhân dân tỉnh Quảng Ninh; - Sở Nội vụ tỉnh" in province
    assert "tặng Bằng khen cho 06 tập thể và 07 cá nhân" in province


def test_one_civil_servant_in_charge_is_no_body(open_demo):
    office = open_demo(HAI_HOA)

    proposal, decision = said(office, "proposal"), said(office, "decision")

    assert "cơ quan thường trực" not in proposal
    assert "Công chức Văn phòng - Thống kê, được giao tham mưu phong trào" in proposal
    assert "ỦY BAN NHÂN DÂN PHƯỜNG HẢI HÒA CỘNG HÒA" in proposal
    assert "Thủ trưởng Công chức" not in decision
    # A ward of 2024 had no office of council and committee.
    assert "Điều 3. Công chức Văn phòng - Thống kê và các tập thể" in decision


def test_a_round_that_only_proposes_has_neither_decision_nor_certificates(open_demo):
    office = open_demo(VINH_BAO)
    take_round(office, "nam-thanh-pho")

    assert office.outcome().own == ()
    codes = [kind.code for kind in office.papers.kinds()]
    assert "decision" not in codes
    assert "proposal" not in codes
    assert "review" in codes
    assert office.papers.certificates() == []
    if upward_codes(office):
        with pytest.raises(OfficeError, match="chỉ đề nghị lên cấp trên"):
            office.papers.sheets.pdf()


# --- a city -------------------------------------------------------------------------


def test_a_city_awards_merit_certificates_under_its_whole_name(open_demo):
    office = open_demo(HA_NOI)

    assert "Tờ trình đề nghị tặng Bằng khen" in titles(office)
    papers = [said(office, code) for code in ("proposal", "decision")]
    for text in papers:
        assert "Giấy khen" not in text
        assert "nhân dân thành tặng" not in text
        assert "thi đua “Cải cách hành chính đồng bộ" in text
    proposal, decision = papers
    assert "UBND THÀNH PHỐ HÀ NỘI SỞ NỘI VỤ" in proposal
    assert "quyết định./. GIÁM ĐỐC …" in proposal
    assert "Bảng tổng hợp điểm" not in proposal
    assert "Tặng Bằng khen của Chủ tịch Ủy ban nhân dân thành phố cho" in decision
    assert "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ (Kèm" in decision
    assert "Chánh Văn phòng Ủy ban nhân dân thành phố, Giám đốc Sở" in decision


def test_a_certificate_does_not_say_the_unit_above_twice(open_demo):
    drafts = open_demo(HA_NOI).papers.certificates()
    units = {c.recipient: c.unit for c in drafts}

    assert units["Văn phòng HĐND và UBND phường Hoa Sen"] == ""
    assert units["Phạm Doãn Hạnh Dung"] == "Phó Chủ tịch UBND phường Bằng Lăng"
    assert {c.form for c in drafts} == {"Bằng khen"}


# --- what an officer adds up --------------------------------------------------------


def test_counts_of_those_considered_add_up_and_nobody_is_counted_twice(open_demo):
    office = open_demo(NGOC_HA)
    text = said(office, "council-minutes")

    assert "đã xét 42 tập thể, cá nhân" in text
    assert "; 17 trường hợp đạt tiêu chuẩn. Đưa ra Hội đồng: 08 tập thể" in text
    assert "21 trường hợp chưa đạt tiêu chuẩn" in text
    assert "04 trường hợp chưa đủ xác nhận" in text


def test_a_public_list_names_everybody_once_with_all_they_are_to_get(open_demo):
    text = said(open_demo(HAI_HOA), "public-proposed")

    assert "danh sách 06 tập thể và 09 cá nhân đề nghị tặng Giấy khen và" in text
    assert text.count("Bà Nguyễn Vân Anh") == 1
    assert "Bằng khen của Chủ tịch" in text


def test_a_public_list_says_the_merit_the_officer_wrote(open_demo):
    text = said(open_demo(VINH_BAO), "public-proposed")

    assert "Giải quyết 1.312 hồ sơ tư pháp" in text


def test_the_register_is_no_draft_beside_a_round_still_open(open_demo):
    office = open_demo(HONG_VAN)

    assert office.papers.is_draft("decision")
    assert not office.papers.is_draft("register:2025")
    assert not office.papers.is_draft("register-extract:1")


def test_a_unit_of_a_ward_writes_under_its_ward_not_under_the_city(open_demo):
    office = open_demo(HA_NOI)
    code = next(
        kind.code
        for kind in office.papers.kinds()
        if kind.title.endswith("Lưu Bá Đức An") and kind.code.startswith("merits:")
    )
    text = said(office, code)

    assert "UBND PHƯỜNG HOA SEN VĂN PHÒNG HĐND VÀ UBND CỘNG HÒA" in text
    assert "Hoa Sen, ngày" in text
    assert "Đơn vị công tác: Văn phòng HĐND và UBND phường Hoa Sen." in text


def test_people_are_no_units_in_a_ranking(open_demo):
    office = open_demo(HONG_VAN)
    sets = [k.code for k in office.papers.kinds() if k.code.startswith("ranking:")]
    text = said(office, sets[-1])

    assert "Họ tên, tên đơn vị" in text
    assert "Bằng tổng điểm thì so lần lượt điểm: Nhiệm vụ CCHC" in text


def test_the_standing_body_is_spelled_as_in_the_register(open_demo):
    text = said(open_demo(HONG_VAN), "proposal")

    assert "Phòng Văn hóa - Xã hội" in text
    assert "–" not in text.partition("Kính gửi")[0]


def test_a_household_has_no_head_of_a_unit_to_sign(open_demo):
    office = open_demo(HONG_VAN)
    code = next(
        kind.code
        for kind in office.papers.kinds()
        if kind.code.startswith("score-sheet:") and "bà Trà Thị Luyến" in kind.title
    )
    text = said(office, code)

    assert "Tên hộ: Hộ gia đình bà Trà Thị Luyến" in text
    assert "ĐẠI DIỆN HỘ GIA ĐÌNH" in text
    assert "THỦ TRƯỞNG" not in text
