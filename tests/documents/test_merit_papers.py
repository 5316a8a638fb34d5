"""Reports, lists of nominees, score sheets and the detailed ranking, measured."""

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from desktop.documents.kinds import Kind
from desktop.documents.paper import Field, Signature, Table
from desktop.documents.papers.merit_report import (
    Honour,
    Honours,
    Line,
    Measure,
    Measured,
    MeritReport,
    Passage,
    ReportSection,
    describe_merit_report,
)
from desktop.documents.papers.nominee_list import (
    NONE,
    Nominee,
    NomineeList,
    NomineePart,
    describe_nominee_list,
)
from desktop.documents.papers.ranking_table import (
    CriteriaGroup,
    NoPoints,
    RankedBlock,
    RankedUnit,
    RankingTable,
    describe_ranking_table,
)
from desktop.documents.papers.score_sheet import (
    ConditionRow,
    NoScore,
    ScoreRow,
    ScoreSheet,
    ScoreTotal,
    StandardSheet,
    describe_score_sheet,
    describe_standard_sheet,
)
from tests.documents.measuring import lines, page_count, sheet, text_of, the_line
from tests.documents.samples import OFFICE, saved

SIGNED = (Signature(("NGƯỜI LẬP",), "Đinh Thị Ngà"), Signature(("TRƯỞNG PHÒNG",)))
HANG = Nominee(
    "Đỗ Thị Thu Hằng",
    position="Chuyên viên Trung tâm Phục vụ hành chính công",
    birth_year=1990,
    is_woman=True,
    qualification="Đại học Luật",
    merits="Trả đúng và trước hạn 99,8% của 2.146 hồ sơ.",
    initiatives="“Phiếu hẹn có mã” (Hội đồng Sáng kiến ngày 28/10/2026)",
    awards="Giấy khen năm 2025",
    rating="Xuất sắc",
    votes="13/13",
    works_directly=True,
)
VY = Nominee("Lưu Quang Vỹ", birth_year=1987, is_woman=False, awards=NONE, is_head=True)
LIST = NomineeList(
    OFFICE,
    Kind.INDIVIDUAL,
    "tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
    (NomineePart("cá nhân", (HANG, VY)),),
    SIGNED,
    symbol="TTr-VHXH",
    number="7",
    signed_on=dt.date(2026, 12, 4),
    sender="Phòng Văn hóa - Xã hội",
)
REPORT = MeritReport(
    ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",),
    "Vân Khê",
    "tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Vân Khê",
    (
        ReportSection(
            "Sơ lược lý lịch",
            (Line("Họ và tên", "ĐỖ THỊ THU HẰNG", is_strong=True), Line("Quê quán")),
        ),
        ReportSection(
            "Thành tích đạt được",
            (
                Passage("Nhiệm vụ được giao"),
                Measured(
                    "Kết quả", (Measure("Hồ sơ tiếp nhận", "hồ sơ", now="2.146"),)
                ),
            ),
        ),
        ReportSection(
            "Các hình thức đã được khen thưởng",
            (
                Honours("Danh hiệu", "Danh hiệu thi đua", (), is_none=True),
                Honours("Hình thức", "Hình thức khen thưởng", ()),
            ),
        ),
    ),
    (
        Signature(("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN"), "Mai Xuân Trường"),
        Signature(("NGƯỜI BÁO CÁO", "THÀNH TÍCH"), "Đỗ Thị Thu Hằng"),
    ),
    parent=("UBND XÃ VÂN KHÊ",),
    confirmation="XÁC NHẬN CỦA CẤP TRÌNH KHEN",
    reference="(Mẫu số 08 ban hành kèm theo Nghị định số 98/2023/NĐ-CP)",
)


def listed(**values):
    return describe_nominee_list(dataclasses.replace(LIST, **values))


def cells(paper):
    """Return the texts of the table's rows."""
    [table] = [block for block in paper.body if isinstance(block, Table)]
    return [["".join(r.text for r in c.text) for c in row.cells] for row in table.rows]


# --- lists ----------------------------------------------------------------------------


def test_the_year_of_birth_stands_under_the_sex():
    hang, vy = cells(listed())

    assert hang[2:4] == ["", "1990"]
    assert vy[2:4] == ["1987", ""]


def test_a_year_without_a_known_sex_stands_across_both_columns():
    [row] = (
        listed(parts=(NomineePart("", (Nominee("An", birth_year=1990),)),)).body[0].rows
    )

    assert row.cells[2].across == 2


def test_unknown_is_dots_none_is_a_dash_and_no_vote_is_blank():
    _hang, vy = cells(listed())

    assert vy[5:] == ["…", "…", "…", NONE, "…", ""]
    assert "0" not in "".join(vy[4:])


def test_the_list_counts_women_direct_workers_and_heads():
    said = text_of(saved(listed()))

    assert "gồm 02 người, trong đó 01 nữ; 01/02 người trực tiếp" in said
    assert "có 01 người đứng đầu" in said


def test_who_has_no_sex_entered_is_no_man():
    nobody = Nominee("An")
    said = text_of(saved(listed(parts=(NomineePart("", (nobody,)),))))

    assert "00 nữ (01 người chưa ghi giới tính)" in said


def test_the_list_names_the_paper_it_goes_with_or_leaves_room():
    told = the_line(saved(listed()), "(Kèm theo")
    blank = saved(listed(number="", signed_on=None))
    number = the_line(blank, "/TTr-VHXH").left

    assert "số 07/TTr-VHXH ngày 04 tháng 12 năm 2026 của Phòng" in told.text
    assert "Italic" in told.font
    assert number - the_line(blank, "(Kèm theo").right > 12


def test_the_list_is_landscape_without_a_number_or_day_of_its_own():
    pdf = saved(listed())

    assert sheet(pdf) == pytest.approx((297, 210), abs=0.1)
    assert not any(line.text.startswith(("Số:", "Vân Khê,")) for line in lines(pdf))


def test_every_column_of_every_kind_fills_the_block():
    for kind in Kind:
        for standing in ("95,50; hạng 1", ""):
            one = dataclasses.replace(HANG, standing=standing)
            table = listed(kind=kind, parts=(NomineePart("", (one,)),)).body[0]
            assert sum(c.width for c in table.columns) == pytest.approx(252)
            across = [sum(c.across for c in row.cells) for row in table.rows]
            assert set(across) == {len(table.columns)}


def test_several_numbers_of_a_plan_are_sections():
    paper = listed(parts=(NomineePart("khối xã", (HANG,)), NomineePart("sở", (VY,))))

    assert [row[1] for row in cells(paper)] == [
        "KHỐI XÃ (01)",
        HANG.name,
        "SỞ (01)",
        VY.name,
    ]


def test_markup_in_a_name_is_printed_as_it_is():
    odd = dataclasses.replace(HANG, name="Đỗ <b>Thị</b> & {Hằng}")

    assert "Đỗ <b>Thị</b> & {Hằng}" in text_of(
        saved(listed(parts=(NomineePart("", (odd,)),)))
    )


# --- reports --------------------------------------------------------------------------


def test_a_report_has_its_heading_form_and_two_signatures():
    pdf = saved(describe_merit_report(REPORT))
    said = text_of(pdf)

    assert "BÁO CÁO THÀNH TÍCH Đề nghị tặng Giấy khen" in said
    assert "(Mẫu số 08 ban hành kèm theo" in said
    assert page_count(pdf) == 2
    assert the_line(pdf, "Mai Xuân Trường", 1).centre == pytest.approx(61, abs=0.5)
    assert the_line(pdf, "XÁC NHẬN CỦA CẤP", 1).centre == pytest.approx(110, abs=0.5)


def test_a_report_without_a_named_form_prints_no_number():
    said = text_of(
        saved(describe_merit_report(dataclasses.replace(REPORT, reference="")))
    )

    assert "Mẫu số" not in said


def test_what_nobody_wrote_is_dotted_lines():
    body = describe_merit_report(REPORT).body
    fields = [block for block in body if isinstance(block, Field)]

    assert [(f.label, bool(f.value), f.lines) for f in fields] == [
        ("- Họ và tên", True, 1),
        ("- Quê quán", False, 1),
        ("", False, 3),
        ("", False, 3),
    ]


def test_none_is_said_only_where_somebody_said_so():
    titles, awards = (
        block
        for block in describe_merit_report(REPORT).body[-4:]
        if isinstance(block, Table)
    )

    assert "Chưa có" in str(titles.rows)
    assert "Chưa có" not in str(awards.rows)
    assert awards.row_height


def test_a_known_award_hides_the_word_none():
    honours = Honours("1", "x", (Honour("2025", "Giấy khen"),), is_none=True)
    section = ReportSection("III", (honours,))
    paper = describe_merit_report(dataclasses.replace(REPORT, sections=(section,)))

    assert "Giấy khen" in str(paper.body)
    assert "Chưa có" not in str(paper.body)


# --- score sheets ---------------------------------------------------------------------

ROWS = (
    ScoreRow("I", "Chỉ đạo", Decimal(20), Decimal(19), is_heading=True),
    ScoreRow("I.1", "Kế hoạch", Decimal(5), Decimal(0), NoScore.NOT_APPLICABLE),
)
SCORES = ScoreSheet(
    OFFICE,
    "Trạm Y tế",
    "Bộ tiêu chí, tập thể",
    ROWS,
    (ScoreTotal("Tổng điểm", "19,00", "", most="100"),),
    SIGNED,
)


def test_nought_not_applicable_and_not_scored_are_three_things():
    rows = cells(describe_score_sheet(SCORES))

    assert rows[1][3:5] == ["0,00", "x"]
    assert rows[0][4] == ""


def test_a_survey_has_a_column_of_its_own_only_where_there_is_one():
    without = describe_score_sheet(SCORES)
    with_it = describe_score_sheet(dataclasses.replace(SCORES, has_survey=True))

    assert "Điều tra XHH" not in text_of(saved(without))
    assert "Điều tra XHH" in text_of(saved(with_it))
    for paper in (without, with_it):
        table = paper.body[1]
        assert sum(c.width for c in table.columns) == pytest.approx(252)


def test_a_form_to_hand_out_has_room_for_the_unit():
    paper = describe_score_sheet(dataclasses.replace(SCORES, unit=""))

    assert paper.body[0] == Field("Đơn vị", indented=False)


def test_a_condition_nobody_answered_has_both_boxes_empty():
    rows = (
        ConditionRow("1", "Đoàn kết", "III.1", holds=None),
        ConditionRow("2", "Đúng hạn", "III.2", holds=True),
        ConditionRow("3", "Điểm", "III.3", applies=False),
    )
    made = describe_standard_sheet(
        StandardSheet(OFFICE, "Thôn Đoài", "Thôn", rows, SIGNED)
    )
    marks = [[c.mark.value for c in r.cells if c.mark] for r in made.body[1].rows]

    assert marks == [["empty", "empty"], ["ticked", "empty"], []]
    assert "Không áp dụng" in text_of(saved(made))


# --- the detailed ranking -------------------------------------------------------------

RANKED = RankedUnit(
    "Phòng Kinh tế",
    (Decimal("35.5"), NoPoints.NOT_APPLICABLE),
    Decimal("89.25"),
    1,
    self_total=Decimal(36),
    verified=Decimal("35.5"),
    most=Decimal(40),
    bonus=Decimal("-0.25"),
    grade="Tốt",
    proposal="Giấy khen",
)
WAITING = RankedUnit(
    "Trạm Y tế",
    (Decimal(30), NoPoints.NOT_VERIFIED),
    most=Decimal(100),
    unranked_reason="Còn 1 ô chưa chấm: II.1",
)
DETAILED = RankingTable(
    OFFICE,
    "Kết quả",
    (CriteriaGroup("Thể chế", Decimal(40)), CriteriaGroup("Một cửa", Decimal(60))),
    (RankedBlock("Khối phòng", (RANKED, WAITING)),),
    (*SIGNED, Signature(("TỔ TRƯỞNG",))),
    total_name="Chỉ số (%)",
    rules=("Chỉ số = tổng điểm : tối đa × 100",),
)


def test_a_detailed_ranking_shows_what_the_place_rests_on():
    most, _section, ranked, waiting = cells(describe_ranking_table(DETAILED))
    minus = "\N{MINUS SIGN}0,25"

    assert ranked[2:] == [
        *("35,50", "x", "36,00", "35,50", "40", minus, "89,25", "1", "Tốt"),
        "Giấy khen",
    ]
    assert most[4:6] == ["100", "100"]
    assert waiting[-1] == "Chưa đủ điều kiện xếp hạng"


def test_whoever_is_not_ranked_spans_the_columns_of_the_place():
    table = describe_ranking_table(DETAILED).body[0]

    assert table.rows[-1].cells[-1].across == 4
    assert sum(c.across for c in table.rows[-1].cells) == len(table.columns)
    assert sum(c.width for c in table.columns) == pytest.approx(252)


def test_the_note_says_the_formula_and_who_waits_for_what():
    said = text_of(saved(describe_ranking_table(DETAILED)))

    assert "Chỉ số = tổng điểm : tối đa × 100." in said
    assert "Trạm Y tế: Còn 1 ô chưa chấm: II.1." in said
