"""What the tests stand on: servers they start themselves and stand-ins at the wire."""
