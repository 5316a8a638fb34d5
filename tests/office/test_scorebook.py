"""Scores as they are typed, pasted and changed."""

import json
from decimal import Decimal

import pytest

from desktop.emulation.basis import ScoreBasis
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import ScoreState, Side
from desktop.errors import EntryError
from desktop.office.registers.scorebook import BasisEntry, Entry, ReasonNeededError
from desktop.office.rounds.outcome import from_json, to_json
from tests.sample_criteria import plan_with_sample


@pytest.fixture
def unit_id(office):
    return office.register.units()[0].id


@pytest.fixture
def person_id(office):
    return office.register.people()[0].id


def cell(office, subject_id, criterion, side=Side.VERIFIED):
    return office.roundup().sheet(subject_id, side).get(criterion)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("9,5", "9.5"),
        ("9.5", "9.5"),
        (" 9,50 ", "9.5"),
        ("10", "10"),
        ("0", "0"),
        ("0,25", "0.25"),
        ("\u00a07", "7"),
    ],
)
def test_a_typed_number_is_kept_exactly(office, enter, unit_id, typed, points):
    enter(office, unit_id, "A2", typed)

    assert cell(office, unit_id, "A2").points == Decimal(points)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("10,5", "Vượt điểm tối đa 10"),
        ("16", "Vượt điểm tối đa 10"),
        ("-1", "không được âm"),
        ("9,125", "nhiều hơn hai số lẻ"),
        ("abc", "“abc” không phải là điểm"),
        ("9,5,5", "không phải là điểm"),
        ("1e1", "không phải là điểm"),
        ("9 5", "không phải là điểm"),
        ("n" * 300, "không phải là điểm"),
    ],
)
def test_what_is_no_score_is_refused_and_the_old_one_stays(
    office, enter, unit_id, typed, sentence
):
    enter(office, unit_id, "A2", "8")
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        enter(office, unit_id, "A2", typed, reason="thử")

    assert office.trail.content_digest() == before


def test_not_scored_zero_and_not_applicable_are_three_things(office, enter, unit_id):
    enter(office, unit_id, "B1", "0")
    enter(office, unit_id, "B2", "x")

    assert cell(office, unit_id, "B1").points == 0
    assert cell(office, unit_id, "B2").state is ScoreState.NOT_APPLICABLE
    assert cell(office, unit_id, "B3") is None


def test_an_emptied_cell_is_not_scored_again(office, enter, unit_id):
    enter(office, unit_id, "B1", "12", side="self")
    enter(office, unit_id, "B1", "", side="self")

    assert cell(office, unit_id, "B1", Side.SELF) is None


def test_a_changed_verified_score_needs_a_reason(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")

    with pytest.raises(ReasonNeededError, match="từ 9 thành 9,5"):
        enter(office, unit_id, "B2", "9,5")
    assert cell(office, unit_id, "B2").points == 9

    enter(office, unit_id, "B2", "9,5", reason="Đối chiếu báo cáo tháng 11")
    assert cell(office, unit_id, "B2").points == Decimal("9.5")
    [step] = office.trail.steps(limit=1)
    assert step.title == "Sửa B2, Phòng Kinh tế: 9 thành 9,5"
    assert step.reason == "Đối chiếu báo cáo tháng 11"


def test_clearing_a_verified_score_needs_a_reason_too(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")

    with pytest.raises(ReasonNeededError, match="thành chưa chấm"):
        enter(office, unit_id, "B2", "", reason="\u00a0")


def test_a_self_score_changes_without_a_reason(office, enter, unit_id):
    enter(office, unit_id, "B2", "9", side="self")
    enter(office, unit_id, "B2", "10", side="self")

    assert cell(office, unit_id, "B2", Side.SELF).points == 10


def test_typing_the_same_again_leaves_no_trace(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")
    count = len(office.trail.steps())
    enter(office, unit_id, "B2", "9,00")

    assert len(office.trail.steps()) == count


def test_a_heading_or_a_foreign_criterion_takes_no_score(office, enter, unit_id):
    for criterion in ("A", "E2", "Z9"):
        with pytest.raises(EntryError, match="không thuộc bộ tiêu chí"):
            enter(office, unit_id, criterion, "1")


def test_a_block_is_kept_where_it_can_be_and_the_rest_is_named(
    office, unit_id, person_id
):
    block = [
        Entry(unit_id, "A1", Side.VERIFIED, "4,5"),
        Entry(unit_id, "A2", Side.VERIFIED, "11"),
        Entry(unit_id, "A3", Side.VERIFIED, "năm"),
        Entry(person_id, "B2", Side.VERIFIED, "18"),
        Entry("nobody", "A1", Side.VERIFIED, "1"),
    ]

    refused = office.scorebook.paste(office.roundup(), block)

    assert [r.entry for r in refused] == [block[1], block[2], block[4]]
    assert "Vượt điểm tối đa 10" in refused[0].sentence
    assert cell(office, unit_id, "A1").points == Decimal("4.5")
    assert cell(office, unit_id, "A2") is None
    assert cell(office, person_id, "B2").points == 18
    assert office.trail.steps(limit=1)[0].title == "Nhập 2 ô điểm"


def test_a_block_is_one_action(office, unit_id):
    before = office.trail.content_digest()
    block = [Entry(unit_id, c, Side.SELF, "4") for c in ("A1", "A2", "A3")]

    office.scorebook.paste(office.roundup(), block)
    office.undo()

    assert office.trail.content_digest() == before


def test_a_block_over_verified_scores_needs_one_reason(office, enter, unit_id):
    enter(office, unit_id, "A1", "4")
    block = [Entry(unit_id, c, Side.VERIFIED, "5") for c in ("A1", "A2")]

    with pytest.raises(ReasonNeededError):
        office.scorebook.paste(office.roundup(), block)
    assert cell(office, unit_id, "A2") is None

    office.scorebook.paste(office.roundup(), block, "Họp thẩm định lại")
    assert cell(office, unit_id, "A1").reason == "Họp thẩm định lại"
    assert cell(office, unit_id, "A2").reason == ""  # it was not there before


def test_a_block_of_refused_cells_only_leaves_no_trace(office, unit_id):
    count = len(office.trail.steps())

    block = [Entry(unit_id, "A1", Side.SELF, "99")]
    assert len(office.scorebook.paste(office.roundup(), block)) == 1
    assert len(office.trail.steps()) == count


def test_a_typed_score_leaves_the_round_as_if_all_were_read_again(
    office, enter, unit_id
):
    for criterion, typed in (("A1", "4,5"), ("A2", "x"), ("A1", "0")):
        office.enter_score(Entry(unit_id, criterion, Side.SELF, typed))

    kept = office.roundup()
    again = office.with_clock(office.now).roundup()

    for side in Side:
        assert kept.sheet(unit_id, side) == again.sheet(unit_id, side)
        assert kept.total(unit_id, side) == again.total(unit_id, side)


# --- computed scores ------------------------------------------------------------------


@pytest.fixture
def sampled(office):
    """The office under a plan with the sample set, and the ids of two units."""
    office.plans.adopt_text(plan_with_sample())
    office.register.add(Unit("", "Công an xã", UnitKind.OFFICE))
    return office


@pytest.fixture
def unit_ids(sampled):
    return [unit.id for unit in sampled.register.units()]


def on_time(subject_id, top, whole, side=Side.VERIFIED, criterion="3.2"):
    basis = ScoreBasis(numerator=Decimal(top), denominator=Decimal(whole))
    return BasisEntry(subject_id, criterion, side, basis)


def fill(office, subject_id, but=()):
    """Give everything full points, bonus and penalty none; leave surveys alone."""
    leaves = office.roundup().criteria_for(subject_id).leaves
    block = [
        Entry(
            subject_id,
            leaf.code,
            Side.VERIFIED,
            "0" if leaf.is_extra else str(leaf.max_points),
        )
        for leaf in leaves
        if not leaf.is_surveyed and leaf.code not in but
    ]
    assert office.scorebook.paste(office.roundup(), block) == []


def kept_basis(office, subject_id, criterion="3.2", side=Side.VERIFIED):
    return office.scorebook.bases(office.roundup()).get((subject_id, criterion, side))


def test_points_and_what_they_rest_on_are_kept_as_one_action(sampled, unit_ids):
    steps = len(sampled.trail.steps())

    sampled.enter_basis(on_time(unit_ids[0], 45, 50))

    assert cell(sampled, unit_ids[0], "3.2").points == Decimal("10.8")
    kept = kept_basis(sampled, unit_ids[0])
    assert (kept.basis.numerator, kept.basis.denominator) == (45, 50)
    assert kept.points == Decimal("10.8")
    assert kept.rule == "45/50 = 90%; tính theo tỷ lệ của 12 điểm: 10,8 điểm"
    assert len(sampled.trail.steps()) == steps + 1
    assert sampled.trail.steps(limit=1)[0].title == ("Tính 3.2, Phòng Kinh tế: 10,8")

    sampled.undo()
    assert cell(sampled, unit_ids[0], "3.2") is None
    assert kept_basis(sampled, unit_ids[0]) is None
    sampled.redo()
    assert kept_basis(sampled, unit_ids[0]) == kept


@pytest.mark.parametrize(
    ("criterion", "basis"),
    [
        ("1.1", ScoreBasis(met=False)),
        ("1.3", ScoreBasis(faults=3)),
        ("1.4", ScoreBasis(items=1)),
        ("3.2", ScoreBasis(numerator=Decimal("99.50"), denominator=Decimal(100))),
    ],
)
def test_every_basis_comes_back_as_it_was_given(sampled, unit_ids, criterion, basis):
    sampled.enter_basis(BasisEntry(unit_ids[0], criterion, Side.SELF, basis))

    kept = kept_basis(sampled, unit_ids[0], criterion, Side.SELF)
    assert kept.basis == basis


def test_nothing_that_came_up_makes_the_cell_not_applicable(sampled, unit_ids):
    sampled.enter_basis(on_time(unit_ids[0], 0, 0))

    assert cell(sampled, unit_ids[0], "3.2").state is ScoreState.NOT_APPLICABLE
    assert "Không phát sinh" in kept_basis(sampled, unit_ids[0]).rule


def test_a_computed_verified_score_changes_only_with_a_reason(sampled, unit_ids):
    sampled.enter_basis(on_time(unit_ids[0], 45, 50))

    with pytest.raises(ReasonNeededError, match="từ 10,8 thành 12"):
        sampled.enter_basis(on_time(unit_ids[0], 50, 50))
    assert kept_basis(sampled, unit_ids[0]).basis.numerator == 45

    sampled.enter_basis(on_time(unit_ids[0], 50, 50), "Bổ sung hồ sơ")
    assert cell(sampled, unit_ids[0], "3.2").reason == "Bổ sung hồ sơ"
    assert kept_basis(sampled, unit_ids[0]).basis.numerator == 50


def test_another_basis_of_the_same_points_needs_no_reason(sampled, unit_ids):
    sampled.enter_basis(on_time(unit_ids[0], 45, 50))

    sampled.enter_basis(on_time(unit_ids[0], 90, 100))

    assert kept_basis(sampled, unit_ids[0]).basis.denominator == 100
    assert cell(sampled, unit_ids[0], "3.2").reason == ""


def test_the_same_basis_again_leaves_no_trace(sampled, unit_ids):
    sampled.enter_basis(on_time(unit_ids[0], 45, 50))
    steps = len(sampled.trail.steps())

    sampled.enter_basis(on_time(unit_ids[0], 45, 50))

    assert len(sampled.trail.steps()) == steps


@pytest.mark.parametrize("typed", ["9", ""])
def test_typing_over_computed_points_forgets_what_they_rested_on(
    sampled, unit_ids, typed
):
    sampled.enter_basis(on_time(unit_ids[0], 45, 50, Side.SELF))

    sampled.enter_score(Entry(unit_ids[0], "3.2", Side.SELF, typed))

    assert kept_basis(sampled, unit_ids[0], side=Side.SELF) is None
    sampled.undo()
    assert kept_basis(sampled, unit_ids[0], side=Side.SELF) is not None


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (lambda unit: on_time(unit, 1, 0), "tử số cũng phải bằng 0"),
        (lambda unit: on_time(unit, 1, 2, criterion="1.5"), "không có cách tính"),
        (lambda unit: on_time(unit, 1, 2, criterion="8.2"), "điều tra xã hội học"),
        (lambda unit: on_time(unit, 1, 2, Side.SURVEY), "tự chấm và thẩm định"),
        (lambda unit: on_time(unit, 1, 2, criterion="3"), "không thuộc bộ tiêu chí"),
    ],
)
def test_a_basis_that_gives_no_points_is_refused(sampled, unit_ids, entry, sentence):
    digest = sampled.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        sampled.enter_basis(entry(unit_ids[0]))

    assert sampled.trail.content_digest() == digest


def test_a_survey_of_one_unit_leaves_the_others_waiting_for_theirs(sampled, unit_ids):
    one, other = unit_ids
    for unit in unit_ids:
        fill(sampled, unit)
    assert sampled.roundup().total(one).value == 100
    assert "riêng phần thẩm định (90 điểm)" in sampled.roundup().total(one).remark

    answers = ScoreBasis(answers=(0, 0, 1, 3, 4))
    sampled.enter_basis(BasisEntry(one, "8.2", Side.SURVEY, answers))

    for now in (sampled.roundup(), sampled.with_clock(sampled.now).roundup()):
        assert now.total(one).value == Decimal("98.75")
        assert now.total(other).missing == ("8.2",)
        assert "8.2" in now.standing_of(other).entrant.unranked_reason
        assert now.total(one, Side.SELF).value is None
    sampled.undo()
    assert sampled.roundup().total(other).value == 100


def test_the_outcome_shows_class_bonus_and_why_and_stays_so_when_closed(
    sampled, unit_ids
):
    one, other = unit_ids
    fill(sampled, one, but=("T.1", "P.1"))
    fill(sampled, other, but=("3.2",))
    sampled.enter_score(Entry(one, "T.1", Side.VERIFIED, "2"))
    sampled.enter_score(Entry(one, "P.1", Side.VERIFIED, "0,5"))
    sampled.enter_basis(on_time(other, 0, 50))

    rows = {row.subject_id: row for row in sampled.outcome().tables[0].rows}

    assert (rows[one].total, rows[one].bonus) == (Decimal("101.50"), Decimal("1.5"))
    assert rows[one].class_name == "Xuất sắc"
    assert rows[one].class_basis.startswith("Xuất sắc: 101,5 điểm, đã làm tròn")
    assert rows[other].total == Decimal("86.67")
    assert (rows[other].class_name, rows[other].bonus) == ("Tốt", 0)
    assert rows[other].note.startswith("Không có điểm điều tra xã hội học")
    kept = from_json(to_json(sampled.outcome()))
    assert kept.tables[0] == sampled.outcome().tables[0]


def test_a_round_closed_before_there_were_classes_still_reads(sampled, unit_ids):
    fill(sampled, unit_ids[0])
    data = json.loads(to_json(sampled.outcome()))
    for row in data["tables"][0]["rows"]:
        for name in ("class_name", "bonus", "note", "class_basis"):
            del row[name]
    for heading in data["tables"][0]["headings"]:
        del heading["is_extra"]

    [row, *_others] = from_json(json.dumps(data)).tables[0].rows

    assert (row.class_name, row.bonus, row.note) == ("", None, "")
