"""Reports of achievements: what is written is kept, undone, and printed; all demos."""

from datetime import date

import pytest

from db.duplicates import PastAward
from desktop.awards.forms import AwardForm, Level
from desktop.documents.kinds import Kind
from desktop.documents.paper import Table
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers.merit_reports import (
    FORM,
    LONGEST_SUMMARY,
    NO_AWARDS,
    NO_NUMBER,
    title_lines,
)
from desktop.office.papers.nominees import list_code, report_code
from tests.documents.measuring import text_of

PLANS = (
    "hong-van-2025",
    "ngoc-ha-2026-2030",
    "hai-hoa-2024",
    "vinh-bao-2026-2030",
    "ha-noi-2026-2030",
)
MINE = ("nominees:", "merits:", "score-sheet:", "score-form:", "ranking:", "index:")


@pytest.fixture
def first(demo_office):
    """Return the list of people with the first nobody has written about."""
    found = demo_office.outcome().lists[1]
    written = {of for of, _heading in texts_of(demo_office)}
    return found, next(r for r in found.proposed if r.subject_id not in written)


def texts_of(office):
    return office.merit_reports.texts(office.current_round().id)


def said(office, code):
    return " ".join(text_of(office.papers.pdf(code)).split())


def code_of(first):
    found, row = first
    return report_code(found.offer, row.subject_id)


def write(office, first, **texts):
    office.merit_reports.keep(
        first[1].subject_id, {h.replace("_", "-"): t for h, t in texts.items()}
    )


# --- writing --------------------------------------------------------------------------


def test_what_is_written_is_printed_under_its_heading(demo_office, first):
    write(demo_office, first, duties="Tiếp nhận hồ sơ tư pháp.\nTrả kết quả.")
    printed = said(demo_office, code_of(first))

    assert "nhiệm vụ được giao Tiếp nhận hồ sơ tư pháp. Trả kết quả. 2." in printed


def test_undo_takes_a_text_back_and_redo_writes_it_again(demo_office, first):
    write(demo_office, first, duties="Tiếp nhận hồ sơ.")
    step = demo_office.undo()
    gone = said(demo_office, code_of(first))
    demo_office.redo()

    assert step.title == f"Ghi báo cáo thành tích của {first[1].name}"
    assert "Tiếp nhận hồ sơ." not in gone
    assert "Tiếp nhận hồ sơ." in said(demo_office, code_of(first))


def test_an_emptied_text_is_taken_out(demo_office, first):
    write(demo_office, first, duties="Việc A", compliance="Tốt")
    write(demo_office, first, duties="")

    kept = demo_office.merit_reports.desk_of(first[1].subject_id).written
    assert dict(kept) == {"compliance": "Tốt"}


def test_writing_the_same_again_is_no_step(demo_office, first):
    write(demo_office, first, duties="Việc A")
    steps = len(demo_office.trail.steps())
    write(demo_office, first, duties=" Việc  A ")

    assert len(demo_office.trail.steps()) == steps


def test_a_summary_stands_on_the_lists_instead_of_the_computed_merit(
    demo_office, first
):
    found, _row = first
    write(demo_office, first, summary="Trả trước hạn 2.146 hồ sơ")

    assert "Trả trước hạn 2.146 hồ sơ." in said(demo_office, "proposal")
    listed = said(demo_office, list_code(found.offer, Kind.INDIVIDUAL))
    assert "Trả trước hạn 2.146 hồ sơ." in listed


def test_a_summary_that_is_too_long_is_refused(demo_office, first):
    with pytest.raises(EntryError, match="Tóm tắt thành tích dài 241 chữ"):
        write(demo_office, first, summary="a" * (LONGEST_SUMMARY + 1))

    assert not demo_office.merit_reports.desk_of(first[1].subject_id).written


def test_a_title_without_its_year_is_refused(demo_office, first):
    with pytest.raises(EntryError, match="chưa đủ năm và danh hiệu"):
        write(demo_office, first, titles="Lao động tiên tiến")


def test_titles_are_read_line_by_line():
    written = "2025 | Lao động tiên tiến | 27/QĐ-UBND\n\n2024|Lao động tiên tiến"

    assert title_lines(written) == (
        ("2025", "Lao động tiên tiến", "27/QĐ-UBND"),
        ("2024", "Lao động tiên tiến", ""),
    )


def test_the_summary_is_closed_with_the_round_and_the_report_is_not(demo_office, first):
    demo.finish_demo(demo_office)
    write(demo_office, first, duties="Việc A")

    assert "Việc A" in said(demo_office, code_of(first))
    with pytest.raises(OfficeError, match="Đợt xét đã chốt"):
        write(demo_office, first, summary="Việc B")


def test_nobody_writes_about_a_subject_that_is_no_candidate(demo_office):
    with pytest.raises(OfficeError, match="không còn thuộc diện xét"):
        demo_office.merit_reports.keep("nobody", {"duties": "x"})


# --- what is printed ------------------------------------------------------------------


def test_none_is_printed_after_somebody_said_so(demo_office, first):
    code = code_of(first)
    before = said(demo_office, code)
    write(demo_office, first, no_awards="Chưa có")

    assert "Chưa có" not in before
    assert "– Chưa có –" in said(demo_office, code)


def test_an_award_from_elsewhere_stands_in_the_report_and_on_the_list(
    demo_office, first
):
    found, row = first
    demo_office.double_awards.enter_past(
        PastAward(
            "",
            row.subject_id,
            row.name,
            AwardForm.COMMENDATION,
            Level.COMMUNE,
            "Chủ tịch UBND xã Vân Khê",
            "27/QĐ-UBND",
            date(2025, 1, 10),
            date(2024, 1, 1),
            date(2024, 12, 31),
            "hoàn thành tốt nhiệm vụ",
        )
    )
    listed = said(demo_office, list_code(found.offer, Kind.INDIVIDUAL))

    assert "Quyết định số 27/QĐ-UBND ngày 10/01/2025 của Chủ tịch UBND xã Vân" in said(
        demo_office, code_of(first)
    )
    assert "Giấy khen năm 2025" in listed


def test_the_officers_choice_of_form_is_printed_and_can_be_taken_back(
    demo_office, first
):
    code = code_of(first)
    plain = said(demo_office, code)
    write(demo_office, first, **{FORM: "152/2025/NĐ-CP|Mẫu số 02"})
    chosen = said(demo_office, code)
    write(demo_office, first, **{FORM: NO_NUMBER})

    assert "Mẫu số" not in plain
    assert "(Mẫu số 02 ban hành kèm theo Nghị định số 152/2025/NĐ-CP)" in chosen
    assert "Mẫu số" not in said(demo_office, code)


def test_a_personal_report_holds_no_more_of_a_person_than_the_year_of_birth(
    demo_office, first
):
    printed = said(demo_office, code_of(first))

    assert "ngày … tháng … năm 1984" in printed
    assert "Quê quán: -" in printed  # room to write, nothing kept


def test_a_merit_of_the_computed_lists_is_a_whole_sentence(demo_office):
    for found in demo_office.outcome().lists:
        code = list_code(found.offer, Kind[found.kind.name])
        [table] = [
            b for b in demo_office.papers.describe(code).body if isinstance(b, Table)
        ]
        merits = {"".join(r.text for r in row.cells[-5].text) for row in table.rows}
        assert merits
        for merit in merits:
            assert merit == "…" or (not merit[0].islower() and merit.endswith("."))


def test_a_confirmed_empty_register_is_a_dash_on_the_list(demo_office, first):
    found, row = first
    write(demo_office, first, **{NO_AWARDS: "Chưa có"})
    [table] = [
        block
        for block in demo_office.papers.describe(
            list_code(found.offer, Kind.INDIVIDUAL)
        ).body
        if isinstance(block, Table)
    ]
    [awards] = [
        "".join(run.text for run in each.cells[-3].text)
        for each in table.rows
        if each.cells[1].text[0].text == row.name
    ]

    assert awards == "–"


def test_a_title_of_the_last_years_stands_on_the_list_of_the_demonstration(demo_office):
    listed = said(demo_office, list_code("giay-khen", Kind.INDIVIDUAL))

    assert "Lao động tiên tiến năm 2024" in listed


# --- the five demonstrations ----------------------------------------------------------


@pytest.fixture(scope="module", params=PLANS)
def any_office(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param) / "so"
    demo.prepare(folder, request.param).close()
    with Office.open(folder) as office:
        yield demo.in_its_time(office)


def test_every_paper_of_these_families_can_be_drawn(any_office):
    kinds = [k for k in any_office.papers.kinds() if k.code.startswith(MINE)]
    names = [kind.file_name for kind in kinds]

    assert {k.code.partition(":")[0] for k in kinds} >= {"nominees", "merits"}
    assert len(set(names)) == len(names)
    for kind in kinds:
        printed = text_of(any_office.papers.pdf(kind.code))
        assert "None" not in printed
        assert "CỘNG HÒA XÃ HỘI" in printed


def test_everybody_proposed_is_on_a_list_of_nominees_and_has_a_report(any_office):
    kinds = {kind.code for kind in any_office.papers.kinds()}

    for found in any_office.outcome().lists:
        for row in found.proposed:
            assert report_code(found.offer, row.subject_id) in kinds
        if found.proposed:
            printed = said(any_office, list_code(found.offer, Kind[found.kind.name]))
            for row in found.proposed:
                assert "".join(row.name.split()) in "".join(printed.split())


def test_a_form_of_a_decree_is_printed_where_the_plan_names_it(any_office):
    is_hai_hoa = any_office.plan().code == "hai-hoa-2024"
    codes = [k.code for k in any_office.papers.kinds() if k.code.startswith("merits:")]

    for code in codes:
        has_number = "Mẫu số 08 ban hành" in said(any_office, code)
        assert has_number == is_hai_hoa


def test_a_score_form_to_hand_out_holds_no_points(any_office):
    for kind in any_office.papers.kinds():
        if kind.code.startswith("score-form:"):
            paper = any_office.papers.describe(kind.code)
            assert kind.is_final
            assert paper.body[0].value == ()
            assert "ticked" not in str(paper.body)
