"""Slack: payloads in, Block Kit out. No decision is taken here."""
