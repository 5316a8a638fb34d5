"""A PostgreSQL server of our own for some tests, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest


def binaries():
    """Return the folder of initdb and postgres, None where no server is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


def owner():
    """Return whom the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip(
        "SKIPPED LOUDLY: root, and no user postgres or nobody to run a server as"
    )


@contextmanager
def server():
    """Run a server; yield the address without a database: "host=… user=…"."""
    if sys.platform == "win32":
        pytest.skip(
            "SKIPPED LOUDLY: the server of these tests listens on a Unix socket"
        )
    folder = binaries()
    if folder is None:
        pytest.skip(
            "SKIPPED LOUDLY: no PostgreSQL server is installed: initdb was not found"
        )
    user = owner()
    memory = Path("/dev/shm")  # noqa: S108 - where there is one, no disk is waited for
    place = memory if os.access(memory, os.W_OK) else None
    home = Path(tempfile.mkdtemp(prefix="pg-", dir=place))
    who = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
    try:
        data, log = home / "data", home / "log"
        made = [folder / "initdb", "-D", data, "-U", "chu", "-A", "trust", "-E", "UTF8"]
        _run([*made, "--locale=C", "--no-sync"], home, who)
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}'"
        options += " -c fsync=off"
        start = [folder / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"]
        _run(start, home, who)
        try:
            yield f"host={home} user=chu"
        finally:
            _run([folder / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"], home, who)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(command, home, who):
    # Into files: the server would keep a pipe of ours open.
    with (home / "out").open("wb") as out:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            **who,
        )
    if done.returncode:
        said = (home / "out").read_text("utf-8", "replace").strip()
        pytest.skip(
            f"SKIPPED LOUDLY: a PostgreSQL server cannot be started here: {said[-300:]}"
        )
