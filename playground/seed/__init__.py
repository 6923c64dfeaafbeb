"""A company to try the bot in: its people, channels and three weeks of work, ending now."""

from playground.seed.brightwater import fill_brightwater
from playground.seed.company import addresses, people_by_mail_csv, people_csv
from playground.seed.filling import events, fill
from playground.seed.moment import working_moment

__all__ = [
    "addresses",
    "events",
    "fill",
    "fill_brightwater",
    "people_by_mail_csv",
    "people_csv",
    "working_moment",
]
