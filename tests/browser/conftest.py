"""A real site for the browser: its own folder, its own database, granian on loopback."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with one published edition, one for all browser tests."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ros1site.settings",
        "ROS1_VAR": str(tmp_path_factory.mktemp("site")),
        "ROS1_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", "tests.browser.build_site"], env=environment, cwd=ROOT, check=True)
    port = _free_port()
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--port", str(port), "--log-level", "error", "ros1site.wsgi:application"]
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)
