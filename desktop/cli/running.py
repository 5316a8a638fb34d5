"""A typed line done: the verb, its words or its JSON, and the exit code."""

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desktop import logs
from desktop.cli import common
from desktop.cli.arguments import WRONG_USAGE, parse
from desktop.cli.verbs import DONE, REFUSED, VERBS
from desktop.errors import OfficeError, OfficeFileError, PlanFileError

__all__ = ["DONE", "REFUSED", "WRONG_USAGE", "complain", "parse", "run", "speak_utf8"]


def run(arguments: argparse.Namespace) -> int:
    """Do one verb and say what came of it."""
    try:
        with _edge():
            report = VERBS[arguments.verb](arguments)
    except OfficeError as refusal:
        complain(refusal.sentence, common.step_of(refusal))
        if isinstance(refusal, PlanFileError) and "\n" in refusal.detail:
            complain(refusal.detail)
        if arguments.json:
            _say(_as_json({"error": str(refusal), "detail": refusal.detail}))
        logs.stop()
        return REFUSED
    logs.stop()  # not after a bug: it has still to be written down
    _say(_as_json(report.data) if arguments.json else report.text)
    return report.code


def complain(*sentences: str) -> None:
    """Say something on the error stream, where there is one."""
    print(*sentences, sep="\n", file=sys.stderr)


def speak_utf8() -> None:
    """Write Vietnamese into pipes and files on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


@contextmanager
def _edge() -> Iterator[None]:
    """Turn trouble with a disk or folder that was named into a sentence."""
    try:
        yield
    except OSError as trouble:
        where = f" {trouble.filename}" if trouble.filename else ""
        sentence = f"Không đọc, ghi được{where}."
        next_step = "Kiểm tra đường dẫn, quyền ghi và ổ đĩa rồi làm lại."
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            sentence = f"Ổ đĩa đã đầy, không ghi được{where}."
            next_step = "Xóa bớt tệp không cần rồi làm lại."
        raise OfficeFileError(sentence, next_step, detail=str(trouble)) from trouble
