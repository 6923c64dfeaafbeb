"""The language in which somebody is spoken to: what `_("...")` means at this moment.

Whoever speaks to a person says in which language, with `spoken(words)`; everything built within
is in it. No language is English, in which the program is written.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import Protocol


class Words(Protocol):
    """The catalog of one language, as gettext has it; `locale` in Babel's form, as in `pt_BR`."""

    @property
    def locale(self) -> str: ...

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...

    def pgettext(self, context: str, message: str) -> str: ...


class Speaking(Protocol):
    """From the locale of a person, as in `de-DE`, to their language for as long as it is open.

    `time_zone` is theirs, where a time is told to whoever it is.
    """

    def __call__(self, locale: str, time_zone: str = "") -> AbstractContextManager[None]: ...


class English(NullTranslations):
    locale = "en"


_SPOKEN: ContextVar[Words] = ContextVar("spoken", default=English())  # noqa: B039 - never changed
_TIME_ZONE: ContextVar[str] = ContextVar("time_zone", default="")


@contextmanager
def spoken(words: Words, time_zone: str = "") -> Iterator[None]:
    said, told = _SPOKEN.set(words), _TIME_ZONE.set(time_zone)
    try:
        yield
    finally:
        _SPOKEN.reset(said)
        _TIME_ZONE.reset(told)


def locale() -> str:
    """The locale being spoken, in Babel's form: for dates, numbers and lists."""
    return _SPOKEN.get().locale


def time_zone() -> str:
    """Of whoever is spoken to; empty when it is not known."""
    return _TIME_ZONE.get()


def _(message: str) -> str:
    """The message in the language being spoken; fill in names afterwards, with `.format`."""
    return _SPOKEN.get().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """As `_`, in the plural form for `count`; it is filled in as `{count}` by the caller."""
    return _SPOKEN.get().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """As `_`, where one English word has several meanings; the context says which."""
    return _SPOKEN.get().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools know it
    """Mark words of a table for the catalogs; they are translated where they are shown."""
    return message
