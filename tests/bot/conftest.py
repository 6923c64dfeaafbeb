"""The whole bot, on SQLite and on PostgreSQL, each test with a furnished office of its own."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.post_office import PostOffice, mail_to, post_office
from tests.support.postgres import Postgres
from tests.support.whole_bot import WholeBot, furnish, opened, whole_bot


@dataclass
class Templates:
    """Offices furnished once per database and run, to be copied."""

    folder: Path
    databases: dict[str, str] = field(default_factory=dict)

    async def sqlite(self) -> Path:
        folder = self.folder / "sqlite"
        if not folder.exists():
            await furnish(folder, f"sqlite+aiosqlite:///{folder / 'usher.db'}")
        return folder

    async def postgresql(self, server: Postgres) -> tuple[Path, str]:
        folder = self.folder / "postgresql"
        if not folder.exists():
            name = await server.create()
            await furnish(folder, server.url(name))
            self.databases["postgresql"] = name
        return folder, self.databases["postgresql"]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("offices"))


@dataclass(frozen=True)
class Office:
    """A copy of the furnished office: where it is kept, and its database."""

    template: Path
    folder: Path
    url: str


@pytest.fixture(params=["sqlite", "postgresql"])
async def office(
    request: pytest.FixtureRequest, templates: Templates, tmp_path: Path
) -> AsyncIterator[Office]:
    """Use by itself to start the bot otherwise than `bot` does."""
    if request.param == "sqlite":
        template = await templates.sqlite()
        shutil.copy(template / "usher.db", tmp_path / "usher.db")
        yield Office(template, tmp_path, f"sqlite+aiosqlite:///{tmp_path / 'usher.db'}")
        return
    server: Postgres = request.getfixturevalue("postgres")
    template, furnished = await templates.postgresql(server)
    name = await server.create(furnished)
    yield Office(template, tmp_path, server.url(name))
    await server.drop(name)


@pytest.fixture
async def bot(office: Office) -> AsyncIterator[WholeBot]:
    async with whole_bot(opened(office.template, office.folder), office.url) as started:
        yield started


@pytest.fixture
async def post() -> AsyncIterator[PostOffice]:
    """A mail server that takes what it gets."""
    async with post_office() as server:
        yield server


@pytest.fixture
async def mailing_bot(office: Office, post: PostOffice) -> AsyncIterator[WholeBot]:
    """As `bot`, with mail that goes to `post`."""
    playground = opened(office.template, office.folder)
    async with whole_bot(playground, office.url, **mail_to(post)) as started:
        yield started


@pytest.fixture
async def sqlite_office(templates: Templates, tmp_path: Path) -> Office:
    """For what the database makes no difference to."""
    template = await templates.sqlite()
    shutil.copy(template / "usher.db", tmp_path / "usher.db")
    return Office(template, tmp_path, f"sqlite+aiosqlite:///{tmp_path / 'usher.db'}")
