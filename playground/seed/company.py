"""The people of Northwind Robotics, from `people.csv`, and what the list does not say of them."""

import csv
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from playground.records import User

_CSV = Path(__file__).parent / "people.csv"
_BY_MAIL = Path(__file__).parent / "people_by_mail.csv"
# A personnel list knows nothing of it: people choose their language in Slack.
_LOCALES = {
    "diego": "es-LA",
    "tom": "de-DE",
    "lena": "de-DE",
    "aiko": "ja-JP",
    "chris": "en-GB",
    "fatima": "en-GB",
    "lucas": "fr-FR",
    "alex": "de-DE",
    "jonas": "de-DE",
    "carla": "pt-BR",
    "sofia": "it-IT",
    "gil": "es-ES",
}


def people_csv() -> Path:
    """Return the file that the bot imports as the organisation."""
    return _CSV


def people_by_mail_csv() -> Path:
    """Return the file of colleagues who work without an account in chat."""
    return _BY_MAIL


def addresses() -> frozenset[str]:
    """Every mailbox that the company has."""
    rows = []
    for path in (_CSV, _BY_MAIL):
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return frozenset(row["email"] for row in rows)


def company(now: datetime) -> list[User]:
    """Return everybody with an account, also those whom a personnel list leaves out."""
    with _CSV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["email"]: row["slack_id"] for row in rows}
    listed = [_user(row, ids, now) for row in rows]
    return [*(_particular(user, now) for user in listed), *_unlisted(now)]


def _user(row: dict[str, str], ids: dict[str, str], now: datetime) -> User:
    first = row["name"].split(" ")[0]
    digest = hashlib.sha256(row["email"].encode()).hexdigest()
    return User(
        id=row["slack_id"],
        name=first.lower(),
        real_name=row["name"],
        email=row["email"],
        display_name=first.lower(),
        title=row["title"],
        department=row["department"],
        manager=ids.get(row["manager"]),
        skills=tuple(row["skills"].split(";")),
        tz=row["time_zone"],
        locale=_LOCALES.get(first.lower(), "en-US"),
        color=_colour(digest),
        updated=int((now - timedelta(days=60)).timestamp()),
    )


def _particular(user: User, now: datetime) -> User:
    """Add what makes some of them special: an administrator, a guest, two who want quiet."""
    match user.name:
        case "dana":
            return replace(user, is_admin=True, is_owner=True)
        case "gil":
            return replace(user, is_restricted=True)
        case "emma":
            back = (now + timedelta(days=9)).strftime("%-d %B")
            status = f"On vacation until {back}"
            return replace(user, status_text=status, status_emoji=":palm_tree:", presence="away")
        case "noah":
            return replace(user, dnd_until=(now + timedelta(days=2)).timestamp())
        case _:
            return user


def _unlisted(now: datetime) -> list[User]:
    joined = int((now - timedelta(days=60)).timestamp())
    left = User(
        id="U0RITAMOS42",
        name="rita",
        real_name="Rita Moss",
        email="rita.moss@northwind.example",
        display_name="rita",
        title="Account Executive",
        department="Sales",
        deleted=True,
        presence="away",
        updated=joined,
    )
    builds = User(
        id="U0BUILDBOT9",
        name="buildbot",
        real_name="Buildbot",
        display_name="buildbot",
        tz="Etc/UTC",
        is_bot=True,
        bot_id="B0BUILDBOT9",
        updated=joined,
    )
    return [left, builds]


def _colour(digest: str) -> str:
    """Return a calm colour, dark enough for white letters."""
    red, green, blue = (60 + int(digest[i : i + 2], 16) // 3 for i in (0, 2, 4))
    return f"{red:02x}{green:02x}{blue:02x}"
