"""The process: settings, composition root, servers, clock and the outside world."""
