"""Rules between the fields of one object, each under the name of what it demands.

A rule sees the object as it came: any field may be missing or of a wrong type (which the tables
report), and then the rule has nothing to say about it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from playground.blockkit.kinds import Fields, Flaw, Rule

Identity = tuple[object, ...]


def one_of(*names: str) -> Rule:
    """At least one of the fields."""

    def rule(fields: Fields) -> Iterator[Flaw]:
        if not any(name in fields for name in names):
            wanted = {"type": "required", "expected": list(names)}
            yield Flaw(f"missing required field: one of {', '.join(names)}", "", wanted)

    return rule


def not_both(one: str, other: str) -> Rule:
    def rule(fields: Fields) -> Iterator[Flaw]:
        if one in fields and other in fields:
            yield Flaw(f"only one of {one} and {other} may be provided")

    return rule


def in_order(low: str, high: str) -> Rule:
    """The number in one field is not above the number in the other."""

    def rule(fields: Fields) -> Iterator[Flaw]:
        least, most = _decimal(fields.get(low)), _decimal(fields.get(high))
        if least is not None and most is not None and least > most:
            yield Flaw(f"{low} must not be greater than {high}", f"/{low}")

    return rule


def needs_flag(name: str, flag: str) -> Rule:
    """A field that may be true only where the flag is true."""

    def rule(fields: Fields) -> Iterator[Flaw]:
        if fields.get(name) is True and fields.get(flag) is not True:
            yield Flaw(f"{name} requires {flag}", f"/{name}")

    return rule


def not_together(name: str, flag: str) -> Rule:
    def rule(fields: Fields) -> Iterator[Flaw]:
        if fields.get(name) is True and fields.get(flag) is True:
            yield Flaw(f"{name} cannot be used with {flag}", f"/{name}")

    return rule


def distinct(items: str, key: str) -> Rule:
    """No two objects of the list have the same string under the key."""

    def rule(fields: Fields) -> Iterator[Flaw]:
        seen: set[str] = set()
        for index, item in enumerate(_list(fields.get(items))):
            value = item.get(key) if isinstance(item, dict) else None
            if isinstance(value, str) and value in seen:
                yield Flaw(f"{key} already exists", f"/{items}/{index}/{key}", {"type": "unique"})
            elif isinstance(value, str):
                seen.add(value)

    return rule


def initial_text_fits(fields: Fields) -> Iterator[Flaw]:
    """What an input is filled with keeps the lengths that it asks of a person."""
    text = fields.get("initial_value")
    least, most = _decimal(fields.get("min_length")), _decimal(fields.get("max_length"))
    if not isinstance(text, str) or not text:
        return
    if most is not None and len(text) > most:
        yield Flaw("initial_value is longer than max_length", "/initial_value")
    elif least is not None and len(text) < least:
        yield Flaw("initial_value is shorter than min_length", "/initial_value")


def initial_number_fits(fields: Fields) -> Iterator[Flaw]:
    number = _decimal(fields.get("initial_value"))
    least, most = _decimal(fields.get("min_value")), _decimal(fields.get("max_value"))
    if number is None:
        return
    if (least is not None and number < least) or (most is not None and number > most):
        yield Flaw("initial_value is outside of min_value and max_value", "/initial_value")


def whole_unless_decimal(fields: Fields) -> Iterator[Flaw]:
    if fields.get("is_decimal_allowed") is not False:
        return
    for name in ("initial_value", "min_value", "max_value"):
        number = _decimal(fields.get(name))
        if number is not None and number != number.to_integral_value():
            yield Flaw(f"{name} must not be a decimal", f"/{name}")


def initial_option_is_offered(fields: Fields) -> Iterator[Flaw]:
    chosen = _identity(fields.get("initial_option"))
    if chosen is not None and chosen not in _offered(fields):
        yield Flaw("initial_option must match one of the options", "/initial_option")


def initial_options_are_offered(fields: Fields) -> Iterator[Flaw]:
    offered = _offered(fields)
    for index, option in enumerate(_list(fields.get("initial_options"))):
        chosen = _identity(option)
        if chosen is not None and chosen not in offered:
            at = f"/initial_options/{index}"
            yield Flaw("initial_options must match some of the options", at)


def not_more_than_selectable(initial: str) -> Rule:
    """No more is selected at first than may be selected at all."""

    def rule(fields: Fields) -> Iterator[Flaw]:
        most = _decimal(fields.get("max_selected_items"))
        if most is not None and 1 <= most < len(_list(fields.get(initial))):
            yield Flaw(f"{initial} has more than max_selected_items items", f"/{initial}")

    return rule


def no_payload_for_files(fields: Fields) -> Iterator[Flaw]:
    """Choosing a file sends no `block_actions`."""
    element = fields.get("element")
    is_file = isinstance(element, dict) and element.get("type") == "file_input"
    if is_file and fields.get("dispatch_action") is True:
        yield Flaw("dispatch_action cannot be used with file_input", "/dispatch_action")


def _offered(fields: Fields) -> set[Identity]:
    groups: Iterable[object] = [fields, *_list(fields.get("option_groups"))]
    options = [
        _identity(option)
        for group in groups
        if isinstance(group, dict)
        for option in _list(group.get("options"))
    ]
    return {option for option in options if option is not None}


def _identity(option: object) -> Identity | None:
    """What tells two options apart; None when it is malformed (deep junk is never compared)."""
    if not isinstance(option, dict) or not isinstance(option.get("text"), dict):
        return None
    words = (option.get("value"), option["text"].get("type"), option["text"].get("text"))
    return words if all(isinstance(word, str) for word in words) else None


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _decimal(value: object) -> Decimal | None:
    """A number, or a string that holds one; None for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
