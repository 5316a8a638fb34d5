"""One cell corrected by its place, as the city names it in what it sends back."""

from dataclasses import replace

import pytest

from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.participants import UnitKind
from desktop.emulation.scoring import Side
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo
from desktop.office.exchanging.correcting import OwnCell, correctable
from desktop.office.exchanging.overlays import Flag
from desktop.office.exchanging.tables import SUBMISSION, wire_table
from desktop.office.registers.scorebook import ReasonNeededError
from tests.office.city_at_work import HOA_SEN, send, take

NEW_WORDS = "Đã ghi rõ (sửa)"
REASON = "Cấp trên trả lại"


@pytest.fixture
def ward(city_offices):
    return city_offices.communes[HOA_SEN]


def rows_of(office, table):
    rows = office.sending.prepare(BundleType.SUBMISSION).filled.rows[table]
    names = wire_table(BundleType.SUBMISSION, table).key
    return {tuple(row[name] for name in names): row for row in rows}


def first(office, table, **wanted):
    found = rows_of(office, table).items()
    return next(
        key for key, row in found if all(row[k] == v for k, v in wanted.items())
    )


def correct(office, table, key, field, value, reason=""):
    office.correct(OwnCell(table, key, field), value, reason)
    return rows_of(office, table)[key][field]


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("units", "short_name"),
        ("people", "position"),
        ("achievements", "content"),
        ("initiatives", "title"),
        ("task_ratings", "rated_by"),
        ("attestations", "attested_by"),
    ],
)
def test_words_of_a_register_are_corrected_as_one_step(ward, table, field):
    key = first(ward, table)
    before = rows_of(ward, table)[key]

    assert correct(ward, table, key, field, NEW_WORDS) == NEW_WORDS

    after = rows_of(ward, table)[key]
    assert {**after, field: before[field]} == before
    ward.undo()
    assert rows_of(ward, table)[key] == before


def test_nothing_but_the_row_is_written(ward):
    key = first(ward, "people")

    correct(ward, "people", key, "birth_year", "1979")

    changes = "SELECT table_name FROM change WHERE operation_number ="
    newest = "(SELECT max(number) FROM operation)"
    assert ward._database.read(f"{changes} {newest}") == [("person",)]


@pytest.fixture
def scored_ward(tmp_path):
    """A commune whose plan is one of points and of written merits."""
    with demo.prepare(tmp_path / "xa", "vinh-bao-2026-2030") as office:
        yield office


def test_the_text_of_a_merit_report_is_corrected_and_its_source_stays(scored_ward):
    key = first(scored_ward, "merit_texts")
    source = rows_of(scored_ward, "merit_texts")[key]["source"]
    assert correct(scored_ward, "merit_texts", key, "text", NEW_WORDS) == NEW_WORDS
    assert rows_of(scored_ward, "merit_texts")[key]["source"] == source
    with pytest.raises(EntryError, match="đang ghi đúng như vậy"):
        scored_ward.correct(OwnCell("merit_texts", key, "text"), NEW_WORDS)


def test_points_go_by_the_rules_of_the_scorebook(scored_ward):
    ward = scored_ward
    key = first(ward, "scores", side=Side.VERIFIED.value, state="scored")

    with pytest.raises(ReasonNeededError):
        ward.correct(OwnCell("scores", key, "points"), "1,5")
    assert str(correct(ward, "scores", key, "points", "1,5", REASON)) == "1.5"
    assert rows_of(ward, "scores")[key]["reason"] == REASON
    with pytest.raises(EntryError, match="đang ghi đúng như vậy"):
        ward.correct(OwnCell("scores", key, "points"), "1,5", REASON)
    with pytest.raises(EntryError, match="Vượt điểm tối đa"):
        ward.correct(OwnCell("scores", key, "points"), "9999", REASON)


def test_days_and_answers_are_typed_as_officers_write_them(ward):
    key = first(ward, "task_ratings")
    rated = correct(ward, "task_ratings", key, "rated_on", "05/12/2025")
    assert rated.isoformat() == "2025-12-05"
    stated = first(ward, "attestations")
    held = rows_of(ward, "attestations")[stated]["holds"]
    for answer in ("không", "Có") if held else ("Có", "không"):
        said = correct(ward, "attestations", stated, "holds", answer)
        assert said is (answer == "Có")


def test_an_empty_value_is_not_known_and_never_zero(ward):
    key = first(ward, "people")
    assert correct(ward, "people", key, "birth_year", " ") is None


@pytest.mark.parametrize(
    ("table", "field", "value", "sentence"),
    [
        ("people", "name", "", "Chưa có họ và tên"),
        ("people", "birth_year", "mười", "“mười” không phải là năm sinh"),
        ("people", "birth_year", "1066", "không hợp lý"),
        ("people", "birth_year", "9" * 5000, "9…” không phải là năm sinh"),
        ("people", "position", "\u202e\x07", "không có chữ nào đọc được"),
        ("indicator_results", "value", "500000000000", "không phải là"),
        ("indicator_results", "value", "0.1234567", "không phải là"),
        ("indicator_results", "value", "1e400", "không phải là"),
        ("people", "employment", "vua", "không có mã “vua”"),
        ("people", "name", "x" * 300, "quá 200"),
        ("task_ratings", "rated_on", "31/02/2025", "Không có ngày 31/02/2025"),
        ("task_ratings", "last_day", "01/01/1999", "ngày cuối trước ngày đầu"),
        ("task_ratings", "last_day", "", "không để trống được"),
        ("task_ratings", "grade", "9", "không có mã “9”"),
        ("attestations", "holds", "chắc vậy", "“chắc vậy” không phải là đạt"),
        ("attestations", "attested_on", "31/12/2099", "ở sau hôm nay"),
        ("achievements", "kind", "lạ", "không có mã “lạ”"),
        ("achievements", "content", "", "Cần ghi nội dung thành tích"),
        ("achievements", "content", "x" * 5000, "quá 4000"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_old_stays(
    ward, table, field, value, sentence
):
    key = first(ward, table)
    before, mark = rows_of(ward, table), ward.trail.mark()

    with pytest.raises(EntryError, match=sentence) as refused:
        ward.correct(OwnCell(table, key, field), value)

    assert refused.value.next_step
    assert (rows_of(ward, table), ward.trail.mark()) == (before, mark)


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("people", "unit_id"),
        ("people", "retired_on"),
        ("task_ratings", "rating_id"),
        ("verdicts", "verdict"),
        ("breach_reviews", "reviewed_by"),
    ],
)
def test_what_names_a_row_or_is_computed_is_no_entry(ward, table, field):
    key = first(ward, table)

    with pytest.raises(OfficeError, match="không sửa từng ô ở đây được"):
        ward.correct(OwnCell(table, key, field), NEW_WORDS)


def test_the_same_value_again_is_no_correction(ward):
    key = first(ward, "people")
    now = rows_of(ward, "people")[key]["position"]

    with pytest.raises(EntryError, match="Chức vụ đang ghi đúng như vậy"):
        ward.correct(OwnCell("people", key, "position"), now)


def test_a_row_that_is_gone_says_so(ward):
    with pytest.raises(OfficeError, match="không còn trong bảng “Cá nhân”"):
        ward.correct(OwnCell("people", ("mất",), "position"), NEW_WORDS)


def test_what_belongs_to_a_closed_round_is_opened_first(ward):
    key = first(ward, "attestations")
    ward.review.close(ward.roundup())

    with pytest.raises(OfficeError, match="Đợt xét đã chốt") as refused:
        ward.correct(OwnCell("attestations", key, "evidence"), NEW_WORDS)

    assert "mở lại đợt xét" in refused.value.next_step


def test_lines_stay_lines(ward):
    key = first(ward, "achievements")
    said = correct(ward, "achievements", key, "content", "dòng một\ndòng hai")
    assert said == "dòng một\ndòng hai"


def test_the_kind_of_a_breach_is_a_code(scored_ward):
    key = first(scored_ward, "breaches")
    kinds = {"discipline", "delay"}
    [other] = kinds - {rows_of(scored_ward, "breaches")[key]["kind"]}
    assert correct(scored_ward, "breaches", key, "kind", other) == other


def test_another_row_that_is_wrong_hinders_nothing(scored_ward, named):
    unit = named(scored_ward, "Văn phòng Đảng ủy")
    scored_ward.register.change(replace(unit, kind=UnitKind.PRESS))
    key = first(scored_ward, "people")

    assert correct(scored_ward, "people", key, "position", NEW_WORDS) == NEW_WORDS


def test_what_can_be_corrected_are_columns_of_tables_people_fill_in():
    tables = {table.name for table in SUBMISSION if correctable(table.name)}
    assert tables >= {"people", "units", "scores", "achievements", "initiatives"}
    assert not tables & {"verdicts", "rankings", "explanations", "score_bases"}
    for name in tables:
        key = wire_table(BundleType.SUBMISSION, name).key
        assert not {column.name for column in correctable(name)} & set(key)


def test_what_came_back_of_one_round_never_touches_another(city_offices, ward):
    city = city_offices.city
    take(city, send(ward))
    row = city.city_desk.rows(HOA_SEN, "attestations")[0]
    flag = Flag("attestations", row.row_id, "evidence", REASON)
    city.city_desk.return_fields(HOA_SEN, [flag])
    made = city.city_desk.make_results([HOA_SEN], state_secret_free=True).made
    take(ward, made[HOA_SEN].path)
    [here] = ward.sending.to_fix(ward.sending.prepare(BundleType.SUBMISSION))
    assert (here.row_id, len(here.key)) == (row.row_id, 2)
    before = ward.roundup()
    [answer] = [
        a for a in before.attestations if (a.subject_id, a.statement) == here.key
    ]
    template, year = ward.reviewing.to_open(before.plan, before.round.plan_id)[0]
    ward.reviewing.open_round(before.plan, before.round.plan_id, template, year)
    later = replace(answer, round_id=ward.current_round().id, evidence="Đợt sau")
    ward.records.attest([later], "Xác nhận ở đợt sau")

    [there] = ward.sending.to_fix(ward.sending.prepare(BundleType.SUBMISSION))

    assert (there.row_id, there.key, there.now) == (row.row_id, (), None)
    assert not there.is_changed
