"""The checkout itself: what lies where, what no file may say."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, or this file would be the first to break its own rule.
REGISTRIES = [
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "registry.npm" + "js.org",
    "proxy.go" + "lang.org",
    "crates" + ".io",
    "anaconda" + ".org",
    "deb.deb" + "ian.org",
    "--extra-" + "index-url",
    "--index" + "-url",
]
# A folder of a machine: of root, of a user, of this project's workshop.
MACHINE_PATH = re.compile(
    r"(?<![\w.])(?:/(?:root|work)/\w|/home/\w+/|[A-Z]:\\+Users\\+\w)"
)
TEXT = {
    *("", ".cfg", ".csv", ".editorconfig", ".gitattributes", ".gitignore", ".ini"),
    *(".importlinter", ".json", ".md", ".po", ".py", ".qss", ".spec", ".svg"),
    *(".toml", ".txt", ".yaml", ".yml"),
}
TOP_FOLDERS = {
    *("desktop", "ui", "resources", "db", "tests"),
    *("docs", "tools", "benchmarks", "requirements", ".ci"),
}


@cache
def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [
        ROOT / name for name in listed.stdout.split("\0") if (ROOT / name).is_file()
    ]


def names(paths):
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def python_files():
    return [path for path in tracked() if path.suffix in {".py", ".spec"}]


def texts():
    return [
        (path, path.read_text(encoding="utf-8"))
        for path in tracked()
        if path.suffix in TEXT
    ]


def test_the_top_level_holds_the_agreed_folders():
    folders = {path.relative_to(ROOT).parts[0] for path in tracked()}

    assert {name for name in folders if (ROOT / name).is_dir()} <= TOP_FOLDERS


def test_no_folder_of_tests_is_a_package():
    # tests/db/__init__.py would shadow db.
    assert not names((ROOT / "tests").rglob("__init__.py"))


def test_every_module_opens_with_a_sentence():
    silent = [
        path
        for path in python_files()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert not names(silent)


def test_no_file_names_a_registry():
    said = [
        f"{path.relative_to(ROOT).as_posix()}: {word}"
        for path, text in texts()
        for word in REGISTRIES
        if word in text
    ]

    assert not said


def test_no_file_names_a_folder_of_a_machine():
    said = [
        f"{path.relative_to(ROOT).as_posix()}: {found.group()}"
        for path, text in texts()
        if (found := MACHINE_PATH.search(text))
    ]

    assert not said


def test_nothing_made_is_kept_in_the_checkout():
    made = {".db", ".log", ".pyc", ".mo"}
    past = ROOT / "tests" / "db" / "past"

    assert not names(
        path
        for path in tracked()
        if path.suffix in made and not path.is_relative_to(past)
    )
