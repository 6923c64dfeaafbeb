"""What a platform says about people, written down: one at a time, or a page of them at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites.arrival import Profile
from invites.cells import clean
from invites.delivery import Message, MessageId, MessageKind
from invites.people import Detail, Identity, Person, PersonId, PersonKind, Source
from invites.people_csv.remarks import MAX_CELL
from invites.ports import Clock, Ids, UnitOfWork
from invites.provenance import filled_by_slack, stated
from invites.services.recording import SYSTEM, note_person, note_turns


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people a page made and changed, and who they are.

    `merged` says that two records turned out to be one person.
    """

    created: int = 0
    changed: int = 0
    people: tuple[PersonId, ...] = ()
    merged: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """Who is there already: by the account, and by the address."""

    seen: Mapping[Identity, Person]
    addressed: Mapping[str, Person]

    def is_plain(self, profile: Profile) -> bool:
        """False where two records may turn out to be one person."""
        seen, addressed = self.of(profile)
        return seen is None or addressed is None or seen.id == addressed.id

    def of(self, profile: Profile) -> tuple[Person | None, Person | None]:
        return self.seen.get(profile.identity), self.addressed.get(profile.email)

    def has(self, profile: Profile) -> bool:
        return any(self.of(profile))

    def marks(self, profile: Profile) -> set[str]:
        """What two profiles of one page must not share, if they are to be written at once."""
        people = {person.id for person in self.of(profile) if person is not None}
        return people | ({f"@{profile.email.casefold()}"} if profile.email else set())


@dataclass(frozen=True, slots=True)
class Profiles:
    clock: Clock
    ids: Ids

    async def apply(self, uow: UnitOfWork, profile: Profile) -> Person:
        """Take over what the platform says about one person; two records of them become one."""
        seen = await uow.people.by_identity(profile.identity)
        addressed = await uow.people.by_email(profile.email) if profile.email else None
        person = addressed or seen
        if seen is not None and addressed is not None and seen.id != addressed.id:
            if await _is_one_person(uow, seen, addressed, profile.identity):
                await uow.people.merge(seen.id, addressed.id)
                note_person(uow, "merge", addressed.id, SYSTEM, self.clock.now(), "address")
                person = await uow.people.get(addressed.id)
            else:
                person, profile = seen, replace(profile, email="")
        if person is None:
            person = told_by(profile, self._nobody(uow))
            await uow.people.add(person)
        elif (told := told_by(profile, person)) != person:
            await uow.people.save(told)
            await self._say_what_turned(uow, person, told)
        await uow.people.identify(profile.identity, person.id)
        return await uow.people.get(person.id)

    async def apply_all(self, uow: UnitOfWork, profiles: Sequence[Profile]) -> Tally:
        """The same for many, in a few statements; the rare ones that need a look go one by one.

        Nobody is made of an account that was deactivated before we knew it, or of a bot.
        """
        known = await _known(uow, profiles)
        wanted = [p for p in profiles if known.has(p) or _is_somebody(p)]
        marks = Counter(mark for p in wanted for mark in known.marks(p))
        plain, rare = list[Profile](), list[Profile]()
        for profile in wanted:
            alone = all(marks[mark] == 1 for mark in known.marks(profile))
            (plain if alone and known.is_plain(profile) else rare).append(profile)
        tally = await self._write(uow, plain, known)
        one_by_one = [(await self.apply(uow, p), known.seen.get(p.identity)) for p in rare]
        return Tally(
            created=tally.created,
            changed=tally.changed + len(rare),
            people=(*tally.people, *(person.id for person, _ in one_by_one)),
            merged=any(seen and seen.id != person.id for person, seen in one_by_one),
        )

    async def _write(self, uow: UnitOfWork, plain: Sequence[Profile], known: _Known) -> Tally:
        added: list[Person] = []
        saved: list[Person] = []
        owners: dict[Identity, PersonId] = {}
        for profile in plain:
            seen, addressed = known.of(profile)
            before = seen or addressed
            person = told_by(profile, before or self._nobody(uow))
            if before is None:
                added.append(person)
            elif person != before:
                saved.append(person)
                await self._say_what_turned(uow, before, person)
            if seen is None:
                owners[profile.identity] = person.id
        await uow.people.save_all(saved)
        await uow.people.add_all(added)
        await uow.people.identify_all(owners)
        return Tally(len(added), len(saved), tuple(p.id for p in (*added, *saved)))

    async def _say_what_turned(self, uow: UnitOfWork, before: Person, after: Person) -> None:
        """Somebody who leaves, or is back sooner than they said, has consequences elsewhere."""
        now = self.clock.now()
        note_turns(uow, before, after, now)
        if after.left and not before.left:
            await uow.outbox.put(self._about(uow, MessageKind.PERSON_LEFT, after.id))
        if before.away_at(now) and _is_back_sooner(before, after, now):
            await uow.outbox.put(self._about(uow, MessageKind.PERSON_BACK, after.id))

    def _about(self, uow: UnitOfWork, kind: MessageKind, person_id: PersonId) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=uow.customer_id,
            kind=kind,
            reference=person_id,
            due=self.clock.now(),
            key=f"{kind}:{person_id}",
        )

    def _nobody(self, uow: UnitOfWork) -> Person:
        person_id = PersonId(self.ids.new())
        return Person(id=person_id, customer_id=uow.customer_id, name="", known=False)


def _is_back_sooner(before: Person, after: Person, now: datetime) -> bool:
    if not after.away_at(now) or after.away_until is None:
        return not after.away_at(now)
    return before.away_until is None or after.away_until < before.away_until


async def _known(uow: UnitOfWork, profiles: Sequence[Profile]) -> _Known:
    seen = await uow.people.by_identities([p.identity for p in profiles])
    addressed = await uow.people.by_emails({p.email for p in profiles if p.email})
    return _Known(seen, addressed)


def _is_somebody(profile: Profile) -> bool:
    return not profile.left and profile.kind is not PersonKind.BOT


async def _is_one_person(
    uow: UnitOfWork, seen: Person, addressed: Person, identity: Identity
) -> bool:
    """Two records of one address are one person, unless the other has an account of its own."""
    if seen.known and seen.email:
        return False
    place = (identity.platform, identity.workspace)
    accounts = await uow.people.identities(addressed.id)
    return all((account.platform, account.workspace) != place for account in accounts)


def told_by(profile: Profile, person: Person) -> Person:
    """What only the platform knows always counts; the rest yields to a file and to corrections.

    A profile without a single fact (the platform could not be asked) changes nothing.
    """
    if person.forgotten or profile == Profile(identity=profile.identity):
        return person
    said: dict[Detail, object] = {
        Detail.NAME: clean(profile.name)[:MAX_CELL],
        Detail.EMAIL: clean(profile.email)[:MAX_CELL],
        Detail.TITLE: clean(profile.title)[:MAX_CELL],
        Detail.LOCALE: clean(profile.locale)[:MAX_CELL],
    }
    # Where somebody is, their own device knows better than a list: hours of rest depend on it.
    there = stated(person, Source.SLACK, {Detail.TIME_ZONE: profile.time_zone})
    return replace(
        filled_by_slack(there, said),
        kind=profile.kind,
        left=profile.left,
        away=profile.away,
        away_until=profile.away_until,
        is_admin=profile.is_admin,
        known=person.known or bool(profile.name or profile.email),
    )
