"""How a call to a platform may fail, as the outbox needs to know it."""


class Refused(Exception):
    """Permanent: trying again changes nothing. `code` is the platform's own."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Busy(Exception):
    """Too many calls: not before `seconds` have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Unsure(Exception):
    """The call may or may not have had its effect: look before doing it again."""


class Unreachable(Exception):
    """The call certainly had no effect."""


class Deferred(Exception):
    """The other side said "not now", without a time: again later, for a day or two."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
