//! `getWallet`, as documented.

use juicyway_api::types::{BankAccountType, Wallet};
use juicyway_api::{Client, Outcome};
use wire::{Case, Sample, Server, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Wallet> {
    let call = |juicyway: &Client| juicyway.wallets().get("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
    juicyway::operation(module_path!(), call)
        .sends("GET", "/wallets/5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01")
        .answers(sample())
        .refuses(juicyway::refusals!(GetWalletError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Wallet> {
    let body = r#"{
        "data": {
            "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            "account_id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02",
            "customer_id": "123e4567-e89b-12d3-a456-426614174000",
            "balance": { "amount": 1500.50, "currency": "NGN" },
            "status": "active",
            "events": [
                {
                    "action": "create",
                    "id": "9b2d6c18-4e7f-4a35-b0c9-3d5f8e1a7c03",
                    "inserted_at": "2025-09-22T09:05:00Z",
                    "reason": null,
                    "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01"
                }
            ],
            "payment_methods": [
                {
                    "account_name": "Ada Lovelace",
                    "account_number": "0123456789",
                    "account_type": "savings",
                    "address": null,
                    "bank_address": "1 Bank Road",
                    "bank_code": "999",
                    "bank_name": "Example Bank"
                }
            ]
        }
    }"#;
    Sample::new(200, body, |wallet: &Wallet| {
        let event = &wallet.events.as_ref().unwrap()[0];
        assert_eq!(event.action.as_deref(), Some("create"));
        assert_eq!(event.reason, None);
        let method = &wallet.payment_methods.as_ref().unwrap()[0];
        assert_eq!(method.account_number.as_deref(), Some("0123456789"));
        assert_eq!(method.account_type, Some(BankAccountType::Savings));
        assert_eq!(method.bank_name.as_deref(), Some("Example Bank"));
    })
    .under("/data")
    .required(&["data", "data.events[]", "data.payment_methods[]"])
    .fields("data", fields::WALLET)
    .fields("data.balance", fields::BALANCE)
    .fields("data.events[]", fields::WALLET_EVENT)
    .fields("data.payment_methods[]", fields::PAYMENT_METHOD)
}

/// `/wallets/all` and `/wallets/transactions` are other operations.
#[test]
fn an_id_that_is_another_path_is_refused() {
    let server = Server::start();
    for id in ["all", "transactions", ""] {
        let error = wire::block_on(juicyway::client(&server).wallets().get(id)).unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent, "{id}");
    }
    assert!(server.requests().is_empty());
}
