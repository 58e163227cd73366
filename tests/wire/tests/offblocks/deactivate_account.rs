//! `deactivateAccount`, as documented; the answer is inferred, with the account or without a body.

use offblocks_api::Client;
use offblocks_api::types::{Account, AccountStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Option<Account>> {
    let call = |offblocks: &Client| offblocks.accounts().deactivate("7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
    offblocks::operation(module_path!(), call)
        .sends("PATCH", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02/deactivate")
        .with_key()
        .answers(sample())
        .answers(without_a_body())
        .refuses(offblocks::refusals!(DeactivateAccountError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Option<Account>> {
    let body = r#"{
        "id": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "customerId": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "status": "inactive",
        "type": "card_account",
        "currencies": ["EUR"],
        "createdAt": "2024-01-24T14:25:11.000000001Z",
        "updatedAt": "2024-01-24T14:26:40Z"
    }"#;
    Sample::new(200, body, |changed: &Option<Account>| {
        assert_eq!(changed.as_ref().unwrap().status, AccountStatus::Inactive);
    })
    .fields("", fields::ACCOUNT)
    .required(&["currencies[]"])
}

fn without_a_body() -> Sample<Option<Account>> {
    Sample::nothing(204)
}
