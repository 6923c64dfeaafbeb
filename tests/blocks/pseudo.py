"""A language nobody speaks: every message of the catalogs in brackets, accented, 40 % longer.

What is shown without brackets never went through the catalogs; what is cut was too long for Slack.
"""

import re
import string
from gettext import NullTranslations

OPEN, CLOSE = "⟦", "⟧"
_ACCENTED = str.maketrans(
    string.ascii_letters, "àƀćđéƒğĥíĵķĺɱńőþɋŕšťúṽŵẋýžÀƁĆĐÉƑĞĤÍĴĶĹṀŃŐÞɊŔŠŤÚṼŴẊÝŽ"
)
_GAP = re.compile(r"(\{\w+\})")


class Pseudo(NullTranslations):
    locale = "en"

    def gettext(self, message: str) -> str:
        parts = _GAP.split(message)
        accented = "".join(p if _GAP.fullmatch(p) else p.translate(_ACCENTED) for p in parts)
        return f"{OPEN}{accented}{'~' * (len(message) * 2 // 5)}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


def outside(text: str) -> str:
    """What stands outside all brackets; a bracket that was cut off is open to the end."""
    depth, kept = 0, []
    for character in text:
        if character == OPEN:
            depth += 1
        elif character == CLOSE:
            depth -= 1
        elif depth == 0:
            kept.append(character)
    return "".join(kept)
