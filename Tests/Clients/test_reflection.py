"""Reflection: what it tells is enough to call every method, and both of its versions tell the same."""

import itertools
import json
import subprocess
from dataclasses import dataclass

import grpc
import pytest
from google.protobuf import descriptor_pool, message_factory
from google.protobuf.json_format import MessageToDict
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from server import (
    ROOT,
    Server,
    cart_pb2,
    catalog_pb2,
    new_id,
    order_pb2,
    payment_pb2,
    reservation_pb2,
    seller_pb2,
)
from test_catalogue import (
    approve_product,
    approve_seller,
    create_address,
    create_image,
    create_product,
    create_seller,
    create_user,
    create_variant,
)
from test_standard import SERVICES

UNITS = 1_000
#: For a call that has no end of its own.
SECONDS = 1
#: How grpcurl ends when a call does with this code.
DEADLINE_EXCEEDED = 64 + grpc.StatusCode.DEADLINE_EXCEEDED.value[0]


class Shelf:
    """A server with a variant on it, of which reservations can be had in every state that a method asks for. So can
    sellers, and rows of every other entity."""

    def __init__(self, server, client):
        self.server = server
        self.client = client
        self.variant = new_id()
        client.set_stock(self.variant, UNITS)

    def category(self):
        request = catalog_pb2.CreateCategoryRequest(name="n", slug=f"s-{new_id()}")
        return self.client.catalog.CreateCategory(request, timeout=30).category.id

    def user(self):
        return create_user(self.client).id

    def address(self):
        return create_address(self.client, create_user(self.client))

    def seller(self):
        return create_seller(self.client)

    def approved_seller(self):
        return approve_seller(self.client, self.seller())

    def suspended_seller(self):
        request = seller_pb2.SuspendSellerRequest(seller_id=self.approved_seller().id)
        return self.client.sellers.SuspendSeller(request, timeout=30).seller

    def product(self):
        return create_product(self.client, self.seller())

    def product_variant(self):
        return create_variant(self.client, self.product())

    def image(self):
        return create_image(self.client, self.product())

    def offer(self):
        """Who sells something, and a variant of it that can be bought."""
        seller = self.approved_seller()
        product = approve_product(self.client, create_product(self.client, seller, is_active=True))
        variant = create_variant(self.client, product, is_active=True)
        self.client.set_stock(variant.id, UNITS)
        return seller, variant

    def empty_cart(self, **owner):
        request = cart_pb2.CreateCartRequest(**(owner or {"user_id": self.user()}))
        return self.client.carts.CreateCart(request, timeout=30).cart

    def cart_item(self, variant=None, **owner):
        """Two units in a new cart."""
        request = cart_pb2.AddCartItemRequest(
            cart_id=self.empty_cart(**owner).id, variant_id=(variant or self.offer()[1]).id, quantity=2
        )
        return self.client.carts.AddCartItem(request, timeout=30).item

    def session(self):
        """The session of a cart with two units."""
        session = new_id()
        self.cart_item(session_id=session)
        return session

    def checkout(self):
        """What asks for the checkout of a cart with two units."""
        seller, variant = self.offer()
        address = self.address()
        return order_pb2.CheckoutCartRequest(
            request_id=new_id(),
            cart_id=self.cart_item(variant, user_id=address.user_id).cart_id,
            address_id=address.id,
            full_name="Ann Lee",
            phone="1234",
            delivery_charges=[order_pb2.DeliveryCharge(seller_id=seller.id, amount=500)],
        )

    def checkout_group(self):
        return self.client.checkouts.CheckoutCart(self.checkout(), timeout=30).checkout_group

    def purchase(self):
        """What asks for an order of one unit."""
        address = self.address()
        return order_pb2.CreateOrderRequest(
            request_id=new_id(),
            order_id=new_id(),
            user_id=address.user_id,
            address_id=address.id,
            full_name="Ann Lee",
            phone="1234",
            lines=[order_pb2.OrderLine(variant_id=self.offer()[1].id, quantity=1)],
            delivery_charge=500,
        )

    def order(self):
        return self.client.orders.CreateOrder(self.purchase(), timeout=30).order

    def adjusted_order(self):
        request = order_pb2.CreateOrderAdjustmentRequest(order_id=self.order().id, description="regrets", amount=-99)
        return self.client.orders.CreateOrderAdjustment(request, timeout=30).order

    def processing_order(self):
        request = payment_pb2.ConfirmPaymentRequest(payment_id=self.payment().id)
        return self.client.payments.ConfirmPayment(request, timeout=30).order

    def shipped_order(self):
        request = order_pb2.ShipOrderRequest(order_id=self.processing_order().id)
        return self.client.orders.ShipOrder(request, timeout=30).order

    def order_item(self, order_id):
        """The line of an order."""
        request = order_pb2.ListOrderItemsRequest(order_id=order_id)
        return self.client.orders.ListOrderItems(request, timeout=30).items[0]

    def payment(self):
        request = payment_pb2.CreatePaymentRequest(order_id=self.order().id)
        return self.client.payments.CreatePayment(request, timeout=30).payment

    def succeeded_payment(self):
        request = payment_pb2.ConfirmPaymentRequest(payment_id=self.payment().id)
        return self.client.payments.ConfirmPayment(request, timeout=30).payment

    def refund(self):
        request = payment_pb2.RefundPaymentRequest(payment_id=self.succeeded_payment().id)
        return self.client.payments.RefundPayment(request, timeout=30).refund

    def held(self):
        return self.client.hold(self.variant).reservation.id

    def committed(self):
        reservation = self.held()
        request = reservation_pb2.CommitReservationRequest(reservation_id=reservation)
        self.client.reservation.CommitReservation(request, timeout=30)
        return reservation

    def sold_out(self):
        """A variant all units of which are held, and the reservation that holds them."""
        variant = new_id()
        self.client.set_stock(variant, UNITS)
        return variant, self.client.hold(variant, quantity=UNITS).reservation.id

    def waiting(self):
        """A place on a waitlist, and what it waits for."""
        variant, reservation = self.sold_out()
        request = reservation_pb2.JoinWaitlistRequest(variant_id=variant, user_id=next(WAITERS), quantity=1)
        return self.client.reservation.JoinWaitlist(request, timeout=30).waitlist_entry.id, reservation

    def offered(self):
        """A place for which a unit is held."""
        place, reservation = self.waiting()
        request = reservation_pb2.ReleaseReservationRequest(reservation_id=reservation)
        self.client.reservation.ReleaseReservation(request, timeout=30)
        return place

    def folded(self, request):
        """A request, once everything before it is in the snapshot."""
        self.client.fold()
        return request

    def grpcurl(self, *words, options=(), status=0):
        """What grpcurl prints, which has nothing to go by but the address."""
        command = [ROOT / ".venv" / "bin" / "grpcurl", "-plaintext", *options, self.server.address, *words]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert answer.returncode == status, answer.stderr
        return answer.stdout

    def methods(self):
        """Every method of every service, as grpcurl takes it."""
        names = [name for service in self.grpcurl("list").split() for name in self.grpcurl("list", service).split()]
        return {"/".join(name.rsplit(".", 1)) for name in names}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("reflection") / "data") as server:
        with server.client() as client:
            yield Shelf(server, client)


@dataclass(frozen=True)
class Row:
    """A valid request, by what is on the shelf, and a part of what answers it."""

    request: object
    answer: dict
    options: tuple = ()
    status: int = 0

    def messages(self, shelf):
        made = self.request(shelf)
        return made if isinstance(made, list) else [made]


#: Users who wait: each of them may have ten places.
WAITERS = itertools.count(1)

#: What may be anything, if it is there.
ANYTHING = object()


def watching(request):
    """A row of a stream that says where it begins, and then nothing until the caller has waited long enough."""
    return Row(request, {"resumeSeq": ANYTHING}, options=("-max-time", str(SECONDS)), status=DEADLINE_EXCEEDED)


RESERVATION = "holdfast.v1.ReservationService/"
STOCK = "holdfast.v1.StockService/"
CATALOG = "holdfast.v1.CatalogService/"
LEDGER = "holdfast.v1.LedgerService/"
USER = "holdfast.v1.UserService/"
SELLER = "holdfast.v1.SellerService/"
CART = "holdfast.v1.CartService/"
CHECKOUT = "holdfast.v1.CheckoutService/"
ORDER = "holdfast.v1.OrderService/"
PAYMENT = "holdfast.v1.PaymentService/"
CHANGE = "holdfast.v1.ChangeService/"
ADMIN = "holdfast.v1.AdminService/"

ROWS = {
    STOCK + "GetStock": Row(lambda shelf: {"variantId": shelf.variant}, {"stock": {"variantId": ANYTHING}}),
    STOCK + "BatchGetStocks": Row(
        lambda shelf: {"variantIds": [shelf.variant] * 2}, {"stocks": [{"etag": ANYTHING}, {"etag": ANYTHING}]}
    ),
    STOCK + "SetStock": Row(
        lambda shelf: {
            "requestId": new_id(),
            "variantId": new_id(),
            "currentStock": 5,
            "expectedCurrent": 0,
            "lowStockThreshold": 2,
            "backorderLimit": 1,
            "note": "counted",
        },
        {"stock": {"currentStock": "5", "lowStockThreshold": "2", "backorderLimit": "1"}},
    ),
    STOCK + "AdjustStock": Row(
        lambda shelf: {"variantId": shelf.variant, "quantityChange": -1, "reason": "DAMAGED", "validateOnly": True},
        {"stock": {"currentStock": str(UNITS - 1)}},
    ),
    STOCK + "ListStocks": Row(
        lambda shelf: {"pageSize": 1}, {"stocks": [{"variantId": ANYTHING}], "readSeq": ANYTHING}
    ),
    STOCK + "BatchAdjustStocks": Row(
        lambda shelf: {
            "lines": [
                {"variantId": shelf.product_variant().id, "quantityChange": 2, "reason": "FOUND", "note": "behind"},
                {"variantId": shelf.product_variant().id, "quantityChange": 3, "reason": "RECEIVED"},
            ],
        },
        {"stocks": [{"currentStock": "2"}, {"currentStock": "3"}], "commitSeq": ANYTHING},
    ),
    STOCK + "UpdateStockSettings": Row(
        lambda shelf: {"variantId": shelf.product_variant().id, "lowStockThreshold": 3, "backorderLimit": 4},
        {"stock": {"lowStockThreshold": "3", "backorderLimit": "4"}},
    ),
    RESERVATION + "CreateReservation": Row(
        lambda shelf: {
            "requestId": new_id(),
            "variantId": shelf.variant,
            "quantity": 2,
            "ttl": "60s",
            "orderId": new_id(),
            "userId": 7,
        },
        {"reservation": {"state": "HELD", "quantity": "2", "userId": "7"}, "commitSeq": ANYTHING},
    ),
    RESERVATION + "BatchCreateReservations": Row(
        lambda shelf: {
            "policy": "EACH",
            "lines": [
                {"variantId": shelf.variant, "quantity": 1, "ttl": "60s"},
                {"variantId": new_id(), "quantity": 1},
            ],
        },
        {"results": [{"reservation": {"state": "HELD"}}, {"error": {"reason": "STOCK_NOT_FOUND"}}]},
    ),
    RESERVATION + "GetReservation": Row(
        lambda shelf: {"reservationId": shelf.held()}, {"reservation": {"state": "HELD"}}
    ),
    RESERVATION + "ExtendReservation": Row(
        lambda shelf: {"reservationId": shelf.held(), "ttl": "3600s"}, {"reservation": {"state": "HELD"}}
    ),
    RESERVATION + "CommitReservation": Row(
        lambda shelf: {"reservationId": shelf.held(), "quantity": 1}, {"reservation": {"state": "COMMITTED"}}
    ),
    RESERVATION + "ConsumeReservation": Row(
        lambda shelf: {"reservationId": shelf.committed()}, {"reservation": {"state": "CONSUMED"}}
    ),
    RESERVATION + "ReleaseReservation": Row(
        lambda shelf: {"reservationId": shelf.committed()}, {"reservation": {"state": "RELEASED"}}
    ),
    RESERVATION + "ListReservations": Row(
        lambda shelf: {"variantId": shelf.sold_out()[0], "openOnly": True, "pageSize": 1},
        {"reservations": [{"state": "HELD", "quantity": str(UNITS)}]},
    ),
    RESERVATION + "JoinWaitlist": Row(
        lambda shelf: {
            "requestId": new_id(),
            "waitlistEntryId": new_id(),
            "variantId": shelf.sold_out()[0],
            "userId": next(WAITERS),
            "quantity": 1,
            "ttl": "60s",
        },
        {"waitlistEntry": {"state": "WAITING", "quantity": "1"}, "commitSeq": ANYTHING},
    ),
    RESERVATION + "LeaveWaitlist": Row(
        lambda shelf: {"waitlistEntryId": shelf.waiting()[0]}, {"waitlistEntry": {"state": "LEFT"}}
    ),
    RESERVATION + "GetWaitlistEntry": Row(
        lambda shelf: {"waitlistEntryId": shelf.offered()},
        {"waitlistEntry": {"state": "OFFERED", "reservationId": ANYTHING, "expireTime": ANYTHING}},
    ),
    RESERVATION + "ClaimWaitlistOffer": Row(
        lambda shelf: {"waitlistEntryId": shelf.offered(), "ttl": "60s"},
        {"waitlistEntry": {"state": "CLAIMED"}, "reservation": {"state": "HELD", "owner": "CALLER"}},
    ),
    CATALOG + "CreateCategory": Row(
        lambda shelf: {
            "requestId": new_id(),
            "categoryId": new_id(),
            "name": "Shoes",
            "slug": f"shoes-{new_id()}",
            "description": "for feet",
            "parentId": shelf.category(),
        },
        {"category": {"name": "Shoes", "parentId": ANYTHING}, "commitSeq": ANYTHING},
    ),
    CATALOG + "GetCategory": Row(lambda shelf: {"categoryId": shelf.category()}, {"category": {"name": "n"}}),
    CATALOG + "ListCategories": Row(
        lambda shelf: {"atTop": bool(shelf.category()), "pageSize": 1}, {"categories": [{"slug": ANYTHING}]}
    ),
    CATALOG + "UpdateCategory": Row(
        lambda shelf: {"categoryId": shelf.category(), "name": "m"}, {"category": {"name": "m"}}
    ),
    CATALOG + "MoveCategory": Row(
        lambda shelf: {"categoryId": shelf.category(), "parentId": shelf.category()},
        {"category": {"parentId": ANYTHING}},
    ),
    CATALOG + "DeleteCategory": Row(lambda shelf: {"categoryId": shelf.category()}, {"category": {"name": "n"}}),
    CATALOG + "CreateProduct": Row(
        lambda shelf: {
            "requestId": new_id(),
            "productId": new_id(),
            "sellerId": shelf.seller().id,
            "title": "Shoe",
            "slug": f"shoe-{new_id()}",
            "description": "for a foot",
            "categoryId": shelf.category(),
            "badge": "new",
            "isActive": True,
        },
        {"product": {"status": "PENDING", "isActive": True, "sellerId": ANYTHING}, "commitSeq": ANYTHING},
    ),
    CATALOG + "GetProduct": Row(lambda shelf: {"slug": shelf.product().slug}, {"product": {"title": "Shoe"}}),
    CATALOG + "BatchGetProducts": Row(
        lambda shelf: {"productIds": [shelf.product().id, shelf.product().id]},
        {"products": [{"title": "Shoe"}, {"title": "Shoe"}]},
    ),
    CATALOG + "ListProducts": Row(
        lambda shelf: {"sellerId": shelf.product().seller_id, "pageSize": 1}, {"products": [{"status": "PENDING"}]}
    ),
    CATALOG + "UpdateProduct": Row(
        lambda shelf: {"productId": shelf.product().id, "title": "Boot", "isActive": True},
        {"product": {"title": "Boot", "isActive": True}},
    ),
    CATALOG + "DeleteProduct": Row(lambda shelf: {"productId": shelf.product().id}, {"product": {"title": "Shoe"}}),
    CATALOG + "ApproveProduct": Row(
        lambda shelf: {"productId": shelf.product().id}, {"product": {"status": "APPROVED"}}
    ),
    CATALOG + "RejectProduct": Row(
        lambda shelf: {"productId": shelf.product().id}, {"product": {"status": "REJECTED"}}
    ),
    CATALOG + "CreateProductVariant": Row(
        lambda shelf: {
            "requestId": new_id(),
            "variantId": new_id(),
            "productId": shelf.product().id,
            "sku": f"sku-{new_id()}",
            "name": "size 40",
            "price": 1999,
            "isActive": True,
        },
        {"variant": {"price": "1999", "isActive": True}, "commitSeq": ANYTHING},
    ),
    CATALOG + "GetProductVariant": Row(
        lambda shelf: {"sku": shelf.product_variant().sku}, {"variant": {"name": "size 40"}}
    ),
    CATALOG + "BatchGetProductVariants": Row(
        lambda shelf: {"variantIds": [shelf.product_variant().id]}, {"variants": [{"name": "size 40"}]}
    ),
    CATALOG + "ListProductVariants": Row(
        lambda shelf: {"productId": shelf.product_variant().product_id}, {"variants": [{"sku": ANYTHING}]}
    ),
    CATALOG + "UpdateProductVariant": Row(
        lambda shelf: {"variantId": shelf.product_variant().id, "price": 5}, {"variant": {"price": "5"}}
    ),
    CATALOG + "DeleteProductVariant": Row(
        lambda shelf: {"variantId": shelf.product_variant().id}, {"variant": {"sku": ANYTHING}}
    ),
    CATALOG + "CreateProductImage": Row(
        lambda shelf: {
            "requestId": new_id(),
            "imageId": new_id(),
            "productId": shelf.product().id,
            "imageUrl": "https://example.org/shoe.png",
            "altText": "a shoe",
            "displayOrder": -1,
        },
        {"image": {"displayOrder": "-1", "isPrimary": True}, "commitSeq": ANYTHING},
    ),
    CATALOG + "GetProductImage": Row(lambda shelf: {"imageId": shelf.image().id}, {"image": {"isPrimary": True}}),
    CATALOG + "ListProductImages": Row(
        lambda shelf: {"productId": shelf.image().product_id}, {"images": [{"isPrimary": True}]}
    ),
    CATALOG + "UpdateProductImage": Row(
        lambda shelf: {"imageId": shelf.image().id, "altText": "a boot"}, {"image": {"altText": "a boot"}}
    ),
    CATALOG + "DeleteProductImage": Row(lambda shelf: {"imageId": shelf.image().id}, {"image": {"isPrimary": True}}),
    CATALOG + "SetPrimaryProductImage": Row(
        lambda shelf: {"imageId": shelf.image().id}, {"image": {"isPrimary": True}}
    ),
    USER + "CreateUser": Row(
        lambda shelf: {
            "requestId": new_id(),
            "username": f"Ann-{new_id()}",
            "firstName": "Ann",
            "lastName": "Lee",
            "phoneNumber": "+49 (30) 1234",
            "email": f"Ann@{new_id()}.example",
        },
        {"user": {"firstName": "Ann", "phoneNumber": "+49301234", "role": "USER"}, "commitSeq": ANYTHING},
    ),
    USER + "GetUser": Row(lambda shelf: {"userId": shelf.user()}, {"user": {"role": "USER"}}),
    USER + "CreateAddress": Row(
        lambda shelf: {
            "requestId": new_id(),
            "addressId": new_id(),
            "userId": shelf.user(),
            "addressLine1": "1 Main Street",
            "addressLine2": "at the back",
            "city": "Berlin",
            "state": "BE",
            "postalCode": "10115",
            "country": "DE",
        },
        {"address": {"addressLine2": "at the back", "isDefault": True}, "commitSeq": ANYTHING},
    ),
    USER + "GetAddress": Row(lambda shelf: {"addressId": shelf.address().id}, {"address": {"isDefault": True}}),
    USER + "ListAddresses": Row(
        lambda shelf: {"userId": shelf.address().user_id}, {"addresses": [{"country": "DE"}]}
    ),
    SELLER + "CreateSeller": Row(
        lambda shelf: {
            "requestId": new_id(),
            "userId": shelf.user(),
            "storeName": "Shoes",
            "storeSlug": f"shoes-{new_id()}",
            "description": "for feet",
            "logoUrl": "https://example.org/logo.png",
            "businessEmail": "shoes@example.org",
            "businessPhone": "1234",
        },
        {"seller": {"storeName": "Shoes", "status": "PENDING"}, "commitSeq": ANYTHING},
    ),
    SELLER + "GetSeller": Row(
        lambda shelf: {"storeSlug": shelf.seller().store_slug}, {"seller": {"status": "PENDING"}}
    ),
    SELLER + "ApproveSeller": Row(lambda shelf: {"sellerId": shelf.seller().id}, {"seller": {"status": "APPROVED"}}),
    SELLER + "SuspendSeller": Row(
        lambda shelf: {"sellerId": shelf.approved_seller().id}, {"seller": {"status": "SUSPENDED"}}
    ),
    SELLER + "ReinstateSeller": Row(
        lambda shelf: {"sellerId": shelf.suspended_seller().id}, {"seller": {"status": "APPROVED"}}
    ),
    CART + "CreateCart": Row(
        lambda shelf: {"requestId": new_id(), "cartId": new_id(), "sessionId": new_id()},
        {"cart": {"sessionId": ANYTHING, "createTime": ANYTHING}, "commitSeq": ANYTHING},
    ),
    CART + "GetCart": Row(
        lambda shelf: {"sessionId": shelf.session()}, {"cart": {"etag": ANYTHING}, "items": [{"quantity": "2"}]}
    ),
    CART + "AddCartItem": Row(
        lambda shelf: {
            "requestId": new_id(),
            "cartId": shelf.empty_cart().id,
            "variantId": (variant := shelf.offer()[1]).id,
            "quantity": 3,
            "reservationId": shelf.client.hold(variant.id, 3).reservation.id,
        },
        {"item": {"quantity": "3", "reservationId": ANYTHING}, "commitSeq": ANYTHING},
    ),
    CART + "UpdateCartItem": Row(
        lambda shelf: {"cartItemId": shelf.cart_item().id, "quantity": 5}, {"item": {"quantity": "5"}}
    ),
    CART + "RemoveCartItem": Row(
        lambda shelf: {"cartItemId": (item := shelf.cart_item()).id, "etag": item.etag}, {"item": {"quantity": "2"}}
    ),
    CART + "ClearCart": Row(lambda shelf: {"cartId": shelf.cart_item().cart_id}, {"cart": {"userId": ANYTHING}}),
    CART + "DeleteCart": Row(lambda shelf: {"cartId": shelf.cart_item().cart_id}, {"cart": {"userId": ANYTHING}}),
    CART + "MergeCarts": Row(
        lambda shelf: {"requestId": new_id(), "sessionId": shelf.session(), "userId": shelf.user()},
        {"cart": {"userId": ANYTHING}, "items": [{"quantity": "2"}], "commitSeq": ANYTHING},
    ),
    CART + "PriceCart": Row(
        lambda shelf: {"cartId": shelf.cart_item().cart_id},
        {
            "lines": [{"price": "1999", "totalPrice": "3998", "availableStock": str(UNITS), "isSellable": True}],
            "subtotal": "3998",
            "isAvailable": True,
        },
    ),
    CART + "ReserveCart": Row(
        lambda shelf: {"cartId": shelf.cart_item().cart_id, "ttl": "60s"},
        {"items": [{"reservationId": ANYTHING}], "expireTime": ANYTHING},
    ),
    CHECKOUT + "CheckoutCart": Row(
        lambda shelf: MessageToDict(shelf.checkout()),
        {
            "checkoutGroup": {"totalAmount": "4498"},
            "orders": [{"subtotal": "3998", "deliveryCharge": "500", "status": "PENDING"}],
            "commitSeq": ANYTHING,
        },
    ),
    CHECKOUT + "GetCheckoutGroup": Row(
        lambda shelf: {"checkoutGroupId": shelf.checkout_group().id},
        {"checkoutGroup": {"totalAmount": "4498"}, "orders": [{"checkoutGroupId": ANYTHING}]},
    ),
    ORDER + "CreateOrder": Row(
        lambda shelf: MessageToDict(shelf.purchase()),
        {
            "order": {"totalAmount": "2499", "status": "PENDING", "orderNumber": ANYTHING},
            "items": [{"priceAtPurchase": "1999", "commissionRate": "1000", "reservationId": ANYTHING}],
        },
    ),
    ORDER + "GetOrder": Row(
        lambda shelf: {"orderId": shelf.order().id},
        {"order": {"expireTime": ANYTHING}, "shippingDetail": {"fullName": "Ann Lee", "country": "DE"}},
    ),
    ORDER + "LookupOrder": Row(
        lambda shelf: {"orderNumber": shelf.order().order_number}, {"shippingDetail": {"city": "Berlin"}}
    ),
    ORDER + "ListOrders": Row(
        lambda shelf: {"userId": shelf.order().user_id, "pageSize": 1}, {"orders": [{"status": "PENDING"}]}
    ),
    ORDER + "UpdateOrderShippingDetail": Row(
        lambda shelf: {"orderId": shelf.order().id, "city": "Bonn", "phone": ""}, {"shippingDetail": {"city": "Bonn"}}
    ),
    ORDER + "CancelOrder": Row(
        lambda shelf: {"orderId": shelf.order().id, "note": "regrets"}, {"order": {"status": "CANCELLED"}}
    ),
    ORDER + "ShipOrder": Row(
        lambda shelf: {"orderId": shelf.processing_order().id, "note": "by ship"}, {"order": {"status": "SHIPPED"}}
    ),
    ORDER + "DeliverOrder": Row(
        lambda shelf: {"orderId": shelf.shipped_order().id}, {"order": {"status": "DELIVERED"}}
    ),
    ORDER + "ListOrderItems": Row(
        lambda shelf: {"orderId": shelf.order().id}, {"items": [{"quantity": "1", "totalPrice": "1999"}]}
    ),
    ORDER + "CreateOrderAdjustment": Row(
        lambda shelf: {
            "requestId": new_id(),
            "adjustmentId": new_id(),
            "orderId": (order := shelf.order()).id,
            "description": "regrets",
            "amount": -99,
            "etag": order.etag,
        },
        {"adjustment": {"amount": "-99", "sourceType": "MANUAL"}, "order": {"totalAmount": "2400"}},
    ),
    ORDER + "ListOrderAdjustments": Row(
        lambda shelf: {"orderId": shelf.adjusted_order().id}, {"adjustments": [{"description": "regrets"}]}
    ),
    ORDER + "ListOrderTransitions": Row(
        lambda shelf: {"orderId": shelf.processing_order().id},
        {"transitions": [{"fromStatus": "PENDING", "toStatus": "PROCESSING", "cause": "PAYMENT"}]},
    ),
    PAYMENT + "CreatePayment": Row(
        lambda shelf: {
            "requestId": new_id(),
            "paymentId": new_id(),
            "orderId": shelf.order().id,
            "amount": 2000,
            "paymentMethod": "card",
            "gatewayTransactionId": new_id(),
        },
        {"payment": {"status": "PENDING", "amount": "2000", "paymentMethod": "card"}, "commitSeq": ANYTHING},
    ),
    PAYMENT + "GetPayment": Row(
        lambda shelf: {"paymentId": shelf.payment().id}, {"payment": {"status": "PENDING", "amount": "2499"}}
    ),
    PAYMENT + "ListPayments": Row(
        lambda shelf: {"orderId": shelf.payment().order_id}, {"payments": [{"status": "PENDING"}]}
    ),
    PAYMENT + "ConfirmPayment": Row(
        lambda shelf: {"paymentId": shelf.payment().id, "gatewayTransactionId": new_id()},
        {"payment": {"status": "SUCCEEDED"}, "order": {"status": "PROCESSING", "paidAmount": "2499"}},
    ),
    PAYMENT + "FailPayment": Row(lambda shelf: {"paymentId": shelf.payment().id}, {"payment": {"status": "FAILED"}}),
    PAYMENT + "RefundPayment": Row(
        lambda shelf: {
            "requestId": new_id(),
            "paymentId": (payment := shelf.succeeded_payment()).id,
            "newRefundId": new_id(),
            "amount": 150,
            "lines": [{"orderItemId": shelf.order_item(payment.order_id).id, "amount": 100}],
            "deliveryAmount": 50,
            "etag": payment.etag,
        },
        {
            "refund": {"status": "SUCCEEDED", "amount": "150", "lines": [{"amount": "100"}], "deliveryAmount": "50"},
            "payment": {"refundedAmount": "150"},
            "order": {"refundedAmount": "150"},
        },
    ),
    PAYMENT + "ListRefunds": Row(
        lambda shelf: {"orderId": shelf.refund().order_id}, {"refunds": [{"status": "SUCCEEDED", "amount": "2499"}]}
    ),
    LEDGER + "GetLedgerEntry": Row(lambda shelf: {"ledgerEntryId": 1}, {"entry": {"id": "1", "reason": "COUNT"}}),
    LEDGER + "ListLedgerEntries": Row(
        lambda shelf: {"variantId": shelf.variant, "pageSize": 1}, {"entries": [{"createTime": ANYTHING}]}
    ),
    LEDGER + "VerifyLedger": Row(lambda shelf: {}, {"verified": True}),
    STOCK + "WatchStocks": watching(lambda shelf: shelf.folded({"variantIds": [shelf.variant]})),
    ORDER + "WatchOrders": watching(lambda shelf: shelf.folded({"userId": shelf.user()})),
    CHANGE + "WatchChanges": watching(lambda shelf: shelf.folded({"entities": ["PAYMENT", "REFUND"]})),
    CHANGE + "ListChanges": Row(
        lambda shelf: shelf.folded({"afterSeq": 0, "entities": ["STOCK"], "pageSize": 1}),
        {"changes": [{"row": {"stock": {"variantId": ANYTHING}}, "commitSeq": ANYTHING}]},
    ),
    CHANGE + "GetWatermark": Row(lambda shelf: shelf.folded({}), {"durableSeq": ANYTHING, "foldedSeq": ANYTHING}),
    ADMIN + "ExportEntities": Row(
        lambda shelf: shelf.folded({"entities": ["SELLER"]}), {"totalRowCount": ANYTHING, "readSeq": ANYTHING}
    ),
    ADMIN + "ImportEntities": Row(
        lambda shelf: {
            "rows": [
                {
                    "user": {
                        "id": str(1_000_000 + shelf.user()),
                        "username": f"user-{new_id()}",
                        "role": "USER",
                        "createTime": "2026-01-01T00:00:00Z",
                        "updateTime": "2026-01-01T00:00:00Z",
                    }
                }
            ]
        },
        {"rowCount": "1", "importedCount": "1", "commitSeq": ANYTHING},
    ),
    ADMIN + "GetServerInfo": Row(lambda shelf: {}, {"durability": "GROUP", "version": ANYTHING}),
    ADMIN + "GetStateHash": Row(lambda shelf: {}, {"hash": ANYTHING}),
    ADMIN + "VerifyInvariants": Row(lambda shelf: {}, {"verified": True}),
    "grpc.health.v1.Health/Check": Row(lambda shelf: {"service": SERVICES[-1]}, {"status": "SERVING"}),
    "grpc.health.v1.Health/Watch": Row(
        lambda shelf: {"service": SERVICES[-1]},
        {"status": "SERVING"},
        options=("-max-time", str(SECONDS)),
        status=DEADLINE_EXCEEDED,
    ),
    "grpc.reflection.v1.ServerReflection/ServerReflectionInfo": Row(
        lambda shelf: [{"listServices": ""}, {"fileContainingSymbol": "holdfast.v1.Stock"}],
        {"fileDescriptorResponse": {"fileDescriptorProto": ANYTHING}},
    ),
}


def has(answer, part):
    """Whether all of the part is in the answer."""
    match part:
        case dict():
            return isinstance(answer, dict) and all(name in answer and has(answer[name], part[name]) for name in part)
        case list():
            return isinstance(answer, list) and len(answer) == len(part) and all(map(has, answer, part))
        case _:
            return part is ANYTHING or answer == part


def documents(text):
    """The values of JSON that follow each other."""
    decoder, values = json.JSONDecoder(), []
    while text := text.lstrip():
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:]
    return values


def test_every_method_has_a_row(shelf):
    assert shelf.methods() == ROWS.keys()


@pytest.mark.parametrize("method", ROWS)
def test_every_method_is_called_by_reflection_alone(shelf, method):
    row = ROWS[method]
    messages = row.messages(shelf)
    options = ("-d", "".join(map(json.dumps, messages)), *row.options)
    answers = documents(shelf.grpcurl(method, options=options, status=row.status))
    assert len(answers) == len(messages)
    assert has(answers[-1], row.answer), answers[-1]


VERSIONS = ["v1", "v1alpha"]


def ask(channel, version, *questions):
    """The answers of reflection in a version; the messages of both are the same."""
    call = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
        response_deserializer=reflection_pb2.ServerReflectionResponse.FromString,
    )
    return list(call(iter(reflection_pb2.ServerReflectionRequest(**question) for question in questions), timeout=30))


@pytest.mark.parametrize("version", VERSIONS)
def test_versions(shelf, version):
    listed, by_symbol, by_name, unknown = ask(
        shelf.client.channel,
        version,
        {"list_services": ""},
        {"file_containing_symbol": "holdfast.v1.StockService.GetStock"},
        {"file_by_filename": "holdfast/v1/stock.proto"},
        {"file_by_filename": "no/such.proto"},
    )
    assert [service.name for service in listed.list_services_response.service] == SERVICES
    assert by_symbol.file_descriptor_response.file_descriptor_proto
    assert by_symbol.file_descriptor_response == by_name.file_descriptor_response
    assert unknown.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]


def test_grpcio_reflection(shelf):
    """Another client that has nothing but the address, and asks in v1alpha."""
    database = ProtoReflectionDescriptorDatabase(shelf.client.channel)
    assert sorted(database.get_services()) == SERVICES
    pool = descriptor_pool.DescriptorPool(database)
    method = pool.FindServiceByName("holdfast.v1.StockService").FindMethodByName("GetStock")
    request, response = map(message_factory.GetMessageClass, (method.input_type, method.output_type))
    call = shelf.client.channel.unary_unary(
        "/holdfast.v1.StockService/GetStock",
        request_serializer=request.SerializeToString,
        response_deserializer=response.FromString,
    )
    assert call(request(variant_id=shelf.variant), timeout=30).stock.variant_id == shelf.variant
