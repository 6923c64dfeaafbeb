"""From a suggestion to the facts of its draft, and from a model's sentences to the message."""

import re
import unicodedata
from collections.abc import Sequence

from invites.drafting.facts import SENT, DraftFacts, Sentences, Tone
from invites.drafting.suspicion import is_suspicious
from invites.language import _, locale
from invites.roles import ROLES
from invites.suggestion import Evidence, EvidenceKind, Proposed
from invites.template import shown_subject
from invites.work import WorkItem

WORK_LIMIT = 80
_UNUSUAL = re.compile(r"[^\w #&'’.,+-]")
_NAMES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt_BR": "Português (Brasil)",
    "ja": "日本語",
}
LANGUAGES = tuple(_NAMES)


def language_name(language: str) -> str:
    """What its speakers call it."""
    return _NAMES.get(language, language)


def facts_of(item: WorkItem, proposed: Sequence[Proposed], tone: Tone = Tone.PLAIN) -> DraftFacts:
    """The facts in the language being spoken: whoever asks speaks to the message's reader."""
    best = proposed[0] if proposed else None
    evidence = best.evidence if best else ()
    return DraftFacts(
        language=locale(),
        kind=item.kind.value,
        work=_work(item),
        role=best.role if best and best.role in ROLES else "",
        evidence=tuple(_bare(each) for each in evidence if each.kind in SENT),
        tone=tone,
    )


def filled(sentences: Sentences, item: WorkItem, role: str) -> str:
    """The message: what a model left open is put in here, once and as plain text."""
    given = {"work": shown_subject(item), "role": _(ROLES[role].label) if role else ""}
    pair = (
        re.sub(r"\{(work|role)\}", lambda match: given[match[1]], sentence)
        for sentence in (sentences.first, sentences.second)
    )
    return _joint(locale()).join(sentence[:1].upper() + sentence[1:] for sentence in pair)


def _joint(language: str) -> str:
    return "" if language == "ja" else " "


def _work(item: WorkItem) -> str:
    """Harmless and short; a title that reads like an order to a model is not passed on at all."""
    said = unicodedata.normalize("NFKC", shown_subject(item))
    plain = "".join(c for c in said if unicodedata.category(c)[0] != "C")
    plain = " ".join(_UNUSUAL.sub(" ", plain).split())
    return "" if is_suspicious(plain) else plain[:WORK_LIMIT].rstrip()


def _bare(evidence: Evidence) -> Evidence:
    """Numbers only, and the role by its name in our catalog."""
    named = evidence.kind is EvidenceKind.ROLE_GAP
    kept = {
        key: value
        for key, value in evidence.facts.items()
        if isinstance(value, int) or (named and key == "role" and value in ROLES)
    }
    return Evidence(evidence.kind, kept, evidence.weight)
