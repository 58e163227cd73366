//! Payment sessions, payouts and exchange.

use juicyway_api::operations::GetExchangeQuote;
use juicyway_api::types::PayoutBeneficiary;
use juicyway_api::types::{
    AuthorizePaymentSession, BillingAddressRequest, CapturePaymentSession, Chain, CreateExchangeSwap,
};
use juicyway_api::types::{
    CreatePaymentSession, CreatePayout, CryptoAddress, Currency, CustomerType, FeePayer, MinorUnits,
};
use juicyway_api::types::{PaymentCustomer, PaymentMethod, PaymentMethodType, PaymentOrder, PaymentOrderItem};
use juicyway_api::{Json, Map};
use oracle::juicyway::pair;
use oracle::{KEY, Pair, json, text};

const SESSION: &str = "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08";

const NEW: &str = r#"{
    "amount": 150000,
    "currency": "NGN",
    "customer": {
        "first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com", "phone_number": "+2348012345678",
        "ip_address": "192.0.2.1", "type": "individual",
        "billing_address": {
            "line1": "1 Example Street", "city": "Lagos", "state": "Lagos", "zip_code": "100001", "country": "NG"
        }
    },
    "description": "Order 1001",
    "reference": "order-1001",
    "order": { "identifier": "1001", "items": [{ "name": "Book", "type": "physical" }] },
    "payment_method": { "type": "card" }
}"#;

fn customer() -> PaymentCustomer {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    let ada = PaymentCustomer::builder().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let ada = ada.phone_number("+2348012345678").ip_address("192.0.2.1");
    ada.billing_address(address.zip_code("100001").country("NG")).r#type(CustomerType::Individual).build()
}

fn session(metadata: Option<Map<Json>>) -> CreatePaymentSession {
    let book = PaymentOrderItem::builder().name("Book").r#type("physical").build();
    let session = CreatePaymentSession::builder().amount(MinorUnits::new(150_000)).currency(Currency::Ngn);
    let session = session.customer(customer()).description("Order 1001").reference("order-1001");
    let session = session.order(PaymentOrder::new("1001", [book]));
    let session = session.payment_method(PaymentMethod::new(PaymentMethodType::Card));
    match metadata {
        Some(metadata) => session.metadata(metadata).build(),
        None => session.build(),
    }
}

pub(crate) fn create_session() -> Pair {
    pair(
        |juicyway| juicyway.payment_sessions().create(session(None)),
        async |client| client.create_payment_session(&json(NEW)).await,
    )
}

/// What the document says nothing of is sent as it is.
pub(crate) fn create_session_with_metadata() -> Pair {
    let body = NEW.replacen('{', r#"{ "metadata": { "order": { "id": 7, "gift": null } }, "#, 1);
    pair(
        |juicyway| {
            let mut metadata = Map::default();
            metadata.insert("order".to_owned(), Json::new(r#"{"id":7,"gift":null}"#).unwrap());
            juicyway.payment_sessions().create(session(Some(metadata)))
        },
        async |client| client.create_payment_session(&json(&body)).await,
    )
}

pub(crate) fn capture() -> Pair {
    let body = r#"{ "crypto_address": { "chain": "TRX", "currency": "USDT" } }"#;
    pair(
        |juicyway| {
            let address = CryptoAddress::new(Chain::Trx, Currency::Usdt);
            juicyway.payment_sessions().capture(SESSION, CapturePaymentSession::new(address))
        },
        async |client| client.capture_payment_session(&text(SESSION), &json(body)).await,
    )
}

pub(crate) fn authorize() -> Pair {
    pair(
        |juicyway| juicyway.payment_sessions().authorize(SESSION, AuthorizePaymentSession::new("123456")),
        async |client| client.authorize_payment_session(&text(SESSION), &json(r#"{ "otp": "123456" }"#)).await,
    )
}

pub(crate) fn get_charge() -> Pair {
    pair(
        |juicyway| juicyway.payouts().get_charge(MinorUnits::new(150_000), Currency::Ngn),
        async |client| client.get_payout_charge(&json("150000"), text("NGN"), None).await,
    )
}

pub(crate) fn get_charge_by_rail() -> Pair {
    pair(
        |juicyway| juicyway.payouts().get_charge(MinorUnits::new(1), Currency::Usd).rail("bank"),
        async |client| client.get_payout_charge(&json("1"), text("USD"), Some(&text("bank"))).await,
    )
}

/// With all that is optional, or with nothing of it.
fn payout(pin: Option<&str>) -> CreatePayout {
    let beneficiary = PayoutBeneficiary::new("e8b7c6d5-2f1a-4e90-8c3b-5a4d9f6e1b05", "crypto_address");
    let payout = CreatePayout::builder().amount(MinorUnits::new(150_000)).beneficiary(beneficiary);
    let payout = payout.source_currency(Currency::Usd).destination_currency(Currency::Usdt);
    match pin {
        Some(pin) => payout.description("Invoice 7").fee_charged_to(FeePayer::Sender).pin(pin).build(),
        None => payout.build(),
    }
}

/// The key is a field of the body.
pub(crate) fn create_payout() -> Pair {
    let body = format!(
        r#"{{
            "amount": 150000,
            "beneficiary": {{ "id": "e8b7c6d5-2f1a-4e90-8c3b-5a4d9f6e1b05", "type": "crypto_address" }},
            "source_currency": "USD", "destination_currency": "USDT", "reference": "{KEY}"
        }}"#
    );
    pair(|juicyway| juicyway.payouts().create(payout(None)), async |client| client.create_payout(&json(&body)).await)
}

pub(crate) fn create_payout_in_full() -> Pair {
    let body = format!(
        r#"{{
            "amount": 150000,
            "beneficiary": {{ "id": "e8b7c6d5-2f1a-4e90-8c3b-5a4d9f6e1b05", "type": "crypto_address" }},
            "source_currency": "USD", "destination_currency": "USDT", "description": "Invoice 7",
            "fee_charged_to": "sender", "pin": "000000", "reference": "{KEY}"
        }}"#
    );
    pair(
        |juicyway| juicyway.payouts().create(payout(Some("000000"))),
        async |client| client.create_payout(&json(&body)).await,
    )
}

pub(crate) fn get_quote() -> Pair {
    pair(
        |juicyway| {
            let quote = GetExchangeQuote::builder().source_currency(Currency::Usd).target_currency(Currency::Ngn);
            juicyway.exchange().get_quote(quote)
        },
        async |client| client.get_exchange_quote(None, text("USD"), text("NGN")).await,
    )
}

pub(crate) fn get_and_lock_quote() -> Pair {
    pair(
        |juicyway| {
            let quote = GetExchangeQuote::builder().source_currency(Currency::Usd).target_currency(Currency::Ngn);
            juicyway.exchange().get_quote(quote.lock(true))
        },
        async |client| client.get_exchange_quote(Some(true), text("USD"), text("NGN")).await,
    )
}

pub(crate) fn create_swap() -> Pair {
    let body = r#"{
        "amount": 10000, "source_currency": "USD", "target_currency": "NGN",
        "quote_id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07"
    }"#;
    pair(
        |juicyway| {
            let swap = CreateExchangeSwap::builder().amount(MinorUnits::new(10_000)).source_currency(Currency::Usd);
            let swap = swap.target_currency(Currency::Ngn).quote_id("b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07");
            juicyway.exchange().create_swap(swap)
        },
        async |client| client.create_exchange_swap(&json(body)).await,
    )
}
