"""Colours of a customer, and whether words on them can be read (WCAG 2.2, 1.4.3)."""

import colorsys
import re

ENOUGH = 4.5
DARK_CARD = "#1e2329"
"""What letters and pages lie on in the dark."""
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_WHITE = "#ffffff"
_STEPS = 400


def read(typed: str) -> str:
    """As `#rrggbb`, from that or `#rgb` with or without the sign; empty for anything else."""
    found = _HEX.fullmatch(typed.strip())
    if found is None:
        return ""
    digits = found[1].lower()
    short = len(digits) == 3  # noqa: PLR2004 - a digit for each of red, green and blue
    return "#" + ("".join(2 * digit for digit in digits) if short else digits)


def contrast(one: str, other: str) -> float:
    """Between 1 and 21, whichever is the lighter."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_readable(colour: str) -> bool:
    """Whether white words can be read on it."""
    return contrast(colour, _WHITE) >= ENOUGH


def readable(colour: str) -> str:
    """The nearest of the same hue on which white words can be read."""
    return _moved(colour, _WHITE, towards=0.0)


def in_the_dark(colour: str) -> str:
    """The nearest of the same hue that can itself be read on a dark card."""
    return _moved(colour, DARK_CARD, towards=1.0)


def _moved(colour: str, against: str, *, towards: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        share = step / _STEPS
        moved = lightness + (towards - lightness) * share
        found = _written(colorsys.hls_to_rgb(hue, moved, saturation)) if step else colour
        if contrast(found, against) >= ENOUGH:
            return found
    return found


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    """As in "relative luminance" of WCAG 2.2."""
    bend, slope = 0.04045, 12.92
    linear = [
        part / slope if part <= bend else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
