"""Drafts of messages: what a model may know, what it may write, and the judgement of it."""
