"""Where a line may end: short pairs stay together, titles break evenly.

Body text holds together only short pairs (ngày 18, Điều 1, 05 tập thể), since long runs
tear holes into justified lines. Titles and certificates also keep compound words and
whole dates together, then take the fewest lines, then the most even ones.
"""

import re
from functools import lru_cache
from itertools import accumulate

from desktop.documents.typeface import HARD_SPACE, Face, width

_COMPOUNDS = """
    an ninh, báo cáo, bằng khen, chuyên viên, chuyển đổi số, chính phủ, chính quyền,
    chính trị, chủ tịch, cá nhân, cán bộ, công an, công chức, công tác, công việc,
    cơ quan, cải cách, cấp xã, cờ thi đua, dịch vụ, gia đình, giai đoạn, giám đốc,
    giáo dục,
    giải phóng mặt bằng, giấy khen, hoàn thành, hành chính, hệ thống, học sinh,
    hỗ trợ, hộ gia đình, hội liên hiệp, hội nông dân, hội đồng, hội đồng nhân dân,
    khen thưởng, khu phố, kinh tế, kế hoạch, kết quả, lao động, lãnh đạo, mầm non,
    mặt trận, người dân, người lao động, nhiệm vụ, nhà văn hóa, nhân dân,
    nông thôn mới, năm học, phong trào, phó chủ tịch, phó trưởng phòng, phụ nữ,
    phụ trách, phục vụ, quyết định, quân sự, sáng kiến, sự nghiệp, thanh niên,
    thi đua, thi đua - khen thưởng, thành phố, thành tích, thôn văn hóa, thủ tục,
    thực hiện, tiêu biểu,
    tiểu học, triển khai, trung học, trung tâm, trung ương, trường học,
    trưởng phòng, trưởng thôn, trạm y tế, tuyên truyền, tập thể, tổ chức,
    tổ công nghệ số, tổ dân phố, tổ quốc, viên chức, việt nam, văn hóa, văn phòng,
    xuất sắc, xây dựng, xã hội, xã hội chủ nghĩa, y tế, điện tử, đoàn thể, đóng góp,
    đơn vị, đẩy mạnh, đặc khu, địa bàn, địa phương, đồng chí, ủy ban
"""
# The longest first, so that "hội đồng" does not hide "hội đồng nhân dân".
_LONGEST_FIRST = "|".join(
    sorted((word.strip() for word in _COMPOUNDS.split(",")), key=len, reverse=True)
)
_WHOLE = re.compile(
    rf"\b(?:{_LONGEST_FIRST}"
    r"|ngày \d+ tháng \d+ năm \d+|tháng \d+ năm \d+|\d+ tháng (?:đầu|cuối) năm"
    r"|(?:ngày|tháng|năm|số|điều|đợt|khóa|quý) \d[\w/.-]*)(?!\w)"
    r"|\b(?:ông|bà|xã|phường|thôn|xóm) (?=\w)"
    r"| (?=[-–] )",
    re.IGNORECASE,
)
_PAIRS = re.compile(
    r"\b(?:ngày|tháng|năm|số|Số|Điều|khoản|điểm|Mục|Phụ lục) (?=[\dIVX\u00a0])"
    r"|(?<!ngày )(?<!tháng )(?<!năm )(?<![\d.,])\d{1,3} "
    r"(?=(?:tập|hộ|cá|đồng|đơn|khối|bản|bộ|phiếu|thành|người|điểm)\b)"
    r"|\b(?:Ông|Bà|ông|bà) (?=[^\W\d_a-z])"
    r"|\b[Ủủ]y (?=ban\b)"
    r"| (?=[-–] )"
    r"| (?=\./\.)"
)
_NAMES_IN_CELLS = re.compile(
    r"\b(?:cá nhân|tập thể|Giấy khen|Bằng khen|Cờ thi đua)\b", re.IGNORECASE
)


_PLACES = re.compile(
    r"\b(?:xã|phường|đặc khu|thành phố|tỉnh|thôn|xóm|Xã|Phường|Thành phố|Thôn|Xóm)"
    r"((?: [^\W\d_]+){1,4})"
)


def _tied(found: re.Match[str]) -> str:
    return found.group().replace(" ", HARD_SPACE)


@lru_cache(maxsize=4096)
def tie_pairs(text: str) -> str:
    """Return body text whose short pairs hold together; no character is added."""
    return _PAIRS.sub(_tied, text)


def tie_cell(text: str) -> str:
    """Return a table cell's text with its pairs and the names of awards held."""
    return _NAMES_IN_CELLS.sub(_tied, tie_pairs(text))


def _tied_place(found: re.Match[str]) -> str:
    """Hold the type of a place and the capitalised words of its name together."""
    words = found.group().split(" ")
    first = len(words) - len(found.group(1).split())
    end = first
    while end < len(words) and words[end][0].isupper():
        end += 1
    return " ".join([HARD_SPACE.join(words[:end]), *words[end:]])


@lru_cache(maxsize=4096)
def tie_whole(text: str) -> str:
    """Return a title whose compounds, dates and names of places hold together."""
    return _WHOLE.sub(_tied, _PLACES.sub(_tied_place, text))


@lru_cache(maxsize=8192)
def balanced(text: str, face: Face, limit: float) -> tuple[str, ...]:
    """Break a title into the fewest lines of at most `limit` × size, then evenly.

    The lines hold the text itself, with plain spaces where hard ones kept it together.
    """
    words = _words(tie_whole(text), face, limit)
    widths = [width(word, face) for word in words]
    lines = _even(widths, limit, width(" ", face))
    return tuple(
        " ".join(words[start:end]).replace(HARD_SPACE, " ") for start, end in lines
    )


def _words(text: str, face: Face, limit: float) -> list[str]:
    """Split at plain spaces; loosen what is wider than a whole line."""
    words: list[str] = []
    for word in text.split(" "):
        if width(word, face) <= limit:
            words.append(word)
            continue
        for part in word.split(HARD_SPACE):
            words += chopped(part, face, limit)
    return words


def chopped(word: str, face: Face, limit: float) -> list[str]:
    """Cut a word that is wider than a line between its characters."""
    parts = [""]
    for character in word:
        if parts[-1] and width(parts[-1] + character, face) > limit:
            parts.append("")
        parts[-1] += character
    return parts


def _even(widths: list[float], limit: float, space: float) -> list[tuple[int, int]]:
    """Return (start, end) of each line: fewest lines, then least squared slack."""
    count = len(widths)
    ends = [0.0, *accumulate(widths)]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, count + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            length = ends[end] - ends[start] + (end - start - 1) * space
            if length > limit and start < end - 1:
                break
            lines, slack, _ = best[start]
            choices.append((lines + 1, slack + (limit - length) ** 2, start))
        best.append(min(choices))
    cuts: list[tuple[int, int]] = []
    end = count
    while end:
        start = best[end][2]
        cuts.append((start, end))
        end = start
    return cuts[::-1]
