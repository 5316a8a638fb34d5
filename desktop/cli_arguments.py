"""What may be typed on the command line, explained and refused in Vietnamese."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

WRONG_USAGE = 2


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for; wrong usage ends the program with 2."""
    if words is None:
        words = sys.argv[1:]
    if not words:  # a double click: no need of a parser that knows every verb
        return argparse.Namespace(verb=None, data=None, json=False)
    parser = _parser()
    arguments = parser.parse_args(words)
    if arguments.verb == "papers" and not (arguments.list or arguments.outdir):
        parser.error("the following arguments are required: THƯ-MỤC-RA")
    arguments.data = getattr(arguments, "data", None)
    arguments.json = getattr(arguments, "json", False)
    return arguments


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


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and takes the common options everywhere."""

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
            type=Path,
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
        self.exit(WRONG_USAGE, f"{_in_vietnamese(message)}\n")


_WRONG = (
    (r"one of the arguments (.*) is required", r"Còn thiếu một trong: \1."),
    (
        r"argument (.*): not allowed with argument (.*)",
        r"\1 không dùng cùng với \2.",
    ),
    (r"the following arguments are required: (.*)", r"Còn thiếu: \1."),
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
    (
        r"argument (.*): invalid int value: (.*)",
        r"\1 cần một số nguyên, không phải \2.",
    ),
    (r"unrecognized arguments: (.*)", r"Không hiểu: \1."),
)


def _in_vietnamese(message: str) -> str:
    for pattern, words in _WRONG:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return f"Viết sai lệnh: {message}."


def _parser() -> _Parser:
    parser = _Parser(
        prog="so-vang" if getattr(sys, "frozen", False) else "python -m desktop",
        description="Sổ Vàng: thi đua, khen thưởng của xã. "
        "Không ghi việc nào thì mở cửa sổ.",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VIỆC", title="Việc làm được")

    def add(verb: str, what: str) -> _Parser:
        return verbs.add_parser(verb, help=what, description=f"{verb}: {what}.")

    demo = add("demo", "tạo một xã mẫu để dùng thử")
    demo.fields.add_argument("--plan", metavar="MÃ", help="mã kế hoạch của mẫu")
    _add_plan_verbs(add("plans", "xem, kiểm tra, nhận, sao chép kế hoạch"))
    _add_round_verbs(add("rounds", "xem, mở, chọn đợt xét"))
    add("rank", "bảng xếp hạng của đợt xét")
    add("review", "kết quả xét khen thưởng, kèm lý do")
    _add_papers(add("papers", "xem hoặc viết các văn bản của đợt xét"))
    _add_dossier(add("dossier", "tạo bộ hồ sơ: mục lục, văn bản, minh chứng"))
    words = "vẽ Giấy khen vào một thư mục, bản nháp khi chưa chốt"
    _add_certificates(add("certificates", words))
    _add_test_sheet(add("test-sheet", "vẽ tờ thử máy in, để đo lệch rồi bù lại"))
    export = add("export", "xuất dữ liệu của đợt xét vào một thư mục")
    _add_path(export, "outdir", "THƯ-MỤC-RA", "nơi đặt tệp")
    accept = add("accept", "xem một tệp dữ liệu sẽ thay đổi gì, hoặc nhận vào")
    _add_path(accept, "file", "TỆP", "datapackage.json hoặc tệp .zip")
    accept.fields.add_argument("--apply", action="store_true", help="nhận vào luôn")
    _add_key_verbs(add("keys", "khóa của cơ quan, nơi gửi đã biết, danh bạ khóa"))
    _add_city_verbs(add("city", "các xã, phường, sở: ai đã gửi, trả kết quả"))
    _add_send(add("send", "xem và xuất gói gửi cấp trên, hoặc gửi xã, phường"))
    inspect = add("inspect", "xem một gói .tdkt: của ai, nói gì, có gì phải hỏi")
    _add_path(inspect, "file", "TỆP", "tệp .tdkt")
    _add_receive(add("receive", "xem hoặc nhận các gói .tdkt của nơi khác"))
    _add_consolidate(add("consolidate", "tổng hợp dữ liệu các xã cho công cụ khác"))
    add("backup", "sao lưu ngay")
    restore = add("restore", "phục hồi từ một bản sao lưu")
    _add_path(restore, "file", "TỆP", "bản sao lưu, hoặc tên của nó")
    add("self-test", "chương trình tự kiểm tra trong một thư mục tạm")
    return parser


def _add_certificates(certificates: _Parser) -> None:
    _add_path(certificates, "outdir", "THƯ-MỤC-RA", "nơi đặt tệp")
    _add_sheet(certificates, None)
    certificates.fields.add_argument(
        "--stock", metavar="TÊN", help="chỉ in chữ lên phôi có bố cục này"
    )
    certificates.fields.add_argument(
        "--printer", metavar="TÊN", help="căn chỉnh của máy in này, khi in lên phôi"
    )


def _add_test_sheet(test_sheet: _Parser) -> None:
    _add_path(test_sheet, "file", "TỆP", "tệp PDF mới")
    _add_sheet(test_sheet, "A4")
    test_sheet.fields.add_argument(
        "--turned", action="store_true", help="quay đầu 180°, như khi in phôi"
    )


def _add_sheet(parser: _Parser, default: str | None) -> None:
    parser.fields.add_argument(
        "--sheet",
        "--size",
        default=default,
        metavar="KHỔ",
        help="A4, A3, 360x270, 400x300 hoặc khổ khác theo mm; mặc định A4",
    )


def _add_send(send: _Parser) -> None:
    _add_path(send, "outdir", "THƯ-MỤC-RA", "USB hoặc thư mục nhận gói")
    send.fields.add_argument(
        "--to", metavar="MÃ", help="mã nơi nhận: vn-tinh-01, vn-xa-00008"
    )
    send.fields.add_argument(
        "--type",
        choices=("submission", "plan", "result"),
        default="submission",
        metavar="LOẠI",
        help="submission (đề nghị), plan (kế hoạch) hoặc result (kết quả)",
    )
    send.fields.add_argument(
        "--no-state-secret",
        action="store_true",
        help="cam đoan gói không chứa bí mật nhà nước, rồi xuất gói",
    )
    send.fields.add_argument(
        "--plain-ok",
        action="store_true",
        help="đồng ý gửi không mã hóa khi chưa có khóa của nơi nhận",
    )
    send.fields.add_argument(
        "--again", action="store_true", help="dùng lại gói cũ khi không có gì thay đổi"
    )


def _add_receive(receive: _Parser) -> None:
    receive.fields.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="TỆP",
        help="tệp .tdkt, hoặc USB, thư mục có các tệp đó",
    )
    receive.fields.add_argument("--apply", action="store_true", help="nhận vào luôn")
    receive.fields.add_argument(
        "--confirm",
        metavar="30-SỐ",
        help="30 số trên Phiếu đăng ký khóa của nơi gửi chưa biết",
    )
    receive.fields.add_argument(
        "--receipts",
        type=Path,
        metavar="THƯ-MỤC",
        help="USB hoặc thư mục đặt biên nhận của các gói vừa nhận",
    )


def _add_consolidate(consolidate: _Parser) -> None:
    where = consolidate.fields.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--parquet",
        type=Path,
        metavar="THƯ-MỤC",
        help="ghi tệp CSV và Parquet vào một thư mục của máy này",
    )
    where.add_argument(
        "--postgres",
        metavar="ĐỊA-CHỈ",
        help="nạp vào máy chủ: postgresql://tài-khoản@máy-chủ/cơ-sở-dữ-liệu",
    )
    consolidate.fields.add_argument(
        "--with-personal",
        action="store_true",
        help="kèm cả họ tên và các cột nói về cá nhân",
    )


def _add_papers(papers: _Parser) -> None:
    papers.fields.add_argument(
        "outdir", type=Path, nargs="?", metavar="THƯ-MỤC-RA", help="nơi đặt tệp"
    )
    papers.fields.add_argument(
        "--list", action="store_true", help="chỉ xem các văn bản, mã, số, ngày"
    )
    papers.fields.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="MÃ",
        help="chỉ văn bản này; ghi nhiều lần được",
    )
    _add_docx(papers)


def _add_dossier(dossier: _Parser) -> None:
    _add_path(dossier, "outdir", "THƯ-MỤC-RA", "nơi đặt các bộ hồ sơ")
    dossier.fields.add_argument(
        "--step", metavar="MÃ", help="chỉ hồ sơ của một nơi nhận, mã trong kế hoạch"
    )
    _add_docx(dossier)


def _add_docx(parser: _Parser) -> None:
    parser.fields.add_argument(
        "--docx", action="store_true", help="kèm tệp Word của mỗi văn bản"
    )


def _add_plan_verbs(plans: _Parser) -> None:
    verbs = plans.add_subparsers(
        dest="plans_verb", metavar="VIỆC", title="Việc với kế hoạch", required=True
    )
    verbs.add_parser("list", help="các kế hoạch có sẵn")
    for verb, what in (
        ("check", "đọc kế hoạch và nêu chỗ cần xem"),
        ("adopt", "nhận kế hoạch vào sổ"),
    ):
        one = verbs.add_parser(verb, help=what)
        one.fields.add_argument("plan", metavar="TỆP-HOẶC-MÃ", help="tệp .toml hoặc mã")
    clone = verbs.add_parser("clone", help="sao chép kế hoạch sang năm sau, ra tệp")
    clone.fields.add_argument("plan", metavar="TỆP-HOẶC-MÃ", help="tệp .toml hoặc mã")
    clone.fields.add_argument(
        "--years",
        type=int,
        default=1,
        metavar="SỐ",
        help="dời bao nhiêu năm, mặc định 1",
    )
    clone.fields.add_argument(
        "-o", "--out", type=Path, required=True, metavar="TỆP", help="tệp .toml mới"
    )
    use = verbs.add_parser("use", help="làm theo một kế hoạch đã nhận")
    use.fields.add_argument("plan", metavar="MÃ", help="mã kế hoạch đã nhận")
    use.fields.add_argument(
        "--version", type=int, metavar="SỐ", help="bản thứ mấy, mặc định bản cuối"
    )
    received = verbs.add_parser("received", help="các kế hoạch nhận trong gói cấp trên")
    received.fields.add_argument(
        "--use", metavar="MÃ", help="làm theo kế hoạch có mã này"
    )


def _add_round_verbs(rounds: _Parser) -> None:
    verbs = rounds.add_subparsers(
        dest="rounds_verb", metavar="VIỆC", title="Việc với đợt xét", required=True
    )
    verbs.add_parser("list", help="các đợt xét, và những đợt có thể mở")
    opening = verbs.add_parser("open", help="mở một đợt xét rồi làm đợt đó")
    opening.fields.add_argument("template", metavar="MÃ", help="mã đợt của kế hoạch")
    opening.fields.add_argument("--year", type=int, metavar="NĂM", help="năm xét")
    opening.fields.add_argument(
        "--name", default="", metavar="TÊN", help="tên riêng, ví dụ của đợt đột xuất"
    )
    using = verbs.add_parser("use", help="chuyển sang một đợt xét")
    using.fields.add_argument("round", metavar="TÊN-HOẶC-MÃ", help="tên hoặc mã đợt")


def _add_key_verbs(keys: _Parser) -> None:
    verbs = keys.add_subparsers(
        dest="keys_verb", metavar="VIỆC", title="Việc với khóa", required=True
    )
    verbs.add_parser("show", help="khóa của cơ quan và các nơi gửi đã biết")
    verbs.add_parser("fingerprint", help="30 chữ số của khóa, sáu nhóm")
    sheet = verbs.add_parser("sheet", help="viết Phiếu đăng ký khóa ra tệp PDF")
    _add_path(sheet, "file", "TỆP", "tệp .pdf mới")
    sheet.fields.add_argument(
        "--recovery", action="store_true", help="Phiếu khôi phục để cất két (cấp tỉnh)"
    )
    enrol = verbs.add_parser("enrol", help="ghi gói đăng ký khóa ra USB, thư mục")
    _add_path(enrol, "outdir", "THƯ-MỤC-RA", "USB hoặc thư mục")
    _add_to(enrol, "nơi nhận, mặc định cấp tỉnh của mình")
    verbs.add_parser("lock", help="khóa bằng mật khẩu, hỏi khi chạy")
    verbs.add_parser("unlock", help="bỏ mật khẩu, mở sẵn ở máy này")
    confirm = verbs.add_parser("confirm", help="xác nhận nơi gửi bằng 30 số trên phiếu")
    _add_path(confirm, "file", "TỆP", "gói .tdkt của nơi gửi")
    confirm.fields.add_argument("--digits", metavar="SỐ", help="không ghi thì hỏi")
    rotate = verbs.add_parser("rotate", help="thay khóa của cơ quan")
    rotate.fields.add_argument(
        "--stolen", action="store_true", help="khóa cũ đã lộ, không tin nữa"
    )
    rotate.fields.add_argument(
        "--announce", type=Path, metavar="THƯ-MỤC", help="ghi gói giới thiệu khóa mới"
    )
    _add_to(rotate, "nơi nhận gói giới thiệu")
    revoke = verbs.add_parser("revoke", help="thôi tin một khóa từ sau một gói")
    revoke.fields.add_argument("key", metavar="SỐ-KHÓA", help="như ở keys show")
    revoke.fields.add_argument(
        "--after", type=int, required=True, metavar="SỐ", help="gói cuối còn tin"
    )
    _add_keyring_verbs(verbs.add_parser("keyring", help="danh bạ khóa của thành phố"))


def _add_keyring_verbs(keyring: _Parser) -> None:
    verbs = keyring.add_subparsers(
        dest="keyring_verb", metavar="VIỆC", title="Việc với danh bạ", required=True
    )
    verbs.add_parser("show", help="bản đang dùng")
    publish = verbs.add_parser("publish", help="ký bản mới khi có khóa thay đổi")
    publish.fields.add_argument(
        "outdir", type=Path, nargs="?", metavar="THƯ-MỤC-RA", help="nơi đặt các gói"
    )
    publish.fields.add_argument(
        "--to", action="append", default=[], metavar="MÃ", help="ghi gói cho nơi này"
    )
    adopt = verbs.add_parser("adopt", help="nhận danh bạ kèm trong một gói")
    _add_path(adopt, "file", "TỆP", "gói .tdkt của thành phố")


def _add_to(parser: _Parser, what: str) -> None:
    parser.fields.add_argument("--to", metavar="MÃ", help=what)


def _add_city_verbs(city: _Parser) -> None:
    verbs = city.add_subparsers(
        dest="city_verb", metavar="VIỆC", title="Việc của thành phố", required=True
    )
    verbs.add_parser("status", help="từng xã, phường, sở: đã gửi, trả lại, quá hạn")
    results = verbs.add_parser("results", help="tạo gói kết quả cho từng xã, phường")
    _add_path(results, "outdir", "THƯ-MỤC-RA", "nơi đặt các gói")
    results.fields.add_argument(
        "--org",
        action="append",
        default=[],
        metavar="MÃ",
        help="chỉ nơi này (vn-xa-…); ghi nhiều lần được",
    )
    results.fields.add_argument(
        "--no-state-secret",
        action="store_true",
        required=True,
        help="xác nhận các gói không chứa bí mật nhà nước",
    )


def _add_path(parser: _Parser, name: str, metavar: str, what: str) -> None:
    parser.fields.add_argument(name, type=Path, metavar=metavar, help=what)
