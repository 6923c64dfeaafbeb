"""Finding a port to listen on, and saying so when it is not the usual one."""

import socket


def usable(host: str, wanted: int, promised: int = 0) -> int:
    """Return `wanted` when it is free and not `promised`, else a free port near it, else any."""
    near = (port for port in range(wanted, wanted + 20) if port != promised)
    return next((port for port in near if _is_free(host, port)), 0)


def free_port(host: str) -> int:
    """Any port that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
