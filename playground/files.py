"""Files: brought to the URL that was given out for each, and fetched from the page."""

import base64
from collections.abc import Callable

from aiohttp import web

from playground.workspace import Workspace

_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "attachment"}


def file_routes(workspace: Workspace, readable: Callable[[str], bool]) -> list[web.RouteDef]:
    """`readable` says whether this header lets read what people uploaded."""

    async def upload(request: web.Request) -> web.Response:
        """Once for each URL, and of the length that was named."""
        file, content = request.match_info["file"], await request.read()
        wanted = workspace.kept("upload", file, None)
        if wanted is None or "content" in wanted or len(content) != wanted["size"]:
            return web.Response(status=400, text="no such upload")
        told = {**wanted, "content": base64.b64encode(content).decode()}
        workspace.keep("upload", file, told)
        return web.Response(text=f"OK - {len(content)}")

    async def download(request: web.Request) -> web.Response:
        found = workspace.kept("upload", request.match_info["file"], None)
        if found is None or "content" not in found:
            raise web.HTTPNotFound
        if not found.get("shared") and not readable(request.headers.get("Authorization", "")):
            raise web.HTTPFound("/?redir=files")  # as Slack does: to where people log in
        body = base64.b64decode(found["content"])
        return web.Response(body=body, content_type="application/octet-stream", headers=_HEADERS)

    return [web.post("/upload/{file}", upload), web.get("/files/{file}", download)]
