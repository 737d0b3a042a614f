"""Requests as HTTP: RFC 9113 section 8. What gRPC makes of them is tested elsewhere."""

import pytest
from peer import (
    END_HEADERS,
    END_STREAM,
    MESSAGE,
    PROTOCOL_ERROR,
    REQUEST,
    REQUEST_BLOCK,
    Peer,
    block,
    call,
    continuation,
    data,
    headers,
    literal,
    request,
)
from rows import LATER, PROOF, SUBJECT, check, finished, half_sent, opened, row, served, stream_error

END = END_HEADERS | END_STREAM
PATH = dict(REQUEST)[":path"]


def malformed(section, name, fields):
    """A request that is malformed by its fields is a stream error of type PROTOCOL_ERROR (8.1.1), complete or not."""
    yield row(section, name, call(SUBJECT, fields), expect=stream_error(PROTOCOL_ERROR))
    yield row(section, f"{name}, without a body", headers(SUBJECT, fields, END), expect=stream_error(PROTOCOL_ERROR))


def sound(section, name, fields):
    yield row(section, name, call(SUBJECT, fields), expect=served(SUBJECT))


#: A name "MUST NOT contain characters in the ranges 0x00-0x20, 0x41-0x5a, or 0x7f-0xff", nor a colon but the first.
BAD_NAMES = [
    ("upper case", "X-Upper"),
    ("one upper case letter", "x-uppeR"),
    ("empty", ""),
    ("NUL", "a\0b"),
    ("a space", "a b"),
    ("a space at the end", "a "),
    ("a tab", "\ta"),
    ("a line feed", "a\nb"),
    ("a carriage return", "a\rb"),
    ("DEL", "a\x7f"),
    ("0x80", b"a\x80"),
    ("0xff", b"\xff"),
    ("UTF-8", "grüße"),
    ("a colon at the end", "a:"),
    ("a colon within", "a:b"),
]

#: "A field value MUST NOT contain NUL, LF or CR at any position" nor "start or end with an ASCII whitespace character".
BAD_VALUES = [
    ("NUL", "a\0b"),
    ("NUL alone", "\0"),
    ("a line feed", "a\nb"),
    ("a carriage return", "a\rb"),
    ("CRLF and a field", "a\r\nb: c"),
    ("a space before", " a"),
    ("a space behind", "a "),
    ("a tab before", "\ta"),
    ("a tab behind", "a\t"),
    ("a space alone", " "),
]

FIELD_ROWS = [
    *(one for name, bad in BAD_NAMES for one in malformed("8.2.1", f"a field name with {name}", request((bad, "v")))),
    *(
        one
        for name, bad in BAD_VALUES
        for one in malformed("8.2.1", f"a field value with {name}", request(("name", bad)))
    ),
    *(
        one
        for name in (":method", ":scheme", ":path", ":authority", "content-type", "te")
        for one in malformed(
            "8.2.1", f"a line feed in {name}", request(**{name.lstrip(":"): dict(REQUEST)[name] + "\n"})
        )
    ),
    # 8.2.2: connection-specific fields.
    *(
        one
        for name, value in (
            ("connection", "keep-alive"),
            ("connection", "close"),
            ("proxy-connection", "keep-alive"),
            ("keep-alive", "timeout=5"),
            ("transfer-encoding", "chunked"),
            ("transfer-encoding", "identity"),
            ("upgrade", "websocket"),
        )
        for one in malformed("8.2.2", f"{name}: {value}", request((name, value)))
    ),
    *(
        one
        for value in ("gzip", "chunked", "trailers, gzip", "", "trailer")
        for one in malformed("8.2.2", f"te: {value}", request(te=value))
    ),
    *sound("8.2.2", "te: trailers", REQUEST_BLOCK),
    *sound("8.2.2", "no te", request(without=("te",))),
    # What looks strange and is right.
    *sound("8.2.1", "an empty value", request(("name", ""))),
    *sound(
        "8.2.1",
        "every character a name may have",
        request(("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz", "v")),
    ),
    *sound("8.2.1", "a value with spaces and tabs within", request(("name", "a \t b"))),
    *sound("8.2.1", "a value beyond ASCII", request(("name", "grüße".encode()))),
    *sound("8.2.1", "the same field twice", request(("name", "a"), ("name", "b"))),
    *sound("8.2.3", "cookie in crumbs", request(("cookie", "a=b"), ("cookie", "c=d"), ("cookie", "e=f"))),
]

PSEUDO_ROWS = [
    *(
        one
        for name in (":method", ":scheme", ":path")
        for one in malformed("8.3.1", f"no {name}", request(without=(name,)))
    ),
    *malformed("8.3.1", "neither :authority nor host", request(without=(":authority",))),
    *sound("8.3.1", "host instead of :authority", request(("host", "localhost"), without=(":authority",))),
    *sound("8.3.1", "host and :authority alike", request(("host", "localhost"))),
    *(
        one
        for name in (":method", ":scheme", ":path", ":authority")
        for one in malformed("8.3.1", f"{name} twice", literal(name, dict(REQUEST)[name]) + REQUEST_BLOCK)
    ),
    *(
        one
        for name in (":method", ":scheme", ":path", ":authority")
        for one in malformed("8.3", f"{name} behind a field", request((name, dict(REQUEST)[name]), without=(name,)))
    ),
    *malformed("8.3", "a pseudo-header behind an invalid field", block([*REQUEST[:3], ("a b", "c"), *REQUEST[3:]])),
    *(
        one
        for name, value in (
            (":status", "200"),
            (":unknown", "x"),
            (":", "x"),
            ("::path", PATH),
            (":Path", PATH),
            (":protocol", "websocket"),
        )
        for one in malformed("8.3", f"{name}: {value}", literal(name, value) + REQUEST_BLOCK)
    ),
    *malformed("8.3.1", "an empty :path", request(path="")),
    *malformed("8.3.1", "an empty :method", request(method="")),
    *malformed("8.3.1", "an empty :scheme", request(scheme="")),
    *malformed("8.3.1", "a :path that is not absolute", request(path="holdfast.v1.AdminService/GetServerInfo")),
    *malformed("8.3.1", "a :path of *, but for OPTIONS", request(path="*")),
    *malformed("8.3.1", "a :path with a space", request(path="/a b")),
    *malformed("8.3.1", "a :path with a line feed", request(path="/a\nb")),
    *malformed("8.3.1", "a :method that is no token", request(method="PO ST")),
    *malformed("8.3.1", "a :scheme that is none", request(scheme="ht tp")),
    *malformed("8.3.1", "a :scheme that begins with a digit", request(scheme="1http")),
    *malformed("8.3.1", "an :authority with a space", request(authority="local host")),
    *malformed("8.3.1", "no fields at all", b""),
    *sound(
        "8.3.1",
        "pseudo-headers in another order",
        block([REQUEST[2], REQUEST[3], REQUEST[0], REQUEST[1], *REQUEST[4:]]),
    ),
    *sound("8.3.1", "another authority", request(authority="[::1]:50051")),
    *sound("8.3.1", "https, as a proxy that has ended TLS may say", request(scheme="https")),
    # 8.5: CONNECT has :authority, and neither :scheme nor :path.
    *malformed("8.5", "CONNECT with :scheme and :path", request(method="CONNECT")),
    *malformed("8.5", "CONNECT with :path", request(method="CONNECT", without=(":scheme",))),
    *malformed("8.5", "CONNECT with :scheme", request(method="CONNECT", without=(":path",))),
    *malformed("8.5", "CONNECT without :authority", block([(":method", "CONNECT")])),
    *malformed(
        "8.5",
        "extended CONNECT, which the server does not offer",
        literal(":protocol", "websocket") + request(method="CONNECT"),
    ),
]


def length(value, *, body=MESSAGE, ends=None):
    return headers(SUBJECT, request(("content-length", str(value)))) + data(
        SUBJECT, body, END_STREAM if ends is None else ends
    )


LENGTH_ROWS = [
    row("8.1.1", "content-length as long as the body", length(5), expect=served(SUBJECT)),
    row(
        "8.1.1",
        "content-length, the body in two frames",
        length(5, body=MESSAGE[:2], ends=0) + data(SUBJECT, MESSAGE[2:], END_STREAM),
        expect=served(SUBJECT),
    ),
    row(
        "8.1.1",
        "content-length, padding left out",
        headers(SUBJECT, request(("content-length", "5"))) + data(SUBJECT, b"\7" + MESSAGE + bytes(7), 0x9),
        expect=served(SUBJECT),
    ),
    row("8.1.1", "content-length longer than the body", length(6), expect=stream_error(PROTOCOL_ERROR)),
    row("8.1.1", "content-length shorter than the body", length(4), expect=stream_error(PROTOCOL_ERROR)),
    row(
        "8.1.1",
        "content-length shorter than an unfinished body",
        length(4, ends=0),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1.1",
        "content-length shorter than a body in two frames",
        length(6, ends=0) + data(SUBJECT, b"ab", END_STREAM),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row("8.1.1", "content-length of 0 and a body", length(0), expect=stream_error(PROTOCOL_ERROR)),
    row(
        "8.1.1",
        "content-length and no body",
        headers(SUBJECT, request(("content-length", "5")), END),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row("8.1.1", "content-length and an empty body", length(5, body=b""), expect=stream_error(PROTOCOL_ERROR)),
    row(
        "8.1.1",
        "content-length longer than a body with trailers",
        length(6, ends=0) + headers(SUBJECT, literal("a", "b"), END),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1.1",
        "content-length as long as a body with trailers",
        length(5, ends=0) + headers(SUBJECT, literal("a", "b"), END),
        expect=served(SUBJECT),
    ),
    *(
        row("8.1.1", f"content-length: {value}", length(value), expect=stream_error(PROTOCOL_ERROR))
        for value in ("", "-5", "+5", "5,5", "5.0", "0x5", "five", "99999999999999999999999")
    ),
    row(
        "8.1.1",
        "content-length twice",
        call(SUBJECT, request(("content-length", "5"), ("content-length", "5"))),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1.1",
        "content-length twice and different",
        call(SUBJECT, request(("content-length", "5"), ("content-length", "6"))),
        expect=stream_error(PROTOCOL_ERROR),
    ),
]


def trailers(*fields, flags=END):
    return headers(SUBJECT, block(fields), flags)


TRAILER_ROWS = [
    row(
        "8.1",
        "trailers",
        data(SUBJECT, MESSAGE) + trailers(("a", "b"), ("c", "d")),
        state=opened,
        expect=served(SUBJECT),
    ),
    row("8.1", "trailers without a field", data(SUBJECT, MESSAGE) + trailers(), state=opened, expect=served(SUBJECT)),
    row(
        "8.1",
        "trailers without END_STREAM",
        data(SUBJECT, MESSAGE) + trailers(("a", "b"), flags=END_HEADERS),
        state=opened,
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1",
        "trailers without END_STREAM, and DATA behind",
        trailers(("a", "b"), flags=END_HEADERS) + finished(),
        state=opened,
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1",
        "a second request on the stream",
        headers(SUBJECT, REQUEST_BLOCK),
        state=opened,
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1",
        "a second request on the stream, at its end",
        headers(SUBJECT, REQUEST_BLOCK, END),
        state=opened,
        expect=stream_error(PROTOCOL_ERROR),
    ),
    *(
        row(
            "8.1",
            f"{name} in trailers",
            data(SUBJECT, MESSAGE[3:]) + trailers(("a", "b"), (name, value)),
            state=half_sent,
            expect=stream_error(PROTOCOL_ERROR),
        )
        for name, value in ((":path", PATH), (":method", "POST"), (":status", "200"), (":unknown", "x"))
    ),
    row(
        "8.1",
        "a pseudo-header alone in trailers",
        data(SUBJECT, MESSAGE) + trailers((":path", PATH)),
        state=opened,
        expect=stream_error(PROTOCOL_ERROR),
    ),
    *(
        row(
            "8.2",
            f"{name} in trailers",
            data(SUBJECT, MESSAGE) + trailers((name, value)),
            state=opened,
            expect=stream_error(PROTOCOL_ERROR),
        )
        for name, value in (
            ("connection", "close"),
            ("transfer-encoding", "chunked"),
            ("te", "gzip"),
            ("X-Upper", "v"),
            ("a b", "v"),
            ("name", "a\nb"),
            ("name", " a"),
        )
    ),
]

ORDER_ROWS = [
    row("8.1", "two calls at once", call(SUBJECT) + call(LATER), expect=served(SUBJECT, LATER)),
    row(
        "8.1",
        "two calls whose frames alternate",
        headers(SUBJECT, REQUEST_BLOCK)
        + headers(LATER, REQUEST_BLOCK)
        + data(LATER, MESSAGE[:2])
        + finished()
        + data(LATER, MESSAGE[2:], END_STREAM),
        expect=served(SUBJECT, LATER),
    ),
    row(
        "8.1.1",
        "a malformed request between two others",
        headers(1, REQUEST_BLOCK) + call(SUBJECT, request(("Upper", "x"))) + call(LATER) + data(1, MESSAGE, END_STREAM),
        expect=stream_error(PROTOCOL_ERROR),
    ),
    row(
        "8.1.1",
        "a malformed field block in pieces",
        headers(SUBJECT, request(("connection", "close")), 0) + continuation(SUBJECT, literal("a", "b")) + finished(),
        expect=stream_error(PROTOCOL_ERROR),
    ),
]

ROWS = [*FIELD_ROWS, *PSEUDO_ROWS, *LENGTH_ROWS, *TRAILER_ROWS, *ORDER_ROWS]


@pytest.mark.parametrize("case", ROWS)
def test_request(port, case):
    check(port, case)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", "TRACE", "BREW", "post"])
@pytest.mark.parametrize("ends", [END_HEADERS, END], ids=["with a body to come", "without a body"])
def test_other_methods_are_sound_requests(port, method, ends):
    """8.3.1: a method that a resource does not have is no mistake of HTTP/2; the answer is a response."""
    with Peer(port) as peer:
        peer.send(headers(1, request(method=method), ends))
        assert peer.finish(1).blocks[0][":status"] == "405"
        assert peer.serves(3)


@pytest.mark.parametrize("ends", [END_HEADERS, END], ids=["with a body to come", "without a body"])
def test_connect(port, ends):
    """8.5: a server that is no proxy answers CONNECT with an error of HTTP, or resets it."""
    with Peer(port) as peer:
        peer.send(headers(1, block([(":method", "CONNECT"), (":authority", "example.com:443")]), ends))
        answer = peer.finish(1)
        assert answer.reset is not None or answer.blocks[0][":status"] in ("405", "501")
        assert peer.serves(3)


def test_an_answer_before_its_request_is_complete(port):
    """8.1: a whole response, then RST_STREAM(NO_ERROR); the peer may go on sending for a moment."""
    with Peer(port) as peer:
        peer.send(headers(1, request(path="/no/such")))
        assert peer.read_until(lambda: peer.stream(1).reset is not None)
        assert peer.stream(1).has_ended and peer.stream(1).reset == 0
        peer.send(data(1, bytes(16_000)) + data(1, b"", END_STREAM))
        assert peer.serves(3)


def test_many_malformed_requests(port):
    """5.4.2: an error of one stream leaves the connection as it is, however often."""
    with Peer(port) as peer:
        last = 2 * 150 - 1
        for stream in range(1, last + 1, 2):
            peer.send(call(stream, request(("Upper", "x"))))
            assert peer.finish(stream).reset == PROTOCOL_ERROR
        assert peer.serves(last + 2)


def test_malformed_trailers_do_not_run_the_call(port):
    """8.1.1: a malformed request is not processed."""
    with Peer(port) as peer:
        peer.send(headers(1, request()) + data(1, MESSAGE) + headers(1, literal("connection", "close"), END))
        answer = peer.finish(1)
        assert answer.reset == PROTOCOL_ERROR and answer.blocks == []
        assert peer.serves(PROOF)


LARGE = block([("filler", "f" * 1_000)] * 9)


def test_oversized_trailers(port):
    """10.5.1: trailers over the limit are refused on their stream."""
    with Peer(port) as peer:
        peer.send(headers(1, REQUEST_BLOCK) + data(1, MESSAGE) + headers(1, LARGE, END))
        assert peer.finish(1).grpc_status == "8"
        assert peer.serves(3)


def test_oversized_trailers_and_a_deadline(port):
    """The deadline of a call that was refused by its trailers must not end the next one in its place."""
    with Peer(port) as peer:
        brief = request(("grpc-timeout", "50m"))
        peer.send(headers(1, brief) + headers(1, LARGE, END))
        assert peer.finish(1).grpc_status == "8"
        peer.send(headers(3, REQUEST_BLOCK))
        peer.synchronize()
        # Its deadline is later than that of the first.
        peer.send(headers(5, brief))
        assert peer.finish(5).grpc_status == "4"
        peer.send(data(3, MESSAGE, END_STREAM))
        assert peer.finish(3).grpc_status == "0"
