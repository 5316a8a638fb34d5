"""The rules of who may import whom hold, so that a plain pytest fails too."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINT = """
import sys
from importlinter.cli import lint_imports

sys.exit(lint_imports(config_filename=".importlinter", no_cache=True))
"""


def test_every_room_keeps_to_its_neighbours():
    # In a process of its own: the tool silences every logger that exists already.
    lint = [sys.executable, "-c", LINT]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
