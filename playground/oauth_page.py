"""The page on which a person sees what an app may do, chooses a workspace, and says yes or no."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from playground.oauth import Asked

_STYLE = """
:root { color-scheme: light dark; --back: #f6f6f6; --card: #fff; --text: #1d1c1d; --quiet: #55545a;
  --line: #d5d5d8; --accent: #0b5f46; }
@media (prefers-color-scheme: dark) { :root { --back: #17181b; --card: #222529; --text: #e8e8ea;
  --quiet: #b5b6ba; --line: #45484e; --accent: #5fd0a8; } }
body { margin: 0; padding: 24px 12px; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 16px; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 16px;
  padding: 12px 16px; }
legend { font-weight: 600; padding: 0 6px; }
label { display: flex; gap: 10px; align-items: center; min-height: 36px; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 20px; }
.quiet { color: var(--quiet); font-size: 14px; }
.buttons { display: flex; gap: 12px; flex-wrap: wrap; justify-content: flex-end; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 24px; border-radius: 8px;
  border: 1px solid var(--quiet); background: transparent; color: inherit; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--card); }
"""
_HIDDEN = ("client_id", "scope", "redirect_uri", "state")
Choice = tuple[str, str, str, frozenset[str]]


def consent_page(
    asked: "Asked", given: Mapping[str, str], choices: Sequence[Choice]
) -> web.Response:
    optional = choices[0][3]
    needed = [scope for scope in asked.scopes if scope not in optional]
    free = [scope for scope in asked.scopes if scope in optional]
    parts = [
        "<h1>Usher asks for permission to access a workspace</h1>",
        '<form method="post" action="/oauth/v2/consent">',
        *(_hidden(name, given.get(name, "")) for name in _HIDDEN),
        "<fieldset><legend>Workspace</legend>",
        *(_team(number, choice) for number, choice in enumerate(choices)),
        "</fieldset><fieldset><legend>Usher will be able to</legend><ul>",
        *(f"<li>{escape(scope)}</li>" for scope in needed),
        "</ul></fieldset>",
        "<fieldset><legend>You may leave off</legend>" if free else "",
        *(_scope(scope) for scope in free),
        "</fieldset>" if free else "",
        '<p class="buttons"><button name="answer" value="cancel">Cancel</button>',
        '<button class="primary" name="answer" value="allow">Allow</button></p></form>',
        "<p class=\"quiet\">This is the playground's stand-in for Slack's page of consent.</p>",
    ]
    back = urlsplit(asked.redirect_uri)
    return _page("Permission", parts, f"{back.scheme}://{back.netloc}")


def error_page(code: str) -> web.Response:
    parts = [
        "<h1>Something went wrong when authorizing this app</h1>",
        f"<p>Error details: <code>{escape(code)}</code></p>",
    ]
    return _page("Error", parts, "", status=400)


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _team(number: int, choice: Choice) -> str:
    key, name, person, _ = choice
    checked = " checked" if number == 0 else ""
    return (
        f'<label><input type="radio" name="team" value="{escape(key)}"{checked}>'
        f'<span>{escape(name)} <span class="quiet">as {escape(person)}</span></span></label>'
    )


def _scope(scope: str) -> str:
    name = escape(scope)
    return f'<label><input type="checkbox" name="keep" value="{name}" checked>{name}</label>'


def _page(title: str, parts: Sequence[str], leads: str, status: int = 200) -> web.Response:
    """`leads` is where the form's answer may send the browser."""
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        f"form-action 'self' {leads}; frame-ancestors 'none'"
    )
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return web.Response(text=html, content_type="text/html", status=status, headers=headers)
