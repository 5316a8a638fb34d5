"""The office without a window: every main job as a verb, `--json` for machines."""

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import folders as places
from desktop import logs
from desktop.cli_arguments import WRONG_USAGE, parse
from desktop.cli_tables import columns, number
from desktop.errors import OfficeError, OfficeFileError, PlanFileError

# The office is imported by the verbs: a wrong word is answered at once.
if TYPE_CHECKING:
    from desktop.awards.eligibility import Explanation
    from desktop.office.office import Office
    from desktop.office.outcome import RankRow, RankTable, ReviewList, ReviewRow
    from desktop.plans.plan import Plan

DONE, REFUSED = 0, 1

__all__ = ["DONE", "REFUSED", "WRONG_USAGE", "complain", "parse", "run", "speak_utf8"]

# --- doing it -------------------------------------------------------------------------


class Report(NamedTuple):
    """What a verb has to say: to machines and to people."""

    data: dict[str, Any]
    text: str


def run(arguments: argparse.Namespace) -> int:
    """Do one verb and say what came of it."""
    try:
        with _edge():
            report = _VERBS[arguments.verb](arguments)
    except OfficeError as refusal:
        complain(refusal.sentence, refusal.next_step)
        if isinstance(refusal, PlanFileError) and "\n" in refusal.detail:
            complain(refusal.detail)
        if arguments.json:
            _say(_as_json({"error": str(refusal), "detail": refusal.detail}))
        logs.stop()
        return REFUSED
    logs.stop()  # not after a bug: it has still to be written down
    _say(_as_json(report.data) if arguments.json else report.text)
    return DONE


def complain(*sentences: str) -> None:
    """Say something on the error stream, where there is one."""
    print(*sentences, sep="\n", file=sys.stderr)


def speak_utf8() -> None:
    """Write Vietnamese into pipes and files on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


@contextmanager
def _edge() -> Iterator[None]:
    """Turn trouble with a disk or folder that was named into a sentence."""
    try:
        yield
    except OSError as trouble:
        where = f" {trouble.filename}" if trouble.filename else ""
        sentence = f"Không đọc, ghi được{where}."
        next_step = "Kiểm tra đường dẫn, quyền ghi và ổ đĩa rồi làm lại."
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            sentence = f"Ổ đĩa đã đầy, không ghi được{where}."
            next_step = "Xóa bớt tệp không cần rồi làm lại."
        raise OfficeFileError(sentence, next_step, detail=str(trouble)) from trouble


@contextmanager
def _office(arguments: argparse.Namespace) -> "Iterator[Office]":
    """Open the office that is there; a mistyped folder does not become an office."""
    from desktop.office import demo
    from desktop.office.office import Office

    folders = _folders(arguments)
    if not folders.database.exists():
        raise OfficeFileError(
            f"Chưa có sổ nào trong thư mục {folders.root}.",
            "Chỉ đúng thư mục bằng --data, hoặc tạo xã mẫu bằng việc demo.",
        )
    with Office.open(arguments.data) as office:
        logs.start(office.folders.logs)
        yield demo.in_its_time(office)


def _folders(arguments: argparse.Namespace) -> places.Folders:
    root = arguments.data or places.default_root()
    return places.Folders(root.expanduser().absolute())


# --- the verbs ------------------------------------------------------------------------


def _demo(arguments: argparse.Namespace) -> Report:
    from desktop.office import demo

    plan = arguments.plan or demo.plans_with_demo()[0]
    with demo.prepare(arguments.data, plan) as office:
        roundup, step = office.roundup(), office.overview().next_step
        made = {
            "units": (len(roundup.units), "đơn vị"),
            "people": (len(roundup.people), "người"),
            "others": (len(roundup.others), "hộ gia đình, doanh nghiệp"),
            "initiatives": (len(roundup.initiatives), "sáng kiến, mô hình"),
            "results": (len(roundup.results), "chỉ tiêu có kết quả"),
            "steps": (len(office.trail.steps()), "việc trong nhật ký"),
        }
        folder = office.folders.root
    counts = {name: count for name, (count, _) in made.items()}
    listed = columns([], [(str(count), words) for count, words in made.values()], {0})
    text = f"Đã tạo xã mẫu trong {folder}:\n{listed}\nViệc tiếp theo: {step.title}."
    return Report({"folder": str(folder), "plan": plan, **counts}, text)


def _plans(arguments: argparse.Namespace) -> Report:
    verbs = {
        "list": _plans_list,
        "check": _plans_check,
        "adopt": _plans_adopt,
        "clone": _plans_clone,
        "use": _plans_use,
    }
    return verbs[arguments.plans_verb](arguments)


def _plans_list(arguments: argparse.Namespace) -> Report:
    from desktop.office import demo
    from desktop.office.plans import shipped

    adopted = set()
    # Without an office, or with one open in a window, the list is the same.
    with suppress(OfficeError), _office(arguments) as office:
        adopted = {plan.code for plan in office.plans.adopted()}
    demos = demo.plans_with_demo()
    plans = [
        {
            "id": plan.code,
            "title": plan.title,
            "period": plan.period,
            "adopted": plan.code in adopted,
            "demo": plan.code in demos,
        }
        for plan in shipped()
    ]
    rows = [
        (
            str(plan["id"]),
            str(plan["period"]),
            "đã nhận" if plan["adopted"] else "",
            "có mẫu" if plan["demo"] else "",
            str(plan["title"]),
        )
        for plan in plans
    ]
    headings = ["Mã", "Thời gian", "Sổ này", "Dùng thử", "Tên"]
    return Report({"plans": plans}, columns(headings, rows))


def _plans_check(arguments: argparse.Namespace) -> Report:
    from desktop.office.plans import source_of
    from desktop.plans.checking import look_over
    from desktop.plans.reading import read_plan

    plan = read_plan(source_of(arguments.plan))
    notices = [
        {
            "clause": n.clause,
            "sentence": n.sentence,
            "open": n.is_open,
            "lint": n.lint,
        }
        for n in look_over(plan, {})
    ]
    rows = [
        ("!" if n["open"] else "", str(n["clause"]), str(n["sentence"]))
        for n in notices
    ]
    text = (
        f"Đọc được kế hoạch “{plan.short_name}”: {len(plan.clauses)} mục, "
        f"{len(plan.indicators)} chỉ tiêu, {len(plan.standards)} tiêu chuẩn.\n"
        f"{len(notices)} điều nên xem (“!” là chờ quyết định):\n"
        + columns(["", "Mục", "Điều nên xem"], rows)
    )
    return Report({"id": plan.code, "title": plan.title, "notices": notices}, text)


def _plans_adopt(arguments: argparse.Namespace) -> Report:
    from desktop.office import demo
    from desktop.office.office import Office

    with Office.open(arguments.data) as opened:
        logs.start(opened.folders.logs)
        office = demo.in_its_time(opened)
        adopted = office.plans.adopt(arguments.plan)
        name = office.plans.value_of(adopted).short_name
    data = {"id": adopted.code, "version": adopted.version, "name": name}
    return Report(data, f"Đã nhận kế hoạch “{name}”.")


def _rounds(arguments: argparse.Namespace) -> Report:
    from desktop import cli_rounds

    with _office(arguments) as office:
        match arguments.rounds_verb:
            case "open":
                given = arguments.template, arguments.year, arguments.name
                return Report(*cli_rounds.opened(office, *given))
            case "use":
                return Report(*cli_rounds.used(office, arguments.round))
        return Report(*cli_rounds.listed(office))


def _plans_clone(arguments: argparse.Namespace) -> Report:
    from desktop.office.plans import source_of
    from desktop.plans.cloning import differences, shifted
    from desktop.plans.reading import read_plan

    source = source_of(arguments.plan)
    made = shifted(source, arguments.years)
    if arguments.out.exists():
        raise OfficeFileError(
            f"Đã có tệp {arguments.out.name}.",
            "Chọn tên khác; chưa ghi gì.",
        )
    old, new = read_plan(source), read_plan(made)
    arguments.out.write_text(made, encoding="utf-8", newline="\n")
    moved = [
        {"what": one.what, "before": one.before, "after": one.after}
        for one in differences(old, new)
    ]
    rows = [(m["what"], m["before"], m["after"]) for m in moved]
    text = (
        f"Đã sao chép “{old.short_name}” thành “{new.short_name}”: {arguments.out}\n"
        + columns(["Điều", "Bản cũ", "Bản mới"], rows)
        + "\nKiểm tra lại căn cứ pháp lý, người ký, rồi nhận bằng việc plans adopt."
    )
    data = {"id": new.code, "file": str(arguments.out), "changes": moved}
    return Report(data, text)


def _plans_use(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        found = [a for a in office.plans.adopted() if a.code == arguments.plan]
        wanted = arguments.version or (found[-1].version if found else 0)
        chosen = next((a for a in found if a.version == wanted), None)
        if chosen is None:
            known = ", ".join(
                f"{a.code} bản {a.version}" for a in office.plans.adopted()
            )
            raise PlanFileError(
                f"Chưa nhận kế hoạch “{arguments.plan}”"
                + (f" bản {wanted}." if wanted else "."),
                f"Đang có: {known or 'chưa có kế hoạch nào'}; chưa có gì thay đổi.",
            )
        take = office.plans.take_up if len(found) > 1 else office.plans.work_by
        take(chosen)
        name = office.plans.value_of(chosen).short_name
    data = {"id": chosen.code, "version": chosen.version, "name": name}
    return Report(data, f"Đang làm theo “{name}”, bản {chosen.version}.")


def _rank(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        plan, now, tables = (
            office.plan(),
            office.current_round(),
            office.outcome().tables,
        )
        if not plan.criteria_sets:
            from desktop import cli_indices

            return Report(*cli_indices.ranked(office))
    blocks = [
        {
            "code": table.block,
            "name": table.name,
            "criteria": table.criteria,
            "rows": [_rank_data(table, row) for row in table.rows],
        }
        for table in tables
    ]
    head = f"{plan.short_name}, đợt xét {now.name}"
    text = "\n\n".join([head, *map(_rank_text, tables)])
    return Report({"plan": plan.code, "round": now.name, "blocks": blocks}, text)


def _rank_data(table: "RankTable", row: "RankRow") -> dict[str, Any]:
    return {
        "id": row.subject_id,
        "name": row.name,
        "kind": row.kind.value,
        "total": None if row.total is None else float(row.total),
        "max": float(table.scale),
        "rank": row.rank,
        "tied": row.is_tied,
        "unranked_reason": row.unranked_reason or None,
        "points": float(row.points),
        "applicable_max": float(row.applicable_max),
    }


def _rank_text(table: "RankTable") -> str:
    rows = []
    for row in table.rows:
        note = row.unranked_reason
        if row.is_tied:
            note = "đồng hạng"
        elif not note and row.applicable_max != table.scale:
            note = f"quy đổi từ {number(row.points)}/{number(row.applicable_max)}"
        rank = "–" if row.rank is None else str(row.rank)
        total = "" if row.total is None else number(row.total, 2)
        rows.append((rank, row.name, total, note))
    top = number(table.scale)
    return f"{table.name}\n" + columns(
        ["Hạng", "Tên", f"Điểm/{top}", "Ghi chú"], rows, {0, 2}
    )


def _review(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        plan, now, lists = office.plan(), office.current_round(), office.outcome().lists
    data = {
        "plan": plan.code,
        "round": now.name,
        "closed": now.is_closed,
        "awards": [_list_data(found, plan) for found in lists],
    }
    state = "đã chốt" if now.is_closed else "chưa chốt"
    head = f"{plan.short_name}, đợt xét {now.name}, {state}"
    return Report(data, "\n\n".join([head, *map(_review_text, lists)]))


def _list_data(found: "ReviewList", plan: "Plan") -> dict[str, Any]:
    offer = plan.offer_by_code.get(found.offer)
    return {
        "offer": found.offer,
        "form": found.form,
        "level": offer.level.value if offer else None,
        "authority": found.authority,
        "own": found.is_own,
        "kind": found.kind.value,
        "scope": found.scope,
        "quota": found.quota,
        "count": found.count,
        "per_proposer": found.is_per_proposer,
        "soft": found.is_soft,
        "beyond": found.beyond,
        "clause": found.clause,
        "open_seats": found.open_seats,
        "rows": [_review_data(row) for row in found.rows],
    }


def _review_data(row: "ReviewRow") -> dict[str, Any]:
    return {
        "id": row.subject_id,
        "name": row.name,
        "kind": row.kind.value,
        "group": row.group,
        "verdict": row.verdict.value,
        "remark": row.remark.value,
        "section": row.section.value,
        "reason": row.reason or None,
        "rank": row.rank,
        "tied": row.is_tied,
        "total": None if row.total is None else float(row.total),
        "conflicts": list(row.conflicts),
        "cited": list(row.cited),
        "explanation": _tree(row.explanation),
    }


def _tree(node: "Explanation") -> dict[str, Any]:
    return {
        "label": node.label,
        "clause": node.clause,
        "verdict": node.verdict.value,
        "used": node.used,
        "source": node.source,
        "missing": node.missing,
        "quantifier": node.quantifier,
        "reading": node.reading,
        "caution": node.caution,
        "children": [_tree(child) for child in node.children],
    }


def _review_text(found: "ReviewList") -> str:
    rows = []
    for row in found.rows:
        rank = "–" if row.rank is None else f"{row.rank}{' =' if row.is_tied else ''}"
        total = "" if row.total is None else number(row.total, 2)
        why = row.reason or row.remark.label
        rows.append((row.section.label, rank, row.name, total, row.verdict.label, why))
    head = f"{found.form}, {found.quota} (mục {found.clause})"
    if not found.is_own:
        head = f"Đề nghị {found.authority or 'cấp trên'}: {head}"
    head += f": đề nghị {len(found.proposed):02d}"
    head += f", còn {found.open_seats:02d} suất đồng hạng" if found.open_seats else ""
    headings = ["Phần", "Hạng", "Tên", "Điểm", "Kết luận", "Lý do"]
    return f"{head}\n" + columns(headings, rows, {3})


def _papers(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        is_draft = not office.current_round().is_closed
        files = office.papers.write_all(arguments.outdir)
    return _files(files, f"{len(files)} văn bản", is_draft=is_draft)


def _certificates(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        is_draft = not office.current_round().is_closed
        files = office.papers.write_certificates(arguments.outdir)
        count = len(office.papers.certificates())
        form = office.papers.certificate_forms()
    report = _files(files, f"{count} {form}", is_draft=is_draft)
    return Report({**report.data, "certificates": count}, report.text)


def _files(files: Sequence[Path], what: str, *, is_draft: bool) -> Report:
    mark = " (BẢN NHÁP: đợt xét chưa chốt)" if is_draft else ""
    lines = [f"Đã viết {what}{mark}:", *(f"  {file}" for file in files)]
    data = {"files": [str(file) for file in files], "draft": is_draft}
    return Report(data, "\n".join(lines))


def _export(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        file = office.export(arguments.outdir)
    return Report({"file": str(file)}, f"Đã xuất dữ liệu: {file}")


def _accept(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        take = office.accept if arguments.apply else office.preview
        preview = take(arguments.file)
    changes = [
        {
            "table": change.table,
            "key": [str(part) for part in change.key],
            "kind": change.kind.value,
            "fields": list(change.fields),
        }
        for change in preview.changes
    ]
    counts = preview.counts
    words = "Đã nhận" if arguments.apply else "Sẽ thay đổi, chưa ghi gì"
    text = f"{words}: thêm {counts['added']}, sửa {counts['changed']}, "
    text += f"bỏ {counts['withdrawn']} dòng."
    if not arguments.apply and changes:
        text += "\nThêm --apply để nhận vào."
    data = {"applied": arguments.apply, "counts": counts, "changes": changes}
    return Report(data, text)


def _backup(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        copy = office.backups.make()
    data = {"file": str(copy.path), "size": copy.size}
    return Report(data, f"Đã sao lưu: {copy.path}")


def _restore(arguments: argparse.Namespace) -> Report:
    from desktop.office.office import restore

    file = arguments.file
    beside = _folders(arguments).backups / file
    if not file.is_file() and beside.is_file():
        file = beside
    kept = restore(arguments.data, file, datetime.now)
    text = f"Đã phục hồi từ {file.name}."
    text += f"\nTệp vừa được thay nằm ở {kept}" if kept else ""
    data = {"restored": str(file), "replaced": str(kept) if kept else None}
    return Report(data, text)


def _self_test(_: argparse.Namespace) -> Report:
    from desktop.office import self_test

    checked = self_test.run()
    return Report({"ok": True, "checked": checked}, "\n".join([*checked, "OK"]))


_VERBS: dict[str, Callable[[argparse.Namespace], Report]] = {
    "demo": _demo,
    "plans": _plans,
    "rounds": _rounds,
    "rank": _rank,
    "review": _review,
    "papers": _papers,
    "certificates": _certificates,
    "export": _export,
    "accept": _accept,
    "backup": _backup,
    "restore": _restore,
    "self-test": _self_test,
}
