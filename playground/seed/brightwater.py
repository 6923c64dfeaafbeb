"""The people of Brightwater Studio, a second and smaller workspace of the same Slack."""

from dataclasses import replace

from playground.records import Channel, User
from playground.workspace import Workspace

_PEOPLE = (
    ("U0BRIANA001", "riana", "Riana Costa", "Studio Director", "pt-BR", "America/Sao_Paulo"),
    ("U0BTHEO0002", "theo", "Theo Lang", "Head of Design", "de-DE", "Europe/Berlin"),
    ("U0BMINA0003", "mina", "Mina Sato", "Illustrator", "ja-JP", "Asia/Tokyo"),
    ("U0BJOEL0004", "joel", "Joel Park", "Producer", "en-US", "America/New_York"),
)
_CHANNELS = (("C0BGENERAL1", "general", "Everybody"), ("C0BLAUNCH01", "launch-film", "The launch"))


def fill_brightwater(workspace: Workspace) -> None:
    """Put four people and two channels into an empty workspace; the first one owns it."""
    with workspace.store.together():
        for number, (key, handle, name, title, locale, zone) in enumerate(_PEOPLE):
            user = User(
                id=key,
                name=handle,
                real_name=name,
                display_name=handle,
                email=f"{handle}@brightwater.example",
                title=title,
                locale=locale,
                tz=zone,
                is_admin=number == 0,
                is_owner=number == 0,
            )
            workspace.save_user(user)
        members = tuple(key for key, *_ in _PEOPLE)
        for key, name, topic in _CHANNELS:
            created = int(workspace.clock.timestamp()) - 86400
            general = name == "general"
            channel = Channel(key, name, "public", members[0], created, members, topic)
            workspace.save_channel(replace(channel, is_general=general))
