"""From the text a model answered with to two sentences; None when it is anything else."""

import json
import re
from typing import Any

from invites.drafting.facts import Sentences

LONGEST = 4000
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)
_END = re.compile(r"(?<=[.?!。？！])\s*(?=\S)")
_TWO = 2


def sentences_of(answer: str, model: str, tokens: int = 0) -> Sentences | None:
    """Read JSON as it was asked for, or plain text from those who know no JSON."""
    if len(answer) > LONGEST:
        return None
    fenced = _FENCE.match(answer)
    text = (fenced[1] if fenced else answer).strip()
    found = _from_json(text) if text.startswith(("{", "[", '"')) else _split(text)
    if found is None or len(found) != _TWO:
        return None
    return Sentences(_tidy(found[0]), _tidy(found[1]), model, tokens)


def _from_json(text: str) -> list[str] | None:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        # "{work} needs us." begins with a brace, too
        return _split(text) if text.startswith(("{work}", "{role}")) else None
    if isinstance(value, dict) and {"first", "second"} <= value.keys():
        value = [value["first"], value["second"]]
    elif isinstance(value, dict):
        value = value.get("sentences")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    return None


def _split(text: str) -> list[str]:
    return [part for part in _END.split(" ".join(text.split())) if part]


def _tidy(sentence: str) -> str:
    return " ".join(sentence.split())
