"""The parser of the command line: Vietnamese, with the common options everywhere."""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

WRONG_USAGE = 2
EXIT_CODES = """\
Mã kết thúc:
  0  đã làm xong; không có gì phải làm cũng là xong
  1  không làm, hoặc chưa làm hết: có câu nói vì sao và việc tiếp theo
  2  viết sai lệnh; chưa làm gì
"""


def path(words: str) -> Path:
    """Return a path that was typed; "" is a variable nobody filled, not a place."""
    return Path(_something(words, "cần một đường dẫn, không để trống"))


def something(words: str) -> str:
    """Return words that were typed; nothing is refused."""
    return _something(words, "cần một giá trị, không để trống")


def _something(words: str, otherwise: str) -> str:
    if not words.strip():
        raise argparse.ArgumentTypeError(otherwise)
    return words


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        words = "Cách dùng: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Keep the lines of what is written in lines."""
        if "\n" in text:
            return "".join(indent + line for line in text.splitlines(keepends=True))
        return super()._fill_text(text, width, indent)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and takes the common options everywhere.

    Attributes:
        in_json: wrong usage is told on stdout as one JSON document, too.
    """

    in_json = False

    def __init__(self, **words: Any) -> None:  # noqa: ANN401
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=_Formatter, **words
        )
        self.fields = self.add_argument_group("Tham số")
        options = self.add_argument_group("Tùy chọn")
        options.add_argument("-h", "--help", action="help", help="xem cách dùng")
        # Without a default: a verb's parser would overwrite what stood before it.
        options.add_argument(
            "--data",
            type=path,
            default=argparse.SUPPRESS,
            metavar="THƯ-MỤC",
            help="thư mục dữ liệu của cơ quan",
        )
        options.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="in một tài liệu JSON thay cho bảng",
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in Vietnamese."""
        self.print_usage(sys.stderr)
        said = _in_vietnamese(message)
        if self.in_json:
            document = json.dumps({"error": said}, ensure_ascii=False, indent=2)
            sys.stdout.write(f"{document}\n")
        self.exit(WRONG_USAGE, f"{said}\n")


_WRONG = (
    (r"one of the arguments (.*) is required", r"Còn thiếu một trong: \1."),
    (
        r"argument (.*): not allowed with argument (.*)",
        r"\1 không dùng cùng với \2.",
    ),
    (r"the following arguments are required: (.*)", r"Còn thiếu: \1."),
    (
        r"argument (--.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 không có \2; chọn một trong: \3.",
    ),
    (
        r"argument .*: invalid choice: (.*) \(choose from (.*)\)",
        r"Không có việc \1; chọn một trong: \2.",
    ),
    (r"argument (.*): expected one argument", r"\1 cần một giá trị."),
    (
        r"argument (.*): invalid int value: (.*)",
        r"\1 cần một số nguyên, không phải \2.",
    ),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 không nhận giá trị \2."),
    (r"argument (.*): (cần .*)", r"\1 \2."),
    (r"unrecognized arguments: (.*)", r"Không hiểu: \1."),
)


def _in_vietnamese(message: str) -> str:
    for pattern, words in _WRONG:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return f"Viết sai lệnh: {message}."


def add_path(parser: Parser, name: str, metavar: str, what: str) -> None:
    """Add a path that has to be given."""
    parser.fields.add_argument(name, type=path, metavar=metavar, help=what)
