"""Time zones and languages as people write them, to IANA names and BCP 47 tags."""

import re
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import available_timezones

_OFFSET = re.compile(
    r"\(?(?:utc|gmt)?\s*([+\u2212-])\s*(\d{1,2})(?::?(\d{2}))?\)?(?:\s.*)?", re.IGNORECASE
)
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?", re.IGNORECASE)
_FURTHEST = 14
_SCRIPT = 4

# Zones that are not whole hours from UTC; the commonest place of each.
_ODD_OFFSETS: Mapping[int, str] = {
    -570: "Pacific/Marquesas",
    -210: "America/St_Johns",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
    630: "Australia/Lord_Howe",
    765: "Pacific/Chatham",
}

# What people abbreviate is a place with summer time, not the fixed offset of the letters.
_ABBREVIATIONS = """
    et est edt eastern: America/New_York
    ct cst cdt central: America/Chicago
    mt mst mdt mountain: America/Denver
    pt pst pdt pacific: America/Los_Angeles
    akst akdt: America/Anchorage
    hst: Pacific/Honolulu
    ast adt: America/Halifax
    brt: America/Sao_Paulo
    art: America/Argentina/Buenos_Aires
    utc z gmt zulu: UTC
    bst: Europe/London
    wet west: Europe/Lisbon
    cet cest met mest mez mesz: Europe/Berlin
    eet eest: Europe/Athens
    msk: Europe/Moscow
    sast: Africa/Johannesburg
    gst: Asia/Dubai
    ist: Asia/Kolkata
    pkt: Asia/Karachi
    wib: Asia/Jakarta
    sgt: Asia/Singapore
    hkt: Asia/Hong_Kong
    jst: Asia/Tokyo
    kst: Asia/Seoul
    awst: Australia/Perth
    aest aedt: Australia/Sydney
    nzst nzdt: Pacific/Auckland
"""

# Windows names of the zones where most people work ("Standard Time" left off).
_WINDOWS = """
    hawaiian: Pacific/Honolulu
    alaskan: America/Anchorage
    pacific: America/Los_Angeles
    us mountain: America/Phoenix
    mountain: America/Denver
    central: America/Chicago
    central america: America/Guatemala
    canada central: America/Regina
    central (mexico): America/Mexico_City
    eastern: America/New_York
    us eastern: America/Indiana/Indianapolis
    sa pacific: America/Bogota
    sa western: America/La_Paz
    sa eastern: America/Cayenne
    atlantic: America/Halifax
    venezuela: America/Caracas
    pacific sa: America/Santiago
    newfoundland: America/St_Johns
    e. south america: America/Sao_Paulo
    argentina: America/Argentina/Buenos_Aires
    azores: Atlantic/Azores
    gmt: Europe/London
    greenwich: Atlantic/Reykjavik
    w. europe: Europe/Berlin
    central europe: Europe/Budapest
    romance: Europe/Paris
    central european: Europe/Warsaw
    w. central africa: Africa/Lagos
    gtb: Europe/Bucharest
    e. europe: Europe/Chisinau
    fle: Europe/Kiev
    egypt: Africa/Cairo
    israel: Asia/Jerusalem
    jordan: Asia/Amman
    south africa: Africa/Johannesburg
    turkey: Europe/Istanbul
    arab: Asia/Riyadh
    arabic: Asia/Baghdad
    e. africa: Africa/Nairobi
    russian: Europe/Moscow
    iran: Asia/Tehran
    arabian: Asia/Dubai
    georgian: Asia/Tbilisi
    afghanistan: Asia/Kabul
    pakistan: Asia/Karachi
    west asia: Asia/Tashkent
    india: Asia/Kolkata
    sri lanka: Asia/Colombo
    nepal: Asia/Kathmandu
    bangladesh: Asia/Dhaka
    central asia: Asia/Almaty
    myanmar: Asia/Yangon
    se asia: Asia/Bangkok
    china: Asia/Shanghai
    singapore: Asia/Singapore
    taipei: Asia/Taipei
    w. australia: Australia/Perth
    tokyo: Asia/Tokyo
    korea: Asia/Seoul
    cen. australia: Australia/Adelaide
    aus central: Australia/Darwin
    e. australia: Australia/Brisbane
    aus eastern: Australia/Sydney
    tasmania: Australia/Hobart
    new zealand: Pacific/Auckland
"""

_LANGUAGES = """
    en: english englisch anglais inglés inglese inglês engels
    de: german deutsch allemand alemán tedesco alemão duits
    fr: french französisch français francés francese francês frans
    es: spanish spanisch espagnol español spagnolo espanhol spaans castellano
    it: italian italienisch italien italiano italiaans
    pt: portuguese portugiesisch portugais portugués portoghese português portugees
    nl: dutch niederländisch néerlandais neerlandés olandese holandês nederlands
    sv: swedish schwedisch svenska
    da: danish dänisch dansk
    nb: norwegian norwegisch norsk
    fi: finnish finnisch suomi
    pl: polish polnisch polski
    cs: czech tschechisch čeština
    tr: turkish türkisch türkçe
    ru: russian russisch русский
    uk: ukrainian ukrainisch українська
    ja: japanese japanisch 日本語
    zh: chinese chinesisch mandarin 中文
    ko: korean koreanisch 한국어
    ar: arabic arabisch العربية
    he: hebrew hebräisch עברית
    hi: hindi हिन्दी
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.strip().split(": ") for line in table.strip().splitlines())
    return [(left, right) for left, right in rows]


def _by_word() -> dict[str, str]:
    windows = {f"{name} standard time": zone for name, zone in _pairs(_WINDOWS)}
    short = {word: zone for words, zone in _pairs(_ABBREVIATIONS) for word in words.split()}
    return windows | short


_WORDS = _by_word()
_TAGS = {word: tag for tag, words in _pairs(_LANGUAGES) for word in words.split()}


@lru_cache(maxsize=1)
def _iana() -> Mapping[str, str]:
    """IANA names without regard to case, and their cities where only one bears the name."""
    names = {n for n in available_timezones() if not n.startswith(("posix/", "right/"))}
    cities: dict[str, list[str]] = {}
    for name in sorted(names):
        if "/" in name and not name.startswith("Etc/"):
            cities.setdefault(_spaced(name.rpartition("/")[2]), []).append(name)
    lone = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return lone | {_spaced(name): name for name in names}


def _spaced(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


@lru_cache(maxsize=4096)
def time_zone(text: str) -> str | None:
    """Return the IANA name of what somebody wrote, or None when it names no time zone."""
    word = _spaced(text)
    known = _WORDS.get(word) or _iana().get(word)
    if known is None and (found := _OFFSET.fullmatch(word)):
        return _at_offset(found[1], int(found[2]), int(found[3] or 0))
    return known


def _at_offset(sign: str, hours: int, minutes: int) -> str | None:
    """A fixed offset has no summer time; the signs of Etc/GMT are the wrong way round."""
    if hours > _FURTHEST or (sign != "+" and hours > _FURTHEST - 2):
        return None
    if minutes:
        return _ODD_OFFSETS.get((hours * 60 + minutes) * (1 if sign == "+" else -1))
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"


@lru_cache(maxsize=4096)
def locale(text: str) -> str | None:
    """Return the BCP 47 tag of what somebody wrote, or None: `de_DE.UTF-8` and Deutsch will do."""
    word = text.casefold()
    if word in _TAGS:
        return _TAGS[word]
    tag = word.partition(".")[0].replace("_", "-")
    if not _TAG.fullmatch(tag):
        return None
    language, *rest = tag.split("-")
    return "-".join([language, *(p.title() if len(p) == _SCRIPT else p.upper() for p in rest)])
