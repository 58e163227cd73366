//! `getTransaction`, as documented; what a transaction holds is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Transaction, TransactionStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Transaction> {
    let call = |offblocks: &Client| offblocks.transactions().get("d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/transactions/d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05")
        .answers(sample())
        .refuses(offblocks::refusals!(GetTransactionError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Transaction> {
    let body = r#"{
        "id": "d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05",
        "status": "processed",
        "createdAt": "2024-01-24T15:01:00Z",
        "updatedAt": "2024-01-24T15:02:00.000000001Z"
    }"#;
    Sample::new(200, body, |transaction: &Transaction| {
        assert_eq!(transaction.id.as_ref().unwrap().as_str(), "d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05");
        assert_eq!(transaction.status, Some(TransactionStatus::Processed));
        assert_eq!(transaction.updated_at.as_ref().unwrap().as_str(), "2024-01-24T15:02:00.000000001Z");
    })
    .fields("", fields::TRANSACTION)
}
