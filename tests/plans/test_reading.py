"""Plan files: whatever is wrong is refused with its line, key and what is expected."""

import random
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import PlanFileError
from desktop.plans.reading import MAX_BYTES, examine, read_plan
from tests.factories import shipped_text

SHIPPED = shipped_text()


def edited(old, new):
    assert old in SHIPPED
    return SHIPPED.replace(old, new, 1)


def line_of(text, marker):
    return text[: text.index(marker)].count("\n") + 1


def the_problem(text, key):
    found = [p for p in examine(text)[1] if p.key == key]
    assert found, examine(text)[1]
    return found[0]  # what follows from it may be listed behind


def test_the_shipped_plan_is_read_without_a_problem():
    assert examine(SHIPPED)[1] == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ('place = "Hồng Vân"', 'plase = "Hồng Vân"', "issuer.plase", "không có khóa"),
        ('code = "1.1"\n', 'codes = "1.1"\n', "group[1].codes", "không có khóa"),
        ('owner = "P', 'ownr = "P', "deadline[1].ownr", "khóa dùng được: clause, code"),
        ('id = "hong-van-2025"', "id = 2025", "id", "cần một chuỗi chữ"),
        ("target = 90\n", 'target = "90"\n', "indicator[2].target", "cần một số từ 0"),
        ("target = 90\n", "target = -1\n", "indicator[2].target", "cần một số từ 0"),
        ("target = 90\n", "target = nan\n", "indicator[2].target", "cần một số từ 0"),
        (
            "target = 90\n",
            "target = 1e999999\n",
            "indicator[2].target",
            "cần một số từ 0",
        ),
        (
            "target = 90\n",
            "target = 1e99999999999999999999\n",
            "indicator[2].target",
            "cần một số từ 0",
        ),
        (
            "target = 90\n",
            "target = 0.1234567\n",
            "indicator[2].target",
            "nhiều nhất 6 chữ số",
        ),
        ("target = 90\n", "target = 101\n", "indicator[2].target", "quá 100"),
        ("target = 90\n", "target = true\n", "indicator[2].target", "cần một số"),
        ("heading = true", 'heading = "có"', "clause[1].heading", "true hoặc false"),
        ("total = 100", 'total = "một trăm"', "criteria[1].total", "cần một số"),
        ("from = 2025-07-01", 'from = "1/7/2025"', "period.from", "2025-12-15"),
        ("from = 2025-07-01", "from = 2025-07-01T08:00:00", "period.from", "kèm giờ"),
        ("from = 2025-07-01", "from = 0001-01-01", "period.from", "từ năm 1900"),
        ("to = 2025-12-31", "to = 2025-06-30", "period.to", "không trước ngày"),
        ("to = 2025-12-31", "to = 9999-12-31", "period.to", "đến 2199"),
        (
            'kinds = ["collective"]',
            'kinds = ["group"]',
            "group[1].kinds",
            "một trong: collective",
        ),
        (
            'kinds = ["collective"]',
            'kinds = "collective"',
            "group[1].kinds",
            "một danh sách chữ",
        ),
        (
            'kinds = ["collective"]',
            "kinds = [1]",
            "group[1].kinds",
            "cần các chuỗi chữ",
        ),
        ('"office", "board"', '"offices", "board"', "group[1].unit_kinds", "office"),
        ('measure = "ratio"', 'measure = "rate"', "indicator[2].measure", "ratio"),
        ('operator = ">="', 'operator = "=>"', "indicator[2].operator", "=, >=, >"),
        ('grade = "good"', 'grade = "tốt"', "standard[3].all[1].all[1].grade", "good"),
        ('form = "commendation"', 'form = "medal"', "offer[1].form", "commendation"),
        ('mode = "soft"', 'mode = "mềm"', "offer[1].quota[1].mode", "hard, soft"),
        ('limit = "before"', 'limit = "trước"', "deadline[1].limit", "on_or_before"),
        ('default = "2"', 'default = "4"', "reading[1].default", "2, 3, 5"),
        (
            "initiatives = 1",
            "initiatives = 0",
            "standard[1].all[2].initiatives",
            "từ 1",
        ),
        (
            "initiatives = 1",
            "initiatives = 1.5",
            "standard[1].all[2].initiatives",
            "số nguyên",
        ),
        (
            "initiatives = 1",
            "initiatives = 1000001",
            "standard[1].all[2].initiatives",
            "đến 1000000",
        ),
        ('counts = "initiatives"', 'counts = "x"', "indicator[23].counts", "sáng kiến"),
        ("format = 1", "format = 2", "format", "cần số 1"),
        ("[issuer]", "[[issuer]]", "issuer", "một bảng [issuer]"),
        ("[[round]]\n", "[[round.x]]\n", "round", "các bảng [[round]]"),
    ],
    ids=lambda value: value if value.replace(".", "").isascii() else "",
)
def test_a_wrong_entry_is_refused_by_line_key_and_expectation(old, new, key, words):
    text = edited(old, new)

    problem = the_problem(text, key)

    assert problem.line == line_of(text, new)
    assert words in problem.sentence


@pytest.mark.parametrize(
    ("line", "key", "table"),
    [
        ('id = "hong-van-2025"\n', "id", "# Kế hoạch phát động"),
        ('office = "Ủy ban nhân dân xã Hồng Vân"\n', "issuer.office", "[issuer]"),
        ("to = 2025-12-31\n", "period.to", "[period]"),
        ('name = "Cơ quan, đơn vị"\n', "group[1].name", "[[group]]"),
        ('measure = "attested"\n', "indicator[1].measure", "[[indicator]]"),
        ("total = 100\n", "criteria[1].total", "[[criteria]]"),
        ('limit = "before"\n', "deadline[1].limit", "[[deadline]]"),
        ("day = 2025-12-15\n", "deadline[1].day", "[[deadline]]"),
        ("cutoff = 2025-12-14\n", "round[1].cutoff", "[[round]]"),
    ],
    ids=lambda value: value if value.isascii() and "=" not in value else "",
)
def test_a_missing_key_is_named_at_its_table(line, key, table):
    text = edited(line, "")

    problem = the_problem(text, key)

    assert problem.line == line_of(text, table)
    assert problem.sentence.startswith("thiếu")


@pytest.mark.parametrize("table", ["issuer", "period"])
def test_a_missing_table_is_named(table):
    start = SHIPPED.index(f"[{table}]")
    end = SHIPPED.index("\n[", start)

    problem = the_problem(SHIPPED[:start] + SHIPPED[end:], table)

    assert problem.sentence == f"thiếu bảng [{table}]."


def test_an_empty_text_is_a_missing_one():
    problem = the_problem(edited('place = "Hồng Vân"', 'place = " "'), "issuer.place")

    assert problem.sentence.startswith("thiếu")


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        (
            'code = "A2", name = "Kỷ luật, kỷ cương", max = 10',
            'code = "A2", name = "Kỷ luật, kỷ cương", max = 11',
            "criteria[1].item[1].max",
            "cộng lại 21 điểm, khác với 20",
        ),
        (
            'name = "Sáng kiến, mô hình", max = 10',
            'name = "Sáng kiến, mô hình", max = 12',
            "criteria[1].total",
            "các nhóm cộng lại 102 điểm, khác với tổng 100",
        ),
        (
            'max = 5, parent = "A" }',
            'max = 5, parent = "Z" }',
            "criteria[1].item[2].parent",
            "không có tiêu chí “Z” ở phía trên",
        ),
        ('code = "A1"', 'code = "A"', "criteria[1].item[2].code", "trùng mã “A”"),
        ("count = 5", "count = 6", "offer[1].quota[1].in_words", "“count” là 6"),
        (
            'in_words = "năm"',
            'in_words = "sáu"',
            "offer[1].quota[1].in_words",
            "“sáu” mà “count” là 5",
        ),
        (
            'quoted = "05 tập thể và',
            'quoted = "07 tập thể và',
            "offer[1].quota[1].quoted",
            "lời văn nói 07",
        ),
        ('mode = "soft"', 'mode = "none"', "offer[1].quota[1].count", "bỏ khóa này"),
        (
            'kinds = ["collective", "business"]',
            "kinds = []",
            "offer[1].quota[1].kinds",
            "ít nhất một loại",
        ),
        ("target = 90\n", "", "indicator[2].measure", "cần cả “operator” và “target”"),
        (
            'operator = ">="\nunit = "chỉ tiêu"',
            'unit = "chỉ tiêu"',
            "indicator[24].measure",
            "cần “operator”",
        ),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(old, new, key, words):
    assert words in the_problem(edited(old, new), key).sentence


def test_individuals_are_held_against_their_own_quoted_number():
    text = SHIPPED.replace("và 05 cá nhân", "và 04 cá nhân")

    assert "lời văn nói 04" in the_problem(text, "offer[1].quota[2].quoted").sentence


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('standard = "1.1"', 'standard = "1.3"', "group[1].standard"),
        (
            'reading = "tieu-chuan-thon-xom"',
            'reading = "thon"',
            "group[3].reading",
        ),
        ('groups = ["1.1"]', 'groups = ["1.3"]', "block[1].groups"),
        ('groups = ["1.4", "1.5"]\nitem', 'groups = ["9"]\nitem', "criteria[2].groups"),
        ('group = "1.2"', 'group = "1.3"', "standard[2].group"),
        (
            'exception_of = "S4-I05"',
            'exception_of = "S4-I99"',
            "indicator[6].exception_of",
        ),
        ('precedence = ["total"', 'precedence = ["Z"', "precedence"),
        ('order = ["total"', 'order = ["điểm"', "offer[1].order"),
        ('deadline = "de-xuat"', 'deadline = "x"', "offer[1].deadline"),
        (
            'reading = "nhieu-sang-kien"',
            'reading = "nhieu"',
            "standard[2].all[3].reading",
        ),
        (
            'value = "1.5", label',
            'value = "1.3", label',
            "reading[2].alternative[2].value",
        ),
    ],
    ids=lambda value: value if "=" not in value else "",
)
def test_an_unknown_code_is_refused_with_the_known_ones(old, new, key):
    text = edited(old, new)

    problem = the_problem(text, key)

    assert problem.line == line_of(text, new)
    assert "đang có: " in problem.sentence


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ('clause = "II.4"\nquoted = "Từ', "period.clause"),
        ('clause = "III.1.1"\nkinds', "group[1].clause"),
        ('clause = "II.2 ý 1"', "indicator[1].clause"),
        ('clause = "III.1.1 ý 1"', "standard[1].all[1].clause"),
        ('clause = "III.1.4 ý 1"\nlabel = "Xếp', "standard[3].all[1].all[1].clause"),
        ('clause = "III.2"\nproposer', "offer[1].clause"),
        ('clause = "III.2"\nquoted = "05', "offer[1].quota[1].clause"),
        ('clause = "III.2"\nquoted = "Trước', "deadline[1].clause"),
        ('clause = "III.1.2 ý 3"\nquoted', "reading[1].clause"),
        ('clause = "III.1.4 ý 2"\ntext', "caution[1].clause"),
        ('clause = "IV.1"', "duty[1].clause"),
    ],
    ids=lambda value: value if "=" not in value else "",
)
def test_an_unknown_clause_is_refused_wherever_it_is_cited(old, key):
    wrong = 'clause = "V.9"' + old[old.index('"', 10) + 1 :]
    text = edited(old, wrong)

    problem = the_problem(text, key)

    assert problem.line == line_of(text, 'clause = "V.9"')
    assert problem.sentence == "kế hoạch không có mục “V.9”."


def test_an_unknown_clause_of_a_criterion_is_refused():
    text = edited('max = 5, parent = "A"', 'max = 5, parent = "A", clause = "V.9"')

    assert the_problem(text, "criteria[1].item[2].clause")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "1.2"\nname', 'code = "1.1"\nname', "group[2].code"),
        ('code = "S4-I02"', 'code = "S4-I01"', "indicator[2].code"),
        ('code = "doan-the"', 'code = "co-quan"', "block[2].code"),
        ('code = "1.2"\ngroup', 'code = "1.1"\ngroup', "standard[2].code"),
        ('code = "ket-thuc"', 'code = "de-xuat"', "deadline[2].code"),
        ('number = "I.2"', 'number = "I.1"', "clause[3].number"),
        (
            'key = "tieu-chuan-thon-xom"',
            'key = "nhieu-sang-kien"',
            "reading[2].key",
        ),
        (
            'code = "ca-nhan"\nname = "Bộ',
            'code = "tap-the"\nname = "Bộ',
            "criteria[2].code",
        ),
    ],
    ids=lambda value: value if "=" not in value else "",
)
def test_a_code_given_twice_is_refused_at_the_second(old, new, key):
    problem = the_problem(edited(old, new), key)

    assert problem.sentence.endswith("đã dùng ở trên.")


@pytest.mark.parametrize("table", ["offer", "round"])
def test_a_table_given_twice_is_refused(table):
    start = SHIPPED.index(f"[[{table}]]")
    copy = SHIPPED[start : SHIPPED.index("\n[[", start + 9)]

    assert the_problem(f"{SHIPPED}\n{copy}\n", f"{table}[2].code")


# --- standards --------------------------------------------------------------------


def test_a_condition_of_two_kinds_is_refused():
    text = edited('attest = "doan-ket"', 'attest = "doan-ket"\ngrade = "good"')

    problem = the_problem(text, "standard[1].all[1]")

    assert problem.line == line_of(text, "[[standard.all]]")
    assert problem.sentence.startswith("cần đúng một trong các khóa all, any")
    assert problem.sentence.endswith("có attest, grade.")


def test_a_condition_of_no_kind_is_refused():
    text = edited('attest = "doan-ket"\n', "")

    assert "có không khóa nào" in the_problem(text, "standard[1].all[1]").sentence


def test_a_standard_without_conditions_is_refused():
    bare = '\n[[standard]]\ncode = "9"\nclause = "III"\nlabel = "Trống"\nany = []\n'

    problem = the_problem(SHIPPED + bare, "standard[5].any")

    assert problem.sentence == "cần ít nhất một điều kiện."


def test_a_reading_without_alternatives_is_refused():
    start = SHIPPED.index('alternative = [\n  { value = "1.1"')
    end = SHIPPED.index("]\n", start)
    text = f"{SHIPPED[:start]}alternative = [{SHIPPED[end:]}"

    problem = the_problem(text, "reading[2].alternative")

    assert problem.sentence == "cần ít nhất một cách hiểu."


@pytest.mark.parametrize("value", ["nhiều", "0", "-2", "2.5", "1.1"])
def test_a_number_can_only_be_read_as_a_number(value):
    text = edited('value = "3"', f'value = "{value}"')

    problem = the_problem(text, "reading[1].alternative[2].value")

    assert problem.sentence == f"cần một số nguyên từ 1, đang là “{value}”."


def nested(depth):
    inner = '{ attest = "a", label = "a", clause = "III" }'
    for _ in range(depth - 1):
        inner = f'{{ all = [{inner}], label = "b", clause = "III" }}'
    head = '[[standard]]\ncode = "9"\nlabel = "c"\nclause = "III"'
    return f"{SHIPPED}\n{head}\nany = [{inner}]\n"


def test_ten_conditions_below_each_other_are_enough_for_anybody():
    assert examine(nested(9))[1] == ()
    assert any("lồng nhau quá 10 tầng" in p.sentence for p in examine(nested(10))[1])


@pytest.mark.parametrize(
    "text",
    [
        *(nested(depth) for depth in (40, 90, 150, 320, 2000)),
        f"a = {'[' * 3000}",
        *(f"title = {'[' * n}{']' * n}" for n in (200, 400, 450, 480, 490, 495)),
        f"title.{'a.' * 2000}a = 1",
        f"[title.{'a.' * 2000}a]",
        f"[[title.{'a.' * 2000}a]]",
    ],
    ids=lambda text: f"{len(text)} characters",
)
def test_deep_nesting_is_refused_and_breaks_nothing(text):
    with pytest.raises(PlanFileError):
        read_plan(text)


# --- files that are no plan -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format = 1\nid = \n", 2),
        ("format = 1\n[issuer\n", 2),
        ('format = 1\nid = "a\nb = "c"\n', 2),
        ("a = 1\nb = 2\na = 3\n", 3),
        ("format = 1\n\nkinds = [\n  'a',\n", 5),
        ('format = 1\ntitle = """x\ny', 3),
        ("format = 1\nday = 2025-02-30\n", 2),
        ("format = 1\nday = 2025-13-01\n", 2),
        ("format = 1\nday = 31/12/2025\n", 2),
    ],
    ids=[
        "no value",
        "open bracket",
        "open quotation mark",
        "key twice",
        "open list",
        "open text",
        "30 February",
        "thirteenth month",
        "day as in Vietnamese",
    ],
)
def test_broken_toml_is_refused_with_its_line(text, line):
    problem = examine(text)[1][0]

    assert problem.line == line
    assert problem.sentence.startswith("không đúng cách viết của tệp TOML")
    assert str(problem).startswith(f"Dòng {line}: không")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\x00\x01\x02",
        bytes(range(256)).decode("latin-1"),
        b"PK\x03\x04 \xff\xfe\x00".decode("utf-8", "replace"),
        "\ufeffformat = 1",
        "\ud800 = 1",
        'id = "\ud800"',
        "Kính gửi Ủy ban nhân dân xã",
        "[[[[",
        "format = " + "9" * 5000,
        "format = 0x" + "f" * 5000,
        "title = 0x" + "f" * 5000,
        "title = [0x" + "f" * 5000 + "]",
        "[[criteria]]\nitem = [{ max = 1e999999 }, { max = 1e999999 }]",
        "deadline = [[[]]]",
    ],
    ids=repr,
)
def test_whatever_is_no_plan_is_refused_in_plain_words(text):
    with pytest.raises(PlanFileError) as refused:
        read_plan(text)

    assert refused.value.sentence.startswith("Dòng ")
    assert refused.value.next_step


def test_a_file_of_two_megabytes_is_not_even_parsed():
    text = "# " + "x" * (2 * MAX_BYTES)

    assert the_problem(text, "").sentence == "tệp lớn hơn 1024 KB."


def test_size_counts_bytes_and_not_letters():
    text = "# " + "ữ" * (MAX_BYTES // 3 + 1)

    assert len(text) < MAX_BYTES
    assert "lớn hơn" in the_problem(text, "").sentence


def test_a_long_list_is_read_in_no_time():
    text = f"format = 1\nsignature = [{'1,' * 200_000}]\n"

    assert examine(text)[1]


def test_all_problems_are_listed_in_order_of_lines():
    text = SHIPPED.replace('limit = "before"', "limit = 1").replace(
        "cutoff = 2025-12-14", "", 1
    )

    with pytest.raises(PlanFileError) as refused:
        read_plan(text)

    listed = refused.value.detail.split("\n")
    assert len(listed) == 2
    assert listed[0].startswith(f"Dòng {line_of(text, 'limit = 1')}, ")
    assert refused.value.sentence.startswith(listed[0])
    assert "Còn 1 lỗi khác" in refused.value.sentence


def test_a_refusal_says_what_to_do():
    with pytest.raises(PlanFileError) as refused:
        read_plan(edited("format = 1", "format = 7"))

    assert str(refused.value) == (
        "Dòng 5, khóa “format”: cần số 1. "
        "Sửa chỗ đó trong tệp kế hoạch rồi mở lại; chưa có gì thay đổi."
    )


# --- text -------------------------------------------------------------------------


def test_decomposed_text_is_read_composed():
    assert read_plan(unicodedata.normalize("NFD", SHIPPED)) == read_plan(SHIPPED)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "  "])
def test_every_kind_of_space_becomes_a_plain_one(space):
    text = SHIPPED.replace("xã Hồng Vân", f"xã{space}Hồng Vân").replace(
        "05 tập thể", f"05{space}tập thể"
    )

    assert read_plan(text) == read_plan(SHIPPED)


def test_line_ends_of_windows_make_no_difference():
    assert read_plan(SHIPPED.replace("\n", "\r\n")) == read_plan(SHIPPED)


def test_decimal_numbers_are_exact():
    plan = read_plan(edited("target = 90\n", "target = 90.1\n"))

    assert plan.indicators[1].target == Decimal("90.1")


# --- random damage ----------------------------------------------------------------

PIECES = [
    *("[", "]", "[[", "]]", "{", "}", "=", '"', '"""', "'", "#", ",", ".", "\n", "\r"),
    *("\\", "\x00", "\ud800", "1", "-1", "1e9999999", "nan", "true", "2025-02-29"),
    *("[[standard.all]]\n", "[[group]]\n", "[issuer]\n", 'any = ["x"]\n', "all = 1\n"),
    *('clause = "X"\n', 'code = "1.1"\n', "all = [[]]\n", "count = 99\n"),
]
WORDS = sorted({word for word in SHIPPED.split() if len(word) < 30})


def survives(text):
    refusal = None
    try:
        read_plan(text)
    except PlanFileError as error:
        refusal = error

    assert refusal is None or (refusal.sentence and refusal.detail)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_random_edits_never_raise_anything_but_a_refusal(data):
    text = SHIPPED
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from([0, 0, 1, 2, 10, 60, 400]))
        piece = data.draw(
            st.sampled_from(PIECES) | st.sampled_from(WORDS) | st.text(max_size=8)
        )
        text = text[:start] + piece + text[start + length :]

    survives(text)


def test_dropped_doubled_and_swapped_lines_never_raise_anything_but_a_refusal():
    chance = random.Random(7)
    for _ in range(120):
        lines = SHIPPED.split("\n")
        for _ in range(chance.randint(1, 6)):
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            match chance.randrange(4):
                case 0:
                    del lines[one]
                case 1:
                    lines.insert(one, lines[other])
                case 2:
                    lines[one], lines[other] = lines[other], lines[one]
                case _:
                    value = chance.choice(
                        ["1", "[]", "{}", '""', "true", "[[]]", "1979-05-27"]
                    )
                    lines[one] = f"{lines[one].split('=')[0]}= {value}"

        survives("\n".join(lines))


@given(st.text(max_size=60))
def test_any_short_text_is_read_or_refused(text):
    survives(text)


@pytest.mark.parametrize("code", ["../../x", "a b", "x" * 61, "Hồng-Vân", "-x"])
def test_an_id_that_could_not_name_a_file_is_refused(code):
    text = shipped_text().replace('id = "hong-van-2025"', f'id = "{code}"')

    with pytest.raises(PlanFileError, match="khóa “id”"):
        read_plan(text)


# --- days -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cutoff", "year", "day"),
    [
        ("19/11", 2026, date(2027, 11, 19)),
        ("29/02", 2027, date(2028, 2, 29)),
        ("29/2", 2026, date(2027, 2, 28)),
    ],
)
def test_a_yearly_round_falls_on_its_day_of_every_year(cutoff, year, day):
    text = edited(
        "cutoff = 2025-12-14",
        f'yearly = true\ncutoff = "{cutoff}"\ncutoff_year_offset = 1',
    )

    assert read_plan(text).rounds[0].cutoff_in(year) == day


@pytest.mark.parametrize(
    ("way", "last"),
    [
        ('yearly = "29/02"\nyear_offset = 1', date(2026, 2, 28)),
        ('yearly = "20/11"\nlimit = "before"', date(2025, 11, 19)),
        ('quarter = "I/2024"', date(2024, 3, 31)),
        ('quarter = "IV/2025"', date(2025, 12, 31)),
        ('month = "2/2024"', date(2024, 2, 29)),
        ('after = "có thành tích"', None),
        ('by_plan = "kế hoạch tổng kết"', None),
        ('undated = "định kỳ"', None),
    ],
)
def test_a_deadline_means_the_last_day_of_what_is_named(way, last):
    text = edited('limit = "before"\nday = 2025-12-15', way)

    assert read_plan(text).deadlines[0].in_year(2025).last_day == last


@pytest.mark.parametrize(
    ("written", "days"), [("", 14), ("lead_days = 0\n", 0), ("lead_days = 30\n", 30)]
)
def test_no_lead_is_a_lead_of_no_days(written, days):
    text = edited("day = 2025-12-15\n", f"day = 2025-12-15\n{written}")

    assert read_plan(text).deadlines[0].lead_days == days
