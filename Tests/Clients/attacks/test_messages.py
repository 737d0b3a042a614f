"""Messages that are small on the wire and large, deep or slow to read (gzip, protobuf), and text that is none."""

import gzip

import grpc
import pytest
from attack import memory, mount
from peer import END_STREAM, Peer, data, headers, request
from server import Client, new_id, refused

MESSAGE_BYTES = 4 << 20
STREAM_WINDOW = 256 << 10
BOMB_BYTES = 256 << 20

GET_STOCK = "/holdfast.v1.StockService/GetStock"
BATCH_GET = "/holdfast.v1.StockService/BatchGetStocks"
CREATE_BATCH = "/holdfast.v1.ReservationService/BatchCreateReservations"
REFLECTION = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
ADJUST_STOCK = "/holdfast.v1.StockService/AdjustStock"


def field(number, content):
    """A field of bytes, text or a message (protobuf's wire type 2)."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value):
    encoded = bytearray()
    while value >= 128:
        encoded.append(value % 128 + 128)
        value //= 128
    return bytes([*encoded, value])


def nested(depth):
    content = b""
    for _ in range(depth):
        content = field(3, content)
    return content


def filled(piece, size=MESSAGE_BYTES - 16):
    return piece * (size // len(piece))


#: GetStockRequest.time is a Timestamp, which protobuf merges each time it comes again.
MERGED = field(3, b"\x08\x01")

#: By name: a method, a message, and the codes that may answer it.
MESSAGES = {
    "a message nested 100,000 deep": (GET_STOCK, nested(100_000), {"INVALID_ARGUMENT", "INTERNAL"}),
    "a submessage that comes 1,000,000 times": (GET_STOCK, filled(MERGED), {"INTERNAL", "INVALID_ARGUMENT"}),
    "a submessage with unknown fields that comes again and again": (
        GET_STOCK,
        filled(field(3, b"\x7a\x00" * 1_000)),
        {"INTERNAL", "INVALID_ARGUMENT"},
    ),
    "2,000,000 empty submessages": (CREATE_BATCH, filled(field(3, b"")), {"INTERNAL", "INVALID_ARGUMENT"}),
    "2,000,000 unknown fields": (GET_STOCK, filled(b"\x7a\x00"), {"INTERNAL"}),
    "2,000,000 empty texts": (BATCH_GET, filled(field(1, b"")), {"INTERNAL", "INVALID_ARGUMENT"}),
}


@pytest.mark.parametrize("method, message, codes", MESSAGES.values(), ids=MESSAGES)
def test_messages_that_grow(attacked, port, method, message, codes):
    """Refused without the memory that they ask for: 16 MiB at most while one is read."""
    before = memory(attacked)
    with Client(attacked.address) as client:
        assert refused(client.channel.unary_unary(method), message).code.name in codes
    assert memory(attacked) - before < 64 << 20


def test_gzip_bomb(attacked, port):
    """256 MiB of zeros in 260 KB are refused at the first."""
    before = memory(attacked)
    with GzipCaller(port) as caller:
        assert caller.call(GET_STOCK, BOMB) == RESOURCE_EXHAUSTED
    assert memory(attacked) - before < 32 << 20


BOMB = gzip.compress(bytes(BOMB_BYTES))
RESOURCE_EXHAUSTED = "8"


class GzipCaller(Peer):
    """Sends messages that are gzip already, which grpcio would not."""

    _next = 1

    def call(self, path, message):
        """Gives the status, which may come before all of the message has been taken."""
        number, self._next = self._next, self._next + 2
        stream = self.stream(number)
        framed = b"\1" + len(message).to_bytes(4, "big") + message
        self.send(headers(number, request(("grpc-encoding", "gzip"), path=path)))
        for start in range(0, len(framed), 16_384):
            piece = framed[start : start + 16_384]
            if not self.read_until(lambda: stream.is_over or self._window(stream) >= start + len(piece)) or stream.is_over:
                break
            self.send(data(number, piece))
        if not stream.is_over:
            self.send(data(number, flags=END_STREAM))
        return self.finish(number).grpc_status

    def _window(self, stream):
        return STREAM_WINDOW + sum(stream.window_updates)


@pytest.mark.parametrize("text", [b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"before\0after", b"\0"])
def test_text_that_is_none(attacked, port, text):
    """Text that is not UTF-8, or holds U+0000, which C would take for its end: INVALID_ARGUMENT, and the field is named."""
    variant = field(2, new_id().encode())
    with Client(attacked.address) as client:
        answer = refused(client.channel.unary_unary(ADJUST_STOCK), variant + field(5, text))
        assert answer.code == grpc.StatusCode.INVALID_ARGUMENT
        assert "note" in answer.violations


def test_streams_do_not_keep_what_a_message_needed(attacked, port):
    """100 streams that stay open, each after a message that takes about 10 MiB to read: together 1 GiB, if it were kept."""
    message = field(7, b"") + b"\x7a\x00" * 100_000
    framed = b"\0" + len(message).to_bytes(4, "big") + message
    pieces = [framed[start : start + 16_384] for start in range(0, len(framed), 16_384)]
    before = memory(attacked)
    with Peer(port) as peer:
        for number in range(1, 200, 2):
            peer.send(headers(number, request(path=REFLECTION)), *(data(number, piece) for piece in pieces))
            assert peer.read_until(lambda: peer.stream(number).body), "not answered"
            assert not peer.stream(number).is_over
        assert memory(attacked) - before < 128 << 20


@pytest.mark.parametrize("name, rate", [("2,000,000 unknown fields", 5), ("a submessage that comes 1,000,000 times", 5)])
def test_message_attacks(attacked, bystander, name, rate):
    """5 messages of 4 MiB a second, 20 MB/s, each of which would need far more memory than it is given."""
    method, message, _ = MESSAGES[name]
    with Client(attacked.address) as client:
        call = client.channel.unary_unary(method)

        def strike():
            refused(call, message)
            return 1

        mount(attacked, bystander, strike, rate)


def test_gzip_attack(attacked, bystander):
    """20 bombs a second, each of which inflates to 256 MiB."""
    with GzipCaller(attacked.port) as caller:

        def strike():
            caller.call(GET_STOCK, BOMB)
            return 1

        mount(attacked, bystander, strike, rate=20)
