"""What is read together is carried out together."""

import pytest
from peer import END_STREAM, Peer, data, headers, number, request
from server import Server, new_id, reservation_pb2

PATH = "/holdfast.v1.ReservationService/CreateReservation"
COUNT = 20


def create_reservation(stream, variant):
    message = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1)
    message.ttl.FromSeconds(60)
    body = message.SerializeToString()
    return headers(stream, request(path=PATH)) + data(stream, b"\0" + number(len(body)) + body, END_STREAM)


@pytest.mark.parametrize("loops", [1, 3])
def test_calls_of_one_read_are_one_group(tmp_path, loops):
    """One batch for the engine, and one commit: as many of either as there are calls would be as many flushes."""
    with Server(tmp_path / "data", "--loops", loops) as server, server.client() as client, Peer(server.port) as peer:
        variant = new_id()
        client.set_stock(variant, 100)
        before = client.info()
        streams = [1 + 2 * index for index in range(COUNT)]
        peer.send(*(create_reservation(stream, variant) for stream in streams))
        for stream in streams:
            assert peer.finish(stream).grpc_status == "0"
        after = client.info()
    assert after.commit_seq - before.commit_seq == COUNT
    assert after.group_count - before.group_count == 1
