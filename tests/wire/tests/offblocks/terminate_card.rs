//! `terminateCard`, as documented; method and answer are inferred.

use offblocks_api::Client;
use offblocks_api::types::{Card, CardStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Option<Card>> {
    let call = |offblocks: &Client| offblocks.cards().terminate("9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03");
    offblocks::operation(module_path!(), call)
        .sends("DELETE", "/v1/cards/9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03")
        .with_key()
        .answers(sample())
        .answers(without_a_body())
        .refuses(offblocks::refusals!(TerminateCardError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Option<Card>> {
    let body = r#"{
        "id": "9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03",
        "accountId": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "type": "virtual",
        "name": "Ada Lovelace",
        "network": "visa",
        "maskedPan": "400000******0002",
        "expirationDate": "10/2028",
        "billingAddress": {
            "firstLine": "1 Example Street",
            "secondLine": "Flat 2",
            "city": "London",
            "state": "Greater London",
            "country": "GB",
            "postCode": "SW1A 1AA"
        },
        "status": "terminated",
        "createdAt": "2024-01-24T14:30:00.5Z",
        "updatedAt": "2024-01-24T14:31:00.25Z"
    }"#;
    Sample::new(200, body, |changed: &Option<Card>| {
        assert_eq!(changed.as_ref().unwrap().status, CardStatus::Terminated);
    })
    .fields("", fields::CARD)
    .fields("billingAddress", fields::ADDRESS)
}

fn without_a_body() -> Sample<Option<Card>> {
    Sample::nothing(204)
}
