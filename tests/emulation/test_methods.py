"""How points come about: by method, in totals, as classes."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.emulation.basis import BasisError, ScoreBasis, WhenNone
from desktop.emulation.criteria import Band, CriteriaSet, Criterion, Evaluator
from desktop.emulation.methods import (
    AllOrNothing,
    CountPoints,
    Deduction,
    Proportional,
    Step,
    Steps,
    SurveyMeasure,
    SurveyPoints,
)
from desktop.emulation.rounding import written
from desktop.emulation.scoring import (
    Score,
    ScoreState,
    Side,
    class_of,
    group_totals,
    total,
)
from desktop.plans.criteria_file import read_criteria_sets
from tests.factories import ROOT

D = Decimal
STEPS = Steps(
    (
        Step(D(100), None, D(2)),
        Step(D(80), D(100), D(1)),
        Step(D(0), D(80), D(0)),
    )
)
METHODS = [
    STEPS,
    Proportional(D(95), D("62.5")),
    Deduction(D("0.25")),
    CountPoints(D("0.75")),
]
POINTS = st.decimals(0, 100, places=2)


def ratio(top, whole):
    return ScoreBasis(numerator=D(top), denominator=D(whole))


# --- single methods -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "basis", "sentence"),
    [
        (AllOrNothing(), ScoreBasis(met=True), "Đạt: 2 điểm"),
        (AllOrNothing(), ScoreBasis(met=False), "Không đạt: 0 điểm"),
        (
            STEPS,
            ratio(45, 50),
            "45/50 = 90%; tỷ lệ từ 80% đến dưới 100%: 1 điểm",
        ),
        (
            STEPS,
            ratio(29999, 30000),
            "29999/30000 ≈ 100%; tỷ lệ từ 80% đến dưới 100%: 1 điểm",
        ),
        (STEPS, ratio(1, 2), "1/2 = 50%; tỷ lệ dưới 80%: 0 điểm"),
        (
            Proportional(D(95), D(80)),
            ratio(9, 10),
            "9/10 = 90%; tính theo tỷ lệ của 2 điểm: 1,8 điểm",
        ),
        (
            Deduction(D("0.25")),
            ScoreBasis(faults=3),
            "3 lỗi, mỗi lỗi trừ 0,25 điểm: 2 − 0,75 = 1,25 điểm",
        ),
        (
            CountPoints(D("0.75")),
            ScoreBasis(items=4),
            "4 nội dung × 0,75 điểm, nhiều nhất 2 điểm",
        ),
        (
            SurveyPoints(),
            ScoreBasis(answers=(1, 0, 1, 1, 1)),
            "2/4 phiếu hài lòng (50%): 1 điểm",
        ),
    ],
)
def test_a_method_says_by_which_rule_the_points_came(method, basis, sentence):
    assert method.work_out(D(2), basis).sentence == sentence


def test_the_words_of_a_step_follow_its_bounds():
    def words(*bounds, **ends):
        return Step(*(b if b is None else D(b) for b in bounds), D(0), **ends).words

    assert words(80, 100) == "tỷ lệ từ 80% đến dưới 100%"
    assert words(100, None) == "tỷ lệ từ 100% trở lên"
    assert words(60, None, with_lower=False) == "tỷ lệ trên 60%"
    assert words(60, 80, with_lower=False, with_upper=True) == (
        "tỷ lệ trên 60% đến 80%"
    )
    assert words(0, "62.5") == "tỷ lệ dưới 62,5%"
    assert words(0, 60, with_upper=True) == "tỷ lệ không quá 60%"
    assert words(100, 100, with_upper=True) == "tỷ lệ đúng 100%"


@pytest.mark.parametrize(
    ("method", "basis", "sentence"),
    [
        (AllOrNothing(), ScoreBasis(), "Chưa có câu trả lời"),
        (STEPS, ScoreBasis(numerator=D(1)), "Cần cả tử số và mẫu số"),
        (STEPS, ratio(1, 0), "tử số cũng phải bằng 0"),
        (STEPS, ratio(-1, 5), "phải từ 0 trở lên"),
        (Proportional(), ratio(1, -5), "phải từ 0 trở lên"),
        (Deduction(D(1)), ScoreBasis(), "Chưa có số lỗi"),
        (Deduction(D(1)), ScoreBasis(faults=-1), "từ 0 trở lên"),
        (CountPoints(D(1)), ScoreBasis(), "Chưa có số nội dung"),
        (SurveyPoints(), ScoreBasis(answers=(1, 2)), "cả 5 mức"),
        (SurveyPoints(), ScoreBasis(answers=(0,) * 5), "Chưa có phiếu"),
        (
            Steps((Step(D(80), D(90), D(1)),)),
            ratio(1, 2),
            "không thuộc mức nào",
        ),
    ],
)
def test_what_is_missing_is_an_error_and_never_zero(method, basis, sentence):
    with pytest.raises(BasisError, match=sentence):
        method.points(D(2), basis)


@pytest.mark.parametrize(
    "make",
    [lambda w: Steps(STEPS.steps, when_none=w), lambda w: Proportional(when_none=w)],
)
@pytest.mark.parametrize(
    ("policy", "points"),
    [(WhenNone.FULL, D(2)), (WhenNone.ZERO, D(0)), (WhenNone.EXCLUDED, None)],
)
def test_nothing_that_came_up_follows_the_policy(make, policy, points):
    worked = make(policy).work_out(D(2), ratio(0, 0))

    assert worked.points == points
    assert worked.sentence == f"Không phát sinh (0/0): {policy.label}"


@pytest.mark.parametrize(
    ("allowed", "points", "remark"),
    [(False, "0", "giữ ở 0"), (True, "-0.25", "Điểm âm")],
)
def test_a_deduction_beyond_zero_is_told(allowed, points, remark):
    worked = Deduction(D("0.25"), allow_negative=allowed).work_out(
        D(1), ScoreBasis(faults=5)
    )

    assert worked.points == D(points)
    assert remark in worked.remark


def test_only_a_deduction_that_is_allowed_to_may_be_negative():
    def criterion(method):
        return Criterion("1", "Một", D(1), method=method)

    assert criterion(Deduction(D(1), allow_negative=True)).may_be_negative
    assert not criterion(Deduction(D(1))).may_be_negative
    assert not criterion(None).may_be_negative


def test_more_than_the_whole_is_told():
    assert "lớn hơn mẫu số" in STEPS.work_out(D(2), ratio(6, 5)).remark
    assert STEPS.points(D(2), ratio(6, 5)) == 2


@pytest.mark.parametrize("method", METHODS[:2], ids=["steps", "proportional"])
@given(
    whole=st.integers(1, 10_000),
    tops=st.tuples(st.integers(0, 12_000), st.integers(0, 12_000)),
    most=POINTS.filter(lambda p: p >= 2),
)
def test_a_better_ratio_never_gives_less_nor_more_than_the_most(
    method, whole, tops, most
):
    low, high = (method.points(most, ratio(top, whole)) for top in sorted(tops))

    assert 0 <= low <= high <= most
    assert low == round(low, 2)


@given(counts=st.tuples(st.integers(0, 500), st.integers(0, 500)), most=POINTS)
def test_more_faults_never_give_more_and_more_items_never_less(counts, most):
    few, many = sorted(counts)
    deduction, count = METHODS[2:]

    assert deduction.points(most, ScoreBasis(faults=many)) >= 0
    assert deduction.points(most, ScoreBasis(faults=many)) <= deduction.points(
        most, ScoreBasis(faults=few)
    )
    assert count.points(most, ScoreBasis(items=few)) <= count.points(
        most, ScoreBasis(items=many)
    )
    assert count.points(most, ScoreBasis(items=many)) <= most


@given(
    answers=st.lists(st.integers(0, 500), min_size=5, max_size=5).filter(any),
    measure=st.sampled_from(SurveyMeasure),
    most=POINTS,
)
def test_a_survey_where_somebody_is_more_satisfied_never_gives_less(
    answers, measure, most
):
    method = SurveyPoints(measure)
    before = method.points(most, ScoreBasis(answers=tuple(answers)))
    better = list(answers)
    level = next((n for n in range(4) if better[n]), None)
    if level is not None:
        better[level] -= 1
        better[4] += 1

    assert 0 <= before <= method.points(most, ScoreBasis(answers=tuple(better))) <= most


# --- totals ---------------------------------------------------------------------------


def a_set(**more):
    given = {
        "code": "x",
        "name": "x",
        "total": D(100),
        "criteria": (
            Criterion("A", "Thẩm định", D(90)),
            Criterion("S", "Khảo sát", D(10), evaluator=Evaluator.SURVEY),
            Criterion("T", "Thưởng", D(3), is_bonus=True),
            Criterion("T1", "Thưởng 1", D(2), "T", is_bonus=True),
            Criterion("T2", "Thưởng 2", D(3), "T", is_bonus=True),
            Criterion("P", "Phạt", D(5), is_penalty=True),
        ),
        "bands": (
            Band("Xuất sắc", D(90)),
            Band("Tốt", D(80)),
            Band("Khá", D(0)),
        ),
    }
    return CriteriaSet(**given | more)


SET = a_set()


def sheet(**points):
    """Return scores by code; "x" does not apply."""
    return {
        code: Score(code, Side.VERIFIED, ScoreState.NOT_APPLICABLE)
        if value == "x"
        else Score(code, Side.VERIFIED, ScoreState.SCORED, D(value))
        for code, value in points.items()
    }


def test_without_any_survey_the_appraised_part_is_rescaled_and_says_so():
    sums = total(SET, sheet(A="81", T1="0", T2="0", P="0"))

    assert sums.value == 90
    assert sums.without_survey
    assert sums.remark == (
        "Không có điểm điều tra xã hội học: riêng phần thẩm định (90 điểm) "
        "được quy về 100"
    )
    assert group_totals(SET, sheet(A="81"))["S"] is None


def test_where_others_were_surveyed_a_missing_survey_is_missing():
    sums = total(SET, sheet(A="81", T1="0", T2="0", P="0"), expects_survey=True)

    assert (sums.value, sums.missing, sums.without_survey) == (None, ("S",), False)


def test_a_bonus_is_capped_by_its_heading_and_may_push_over_the_scale():
    sums = total(SET, sheet(A="90", S="10", T1="2", T2="3", P="0"))

    assert (sums.bonus, sums.value, sums.points) == (D(3), 103, D(100))
    assert not sums.is_rescaled


def test_bonus_and_penalty_are_not_rescaled():
    sums = total(SET, sheet(A="45", T1="1", T2="x", P="2"))

    assert sums.value == Fraction(45 * 100, 90) + 1 - 2
    assert sums.extra == -1
    assert group_totals(SET, sheet(A="45", T1="1", T2="x", P="2")) == {
        "A": D(45),
        "S": None,
        "T": D(1),
        "P": D(-2),
    }


def test_a_bonus_nobody_entered_is_missing_and_never_zero():
    sums = total(SET, sheet(A="81", S="9", T1="0", P="0"))

    assert (sums.value, sums.missing) == (None, ("T2",))


def test_a_class_is_read_after_rounding_and_says_which_value():
    sums = total(SET, sheet(A="79.995", S="10", T1="0", T2="0", P="0"))

    classed = class_of(SET, sums)

    assert sums.value < 90
    assert (classed.band.name, classed.value) == ("Xuất sắc", D("90.00"))
    assert classed.sentence == (
        "Xuất sắc: 90 điểm, đã làm tròn hai số lẻ, so với mức từ 90 điểm"
    )


def test_there_is_no_class_without_a_total_or_without_bands():
    whole = sheet(A="80", S="10", T1="0", T2="0", P="0")

    assert class_of(SET, total(SET, sheet(A="80"))) is None
    assert class_of(a_set(bands=()), total(SET, whole)) is None


def test_a_total_below_zero_has_the_last_class():
    sums = total(SET, sheet(A="0", S="0", T1="0", T2="0", P="5"))

    assert sums.value == -5
    assert class_of(SET, sums).band.name == "Khá"


def test_a_set_issued_above_says_who_may_change_it():
    above = a_set(issuer="UBND thành phố", decision="QĐ 01/QĐ-UBND", version="2")

    assert above.is_issued_above
    assert above.origin == (
        "Bộ tiêu chí do UBND thành phố ban hành (QĐ 01/QĐ-UBND), phiên bản 2, "
        "không sửa ở đây"
    )
    assert (SET.is_issued_above, SET.origin) == (False, "")


# --- the worked tables of docs/ranking.md ---------------------------------------------

DOCUMENT = (ROOT / "docs" / "ranking.md").read_text("utf-8")
WORKED = re.findall(
    r"```toml\n(item = .*?)```\n\n\| counted \| points \|\n\|---\|---\|\n"
    r"((?:\|[^\n]*\n)+)",
    DOCUMENT,
    re.DOTALL,
)
CELLS = [
    pytest.param(item, *(c.strip() for c in row.strip("|").split("|")), id=row)
    for item, rows in WORKED
    for row in rows.splitlines()
]


def read_basis(words):
    """Read "đạt", "45/50", "3 lỗi", "2 nội dung", "1 2 3 4 5 phiếu"."""
    number = words.split()[0]
    if words in {"đạt", "không đạt"}:
        return ScoreBasis(met=words == "đạt")
    if "/" in words:
        return ratio(*words.split("/"))
    if words.endswith("phiếu"):
        return ScoreBasis(answers=tuple(int(n) for n in words.split()[:-1]))
    if words.endswith("lỗi"):
        return ScoreBasis(faults=int(number))
    return ScoreBasis(items=int(number))


@pytest.mark.parametrize(("item", "counted", "points"), CELLS)
def test_the_document_counts_right(item, counted, points):
    most = re.search(r"max = (\d+)", item)[1]
    text = f'[[criteria]]\ncode = "x"\nname = "x"\ntotal = {most}\n{item}'
    [[criterion]] = [one.criteria for one in read_criteria_sets(text)]

    found = criterion.method.points(criterion.max_points, read_basis(counted))

    assert ("–" if found is None else written(found)) == points


def test_the_document_shows_every_method():
    named = {re.search(r'method = "(\w+)"', item)[1] for item, _rows in WORKED}

    assert named == {
        *("all_or_nothing", "steps", "proportional", "deduction", "count", "survey"),
    }


TOTALS = re.findall(
    r"^\| ([\d,]+) \| ([\d,]+|\*none\*) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+)"
    r" \| (.+) \|$",
    DOCUMENT[DOCUMENT.index("## Totals with survey") :],
    re.MULTILINE,
)


@pytest.mark.parametrize("row", TOTALS, ids=" ".join)
def test_the_document_adds_up_right(row):
    appraised, survey, bonus, penalty, whole, name = (c.replace(",", ".") for c in row)
    points = {"A": appraised, "T1": "0", "T2": bonus, "P": penalty}
    if survey != "*none*":
        points["S"] = survey

    sums = total(SET, sheet(**points))

    assert written(sums.rounded()) == whole.replace(".", ",")
    assert class_of(SET, sums).band.name == name


def test_the_document_has_its_table_of_totals():
    assert len(TOTALS) == 7
