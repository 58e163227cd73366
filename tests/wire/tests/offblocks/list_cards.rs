//! `listCards`, as documented; that the list is bare is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Card, CardStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<Card>> {
    let call = |offblocks: &Client| offblocks.cards().list();
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/cards")
        .answers(sample())
        .refuses(offblocks::refusals!(ListCardsError: 400 BadRequest, 401 Unauthorized, 500 InternalServerError))
}

fn sample() -> Sample<Vec<Card>> {
    let body = r#"[{
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
        "status": "suspended",
        "createdAt": "2024-01-24T14:30:00.5Z",
        "updatedAt": "2024-01-24T14:31:00.25Z"
    }]"#;
    Sample::new(200, body, |cards: &Vec<Card>| {
        assert_eq!(cards.len(), 1);
        assert_eq!(cards[0].account_id.as_ref().unwrap().as_str(), "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
        assert_eq!(cards[0].status, CardStatus::Suspended);
    })
    .required(&["", "[]"])
    .fields("[]", fields::CARD)
    .fields("[].billingAddress", fields::ADDRESS)
}
