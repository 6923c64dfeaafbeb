"""Text as it comes in and goes out of cells: invisible characters off, formulas made harmless."""

import unicodedata
from functools import lru_cache

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters to Unicode, nothing to the eye."""
_FORMULA = ("=", "+", "-", "@")
_CONTROL = ("\t", "\r", "\n")


def clean(text: str) -> str:
    """One line of visible text: controls, bidi and zero-width characters gone, spaces single."""
    if not (text.isascii() and text.isprintable()):
        visible = (_visible(character) for character in unicodedata.normalize("NFC", text))
        text = "".join(visible)
    return " ".join(text.split())


def safe_cell(text: str) -> str:
    """Text for a cell of a CSV file or a sheet that no program takes for a formula."""
    folded = unicodedata.normalize("NFKC", text)
    plain = "".join(c if c in _CONTROL else _visible(c) for c in folded)
    risky = plain.startswith(_CONTROL) or plain.lstrip().startswith(_FORMULA)
    return f"'{plain}" if risky else plain


@lru_cache(maxsize=4096)
def _visible(character: str) -> str:
    """Return the character, a space for what separates, or nothing for what cannot be seen."""
    if character in "\t\n\r\v\f" or character in _BLANKS:
        return " "
    match unicodedata.category(character):
        case "Cc" | "Cf" | "Cs" | "Cn":
            return ""
        case "Zs" | "Zl" | "Zp":
            return " "
        case _:
            return character
