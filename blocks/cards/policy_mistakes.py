"""What is wrong with a policy that somebody filled in, under the field that it concerns."""

from blocks.elements import FieldErrors
from blocks.text import clean
from invites.language import _
from invites.policy.mistakes import Mistake

FEW = 5


def mistakes(found: tuple[Mistake, ...]) -> FieldErrors:
    by_field: dict[str, list[Mistake]] = {}
    for each in found:
        by_field.setdefault(each.field, []).append(each)
    return FieldErrors(tuple((field, _told(wrong)) for field, wrong in by_field.items()))


def _told(wrong: list[Mistake]) -> str:
    """Each mistake in a sentence; how to write an entry is said once, however many are none."""
    said = [_words(each) for each in wrong[:FEW]]
    if any(each.code == "entry" for each in wrong):
        said.append(_("Write partner.example, *.partner.example or ann@partner.example."))
    return " ".join(said)


def _words(found: Mistake) -> str:
    facts = {
        "what": clean(found.what, 60),
        "line": found.line,
        "least": f"{found.least:,}",
        "most": f"{found.most:,}",
    }
    return _sentence(found).format(**facts)


def _sentence(found: Mistake) -> str:  # noqa: PLR0911 - one sentence for each code
    match found.code:
        case "number" if found.above:
            return _(
                "Give a whole number from {least} to {most}; more is not possible here, "
                "as whoever operates Usher has set it."
            )
        case "number" if found.most:
            return _("Give a whole number from {least} to {most}.")
        case "number":
            return _("Give a whole number of {least} or more.")
        case "entry":
            return _("Line {line}: “{what}” is neither a domain nor an address.")
        case "on_both":
            return _("{what} stands on both lists. Take it off one of them.")
        case "too_many":
            return _("At most {most} entries. Use *. to cover all domains below one.")
        case "week_below_day":
            return _("A week cannot have less than one of its days.")
        case "nobody":
            return _("Choose who approves, or name somebody below.")
        case "cannot_approve":
            return _("{what} cannot approve anything: choose a colleague who is here.")
        case "too_many_rules":
            return _("There are {most} rules already. Remove one first.")
        case "same_rule":
            return _("There is such a rule already.")
        case "not_found":
            return _("Line {line}: no work is called “{what}”. Write its title in full.")
        case "ambiguous":
            return _("Line {line}: several works are called “{what}”. Rename one of them first.")
        case _:
            return _("This is not possible.")
