"""Recorded activity through the bot's own ingestion, and recorded questions put to the ranking."""
