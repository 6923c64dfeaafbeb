"""A message that nobody changed is made out to each of those who get it, by their own name.

The form is filled for the person it opens with. Whoever swaps that person, or adds others, would
greet them all by the first one's name; words that the inviter changed are sent as they stand.
"""

from collections.abc import Iterator, Mapping, Sequence

from invites.language import Speaking
from invites.people import Person, PersonId
from invites.ports import UnitOfWork
from invites.suggestion import Proposed, SuggestionId
from invites.wording.filling import filled, values_of
from invites.wording.parsing import parse
from invites.wording.variables import Variable
from invites.work import WorkItem

_OF_THE_READER = (Variable.INVITEE_FIRST_NAME, Variable.REASON)


async def made_out(  # noqa: PLR0917 - a message has that many sides
    uow: UnitOfWork,
    speaking: Speaking,
    message: str,
    item: WorkItem,
    me: Person,
    people: Sequence[Person],
    suggestion_id: SuggestionId | None,
) -> Mapping[PersonId, str]:
    """Return the message for each of those people, as far as it differs from `message`."""
    wording = await uow.wording.held()
    if not any(_names_the_reader(version.text) for version in wording.templates):
        return {}
    proposed: tuple[Proposed, ...] = ()
    first: list[Person] = []
    if suggestion_id is not None:
        proposed = ((await uow.suggestions.get(suggestion_id)).best,)
        first = list((await uow.people.many([proposed[0].person_id])).values())
    for reader in _unique([*first, *people]):
        for named in (reader, None):
            with speaking(reader.locale):
                template = wording.template(item.kind)
                said = filled(template, values_of(item, proposed, me, named))
                if not template or said.split() != message.split():
                    continue
                each = {p.id: filled(template, values_of(item, proposed, me, p)) for p in people}
                return {who: text for who, text in each.items() if text != said}
    return {}


def _names_the_reader(template: str) -> bool:
    return any(variable in parse(template).variables for variable in _OF_THE_READER)


def _unique(people: Sequence[Person]) -> Iterator[Person]:
    yield from {person.id: person for person in people}.values()
