"""Minutes, counts of votes, ballots and forms: what they say and where it stands."""

from dataclasses import replace

import pytest

from desktop.documents.kinds import Kind
from desktop.documents.paper import Mark, Table
from desktop.documents.papers.authorities import for_council
from desktop.documents.papers.ballot import describe_ballot
from desktop.documents.papers.invitation import Invitation, describe_invitation
from desktop.documents.papers.meeting_minutes import (
    Attendance,
    Vote,
    describe_meeting_minutes,
)
from desktop.documents.papers.public_list import (
    PublicList,
    describe_public_list,
    shortened,
)
from desktop.documents.papers.receipt import HandedIn, Receipt, describe_receipt
from desktop.documents.papers.unit_papers import (
    ProposingUnit,
    UnitMinutes,
    UnitProposal,
    describe_unit_minutes,
    describe_unit_proposal,
)
from desktop.documents.papers.vote_count import Ballots, Voters, describe_vote_count
from desktop.documents.papers.voting import (
    Rule,
    Voted,
    grouped,
    of_whom,
    share,
    vote_table,
)
from desktop.documents.typeface import CharacterError
from tests.documents.council_samples import (
    BALLOT,
    COUNT,
    HELD,
    MATTER,
    MINUTES,
    ROWS,
    RULE,
)
from tests.documents.measuring import (
    lines,
    page_count,
    rules,
    sheet,
    text_of,
    the_line,
)
from tests.documents.samples import HOUSEHOLD, MOVEMENT, OFFICE, PERSON, UNIT, saved

HANDS = Rule("trên 50%", "tổng số thành viên Hội đồng", is_secret=False)


@pytest.fixture(scope="module")
def minutes():
    return saved(describe_meeting_minutes(MINUTES))


@pytest.fixture(scope="module")
def count():
    return saved(describe_vote_count(COUNT))


def told(paper):
    return text_of(saved(paper))


def table_of(paper, place=-1):
    return [block for block in paper.body if isinstance(block, Table)][place]


def cells_of(row):
    return ["".join(run.text for run in cell.text) for cell in row.cells]


# --- minutes of the meeting -----------------------------------------------------------


def test_minutes_carry_the_councils_own_number_and_no_place_and_date(minutes):
    found = [line.text for line in lines(minutes)]

    assert "Số: 01/BB-HĐTĐKT" in found
    assert not any(text.startswith("Vân Khê, ngày") for text in found)
    number = the_line(minutes, "Số: 01")
    assert number.centre == pytest.approx(61.0, abs=0.3)


def test_the_heading_of_the_council_stands_as_measured(minutes):
    motto, issuer, subject = rules(minutes)[:3]

    assert issuer[1] - issuer[0] == pytest.approx(24.5, abs=0.5)
    assert motto[1] - motto[0] == pytest.approx(60.5, abs=0.3)
    # A third to a half of the last line and of the longest one.
    widths = [the_line(minutes, text).width for text in ("Họp Hội", "công tác")]
    assert widths[-1] / 3 <= subject[1] - subject[0] <= widths[-1] / 2


def test_the_secretary_signs_left_the_chair_right_receivers_stand_below(
    minutes,
):
    last = page_count(minutes) - 1
    secretary, chair = (the_line(minutes, t, last) for t in ("THƯ KÝ", "CHỦ TỌA"))
    name, post = (
        the_line(minutes, "Đinh Thị Ngà", last),
        the_line(minutes, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", last),
    )
    receivers = the_line(minutes, "Nơi nhận:", last)

    assert secretary.y == chair.y
    assert secretary.centre == pytest.approx(61.0, abs=0.3)
    assert chair.centre == pytest.approx(141.0, abs=0.3)
    assert post.y < the_line(minutes, "Trịnh Đình Khôi", last).y
    assert 26 <= name.y - secretary.y <= 36
    assert receivers.y > name.y


def test_minutes_end_with_the_hour_the_day_and_the_mark_of_the_end(minutes):
    text = text_of(minutes)

    assert "Cuộc họp kết thúc vào 16 giờ 40, ngày 08 tháng 12 năm 2026./." in text
    assert "12/12 thành viên dự họp nhất trí thông qua" in text


def test_who_came_is_counted_with_the_share_and_who_did_not_has_a_reason(minutes):
    text = text_of(minutes)

    assert (
        "Thành phần tham dự: 12/13 thành viên Hội đồng, đạt 92,31% (đủ điều kiện họp "
        "theo Quy chế làm việc của Hội đồng)." in text
    )
    assert "ông Cao Văn Sự, Ủy viên Hội đồng (đi tập huấn), đã gửi ý kiến" in text


def test_the_four_parts_come_in_their_order(minutes):
    text = text_of(minutes)
    parts = (
        "1. Báo cáo của cơ quan thường trực",
        "2. Ý kiến thảo luận",
        "3. Bỏ phiếu",
        "4. Kết luận",
    )

    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_what_nobody_entered_is_dots_and_never_zero():
    empty = replace(
        MINUTES,
        started="",
        place="",
        attendance=Attendance(11, (), unmarked=("A", "B")),
        vote=Vote(
            Rule("trên 50%", "tổng số thành viên Hội đồng", is_secret=True), (), ()
        ),
        number="",
        chair="",
        secretary="",
        chair_name="",
        secretary_name="",
        report=(),
        opinions=(),
        is_discussed=False,
        conclusion=(),
        agreed=None,
        ended="",
    )
    text = told(describe_meeting_minutes(empty))

    assert "…… giờ ……, ngày 08 tháng 12 năm 2026" in text
    assert "…………/11 thành viên Hội đồng" in text
    assert "Cuộc họp kết thúc vào …… giờ ……, ngày …… tháng …… năm ……./." in text
    assert "0%" not in text
    assert "00/" not in text


def test_a_meeting_too_small_to_decide_says_so():
    few = replace(MINUTES.attendance, present=MINUTES.attendance.present[:5], basis="")
    text = told(describe_meeting_minutes(replace(MINUTES, attendance=few)))

    assert "05/13 thành viên Hội đồng, đạt 38,46% (không đủ điều kiện họp từ 09" in text


def test_a_show_of_hands_has_its_own_words_and_its_table():
    paper = describe_meeting_minutes(
        replace(MINUTES, vote=Vote(HANDS, ("Giơ tay.",), ROWS))
    )

    assert "3. Biểu quyết" in told(paper)
    assert len(table_of(paper).rows) == len(ROWS) + 3


# --- shares ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (12, 13, "92,31"),
        (8, 9, "88,89"),
        (1, 3, "33,33"),
        (2, 3, "66,67"),
        (0, 7, "0,00"),
        (7, 7, "100,00"),
        (1, 8, "12,50"),
        (1, 2000, "0,05"),
        (1, 16, "6,25"),
    ],
)
def test_a_share_is_reckoned_in_whole_numbers_halves_up(part, whole, said):
    assert share(part, whole) == said


def test_a_row_nobody_voted_on_has_dots_for_everything():
    table = vote_table([Voted(Kind.INDIVIDUAL, "Ông Tạ Văn Tám")], with_blanks=True)

    assert cells_of(table.rows[0])[2:] == ["……"] * 5


def test_a_list_of_one_needs_no_heading_of_its_kind():
    assert len(vote_table(ROWS[:1]).rows) == 1
    assert [len(rows) for rows in grouped(ROWS).values()] == [6, 1, 6]


def test_a_recused_member_is_named_where_the_share_is_of_fewer():
    one = replace(ROWS[-1], whole=12, recused=("Hà Trọng Nghĩa",))

    said = of_whom(RULE, [*ROWS[:-1], one])

    assert said == [
        "Tỷ lệ tính trên tổng số thành viên Hội đồng: 13 (mười ba).",
        (
            "Riêng ông Hà Trọng Nghĩa: trên 12 (mười hai), không tính Hà Trọng Nghĩa "
            "vì không tham gia biểu quyết."
        ),
    ]


def test_several_awards_stand_under_their_own_headings():
    rows = [replace(ROWS[0], form="Giấy khen"), replace(ROWS[1], form="Bằng khen")]

    assert list(grouped(rows)) == ["GIẤY KHEN: TẬP THỂ", "BẰNG KHEN: TẬP THỂ"]


# --- minutes of counting --------------------------------------------------------------


def test_the_count_shows_ballots_checks_results_and_sealing(count):
    text = text_of(count)

    assert "số phiếu thu về không lớn hơn số phiếu phát ra (13 ≤ 13)" in text
    assert "số phiếu hợp lệ và không hợp lệ bằng số phiếu thu về (13 + 0 = 13)" in text
    assert "Có 05 tập thể, 01 hộ gia đình và 05 cá nhân đạt đủ số phiếu." in text
    assert "Toàn bộ 13 phiếu được niêm phong, giao thư ký Hội đồng lưu hồ sơ." in text
    assert (
        "Việc kiểm phiếu kết thúc vào 16 giờ 15, ngày 08 tháng 12 năm 2026./." in text
    )


def test_the_tellers_sign_in_three_columns_their_leader_at_the_right(count):
    last = page_count(count) - 1
    leader = the_line(count, "TỔ TRƯỞNG", last)
    members = [one for one in lines(count, last) if one.text.startswith("THÀNH VIÊN")]
    name = the_line(count, "Trần Thị Hạnh", last)

    assert len(members) == 2
    assert all(one.y == leader.y and one.centre < leader.centre for one in members)
    assert name.centre == pytest.approx(leader.centre, abs=0.3)
    assert name.y - leader.y == pytest.approx(24, abs=1)


def test_numbers_that_do_not_agree_say_so_on_the_paper():
    wrong = replace(COUNT, ballots=(Ballots("", 12, 13, 11, 1),))
    text = told(describe_vote_count(wrong))

    assert "13 > 12: KHÔNG KHỚP" in text
    assert "11 + 1 ≠ 13: KHÔNG KHỚP" in text


def test_a_count_nobody_made_is_a_form_with_dots():
    blank = replace(
        COUNT,
        voters=Voters(13, None, None, None),
        ballots=(Ballots(),),
        rows=tuple(Voted(one.kind, one.name) for one in ROWS),
        started="",
        ended="",
        leader="",
        tellers=(),
        kept_by="",
    )
    paper = describe_vote_count(blank)
    text = told(paper)

    assert cells_of(table_of(paper, 0).rows[1])[1::2] == ["……", "……"]
    assert "Có ………… tập thể, ………… cá nhân đạt đủ số phiếu" in text
    assert "giao ………… lưu hồ sơ" in text
    assert len(paper.signatures) == 3


def test_lists_with_ballots_of_their_own_are_checked_one_by_one():
    both = (
        Ballots("danh sách A", 13, 13, 13, 0),
        Ballots("danh sách B", 13, 12, 11, 1),
    )
    text = told(describe_vote_count(replace(COUNT, ballots=both)))

    assert "Phiếu về danh sách A:" in text
    assert "(11 + 1 = 12)" in text
    assert "Toàn bộ 25 phiếu được niêm phong" in text


# --- the ballot -----------------------------------------------------------------------


def test_a_ballot_has_two_empty_boxes_for_everybody_and_no_signature():
    paper = describe_ballot(BALLOT)
    marks = [cell.mark for row in table_of(paper).rows for cell in row.cells]

    assert marks.count(Mark.EMPTY) == 2 * len(ROWS)
    assert Mark.TICKED not in marks
    assert paper.signatures == ()
    text = told(paper)
    assert "không ghi tên, không ký tên" in text
    assert "ngày 08 tháng 12 năm 2026" in text


def test_a_ballot_fits_one_a4_sheet():
    pdf = saved(describe_ballot(BALLOT))

    assert page_count(pdf) == 1
    assert sheet(pdf) == pytest.approx((210, 297), abs=0.1)


def test_the_rule_for_a_spoiled_line_is_the_councils():
    by_row = told(describe_ballot(BALLOT))
    whole = told(describe_ballot(replace(BALLOT, is_whole_spoiled=True)))

    assert "các dòng khác vẫn có giá trị" in by_row
    assert "làm cả phiếu không hợp lệ" in whole


def test_an_opinion_in_writing_is_signed():
    paper = describe_ballot(replace(BALLOT, is_secret=False))

    assert paper.kind == "PHIẾU LẤY Ý KIẾN"
    assert paper.signatures[0].note == "(Ký, ghi rõ họ tên)"


# --- invitation -----------------------------------------------------------------------

INVITED = Invitation(
    OFFICE,
    MATTER,
    HELD,
    "14 giờ 00",
    "Phòng họp số 2",
    for_council(("CHỦ TỊCH",), "Trịnh Đình Khôi", "Chủ tịch Ủy ban nhân dân xã"),
    guests=("Ban Kinh tế - Xã hội",),
)


def test_an_invitation_has_the_lines_of_the_form_and_place_and_date():
    pdf = saved(describe_invitation(INVITED))
    text = text_of(pdf)

    assert "/GM-HĐTĐKT" in text
    assert the_line(pdf, "Vân Khê, ngày")
    for label in ("trân trọng kính mời:", "Tới dự:", "Chủ trì:", "Thời gian:"):
        assert label in text
    assert "- Ban Kinh tế - Xã hội." in text


def test_the_council_signs_with_its_title_and_the_state_post():
    pdf = saved(describe_invitation(INVITED))
    council = the_line(pdf, "TM. HỘI ĐỒNG")
    post = the_line(pdf, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ")
    name = the_line(pdf, "Trịnh Đình Khôi")

    assert council.y < post.y < name.y
    assert council.centre == pytest.approx(141.0, abs=0.3)


# --- papers of units ------------------------------------------------------------------

SCHOOL = ProposingUnit(
    "Trường Trung học cơ sở Vân Khê",
    "Vân Khê",
    ("UBND XÃ VÂN KHÊ",),
    titles=("HIỆU TRƯỞNG",),
)


def asked(unit, subjects=()):
    return UnitProposal(
        OFFICE, unit, OFFICE.committee, MOVEMENT, ("Căn cứ Kế hoạch số 86",), subjects
    )


def test_a_unit_proposes_whom_it_has_with_merits_and_leaves_its_number_open():
    text = told(describe_unit_proposal(asked(SCHOOL, (UNIT, PERSON))))

    assert "tặng Giấy khen cho 01 tập thể và 01 cá nhân" in text
    assert "Trả trước hạn 99,4% hồ sơ" in text
    assert "/TTr-……" in text
    assert "HIỆU TRƯỞNG" in text


def test_a_form_for_any_unit_has_rows_to_write_on():
    paper = describe_unit_proposal(asked(ProposingUnit("", "Vân Khê")))

    assert all(cells_of(row)[1:] == [""] * 3 for row in table_of(paper).rows)
    assert table_of(paper).row_height > 10
    assert "THỦ TRƯỞNG ĐƠN VỊ" in told(paper)


def test_a_thon_numbers_no_papers():
    village = ProposingUnit("Thôn Đoài", "Vân Khê", has_numbers=False)

    assert describe_unit_proposal(asked(village)).letterhead.number_line == ""


def test_the_units_minutes_leave_votes_and_names_open():
    paper = describe_unit_minutes(
        UnitMinutes(OFFICE, SCHOOL, MOVEMENT, (UNIT, HOUSEHOLD))
    )
    table = table_of(paper)

    assert cells_of(table.rows[1]) == [
        "2",
        "Hộ gia đình ông Phạm Văn Khoát",
        "Giấy khen",
        "",
        "",
        "",
    ]
    assert "Họp bình xét" in paper.subject
    assert paper.letterhead.date_line == ""
    assert [s.titles for s in paper.signatures] == [("THƯ KÝ",), ("CHỦ TỌA",)]


# --- what is posted, what is handed in ------------------------------------------------


def posted(**values):
    given = {
        "office": OFFICE,
        "movement": MOVEMENT,
        "basis": "Căn cứ Biên bản số 01/BB-HĐTĐKT",
        "subjects": (UNIT, PERSON),
        "signature": for_council((), "", ""),
    }
    return PublicList(**given | values)


def test_a_notice_says_how_long_where_and_whom_to_write_to():
    text = told(
        describe_public_list(
            posted(days=3, posted_on=HELD, place="Bảng tin", complaints_to="Phòng")
        )
    )

    assert "đề nghị tặng Giấy khen" in text
    assert "03 ngày làm việc, kể từ ngày 08/12/2026" in text
    assert "Nơi tiếp nhận phản ánh, kiến nghị: Phòng." in text


def test_a_notice_of_decided_awards_does_not_speak_of_proposals():
    text = told(describe_public_list(posted(is_decided=True)))

    assert "đề nghị" not in text
    assert "cá nhân được tặng Giấy khen" in text


def test_a_long_merit_is_cut_at_a_word():
    merit = shortened("Rà soát, cắt giảm thời gian giải quyết " * 6)

    assert len(merit) <= 111
    assert merit.endswith("…")
    assert shortened("Ngắn.") == "Ngắn"


def test_a_receipt_ticks_only_what_came_and_is_made_in_two_copies():
    items = (HandedIn("Tờ trình", 1, 1), HandedIn("Báo cáo thành tích", 2))
    paper = describe_receipt(
        Receipt(
            OFFICE.standing_letterhead("", "", None), "Đề nghị", "Phòng", items=items
        )
    )

    marks = [row.cells[3].mark for row in table_of(paper).rows]
    assert marks == [Mark.TICKED, Mark.EMPTY]
    assert "lập thành 02 bản" in told(paper)
    assert [s.titles[0] for s in paper.signatures] == ["NGƯỜI GIAO", "NGƯỜI NHẬN"]


def test_markup_in_names_is_printed_as_it_was_typed():
    name = "Bà <b>Đỗ</b> & {Hằng}"
    rows = (replace(ROWS[0], name=name),)
    text = told(describe_vote_count(replace(COUNT, rows=rows)))

    assert name in text


def test_a_character_the_typeface_lacks_is_refused_with_its_name():
    rows = (replace(ROWS[0], name="Phòng 🙂"),)

    with pytest.raises(CharacterError):
        told(describe_vote_count(replace(COUNT, rows=rows)))
