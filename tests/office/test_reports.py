"""Statistics, lists of the register and reports, over the five demonstrations."""

import io
import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from desktop.awards.forms import AwardForm, Level
from desktop.awards.statistics import Choice, Source, View
from desktop.documents.papers.wording import in_words
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers.spreadsheets import Sheet, write_table
from desktop.office.rounds.double_awards import PastAward
from desktop.vietnamese import number
from tests.documents.measuring import text_of

HONG_VAN, HA_NOI = "hong-van-2025", "ha-noi-2026-2030"
NGOC_HA, VINH_BAO = "ngoc-ha-2026-2030", "vinh-bao-2026-2030"
HAI_HOA = "hai-hoa-2024"
ALL = pytest.mark.parametrize("code", [HONG_VAN, NGOC_HA, VINH_BAO, HA_NOI, HAI_HOA])


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """Make and finish each demonstration once, when it is first asked for."""
    made = {}

    def template(code):
        if code not in made:
            made[code] = tmp_path_factory.mktemp(code) / "so"
            office = demo.prepare(made[code], code)
            demo.finish_demo(office)
            office.close()
        return made[code]

    return template


@pytest.fixture
def decided(templates, root):
    """Open a finished demonstration: `decided("hai-hoa-2024")`."""
    opened = []

    def open_it(code):
        shutil.copytree(templates(code), root)
        opened.append(Office.open(root))
        return demo.in_its_time(opened[0])

    yield open_it
    for office in opened:
        office.close()


def said(pdf):
    return " ".join(text_of(pdf).split())


def sheet_of(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return book.worksheets[0]


# --- money agrees everywhere --------------------------------------------------------


@ALL
def test_figures_and_words_of_the_money_agree_on_every_paper(decided, code):
    office = decided(code)
    grants = office.awarding.grants()
    total = sum(grant.amount for grant in grants)
    figures, words = f"{number(total)} đồng", in_words(total)

    decision = said(office.papers.pdf("decision"))
    payments = said(office.papers.pdf("payment-list"))
    assert total > 0
    assert f"{figures} ({words})" in decision
    assert f"TỔNG CỘNG ({len(grants):02d}) {number(total)}" in payments
    assert f"bằng chữ: {words}./." in payments
    if any(kind.code == "proposal" for kind in office.papers.kinds()):
        proposal = said(office.papers.pdf("proposal"))
        assert number(total) in proposal
        assert words in proposal
    year = grants[0].register_year
    register = said(office.papers.pdf(f"register:{year}"))
    for grant in grants:
        assert grant.register_mark in register
        assert number(grant.amount) in register
    [line] = [
        one
        for one in office.reports.table(View.FORM, Choice()).lines
        if one.label == "Cộng"
    ]
    assert (line.cells[0], line.cells[6]) == (len(grants), total)


def test_an_award_taken_back_leaves_the_payments_and_stays_in_the_register(decided):
    office = decided(HONG_VAN)
    grant = office.awarding.grants()[-1]
    office.awarding.revoke(grant, "Trao nhầm")

    payments = said(office.papers.pdf("payment-list"))
    assert f"TỔNG CỘNG ({len(office.awarding.grants()) - 1:02d})" in payments
    assert grant.recipient not in payments
    register = said(office.papers.pdf("register:2025"))
    assert "ĐÃ THU HỒI" in register
    assert grant.recipient in register


def test_without_a_decision_nothing_is_paid_and_nothing_is_in_the_register(
    demo_office,
):
    codes = [kind.code for kind in demo_office.papers.kinds()]

    assert not [c for c in codes if c.startswith(("payment", "register"))]
    with pytest.raises(OfficeError, match="Chưa có quyết định"):
        demo_office.papers.pdf("payment-list")


# --- statistics ---------------------------------------------------------------------


@ALL
def test_every_view_counts_every_award_once(decided, code):
    office = decided(code)
    count = len(office.awarding.grants())

    own = Choice(source=Source.OWN)
    for view in (View.FORM, View.KIND, View.GROUP, View.UNIT, View.YEAR, View.MOVEMENT):
        table = office.reports.table(view, own)
        assert sum(line.cells[0] for line in table.bars) == count, view
    objects = office.reports.table(View.OBJECTS, own)
    assert objects.lines[0].cells[0] == count
    movements = office.reports.table(View.MOVEMENTS, Choice())
    assert movements.lines[0].cells[0] == 1


@ALL
def test_leaders_and_direct_workers_are_those_of_the_closed_list(decided, code):
    office = decided(code)
    rows = [row for found in office.outcome().own for row in found.proposed]
    people = [row for row in rows if row.kind.value == "individual"]

    table = office.reports.table(View.KIND, Choice(source=Source.OWN))
    line = next(one for one in table.lines if one.label == "Cá nhân")
    assert line.cells[4] == sum(row.is_head for row in people)
    assert line.cells[5] == sum(row.works_directly for row in people)


def test_the_numbers_of_the_plan_stand_against_those_proposed(decided):
    """R139: 20 collectives and 20 individuals of Hà Nội."""
    table = decided(HA_NOI).reports.table(View.QUOTA, Choice())

    assert [(line.label, line.cells[0]) for line in table.lines] == [
        ("Bằng khen, tập thể", 20),
        ("Bằng khen, cá nhân", 20),
    ]
    for line in table.lines:
        allowed, considered, met, proposed, left = line.cells
        assert considered >= met >= proposed
        assert left == allowed - proposed


def test_an_award_from_elsewhere_is_counted_apart(decided):
    office = decided(HONG_VAN)
    person = office.register.people()[0]
    office.double_awards.enter_past(
        PastAward(
            "",
            person.id,
            person.name,
            AwardForm.MERIT_CERTIFICATE,
            Level.CITY,
            "",
            "",
            date(2024, 3, 12),
            date(2023, 1, 1),
            date(2023, 12, 31),
            "Thành tích năm 2023",
        )
    )
    reports = office.reports

    assert reports.years() == [2025, 2024]
    assert reports.forms() == [AwardForm.COMMENDATION, AwardForm.MERIT_CERTIFICATE]
    elsewhere = reports.table(View.FORM, Choice(source=Source.ELSEWHERE))
    assert [line.label for line in elsewhere.lines] == ["Bằng khen", "Cộng"]
    assert elsewhere.lines[0].cells[6] == "…"
    assert reports.table(View.YEAR, Choice(year=2025)).lines[-1].cells[0] == 11


@ALL
def test_every_table_of_counts_is_printed_with_its_time(decided, code):
    reports = decided(code).reports

    for view in View:
        text = said(reports.pdf(reports.paper(view, Choice())))
        assert "BẢNG THỐNG KÊ" in text, view
        assert "In lúc " in text, view


def test_statistics_and_the_register_are_written_as_word_files(decided):
    reports = decided(HONG_VAN).reports

    for paper in (
        reports.paper(View.UNIT, Choice()),
        reports.list_paper("register:2025"),
    ):
        assert reports.docx(paper).startswith(b"PK")


def test_a_year_or_award_that_is_not_in_the_register_is_refused(decided):
    reports = decided(HONG_VAN).reports

    for code in ("register:1999", "register:", "register-extract:nobody", "decision"):
        with pytest.raises(OfficeError):
            reports.list_paper(code)


# --- Excel --------------------------------------------------------------------------


def test_counts_are_written_as_numbers_with_title_scope_and_time(decided):
    reports = decided(HONG_VAN).reports
    sheet = sheet_of(reports.xlsx(View.UNIT, Choice(year=2025)))
    rows = list(sheet.iter_rows(values_only=True))

    assert rows[0][0] == "Khen thưởng theo đơn vị"
    assert rows[1][0] == "Năm 2025"
    assert rows[3][:3] == ("Đơn vị", "Tổng số", "Tập thể")
    total = next(row for row in rows if row[0] == "Cộng")
    assert total[1] == 11
    assert any(str(row[0]).startswith("In lúc ") for row in rows)
    assert "In lúc " in sheet.oddFooter.left.text


def test_what_looks_like_a_formula_or_an_address_stays_text(decided):
    office = decided(HONG_VAN)
    evil = ['=HYPERLINK("http://x.vn")', "https://x.vn", "+1", "@SUM(A1)", "007"]
    lines = [["=1+1", "B", "C", "D", "E"], evil]
    sheet = sheet_of(office.reports.xlsx_of_texts("Sổ", "=2+2", lines))

    assert [cell.value for cell in sheet[5]] == evil
    assert {cell.data_type for cell in sheet[5]} == {"s"}
    assert all(cell.hyperlink is None for cell in sheet[5])
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=2+2", "s")
    assert sheet["A4"].data_type == "s"


def test_the_same_table_gives_the_same_bytes(decided):
    office = decided(HONG_VAN)
    moment = office.now()
    reports = office.with_clock(lambda: moment).reports
    first = reports.xlsx(View.FORM, Choice())

    assert reports.xlsx(View.FORM, Choice()) == first


def test_a_sheet_holds_any_name_and_very_long_text(clock):
    sheet = Sheet("Sổ: [a]/b*?\\ " + "x" * 60, "T", ("A", "B"), (("ơ" * 40_000, 3),))
    made = sheet_of(write_table(sheet, clock()))

    assert len(made.title) <= 31
    assert len(made["A5"].value) == 32_767
    assert made["B5"].value == 3


# --- the report of the round --------------------------------------------------------


@ALL
def test_the_report_follows_the_occasion_of_the_round(decided, code):
    office = decided(code)
    [kind] = [k for k in office.papers.kinds() if k.code.startswith("report:")]
    leads = {"interim": "Sơ kết", "final": "Tổng kết"}
    lead = leads.get(kind.code.removeprefix("report:"), "Kết quả thực hiện")

    text = said(office.papers.pdf(kind.code))

    assert f"BÁO CÁO {lead} phong trào thi đua" in text
    assert kind.is_numbered
    assert "TM. ỦY BAN NHÂN DÂN" in text
    for heading in ("I. CÔNG TÁC", "III. KẾT QUẢ CHẤM", "V. KHÓ KHĂN"):
        assert heading in text
    assert "Không có" not in text
    assert "None" not in text


def test_the_report_says_what_the_journal_holds(decided):
    text = said(decided(HONG_VAN).papers.pdf("report:half-year"))

    assert "15/18 đơn vị đã gửi kế hoạch, trong đó 02 gửi muộn" in text
    assert "06 việc đã ghi nhận (truyền thanh 02" in text
    assert "Dữ liệu đất đai của ba đơn vị cũ chưa khớp" in text
    assert "Theo Quyết định số 1284/QĐ-UBND ngày 16/12/2025" in text


def test_another_kind_of_report_than_the_rounds_is_refused(decided):
    with pytest.raises(OfficeError, match="không có loại báo cáo này"):
        decided(HONG_VAN).papers.pdf("report:final")


# --- handing over -------------------------------------------------------------------


def test_awards_are_noted_as_handed_over_together_and_undone_at_once(decided):
    office = decided(HONG_VAN)
    grants = office.awarding.grants()[:3]

    office.deliveries.note(grants, date(2025, 12, 16))
    assert set(office.deliveries.by_grant()) == {grant.id for grant in grants}
    assert office.undo().title == "Ghi đã trao 03 khen thưởng"
    assert office.deliveries.by_grant() == {}


def test_who_took_it_is_printed_in_the_register(decided):
    office = decided(HONG_VAN)
    grant = office.awarding.grants()[0]

    office.deliveries.note([grant], date(2025, 12, 16), "  Đỗ  Văn An ")

    assert office.deliveries.by_grant()[grant.id].receiver == "Đỗ Văn An"
    assert "16/12/2025, Đỗ Văn An" in said(office.papers.pdf("register:2025"))
    office.deliveries.remove([grant])
    assert office.deliveries.by_grant() == {}
    with pytest.raises(OfficeError, match="chưa ghi đã trao"):
        office.deliveries.remove([grant])


@pytest.mark.parametrize("day", [date(2025, 12, 15), date(2030, 1, 1)])
def test_a_day_before_the_decision_or_in_the_future_is_refused(decided, day):
    office = decided(HONG_VAN)
    steps = len(office.trail.steps())

    with pytest.raises(OfficeError):
        office.deliveries.note(office.awarding.grants()[:1], day)
    assert len(office.trail.steps()) == steps


def test_what_was_taken_back_is_not_handed_over(decided):
    office = decided(HONG_VAN)
    grant = replace(office.awarding.grants()[0], revoked_on=date(2025, 12, 16))

    with pytest.raises(OfficeError, match="đã thu hồi"):
        office.deliveries.note([grant], date(2025, 12, 16))
    with pytest.raises(OfficeError, match="Chưa chọn"):
        office.deliveries.note([], date(2025, 12, 16))


def test_taking_the_decision_back_takes_the_handing_over_with_it(decided):
    office = decided(HONG_VAN)
    office.deliveries.note(office.awarding.grants(), date(2025, 12, 16))

    while office.awarding.grants():
        assert office.undo() is not None
    assert office.deliveries.by_grant() == {}
