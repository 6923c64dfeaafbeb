"""What somebody says is wrong about them, and what administrators and they hear of it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import CUSTOMER, GRACE, NOW, ROUGH, SAM, SARAH, Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    PeoplePicker,
    Text,
    TextInput,
)
from blocks.text import clean, name
from invites.correction import Correction, CorrectionId, CorrectionState, Values
from invites.directory_pass import DirectoryPass, PassState
from invites.language import N_, _, ngettext
from invites.people import Detail, Person, PersonId, Source
from invites.provenance import source_of
from invites.services.correcting import CorrectionForm, CorrectionView

_LABELS = {
    Detail.TITLE: N_("Job title"),
    Detail.DEPARTMENT: N_("Department"),
    Detail.MANAGER: N_("Manager"),
    Detail.SKILLS: N_("Skills"),
}
_FROM = {
    Source.CSV: N_("Comes from a list that an administrator imported."),
    Source.SLACK: N_("Comes from your Slack profile."),
    Source.CORRECTION: N_("An administrator corrected it."),
}
SHOWN = 300


def correction_form(form: CorrectionForm) -> Form:
    person = form.person
    lead = _("What Usher knows about you, and where it comes from. Change what is wrong.")
    waiting = _("What you asked for before is still waiting; this takes its place.")
    return Form(
        title=_("Correct my details"),
        body=(
            Text(lead),
            *((Text(waiting),) if form.waiting else ()),
            _line(person, Detail.TITLE, person.title),
            _line(person, Detail.DEPARTMENT, person.department),
            PeoplePicker(
                name="manager",
                label=_(_LABELS[Detail.MANAGER]),
                initial=(form.manager_account,) if form.manager_account else (),
                hint=_origin(person, Detail.MANAGER),
                optional=True,
                limit=1,
            ),
            _line(person, Detail.SKILLS, "; ".join(person.skills)),
            Footnote(_("It goes to your administrators. What you leave empty stays as it is.")),
        ),
        submit=ActionId.PERSON_CORRECT_SEND,
        submit_label=_("Send"),
        close_label=_("Cancel"),
    )


def _line(person: Person, detail: Detail, known: str) -> TextInput:
    hint = _origin(person, detail)
    if detail is Detail.SKILLS:
        hint = f"{_('Several with a semicolon between.')} {hint}".strip()
    return TextInput(
        name=detail.value,
        label=_(_LABELS[detail]),
        initial=clean(known, SHOWN),
        hint=hint,
        max_length=SHOWN,
        optional=True,
    )


def _origin(person: Person, detail: Detail) -> str:
    source = source_of(person, detail)
    return _(_FROM[source]) if source else ""


def correction_asked_card(view: CorrectionView) -> Card:
    """To an administrator: what shall change, and the way to decide it."""
    own = view.person.id == view.reader.id
    asked = (
        _("You asked to correct your own details")
        if own
        else _("{who} asks to correct their details").format(who=name(view.person))
    )
    return Card(asked, (_changes(view), *_outcome(view, own=own)), view.correction.version)


def _outcome(view: CorrectionView, *, own: bool) -> tuple[Element, ...]:
    value, state = view.correction.id, view.correction.state
    if state is CorrectionState.OPEN:
        apply = Button(ActionId.CORRECTION_APPLY, _("Apply"), value, ButtonStyle.PRIMARY)
        reject = Button(ActionId.CORRECTION_REJECT, _("Reject"), value)
        yours = _("These are your own details: you decide about them as an administrator.")
        holds = _("An applied correction holds until a later list says otherwise.")
        return (Actions((apply, reject)), Footnote(f"{yours} {holds}" if own else holds))
    return (Text(_decided(view)),)


def _decided(view: CorrectionView) -> str:
    by = view.by
    who = name(by) if by else _("An administrator")
    if by is not None and by.id == view.reader.id:
        return {
            CorrectionState.APPLIED: _("You applied it."),
            CorrectionState.REJECTED: _("You rejected it."),
        }[view.correction.state]
    match view.correction.state:
        case CorrectionState.APPLIED:
            return _("{who} applied it.").format(who=who)
        case CorrectionState.REJECTED:
            return _("{who} rejected it.").format(who=who)
        case _:
            return _("They asked for something else since. There is nothing to do.")


def _changes(view: CorrectionView) -> Facts:
    former, wanted = view.correction.former, view.correction.wanted
    lines = []
    for detail in (d for d in _LABELS if d in wanted):
        after, before = _shown(view, detail, wanted), _shown(view, detail, former)
        changed = _("{after} (so far: {before})").format(after=after, before=before)
        lines.append(Fact(_(_LABELS[detail]), changed if before else after))
    return Facts(tuple(lines))


def _shown(view: CorrectionView, detail: Detail, values: Values) -> str:
    value = values.get(detail, "")
    if detail is Detail.MANAGER:
        manager = view.people.get(PersonId(value)) if isinstance(value, str) else None
        return name(manager) if manager else ""
    return clean(value if isinstance(value, str) else ", ".join(value), SHOWN)


def correction_answered_card(view: CorrectionView) -> Card:
    """To whoever asked."""
    by = view.by
    who = name(by) if by else _("An administrator")
    if view.correction.state is CorrectionState.APPLIED:
        title = _("{who} corrected your details").format(who=who)
        return Card(title, (_changes(view),), view.correction.version)
    title = _("{who} did not correct your details").format(who=who)
    hint = Text(_("Talk to them about it, or ask again with /usher correct."))
    return Card(title, (_changes(view), hint), view.correction.version)


def directory_refused_card(found: DirectoryPass) -> Card:
    """To an administrator: so many are missing from the list that nobody was marked as left."""
    missing = ngettext(
        "{count} person known from earlier is not in it any more.",
        "{count} people known from earlier are not in it any more.",
        found.missing,
    ).format(count=found.missing)
    kept = _("That is more than a fifth, so nobody was marked as having left.")
    return Card(
        _("Slack's list of people looks cut short"),
        (
            Text(f"{missing} {kept}"),
            Text(
                _(
                    "If they really left, deactivate their accounts in Slack: that is noticed "
                    "at once. Otherwise there is nothing to do; the list is read again tomorrow."
                )
            ),
        ),
    )


def examples() -> tuple[Example, ...]:
    known = replace(
        SAM,
        skills=("prospecting", "negotiation"),
        sources=((Detail.TITLE, Source.CSV), (Detail.SKILLS, Source.SLACK)),
    )
    form = CorrectionForm(person=known, manager_account="U0SARAH", waiting=None)
    asked = Correction(
        id=CorrectionId("c1"),
        customer_id=CUSTOMER,
        person_id=SAM.id,
        wanted={Detail.TITLE: "Sales Manager", Detail.MANAGER: SARAH.id, Detail.SKILLS: ("x", "y")},
        former={Detail.TITLE: "Account Executive", Detail.MANAGER: "", Detail.SKILLS: ()},
        asked_at=NOW,
    )
    people = {p.id: p for p in (SAM, SARAH, GRACE)}
    view = CorrectionView(correction=asked, person=SAM, reader=GRACE, people=people)
    applied = replace(view, correction=asked.apply(by=GRACE.id, at=NOW))
    rejected = replace(view, correction=asked.reject(by=GRACE.id, at=NOW))
    over = replace(view, correction=asked.supersede(at=NOW))
    cut = DirectoryPass(
        customer_id=CUSTOMER, workspace="T1", started_at=NOW, state=PassState.REFUSED, missing=4200
    )
    return (
        Example("form: my details", correction_form(form)),
        Example("form: asked before", correction_form(replace(form, waiting=asked))),
        Example("asked", correction_asked_card(view)),
        Example("asked, one's own", correction_asked_card(replace(view, reader=SAM))),
        Example("applied, to whom applied it", correction_asked_card(applied)),
        Example("rejected, to another", correction_asked_card(replace(rejected, reader=SARAH))),
        Example("replaced", correction_asked_card(over)),
        Example("answered: applied", correction_answered_card(replace(applied, reader=SAM))),
        Example("answered: rejected", correction_answered_card(replace(rejected, reader=SAM))),
        Example("a list cut short", directory_refused_card(cut)),
        *(_rough(view, who) for who in ROUGH),
    )


def _rough(view: CorrectionView, who: Person) -> Example:
    wanted: Values = {Detail.TITLE: who.name or "x", Detail.SKILLS: (who.name,) * 20}
    asked = replace(view.correction, wanted=wanted)
    shown = correction_asked_card(replace(view, correction=asked, person=who))
    return Example(f"rough: {who.id}", shown, rough=True)
