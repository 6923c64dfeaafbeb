"""Exim, a mail server of the real world, for one test: on loopback, with a spool of its own."""

import asyncio
import contextlib
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.commands.ports import free_port

SECONDS = 30.0
CONFIGURATION = """\
primary_hostname = mx.example.org
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
pid_file_path =
acl_smtp_rcpt = accept
tls_advertise_hosts =
keep_environment =
deliver_drop_privilege = true
never_users =
smtp_accept_queue_per_connection = 0
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 1M

begin routers
gone:
  driver = redirect
  local_parts = gone
  data = :fail: no such person here
  allow_fail
kept:
  driver = accept
  transport = kept

begin transports
kept:
  driver = appendfile
  directory = {folder}/box
  maildir_format
  envelope_to_add
  return_path_add
  mode = 0666
  directory_mode = 0777
"""


@dataclass(frozen=True)
class Exim:
    """Takes letters for everybody; one for `gone@` comes back. All end in the same Maildir."""

    port: int
    box: Path

    def letters(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.box / "new").glob("*"))]

    async def arrived(self, words: bytes) -> bytes:
        """Wait until a letter with these words is there."""
        async with asyncio.timeout(SECONDS):
            while True:
                for letter in await asyncio.to_thread(self.letters):
                    if words in letter:
                        return letter
                await asyncio.sleep(0.1)


def find_exim() -> str | None:
    return shutil.which("exim4", path="/usr/sbin:/usr/bin") or shutil.which("exim")


@asynccontextmanager
async def running_exim(binary: str, folder: Path) -> AsyncIterator[Exim]:
    for name in ("", "spool", "log", "box"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name).chmod(0o777)  # Exim gives up its rights, and keeps its spool there
    configuration = folder / "exim.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    port = free_port("127.0.0.1")
    process = await asyncio.create_subprocess_exec(
        binary, "-C", str(configuration), "-bdf", "-oX", f"127.0.0.1.{port}",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _listening(port)
        yield Exim(port, folder / "box")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def _listening(port: int) -> None:
    async with asyncio.timeout(SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            await writer.wait_closed()
            return
