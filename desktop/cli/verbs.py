"""Every verb by its name: what it is given, and what it says to people and machines."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import folders as places
from desktop import logs
from desktop.cli.tables import columns
from desktop.errors import OfficeError, OfficeFileError

# The office is imported by the verbs: a wrong word is answered at once.
if TYPE_CHECKING:
    from desktop.office.office import Office

DONE, REFUSED = 0, 1


class Report(NamedTuple):
    """What a verb has to say: to machines and to people; and how it went."""

    data: dict[str, Any]
    text: str
    code: int = DONE


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
    from desktop.cli import plans

    match arguments.plans_verb:
        case "list":
            adopted = set()
            # Without an office, or with one open in a window, the list is the same.
            with suppress(OfficeError), _office(arguments) as office:
                adopted = {plan.code for plan in office.plans.adopted()}
            return Report(*plans.listed(adopted))
        case "check":
            return Report(*plans.checked(arguments.plan))
        case "adopt":
            with _office(arguments, may_be_new=True) as office:
                return Report(*plans.adopted(office, arguments.plan))
        case "clone":
            given = arguments.plan, arguments.years, arguments.out
            return Report(*plans.cloned(*given))
    with _office(arguments) as office:
        if arguments.plans_verb == "received":
            return Report(*plans.received(office, arguments.use))
        return Report(*plans.used(office, arguments.plan, arguments.version))


def _rounds(arguments: argparse.Namespace) -> Report:
    from desktop.cli import rounds

    with _office(arguments) as office:
        match arguments.rounds_verb:
            case "open":
                given = arguments.template, arguments.year, arguments.name
                return Report(*rounds.opened(office, *given))
            case "use":
                return Report(*rounds.used(office, arguments.round))
        return Report(*rounds.listed(office))


def _city(arguments: argparse.Namespace) -> Report:
    from desktop.cli import city

    with _office(arguments) as office:
        match arguments.city_verb:
            case "status":
                return Report(*city.status(office))
            case "results":
                given = arguments.outdir, arguments.org
                data, text, is_good = city.results(office, *given)
                return Report(data, text, DONE if is_good else REFUSED)
        from desktop.cli import appraising

        return Report(*appraising.done(office, arguments))


def _rank(arguments: argparse.Namespace) -> Report:
    with _office(arguments) as office:
        if office.plan().criteria_sets:
            from desktop.cli import points

            return Report(*points.ranked(office))
        from desktop.cli import indices

        return Report(*indices.ranked(office))


def _review(arguments: argparse.Namespace) -> Report:
    from desktop.cli import review

    with _office(arguments) as office:
        return Report(*review.reviewed(office))


def _papers(arguments: argparse.Namespace) -> Report:
    from desktop.cli import papers

    with _office(arguments) as office:
        if arguments.list:
            return Report(*papers.listed(office))
        given = arguments.outdir, arguments.code
        made = papers.written(office, *given, with_docx=arguments.docx)
        return Report(*made)


def _dossier(arguments: argparse.Namespace) -> Report:
    from desktop.cli import papers

    with _office(arguments) as office:
        given = arguments.outdir, arguments.step
        made = papers.assembled(office, *given, with_docx=arguments.docx)
        return Report(*made)


def _certificates(arguments: argparse.Namespace) -> Report:
    from desktop.cli import certificates

    with _office(arguments) as office:
        made = certificates.drawn(
            office,
            arguments.outdir,
            sheet=arguments.sheet,
            stock=arguments.stock,
            printer=arguments.printer,
        )
        return Report(*made)


def _test_sheet(arguments: argparse.Namespace) -> Report:
    from desktop.cli import certificates

    given = arguments.file, arguments.sheet
    return Report(*certificates.test_sheet(*given, turned=arguments.turned))


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
    from desktop.cli import keys

    with _office(arguments) as office:
        return Report(*keys.done(office, arguments))


def _inspect(arguments: argparse.Namespace) -> Report:
    from desktop.cli import receive

    with _office(arguments) as office:
        return Report(*receive.inspected(office, arguments.file))


def _receive(arguments: argparse.Namespace) -> Report:
    from desktop.cli import receive

    with _office(arguments) as office:
        data, text, is_good = receive.received(office, arguments)
    return Report(data, text, DONE if is_good else REFUSED)


def _send(arguments: argparse.Namespace) -> Report:
    from desktop.cli import send

    with _office(arguments) as office:
        return Report(*send.done(office, arguments))


def _bundles(arguments: argparse.Namespace) -> Report:
    from desktop.cli import bundles

    with _office(arguments) as office:
        return Report(*bundles.done(office, arguments))


def _consolidate(arguments: argparse.Namespace) -> Report:
    from desktop.cli import consolidate

    with _office(arguments) as office:
        return Report(*consolidate.done(office, arguments))


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


VERBS: dict[str, Callable[[argparse.Namespace], Report]] = {
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
