"""What leaves the house: messages in the outbox, and the record of each delivery."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self

from invites.people import CustomerId, PersonId

DIGEST = "digest"
"""The address of what went out as a part of a digest; the reference names the digest."""

DeliveryId = NewType("DeliveryId", str)
MessageId = NewType("MessageId", str)


class Purpose(StrEnum):
    """Why a person gets a message; each has one card (see `blocks.cards`)."""

    SUGGESTION = "suggestion"  # to the actor
    INVITATION = "invitation"  # to the invitee
    REMINDER = "reminder"  # to the invitee
    SENT = "sent"  # to the inviter: goes out in a minute, undo; later its outcome
    OUTCOME = "outcome"  # to an inviter: they said yes, no, or nothing
    ASKED_AGAIN = "asked_again"  # to an inviter: it expired, and they would like to be asked again
    NOT_ADDED = "not_added"  # to an inviter: accepted, but the channel did not let them in
    NOT_SENT = "not_sent"  # to an inviter: the invitation could not be brought to the invitee
    APPROVAL_ASKED = "approval_asked"  # to whoever may approve an invitation
    APPROVAL_ANSWERED = "approval_answered"  # to an inviter: approved, or not, or not in time
    SUCCESSION = "succession"  # to whoever may take over what somebody who left had sent
    ADOPTED = "adopted"  # to a co-inviter, who stands for it alone now
    DIGEST = "digest"  # what was held back for one message
    CORRECTION_ASKED = "correction_asked"  # to administrators
    CORRECTION_ANSWERED = "correction_answered"  # to whoever asked for it
    DIRECTORY_REFUSED = "directory_refused"  # to administrators: far too many are missing
    BULK_PLAN = "bulk_plan"  # to whoever prepared it, or may send it: a plan of many invitations
    SUMMARY = "summary"  # the week: to whoever sent invitations, or leads somebody who did


class Subject(StrEnum):
    SUGGESTION = "suggestion"
    INVITATION = "invitation"
    CORRECTION = "correction"
    SUCCESSION = "succession"
    DIRECTORY = "directory"  # `subject_id` is the workspace
    DIGEST = "digest"  # `subject_id` is the slot of the calendar that it belongs to
    BULK = "bulk"  # `subject_id` is the plan


class DeliveryState(StrEnum):
    QUEUED = "queued"
    HELD = "held"  # for the next digest
    DIGESTED = "digested"  # went out as a part of the digest that `reference` names
    SENT = "sent"
    DEFERRED = "deferred"
    SUPPRESSED = "suppressed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    BOUNCED = "bounced"  # taken by a mail server, and sent back by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one person over one channel.

    Unique per (subject, its id, purpose, sequence, channel, person). Once sent, `address` is the
    conversation and `reference` the message in it, so that the copy can be updated in place;
    `shown_version` is the version of the subject that it shows.
    """

    id: DeliveryId
    customer_id: CustomerId
    subject: Subject
    subject_id: str
    purpose: Purpose
    person_id: PersonId
    created_at: datetime
    sequence: int = 0
    channel: str = "slack"
    state: DeliveryState = DeliveryState.QUEUED
    workspace: str = ""
    address: str = ""
    reference: str = ""
    shown_version: int = 0
    error: str = ""
    sent_at: datetime | None = None

    def sent(self, *, address: str, reference: str, version: int, at: datetime) -> Self:
        return replace(
            self,
            state=DeliveryState.SENT,
            address=address,
            reference=reference,
            shown_version=version,
            sent_at=at,
            error="",
        )

    def held(self) -> Self:
        """It waits for the next digest."""
        return replace(self, state=DeliveryState.HELD)

    def digested(self, digest_id: DeliveryId, at: datetime) -> Self:
        """It went out as a part of that message."""
        return replace(
            self,
            state=DeliveryState.DIGESTED,
            address=DIGEST,
            reference=digest_id,
            sent_at=at,
        )

    def failed(self, error: str, state: DeliveryState = DeliveryState.FAILED) -> Self:
        return replace(self, state=state, error=error)


class MessageKind(StrEnum):
    """What the outbox does with a row."""

    POST = "post"  # deliver: post a card to a person
    MAIL = "mail"  # deliver: send a letter to a person
    REFRESH = "refresh"  # bring a copy that was sent up to date
    ADD_MEMBER = "add_member"  # add a person to the channel of a work item
    FETCH_PERSON = "fetch_person"  # learn who an identity is
    FETCH_CHANNEL = "fetch_channel"  # learn name, topic and members of a channel
    DRAFT = "draft"  # ask a model for the message of a suggestion
    UNFURL = "unfurl"  # show a work item under a link to it
    HINT = "hint"  # answer somebody who spoke to Usher in a channel
    PUBLISH_HOME = "publish_home"  # draw a person's Home tab
    SYNC_PEOPLE = "sync_people"  # read the next page of a workspace's people
    SYNC_FIELDS = "sync_fields"  # learn which fields of its own an organisation has
    SYNC_PROFILES = "sync_profiles"  # choose whose own fields are read next
    SYNC_PROFILE = "sync_profile"  # read one person's own fields
    PERSON_LEFT = "person_left"  # end what waits for somebody who left
    PERSON_BACK = "person_back"  # bring what waited for somebody away
    EXPORT = "export"  # bring somebody what is stored about them, as a file
    BULK = "bulk"  # go on with a plan of many invitations
    BULK_FILE = "bulk_file"  # bring somebody the rows of a plan as a file
    WELCOME = "welcome"  # a first word to whoever installed Usher
    SETTLE_POLICY = "settle_policy"  # do with invitations what was chosen when rules changed
    ANNOUNCE = "announce"  # a first word in a channel, by whom Usher was added and what it does


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A row of the outbox: by reference only, the card is built when it leaves.

    `reference` names the delivery, invitation, user or channel concerned; `key`, when set, makes
    the row unique among those still waiting, so that asking twice does it once.
    """

    id: MessageId
    customer_id: CustomerId
    kind: MessageKind
    reference: str
    due: datetime
    workspace: str = ""
    key: str = ""
    details: dict[str, str] = field(default_factory=dict[str, str])
    attempts: int = 0
