"""The domain: who may invite whom to what, and what came of it. No I/O, nothing third-party."""
