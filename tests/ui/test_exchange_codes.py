"""Every row of the catalogue in the real window: sentence, number and next step.

One window shows them all, each where the program tells it: beside the bundle, beside
what is about to be sent, or in the dialog that refuses.
"""

import hashlib
import re
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop.bundles.sealed.catalogue import (
    CATALOGUE,
    BundleRefusedError,
    Severity,
    found,
)
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.jobs import Jobs, State, findings_of, state_of, told
from desktop.office.exchanging.trust import DigitsDifferError
from tests.ui.city_and_communes import at_work, make_template
from tests.ui.exchange_seen import read, tip_text
from tests.ui.exchange_windows import settle, show_page
from ui.dialogs.error import ErrorDialog
from ui.dialogs.exchange_keys_digits import DigitsDialog
from ui.dialogs.exchange_keys_pass import OpenDialog
from ui.pages.exchange_incoming import Incoming
from ui.pages.exchange_page import BOOK, RECEIVE

HOA_SEN = "vn-xa-99001"
FACT = "<b>Trần &amp; Bình</b> <img>"
"""What a bundle may say of itself: never taken for markup."""
ENGLISH = re.compile(
    r"\b(?:error|failed|invalid|exception|traceback|none|true|false|null|warning|"
    r"unknown|missing|bundle|file|cannot|unexpected|expected|key|the|not|and|with)\b",
    re.IGNORECASE,
)

# Where the program tells what is not told beside the bundle.
FINDING = {"TD-001"}
ACCEPTING = {"TD-601", "TD-602", "TD-603", "TD-604", "TD-605"}
MAKING = {"TD-706"}
WRITING = {"TD-701", "TD-702", "TD-703", "TD-704", "TD-705"}
DIGITS, PASSPHRASE = {"TD-134"}, {"TD-008"}
GROUP = 3
SENDING = {"TD-512", "TD-513", "TD-707"}
BOTH = {"TD-305", "TD-318", "TD-501", "TD-502", "TD-503"}
"""Beside the bundle, and beside what is about to be sent as well."""
TAKEN_IN = {"TD-801"}
AGAIN = {"TD-142"}


def finding_of(code):
    fact = GROUP if code in DIGITS else FACT
    return found(code, **dict.fromkeys(CATALOGUE[code].facts, fact))


def place_of(code):
    """Return the name of the way a finding comes to the officer."""
    dialogs = {
        "find": FINDING,
        "apply": ACCEPTING,
        "make": MAKING,
        "put": WRITING,
        "digits": DIGITS,
        "passphrase": PASSPHRASE,
        "send": SENDING,
    }
    return next((name for name, codes in dialogs.items() if code in codes), "receive")


class Theatre:
    """The window, and how each finding is brought onto it."""

    def __init__(self, city, stick, qtbot, patch):
        self.city, self.patch, self.qtbot = city, patch, qtbot
        self.page = show_page(city, qtbot, stick, tab=RECEIVE)
        self.page.receive.read()
        settle(self.page)
        view = self.page.receive
        [self.job] = [one.job for one in view.found if one.job.org == HOA_SEN]
        preview = city.receiving.preview(self.job)
        self.preview = replace(preview, tables=())
        self.sent = city.sending.prepare(BundleType.PLAN, HOA_SEN)
        self.seen = {}
        self.tips = {}
        patch.setattr(city.receiving, "preview", self._preview)
        patch.setattr(ErrorDialog, "exec", lambda dialog: self._on_dialog(dialog))

    def show(self, code):
        """Bring a finding onto the window; return what can be read there."""
        self.seen = []
        getattr(self, place_of(code))(code)
        return self.seen

    def _on_dialog(self, dialog):
        self._read_dialog(dialog)
        return QDialog.DialogCode.Rejected

    def _read_dialog(self, dialog):
        dialog.show()
        for _turn in range(3):
            QApplication.processEvents()
        self.seen = read(dialog)
        dialog.close()
        dialog.deleteLater()

    # --- beside the bundle --------------------------------------------------------

    def receive(self, code):
        self.page.show_tab(RECEIVE)
        view, job = self.page.receive, self.kept(code)
        view.found, view._previews = [Incoming(job)], {}
        view.reload()
        view.choose(job.sha256)
        settle(self.page)
        self.seen = read(view.pane)
        index = view.table.rows.index(view.table.currentIndex().row(), 0)
        tip = view.table.rows.data(index, Qt.ItemDataRole.ToolTipRole)
        self.tips[code] = tip_text(tip)

    def kept(self, code):
        """Return a real bundle's job, kept in the book with that finding alone."""
        finding = finding_of(code)
        digest = hashlib.sha256(code.encode()).hexdigest()
        job = replace(self.job, sha256=digest)
        jobs = Jobs(self.city._desk.database)
        if code in AGAIN:
            return replace(told(job, (finding,)), state=State.DUPLICATE.value)
        if code in TAKEN_IN:
            job = replace(told(job, (finding,)), state=State.APPLIED.value)
        elif finding.severity.stops or code == "TD-123":
            job = jobs.stopped(job, (finding,), self.city.now())
        else:
            job = told(replace(job, state=State.PREVIEW.value), (finding,))
        return jobs.put(job)

    def _preview(self, job):
        kept = self.city.receiving.job(job.sha256)
        stops = any(one.severity.stops for one in findings_of(kept))
        findings = findings_of(kept)
        return replace(self.preview, findings=findings, can_apply=not stops)

    # --- beside what is sent ------------------------------------------------------

    def send(self, code):
        prepared = replace(self.sent, findings=(finding_of(code),))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.city.sending, "prepare", lambda *_a, **_k: prepared)
            self.page.send_to(BundleType.PLAN, HOA_SEN)
            self.page.send.forget()
            self.page.send.reload()
            settle(self.page)
        self.seen = read(self.page.send.pane)

    # --- dialogs ------------------------------------------------------------------

    def find(self, code):
        self._refusing(self.city.receiving, "find", code, self.page.receive.read)

    def apply(self, code):
        accept = partial(self.page.receive.work.accept, self.job)
        self._refusing(self.city.receiving, "apply", code, accept)

    def make(self, code):
        self._refusing(self.city.sending, "make", code, self._press_send)

    def put(self, code):
        self._refusing(self.city.sending, "put", code, self._press_send)

    def _press_send(self):
        self.page.send_to(BundleType.PLAN, HOA_SEN)
        settle(self.page)
        send = self.page.send
        send.pane.no_secret.setChecked(True)
        send.pane.anew.setChecked(True)
        assert send.verb.isEnabled(), send.verb.toolTip()
        send.verb.click()

    def _refusing(self, door, name, code, act):
        def refuse(*_args, **_kept):
            raise BundleRefusedError(finding_of(code))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(door, name, refuse)
            act()

    def digits(self, code):
        def check(_digits):
            raise DigitsDifferError(GROUP)

        dialog = DigitsDialog(self.page, "UBND phường Hoa Sen", HOA_SEN, check)
        dialog.fill("1" * 30)
        dialog._on_verb()
        self._read_dialog(dialog)

    def passphrase(self, code):
        def unlock(_words):
            raise BundleRefusedError(finding_of(code))

        dialog = OpenDialog(self.page, self.city.identity)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.city.identity, "unlock", unlock)
            dialog._on_verb()
        self._read_dialog(dialog)


@pytest.fixture(scope="module")
def kept():
    """What the one window showed, for all tests of this file."""
    return {}


@pytest.fixture
def shown(kept, tmp_path_factory, qtbot):
    """Show every finding in one window, at the first test that asks."""
    if not kept:
        root = tmp_path_factory.mktemp("ma-loi")
        template = make_template(tmp_path_factory.mktemp("mau"))
        with (
            at_work(template, root / "o") as (offices, stick),
            pytest.MonkeyPatch.context() as patch,
        ):
            theatre = Theatre(offices.city, stick, qtbot, patch)
            kept.update(_all_shown(theatre))
            theatre.page.close()
    return kept


def _all_shown(theatre):
    words = {code: theatre.show(code) for code in CATALOGUE}
    sent = {code: _sent(theatre, code) for code in sorted(BOTH)}
    theatre.page.show_tab(BOOK)
    settle(theatre.page)
    book = _book(theatre.page.book.taken)
    return {"words": words, "tips": theatre.tips, "sent": sent, "book": book}


def _sent(theatre, code):
    theatre.send(code)
    return theatre.seen


def _book(table):
    """Return the tips of the notes by the note, as Qt shows them."""
    model = table.rows
    place = [column.title for column in model.columns].index("Ghi chú")
    found_tips = {}
    for number in range(model.rowCount()):
        index = model.index(number, place)
        tip = model.data(index, Qt.ItemDataRole.ToolTipRole)
        found_tips[model.data(index)] = tip_text(tip)
    return found_tips


def troubles(words, code, *, step=True):
    """Return why an officer could not read a finding; nothing where all is well."""
    finding, said = finding_of(code), "\n".join(one.text for one in words)
    wanted = [finding.sentence, code]
    if step:
        wanted.append(finding.next_step)
    found_missing = [f"not there: {one}" for one in wanted if one not in said]
    about = [w for w in words if any(part in w.text for part in wanted)]
    found_missing += [f"{one.trouble}: {one.text}" for one in about if one.trouble]
    return found_missing


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_finding_can_be_read_in_the_window(code, shown):
    words = shown["words"][code]

    assert troubles(words, code) == []
    said = "\n".join(one.text for one in words).replace(FACT, "")
    assert not ENGLISH.search(said), said
    assert len(set(re.findall(r"TD-\d{3}", said))) == 1, "another one stayed there"


@pytest.mark.parametrize("code", sorted(BOTH))
def test_what_a_sender_can_mend_is_also_told_before_sending(code, shown):
    assert troubles(shown["sent"][code], code, step=False) == []


def test_every_finding_of_the_catalogue_was_shown(shown, counted):
    readable = [c for c, words in shown["words"].items() if not troubles(words, c)]

    counted("F40", len(readable))
    assert len(readable) == len(CATALOGUE)


def test_the_list_of_bundles_tells_number_and_sentence_in_its_tips(shown):
    tips = shown["tips"]

    assert len(tips) >= 80
    for code, tip in tips.items():
        assert code in tip
        assert finding_of(code).sentence in tip


def test_the_book_keeps_the_number_of_every_bundle_that_was_stopped(shown):
    stopped = {
        code
        for code, entry in CATALOGUE.items()
        if place_of(code) == "receive" and entry.severity.stops
    }

    assert stopped <= set(shown["book"])
    for code in stopped:
        assert finding_of(code).sentence in shown["book"][code]
        assert finding_of(code).next_step in shown["book"][code]


def test_a_next_step_names_a_button_or_a_tab_there_is():
    named = set()
    for entry in CATALOGUE.values():
        named |= set(re.findall(r"bấm “([^”]+)”", entry.next_step))
    words = " ".join(entry.next_step for entry in CATALOGUE.values())

    assert named == {"Đọc lại", "Chấp nhận lần đánh số mới", "Thử lại"}
    assert "Nhật ký nhận" not in words
    assert "Sổ giao nhận" in words


def test_severities_that_stop_are_those_of_states_an_officer_sees():
    states = {
        state_of(Jobs.stopped(_bare(), (finding_of(code),), _now()))
        for code, entry in CATALOGUE.items()
        if entry.severity is not Severity.WARNING
    }

    assert states <= {
        State.REJECTED,
        State.QUARANTINED,
        State.HELD,
        State.FAILED,
        State.CANCELLED,
        State.DUPLICATE,
    }


def _bare():
    from desktop.office.exchanging.kept import ImportJob

    return ImportJob("ab" * 32, "x.tdkt", "staged", "2026-11-20T08:00:00")


def _now():
    from datetime import datetime

    return datetime(2026, 11, 20, 8, 0)
