"""What the journal refuses: what cannot have been, said in a sentence."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from desktop.emulation.journal import (
    UNIT_PAPERS,
    Activity,
    ActivityKind,
    AnswerLevel,
    Difficulty,
)
from desktop.errors import EntryError

_UNCHANGED = "chưa có gì thay đổi"


def check_activity(activity: Activity, today: date) -> None:
    """Refuse a day in the future, a paper without a unit, counts that cannot be.

    Raises:
        EntryError: says which, and what to do.
    """
    if activity.happened_on > today:
        raise _wrong("Ngày làm ở sau hôm nay.", "Sửa ngày")
    if activity.kind in UNIT_PAPERS and not activity.subject_id:
        raise _wrong("Chưa biết văn bản của đơn vị nào.", "Chọn đơn vị gửi")
    _check_about(activity)
    _check_numbers(activity)
    _check_answers(activity)


def check_difficulty(difficulty: Difficulty, today: date) -> None:
    """Refuse an answer before the question, and days or words that stand alone.

    Raises:
        EntryError: says which, and what to do.
    """
    steps = (
        ("nêu", difficulty.raised_on),
        ("chuyển", difficulty.forwarded_on),
        ("trả lời", difficulty.answered_on),
    )
    for name, day in steps:
        if day is not None and day > today:
            raise _wrong(f"Ngày {name} ở sau hôm nay.", "Sửa ngày")
    if bool(difficulty.forwarded_to) != (difficulty.forwarded_on is not None):
        raise _wrong(
            "Nơi chuyển đến và ngày chuyển phải đi cùng nhau.",
            "Ghi cả hai, hoặc để trống cả hai",
        )
    if bool(difficulty.answer) != (difficulty.answered_on is not None):
        raise _wrong(
            "Nội dung trả lời và ngày trả lời phải đi cùng nhau.",
            "Ghi cả hai, hoặc để trống cả hai",
        )
    _check_order(steps)


def _check_order(steps: tuple[tuple[str, date | None], ...]) -> None:
    known = [(name, day) for name, day in steps if day is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            raise _wrong(
                f"Ngày {later} {second:%d/%m/%Y} ở trước ngày {earlier} "
                f"{first:%d/%m/%Y}.",
                "Sửa lại hai ngày",
            )


def _check_about(activity: Activity) -> None:
    first, last = activity.first_day, activity.last_day
    if (first is None) != (last is None):
        raise _wrong("Kỳ của văn bản thiếu một đầu.", "Ghi cả hai ngày")
    if first is not None and last is not None and last < first:
        raise _wrong("Kỳ của văn bản có ngày cuối trước ngày đầu.", "Sửa lại kỳ")


def _check_numbers(activity: Activity) -> None:
    for number in (activity.number, activity.whole):
        _check_number(number)
    number, whole = activity.number, activity.whole
    if whole is not None and number is not None and number > whole:
        raise _wrong("Số đã có lớn hơn tổng số.", "Kiểm tra lại hai số rồi sửa số sai")


def _check_number(number: Decimal | None) -> None:
    if number is not None and not number.is_finite():
        raise _wrong("Số lượng phải là một con số.", "Nhập số từ 0 trở lên")
    if number is not None and number < 0:
        raise _wrong("Số lượng không được âm.", "Nhập số từ 0 trở lên")


def _check_answers(activity: Activity) -> None:
    answers = activity.answers
    if not answers:
        return
    if activity.kind is not ActivityKind.SURVEY:
        raise _wrong("Chỉ khảo sát mới có số phiếu theo mức.", "Chọn lại loại việc")
    if len(answers) != len(AnswerLevel):
        raise _wrong(
            "Thiếu số phiếu của một mức trả lời.",
            "Ghi đủ năm mức, mức không ai chọn ghi 0; hoặc để trống cả năm",
        )
    if min(answers) < 0:
        raise _wrong("Số phiếu không được âm.", "Nhập số từ 0 trở lên")
    if activity.number is not None and sum(answers) > activity.number:
        raise _wrong(
            f"Năm mức cộng lại là {sum(answers)} phiếu, nhiều hơn số phiếu thu về.",
            "Kiểm tra lại số phiếu từng mức và số phiếu thu về",
        )


def _wrong(sentence: str, step: str) -> EntryError:
    return EntryError(sentence, f"{step}; {_UNCHANGED}.")
