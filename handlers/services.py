"""The use cases that handlers may call, built once by `bot.container`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from invites.people import Identity, PersonId
from invites.services.administering import Administering
from invites.services.answering import Answering
from invites.services.appointing import Appointing
from invites.services.approvals import Approvals
from invites.services.asking import Asking
from invites.services.branding import Brandings
from invites.services.bulk import Bulk
from invites.services.composing import Composing
from invites.services.correcting import Correcting
from invites.services.digests import Digests
from invites.services.drafting import Drafting
from invites.services.explaining import Explaining
from invites.services.exporting import Exporting
from invites.services.invitations import Invitations
from invites.services.inviting import Inviting
from invites.services.linking import Linking
from invites.services.overview import Overviews
from invites.services.policies import Policies
from invites.services.preferring import Preferring
from invites.services.previewing import Previewing
from invites.services.privacy import Privacy
from invites.services.succeeding import Succeeding
from invites.services.suggestions import Suggestions
from invites.services.template_preview import TemplatePreviews
from invites.services.templating import Templating
from invites.services.tending import Tending
from invites.services.viewing import Viewing


class IdentityResolver(Protocol):
    """From people as the platform names them to persons, learning new ones on the way."""

    async def __call__(self, identities: Sequence[Identity]) -> tuple[PersonId, ...]: ...


@dataclass(frozen=True, slots=True)
class Services:
    composing: Composing
    inviting: Inviting
    previewing: Previewing
    invitations: Invitations
    answering: Answering
    suggestions: Suggestions
    linking: Linking
    preferring: Preferring
    privacy: Privacy
    exporting: Exporting
    drafting: Drafting
    digests: Digests
    explaining: Explaining
    viewing: Viewing
    overviews: Overviews
    tending: Tending
    asking: Asking
    correcting: Correcting
    templating: Templating
    template_previews: TemplatePreviews
    branding: Brandings
    bulk: Bulk
    approvals: Approvals
    policies: Policies
    administering: Administering
    appointing: Appointing
    succeeding: Succeeding
    people: IdentityResolver
