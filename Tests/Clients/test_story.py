"""One story by a client that was not written here: from empty shelves to delivered goods, with kills in between."""

import grpc
from google.protobuf.timestamp_pb2 import Timestamp
from server import (
    Server,
    admin_pb2,
    cart_pb2,
    catalog_pb2,
    entity_pb2,
    new_id,
    order_pb2,
    payment_pb2,
    refused,
    seller_pb2,
    stock_pb2,
    user_pb2,
)
from test_catalogue import create_address, create_user

Order, Payment, Refund = order_pb2.Order, payment_pb2.Payment, payment_pb2.Refund
PRICES = {"shoe": 1999, "sock": 500, "lamp": 4000}


def requests(rows, size=1000):
    """What imports rows, so many at a time."""
    for start in range(0, len(rows), size):
        yield admin_pb2.ImportEntitiesRequest(rows=rows[start : start + size])


def import_rows(client, rows, size=1000):
    """Imports rows, none of which is refused; gives what the server said last."""
    answers = list(client.admin.ImportEntities(requests(rows, size), timeout=60))
    assert [list(answer.errors) for answer in answers] == [[] for _ in answers]
    assert [answer.row_count for answer in answers] == [min(n * size + size, len(rows)) for n in range(len(answers))]
    return answers[-1]


def stock_shop(client):
    """Imports a catalogue: two approved sellers, one of shoes and socks and one of lamps; ten units of each."""
    time = Timestamp(seconds=1_700_000_000)
    times = {"create_time": time, "update_time": time}
    users = [
        user_pb2.User(id=number, username=f"seller-{number}", role=user_pb2.User.SELLER, **times) for number in (1, 2)
    ]
    sellers = [
        seller_pb2.Seller(
            id=number,
            user_id=number,
            store_name="store",
            store_slug=f"store-{number}",
            status=seller_pb2.Seller.APPROVED,
            **times,
        )
        for number in (1, 2)
    ]
    top = catalog_pb2.Category(id=new_id(), name="Things", slug="things", **times)
    categories = [top, catalog_pb2.Category(id=new_id(), name="Lamps", slug="lamps", parent_id=top.id, **times)]
    products = [
        catalog_pb2.Product(
            id=new_id(),
            seller_id=seller.id,
            title="title",
            slug=f"product-{seller.id}",
            category_id=category.id,
            is_active=True,
            status=catalog_pb2.Product.APPROVED,
            **times,
        )
        for seller, category in zip(sellers, categories)
    ]
    variants = {
        name: catalog_pb2.ProductVariant(
            id=new_id(), product_id=products[name == "lamp"].id, sku=name, price=price, is_active=True, **times
        )
        for name, price in PRICES.items()
    }
    stocks = [
        stock_pb2.Stock(variant_id=variant.id, current_stock=10, available_stock=10, update_time=time)
        for variant in variants.values()
    ]
    row = entity_pb2.EntityRow
    rows = [row(user=user) for user in users] + [row(seller=seller) for seller in sellers]
    rows += [row(category=category) for category in categories] + [row(product=product) for product in products]
    rows += [row(product_variant=variant) for variant in variants.values()] + [row(stock=stock) for stock in stocks]
    assert import_rows(client, rows).imported_count == len(rows)
    assert import_rows(client, rows).unchanged_count == len(rows)
    return sellers, variants


def fill_cart(client, user, lines):
    request = cart_pb2.CreateCartRequest(request_id=new_id(), user_id=user.id)
    cart = client.carts.CreateCart(request, timeout=30).cart
    for variant, quantity in lines:
        request = cart_pb2.AddCartItemRequest(
            request_id=new_id(), cart_id=cart.id, variant_id=variant.id, quantity=quantity
        )
        client.carts.AddCartItem(request, timeout=30)
    return cart


def get_order(client, order):
    return client.orders.GetOrder(order_pb2.GetOrderRequest(order_id=order.id), timeout=30).order


def create_payment(client, order):
    request = payment_pb2.CreatePaymentRequest(request_id=new_id(), order_id=order.id, payment_method="card")
    return client.payments.CreatePayment(request, timeout=30).payment


def confirmation(payment):
    return payment_pb2.ConfirmPaymentRequest(
        request_id=new_id(), payment_id=payment.id, gateway_transaction_id=f"gateway-{payment.id}"
    )


def everything(client, variants):
    """What there is to read of orders and stock, to compare before and after."""
    orders = list(client.orders.ListOrders(order_pb2.ListOrdersRequest(page_size=1000), timeout=30).orders)
    rows = []
    for order in orders:
        rows += [
            client.orders.GetOrder(order_pb2.GetOrderRequest(order_id=order.id), timeout=30),
            client.orders.LookupOrder(order_pb2.LookupOrderRequest(order_number=order.order_number), timeout=30),
            client.orders.ListOrderItems(order_pb2.ListOrderItemsRequest(order_id=order.id), timeout=30),
            client.orders.ListOrderTransitions(order_pb2.ListOrderTransitionsRequest(order_id=order.id), timeout=30),
            client.payments.ListPayments(payment_pb2.ListPaymentsRequest(order_id=order.id), timeout=30),
            client.payments.ListRefunds(payment_pb2.ListRefundsRequest(order_id=order.id), timeout=30),
        ]
    return orders, rows, [client.get_stock(variant.id) for variant in variants.values()]


def balances(client, variants):
    """Current and reserved stock of each variant."""
    stocks = {name: client.get_stock(variant.id) for name, variant in variants.items()}
    return {name: (stock.current_stock, stock.reserved_stock) for name, stock in stocks.items()}


def place(client, sellers, variants, shopper):
    """Reserves what lies in a cart of both sellers' things and orders it: an order of each seller."""
    address = create_address(client, shopper)
    lines = [(variants["shoe"], 2), (variants["sock"], 3), (variants["lamp"], 1)]
    cart = fill_cart(client, shopper, lines)
    client.carts.ReserveCart(cart_pb2.ReserveCartRequest(request_id=new_id(), cart_id=cart.id), timeout=30)
    assert balances(client, variants) == {"shoe": (10, 2), "sock": (10, 3), "lamp": (10, 1)}
    priced = client.carts.PriceCart(cart_pb2.PriceCartRequest(cart_id=cart.id), timeout=30)
    assert priced.is_available and priced.subtotal == 9498

    request = order_pb2.CheckoutCartRequest(
        request_id=new_id(),
        cart_id=cart.id,
        address_id=address.id,
        full_name="Ann Lee",
        delivery_charges=[
            order_pb2.DeliveryCharge(seller_id=seller.id, amount=amount) for seller, amount in zip(sellers, (300, 700))
        ],
    )
    answer = client.checkouts.CheckoutCart(request, timeout=30)
    assert [(order.seller_id, order.total_amount) for order in answer.orders] == [
        (sellers[0].id, 5798),
        (sellers[1].id, 4700),
    ]
    assert answer.checkout_group.id == cart.id and answer.checkout_group.total_amount == 10498
    assert client.checkouts.CheckoutCart(request, timeout=30) == answer
    assert balances(client, variants) == {"shoe": (10, 2), "sock": (10, 3), "lamp": (10, 1)}
    gone = refused(client.carts.GetCart, cart_pb2.GetCartRequest(cart_id=cart.id))
    assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "ENTITY_NOT_FOUND")
    return list(answer.orders)


def order_lamps(client, variants, shopper, quantity):
    """Orders lamps without a cart."""
    request = order_pb2.CreateOrderRequest(
        request_id=new_id(),
        user_id=shopper.id,
        address_id=create_address(client, shopper).id,
        full_name="Bob Ray",
        lines=[order_pb2.OrderLine(variant_id=variants["lamp"].id, quantity=quantity)],
    )
    return client.orders.CreateOrder(request, timeout=30).order


def refund_sock(client, variants, order, payment):
    """Pays back one of three socks, by its line."""
    items = client.orders.ListOrderItems(order_pb2.ListOrderItemsRequest(order_id=order.id), timeout=30).items
    (item,) = [item for item in items if item.variant_id == variants["sock"].id]
    request = payment_pb2.RefundPaymentRequest(
        request_id=new_id(),
        payment_id=payment.id,
        lines=[payment_pb2.RefundLine(order_item_id=item.id, amount=PRICES["sock"])],
    )
    answer = client.payments.RefundPayment(request, timeout=30)
    assert (answer.refund.status, answer.refund.amount) == (Refund.SUCCEEDED, 500)
    assert (answer.payment.status, answer.order.refunded_amount) == (Payment.SUCCEEDED, 500)
    assert client.payments.RefundPayment(request, timeout=30) == answer
    return answer.refund


def test_the_whole_story(tmp_path):
    data = tmp_path / "data"
    with Server(data) as server, server.client() as client:
        sellers, variants = stock_shop(client)
        ann, bob = create_user(client), create_user(client)
        shoes, lamp = place(client, sellers, variants, ann)
        lamps = order_lamps(client, variants, bob, 2)
        assert balances(client, variants)["lamp"] == (10, 3)

        confirm = confirmation(create_payment(client, shoes))
        paid = client.payments.ConfirmPayment(confirm, timeout=30)
        assert (paid.order.status, paid.order.paid_amount) == (Order.PROCESSING, 5798)
        assert not paid.HasField("refund")
        refund = refund_sock(client, variants, shoes, paid.payment)
        late, pending = create_payment(client, lamp), create_payment(client, lamps)
        cancel = order_pb2.CancelOrderRequest(request_id=new_id(), order_id=lamp.id, note="too bright")
        cancelled = client.orders.CancelOrder(cancel, timeout=30)
        assert cancelled.order.status == Order.CANCELLED
        assert balances(client, variants) == {"shoe": (10, 2), "sock": (10, 3), "lamp": (10, 2)}
        client.verify()
        state, before = client.state_hash(), everything(client, variants)
        server.kill()

    with Server(data) as server, server.client() as client:
        assert client.state_hash() == state
        assert everything(client, variants) == before
        client.verify()
        # A retry gets the first answer, and changes nothing.
        assert client.payments.ConfirmPayment(confirm, timeout=30) == paid
        assert client.orders.CancelOrder(cancel, timeout=30) == cancelled
        assert client.state_hash() == state

        # A payment that had begun before moves its order on; one of the order that is gone is due to go back.
        answer = client.payments.ConfirmPayment(confirmation(pending), timeout=30)
        assert (answer.order.status, answer.order.total_amount) == (Order.PROCESSING, 8000)
        answer = client.payments.ConfirmPayment(confirmation(late), timeout=30)
        assert (answer.order.status, answer.order.refund_due_amount) == (Order.CANCELLED, 4700)
        assert (answer.refund.status, answer.refund.amount) == (Refund.DUE, 4700)
        carry_out = payment_pb2.RefundPaymentRequest(
            request_id=new_id(), payment_id=late.id, refund_id=answer.refund.id
        )
        answer = client.payments.RefundPayment(carry_out, timeout=30)
        assert (answer.payment.status, answer.order.refund_due_amount) == (Payment.REFUNDED, 0)

        for order in (shoes, lamps):
            ship = order_pb2.ShipOrderRequest(request_id=new_id(), order_id=order.id)
            assert client.orders.ShipOrder(ship, timeout=30).order.status == Order.SHIPPED
        assert balances(client, variants) == {"shoe": (8, 0), "sock": (7, 0), "lamp": (8, 0)}
        deliver = order_pb2.DeliverOrderRequest(request_id=new_id(), order_id=shoes.id)
        assert client.orders.DeliverOrder(deliver, timeout=30).order.status == Order.DELIVERED
        answer = refused(client.orders.CancelOrder, order_pb2.CancelOrderRequest(order_id=shoes.id))
        assert (answer.code, answer.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "ORDER_STATE")
        assert answer.metadata == {"state": "DELIVERED"}
        client.verify()
        state, before = client.state_hash(), everything(client, variants)
        server.kill()

    with Server(data) as server, server.client() as client:
        assert client.state_hash() == state
        assert everything(client, variants) == before
        orders = [get_order(client, order) for order in (shoes, lamp, lamps)]
        assert [order.status for order in orders] == [Order.DELIVERED, Order.CANCELLED, Order.SHIPPED]
        amounts = [(order.paid_amount, order.refunded_amount) for order in orders]
        assert amounts == [(5798, 500), (4700, 4700), (8000, 0)]
        transitions = client.orders.ListOrderTransitions(
            order_pb2.ListOrderTransitionsRequest(order_id=shoes.id), timeout=30
        ).transitions
        assert [transition.to_status for transition in transitions] == [
            Order.PROCESSING,
            Order.SHIPPED,
            Order.DELIVERED,
        ]
        refunds = client.payments.ListRefunds(payment_pb2.ListRefundsRequest(order_id=shoes.id), timeout=30).refunds
        assert list(refunds) == [refund]
        client.verify()
        assert server.stop() == 0
