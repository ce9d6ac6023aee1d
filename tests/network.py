"""The network is off: a test that needs another machine fails, at once and by name."""

import functools
import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class NetworkIsOff(RuntimeError):
    """Not an OSError, so that code which forgives a failed connection does not forgive this one."""


def is_this_machine(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def refuse_other_machines(name: str, host: str | bytes | None) -> None:
    if not is_this_machine(host):
        raise NetworkIsOff(f"{name} wants to reach {host!r}, and tests reach only this machine.")


def _guarded_method(name: str) -> Callable[..., Any]:
    original = getattr(socket.socket, name)

    @functools.wraps(original)
    def method(self: socket.socket, *arguments: Any) -> Any:
        address = arguments[-1]  # a path for Unix sockets, which never leave this machine
        if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            refuse_other_machines(f"socket.{name}", address[0])
        return original(self, *arguments)

    return method


def turn_network_off() -> None:
    """Once, before anything is collected, for this process."""
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded_method(name))
    look_up = socket.getaddrinfo

    @functools.wraps(look_up)
    def getaddrinfo(host: str | bytes | None, *arguments: Any, **options: Any) -> Any:
        refuse_other_machines("socket.getaddrinfo", host)
        return look_up(host, *arguments, **options)

    socket.getaddrinfo = getaddrinfo
