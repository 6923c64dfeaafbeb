"""The gallery in docs shows every example there is."""

from pathlib import Path

import pytest

from tools.examples import examples_of, modules
from tools.gallery import GALLERY, drawn


@pytest.mark.parametrize("module", modules())
def test_the_gallery_shows_every_example(module: str) -> None:
    page = Path(GALLERY).read_text("utf-8")
    missing = [e.name for e in examples_of(module) if f'id="{drawn(module, e)["id"]}"' not in page]
    assert missing == [], "run make gallery"


def test_the_gallery_needs_nothing_else() -> None:
    page = Path(GALLERY).read_text("utf-8")
    assert "<script" not in page
    assert "/static/" not in page
    assert 'src="' not in page
