"""The use cases: each opens one unit of work, asks the door, changes values, fills the outbox."""
