"""One module per message or form; each has `examples()` for the gallery and the tests."""
