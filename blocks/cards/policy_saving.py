"""What a changed policy means for the invitations that wait: asked before, told after."""

from dataclasses import replace
from itertools import chain

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.lists import known_work
from blocks.cards.policy_changes import changes
from blocks.cards.policy_forms import Body, back
from blocks.cards.policy_rules import rule_line
from blocks.cards.refusals import in_words
from blocks.cards.sample import Example
from blocks.elements import Choice, Form, Heading, Option, Points, Text
from blocks.text import name
from invites.language import N_, _, ngettext
from invites.policy.parts import rule_of
from invites.policy.radius import Radius, Settling, Struck
from invites.policy.refusals import RuleForbids
from invites.policy_views import Consequences, Saved

NAMED = 10
GROUPS = ("denied", "unapproved")
_SETTLING = {
    Settling.KEEP: N_("Keep them as they are"),
    Settling.ASK: N_("Ask an approver about each"),
    Settling.REVOKE: N_("Withdraw them"),
}
_EXPLAINED = {
    Settling.KEEP: N_("They stay open, whatever the new rules say"),
    Settling.ASK: N_("They stand still until somebody approves or rejects"),
    Settling.REVOKE: N_("Whoever sent them is told; nobody can accept them any more"),
}


def consequences_form(found: Consequences) -> Form:
    radius = found.radius
    return Form(
        title=_("Before this is saved"),
        body=(
            *_faster(found),
            Points(_("What changes"), changes(found.before, found.after, found.known)),
            Heading(_("What waits")),
            Text(_summary(found)),
            *_group(found, "denied", radius.denied),
            *_group(found, "unapproved", radius.unapproved),
            back(),
        ),
        submit=ActionId.POLICY_CONFIRM,
        submit_label=_("Save"),
        close_label=_("Close"),
        value=found.draft.id,
    )


def _faster(found: Consequences) -> Body:
    if not found.faster:
        return ()
    told = _(
        "Somebody else saved another change meanwhile. Both will hold; this is looked at anew."
    )
    return (Text(told),)


def _summary(found: Consequences) -> str:
    radius = found.radius
    told = ngettext(
        "Of {all} invitation that waits, {count} would no longer follow the rules.",
        "Of {all} invitations that wait, {count} would no longer follow the rules.",
        radius.looked_at,
    )
    return told.format(all=f"{radius.looked_at:,}", count=f"{radius.struck:,}")


def _group(found: Consequences, group: str, hits: tuple[Struck, ...]) -> Body:
    if not hits:
        return ()
    count = len(hits)
    if group == "denied":
        lead = ngettext(
            "{count} would not be allowed any more:",
            "{count} would not be allowed any more:",
            count,
        )
        label = ngettext(
            "What happens to the one that is not allowed",
            "What happens to the {count} that are not allowed",
            count,
        )
    else:
        lead = ngettext(
            "{count} would need approval now:", "{count} would need approval now:", count
        )
        label = ngettext(
            "What happens to the one that needs approval",
            "What happens to the {count} that need approval",
            count,
        )
    named = hits[: NAMED // 2 if found.radius.denied and found.radius.unapproved else NAMED]
    lines = [_line(found, hit) for hit in named]
    if count > len(named):
        left = count - len(named)
        more = ngettext("and {count} more", "and {count} more", left)
        lines.append(more.format(count=f"{left:,}"))
    return (
        Points(lead.format(count=f"{count:,}"), tuple(lines)),
        Choice(
            name=group,
            label=label.format(count=f"{count:,}"),
            options=tuple(
                Option(each, _(words), _(_EXPLAINED[each])) for each, words in _SETTLING.items()
            ),
            initial=Settling.KEEP,
            spread=True,
        ),
    )


def _line(found: Consequences, hit: Struck) -> str:
    """Who, whom, to what; and why it would not pass."""
    proposal = hit.proposal
    item = found.known.items.get(proposal.item.id, proposal.item)
    told = _("{who} invited {whom} to {work}. {why}")
    return told.format(
        who=name(proposal.inviter),
        whom=name(proposal.invitee),
        work=known_work(item),
        why=_why(found, hit),
    ).strip()


def _why(found: Consequences, hit: Struck) -> str:
    """The rule itself where one decides; else what anybody would be told."""
    refusal = hit.verdict.refusal
    decisive = [s for s in hit.verdict.steps if s.effect is hit.verdict.effect]
    step = decisive[-1] if decisive else None
    rule = rule_of(found.after, step.what) if step and step.check == "rule" else None
    if rule is not None:
        return rule_line(rule, found.known)
    if refusal is None:
        return ""
    if isinstance(refusal, RuleForbids):
        return _("No rule allows it.")
    return in_words(refusal)


def saved_words(saved: Saved) -> str:
    """What was done, as the lead of what is shown next."""
    if not saved.changed:
        return _("It was so already: nothing has changed.")
    settled = saved.settled
    if settled.kept + settled.asked + settled.revoked == 0:
        if saved.looked_at == 0:
            return _("Saved. No invitation waits.")
        told = ngettext(
            "Saved. The {count} invitation that waits goes on as before.",
            "Saved. The {count} invitations that wait go on as before.",
            saved.looked_at,
        )
        return told.format(count=f"{saved.looked_at:,}")
    return " ".join(chain([_("Saved.")], _done(saved)))


def _done(saved: Saved) -> list[str]:
    settled = saved.settled
    found = []
    if settled.kept:
        kept = ngettext("{count} is kept.", "{count} are kept.", settled.kept)
        found.append(kept.format(count=f"{settled.kept:,}"))
    if settled.asked:
        asked = ngettext("{count} waits for approval.", "{count} wait for approval.", settled.asked)
        found.append(asked.format(count=f"{settled.asked:,}"))
    if settled.revoked:
        revoked = ngettext("{count} is withdrawn.", "{count} are withdrawn.", settled.revoked)
        found.append(revoked.format(count=f"{settled.revoked:,}"))
    if settled.later:
        found.append(_("That takes a few minutes."))
    return found


def examples() -> tuple[Example, ...]:
    found = sample.CONSEQUENCES
    one = replace(found, radius=Radius(1, (), found.radius.unapproved[:1]))
    return (
        Example("form: what waits is concerned", consequences_form(found)),
        Example(
            "form: one is, and somebody was faster", consequences_form(replace(one, faster=True))
        ),
        *(
            Example(
                f"form: saved, {place}", Form(title=_("Policy"), body=(Text(saved_words(saved)),))
            )
            for place, saved in enumerate(sample.SAVED)
        ),
        Example("rough: many of endless names", consequences_form(sample.ROUGH_RADIUS), rough=True),
    )
