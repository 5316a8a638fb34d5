"""The decision with and without an annex, money on every paper, proposals upward."""

import dataclasses
import datetime as dt

import pytest

from desktop.documents.kinds import Kind
from desktop.documents.paper import Addressee, Code, Heading, Paragraph, Table
from desktop.documents.papers import decision as decisions
from desktop.documents.papers.authorities import NAME_ROOM
from desktop.documents.papers.decision import describe_decision
from desktop.documents.papers.proposal import NotProposed, describe_proposal
from desktop.documents.papers.review_table import (
    Part,
    Reviewed,
    ReviewTable,
    describe_review_table,
)
from desktop.documents.papers.upward import UpwardProposal, describe_upward_proposal
from desktop.documents.papers.wording import AwardSubject, Bonus
from tests.documents import samples
from tests.documents.measuring import text_of

PERSON, UNIT = samples.PERSON, samples.UNIT


def decided(**values):
    values.setdefault("most_inline", decisions.MOST_INLINE)
    return describe_decision(dataclasses.replace(samples.DECISION, **values))


def words(blocks):
    """Return the running text of a description."""
    said = []
    for block in blocks:
        if isinstance(block, Paragraph):
            said.append("".join(run.text for run in block.text))
        elif isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Table):
            rows = [*block.head, *block.rows]
            said += ["".join(r.text for r in c.text) for row in rows for c in row.cells]
    return "\n".join(said)


# --- three or fewer are named in Điều 1 -------------------------------------------


def test_three_recipients_are_named_in_the_article_and_need_no_annex():
    paper = decided()

    assert paper.appendices == ()
    text = words(paper.body)
    assert "Phụ lục" not in text
    assert "a) Phòng Kinh tế;" in text
    assert "c) Bà Đỗ Thị Thu Hằng, Chuyên viên" in text


def test_one_recipient_stands_in_the_sentence():
    text = words(decided(subjects=(PERSON,)).body)

    assert "cho bà Đỗ Thị Thu Hằng, Chuyên viên" in text
    assert ", đã có thành tích xuất sắc trong phong trào" in text
    assert "cá nhân có tên tại Điều 1 chịu trách nhiệm" in text


def test_four_recipients_stand_in_an_annex():
    four = tuple(dataclasses.replace(UNIT, name=f"Thôn số {n}") for n in range(4))
    paper = decided(subjects=four)

    [annex] = paper.appendices
    assert "(có danh sách tại Phụ lục kèm theo)" in words(paper.body)
    assert "Thôn số 3" in words(annex.body)
    assert "Thôn số 3" not in words(paper.body)


def test_two_forms_of_three_recipients_are_told_apart():
    other = dataclasses.replace(PERSON, form="Bằng khen")
    text = words(decided(subjects=(UNIT, other), bonuses=()).body)

    assert "a) Giấy khen: Phòng Kinh tế;" in text
    assert "b) Bằng khen: Bà Đỗ Thị Thu Hằng" in text


# --- money -------------------------------------------------------------------------


def test_article_annex_and_proposal_say_the_same_sum_in_figures_and_words():
    decision = decided(most_inline=0)
    asked = describe_proposal(samples.PROPOSAL)
    total, said = "1.710.000", "Một triệu bảy trăm mười nghìn đồng"

    assert f"{total} đồng ({said})" in words(decision.body)
    assert f"tổng số tiền thưởng là {total} đồng./." in words(
        decision.appendices[0].body
    )
    assert total in words(asked.body)
    assert f"Bằng chữ: {said}." in words(asked.body)


def test_each_form_has_its_own_rates_and_the_total_counts_them_all():
    other = dataclasses.replace(PERSON, form="Bằng khen")
    bonuses = (
        Bonus(Kind.COLLECTIVE, 760_000),
        Bonus(Kind.INDIVIDUAL, 3_800_000, form="Bằng khen"),
    )
    text = words(decided(subjects=(UNIT, other), bonuses=bonuses).body)

    assert "kèm theo Giấy khen: tập thể 760.000 đồng" in text
    assert "kèm theo Bằng khen: cá nhân 3.800.000 đồng" in text
    assert "Tổng số tiền thưởng là 4.560.000 đồng" in text


def test_money_nobody_knows_is_dots_never_zero():
    unknown = (Bonus(Kind.COLLECTIVE, None),)
    text = words(decided(subjects=(UNIT,), bonuses=unknown).body)

    assert "tập thể ……" in text
    assert "Tổng số tiền thưởng là ……" in text
    assert " 0 đồng" not in text


def test_without_money_there_is_no_article_about_it():
    text = words(decided(bonuses=()).body)

    assert "Tiền thưởng" not in text
    assert "Điều 2. Quyết định này có hiệu lực" in text


# --- signing, code -------------------------------------------------------------------


@pytest.mark.parametrize("titles", [("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")])
def test_the_decision_is_never_signed_for_the_committee(titles):
    [block] = decided(titles=titles).signatures

    assert block.titles == titles


def test_a_missing_signer_is_printed_as_dots():
    paper = decided(signer="")

    assert paper.signatures[0].name == NAME_ROOM
    assert NAME_ROOM in text_of(samples.saved(paper))


def test_the_code_stands_at_the_end_of_the_list_and_only_where_it_is_wanted():
    text = "412/QĐ-UBND 18/12/2026 3 07"
    with_code = decided(most_inline=0, code=text).appendices[0].body
    without = decided(most_inline=0).appendices[0].body

    [code] = [block for block in with_code if isinstance(block, Code)]
    assert code is with_code[-1]
    assert code.text == text
    assert "Hằng" not in f"{code.text}{code.caption}"
    assert not [block for block in without if isinstance(block, Code)]


# --- upward ------------------------------------------------------------------------


def upward(**values):
    given = {
        "office": samples.OFFICE,
        "authority": "Chủ tịch Ủy ban nhân dân thành phố Lạc Hà",
        "merit": "thành tích xuất sắc năm 2026",
        "bases": samples.BASES,
        "subjects": (dataclasses.replace(UNIT, votes="13/13 phiếu (100%)"), PERSON),
        "titles": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "signer": "Vũ Thị Kim Oanh",
        "number": "31",
        "signed_on": dt.date(2027, 3, 5),
        "attachments": ("Biên bản họp", "Báo cáo thành tích"),
    }
    return describe_upward_proposal(UpwardProposal(**given | values))


def test_a_department_of_the_plan_makes_two_addressees_under_the_colon():
    paper = upward(department="Sở Nội vụ thành phố Lạc Hà")
    text = text_of(samples.saved(paper))

    [to] = [block for block in paper.body if isinstance(block, Addressee)]
    assert to.names[1] == "Sở Nội vụ thành phố Lạc Hà"
    assert (
        "Kính gửi: - Chủ tịch Ủy ban nhân dân thành phố Lạc Hà; "
        "- Sở Nội vụ thành phố Lạc Hà."
    ) in text
    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in text
    assert "Số: 31/TTr-UBND" in text


def test_few_nominees_are_told_about_one_by_one_with_their_votes():
    text = words(upward().body)

    assert "1. Tập thể: Phòng Kinh tế" in text
    assert "Hội đồng biểu quyết: 13/13 phiếu (100%)." in text
    assert "2. Cá nhân: Bà Đỗ Thị Thu Hằng" in text
    assert not [block for block in upward().body if isinstance(block, Table)]


def test_many_nominees_stand_in_a_table():
    many = tuple(
        AwardSubject(Kind.COLLECTIVE, f"Thôn {n}", achievement="Tốt") for n in range(5)
    )
    body = upward(subjects=many).body

    assert [block for block in body if isinstance(block, Table)]
    assert "1. Danh sách đề nghị" in words(body)


def test_sets_originals_and_confirmations_are_said_where_they_are_known():
    known = words(upward(sets=2, are_originals=True, confirmed=("Số liệu đúng.",)).body)
    unknown = words(upward().body)

    assert "Hồ sơ kèm theo gồm 02 bộ (bản chính)" in known
    assert "3. Ủy ban nhân dân xã xác nhận" in known
    assert " bộ" not in unknown
    assert "xác nhận" not in unknown


def table_rows(paper, head):
    """Return the rows of the table whose head begins so, as lists of words."""
    tables = [block for block in paper.body if isinstance(block, Table)]
    wanted = next(t for t in tables if said(t.head[0])[: len(head)] == head)
    return [said(row) for row in wanted.rows]


def said(row):
    return ["".join(run.text for run in cell.text) for cell in row.cells]


def test_many_left_out_for_one_reason_share_a_line_and_all_are_counted():
    why = "Chưa ai xác nhận thành tích"
    left_out = (
        *(NotProposed(Kind.COLLECTIVE, f"Thôn {n}", why) for n in "ABC"),
        NotProposed(Kind.INDIVIDUAL, "Mai Thị Ngát", why),
    )
    paper = describe_proposal(
        dataclasses.replace(samples.PROPOSAL, not_proposed=left_out)
    )

    assert table_rows(paper, ["STT", "Tên"]) == [
        ["1", "Thôn A, Thôn B, Thôn C", "Tập thể (03)", why],
        ["2", "Mai Thị Ngát", "Cá nhân", why],
    ]
    assert "04 trường hợp đã được xem xét" in words(paper.body)


def test_a_long_reason_many_share_stands_once_below_the_results():
    why = "Chưa ai xác nhận: Thành tích xuất sắc trong triển khai, thực hiện phong trào"
    rows = [Reviewed(f"Thôn {n}", "", None, "Chưa đủ", "", why) for n in "ABCD"]
    other = Reviewed("Thôn E", "", None, "Đạt", "Đề nghị", "Trong số lượng")
    paper = describe_review_table(
        ReviewTable(samples.OFFICE, "phong trào", (Part("Một", (*rows, other)),), ())
    )

    told = [row[-1] for row in table_rows(paper, ["STT"])[1:]]
    assert told == [*["Lý do 1, ghi dưới bảng"] * 4, "Trong số lượng"]
    assert [b.text for b in paper.body[1:]] == [f"Lý do 1: {why}"]
