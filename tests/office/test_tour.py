"""A newcomer's ten minutes: the overview names each next thing, down to printing."""

from datetime import date

import pytest

from desktop.awards.register_numbers import shown
from desktop.emulation.scoring import Side
from desktop.errors import OfficeError, OfficeFileError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.registers.scorebook import Entry
from tests.office.conftest import CHAIR, PARTICULARS, PLAN


@pytest.fixture
def next_step(demo_office):
    return lambda: demo_office.overview().next_step


def fill_gaps(office):
    """Score what is still open, half the points each."""
    roundup = office.roundup()
    block = [
        Entry(candidate, code, Side.VERIFIED, "5")
        for candidate in roundup.candidates
        if (sums := roundup.total(candidate)) is not None
        for code in sums.missing
    ]
    assert office.scorebook.paste(roundup, block) == []


def test_from_the_demonstration_to_the_first_certificate(
    demo_office, next_step, named, tmp_path
):
    assert next_step().place == "scores"
    fill_gaps(demo_office)

    assert "đồng hạng" in next_step().title
    chosen = named(demo_office, "Hoàng Trung Kiên").id
    demo_office.review.choose(demo_office.roundup(), chosen, "Làm ở cả thôn, xóm")

    assert next_step().title.startswith("Chốt danh sách")
    demo_office.review.close(demo_office.roundup())

    assert next_step().verb == "Ra quyết định"
    demo_office.awarding.decide(
        demo_office.roundup(),
        demo_office.outcome(),
        number="1284",
        issued_on=date(2025, 12, 16),
        signatory=demo_office.awarding.signatories()[0],
    )

    assert next_step().place == "certificates"
    [file] = demo_office.papers.write_certificates(tmp_path)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_new_office_begins_with_units(new_office):
    new_office.set_up(PARTICULARS, [CHAIR], PLAN)

    assert new_office.overview().next_step.place == "subjects"


def test_certificates_say_what_the_decision_says(demo_office):
    drafts = demo_office.papers.certificates()
    demo.finish_demo(demo_office)
    final = demo_office.papers.certificates()

    assert len(drafts) == 10
    assert {c.register_number for c in drafts} == {""}
    assert [c.recipient for c in final] == [
        row.name for row in demo_office.outcome().proposed
    ]
    assert [c.register_number for c in final] == [shown(n, 2025) for n in range(1, 12)]
    assert {c.decision_number for c in final} == {"1284/QĐ-UBND"}
    assert {c.signer for c in final} == {"Đinh Công Thuận"}


def test_one_office_draws_the_same_bytes_twice(demo_root):
    drawn = []
    for _ in range(2):
        with Office.open(demo_root) as office:
            drawn.append(office.papers.sheets.pdf())

    assert drawn[0] == drawn[1]


def test_without_anybody_proposed_there_is_nothing_to_draw(office):
    with pytest.raises(OfficeError, match="Chưa có ai được đề nghị"):
        office.papers.sheets.pdf()


def test_papers_do_not_go_where_a_file_lies(demo_office, tmp_path):
    (tmp_path / "tep").write_text("đã có", "utf-8")

    with pytest.raises(OfficeFileError, match="Không ghi được"):
        demo_office.papers.write_all(tmp_path / "tep")
