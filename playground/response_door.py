"""The route behind a response_url: one use of it, carried out and noted."""

from dataclasses import dataclass

from aiohttp import web

from playground.errors import SlackError
from playground.inspector import Inspector
from playground.manifest import Installation
from playground.responding import read_response, show_response
from playground.triggers import ResponseUrls
from playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ResponseDoor:
    workspace: Workspace
    app: Installation
    urls: ResponseUrls
    inspector: Inspector

    async def handle(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode(errors="replace")
        response = read_response(body)
        problem, status = None, 200
        try:
            target = self.urls.use(request.match_info["key"])
            show_response(self.workspace, self.app, target, response)
        except SlackError as refusal:
            problem = refusal.code
            status = 404 if problem.endswith("_url") else 400
        answer = {"ok": False, "error": problem} if problem else {"ok": True}
        self.inspector.record(
            "to_slack",
            "response_url",
            "response_url",
            status=status,
            ms=0.0,
            request=response,
            response=answer,
            problem=problem,
        )
        return web.Response(text="ok") if not problem else web.json_response(answer, status=status)
