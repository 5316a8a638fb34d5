"""What the officer should look at before the papers of a round go out.

Everything a paper leaves blank, and every value of the law nobody has compared with its
text, is said here; nothing is filled by a guess.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.awards.forms import Grant
from desktop.awards.legal import Law
from desktop.office.papers import money
from desktop.office.papers.legal_values import unchecked
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.office.rounds.awarding import Awarding


class About(Enum):
    """What a note is about; the value is its heading on screen."""

    LAW = "Căn cứ pháp lý"
    MONEY = "Tiền thưởng"
    SIGNER = "Người ký"
    PLAN = "Kế hoạch"
    NAME = "Tên người được khen"
    REVOKED = "Đã thu hồi"


@dataclass(frozen=True, slots=True)
class PaperNote:
    """One thing to look at, as a sentence."""

    about: About
    sentence: str


def notes_of(now: Round, office: PaperOffice, awarding: Awarding) -> list[PaperNote]:
    """Return what to look at, the law first."""
    law, day = office.law(), office.day(now)
    found = [(About.LAW, said) for said in unchecked(law.bases(day))]
    found += [(About.MONEY, said) for said in _about_money(now, law, day)]
    found += [(About.SIGNER, said) for said in _about_signers(now, office)]
    if not now.roundup.plan.number or now.roundup.plan.issued_on is None:
        said = "Kế hoạch chưa có số hoặc ngày; văn bản để chỗ trống ở dòng căn cứ."
        found.append((About.PLAN, said))
    found += [(About.NAME, str(one)) for one in awarding.renamed(now.roundup)]
    found += [
        (About.REVOKED, _taken_back(grant))
        for grant in now.grants
        if grant.revoked_on is not None
    ]
    return [PaperNote(about, said) for about, said in found]


def _taken_back(grant: Grant) -> str:
    award = f"{grant.form.label} của {grant.recipient}"
    return f"{award} đã thu hồi; không in lại, không chi tiền thưởng."


def _about_money(now: Round, law: Law, day: date) -> list[str]:
    if not now.outcome.own:
        return []
    if now.money is None:
        return [
            "Chưa chọn có tiền thưởng kèm theo hay không; văn bản chưa ghi tiền thưởng."
        ]
    sheet = money.sheet_of(now, law, day)
    if sheet is None:
        return []
    found = unchecked(money.used(now, law, day))
    if any(line.amount is None for line in sheet.lines):
        found.append(
            "Chưa biết hệ số hoặc lương cơ sở của ngày quyết định nên mức thưởng để "
            "chỗ trống; nhập ở Cài đặt, mục Pháp lý."
        )
    if not now.money.fund:
        found.append("Chưa ghi nguồn chi tiền thưởng.")
    return found


def _about_signers(now: Round, office: PaperOffice) -> list[str]:
    found = []
    if not office.signer(now)[0]:
        found.append(
            "Chưa có người ký; văn bản in dấu chấm chỗ họ tên. Thêm người ký trong "
            "Cài đặt."
        )
    body = office.standing_body(now.roundup.plan)
    if now.outcome.own and not office.head(now.roundup.plan)[0]:
        found.append(
            f"Danh bạ chưa có người đứng đầu {body}; Tờ trình in dấu chấm chỗ họ tên."
        )
    return found
