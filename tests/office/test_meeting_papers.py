"""The papers of a meeting from the office's own data, in every way a vote can go."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.council import Denominator
from desktop.awards.minutes import Counting, Invitation, InvitationSigner, Minutes
from desktop.awards.selection import Section
from desktop.documents.paper import Mark, Table
from desktop.office.demo import demo
from desktop.office.office import Office
from tests.documents.measuring import text_of
from tests.office import council_at_work as work
from tests.ui.office_of_hong_van import FAILED, TIED, full_office

COUNCIL = ("invitation", "ballot", "vote-count", "council-minutes")


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


@pytest.fixture
def held(office):
    work.open_meeting(office)
    work.come(office)
    return office


def codes(office):
    return [kind.code for kind in office.papers.kinds()]


def told(office, code):
    return text_of(office.papers.pdf(code))


def tables(office, code):
    return [b for b in office.papers.describe(code).body if isinstance(b, Table)]


def cells(row):
    return ["".join(run.text for run in cell.text) for cell in row.cells]


# --- which papers there are -----------------------------------------------------------


def test_the_council_has_no_papers_before_a_meeting_is_opened(office):
    assert not set(COUNCIL) & set(codes(office))


def test_a_show_of_hands_gives_no_count_of_ballots(held):
    assert "vote-count" not in codes(held)
    assert held.papers.describe("ballot").kind == "PHIẾU LẤY Ý KIẾN"


def test_a_secret_vote_gives_ballots_and_their_count(held):
    work.vote_in_secret(held)

    assert set(COUNCIL) <= set(codes(held))
    assert held.papers.describe("ballot").kind == "PHIẾU BẦU"


def test_by_hands_and_without_letters_nobody_needs_a_ballot(held):
    rule = held.council.sheet().meeting.regulation
    held.council.regulate(replace(rule, allows_written=False))

    assert "ballot" not in codes(held)


def test_invitation_and_ballot_are_no_drafts_the_minutes_are(held):
    final = {kind.code for kind in held.papers.kinds() if kind.is_final}

    assert {"invitation", "ballot"} <= final
    assert "council-minutes" not in final


# --- minutes --------------------------------------------------------------------------


def test_a_meeting_just_opened_gives_minutes_full_of_dots(office):
    work.open_meeting(office, place="", started="")
    text = told(office, "council-minutes")

    assert "Chưa điểm danh: Đinh Công Thuận" in text
    assert "…………/11 thành viên Hội đồng" in text
    assert "100,00" not in text
    # Nothing was voted, so nothing is concluded.
    assert "thống nhất đề nghị" not in text


def test_the_minutes_say_who_led_with_the_state_post_above_the_name(held):
    paper = held.papers.describe("council-minutes")
    secretary, chair = paper.signatures

    assert chair.post == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"
    assert (chair.name, secretary.name) == ("Đinh Công Thuận", "Đặng Quỳnh Mai")
    assert paper.recipients_below


def test_an_open_tie_is_told_and_nothing_is_concluded(held):
    work.all_agree(held)
    for name in TIED:
        work.cast(held, name, 11, 0)
    text = told(held, "council-minutes")

    assert "đồng hạng 5 (91,50 điểm), trong khi chỉ còn 01 chỉ tiêu" in text
    assert "Chưa chọn trong" in text
    assert "thống nhất đề nghị" not in text


def test_a_settled_tie_is_told_with_its_reason_and_the_conclusion_counts(held):
    work.settle_ties(held)
    work.all_agree(held)
    held.council.finish()
    text = told(held, "council-minutes")

    assert "Hội đồng chọn" in text
    assert "Có sáng kiến áp dụng rộng" in text
    proposed = held.outcome().proposed
    people = sum(1 for row in proposed if row.kind == "individual")
    units = len(proposed) - people
    assert f"cho {units:02d} tập thể và {people:02d} cá nhân đạt đủ số phiếu" in text


def test_whoever_was_taken_off_stands_with_the_reason(held):
    row = held.outcome().proposed[0]
    held.review.withdraw(held.roundup(), row.subject_id, "Đang được kiểm tra")
    text = told(held, "council-minutes")

    assert f"Rút {row.name} khỏi danh sách đề nghị. Lý do: Đang được kiểm tra." in text


def test_a_soft_number_that_is_passed_says_why(held):
    work.settle_ties(held)
    found = next(f for f in held.outcome().lists if f.kind == "individual")
    row = next(r for r in found.rows if r.section == "reserve")
    held.review.propose_extra(held.roundup(), row.subject_id, "Thành tích đột xuất")
    text = told(held, "council-minutes")

    assert f"Ngoài {found.quota} theo mục" in text
    assert "Thành tích đột xuất" in text


def test_a_member_set_aside_is_named_and_leaves_the_whole(held):
    work.settle_ties(held)
    name = held.outcome().proposed[-1].name
    row = next(r for r in held.council.sheet().rows if r.row.name == name)
    member = held.council.sheet().seats[4]
    reason = "Là vợ của người được xét"
    held.council.recuse(row.offer, row.row.subject_id, member.member_id, reason)
    work.all_agree(held)
    text = told(held, "council-minutes")

    assert f"{member.name} không tham gia biểu quyết về {name}. Lý do: {reason}" in text
    assert f"{name}: trên 10 (mười), không tính {member.name}" in text


def test_an_opinion_in_writing_is_counted_and_told_apart(office):
    work.open_meeting(office)
    work.come(office, written=["Ủy Viên Số 3"], absent=["Ủy Viên Số 4"])
    text = told(office, "council-minutes")

    assert "09/11 thành viên Hội đồng, đạt 81,82%" in text
    assert "02 thành viên: Ủy Viên Số 3, Ủy viên (lý do: …………), đã gửi ý kiến" in text
    assert "cùng 01 ý kiến bằng văn bản" in text


def test_what_was_typed_stands_in_the_minutes(held):
    held.council.write_minutes(
        Minutes("16 giờ 40", "Báo cáo riêng", "Ý một\nÝ hai", 11), {}
    )
    text = told(held, "council-minutes")

    assert "Báo cáo riêng." in text
    assert "a) Về danh sách" in text  # ties come first
    assert "Ý hai." in text
    assert "11/11 thành viên dự họp nhất trí" in text
    assert "kết thúc vào 16 giờ 40, ngày 08 tháng 12 năm 2025./." in text


def test_the_programs_own_default_is_quoted_as_nobodys_regulation(held):
    assert "mặc định của chương trình" not in told(held, "council-minutes")


def test_a_closed_round_keeps_its_minutes(held):
    work.settle_ties(held)
    work.all_agree(held)
    held.council.finish()
    held.review.close(held.roundup())
    before = held.papers.describe("council-minutes")

    unit = held.register.units()[0]
    held.register.change(replace(unit, name="Tên mới"))

    assert held.papers.describe("council-minutes") == before


# --- the count and the ballot ---------------------------------------------------------


def test_the_count_of_ballots_agrees_with_what_was_entered(held):
    work.vote_in_secret(held)
    work.settle_ties(held)
    work.count_ballots(held)
    name = held.outcome().proposed[0].name
    work.cast(held, name, 8, 2)
    held.council.write_counting(Counting("bà A", "ông B\nông C", "15 giờ", "16 giờ"))
    numbers, results = tables(held, "vote-count")
    row = next(r for r in results.rows if name in cells(r))

    assert cells(numbers.rows[0]) == [
        "Tổng số thành viên Hội đồng",
        "11",
        "Số phiếu phát ra",
        "11",
    ]
    # 11 valid ballots, 8 and 2 marked: one marked neither.
    assert cells(row)[2:] == ["08", "02", "01", "72,73", "Đạt"]
    paper = held.papers.describe("vote-count")
    assert [s.name for s in paper.signatures] == ["B", "C", "A"]


def test_ballots_not_counted_yet_are_dots(held):
    work.vote_in_secret(held)
    numbers, results = tables(held, "vote-count")

    assert cells(numbers.rows[0])[3] == "……"
    assert {text for row in results.rows[1:2] for text in cells(row)[2:]} == {"……"}


def test_a_share_of_valid_ballots_names_its_whole_list_by_list(held):
    work.vote_in_secret(held, denominator=Denominator.VALID)
    text = told(held, "vote-count")

    assert "Tỷ lệ tính trên số phiếu hợp lệ." in text


def test_the_ballot_lists_who_is_proposed_or_tied_and_nobody_else(held):
    work.vote_in_secret(held)
    [table] = tables(held, "ballot")
    text = told(held, "ballot")

    rows = [row for row in table.rows if len(row.cells) > 2]
    tied = [r for f in held.outcome().lists for r in f.of(Section.AT_THE_LINE)]
    assert len(rows) == len(held.outcome().proposed) + len(tied)
    assert all(row.cells[-1].mark is Mark.EMPTY for row in rows)
    assert all(name in text for name in TIED)
    assert FAILED not in text


def test_the_title_of_the_ballot_says_how_many_to_print(held):
    work.vote_in_secret(held)

    [title] = [k.title for k in held.papers.kinds() if k.code == "ballot"]
    assert title == "Phiếu bầu (in 11 tờ)"


# --- invitation -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signer", "titles", "name"),
    [
        (InvitationSigner.CHAIR, ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Đinh Công Thuận"),
        (
            InvitationSigner.DEPUTY,
            ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "Cao Thị Bích Lan",
        ),
        (
            InvitationSigner.STANDING,
            ("TL. CHỦ TỊCH", "ỦY VIÊN THƯỜNG TRỰC"),
            "Nguyễn Hoài Ân",
        ),
    ],
)
def test_the_invitation_is_signed_by_whom_the_officer_chose(held, signer, titles, name):
    held.council.write_invitation(Invitation(signer=signer))

    [signature] = held.papers.describe("invitation").signatures
    assert (signature.titles, signature.name) == (titles, name)


def test_the_invitation_has_the_day_of_the_meeting_and_room_for_its_own(held):
    text = told(held, "invitation")

    assert "Thời gian: 14 giờ 00, ngày 08 tháng 12 năm 2025." in text
    assert "Địa điểm: Phòng họp số 2." in text


# --- bad input, other plans -----------------------------------------------------------


def test_markup_and_marks_in_what_was_typed_are_only_characters(held):
    typed = "<b>Nhất trí</b> & {0} %s"
    held.council.write_minutes(Minutes(discussion=typed), {})

    assert typed in told(held, "council-minutes")


@pytest.mark.parametrize("plan", demo.plans_with_demo())
def test_every_demo_gives_its_papers_without_a_council_and_with_one(tmp_path, plan):
    wanted = ("unit-", "receipt", "public", "invitation", "ballot", "council-minutes")
    with demo.make_demo(Office.open(tmp_path / plan), plan) as office:
        if office.council.sheet().meeting is None:
            assert not set(COUNCIL) & set(codes(office))
            work.seat_members(office)
            office.council.open(held_on=_day(office), place="Hội trường")
        found = [code for code in codes(office) if code.startswith(wanted)]
        assert {"invitation", "council-minutes", "public-proposed"} <= set(found)
        names = [k.file_name for k in office.papers.kinds() if k.code in found]
        assert len(set(names)) == len(names)
        for code in found[:3] + found[-6:]:
            assert office.papers.pdf(code).startswith(b"%PDF")


def _day(office) -> date:
    return office.today()
