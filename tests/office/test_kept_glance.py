"""What a start shows from last time is never older than file, program or day."""

import tomllib
from datetime import date, timedelta

import pytest

import resources
from db import models, settings
from db.identity import new_id
from desktop.emulation.journal import Activity, ActivityKind
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.office.demo import demo
from desktop.office.demo import time as demo_time
from desktop.office.office import Office
from desktop.office.overview import kept_glance
from desktop.office.registers.scorebook import Entry


@pytest.fixture
def folder(demo_office):
    """The demonstration, its glance kept and the file let go."""
    demo_office.overview()
    demo_office.close()
    return demo_office.folders.root


def reopened(folder):
    return demo.in_its_time(Office.open(folder))


def looked_over_anew(office):
    return office._look_over().overview(office.today())


def never(_office):
    pytest.fail("the round was looked over though nothing changed")


def test_an_unchanged_office_is_not_looked_over_again(folder, monkeypatch):
    with reopened(folder) as office:
        wanted = looked_over_anew(office)
    monkeypatch.setattr(Office, "_look_over", never)
    with reopened(folder) as office:
        assert office.overview() == wanted


CHANGES = {
    "a unit": lambda o: o.register.add_many(
        [Unit(new_id(), "Đội mới", UnitKind.OFFICE)], "Nhập đơn vị"
    ),
    "a score": lambda o: o.enter_score(_open_cell(o)),
    "undo": lambda o: o.undo(),
    "undo and redo": lambda o: (o.undo(), o.redo()),
    "a reading": lambda o: _settle(o),
    "the cut-off": lambda o: o.reviewing.move_cutoff(
        o.current_round(), date(2025, 12, 20), "Gia hạn"
    ),
    "the journal": lambda o: o.journal.keep_activity(
        Activity("", ActivityKind.CONTEST, date(2025, 12, 1), "Hội thi")
    ),
    "another movement": lambda o: o.plans.adopt("hai-hoa-2024"),
    "a number": lambda o: o.plans.number(o.plans.current(), "12/KH-UBND", None),
}


def _open_cell(office):
    roundup = office.roundup()
    for subject in roundup.candidates:
        sums = roundup.total(subject)
        if sums is not None and sums.missing:
            return Entry(subject, sums.missing[0], Side.VERIFIED, "1")
    return pytest.fail("the demonstration has no open cell")


def _settle(office):
    adopted = office.plans.current()
    reading = next(r for r in office.plan().readings if len(r.alternatives) > 1)
    other = next(a.value for a in reading.alternatives if a.value != reading.default)
    office.plans.settle(adopted, reading.key, other, "đã hỏi cấp trên")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_it_is(folder, change):
    with reopened(folder) as office:
        change(office)  # and closed without a look, as the command line does
    with reopened(folder) as office:
        assert office.overview() == looked_over_anew(office)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_kept_after_a_change_is_the_change(folder, change, monkeypatch):
    with reopened(folder) as office:
        office.overview()
        change(office)
        wanted = office.overview()
    monkeypatch.setattr(Office, "_look_over", never)
    with reopened(folder) as office:
        assert office.overview() == wanted


def test_another_program_looks_anew(folder, monkeypatch):
    monkeypatch.setattr(kept_glance, "program", lambda: "0.2.0 0")
    monkeypatch.setattr(Office, "_look_over", lambda _office: "anew")
    office = reopened(folder)
    assert office.glance() == "anew"
    office._glance = None
    office.close()


def test_a_glance_of_another_shape_is_not_trusted(folder, monkeypatch):
    with reopened(folder) as office:
        mark = office.trail.mark()
        monkeypatch.setattr(kept_glance, "FORMAT", kept_glance.FORMAT + 1)
        assert kept_glance.load(office._database, mark) is None


def test_due_dates_come_back_as_they_were(folder):
    with reopened(folder) as office:
        kept = kept_glance.load(office._database, office.trail.mark())
        assert kept.dues == office._look_over().dues
        assert kept.dues[0].day == date(2025, 12, 14)


def test_the_days_are_those_of_today(folder, monkeypatch):
    monkeypatch.setattr(Office, "_look_over", never)
    with reopened(folder) as office:
        later = office.now() + timedelta(days=3)
        overview = office.with_clock(lambda: later).overview()
    [today] = [m.day for m in overview.milestones if m.is_today]
    assert today == later.date()


@pytest.mark.parametrize("junk", ["", "{", "[]", "{}", '{"mark": 1}', "null"])
def test_junk_is_not_trusted(folder, junk):
    with reopened(folder) as office:
        settings.put(office._database, kept_glance.KEY, junk)
        assert office.overview() == looked_over_anew(office)


def test_only_the_mark_of_the_moment_is_trusted(folder):
    with reopened(folder) as office:
        mark = office.trail.mark()
        assert kept_glance.load(office._database, mark) is not None
        assert kept_glance.load(office._database, mark + "0") is None


def test_a_score_entered_is_a_score_read_again(demo_office):
    demo_office.outcome()
    demo_office.enter_score(_open_cell(demo_office))
    kept = demo_office.outcome()
    demo_office._roundup = None
    assert demo_office.outcome() == kept


def test_the_end_of_a_demonstration_is_what_its_file_says():
    for code in demo.plans_with_demo():
        data = tomllib.loads(resources.text(f"demo/{code}.toml"))
        assert demo_time._end_of(code) == data["now"]


def test_the_names_of_the_tracked_tables_are_those_of_the_models():
    assert tuple(m.table() for m in models.TRACKED) == models.TRACKED_NAMES
