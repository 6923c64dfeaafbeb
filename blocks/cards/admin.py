"""`/usher admin`: the customers of whoever operates Usher, and one customer at a glance."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.admin_words import REASONS, admin_refusal, each_admin_refusal
from blocks.cards.sample import CUSTOMER, DAYS, ENDLESS, GRACE, LENA, NOW, ROUGH, SAM, Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Heading,
    Points,
    Text,
)
from blocks.text import clean, listing, name, readers_moment
from invites.administration import (
    Because,
    CustomerLine,
    CustomersView,
    CustomerView,
    Level,
    Reason,
    Suspension,
)
from invites.language import N_, _, ngettext, pgettext
from invites.people import CustomerId, Person, PersonId

SHOWN = 10
_DONE = {
    "appointed": N_("Done. It holds from now on."),
    "assigned": N_("Done. Whoever looks after them sees them in /usher admin from now on."),
}


def customers_form(view: CustomersView) -> Form:
    """The list, a page of it."""
    if view.lines:
        body = tuple(element for line in view.lines for element in _listed(line, view))
    else:
        body = (Text(_("You look after no customer. A system administrator can assign you one.")),)
    return Form(
        title=_("Administration"),
        body=(*body, *_pages(view)),
        close_label=_("Close"),
    )


def _listed(line: CustomerLine, view: CustomersView) -> tuple[Element, ...]:
    told = _("{people}, {waiting}").format(
        people=ngettext("{count} person", "{count} people", line.people).format(count=line.people),
        waiting=_waiting(line.pending),
    )
    facts = [told]
    if line.suspended_at is not None:
        facts.append(_("Suspended since {when}").format(when=readers_moment(line.suspended_at)))
    if view.operates:
        told = ngettext("{count} in Customer Success", "{count} in Customer Success", line.staff)
        facts.append(told.format(count=line.staff) if line.staff else _("Nobody looks after them"))
    points = Points(customer_name(line), tuple(facts))
    if not view.operates:  # who looks after a customer sees this much of it
        return (points,)
    show = Button(ActionId.ADMIN_CUSTOMER, pgettext("button", "Show"), line.id)
    return (points, Actions((show,)))


def _waiting(count: int) -> str:
    told = ngettext("{count} invitation waits", "{count} invitations wait", count)
    return told.format(count=count)


def _pages(view: CustomersView) -> tuple[Element, ...]:
    found: list[Button] = []
    if view.own is not None:
        found.append(Button(ActionId.ADMIN_CUSTOMER, _("My organisation"), view.own))
    if view.number:
        back = str(view.number - 1)
        found.append(Button(ActionId.ADMIN_PAGE, _("Back"), back))
    if view.more:
        found.append(Button(ActionId.ADMIN_PAGE, _("More"), str(view.number + 1)))
    return (Actions(tuple(found)),) if found else ()


def customer_name(line: CustomerLine) -> str:
    return clean(line.name, 60) or line.id


def customer_form(view: CustomerView) -> Form:
    return Form(
        title=_("Administration"),
        body=(
            *_done(view),
            Heading(customer_name(view.line)),
            Facts(_facts(view)),
            *(Text(_suspended(each, view)) for each in view.suspensions),
            *_people(view),
            *_buttons(view),
        ),
        close_label=_("Close"),
    )


def _done(view: CustomerView) -> tuple[Element, ...]:
    match view.done:
        case "suspended":
            told = ngettext(
                "Suspended. {count} invitation stands still; nobody gets anything about it.",
                "Suspended. {count} invitations stand still; nobody gets anything about them.",
                view.count,
            )
            return (Text(told.format(count=view.count)),)
        case "resumed" if view.suspensions:
            return (Text(_("Lifted. It is still suspended, see below.")),)
        case "resumed":
            told = ngettext(
                "Resumed. {count} invitation got back the time that it lost.",
                "Resumed. {count} invitations got back the time that they lost.",
                view.count,
            )
            return (Text(told.format(count=view.count)),)
        case done:
            return (Text(_(_DONE[done])),) if done in _DONE else ()


def _facts(view: CustomerView) -> tuple[Fact, ...]:
    line = view.line
    places = [clean(each, 40) for each in line.workspaces]
    return (
        Fact(_("Workspaces"), listing(places, 5) if places else _("none")),
        Fact(_("People"), str(line.people)),
        Fact(_("Waiting invitations"), str(line.pending)),
    )


def _suspended(suspension: Suspension, view: CustomerView) -> str:
    told = {
        Level.OPERATOR: _("Suspended by whoever operates Usher since {when}: {why}."),
        Level.CUSTOMER: _("Suspended by its administrators since {when}: {why}."),
    }[suspension.level]
    why = _(REASONS[suspension.because.reason])
    # What the operator's people write to each other is not for the customer.
    if suspension.because.note and (view.operates or suspension.level is Level.CUSTOMER):
        why = _("{reason} ({note})").format(reason=why, note=clean(suspension.because.note, 200))
    return told.format(when=readers_moment(suspension.at), why=why)


def _people(view: CustomerView) -> tuple[Element, ...]:
    found: list[Element] = []
    groups: list[tuple[str, tuple[Person, ...]]] = []
    if view.own:
        groups.append((_("Administrators"), tuple(view.administrators)))
        groups.append((_("Managers by appointment"), tuple(view.managers)))
    if view.operates and view.own:
        groups.append((_("Staff of Usher"), tuple(view.staff)))
    if view.operates and not view.own:
        groups.append((_("Customer Success"), tuple(view.looking_after)))
    for label, people in groups:
        lines = tuple(_person(each) for each in people[:SHOWN])
        found.append(Points(label, lines or (_("nobody"),)))
    return tuple(found)


def _person(person: Person) -> str:
    if person.is_admin:
        return _("{who}, administrator of the workspace in Slack").format(who=name(person))
    return name(person)


def _buttons(view: CustomerView) -> tuple[Element, ...]:
    key = view.line.id
    found: list[Button] = []
    if view.own:
        found.append(
            Button(ActionId.ADMIN_APPOINT, _("Appoint"), "", ButtonStyle.PRIMARY),
        )
    if view.operates and not view.own:
        found.append(Button(ActionId.ADMIN_STAFF, _("Customer Success"), key))
    level = Level.OPERATOR if view.operates else Level.CUSTOMER
    if view.suspended(level) is None:
        found.append(Button(ActionId.ADMIN_SUSPEND, pgettext("customer", "Suspend"), key))
    if view.suspensions:
        found.append(Button(ActionId.ADMIN_RESUME, pgettext("customer", "Resume"), key))
    if view.operates:
        found.append(Button(ActionId.ADMIN_PAGE, _("All customers"), "0"))
    told = _("Who administers the workspace in Slack administers Usher, without an appointment.")
    return (Actions(tuple(found)), *((Footnote(told),) if view.own else ()))


def sample_line(number: int = 1, **more: object) -> CustomerLine:
    line = CustomerLine(
        id=CustomerId(f"c{number}"),
        name=f"Customer {number}",
        workspaces=("T0NORTHWIND",),
        people=41 * number,
        pending=number,
        staff=number % 2,
    )
    return replace(line, **more)  # type: ignore[arg-type]  # names of its own fields


def sample_suspension(level: Level = Level.OPERATOR) -> Suspension:
    why = Because(Reason.SECURITY, "An account of theirs was taken over.")
    return Suspension(level=level, at=NOW - 2 * DAYS, because=why, by=PersonId("grace"))


def examples() -> tuple[Example, ...]:
    northwind = sample_line(3, id=CUSTOMER, name="Northwind Robotics", suspended_at=NOW - 2 * DAYS)
    page = CustomersView(
        lines=(northwind, sample_line(1), sample_line(2)), more=True, operates=True, own=CUSTOMER
    )
    mine = CustomersView(lines=(sample_line(1),), number=1)
    admin = replace(GRACE, is_admin=True)
    own = CustomerView(
        line=replace(northwind, suspended_at=None),
        administrators=(admin, LENA),
        managers=(SAM,),
        own=True,
    )
    foreign = CustomerView(line=northwind, looking_after=(SAM,), operates=True)
    both = (sample_suspension(), sample_suspension(Level.CUSTOMER))
    resumed = replace(foreign, suspensions=both[1:], done="resumed")
    rough = replace(
        own, line=replace(northwind, name=ENDLESS), administrators=ROUGH, managers=ROUGH
    )
    refused = enumerate(each_admin_refusal("Sarah Chen"), 1)
    return (
        Example("form: customers", customers_form(page)),
        Example("form: customers: of Customer Success", customers_form(mine)),
        Example("form: customers: none", customers_form(CustomersView(lines=()))),
        Example("form: one's own", customer_form(own)),
        Example("form: suspended", customer_form(replace(foreign, suspensions=both[:1]))),
        Example("form: suspended twice", customer_form(replace(own, suspensions=both))),
        Example("form: lifted", customer_form(resumed)),
        Example("form: resumed", customer_form(replace(own, done="resumed", count=3))),
        Example(
            "form: suspended just now",
            customer_form(replace(own, suspensions=both[1:], done="suspended", count=1)),
        ),
        Example("form: appointed", customer_form(replace(own, done="appointed"))),
        Example("rough: names", customer_form(rough), rough=True),
        *(Example(f"refused {number}: {e.code}", admin_refusal(e)) for number, e in refused),
    )
