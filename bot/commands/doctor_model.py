"""What `usher doctor` says about the model: one question, with made-up facts."""

import asyncio
import time

from bot.gateways.breaker import Breaker
from bot.gateways.drafter import OpenAIDrafter, status_of
from bot.settings import AiSettings
from invites.drafting.facts import DraftFacts, Sentences
from invites.drafting.lint import faults

FACTS = DraftFacts(
    language="en", kind="project", work="the Sample project", role="sales_leadership"
)
_ADVICE = {
    401: "It refuses the key: check USHER_AI__API_KEY.",
    403: "It refuses the key: check USHER_AI__API_KEY.",
    404: "It knows no such model or address: check USHER_AI__MODEL and USHER_AI__BASE_URL.",
    429: "It says that too much was asked, or that its account is empty.",
}


async def examine(ai: AiSettings) -> tuple[str, str]:
    """Return a title, and advice when something is amiss."""
    drafter = OpenAIDrafter(ai, Breaker(time.monotonic))
    try:
        await drafter.open()
        async with asyncio.timeout(ai.timeout + 1):
            return _judged(ai, await drafter.ask(FACTS))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said in words
        otherwise = "Drafts come from the template. Check USHER_AI__BASE_URL."
        return f"The model at {ai.base_url} cannot be used", _ADVICE.get(
            status_of(error), otherwise
        )
    finally:
        await drafter.close()


def _judged(ai: AiSettings, found: Sentences | None) -> tuple[str, str]:
    if found is None:
        return f"{ai.model} answers, but writes no draft", "The template's words are used instead."
    refused = faults(found, FACTS)
    if refused:
        told = f"Refused this time for: {', '.join(refused)}. Then the template's words are used."
        return f"{ai.model} answers, but its draft does not pass", told
    return f"{ai.model} writes drafts", ""
