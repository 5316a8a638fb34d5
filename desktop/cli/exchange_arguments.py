"""What may be typed about the exchange: keys, bundles, the city's desk."""

from typing import TYPE_CHECKING

from desktop.cli.parser import Parser, add_path, path, something

if TYPE_CHECKING:
    import argparse

    _Verbs = argparse._SubParsersAction[Parser]  # noqa: SLF001 - it has no other name


def add_send(send: Parser) -> None:
    """Add what is sent, to whom, where."""
    send.fields.add_argument(
        "outdir",
        type=path,
        nargs="?",
        metavar="THƯ-MỤC-RA",
        help="USB hoặc thư mục nhận gói; chỉ xem thì không cần",
    )
    _add_to(
        send, "mã nơi nhận: vn-tinh-01, vn-xa-00008; xã, phường không ghi thì gửi tỉnh"
    )
    send.fields.add_argument(
        "--type",
        choices=("submission", "plan", "result"),
        metavar="LOẠI",
        help="submission (đề nghị), plan (kế hoạch) hoặc result (kết quả); "
        "mặc định: xã, phường gửi đề nghị, tỉnh, thành phố gửi kế hoạch",
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


def add_receive(receive: Parser) -> None:
    """Add what is received."""
    receive.fields.add_argument(
        "files",
        type=path,
        nargs="+",
        metavar="TỆP",
        help="tệp .tdkt, hoặc USB, thư mục có các tệp đó",
    )
    receive.fields.add_argument("--apply", action="store_true", help="nhận vào luôn")
    receive.fields.add_argument(
        "--confirm",
        type=something,
        metavar="30-SỐ",
        help="30 số trên Phiếu đăng ký khóa của nơi gửi chưa biết",
    )
    receive.fields.add_argument(
        "--receipts",
        type=path,
        metavar="THƯ-MỤC",
        help="USB hoặc thư mục đặt biên nhận của các gói vừa nhận",
    )


def add_consolidate(consolidate: Parser) -> None:
    """Add where to consolidate to."""
    where = consolidate.fields.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--parquet",
        type=path,
        metavar="THƯ-MỤC",
        help="ghi tệp CSV và Parquet vào một thư mục của máy này",
    )
    where.add_argument(
        "--postgres",
        type=something,
        metavar="ĐỊA-CHỈ",
        help="nạp vào máy chủ: postgresql://tài-khoản@máy-chủ/cơ-sở-dữ-liệu",
    )
    consolidate.fields.add_argument(
        "--with-personal",
        action="store_true",
        help="kèm cả họ tên và các cột nói về cá nhân",
    )


def add_key_verbs(keys: Parser) -> None:
    """Add the verbs about keys."""
    verbs = keys.add_subparsers(
        dest="keys_verb", metavar="VIỆC", title="Việc với khóa", required=True
    )
    verbs.add_parser("show", help="khóa của cơ quan và các nơi gửi đã biết")
    verbs.add_parser("fingerprint", help="30 chữ số của khóa, sáu nhóm")
    sheet = verbs.add_parser("sheet", help="viết Phiếu đăng ký khóa ra tệp PDF")
    add_path(sheet, "file", "TỆP", "tệp .pdf mới")
    sheet.fields.add_argument(
        "--recovery", action="store_true", help="Phiếu khôi phục để cất két (cấp tỉnh)"
    )
    enrol = verbs.add_parser("enrol", help="ghi gói đăng ký khóa ra USB, thư mục")
    add_path(enrol, "outdir", "THƯ-MỤC-RA", "USB hoặc thư mục")
    _add_to(enrol, "nơi nhận, mặc định cấp tỉnh của mình")
    verbs.add_parser("lock", help="khóa bằng mật khẩu, hỏi khi chạy")
    verbs.add_parser("unlock", help="bỏ mật khẩu, mở sẵn ở máy này")
    over = verbs.add_parser("start-over", help="quên mật khẩu: lập khóa mới từ đầu")
    over.fields.add_argument("--yes", action="store_true", help="chắc chắn đã quên")
    verbs.add_parser(
        "recover", help="gõ dãy của Phiếu khôi phục: thử phiếu, hoặc lấy lại khóa"
    )
    confirm = verbs.add_parser("confirm", help="xác nhận nơi gửi bằng 30 số trên phiếu")
    add_path(confirm, "file", "TỆP", "gói .tdkt của nơi gửi")
    confirm.fields.add_argument("--digits", metavar="SỐ", help="không ghi thì hỏi")
    rotate = verbs.add_parser("rotate", help="thay khóa của cơ quan")
    rotate.fields.add_argument(
        "--stolen",
        action="store_true",
        help="khóa cũ đã lộ; không dùng cùng --announce",
    )
    rotate.fields.add_argument(
        "--announce", type=path, metavar="THƯ-MỤC", help="ghi gói giới thiệu khóa mới"
    )
    _add_to(rotate, "nơi nhận gói giới thiệu")
    revoke = verbs.add_parser("revoke", help="thôi tin một khóa từ sau một gói")
    revoke.fields.add_argument("key", metavar="SỐ-KHÓA", help="như ở keys show")
    revoke.fields.add_argument(
        "--after", type=int, required=True, metavar="SỐ", help="gói cuối còn tin"
    )
    _add_keyring_verbs(verbs.add_parser("keyring", help="danh bạ khóa của thành phố"))


def _add_keyring_verbs(keyring: Parser) -> None:
    verbs = keyring.add_subparsers(
        dest="keyring_verb", metavar="VIỆC", title="Việc với danh bạ", required=True
    )
    verbs.add_parser("show", help="bản đang dùng")
    publish = verbs.add_parser("publish", help="ký bản mới khi có khóa thay đổi")
    publish.fields.add_argument(
        "outdir", type=path, nargs="?", metavar="THƯ-MỤC-RA", help="nơi đặt các gói"
    )
    publish.fields.add_argument(
        "--to",
        action="append",
        type=something,
        default=[],
        metavar="MÃ",
        help="ghi gói cho nơi này vào thư mục; ghi nhiều lần được",
    )
    adopt = verbs.add_parser(
        "adopt", help="nhận danh bạ kèm trong một gói; cấp tỉnh: đi tiếp từ gói cũ"
    )
    add_path(adopt, "file", "TỆP", "gói .tdkt của thành phố")
    adopt.fields.add_argument(
        "--yes", action="store_true", help="cấp tỉnh: đi tiếp từ danh bạ trong gói"
    )


def _add_to(parser: Parser, what: str) -> None:
    parser.fields.add_argument("--to", type=something, metavar="MÃ", help=what)


def add_bundles(bundles: Parser) -> None:
    """Add the verbs about bundles that came and went."""
    verbs = bundles.add_subparsers(
        dest="bundles_verb", metavar="VIỆC", title="Việc với các gói", required=True
    )
    verbs.add_parser("list", help="các gói đã đến và đã đi")
    verbs.add_parser("returned", help="mục cấp trên trả lại, thẩm định (xã, phường)")
    _add_correct(
        verbs.add_parser("correct", help="sửa một ô cấp trên trả lại (xã, phường)")
    )
    for verb, what in (
        ("accept", "nhận một gói đang chờ, sau khi đã hỏi nơi gửi"),
        ("undo", "bỏ nhận một gói, khi chưa làm gì tiếp trên gói đó"),
        ("refuse", "từ chối một gói đang chờ"),
        ("accept-epoch", "chấp nhận lần đánh số mới của nơi gửi (TD-144)"),
    ):
        one = verbs.add_parser(verb, help=what)
        one.fields.add_argument(
            "bundle", type=something, metavar="MÃ-GÓI", help="như ở bundles list"
        )
        if verb == "refuse":
            _add_reason(one)


def _add_correct(correct: Parser) -> None:
    correct.fields.add_argument(
        "row", type=something, metavar="DÒNG", help="mã dòng, như ở bundles returned"
    )
    correct.fields.add_argument(
        "value", metavar="GIÁ-TRỊ", help="giá trị mới; “” là để trống"
    )
    correct.fields.add_argument(
        "--field", type=something, metavar="Ô", help="tên cột, khi trả lại cả dòng"
    )
    correct.fields.add_argument(
        "--reason", default="", metavar="LÝ-DO", help="lý do, khi đổi điểm thẩm định"
    )


def add_city_verbs(city: Parser) -> None:
    """Add the verbs of a city."""
    verbs = city.add_subparsers(
        dest="city_verb", metavar="VIỆC", title="Việc của thành phố", required=True
    )
    verbs.add_parser("status", help="từng xã, phường, sở: đã gửi, trả lại, quá hạn")
    results = verbs.add_parser("results", help="tạo gói kết quả cho từng xã, phường")
    add_path(results, "outdir", "THƯ-MỤC-RA", "nơi đặt các gói")
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
    _add_appraising(verbs)


def _add_appraising(verbs: "_Verbs") -> None:
    """Add what a city says about a commune's rows, and how it sees them."""
    rows = _about_org(verbs, "rows", "các dòng, các ô xã, phường đã gửi")
    rows.fields.add_argument(
        "--table", type=something, metavar="BẢNG", help="chỉ bảng này, kèm từng ô"
    )
    _about_org(verbs, "said", "mục đã thẩm định, đã trả lại, và nay thế nào")
    sent_back = _about_org(verbs, "return", "trả lại một ô, hoặc cả dòng, để xã sửa")
    _add_cell(sent_back, is_field_needed=False)
    _add_reason(sent_back)
    appraise = _about_org(verbs, "appraise", "ghi giá trị thẩm định cạnh giá trị xã")
    _add_cell(appraise, is_field_needed=True)
    appraise.fields.add_argument(
        "--value", required=True, metavar="GIÁ-TRỊ", help="giá trị thẩm định"
    )
    _add_reason(appraise)
    for verb, what in (
        ("settle", "ghi là đã xong các ý kiến này"),
        ("take-back", "bỏ các ý kiến này"),
    ):
        one = _about_org(verbs, verb, what)
        one.fields.add_argument(
            "ids", nargs="+", type=something, metavar="MÃ", help="như ở city said"
        )


def _about_org(verbs: "_Verbs", verb: str, what: str) -> Parser:
    one = verbs.add_parser(verb, help=what)
    one.fields.add_argument(
        "--org", type=something, required=True, metavar="MÃ", help="mã xã, phường"
    )
    return one


def _add_cell(parser: Parser, *, is_field_needed: bool) -> None:
    parser.fields.add_argument(
        "--table", type=something, required=True, metavar="BẢNG", help="tên bảng"
    )
    parser.fields.add_argument(
        "--row", type=something, required=True, metavar="DÒNG", help="mã dòng"
    )
    parser.fields.add_argument(
        "--field",
        type=something,
        required=is_field_needed,
        metavar="Ô",
        help="tên cột" if is_field_needed else "tên cột; không ghi thì cả dòng",
    )


def _add_reason(parser: Parser) -> None:
    parser.fields.add_argument(
        "--reason", type=something, required=True, metavar="LÝ-DO", help="lý do"
    )
