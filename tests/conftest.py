"""Fixtures for every test: no traffic but loopback, both databases, a Chromium."""

import asyncio
import gc
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser, Playwright, async_playwright, expect

from tests.support.loopback import stay_on_loopback
from tests.support.postgres import Postgres, find_binaries, running_postgres
from tests.support.statements import compile_once

PAGE_PATIENCE = 30_000  # ms that a page has to show something
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: tests run as root in CI. The rest keeps the browser from calling home.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure() -> None:
    stay_on_loopback()
    compile_once()
    # A busy machine is no defect: neither an example nor a page that takes long is.
    expect.set_options(timeout=PAGE_PATIENCE)
    settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: not to look through it again and again saves a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run faults in their long form")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for this run."""
    binaries = find_binaries()
    if binaries is None:
        missing("No PostgreSQL here. `make install` brings one; or install the system's.")
    with running_postgres(binaries) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'usher.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = await server.create()
    yield server.url(name)
    await server.drop(name)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium on this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return found or missing("No Chromium here. Debian or Ubuntu: sudo apt-get install chromium")


@pytest.fixture(scope="session")
def running_chromium(chromium: str) -> Iterator[str]:
    """Where the one Chromium of this run listens: to start it takes longer than most tests."""
    with tempfile.TemporaryDirectory(prefix="usher-chromium-") as profile:
        command = [chromium, "--headless=new", "--remote-debugging-port=0", *CHROMIUM_ARGUMENTS]
        told = Path(profile) / "told"
        with told.open("w") as output:
            process = subprocess.Popen(
                [*command, f"--user-data-dir={profile}/data", "about:blank"],
                stdout=output,
                stderr=output,
            )
        try:
            yield _address(told)
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """The one driver of this run: to start it costs more than most tests that use it."""
    async with async_playwright() as started:
        yield started


@pytest.fixture
def _function_scoped_runner(request: pytest.FixtureRequest) -> asyncio.Runner:
    """Where a test and its fixtures run: a loop of their own, but beside the driver's browser.

    Playwright's objects belong to the loop in which their driver was started.
    """
    with_browser = "browser" in request.fixturenames
    name = "_session_scoped_runner" if with_browser else "_function_scoped_runner"
    runner: asyncio.Runner = request.getfixturevalue(name)
    return runner


@pytest.fixture
async def browser(running_chromium: str, playwright: Playwright) -> AsyncIterator[Browser]:
    """A browser for this test; `await browser.new_page()` has its own cookies and storage."""
    connected = await playwright.chromium.connect_over_cdp(running_chromium)
    yield connected
    await connected.close()


def _address(told: Path) -> str:
    """What the browser says it listens on."""
    for _ in range(300):
        if found := re.search(r"DevTools listening on (ws://\S+)", told.read_text()):
            return found[1]
        time.sleep(0.1)
    pytest.fail("Chromium did not start:\n" + told.read_text()[-1000:], pytrace=False)


def missing(what: str) -> NoReturn:
    """Skip in words on a person's machine; fail in CI, where everything must be there."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)
