import pytest
from server import Server


#: A PING there and back is how a peer knows what the server has read; it takes more of them than a server lets pass.
PINGS = ("--limit", "ping-strikes=1000000")


@pytest.fixture(scope="session")
def frame_server(tmp_path_factory):
    """One server for the whole suite: whatever a peer does to its own connection must not harm the next one."""
    with Server(tmp_path_factory.mktemp("frames") / "data", "--durability", "memory", *PINGS) as running:
        yield running


@pytest.fixture
def port(frame_server):
    yield frame_server.port
    assert frame_server.process.poll() is None, "the server has ended"
