"""The Quyết định by which the Chair of the commune awards Giấy khen, with its list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.kinds import kinds_counted, kinds_named
from desktop.documents.paper import (
    Appendix,
    Block,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signature,
    numbered,
    plain,
)
from desktop.documents.typeface import clean_fields
from desktop.documents.wording import (
    AwardSubject,
    Bonus,
    Office,
    basis_paragraphs,
    counted,
    in_words,
    subject_table,
    total_bonus,
)
from desktop.vietnamese import long_date, number

SYMBOL = "QĐ-UBND"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision says.

    Args:
        movement: "phong trào thi đua … năm 2026", as it goes on after "trong".
        bases: each "Căn cứ …", without its last mark.
        proposer: who proposed: "Trưởng phòng Văn hóa - Xã hội"; may be empty.
        proposal_number: empty leaves room to write it in.
        bonuses: none where no money goes with the award.
        fund: where the money comes from.
        executors: who carries it out besides the awarded, up to a comma.
        titles: ("CHỦ TỊCH",) or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
        recipients: after "Như Điều 3".
    """

    office: Office
    movement: str
    bases: tuple[str, ...]
    subjects: tuple[AwardSubject, ...]
    titles: tuple[str, ...]
    signer: str
    number: str = ""
    signed_on: dt.date | None = None
    proposer: str = ""
    proposal_symbol: str = "TTr-VHXH"
    proposal_number: str = ""
    proposed_on: dt.date | None = None
    bonuses: tuple[Bonus, ...] = ()
    fund: str = ""
    executors: str = ""
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_decision(decision: Decision) -> Paper:
    """Return the decision as a paper: three articles and the list as appendix."""
    office = decision.office
    kinds = kinds_named(counted(decision.subjects))
    body: list[Block] = [Heading(office.chair.upper(), centred=True)]
    body += basis_paragraphs([*decision.bases, *_proposed(decision)])
    body.append(Heading("QUYẾT ĐỊNH:", centred=True))
    body += _articles(decision)
    return Paper(
        office.committee_letterhead(SYMBOL, decision.number, decision.signed_on),
        "QUYẾT ĐỊNH",
        f"Về việc tặng Giấy khen cho {kinds} có thành tích xuất sắc "
        f"trong {decision.movement}",
        tuple(body),
        (Signature(decision.titles, decision.signer),),
        ("Như Điều 3", *decision.recipients),
        (_appendix(decision),),
    )


def _proposed(decision: Decision) -> list[str]:
    if not decision.proposer:
        return []
    paper = numbered(decision.proposal_number, decision.proposal_symbol)
    day = long_date(decision.proposed_on)
    return [f"Theo đề nghị của {decision.proposer} tại Tờ trình số {paper} {day}"]


def _articles(decision: Decision) -> list[Paragraph]:
    counts = counted(decision.subjects)
    level = decision.office.level
    award = (
        f"Tặng Giấy khen của Chủ tịch Ủy ban nhân dân {level} cho "
        f"{kinds_counted(counts)} đã có thành tích xuất sắc trong "
        f"{decision.movement} (có danh sách tại Phụ lục kèm theo)."
    )
    effect = "Quyết định này có hiệu lực thi hành kể từ ngày ký."
    awarded = f"các {', '.join(kinds_named(counts).split(' và '))} có tên tại Điều 1"
    who = f"{decision.executors.rstrip(' ,;.')} và {awarded}"
    who = who if decision.executors else awarded[:1].upper() + awarded[1:]
    execution = f"{who} chịu trách nhiệm thi hành Quyết định này./."
    if not decision.bonuses:
        return [_article(1, award), _article(2, effect), _article(3, execution)]
    return [
        _article(1, award),
        _money_article(decision),
        _article(3, effect),
        Paragraph(plain(execution)),
    ]


def _article(place: int, text: str) -> Paragraph:
    return Paragraph((Run(f"Điều {place}.", bold=True), Run(f" {text}")))


def _money_article(decision: Decision) -> Paragraph:
    counts = counted(decision.subjects)
    rates = "; ".join(
        f"{bonus.kind.value} {number(bonus.amount)} đồng"
        for bonus in decision.bonuses
        if counts[bonus.kind]
    )
    total = total_bonus(decision.bonuses, counts)
    source = (
        f"chi từ {decision.fund}"
        if decision.fund
        else "kinh phí thực hiện theo quy định hiện hành"
    )
    return Paragraph(
        (
            Run("Điều 2.", bold=True),
            Run(f" Tiền thưởng kèm theo Giấy khen: {rates}. "),
            Run(f"Tổng số tiền thưởng là {number(total)} đồng ("),
            Run(in_words(total), italic=True),
            Run(f"), {source}."),
        )
    )


def _appendix(decision: Decision) -> Appendix:
    counts = counted(decision.subjects)
    office = decision.office
    kinds = kinds_named(counts).replace(" và ", ", ").upper()
    paper = numbered(decision.number, SYMBOL)
    day = long_date(decision.signed_on)
    closing = f"Danh sách này gồm {kinds_counted(counts)}./."
    return Appendix(
        "Phụ lục",
        f"DANH SÁCH {kinds} ĐƯỢC TẶNG GIẤY KHEN CỦA {office.short_chair.upper()}",
        f"(Kèm theo Quyết định số {paper} {day} của {office.chair})",
        (subject_table(decision.subjects), Paragraph(plain(closing))),
    )
