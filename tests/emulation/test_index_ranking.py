"""Places by a published index: as published, else counted; nobody last for no data."""

import random
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.facts import Facts
from desktop.awards.indexing import Places, RankWithin
from desktop.emulation.index_ranking import history, rank_by_index, years_of
from desktop.emulation.indices import IndexCode, Origin
from desktop.emulation.movements import Period
from desktop.emulation.participants import UnitKind
from tests.factories import ROOT, candidate, index_value

PAR, SIPAS = IndexCode.PAR, IndexCode.SIPAS
YEAR_2026 = Period(date(2026, 1, 1), date(2026, 12, 31))
UNITS = ("an", "binh", "chi", "dung", "giang")


def places(*values, units=UNITS, year=2026, index=PAR, **more):
    return rank_by_index(values, units, index, year, **more)


def value(subject, points=None, year=2026, index=PAR, **more):
    return index_value(index, year, points, subject, **more)


def ranks(found):
    return {place.subject_id: place.rank for place in found}


def test_a_published_place_stands_as_it_was_published():
    # 94 is more than 93, but nobody here ranks what a city has ranked.
    found = places(value("an", 94, rank=2), value("binh", 93, rank=1))

    assert [(p.subject_id, p.rank, p.is_published) for p in found[:2]] == [
        ("binh", 1, True),
        ("an", 2, True),
    ]


def test_published_places_keep_their_gaps_and_ties():
    found = places(
        value("an", 92, rank=4), value("binh", 92, rank=4), value("chi", 91, rank=6)
    )

    assert ranks(found[:3]) == {"an": 4, "binh": 4, "chi": 6}
    assert [p.is_tied for p in found[:3]] == [True, True, False]


def test_values_without_places_count_one_two_two_four():
    found = places(
        value("an", "88.50"),
        value("binh", "90"),
        value("chi", "90.0"),
        value("dung", "95"),
    )

    assert ranks(found[:4]) == {"dung": 1, "binh": 2, "chi": 2, "an": 4}
    assert not any(p.is_published for p in found)


def test_values_are_compared_exactly():
    found = places(value("an", "89.99"), value("binh", "90"), value("chi", "89.994"))

    assert [p.subject_id for p in found[:3]] == ["binh", "chi", "an"]


def test_values_on_different_scales_are_compared_as_shares():
    found = places(
        value("an", 45, maximum=Decimal(50)), value("binh", 89), value("chi", 90)
    )

    assert ranks(found[:3]) == {"an": 1, "chi": 1, "binh": 3}


def test_who_has_no_published_value_is_not_last_but_unranked():
    found = places(value("an", 10), units=("chi", "an"))

    assert ranks(found) == {"an": 1, "chi": None}
    assert found[-1].unranked_reason == "Chưa có PAR INDEX năm 2026 được công bố"


def test_zero_is_a_value():
    found = places(value("an", 0), value("binh", 1), units=("an", "binh"))

    assert ranks(found) == {"binh": 1, "an": 2}


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (
            {"points": 99, "origin": Origin.OWN_COUNT},
            "Mới có giá trị tự tính, chưa công bố PAR INDEX",
        ),
        ({"points": 99}, "Đã công bố giá trị, chưa công bố hạng"),
        ({"class_name": "Khá"}, "Chỉ công bố xếp loại Khá"),
    ],
)
def test_what_is_known_without_a_place_is_said(known, reason):
    points = known.pop("points", None)
    found = places(value("an", 90, rank=1), value("binh", points, **known))

    place = next(p for p in found if p.subject_id == "binh")
    assert (place.rank, place.unranked_reason) == (None, reason)


def test_an_own_value_takes_no_place_from_anybody():
    found = places(
        value("an", 99, origin=Origin.SELF_SCORED),
        value("binh", 80),
        units=("an", "binh"),
    )

    assert ranks(found) == {"binh": 1, "an": None}


def test_a_published_value_goes_before_the_units_own():
    own = value("an", 99, origin=Origin.OWN_COUNT)
    found = places(own, value("an", 80), units=("an",))

    assert found[0].value.value == 80
    assert found[0].rank == 1


def test_who_is_not_assessed_says_so():
    found = places(units=("an",), not_assessed={"an"})

    assert found[0].unranked_reason == "Không thuộc diện đánh giá PAR INDEX năm 2026"


def test_last_years_place_and_what_changed():
    found = places(
        value("an", 95, rank=1),
        value("binh", 94, rank=2),
        value("an", 90, 2025, rank=3),
        value("binh", 92, 2025, rank=1),
        units=("an", "binh", "chi"),
    )

    told = {p.subject_id: (p.before, p.change) for p in found}
    assert told == {"an": (3, 2), "binh": (1, -1), "chi": (None, None)}


def test_a_counted_place_is_not_compared_with_a_published_one():
    found = places(value("an", 95), value("an", 90, 2025, rank=7), units=("an", "binh"))

    assert (found[0].rank, found[0].before, found[0].change) == (1, 7, None)


def test_a_place_counted_among_other_units_is_not_compared():
    register = [
        value("an", 95),
        value("binh", 94),
        value("an", 90, 2025),
        value("binh", 91, 2025),
        value("chi", 99, 2025),
    ]

    assert [p.change for p in places(*register)[:2]] == [None, None]
    assert [p.change for p in places(*register[:4])[:2]] == [1, -1]


def test_places_of_two_published_blocks_are_not_compared():
    found = places(
        value("an", 95, rank=1, block="Khối phường"),
        value("binh", 94, rank=1, block="Khối xã"),
        value("an", 90, 2025, rank=9, block="Khối cũ"),
        units=("an", "binh"),
    )

    assert [(p.rank, p.is_tied, p.change) for p in found] == [
        (1, False, None),
        (1, False, None),
    ]


def test_components_and_other_indices_rank_nobody():
    found = places(
        value("an", 9, component="2.3"), value("an", 88, index=SIPAS), units=("an",)
    )

    assert ranks(found) == {"an": None}


def test_years_and_history_are_the_latest_first():
    register = [
        value("an", 80, 2024),
        value("an", 82, 2026),
        value("binh", 81, 2025),
        value("an", 5, 2027, component="1"),
    ]

    assert years_of(register, PAR) == (2026, 2025, 2024)
    assert [v.year for v in history(register, "an", PAR)] == [2026, 2024]


POINTS = st.none() | st.sampled_from([Decimal(n) / 3 for n in range(3)])
BLOCK = st.lists(st.tuples(POINTS, st.booleans()), max_size=9)


@given(BLOCK, st.randoms(use_true_random=False))
def test_the_order_of_the_register_changes_no_place(rows, chance: random.Random):
    values = [
        value(f"u{n}", points, origin=Origin.PUBLISHED if known else Origin.OWN_COUNT)
        for n, (points, known) in enumerate(rows)
    ]
    units = [f"u{n}" for n in range(len(rows))]
    shuffled = chance.sample(values, len(values))
    found = places(*values, units=units)

    assert ranks(found) == ranks(places(*shuffled, units=units))
    assert sorted(ranks(found)) == sorted(units)
    assert all((p.rank is None) == bool(p.unranked_reason) for p in found)


def worked(number):
    """Return the rows of a table of docs/ranking.md, without its head."""
    text = (ROOT / "docs" / "ranking.md").read_text("utf-8")
    part = text.split("## Places by a published index", 1)[1].split("\n## ", 1)[0]
    tables = re.findall(r"(?:^\|.*\n)+", part, re.MULTILINE)
    lines = tables[number].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_worked_table_of_the_docs_comes_out_as_printed():
    rows = worked(0)
    assert len(rows) == 6
    values = []
    for name, points, _rank, before, _change in rows:
        if re.fullmatch(r"[\d,]+", points):
            values.append(value(name, points.replace(",", ".")))
        else:
            values.append(value(name, 96, origin=Origin.OWN_COUNT))
        if before != "–":
            # Last year's values in the order of last year's places.
            values.append(value(name, 100 - int(before), 2025))
    found = {p.subject_id: p for p in places(*values, units=[row[0] for row in rows])}

    for name, _points, rank, before, change in rows:
        place = found[name]
        assert ("–" if place.rank is None else str(place.rank)) == rank, name
        assert ("–" if place.before is None else str(place.before)) == before, name
        shown = "–" if place.change is None else f"{place.change:+d}".replace("-", "−")
        assert shown.replace("+0", "0") == change, name


def test_the_tie_at_the_cut_comes_out_as_the_docs_print_it():
    limits = (Places((UnitKind.WARD,), 3),)
    rule = RankWithin("dẫn đầu", "", PAR, limits)
    for name, rank, verdict in worked(1):
        known = () if rank == "–" else (value("s1", 90, rank=int(rank)),)
        unit = replace(candidate(), unit_kind=UnitKind.WARD)
        judged = rule.judge(Facts(unit, YEAR_2026, indices=known))
        assert judged.verdict.label == verdict, name
