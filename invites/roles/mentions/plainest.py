"""Requests for somebody of a role, in Italian and Dutch: the plainest forms."""

from invites.roles.mentions.rules import PEOPLE, rule

CUES = frozenset(
    "qualcuno serve servirebbe cerco cerchiamo bisogno iemand zoek zoeken nodig".split()
)
"""Without one of these words no rule holds."""
RULES = (
    rule(
        r"(?:puo|potrebbe|c e|ce|serve|servirebbe|cerco|cerchiamo|abbiamo bisogno di|bisogno di)"
        r"(?: \w+){0,2} qualcuno (?:di|del|della|dell|dal|dalla|in|nel|nella)(?: team| reparto)?"
    ),
    rule(r"qualcuno (?:di|del|della|dell|dal|dalla|in|nel|nella)", asks=True),
    rule(
        r"(?:serve|servirebbe|cerco|cerchiamo|bisogno di|c e|abbiamo)(?: \w+)? (?:un|una|uno)(?:"
        r" \w+)?",
        r"^$|^(?:,|per|che|su|in|qui)",
        kinds=PEOPLE,
    ),
    rule(
        r"(?:kan|kun|zou|is|heeft|zoek|zoeken|we hebben|hebben we|nodig)(?: \w+){0,3} iemand"
        r" (?:van|uit|bij"
        r"|in)"
        r"(?: de| het| ons| onze)?(?: team)?"
    ),
    rule(
        r"(?:zoek|zoeken|hebben|heb|is er)(?: \w+)? (?:een)(?: \w+)?",
        r"^(?:nodig|die|beschikbaar|voor)",
        kinds=PEOPLE,
    ),
)
