"""Branding: what can be saved, and whether it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.brands import accent_of, letter_style
from invites.drafting.facts import Tone
from invites.wording.branding import Look, checked
from invites.wording.colours import DARK_CARD, ENOUGH, contrast, in_the_dark, read, readable
from invites.wording.faults import BadWording, Fault, FaultCode

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_what_was_typed_becomes_a_look() -> None:
    look = checked(" Northwind\u200b  Traders ", "0B5CAB", "Northwind\n\nBoston ", Tone.WARM)

    assert look == Look(
        name="Northwind Traders",
        colour="#0b5cab",
        signature=("Northwind", "Boston"),
        tone=Tone.WARM,
    )
    assert checked("", "", "", None) == Look()


@pytest.mark.parametrize(
    ("typed", "field", "fault"),
    [
        (("x" * 61, "", ""), "name", Fault(FaultCode.TOO_LONG, "61", "60")),
        (("---", "", ""), "name", Fault(FaultCode.NO_NAME, "---")),
        (("boss@acme.example", "", ""), "name", Fault(FaultCode.ADDRESS, "boss@acme.example")),
        (("acme.com", "", ""), "name", Fault(FaultCode.LINK, "acme.com")),
        (("a <b", "", ""), "name", Fault(FaultCode.ADDRESS, "a <b")),
        (("", "blue", ""), "colour", Fault(FaultCode.COLOUR, "blue")),
        (("", "#ffd400", ""), "colour", Fault(FaultCode.CONTRAST, "#ffd400", "#8c7500")),
        (("", "", "a\nb\nc\nd\ne"), "signature", Fault(FaultCode.LINES, "5", "4")),
        (("", "", "x" * 81), "signature", Fault(FaultCode.TOO_LONG, "81", "80")),
        (("", "", "see acme.com"), "signature", Fault(FaultCode.LINK, "acme.com")),
    ],
)
def test_what_is_wrong_stands_under_its_field(
    typed: tuple[str, str, str], field: str, fault: Fault
) -> None:
    with pytest.raises(BadWording) as refused:
        checked(*typed, None)
    assert refused.value.faults == ((field, fault),)


@given(COLOURS)
def test_the_nearest_readable_colour_is_readable_and_one_that_is_stays(colour: str) -> None:
    nearest = readable(colour)
    assert contrast(nearest, "#ffffff") >= ENOUGH
    assert (nearest == colour) is (contrast(colour, "#ffffff") >= ENOUGH)
    assert contrast(in_the_dark(colour), DARK_CARD) >= ENOUGH
    assert read(nearest) == nearest


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_guideline(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(st.text(max_size=30))
def test_nothing_but_a_colour_reaches_a_style(typed: str) -> None:
    accent = accent_of(Look(colour=typed))
    assert accent == "" or re.fullmatch("#[0-9a-f]{6}", accent)
    assert letter_style(Look(colour=f"{typed};}}</style>")) == ("", "")
