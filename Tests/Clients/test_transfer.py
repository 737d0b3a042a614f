"""Everything that a server knows, let out of it and taken in by another, by a client that was not written here."""

import threading

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from server import (
    Refused,
    Server,
    admin_pb2,
    cart_pb2,
    catalog_pb2,
    entity_pb2,
    errors_pb2,
    ledger_pb2,
    new_id,
    order_pb2,
    payment_pb2,
    refused,
    reservation_pb2,
    seller_pb2,
    stock_pb2,
    user_pb2,
)
from test_catalogue import approve_seller, create_address, create_image, create_product, create_seller, create_user
from test_story import (
    Order,
    balances,
    confirmation,
    create_payment,
    fill_cart,
    import_rows,
    order_lamps,
    place,
    refund_sock,
    requests,
    stock_shop,
)

Kind, Reason = entity_pb2.EntityKind, errors_pb2.ErrorReason
Row, Request = entity_pb2.EntityRow, admin_pb2.ImportEntitiesRequest
INVALID = (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")


def fill(client):
    """Something of everything: what is for sale, carts, holds, and orders that go on and that are finished."""
    sellers, variants = stock_shop(client)
    ann, bob = create_user(client, email="ann@example.org"), create_user(client)
    create_address(client, ann, city="Bremen")
    shoes, lamp = place(client, sellers, variants, ann)
    lamps = order_lamps(client, variants, bob, 2)
    paid = client.payments.ConfirmPayment(confirmation(create_payment(client, shoes)), timeout=30)
    refund_sock(client, variants, shoes, paid.payment)
    for call, request in [
        (client.orders.ShipOrder, order_pb2.ShipOrderRequest(order_id=shoes.id)),
        (client.orders.DeliverOrder, order_pb2.DeliverOrderRequest(order_id=shoes.id)),
        (client.orders.CancelOrder, order_pb2.CancelOrderRequest(order_id=lamp.id)),
        (client.carts.CreateCart, cart_pb2.CreateCartRequest(session_id="somebody")),
    ]:
        call(request, timeout=30)
    create_payment(client, lamps)
    fill_cart(client, bob, [(variants["sock"], 2)])
    product = create_product(client, approve_seller(client, create_seller(client)))
    for order in (2, 1):
        create_image(client, product, display_order=order)
    holds = [client.hold(variants["shoe"].id).reservation for _ in range(3)]
    for call, request in [
        (client.reservation.CommitReservation, reservation_pb2.CommitReservationRequest(reservation_id=holds[0].id)),
        (client.reservation.ReleaseReservation, reservation_pb2.ReleaseReservationRequest(reservation_id=holds[1].id)),
        (
            client.stock.UpdateStockSettings,
            stock_pb2.UpdateStockSettingsRequest(variant_id=variants["lamp"].id, backorder_limit=5),
        ),
    ]:
        call(request, timeout=30)
    # A thousand entries of the ledger, so that there is more than one message.
    found = ledger_pb2.LedgerEntry.FOUND
    line = stock_pb2.StockAdjustment(variant_id=variants["sock"].id, quantity_change=1, reason=found)
    client.stock.BatchAdjustStocks(stock_pb2.BatchAdjustStocksRequest(lines=[line] * 1000), timeout=30)
    return variants, (shoes, lamp, lamps)


def export(client, *entities):
    """Every response of an export of everything there is so far, or of these entities."""
    client.fold()
    request = admin_pb2.ExportEntitiesRequest(entities=entities)
    return list(client.admin.ExportEntities(request, timeout=60))


def rows_of(responses):
    return [row for response in responses for row in response.rows]


def kinds_of(rows):
    return {Kind.Value(row.WhichOneof("row").upper()) for row in rows}


@pytest.fixture
def copy(tmp_path):
    with Server(tmp_path / "copy") as running:
        yield running


def test_there_and_back(client, copy):
    variants, orders = fill(client)
    responses = export(client)
    state, before = client.state_hash(), balances(client, variants)
    newest = client.info().commit_seq
    rows = rows_of(responses)
    assert kinds_of(rows) >= {
        Kind.USER,
        Kind.ADDRESS,
        Kind.SELLER,
        Kind.CATEGORY,
        Kind.PRODUCT,
        Kind.PRODUCT_VARIANT,
        Kind.PRODUCT_IMAGE,
        Kind.STOCK,
        Kind.LEDGER_ENTRY,
        Kind.RESERVATION,
        Kind.CART,
        Kind.CART_ITEM,
        Kind.CHECKOUT_GROUP,
        Kind.ORDER_AGGREGATE,
    }
    count = 0
    for response in responses:
        count += len(response.rows)
        assert 0 < len(response.rows) <= 1000 and response.row_count == count <= response.total_row_count
        assert response.read_seq == newest
    assert len(responses) > 1

    with copy.client() as other:
        # Each message of an export can be imported as it is.
        answers = list(other.admin.ImportEntities(iter([Request(rows=r.rows) for r in responses]), timeout=60))
        assert [answer.row_count for answer in answers] == [response.row_count for response in responses]
        assert not any(answer.errors or answer.refused_count for answer in answers)
        assert answers[-1].imported_count + answers[-1].unchanged_count == len(rows)
        assert answers[-1].commit_seq == other.info().commit_seq == len(answers)
        assert other.state_hash() == state and balances(other, variants) == before
        other.fold()
        other.verify()
        again = import_rows(other, rows, 100)
        assert (again.imported_count, again.unchanged_count) == (0, len(rows))
        assert other.state_hash() == state and other.info().commit_seq == len(answers)
        copy.kill()

    with Server(copy.data) as server, server.client() as other:
        assert other.state_hash() == state and balances(other, variants) == before
        other.verify()
        # Orders go on where they were, and those that are finished are found.
        shoes, lamp, lamps = (
            other.orders.GetOrder(order_pb2.GetOrderRequest(order_id=order.id), timeout=30).order for order in orders
        )
        assert [shoes.status, lamp.status, lamps.status] == [Order.DELIVERED, Order.CANCELLED, Order.PENDING]
        request = payment_pb2.ListPaymentsRequest(order_id=lamps.id)
        (payment,) = other.payments.ListPayments(request, timeout=30).payments
        paid = other.payments.ConfirmPayment(confirmation(payment), timeout=30)
        assert paid.order.status == Order.PROCESSING
        other.verify()
        assert server.stop() == 0


def test_some_entities(client):
    fill(client)
    everything = rows_of(export(client))
    for kinds in ([Kind.USER], [Kind.STOCK, Kind.LEDGER_ENTRY], [Kind.ORDER_AGGREGATE], [Kind.WAITLIST_ENTRY]):
        names = {Kind.Name(kind).lower() for kind in kinds}
        assert rows_of(export(client, *kinds)) == [row for row in everything if row.WhichOneof("row") in names]


def test_a_catalogue_that_somebody_wrote(client):
    sellers, variants = stock_shop(client)
    assert balances(client, variants) == {"shoe": (10, 0), "sock": (10, 0), "lamp": (10, 0)}
    user = create_user(client)
    assert user.id not in [seller.user_id for seller in sellers]
    assert create_seller(client).id not in [seller.id for seller in sellers]
    found = client.catalog.GetProductVariant(
        catalog_pb2.GetProductVariantRequest(variant_id=variants["lamp"].id), timeout=30
    ).variant
    assert (found.sku, found.price, found.create_time) == ("lamp", 4000, variants["lamp"].create_time)
    order = order_lamps(client, variants, user, 4)
    paid = client.payments.ConfirmPayment(confirmation(create_payment(client, order)), timeout=30)
    assert (paid.order.status, paid.order.total_amount) == (Order.PROCESSING, 16000)
    client.orders.ShipOrder(order_pb2.ShipOrderRequest(order_id=order.id), timeout=30)
    assert balances(client, variants)["lamp"] == (6, 0)
    client.fold()
    client.verify()


def times():
    now = Timestamp(seconds=1_700_000_000)
    return {"create_time": now, "update_time": now}


def user_row(number, **fields):
    fields = {"username": f"user-{number}", "role": user_pb2.User.USER, **fields}
    return Row(user=user_pb2.User(id=number, **fields, **times()))


def test_each_row_is_refused_by_itself(client):
    def address(user):
        fields = {"address_line1": "1", "city": "c", "country": "DE", "is_default": True}
        return Row(address=user_pb2.Address(id=new_id(), user_id=user, **fields, **times()))

    def seller(number, slug):
        return Row(
            seller=seller_pb2.Seller(
                id=number, user_id=number, store_name="s", store_slug=slug, status=seller_pb2.Seller.PENDING, **times()
            )
        )

    def stock(**fields):
        update = times()["update_time"]
        return Row(stock=stock_pb2.Stock(variant_id=new_id(), current_stock=5, update_time=update, **fields))

    first = [user_row(1), user_row(2), seller(1, "store")]
    second = [
        user_row(3),
        address(9),
        seller(2, "store"),
        address(2),
        seller(3, "No"),
        user_row(1, first_name="Ann"),
        stock(ledger_entry_id=1, ledger_entry_count=1),
        Row(order=Order(id=new_id(), user_id=1, seller_id=1, expire_time=times()["update_time"], **times())),
        user_row(1),
        stock(),
    ]
    answers = list(client.admin.ImportEntities(iter([Request(rows=first), Request(rows=second)]), timeout=30))
    assert [(answer.row_count, answer.imported_count) for answer in answers] == [(3, 3), (13, 6)]
    assert (answers[1].unchanged_count, answers[1].refused_count) == (1, 6) and not answers[0].errors
    assert {error.row_number: error.reason for error in answers[1].errors} == {
        4: Reason.ENTITY_NOT_FOUND,
        5: Reason.KEY_TAKEN,
        7: Reason.INVALID_FIELD,
        8: Reason.KEY_TAKEN,
        9: Reason.ROW_CONFLICT,
        10: Reason.ROW_CONFLICT,
    }
    assert all(error.message for error in answers[1].errors)
    assert "store_slug" in next(error.message for error in answers[1].errors if error.row_number == 7)
    assert answers[1].commit_seq == client.info().commit_seq == 2
    client.fold()
    client.verify()


@pytest.mark.parametrize("count", [0, 1001])
def test_too_few_and_too_many_rows(client, count):
    """The request is refused as a whole, and what came before it stays."""
    wrong = Request(rows=[user_row(number + 1) for number in range(count)])
    call = client.admin.ImportEntities(iter([Request(rows=[user_row(2000)]), wrong]), timeout=30)
    assert next(call).imported_count == 1
    with pytest.raises(grpc.RpcError) as error:
        next(call)
    said = Refused(error.value)
    assert (said.code, said.reason) == INVALID
    assert said.violations == {"rows": "must have 1 to 1000 elements"}
    assert client.info().commit_seq == 1


def test_a_row_that_is_none(client):
    call = client.admin.ImportEntities(iter([Request(rows=[user_row(1), Row()])]), timeout=30)
    with pytest.raises(grpc.RpcError) as error:
        next(call)
    said = Refused(error.value)
    assert (said.code, said.reason) == INVALID
    assert said.violations == {"rows[1].row": "is required"}
    assert client.info().commit_seq == 0


def test_an_import_that_breaks_off(client, copy):
    """The caller goes in the middle of it, and begins again at the first row."""
    fill(client)
    rows = rows_of(export(client))
    with copy.client() as other:
        over = threading.Event()

        def some():
            yield from requests(rows[:700], 100)
            over.wait(60)

        call = other.admin.ImportEntities(some(), timeout=60)
        for _ in range(3):
            assert not next(call).errors
        call.cancel()
        over.set()
        last = import_rows(other, rows, 300)
        assert last.unchanged_count >= 300 and last.imported_count + last.unchanged_count == len(rows)
        assert other.state_hash() == client.state_hash()
        other.fold()
        other.verify()


def test_an_import_that_a_kill_cuts_off(client, tmp_path):
    fill(client)
    rows, data = rows_of(export(client)), tmp_path / "copy"
    with Server(data) as server, server.client() as other:
        over = threading.Event()

        def some():
            yield from requests(rows[:700], 100)
            over.wait(60)

        call = other.admin.ImportEntities(some(), timeout=60)
        acknowledged = [next(call) for _ in range(4)][-1]
        server.kill()
        over.set()
    with Server(data) as server, server.client() as other:
        # What was acknowledged is there.
        assert other.info().commit_seq >= acknowledged.commit_seq
        last = import_rows(other, rows)
        assert last.unchanged_count >= acknowledged.row_count
        assert other.state_hash() == client.state_hash()
        other.fold()
        other.verify()


@pytest.mark.parametrize(
    "kind", [Kind.ORDER, Kind.ORDER_ITEM, Kind.ORDER_SHIPPING_DETAIL, Kind.ORDER_TRANSITION, Kind.PAYMENT, Kind.REFUND]
)
def test_nothing_of_an_order_is_exported_by_itself(client, kind):
    said = refused(
        lambda request, timeout: list(client.admin.ExportEntities(request, timeout=timeout)),
        admin_pb2.ExportEntitiesRequest(entities=[Kind.USER, kind]),
    )
    assert (said.code, said.reason) == INVALID and said.violations.keys() == {"entities"}


def test_where_nothing_is_kept(client, tmp_path):
    """Nothing can be let out, but rows are taken in."""
    fill(client)
    rows = rows_of(export(client))
    with Server(tmp_path / "copy", "--durability", "memory") as server, server.client() as other:
        said = refused(
            lambda request, timeout: list(other.admin.ExportEntities(request, timeout=timeout)),
            admin_pb2.ExportEntitiesRequest(),
        )
        assert (said.code, said.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "NOT_JOURNALED")
        import_rows(other, rows)
        assert other.state_hash() == client.state_hash()
        other.verify()
