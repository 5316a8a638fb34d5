"""Units merge, people move and leave, authorities retire: what was said stays true.

On the demonstration of the commune (nobody of a unit may have breached anything in the
year, III.2.1.1.a) and on that of Hồng Vân.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import subjects
from db.duplicates import PastAward
from db.identity import new_id
from desktop.awards.duplicates import Ruling
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Level, Signatory
from desktop.awards.selection import Remark
from desktop.emulation.participants import Employment, Person, Unit, UnitKind
from desktop.emulation.records import (
    Attestation,
    Breach,
    BreachKind,
    Initiative,
    InitiativeKind,
    Membership,
    Severity,
)
from desktop.errors import EntryError
from desktop.office.demo import demo

COMMUNE, CITY = "vinh-bao-2026-2030", "ha-noi-2026-2030"
OLD, NEW = "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công"
MOVED, COLLEAGUE = "Bồ Thị Ngát", "Lăng Đình Thức"
MERGED_ON = date(2026, 8, 1)


@pytest.fixture
def commune(tmp_path):
    with demo.prepare(tmp_path / "xã", COMMUNE) as office:
        yield demo.in_its_time(office)


@pytest.fixture
def city(tmp_path):
    with demo.prepare(tmp_path / "thành phố", CITY) as office:
        yield demo.in_its_time(office)


def rows(office):
    return {row.name: row for found in office.outcome().lists for row in found.rows}


def unit(office, name):
    units = office.register.units(with_retired=True)
    return next(u for u in units if u.name == name)


def person(office, name):
    people = office.register.people(with_retired=True)
    return next(p for p in people if p.name == name)


def merge(office, on=MERGED_ON):
    """Take the old unit into the new one; everybody moves along on that day."""
    old, new = unit(office, OLD), unit(office, NEW)
    office.register.change(replace(old, retired_on=on, successor_id=new.id))
    last = on - timedelta(days=1)
    for member in office.register.people(old.id):
        stay = Membership(member.id, old.id, None, last)
        moved = replace(member, unit_id=new.id, is_head=False)
        office.register.keep_person(moved, [stay])


def note_breach(office, subject_id, on):
    breach = Breach(
        "", subject_id, on, Severity.REMINDER, "Trễ hẹn hồ sơ", kind=BreachKind.DELAY
    )
    office.records.note_breach(breach, "Một người")


# --- merging ------------------------------------------------------------------------


def test_a_unit_merged_before_the_cutoff_leaves_the_list_and_its_people_stay(commune):
    assert {rows(commune)[n].verdict for n in (OLD, NEW)} == {Verdict.MET}

    merge(commune)

    found = rows(commune)
    assert OLD not in found
    assert found[NEW].verdict is Verdict.MET
    assert found[MOVED].detail.endswith(NEW)
    assert unit(commune, OLD).successor_id == unit(commune, NEW).id


@pytest.mark.parametrize(("days", "is_listed"), [(0, False), (1, True)])
def test_the_cutoff_decides_whether_a_merged_unit_is_still_judged(
    commune, days, is_listed
):
    cutoff = commune.current_round().cutoff

    merge(commune, cutoff + timedelta(days=days))

    assert (OLD in rows(commune)) is is_listed


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2026, 7, 15), Verdict.MET),
        (MERGED_ON - timedelta(days=1), Verdict.MET),
        (MERGED_ON, Verdict.NOT_MET),
        (date(2026, 9, 10), Verdict.NOT_MET),
    ],
    ids=["before", "the last day before", "the day itself", "after"],
)
def test_a_breach_counts_for_the_unit_of_that_day(commune, on, verdict):
    """A49: a colleague's breach in the old unit is not the new one's."""
    merge(commune)

    note_breach(commune, person(commune, MOVED).id, on)

    assert rows(commune)[NEW].verdict is verdict


def test_a_breach_before_the_merger_still_fails_the_old_unit_while_it_is_judged(
    commune,
):
    merge(commune, commune.current_round().cutoff + timedelta(days=1))

    note_breach(commune, person(commune, MOVED).id, date(2026, 7, 15))

    found = rows(commune)
    assert (found[OLD].verdict, found[NEW].verdict) == (Verdict.NOT_MET, Verdict.MET)
    assert "Trễ hẹn hồ sơ (15/07/2026)" in found[OLD].reason


def test_scores_of_a_merged_unit_stay_its_own(commune):
    old, new = unit(commune, OLD).id, unit(commune, NEW).id
    before = commune.roundup().scores
    assert before[old]

    merge(commune)

    assert commune.roundup().scores == before
    ranked = {r.subject_id for t in commune.outcome().tables for r in t.rows}
    assert new in ranked
    assert old not in ranked


def test_a_closed_round_does_not_hear_of_a_merger(commune):
    demo.finish_demo(commune)
    closed = commune.outcome()

    merge(commune)

    assert commune.outcome() == closed
    assert OLD in rows(commune)


# --- moving -------------------------------------------------------------------------


def test_nobody_is_in_two_units_on_one_day(commune):
    """The sentence names both units and the day; what was there before stays."""
    moved, third = person(commune, MOVED), unit(commune, "Phòng Kinh tế")
    before = rows(commune)
    day = date(2026, 5, 31)
    twice = [
        Membership(moved.id, unit(commune, NEW).id, None, day),
        Membership(moved.id, third.id, day, date(2026, 7, 31)),
    ]

    with pytest.raises(EntryError, match=f"hai đơn vị cùng lúc.*{day:%d/%m/%Y}"):
        commune.register.keep_person(moved, twice)

    assert commune.registers.memberships(moved.id) == []
    assert rows(commune) == before


def test_one_breach_never_counts_for_two_units(commune):
    moved, day = person(commune, MOVED), date(2026, 5, 31)
    stays = [
        Membership(moved.id, unit(commune, NEW).id, None, day),
        Membership(
            moved.id,
            unit(commune, "Phòng Kinh tế").id,
            day + timedelta(days=1),
            date(2026, 7, 31),
        ),
    ]
    commune.register.keep_person(moved, stays)

    note_breach(commune, moved.id, day)

    found = rows(commune)
    failed = [n for n in (OLD, NEW, "Phòng Kinh tế") if _failed(found[n])]
    assert failed == [NEW]


def _failed(row):
    return row.verdict is Verdict.NOT_MET


# --- a unit above itself ------------------------------------------------------------


def loop(first_kind, second_kind):
    one, two = new_id(), new_id()
    return [
        Unit(one, "Đơn vị Vòng Một", first_kind, parent_id=two),
        Unit(two, "Đơn vị Vòng Hai", second_kind, parent_id=one),
    ]


def test_units_entered_together_do_not_stand_above_each_other(commune):
    before = commune.trail.content_digest()

    with pytest.raises(EntryError, match="không thể trực thuộc"):
        commune.register.add_many(loop(UnitKind.OFFICE, UnitKind.BOARD), "Nhập")

    assert commune.trail.content_digest() == before


def test_a_unit_entered_together_with_the_one_above_is_kept(commune):
    above = Unit(new_id(), "Trung tâm Cầu Vồng", UnitKind.CENTRE)
    below = Unit(new_id(), "Tổ Cầu Vồng", UnitKind.TEAM, parent_id=above.id)

    commune.register.add_many([below, above], "Nhập")

    assert unit(commune, below.name).parent_id == above.id


@pytest.mark.parametrize("kind", [UnitKind.WARD, UnitKind.OFFICE])
def test_rules_that_ask_the_unit_above_end_in_a_loop(city, kind):
    """A file another program wrote may hold one: open, and never “Đạt” by itself."""
    one, two = loop(UnitKind.TEAM, kind)
    official = Person(new_id(), "Tạ Văn Khởi", one.id, Employment.CIVIL_SERVANT)
    with city.trail.operation("Như chương trình khác ghi"):
        subjects.put_units(city._desk.database, [one, two])
        subjects.put_people(city._desk.database, [official])

    found = rows(city)

    named = [found[s.name] for s in (one, two, official) if s.name in found]
    assert named
    assert Verdict.MET not in {row.verdict for row in named}
    assert all(row.reason for row in named)
    below = Unit("", "Tổ dưới vòng", UnitKind.TEAM, parent_id=one.id)
    city.register.add(below)
    assert unit(city, below.name).parent_id == one.id


def test_a_tree_of_two_hundred_levels_is_judged(city):
    units, above = [], None
    for level in range(200):
        units.append(Unit(new_id(), f"Cấp {level}", UnitKind.TEAM, parent_id=above))
        above = units[-1].id
    city.register.add_many(units, "Nhập một cây rất sâu")

    deepest = rows(city)["Cấp 199"]

    assert deepest.verdict is not Verdict.MET
    assert deepest.reason


# --- people who left ----------------------------------------------------------------


def test_an_initiative_counts_for_who_is_left_of_its_authors(commune):
    """Who left is on no list; what they thought up with others stays thought up."""
    left, stays = person(commune, MOVED), person(commune, COLLEAGUE)
    for one in commune.records.initiatives():
        if {left.id, stays.id, unit(commune, OLD).id} & set(one.author_ids):
            commune.records.remove_initiative(one)
    assert rows(commune)[OLD].verdict is Verdict.NOT_MET
    shared = Initiative(
        "",
        "Hẹn giờ trả kết quả qua tin nhắn",
        InitiativeKind.SOLUTION,
        date(2026, 3, 2),
        (left.id, unit(commune, OLD).id),
        is_new=True,
        is_applied=True,
        is_replicable=True,
    )
    commune.records.keep_initiative(shared)
    assert rows(commune)[OLD].verdict is Verdict.MET

    commune.register.change(replace(left, retired_on=date(2026, 6, 1)))

    found = rows(commune)
    assert left.name not in found
    assert found[OLD].verdict is Verdict.MET
    assert shared.title in " ".join(found[OLD].merits)


# --- authorities that left ----------------------------------------------------------


def answered(office, subject_id):
    """Return the first answer of somebody in the explanation of a subject."""
    found = office.roundup().explanation(subject_id).walk()
    return next(n for n in found if n.place is not None and n.place.page == "review")


def test_what_somebody_attested_stays_explained_with_the_name_as_it_was(commune):
    """R085, R145: the attester retires and is renamed; the answer keeps the name."""
    attester, subject_id = person(commune, COLLEAGUE), unit(commune, NEW).id
    given = Attestation(
        commune.current_round().id,
        subject_id,
        answered(commune, subject_id).place.key,
        True,
        attester.name,
        date(2026, 11, 10),
        "Biên bản họp tổ",
    )
    commune.records.attest([given], "Xác nhận")

    renamed = replace(attester, name="Lăng Đình Thức (đã nghỉ)")
    commune.register.change(renamed)
    commune.register.retire(renamed)

    node = answered(commune, subject_id)
    assert node.verdict is Verdict.MET
    assert node.source == "Lăng Đình Thức, 10/11/2026; Biên bản họp tổ"


def test_a_decision_keeps_the_signer_of_its_day(demo_office):
    demo.finish_demo(demo_office)
    before = demo_office.awarding.decision(demo_office.roundup())
    signer = demo_office.awarding.signatories()[0]

    demo_office.keep_signatory(Signatory(signer.id, "Tạ Văn Khởi", ("CHỦ TỊCH",)))

    after = demo_office.awarding.decision(demo_office.roundup())
    assert demo_office.awarding.signatories()[0].name == "Tạ Văn Khởi"
    assert (after.signer, after.signer_titles) == (before.signer, before.signer_titles)


def test_a_ruling_stays_in_force_under_the_name_of_who_made_it(commune):
    """R104: the ruling authority leaves; the override and its reason stay."""
    office, name = commune, NEW
    offer = office.roundup().offers[0].code
    subject_id = unit(office, name).id
    cited = office.roundup().cited(subject_id, offer)[0]
    office.double_awards.enter_past(
        PastAward(
            "",
            subject_id,
            name,
            AwardForm.MERIT_CERTIFICATE,
            Level.CITY,
            "Chủ tịch UBND thành phố",
            "118/QĐ-UBND",
            date(2026, 9, 1),
            date(2026, 1, 1),
            date(2026, 8, 31),
            "Thành tích CCHC",
            achievement=cited.key,
        )
    )
    assert rows(office)[name].remark is Remark.DOUBLE_AWARD
    [conflict] = office.roundup().conflicts(subject_id, offer)
    ruler = person(office, "Trà Thị Luyến")
    office.double_awards.rule(
        office.roundup(),
        subject_id,
        conflict,
        Ruling.OVERRIDE,
        "Hai thành tích khác nhau",
        ruler.name,
    )

    office.register.retire(ruler)

    [kept] = office.roundup().conflicts(subject_id, offer)
    assert rows(office)[name].remark is Remark.WITHIN_QUOTA
    assert (kept.ruling.ruled_by, kept.ruling.ruling) == (
        "Trà Thị Luyến",
        Ruling.OVERRIDE,
    )
    assert kept.ruling.reason == "Hai thành tích khác nhau"
