"""`python -m storage.migrations "what changes"`: write the next step from the tables as they are.

It is a draft: read it, and let the tests compare it with the tables on both databases.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

from storage.engine import open_engine
from storage.migrations import config_with, migrate
from storage.transaction import writing


async def write_step(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'draft.db'}")
        try:
            await migrate(engine)
            async with writing(engine) as connection:
                await connection.run_sync(_draft, message)
        finally:
            await engine.dispose()


def _draft(connection: Connection, message: str) -> None:
    config = config_with(connection)
    config.set_main_option("file_template", "%%(slug)s")
    command.revision(config, message, autogenerate=True)


if __name__ == "__main__":
    asyncio.run(write_step(" ".join(sys.argv[1:]) or "step"))
