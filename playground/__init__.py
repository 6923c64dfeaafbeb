"""A strict local stand-in for Slack with a page to try the bot in; it also drives the tests.

Nothing of the bot belongs here: the two meet only over HTTP and share one clock.
"""
