"""What the tests stand on: no other machine, a database of each kind, a browser."""

import socket

import pytest
from playwright.async_api import Browser
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.support.loopback import OutsideLoopbackError
from tests.support.postgres import Postgres


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "2001:db8::1"])
def test_no_test_reaches_another_machine(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as elsewhere, pytest.raises(OutsideLoopbackError):
        elsewhere.connect((host, 80))


def test_no_test_looks_up_a_name() -> None:
    with pytest.raises(OutsideLoopbackError):
        socket.getaddrinfo("host.invalid", 80)


async def test_a_fresh_database_answers(database_url: str) -> None:
    engine = create_async_engine(database_url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY)"))
            assert (await connection.execute(text("SELECT count(*) FROM seen"))).scalar_one() == 0
    finally:
        await engine.dispose()


async def test_a_migrated_database_serves_as_a_template(postgres: Postgres) -> None:
    template = await postgres.create()
    await _run(postgres.url(template), "CREATE TABLE kept (id INTEGER)")

    copy = await postgres.create(template)
    await _run(postgres.url(copy), "INSERT INTO kept VALUES (1)")

    await postgres.drop(copy)
    await postgres.drop(template)


async def _run(url: str, statement: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest.mark.browser
async def test_a_browser_opens_a_page(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<title>Usher</title>")

    assert await page.title() == "Usher"
