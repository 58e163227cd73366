//! `createAccount`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{AccountStatus, CreateAccount, CreatedAccount};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<CreatedAccount> {
    let call = |offblocks: &Client| {
        offblocks.accounts().create("04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01", CreateAccount::new(["EUR"]))
    };
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01/accounts")
        .with_key()
        .json(r#"{ "type": "card_account", "currencies": ["EUR"] }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(CreateAccountError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<CreatedAccount> {
    let body = r#"{
        "id": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "customerId": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "status": "initiating",
        "type": "card_account",
        "currencies": ["EUR"],
        "createdAt": "2024-01-24T14:25:11.000000001Z",
        "updatedAt": "2024-01-24T14:26:40Z",
        "challenge": "M2Y3YjljMWQ="
    }"#;
    Sample::new(201, body, |account: &CreatedAccount| {
        assert_eq!(account.id.as_str(), "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
        assert_eq!(account.status, AccountStatus::Initiating);
        assert_eq!(account.chain_id, None);
        assert_eq!(account.challenge.as_ref().unwrap().as_str(), "M2Y3YjljMWQ=");
    })
    .fields("", fields::ACCOUNT)
    .optional(&["challenge"])
}

/// As documented: at least one currency.
#[test]
fn an_account_without_a_currency_is_refused_before_it_is_sent() {
    let server = wire::Server::start();
    let none = CreateAccount::new(Vec::<&str>::new());
    let error = wire::block_on(offblocks::client(&server).accounts().create("c", none)).unwrap_err();
    assert_eq!(error.outcome(), offblocks_api::Outcome::NotSent);
    assert_eq!(error.faults()[0].path(), "currencies");
    assert!(server.requests().is_empty());
}
