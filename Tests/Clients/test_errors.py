"""Bad input gets a clear error and changes nothing."""

import time

import grpc
import pytest
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp
from server import Server, ledger_pb2, new_id, refused, reservation_pb2, stock_pb2

VARIANT = "0b0e4f9e-9d5c-4b6e-8f3a-2d1c5a7b9e10"
INVALID = grpc.StatusCode.INVALID_ARGUMENT


def create(**fields):
    return "reservation.CreateReservation", reservation_pb2.CreateReservationRequest(**fields)


BAD_FIELDS = [
    (create(quantity=1), ["variant_id"]),
    (create(variant_id="not-a-uuid", quantity=0, ttl=Duration(nanos=5)), ["quantity", "ttl", "variant_id"]),
    (create(variant_id=VARIANT, quantity=1, request_id="x", order_id="y"), ["order_id", "request_id"]),
    (create(variant_id=VARIANT.replace("-", ""), quantity=1), ["variant_id"]),
    (create(variant_id="00000000-0000-0000-0000-000000000000", quantity=1), ["variant_id"]),
    (create(variant_id=VARIANT, quantity=1, ttl=Duration(seconds=1, nanos=-5)), ["ttl"]),
    (create(variant_id=VARIANT, quantity=1, user_id=-4), ["user_id"]),
    (("stock.GetStock", stock_pb2.GetStockRequest(variant_id=VARIANT, time=Timestamp(nanos=-1))), ["time"]),
    (("stock.GetStock", stock_pb2.GetStockRequest(variant_id=VARIANT, commit_seq=-1)), ["commit_seq"]),
    (
        ("stock.BatchGetStocks", stock_pb2.BatchGetStocksRequest(variant_ids=[VARIANT, "", "z"])),
        ["variant_ids[1]", "variant_ids[2]"],
    ),
    (
        ("stock.AdjustStock", stock_pb2.AdjustStockRequest(variant_id=VARIANT, quantity_change=1, reason=99)),
        ["reason"],
    ),
    (
        ("stock.SetStock", stock_pb2.SetStockRequest(variant_id=VARIANT, current_stock=-1, note="a\0b", etag="?")),
        ["current_stock", "etag", "note"],
    ),
    (
        (
            "reservation.BatchCreateReservations",
            reservation_pb2.BatchCreateReservationsRequest(
                policy=7, lines=[reservation_pb2.ReservationLine(variant_id="q", quantity=-1)]
            ),
        ),
        ["lines[0].quantity", "lines[0].variant_id", "policy"],
    ),
    (("ledger.GetLedgerEntry", ledger_pb2.GetLedgerEntryRequest()), ["ledger_entry_id"]),
    (("ledger.ListLedgerEntries", ledger_pb2.ListLedgerEntriesRequest(page_size=1001)), ["page_size"]),
    (("reservation.GetReservation", reservation_pb2.GetReservationRequest()), ["reservation_id"]),
]


@pytest.mark.parametrize("call, fields", BAD_FIELDS, ids=[str(n) for n in range(len(BAD_FIELDS))])
def test_every_field_at_fault_is_named(client, call, fields):
    name, request = call
    service, method = name.split(".")
    before = client.state_hash()
    answer = refused(getattr(getattr(client, service), method), request)
    assert (answer.code, answer.reason, answer.domain) == (INVALID, "INVALID_FIELD", "holdfast")
    assert sorted(answer.violations) == fields
    assert client.state_hash() == before


def test_not_found(client):
    for name, request, reason in [
        ("stock.GetStock", stock_pb2.GetStockRequest(variant_id=VARIANT), "STOCK_NOT_FOUND"),
        ("stock.BatchGetStocks", stock_pb2.BatchGetStocksRequest(variant_ids=[VARIANT]), "STOCK_NOT_FOUND"),
        (*create(variant_id=VARIANT, quantity=1), "STOCK_NOT_FOUND"),
        (
            "reservation.GetReservation",
            reservation_pb2.GetReservationRequest(reservation_id=VARIANT),
            "RESERVATION_NOT_FOUND",
        ),
        *(
            (
                f"reservation.{step}Reservation",
                getattr(reservation_pb2, f"{step}ReservationRequest")(reservation_id=VARIANT),
                "RESERVATION_NOT_FOUND",
            )
            for step in ("Commit", "Consume", "Release", "Extend")
        ),
        ("ledger.GetLedgerEntry", ledger_pb2.GetLedgerEntryRequest(ledger_entry_id=5), "LEDGER_ENTRY_NOT_FOUND"),
    ]:
        service, method = name.split(".")
        answer = refused(getattr(getattr(client, service), method), request)
        assert (answer.code, answer.reason) == (grpc.StatusCode.NOT_FOUND, reason)


def test_request_id_from_before_the_window(tmp_path):
    """The server says from when on it remembers, and does not carry out again what may be older."""
    with Server(tmp_path / "data", "--limit", "idempotency-records=10") as server, server.client() as client:
        client.set_stock(VARIANT, 100)
        assert client.info().idempotency_floor.seconds == 0
        for _ in range(11):
            client.hold(VARIANT, request_id=new_id())
        floor = client.info().idempotency_floor
        assert abs(time.time() - floor.seconds) < 60
        before = client.state_hash()
        # Of version 7, and made years ago.
        _, request = create(variant_id=VARIANT, quantity=1, request_id="01890a5d-ac96-774b-bcce-b302099a8057")
        answer = refused(client.reservation.CreateReservation, request)
        assert (answer.code, answer.reason) == (INVALID, "REQUEST_ID_EXPIRED")
        assert int(answer.metadata["floor_unix_milliseconds"]) == floor.seconds * 1000 + floor.nanos // 1_000_000
        assert client.state_hash() == before


def test_text_that_is_not_utf8(client):
    # A field 8 (note) of two bytes that are no UTF-8, which the client's own library would refuse to send.
    body = b"\x12\x24" + VARIANT.encode() + b"\x42\x02\xff\xfe"
    call = client.channel.unary_unary("/holdfast.v1.StockService/SetStock")
    answer = refused(call, body)
    assert answer.code == INVALID and list(answer.violations) == ["note"]


def test_bytes_that_do_not_parse(client):
    call = client.channel.unary_unary("/holdfast.v1.StockService/SetStock")
    assert refused(call, b"\xff\xff\xff").code == grpc.StatusCode.INTERNAL


def test_unknown_method_and_service(client):
    for path in ("/holdfast.v1.StockService/NoSuchMethod", "/no.such.Service/Method"):
        assert refused(client.channel.unary_unary(path), b"").code == grpc.StatusCode.UNIMPLEMENTED


def test_message_over_the_limit(client):
    call = client.channel.unary_unary("/holdfast.v1.StockService/SetStock")
    assert refused(call, b"\0" * (4 * 1024 * 1024 + 1)).code == grpc.StatusCode.RESOURCE_EXHAUSTED


def test_deadline_in_the_past(client):
    request = stock_pb2.GetStockRequest(variant_id=VARIANT)
    with pytest.raises(grpc.RpcError) as caught:
        # A second ago. Of a deadline of this very moment grpcio tells the server that a millisecond is left.
        client.stock.GetStock(request, timeout=-1)
    assert caught.value.code() == grpc.StatusCode.DEADLINE_EXCEEDED


def test_unicode_in_messages_and_notes(client):
    variant = new_id()
    client.set_stock(variant, 1, note="größer ≥ 100 % 🙂")
    entry = client.ledger.ListLedgerEntries(ledger_pb2.ListLedgerEntriesRequest(variant_id=variant)).entries[0]
    assert entry.note == "größer ≥ 100 % 🙂"
