"""The rules of who may import whom hold, so that a plain pytest fails too."""

from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]


def test_every_room_keeps_to_its_neighbours(monkeypatch):
    monkeypatch.chdir(ROOT)

    # What is broken, with file and line, is printed and so shown by pytest.
    assert lint_imports(config_filename=".importlinter", no_cache=True) == 0
