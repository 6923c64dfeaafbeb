"""Slack's OAuth v2: a page of consent, a code for one use, and a token for it."""

import base64
import binascii
import secrets
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from aiohttp import web

from playground.clock import PlaygroundClock
from playground.errors import SlackError
from playground.inspector import Inspector
from playground.manifest import Installation, Registration
from playground.oauth_page import consent_page, error_page
from playground.records import Json, User
from playground.workspace import Workspace

_CODE_SECONDS = 600
_ALPHABET = string.digits + "abcdef"


class Tenant(Protocol):
    """A workspace in which the app may be installed."""

    @property
    def app(self) -> Installation: ...

    @property
    def workspace(self) -> Workspace: ...

    @property
    def page_url(self) -> str: ...

    def install(self, scopes: frozenset[str]) -> None: ...


@dataclass(slots=True)
class _Code:
    team: str
    user: str
    scopes: frozenset[str]
    redirect_uri: str
    until: float
    used: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an app asks for on the page of consent."""

    scopes: tuple[str, ...]
    redirect_uri: str
    state: str


class Oauth:
    """As strict as Slack's: raises `SlackError` with Slack's own words."""

    def __init__(self, registration: Registration, clock: PlaygroundClock) -> None:
        self.redirect_urls: tuple[str, ...] = ()
        """Those of the manifest, or what stands for them on this machine."""
        self.registration = registration
        self._clock = clock
        self._codes: dict[str, _Code] = {}

    def asked(self, given: dict[str, str], app: Installation) -> Asked:
        if given.get("client_id") != self.registration.client_id:
            raise SlackError("invalid_client_id")
        scopes = tuple(filter(None, given.get("scope", "").replace(" ", ",").split(",")))
        if not scopes or not set(scopes) <= app.manifest.scopes:
            raise SlackError("invalid_scope_requested")
        redirect_uri = given.get("redirect_uri") or next(iter(self._urls(app)), "")
        if not any(_within(redirect_uri, url) for url in self._urls(app)):
            raise SlackError("bad_redirect_uri")
        return Asked(scopes, redirect_uri, given.get("state", ""))

    def allow(self, asked: Asked, tenant: Tenant, user: User, left_off: frozenset[str]) -> str:
        """Return where the browser goes with its code. Optional scopes may be left off."""
        optional = tenant.app.manifest.optional_scopes
        scopes = frozenset(asked.scopes) - (left_off & optional)
        code = ".".join("".join(secrets.choice(_ALPHABET) for _ in range(n)) for n in (10, 13, 64))
        until = self._clock.timestamp() + _CODE_SECONDS
        team = tenant.workspace.team.id
        self._codes[code] = _Code(team, user.id, scopes, asked.redirect_uri, until)
        return _with_query(asked.redirect_uri, {"code": code, "state": asked.state})

    def refuse(self, asked: Asked) -> str:
        return _with_query(asked.redirect_uri, {"error": "access_denied", "state": asked.state})

    def exchange(
        self, client: tuple[str, str], given: dict[str, str], tenants: Sequence[Tenant]
    ) -> Json:
        """`oauth.v2.access`: the code becomes a token, once."""
        client_id, secret = client
        if client_id != self.registration.client_id:
            raise SlackError("invalid_client_id")
        if not secrets.compare_digest(secret.encode(), self.registration.client_secret.encode()):
            raise SlackError("bad_client_secret")
        code = self._codes.get(given.get("code", ""))
        if code is None or code.until < self._clock.timestamp():
            raise SlackError("invalid_code")
        if code.used:
            raise SlackError("code_already_used")
        if given.get("redirect_uri", "") != code.redirect_uri:
            raise SlackError("bad_redirect_uri")
        code.used = True
        tenant = next(t for t in tenants if t.workspace.team.id == code.team)
        tenant.install(code.scopes)
        return _granted(tenant, code)

    def _urls(self, app: Installation) -> tuple[str, ...]:
        return self.redirect_urls or app.manifest.redirect_urls


def _granted(tenant: Tenant, code: _Code) -> Json:
    team = tenant.workspace.team
    return {
        "ok": True,
        "access_token": tenant.app.token,
        "token_type": "bot",
        "scope": ",".join(sorted(code.scopes)),
        "bot_user_id": tenant.app.user_id,
        "app_id": tenant.app.app_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "authed_user": {"id": code.user},
        "is_enterprise_install": False,
    }


def oauth_routes(
    oauth: Oauth, tenants: Callable[[], Sequence[Tenant]], inspector: Inspector
) -> Iterable[web.RouteDef]:
    async def authorize(request: web.Request) -> web.Response:
        try:
            asked = oauth.asked(dict(request.query), tenants()[0].app)
        except SlackError as refusal:
            return error_page(refusal.code)
        return consent_page(asked, dict(request.query), [_choice(t) for t in tenants()])

    async def consent(request: web.Request) -> web.Response:
        form = await request.post()
        given = {key: str(value) for key, value in form.items()}
        try:
            asked = oauth.asked(given, tenants()[0].app)
        except SlackError as refusal:
            return error_page(refusal.code)
        chosen = next((t for t in tenants() if t.workspace.team.id == given.get("team")), None)
        if given.get("answer") != "allow" or chosen is None:
            raise web.HTTPFound(oauth.refuse(asked))
        kept = frozenset(map(str, form.getall("keep", [])))
        left_off = chosen.app.manifest.optional_scopes - kept
        raise web.HTTPFound(oauth.allow(asked, chosen, _installer(chosen), left_off))

    async def access(request: web.Request) -> web.Response:
        form = {key: str(value) for key, value in (await request.post()).items()}
        try:
            answer = oauth.exchange(_client(request, form), form, tenants())
        except SlackError as refusal:
            answer = refusal.to_json()
        hidden = {"access_token", "client_secret", "code"}
        inspector.record(
            "to_slack",
            "web_api",
            "oauth.v2.access",
            status=200,
            ms=0.0,
            request={key: "…" if key in hidden else value for key, value in form.items()},
            response={key: "…" if key in hidden else value for key, value in answer.items()},
            problem=answer.get("error"),
        )
        return web.json_response(answer)

    async def into_the_app(request: web.Request) -> web.Response:
        team = request.query.get("team")
        found = (t.page_url for t in tenants() if t.workspace.team.id == team)
        raise web.HTTPFound(next(found, "/"))

    return [
        web.get("/oauth/v2/authorize", authorize),
        web.post("/oauth/v2/consent", consent),
        web.post("/api/oauth.v2.access", access),
        web.get("/app_redirect", into_the_app),
    ]


def _installer(tenant: Tenant) -> User:
    people = [u for u in tenant.workspace.users.values() if not u.is_bot and not u.deleted]
    return next((u for u in people if u.is_owner or u.is_admin), people[0])


def _choice(tenant: Tenant) -> tuple[str, str, str, frozenset[str]]:
    """Id and name of the workspace, who consents there, and what they may leave off."""
    team, optional = tenant.workspace.team, tenant.app.manifest.optional_scopes
    return team.id, team.name, _installer(tenant).real_name, optional


def _client(request: web.Request, form: dict[str, str]) -> tuple[str, str]:
    """By HTTP Basic, as Slack advises, or in the form."""
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            client_id, _, secret = base64.b64decode(text, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return client_id, secret
    return form.get("client_id", ""), form.get("client_secret", "")


def _within(uri: str, url: str) -> bool:
    """Slack takes a redirect URI that is one of the app's, or below one of them."""
    return uri == url or uri.startswith(f"{url.rstrip('/')}/")


def _with_query(uri: str, more: dict[str, str]) -> str:
    scheme, place, path, query, _ = urlsplit(uri)
    return urlunsplit((scheme, place, path, urlencode([*parse_qsl(query), *more.items()]), ""))
