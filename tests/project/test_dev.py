"""The jobs of a developer: one list, whichever way they are called."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("dev", ROOT / "tools" / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)  # main goes to its root; undone after the test
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "STAMP", tmp_path / "stamp")
    return module


@pytest.fixture
def commands(dev, monkeypatch):
    made = []
    monkeypatch.setattr(dev, "_run", lambda *words: made.append(words[0]) or 0)
    monkeypatch.setattr(dev, "_bring_system_libraries", lambda: None)
    return made


def test_make_forwards_every_verb(dev):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.search(r"^VERBS = (.*)$", makefile, re.MULTILINE)[1].split()

    assert [*verbs, "tool"] == sorted(dev.VERBS, key=[*verbs, "tool"].index)


def test_without_a_verb_all_are_listed(dev, capsys):
    assert dev.main([]) == 0

    listed = capsys.readouterr().out
    assert all(f"  {verb} " in listed for verb in dev.VERBS)


def test_an_unknown_verb_is_refused(dev):
    assert dev.main(["dance"]) == 2


def test_the_environment_is_made_once(dev, commands):
    assert dev.env([]) == 0
    assert dev.env([]) == 0

    assert len(commands) == 1
    assert "--require-hashes" in commands[0]


def test_new_requirements_renew_the_environment(dev, commands, monkeypatch, tmp_path):
    dev.env([])
    (tmp_path / "dev.txt").write_text("another==1")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "dev.txt")
    dev.env([])

    assert len(commands) == 2


def test_a_failed_installation_is_tried_again(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "_bring_system_libraries", lambda: None)
    monkeypatch.setattr(dev, "_run", lambda *_: 1)

    assert dev.env([]) == 1
    assert not (tmp_path / "stamp").exists()


def test_missing_libraries_are_named_where_they_cannot_be_installed(
    dev, monkeypatch, capsys
):
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: None)
    dev._bring(["libgl1", "libegl1"])

    assert "libgl1 libegl1" in capsys.readouterr().err


def test_the_tests_run_even_if_the_style_is_wrong(dev, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(dev, "env", lambda _: 0)
    monkeypatch.setattr(dev, "_style", lambda: ["ruff check ."])
    monkeypatch.setattr(dev, "_pytest", lambda words: ran.append(words) or 0)

    assert dev.test(["-k", "rank"]) == 1
    shared = ["-n", "auto", "--dist", "worksteal"]
    assert ran == [[*shared, "-m", "not faults", "-k", "rank"]]
    assert "ruff check ." in capsys.readouterr().out


def test_the_demonstration_makes_every_paper(dev, monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(dev, "DEMO", tmp_path / "out" / "demo")
    monkeypatch.setattr(dev, "env", lambda _: 0)
    monkeypatch.setattr(dev, "_program", lambda _, words, *__: asked.append(words) or 0)
    monkeypatch.setenv("CI", "1")

    assert dev.main(["demo"]) == 0
    verbs = [words[0] for words in asked]
    assert verbs == ["demo", "rank", "review", "certificates", "papers", "export"]
    assert "out/demo" in capsys.readouterr().out


def test_continuous_integration_runs_the_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "make --no-print-directory test" in script
