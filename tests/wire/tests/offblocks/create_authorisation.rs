//! `createAuthorisation`, as documented.

use offblocks_api::Client;
use offblocks_api::decimal;
use offblocks_api::types::{Authorisation, AuthorisationStatus, SimulateAuthorisation};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Authorisation> {
    let call = |offblocks: &Client| {
        offblocks.simulator().create_authorisation("9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03", purchase().capture(false))
    };
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/simulator/cards/9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03/authorisation")
        .with_key()
        .json(r#"{ "amount": "10.0", "currency": "EUR", "capture": false }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(CreateAuthorisationError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Authorisation> {
    let body = r#"{
        "id": "b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04",
        "accountId": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "cardId": "9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03",
        "status": "pending",
        "amount": "10.0",
        "currency": "EUR",
        "merchantAmount": "8.55",
        "merchantCurrency": "GBP",
        "exchangeRate": "0.8550",
        "merchant": {
            "id": "merchant-0001",
            "name": "Example Shop",
            "mcc": 5411,
            "country": "GB",
            "city": "London"
        },
        "createdAt": "2024-01-24T15:00:00.123456789Z",
        "updatedAt": "2024-01-24T15:00:00.123456789Z"
    }"#;
    Sample::new(201, body, |authorisation: &Authorisation| {
        assert_eq!(authorisation.id.as_str(), "b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04");
        assert_eq!(authorisation.status, AuthorisationStatus::Pending);
        assert_eq!(authorisation.merchant_amount.as_ref().unwrap().as_str(), "8.55");
    })
    .fields("", fields::AUTHORISATION)
    .fields("merchant", fields::MERCHANT)
}

fn purchase() -> SimulateAuthorisation {
    SimulateAuthorisation::new(decimal!("10.0"), "EUR")
}

/// As documented: required, and true unless told otherwise.
#[test]
fn it_is_captured_at_once_unless_told_otherwise() {
    let request = offblocks::sent(|offblocks| offblocks.simulator().create_authorisation("k", purchase()));
    wire::assert_json(&request.body, r#"{ "amount": "10.0", "currency": "EUR", "capture": true }"#);
}
