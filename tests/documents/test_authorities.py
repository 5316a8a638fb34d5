"""Who signs in whose name: the Chair's own acts never carry TM. ỦY BAN NHÂN DÂN."""

import pytest

from desktop.documents.papers import authorities
from desktop.documents.papers.authorities import NAME_ROOM, Voice

CHAIR = ("CHỦ TỊCH",)
DEPUTY = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize("titles", [CHAIR, DEPUTY])
def test_a_decision_to_award_is_the_chairs_own(titles):
    block = authorities.signed("QUYẾT ĐỊNH", titles, "Trịnh Đình Khôi")

    assert block.titles == titles
    assert block.name == "Trịnh Đình Khôi"


@pytest.mark.parametrize("kind", ["TỜ TRÌNH", "Kế hoạch", "BÁO CÁO", "THÔNG BÁO"])
@pytest.mark.parametrize("titles", [CHAIR, DEPUTY])
def test_papers_of_the_committee_are_signed_for_it(kind, titles):
    block = authorities.signed(kind, titles, "Vũ Thị Kim Oanh")

    assert block.titles == ("TM. ỦY BAN NHÂN DÂN", *titles)


def test_a_line_for_the_committee_typed_by_hand_is_neither_lost_nor_doubled():
    typed = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")

    assert authorities.by_chair(typed, "A").titles == CHAIR
    assert authorities.for_committee(typed, "A").titles == typed


def test_the_council_shows_the_state_post_above_the_name():
    post = "Chủ tịch Ủy ban nhân dân xã Vân Khê"
    block = authorities.for_council(CHAIR, "Trịnh Đình Khôi", post)

    assert block.titles == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    assert block.post == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"


def test_heads_deputies_orders_and_mandates_have_their_words():
    assert authorities.by_head("Trưởng phòng", "A").titles == ("TRƯỞNG PHÒNG",)
    assert authorities.by_deputy("Trưởng phòng", "Phó Trưởng phòng", "A").titles == (
        "KT. TRƯỞNG PHÒNG",
        "PHÓ TRƯỞNG PHÒNG",
    )
    assert authorities.by_order("Trưởng phòng", "A").titles == (
        "TL. CHỦ TỊCH",
        "TRƯỞNG PHÒNG",
    )
    assert authorities.by_mandate("Trưởng phòng", "A").titles[0] == "TUQ. CHỦ TỊCH"


def test_minutes_are_signed_by_the_secretary_left_and_the_chair_right():
    left, right = authorities.of_meeting("Đinh Thị Ngà", "Trịnh Đình Khôi", "Chủ tịch")

    assert (left.titles, right.titles) == (("THƯ KÝ",), ("CHỦ TỌA",))
    assert right.post == "CHỦ TỊCH"
    assert authorities.voice_of("Biên bản") is Voice.MEETING


def test_a_name_nobody_filled_in_is_a_line_of_dots():
    blocks = [
        authorities.by_chair(CHAIR, ""),
        authorities.for_committee(CHAIR, ""),
        authorities.for_council(CHAIR, "", ""),
        authorities.by_head("Trưởng phòng", ""),
        *authorities.of_meeting("", ""),
    ]

    assert {block.name for block in blocks} == {NAME_ROOM}
    assert set(NAME_ROOM) == {"…"}
