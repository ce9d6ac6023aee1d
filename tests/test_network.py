import socket

import pytest
from playwright.sync_api import Error as BrowserError

from tests.network import NetworkIsOff


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_no_test_connects_to_another_machine(method, address):
    with socket.socket() as connection, pytest.raises(NetworkIsOff, match=address[0]):
        getattr(connection, method)(address)


def test_no_test_sends_a_datagram_to_another_machine():
    with socket.socket(type=socket.SOCK_DGRAM) as connection, pytest.raises(NetworkIsOff):
        connection.sendto(b"?", ("192.0.2.1", 53))


def test_no_test_looks_up_the_name_of_another_machine():
    with pytest.raises(NetworkIsOff, match="tests reach only this machine"):
        socket.getaddrinfo("example.org", 443)


def test_a_test_may_talk_to_this_machine():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
        server.accept()[0] as peer,
    ):
        client.sendall(b"here")
        assert peer.recv(4) == b"here"


def test_a_test_may_talk_over_a_unix_socket(tmp_path):
    address = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(address)
        server.listen()
        client.connect(address)
        client.sendall(b"here")
        assert server.accept()[0].recv(4) == b"here"


@pytest.mark.django_db(transaction=True)
def test_the_browser_reaches_this_machine_and_no_other(live_server, page):
    page.goto(f"{live_server.url}/healthz")
    assert page.inner_text("body").strip() == "ok"
    with pytest.raises(BrowserError, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
