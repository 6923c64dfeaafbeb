"""A stand-in for a model: no intelligence at all, but sentences from the facts, in six languages.

It answers as OpenAI's chat completions do, so that drafts can be tried without a key.
"""

import asyncio
import json
import time
from typing import Any

from aiohttp import web

from playground.inspector import Inspector
from playground.records import Json

NAME = "the playground's stand-in, no real model"
THINKS = 1.0
"""Seconds; time to see that nobody has to wait for it."""

# By the first word of "language", then by that of "tone": what is missing, and what is asked.
# The first of a pair is for a role that is missing, the second for when none is.
_WORDS: dict[str, dict[str, tuple[tuple[str, str], str]]] = {
    "English": {
        "plain": (
            (
                "We are making headway with {work}, though {role} has no voice in it yet.",
                "We are making headway with {work} and would like another view of it.",
            ),
            "Would you join us and tell us what you see?",
        ),
        "as": (("{work} still needs {role}.", "{work} needs another view."), "Would you join us?"),
        "warm": (
            (
                "It would be a joy to have you with us on {work}, where {role} is still missing.",
                "It would be a joy to have you with us on {work}.",
            ),
            "Would you like to have a look together, whenever it suits you?",
        ),
    },
    "German": {
        "plain": (
            (
                "Wir kommen mit {work} gut voran, doch {role} ist noch nicht vertreten.",
                "Wir kommen mit {work} gut voran und wünschen uns einen weiteren Blick darauf.",
            ),
            "Hast du Lust, dazuzukommen und uns zu sagen, was du siehst?",
        ),
        "as": (
            ("Uns fehlt noch {role} bei {work}.", "Wir brauchen noch deinen Blick auf {work}."),
            "Machst du mit uns mit?",
        ),
        "warm": (
            (
                "Wir würden uns sehr freuen, dich bei {work} dabeizuhaben, denn {role} fehlt noch.",
                "Wir würden uns sehr freuen, dich bei {work} dabeizuhaben.",
            ),
            "Magst du gemeinsam mit uns einen Blick darauf werfen, wann es dir passt?",
        ),
    },
    "French": {
        "plain": (
            (
                "Nous avançons sur {work}, mais {role} n'y est pas encore.",
                "Nous avançons sur {work} et votre regard nous aiderait.",
            ),
            "Seriez-vous d'accord pour nous rejoindre et nous dire ce que vous en pensez ?",
        ),
        "as": (
            ("Il nous manque encore {role} pour {work}.", "Il nous manque votre avis sur {work}."),
            "Voulez-vous nous rejoindre ?",
        ),
        "warm": (
            (
                "Ce serait un plaisir de vous avoir avec nous sur {work}, car il manque {role}.",
                "Ce serait un plaisir de vous avoir avec nous sur {work}.",
            ),
            "Aimeriez-vous y jeter un regard avec nous, au moment qui vous convient ?",
        ),
    },
    "Spanish": {
        "plain": (
            (
                "Estamos avanzando con {work}, pero todavía nos falta {role}.",
                "Estamos avanzando con {work} y nos falta otra mirada.",
            ),
            "¿Te gustaría sumarte y contarnos lo que ves?",
        ),
        "as": (
            ("Nos falta {role} en {work}.", "Nos falta tu mirada en {work}."),
            "¿Te gustaría sumarte?",
        ),
        "warm": (
            (
                "Nos alegraría mucho tenerte con nosotros en {work}, porque aún falta {role}.",
                "Nos alegraría mucho tenerte con nosotros en {work}.",
            ),
            "¿Te gustaría verlo con nosotros cuando mejor te venga?",
        ),
    },
    "Brazilian": {
        "plain": (
            (
                "Estamos avançando com {work}, mas ainda falta {role}.",
                "Estamos avançando com {work} e ainda falta mais um olhar.",
            ),
            "Você gostaria de se juntar a nós e contar o que vê?",
        ),
        "as": (
            ("Ainda nos falta {role} em {work}.", "Ainda nos falta o seu olhar em {work}."),
            "Você gostaria de participar?",
        ),
        "warm": (
            (
                "Seria uma alegria ter você com a gente em {work}, pois ainda falta {role}.",
                "Seria uma alegria ter você com a gente em {work}.",
            ),
            "Você gostaria de olhar isso com a gente quando for melhor para você?",
        ),
    },
    "Japanese": {
        "plain": (
            (
                "{work}は順調に進んでいますが、{role}の視点がまだ足りません。",
                "{work}は順調に進んでいますが、別の視点がまだ足りません。",
            ),
            "一緒に見て、ご意見を聞かせていただけませんか。",
        ),
        "as": (
            ("{work}に{role}の方がまだいません。", "{work}に別の視点が必要です。"),
            "ご参加いただけませんか。",
        ),
        "warm": (
            (
                "{work}には{role}の方がまだいないので、加わっていただけるととてもうれしいです。",
                "{work}に加わっていただけるととてもうれしいです。",
            ),
            "ご都合のよいときに、一緒に見ていただけませんか。",
        ),
    },
}


def composed(told: Json) -> tuple[str, str]:
    """Two sentences for these facts: the same ones for the same facts."""
    language = str(told.get("language", "")).split(",")[0].split(" ")[0]
    tones = _WORDS.get(language, _WORDS["English"])
    (missing, otherwise), asking = tones.get(str(told.get("tone")).split(" ")[0], tones["plain"])
    return (missing if told.get("role") else otherwise), asking


class StandInModel:
    """`POST /model/v1/chat/completions`; what goes over the wire is shown with the traffic."""

    def __init__(self, inspector: Inspector, thinks: float = THINKS) -> None:
        self._inspector = inspector
        self._thinks = thinks

    async def handle(self, request: web.Request) -> web.Response:
        started = time.monotonic()
        asked: Any = await request.json()
        await asyncio.sleep(self._thinks)
        try:
            told = json.loads(asked["messages"][-1]["content"])
            first, second = composed(told)
        except (KeyError, IndexError, TypeError, ValueError):
            return web.json_response({"error": {"message": "unreadable"}}, status=400)
        answer = _completion(str(asked.get("model", "")), {"first": first, "second": second})
        self._inspector.record(
            "to_model",
            "model",
            "chat.completions",
            status=200,
            ms=(time.monotonic() - started) * 1000,
            request={"facts": told, **asked},
            response=answer,
        )
        return web.json_response(answer)


def _completion(model: str, content: Json) -> Json:
    message = {"role": "assistant", "content": json.dumps(content, ensure_ascii=False)}
    return {
        "id": "stand-in",
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
    }
