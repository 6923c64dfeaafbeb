"""Faults in a short form with every run, and in a long one with `make faults`."""

import pytest


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))
