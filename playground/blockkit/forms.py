"""How strings must look: addresses, days, times, numbers, identifiers, colours."""

import re
from datetime import date

from playground.blockkit.kinds import Form


def _pattern(name: str, pattern: str) -> Form:
    compiled = re.compile(pattern)
    return Form(name, lambda text: compiled.fullmatch(text) is not None)


def _is_day(text: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


# A button may open any address that no script hides in, `slack://` and `mailto:` included; a
# picture is fetched by Slack.
ADDRESS = _pattern(
    "uri",
    r"(?i:https?)://[^\s/][^\s]*"
    r"|(?!(?i:https?|javascript|vbscript|data):)[A-Za-z][A-Za-z0-9+.-]*:[^\s]+",
)
WEB_ADDRESS = _pattern("uri", r"(?i:https?)://[^\s/][^\s]*")
SAFE_WEB_ADDRESS = _pattern("https uri", r"(?i:https)://[^\s/][^\s]*")

DAY = Form("YYYY-MM-DD", _is_day)
TIME_OF_DAY = _pattern("HH:mm", r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
DECIMAL = _pattern("number", r"-?[0-9]+(?:\.[0-9]+)?")
COLOUR = _pattern("hex colour", r"#?[0-9A-Fa-f]{6}")

USER = _pattern("user id", r"[UW][A-Z0-9]+")
CHANNEL = _pattern("channel id", r"[CG][A-Z0-9]+")
CONVERSATION = _pattern("conversation id", r"[CDGUW][A-Z0-9]+")
USERGROUP = _pattern("usergroup id", r"S[A-Z0-9]+")
TEAM = _pattern("team id", r"[ET][A-Z0-9]+")

# Slack's validator is reported to want eight characters after the F, but the example on Slack's
# own page has seven: a stand-in must not refuse the documented example.
SLACK_FILE = _pattern("file id", r"F[A-Z0-9]{7,}")
