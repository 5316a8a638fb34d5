"""Every finding of the catalogue as the officer sees it: sentence, code, next step."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.bundles.sealed.catalogue import CATALOGUE, BundleRefusedError, found
from desktop.office.exchanging.jobs import Jobs, findings_of, state_of, told
from desktop.office.exchanging.kept import ImportJob
from ui.dialogs.error import ErrorDialog, show_refusal
from ui.pages.exchange_incoming import Incoming, IncomingTable
from ui.pages.exchange_labels import chip_of
from ui.pages.exchange_preview import PreviewPane
from ui.widgets.findings import MARKS, FindingList

_FACT = "<b>Trần &amp; Bình</b>"
"""What a bundle may say of itself: never taken for markup."""
_ENGLISH = re.compile(
    r"\b(?:error|failed|invalid|exception|traceback|none|true|false|null|warning|"
    r"unknown|missing|bundle|file not|the|not|and)\b",
    re.IGNORECASE,
)


def finding(code):
    facts = dict.fromkeys(CATALOGUE[code].facts, _FACT)
    return found(code, **facts)


def job_with(code):
    """Return a bundle as it is kept after that finding."""
    one = ImportJob(
        "ab" * 32,
        "TDKT_submission_vn-xa-00008_vn-tinh-01_x.2026_000007.tdkt",
        "staged",
        "2026-11-20T08:00:00",
        org="vn-xa-00008",
        org_name="Ủy ban nhân dân phường Hoa Sen",
        type="submission",
        movement="x",
        period="2026",
        seq=7,
    )
    what = finding(code)
    if what.severity.stops:
        from datetime import datetime

        return Jobs.stopped(one, (what,), datetime(2026, 11, 20, 8, 0))
    return told(one, (what,))


@pytest.fixture(scope="module")
def one_pane(qapp):
    """One pane for all of them: what it showed before must not stay."""
    made = PreviewPane()
    made.resize(800, 500)
    yield made
    made.deleteLater()


@pytest.fixture
def pane(one_pane):
    one_pane.show()
    yield one_pane
    one_pane.hide()


def said(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(widget))


def is_plain(widget: QWidget) -> bool:
    labels = widget.findChildren(QLabel)
    plain = Qt.TextFormat.PlainText
    return all(label.textFormat() == plain for label in labels if label.text())


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_finding_is_shown_in_the_window_with_its_code_and_next_step(code, pane):
    job = job_with(code)
    pane.show_job(job)

    text = said(pane)

    [what] = findings_of(job)
    assert what.sentence in text
    assert what.next_step in text
    assert what.severity.value in text
    assert code in text
    assert text.count("TD-") == 1
    assert "Traceback" not in text
    assert is_plain(pane)
    [row] = pane.findings.rows
    assert what.sentence in row.accessibleName()
    assert code in row.accessibleName()
    assert chip_of(job).word
    assert state_of(job).label


def test_the_words_are_vietnamese_and_end_in_something_to_do():
    for entry in CATALOGUE.values():
        facts = dict.fromkeys(entry.facts, "7")
        sentence = entry.sentence.format_map(facts)
        step = entry.next_step.format_map(facts)
        assert not _ENGLISH.search(f"{sentence} {step}"), entry.code
        assert step.strip(), entry.code
        assert "{" not in sentence + step, entry.code


def test_a_refusal_with_any_code_is_a_dialog_without_a_trace(qtbot, monkeypatch):
    dialogs = []

    def note(dialog):
        dialogs.append(dialog)
        return 0

    monkeypatch.setattr(ErrorDialog, "exec", note)

    for code in CATALOGUE:
        show_refusal(None, BundleRefusedError(finding(code)))

    for code, dialog in zip(CATALOGUE, dialogs, strict=True):
        qtbot.addWidget(dialog)
        text = said(dialog)
        assert finding(code).sentence in text
        assert finding(code).next_step in text
        assert "Traceback" not in text
        assert dialog.detail.toPlainText() == code
        assert is_plain(dialog)


def test_every_severity_has_a_mark_of_its_own():
    icons = [icon for icon, _tone in MARKS.values()]

    assert {entry.severity for entry in CATALOGUE.values()} <= set(MARKS)
    assert len(set(icons)) == len(icons)


def test_what_holds_a_bundle_offers_its_way_out(qtbot):
    from PySide6.QtWidgets import QPushButton

    ways = {
        "TD-113": "Nhập 30 số…",
        "TD-144": "Chấp nhận lần đánh số mới…",
        "TD-008": "Mở khóa…",
        "TD-508": "Kiểm tra lại",
    }
    for code, words in ways.items():
        pane = PreviewPane()
        qtbot.addWidget(pane)
        pane.show_job(job_with(code))
        labels = [button.text() for button in pane.findChildren(QPushButton)]
        assert words in labels, code


def test_the_list_of_bundles_tells_the_code_and_the_sentence(qtbot):
    table = IncomingTable()
    qtbot.addWidget(table)
    job = job_with("TD-112")
    table.show_incoming([Incoming(job)], [])

    tip = table.rows.columns[0].tip(Incoming(job))

    assert "TD-112" in tip
    assert job.sentence in tip
    assert table.rows.columns[1].text(Incoming(job)) == "Từ chối"


def test_findings_shown_before_are_gone_at_once(qtbot):
    shown = FindingList("Điều cần biết")
    qtbot.addWidget(shown)
    shown.show()
    shown.show_findings([finding("TD-112"), finding("TD-305")])

    shown.show_findings([finding("TD-502")])

    text = said(shown)
    assert "TD-502" in text
    assert "TD-112" not in text
