"""Roles that a message asks for: "can somebody from legal look at this?". Pure; nothing is kept."""

from invites.roles.mentions.reading import asked_for

__all__ = ["asked_for"]
