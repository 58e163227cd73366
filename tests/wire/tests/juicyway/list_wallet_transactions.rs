//! `listWalletTransactions`, as documented.

use juicyway_api::types::{WalletTransaction, WalletTransactionType};
use juicyway_api::{Client, Page};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<WalletTransaction>> {
    let call = |juicyway: &Client| {
        let list = juicyway.wallet_transactions().list().wallet_id("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        list.r#type(WalletTransactionType::Debit)
    };
    juicyway::operation(module_path!(), call)
        .sends("GET", "/wallets/transactions?wallet_id=5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01&type=debit")
        .answers(sample())
        .refuses(juicyway::refusals!(ListWalletTransactionsError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

/// The id is called `id` here.
fn sample() -> Sample<Page<WalletTransaction>> {
    let body = r#"{
        "data": [
            {
                "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
                "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
                "type": "debit",
                "amount": 250.70,
                "description": "Order 1001",
                "created_at": "2025-09-22T10:00:00Z"
            }
        ]
    }"#;
    Sample::new(200, body, |page: &Page<WalletTransaction>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].id.as_ref().unwrap().as_str(), "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
        assert_eq!(page[0].transaction_id, None);
        assert_eq!(page[0].description.as_deref(), Some("Order 1001"));
    })
    .under("/data")
    .required(&["data", "data[]"])
    .fields("data[]", fields::TRANSACTION)
}
