//! `listAccounts`, as documented; that the list is bare is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Account, AccountStatus, AccountType};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<Account>> {
    let call = |offblocks: &Client| offblocks.accounts().list();
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/accounts")
        .answers(sample())
        .refuses(offblocks::refusals!(ListAccountsError: 400 BadRequest, 401 Unauthorized, 500 InternalServerError))
}

fn sample() -> Sample<Vec<Account>> {
    let body = r#"[{
        "id": "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
        "customerId": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "status": "pending",
        "type": "card_account",
        "currencies": ["EUR"],
        "createdAt": "2024-01-24T14:25:11.000000001Z",
        "updatedAt": "2024-01-24T14:26:40Z"
    }]"#;
    Sample::new(200, body, |accounts: &Vec<Account>| {
        assert_eq!(accounts.len(), 1);
        assert_eq!(accounts[0].status, AccountStatus::Pending);
        assert_eq!(accounts[0].r#type, Some(AccountType::CardAccount));
        assert_eq!(accounts[0].currencies.as_ref().unwrap()[0].as_str(), "EUR");
    })
    .required(&["", "[]", "[].currencies[]"])
    .fields("[]", fields::ACCOUNT)
}
