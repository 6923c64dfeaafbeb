"""A suggestion as it is made: from whom was sifted to a value with its message, and written."""

from invites.activity import Activity
from invites.language import Speaking
from invites.ports import Ids, UnitOfWork
from invites.services.candidates import Sifted
from invites.services.first_words import Between, first_words
from invites.services.recording import SYSTEM, note_suggestion
from invites.suggestion import Suggestion, SuggestionId
from invites.work import WorkItem

LEFT_OUT_KEPT = 30


async def made(
    uow: UnitOfWork,
    ids: Ids,
    speaking: Speaking,
    activity: Activity,
    item: WorkItem,
    sifted: Sifted,
) -> Suggestion:
    """The message is in the language of whom it is for."""
    best = sifted.proposed[0].person_id
    people = await uow.people.many({activity.actor_id, best})
    wording = await uow.wording.held()
    with speaking(sifted.locale):
        between = Between(people[activity.actor_id], people.get(best))
        message = first_words(wording, item, sifted.proposed[:1], between)
    return Suggestion(
        id=SuggestionId(ids.new()),
        customer_id=activity.customer_id,
        actor_id=activity.actor_id,
        work_item_id=item.id,
        proposed=sifted.proposed,
        left_out=sifted.left_out[:LEFT_OUT_KEPT],
        draft=message,
        made_at=activity.at,
    )


async def offer(uow: UnitOfWork, suggestion: Suggestion) -> None:
    await uow.suggestions.add(suggestion)
    note_suggestion(uow, "offer", suggestion, SYSTEM, suggestion.made_at)
