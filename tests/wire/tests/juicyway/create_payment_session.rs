//! `createPaymentSession`, as documented.

use juicyway_api::types::{
    BillingAddressRequest, CreatePaymentSession, Currency, CustomerType, MinorUnits, PaymentAuthType, PaymentCustomer,
    PaymentMethod, PaymentMethodType, PaymentOrder, PaymentOrderItem, PaymentSession, PaymentStatus,
};
use juicyway_api::{Client, Outcome};
use wire::{Case, Sample, Server, juicyway};

use crate::fields;

wire::tests!(case);

fn customer() -> PaymentCustomer {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    let ada = PaymentCustomer::builder().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let ada = ada.phone_number("+2348012345678").ip_address("192.0.2.1");
    ada.billing_address(address.zip_code("100001").country("NG")).r#type(CustomerType::Individual).build()
}

fn session(amount: i64) -> CreatePaymentSession {
    let order = PaymentOrder::new("1001", [PaymentOrderItem::builder().name("Book").r#type("physical").build()]);
    let session = CreatePaymentSession::builder().amount(MinorUnits::new(amount)).currency(Currency::Ngn);
    let session = session.customer(customer()).description("Order 1001").reference("order-1001").order(order);
    session.payment_method(PaymentMethod::new(PaymentMethodType::Card)).build()
}

fn case() -> Case<PaymentSession> {
    let call = |juicyway: &Client| juicyway.payment_sessions().create(session(150_000));
    juicyway::operation(module_path!(), call)
        .sends("POST", "/payment-sessions")
        .json(
            r#"{
                "amount": 150000,
                "currency": "NGN",
                "customer": {
                    "first_name": "Ada",
                    "last_name": "Lovelace",
                    "email": "ada@example.com",
                    "phone_number": "+2348012345678",
                    "billing_address": {
                        "line1": "1 Example Street",
                        "city": "Lagos",
                        "state": "Lagos",
                        "zip_code": "100001",
                        "country": "NG"
                    },
                    "ip_address": "192.0.2.1",
                    "type": "individual"
                },
                "description": "Order 1001",
                "reference": "order-1001",
                "order": { "identifier": "1001", "items": [{ "name": "Book", "type": "physical" }] },
                "payment_method": { "type": "card" }
            }"#,
        )
        .answers(sample())
        .refuses(juicyway::refusals!(CreatePaymentSessionError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<PaymentSession> {
    let body = r#"{
        "data": {
            "auth_type": "3ds",
            "expires_at": "2025-09-22T11:00:00Z",
            "links": { "redirect": "https://pay.example.com/1" },
            "message": "Continue at the bank",
            "status": "pending",
            "payment": {
                "id": "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08",
                "amount": 150000,
                "currency": "NGN",
                "status": "pending",
                "mode": "test",
                "reference": "order-1001",
                "customer": { "first_name": "Ada" },
                "order": { "identifier": "1001" },
                "cancellation_reason": null,
                "date": "2025-09-22T10:00:00Z"
            }
        }
    }"#;
    Sample::new(200, body, |session: &PaymentSession| {
        assert_eq!(session.auth_type, Some(PaymentAuthType::from("3ds")));
        assert_eq!(session.status, Some(PaymentStatus::Pending));
        let payment = session.payment.as_ref().unwrap();
        assert_eq!(payment.amount, Some(MinorUnits::new(150_000)));
        assert_eq!(payment.currency, Some(Currency::Ngn));
        assert_eq!(payment.reference.as_deref(), Some("order-1001"));
        assert_eq!(payment.cancellation_reason, None);
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::SESSION)
    .fields("data.payment", fields::PAYMENT)
    .maps(&["data.links", "data.payment.customer", "data.payment.order"])
}

#[test]
fn less_than_the_least_amount_is_not_sent() {
    let server = Server::start();
    let error = wire::block_on(juicyway::client(&server).payment_sessions().create(session(99))).unwrap_err();
    assert_eq!((error.outcome(), server.requests().len()), (Outcome::NotSent, 0));
    let request = juicyway::sent(|juicyway| juicyway.payment_sessions().create(session(100)));
    assert!(request.text().starts_with(r#"{"amount":100,"#), "{}", request.text());
}
