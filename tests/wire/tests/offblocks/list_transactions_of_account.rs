//! `listTransactionsOfAccount`, as documented; that the list is bare, and what is in it, is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Transaction, TransactionStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<Transaction>> {
    let call = |offblocks: &Client| offblocks.transactions().list_of_account("7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02/transactions")
        .answers(sample())
        .refuses(offblocks::refusals!(ListTransactionsOfAccountError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Vec<Transaction>> {
    let body = r#"[{
        "id": "d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05",
        "status": "reversing",
        "createdAt": "2024-01-24T15:01:00Z",
        "updatedAt": "2024-01-24T15:02:00.000000001Z"
    }]"#;
    Sample::new(200, body, |transactions: &Vec<Transaction>| {
        assert_eq!(transactions.len(), 1);
        assert_eq!(transactions[0].status, Some(TransactionStatus::Reversing));
    })
    .required(&["", "[]"])
    .fields("[]", fields::TRANSACTION)
}
