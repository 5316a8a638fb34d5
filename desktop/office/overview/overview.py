"""Where the round stands: its steps, what is missing in each, and the next thing to do.

Keys of places are those of the side list.
"""

from desktop.awards.eligibility import Verdict
from desktop.awards.forms import Decision
from desktop.awards.selection import Remark, Section
from desktop.emulation.indicators import Progress
from desktop.emulation.scoring import Side
from desktop.office.council.sheet import CouncilSheet
from desktop.office.overview.dues import dues_of
from desktop.office.overview.glance import Glance, NextStep, PlaceState
from desktop.office.overview.places import (
    JournalState,
    council_place,
    journal_place,
    ratings_place,
)
from desktop.office.registers.index_tables import has_indices
from desktop.office.rounds.outcome import Outcome
from desktop.office.rounds.roundup import Roundup
from desktop.plans.checking import Notice

_WITHOUT_POINTS = "Kế hoạch không chấm điểm"


def glance_of(
    roundup: Roundup,
    outcome: Outcome,
    notices: tuple[Notice, ...],
    decision: Decision | None,
    council: CouncilSheet,
    journal: JournalState,
) -> Glance:
    """Look the whole round over."""
    places = (
        _plan(notices),
        _subjects(roundup),
        _indicators(roundup),
        _initiatives(roundup),
        ratings_place(outcome),
        journal_place(journal),
        _scores(roundup),
        _ranking(roundup, outcome),
        _review(outcome),
        council_place(council),
        _papers(roundup, outcome, decision),
    )
    return Glance(
        movement=roundup.plan.short_name,
        round_name=roundup.round.name,
        closed_on=roundup.round.closed_on,
        cutoff=roundup.round.cutoff,
        dues=dues_of(roundup),
        places=places,
        next_step=_next_step(roundup, outcome, places, decision),
    )


def _plan(notices: tuple[Notice, ...]) -> PlaceState:
    unsettled = [n for n in notices if n.is_open]
    sentence = f"{len(unsettled)} điều cần xem" if unsettled else "Đã xem đủ"
    if any(n.is_identity for n in unsettled):
        others = len(unsettled) - 1
        sentence = "Chưa có số, ngày ban hành"
        sentence += f"; {others} điều cần chọn" if others else ""
    whole = len(notices)
    return PlaceState(
        "plan",
        "Kế hoạch",
        sentence,
        len(unsettled),
        whole - len(unsettled),
        whole,
        "điều",
    )


def _subjects(roundup: Roundup) -> PlaceState:
    units = [u for u in roundup.units if not u.retired_on]
    people = [p for p in roundup.people if not p.retired_on]
    others = [o for o in roundup.others if not o.retired_on]
    count = len(units) + len(people) + len(others)
    sentence = "Chưa có đơn vị nào"
    if count:
        sentence = f"{len(units)} đơn vị, {len(people)} người"
        sentence += f", {len(others)} đối tượng khác" if others else ""
    return PlaceState(
        "subjects", "Đơn vị & cá nhân", sentence, 0, count, count, "đối tượng"
    )


def _indicators(roundup: Roundup) -> PlaceState:
    assessed = roundup.assessments
    missing = [a for a in assessed if a.progress is Progress.NO_DATA]
    failed = sum(1 for a in assessed if a.progress is Progress.NOT_REACHED)
    sentence = "Đủ số liệu" if not missing else f"{len(missing)} chỉ tiêu chưa có số"
    sentence += f"; {failed} chưa đạt" if failed else ""
    return PlaceState(
        "indicators",
        "Chỉ tiêu",
        sentence,
        len(missing),
        len(assessed) - len(missing),
        len(assessed),
        "chỉ tiêu",
    )


def _initiatives(roundup: Roundup) -> PlaceState:
    found = roundup.initiatives
    unanswered = [i for i in found if None in (i.is_new, i.is_applied, i.is_replicable)]
    sentence = "Chưa có sáng kiến nào"
    if found:
        sentence = f"{len(found)} sáng kiến, mô hình"
        sentence += f"; {len(unanswered)} chưa xác nhận đủ" if unanswered else ""
    return PlaceState(
        "initiatives",
        "Sáng kiến, mô hình",
        sentence,
        len(unanswered),
        len(found) - len(unanswered),
        len(found),
        "sáng kiến",
    )


def _scores(roundup: Roundup) -> PlaceState:
    if not roundup.plan.criteria_sets:
        return _idle("scores", "Chấm điểm", _WITHOUT_POINTS)
    scored = [c for c in roundup.candidates if roundup.total(c) is not None]
    open_cells, unfinished = 0, 0
    for subject in scored:
        sums = roundup.total(subject, Side.VERIFIED)
        if sums is not None and sums.missing:
            unfinished += 1
            open_cells += len(sums.missing)
    sentence = "Đã chấm đủ"
    if not scored:
        sentence = "Chưa có ai để chấm"
    elif unfinished:
        sentence = f"{unfinished} đối tượng chưa chấm xong, còn {open_cells} ô"
    return PlaceState(
        "scores",
        "Chấm điểm",
        sentence,
        unfinished,
        len(scored) - unfinished,
        len(scored),
        "đối tượng",
    )


def _idle(key: str, title: str, sentence: str) -> PlaceState:
    return PlaceState(key, title, sentence, 0, 0, 0, "", is_idle=True)


def _ranking(roundup: Roundup, outcome: Outcome) -> PlaceState:
    if not roundup.plan.criteria_sets:
        words = "Xếp theo chỉ số công bố" if has_indices(roundup) else _WITHOUT_POINTS
        return _idle("ranking", "Xếp hạng", words)
    rows = [row for table in outcome.tables for row in table.rows]
    ranked = [row for row in rows if row.rank is not None]
    tied = sum(1 for row in ranked if row.is_tied)
    sentence = f"Tạm xếp {len(ranked)} đối tượng" if rows else "Không xếp hạng"
    sentence += f"; {tied} đồng hạng" if tied else ""
    return PlaceState(
        "ranking",
        "Xếp hạng",
        sentence,
        len(rows) - len(ranked),
        len(ranked),
        len(rows),
        "đối tượng",
    )


def _review(outcome: Outcome) -> PlaceState:
    rows = [row for found in outcome.lists for row in found.rows]
    unknown = sum(1 for row in rows if row.verdict is Verdict.UNKNOWN)
    tied = sum(len(found.of(Section.AT_THE_LINE)) for found in outcome.lists)
    doubled = sum(1 for row in rows if row.remark is Remark.DOUBLE_AWARD)
    parts = []
    if unknown:
        parts.append(f"{unknown} chưa đủ dữ liệu")
    if tied:
        parts.append(f"{tied} đồng hạng ngay trên vạch")
    if doubled:
        parts.append(f"{doubled} trùng thành tích chưa giải quyết")
    return PlaceState(
        "review",
        "Xét khen thưởng",
        "; ".join(parts) or "Mọi đối tượng đã có kết luận",
        unknown + tied + doubled,
        len(rows) - unknown - doubled,
        len(rows),
        "đối tượng",
    )


def _papers(
    roundup: Roundup, outcome: Outcome, decision: Decision | None
) -> PlaceState:
    count = len(outcome.proposed)
    if decision is not None:
        number = decision.number or "chưa có số"
        return PlaceState(
            "papers",
            "Hồ sơ & văn bản",
            f"Quyết định {number}, {count} {outcome.lists[0].form}",
            0 if decision.number and decision.issued_on else 1,
            count,
            count,
            "giấy",
        )
    sentence = "Đã chốt; chờ ra quyết định"
    if not roundup.round.is_closed:
        sentence = "Bản nháp; in chính thức sau khi chốt danh sách"
    return PlaceState("papers", "Hồ sơ & văn bản", sentence, 1, 0, count, "giấy")


def _next_step(
    roundup: Roundup,
    outcome: Outcome,
    places: tuple[PlaceState, ...],
    decision: Decision | None,
) -> NextStep:
    by_key = {place.key: place for place in places}
    if not by_key["subjects"].is_begun:
        return NextStep(
            "Nhập đơn vị và cá nhân",
            "Chưa có đối tượng nào để chấm điểm và xét khen thưởng.",
            "Nhập đơn vị",
            "subjects",
        )
    if decision is not None:
        return NextStep(
            "In Giấy khen và văn bản",
            by_key["papers"].sentence,
            "Mở Giấy khen",
            "certificates",
        )
    if roundup.round.is_closed:
        return NextStep(
            "Ra quyết định khen thưởng",
            f"Danh sách đã chốt, {len(outcome.proposed):02d} được đề nghị.",
            "Ra quyết định",
            "papers",
        )
    if by_key["scores"].missing:
        return NextStep(
            f"Chấm nốt {by_key['scores'].missing} đối tượng để xếp hạng đủ các khối",
            by_key["scores"].sentence + ".",
            "Chấm tiếp",
            "scores",
        )
    for found in outcome.lists:
        tied = found.of(Section.AT_THE_LINE)
        if tied:
            return NextStep(
                f"Chọn ai được đề nghị khi đồng hạng ({found.quota})",
                _tied_words([row.name for row in tied], roundup),
                "Chọn",
                "review",
            )
    return NextStep(
        "Chốt danh sách đề nghị khen thưởng",
        by_key["review"].sentence + ".",
        "Mở danh sách",
        "review",
    )


def _tied_words(names: list[str], roundup: Roundup) -> str:
    equal = "bằng điểm" if roundup.plan.criteria_sets else "ngang nhau"
    return f"{', '.join(names)} {equal} ngay trên vạch."
