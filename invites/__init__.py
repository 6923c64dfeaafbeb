"""The domain: who may invite whom to what, and what happened next. No I/O, no third-party package."""
