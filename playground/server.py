"""The playground as one object: the stand-in, its page and its clock behind one port."""

from pathlib import Path

from playground.clock import PlaygroundClock
from playground.manifest import AppManifest


class Playground:
    """Start it, point the bot at `base_url`, then `connect` it to the bot's request URL."""

    def __init__(
        self,
        manifest: AppManifest,
        *,
        path: Path | None = None,
        clock: PlaygroundClock | None = None,
        limits: bool = True,
        ack_timeout: float = 3.0,
        retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0),
    ) -> None:
        """Keep the workspace in the file `path`, or in memory; delays are in seconds."""
        self.clock = clock or PlaygroundClock()

    @property
    def base_url(self) -> str:
        """Where the Web API answers, such as `http://127.0.0.1:8765/api/`."""
        raise NotImplementedError

    @property
    def page_url(self) -> str:
        """Where a person looks, such as `http://127.0.0.1:8765/`."""
        raise NotImplementedError

    @property
    def bot_token(self) -> str:
        raise NotImplementedError

    @property
    def signing_secret(self) -> str:
        raise NotImplementedError

    def seed(self) -> None:
        """Fill an empty workspace with the company; one that has people keeps what it has."""
        raise NotImplementedError

    async def start(
        self, host: str = "127.0.0.1", port: int = 8765, bot_url: str | None = None
    ) -> None:
        """Listen on `port` (0 picks a free one); `bot_url` may also come later by `connect`."""
        raise NotImplementedError

    async def connect(self, bot_url: str) -> None:
        """Send everything to `bot_url` from now on, after Slack's `url_verification`."""
        raise NotImplementedError

    async def stop(self) -> None:
        raise NotImplementedError
