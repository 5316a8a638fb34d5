"""Bring PySide in without what it compiles at every start and hardly ever needs.

PySide carries the Python code of its signatures (error texts for wrong arguments, the
maker of its .pyi files) as a zip inside its library, and compiles all of it at every
import: about 35 ms of a start of 250. `import_pyside` puts that off, module by module,
until somebody asks a module for something.

Written for PySide 6.11. With a version that keeps this code elsewhere nothing is put
off, and everything works: only the start takes as long as it did.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType

_PACKAGE = "shibokensupport/signature"
LATER = frozenset(
    f"{_PACKAGE}/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "mapping",
        "parser",
    )
)

# Stands for the code of such a module. Importing asks a new module for names like
# `__path__`, which is no reason to make it; the lock is for a question from a thread.
_STAND_IN = """
import threading
_being_made = threading.RLock()

def __getattr__(name):
    here = globals()
    if name.startswith("__") and name != "__dict__":
        raise AttributeError(name)
    with _being_made:
        if here.pop("__getattr__", None) is not None:
            source = __loader__.zfile.read(__file__)
            exec(compile(source, __file__, "exec", dont_inherit=True), here)
    try:
        return here[name]
    except KeyError:
        raise AttributeError(name) from None

def update_mapping():
    del globals()["update_mapping"]
    return __getattr__("update_mapping")()
"""


def import_pyside() -> None:
    """Import PySide6 itself, without any of Qt's modules."""
    with _compiled_later():
        import PySide6  # noqa: F401


@contextmanager
def _compiled_later() -> Iterator[None]:
    """Let `compile` give the stand-in for the modules of `LATER`.

    The importer of PySide's zip calls `compile` by its plain name and offers no other
    way in: it takes the first place among the importers, and out of the loaded modules
    whatever has its names.
    """
    real = builtins.compile

    def compile_later(source, filename, *rest, **options):  # type: ignore[no-untyped-def]
        is_later = filename in LATER
        return real(_STAND_IN if is_later else source, filename, *rest, **options)

    builtins.compile = compile_later  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile = real
