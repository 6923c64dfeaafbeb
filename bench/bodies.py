"""Message events of about 1.2 kB, as Slack sends them, from a busy workspace that never was."""

import json
import random

TEAM = "T0BENCH"
PEOPLE = 200
CHANNELS = 50
_WORDS = 600
_LONG = 62  # words of a text, so that the body reaches its size


def message_event(number: int, label: str) -> bytes:
    """The same number and label give the same event; each number is an event of its own."""
    chance = random.Random(f"{label} {number}")  # noqa: S311 - no secret
    user, channel = f"U{chance.randrange(PEOPLE):09}", f"C{chance.randrange(CHANNELS):09}"
    text = " ".join(f"word{chance.randrange(_WORDS):03}" for _ in range(_LONG))
    moment = f"{1_700_000_000 + number}.{chance.randrange(1_000_000):06}"
    event = {
        "type": "message",
        "user": user,
        "client_msg_id": f"00000000-0000-4000-8000-{number:012}",
        "text": text,
        "ts": moment,
        "team": TEAM,
        "channel": channel,
        "event_ts": moment,
        "channel_type": "channel",
    }
    envelope = {
        "token": "unused",
        "team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{label}{number:09}",
        "event_time": 1_700_000_000 + number,
        "authorizations": [{"team_id": TEAM, "user_id": "U0BENCHBOT", "is_bot": True}],
    }
    return json.dumps(envelope).encode()
