"""Whom and what somebody never wants to see again, each with its way back."""

from blocks.actions import ActionId
from blocks.elements import Actions, Button, Element, Footnote, Heading, Text
from blocks.text import name, shown_work, work
from invites.language import _, ngettext
from invites.preferences import Mute, Refused
from invites.standing import PreferencesView
from invites.work import WorkItemId

SHOWN = 10
"""Entries of a list: whoever has more sees the next ones as these are taken back."""


def never_suggested(view: PreferencesView) -> tuple[Element, ...]:
    if not view.wishes.mutes:
        return ()
    rows = [
        (
            Text(_muted(view, mute)),
            Actions(
                (Button(ActionId.PREFERENCES_UNMUTE, _("Suggest again"), key_of(mute)),),
            ),
        )
        for mute in view.wishes.mutes[:SHOWN]
    ]
    return (
        Heading(_("Never suggested, as you asked")),
        *(part for row in rows for part in row),
        *_more(len(view.wishes.mutes)),
    )


def _more(count: int) -> tuple[Element, ...]:
    if count <= SHOWN:
        return ()
    told = ngettext("{count} more is not shown.", "{count} more are not shown.", count - SHOWN)
    return (Footnote(told.format(count=count - SHOWN)),)


def _muted(view: PreferencesView, mute: Mute) -> str:
    who = view.people.get(mute.person_id) if mute.person_id else None
    what = _named(view, mute.work_item_id)
    if who is not None and what:
        return _("{who} for {work}").format(who=name(who), work=what)
    if who is not None:
        return name(who)
    return _("Anybody for {work}").format(work=what) if what else _("Somebody who is gone")


def _named(view: PreferencesView, item_id: WorkItemId | None) -> str:
    """Its name, as far as they may know it: they may have left it since."""
    item = view.items.get(item_id) if item_id else None
    if item is None:
        return ""
    return work(item) if item.id in view.inside else shown_work(item)


def may_not_invite(view: PreferencesView) -> tuple[Element, ...]:
    if not view.wishes.refused:
        return ()
    rows = [
        (
            Text(_refused(view, refused)),
            Actions(
                (Button(ActionId.PREFERENCES_ALLOW, _("Allow again"), key_of(refused)),),
            ),
        )
        for refused in view.wishes.refused[:SHOWN]
    ]
    return (
        Heading(_("May not invite you, as you asked")),
        *(part for row in rows for part in row),
        *_more(len(view.wishes.refused)),
    )


def _refused(view: PreferencesView, refused: Refused) -> str:
    who = view.people.get(refused.inviter_id) if refused.inviter_id else None
    what = _named(view, refused.work_item_id)
    if who is not None and what:
        return _("{who} to {work}").format(who=name(who), work=what)
    if who is not None:
        return name(who)
    return _("Anybody to {work}").format(work=what) if what else _("Anybody to anything")


def key_of(entry: Mute | Refused) -> str:
    """Which entry a button means: two ids, either of which may be empty."""
    who = entry.person_id if isinstance(entry, Mute) else entry.inviter_id
    return f"{who or ''}|{entry.work_item_id or ''}"
