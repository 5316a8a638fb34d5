r"""How DuckDB reads a CSV file as a bundle or a lake spells it: nothing is guessed."""

from collections.abc import Sequence
from pathlib import Path

from desktop.bundles.tables import Field

_TYPES = {
    "integer": "BIGINT",
    "number": "DECIMAL(18, 4)",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def typed_select(columns: Sequence[Field], files: Path) -> str:
    """Return the DuckDB query that reads CSV files as a bundle or a lake spells them.

    Every column is read as text, then decoded or cast: nothing is guessed.
    """
    shape = ", ".join(f"{text_of(field.name)}: 'VARCHAR'" for field in columns)
    chosen = ", ".join(f"{_typed(field)} AS {quoted(field.name)}" for field in columns)
    return (
        f"SELECT {chosen} FROM read_csv({text_of(str(files))}, columns = {{{shape}}},"  # noqa: S608 - our own names
        " header = true, auto_detect = false, delim = ',', quote = '\"',"
        " escape = '\"', new_line = '\\n', max_line_size = 1048576)"
    )


def decoded(column: str) -> str:
    r"""Return SQL for the text of a cell: `\n`, `\t`, `\\`, `\e`, `\=` undone.

    The same expression runs in PostgreSQL. No cell holds U+0001, so it may stand for
    the backslash that is one.
    """
    guard = rf"regexp_replace({column}, '^\\([=+@＝＋－＠-])', '\1')"  # noqa: RUF001
    undone = rf"replace({guard}, '\\', chr(1))"
    for escape, code in ((r"\n", "chr(10)"), (r"\t", "chr(9)")):
        undone = f"replace({undone}, '{escape}', {code})"
    undone = rf"replace({undone}, chr(1), '\')"
    return rf"CASE WHEN {column} = '\e' THEN '' ELSE {undone} END"


def quoted(name: str) -> str:
    """Return an identifier as SQL takes it: a column may be called "of"."""
    return f'"{name}"'


def _typed(field: Field) -> str:
    column = quoted(field.name)
    if field.type == "string":
        return decoded(column)
    return f"CAST({column} AS {_TYPES[field.type]})"


def text_of(text: str) -> str:
    """Return a text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"
