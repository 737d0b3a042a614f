"""Messages that are small on the wire and large, deep or slow to read (gzip, protobuf), and text that is none."""

import gzip
import itertools

import grpc
import pytest
from attack import memory, mount
from peer import END_STREAM, Peer, call, data, headers, request
from server import Client, new_id, refused

MESSAGE_BYTES = 4 << 20
STREAM_WINDOW = 256 << 10
BOMB_BYTES = 256 << 20
#: Calls on one connection, fewer than there may be.
SMALL_COUNT = 100

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


def nested(size, number=15):
    """A field within a field within a field, as deep as this many bytes allow: 940,000 deep in 4 MiB."""
    heads, byte_count = [], 0
    while byte_count < size:
        heads.append(varint(number << 3 | 2) + varint(byte_count))
        byte_count += len(heads[-1])
    return b"".join(reversed(heads))


def groups(depth, number=15):
    """The same as groups, which mark their ends (wire types 3 and 4)."""
    return bytes([number << 3 | 3]) * depth + bytes([number << 3 | 4]) * depth


def filled(piece, size=MESSAGE_BYTES - 16):
    return piece * (size // len(piece))


#: GetStockRequest.time is a Timestamp, which protobuf merges each time it comes again.
MERGED = field(3, b"\x08\x01")
#: BatchCreateReservationsRequest.lines.ttl, a Duration: no request goes deeper.
DEEPEST = field(3, field(3, b"\x08\x01"))
#: A variant that there is none of, as the first field of a request and as the second.
FIRST_VARIANT, SECOND_VARIANT = field(1, new_id().encode()), field(2, new_id().encode())
NEST = nested(MESSAGE_BYTES - 100)

#: By name: a method, a message, and the codes that may answer it. What the schema does not know is passed over.
MESSAGES = {
    "700,000 submessages as deep as they go": (CREATE_BATCH, filled(DEEPEST), {"INTERNAL", "INVALID_ARGUMENT"}),
    "an unknown field nested 940,000 deep": (GET_STOCK, FIRST_VARIANT + NEST, {"NOT_FOUND"}),
    "a submessage with an unknown field nested 940,000 deep": (
        GET_STOCK,
        FIRST_VARIANT + field(3, b"\x08\x01" + NEST),
        {"NOT_FOUND"},
    ),
    "submessages as deep as they go, with an unknown field nested 940,000 deep": (
        CREATE_BATCH,
        b"\x10\x02" + field(3, field(3, NEST)),
        {"INVALID_ARGUMENT", "INTERNAL"},
    ),
    "groups nested 2,000,000 deep": (GET_STOCK, FIRST_VARIANT + groups(2_000_000), {"INTERNAL"}),
    "groups nested 4,000,000 deep without an end": (GET_STOCK, filled(b"\x7b"), {"INTERNAL"}),
    "a submessage that comes 1,000,000 times": (GET_STOCK, filled(MERGED), {"INTERNAL", "INVALID_ARGUMENT"}),
    "a submessage with unknown fields that comes again and again": (
        GET_STOCK,
        filled(field(3, b"\x7a\x00" * 1_000)),
        {"INTERNAL", "INVALID_ARGUMENT"},
    ),
    "2,000,000 empty submessages": (CREATE_BATCH, filled(field(3, b"")), {"INTERNAL", "INVALID_ARGUMENT"}),
    "2,000,000 unknown fields": (GET_STOCK, filled(b"\x7a\x00"), {"INTERNAL"}),
    "2,000,000 empty texts": (BATCH_GET, filled(field(1, b"")), {"INTERNAL", "INVALID_ARGUMENT"}),
    "a text of 4 MiB whose last byte is none": (
        ADJUST_STOCK,
        SECOND_VARIANT + field(5, b"x" * (MESSAGE_BYTES - 100) + b"\xff"),
        {"INVALID_ARGUMENT"},
    ),
}


@pytest.mark.parametrize("method, message, codes", MESSAGES.values(), ids=MESSAGES)
def test_messages_that_grow(attacked, port, method, message, codes):
    """Refused without the memory that they ask for: 16 MiB at most while one is read."""
    before = memory(attacked)
    with Client(attacked.address) as client:
        assert refused(client.channel.unary_unary(method), message).code.name in codes
    assert memory(attacked) - before < 64 << 20


def test_the_deepest_field_of_a_request_is_read(attacked, port):
    """So that the attacks above go as deep as there is a way."""
    with Client(attacked.address) as client:
        # Policy EACH; a negative number of seconds.
        line = field(1, new_id().encode()) + b"\x10\x01" + field(3, b"\x08" + b"\xff" * 9 + b"\x01")
        answer = refused(client.channel.unary_unary(CREATE_BATCH), b"\x10\x02" + field(3, line))
        assert answer.code == grpc.StatusCode.INVALID_ARGUMENT
        assert answer.violations.keys() == {"lines[0].ttl"}


def test_gzip_bomb(attacked, port):
    """256 MiB of zeros in 260 KB are refused at the first."""
    before = memory(attacked)
    with GzipCaller(port) as caller:
        assert caller.call(GET_STOCK, BOMB) == RESOURCE_EXHAUSTED
    assert memory(attacked) - before < 32 << 20


BOMB = gzip.compress(bytes(BOMB_BYTES))
INVALID_ARGUMENT, NOT_FOUND, RESOURCE_EXHAUSTED = "3", "5", "8"


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


#: Text that is not UTF-8, or holds U+0000, which C would take for its end.
TEXTS = [b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"before\0after", b"\0"]


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_is_none(attacked, port, text):
    """INVALID_ARGUMENT, and the field is named."""
    with Client(attacked.address) as client:
        answer = refused(client.channel.unary_unary(ADJUST_STOCK), SECOND_VARIANT + field(5, text))
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


@pytest.mark.parametrize(
    "name",
    [
        "2,000,000 unknown fields",
        "a submessage that comes 1,000,000 times",
        "700,000 submessages as deep as they go",
        "submessages as deep as they go, with an unknown field nested 940,000 deep",
        "groups nested 2,000,000 deep",
        "a text of 4 MiB whose last byte is none",
    ],
)
def test_message_attacks(attacked, bystander, name):
    """5 messages of 4 MiB a second, 20 MB/s."""
    method, message, codes = MESSAGES[name]
    with Client(attacked.address) as client:
        method = client.channel.unary_unary(method)

        def strike():
            assert refused(method, message).code.name in codes
            return 1

        mount(attacked, bystander, strike, rate=5)


#: By name: a method, messages of a few kilobytes at most, the status of each, and how many are sent a second.
SMALL_MESSAGES = {
    "2,000 messages nested 1,000 deep a second": (GET_STOCK, [FIRST_VARIANT + nested(2_900)], NOT_FOUND, 2_000),
    "3,000 messages whose text is none a second": (
        ADJUST_STOCK,
        [SECOND_VARIANT + field(5, text) for text in TEXTS],
        INVALID_ARGUMENT,
        3_000,
    ),
}


@pytest.mark.parametrize("method, messages, status, rate", SMALL_MESSAGES.values(), ids=SMALL_MESSAGES)
def test_small_message_attacks(attacked, bystander, method, messages, status, rate):
    """The rate is in the name of the case. They are on one connection after the other."""
    block = request(path=method)
    numbers = range(1, 2 * SMALL_COUNT, 2)
    framed = [b"\0" + len(message).to_bytes(4, "big") + message for message in messages]
    piece = b"".join(call(number, block, message) for number, message in zip(numbers, itertools.cycle(framed)))

    with Peer(attacked.port) as peer:
        peer.send(piece)
        assert {peer.finish(number).grpc_status for number in numbers} == {status}

    def strike():
        with Peer(attacked.port) as peer:
            peer.send(piece)
            peer.synchronize()
        return SMALL_COUNT

    mount(attacked, bystander, strike, rate)


def test_gzip_attack(attacked, bystander):
    """20 bombs a second, each of which inflates to 256 MiB."""
    with GzipCaller(attacked.port) as caller:

        def strike():
            caller.call(GET_STOCK, BOMB)
            return 1

        mount(attacked, bystander, strike, rate=20)
