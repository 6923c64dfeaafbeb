"""What the lint knows of each language: words that may stand, and words that may not."""

from collections.abc import Mapping
from types import MappingProxyType

from invites.drafting.lexicon import english, french, german, japanese, portuguese, spanish
from invites.drafting.lexicon.words import Lexicon

LEXICONS: Mapping[str, Lexicon] = MappingProxyType(
    {
        "en": english.LEXICON,
        "de": german.LEXICON,
        "fr": french.LEXICON,
        "es": spanish.LEXICON,
        "pt_BR": portuguese.LEXICON,
        "ja": japanese.LEXICON,
    }
)
