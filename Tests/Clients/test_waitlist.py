"""Waiting for units: who gets what becomes free, and that all of it is still so after the machine has died."""

import grpc
import pytest
from server import Server, new_id, reservation_pb2

FIRST, SECOND = 1, 2


def join(client, variant, user, quantity=1, **fields):
    request = reservation_pb2.JoinWaitlistRequest(
        request_id=new_id(), variant_id=variant, user_id=user, quantity=quantity, **fields
    )
    return client.reservation.JoinWaitlist(request, timeout=30).waitlist_entry


def place(client, entry):
    request = reservation_pb2.GetWaitlistEntryRequest(waitlist_entry_id=entry.id)
    return client.reservation.GetWaitlistEntry(request, timeout=30).waitlist_entry


def state(client, entry):
    return reservation_pb2.WaitlistEntry.State.Name(place(client, entry).state)


def release(client, reservation):
    request = reservation_pb2.ReleaseReservationRequest(reservation_id=reservation)
    client.reservation.ReleaseReservation(request, timeout=30)


@pytest.fixture
def sold_out(client):
    """A variant all ten units of which are held, by two reservations of five."""
    variant = new_id()
    client.set_stock(variant, 10)
    return variant, [client.hold(variant, quantity=5).reservation.id for _ in range(2)]


def test_units_that_become_free_go_to_whoever_waited_longest(client, sold_out):
    variant, (held, _) = sold_out
    first, second = join(client, variant, FIRST, quantity=3), join(client, variant, SECOND, quantity=3)
    release(client, held)
    assert (state(client, first), state(client, second)) == ("OFFERED", "WAITING")
    # Two units are left, and nobody waits for so few.
    with pytest.raises(grpc.RpcError) as failure:
        client.hold(variant, quantity=3)
    assert failure.value.code() == grpc.StatusCode.FAILED_PRECONDITION
    client.hold(variant, quantity=2)
    client.verify()


def test_an_offer_is_claimed_and_committed(client, sold_out):
    variant, (held, _) = sold_out
    entry = join(client, variant, FIRST, quantity=5)
    release(client, held)
    offered = place(client, entry)
    commit = reservation_pb2.CommitReservationRequest(reservation_id=offered.reservation_id)
    with pytest.raises(grpc.RpcError) as failure:
        client.reservation.CommitReservation(commit, timeout=30)
    assert failure.value.code() == grpc.StatusCode.FAILED_PRECONDITION
    claim = reservation_pb2.ClaimWaitlistOfferRequest(request_id=new_id(), waitlist_entry_id=entry.id)
    answer = client.reservation.ClaimWaitlistOffer(claim, timeout=30)
    assert answer.reservation.owner == reservation_pb2.Reservation.CALLER
    assert client.reservation.ClaimWaitlistOffer(claim, timeout=30) == answer
    client.reservation.CommitReservation(commit, timeout=30)
    assert state(client, entry) == "CLAIMED"
    client.verify()


def test_an_offer_that_is_not_taken_goes_to_the_next(client, sold_out):
    variant, (held, _) = sold_out
    first, second = join(client, variant, FIRST, quantity=5, ttl={"seconds": 1}), join(client, variant, SECOND, quantity=5)
    release(client, held)
    assert state(client, second) == "WAITING"
    while state(client, second) == "WAITING":
        pass
    assert (state(client, first), state(client, second)) == ("EXPIRED", "OFFERED")
    client.verify()


def test_who_waits_and_what_was_offered_survive_a_kill(tmp_path):
    with Server(tmp_path / "data") as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 2)
        held = [client.hold(variant).reservation.id for _ in range(2)]
        first, second = join(client, variant, FIRST), join(client, variant, SECOND)
        release(client, held[0])
        server.kill()
    with Server(tmp_path / "data") as server, server.client() as client:
        assert (state(client, first), state(client, second)) == ("OFFERED", "WAITING")
        release(client, held[1])
        assert state(client, second) == "OFFERED"
        client.verify()


def test_reservations_are_listed_the_newest_first(client, sold_out):
    variant, (older, newer) = sold_out
    release(client, older)
    request = reservation_pb2.ListReservationsRequest(variant_id=variant, page_size=1)
    first = client.reservation.ListReservations(request, timeout=30)
    request.page_token = first.next_page_token
    second = client.reservation.ListReservations(request, timeout=30)
    assert [row.id for page in (first, second) for row in page.reservations] == [newer, older]
    assert not second.next_page_token
    open_only = reservation_pb2.ListReservationsRequest(variant_id=variant, open_only=True)
    assert [row.id for row in client.reservation.ListReservations(open_only, timeout=30).reservations] == [newer]
