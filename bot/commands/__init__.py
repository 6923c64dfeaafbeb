"""The console commands: each module has a `command`, and no decision of the domain."""
