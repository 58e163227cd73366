//! `getWalletTransaction`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{WalletTransaction, WalletTransactionType};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<WalletTransaction> {
    let call = |juicyway: &Client| juicyway.wallet_transactions().get("c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
    juicyway::operation(module_path!(), call)
        .sends("GET", "/wallets/transactions/c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04")
        .answers(sample())
        .refuses(juicyway::refusals!(GetWalletTransactionError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<WalletTransaction> {
    let body = r#"{
        "data": {
            "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
            "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            "type": "credit",
            "amount": 1e2,
            "description": "Refund",
            "created_at": "2025-09-22T10:00:00Z"
        }
    }"#;
    Sample::new(200, body, |transaction: &WalletTransaction| {
        assert_eq!(transaction.r#type, Some(WalletTransactionType::Credit));
        assert_eq!(transaction.amount.as_ref().unwrap().as_decimal().as_str(), "1e2");
        assert_eq!(transaction.wallet_id.as_ref().unwrap().as_str(), "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::TRANSACTION)
}
