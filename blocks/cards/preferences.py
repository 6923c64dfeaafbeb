"""What one may choose: the form, and what holds once it is saved."""

from dataclasses import replace
from datetime import time

from blocks.actions import ActionId
from blocks.cards.effective import day_names, effective_lines, end_of_day
from blocks.cards.never import may_not_invite, never_suggested
from blocks.cards.sample import (
    CADENCE,
    CROWD,
    CUSTOMER,
    DAYS,
    ENDLESS,
    LENA,
    NOW,
    SAM,
    SARAH,
    SECRET,
    Example,
)
from blocks.elements import (
    Actions,
    Button,
    Choice,
    DateInput,
    Divider,
    Element,
    Form,
    Heading,
    Input,
    MultiChoice,
    Option,
    Points,
    Row,
    Text,
)
from invites.attention import AttentionRules
from invites.hours import WorkingHours
from invites.language import N_, _, ngettext
from invites.notifying import Channel, Kind, Pace, offered
from invites.preferences import DigestTime, Mute, Preferences, Refused
from invites.standing import PreferencesView

_LABELS = {
    Kind.SUGGESTIONS: N_("Suggestions whom to invite"),
    Kind.INVITATIONS: N_("Invitations to you"),
    Kind.REMINDERS: N_("Reminders of them"),
    Kind.OUTCOMES: N_("What became of yours"),
    Kind.DIGESTS: N_("The week at a glance"),
}
_PACES = {Pace.NOW: N_("At once"), Pace.DIGEST: N_("In the digest"), Pace.OFF: N_("Not at all")}
_PACES_CHAT = {
    Pace.NOW: N_("Chat: at once"),
    Pace.DIGEST: N_("Chat: in the digest"),
    Pace.OFF: N_("Chat: not at all"),
}
_PACES_MAIL = {
    Pace.NOW: N_("E-mail: at once"),
    Pace.DIGEST: N_("E-mail: in a digest"),
    Pace.OFF: N_("E-mail: not at all"),
}
MOST_COUNTS = 97
"""Chat shows a hundred options at most: none, these, the highest allowed, and what holds now."""
HALF_HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30))


def preferences_form(view: PreferencesView) -> Form:
    return Form(
        title=_("Preferences"),
        body=(
            Points(_("What holds now"), effective_lines(view)),
            *_pausing(view),
            Divider(),
            *(_row(view, kind) for kind in Kind),
            _budget(view),
            *_hours(view),
            *_digest(view),
            *never_suggested(view),
            *may_not_invite(view),
            Divider(),
            Actions(
                (
                    Button(ActionId.PRIVACY_MY_DATA, _("What is stored about me"), ""),
                    Button(ActionId.PRIVACY_FORGET, _("Forget me"), ""),
                )
            ),
        ),
        submit=ActionId.PREFERENCES_SAVE,
        submit_label=_("Save"),
    )


def saved_form(view: PreferencesView) -> Form:
    return Form(
        title=_("Preferences"),
        body=(Points(_("Saved. What holds from now on"), effective_lines(view)),),
        close_label=_("Close"),
    )


def pace_field(kind: Kind, channel: Channel) -> str:
    return f"pace_{kind}_{channel}"


def _row(view: PreferencesView, kind: Kind) -> Row:
    chat = _pace_choice(view, kind, Channel.CHAT, _PACES_CHAT if view.mail else _PACES)
    mail = _pace_choice(view, kind, Channel.EMAIL, _PACES_MAIL)
    by_mail = view.mail and len(offered(kind, Channel.EMAIL)) > 1
    return Row(_(_LABELS[kind]), (chat, mail) if by_mail else (chat,))


def _pace_choice(
    view: PreferencesView, kind: Kind, channel: Channel, words: dict[Pace, str]
) -> Choice:
    return Choice(
        name=pace_field(kind, channel),
        label=_(_LABELS[kind]),
        options=tuple(Option(pace, _(words[pace])) for pace in offered(kind, channel)),
        initial=view.pace(kind, channel),
    )


def _pausing(view: PreferencesView) -> tuple[Element | Input, ...]:
    buttons = (
        Button(ActionId.PREFERENCES_PAUSE_HOUR, _("Pause for an hour"), ""),
        Button(ActionId.PREFERENCES_PAUSE_TODAY, _("Pause today"), ""),
        Button(ActionId.PREFERENCES_PAUSE_WEEK, _("Pause for a week"), ""),
    )
    paused = view.paused_until or view.snoozed_until
    lift = (Button(ActionId.PREFERENCES_LIFT, _("End the pause"), ""),) if paused else ()
    return (Actions((*lift, *buttons)),)


def _budget(view: PreferencesView) -> Choice:
    ceiling = view.rules.suggestions_per_week
    counts = {*range(1, min(ceiling, MOST_COUNTS) + 1), ceiling, view.budget} - {0}
    options = [Option("0", _("No suggestions"))]
    for count in sorted(counts):
        label = ngettext("{count} a week at most", "{count} a week at most", count)
        options.append(Option(str(count), label.format(count=count)))
    return Choice(
        name="weekly",
        label=_("How many suggestions"),
        options=tuple(options),
        initial=str(view.budget),
    )


def _hours(view: PreferencesView) -> tuple[Element | Input, ...]:
    days = tuple(Option(str(day), named) for day, named in enumerate(day_names()))
    starts = tuple(Option(f"{t:%H:%M}", f"{t:%H:%M}") for t in _with(view.hours.starts))
    ends = tuple(Option(end_of_day(t), end_of_day(t)) for t in _ending(view.hours.ends))
    return (
        Heading(_("Quiet hours")),
        Text(_("Outside these hours nothing reaches you. What comes up waits until then.")),
        MultiChoice(
            name="days",
            label=_("Days on which messages may come"),
            options=days,
            initial=tuple(str(day) for day in sorted(view.hours.days)),
        ),
        Choice(
            name="hours_from",
            label=_("Not before"),
            options=starts,
            initial=f"{view.hours.starts:%H:%M}",
        ),
        Choice(
            name="hours_until",
            label=_("Not after"),
            options=ends,
            initial=end_of_day(view.hours.ends),
            hint=_("A time before the first one means the next morning."),
        ),
        DateInput(
            name="pause_until",
            label=_("Pause everything until"),
            optional=True,
            hint=_("You hear nothing before this day."),
        ),
    )


def _with(moment: time) -> tuple[time, ...]:
    """The half hours, and the customer's own if it is none."""
    return tuple(sorted({*HALF_HOURS, moment}))


def _ending(moment: time) -> tuple[time, ...]:
    found = [t for t in _with(moment) if t != time()]
    return (*found, time())


def _digest(view: PreferencesView) -> tuple[Element | Row, ...]:
    chosen = view.wishes.digest
    weekdays = tuple(Option(str(day), named) for day, named in enumerate(day_names()))
    hours = tuple(Option(str(hour), f"{hour:02}:00") for hour in range(24))
    rhythm = (
        Option("daily", _("On each of these days")),
        Option("weekly", _("Once a week")),
    )
    return (
        Heading(_("Digest")),
        Row(
            _("How often"),
            (
                Choice(
                    name="digest_rhythm",
                    label=_("How often"),
                    options=rhythm,
                    initial="weekly" if chosen.weekly else "daily",
                ),
            ),
        ),
        Row(
            _("Weekly on, and at what time"),
            (
                Choice(
                    name="digest_day",
                    label=_("Weekly on"),
                    options=weekdays,
                    initial=str(chosen.day),
                ),
                Choice(
                    name="digest_hour",
                    label=_("At what time"),
                    options=hours,
                    initial=str(chosen.hour),
                ),
            ),
        ),
    )


def examples() -> tuple[Example, ...]:
    wishes = Preferences(customer_id=CUSTOMER, person_id=LENA.id)
    plain = PreferencesView(
        person=LENA,
        wishes=wishes,
        rules=AttentionRules(),
        reachable=frozenset({Channel.CHAT}),
        now=NOW,
    )
    both = frozenset({Channel.CHAT, Channel.EMAIL})
    busy = replace(plain, wishes=_chosen(wishes), reachable=both, leads=True)
    listed = replace(busy, people={p.id: p for p in (SAM, SARAH)}, items={CADENCE.id: CADENCE})
    secret = wishes.mute(Mute(work_item_id=SECRET.id))
    hidden = replace(plain, wishes=secret, items={SECRET.id: SECRET})
    many = wishes
    for who in (*CROWD, SAM, SARAH):
        many = many.mute(Mute(person_id=who.id)).refuse(Refused(inviter_id=who.id))
    crowded = replace(plain, wishes=many, people={p.id: p for p in CROWD})
    generous = replace(plain, rules=AttentionRules(suggestions_per_week=5000))
    nowhere = replace(plain, person=replace(LENA, time_zone="", name=ENDLESS))
    return (
        Example("form: as it ships", preferences_form(plain)),
        Example("form: much chosen, mail as well", preferences_form(listed)),
        Example("form: saved", saved_form(listed)),
        Example("form: something private they left", preferences_form(hidden)),
        Example("form: no time zone", preferences_form(nowhere)),
        Example("rough: endless lists", preferences_form(crowded), rough=True),
        Example("rough: thousands allowed", preferences_form(generous), rough=True),
    )


def _chosen(wishes: Preferences) -> Preferences:
    return replace(
        wishes.choose(Kind.OUTCOMES, Channel.CHAT, Pace.DIGEST)
        .choose(Kind.REMINDERS, Channel.CHAT, Pace.OFF)
        .choose(Kind.INVITATIONS, Channel.EMAIL, Pace.NOW)
        .mute(Mute(person_id=SARAH.id))
        .mute(Mute(SARAH.id, CADENCE.id))
        .refuse(Refused(inviter_id=SAM.id)),
        weekly_suggestions=2,
        hours=WorkingHours(frozenset(range(5)), time(9), time(17)),
        paused_until=NOW + 3 * DAYS,
        digest=DigestTime(day=4, hour=15),
    )
