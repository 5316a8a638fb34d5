"""The pinned requirements are what pyproject.toml asks for, hashed, from nowhere."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("runtime.txt", "dev.txt")


def pinned(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def asked(lock):
    lines = list(PROJECT["project"]["dependencies"])
    if lock == "dev.txt":
        lines += PROJECT["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_within_its_bounds(lock):
    pins = pinned(lock)

    unmet = [
        str(wanted)
        for wanted in asked(lock)
        if not wanted.specifier.contains(
            pins.get(canonicalize_name(wanted.name), "0"), prereleases=True
        )
    ]
    assert not unmet, "run: make lock"


def test_the_program_runs_on_the_versions_it_is_tested_on():
    tested = pinned("dev.txt")

    assert {name: tested.get(name) for name in pinned("runtime.txt")} == pinned(
        "runtime.txt"
    )


def test_nothing_is_pinned_for_the_program_that_it_does_not_need():
    # What the direct dependencies bring along; a new name here needs a line in
    # docs/adr/0004 with its licence.
    brought = {"charset-normalizer", "pillow", "shiboken6"}
    brought |= {"lxml", "typing-extensions"}  # of python-docx
    brought |= {"cffi", "pycparser"}  # of cryptography
    direct = {canonicalize_name(each.name) for each in asked("runtime.txt")}

    assert set(pinned("runtime.txt")) == direct | brought


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_hashes_and_no_address(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")

    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--\w*index|--find-links)", text, re.MULTILINE)


def test_every_runtime_dependency_is_explained():
    record = next((ROOT / "docs" / "adr").glob("0004-*.md"))
    explained = record.read_text(encoding="utf-8").lower()

    assert not [name for name in pinned("runtime.txt") if name not in explained]
