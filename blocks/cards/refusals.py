"""What a refusal reads like: what is the matter, and what to do next."""

from blocks.cards.admin_words import admin_refusal, for_administrators
from blocks.cards.bulk_lists import list_refusal
from blocks.cards.not_yours import NOT_YOURS
from blocks.cards.policy_mistakes import mistakes
from blocks.cards.policy_refusals import (
    each_outsider,
    each_policy_refusal,
    outsider_words,
    policy_words,
)
from blocks.cards.preference_words import preference_words
from blocks.cards.sample import DAYS, ENDLESS, NOW, Example, told_apart
from blocks.cards.template_words import wording_refusal
from blocks.elements import FieldErrors, Notice
from blocks.text import clean, date_of, readers_moment
from invites import errors
from invites.access import Action
from invites.administration import CannotAppoint, SuspendedAbove
from invites.bulk.faults import BadList
from invites.correction import CorrectionState
from invites.invitation import InvitationState
from invites.language import N_, _
from invites.policy.mistakes import BadPolicy, ForAdministrators
from invites.policy.refusals import DirectionOff, FromOutside, NoLongerAllowed
from invites.suggestion import SuggestionState
from invites.wording.faults import AdministratorsOnly, AlreadyThere, BadWording, WordingChanged

_ENDED = {
    InvitationState.EXPIRED: N_("This invitation has expired. Ask the inviter to send it again."),
    InvitationState.REVOKED: N_("This invitation was withdrawn. There is nothing to do."),
    InvitationState.CANCELLED: N_("This invitation was taken back before it was sent."),
    InvitationState.SUPERSEDED: N_("They have joined another way. There is nothing to do."),
    InvitationState.REJECTED: N_("It was not approved. Write it again to ask once more."),
    InvitationState.LAPSED: N_("Nobody approved it in time. Write it again to ask once more."),
}
_ANSWERED = {
    InvitationState.ACCEPTED: N_("This invitation was accepted already."),
    InvitationState.DECLINED: N_("This invitation was declined already."),
    InvitationState.REVOKED: N_("This invitation was withdrawn already."),
    CorrectionState.APPLIED: N_("This was applied already."),
    CorrectionState.REJECTED: N_("This was rejected already."),
    CorrectionState.REPLACED: N_("They asked for something else since. There is nothing to do."),
    SuggestionState.CONVERTED: N_("You have invited somebody from this suggestion already."),
    SuggestionState.DISMISSED: N_("You dismissed this suggestion. Use /usher invite instead."),
    SuggestionState.EXPIRED: N_("This suggestion has run out. Use /usher invite instead."),
}
_AWAITS = N_(
    "This invitation is paused for a moment: it is waiting for an approval. It stays open; "
    "try again later."
)
_ANSWERED_SOMEHOW = N_("This was answered already.")
_UNFIT = {
    "no_channel": N_("Type it in the channel that it is about."),
    "why_whom": N_("Name one or two people, as in /usher why @dana @sam cadence."),
    "why_work": N_("No work of that name was found. Name a kind, such as cadence or project."),
    "nothing_to_correct": N_("Nothing differs from what is known. Change what is wrong first."),
    "no_administrator": N_("No administrator of this workspace is known yet. Try again tomorrow."),
    "no_team": N_("Usher knows of nobody whom you manage. An administrator can import that."),
    "manager_below": N_("This person is on your own team. Choose somebody else."),
}
_SIMPLE: dict[type[errors.InviteError], str] = {
    errors.NotFound: N_("That is not here, or not yours to see."),
    errors.NotTheInvitee: N_("Only the person who was invited can answer this invitation."),
    errors.NotAllowed: N_("That is not yours to change. Ask whoever sent it, or an administrator."),
    errors.NotYetSent: N_("This invitation has not been sent yet. Try again in a minute."),
    errors.TooLateToUndo: N_("It has been sent already. Withdraw it instead."),
    errors.Suspended: N_("Invitations are paused at the moment. It stays open; try again later."),
    NoLongerAllowed: N_(
        "The rules of your organisation have changed: it does not count any more. "
        "Ask whoever invited you."
    ),
    errors.InviterLeft: N_("The person who invited you has left. Ask somebody on the team."),
    errors.TooOften: N_("It was sent often enough. Talk to them directly."),
    errors.ConcurrentUpdate: N_("Somebody changed this at the same moment. Please try again."),
    errors.AlreadyDecided: N_("Somebody else has decided this already."),
    errors.OwnRequest: N_("Nobody approves their own request. Another approver has to decide it."),
    errors.RequestConflict: N_("This was sent before with other contents. Open the form again."),
}


def refusal(error: errors.InviteError) -> Notice | FieldErrors:
    """A refusal of a form goes under its fields, any other is a word to the person."""
    match error:
        case errors.Refusals(refusals=refusals):
            return field_errors(refusals)
        case BadPolicy(mistakes=found):
            return mistakes(found)
        case ForAdministrators() | errors.CannotInvite():
            return Notice(_told(error))
        case errors.BadPreference(field=field):
            return FieldErrors(((field, preference_words(error)),))
        case BadWording() | WordingChanged() | AlreadyThere() | AdministratorsOnly():
            return wording_refusal(error)
        case errors.BadRequest():
            return _bad_request(error)
        case SuspendedAbove() | CannotAppoint():
            return admin_refusal(error)
        case errors.AlreadyAnswered(state=state):
            return Notice(_answered(state))
        case errors.Suspended(awaits=True):
            return Notice(_(_AWAITS))
        case errors.NoLongerOpen(state=state):
            return Notice(_(_ENDED.get(InvitationState(state), N_("This is no longer open."))))
        case errors.TooSoon(again_at=again_at):
            told = _("It was sent less than a day ago. Try again after {when}.")
            return Notice(told.format(when=readers_moment(again_at)))
        case _:
            return Notice(_(_plain(error)))


def _told(error: ForAdministrators | errors.CannotInvite) -> str:
    if isinstance(error, ForAdministrators):
        return for_administrators(error.names)
    return in_words(error)


def _plain(error: errors.InviteError) -> str:
    action = "".join(error.args) if isinstance(error, errors.NotAllowed) else ""
    otherwise = _SIMPLE.get(type(error), N_("That is not possible right now."))
    return NOT_YOURS.get(action, otherwise)


def _bad_request(error: errors.BadRequest) -> Notice | FieldErrors:
    match error:
        case BadList():
            return list_refusal(error)
        case errors.BadRequest(reason="title", what=limit):
            told = _("Give it a title of up to {limit} characters.")
            return FieldErrors((("title", told.format(limit=limit)),))
        case errors.BadRequest(reason="link"):
            told = _("Give the whole address, beginning with https://.")
            return FieldErrors((("link", told),))
        case errors.BadRequest(reason="past_day"):
            return FieldErrors((("until", _("Choose a day that is still to come.")),))
        case errors.BadRequest(reason="not_in_channel"):
            return Notice(
                _("Usher is not in this channel yet. Add it with /invite @Usher, then try again.")
            )
        case errors.BadRequest(reason=reason) if reason in _UNFIT:
            return _unfit(reason)
        case errors.BadRequest():
            return Notice(_("That could not be understood. Try /usher help."))


def _answered(state: str) -> str:
    found = (words for known, words in _ANSWERED.items() if known == state)
    return _(next(found, _ANSWERED_SOMEHOW))


def _unfit(reason: str) -> Notice | FieldErrors:
    """What a sentence says; what concerns one field stands under it."""
    told = _(_UNFIT[reason])
    return FieldErrors((("manager", told),)) if reason == "manager_below" else Notice(told)


def field_errors(refusals: tuple[errors.CannotInvite, ...]) -> FieldErrors:
    """One text per field, however many refusals concern it."""
    by_field: dict[str, list[str]] = {}
    for error in refusals:
        by_field.setdefault(error.field, []).append(in_words(error))
    return FieldErrors(tuple((f, " ".join(texts[:5])) for f, texts in by_field.items()))


def in_words(error: errors.CannotInvite) -> str:
    who = clean(error.who, 60) or _("This person")
    match error:
        case errors.CoolDown(until=until):
            told = _("{who} declined lately. You may ask again after {day}.")
            return told.format(who=who, day=date_of(until))
        case errors.QuotaReached(limit=limit, resets_at=resets_at):
            told = _("The limit of {limit} invitations is reached. Try again after {when}.")
            return told.format(limit=limit, when=readers_moment(resets_at))
        case errors.TooManyPeople(limit=limit):
            return _("Invite at most {limit} people at once.").format(limit=limit)
        case errors.MessageTooLong(limit=limit):
            return _("Keep the message under {limit} characters.").format(limit=limit)
        case errors.UnknownAddress():
            told = _("No colleague has the address {who}. Check it, or choose them in the list.")
            return told.format(who=who)
        case FromOutside():
            return outsider_words(error) or in_words(error.why)
        case errors.InvalidAddress():
            return _("“{who}” is not an e-mail address.").format(who=who)
        case _:
            known = policy_words(error)
            if known is not None:
                return known
            return _(_REFUSED.get(type(error), N_("{who} cannot be invited."))).format(who=who)


_REFUSED: dict[type[errors.CannotInvite], str] = {
    errors.InvitingYourself: N_("You cannot invite yourself. Choose a colleague."),
    errors.AlreadyMember: N_("{who} is on it already. Take them off the list."),
    errors.AlreadyInvited: N_("{who} has an invitation waiting already."),
    errors.UnknownName: N_("Nobody called “{who}” was found. Choose them in the list."),
    errors.UnknownPerson: N_("Somebody you named is not known here. Choose them in the list."),
    errors.InviteeLeft: N_("{who} has left. Choose somebody else."),
    errors.InviteeOptedOut: N_("{who} asked not to be invited to this. Talk to them directly."),
    errors.NotAPerson: N_("{who} is an app. Choose a colleague."),
    errors.GuestNotAllowed: N_(
        "{who} is from outside your organisation. Ask an administrator to allow their domain."
    ),
    errors.NotInChat: N_("{who} is not in this workspace and cannot be reached here."),
    errors.NobodyChosen: N_("Choose at least one colleague, or type an e-mail address."),
    errors.MessageChanged: N_(
        "It was changed meanwhile. Keep your words, close this form and open it again."
    ),
    errors.MessageMissing: N_("Write a sentence or two."),
    errors.WorkItemClosed: N_("This work is archived. Choose another."),
    errors.NotAMember: N_("It is private and you are not in it. Ask somebody who is."),
    errors.InvitingOff: N_("Invitations are switched off. Ask an administrator."),
}


def fault(reference: str) -> Notice:
    told = _("Something went wrong on our side; nothing was lost. Reference: {reference}")
    return Notice(told.format(reference=reference))


_REASONS = ("link", "past_day", "not_in_channel", "nonsense")


def examples() -> tuple[Example, ...]:
    found: list[errors.InviteError] = [_made(kind) for kind in _SIMPLE]
    found += [errors.NotAllowed(action) for action in (Action.BULK, Action.EXPLAIN)]
    found += [errors.AlreadyAnswered(state) for state in _ANSWERED]
    found += [errors.NoLongerOpen(state) for state in _ENDED]
    found += [errors.Suspended(awaits=True)]
    found += [errors.TooSoon(NOW + DAYS), errors.BadRequest("title", "120")]
    found += [errors.BadRequest(reason) for reason in (*_REASONS, *_UNFIT)]
    found += [
        errors.BadPreference("days", "no_days"),
        errors.BadPreference("weekly", "over_ceiling", 3),
    ]
    found += [errors.BadPreference("hours_until", "no_hours")]
    found += [errors.BadPreference("pause_until", "past_day")]
    found += [ForAdministrators(("Dana White", "Lena Vogel"))]
    found += [errors.Refusals((error,)) for error in _each_refusal("Sarah Chen")]
    found += [errors.Refusals(tuple(_each_refusal("Sarah Chen")))]
    return told_apart(
        *(Example(_called(error), refusal(error)) for error in found),
        Example("fault", fault("3f9a01c2")),
        *(
            Example(f"rough: {_called(error)}", refusal(errors.Refusals((error,))), rough=True)
            for error in _each_refusal(ENDLESS)
        ),
    )


def _made(kind: type[errors.InviteError]) -> errors.InviteError:
    return (
        errors.AlreadyDecided(approved=True, by="", at=NOW)
        if kind is errors.AlreadyDecided
        else kind()
    )


def _called(error: errors.InviteError) -> str:
    match error:
        case errors.Refusals(refusals=(DirectionOff(direction=direction),)):
            return f"form: {direction} off"
        case errors.Refusals(refusals=(one,)):
            return f"form: {one.code}"
        case DirectionOff(direction=direction):
            return f"{direction} off"
        case errors.AlreadyAnswered(state=state) | errors.NoLongerOpen(state=state):
            return f"{error.code}: {state}"
        case errors.Suspended(awaits=True):
            return f"{error.code}: approval"
        case errors.BadPreference(reason=reason) | errors.BadRequest(reason=reason):
            return f"{error.code}: {reason}"
        case _:
            return error.code


def _each_refusal(who: str) -> list[errors.CannotInvite]:
    return [
        *(kind(who) for kind in _REFUSED),
        errors.UnknownAddress(who),
        errors.InvalidAddress(who),
        errors.CoolDown(who, NOW + 30 * DAYS),
        errors.QuotaReached(50, NOW + DAYS),
        errors.TooManyPeople(20),
        errors.MessageTooLong(2000),
        *each_policy_refusal(who),
        *each_outsider(who),
    ]
