"""What was written leaves no trace: not in the database, not in a log."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot.logs import FIELDS, JsonLines, configure
from tests.support.whole_bot import WholeBot

CANARIES = ("zanzibarium", "quokkaville")


@contextmanager
def logged(level: int = logging.DEBUG) -> Iterator[io.StringIO]:
    """Everything that `usher serve` would log meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, before = logging.getLogger(), logging.getLogger().level
    quiet = {name: logging.getLogger(name) for name in ("aiosqlite", "slack_bolt", "slack_sdk")}
    levels = {name: log.level for name, log in quiet.items()}
    root.addHandler(handler)
    root.setLevel(level)
    for log in quiet.values():
        log.setLevel(logging.WARNING)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        for name, log in quiet.items():
            log.setLevel(levels[name])


async def test_no_word_of_a_message_is_stored_or_logged(bot: WholeBot) -> None:
    with logged() as stream:
        said = await bot.say("sam", "#q3-outreach", f"Our {CANARIES[0]} outreach, @lena?")
        await bot.driver.say("ben", "#pipeline", f"And the {CANARIES[1].upper()} cadence?")
        user, channel = bot.driver.person("sam"), bot.driver.place("sam", "#q3-outreach")
        bot.playground.acting.edit(user, channel, said["ts"], f"Our {CANARIES[1]}")
        await bot.settle()

    kept = await stored(bot)
    assert "Sarah Chen" in kept, "it is the right database"
    for canary in CANARIES:
        assert canary not in kept.casefold()
        assert canary not in stream.getvalue().casefold()


async def test_secrets_and_addresses_reach_no_log(bot: WholeBot) -> None:
    with logged() as stream:
        await bot.asked(message="Please come, the code is 4711-secret")
        await bot.command("sam", "/usher invite")
        await bot.submit("sam", {"emails": "stranger@elsewhere.example", "message": "x"})

    told = stream.getvalue()
    for secret in (
        bot.playground.bot_token,
        bot.playground.signing_secret,
        "4711-secret",
        "stranger@elsewhere.example",
        "sarah@northwind.example",
    ):
        assert secret not in told


def test_a_line_has_listed_fields_only() -> None:
    record = logging.LogRecord("bot.delivery", logging.INFO, "f.py", 1, "sent", (), None)
    record.__dict__ |= {"kind": "post", "text": "a secret", "message_text": "another", "code": 7}

    line = json.loads(JsonLines().format(record))

    assert set(line) == {"at", "level", "logger", "message", "kind", "code"}
    assert set(line) - {"at", "level", "logger", "message"} <= set(FIELDS)


def test_a_trace_names_places_and_no_values() -> None:
    try:
        raise ValueError("the text of a person")  # noqa: TRY301 - caught to be logged
    except ValueError as error:
        caught = (type(error), error, error.__traceback__)
    record = logging.LogRecord("bot.delivery", logging.ERROR, "f.py", 1, "failed", (), caught)

    line = JsonLines().format(record)

    assert "the text of a person" not in line
    assert json.loads(line)["error"] == "ValueError"
    assert json.loads(line)["trace"]


@pytest.mark.parametrize("name", ["slack_bolt.app", "aiohttp.server", "sqlalchemy.pool"])
def test_the_words_of_libraries_are_withheld(name: str) -> None:
    record = logging.LogRecord(name, logging.ERROR, "f.py", 1, "body: %s", ("a secret",), None)

    assert "a secret" not in JsonLines().format(record)


def test_an_unusual_value_does_not_break_a_line() -> None:
    record = logging.LogRecord("bot", logging.INFO, "f.py", 1, "sent\nthen", (), None)
    record.__dict__["code"] = object()

    assert "\n" not in JsonLines().format(record)


def test_noisy_libraries_are_kept_down() -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        configure("debug")
        assert not logging.getLogger("slack_bolt.app").isEnabledFor(logging.INFO)
        assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
    finally:
        root.handlers[:] = before
        root.setLevel(level)


async def stored(bot: WholeBot) -> str:
    """Everything that the database holds, as text: on SQLite the bytes of its files."""
    url = make_url(bot.database_url)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        files = [path, *path.parent.glob(f"{path.name}-*")]
        return b"".join(f.read_bytes() for f in files).decode("latin-1")
    connection = await asyncpg.connect(bot.database_url.replace("+asyncpg", ""))
    try:
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname='public'")
        rows = [
            str(row)
            for table in tables
            for row in await connection.fetch(f'SELECT t::text FROM "{table["tablename"]}" t')  # noqa: S608 - names from the catalogue
        ]
        return "\n".join(rows)
    finally:
        await connection.close()
