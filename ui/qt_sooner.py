"""Bring PySide in without what it compiles at every start and hardly ever needs.

PySide carries the Python code of its signatures (what to say to wrong arguments, the
maker of its .pyi files) as a zip inside its library and compiles all of it at every
import, about 35 ms of a start of 250; `import_pyside` puts that off, module by module,
until one is asked for something. And it reads the source of every module imported
after it, about 9 ms, looking for a switch of names (`from __feature__ import …`) that
this program does not use; `import_pyside` gives Python its own `import` back.

Written for PySide 6.11: only modules of exactly the sizes known here are put off. With
any other version they are compiled at once, and only the start takes longer.
"""

import builtins
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import CodeType

_PACKAGE = "shibokensupport/signature"
_SIZES = {  # bytes of the source, by the name in the zip
    f"{_PACKAGE}/errorhandler.py": 5054,
    f"{_PACKAGE}/layout.py": 15431,
    f"{_PACKAGE}/lib/enum_sig.py": 15631,
    f"{_PACKAGE}/lib/pyi_generator.py": 17029,
    f"{_PACKAGE}/lib/tool.py": 3374,
    f"{_PACKAGE}/mapping.py": 28484,
    f"{_PACKAGE}/parser.py": 20219,
}

# Stands for the code of such a module until a name is asked for. Names such as
# `__path__` are asked for by every import, and are no reason. `update_mapping` is what
# PySide's C++ takes out of the dictionary of `mapping`, past `__getattr__`.
_STAND_IN = """
import threading

_one_at_a_time = threading.RLock()
_is_begun = False

def _make():
    global _is_begun
    with _one_at_a_time:
        if not _is_begun:
            _is_begun = True
            source = __loader__.zfile.read(__file__)
            exec(compile(source, __file__, "exec"), globals())
    return globals()

def __getattr__(name):
    if name.startswith("__") or name not in _make():
        raise AttributeError(name)
    return globals()[name]

def update_mapping():
    return _make()["update_mapping"]()
"""


def import_pyside() -> None:
    """Import PySide6 itself, without any of Qt's modules; call it before they come."""
    usual = builtins.__import__
    with _compiled_later():
        import PySide6  # noqa: F401
    builtins.__import__ = usual


@contextmanager
def _compiled_later() -> Iterator[None]:
    """Let `compile` give the stand-in for the modules that are put off.

    The importer of PySide's zip calls `compile` by its plain name, and there is no
    other way in: it takes the first place among the importers, and throws loaded
    modules of its names out.
    """
    usual = builtins.compile
    builtins.compile = partial(_compile, usual)  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile = usual


def _compile(
    usual: Callable[..., CodeType],
    source: object,
    filename: object,
    *rest: object,
    **options: object,
) -> CodeType:
    size = len(source) if isinstance(source, bytes) else None
    is_known = size is not None and size == _SIZES.get(str(filename))
    return usual(_STAND_IN if is_known else source, filename, *rest, **options)
