"""Tables of a plan file that are refused: each with its line, key and words."""

import pytest

from desktop.plans.parts import SHARES
from tests.plans.plan_format import EXAMPLE, check, problems

DUE = 'limit = "on_or_before"\nday = 2026-11-20'
CUTOFF = "cutoff = 2026-11-20"
WAYS = "day, yearly, quarter, month, after, by_plan, undated"


@pytest.mark.parametrize(
    ("old", "new", "key", "listed"),
    [
        (
            'dossiers = ["gui-phong"]',
            'dossiers = ["x"]',
            "offer[1].dossiers",
            "gui-phong",
        ),
        (
            'dossiers = ["gui-phong"]',
            'groups = ["x"]',
            "offer[1].groups",
            "tap-the, ca-nhan",
        ),
        (
            'deadline = "de-nghi" },',
            'deadline = "x" },',
            "offer[1].step[1].deadline",
            "de-nghi",
        ),
        ("count = 3", 'blocks = ["x"]', "offer[1].quota[1].blocks", "tap-the"),
        (CUTOFF, f'{CUTOFF}\noffers = ["x"]', "round[1].offers", "giay-khen"),
        (DUE, f'{DUE}\noffers = ["x"]', "deadline[1].offers", "giay-khen"),
        (
            'groups = ["ca-nhan"]',
            'groups = ["x"]',
            "standard[2].groups",
            "tap-the, ca-nhan",
        ),
        (
            'groups = ["ca-nhan"]',
            'groups = ["ca-nhan"]\noffers = ["x"]',
            "standard[2].offers",
            "giay-khen",
        ),
        (
            'unit = "%"',
            'unit = "%"\ngroups = ["x"]',
            "indicator[1].groups",
            "tap-the, ca-nhan",
        ),
        (
            "required = true },",
            'required = true, groups = ["x"] },',
            "dossier[1].component[1].groups",
            "tap-the, ca-nhan",
        ),
        (
            'of = "Báo cáo thành tích" }',
            'of = "Báo cáo thành tích", groups = ["x"] }',
            "dossier[1].confirmation[1].groups",
            "tap-the, ca-nhan",
        ),
        (
            'measure = "ratio"',
            'measure = "share"\ncounts = "units_reaching"\nof = "x"',
            "indicator[1].of",
            "I1",
        ),
    ],
    ids=lambda value: value if "[" in value and "=" not in value else "",
)
def test_an_unknown_code_is_refused_with_the_known_ones(old, new, key, listed):
    new = new if "count = 3" not in old else f"count = 3\n{new}"
    last_line = new.split("\n")[-1]

    check(old, new, key, f"không có “x”; đang có: {listed}.", marker=last_line)


def test_a_duty_by_an_unknown_day_is_refused():
    duty = '\n[[duty]]\nowner = "A"\ntext = "B"\nclause = "I"\ndeadline = "x"\n'

    found = problems(EXAMPLE + duty)["duty[1].deadline"]

    assert found.sentence == "không có “x”; đang có: de-nghi."
    assert found.line == (EXAMPLE + duty).count("\n")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('clause = "II ý 6", dead', 'clause = "V", dead', "offer[1].step[1].clause"),
        ('clause = "II ý 6"\nsets', 'clause = "V"\nsets', "dossier[1].clause"),
        (
            'of = "Báo cáo thành tích" }',
            'of = "Báo cáo thành tích", clause = "V" }',
            "dossier[1].confirmation[1].clause",
        ),
        (
            'clause = "II"\ntext = "Một thành tích',
            'clause = "V"\ntext = "Một thành tích',
            "principle[1].clause",
        ),
        (
            'name = "Một cửa lưu động"\nclause = "I"',
            'name = "Một cửa lưu động"\nclause = "V"',
            "model[1].clause",
        ),
        (
            'name = "Ngày thứ Bảy vì dân"\nclause = "I"',
            'name = "Ngày thứ Bảy vì dân"\nclause = "V"',
            "sub_movement[1].clause",
        ),
        (
            'clause = "II ý 5", member',
            'clause = "V", member',
            "standard[2].all[3].when[1].clause",
        ),
        (
            'clause = "II ý 4"\nrank',
            'clause = "V"\nrank',
            "standard[2].all[2].case[1].clause",
        ),
    ],
    ids=lambda value: value if "=" not in value else "",
)
def test_an_unknown_clause_is_refused_wherever_it_is_cited(old, new, key):
    check(old, new, key, "kế hoạch không có mục “V”.", marker='clause = "V"')


@pytest.mark.parametrize(
    ("new", "key", "words"),
    [
        (
            'limit = "on_or_before"',
            "day",
            f"thiếu; cần đúng một trong: {WAYS}; có không khóa nào.",
        ),
        (
            'day = 2026-11-20\nmonth = "11/2026"',
            "day",
            f"cần đúng một trong: {WAYS}; có day, month.",
        ),
        (
            "day = 2026-11-20",
            "limit",
            "thiếu; cần một trong: before, on_or_before.",
        ),
        (
            'yearly = "31/02"',
            "yearly",
            "cần ngày/tháng như “20/11”, đang là “31/02”.",
        ),
        (
            'yearly = "20/11/2026"',
            "yearly",
            "cần ngày/tháng như “20/11”, đang là “20/11/2026”.",
        ),
        (
            'quarter = "V/2024"',
            "quarter",
            "cần quý/năm như “I/2024”, đang là “V/2024”.",
        ),
        (
            'quarter = "I/0000"',
            "quarter",
            "cần quý/năm như “I/2024”, đang là “I/0000”.",
        ),
        (
            'month = "13/2025"',
            "month",
            "cần tháng/năm như “12/2025”, đang là “13/2025”.",
        ),
        (
            'month = "12/9999"',
            "month",
            "cần tháng/năm như “12/2025”, đang là “12/9999”.",
        ),
    ],
    ids=lambda value: value if "=" in value else "",
)
def test_a_day_named_wrongly_is_refused(new, key, words):
    stands = f"{key} = " in new
    marker = f"{key} = " if stands else "[[deadline]]"

    check(DUE, new, f"deadline[1].{key}", words, marker)


@pytest.mark.parametrize(
    ("new", "key", "words"),
    [
        (
            'yearly = true\non_demand = true\ncutoff = "20/11"',
            "on_demand",
            "một đợt không vừa hằng năm vừa đột xuất.",
        ),
        (
            'yearly = true\ncutoff = "31/02"',
            "cutoff",
            "cần ngày/tháng như “20/11”, đang là “31/02”.",
        ),
        (
            f"{CUTOFF}\nfrom = 2026-06-30\nto = 2026-01-15",
            "to",
            "cần một ngày không trước ngày “from”.",
        ),
        (
            f'{CUTOFF}\nto = 2026-01-15\noccasion = "x"',
            "from",
            "thiếu; cần một ngày viết 2025-12-15.",
        ),
    ],
    ids=["two kinds", "no such day", "backwards", "half a span"],
)
def test_a_round_that_cannot_be_held_is_refused(new, key, words):
    new = new.replace('\noccasion = "x"', "")
    marker = f"{key} = " if f"{key} = " in new else "[[round]]"
    text = EXAMPLE.replace(CUTOFF, new, 1)
    start = text.index("[[round]]")

    found = problems(text)[f"round[1].{key}"]

    assert found.sentence == words
    assert found.line == text[: text.index(marker, start)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        (
            EXAMPLE[EXAMPLE.index("component = [") : EXAMPLE.index("confirmation = [")],
            "component = []\n",
            "component",
            "cần ít nhất một thành phần hồ sơ.",
        ),
        (
            'clause = "II ý 6"\nsets = 1',
            "sets = 1",
            "clause",
            "cần mục của kế hoạch, hoặc assumed = true khi kế hoạch không có.",
        ),
        (
            'clause = "II ý 6"\nsets = 1',
            'clause = "II ý 6"\nassumed = true',
            "clause",
            "cần mục của kế hoạch, hoặc assumed = true khi kế hoạch không có.",
        ),
        (
            "sets = 1",
            "sets = 0",
            "sets",
            "cần một số nguyên từ 1 đến 1000000, đang là “0”.",
        ),
    ],
    ids=["no papers", "neither", "both", "no sets"],
)
def test_a_dossier_that_says_too_little_is_refused(old, new, key, words):
    stands = f"\n{key} = " in f"\n{new}"
    marker = f"{new.split(chr(10), 1)[0]}" if stands else "[[dossier]]"

    check(old, new, f"dossier[1].{key}", words, marker)


@pytest.mark.parametrize("table", ["dossier", "scale"])
def test_a_table_given_twice_is_refused(table):
    start = EXAMPLE.index(f"[[{table}]]")
    copy = EXAMPLE[start : EXAMPLE.index("\n[[", start + 9)]
    key = {"dossier": "code", "scale": "index"}[table]

    found = problems(f"{EXAMPLE}\n{copy}\n")[f"{table}[2].{key}"]

    assert found.sentence.endswith("đã dùng ở trên.")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "“collective” được tính ở hai số lượng."),
        (
            'blocks = ["tap-the"]\n',
            "",
            "“collective” của khối “tap-the” được tính ở hai số lượng.",
        ),
        (
            'blocks = ["tap-the"]\n',
            'blocks = ["tap-the"]\n',
            "“collective” của khối “tap-the” được tính ở hai số lượng.",
        ),
    ],
    ids=["of the whole award", "of a block and the whole", "of one block"],
)
def test_nobody_falls_under_two_numbers(first, second, words):
    text = EXAMPLE.replace("count = 3", f"{first}count = 3").replace(
        'kinds = ["individual"]\nmode', f'{second}kinds = ["collective"]\nmode'
    )

    found = problems(text)["offer[1].quota"]

    assert found.sentence == words
    assert found.line == text[: text.index("[[offer.quota]]")].count("\n") + 1


def test_a_second_standard_for_a_group_is_refused():
    check(
        'groups = ["ca-nhan"]',
        'groups = ["ca-nhan", "tap-the"]',
        "standard[2]",
        "nhóm “tap-the” đã có tiêu chuẩn ở trên.",
        marker='[[standard]]\ncode = "ca-nhan"',
    )


@pytest.mark.parametrize(
    ("offers", "is_read"),
    [("", False), ('offers = ["giay-khen"]\n', True)],
    ids=["for every award", "for one award"],
)
def test_a_standard_of_its_own_for_one_award_is_no_second_one(offers, is_read):
    text = EXAMPLE.replace('groups = ["ca-nhan"]', f'{offers}groups = ["tap-the"]')

    assert (not problems(text)) is is_read


@pytest.mark.parametrize(
    ("new", "key", "words"),
    [
        (
            'measure = "share"\ncounts = "units"',
            "counts",
            f"cần một trong: {', '.join(SHARES)}.",
        ),
        (
            'measure = "share"\ncounts = "units_reaching"',
            "of",
            "thiếu; cần mã chỉ tiêu mà từng đơn vị phải đạt.",
        ),
        (
            'measure = "class"\nindex = "par"',
            "target_class",
            "thiếu; cần tên lớp, như “Khá”.",
        ),
        (
            'measure = "class"\ntarget_class = "Khá"',
            "index",
            "thiếu; cần mã chỉ số, như “par”.",
        ),
        (
            'measure = "class"\nindex = "par"\ntarget_class = "Xuất sắc"',
            "target_class",
            "không có “Xuất sắc”; đang có: Trung bình, Khá, Tốt.",
        ),
        (
            'measure = "trend"\nyear_offset = -11',
            "year_offset",
            "cần một số nguyên từ -10 đến 10, đang là -11.",
        ),
        (
            'measure = "ratio"\ndue = "31/12/2030"',
            "due",
            "cần một ngày viết 2025-12-15, không có dấu nháy, đang là “31/12/2030”.",
        ),
    ],
    ids=lambda value: value.replace("\n", ", ") if "=" in value else "",
)
def test_a_target_that_cannot_be_measured_is_refused(new, key, words):
    marker = f"\n{key} = "
    stands = marker in new
    text = EXAMPLE.replace('measure = "ratio"', new, 1)
    where = text.index(marker, text.index("[[indicator]]")) + 1 if stands else None

    found = problems(text)[f"indicator[1].{key}"]

    assert found.sentence == words
    expected = where if stands else text.index("[[indicator]]")
    assert found.line == text[:expected].count("\n") + 1


@pytest.mark.parametrize(
    ("classes", "is_read"),
    [('["A", "B"]', True), ('["A"]', False), ('["A", "A"]', False), ("[]", False)],
)
def test_a_scale_has_two_classes_that_differ(classes, is_read):
    text = EXAMPLE.replace('["Trung bình", "Khá", "Tốt"]', classes).replace(
        'index_class = "Khá"', 'index_class = "B"'
    )

    found = problems(text)

    assert (not found) is is_read
    if not is_read:
        assert found["scale[1].classes"].sentence == (
            "cần ít nhất hai lớp khác nhau, từ thấp đến cao."
        )
