"""Long work of the exchange: what it says of itself, and a file somebody else holds."""

import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError, found
from ui.dialogs.error import ErrorDialog
from ui.dialogs.exchange_work import Steps, work_at

HELD = BundleRefusedError(found("TD-705"))
GONE = BundleRefusedError(found("TD-703"))


@pytest.fixture
def answers(monkeypatch):
    """Answer each refusal in turn; what was shown is kept."""
    planned, shown = [], []

    def answer(dialog):
        shown.append(dialog.windowTitle())
        return planned.pop(0) if planned else 0

    monkeypatch.setattr(ErrorDialog, "exec", answer)
    return planned, shown


def test_a_file_another_program_holds_is_written_when_it_lets_go(qtbot, answers):
    planned, shown = answers
    planned += [1, 1]
    tried = []

    def write():
        tried.append(len(tried))
        if len(tried) < 3:
            raise HELD
        return "goi.tdkt"

    done = work_at(None, "Đang ghi", lambda steps: steps.writing(write))

    assert done == "goi.tdkt"
    assert tried == [0, 1, 2]
    assert shown == [HELD.sentence] * 2


def test_who_does_not_try_again_is_not_told_twice(qtbot, answers):
    _planned, shown = answers

    def write():
        raise HELD

    assert work_at(None, "Đang ghi", lambda steps: steps.writing(write)) is None
    assert shown == [HELD.sentence]


def test_any_other_trouble_goes_to_the_page(qtbot, answers):
    _planned, shown = answers

    def write():
        raise GONE

    with pytest.raises(BundleRefusedError) as refusal:
        work_at(None, "Đang ghi", lambda steps: steps.writing(write))
    assert refusal.value is GONE
    assert shown == []


def test_megabytes_are_told_and_the_window_is_painted_meanwhile(qtbot, monkeypatch):
    painted = []
    real = Steps.paintEvent
    monkeypatch.setattr(
        Steps, "paintEvent", lambda self, e: (painted.append(1), real(self, e))[1]
    )
    said = []

    def work(steps):
        steps.begin("Chép về máy và kiểm tra")
        before = len(painted)
        for done in range(0, 210_000_000, 30_000_000):
            qtbot.wait(40)
            assert steps.bytes(done, 210_000_000)
            said.append(steps._count.text())
        assert before >= 1, "on screen before it begins"

    work_at(None, "Đang đọc gói", work)

    assert said[1] == "30/210 MB"
    assert len(said) == 7
