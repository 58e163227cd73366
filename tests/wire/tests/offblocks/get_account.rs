//! `getAccount`, as documented; the operation is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Account, AccountStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Account> {
    let call = |offblocks: &Client| offblocks.accounts().get("7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02")
        .answers(sample())
        .refuses(offblocks::refusals!(GetAccountError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Account> {
    let body = r#"{
        "id": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "customerId": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "chainId": "eip155:324:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "status": "active",
        "type": "card_account",
        "currencies": ["EUR"],
        "createdAt": "2024-01-24T14:25:11.000000001Z",
        "updatedAt": "2024-01-24T14:26:40Z"
    }"#;
    Sample::new(200, body, |account: &Account| {
        assert_eq!(account.customer_id.as_ref().unwrap().as_str(), "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
        assert_eq!(
            account.chain_id.as_ref().unwrap().as_str(),
            "eip155:324:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
        );
        assert_eq!(account.status, AccountStatus::Active);
        assert_eq!(account.created_at.as_ref().unwrap().as_str(), "2024-01-24T14:25:11.000000001Z");
    })
    .fields("", fields::ACCOUNT)
}
