"""SETTINGS: RFC 9113 section 6.5."""

import pytest
from peer import (
    ACK,
    ENABLE_PUSH,
    FLOW_CONTROL_ERROR,
    FRAME_SIZE_ERROR,
    HEADER_TABLE_SIZE,
    INITIAL_WINDOW_SIZE,
    LARGEST_WINDOW,
    MAX_CONCURRENT_STREAMS,
    MAX_FRAME_SIZE,
    MAX_HEADER_LIST_SIZE,
    PREFACE,
    PROTOCOL_ERROR,
    SETTINGS,
    Peer,
    call,
    frame,
    settings,
    window_update,
)
from rows import SUBJECT, check, connection_error, ended, finished, half_closed, opened, row, served, verify

LARGEST = 2**32 - 1
#: RFC 8441 and RFC 9218, which a server may know.
ENABLE_CONNECT_PROTOCOL, NO_RFC7540_PRIORITIES = 0x8, 0x9

#: Every parameter that the RFC defines, with values that are right and values that are not.
RIGHT = [
    (HEADER_TABLE_SIZE, (0, 1, 4_096, 65_536, LARGEST)),
    (ENABLE_PUSH, (0, 1)),
    (MAX_CONCURRENT_STREAMS, (0, 1, LARGEST)),
    (INITIAL_WINDOW_SIZE, (1_000, 65_535, LARGEST_WINDOW)),
    (MAX_FRAME_SIZE, (16_384, 16_385, 2**24 - 1)),
    (MAX_HEADER_LIST_SIZE, (0, 1, LARGEST)),
    (ENABLE_CONNECT_PROTOCOL, (0,)),
    (NO_RFC7540_PRIORITIES, (0,)),
    # "An endpoint that receives a SETTINGS frame with any unknown or unsupported identifier MUST ignore that setting."
    *((unknown, (0, LARGEST)) for unknown in (0x0, 0x7, 0xA, 0xFF, 0x0A0A, 0xFFFF)),
]
RIGHT_VALUES = {name: values[-1] for name, values in RIGHT}
WRONG = [
    (ENABLE_PUSH, (2, LARGEST), PROTOCOL_ERROR),
    (INITIAL_WINDOW_SIZE, (LARGEST_WINDOW + 1, LARGEST), FLOW_CONTROL_ERROR),
    (MAX_FRAME_SIZE, (0, 1, 16_383, 2**24, LARGEST), PROTOCOL_ERROR),
]

ROWS = [
    *(
        row("6.5.2", f"setting {name:#x} = {value}", settings((name, value)), expect=served())
        for name, values in RIGHT
        for value in values
    ),
    *(
        row(
            "6.5.2", f"setting {name:#x} = {value}", settings((name, value)), state=state, expect=connection_error(code)
        )
        for name, values, code in WRONG
        for value in values
        for state in (opened, ended)
    ),
    row("6.5", "SETTINGS on a stream", frame(SETTINGS, 0, SUBJECT), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "6.5",
        "SETTINGS on an open stream",
        frame(SETTINGS, 0, SUBJECT),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.5",
        "an acknowledgement on a stream",
        frame(SETTINGS, ACK, SUBJECT),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.5",
        "an acknowledgement with a payload",
        settings((ENABLE_PUSH, 0), flags=ACK),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "6.5",
        "an acknowledgement of one byte",
        frame(SETTINGS, ACK, 0, b"\0"),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row("6.5", "an empty frame", settings(), expect=served()),
    row("6.5", "within a call", settings((MAX_FRAME_SIZE, 20_000)) + finished(), state=opened, expect=served(SUBJECT)),
    # An acknowledgement of nothing is not spoken of; section 5.4.1 lets a server take it for an error.
    row(
        "6.5.3",
        "an acknowledgement of nothing",
        settings(flags=ACK),
        expect=[*served(), *connection_error(PROTOCOL_ERROR)],
    ),
    # "The values in the SETTINGS frame MUST be processed in the order they appear."
    row(
        "6.5.3",
        "the last value counts",
        settings((INITIAL_WINDOW_SIZE, 0), (INITIAL_WINDOW_SIZE, 65_535)),
        expect=served(),
    ),
    row(
        "6.5.3",
        "a table of no bytes and back",
        settings((HEADER_TABLE_SIZE, 0), (HEADER_TABLE_SIZE, 4_096)),
        expect=served(),
    ),
    *(
        row(
            "6.5.3",
            f"setting {name:#x} = {value}, and then a right value",
            settings((name, value), (MAX_HEADER_LIST_SIZE, 1), (name, RIGHT_VALUES[name])),
            state=state,
            expect=connection_error(code),
        )
        for name, values, code in WRONG
        for value in values
        for state in (opened, ended)
    ),
    row(
        "6.5.3",
        "a window one too wide, and then a narrow one",
        window_update(SUBJECT, 1) + settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW), (INITIAL_WINDOW_SIZE, 0)),
        state=opened,
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.5.3",
        "a window as wide as can be, and then a narrow one",
        window_update(SUBJECT, 1)
        + settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW - 1), (INITIAL_WINDOW_SIZE, 65_535))
        + finished(),
        state=opened,
        expect=served(SUBJECT),
    ),
    # 5.4.1: what comes after the error is not looked at.
    row(
        "6.5.3",
        "a wrong value before a right one, and a call",
        settings((MAX_FRAME_SIZE, 1), (MAX_FRAME_SIZE, 16_384)) + call(SUBJECT),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    # RFC 9218 section 2.1: the value is not changed after the first frame.
    row(
        "6.5",
        "NO_RFC7540_PRIORITIES is 2",
        settings((NO_RFC7540_PRIORITIES, 2)),
        expect=connection_error(PROTOCOL_ERROR),
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_setting(port, case):
    check(port, case)


@pytest.mark.parametrize(
    "name, value, code",
    [
        pytest.param(name, value, code, id=f"6.5.2 {name:#x} = {value}")
        for name, values, code in WRONG
        for value in values
    ],
)
def test_a_wrong_value_in_the_first_frame(port, name, value, code):
    with Peer(port, greets=False) as peer:
        peer.send(PREFACE + settings((name, value)))
        verify(port, peer, connection_error(code))


def test_each_frame_is_acknowledged_once(port):
    """6.5.3: an empty SETTINGS frame with ACK for each, as soon as the values are applied."""
    with Peer(port) as peer:
        assert peer.acknowledged == 1
        peer.send(settings() * 3 + settings((MAX_FRAME_SIZE, 20_000)))
        assert peer.read_until(lambda: peer.acknowledged == 5)
        peer.synchronize()
        assert peer.acknowledged == 5


def test_the_acknowledgement_comes_before_what_follows(port):
    """6.5.3: a new window is in force for whatever the server sends after acknowledging it."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        half_closed(peer)
        peer.synchronize()
        assert peer.stream(SUBJECT).body == b""
        peer.send(settings((INITIAL_WINDOW_SIZE, 65_535)))
        assert peer.finish(SUBJECT).grpc_status == "0"
        assert peer.acknowledged == 2


def test_the_server_serves_before_its_settings_are_acknowledged(port):
    """6.5.3: until the acknowledgement comes, either values may be in force; calls within both are served."""
    with Peer(port, greets=False) as peer:
        peer.send(PREFACE + settings())
        for stream in range(1, 40, 2):
            assert peer.serves(stream)


def test_a_table_of_no_bytes(port):
    """6.5.2: with a table of 0 bytes the server refers to none of its entries; its first field block says that it has
    shrunk, on which the decoder insists (RFC 7541 section 4.2)."""
    with Peer(port, (HEADER_TABLE_SIZE, 0)) as peer:
        peer.decoder.max_allowed_table_size = 0
        for stream in range(1, 20, 2):
            assert peer.serves(stream)
        assert peer.decoder.header_table_size == 0


def test_no_push(port):
    """8.4: a server must not announce SETTINGS_ENABLE_PUSH other than 0, and never pushes to who has it off."""
    with Peer(port, (ENABLE_PUSH, 0)) as peer:
        assert peer.settings.get(ENABLE_PUSH, 0) == 0
        peer.send(call(1))
        assert peer.finish(1).grpc_status == "0"
        assert set(peer.streams) == {1}
