"""Slack's Web API over HTTP: who calls, may they, how often, with what; then the method itself."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from playground.arguments import Arguments, check_types, read_arguments
from playground.errors import SlackError, invalid_arguments
from playground.faults import Fault, Faults
from playground.inspector import Inspector
from playground.limits import RateLimits
from playground.manifest import Installation
from playground.methods import HANDLERS, Call
from playground.methods.call import missing_scope
from playground.records import Json
from playground.triggers import Triggers
from playground.views import Views
from playground.workspace import Workspace

_WITHOUT_TOKEN = {"api.test", "blocks.validate"}
_SPEC_FILE = Path(__file__).parent / "methods" / "spec.json"


@dataclass(frozen=True, slots=True)
class MethodSpec:
    """What Slack's own description says about a method."""

    scopes: tuple[str, ...]
    tier: str
    json: bool
    required: tuple[str, ...]
    types: dict[str, list[str]]


def load_specs() -> dict[str, MethodSpec]:
    described = json.loads(_SPEC_FILE.read_text(encoding="utf-8"))["methods"]
    return {
        name: MethodSpec(
            tuple(spec["scopes"]),
            spec["tier"],
            spec["json"],
            tuple(spec["required"]),
            spec["types"],
        )
        for name, spec in described.items()
    }


class WebApi:
    """The route `/api/{method}`."""

    def __init__(  # noqa: PLR0917 - the parts of a Slack that a method may touch
        self,
        workspace: Workspace,
        app: Installation,
        views: Views,
        triggers: Triggers,
        inspector: Inspector,
        limits: RateLimits,
        faults: Faults,
    ) -> None:
        self._workspace = workspace
        self._app = app
        self._views = views
        self._triggers = triggers
        self._inspector = inspector
        self._limits = limits
        self._faults = faults
        self._specs = load_specs()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        started = time.monotonic()
        method = request.match_info["method"]
        fault = self._faults.next(method)
        if fault and fault.kind == "hang":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind != "lose_answer":
            given: Json = {}
            status, answer, headers = _faulty(fault)
        else:
            given, status, answer, headers = await self._answer(request, method)
        self._record(method, given, answer, status, started)
        if fault and fault.kind == "lose_answer" and request.transport:
            request.transport.abort()
        return web.json_response(answer, status=status, headers=headers)

    async def _answer(
        self, request: web.Request, method: str
    ) -> tuple[Json, int, Json, dict[str, str]]:
        given: Json = {}
        headers = {"X-Slack-Req-Id": secrets.token_hex(16)}
        try:
            spec = self._spec(request, method)
            given, warnings = await read_arguments(request, json_allowed=spec.json)
            if method not in _WITHOUT_TOKEN:
                self._authenticate(request, given)
            headers["X-OAuth-Scopes"] = ",".join(sorted(self._app.scopes))
            if wait := self._limits.retry_after(method, spec.tier, given.get("channel")):
                headers["Retry-After"] = str(wait)
                return given, 429, {"ok": False, "error": "ratelimited"}, headers
            answer = self._call(method, spec, given, str(request.url.origin()))
        except SlackError as refusal:
            return given, 200, refusal.to_json(), headers
        return given, 200, _with_warnings(answer, warnings), headers

    def _spec(self, request: web.Request, method: str) -> MethodSpec:
        spec = self._specs.get(method)
        if spec is None or request.method not in {"GET", "POST"}:
            raise SlackError("unknown_method", req_method=method)
        return spec

    def _authenticate(self, request: web.Request, given: Json) -> None:
        header = request.headers.get("Authorization", "")
        bearer = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else ""
        token = bearer or str(given.get("token", ""))
        if not token:
            raise SlackError("not_authed")
        if not secrets.compare_digest(token.encode(), self._app.token.encode()):
            raise SlackError("invalid_auth")
        if self._workspace.kept("app", "uninstalled", default=False):
            raise SlackError("account_inactive")

    def _call(self, method: str, spec: MethodSpec, given: Json, origin: str) -> Json:
        scopes = self._app.scopes
        if spec.scopes and not scopes.intersection(spec.scopes):
            raise missing_scope(scopes, *spec.scopes)
        missing = [name for name in spec.required if given.get(name, "") in ("", None)]
        if missing:
            raise invalid_arguments(*(f"missing required field: {name}" for name in missing))
        check_types(given, spec.types)
        call = Call(
            self._workspace, self._app, self._views, self._triggers, Arguments(given), f"{origin}/"
        )
        return {"ok": True, **HANDLERS[method](call)}

    def _record(self, method: str, given: Json, answer: Json, status: int, started: float) -> None:
        self._inspector.record(
            "to_slack",
            "web_api",
            method,
            status=status,
            ms=(time.monotonic() - started) * 1000,
            request={key: _readable(value) for key, value in given.items()},
            response=answer,
            problem=None if answer.get("ok") else answer.get("error"),
        )


def _faulty(fault: Fault) -> tuple[int, Json, dict[str, str]]:
    if fault.kind == "rate_limited":
        retry = {"Retry-After": str(fault.retry_after)}
        return 429, {"ok": False, "error": "ratelimited"}, retry
    return fault.status, {"ok": False, "error": "internal_error"}, {}


def _readable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return JSON that was sent as a string as what it says, for the inspector."""
    if not isinstance(value, str) or value[:1] not in {"[", "{"}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _with_warnings(answer: Json, warnings: list[str]) -> Json:
    if not warnings:
        return answer
    metadata = {**answer.get("response_metadata", {}), "warnings": warnings}
    return {**answer, "warning": ",".join(warnings), "response_metadata": metadata}
