"""A peer that can say anything: frames go out as they are made, what comes back is read by hyperframe and hpack."""

import itertools
import socket
from dataclasses import dataclass, field

from hpack import Decoder
from hyperframe.frame import Frame

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DEFAULT_WINDOW = 65_535
LARGEST_WINDOW = 2**31 - 1
TIMEOUT = 10

# Frame types (RFC 9113 section 6).
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)

# Flags.
ACK = END_STREAM = 0x1
END_HEADERS = 0x4
PADDED = 0x8
PRIORITIZED = 0x20

# Error codes (section 7).
NO_ERROR = 0x0
PROTOCOL_ERROR = 0x1
INTERNAL_ERROR = 0x2
FLOW_CONTROL_ERROR = 0x3
SETTINGS_TIMEOUT = 0x4
STREAM_CLOSED = 0x5
FRAME_SIZE_ERROR = 0x6
REFUSED_STREAM = 0x7
CANCEL = 0x8
COMPRESSION_ERROR = 0x9
ENHANCE_YOUR_CALM = 0xB

# Settings (section 6.5.2).
HEADER_TABLE_SIZE = 0x1
ENABLE_PUSH = 0x2
MAX_CONCURRENT_STREAMS = 0x3
INITIAL_WINDOW_SIZE = 0x4
MAX_FRAME_SIZE = 0x5
MAX_HEADER_LIST_SIZE = 0x6


def frame(kind, flags=0, stream=0, payload=b"", length=None):
    """Any frame, right or wrong; `length` when the header is to lie about it."""
    size = len(payload) if length is None else length
    return size.to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def number(value, size=4):
    return value.to_bytes(size, "big")


def data(stream, payload=b"", flags=0):
    return frame(DATA, flags, stream, payload)


def headers(stream, block, flags=END_HEADERS):
    return frame(HEADERS, flags, stream, block)


def priority(stream, depends_on=0, weight=15):
    return frame(PRIORITY, 0, stream, number(depends_on) + bytes([weight]))


def rst_stream(stream, code=CANCEL):
    return frame(RST_STREAM, 0, stream, number(code))


def settings(*pairs, flags=0):
    return frame(SETTINGS, flags, 0, b"".join(number(name, 2) + number(value) for name, value in pairs))


def ping(payload=b"12345678", flags=0):
    return frame(PING, flags, 0, payload)


def goaway(last=0, code=NO_ERROR, debug=b""):
    return frame(GOAWAY, 0, 0, number(last) + number(code) + debug)


def window_update(stream, increment):
    return frame(WINDOW_UPDATE, 0, stream, number(increment))


def continuation(stream, block, flags=END_HEADERS):
    return frame(CONTINUATION, flags, stream, block)


def literal(name, value):
    """A field as HPACK's plainest form: literal, not indexed, no Huffman code (RFC 7541 section 6.2.2)."""
    name, value = (text.encode() if isinstance(text, str) else text for text in (name, value))
    return b"\0" + text_length(len(name)) + name + text_length(len(value)) + value


def text_length(size):
    """A length with a prefix of seven bits (RFC 7541 section 5.1)."""
    if size < 127:
        return bytes([size])
    encoded, size = [127], size - 127
    while size >= 128:
        encoded.append(size % 128 + 128)
        size //= 128
    return bytes([*encoded, size])


def block(fields):
    return b"".join(literal(name, value) for name, value in fields)


#: The request that every row is a variation of.
REQUEST = [
    (":method", "POST"),
    (":scheme", "http"),
    (":path", "/holdfast.v1.AdminService/GetServerInfo"),
    (":authority", "localhost"),
    ("content-type", "application/grpc"),
    ("te", "trailers"),
]
REQUEST_BLOCK = block(REQUEST)

#: An empty message behind its prefix, which is what GetServerInfo takes.
MESSAGE = bytes(5)


def request(*extra, without=(), **changed):
    """The fields of a request, with some added, left out or, by the name after the colon, changed."""
    fields = [(name, changed.get(name.lstrip(":"), value)) for name, value in REQUEST if name not in without]
    return block([*fields, *extra])


def call(stream, fields=REQUEST_BLOCK, message=MESSAGE):
    """A whole call."""
    return headers(stream, fields) + data(stream, message, END_STREAM)


@dataclass
class Stream:
    """What has come back on one stream."""

    blocks: list = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    data_sizes: list = field(default_factory=list)
    has_ended: bool = False
    reset: int | None = None
    window_updates: list = field(default_factory=list)

    @property
    def is_over(self):
        return self.has_ended or self.reset is not None

    @property
    def grpc_status(self):
        return self.blocks[-1].get("grpc-status") if self.has_ended and self.blocks else None


class Peer:
    """A client's end of a connection. Nothing is checked on the way out; the way in is recorded."""

    def __init__(self, port, *pairs, greets=True):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.initial_window = dict(pairs).get(INITIAL_WINDOW_SIZE, DEFAULT_WINDOW)
        self.streams = {}
        self.goaways = []
        self.goaway_texts = []
        self.pongs = []
        self.server_pings = []
        self.settings = None
        self.acknowledged = 0
        self.connection_updates = []
        self.is_closed = False
        self.decoder = Decoder()
        self._buffer = b""
        self._ping_numbers = itertools.count(1)
        if greets:
            self.send(PREFACE + settings(*pairs))
            self.read_until(lambda: self.settings is not None and self.acknowledged)
            self.send(settings(flags=ACK))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    # Sending

    def send(self, *frames):
        """Gives the bytes to the socket in one piece. Whether the server has closed it is seen when reading."""
        try:
            self.socket.sendall(b"".join(frames))
        except (BrokenPipeError, ConnectionResetError):
            pass

    def end(self):
        """Closes the sending half, as a peer does that has nothing more to say."""
        self.socket.shutdown(socket.SHUT_WR)

    # Receiving

    def stream(self, number):
        return self.streams.setdefault(number, Stream())

    def read_until(self, is_reached):
        """Takes in frames until `is_reached`, or until the server closes; says which."""
        while not is_reached():
            if self.is_closed or not self._read_frame():
                return False
        return True

    def read_to_end(self):
        self.read_until(lambda: False)

    def synchronize(self):
        """A PING there and back: the server has read everything sent before, in a read of its own."""
        token = next(self._ping_numbers).to_bytes(8, "big")
        self.send(ping(token))
        assert self.read_until(lambda: token in self.pongs), f"closed with {self.goaways}"

    def settle(self):
        """Two of them: an answer to PING overtakes DATA, but not what was written with the one before."""
        self.synchronize()
        self.synchronize()

    def finish(self, number):
        """Reads until the stream is over."""
        assert self.read_until(lambda: self.stream(number).is_over), f"closed with {self.goaways}"
        return self.stream(number)

    def serves(self, number):
        """Whether a call on a stream of this number is answered as it should be; false when the server closes."""
        credit = window_update(number, 10_000) if self.initial_window < 10_000 else b""
        self.send(call(number), credit)
        if not self.read_until(lambda: self.stream(number).is_over):
            return False
        answer = self.stream(number)
        assert answer.grpc_status == "0" and len(answer.body) > 5, f"stream {number}: {answer}"
        return True

    def _read_frame(self):
        header = self._take(9)
        if header is None:
            self.is_closed = True
            return False
        received, length = Frame.parse_frame_header(memoryview(header))
        payload = self._take(length)
        assert payload is not None, "closed within a frame"
        received.parse_body(memoryview(payload))
        self._record(received, length)
        return True

    def _take(self, count):
        while len(self._buffer) < count:
            try:
                chunk = self.socket.recv(65_536)
            except ConnectionResetError:
                chunk = b""
            except TimeoutError:
                raise AssertionError(f"nothing came for {TIMEOUT} s; {self.goaways} {self.streams}") from None
            if not chunk:
                return None
            self._buffer += chunk
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken

    def _record(self, received, length):
        match received.type:
            case 0:
                stream = self.stream(received.stream_id)
                assert not stream.is_over, "DATA after the end"
                stream.body += received.data
                stream.data_sizes.append(length)
                stream.has_ended = "END_STREAM" in received.flags
            case 1:
                assert "END_HEADERS" in received.flags
                stream = self.stream(received.stream_id)
                assert not stream.is_over, "HEADERS after the end"
                stream.blocks.append(dict(self.decoder.decode(received.data)))
                stream.has_ended = "END_STREAM" in received.flags
            case 3:
                self.stream(received.stream_id).reset = received.error_code
            case 4:
                if "ACK" in received.flags:
                    self.acknowledged += 1
                else:
                    self.settings = received.settings
            case 6:
                pings = self.pongs if "ACK" in received.flags else self.server_pings
                pings.append(received.opaque_data)
            case 7:
                self.goaways.append((received.last_stream_id, received.error_code))
                self.goaway_texts.append(received.additional_data)
            case 8:
                if received.stream_id:
                    self.stream(received.stream_id).window_updates.append(received.window_increment)
                else:
                    self.connection_updates.append(received.window_increment)
            case other:
                raise AssertionError(f"the server sent a frame of type {other}")
