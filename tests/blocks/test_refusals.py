"""What the cards and forms of `blocks.cards.refusals` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import refusals
from tests.blocks.words import read


def test_refusals_reads_like_this() -> None:
    assert read(refusals.examples()) == snapshot("""\

### not_found
That is not here, or not yours to see.

### not_the_invitee
Only the person who was invited can answer this invitation.

### not_allowed
That is not yours to change. Ask whoever sent it, or an administrator.

### not_yet_sent
This invitation has not been sent yet. Try again in a minute.

### too_late_to_undo
It has been sent already. Withdraw it instead.

### suspended
Invitations are paused at the moment. It stays open; try again later.

### no_longer_allowed
The rules of your organisation have changed: it does not count any more. Ask whoever invited
    you.

### inviter_left
The person who invited you has left. Ask somebody on the team.

### too_often
It was sent often enough. Talk to them directly.

### concurrent_update
Somebody changed this at the same moment. Please try again.

### already_decided
Somebody else has decided this already.

### own_request
Nobody approves their own request. Another approver has to decide it.

### request_conflict
This was sent before with other contents. Open the form again.

### not_allowed 2
Inviting many at once is for administrators. Use /usher invite; whom you manage you can invite
    together with /usher team.

### not_allowed 3
You may ask this about yourself and the people you manage, as in /usher why @dana cadence. About
    others, ask an administrator.

### already_answered: accepted
This invitation was accepted already.

### already_answered: declined
This invitation was declined already.

### already_answered: revoked
This invitation was withdrawn already.

### already_answered: applied
This was applied already.

### already_answered: rejected
This was rejected already.

### already_answered: replaced
They asked for something else since. There is nothing to do.

### already_answered: converted
You have invited somebody from this suggestion already.

### already_answered: dismissed
You dismissed this suggestion. Use /usher invite instead.

### already_answered: expired
This suggestion has run out. Use /usher invite instead.

### no_longer_open: expired
This invitation has expired. Ask the inviter to send it again.

### no_longer_open: revoked
This invitation was withdrawn. There is nothing to do.

### no_longer_open: cancelled
This invitation was taken back before it was sent.

### no_longer_open: superseded
They have joined another way. There is nothing to do.

### no_longer_open: rejected
It was not approved. Write it again to ask once more.

### no_longer_open: lapsed
Nobody approved it in time. Write it again to ask once more.

### suspended: approval
This invitation is paused for a moment: it is waiting for an approval. It stays open; try again
    later.

### too_soon
It was sent less than a day ago. Try again after 15 September, 15:00 UTC.

### bad_request: title
title: Give it a title of up to 120 characters.

### bad_request: link
link: Give the whole address, beginning with https://.

### bad_request: past_day
until: Choose a day that is still to come.

### bad_request: not_in_channel
Usher is not in this channel yet. Add it with /invite @Usher, then try again.

### bad_request: nonsense
That could not be understood. Try /usher help.

### bad_request: no_channel
Type it in the channel that it is about.

### bad_request: why_whom
Name one or two people, as in /usher why @dana @sam cadence.

### bad_request: why_work
No work of that name was found. Name a kind, such as cadence or project.

### bad_request: nothing_to_correct
Nothing differs from what is known. Change what is wrong first.

### bad_request: no_administrator
No administrator of this workspace is known yet. Try again tomorrow.

### bad_request: no_team
Usher knows of nobody whom you manage. An administrator can import that.

### bad_request: manager_below
manager: This person is on your own team. Choose somebody else.

### bad_preference: no_days
days: Choose at least one day. To hear nothing for a while, pause; to end a kind of message,
    switch it off.

### bad_preference: over_ceiling
weekly: At most 3 a week are allowed in your organisation.

### bad_preference: no_hours
hours_until: This leaves no time at which to reach you. To hear nothing for a while, pause; to
    end a kind of message, switch it off.

### bad_preference: past_day
pause_until: Choose a day that is still to come.

### for_administrators
That is for the administrators: Dana White and Lena Vogel. Ask them for what you need.

### form: inviting_yourself
people: You cannot invite yourself. Choose a colleague.

### form: already_member
people: Sarah Chen is on it already. Take them off the list.

### form: already_invited
people: Sarah Chen has an invitation waiting already.

### form: unknown_name
people: Nobody called “Sarah Chen” was found. Choose them in the list.

### form: unknown_person
people: Somebody you named is not known here. Choose them in the list.

### form: invitee_left
people: Sarah Chen has left. Choose somebody else.

### form: invitee_opted_out
people: Sarah Chen asked not to be invited to this. Talk to them directly.

### form: not_a_person
people: Sarah Chen is an app. Choose a colleague.

### form: guest_not_allowed
people: Sarah Chen is from outside your organisation. Ask an administrator to allow their
    domain.

### form: not_in_chat
people: Sarah Chen is not in this workspace and cannot be reached here.

### form: nobody_chosen
people: Choose at least one colleague, or type an e-mail address.

### form: message_changed
message: It was changed meanwhile. Keep your words, close this form and open it again.

### form: message_missing
message: Write a sentence or two.

### form: work_item_closed
work_item: This work is archived. Choose another.

### form: not_a_member
work_item: It is private and you are not in it. Ask somebody who is.

### form: inviting_off
people: Invitations are switched off. Ask an administrator.

### form: unknown_address
emails: No colleague has the address Sarah Chen. Check it, or choose them in the list.

### form: invalid_address
emails: “Sarah Chen” is not an e-mail address.

### form: cool_down
people: Sarah Chen declined lately. You may ask again after 14 October.

### form: quota_reached
people: The limit of 50 invitations is reached. Try again after 15 September, 15:00 UTC.

### form: too_many_people
people: Invite at most 20 people at once.

### form: message_too_long
message: Keep the message under 2000 characters.

### form: single off
people: Invitations are switched off. Ask an administrator.

### form: suggestions off
people: Inviting from suggestions is switched off. Use /usher invite, or ask an administrator.

### form: bulk off
people: Inviting many at once is switched off. Ask an administrator.

### form: external off
people: Sarah Chen is from outside, and inviting people from outside is switched off. Choose a
    colleague, or ask an administrator.

### form: beyond_own_rights
people: This would give Sarah Chen more than you have here yourself. Ask an administrator.

### form: inviter_gone
people: Whoever sent it has left. Ask their manager to take it over.

### form: customer_suspended
people: Usher is paused for your organisation. What is waiting stays; try again later.

### form: needs_approval
people: Your organisation's rules ask for an approval first. Ask an administrator.

### form: rule_forbids
people: A rule of your organisation does not let you invite Sarah Chen to this. Ask an
    administrator, or see the rule with /usher why.

### form: nobody_approves
people: Sarah Chen cannot be invited without approval, and nobody here could give it. Ask
    whoever looks after this workspace to appoint an administrator.

### form: nobody_approves 2
people: Sarah Chen cannot be invited without approval, and you are the only administrator. Have
    a second one appointed, or change the rule with /usher policy.

### form: domain_blocked
people: Sarah Chen cannot be invited: addresses at rival.example are blocked.

### form: customer_quota_reached
people: Your organisation has reached its limit of 200 invitations. Try again after 15
    September, 15:00 UTC.

### form: from_outside
emails: ann@partner.example cannot be invited: partner.example is not among the domains that are
    let in. Sarah Chen and Grace Kim can let it in with /usher policy.

### form: from_outside 2
emails: ann@partner.example cannot be invited: partner.example is not among the domains that are
    let in. An administrator can let it in with /usher policy.

### form: from_outside 3
emails: ann@partner.example is not in this workspace, and Usher sends no e-mail here. Ask
    whoever runs Usher to set it up.

### form: from_outside 4
emails: Sarah Chen is on it already. Take them off the list.

### refusals
people: You cannot invite yourself. Choose a colleague. Sarah Chen is on it already. Take them
    off the list. Sarah Chen has an invitation waiting already. Nobody called “Sarah Chen” was
    found. Choose them in the list. Somebody you named is not known here. Choose them in the
    list.
message: It was changed meanwhile. Keep your words, close this form and open it again. Write a
    sentence or two. Keep the message under 2000 characters.
work_item: This work is archived. Choose another. It is private and you are not in it. Ask
    somebody who is.
emails: No colleague has the address Sarah Chen. Check it, or choose them in the list. “Sarah
    Chen” is not an e-mail address. ann@partner.example cannot be invited: partner.example is
    not among the domains that are let in. Sarah Chen and Grace Kim can let it in with /usher
    policy. ann@partner.example cannot be invited: partner.example is not among the domains that
    are let in. An administrator can let it in with /usher policy. ann@partner.example is not in
    this workspace, and Usher sends no e-mail here. Ask whoever runs Usher to set it up.

### fault
Something went wrong on our side; nothing was lost. Reference: 3f9a01c2\
""")
