"""A PostgreSQL server of our own for some tests, on a socket in a folder of its own."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_PREFIX, _USER = "so-vang-pg-", "chu"
_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_PATIENCE = 60  # seconds


def binaries():
    """Return the folder of initdb and postgres, None where no server is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


def owner():
    """Return whom the server runs as: it refuses to run as root."""
    import pwd  # not on Windows

    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    pytest.skip("SKIPPED LOUDLY: root, and nobody else to run a server as")


@contextmanager
def server():
    """Run a server; yield the address without a database: "host=… user=…"."""
    if sys.platform != "linux":
        pytest.skip("SKIPPED LOUDLY: the server of these tests wants Linux")
    folder = binaries()
    if folder is None:
        pytest.skip("SKIPPED LOUDLY: no PostgreSQL server: initdb was not found")
    user = owner()
    who = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
    home = _home()
    try:
        if user:
            os.chown(home, user.pw_uid, user.pw_gid)
        _make(folder, home, who)
        with _running(folder, home, who):
            yield f"host={home} user={_USER}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _home():
    """Return a new folder, in memory where there is some: no disk is waited for."""
    memory = Path("/dev/shm")  # noqa: S108
    place = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    for left in place.glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > 3600:  # of tests that were killed
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))


def _make(folder, home, who):
    command = [folder / "initdb", "-D", home / "data", "-U", _USER, "-A", "trust"]
    command += ["-E", "UTF8", "--locale=C", "--no-sync"]
    with (home / "log").open("wb") as log:
        done = subprocess.run(command, **_places(home, log), **who)
    if done.returncode:
        _give_up(home)


@contextmanager
def _running(folder, home, who):
    command = [folder / "postgres", "-D", home / "data", "-c", "listen_addresses="]
    command += ["-c", f"unix_socket_directories={home}", "-c", "fsync=off"]
    with (home / "log").open("ab") as log:
        process = subprocess.Popen(
            command, preexec_fn=_end_with_parent, **_places(home, log), **who
        )
    try:
        _wait_for(folder, home, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # a fast shutdown
        process.wait(_PATIENCE)


def _wait_for(folder, home, process):
    asked = [folder / "pg_isready", "-q", "-h", home]
    begun = time.monotonic()
    while subprocess.run(asked, cwd=home).returncode:
        if process.poll() is not None or time.monotonic() - begun > _PATIENCE:
            _give_up(home)
        time.sleep(0.1)


def _end_with_parent():
    """Let the server end when the tests are killed; it would go on for ever."""
    ctypes.CDLL(None).prctl(_WITH_PARENT, signal.SIGQUIT)


def _places(home, log):
    env = {"PATH": os.defpath, "LC_ALL": "C"}
    return {"cwd": home, "stdin": subprocess.DEVNULL, "stdout": log, "stderr": log} | {
        "env": env
    }


def _give_up(home):
    said = (home / "log").read_text("utf-8", "replace").strip()
    pytest.skip(f"SKIPPED LOUDLY: no PostgreSQL server: {said[-300:]}")
