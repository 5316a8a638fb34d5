"""Figures, plans and rounds that are wrong, missing or contradict each other.

On the demonstration offices, real files: whatever is entered, there is a sentence or
“Chưa đủ dữ liệu”, never a crash and never an award nobody gave.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.awards.eligibility import Verdict
from desktop.emulation.indicators import IndicatorResult, Progress, ResultState
from desktop.emulation.indices import IndexCode, IndexValue
from desktop.emulation.participants import Employment, Kind, OtherSubject
from desktop.errors import EntryError, OfficeError, PlanFileError
from desktop.office.demo import demo
from desktop.office.office import Office
from tests.factories import shipped_text
from tests.office.conftest import CHAIR, PARTICULARS

CITY, COMMUNE = "ha-noi-2026-2030", "vinh-bao-2026-2030"
HAI_HOA, NGOC_HA = "hai-hoa-2024", "ngoc-ha-2026-2030"


@pytest.fixture
def demo_of(tmp_path):
    """Make a demonstration in a folder of its own: `demo_of("hai-hoa-2024")`."""
    opened = []

    def make(code):
        opened.append(demo.prepare(tmp_path / code, code))
        return demo.in_its_time(opened[-1])

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def empty_of(tmp_path, clock):
    """Make an office with a plan and nobody in it: `empty_of("hai-hoa-2024")`."""
    opened = []

    def make(code):
        office = Office.open(tmp_path / f"{code}-trống", clock)
        opened.append(office)
        office.set_up(PARTICULARS, [CHAIR], code)
        return office

    yield make
    for office in opened:
        office.close()


def rows(office, offer=None):
    lists = [f for f in office.outcome().lists if offer in (None, f.offer)]
    return {row.name: row for found in lists for row in found.rows}


def target(office, code):
    return next(i for i in office.plan().indicators if i.code == code)


def measured(office, code, subject_id="", **numbers):
    exact = {name: Decimal(number) for name, number in numbers.items()}
    state = ResultState.MEASURED
    round_id = office.current_round().id
    return IndicatorResult(round_id, code, state, subject_id=subject_id, **exact)


# --- indices ------------------------------------------------------------------------


def value_of(office, name, index, year):
    unit = next(u for u in office.register.units() if u.name == name)
    values = office.registers.index_values(unit.id)
    return next(v for v in values if (v.index, v.year) == (index, year))


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (IndexCode.PAR, "Chưa ghi đơn vị có được đánh giá chỉ số năm 2026 hay không"),
        (IndexCode.SIPAS, "(SIPAS) năm 2026 được công bố của Phường Làng Giấy"),
    ],
)
def test_a_rule_on_an_index_nobody_published_stays_open(demo_of, index, said):
    """R056, R096: who met the standard waits for the value, named with its year."""
    office, name = demo_of(CITY), "Phường Làng Giấy"
    assert rows(office, "bk-nam")[name].verdict is Verdict.MET

    office.registers.remove_index_value(value_of(office, name, index, 2026), name)

    row = rows(office, "bk-nam")[name]
    assert row.verdict is Verdict.UNKNOWN
    assert said in row.reason


def test_a_class_that_is_not_on_the_scale_is_named_and_never_compared(demo_of):
    office, name = demo_of(HAI_HOA), "Văn phòng - Thống kê"
    kept = value_of(office, name, IndexCode.PAR, 2023)
    assert rows(office, "bang-khen-tinh")[name].verdict is Verdict.MET

    office.registers.keep_index_value(replace(kept, class_name="Đặc biệt"), name)

    row = rows(office, "bang-khen-tinh")[name]
    assert row.verdict is Verdict.UNKNOWN
    assert "“Đặc biệt” không có trong thang" in row.reason


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": Decimal("100.01")}, "lớn hơn mức tối đa 100"),
        ({"value": Decimal(91), "maximum": Decimal(90)}, "lớn hơn mức tối đa 90"),
        ({"value": Decimal(0), "maximum": Decimal(0)}, "Thang điểm phải lớn hơn 0"),
        ({"value": Decimal("NaN")}, "phải là một con số"),
        ({"value": Decimal(-1)}, "nhỏ hơn 0"),
        ({"rank": 0}, "hạng bắt đầu từ 1"),
        ({}, "Chưa có giá trị, thứ hạng hay xếp hạng nào"),
    ],
)
def test_an_index_that_cannot_be_is_refused_and_the_verdict_stays(
    demo_of, wrong, sentence
):
    office = demo_of(CITY)
    unit = office.register.units()[1]
    before = rows(office)[unit.name].verdict
    typed = IndexValue("", unit.id, IndexCode.PAPI, 2026, **wrong)

    with pytest.raises(EntryError, match=sentence):
        office.registers.keep_index_value(typed, unit.name)

    assert rows(office)[unit.name].verdict is before


# --- targets ------------------------------------------------------------------------


def test_nothing_of_nothing_is_no_share(empty_of):
    """A32: with no unit and no model in the registers, 0/0 is told, not reached."""
    office = empty_of(HAI_HOA)
    shown = {a.indicator.code: a for a in office.roundup().assessments}

    for code in ("S3-I3", "S3-I5", "S3-I6"):
        assert shown[code].progress is Progress.NO_DATA
        assert shown[code].missing.startswith("Chưa có")


@pytest.mark.parametrize(
    ("code", "numbers", "sentence"),
    [
        ("S0-I1", {"numerator": 0, "denominator": 0}, "Mẫu số phải lớn hơn 0"),
        ("S0-I1", {"numerator": 41, "denominator": 40}, "lớn hơn 100%"),
        ("S0-Q2", {"value": "100.5", "assigned": 99}, "Tỷ lệ 100,5% lớn hơn 100%"),
        ("S0-Q2", {"value": 90, "assigned": 150}, "Tỷ lệ 150% lớn hơn 100%"),
        ("S0-Q2", {"numerator": 41, "denominator": 40}, "lớn hơn 100%"),
        ("S0-C1", {"value": 0, "assigned": 0}, "Số được giao phải lớn hơn 0"),
    ],
)
def test_a_result_no_office_can_have_is_refused_and_nothing_is_reached(
    empty_of, code, numbers, sentence
):
    """A33: above 100 % is an entry error, also where a trend would call it better."""
    office = empty_of(NGOC_HA)

    with pytest.raises(EntryError, match=sentence):
        office.records.measure(target(office, code), measured(office, code, **numbers))

    shown = {a.indicator.code: a for a in office.roundup().assessments}
    assert shown[code].progress is Progress.NO_DATA


def test_a_count_against_last_year_may_pass_a_hundred(demo_of):
    office = demo_of(COMMUNE)
    found = measured(office, "S1-Q3", value=5200, assigned=4100)

    office.records.measure(target(office, "S1-Q3"), found)

    shown = {a.indicator.code: a for a in office.roundup().assessments}
    assert shown["S1-Q3"].progress is Progress.EXCEEDED


# --- plans --------------------------------------------------------------------------


def with_quota(count, in_words):
    changed = shipped_text().replace("count = 5", f"count = {count}")
    changed = changed.replace('in_words = "năm"', f'in_words = "{in_words}"')
    return changed.replace("05 tập thể và 05", f"{count:02d} tập thể và {count:02d}")


def test_a_plan_amended_while_a_round_is_open_keeps_what_was_entered(demo_office):
    before, scores = demo_office.current_round(), demo_office.roundup().scores
    verdicts = {name: row.verdict for name, row in rows(demo_office).items()}

    demo_office.plans.adopt_text(with_quota(4, "bốn"))

    now = demo_office.current_round()
    assert (now.id, now.name, now.cutoff) == (before.id, before.name, before.cutoff)
    assert demo_office.roundup().scores == scores
    assert {n: row.verdict for n, row in rows(demo_office).items()} == verdicts
    assert demo_office.outcome().list_of(Kind.COLLECTIVE).count == 4


def test_an_amendment_that_drops_criterion_and_group_crashes_nothing(demo_office):
    """Scores of a criterion that is gone stay kept; they count for nothing any more."""
    changed = shipped_text().replace('"part_time", "resident"', '"part_time"')
    changed = changed.replace(
        '{ code = "A3", name = "Tuyên truyền", max = 5, parent = "A" }',
        '{ code = "A9", name = "Tuyên truyền", max = 5, parent = "A" }',
    )
    kept = demo_office.roundup().scores

    demo_office.plans.adopt_text(changed)

    assert demo_office.roundup().scores == kept
    ranked = [r for t in demo_office.outcome().tables for r in t.rows]
    assert all(
        "A9" in row.unranked_reason for row in ranked if row.kind is Kind.COLLECTIVE
    )
    residents = [p for p in demo_office.register.people() if _is_resident(p)]
    assert residents
    found = rows(demo_office)
    assert {found[p.name].verdict for p in residents} == {Verdict.NOT_APPLICABLE}


def _is_resident(person):
    return person.employment is Employment.RESIDENT


def test_a_closed_round_is_not_touched_by_an_amendment(demo_office):
    demo.finish_demo(demo_office)
    old, closed = demo_office.plans.current(), demo_office.outcome()

    demo_office.plans.adopt_text(with_quota(4, "bốn"))
    with pytest.raises(OfficeError, match="chưa có đợt xét nào"):
        demo_office.current_round()

    demo_office.plans.work_by(old)
    assert demo_office.current_round().is_closed
    assert demo_office.outcome() == closed


# --- standards of absurd size -------------------------------------------------------

RULE = '{ attest = "dong-gop", label = "Đóng góp", clause = "III.1.5" }'


def with_rule(rule):
    """Return the shipped plan with one more rule in the standard of 1.1."""
    rest = '\n[[standard]]\ncode = "1.2"'
    more = f'\n[[standard.all]]\nlabel = "Thêm"\nclause = "III.1.1"\n{rule}\n'
    return shipped_text().replace(rest, more + rest, 1)


def test_ten_thousand_conditions_are_adopted_judged_and_told_in_one_sentence(
    demo_office,
):
    wide = ",\n".join([RULE] * 10_000)

    demo_office.plans.adopt_text(with_rule(f"all = [\n{wide}\n]"))

    found = demo_office.outcome().list_of(Kind.COLLECTIVE)
    offices = [row for row in found.rows if row.group == "1.1"]
    open_ones = [row for row in offices if row.verdict is Verdict.UNKNOWN]
    assert open_ones
    assert Verdict.MET not in {row.verdict for row in offices}
    assert all(row.reason.count("Chưa ai xác nhận: Đóng góp") == 1 for row in open_ones)


@pytest.mark.parametrize("depth", [12, 2_000])
def test_conditions_nested_too_deep_are_refused_and_the_old_plan_stays(
    demo_office, depth
):
    before = demo_office.trail.content_digest()
    inner = RULE
    for _ in range(depth):
        inner = f'{{ any = [{inner}], label = "Sâu", clause = "III.1.1" }}'

    with pytest.raises(PlanFileError) as refused:
        demo_office.plans.adopt_text(with_rule(f"all = [{inner}]"))

    assert refused.value.sentence
    assert demo_office.trail.content_digest() == before
    assert demo_office.plans.current().version == 1


# --- rounds and awards --------------------------------------------------------------


def open_round(office, code, year):
    adopted, plan = office.plans.current(), office.plan()
    template = plan.template_by_code[code]
    return office.reviewing.open_round(plan, adopted.id, template, year)


def test_a_round_without_awards_has_no_lists_and_is_not_closed(demo_of):
    """Vĩnh Bảo holds a sơ kết and names no award for it (IV.2)."""
    office = demo_of(COMMUNE)
    open_round(office, "so-ket", 2028)

    assert office.outcome().lists == ()
    assert office.council.sheet().lists == ()
    assert office.overview().next_step.title
    with pytest.raises(OfficeError, match="không đặt khen thưởng nào cho đợt Sơ kết"):
        office.review.close(office.roundup())
    assert not office.current_round().is_closed


@pytest.mark.parametrize("year", [2025, 2031])
def test_a_year_outside_the_plan_opens_no_round(demo_of, year):
    office = demo_of(COMMUNE)
    before = [r.name for r in office.rounds()]

    with pytest.raises(EntryError, match=f"Năm {year} không thuộc thời gian"):
        open_round(office, "nam-co-so", year)

    assert [r.name for r in office.rounds()] == before


def test_whom_no_award_of_the_round_takes_is_on_no_list_and_has_no_verdict(demo_of):
    """Hà Nội names households for sudden merit and the final review only (A65)."""
    office = demo_of(CITY)
    household = OtherSubject("", "Hộ ông Tạ Văn Khởi", Kind.HOUSEHOLD, "Xã Đồng Lúa")
    office.register.add(household)
    [kept] = [o for o in office.register.others() if o.name == household.name]

    assert household.name not in rows(office)
    assert office.roundup().explanation(kept.id).verdict is not Verdict.MET
    with pytest.raises(OfficeError, match="không có trong danh sách xét"):
        office.review.propose_extra(office.roundup(), kept.id, "Nhiều đóng góp")
