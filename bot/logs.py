"""Logging: one JSON object a line, with listed fields only, so that no text can slip in."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

from aiohttp.http import HttpProcessingError
from aiohttp.web import RequestPayloadError

FIELDS = (
    "action",
    "attempts",
    "code",
    "count",
    "customer",
    "job",
    "kind",
    "method",
    "ms",
    "reference",
    "seconds",
    "status",
    "workspace",
)


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if _ours(record) else "see the type",
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _frames(record)
        return json.dumps(line, default=str, ensure_ascii=False)


def _ours(record: logging.LogRecord) -> bool:
    """Messages of libraries may carry what people wrote; ours are fixed sentences."""
    return record.name.startswith(("bot", "handlers", "storage", "invites", "playground"))


def _frames(record: logging.LogRecord) -> list[str]:
    """Where it happened, without the values: an exception's text may quote what people wrote."""
    if record.exc_info is None or record.exc_info[2] is None:
        return []
    frames = traceback.extract_tb(record.exc_info[2])
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


def _is_news(record: logging.LogRecord) -> bool:
    """False for what any stranger can make the web server say: a request that is no HTTP."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | RequestPayloadError)


def configure(level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(_is_news)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for noisy in ("aiosqlite", "alembic", "slack_bolt", "slack_sdk", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It warns when a sweep takes longer than its beat; that one is then left out, as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
