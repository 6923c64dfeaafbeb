"""The use cases of the domain, each with what it needs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from blocks.cards.bulk_words import told
from blocks.languages import speaking
from bot.ground import Ground
from handlers.services import IdentityResolver, Services
from invites.drafting.facts import Tone
from invites.services.administering import Administering
from invites.services.answering import Answering
from invites.services.appointing import Appointing
from invites.services.approvals import Approvals
from invites.services.asking import Asking
from invites.services.branding import Brandings
from invites.services.bulk import Bulk
from invites.services.bulk_files import BulkFiles
from invites.services.bulk_preparing import Preparing
from invites.services.bulk_sending import Sending
from invites.services.bulk_working import BulkWorking
from invites.services.composing import Composing
from invites.services.correcting import Correcting
from invites.services.departures import Departures
from invites.services.digests import Digests
from invites.services.directory import DirectoryService
from invites.services.drafting import Budget, Drafting
from invites.services.explaining import Explaining
from invites.services.exporting import Exporting
from invites.services.invitations import Invitations
from invites.services.inviting import Inviting
from invites.services.joining import Joining
from invites.services.leaving import LeavingMessages
from invites.services.linking import Linking
from invites.services.loaded import Loaded
from invites.services.overview import Overviews
from invites.services.own_fields import OwnProfiles
from invites.services.policies import Policies
from invites.services.preferring import Preferring
from invites.services.previewing import Previewing
from invites.services.privacy import Privacy
from invites.services.profiles import Profiles
from invites.services.returning import Returning
from invites.services.settling import PolicySettling
from invites.services.succeeding import Succeeding
from invites.services.suggesting import Suggesting
from invites.services.suggestions import Suggestions
from invites.services.syncing import Syncing
from invites.services.telling import Telling
from invites.services.template_preview import TemplatePreviews
from invites.services.templating import Templating
from invites.services.tending import Tending
from invites.services.timers import Timers
from invites.services.viewing import Viewing
from storage.errors import DatabaseUnavailable


@dataclass(frozen=True, slots=True)
class UseCases:
    """Those that the process itself calls; handlers get theirs by `services`."""

    ground: Ground
    telling: Telling
    viewing: Viewing
    overviews: Overviews
    directory: DirectoryService
    suggesting: Suggesting
    drafting: Drafting
    timers: Timers
    leaving: LeavingMessages
    privacy: Privacy
    digests: Digests
    syncing: Syncing
    own_profiles: OwnProfiles
    departures: Departures
    succeeding: Succeeding
    returning: Returning
    settling: PolicySettling
    bulk_working: BulkWorking
    bulk_files: BulkFiles
    give_way: Callable[[], Awaitable[None]]

    def services(self, people: IdentityResolver) -> Services:
        """`people` finds persons by the names that a platform uses."""
        on, telling = self.ground, self.telling
        inviting = Inviting(on.units, on.clock, on.ids, on.rules, telling, speaking)
        return Services(
            composing=Composing(on.units, on.clock, on.ids, speaking),
            inviting=inviting,
            previewing=Previewing(inviting),
            invitations=Invitations(on.units, on.clock, on.ids, on.rules, telling),
            answering=Answering(on.units, on.clock, telling),
            suggestions=Suggestions(on.units, on.clock, telling),
            drafting=self.drafting,
            linking=Linking(on.units, on.clock),
            preferring=Preferring(on.units, on.clock, on.rules, telling),
            privacy=self.privacy,
            exporting=Exporting(on.units, on.clock, on.ids),
            digests=self.digests,
            explaining=Explaining(on.units, on.clock, on.rules),
            viewing=self.viewing,
            overviews=self.overviews,
            tending=Tending(on.units, on.clock, on.rules, telling),
            asking=Asking(on.units, on.clock, on.ids, on.rules, telling, self.suggesting),
            correcting=Correcting(on.units, on.clock, on.ids, telling),
            templating=Templating(on.units, on.clock, speaking),
            template_previews=TemplatePreviews(
                on.units, on.clock, speaking, mail=on.settings.letters is not None
            ),
            branding=Brandings(on.units, on.clock),
            bulk=Bulk(on.units, on.clock, on.ids, self.bulk_working.preparing, telling),
            approvals=Approvals(on.units, on.clock, on.rules, telling),
            policies=Policies(on.units, on.clock, on.ids, on.rules, self.settling),
            administering=Administering(on.units, on.clock, on.customers),
            appointing=Appointing(on.units, on.clock, on.customers),
            succeeding=self.succeeding,
            people=people,
        )


def use_cases(on: Ground, give_way: Callable[[], Awaitable[None]]) -> UseCases:
    """`give_way` lets whoever waits at the door past."""
    mail = on.settings.letters is not None
    telling = Telling(on.clock, on.ids, mail=mail)
    leaving = LeavingMessages(on.units, on.clock, on.rules, mail=mail)
    suggesting = Suggesting(
        unit_of_work=on.units,
        clock=on.clock,
        ids=on.ids,
        rules=on.rules,
        telling=telling,
        joining=Joining(on.units, on.clock, telling),
        loaded=Loaded(on.units, on.clock, on.system, give_way, on.settings.relevance.limits()),
        speaking=speaking,
        give_way=give_way,
    )
    timers = Timers(on.units, on.clock, on.rules, telling)
    succeeding = Succeeding(on.units, on.clock, on.ids, telling)
    return UseCases(
        ground=on,
        telling=telling,
        viewing=Viewing(on.units, on.clock),
        overviews=Overviews(on.units, on.clock, telling),
        directory=DirectoryService(on.units, on.clock, on.ids),
        suggesting=suggesting,
        timers=timers,
        leaving=leaving,
        privacy=Privacy(on.units, on.clock, telling, suggesting.forget),
        digests=Digests(on.units, on.clock, on.rules, telling, leaving),
        syncing=Syncing(on.units, on.clock, on.ids, Profiles(on.clock, on.ids), telling),
        own_profiles=OwnProfiles(on.units, on.clock, on.ids),
        departures=Departures(on.units, on.clock, timers, telling, speaking, succeeding),
        returning=Returning(on.units, on.clock, telling, succeeding),
        succeeding=succeeding,
        settling=PolicySettling(on.units, on.clock, on.ids, on.rules, telling),
        drafting=_drafting(on),
        bulk_working=_bulk_working(on, telling),
        bulk_files=BulkFiles(on.units, on.clock, speaking, told),
        give_way=give_way,
    )


def _bulk_working(on: Ground, telling: Telling) -> BulkWorking:
    return BulkWorking(
        unit_of_work=on.units,
        clock=on.clock,
        preparing=Preparing(on.rules, mail=telling.mail),
        sending=Sending(on.ids, on.rules, telling, speaking),
        telling=telling,
        down=(DatabaseUnavailable,),
    )


def _drafting(on: Ground) -> Drafting:
    ai = on.settings.ai
    return Drafting(
        unit_of_work=on.units,
        clock=on.clock,
        drafter=on.drafter,
        speaking=speaking,
        budget=ai.budget() if ai else Budget(),
        tone=ai.tone if ai else Tone.PLAIN,
        on=ai is not None,
    )
