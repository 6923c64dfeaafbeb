"""Secrets at rest: AES-256-GCM, bound to the row they stand in, with keys that can be changed."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES, NONCE_BYTES = 32, 12
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


class BadKeys(ValueError):
    """The list of keys cannot be used; the text says why and quotes none of it."""


class Unreadable(Exception):
    """A sealed value that no key opens; `key` is the id of the one it was sealed with."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys by id; the first one seals, each of them opens."""

    keys: tuple[tuple[str, bytes], ...] = field(repr=False)

    @classmethod
    def read(cls, listed: str) -> Self:
        """Read `2026b:base64,2026a:base64`, the newest first; raises `BadKeys`."""
        found: dict[str, bytes] = {}
        for number, entry in enumerate(filter(None, map(str.strip, listed.split(","))), start=1):
            name, colon, key = entry.partition(":")
            if not colon or not _NAME.fullmatch(name) or name in found:
                raise BadKeys(f"key {number} needs an id of its own before a colon, such as 2026a")
            found[name] = _key(key, number)
        if not found:
            raise BadKeys("there is no key in it; `usher keys new` makes one")
        return cls(tuple(found.items()))

    @property
    def newest(self) -> str:
        """The id of the key that seals."""
        return self.keys[0][0]

    def seal(self, value: str, about: str) -> str:
        """`about` names the place (`table|column|customer|row`): nowhere else does it open."""
        name, key = self.keys[0]
        nonce = secrets.token_bytes(NONCE_BYTES)
        closed = AESGCM(key).encrypt(nonce, value.encode(), about.encode())
        return f"{name}.{base64.urlsafe_b64encode(nonce + closed).decode()}"

    def open(self, sealed: str, about: str) -> str:
        """Raises `Unreadable` when the key is not there, or the value is not from this place."""
        name, _, text = sealed.partition(".")
        key = dict(self.keys).get(name)
        if key is None:
            raise Unreadable(name)
        try:
            raw = base64.urlsafe_b64decode(text)
            opened = AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError, binascii.Error):
            raise Unreadable(name) from None
        return opened.decode()


def sealed_with(sealed: str) -> str:
    """The id of the key."""
    return sealed.partition(".")[0]


def new_key(today: date) -> str:
    """A fresh key as it stands in the list."""
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    return f"{today:%Y%m%d}{secrets.token_hex(2)}:{key}"


def _key(text: str, number: int) -> bytes:
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error:
        raise BadKeys(f"key {number} is not base64") from None
    if len(key) != KEY_BYTES:
        raise BadKeys(f"key {number} has {len(key)} bytes where {KEY_BYTES} are needed")
    return key
