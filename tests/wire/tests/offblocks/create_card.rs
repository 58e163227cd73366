//! `createCard`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{AddressRequest, Card, CardNetwork, CardStatus, CardType, CreateCard};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Card> {
    let call = |offblocks: &Client| offblocks.cards().create("7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02", card());
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02/cards")
        .with_key()
        .json(r#"{
            "type": "virtual",
            "billingAddress": {
                "firstLine": "1 Example Street",
                "secondLine": "Flat 2",
                "city": "London",
                "country": "GB",
                "postCode": "SW1A 1AA"
            }
        }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(CreateCardError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Card> {
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
        "status": "issuing",
        "createdAt": "2024-01-24T14:30:00.5Z",
        "updatedAt": "2024-01-24T14:31:00.25Z"
    }"#;
    Sample::new(201, body, |card: &Card| {
        assert_eq!(card.id.as_str(), "9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03");
        assert_eq!(card.r#type, Some(CardType::Virtual));
        assert_eq!(card.network, Some(CardNetwork::Visa));
        assert_eq!(card.status, CardStatus::Issuing);
        assert_eq!(card.masked_pan.as_deref(), Some("400000******0002"));
        assert_eq!(card.expiration_date.as_deref(), Some("10/2028"));
        assert_eq!(card.billing_address.as_ref().unwrap().post_code.as_deref(), Some("SW1A 1AA"));
        assert!(!format!("{card:?}").contains("Lovelace"), "the name shows in Debug");
    })
    .fields("", fields::CARD)
    .fields("billingAddress", fields::ADDRESS)
}

fn card() -> CreateCard {
    let address =
        AddressRequest::builder().first_line("1 Example Street").city("London").country("GB").post_code("SW1A 1AA");
    CreateCard::new(CardType::Virtual).billing_address(address.second_line("Flat 2"))
}

/// As documented: only the kind is required.
#[test]
fn a_card_needs_no_address() {
    let request = offblocks::sent(|offblocks| offblocks.cards().create("a", CreateCard::new(CardType::Virtual)));
    wire::assert_json(&request.body, r#"{ "type": "virtual" }"#);
}
