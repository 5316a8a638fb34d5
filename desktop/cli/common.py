"""What the verbs of the exchange share: codes of offices, ids, findings in words."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.errors import OfficeError

if TYPE_CHECKING:
    from desktop.bundles.sealed.catalogue import Finding
    from desktop.office.office import Office

_One = TypeVar("_One")
_LEAST = 6
"""So many characters of an id or a digest may stand for all of it."""

_UNLOCK = (
    "Mở chương trình để làm việc có mật khẩu, hoặc bỏ mật khẩu bằng keys unlock rồi gõ "
    "lại lệnh."
)

# The catalogue names buttons of the window; here the words to type are named.
_NEXT = {
    "TD-002": "Kiểm tra đường dẫn, cắm lại USB rồi gõ lại lệnh.",
    "TD-113": "Thêm --confirm với 30 số trên Phiếu đăng ký khóa có dấu của nơi gửi; "
    "chỉ hỏi một lần.",
    "TD-142": "Thêm --receipts THƯ-MỤC để ghi lại biên nhận.",
    "TD-144": "Gọi nơi gửi xác nhận rồi gõ bundles accept-epoch MÃ-GÓI.",
    "TD-153": "Gọi nơi gửi: có thể có hai máy cùng xuất gói từ một bộ dữ liệu. "
    "Không phải thế thì gõ bundles accept MÃ-GÓI.",
    "TD-506": "Hỏi nơi gửi: có thể dữ liệu xuất ra bị thiếu. Không thiếu thì gõ "
    "bundles accept MÃ-GÓI.",
    "TD-603": "Xem lại bằng inspect rồi gõ bundles accept MÃ-GÓI.",
    "TD-707": "Thêm --again để ghi lại gói cũ; không thêm thì xuất gói mới.",
    "TD-801": "Gõ receive TỆP --receipts THƯ-MỤC để ghi lại biên nhận.",
}


def step_of(refusal: OfficeError) -> str:
    """Return what to do about a refusal on the command line."""
    if getattr(refusal, "code", "") != "TD-008":
        return refusal.next_step
    from desktop.office.exchanging.key_lock import KeysLockedError

    return _UNLOCK if isinstance(refusal, KeysLockedError) else refusal.next_step


def next_step(finding: "Finding", sha256: str = "") -> str:
    """Return what to do about a finding on the command line.

    Args:
        sha256: of the bundle it is about; its first digits stand in the words.
    """
    words = _NEXT.get(finding.code, finding.next_step)
    return words.replace("MÃ-GÓI", sha256[:12]) if sha256 else words


def finding_text(finding: "Finding", sha256: str = "") -> str:
    """Return a finding as a line: code, sentence, next step."""
    parts = finding.code, finding.sentence, next_step(finding, sha256)
    return " ".join(part for part in parts if part)


def finding_data(finding: "Finding", sha256: str = "") -> dict[str, str]:
    """Return a finding for machines."""
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "sentence": finding.sentence,
        "next_step": next_step(finding, sha256),
    }


def check_form(org: str) -> str:
    """Return the code of an office; one that cannot be one is refused by its name.

    Raises:
        OfficeError: it is not written as codes are.
    """
    from desktop.bundles.sealed.envelope import is_org

    if not is_org(org):
        raise OfficeError(
            f"“{org}” không phải mã của một cơ quan.",
            "Mã viết như vn-xa-00008 (xã, phường) hoặc vn-tinh-01 (tỉnh, thành phố); "
            "chưa có gì được ghi.",
        )
    return org


def check_known(office: "Office", org: str) -> str:
    """Return the code of an office that is on the official list or known here.

    Raises:
        OfficeError: it is neither, so it is most likely mistyped.
    """
    check_form(org)
    if _is_listed(org) or org in _met(office):
        return org
    raise OfficeError(
        f"Không có cơ quan nào mang mã “{org}”.",
        "Xem lại mã trong danh mục xã, phường, hoặc ở keys show; chưa có gì được ghi.",
    )


def _is_listed(org: str) -> bool:
    from desktop.office.registers import communes

    if org.startswith("vn-tinh-"):
        return communes.province(org.removeprefix("vn-tinh-")) is not None
    return communes.commune(org.removeprefix("vn-xa-")) is not None


def _met(office: "Office") -> set[str]:
    """Return the codes this office has to do with besides those on the list."""
    identity = office.identity
    return {identity.org, identity.above(), *(s.key.org for s in identity.senders())}


def one_of(
    found: Iterable[_One], given: str, key: Callable[[_One], str], what: str, where: str
) -> _One:
    """Return what an id or its first characters stand for.

    Args:
        key: gives the id of one of them.
        what: what is looked for, in a sentence: "gói", "dòng".
        where: the words to type to see them all.

    Raises:
        OfficeError: nothing has it, or several have.
    """
    wanted = given.strip().lower()
    fitting = [one for one in found if key(one).startswith(wanted)]
    fitting = [one for one in fitting if key(one) == wanted] or fitting
    if len(fitting) == 1 and len(wanted) >= _LEAST:
        return fitting[0]
    sentence = f"Không có {what} nào mang mã “{given}”."
    if fitting:
        sentence = f"“{given}” chưa đủ để chỉ một {what}."
    raise OfficeError(
        sentence,
        f"Chép lại mã ở {where}, ít nhất {_LEAST} ký tự đầu; chưa có gì thay đổi.",
    )


def said_value(value: Any) -> str:  # noqa: ANN401 - a cell of any type
    """Return a cell as an office writes it; what is not known stays blank."""
    if value is None:
        return "…"
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value)
