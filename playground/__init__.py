"""A strict local stand-in for Slack with a page to try the bot in; nothing of the product imports it."""
