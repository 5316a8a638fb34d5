"""Every reason why a bundle is not simply taken in: code, weight, sentence, next step.

The codes are the numbers an officer reads out on the telephone, so they never change
their meaning. A sentence names what happened and, where nothing was written, says so;
the next step is something the officer can do.
"""

from dataclasses import dataclass
from enum import Enum
from string import Formatter

from desktop.bundles.refusals import shown
from desktop.errors import BundleError


class Severity(Enum):
    """What a finding means for the bundle; the value is the word on screen."""

    REJECTED = "Từ chối"
    QUARANTINED = "Cách ly"
    HELD = "Giữ lại"
    WARNING = "Lưu ý"
    INFORMATION = "Thông tin"
    LOCAL = "Tại máy này"

    @property
    def stops(self) -> bool:
        """Tell whether the bundle goes no further, now or for good."""
        return self not in {Severity.WARNING, Severity.INFORMATION}


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A finding before its facts are filled in."""

    code: str
    severity: Severity
    sentence: str
    next_step: str

    @property
    def facts(self) -> frozenset[str]:
        """The names a finding of this kind has to fill in."""
        words = f"{self.sentence} {self.next_step}"
        return frozenset(name for _, name, _, _ in Formatter().parse(words) if name)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found about a bundle, in words for the officer."""

    code: str
    severity: Severity
    sentence: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence} {self.next_step}".strip()


class BundleRefusedError(BundleError):
    """A finding that stops a bundle."""

    def __init__(self, finding: Finding, detail: str = "") -> None:
        said = f"{finding.code} {detail}".strip()
        super().__init__(finding.sentence, finding.next_step, detail=said)
        self.finding = finding
        self.code = finding.code
        self.severity = finding.severity


def found(code: str, **facts: object) -> Finding:
    """Return a finding with its facts; what a bundle says is shown short and safe.

    Raises:
        KeyError: the code is not in the catalogue, or a fact is missing.
    """
    entry = CATALOGUE[code]
    words = {name: shown(value) for name, value in facts.items()}
    return Finding(
        code,
        entry.severity,
        # A fact that was cut at the end of its sentence has its dots already.
        entry.sentence.format_map(words).replace("….", "…"),
        entry.next_step.format_map(words),
    )


def refuse(code: str, detail: str = "", **facts: object) -> BundleRefusedError:
    """Return the refusal to raise; `detail` is for support, never shown first."""
    return BundleRefusedError(found(code, **facts), detail)


def refusal_of(error: BundleError) -> BundleRefusedError:
    """Return a refusal of the inner package under its number in the catalogue.

    The readers of tables speak for both formats and put the number into the detail.
    """
    if isinstance(error, BundleRefusedError):
        return error
    code = error.detail.partition(" ")[0]
    entry = CATALOGUE.get(code) or CATALOGUE["TD-605"]
    finding = Finding(entry.code, entry.severity, error.sentence, error.next_step)
    return BundleRefusedError(finding, error.detail)


_ASK = "Đề nghị nơi gửi xuất lại gói rồi chép lại."
_RECOPY = "Chép lại gói từ máy gửi; nếu vẫn vậy, báo nơi gửi."
_CALL = "Gọi nơi gửi theo số trong danh bạ công vụ để hỏi, chưa nhận gói này."
_NOTHING = "Không phải làm gì."

_R, _Q, _H = Severity.REJECTED, Severity.QUARANTINED, Severity.HELD
_W, _I, _S = Severity.WARNING, Severity.INFORMATION, Severity.LOCAL

_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    # --- the stick and this PC
    ("TD-001", _S, "Không có gói .tdkt nào ở nơi đã chọn.",
     "Xem lại đã cắm đúng USB chưa; gói nằm trong thư mục TDKT."),
    ("TD-002", _S, "USB không còn trong khi đang đọc “{file}”; dữ liệu giữ nguyên.",
     "Cắm lại USB rồi bấm “Đọc lại”."),
    ("TD-003", _S, "Không đọc được “{file}”: USB hỏng một vùng.",
     "Đề nghị nơi gửi chép gói sang USB khác."),
    ("TD-004", _S, "Ổ đĩa của máy thiếu {megabytes} MB để kiểm tra gói.",
     "Dọn bớt ổ đĩa rồi thử lại; dữ liệu giữ nguyên."),
    ("TD-005", _S, "Không ghi được vào thư mục làm việc “{folder}”.",
     "Nhờ người quản trị máy cấp quyền ghi thư mục này."),
    ("TD-006", _S, "Dữ liệu đang do một cửa sổ khác của chương trình giữ.",
     "Đóng cửa sổ kia rồi thử lại."),
    ("TD-007", _S, "Tệp dữ liệu của máy này có lỗi nên chưa nhận gì.",
     "Khôi phục từ bản sao lưu gần nhất ở Cài đặt."),
    ("TD-008", _S, "Mật khẩu khóa không đúng.",
     "Nhập lại; còn {left} lần trước khi phải chờ 5 phút."),
    ("TD-009", _S, "Lần nhận trước bị ngắt ở bước “{state}”.",
     "Chương trình đã làm tiếp từ bước đó; xem kết quả ở Sổ giao nhận."),
    ("TD-010", _R, "“{file}” là tệp chép dở.", "Nơi gửi cần ghi lại gói ra USB."),
    ("TD-011", _R, "Gói lớn hơn mức cho phép ({most}).",
     "Nơi gửi bớt hoặc nén tệp đính kèm rồi xuất lại."),
    ("TD-012", _R, "Tệp “{file}” rỗng, có thể USB bị rút khi đang ghi.", _RECOPY),
    # --- container, signature, envelope
    ("TD-101", _R, "“{file}” không phải gói TDKT.", "Chọn tệp có đuôi .tdkt."),
    ("TD-102", _R, "Gói thiếu phần cuối: có {have} trong {need} byte.", _RECOPY),
    ("TD-103", _R, "Gói đã hỏng hoặc bị sửa sau khi tạo.", _RECOPY),
    ("TD-111", _R, "Phần chữ ký của gói viết sai quy cách.", _ASK),
    ("TD-112", _R, "Chữ ký không đúng với nội dung: gói đã bị sửa.", _CALL),
    ("TD-113", _H, "Chưa có khóa của nơi gửi (gói tự xưng là {name}).",
     "Nhập 30 số trên Phiếu đăng ký khóa có dấu của nơi gửi; chỉ hỏi một lần."),
    ("TD-114", _R, "Khóa ký gói này đã bị thu hồi kể từ gói số {first}.", _CALL),
    ("TD-115", _R, "Lời ghi trong chữ ký khác với phần đầu gói.", _CALL),
    ("TD-121", _R, "Phần đầu gói không đúng quy cách.", _ASK),
    ("TD-122", _R, "Gói ghi nơi gửi là {org} nhưng ký bằng khóa của nơi khác.", _CALL),
    ("TD-123", _I, "Gói gửi cho {to}, không phải cơ quan mình; đã bỏ qua.", _NOTHING),
    ("TD-124", _R, "{tier} không được gửi loại gói “{kind}”.", _CALL),
    ("TD-125", _R, "Gói không cam kết “không chứa bí mật nhà nước”.",
     "Đề nghị nơi gửi kiểm tra nội dung, xác nhận rồi xuất lại."),
    ("TD-126", _R, "Loại gói “{kind}” không gửi cho {tier}.",
     "Nơi gửi cần chọn lại nơi nhận rồi xuất gói mới."),
    ("TD-127", _R, "{name} không phải cấp trên của cơ quan mình.",
     "Không nhận gói này; gọi cấp trên theo danh bạ công vụ nếu có thắc mắc."),
    # --- keyring
    ("TD-131", _R, ("Danh bạ khóa trong gói (bản {theirs}) cũ hơn bản đang dùng "
     "(bản {ours})."), "Xin thành phố gói mới nhất."),
    ("TD-132", _R, "Danh bạ khóa không được khóa gốc của thành phố xác nhận.",
     "Đối chiếu với công văn của thành phố trước khi làm tiếp."),
    ("TD-133", _Q, "Có hai danh bạ khóa cùng bản {version} mà khác nội dung.", _CALL),
    ("TD-134", _R, "Nhóm số thứ {group} không khớp với khóa trong gói.",
     "Đọc lại từng nhóm trên phiếu có dấu; nếu vẫn sai thì không nhận."),
    # --- order
    ("TD-141", _R, "Gói số {seq} cũ hơn gói số {last} đã nhận; giữ bản mới hơn.",
     "Xin gói mới nhất nếu còn thiếu."),
    ("TD-142", _I, "Gói này đã nhận rồi; không có gì thay đổi.",
     "Có thể in lại biên nhận ở Sổ giao nhận."),
    ("TD-143", _Q, "Nơi gửi {org} có hai gói số {seq} khác nhau.",
     "Gọi nơi gửi: có thể hai máy cùng xuất, hoặc máy vừa khôi phục bản cũ."),
    ("TD-144", _H, "{org} đã cài lại hoặc khôi phục dữ liệu, đánh số gói lại từ đầu.",
     "Gọi nơi gửi xác nhận rồi bấm “Chấp nhận lần đánh số mới”."),
    ("TD-145", _Q, "Số gói nhảy từ {last} lên {seq}.", _CALL),
    ("TD-151", _I, "Chưa từng nhận gói số {missing}; gói này vẫn đủ dữ liệu.",
     _NOTHING),
    ("TD-152", _W, "Giờ trên gói ({moment}) có vẻ sai.",
     "Hạn nộp vẫn tính theo ngày tiếp nhận; nhắc nơi gửi chỉnh đồng hồ."),
    (
        "TD-153",
        _W,
        "Gói số {seq} của {org} không nối với gói liền trước đã nhận ở đây.",
        "Gọi nơi gửi: có thể có hai máy cùng xuất gói từ một bộ dữ liệu.",
    ),
    # --- versions
    ("TD-201", _R, "Gói theo chuẩn mới hơn ({format}).",
     "Cập nhật chương trình rồi nhận lại."),
    ("TD-202", _R, "Gói cần chương trình đọc được lược đồ {version}.",
     "Cập nhật chương trình rồi nhận lại."),
    ("TD-203", _W, "Gói có {count} bảng hoặc cột mới chưa hiển thị được.",
     "Dữ liệu ấy vẫn được giữ nguyên; cập nhật chương trình để xem."),
    ("TD-204", _R, "Gói theo chuẩn cũ đã thôi dùng ({format}).",
     "Nơi gửi cập nhật chương trình rồi xuất lại."),
    ("TD-205", _W, "Nơi gửi làm theo kế hoạch bản {theirs}, hiện hành là bản {ours}.",
     "Nhắc nơi gửi nhận gói kế hoạch mới."),
    ("TD-206", _R, ("Kế hoạch trong gói cùng bản {version} nhưng khác nội dung đã ban "
     "hành."), _CALL),
    # --- payload
    ("TD-301", _R, "Phần nội dung không khớp với phần đầu gói.", _RECOPY),
    ("TD-302", _R, "Gói không khóa cho cơ quan mình, hoặc khóa đã thay.",
     "Thử bằng khóa dự phòng cất trong két, hoặc xin nơi gửi xuất lại."),
    ("TD-303", _R, "Không mở được phần mã hóa: nội dung đã hỏng. Phần mở dở đã xóa.",
     _RECOPY),
    ("TD-304", _R, "Đầu phần mã hóa viết sai quy cách.", _RECOPY),
    ("TD-305", _R, "Gói có dữ liệu cá nhân mà không mã hóa.",
     "Không nhận; đề nghị nơi gửi xuất lại có mã hóa."),
    ("TD-306", _W, "Gói không mã hóa: ai có tệp này cũng đọc được.",
     "Nhận được; gửi lại nơi gửi gói có khóa của mình để lần sau gói được mã hóa."),
    ("TD-311", _R, "Phần nội dung không đúng cấu trúc của gói.", _ASK),
    ("TD-312", _R, "Trong gói có tên tệp không được phép.", _ASK),
    ("TD-313", _R, "Trong gói có hai tệp trùng tên.", _ASK),
    ("TD-314", _R, "Nội dung vượt giới hạn an toàn ({what}).", _CALL),
    ("TD-315", _R, "Bảng kê trong gói không phải bảng kê đã ký.", _CALL),
    ("TD-316", _R, "Tệp trong gói thừa hoặc thiếu so với bảng kê: {names}.", _ASK),
    ("TD-317", _R, "Tệp “{name}” không đúng như bảng kê.", _RECOPY),
    ("TD-318", _R, "Tệp đính kèm “{name}” không phải PDF, ảnh, Word, Excel an toàn.",
     "Nơi gửi in tệp đó ra PDF rồi xuất lại."),
    # --- tables
    ("TD-401", _R, "Bảng «{table}» dòng {line}: có ký tự không hợp lệ.", _ASK),
    ("TD-402", _R, "Bảng «{table}» dòng {line}: chữ chưa theo chuẩn Unicode NFC.",
     _ASK),
    ("TD-403", _R, "Bảng «{table}» dòng {line}: sai số cột.", _ASK),
    ("TD-404", _R, "Bảng «{table}»: thiếu hoặc sai cột “{column}”.", _ASK),
    ("TD-405", _R, "Bảng «{table}» dòng {line} cột “{column}”: giá trị sai kiểu.",
     _ASK),
    ("TD-406", _R, "Bảng «{table}» vượt giới hạn ({what}).", _ASK),
    ("TD-407", _R, "Bảng «{table}»: hai dòng cùng mã “{key}”.", _ASK),
    ("TD-408", _R, ("Bảng «{table}» dòng {line}: nhắc tới “{column}” không có trong "
     "gói."), _ASK),
    ("TD-409", _R, "Cây đơn vị trong gói vòng lại chính nó ở “{unit}”.", _ASK),
    ("TD-410", _R, "Gói có bảng «{table}» mà nơi gửi không được ghi.", _CALL),
    ("TD-411", _R, ("Dòng “{key}” của bảng «{table}» lùi từ lần sửa {ours} về "
     "{theirs}."), _CALL),
    ("TD-412", _R, "Bảng «{table}» có {have} dòng, bảng kê ghi {said}.", _ASK),
    # --- what it says
    ("TD-501", _W, "Đề nghị {named}, quá số lượng {quota} của Kế hoạch.",
     "Xem lại khi xét; chương trình không tự bớt ai."),
    ("TD-502", _W, "Hồ sơ của {name} thiếu: {missing}.",
     "Trả lại để bổ sung, hoặc nhận trước và nhắc sau."),
    ("TD-503", _W, "Tiếp nhận ngày {day}, sau hạn {due}.",
     "Người có thẩm quyền quyết định có xét hay không."),
    ("TD-504", _R, "Điểm {points} nằm ngoài khung của tiêu chí {criterion}.", _ASK),
    ("TD-505", _W, "Có thể một thành tích được đề nghị hai lần: {first} và {second}.",
     "Đối chiếu trước khi xét; một thành tích chỉ khen một lần."),
    ("TD-506", _W, ("Gói bỏ {gone} trong {count} dòng của bảng «{table}» mà không nói "
     "lý do."), "Hỏi nơi gửi trước khi nhận: có thể dữ liệu xuất ra bị thiếu."),
    ("TD-507", _W, "{count} mục đã thẩm định bị nơi gửi sửa sau đó.",
     "Thẩm định lại các mục được đánh dấu."),
    ("TD-508", _H, "Đợt xét đã khóa sổ nên gói được giữ riêng.",
     "Mở lại đợt xét rồi nhận, hoặc để sang đợt sau."),
    ("TD-509", _W, "{name} chưa đạt ngưỡng: {missing}.",
     "Xem giải thích của từng điều kiện trước khi xét."),
    ("TD-510", _W, ("Tính lại thì {what} khác với gói: gói ghi {theirs}, tính được "
     "{ours}."), "Hỏi nơi gửi; chương trình dùng kết quả tự tính."),
    ("TD-511", _W, "Không tính lại được kết quả của gói: {why}",
     "Xem kết quả gói ghi; cập nhật chương trình nếu nơi gửi dùng bản mới hơn."),
    ("TD-512", _W, "Còn {count} đối tượng chưa chấm đủ điểm: {names}.",
     "Chấm nốt rồi gửi, hoặc gửi trước: nơi nhận thấy rõ ô nào còn trống."),
    ("TD-513", _W, "Còn {count} đối tượng chưa đủ dữ liệu để kết luận: {names}.",
     "Bổ sung dữ liệu rồi gửi, hoặc gửi trước và bổ sung sau."),
    ("TD-514", _W, "Chưa đọc được kế hoạch trong gói: {why}",
     "Gói vẫn được giữ; cập nhật chương trình rồi nhận lại."),
    ("TD-520", _W, "Mã {org} không có trong danh mục xã, phường của thành phố.",
     "Đối chiếu mã trên Phiếu đăng ký khóa có dấu trước khi nhận."),
    # --- taking in
    ("TD-601", _S, "Ổ đĩa đầy khi đang ghi; đã trả lại nguyên trạng.",
     "Dọn bớt ổ đĩa rồi nhận lại."),
    ("TD-602", _S, "Ổ đĩa lỗi khi đang ghi; đã trả lại nguyên trạng.",
     "Kiểm tra ổ đĩa rồi nhận lại."),
    ("TD-603", _S, "Dữ liệu của máy đã đổi sau lúc xem trước.",
     "Xem lại bảng so sánh rồi nhận."),
    ("TD-604", _S, "Chưa sao lưu được nên chưa nhận gì.",
     "Kiểm tra thư mục sao lưu ở Cài đặt rồi nhận lại."),
    ("TD-605", _S, "Có lỗi ngoài dự kiến khi xử lý gói; dữ liệu giữ nguyên.",
     "Gửi tệp nhật ký cho người hỗ trợ."),
    # --- writing to the stick
    ("TD-701", _S, "USB “{place}” không cho ghi.",
     "Gạt công tắc khóa ghi, hoặc dùng USB khác."),
    ("TD-702", _S, "USB không đủ chỗ: cần {need} MB, còn {free} MB.",
     "Xóa bớt tệp trên USB hoặc dùng USB khác."),
    ("TD-703", _S, "USB bị rút khi đang ghi; phần ghi dở không dùng được.",
     "Cắm lại USB rồi ghi lại."),
    ("TD-704", _S, "Đọc lại thấy USB ghi sai dữ liệu.",
     "Dùng USB khác; USB này có thể hỏng hoặc giả dung lượng."),
    ("TD-705", _S, "Một chương trình khác đang giữ tệp vừa ghi.",
     "Chờ vài giây rồi bấm “Thử lại”."),
    ("TD-706", _R, "Gói vừa tạo không tự kiểm tra được nên chưa ghi ra USB.",
     "Gửi tệp nhật ký cho người hỗ trợ."),
    ("TD-707", _W, "Không có gì thay đổi so với gói số {seq}.",
     "Dùng lại gói cũ, hoặc vẫn xuất gói mới."),
    # --- receipts
    ("TD-801", _S, "Đã nhận xong nhưng chưa ghi được biên nhận.",
     "In lại biên nhận ở Sổ giao nhận."),
    ("TD-802", _W, "Biên nhận này không phải của gói nào do máy này gửi.", _CALL),
    ("TD-803", _I, "Nơi nhận đã có gói số {theirs}, máy này mới gửi đến số {ours}.",
     "Có thể máy này vừa khôi phục bản cũ: đối chiếu dữ liệu trước khi gửi tiếp."),
)  # fmt: skip

CATALOGUE = {row[0]: CatalogueEntry(*row) for row in _ROWS}
