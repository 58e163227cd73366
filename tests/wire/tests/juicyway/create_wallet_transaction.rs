//! `createWalletTransaction`, as documented.

use juicyway_api::types::{CreateWalletTransaction, WalletTransaction, WalletTransactionType};
use juicyway_api::{Client, decimal};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

/// The amount is a number whose digits are kept.
fn case() -> Case<WalletTransaction> {
    let call = |juicyway: &Client| {
        let wallet = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";
        let debit = CreateWalletTransaction::new(wallet, decimal!("250.70"), WalletTransactionType::Debit);
        juicyway.wallet_transactions().create(debit.description("Order 1001"))
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/wallets/transactions")
        .exactly(
            "application/json",
            concat!(
                r#"{"wallet_id":"5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01","amount":250.70,"type":"debit","#,
                r#""description":"Order 1001"}"#,
            ),
        )
        .answers(sample())
        .refuses(juicyway::refusals!(CreateWalletTransactionError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 409 Conflict, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

/// The id is called `transaction_id` here.
fn sample() -> Sample<WalletTransaction> {
    let body = r#"{
        "data": {
            "transaction_id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
            "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            "type": "debit",
            "amount": 250.70,
            "balance_after": 1249.80,
            "created_at": "2025-09-22T10:00:00Z"
        }
    }"#;
    Sample::new(200, body, |transaction: &WalletTransaction| {
        let id = transaction.transaction_id.as_ref().unwrap();
        assert_eq!(id.as_str(), "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
        assert_eq!(transaction.id, None);
        assert_eq!(transaction.r#type, Some(WalletTransactionType::Debit));
        assert_eq!(transaction.amount.as_ref().unwrap().as_decimal().as_str(), "250.70");
        assert_eq!(transaction.balance_after.as_ref().unwrap().as_decimal().as_str(), "1249.80");
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::TRANSACTION)
}
