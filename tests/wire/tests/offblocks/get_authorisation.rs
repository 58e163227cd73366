//! `getAuthorisation`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{Authorisation, AuthorisationStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Authorisation> {
    let call = |offblocks: &Client| offblocks.authorisations().get("b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/authorisations/b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04")
        .answers(sample())
        .refuses(offblocks::refusals!(GetAuthorisationError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Authorisation> {
    let body = r#"{
        "id": "b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04",
        "accountId": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "cardId": "9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03",
        "status": "capturing",
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
    Sample::new(200, body, |authorisation: &Authorisation| {
        assert_eq!(authorisation.status, AuthorisationStatus::Capturing);
        // Digits as they came.
        assert_eq!(authorisation.amount.as_ref().unwrap().as_str(), "10.0");
        assert_eq!(authorisation.exchange_rate.as_ref().unwrap().as_str(), "0.8550");
        assert_eq!(authorisation.merchant_currency.as_ref().unwrap().as_str(), "GBP");
        assert_eq!(authorisation.merchant.as_ref().unwrap().mcc, Some(5411));
        assert_eq!(authorisation.created_at.as_ref().unwrap().as_str(), "2024-01-24T15:00:00.123456789Z");
    })
    .fields("", fields::AUTHORISATION)
    .fields("merchant", fields::MERCHANT)
}
