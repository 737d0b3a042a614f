"""gzip of messages, as it looks on the wire (grpc/grpc doc/compression.md)."""

import gzip

import pytest
from peer import END_STREAM, Peer, data, headers, request
from server import new_id, stock_pb2

PATH = "/holdfast.v1.StockService/BatchGetStocks"
LINES = 100


@pytest.fixture
def variant(frame_server):
    with frame_server.client() as client:
        variant = new_id()
        client.set_stock(variant, 5)
        yield variant


def ask(peer, variant, lines, *fields, compresses=True):
    """A call whose answer has 75 bytes for each line."""
    message = stock_pb2.BatchGetStocksRequest(variant_ids=[variant] * lines).SerializeToString()
    sent = gzip.compress(message) if compresses else message
    framed = bytes([compresses]) + len(sent).to_bytes(4, "big") + sent
    peer.send(headers(1, request(*fields, path=PATH)), data(1, framed, END_STREAM))
    return peer.finish(1)


def taken_apart(body):
    """Whether the one message of a body is compressed, and the message."""
    assert len(body) == 5 + int.from_bytes(body[1:5], "big")
    return (True, gzip.decompress(body[5:])) if body[0] else (False, bytes(body[5:]))


GZIP = (("grpc-encoding", "gzip"), ("grpc-accept-encoding", "identity,gzip"))


def test_who_compresses_is_answered_so(port, variant):
    with Peer(port) as peer:
        answer = ask(peer, variant, LINES, *GZIP)
        assert answer.grpc_status == "0" and answer.blocks[0]["grpc-encoding"] == "gzip"
        is_compressed, message = taken_apart(answer.body)
        assert is_compressed and len(answer.body) < len(message) / 4
        assert len(stock_pb2.BatchGetStocksResponse.FromString(message).stocks) == LINES


@pytest.mark.parametrize(
    "lines, fields, compresses",
    [
        (1, GZIP, True),
        (LINES, GZIP[:1], True),
        (LINES, GZIP, False),
        (LINES, GZIP[1:], False),
    ],
    ids=["a small answer", "gzip is not taken", "a message that is not compressed", "gzip is taken only"],
)
def test_others_are_not(port, variant, lines, fields, compresses):
    with Peer(port) as peer:
        answer = ask(peer, variant, lines, *fields, compresses=compresses)
        assert answer.grpc_status == "0" and "grpc-encoding" not in answer.blocks[0]
        is_compressed, message = taken_apart(answer.body)
        assert not is_compressed
        assert len(stock_pb2.BatchGetStocksResponse.FromString(message).stocks) == lines


def test_an_encoding_that_is_not_known_is_told_which_are(port, variant):
    with Peer(port) as peer:
        answer = ask(peer, variant, 1, ("grpc-encoding", "deflate"))
        assert answer.grpc_status == "12" and answer.blocks[0]["grpc-accept-encoding"] == "identity,gzip"
