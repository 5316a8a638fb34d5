"""Every job of a developer as one verb: ``python tools/dev.py`` lists them.

Standard library only, Python 3.11 or newer, Linux and Windows: this file makes the
environment everything else runs in. The Makefile only forwards to it.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / ".requirements-installed"
DEMO = ROOT / "out" / "demo"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

# What Qt needs even without a screen, and the Debian packages that bring it.
SYSTEM_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}

# What anybody checks a sealed bundle with; the tests that use them say when they miss.
# Brought on machines that test alone; nobody else needs them.
STOCK_TOOLS = ("minisign", "age")

STYLE_CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


def main(arguments: Sequence[str]) -> int:
    """Run one verb; everything after it is handed on."""
    if not arguments or arguments[0] not in VERBS:
        print("python tools/dev.py VERB, or make VERB:\n")
        for name, verb in VERBS.items():
            print(f"  {name:<8} {(verb.__doc__ or '').splitlines()[0]}")
        return 0 if not arguments else 2
    os.chdir(ROOT)
    return VERBS[arguments[0]](list(arguments[1:]))


# --- the environment -----------------------------------------------------------------


def env(_: list[str]) -> int:
    """Make or renew .venv from the pinned requirements; at once if up to date."""
    wanted = _fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return 0
    _bring_system_libraries()
    if not PYTHON.exists():
        print("making .venv …", flush=True)
        _make_venv()
    print("installing the pinned requirements …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    status = _run([*pip, "-qq", "--require-hashes", "-r", str(LOCK)])
    if status == 0:
        STAMP.write_text(wanted)
    return status


def lock(_: list[str]) -> int:
    """Pin the newest allowed versions anew in requirements/."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(PYTHON.parent))
    if uv is None:
        print("uv is needed: .venv/bin/python -m pip install uv", file=sys.stderr)
        return 1
    # No annotation and no header: either would write an address of an index.
    common = [uv, "pip", "compile", "pyproject.toml", "-q", "--universal", "--upgrade"]
    common += ["--python-version", "3.11", "--generate-hashes"]
    common += ["--no-emit-index-url", "--no-annotate", "--no-header"]
    runtime = [*common, "-o", "requirements/runtime.txt"]
    everything = [*common, "--group", "dev", "-o", "requirements/dev.txt"]
    return _run(runtime) or _run(everything)


def _fingerprint() -> str:
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{version} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships it apart
        version = ".".join(map(str, sys.version_info[:2]))
        _bring([f"python{version}-venv"])
    venv.create(VENV, with_pip=True, clear=VENV.exists(), symlinks=not WINDOWS)


def _bring_system_libraries() -> None:
    if sys.platform != "linux":
        return
    missing = [name for name in SYSTEM_LIBRARIES if not _loads(name)]
    _bring([SYSTEM_LIBRARIES[name] for name in missing])


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _bring(packages: list[str]) -> None:
    """Install Debian packages where we may; otherwise say what is to be installed."""
    if not packages:
        return
    apt = shutil.which("apt-get")
    if WINDOWS or apt is None or os.geteuid() != 0:
        names = " ".join(packages)
        print(f"please install these system packages: {names}", file=sys.stderr)
        return
    print(f"installing {' '.join(packages)} …", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    if _run([apt, "update", "-qq"], quiet) or _run(install, quiet):
        print("apt-get failed; going on without", file=sys.stderr)


# --- the program ---------------------------------------------------------------------


def demo(_: list[str]) -> int:
    """Fill a believable commune in out/demo and make every paper of a round."""
    if status := env([]):
        return status
    # A demonstration starts from nothing, or the second one would show two rounds.
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)
    places = {verb: DEMO / name for verb, name in DEMO_PAPERS.items()}
    steps: list[list[str]] = [["demo"], ["rank"], ["review"]]
    steps += [[verb, str(place)] for verb, place in places.items()]
    for step in steps:
        print(f"\n--- {step[0]}", flush=True)
        if status := _program(DEMO, step, OFFSCREEN):
            return status
    print("\nMade in out/demo:")
    for place in places.values():
        _print_made(place)
    if _has_screen():
        return _program(DEMO, [])
    print("To look at it: make run")
    return 0


DEMO_PAPERS = {"certificates": "giay-khen", "papers": "van-ban", "export": "goi"}


def run(rest: list[str]) -> int:
    """Open the program on the demonstration's folder, or with your own arguments."""
    if status := env([]):
        return status
    if rest:
        return _run([str(PYTHON), "-m", "desktop", *rest])
    if not DEMO.exists() and (status := _program(DEMO, ["demo"], OFFSCREEN)):
        return status
    return _program(DEMO, [])


def _program(
    data: Path, words: list[str], environment: dict[str, str] | None = None
) -> int:
    command = [str(PYTHON), "-m", "desktop", "--data", str(data), *words]
    return _run(command, environment)


def _print_made(place: Path) -> None:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    print(f"  {place.relative_to(ROOT).as_posix()}/  {len(files)} files")
    for path in files[:8]:
        print(f"      {path.relative_to(place).as_posix()}")
    if len(files) > 8:
        print(f"      … and {len(files) - 8} more")


def _has_screen() -> bool:
    """Tell whether a window would be seen by somebody."""
    if os.environ.get("CI") or sys.stdin is None or not sys.stdin.isatty():
        return False
    return WINDOWS or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


# --- checking ------------------------------------------------------------------------


def test(rest: list[str]) -> int:
    """Check the style, the types and the import rules, then run the tests."""
    if status := env([]):
        return status
    if os.environ.get("CI"):
        _bring([tool for tool in STOCK_TOOLS if not shutil.which(tool)])
    failed = _style()
    if failed:
        print(f"failed before the tests: {', '.join(failed)}", flush=True)
    # Every core takes its share. Last, so that pytest's closing line closes the output.
    shared = ["-n", "auto", "--dist", "worksteal"]
    return _pytest([*shared, "-m", "not faults", *rest]) or int(bool(failed))


def check(_: list[str]) -> int:
    """Check the style, the types and the import rules only."""
    if status := env([]):
        return status
    return int(bool(_style()))


def faults(rest: list[str]) -> int:
    """Run the slow tests that pull plugs and fill disks."""
    return env([]) or _pytest(["-m", "faults", "tests", *rest])


def screens(rest: list[str]) -> int:
    """Draw the pictures of the screens for README and manual into docs/screens."""
    return env([]) or _script("tools/screens.py", rest, OFFSCREEN)


def approve(rest: list[str]) -> int:
    """Renew the approved texts and pictures of the papers, and docs/papers.md."""
    return env([]) or _script("tools/approve.py", rest, OFFSCREEN)


def bench(rest: list[str]) -> int:
    """Measure ranking, papers, bundles and start-up."""
    if status := env([]):
        return status
    if (ROOT / "benchmarks" / "run.py").exists():
        return _script("benchmarks/run.py", rest, OFFSCREEN)
    return _pytest(["benchmarks", *rest])


def tool(rest: list[str]) -> int:
    """Run one tool of the environment with its arguments: tool ruff check ."""
    return env([]) or _run([str(PYTHON.parent / rest[0]), *rest[1:]])


def _style() -> list[str]:
    """Run every check, so that one run shows everything, and name those that failed."""
    failed = []
    for name, *words in STYLE_CHECKS:
        print(f"--- {name} {' '.join(words)}".rstrip(), flush=True)
        if _run([str(PYTHON.parent / name), *words]):
            failed.append(" ".join([name, *words]))
    return failed


def _pytest(words: list[str]) -> int:
    return _run([str(PYTHON), "-m", "pytest", *words], OFFSCREEN)


def _script(name: str, words: list[str], environment: dict[str, str]) -> int:
    if not (ROOT / name).exists():
        print(f"{name} is not written yet", file=sys.stderr)
        return 1
    return _run([str(PYTHON), name, *words], {**environment, "PYTHONPATH": str(ROOT)})


# --- shipping ------------------------------------------------------------------------


def build(_: list[str]) -> int:
    """Build the folder that goes on the stick into dist/ and let it test itself."""
    if status := env([]):
        return status
    words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    if status := _run([str(PYTHON), *words]):
        return status
    folder = ROOT / "dist" / "so-vang"
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files if not path.is_symlink())
    print(f"dist/so-vang: {len(files)} files, {size / 1e6:.0f} MB", flush=True)
    program = folder / ("so-vang.exe" if WINDOWS else "so-vang")
    data = ROOT / "out" / "build-test"
    shutil.rmtree(data, ignore_errors=True)
    return _run([str(program), "--data", str(data), "self-test"], OFFSCREEN)


def clean(_: list[str]) -> int:
    """Remove what the other verbs made, .venv excepted."""
    caches = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
    for name in ("out", "build", "dist", ".import_linter_cache", *caches):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for top in ("benchmarks", "db", "desktop", "resources", "tests", "tools", "ui"):
        for folder in list((ROOT / top).rglob("__pycache__")):
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _run(command: list[str], environment: dict[str, str] | None = None) -> int:
    utf8 = {"PYTHONUTF8": "1"}  # Vietnamese on a Windows console and in its files
    try:
        finished = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **utf8, **(environment or {})}
        )
    except FileNotFoundError:
        print(f"{command[0]} is missing; try: make env", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return finished.returncode


VERBS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "run": run,
    "test": test,
    "check": check,
    "faults": faults,
    "screens": screens,
    "approve": approve,
    "bench": bench,
    "build": build,
    "env": env,
    "lock": lock,
    "tool": tool,
    "clean": clean,
}


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - the first thing a newcomer runs
        sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0])
    sys.exit(main(sys.argv[1:]))
