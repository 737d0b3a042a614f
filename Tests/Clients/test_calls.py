"""Every call of the service, by a client that was not written here."""

import time

import grpc
import pytest
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp
from server import admin_pb2, ledger_pb2, new_id, refused, reservation_pb2, stock_pb2

Reservation = reservation_pb2.Reservation
LedgerEntry = ledger_pb2.LedgerEntry


def test_set_and_get_stock(client):
    variant = new_id()
    first = client.set_stock(variant, 10, low_stock_threshold=3, backorder_limit=2, note="opening")
    assert first.commit_seq > 0
    stock = client.get_stock(variant)
    assert stock == first.stock
    assert (stock.current_stock, stock.reserved_stock, stock.available_stock) == (10, 0, 10)
    assert (stock.low_stock_threshold, stock.backorder_limit) == (3, 2)
    assert abs(stock.update_time.ToDatetime().timestamp() - time.time()) < 3600 * 24

    second = client.set_stock(variant, 12, expected_current=10, etag=stock.etag)
    assert second.commit_seq > first.commit_seq
    assert second.stock.low_stock_threshold == 3, "absent means unchanged"
    answer = refused(client.stock.SetStock, stock_pb2.SetStockRequest(variant_id=variant, etag=stock.etag))
    assert (answer.code, answer.reason) == (grpc.StatusCode.ABORTED, "ETAG_MISMATCH")
    assert answer.metadata["current_etag"] == second.stock.etag


def test_adjust_stock(client):
    variant = new_id()
    client.set_stock(variant, 10)
    request = stock_pb2.AdjustStockRequest(
        variant_id=variant, quantity_change=-4, reason=LedgerEntry.DAMAGED, note="fell off a shelf"
    )
    assert client.stock.AdjustStock(request).stock.current_stock == 6
    page = client.ledger.ListLedgerEntries(ledger_pb2.ListLedgerEntriesRequest(variant_id=variant))
    assert [entry.quantity_change for entry in page.entries] == [-4, 10]
    assert page.entries[0].note == "fell off a shelf"
    assert page.entries[0].reason == LedgerEntry.DAMAGED


def test_batch_get_stocks(client):
    variants = [new_id() for _ in range(5)]
    for units, variant in enumerate(variants):
        client.set_stock(variant, units)
    asked = [*reversed(variants), variants[0]]
    answer = client.stock.BatchGetStocks(stock_pb2.BatchGetStocksRequest(variant_ids=asked))
    assert [stock.variant_id for stock in answer.stocks] == asked
    assert [stock.current_stock for stock in answer.stocks] == [4, 3, 2, 1, 0, 0]


def test_reservation_from_hold_to_shipping(client):
    variant, order = new_id(), new_id()
    client.set_stock(variant, 10)
    held = client.hold(variant, 4, ttl=Duration(seconds=60), order_id=order, user_id=77)
    row = held.reservation
    assert row.state == Reservation.HELD and row.owner == Reservation.CALLER
    assert (row.variant_id, row.quantity, row.order_id, row.user_id) == (variant, 4, order, 77)
    assert row.expire_time.ToNanoseconds() - row.create_time.ToNanoseconds() == 60 * 10**9
    assert held.stock.available_stock == 6
    assert client.reservation.GetReservation(
        reservation_pb2.GetReservationRequest(reservation_id=row.id)
    ).reservation == row

    extended = client.reservation.ExtendReservation(
        reservation_pb2.ExtendReservationRequest(reservation_id=row.id, ttl=Duration(seconds=600), etag=row.etag)
    )
    assert extended.reservation.expire_time.seconds > row.expire_time.seconds
    committed = client.reservation.CommitReservation(
        reservation_pb2.CommitReservationRequest(reservation_id=row.id, quantity=3)
    )
    assert committed.reservation.state == Reservation.COMMITTED
    assert committed.stock.reserved_stock == 3
    consumed = client.reservation.ConsumeReservation(
        reservation_pb2.ConsumeReservationRequest(reservation_id=row.id)
    )
    assert consumed.reservation.state == Reservation.CONSUMED
    assert (consumed.stock.current_stock, consumed.stock.reserved_stock) == (7, 0)
    entries = client.ledger.ListLedgerEntries(ledger_pb2.ListLedgerEntriesRequest(variant_id=variant)).entries
    assert [entry.reason for entry in entries] == [
        LedgerEntry.CONSUMED,
        LedgerEntry.COMMITTED,
        LedgerEntry.HELD,
        LedgerEntry.COUNT,
    ]
    assert {entry.order_id for entry in entries[:3]} == {order}
    client.verify()


def test_an_ended_reservation_is_found_wherever_it_lies(client):
    variant = new_id()
    client.set_stock(variant, 10)
    row = client.hold(variant, 4).reservation
    released = client.reservation.ReleaseReservation(
        reservation_pb2.ReleaseReservationRequest(reservation_id=row.id)
    )
    assert released.reservation.state == Reservation.RELEASED
    assert released.stock.available_stock == 10
    # Once at once, and once when the snapshot has reached it and it has left memory.
    for _ in wait_until_folded(client):
        found = client.reservation.GetReservation(reservation_pb2.GetReservationRequest(reservation_id=row.id))
        assert found.reservation == released.reservation
        answer = refused(
            client.reservation.CommitReservation, reservation_pb2.CommitReservationRequest(reservation_id=row.id)
        )
        assert (answer.code, answer.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "RESERVATION_STATE")
        assert answer.metadata == {"state": "RELEASED"}


def wait_until_folded(client):
    """Yields once at once and once when the snapshot has caught up."""
    yield
    deadline = time.monotonic() + 30
    while (info := client.info()).folded_seq < info.commit_seq:
        assert time.monotonic() < deadline, "the folder does not catch up"
    yield


def test_a_hold_expires(client):
    variant = new_id()
    client.set_stock(variant, 10)
    row = client.hold(variant, 10, ttl=Duration(seconds=1)).reservation
    answer = refused(
        client.reservation.CreateReservation,
        reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1),
    )
    assert answer.reason == "INSUFFICIENT_STOCK"
    deadline = time.monotonic() + 30
    while client.get_stock(variant).reserved_stock:
        assert time.monotonic() < deadline
    found = client.reservation.GetReservation(reservation_pb2.GetReservationRequest(reservation_id=row.id))
    assert found.reservation.state == Reservation.EXPIRED
    answer = refused(
        client.reservation.CommitReservation, reservation_pb2.CommitReservationRequest(reservation_id=row.id)
    )
    assert answer.reason == "RESERVATION_EXPIRED"
    again = client.reservation.ExtendReservation(reservation_pb2.ExtendReservationRequest(reservation_id=row.id))
    assert again.reservation.state == Reservation.HELD
    client.verify()


def test_batch_of_8190_lines(client):
    variants = [new_id() for _ in range(10)]
    for variant in variants:
        client.set_stock(variant, 10_000)
    lines = [reservation_pb2.ReservationLine(variant_id=variants[n % 10], quantity=1) for n in range(8190)]
    for policy in ("ALL_OR_NOTHING", "EACH"):
        request = reservation_pb2.BatchCreateReservationsRequest(
            request_id=new_id(), policy=policy, lines=lines
        )
        answer = client.reservation.BatchCreateReservations(request, timeout=60)
        assert len(answer.results) == 8190
        assert all(result.reservation.state == Reservation.HELD for result in answer.results)
        assert len({result.reservation.id for result in answer.results}) == 8190
        assert client.reservation.BatchCreateReservations(request, timeout=60) == answer, "a retry gets the first answer"
    assert sum(client.get_stock(variant).reserved_stock for variant in variants) == 2 * 8190
    client.verify()


def test_batch_of_8190_short_lines(client):
    variant = new_id()
    client.set_stock(variant, 5)
    lines = [reservation_pb2.ReservationLine(variant_id=variant, quantity=6)] * 8190
    answer = refused(
        client.reservation.BatchCreateReservations,
        reservation_pb2.BatchCreateReservationsRequest(policy="ALL_OR_NOTHING", lines=lines),
    )
    assert (answer.code, answer.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "INSUFFICIENT_STOCK")
    assert answer.metadata["short_line_count"] == "8190"
    assert answer.metadata["line_0"] == f"{variant}:{6 * 8190}:5"
    each = client.reservation.BatchCreateReservations(
        reservation_pb2.BatchCreateReservationsRequest(policy="EACH", lines=lines)
    )
    assert {result.error.reason for result in each.results} == {9}
    assert {result.error.available_stock for result in each.results} == {5}
    assert each.commit_seq == 0
    assert client.get_stock(variant).reserved_stock == 0


def test_retries_are_harmless(client):
    variant = new_id()
    client.set_stock(variant, 10)
    request = reservation_pb2.CreateReservationRequest(request_id=new_id(), variant_id=variant, quantity=3)
    first = client.reservation.CreateReservation(request)
    for _ in wait_until_folded(client):
        assert client.reservation.CreateReservation(request) == first
    request.quantity = 4
    answer = refused(client.reservation.CreateReservation, request)
    assert (answer.code, answer.reason) == (grpc.StatusCode.ALREADY_EXISTS, "REQUEST_ID_REUSED")
    assert client.get_stock(variant).reserved_stock == 3


def test_validate_only(client):
    variant = new_id()
    client.set_stock(variant, 10)
    before = client.state_hash()
    trial = client.hold(variant, 3, validate_only=True)
    assert (trial.commit_seq, trial.reservation.id, trial.stock.available_stock) == (0, "", 7)
    assert client.state_hash() == before
    answer = refused(
        client.reservation.CreateReservation,
        reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=11, validate_only=True),
    )
    assert answer.reason == "INSUFFICIENT_STOCK"


def test_stock_as_of(client):
    variant = new_id()
    steps = [client.set_stock(variant, 0)]
    for units in range(1, 150):
        steps.append(client.set_stock(variant, units))
    for _ in wait_until_folded(client):
        for units in (0, 1, 63, 64, 65, 127, 128, 149):
            step = steps[units]
            assert client.get_stock(variant, commit_seq=step.commit_seq).current_stock == units
            assert client.get_stock(variant, time=step.stock.update_time).current_stock == units
        answer = refused(client.stock.GetStock, stock_pb2.GetStockRequest(variant_id=variant, time=Timestamp(seconds=1)))
        assert (answer.code, answer.reason) == (grpc.StatusCode.NOT_FOUND, "AS_OF_BEFORE_FIRST")
        answer = refused(client.stock.GetStock, stock_pb2.GetStockRequest(variant_id=variant, commit_seq=10**15))
        assert (answer.code, answer.reason) == (grpc.StatusCode.OUT_OF_RANGE, "AS_OF_IN_FUTURE")


def test_ledger_pages(client):
    variant = new_id()
    for units in range(120):
        client.set_stock(variant, units)
    for _ in wait_until_folded(client):
        seen, token = [], ""
        while True:
            request = ledger_pb2.ListLedgerEntriesRequest(variant_id=variant, page_size=17, page_token=token)
            page = client.ledger.ListLedgerEntries(request)
            seen += [entry.entry_number for entry in page.entries]
            token = page.next_page_token
            if not token:
                break
        assert seen == list(range(120, 0, -1))
        newest = client.ledger.ListLedgerEntries(ledger_pb2.ListLedgerEntriesRequest()).entries
        assert len(newest) == 50
        entry = client.ledger.GetLedgerEntry(ledger_pb2.GetLedgerEntryRequest(ledger_entry_id=newest[30].id)).entry
        assert entry == newest[30]
    one = client.ledger.VerifyLedger(ledger_pb2.VerifyLedgerRequest(variant_id=variant))
    assert one.verified and one.entry_count == 120 and one.variant_count == 1


def test_server_info(client):
    info = client.info()
    assert info.version and info.currency == "EUR"
    assert info.durability == admin_pb2.GetServerInfoResponse.GROUP
    before = info.commit_seq
    client.set_stock(new_id(), 1)
    info = client.info()
    assert info.commit_seq == before + 1
    assert info.durable_seq >= info.commit_seq, "what was answered is on the disk"
    assert info.stock_count == 1


@pytest.mark.parametrize("durability", ["memory", "async", "group"])
def test_durability_levels(durability, tmp_path):
    from server import Server

    with Server(tmp_path / "data", "--durability", durability) as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10)
        row = client.hold(variant, 4).reservation
        client.reservation.ReleaseReservation(reservation_pb2.ReleaseReservationRequest(reservation_id=row.id))
        request = reservation_pb2.CreateReservationRequest(request_id=new_id(), variant_id=variant, quantity=3)
        first = client.reservation.CreateReservation(request)
        assert client.reservation.CreateReservation(request) == first
        found = client.reservation.GetReservation(reservation_pb2.GetReservationRequest(reservation_id=row.id))
        assert found.reservation.state == Reservation.RELEASED
        client.verify()
        assert server.stop() == 0


def test_history_read_while_changes_are_flushed(client):
    """Calls that wait for a read are answered also when the read is done before their batch is on the disk."""
    variant, folded = new_id(), new_id()
    client.set_stock(variant, 1_000_000)
    client.set_stock(folded, 10)
    ended = client.hold(folded).reservation.id
    client.reservation.ReleaseReservation(
        reservation_pb2.ReleaseReservationRequest(reservation_id=ended), timeout=30
    )
    while client.info().folded_seq < client.info().commit_seq:
        pass
    calls = []
    for _ in range(300):
        # Side by side on one connection, so that they come in one read and wait for one flush.
        hold = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1)
        calls.append(client.reservation.CreateReservation.future(hold, timeout=30))
        get = reservation_pb2.GetReservationRequest(reservation_id=ended)
        calls.append(client.reservation.GetReservation.future(get, timeout=30))
    for call in calls:
        assert call.result().reservation.id
