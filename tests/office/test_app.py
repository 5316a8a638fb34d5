"""The start of the program: a window where no verb is given, and only then."""

import os
import subprocess
import sys

import pytest

from desktop import app
from desktop.cli import running as cli


def test_without_a_verb_a_window_is_opened(monkeypatch, root):
    opened = []
    monkeypatch.setattr(app, "_run_window", lambda data: opened.append(data) or 0)

    assert app.main(["--data", str(root)]) == 0
    assert opened == [root]


def test_a_double_click_reads_no_verbs(monkeypatch):
    opened = []
    monkeypatch.setattr(app, "_run_window", lambda data: opened.append(data) or 0)
    monkeypatch.setattr(cli, "parse", lambda _: pytest.fail("verbs"))

    assert app.main([]) == 0
    assert opened == [None]


def test_with_a_verb_no_window_is_opened(monkeypatch, demo_root, capsys):
    monkeypatch.setattr(app, "_run_window", lambda data: pytest.fail("a window"))

    assert app.main(["rank", "--data", str(demo_root)]) == cli.DONE
    assert "Trung tâm Phục vụ hành chính công" in capsys.readouterr().out


def test_an_interrupted_program_says_nothing_of_a_bug(capsys):
    said = []
    hook = app._said_in_a_sentence(lambda *error: said.append(error[0]))

    hook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert said == [KeyboardInterrupt]
    assert capsys.readouterr().err == ""


def test_an_office_is_opened_in_its_own_time(demo_root):
    with app._open(demo_root) as office:
        assert office.today().year == 2025


START = """
import sys
from desktop import app

def until_closed():
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    slow = ("peewee", "decimal", "desktop.awards", "desktop.plans.plan")
    signatures = vars(sys.modules["shibokensupport.signature.parser"])
    compiled = ["signatures"] if signatures.get("_is_begun", True) else []
    print([name for name in slow if name in sys.modules] + compiled)
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0

app.until_closed = until_closed
sys.exit(app.main(["--data", sys.argv[1]]))
"""


def test_a_start_on_unchanged_data_needs_no_rules_no_peewee_no_signatures(demo_root):
    command = [sys.executable, "-c", START, str(demo_root)]
    for _ in range(2):  # the first looks the round over, and keeps it
        said = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )

    assert said.stdout.strip() == "[]"
