"""PySide with its signatures put off: the same answers, and nothing compiled before."""

import subprocess
import sys

import pytest

PUT_OFF = """
from ui import qt_sooner
qt_sooner.import_pyside()
"""
READY = """
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from PySide6.support.signature import get_signature

def refused(act):
    try:
        act()
    except Exception as error:
        print(type(error), error)
"""
QUESTIONS = (
    'refused(lambda: QPoint("x", 3))',
    "refused(lambda: QSize().scale(None))",
    "refused(lambda: QColor([]))",
    "print(QWidget.resize.__doc__)",
    "print(get_signature(QWidget.resize), get_signature(QWidget.setParent))",
)
MADE = """
import sys
import PySide6.QtWidgets
package = "shibokensupport.signature."
names = "errorhandler layout lib.enum_sig lib.pyi_generator lib.tool mapping parser"
kept = {name: vars(sys.modules[package + name]) for name in names.split()}
print([name for name, held in kept.items() if held.get("_is_begun", True)])
"""
KEEP_USUAL = """
import builtins
usual = builtins.__import__, builtins.compile
"""
IS_USUAL = """
import PySide6.QtWidgets
print((builtins.__import__, builtins.compile) == usual)
"""


def said_by(program):
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_no_signature_is_compiled_before_somebody_asks():
    assert said_by(PUT_OFF + MADE).strip() == "[]"


@pytest.mark.parametrize("questions", [*QUESTIONS, "\n".join(QUESTIONS)])
def test_every_first_question_is_answered_as_by_pyside_itself(questions):
    said = said_by(PUT_OFF + READY + questions)

    assert said == said_by(READY + questions)
    assert said.strip()


def test_import_and_compile_are_pythons_own_afterwards():
    assert said_by(KEEP_USUAL + PUT_OFF + IS_USUAL).strip() == "True"
    assert said_by(KEEP_USUAL + IS_USUAL).strip() == "False"  # PySide's own habit


def test_a_module_of_another_pyside_is_compiled_at_once():
    shorter = "from ui import qt_sooner\nqt_sooner._SIZES.clear()\n"
    program = shorter + PUT_OFF + MADE

    assert "parser" in said_by(program)
