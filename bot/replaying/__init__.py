"""Recorded activity fed through a running bot as signed Slack events, and what came of it."""
