"""Reader and schema of the plan format agree on what is a plan and what is not."""

import pytest

from desktop.plans.reading import examine
from tests.plans.plan_format import (
    EXAMPLE,
    LAST_RULE,
    LEAF,
    reader_accepts,
    schema_accepts,
)

GOOD = {
    "as it is": ("", ""),
    "without a number": ('number = "12/KH-UBND"\n', ""),
    "an empty number": ('"12/KH-UBND"', '""'),
    "without a date": ("issued_on = 2026-01-15\n", ""),
    "without a default": ('default = "2"\n', ""),
    "without an order": ('order = ["total"]\n', ""),
    "a quota without a number": (
        'mode = "hard"\ncount = 3\nin_words = "ba"\n',
        'mode = "none"\n',
    ),
    "a quota of none": (
        'count = 3\nin_words = "ba"\nclause = "II"\nquoted = "không quá 03 tập thể"',
        'count = 0\nin_words = "không"\nclause = "II"\nquoted = "chưa xét"',
    ),
    "a group without a standard": ('standard = "tap-the"\n\n[[group]]', "[[group]]"),
    "an attested target": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "attested"',
    ),
    "an assigned target": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "assigned"\noperator = ">="',
    ),
    "a counted target": (
        'measure = "ratio"',
        'measure = "count"\ncounts = "initiatives"',
    ),
    "a number above a hundred": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "number"\noperator = ">"\ntarget = 250',
    ),
    "a whole number written with a point": ("total = 10\n", "total = 10.0\n"),
    "a plan of the level above": ("[issuer]", 'parent_plan = "thanh-pho"\n[issuer]'),
    "an office of a city": (
        'office = "Ủy ban nhân dân xã Ví Dụ"',
        'office = "Ủy ban nhân dân"\nprovince = "01"\nlevel = "city"',
    ),
    "a group of heads": ("employments = [", "is_head = true\nemployments = ["),
    "a target that must not fall": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "trend"',
    ),
    "a share of units": (
        'measure = "ratio"',
        'measure = "share"\ncounts = "units_reaching"\nof = "I1"\nscope = "movement"',
    ),
    "a class to reach": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "class"\nindex = "par"\ntarget_class = "Khá"\nyear_offset = -1',
    ),
    "a target given to a group": (
        'measure = "ratio"',
        'measure = "ratio"\nscope = "unit"\ngroups = ["tap-the"]\ndue = 2026-11-30',
    ),
    "a quota by budget": ('mode = "none"', 'mode = "budget"'),
    "a quota of a block": ("count = 3", 'count = 3\nblocks = ["tap-the"]'),
    "a quota per proposer": ("count = 3", 'count = 3\nper = "proposer"'),
    "a total": ('dossiers = ["gui-phong"]', "total = 5"),
    "a standard for one award": (
        'groups = ["ca-nhan"]',
        'groups = ["ca-nhan"]\noffers = ["giay-khen"]',
    ),
    "a dossier nobody lists": ('clause = "II ý 6"\nsets = 1', "assumed = true"),
    "a yearly round": (
        "cutoff = 2026-11-20",
        'yearly = true\ncutoff = "19/11"\ncutoff_year_offset = 1',
    ),
    "a round of some months": (
        "cutoff = 2026-11-20",
        "cutoff = 2026-11-20\nfrom = 2026-01-15\nto = 2026-06-30",
    ),
    **{
        f"due {way.split(' ')[0]}": ('limit = "on_or_before"\nday = 2026-11-20', way)
        for way in (
            'yearly = "20/11"\nlimit = "before"\nyear_offset = 1\nlead_days = 0',
            'quarter = "IV/2026"',
            'month = "9/2026"',
            'after = "có thành tích"',
            'by_plan = "kế hoạch tổng kết"',
            'undated = "định kỳ"\noffers = ["giay-khen"]',
        )
    },
    **{
        f"condition {rule}": (LAST_RULE, rule)
        for rule in (
            'attest = "x", evidence = true',
            'decide = "x", by = "Chủ tịch"',
            'score = 80, operator = ">="',
            'indicator = "I1"',
            'targets = "exceeded", share = 80, indicators = ["I1"], of = "movement"',
            'initiatives = 1, window = "plan"',
            'achievements = 1, kinds = ["contest"]',
            "direct_work = []",
            'direct_work = ["advising"], window = "plan"',
            'index = "sipas", operator = ">=", value = 86, component = "1.2"',
            'index_role = "assessed"',
            'index_role = "in_charge", index = "par", year_offset = -1',
            'non_decreasing = "assigned", indices = ["par"], equal = "yes"',
            'grade = "good", period = "every", exactly = true',
            'years = 3, source = "ratings", grade = "good", counting = "touched_years"',
            'rank = "par", of = "subject", limits = [{ places = 1 }]',
            'no_breach = "members", severity = "serious"',
            'member = true, is_head = false, groups = ["ca-nhan"]',
            f"not = [{LEAF}]",
            f"ancestor = [{LEAF}]",
            f"count = 1, at_least = [{LEAF}, {LEAF}]",
            f'any = [{LEAF}], if_none_applies = "not_met"',
        )
    },
}
BAD = {
    "unknown key": ("format = 1", "format = 1\nformat_of = 1"),
    "unknown key of a table": ('place = "Ví Dụ"', 'place = "Ví Dụ"\nplaces = 1'),
    "unknown key of a condition": ("watches_breaches", "watches"),
    "flag of another condition": ("watches_breaches = true", "applied = true"),
    "no format": ("format = 1\n", ""),
    "another format": ("format = 1", "format = 2"),
    "no title": ("title = ", "# title = "),
    "an empty name": (
        'issuer]\noffice = "Ủy ban nhân dân xã Ví Dụ"',
        'issuer]\noffice = " "',
    ),
    "no issuer": (EXAMPLE[EXAMPLE.index("[issuer]") : EXAMPLE.index("[period]")], ""),
    "text as number": ('place = "Ví Dụ"', "place = 5"),
    "number as text": ("target = 98.5", 'target = "98.5"'),
    "flag as text": ("own = true", 'own = "true"'),
    "number as flag": ("total = 10", "total = true"),
    "negative number": ("target = 98.5", "target = -1"),
    "far too large a number": ("total = 10", "total = 1e16"),
    "day as in Vietnamese": ("day = 2026-11-20", 'day = "20/11/2026"'),
    "day with a time": ("day = 2026-11-20", "day = 2026-11-20T08:00:00"),
    "day of another age": ("day = 2026-11-20", "day = 0026-11-20"),
    "unknown kind": ('kinds = ["collective"]', 'kinds = ["group"]'),
    "kinds as text": ('kinds = ["collective"]', 'kinds = "collective"'),
    "unknown kind of unit": ('"office", "centre"', '"bureau", "centre"'),
    "unknown measure": ('"ratio"', '"share"'),
    "unknown operator": ('operator = ">="', 'operator = "≥"'),
    "unknown grade": ('grade = "good"', 'grade = "khá"'),
    "unknown form": ('"commendation"', '"medal"'),
    "unknown occasion": ('occasion = "annual"', 'occasion = "monthly"'),
    "unknown mode": ('mode = "hard"', 'mode = "firm"'),
    "unknown limit": ('limit = "on_or_before"', 'limit = "after"'),
    "a ratio without a target": ("target = 98.5\n", ""),
    "a ratio without an operator": ('operator = ">="\n', ""),
    "a ratio above a hundred": ("target = 98.5", "target = 100.5"),
    "an assigned target without an operator": (
        'measure = "ratio"\noperator = ">="',
        'measure = "assigned"',
    ),
    "a count of nothing": ('measure = "ratio"', 'measure = "count"'),
    "a quota without a number": ('count = 3\nin_words = "ba"\n', ""),
    "no quota with a number": ('mode = "hard"', 'mode = "none"'),
    "a quota of nobody": (
        'kinds = ["collective"]\nmode',
        "kinds = []\nmode",
    ),
    "a negative quota": ("count = 3", "count = -3"),
    "half a quota": ("count = 3", "count = 2.5"),
    "a condition of two kinds": (
        'attest = "doan-ket"',
        'attest = "doan-ket"\ngrade = "good"',
    ),
    "a condition of no kind": ('attest = "doan-ket"\nwatches_breaches = true', ""),
    "a condition without a label": ('label = "Xếp loại tốt", ', ""),
    "at least without a number": ("count = 2\n", ""),
    "at least none": ("count = 2\n", "count = 0\n"),
    "no initiatives wanted": ("initiatives = 2", "initiatives = 0"),
    "no alternatives": (
        EXAMPLE[
            EXAMPLE.index("alternative = [") : EXAMPLE.index("]\n\n[[standard]]") + 1
        ],
        "alternative = []",
    ),
    "a list for a table": ("[issuer]", "[[issuer]]"),
    "a table for a list": ("[[deadline]]", "[deadline]"),
    "recipients as text": ('recipients = ["Ủy', 'recipients = "Ủy" # ["'),
    "a share of nothing": ('measure = "ratio"', 'measure = "share"'),
    "a share of what is not counted": (
        'measure = "ratio"',
        'measure = "share"\ncounts = "units"',
    ),
    "a share of units that reach nothing": (
        'measure = "ratio"',
        'measure = "share"\ncounts = "units_reaching"',
    ),
    "a class of no index": (
        'measure = "ratio"',
        'measure = "class"\ntarget_class = "Khá"',
    ),
    "no class to reach": ('measure = "ratio"', 'measure = "class"\nindex = "par"'),
    "an unknown index": ('index = "par"\nclasses', 'index = "pci"\nclasses'),
    "a scale of one class": ('["Trung bình", "Khá", "Tốt"]', '["Khá"]'),
    "a class twice": ('["Trung bình", "Khá", "Tốt"]', '["Khá", "Khá"]'),
    "eleven years back": ("year_offset = -1", "year_offset = -11"),
    "no papers": (
        EXAMPLE[EXAMPLE.index("component = [") : EXAMPLE.index("confirmation = [")],
        "component = []\n",
    ),
    "a dossier of no clause": ('clause = "II ý 6"\nsets = 1', "sets = 1"),
    "a dossier both assumed and not": ("sets = 1", "assumed = true"),
    "no sets at all": ("sets = 1", "sets = 0"),
    "an unknown action": ('action = "council"', 'action = "vote"'),
    "an unknown principle": ('"no_duplicate"', '"no_double"'),
    "a quota per somebody": ("count = 3", 'count = 3\nper = "unit"'),
    "a budget with a number": ('mode = "none"', 'mode = "budget"\ncount = 3'),
    "no total at all": ('dossiers = ["gui-phong"]', "total = 0"),
    "a round on demand with a day": (
        "on_demand = true",
        "on_demand = true\ncutoff = 2026-11-20",
    ),
    "a round both yearly and on demand": (
        "on_demand = true",
        'on_demand = true\nyearly = true\ncutoff = "20/11"',
    ),
    "a yearly round on one day": (
        "cutoff = 2026-11-20",
        "cutoff = 2026-11-20\nyearly = true",
    ),
    "a round without a day": ("cutoff = 2026-11-20\n", ""),
    "half a span": ("cutoff = 2026-11-20", "cutoff = 2026-11-20\nfrom = 2026-01-15"),
    "a deadline without a day": ("day = 2026-11-20\n", ""),
    "a day without a limit": ('limit = "on_or_before"\n', ""),
    "two ways to name a day": (
        "day = 2026-11-20",
        'day = 2026-11-20\nmonth = "11/2026"',
    ),
    **{
        f"due {way}": ("day = 2026-11-20", way)
        for way in (
            'yearly = "32/11"',
            'yearly = "20-11"',
            'quarter = "V/2026"',
            'quarter = "4/2026"',
            'month = "13/2026"',
            'month = "11/0000"',
            'undated = ""',
        )
    },
    **{
        f"condition {rule}": (LAST_RULE, rule)
        for rule in (
            'decide = "x"',
            "score = 80",
            'targets = "reached"',
            'targets = "met", share = 0',
            'targets = "met", share = 100.5',
            'targets = "met", of = "subject"',
            "achievements = 0",
            'achievements = 1, kinds = ["idea"]',
            'direct_work = ["watching"]',
            'index = "par"',
            'index = "par", operator = ">="',
            'index_class = "Khá"',
            'index = "par", index_class = "Khá", operator = ">=", value = 1',
            'index_role = "leading"',
            'non_decreasing = "movement"',
            'non_decreasing = "all", equal = "maybe"',
            'grade = "good", period = "first"',
            "years = 3",
            'years = 3, source = "diary"',
            'grade = "good", attest = "x"',
            'rank = "par"',
            'rank = "par", limits = []',
            'rank = "par", limits = [{ places = 5 }]',
            'rank = "par", limits = [{ unit_kinds = ["ward"] }]',
            'rank = "par", of = "movement", limits = [{ places = 5 }]',
            'no_breach = "anybody"',
            'no_breach = "self", severity = "mild"',
            "member = true",
            "member = true, groups = []",
            "member = false, is_head = true",
            f"not = [{LEAF}, {LEAF}]",
            "not = []",
            f"then = [{LEAF}]",
            f"when = [{LEAF}]",
            f"ancestor = [{LEAF}, {LEAF}]",
            f"at_least = [{LEAF}]",
            f'any = [{LEAF}], if_none_applies = "maybe"',
            'choose = "nhieu", case = []',
            'initiatives = 1, window = "month"',
        )
    },
}
# What no schema can see: sums, words, references, and how a value was written.
READER_ONLY = {
    "a day in quotation marks": ("day = 2026-11-20", 'day = "2026-11-20"'),
    "seven digits after the point": ("target = 98.5", "target = 98.1234567"),
    "a period that ends before it begins": ("to = 2026-11-30", "to = 2026-01-01"),
    "children that exceed their parent": ("max = 2.5", "max = 3.5"),
    "headings that miss the total": ("total = 10", "total = 20"),
    "a parent that is not there": ('max = 2.5, parent = "B"', 'max = 0, parent = "Z"'),
    "a criterion twice": ('code = "B2"', 'code = "B1"'),
    "another number in words": ('"ba"', '"bốn"'),
    "another number in the quotation": ("03 tập thể", "04 tập thể"),
    "a default that is no alternative": ('default = "2"', 'default = "9"'),
    "a number read as a word": ('value = "3"', 'value = "ba"'),
    "an unknown standard": ('standard = "tap-the"', 'standard = "x"'),
    "an unknown group": ('groups = ["tap-the"]', 'groups = ["x"]'),
    "an unknown reading": ('reading = "nhieu"', 'reading = "x"'),
    "an unknown deadline": ('deadline = "de-nghi"', 'deadline = "x"'),
    "an unknown clause": ('clause = "II ý 1"', 'clause = "V"'),
    "an unknown key of the order": ('order = ["total"]', 'order = ["x"]'),
    "an unknown key of the precedence": ('["total", "B"]', '["total", "X"]'),
    "a clause twice": ('number = "II"', 'number = "I"'),
    "unseen characters for a name": ('label = "từ 02"', 'label = "\u200b"'),
    "a day no year has": (
        'limit = "on_or_before"\nday = 2026-11-20',
        'yearly = "31/02"',
    ),
    "a case nobody can choose": ('value = "loai"\nlabel', 'value = "lop"\nlabel'),
    "a case twice": ('value = "loai"\nlabel', 'value = "hang"\nlabel'),
    "a class not on the scale": ('"Khá", year_offset', '"Xuất sắc", year_offset'),
    "a class to reach that is not on the scale": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "class"\nindex = "par"\ntarget_class = "Xuất sắc"',
    ),
    "a second scale": (
        "[[standard]]",
        '[[scale]]\nindex = "par"\nclasses = ["A", "B"]\n\n[[standard]]',
    ),
    "an unknown block": ("count = 3", 'count = 3\nblocks = ["x"]'),
    "an unknown dossier": ('dossiers = ["gui-phong"]', 'dossiers = ["x"]'),
    "an unknown award": ("on_demand = true", 'on_demand = true\noffers = ["x"]'),
    "a kind under two numbers": (
        'kinds = ["individual"]\nmode',
        'kinds = ["collective"]\nmode',
    ),
    "two standards for one group": ('groups = ["ca-nhan"]', 'groups = ["tap-the"]'),
    "one kind of unit with two numbers": (
        'unit_kinds = ["commune"], places',
        'unit_kinds = ["commune", "commune"], places',
    ),
}


def changed(old, new):
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


@pytest.mark.parametrize("name", GOOD)
def test_reader_and_schema_both_accept(name):
    text = changed(*GOOD[name])

    assert examine(text)[1] == ()
    assert schema_accepts(text)


@pytest.mark.parametrize("name", BAD)
def test_reader_and_schema_both_refuse(name):
    text = changed(*BAD[name])

    assert not reader_accepts(text)
    assert not schema_accepts(text)


@pytest.mark.parametrize("name", READER_ONLY)
def test_only_the_reader_refuses(name):
    text = changed(*READER_ONLY[name])

    assert not reader_accepts(text)
    assert schema_accepts(text)
