"""The office without a window: every main job as a verb, `--json` for machines."""

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import folders as places
from desktop import logs
from desktop.cli_arguments import WRONG_USAGE, parse
from desktop.cli_tables import columns
from desktop.errors import OfficeError, OfficeFileError, PlanFileError

# The office is imported by the verbs: a wrong word is answered at once.
if TYPE_CHECKING:
    from desktop.office.office import Office

DONE, REFUSED = 0, 1

__all__ = ["DONE", "REFUSED", "WRONG_USAGE", "complain", "parse", "run", "speak_utf8"]

# --- doing it -------------------------------------------------------------------------


class Report(NamedTuple):
    """What a verb has to say: to machines and to people; and how it went."""

    data: dict[str, Any]
    text: str
    code: int = DONE


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
    return report.code


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
def _office(
    arguments: argparse.Namespace, *, may_be_new: bool = False
) -> "Iterator[Office]":
    """Open the office that is there; a mistyped folder does not become an office."""
    from desktop.office.demo import demo
    from desktop.office.office import Office

    folders = _folders(arguments)
    if not may_be_new and not folders.database.exists():
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
    from desktop.office.demo import demo

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
    from desktop import cli_plans

    match arguments.plans_verb:
        case "list":
            adopted = set()
            # Without an office, or with one open in a window, the list is the same.
            with suppress(OfficeError), _office(arguments) as office:
                adopted = {plan.code for plan in office.plans.adopted()}
            return Report(*cli_plans.listed(adopted))
        case "check":
            return Report(*cli_plans.checked(arguments.plan))
        case "adopt":
            with _office(arguments, may_be_new=True) as office:
                return Report(*cli_plans.adopted(office, arguments.plan))
        case "clone":
            given = arguments.plan, arguments.years, arguments.out
            return Report(*cli_plans.cloned(*given))
    with _office(arguments) as office:
        if arguments.plans_verb == "received":
            return Report(*cli_plans.received(office, arguments.use))
        return Report(*cli_plans.used(office, arguments.plan, arguments.version))


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


def _city(arguments: argparse.Namespace) -> Report:
    from desktop import cli_city

    with _office(arguments) as office:
        match arguments.city_verb:
            case "status":
                return Report(*cli_city.status(office))
            case "results":
                given = arguments.outdir, arguments.org
                data, text, is_good = cli_city.results(office, *given)
                return Report(data, text, DONE if is_good else REFUSED)
        from desktop import cli_appraising

        return Report(*cli_appraising.done(office, arguments))


def _rank(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        if office.plan().criteria_sets:
            from desktop import cli_points

            return Report(*cli_points.ranked(office))
        from desktop import cli_indices

        return Report(*cli_indices.ranked(office))


def _review(arguments: argparse.Namespace) -> Report:
    from desktop import cli_review

    with _office(arguments) as office:
        return Report(*cli_review.reviewed(office))


def _papers(arguments: argparse.Namespace) -> Report:
    from desktop import cli_papers

    with _office(arguments) as office:
        if arguments.list:
            return Report(*cli_papers.listed(office))
        given = arguments.outdir, arguments.code
        made = cli_papers.written(office, *given, with_docx=arguments.docx)
        return Report(*made)


def _dossier(arguments: argparse.Namespace) -> Report:
    from desktop import cli_papers

    with _office(arguments) as office:
        given = arguments.outdir, arguments.step
        made = cli_papers.assembled(office, *given, with_docx=arguments.docx)
        return Report(*made)


def _certificates(arguments: argparse.Namespace) -> Report:
    from desktop import cli_certificates

    with _office(arguments) as office:
        made = cli_certificates.drawn(
            office,
            arguments.outdir,
            sheet=arguments.sheet,
            stock=arguments.stock,
            printer=arguments.printer,
        )
        return Report(*made)


def _test_sheet(arguments: argparse.Namespace) -> Report:
    from desktop import cli_certificates

    given = arguments.file, arguments.sheet
    return Report(*cli_certificates.test_sheet(*given, turned=arguments.turned))


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


def _keys(arguments: argparse.Namespace) -> Report:
    from desktop import cli_keys

    with _office(arguments) as office:
        return Report(*cli_keys.done(office, arguments))


def _inspect(arguments: argparse.Namespace) -> Report:
    from desktop import cli_receive

    with _office(arguments) as office:
        return Report(*cli_receive.inspected(office, arguments.file))


def _receive(arguments: argparse.Namespace) -> Report:
    from desktop import cli_receive

    with _office(arguments) as office:
        data, text, is_good = cli_receive.received(office, arguments)
    return Report(data, text, DONE if is_good else REFUSED)


def _send(arguments: argparse.Namespace) -> Report:
    from desktop import cli_send

    with _office(arguments) as office:
        return Report(*cli_send.done(office, arguments))


def _bundles(arguments: argparse.Namespace) -> Report:
    from desktop import cli_bundles

    with _office(arguments) as office:
        return Report(*cli_bundles.done(office, arguments))


def _consolidate(arguments: argparse.Namespace) -> Report:
    from desktop import cli_consolidate

    with _office(arguments) as office:
        return Report(*cli_consolidate.done(office, arguments))


def _backup(arguments: argparse.Namespace) -> Report:
    if arguments.to is not None:
        return _backup_elsewhere(arguments)
    with _office(arguments) as office:
        copy = office.backups.make()
    data = {"file": str(copy.path), "size": copy.size}
    return Report(data, f"Đã sao lưu: {copy.path}")


def _backup_elsewhere(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        copied = office.second_place.copy_to(arguments.to)
    damaged = list(copied.damaged)
    data = {"file": str(copied.path), "evidence": copied.files, "damaged": damaged}
    text = f"Đã chép sang: {copied.path}\nMinh chứng mới: {copied.files} tệp"
    for digest in damaged:
        text += f"\nMinh chứng hỏng trên máy này, không chép: {digest}"
    return Report(data, text, REFUSED if damaged else DONE)


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
    "dossier": _dossier,
    "certificates": _certificates,
    "test-sheet": _test_sheet,
    "export": _export,
    "accept": _accept,
    "keys": _keys,
    "send": _send,
    "inspect": _inspect,
    "receive": _receive,
    "bundles": _bundles,
    "city": _city,
    "consolidate": _consolidate,
    "backup": _backup,
    "restore": _restore,
    "self-test": _self_test,
}
