"""What a draft is made from, and what comes back. Nothing here names a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.people import CustomerId
from invites.suggestion import Evidence, EvidenceKind, SuggestionId


class Tone(StrEnum):
    PLAIN = "plain"
    BRIEF = "brief"
    WARM = "warm"
    FORMAL = "formal"


SENT = (
    EvidenceKind.ROLE_GAP,
    EvidenceKind.WORKS_WITH,
    EvidenceKind.ASKED_LATELY,
    EvidenceKind.JOINED_SIMILAR,
)
"""Evidence made of numbers and of names of our own; the rest quotes what people wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """Everything a model is told. `language` as in `pt_BR`; `role` a name of `invites.roles`.

    `work` is how a sentence names the work item to somebody who is not in it.
    """

    language: str
    kind: str
    work: str
    role: str = ""
    evidence: tuple[Evidence, ...] = ()
    tone: Tone = Tone.PLAIN
    style: str = ""
    """The customer's own template, for its manner; without names and addresses."""

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset({"work", "role"} if self.role else {"work"})

    @property
    def numbers(self) -> frozenset[int]:
        values = (value for each in self.evidence for value in each.facts.values())
        return frozenset(value for value in values if isinstance(value, int))


@dataclass(frozen=True, slots=True)
class Sentences:
    """Two sentences as a model wrote them, with `{work}` and `{role}` still open."""

    first: str
    second: str
    model: str
    tokens: int = 0

    @property
    def text(self) -> str:
        return f"{self.first} {self.second}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A model's draft as it is kept; `outcome` says what the person sent: "kept" or "changed"."""

    customer_id: CustomerId
    suggestion_id: SuggestionId
    text: str
    model: str
    facts: DraftFacts
    made_at: datetime
    outcome: str = ""
