"""The papers measured against NĐ 30/2020."""

import dataclasses
import os
import re
import subprocess
import sys
import unicodedata

import pytest

from desktop.documents.kinds import Kind
from desktop.documents.paper import Letterhead, Paper, Paragraph, Signature, plain
from desktop.documents.papers.decision import describe_decision
from desktop.documents.papers.proposal import describe_proposal
from desktop.documents.papers.ranking_table import CriteriaGroup, describe_ranking_table
from desktop.documents.papers.upward import UpwardProposal, describe_upward_proposal
from desktop.documents.papers.wording import AwardSubject, Office
from desktop.documents.printed.letterhead import short_rule
from desktop.documents.printed.saving import save_pdf
from desktop.documents.typeface import CharacterError
from tests.documents.measuring import (
    chars,
    is_nfc,
    lines,
    page_count,
    rules,
    sheet,
    text_of,
    the_line,
)
from tests.documents.samples import (
    DAY,
    DECISION,
    HOUSEHOLD,
    PERSON,
    PROPOSAL,
    RANKING,
    UNIT,
    ranked,
    saved,
)

PAPERS = {
    "decision": describe_decision(DECISION),
    "proposal": describe_proposal(PROPOSAL),
    "ranking": describe_ranking_table(RANKING),
}


@pytest.fixture(scope="module", params=PAPERS, ids=str)
def every_pdf(request):
    return saved(PAPERS[request.param])


@pytest.fixture(scope="module")
def decision():
    return saved(PAPERS["decision"])


@pytest.fixture(scope="module")
def proposal():
    return saved(PAPERS["proposal"])


@pytest.fixture(scope="module")
def ranking():
    return saved(PAPERS["ranking"])


def changed(**values):
    return describe_decision(dataclasses.replace(DECISION, **values))


def test_the_nation_and_its_motto_stand_as_the_decree_says(decision):
    nation = the_line(decision, "CỘNG HÒA")
    motto = the_line(decision, "Độc lập")

    assert (nation.size, motto.size) == (13, 14)
    assert nation.y == pytest.approx(24.1, abs=0.1)
    assert (motto.y - nation.y) * 72 / 25.4 == pytest.approx(16.1, abs=0.1)
    assert nation.centre == pytest.approx(141.0, abs=0.3)
    assert nation.width == pytest.approx(95.7, abs=0.3)
    assert "Bold" in nation.font
    assert "Bold" in motto.font


def test_the_rules_of_the_header_and_title_have_their_lengths(decision):
    issuer, motto, subject = rules(decision)[:3]

    assert motto[1] - motto[0] == pytest.approx(60.5, abs=0.3)
    assert (motto[0] + motto[1]) / 2 == pytest.approx(141.0, abs=0.2)
    assert issuer[1] - issuer[0] == pytest.approx(14.5, abs=0.3)
    assert (issuer[0] + issuer[1]) / 2 == pytest.approx(61.0, abs=0.2)
    assert subject[1] - subject[0] == pytest.approx(47.9, abs=0.5)
    assert (subject[0] + subject[1]) / 2 == pytest.approx(110.0, abs=0.2)


def test_the_rules_hang_at_their_distance_under_the_text(decision):
    issuer, motto, subject = (rule[2] for rule in rules(decision)[:3])
    last = the_line(decision, "công tác cải cách hành chính 6 tháng")

    under_issuer = issuer - the_line(decision, "XÃ VÂN KHÊ").y
    under_motto = motto - the_line(decision, "Độc lập").y
    assert under_issuer * 72 / 25.4 == pytest.approx(6, abs=0.1)
    assert under_motto * 72 / 25.4 == pytest.approx(6, abs=0.1)
    assert (subject - last.y) * 72 / 25.4 == pytest.approx(7, abs=0.1)


def test_a_short_rule_is_a_third_to_a_half_of_the_last_and_the_longest_line():
    assert short_rule([60.0]) == pytest.approx(25.0)
    assert short_rule([43.3, 29.1]) == pytest.approx(14.49, abs=0.01)
    assert short_rule([100.0, 30.0]) == pytest.approx(15.0)


def test_number_and_date_share_a_baseline_and_their_columns(decision):
    number = the_line(decision, "Số: 412/QĐ-UBND")
    date = the_line(decision, "Vân Khê, ngày 18 tháng 12 năm 2026")

    assert number.y == date.y
    assert (number.size, date.size) == (13, 14)
    assert "Italic" in date.font
    assert number.centre == pytest.approx(61.0, abs=0.3)
    assert date.centre == pytest.approx(141.0, abs=0.5)


def test_numbers_below_ten_and_early_days_take_a_zero_but_later_months_do_not(proposal):
    assert the_line(proposal, "Số: 07/TTr-VHXH")
    assert the_line(proposal, "Vân Khê, ngày 04 tháng 12 năm 2026")


def in_the_top_margin(pdf, page):
    """Return the one line above the block of text."""
    [line] = [line for line in lines(pdf, page) if line.y < 20]
    return line


def test_the_page_number_shows_from_the_second_page(proposal):
    assert page_count(proposal) > 1
    number = in_the_top_margin(proposal, 1)

    assert number.text == "2"
    assert number.y == pytest.approx(14.4, abs=0.1)
    assert number.centre == pytest.approx(110.0, abs=0.2)
    assert number.size == 14
    assert all(line.y > 20 for line in lines(proposal, 0))


def test_the_appendix_counts_its_own_pages_and_hides_the_first(decision):
    last = page_count(decision) - 1

    assert the_line(decision, "Phụ lục", page=last).y == pytest.approx(24.4, abs=0.2)
    assert all(line.y > 20 for line in lines(decision, last))


def test_everything_stays_between_the_margins(every_pdf):
    wide, high = sheet(every_pdf)
    right = wide - (15 if wide > high else 20)
    for page in range(page_count(every_pdf)):
        for char in chars(every_pdf, page):
            assert 29.8 < char.left < char.right < right + 0.4, char
            assert char.bottom < high - 20, char
            assert char.top > (20 if page == 0 else 10), char


def test_the_ranking_is_landscape_with_its_own_columns(ranking):
    assert sheet(ranking) == pytest.approx((297, 210), abs=0.1)
    assert the_line(ranking, "CỘNG HÒA").centre == pytest.approx(227.0, abs=0.3)
    assert the_line(ranking, "PHÒNG VĂN HÓA").centre == pytest.approx(71.0, abs=0.3)


def test_the_first_line_of_a_paragraph_is_indented_and_the_text_is_justified(decision):
    first = the_line(decision, "Điều 1.")
    following = next(line for line in lines(decision) if line.y > first.y)

    assert first.left == pytest.approx(42.7, abs=0.3)
    assert first.right == pytest.approx(190, abs=0.6)
    assert following.left == pytest.approx(30, abs=0.4)
    assert first.size == 14
    pitch = (following.y - first.y) * 72 / 25.4
    assert pitch == pytest.approx(18.5, abs=0.1)


@pytest.mark.parametrize(
    ("titles", "last"),
    [
        (("CHỦ TỊCH",), "CHỦ TỊCH"),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    ],
    ids=["chair", "deputy"],
)
def test_hand_and_seal_have_thirty_millimetres(titles, last):
    pdf = saved(changed(titles=titles))
    page = page_count(pdf) - 2
    position = [one for one in lines(pdf, page) if one.text == last][-1]
    name = the_line(pdf, "Trịnh Đình Khôi", page)

    assert name.y - position.y == pytest.approx(30, abs=0.2)
    assert name.centre == pytest.approx(141.0, abs=0.3)
    assert position.centre == pytest.approx(141.0, abs=0.3)
    receivers = the_line(pdf, "Nơi nhận:", page)
    first_title = next(one for one in lines(pdf, page) if one.text == titles[0])
    assert receivers.y == pytest.approx(first_title.y, abs=0.05)


def test_the_chair_signs_a_decision_in_person_never_for_the_committee(decision):
    assert "TM." not in text_of(decision)


def test_the_last_paragraph_and_the_signature_share_a_page():
    for extra in range(14):
        process = (f"Câu {extra} về việc xét chọn các đơn vị trong kỳ.",) * extra
        paper = describe_proposal(dataclasses.replace(PROPOSAL, process=process))
        pdf = saved(paper)
        last = page_count(pdf) - 1
        page = text_of(pdf, last)
        assert "kính trình Chủ tịch Ủy ban nhân dân xã xem xét" in page
        assert "TRƯỞNG PHÒNG" in page
        assert "Lại Thế Hưng" in page


def test_no_heading_ends_a_page():
    for extra in range(14):
        process = (f"Câu {extra} về việc xét chọn các đơn vị trong kỳ.",) * extra
        paper = describe_proposal(dataclasses.replace(PROPOSAL, process=process))
        pdf = saved(paper)
        for page in range(page_count(pdf)):
            last = max(lines(pdf, page), key=lambda line: line.y)
            assert not re.match(r"\d\. ", last.text), (extra, last)


def test_a_long_list_repeats_its_head_and_numbers_its_pages():
    people = tuple(
        dataclasses.replace(PERSON, name=f"Đỗ Thị Thu Hằng {index}")
        for index in range(60)
    )
    pdf = saved(changed(subjects=(UNIT, *people)))

    pages = [page for page in range(page_count(pdf)) if "STT" in text_of(pdf, page)]
    assert len(pages) > 2
    for number, page in enumerate(pages[1:], start=2):
        assert in_the_top_margin(pdf, page).text == str(number)
    everything = text_of(pdf)
    assert "CÁ NHÂN (60)" in everything
    assert all(f"Hằng {index}" in everything for index in range(60))
    for page in pages:
        assert all(20 < line.y < 277 for line in lines(pdf, page) if line.size < 13)


def test_a_section_row_never_ends_a_page():
    for count in range(16, 36):
        units = tuple(
            dataclasses.replace(UNIT, name=f"Phòng Kinh tế {index}")
            for index in range(count)
        )
        pdf = saved(changed(subjects=(*units, HOUSEHOLD, PERSON)))
        for page in range(page_count(pdf)):
            found = lines(pdf, page)
            lowest = max(line.y for line in found)
            last = " ".join(line.text for line in found if line.y == lowest)
            assert "ĐÌNH (01)" not in last, count
            assert "NHÂN (01)" not in last, count


def test_a_cell_longer_than_a_page_goes_on_over_the_page():
    endless = dataclasses.replace(PERSON, achievement="Hoàn thành tốt. " * 400)
    pdf = saved(changed(subjects=(endless,)))

    assert text_of(pdf).count("Hoàn thành tốt.") == 400
    for page in range(page_count(pdf)):
        assert all(line.y < 277 for line in lines(pdf, page))


def test_a_word_wider_than_its_column_stays_inside_it():
    long_word = dataclasses.replace(PERSON, name="W" * 300)
    pdf = saved(changed(subjects=(long_word,)))

    page = page_count(pdf) - 1
    assert text_of(pdf).replace(" ", "").count("W" * 4) > 1
    xs = [char for char in chars(pdf, page) if char.text == "W"]
    assert len(xs) == 300
    assert all(char.left >= 40 and char.right <= 85.2 for char in xs)


def test_what_has_no_number_or_date_yet_has_room_for_them():
    paper = changed(number="", signed_on=None, proposal_number="", proposed_on=None)
    pdf = saved(paper, draft=True)

    symbol = next(one for one in lines(pdf) if one.text.endswith("/QĐ-UBND"))
    assert "412" not in text_of(pdf)
    assert "None" not in text_of(pdf)
    label = next(one for one in lines(pdf) if one.text.startswith("Số:"))
    assert symbol.y == label.y
    assert symbol.right - label.left > 30


def test_only_a_draft_is_marked_on_every_page(decision):
    assert "NHÁP" not in text_of(decision)
    draft = saved(PAPERS["decision"], draft=True)
    for page in range(page_count(draft)):
        assert "NHÁP" in text_of(draft, page)


def test_the_money_is_said_per_kind_and_in_all(decision):
    text = text_of(decision)

    assert "tập thể 760.000 đồng; hộ gia đình 570.000 đồng; cá nhân 380.000" in text
    assert "Tổng số tiền thưởng là 1.710.000 đồng" in text
    assert "Một triệu bảy trăm mười nghìn đồng" in text


def test_without_money_the_decision_does_not_speak_of_it():
    text = text_of(saved(changed(bonuses=())))

    assert "đồng" not in text.replace("Hội đồng", "").replace("cộng đồng", "")
    assert "Điều 2. Quyết định này có hiệu lực" in text
    assert "Điều 3. Chánh Văn phòng" in text


def test_without_a_fund_the_money_follows_the_rules():
    assert "kinh phí thực hiện theo quy định" in text_of(saved(changed(fund="")))


def test_counts_in_the_articles_and_in_the_list_agree(decision):
    text = text_of(decision)

    assert "cho 01 tập thể, 01 hộ gia đình và 01 cá nhân đã có" in text
    assert "Danh sách này gồm 01 tập thể, 01 hộ gia đình và 01 cá nhân; tổng" in text
    assert text.count("1.710.000 đồng") == 2


def test_a_list_of_one_kind_has_no_sections():
    text = text_of(saved(changed(subjects=(PERSON,))))

    assert "CÁ NHÂN (01)" not in text
    assert "Danh sách này gồm 01 cá nhân; tổng số tiền thưởng là 380.000 đồng" in text


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop(decision):
    text = text_of(decision)

    assert "năm 2025; Căn cứ Luật Thi đua" in text
    assert "ngày 14 tháng 12 năm 2026. QUYẾT ĐỊNH:" in text


def test_the_proposal_numbers_only_the_parts_it_has():
    bare = dataclasses.replace(
        PROPOSAL, process=(), quotas=(), over_quota="", not_proposed=(), bonuses=()
    )
    text = text_of(saved(describe_proposal(bare)))

    assert "1. Nội dung đề nghị" in text
    assert "2. Hồ sơ kèm theo" in text
    assert "ngoài chỉ tiêu" not in text
    assert "Kinh phí" not in text


def test_the_reason_for_passing_the_quota_is_printed_whenever_it_is_there(proposal):
    text = text_of(proposal)

    assert "3. Đề nghị ngoài chỉ tiêu" in text
    assert "tự nguyện góp thiết bị trong kỳ." in text


def test_those_left_out_are_listed_with_the_reason_if_one_was_given(proposal):
    text = text_of(proposal)

    assert "02 trường hợp đã được xem xét" in text
    assert "Trạm Y tế xã Tập thể Chưa đủ điểm thẩm định" in text
    assert "Bà Mai Thị Ngát Cá nhân" in text


def test_points_follow_the_vietnamese_alphabet(proposal):
    text = text_of(proposal)

    assert "d) Bảng điểm; đ) Dự thảo." in text


def test_the_salary_and_coefficients_are_shown_as_numbers(proposal):
    text = text_of(proposal)

    assert "0,30 759.000 760.000 01 760.000" in text
    assert "0,225 569.250 570.000 01 570.000" in text
    assert "Cộng 03 1.710.000" in text


def test_the_ranking_marks_ties_and_says_why_a_unit_has_no_rank(ranking):
    text = text_of(ranking)

    assert text.count("Đồng hạng") == 2
    assert "Chưa xếp hạng: thiếu điểm Một cửa" in text
    assert "3 Thôn Bến Trung 30,00 55,25 85,25 3" in text
    assert "Điểm tối đa 40 60 100" in text
    assert "…: chưa thẩm định" in text


@pytest.mark.parametrize("count", [0, 1, 12, 16])
def test_a_ranking_of_many_groups_stays_on_the_sheet(count):
    groups = tuple(CriteriaGroup(f"Nhóm tiêu chí {i}") for i in range(count))
    unit = ranked("Trung tâm Dịch vụ sự nghiệp công", 1)
    unit = dataclasses.replace(unit, points=unit.points[:1] * count)
    block = dataclasses.replace(RANKING.blocks[0], units=(unit,))
    table = dataclasses.replace(RANKING, groups=groups, blocks=(block,))

    pdf = saved(describe_ranking_table(table))

    assert all(char.left >= 30 and char.right <= 282.4 for char in chars(pdf))
    assert text_of(pdf).count("35,50") == count


def test_markup_characters_are_printed_as_they_are():
    odd = AwardSubject(Kind.INDIVIDUAL, 'Ng<b>ọc & "Văn"', achievement="<i>x</i>&amp;")
    text = text_of(saved(changed(subjects=(odd,), fund="quỹ <br/> & xã")))

    assert 'Ng<b>ọc & "Văn"' in text
    assert "<i>x</i>&amp;" in text
    assert "quỹ <br/> & xã" in text


def test_decomposed_input_gives_the_same_file_as_composed_input(decision):
    apart = dataclasses.replace(
        DECISION,
        movement=unicodedata.normalize("NFD", DECISION.movement),
        bases=tuple(unicodedata.normalize("NFD", one) for one in DECISION.bases),
        signer=unicodedata.normalize("NFD", DECISION.signer),
    )

    assert saved(describe_decision(apart)) == decision


def test_the_text_can_be_copied_out_as_composed_vietnamese(every_pdf):
    text = text_of(every_pdf)

    assert is_nfc(text)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text


def test_every_typeface_is_embedded(every_pdf):
    fonts = re.findall(rb"/BaseFont /(\S+)", every_pdf)

    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+LiberationSerif", font) for font in fonts)
    assert every_pdf.count(b"/FontFile2") == len(fonts)


def test_a_character_without_a_shape_is_refused_before_anything_is_written(tmp_path):
    out = tmp_path / "a.pdf"

    with pytest.raises(CharacterError, match="🏆"):
        save_pdf(changed(fund="quỹ 🏆"), out, draft=False, created_on=DAY)

    assert list(tmp_path.iterdir()) == []


def test_a_paper_goes_to_a_path_or_an_open_file_alike(tmp_path, decision):
    out = tmp_path / "a.pdf"

    pages = save_pdf(PAPERS["decision"], out, draft=False, created_on=DAY)

    assert pages == page_count(out)
    assert out.read_bytes() == decision
    assert list(tmp_path.iterdir()) == [out]


HEAD = Letterhead(("ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ"), "Vân Khê", symbol="BC-UBND")
SIGNED = (Signature(("CHỦ TỊCH",), "Trịnh Đình Khôi"),)


def report(*sentences):
    """Return a paper of plain paragraphs."""
    body = tuple(Paragraph(plain(sentence)) for sentence in sentences)
    return saved(Paper(HEAD, "BÁO CÁO", "Kết quả", body, SIGNED))


def test_the_signature_is_never_alone_on_a_page():
    for count in range(15, 30):
        pdf = report(*["Một câu ngắn."] * count, "Câu cuối cùng./.")
        last = text_of(pdf, page_count(pdf) - 1)
        assert "Câu cuối cùng./." in last, count
        assert "Trịnh Đình Khôi" in last, count


@pytest.mark.parametrize("words", [18, 30, 42, 60])
def test_no_page_begins_or_ends_with_a_lonely_line_of_a_paragraph(words):
    paragraph = f"Mở đầu {'công việc ' * words}kết thúc."
    for short in range(8):
        pdf = report(*["Một câu."] * short, *[paragraph] * 30)
        assert page_count(pdf) > 1
        for page in range(page_count(pdf)):
            block = sorted(
                (one for one in lines(pdf, page) if one.y > 20 and one.left < 50),
                key=lambda one: one.y,
            )
            block = [one for one in block if one.text != "Trịnh Đình Khôi"]
            if page < page_count(pdf) - 1:
                assert not block[-1].text.startswith("Mở đầu"), (short, page)
            if page > 0:
                assert block[0].text.startswith("Mở đầu") or not block[0].text.endswith(
                    "kết thúc."
                ), (short, page)


def test_a_nearly_empty_last_page_is_saved_by_setting_the_text_closer():
    sentence = "Các đơn vị đã hoàn thành tốt nhiệm vụ được giao trong kỳ. " * 3
    seen = set()
    for count in range(6, 14):
        pdf = report(*[sentence] * count)
        first = next(one for one in lines(pdf) if one.text.startswith("Các đơn vị"))
        second = next(one for one in lines(pdf) if one.y > first.y)
        pitch = round((second.y - first.y) * 72 / 25.4, 1)
        seen.add((page_count(pdf), first.size, pitch))

    assert (1, 14.0, 18.5) in seen
    assert (2, 14.0, 18.5) in seen
    assert any(pages == 1 and pitch < 18 for pages, _, pitch in seen)


SCRIPT = """
import sys
sys.path.insert(0, ".")
from tests.documents.test_papers import PAPERS, saved
for paper in PAPERS.values():
    sys.stdout.buffer.write(saved(paper, draft=True))
"""


def test_two_processes_give_the_same_bytes():
    made = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0].startswith(b"%PDF")
    assert made[0] == made[1]


# --- other awards than Giấy khen, other offices than communes -----------------------


FLAG = dataclasses.replace(UNIT, name="Sở Lưu trữ", form="Cờ thi đua")
MERIT = dataclasses.replace(PERSON, form="Bằng khen")
CITY = Office("thành phố Lạc Hà", "Lạc Hà", "Sở Nội vụ", "SNV")


def words_of(paper):
    return " ".join(text_of(saved(paper)).split())


def test_every_form_has_its_clause_and_its_own_list():
    text = words_of(changed(office=CITY, subjects=(FLAG, MERIT), bonuses=()))

    assert "Về việc tặng Cờ thi đua và Bằng khen cho tập thể và cá nhân" in text
    assert (
        "Tặng Cờ thi đua của Ủy ban nhân dân thành phố cho 01 tập thể; tặng Bằng "
        "khen của Chủ tịch Ủy ban nhân dân thành phố cho 01 cá nhân đã có"
    ) in text
    assert "tại các Phụ lục kèm theo" in text
    assert "Phụ lục I DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA" in text
    assert "Phụ lục II DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN" in text
    assert "Giấy khen" not in text


def test_where_no_form_is_named_none_is_invented():
    unnamed = dataclasses.replace(UNIT, form="")
    text = words_of(changed(subjects=(unnamed,), bonuses=()))

    assert "Về việc khen thưởng tập thể có thành tích" in text
    assert "Điều 1. Khen thưởng 01 tập thể đã có thành tích" in text
    assert "DANH SÁCH TẬP THỂ ĐƯỢC KHEN THƯỞNG (Kèm" in text
    assert "tặng" not in text


def test_a_proposal_of_two_forms_lists_each_under_its_sentence():
    proposal = dataclasses.replace(PROPOSAL, subjects=(FLAG, MERIT), bonuses=())
    text = words_of(describe_proposal(proposal))

    assert "Về việc đề nghị tặng Cờ thi đua và Bằng khen trong" in text
    assert "cá nhân được đề nghị tặng Cờ thi đua: STT" in text
    assert "cá nhân được đề nghị tặng Bằng khen: STT" in text


def test_a_proposal_to_somebody_above_is_signed_for_the_committee():
    text = words_of(
        describe_upward_proposal(
            UpwardProposal(
                office=DECISION.office,
                authority="Chủ tịch Ủy ban nhân dân thành phố Lạc Hà",
                merit="thành tích xuất sắc trong công tác cải cách hành chính",
                bases=DECISION.bases,
                subjects=(dataclasses.replace(UNIT, form="Bằng khen"),),
                titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                signer="Trịnh Đình Khôi",
                attachments=("Biên bản họp", "Kết quả xét"),
            )
        )
    )

    assert text.startswith("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ")
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Lạc Hà" in text
    assert "Về việc đề nghị tặng Bằng khen cho tập thể có thành tích" in text
    assert "kính trình Chủ tịch Ủy ban nhân dân thành phố Lạc Hà xem xét, tặng" in text
    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trịnh Đình Khôi" in text
