"""As many people as one likes, made up: for a workspace of the size of a large company."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from playground.records import User
from playground.workspace import Workspace

_FIRST = (
    "Ada Amir Bea Carlos Chloe Daichi Elif Emil Fatima Georg Hana Hugo Ines Ivan Jana Jonas Kaori "
    "Lars Leila Luca Mara Mateo Mina Nadia Nils Olga Omar Paula Priya Rafael Rosa Samir Selma Theo "
    "Uma Viktor Wanda Yara Yuki Zoe"
).split()
_LAST = (
    "Abe Almeida Becker Bianchi Castro Dubois Eriksen Fischer Garcia Haddad Ito Jansen Kaya Keller "
    "Lopes Martin Meyer Moreau Novak Okafor Olsen Patel Petrov Quinn Ramos Rossi Sato Schmidt "
    "Silva Tanaka Torres Ueda Vogel Weber Wolf Yilmaz Young Zhang"
).split()
_WORK = {
    "Engineering": ("Software Engineer", "Staff Engineer", "Engineering Manager", "QA Engineer"),
    "Sales": ("Account Executive", "Sales Development Representative", "Head of Sales"),
    "Marketing": ("Content Marketing Manager", "Designer", "Demand Generation Manager"),
    "Finance": ("Controller", "Financial Analyst", "Procurement Manager"),
    "Support": ("Support Engineer", "Customer Success Manager", "Solutions Engineer"),
    "People": ("Recruiter", "HR Business Partner", "Office Coordinator"),
}
_ZONES = (
    ("America/New_York", "en-US"),
    ("Europe/Berlin", "de-DE"),
    ("Europe/Paris", "fr-FR"),
    ("Asia/Tokyo", "ja-JP"),
    ("America/Sao_Paulo", "pt-BR"),
    ("America/Mexico_City", "es-LA"),
)
_GUEST_EVERY, _GONE_EVERY, _REPORTS = 50, 40, 8


def crowd(count: int, now: datetime) -> Iterator[User]:
    """The same people for the same count; one in forty has left, one in fifty is a guest."""
    for number in range(count):
        yield _person(number, int(now.timestamp()))


def add_crowd(workspace: Workspace, count: int) -> None:
    """Put them into the workspace without a word to anybody, as if they had long been there."""
    with workspace.store.together():
        for user in crowd(count, workspace.clock.now()):
            if user.id not in workspace.users:
                workspace.save_user(user)


def crowd_id(number: int) -> str:
    return f"U1CROWD{number:05}"


def _person(number: int, now: int) -> User:
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
    departments = list(_WORK)
    department = departments[number % len(departments)]
    titles = _WORK[department]
    zone, locale = _ZONES[number % len(_ZONES)]
    handle = f"{first}.{last}.{number}".lower()
    user = User(
        id=crowd_id(number),
        name=handle,
        real_name=f"{first} {last}",
        email=f"{handle}@northwind.example",
        display_name=first.lower(),
        title=titles[number // len(departments) % len(titles)],
        department=department,
        manager=crowd_id(number // _REPORTS) if number else None,
        skills=(titles[0].lower(), department.lower()),
        tz=zone,
        locale=locale,
        updated=now,
    )
    left, guest = number % _GONE_EVERY == _GONE_EVERY - 1, number % _GUEST_EVERY == 1
    return replace(user, deleted=left, is_restricted=guest and not left)
