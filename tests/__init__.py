"""Tests: they mirror the tree; support/ holds what they start themselves."""
