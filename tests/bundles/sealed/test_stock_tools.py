"""A stranger with stock tools opens and checks our bundles, and finds what we find."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bundles.sealed.golden_reading import FOLDER, GoldenKeys

ROOT = FOLDER.parents[1]
BUNDLES = sorted(FOLDER.glob("*.tdkt"))
OPEN = ROOT / "tools" / "open_bundle.sh"


def tool(name: str) -> str:
    """Return where a program is; skip, saying which, where it is not."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: what it says of bundles is NOT CHECKED")
    return found


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def bundles(tmp_path_factory) -> list[Path]:
    """Return the golden bundles, and the same ones as they are made today."""
    today = tmp_path_factory.mktemp("today")
    shutil.copy(FOLDER / "keys.json", today)
    done = run(sys.executable, ROOT / "tools" / "golden.py", today)
    assert done.returncode == 0, done.stderr
    made = sorted(today.glob("*.tdkt"))
    assert [path.name for path in made] == [path.name for path in BUNDLES]
    return BUNDLES + made


@pytest.fixture(scope="module")
def unpacked(bundles, tmp_path_factory) -> dict[Path, Path]:
    """Return a folder with the three members of each bundle."""
    found = {}
    for path in bundles:
        folder = tmp_path_factory.mktemp("bundle")
        with zipfile.ZipFile(path) as file:
            for name in file.namelist():
                (folder / name).write_bytes(file.read(name))
        found[path] = folder
    return found


@pytest.fixture(scope="module")
def insides(unpacked, tmp_path_factory) -> dict[Path, Path]:
    """Return a folder with the inside of each bundle, opened with age."""
    secret = tmp_path_factory.mktemp("key") / "age.txt"
    secret.write_text(GoldenKeys().secret + "\n")
    found = {}
    for path, folder in unpacked.items():
        payload = folder / "payload.zip"
        if not payload.exists():
            done = run(tool("age"), "-d", "-i", secret, "-o", payload, f"{payload}.age")
            assert (done.returncode, done.stderr) == (0, "")
        inside = folder / "inside"
        with zipfile.ZipFile(payload) as file:
            for name in file.namelist():
                (inside / name).parent.mkdir(parents=True, exist_ok=True)
                (inside / name).write_bytes(file.read(name))
        found[path] = inside
    return found


def sender(stem: str):
    org = stem.split("_")[2]
    known = GoldenKeys()._known
    return str(next(key for key in known if key.org == org).signing)


def test_minisign_verifies_every_bundle_and_its_comment(unpacked, counted):
    for path, folder in unpacked.items():
        words = ("-Vm", folder / "envelope.json", "-P", sender(path.stem))
        done = run(tool("minisign"), *words)
        assert done.returncode == 0, done.stderr
        assert "Signature and comment signature verified" in done.stdout
        _, kind, org, *_ = path.stem.split("_")
        assert f"type={kind} from={org}" in done.stdout
    counted("F42 minisign", 2 * len(unpacked))


def test_minisign_refuses_a_changed_envelope(unpacked, tmp_path):
    folder = next(iter(unpacked.values()))
    for name in ("envelope.json", "envelope.json.minisig"):
        shutil.copy(folder / name, tmp_path)
    changed = (folder / "envelope.json").read_text().replace('"seq":1', '"seq":2')
    (tmp_path / "envelope.json").write_text(changed)
    key = sender(next(iter(unpacked)).stem)
    done = run(tool("minisign"), "-Vm", tmp_path / "envelope.json", "-P", key)
    assert done.returncode != 0


def test_minisign_writes_what_we_do_not_take(tmp_path):
    # Its own comment is another one: our reader asks for exactly ours.
    from desktop.bundles.sealed import minisign
    from tests.bundles.sealed.conftest import code_of

    data, key = tmp_path / "a", tmp_path / "key"
    data.write_bytes(b"{}")
    words = ("-GW", "-p", tmp_path / "pub", "-s", key)
    assert run(tool("minisign"), *words).returncode == 0
    assert run(tool("minisign"), "-Sm", data, "-s", key).returncode == 0
    made = (tmp_path / "a.minisig").read_bytes()
    assert code_of(lambda: minisign.read_signature(made)) == "TD-111"


def test_unzip_finds_no_fault_in_container_and_payload(insides, counted):
    for path, inside in insides.items():
        for part in (path, inside.parent / "payload.zip"):
            done = run(tool("unzip"), "-t", part)
            assert (done.returncode, done.stderr) == (0, "")
            assert "No errors detected" in done.stdout
    counted("F42 unzip", 2 * len(insides))


def test_age_opens_with_the_escrow_key_what_it_opens_with_the_other(
    unpacked, insides, tmp_path, counted
):
    secret = tmp_path / "age.txt"
    text = (ROOT / "tools" / "golden.py").read_text()
    secret.write_text(text.split('ESCROW = "')[1].split('"')[0] + "\n")
    sealed = [f for f in unpacked.values() if (f / "payload.zip.age").exists()]
    for folder in sealed:
        out = tmp_path / "out.zip"
        done = run(
            tool("age"), "-d", "-i", secret, "-o", out, folder / "payload.zip.age"
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert out.read_bytes() == (folder / "payload.zip").read_bytes()
    counted("F42 age", 2 * len(sealed))


def test_age_refuses_what_we_refuse(unpacked, tmp_path):
    secret = tmp_path / "age.txt"
    secret.write_text(GoldenKeys().secret + "\n")
    folder = next(f for f in unpacked.values() if (f / "payload.zip.age").exists())
    data = bytearray((folder / "payload.zip.age").read_bytes())
    data[-1] ^= 1
    (tmp_path / "bad.age").write_bytes(data)
    done = run(tool("age"), "-d", "-i", secret, tmp_path / "bad.age")
    assert done.returncode != 0


def test_we_open_what_age_encrypts(tmp_path):
    from desktop.bundles.sealed.encryption import decrypt, public_of

    plain, sealed, out = (tmp_path / name for name in ("plain", "sealed", "out"))
    plain.write_bytes(b"x" * 300_000)
    public = public_of(GoldenKeys().secret)
    assert run(tool("age"), "-r", public, "-o", sealed, plain).returncode == 0
    with sealed.open("rb") as file, out.open("wb") as opened:
        decrypt(file, opened, [GoldenKeys().secret])
    assert out.read_bytes() == plain.read_bytes()


VALIDATE = """
import sys
from frictionless import Package
for path in sys.argv[1:]:
    report = Package(path).validate()
    assert report.valid, (path, report.flatten(["type", "note"]))
    print(len(report.tasks))
"""


def test_frictionless_finds_every_package_valid(insides, counted):
    pytest.importorskip("frictionless")
    paths = [inside / "datapackage.json" for inside in insides.values()]
    done = run(sys.executable, "-W", "ignore", "-c", VALIDATE, *paths)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout.splitlines()) == len(paths)
    counted("F42 frictionless", len(paths))


def test_frictionless_sees_an_altered_table(insides, tmp_path):
    pytest.importorskip("frictionless")
    inside = next(p for p in insides.values() if (p / "data/units.csv").exists())
    copy = tmp_path / "inside"
    shutil.copytree(inside, copy)
    units = copy / "data" / "units.csv"
    units.write_bytes(units.read_bytes().replace(b"u2", b"u9"))
    done = run(
        sys.executable, "-W", "ignore", "-c", VALIDATE, copy / "datapackage.json"
    )
    assert "hash" in done.stderr


def expected_tables(insides) -> list[tuple[Path, list[str], list[list[str | None]]]]:
    """Return each table's file with its columns and its cells as CSV reads them."""
    import csv
    import io

    found = []
    for inside in insides.values():
        package = json.loads((inside / "datapackage.json").read_text("utf-8"))
        for one in package["resources"]:
            if one.get("type") != "table":
                continue
            text = (inside / one["path"]).read_text("utf-8")
            head, *rows = csv.reader(io.StringIO(text, newline=""))
            cells = [[cell or None for cell in row] for row in rows]
            found.append((inside / one["path"], head, cells))
    return found


def test_duckdb_reads_every_table(insides, counted):
    duckdb = pytest.importorskip("duckdb")
    tables = expected_tables(insides)
    for path, head, cells in tables:
        read = duckdb.sql(
            "SELECT * FROM read_csv(?, header=true, all_varchar=true, delim=',', "
            "quote='\"', escape='\"', strict_mode=true)",
            params=[str(path)],
        )
        assert read.columns == head
        assert [list(row) for row in read.fetchall()] == cells
    counted("F42 duckdb", len(tables))


def test_duckdb_makes_numbers_of_points_and_days_of_days(insides):
    duckdb = pytest.importorskip("duckdb")
    path = next(path for path, *_ in expected_tables(insides) if path.stem == "scores")
    total = duckdb.sql(
        "SELECT sum(CAST(points AS DECIMAL(15, 4))), max(CAST(scored_on AS DATE)) FROM "
        "read_csv(?, header=true, all_varchar=true, quote='\"', escape='\"')",
        params=[str(path)],
    ).fetchall()
    assert [str(value) for value in total[0]] == ["92.4375", "2026-11-17"]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Callable[[str], str]]:
    """Return how to ask a PostgreSQL of our own; skip where it cannot be started."""
    tool("psql")
    with TemporaryDirectory(prefix="so-vang-") as folder:
        server = _Server(Path(folder))
        yield server.ask
        server.stop()


class _Server:
    """A PostgreSQL that listens to nobody but this test."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._data = folder, folder / "data"
        self._as = self._user()
        start = f"-c listen_addresses= -c unix_socket_directories={folder}"
        log = folder / "log"
        for words in (
            [tool("initdb"), "-A", "trust", "-U", "test", "-D", self._data],
            [tool("pg_ctl"), "-wD", self._data, "-o", start, "-l", log, "start"],
        ):
            done = run(*self._as, *words)
            if done.returncode:
                pytest.skip(f"PostgreSQL does not start here: {done.stderr[-300:]}")

    def _user(self) -> list[str]:
        """Return how to be somebody else: PostgreSQL does not run as root."""
        if os.name == "nt" or os.geteuid() != 0:
            return []
        shutil.chown(self._folder, "nobody")
        return [tool("runuser"), "-u", "nobody", "--"]

    def ask(self, text: str) -> str:
        place = ("-h", self._folder, "-U", "test", "-d", "postgres")
        words = ("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1")
        done = run("psql", *words, *place, "-c", text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def stop(self) -> None:
        run(*self._as, tool("pg_ctl"), "-D", self._data, "-m", "immediate", "stop")


def test_postgresql_copies_every_table(insides, postgres, counted):
    tables = expected_tables(insides)
    for number, (path, head, cells) in enumerate(tables):
        columns = ", ".join(f'"{name}" text' for name in head)
        postgres(f"CREATE TABLE t{number} ({columns})")
        words = "WITH (FORMAT csv, HEADER match, ENCODING 'UTF8')"
        postgres(f"\\copy t{number} FROM '{path}' {words}")
        asked = postgres(f"TABLE t{number}").splitlines()
        lines = ["|".join(cell or "" for cell in row) for row in cells]
        assert asked == lines
    counted("F42 postgresql", len(tables))


def test_a_shell_and_stock_tools_open_a_bundle(bundles, tmp_path, counted):
    for name in ("sh", "unzip", "minisign", "age", "sha256sum"):
        tool(name)
    secret = tmp_path / "age.txt"
    secret.write_text(GoldenKeys().secret + "\n")
    for number, path in enumerate(bundles):
        out = tmp_path / f"out{number}"
        done = run("sh", OPEN, path, sender(path.stem), out, secret)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert "files" in done.stdout
        assert (out / "inside" / "datapackage.json").exists()
    counted("F42 shell", len(bundles))


def test_the_shell_stops_at_a_bundle_that_was_changed(tmp_path):
    for name in ("sh", "unzip", "minisign", "sha256sum"):
        tool(name)
    path = next(path for path in BUNDLES if "_plan_" in path.name)
    other = next(path for path in BUNDLES if "_submission_" in path.name)
    done = run("sh", OPEN, path, sender(other.stem), tmp_path / "a")
    assert done.returncode != 0
    data = bytearray(path.read_bytes())
    data[data.index(b"data/units.csv") + 40] ^= 1
    (tmp_path / "bad.tdkt").write_bytes(data)
    done = run("sh", OPEN, tmp_path / "bad.tdkt", sender(path.stem), tmp_path / "b")
    assert done.returncode != 0
    assert run("sh", OPEN).returncode == 2
