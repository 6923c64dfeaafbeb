"""Privacy: what is stored about oneself, and being forgotten, with what goes and what stays."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import CUSTOMER, LENA, NOW, Example
from blocks.elements import Actions, Button, ButtonStyle, Card, Footnote, Form, Notice, Points, Text
from blocks.text import clean
from invites.language import _, ngettext
from invites.people import Identity
from invites.preferences import Mute, Preferences
from invites.standing import Stored

CONFIRMED = "forget"


def my_data_form(view: Stored) -> Form:
    """A readable summary; the whole of it comes as a file where files may be sent."""
    return Form(
        title=_("What is stored about you"),
        body=(
            Points(_("Who you are"), _who(view)),
            Points(_("What you did"), _did(view)),
            Points(_("What you chose"), _chose(view)),
            Footnote(_("Never stored: what you or anybody wrote, beyond messages of invitations.")),
            Actions(
                (
                    Button(ActionId.PRIVACY_EXPORT, _("Send me a file"), ""),
                    Button(ActionId.PRIVACY_FORGET, _("Forget me"), "", ButtonStyle.DANGER),
                )
            ),
        ),
        close_label=_("Close"),
        on_top=True,
    )


def _who(view: Stored) -> tuple[str, ...]:
    person = view.person
    rows = (
        _("Name: {what}").format(what=clean(person.name, 60) or "-"),
        _("E-mail: {what}").format(what=clean(person.email, 100) or "-"),
        _("Title: {what}").format(what=clean(person.title, 100) or "-"),
        _("Department: {what}").format(what=clean(person.department, 100) or "-"),
        _("Skills: {what}").format(what=clean(", ".join(person.skills), 300) or "-"),
        _("Time zone: {what}").format(what=clean(person.time_zone, 60) or "-"),
    )
    accounts = ", ".join(dict.fromkeys(_account(each) for each in view.identities))
    return (*rows, _("Accounts: {what}").format(what=clean(accounts, 200) or "-"))


def _account(known: Identity) -> str:
    """Nobody has an account in a file: what it calls them is made of what stands above."""
    return _("the imported file") if known.platform == "csv" else f"{known.platform} {known.user}"


def _did(view: Stored) -> tuple[str, ...]:
    counts = view.counts
    return (
        _("Acts in channels (who, when, where, hashes of words): {count}").format(
            count=counts.get("activity", 0)
        ),
        _("Suggestions made to you: {count}").format(count=counts.get("suggestions", 0)),
        _("Invitations to you: {count}").format(count=counts.get("received", 0)),
        _("Invitations by you: {count}").format(count=counts.get("sent", 0)),
        _("Messages brought to you: {count}").format(count=counts.get("messages", 0)),
        _("Work you are in: {count}").format(count=counts.get("memberships", 0)),
    )


def _chose(view: Stored) -> tuple[str, ...]:
    wishes = view.wishes
    return (
        _("Choices about messages: {count}").format(count=len(wishes.paces)),
        _("Never suggested: {count}").format(count=len(wishes.mutes)),
        _("May not invite you: {count}").format(count=len(wishes.refused) + len(wishes.sealed)),
    )


def export_form() -> Form:
    told = _(
        "The file comes to you here in Slack within a minute. Where Usher may not send files, "
        "it tells you so."
    )
    title = _("What is stored about you")
    return Form(title=title, body=(Text(told),), close_label=_("Back"), on_top=True)


def no_file_card() -> Card:
    """Asked for a file in a workspace that did not grant the scope."""
    told = _(
        "Ask an administrator to allow it (files:write). Until then, "
        "/usher my-data shows a summary."
    )
    return Card(_("Usher may not send files here"), (Text(told),))


def forget_form(view: Stored) -> Form:
    """Says before what goes, what stays, and why."""
    return Form(
        title=_("Forget me"),
        body=(
            Points(_("What goes, at once"), _goes(view)),
            Points(_("What stays, and why"), _stays(view)),
            Text(
                _(
                    "Afterwards nobody is suggested to you, you are suggested to nobody, and "
                    "nobody can invite you, until you use Usher again yourself."
                )
            ),
        ),
        submit=ActionId.PRIVACY_ERASE,
        submit_label=_("Forget me"),
        value=CONFIRMED,
        on_top=True,
    )


def _goes(view: Stored) -> tuple[str, ...]:
    activity, open_ones = view.counts.get("activity", 0), view.open_received + view.open_sent
    acts = ngettext(
        "{count} act in channels, with its hashes of words",
        "{count} acts in channels, with their hashes of words",
        activity,
    )
    ended = ngettext(
        "{count} open invitation by or to you ends; the others see that it was withdrawn",
        "{count} open invitations by or to you end; the others see that they were withdrawn",
        open_ones,
    )
    return (
        acts.format(count=activity),
        _("Suggestions to you and about you"),
        _("Your name, e-mail address, title, skills and time zone"),
        _("Your preferences, and what you wrote in invitations"),
        *((ended.format(count=open_ones),) if open_ones else ()),
    )


def _stays(view: Stored) -> tuple[str, ...]:
    refused = len(view.wishes.refused)
    accepted = ngettext(
        "That you joined {count} work item by invitation, without your name: others work there",
        "That you joined {count} work items by invitation, without your name: others work there",
        view.accepted,
    )
    stopped = ngettext(
        "A hash of {count} entry of whom you asked to stop, so that it is honoured",
        "A hash of {count} entries of whom you asked to stop, so that they are honoured",
        refused,
    )
    return (
        *((accepted.format(count=view.accepted),) if view.accepted else ()),
        *((stopped.format(count=refused),) if refused else ()),
        _("That you asked to be forgotten, so that nothing is stored again"),
        _("Your account number in chat, by which you are known when you come back"),
    )


def forgotten_notice() -> Notice:
    return Notice(
        _(
            "It is done. Nothing is stored about you from now on. "
            "If you want Usher back, type /usher help."
        )
    )


def examples() -> tuple[Example, ...]:
    wishes = Preferences(customer_id=CUSTOMER, person_id=LENA.id).mute(Mute(LENA.id))
    view = Stored(
        person=replace(LENA, email="lena@northwind.example", skills=("campaigns",)),
        identities=(
            Identity("slack", "T1", "U1"),
            Identity("csv", "", "email:lena@northwind.example"),
        ),
        wishes=wishes,
        counts={"activity": 412, "suggestions": 6, "received": 3, "sent": 2, "messages": 14},
        open_received=1,
        open_sent=1,
        accepted=2,
        now=NOW,
    )
    nothing = replace(view, counts={}, open_received=0, open_sent=0, accepted=0)
    return (
        Example("form: my data", my_data_form(view)),
        Example("form: forget me", forget_form(view)),
        Example("form: forget me, almost nothing there", forget_form(nothing)),
        Example("form: a file was asked for", export_form()),
        Example("no file may be sent", no_file_card()),
        Example("forgotten", forgotten_notice()),
    )
