"""A list of domains as people type it: one on each line or with commas; wrong lines are named."""

from invites.policy.domains import entry
from invites.policy.mistakes import Mistake


def read_list(typed: str, field: str) -> tuple[frozenset[str], tuple[Mistake, ...]]:
    """The entries as they are stored, and what is none."""
    found, wrong = set[str](), list[Mistake]()
    for line, text in enumerate(typed.splitlines(), 1):
        for part in text.replace(";", ",").replace(",", " ").split():
            known = entry(part.strip("<>\"'"))
            if known is None:
                wrong.append(Mistake(field=field, code="entry", what=part, line=line))
            else:
                found.add(known)
    return frozenset(found), tuple(wrong)
