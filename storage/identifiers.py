"""Identifiers that the store makes itself.

What is seen for the first time by several processes at once gets its identifier from what it is,
so that they cannot make two of it.
"""

import hashlib
import secrets

from invites.delivery import MessageId
from invites.people import CustomerId, Identity, PersonId
from invites.work import Place, WorkItemId

_LENGTH = 26


def customer_for(platform: str, workspace: str) -> CustomerId:
    """The customer of a workspace that installed Usher without being told whose it is."""
    return CustomerId(_hashed("customer", platform, workspace))


def person_for(customer_id: CustomerId, identity: Identity) -> PersonId:
    return PersonId(
        _hashed("person", customer_id, identity.platform, identity.workspace, identity.user)
    )


def work_item_for(customer_id: CustomerId, place: Place) -> WorkItemId:
    return WorkItemId(
        _hashed("work item", customer_id, place.platform, place.workspace, place.channel)
    )


def message_id() -> MessageId:
    return MessageId(secrets.token_hex(_LENGTH // 2))


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_LENGTH]
