"""Words that speak to a model, or as one: orders hidden in names, and answers that obeyed them."""

import re

_WORDS = (
    r"ignor(?:e|iere|ieren|ez|a|ar|en)\b",
    r"disregard",
    r"overrid",
    r"instru[ck]?c?[tcç][iõ]",
    r"anweisung",
    r"prompt",
    r"jailbreak",
    r"system\s*(?:message|nachricht|:)",
    r"assistant",
    r"assistent",
    r"asistente",
    r"language\s+model",
    r"sprachmodell",
    r"modèle\s+de\s+langage",
    r"modelo\s+de\s+(?:lenguaje|linguagem)",
    r"\bas\s+an?\s+ai\b",
    r"\ba\.?i\.?\s+(?:model|assistant)",
    r"\bki\b",
    r"chatgpt",
    r"openai",
    r"placeholder",
    r"platzhalter",
    r"\bjson\b",
    r"base64",
    r"developer\s+mode",
    r"you\s+are\s+now",
    r"act\s+as\b",
    r"pretend",
    r"forget\s+(?:all|everything|your|previous)",
    r"(?:write|say|answer|reply|respond|output|print|repeat)\s+(?:only|with|exactly|the\s+following)",
    r"指示",
    r"命令",
    r"無視",
    r"プロンプト",
    r"システム",
    r"アシスタント",
    r"言語モデル",
    r"以前の",
)
_SPEAKS = re.compile("|".join(_WORDS), re.IGNORECASE)
_CODED = re.compile(r"[A-Za-z0-9+/=_-]{32,}")


def is_suspicious(text: str) -> bool:
    """True for what reads like an order to a model, its answer about itself, or coded text."""
    return _SPEAKS.search(text) is not None or _CODED.search(text) is not None
