"""What can be wrong with the database itself. The domain's refusals stand in `invites.errors`."""


class BadDatabaseUrl(ValueError):
    """The address of the database cannot be used; the text says why, in words."""


class DatabaseInUse(RuntimeError):
    """Another process serves from this SQLite file."""


class DatabaseUnavailable(RuntimeError):
    """The database is down, too slow or full: nothing was written, so it may be asked again."""
