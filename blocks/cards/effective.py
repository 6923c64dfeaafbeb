"""What holds for somebody, in words: what comes, how soon, where, and when not."""

from collections.abc import Sequence
from datetime import datetime, time

from babel import Locale
from babel.dates import get_day_names

from blocks.text import clean, day, hour, listing
from invites.hours import zone_of
from invites.language import N_, _, locale, ngettext
from invites.notifying import Channel, Kind, Pace, offered
from invites.standing import PreferencesView

KINDS = {
    Kind.SUGGESTIONS: N_("suggestions"),
    Kind.INVITATIONS: N_("invitations to you"),
    Kind.REMINDERS: N_("reminders"),
    Kind.OUTCOMES: N_("what became of your invitations"),
    Kind.DIGESTS: N_("the week at a glance"),
}
"""As they stand in a list within a sentence."""
EVERY_DAY = 7


def effective_lines(view: PreferencesView) -> tuple[str, ...]:
    """Whole sentences, the most telling first; for the form, for Home and for what is saved."""
    if view.wishes.opted_out_at is not None:
        return (_("You asked to be forgotten: Usher writes nothing until you use it again."),)
    return (
        *_pauses(view),
        _suggestions(view),
        _hours(view),
        *_in_chat(view),
        _by_mail(view),
        *_digest(view),
    )


def _pauses(view: PreferencesView) -> tuple[str, ...]:
    found = []
    if view.paused_until is not None:
        told = _("Everything is paused: you get nothing before {day}, {time}.")
        found.append(told.format(**_moment(view.paused_until, view)))
    if view.snoozed_until is not None:
        told = _("You get no suggestions before {day}, {time}.")
        found.append(told.format(**_moment(view.snoozed_until, view)))
    return tuple(found)


def _moment(moment: datetime, view: PreferencesView) -> dict[str, str]:
    zone = zone_of(view.person.time_zone)
    return {"day": day(moment, view.person), "time": hour(moment, zone)}


def _suggestions(view: PreferencesView) -> str:
    pace = view.pace(Kind.SUGGESTIONS, Channel.CHAT)
    if pace is Pace.OFF or view.budget == 0:
        return _("You get no suggestions.")
    told = ngettext(
        "You get suggestions at most {count} time a week.",
        "You get suggestions at most {count} times a week.",
        view.budget,
    )
    return told.format(count=view.budget)


def _hours(view: PreferencesView) -> str:
    """Everything a person gets comes within these."""
    place = zone_name(view.person.time_zone)
    facts = {
        "days": day_range(sorted(view.hours.days)),
        "start": f"{view.hours.starts:%H:%M}",
        "end": end_of_day(view.hours.ends),
        "place": place,
    }
    if not place:
        return _(
            "Messages come {days}, {start} to {end} in UTC, because your time zone is not known."
        ).format(**facts)
    return _("Messages come {days}, {start} to {end} in {place} time.").format(**facts)


def zone_name(zone: str) -> str:
    """As in "Berlin", as one writes that city here; nothing when it is unknown."""
    if not zone or zone_of(zone) is zone_of(""):
        return ""
    named = Locale.parse(locale()).time_zones.get(zone, {}).get("city")
    return clean(named or zone.rsplit("/", 1)[-1].replace("_", " "), 40)


def end_of_day(moment: time) -> str:
    return "24:00" if moment == time() else f"{moment:%H:%M}"


def day_names() -> tuple[str, ...]:
    """Monday first, in the language being spoken."""
    named = get_day_names("wide", locale=locale())
    return tuple(named[each] for each in range(7))


def day_range(days: Sequence[int]) -> str:
    named = day_names()
    if len(days) == EVERY_DAY:
        return _("every day")
    row = list(range(days[0], days[-1] + 1)) if days else []
    if len(row) > 2 and row == list(days):  # noqa: PLR2004 - two days are listed
        return _("{first} to {last}").format(first=named[days[0]], last=named[days[-1]])
    return listing([named[each] for each in days], limit=7)


def _kinds(view: PreferencesView, channel: Channel, pace: Pace) -> str:
    """The kinds at this pace; suggestions and what is not asked for have no place here."""
    found = [
        _(words)
        for kind, words in KINDS.items()
        if view.pace(kind, channel) is pace and len(offered(kind, channel)) > 1
        if not (kind is Kind.SUGGESTIONS and pace is not Pace.DIGEST)
        if not (kind is Kind.DIGESTS and pace is Pace.OFF)
    ]
    return listing(found, limit=len(KINDS)) if found else ""


def _in_chat(view: PreferencesView) -> tuple[str, ...]:
    if Channel.CHAT not in view.reachable:
        return ()
    found = {
        Pace.NOW: _("At once, in chat: {kinds}."),
        Pace.DIGEST: _("In the digest: {kinds}."),
        Pace.OFF: _("Not at all in chat: {kinds}."),
    }
    said = ((told, _kinds(view, Channel.CHAT, pace)) for pace, told in found.items())
    return tuple(told.format(kinds=kinds) for told, kinds in said if kinds)


def _by_mail(view: PreferencesView) -> str:
    at_once = _kinds(view, Channel.EMAIL, Pace.NOW)
    digest = _kinds(view, Channel.EMAIL, Pace.DIGEST)
    if at_once and digest:
        told = _("By e-mail: {kinds} at once; {others} in a digest.")
        return told.format(kinds=at_once, others=digest)
    if at_once:
        return _("By e-mail, at once: {kinds}.").format(kinds=at_once)
    if digest:
        return _("By e-mail, in a digest: {kinds}.").format(kinds=digest)
    return _("Nothing by e-mail.")


def _digest(view: PreferencesView) -> tuple[str, ...]:
    """When it comes, for whoever gets one."""
    time_of = view.wishes.digest
    facts = {"day": day_names()[time_of.day], "time": f"{time_of.hour:02}:00"}
    collects = any(view.pace(k, c) is Pace.DIGEST for k in Kind for c in Channel)
    week = any(view.pace(Kind.DIGESTS, c) is Pace.NOW for c in Channel)
    if collects and not time_of.weekly:
        daily = _("The digest comes at {time} on each of these days.").format(**facts)
        weekly = _("The week at a glance comes on {day} at {time}.").format(**facts)
        return (daily, *((weekly,) if week else ()))
    if collects:
        return (_("The digest comes on {day} at {time}.").format(**facts),)
    if week:
        return (_("The week at a glance comes on {day} at {time}.").format(**facts),)
    return ()
