"""The app as the stand-in keeps it: what its page at Slack shows, and its place in a workspace."""

import secrets
from dataclasses import asdict

from playground.manifest import AppManifest, Installation, Registration
from playground.records import NORTHWIND, Team
from playground.store import Store


def registered(store: Store) -> Registration:
    """The app's own secrets, made when they are first asked for."""
    kept = store.all("setting").get("registration")
    made = Registration(**kept) if kept else Registration.fresh()
    store.put("setting", "registration", asdict(made))
    return made


def installed(
    store: Store, manifest: AppManifest, team: Team, registration: Registration
) -> Installation:
    kept = store.all("setting")
    token = kept.get("token") or f"xoxb-{secrets.token_hex(24)}"
    store.put("setting", "token", token)
    number = "1" if team == NORTHWIND else "2"
    return Installation(
        manifest,
        token,
        registration.signing_secret,
        bot_id=f"B0USHERBOT{number}",
        user_id=f"U0USHERBOT{number}",
        team=team,
        granted=frozenset(kept["granted"]) if "granted" in kept else None,
    )
