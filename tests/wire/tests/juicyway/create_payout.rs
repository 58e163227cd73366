//! `createPayout`, as documented.

use juicyway_api::types::{CreatePayout, Currency, FeePayer, MinorUnits, PayoutBeneficiary};
use juicyway_api::{Client, Error, IdempotencyKey, Json, Map, Outcome, RetryPolicy};
use wire::{Answer, Case, Recorded, Sample, Server, juicyway};

wire::tests!(case);

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

/// `reference` is the key: made by itself unless it is given.
fn case() -> Case<Map<Json>> {
    let call = |juicyway: &Client| juicyway.payouts().create(payout(Some("000000")));
    juicyway::operation(module_path!(), call)
        .sends("POST", "/payouts")
        .with_key_in_body("reference")
        .json(
            r#"{
                "amount": 150000,
                "beneficiary": { "id": "e8b7c6d5-2f1a-4e90-8c3b-5a4d9f6e1b05", "type": "crypto_address" },
                "source_currency": "USD",
                "destination_currency": "USDT",
                "description": "Invoice 7",
                "fee_charged_to": "sender",
                "pin": "000000"
            }"#,
        )
        .answers(sample())
        .refuses(juicyway::refusals!(CreatePayoutError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

/// The fields of the answer were not seen: all of them can be reached.
fn sample() -> Sample<Map<Json>> {
    let body = r#"{"data":{"anything":"x"}}"#;
    Sample::new(200, body, |payout: &Map<Json>| {
        assert_eq!(payout.get("anything").map(Json::as_str), Some(r#""x""#));
    })
    .under("/data")
    .required(&["data"])
    .maps(&["data"])
}

/// Sends a payout against these answers, and gives what came of it with all requests.
fn sent(answers: Vec<Answer>) -> (Result<Map<Json>, Error>, Vec<Recorded>) {
    sent_as(answers, Some("invoice-7"))
}

/// Under a reference of the caller's, or one that is made for the call.
fn sent_as(answers: Vec<Answer>, reference: Option<&str>) -> (Result<Map<Json>, Error>, Vec<Recorded>) {
    let server = Server::start();
    for answer in answers {
        server.answer(answer);
    }
    let waits = std::time::Duration::ZERO;
    let client = juicyway::builder(&server.url()).retry(RetryPolicy::standard().waits(waits, waits)).build().unwrap();
    let call = client.payouts().create(payout(None));
    let call = match reference {
        Some(reference) => call.idempotency_key(reference),
        None => call,
    };
    let result = wire::block_on(call);
    (result, server.requests())
}

#[test]
fn a_lost_answer_is_asked_for_again_with_the_same_reference() {
    let (result, requests) = sent(vec![Answer::hang_up(), Answer::json(200, r#"{"data":{}}"#)]);
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].text(), requests[1].text());
    assert!(requests[0].text().ends_with(r#","reference":"invoice-7"}"#), "{}", requests[0].text());
}

/// The first request may have made the payout, which is why its reference is known.
#[test]
fn a_known_reference_after_a_lost_answer_settles_nothing() {
    let duplicate = r#"{"error":{"code":"duplicate_reference","message":"Reference has been used"}}"#;
    for lost in [Answer::hang_up(), Answer::empty(500), Answer::page(502)] {
        for status in [400, 409, 422] {
            let (result, requests) = sent(vec![lost.clone(), Answer::json(status, duplicate)]);
            let error = result.unwrap_err();
            assert_eq!((error.outcome(), requests.len()), (Outcome::Unknown, 2), "{error}");
            assert_eq!(error.idempotency_key().map(IdempotencyKey::as_str), Some("invoice-7"));
            assert_eq!(error.code().as_deref(), Some("duplicate_reference"));
        }
    }
}

/// A call of yesterday, of a process that is gone, may have had the same reference, and have paid.
#[test]
fn a_known_reference_is_in_doubt_at_the_first_attempt() {
    for status in [400, 409, 422] {
        for code in ["duplicate_reference", "validation_error"] {
            let refusal = || Answer::json(status, &format!(r#"{{"error":{{"code":"{code}"}}}}"#));
            let (result, requests) = sent(vec![refusal()]);
            let error = result.unwrap_err();
            assert_eq!((error.outcome(), requests.len()), (Outcome::Unknown, 1), "{error}");
            let (result, _) = sent_as(vec![refusal()], None);
            assert_eq!(result.unwrap_err().outcome(), Outcome::Refused, "nobody had a reference that was just made");
        }
    }
}

/// Without an earlier attempt it is the vendor's own no.
#[test]
fn a_refusal_at_once_is_a_refusal() {
    let refusal = r#"{"error":{"code":"insufficient_funds","message":"Insufficient funds"}}"#;
    let (result, requests) = sent(vec![Answer::json(400, refusal)]);
    let error = result.unwrap_err();
    assert_eq!((error.outcome(), requests.len()), (Outcome::Refused, 1));
    assert_eq!(error.code().as_deref(), Some("insufficient_funds"));
}

#[test]
fn a_pin_of_another_length_is_not_sent_and_none_shows() {
    let server = Server::start();
    let error = wire::block_on(juicyway::client(&server).payouts().create(payout(Some("12345")))).unwrap_err();
    assert_eq!((error.outcome(), server.requests().len()), (Outcome::NotSent, 0));
    assert!(!format!("{:?}", payout(Some("123456"))).contains("123456"));
}
