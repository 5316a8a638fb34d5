"""Rules a plan file may not hold: each refusal with its line, its key and its words.

The text is the complete example of docs/plan-format.md, which every case damages at one
place. Refusals of the other tables are in `test_refused_tables`.
"""

import pytest

from tests.plans.plan_format import EXAMPLE, LAST_RULE, LEAF, check, problems

RULE = "standard[2].all[3].then[1]"


@pytest.mark.parametrize(
    ("rule", "key", "words"),
    [
        ('rank = "par"', "limits", "cần ít nhất một khối với số hạng."),
        (
            'rank = "par", limits = [{ unit_kinds = ["ward"] }]',
            "limits[1].places",
            "thiếu; cần một số nguyên từ 1.",
        ),
        (
            'rank = "par", limits = [{ places = 3 }]',
            "limits[1].unit_kinds",
            "thiếu; cần ít nhất một loại đơn vị.",
        ),
        (
            'rank = "par", limits = [{ places = 3, unit_kinds = ["ward", "ward"] }]',
            "limits[1].unit_kinds",
            "“ward” đã có số hạng ở trên.",
        ),
        (
            'rank = "par", of = "movement", limits = [{ places = 3 }]',
            "of",
            "cần một trong: ancestor, subject, đang là “movement”.",
        ),
        (
            'non_decreasing = "movement"',
            "non_decreasing",
            "cần một trong: assigned, all, đang là “movement”.",
        ),
        (
            'index = "par", operator = ">=", value = 90, year_offset = 11',
            "year_offset",
            "cần một số nguyên từ -10 đến 10, đang là 11.",
        ),
        (
            'index = "par", operator = ">=", value = 90, year_offset = "năm trước"',
            "year_offset",
            "cần một số nguyên từ -10 đến 10, đang là “năm trước”.",
        ),
        ('index = "par", operator = ">="', "value", "thiếu; cần một số từ 0 trở lên."),
        (
            'index = "par", index_class = "Xuất sắc"',
            "index_class",
            "không có “Xuất sắc”; đang có: Trung bình, Khá, Tốt.",
        ),
        (
            "member = true",
            "member",
            "cần nói rõ là ai: kinds, groups, unit_kinds …",
        ),
        ("member = false, is_head = true", "member", "cần true."),
        (
            'member = true, groups = ["x"]',
            "groups",
            "không có “x”; đang có: tap-the, ca-nhan.",
        ),
        (
            'targets = "met", share = 101',
            "share",
            "cần một tỷ lệ phần trăm trên 0 và không quá 100.",
        ),
        (
            'targets = "met", share = 0',
            "share",
            "cần một tỷ lệ phần trăm trên 0 và không quá 100.",
        ),
        (
            'targets = "met", indicators = ["I9"]',
            "indicators",
            "không có “I9”; đang có: I1.",
        ),
        ('indicator = "I9"', "indicator", "không có “I9”; đang có: I1."),
        (
            f'any = [{LEAF}], if_none_applies = "maybe"',
            "if_none_applies",
            "cần một trong: unknown, met, not_met, đang là “maybe”.",
        ),
        (
            f"not = [{LEAF}, {LEAF}]",
            "not",
            "cần đúng một điều kiện [[…not]], có 2.",
        ),
        (
            f"then = [{LEAF}]",
            "when",
            "cần đúng một điều kiện [[…when]], có 0.",
        ),
        (
            'decide = "x"',
            "by",
            "thiếu; cần một chuỗi chữ trong dấu nháy.",
        ),
        (
            'grade = "good", reading = "x"',
            "reading",
            "không có “x”; đang có: nhieu, xa-dan-dau.",
        ),
        (
            'choose = "xa-dan-dau"',
            "case",
            "cần ít nhất hai cách hiểu [[…case]].",
        ),
    ],
    ids=lambda value: value if "=" in value else "",
)
def test_a_rule_that_says_too_little_or_too_much_is_refused(rule, key, words):
    check(LAST_RULE, rule, f"{RULE}.{key}", words, marker="then = [{ label")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('grade = "good"', "không có “hang”; đang có: last, last_year, every, any, "),
        (f"any = [{LEAF}]", "không có “hang”; "),
        ('years = 3, source = "ratings"', "không có “hang”; đang có: complete_years, "),
        ("initiatives = 1", "cần một số nguyên từ 1, đang là “hang”."),
        (
            'rank = "par", of = "subject", limits = [{ places = 1 }]',
            "cần một số nguyên từ 1, đang là “hang”.",
        ),
        (
            'index = "par", operator = ">=", value = 90',
            "cần một số, đang là “hang”.",
        ),
    ],
    ids=lambda value: value.split(" ")[0],
)
def test_a_reading_its_rule_cannot_understand_is_refused(rule, words):
    text = EXAMPLE.replace(LAST_RULE, f'{rule}, reading = "xa-dan-dau"')

    found = problems(text)["reading[2].alternative[1].value"]

    assert found.sentence.startswith(words)
    assert found.line == text[: text.index('value = "hang"')].count("\n") + 1


@pytest.mark.parametrize(
    ("new", "key", "words", "marker"),
    [
        (
            "hang",
            "standard[2].all[2].case[2].value",
            "trường hợp “hang” đã có ở trên.",
            'value = "hang"\nlabel = "Xã được',
        ),
        (
            "hang",
            "standard[2].all[2].case",
            "thiếu trường hợp “loai” của cách hiểu.",
            "[[standard.all.case]]",
        ),
        (
            "lop",
            "standard[2].all[2].case[2].value",
            "không có “lop”; đang có: hang, loai.",
            'value = "lop"\nlabel',
        ),
    ],
    ids=["twice", "left out", "nobody can choose"],
)
def test_the_cases_are_the_alternatives_of_their_reading(new, key, words, marker):
    check('value = "loai"\nlabel', f'value = "{new}"\nlabel', key, words, marker)


def test_a_choice_by_an_unknown_reading_is_refused():
    check(
        'choose = "xa-dan-dau"',
        'choose = "x"',
        "standard[2].all[2].choose",
        "không có “x”; đang có: nhieu, xa-dan-dau.",
    )
