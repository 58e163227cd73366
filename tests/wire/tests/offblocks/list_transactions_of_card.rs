//! `listTransactionsOfCard`, as documented; that the list is bare, and what is in it, is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Transaction, TransactionStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<Transaction>> {
    let call = |offblocks: &Client| offblocks.transactions().list_of_card("9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/cards/9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03/transactions")
        .answers(sample())
        .refuses(offblocks::refusals!(ListTransactionsOfCardError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
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
