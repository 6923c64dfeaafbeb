"""A customer's colour as styles for letters and pages; nothing but hexadecimal digits gets in."""

from typing import NamedTuple

from invites.wording.branding import Look
from invites.wording.colours import in_the_dark, is_readable, read


class Style(NamedTuple):
    light: str = ""
    dark: str = ""


def accent_of(look: Look) -> str:
    """The colour, when it is one on which white words can be read; else none."""
    colour = read(look.colour)
    return colour if colour and is_readable(colour) else ""


def letter_style(look: Look) -> Style:
    """Buttons and the band keep their colour in the dark, where an edge sets them off.

    Links stay as they ship: they lie on grey, too, where a colour at the limit cannot be read.
    """
    colour = accent_of(look)
    if not colour:
        return Style()
    filled = f"background-color: {colour}"
    edge = in_the_dark(colour)
    return Style(
        light=(f".band {{ {filled}; }}\n.primary {{ {filled}; border-color: {colour}; }}"),
        dark=(
            f"  .band {{ {filled} !important; }}\n"
            f"  .primary {{ {filled} !important; border-color: {edge} !important; }}"
        ),
    )


def page_style(look: Look) -> str:
    """What follows the style of pages: the colour by day, and one that can be read by night."""
    colour = accent_of(look)
    if not colour:
        return ""
    night = in_the_dark(colour)
    return (
        f":root {{ --accent: {colour}; --on-accent: #ffffff; --focus: {colour}; "
        f"--band: {colour}; }}\n"
        "@media (prefers-color-scheme: dark) { "
        f":root {{ --accent: {night}; --on-accent: #0c1116; --focus: {night}; }} }}\n"
    )
