"""The site as its readers meet it: granian on loopback, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def running_site(environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The address of the site, served for as long as the block runs."""
    port = _free_port()
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--port", str(port), "--log-level", "error", "ros1site.wsgi:application"]
    # As script/server starts it: the site itself says where its settings are.
    own = {name: value for name, value in environment.items() if name != "DJANGO_SETTINGS_MODULE"}
    server = subprocess.Popen(command, env=own, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, "The server stopped before it answered."
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{address} did not answer within 30 seconds.")
