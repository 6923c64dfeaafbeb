"""The tests speak to this machine only: any other address is an error at the socket."""

import ipaddress
import sys


class OutsideLoopbackError(RuntimeError):
    """A test tried to reach another machine."""


def stay_on_loopback() -> None:
    """Refuse, from now on and for good, to look up or connect to another machine.

    An audit hook sees every socket of the process, whatever library opened it; nothing is patched.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = args[1]
        # A Unix socket's address is a path, not a tuple.
        if isinstance(address, tuple) and not is_here(str(address[0])):
            raise OutsideLoopbackError(f"connecting to {address[0]} is not for tests")
    elif event == "socket.getaddrinfo" and not needs_no_lookup(args[0]):
        raise OutsideLoopbackError(f"looking up {args[0]!s} is not for tests")


def is_here(host: str) -> bool:
    return host in {"", "localhost"} or _is_loopback(host)


def needs_no_lookup(host: object) -> bool:
    """Tell whether resolving it sends nothing: no name, this machine's, or an address."""
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    return name in {"", "localhost"} or _is_address(name)


def _is_loopback(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host.partition("%")[0]).is_loopback


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
