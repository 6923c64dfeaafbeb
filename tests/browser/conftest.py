"""The demonstration as `make demo` starts it, furnished once and copied for each test."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Browser

from bot.demonstration import Demonstration, demonstration
from tools.window import WIDE, Window, window

SAM, SARAH = "U0SAMREED03", "U0SARAHCH02"


class Opens(Protocol):
    def __call__(self, user: str, width: int = WIDE) -> AbstractAsyncContextManager[Window]: ...


@pytest.fixture
async def furnished(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A folder in which the company has moved in already."""
    template = tmp_path_factory.getbasetemp() / "moved-in"
    if not template.exists():
        async with demonstration(template):
            pass
    folder = tmp_path / "demo"
    shutil.copytree(template, folder)
    return folder


@pytest.fixture
async def demo(furnished: Path) -> AsyncIterator[Demonstration]:
    async with demonstration(furnished) as running:
        yield running


@pytest.fixture
def opens(browser: Browser, demo: Demonstration) -> Opens:
    def open_window(user: str, width: int = WIDE) -> AbstractAsyncContextManager[Window]:
        return window(browser, demo.playground, user, width=width)

    return open_window
