"""The Quyết định by which the Chair awards, with a list for every form awarded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.kinds import kinds_counted, kinds_named
from desktop.documents.paper import (
    Appendix,
    Block,
    Code,
    Heading,
    Paper,
    Paragraph,
    Run,
    numbered,
    plain,
)
from desktop.documents.papers.authorities import by_chair
from desktop.documents.papers.granting import by_form, forms_named, granted
from desktop.documents.papers.wording import (
    AwardSubject,
    Bonus,
    Office,
    basis_paragraphs,
    counted,
    in_words,
    listed_points,
    money,
    roman,
    subject_table,
    total_bonus,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date

SYMBOL = "QĐ-UBND"
FLAG = "Cờ thi đua"
MOST_INLINE = 3
"""As offices do it: a list of three needs no annex."""


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
        signer: empty leaves dots.
        recipients: after "Như Điều 3".
        most_inline: up to so many are named in Điều 1 itself; more stand in an annex.
        code: what the square code on each list says; empty for none.
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
    most_inline: int = MOST_INLINE
    code: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_decision(decision: Decision) -> Paper:
    """Return the decision as a paper: three articles, and a list where it is long."""
    office = decision.office
    kinds = kinds_named(counted(decision.subjects))
    awards = forms_named(decision.subjects)
    awards = f"{awards} cho" if awards.startswith("tặng") else awards
    body: list[Block] = [Heading(office.chair.upper(), centred=True)]
    body += basis_paragraphs([*decision.bases, *_proposed(decision)])
    body.append(Heading("QUYẾT ĐỊNH:", centred=True))
    body += _articles(decision)
    return Paper(
        office.committee_letterhead(SYMBOL, decision.number, decision.signed_on),
        "QUYẾT ĐỊNH",
        f"Về việc {awards} {kinds} có thành tích xuất sắc trong {decision.movement}",
        tuple(body),
        (by_chair(decision.titles, decision.signer),),
        ("Như Điều 3", *decision.recipients),
        _appendices(decision),
    )


def _proposed(decision: Decision) -> list[str]:
    if not decision.proposer:
        return []
    paper = numbered(decision.proposal_number, decision.proposal_symbol)
    day = long_date(decision.proposed_on)
    return [f"Theo đề nghị của {decision.proposer} tại Tờ trình số {paper} {day}"]


def _articles(decision: Decision) -> list[Paragraph]:
    counts = counted(decision.subjects)
    effect = "Quyết định này có hiệu lực thi hành kể từ ngày ký."
    awarded = f"các {', '.join(kinds_named(counts).split(' và '))} có tên tại Điều 1"
    who = f"{decision.executors.rstrip(' ,;.')} và {awarded}"
    who = who if decision.executors else awarded[:1].upper() + awarded[1:]
    execution = f"{who} chịu trách nhiệm thi hành Quyết định này./."
    if not decision.bonuses:
        return [
            *_award_article(decision),
            _article(2, effect),
            _article(3, execution),
        ]
    return [
        *_award_article(decision),
        _money_article(decision),
        _article(3, effect),
        Paragraph(plain(execution)),
    ]


def _award_article(decision: Decision) -> list[Paragraph]:
    """Return Điều 1: whom, and where they are listed.

    Up to three are named in the article itself; more stand in an annex.
    """
    merit = f"có thành tích xuất sắc trong {decision.movement}"
    subjects = decision.subjects
    if is_inline(decision) and len(subjects) == 1:
        [one] = subjects
        owner = f" của {_holders(decision)[one.form]}" if one.form else ""
        award = f"Tặng {one.form}{owner} cho" if one.form else "Khen thưởng"
        return [_article(1, f"{award} {one.name_in_line}, đã {merit}.")]
    awards = granted(subjects, _holders(decision))
    said = f"{awards[:1].upper()}{awards[1:]} đã {merit}"
    if is_inline(decision):
        several = len(by_form(subjects)) > 1
        items = [_named(subject, with_form=several) for subject in subjects]
        return [_article(1, f"{said}, gồm:"), *listed_points(items)]
    several = len(by_form(subjects)) > 1
    lists = "các Phụ lục" if several else "Phụ lục"
    return [_article(1, f"{said} (có danh sách tại {lists} kèm theo).")]


def is_inline(decision: Decision) -> bool:
    """Tell whether the awarded are named in Điều 1 instead of an annex."""
    return 0 < len(decision.subjects) <= decision.most_inline


def _named(subject: AwardSubject, *, with_form: bool) -> str:
    said = subject.full_name
    if subject.position:
        said = f"{said}, {subject.position}"
    return f"{subject.form}: {said}" if with_form and subject.form else said


def _article(place: int, text: str) -> Paragraph:
    return Paragraph((Run(f"Điều {place}.", bold=True), Run(f" {text}")))


def _money_article(decision: Decision) -> Paragraph:
    total = total_bonus(decision.bonuses, decision.subjects)
    source = (
        f"chi từ {decision.fund}"
        if decision.fund
        else "kinh phí thực hiện theo quy định hiện hành"
    )
    return Paragraph(
        (
            Run("Điều 2.", bold=True),
            Run(f" Tiền thưởng {_rates(decision)}. "),
            Run(f"Tổng số tiền thưởng là {money(total)} ("),
            Run(in_words(total), italic=True),
            Run(f"), {source}."),
        )
    )


def _rates(decision: Decision) -> str:
    """Return "kèm theo Giấy khen: tập thể 760.000 đồng; cá nhân 380.000 đồng"."""
    said = []
    for form, listed in by_form(decision.subjects).items():
        rates = "; ".join(
            f"{bonus.kind.value} {money(bonus.amount)}"
            for bonus in decision.bonuses
            if any(bonus.is_for(subject) for subject in listed)
        )
        said.append(f"kèm theo {form or 'khen thưởng'}: {rates or money(None)}")
    return "; ".join(said)


def _holders(decision: Decision) -> dict[str, str]:
    """Return whose each form is: a flag is the committee's, the rest the Chair's."""
    office = decision.office
    return {
        form: office.short_committee if form == FLAG else office.short_chair
        for form in by_form(decision.subjects)
    }


def _appendices(decision: Decision) -> tuple[Appendix, ...]:
    if is_inline(decision):
        return ()
    found = by_form(decision.subjects) or {"": ()}
    labels = ["Phụ lục"]
    if len(found) > 1:
        labels = [f"Phụ lục {roman(place)}" for place in range(1, len(found) + 1)]
    return tuple(
        _appendix(decision, label, form, listed)
        for label, (form, listed) in zip(labels, found.items(), strict=True)
    )


def _appendix(
    decision: Decision, label: str, form: str, listed: tuple[AwardSubject, ...]
) -> Appendix:
    counts = counted(listed)
    kinds = kinds_named(counts).replace(" và ", ", ").upper()
    award = "KHEN THƯỞNG"
    if form:
        award = f"TẶNG {form} CỦA {_holders(decision)[form]}".upper()
    paper = numbered(decision.number, SYMBOL)
    day = long_date(decision.signed_on)
    closing = f"Danh sách này gồm {kinds_counted(counts)}"
    if decision.bonuses:
        total = total_bonus(decision.bonuses, listed)
        closing = f"{closing}; tổng số tiền thưởng là {money(total)}"
    body: list[Block] = [subject_table(listed), Paragraph(plain(f"{closing}./."))]
    if decision.code:
        body.append(Code(decision.code, f"Mã đối chiếu: {decision.code}"))
    return Appendix(
        label,
        f"DANH SÁCH {kinds} ĐƯỢC {award}",
        f"(Kèm theo Quyết định số {paper} {day} của {decision.office.chair})",
        tuple(body),
    )
