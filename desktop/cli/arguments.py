"""What may be typed on the command line, explained and refused in Vietnamese."""

import argparse
import sys
from collections.abc import Sequence

from desktop.cli import exchange_arguments as exchange
from desktop.cli.parser import EXIT_CODES, WRONG_USAGE, Parser, add_path, path

__all__ = ["WRONG_USAGE", "parse"]


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for; wrong usage ends the program with 2."""
    if words is None:
        words = sys.argv[1:]
    if not words:  # a double click: no need of a parser that knows every verb
        return argparse.Namespace(verb=None, data=None, json=False)
    Parser.in_json = "--json" in words
    parser = _parser()
    arguments = parser.parse_args(words)
    if _lacks_folder(arguments):
        parser.error("the following arguments are required: THƯ-MỤC-RA")
    arguments.data = getattr(arguments, "data", None)
    arguments.json = getattr(arguments, "json", False)
    return arguments


def _lacks_folder(arguments: argparse.Namespace) -> bool:
    """Tell whether something is to be written and nobody said where."""
    if arguments.verb == "papers":
        return not (arguments.list or arguments.outdir)
    if arguments.verb == "send":
        return bool(arguments.no_state_secret and not arguments.outdir)
    return False


def _parser() -> Parser:
    parser = Parser(
        prog="so-vang" if getattr(sys, "frozen", False) else "python -m desktop",
        description="Sổ Vàng: thi đua, khen thưởng của xã. "
        "Không ghi việc nào thì mở cửa sổ.",
        epilog=EXIT_CODES,
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VIỆC", title="Việc làm được")

    def add(verb: str, what: str) -> Parser:
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
    add_path(export, "outdir", "THƯ-MỤC-RA", "nơi đặt tệp")
    accept = add("accept", "xem một tệp dữ liệu sẽ thay đổi gì, hoặc nhận vào")
    add_path(accept, "file", "TỆP", "datapackage.json hoặc tệp .zip")
    accept.fields.add_argument("--apply", action="store_true", help="nhận vào luôn")
    exchange.add_key_verbs(
        add("keys", "khóa của cơ quan, nơi gửi đã biết, danh bạ khóa")
    )
    exchange.add_city_verbs(add("city", "các xã, phường, sở: ai đã gửi, trả kết quả"))
    exchange.add_send(add("send", "xem và xuất gói gửi cấp trên, hoặc gửi xã, phường"))
    inspect = add("inspect", "xem một gói .tdkt: của ai, nói gì, có gì phải hỏi")
    add_path(inspect, "file", "TỆP", "tệp .tdkt")
    exchange.add_receive(add("receive", "xem hoặc nhận các gói .tdkt của nơi khác"))
    exchange.add_bundles(
        add("bundles", "các gói đã đến, đã đi; nhận, bỏ nhận, từ chối")
    )
    exchange.add_consolidate(
        add("consolidate", "tổng hợp dữ liệu các xã cho công cụ khác")
    )
    backup = add("backup", "sao lưu ngay; với --to, chép cả minh chứng sang ổ khác")
    backup.fields.add_argument("--to", type=path, metavar="THƯ-MỤC", help="ổ khác")
    restore = add("restore", "phục hồi từ một bản sao lưu")
    add_path(restore, "file", "TỆP", "bản sao lưu, hoặc tên của nó")
    add("self-test", "chương trình tự kiểm tra trong một thư mục tạm")
    return parser


def _add_certificates(certificates: Parser) -> None:
    add_path(certificates, "outdir", "THƯ-MỤC-RA", "nơi đặt tệp")
    _add_sheet(certificates, None)
    certificates.fields.add_argument(
        "--stock", metavar="TÊN", help="chỉ in chữ lên phôi có bố cục này"
    )
    certificates.fields.add_argument(
        "--printer", metavar="TÊN", help="căn chỉnh của máy in này, khi in lên phôi"
    )


def _add_test_sheet(test_sheet: Parser) -> None:
    add_path(test_sheet, "file", "TỆP", "tệp PDF mới")
    _add_sheet(test_sheet, "A4")
    test_sheet.fields.add_argument(
        "--turned", action="store_true", help="quay đầu 180°, như khi in phôi"
    )


def _add_sheet(parser: Parser, default: str | None) -> None:
    parser.fields.add_argument(
        "--sheet",
        "--size",
        default=default,
        metavar="KHỔ",
        help="A4, A3, 360x270, 400x300 hoặc khổ khác theo mm; mặc định A4",
    )


def _add_papers(papers: Parser) -> None:
    papers.fields.add_argument(
        "outdir", type=path, nargs="?", metavar="THƯ-MỤC-RA", help="nơi đặt tệp"
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


def _add_dossier(dossier: Parser) -> None:
    add_path(dossier, "outdir", "THƯ-MỤC-RA", "nơi đặt các bộ hồ sơ")
    dossier.fields.add_argument(
        "--step", metavar="MÃ", help="chỉ hồ sơ của một nơi nhận, mã trong kế hoạch"
    )
    _add_docx(dossier)


def _add_docx(parser: Parser) -> None:
    parser.fields.add_argument(
        "--docx", action="store_true", help="kèm tệp Word của mỗi văn bản"
    )


def _add_plan_verbs(plans: Parser) -> None:
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
        "-o", "--out", type=path, required=True, metavar="TỆP", help="tệp .toml mới"
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


def _add_round_verbs(rounds: Parser) -> None:
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
