"""gRPC's interoperation tests (grpc/grpc `doc/interop-test-descriptions.md`), by grpcio. Each test is the case of its name."""

import queue
import random

import grpc
import pytest
from interop_server import empty_pb2, messages_pb2, open_channel, test_pb2_grpc
from relay import Relay

LARGE_REQUEST, LARGE_RESPONSE = 271828, 314159
REQUEST_SIZES = [27182, 8, 1828, 45904]
RESPONSE_SIZES = [31415, 9, 2653, 58979]
TIMEOUT = 30
YES, NO = messages_pb2.BoolValue(value=True), messages_pb2.BoolValue(value=False)


def payload(size):
    return messages_pb2.Payload(body=bytes(size))


def large_request(**fields):
    return messages_pb2.SimpleRequest(response_size=LARGE_RESPONSE, payload=payload(LARGE_REQUEST), **fields)


def call_large(stub, **options):
    response = stub.UnaryCall(large_request(), timeout=TIMEOUT, **options)
    assert response.payload == payload(LARGE_RESPONSE)


def output_request(response_size, request_size, **parameters):
    return messages_pb2.StreamingOutputCallRequest(
        response_parameters=[messages_pb2.ResponseParameters(size=response_size, **parameters)],
        payload=payload(request_size),
    )


def status_of(act):
    """What a call that fails ends with."""
    with pytest.raises(grpc.RpcError) as caught:
        act()
    return caught.value.code(), caught.value.details()


class Requests:
    """Requests that are sent one by one; ends with `finish`."""

    def __init__(self):
        self._queue = queue.Queue()
        self.send = self._queue.put

    def finish(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


# Calls of every kind.


def test_empty_unary(stub):
    assert stub.EmptyCall(empty_pb2.Empty(), timeout=TIMEOUT) == empty_pb2.Empty()


def test_large_unary(stub):
    call_large(stub)


def test_client_streaming(stub):
    requests = [messages_pb2.StreamingInputCallRequest(payload=payload(size)) for size in REQUEST_SIZES]
    response = stub.StreamingInputCall(iter(requests), timeout=TIMEOUT)
    assert response.aggregated_payload_size == sum(REQUEST_SIZES) == 74922


def test_server_streaming(stub):
    parameters = [messages_pb2.ResponseParameters(size=size) for size in RESPONSE_SIZES]
    request = messages_pb2.StreamingOutputCallRequest(response_parameters=parameters)
    responses = list(stub.StreamingOutputCall(request, timeout=TIMEOUT))
    assert [response.payload for response in responses] == [payload(size) for size in RESPONSE_SIZES]


def test_server_streaming_with_intervals(stub):
    """No case of the descriptions; their server has it."""
    parameters = [messages_pb2.ResponseParameters(size=size, interval_us=1000) for size in RESPONSE_SIZES]
    request = messages_pb2.StreamingOutputCallRequest(response_parameters=parameters)
    responses = list(stub.StreamingOutputCall(request, timeout=TIMEOUT))
    assert [len(response.payload.body) for response in responses] == RESPONSE_SIZES


def test_ping_pong(stub):
    requests = Requests()
    responses = stub.FullDuplexCall(iter(requests), timeout=TIMEOUT)
    for request_size, response_size in zip(REQUEST_SIZES, RESPONSE_SIZES):
        requests.send(output_request(response_size, request_size))
        assert next(responses).payload == payload(response_size)
    requests.finish()
    assert next(responses, None) is None
    assert responses.code() == grpc.StatusCode.OK


def test_half_duplex(stub):
    """No case of the descriptions; their service has the method."""
    requests = [output_request(size, 1) for size in RESPONSE_SIZES]
    responses = list(stub.HalfDuplexCall(iter(requests), timeout=TIMEOUT))
    assert [len(response.payload.body) for response in responses] == RESPONSE_SIZES


def test_empty_stream(stub):
    assert list(stub.FullDuplexCall(iter([]), timeout=TIMEOUT)) == []


# Compression.


def test_client_compressed_unary(stub):
    def call(expected, compression):
        return stub.UnaryCall(large_request(expect_compressed=expected), timeout=TIMEOUT, compression=compression)

    # First, that the server looks.
    code, _ = status_of(lambda: call(YES, grpc.Compression.NoCompression))
    assert code == grpc.StatusCode.INVALID_ARGUMENT
    code, _ = status_of(lambda: call(NO, grpc.Compression.Gzip))
    assert code == grpc.StatusCode.INVALID_ARGUMENT
    assert call(YES, grpc.Compression.Gzip).payload == payload(LARGE_RESPONSE)
    assert call(NO, grpc.Compression.NoCompression).payload == payload(LARGE_RESPONSE)


def test_client_compressed_streaming(stub):
    def call(messages, compression):
        requests = [
            messages_pb2.StreamingInputCallRequest(payload=messages_pb2.Payload(body=body), expect_compressed=expected)
            for body, expected in messages
        ]
        return stub.StreamingInputCall(iter(requests), timeout=TIMEOUT, compression=compression)

    code, _ = status_of(lambda: call([(bytes(27182), YES)], grpc.Compression.NoCompression))
    assert code == grpc.StatusCode.INVALID_ARGUMENT
    # grpcio has no option for one message, but leaves one uncompressed that compression would not make smaller.
    noise = random.Random(1).randbytes(45904)
    response = call([(bytes(27182), YES), (noise, NO)], grpc.Compression.Gzip)
    assert response.aggregated_payload_size == 73086


@pytest.mark.parametrize("compressed", [YES, NO], ids=["compressed", "uncompressed"])
def test_server_compressed_unary(interop_server, compressed):
    with Relay(interop_server.port) as relay, open_channel(relay.address) as channel:
        stub = test_pb2_grpc.TestServiceStub(channel)
        response = stub.UnaryCall(large_request(response_compressed=compressed), timeout=TIMEOUT)
        assert response.payload == payload(LARGE_RESPONSE)
        if compressed.value:
            assert relay.server_bytes < 10_000
        else:
            assert relay.server_bytes > LARGE_RESPONSE


def test_server_compressed_streaming(interop_server):
    with Relay(interop_server.port) as relay, open_channel(relay.address) as channel:
        stub = test_pb2_grpc.TestServiceStub(channel)
        parameters = [
            messages_pb2.ResponseParameters(size=31415, compressed=YES),
            messages_pb2.ResponseParameters(size=92653, compressed=NO),
        ]
        request = messages_pb2.StreamingOutputCallRequest(response_parameters=parameters)
        responses = list(stub.StreamingOutputCall(request, timeout=TIMEOUT))
        assert [response.payload for response in responses] == [payload(31415), payload(92653)]
        assert 92653 < relay.server_bytes < 92653 + 10_000


# Metadata and status.

INITIAL = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
TRAILING = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")


def test_custom_metadata_unary(stub):
    _, call = stub.UnaryCall.with_call(large_request(), timeout=TIMEOUT, metadata=[INITIAL, TRAILING])
    assert INITIAL in call.initial_metadata()
    assert TRAILING in call.trailing_metadata()


def test_custom_metadata_full_duplex(stub):
    requests = [output_request(LARGE_RESPONSE, LARGE_REQUEST)]
    call = stub.FullDuplexCall(iter(requests), timeout=TIMEOUT, metadata=[INITIAL, TRAILING])
    assert [response.payload for response in call] == [payload(LARGE_RESPONSE)]
    assert INITIAL in call.initial_metadata()
    assert TRAILING in call.trailing_metadata()


def answers_with(stub, status):
    request = messages_pb2.SimpleRequest(response_status=status)
    yield status_of(lambda: stub.UnaryCall(request, timeout=TIMEOUT))
    request = messages_pb2.StreamingOutputCallRequest(response_status=status)
    yield status_of(lambda: list(stub.FullDuplexCall(iter([request]), timeout=TIMEOUT)))


@pytest.mark.parametrize("code", [code for code in grpc.StatusCode if code != grpc.StatusCode.OK], ids=lambda c: c.name)
def test_status_code_and_message(stub, code):
    status = messages_pb2.EchoStatus(code=code.value[0], message="test status message")
    assert list(answers_with(stub, status)) == [(code, "test status message")] * 2


def test_special_status_message(stub):
    message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    status = messages_pb2.EchoStatus(code=2, message=message)
    assert list(answers_with(stub, status)) == [(grpc.StatusCode.UNKNOWN, message)] * 2


def test_unimplemented_method(stub):
    code, _ = status_of(lambda: stub.UnimplementedCall(empty_pb2.Empty(), timeout=TIMEOUT))
    assert code == grpc.StatusCode.UNIMPLEMENTED


def test_unimplemented_service(channel):
    stub = test_pb2_grpc.UnimplementedServiceStub(channel)
    code, _ = status_of(lambda: stub.UnimplementedCall(empty_pb2.Empty(), timeout=TIMEOUT))
    assert code == grpc.StatusCode.UNIMPLEMENTED


# Calls that are given up.


def test_cancel_after_begin(stub):
    requests = Requests()
    call = stub.StreamingInputCall.future(iter(requests), timeout=TIMEOUT)
    call.cancel()
    assert call.cancelled()
    assert call.code() == grpc.StatusCode.CANCELLED
    requests.finish()


def test_cancel_after_first_response(stub):
    requests = Requests()
    call = stub.FullDuplexCall(iter(requests), timeout=TIMEOUT)
    requests.send(output_request(31415, 27182))
    assert next(call).payload == payload(31415)
    call.cancel()
    code, _ = status_of(lambda: next(call))
    assert code == grpc.StatusCode.CANCELLED
    requests.finish()


def test_timeout_on_sleeping_server(stub):
    # The server would answer after a minute, so that it is the deadline that ends the call.
    requests = Requests()
    requests.send(output_request(1, 27182, interval_us=60_000_000))
    call = stub.FullDuplexCall(iter(requests), timeout=0.001)
    code, _ = status_of(lambda: next(call))
    assert code == grpc.StatusCode.DEADLINE_EXCEEDED
    requests.finish()


# Many calls.


def test_rpc_soak(stub):
    for _ in range(100):
        call_large(stub)


def test_channel_soak(interop_server):
    for _ in range(20):
        with open_channel(interop_server.address) as channel:
            call_large(test_pb2_grpc.TestServiceStub(channel))
