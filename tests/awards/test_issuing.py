"""Numbers of papers: gaps are named, and the next one follows all that was given."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.issuing import (
    Issuer,
    NumberedPaper,
    Series,
    gaps,
    next_number,
)

DAY = date(2026, 12, 8)


def numbered(number, skipped="", voided=""):
    return NumberedPaper(
        f"p{number}",
        "round",
        f"code-{number}",
        "council",
        "BB-HĐTĐKT",
        2026,
        number,
        DAY,
        skipped,
        voided,
    )


def test_the_next_number_follows_what_was_given_and_undone():
    assert next_number([], 0) == 1
    assert next_number([numbered(2)], 0) == 3
    assert next_number([numbered(2)], 7) == 8


def test_a_gap_says_why():
    papers = [numbered(2), numbered(5, skipped="lấy số ngoài chương trình")]
    papers.append(numbered(6, voided="in sai mẫu"))

    said = [str(gap) for gap in gaps(papers, 7)]

    assert said == [
        "số 01 bỏ trống: đã cấp rồi hoàn tác",
        "số 03 đến 04 bỏ trống: lấy số ngoài chương trình",
        "số 06 bỏ trống: in sai mẫu",
        "số 07 bỏ trống: đã cấp rồi hoàn tác",
    ]


@given(st.sets(st.integers(1, 40)), st.integers(0, 45))
def test_gaps_and_papers_cover_every_number_once(given_numbers, taken):
    papers = [numbered(number) for number in given_numbers]
    last = next_number(papers, taken) - 1

    free = [n for gap in gaps(papers, taken) for n in range(gap.first, gap.last + 1)]

    assert sorted([*free, *given_numbers]) == list(range(1, last + 1))


def test_only_council_and_standing_body_are_counted_here():
    counted = {issuer for issuer in Issuer if issuer.counts_here}

    assert counted == {Issuer.COUNCIL, Issuer.STANDING}
    assert Series(Issuer.COUNCIL, "BB-HĐTĐKT", 2026).written(3) == "03/BB-HĐTĐKT"
