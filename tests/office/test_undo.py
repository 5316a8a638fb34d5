"""Taking back and doing again, by name, across every use case."""

from desktop.emulation.participants import Unit, UnitKind
from desktop.office.demo import demo
from desktop.office.office import Office


def undo_everything(office):
    taken = []
    while step := office.undo():
        taken.append(step.title)
    return taken


def redo_everything(office):
    done = []
    while step := office.redo():
        done.append(step.title)
    return done


def test_the_first_start_is_one_action(office):
    office.undo()  # the register
    before = office.particulars()

    assert office.undo().title == "Lập cơ quan"
    assert office.particulars() is None
    assert office.awarding.signatories() == []
    assert office.plans.adopted() == []

    assert office.redo().title == "Lập cơ quan"
    assert office.particulars() == before
    assert len(office.awarding.signatories()) == 2
    assert office.rounds()[0].name == "Tháng 12/2025"


def test_undo_names_what_it_takes_back(office):
    office.register.add(Unit("", "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT))

    assert office.trail.next_undo().title == "Thêm đơn vị Trạm Y tế"
    office.undo()
    assert office.trail.next_redo().title == "Thêm đơn vị Trạm Y tế"
    assert len(office.register.units()) == 1


def test_new_work_leaves_what_was_undone_behind(office):
    office.register.add(Unit("", "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT))
    office.undo()
    office.register.add(Unit("", "Thôn Đoài", UnitKind.VILLAGE))

    assert office.redo() is None


def test_the_whole_demonstration_is_undone_to_nothing_and_done_again(
    demo_office, tmp_path
):
    demo.finish_demo(demo_office)
    full = demo_office.trail.content_digest()
    with Office.open(tmp_path / "moi") as empty:
        nothing = empty.trail.content_digest()

    taken = undo_everything(demo_office)
    assert demo_office.trail.content_digest() == nothing
    assert demo.is_empty(demo_office)

    done = redo_everything(demo_office)
    assert demo_office.trail.content_digest() == full
    assert done == taken[::-1]
    assert done[0] == "Lập cơ quan"
    assert done[-1] == "Ra Quyết định số 1284/QĐ-UBND"


def test_every_single_step_back_can_be_done_again(demo_office):
    for _ in range(len(demo_office.trail.steps())):
        before = demo_office.trail.content_digest()
        demo_office.undo()
        demo_office.redo()
        assert demo_office.trail.content_digest() == before
        demo_office.undo()


def test_results_follow_an_undo(demo_office, named):
    before = demo_office.outcome()
    unit = named(demo_office, "Thôn Đoài")

    demo_office.register.retire(unit)
    assert demo_office.outcome() != before

    demo_office.undo()
    assert demo_office.outcome() == before


def test_undo_reaches_past_the_end_of_the_day(demo_root):
    with Office.open(demo_root) as office:
        title = office.trail.steps(limit=1)[0].title
        assert office.undo().title == title
