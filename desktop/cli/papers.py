"""`papers` and `dossier`: the papers of the round and the folders that go out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.tables import columns
from desktop.errors import OfficeError
from desktop.vietnamese import short_date

if TYPE_CHECKING:
    from desktop.office.dossiers.folder import Made
    from desktop.office.dossiers.lines import Dossier
    from desktop.office.office import Office

_HEADINGS = ("Bước", "Mã", "Văn bản", "Số", "Ngày", "Tình trạng")


def listed(office: "Office") -> tuple[dict[str, Any], str]:
    """Return the papers of the round in hand, for machines and people."""
    papers, now = office.papers, office.papers.round()
    found = []
    for kind in papers.kinds():
        issued = now.issued_of(kind.code)
        found.append(
            {
                "code": kind.code,
                "title": kind.title,
                "step": kind.step.value,
                "file": kind.file_name,
                "numbered": kind.is_numbered,
                "number": issued.number or None,
                "issued_on": issued.issued_on.isoformat() if issued.issued_on else None,
                "draft": now.is_draft and not kind.is_final,
            }
        )
    rows = [
        (
            kind.step.value,
            kind.code,
            kind.title,
            now.issued_of(kind.code).number,
            _day(now.issued_of(kind.code).issued_on),
            "bản nháp" if now.is_draft and not kind.is_final else "bản chính",
        )
        for kind in papers.kinds()
    ]
    return {"papers": found, "draft": now.is_draft}, columns(_HEADINGS, rows)


def _day(day: Any) -> str:  # noqa: ANN401
    return short_date(day) if day else ""


def written(
    office: "Office", outdir: Path, codes: Sequence[str], *, with_docx: bool
) -> tuple[dict[str, Any], str]:
    """Write papers into a folder; return which files."""
    now = office.papers.round()
    files = office.papers.write_all(outdir, codes=codes, with_docx=with_docx)
    mark = " (BẢN NHÁP: đợt xét chưa chốt)" if now.is_draft else ""
    head = f"Đã viết {len(files)} {'tệp' if with_docx else 'văn bản'}{mark}:"
    lines = [head, *(f"  {file}" for file in files)]
    data = {"files": [str(file) for file in files], "draft": now.is_draft}
    return data, "\n".join(lines)


def assembled(
    office: "Office", outdir: Path, step: str | None, *, with_docx: bool
) -> tuple[dict[str, Any], str]:
    """Make the folder of every dossier of the round, or of one receiving step."""
    from desktop.office.dossiers.folder import DossierFolder

    found = [d for d in office.dossiers.all() if step in (None, d.case.profile.code)]
    if not found:
        raise _nothing(office, step)
    folder = DossierFolder(
        office.papers, office.dossiers, office.now, with_docx=with_docx
    )
    made = [(dossier, folder.make(dossier, outdir)) for dossier in found]
    data = {"dossiers": [_as_data(*each) for each in made]}
    return data, "\n".join(_as_line(*each) for each in made)


def _nothing(office: "Office", step: str | None) -> OfficeError:
    known = dict.fromkeys(d.profile.code for d in office.dossiers.cases())
    if not known:
        return OfficeError(
            "Đợt xét này chưa có hồ sơ nào: chưa ai được đề nghị.",
            "Xét khen thưởng trước, rồi tạo lại.",
        )
    return OfficeError(
        f"Đợt xét này không có hồ sơ mã {step}.",
        f"Chọn một trong: {', '.join(known)}.",
    )


def _as_data(dossier: "Dossier", made: "Made") -> dict[str, Any]:
    return {
        "step": dossier.case.profile.code,
        "key": dossier.case.key,
        "sender": dossier.case.sender,
        "receiver": dossier.case.profile.receiver,
        "sets": dossier.sets,
        "folder": str(made.folder),
        "files": list(made.files),
        "set_aside": str(made.set_aside) if made.set_aside else None,
        "complete": dossier.is_complete,
        "done": dossier.done,
        "required": len(dossier.required),
        "lines": [
            {
                "component": line.title,
                "required": line.is_required,
                "state": line.state.value,
                "said": line.said,
            }
            for line in dossier.lines
        ],
    }


def _as_line(dossier: "Dossier", made: "Made") -> str:
    state = "đủ" if dossier.is_complete else "chưa đủ"
    count = f"{dossier.done}/{len(dossier.required)}"
    aside = f"\n  bộ cũ giữ ở {made.set_aside}" if made.set_aside else ""
    return f"{made.folder}: {len(made.files)} tệp, {state} {count} mục{aside}"
