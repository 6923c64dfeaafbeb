"""What a database is told, as its driver hears it: SQLAlchemy does not hear all of it."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine


async def heard(engine: AsyncEngine) -> list[str]:
    """The statements from now on, of the one connection that is in the pool."""
    statements: list[str] = []
    async with engine.connect() as connection:
        adapted: Any = (await connection.get_raw_connection()).dbapi_connection
        if engine.dialect.name == "sqlite":
            adapted.inner.set_trace_callback(statements.append)
        else:
            driver = adapted.driver_connection
            driver.add_query_logger(lambda logged: statements.append(logged.query))
    statements.clear()
    return statements
